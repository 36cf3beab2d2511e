"""Fills a PO file with English that no English word is left of: each letter becomes one with an
accent, and a text a third longer, as far as its cells reach. Reads standard input; with an argument,
prints its letters so."""
import re
import sys

LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀćđéƒǵĥíĵķĺḿńóṕɋŕśťúṽŵẋýźÁɃĆĐÉƑǴĤÍĴĶĹḾŃÓṔɊŔŚŤÚṼŴẊÝŹ")
KEPT = {"language.decimal": ",", "language.group": "\u00a0", "language.group_from": "4",
        "language.fraction": "1"}


def pseudo(text, cells):
    parts = re.split(r"({[^{}]*})", text)
    out = "".join(p if p.startswith("{") else p.translate(LETTERS) for p in parts)
    width = sum(9 if p.startswith("{") else len(p) for p in parts)
    more = (width + 2) // 3
    if cells:
        more = min(more, cells - width)
    if more < 1 or not any(c.isalpha() for c in text):
        return out
    stop = out[-1] if out[-1] in ".?:!" else ""
    return out[:len(out) - len(stop)] + "ė" * more + stop


def main():
    if len(sys.argv) > 1:
        print(sys.argv[1].translate(LETTERS))
        return
    cells, context, source = 0, "", []
    for line in sys.stdin:
        line = line.rstrip("\n")
        found = re.match(r"#\. Cells: at most (\d+)", line)
        if found:
            cells = int(found[1])
        if line.startswith("msgctxt "):
            context = line[9:-1]
        if line.startswith(("msgid ", "msgid_plural ")):
            source.append(line[line.index('"') + 1:-1])
        found = re.match(r'msgstr(\[(\d)\])? ""$', line)
        if found and context:
            text = source[min(int(found[2] or 0), len(source) - 1)].replace('\\"', '"')
            text = KEPT.get(context) or pseudo(text, cells)
            line = line[:-1] + text.replace('"', '\\"') + '"'
        if not line:
            cells, source = 0, []
        print(line)


main()
