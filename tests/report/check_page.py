"""check_page.py PAGE...: prints what is wrong with pages of HTML, as they are on disk.

They are read twice, by Python's parser of XML and by its parser of HTML: both must see the same
elements. Then: nothing is fetched or executed, headings go down by one, tables have a caption and
scopes, pictures a name and a description, labels refer to what is there, and the colours of the
style sheet differ enough (WCAG 2.1, 1.4.3 and 1.4.11).
"""
import html.parser
import re
import sys
import xml.etree.ElementTree as tree

VOID = {"meta", "br", "link", "line", "rect", "circle", "path", "input", "img", "hr"}
FETCHING = {"script", "link", "iframe", "object", "embed", "img", "video", "audio", "base", "form",
            "input", "button", "source", "use", "image", "foreignObject", "animate", "set"}
# What stands on which ground, and the least contrast.
TEXTS = ["text", "quiet", "link", "good", "bad", "open"]
LINES = ["line", "first", "second", "third", "bad"]


class Reader(html.parser.HTMLParser):
    """The elements and texts that a parser of HTML sees."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.seen, self.open = [], []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, sorted(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.seen.append((tag, sorted(attrs)))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.seen.append(("mismatch", tag))


def channel(value):
    value /= 255
    return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4


def luminance(colour):
    red, green, blue = (channel(int(colour[i:i + 2], 16)) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def colours(style, wrong):
    """Each set of colours: the light one, and the dark one of a media query."""
    sets = [dict(re.findall(r"--(\w+):(#[0-9a-f]{6})", block))
            for block in re.findall(r":root\{([^}]*)\}", style)]
    if len(sets) != 2 or sets[0].keys() != sets[1].keys():
        wrong.append("there are no two sets of colours, of the same names")
        return
    for name, given in zip(("light", "dark"), sets):
        for texts, least in ((TEXTS, 4.5), (LINES, 3)):
            for text in texts:
                for ground in ("page", "shade"):
                    got = contrast(given[text], given[ground])
                    if got < least:
                        wrong.append(f"{name}: {text} on {ground} has {got:.2f}, less than {least}")
    used = set(re.findall(r"var\(--(\w+)\)", style))
    for name in used ^ sets[0].keys():
        wrong.append(f"colour {name} is named or used alone")
    rules = re.sub(r":root\{[^}]*\}", "", style)
    for colour in re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", rules):
        wrong.append(f"a colour stands outside of the sets: {colour}")


def check_text(text, wrong):
    for c in text:
        code = ord(c)
        if (code < 32 and c not in "\n\t") or 0x7f <= code < 0xa0 or code in (0x200e, 0x200f, 0xfeff) \
                or 0x2028 <= code <= 0x202e or 0x2066 <= code <= 0x2069:
            wrong.append(f"U+{code:04X} is there")


def check_elements(root, wrong):
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    for name in {i for i in ids if ids.count(i) > 1}:
        wrong.append(f"two elements are {name}")
    level = 0
    for element in root.iter():
        tag = element.tag
        if tag in FETCHING:
            wrong.append(f"<{tag}> is there")
        for name, value in element.attrib.items():
            if name.lower().startswith("on") or name in ("style", "srcset", "action", "ping"):
                wrong.append(f"{tag} has {name}")
            if name in ("src", "href", "xlink:href", "data", "poster"):
                if not re.fullmatch(r"#[\w-]+|[\w%.-]+\.html|students/[\w%.-]+\.html", value):
                    wrong.append(f"{tag} leads to {value}")
                elif value.startswith("#") and value[1:] not in ids:
                    wrong.append(f"{value} is nowhere")
            if name in ("aria-labelledby", "aria-describedby"):
                for label in value.split():
                    if label not in ids:
                        wrong.append(f"label {label} is nowhere")
            if name == "tabindex" and int(value) > 0:
                wrong.append(f"{tag} has tabindex {value}")
        if re.fullmatch(r"h[1-6]", tag):
            if int(tag[1]) > level + 1 or (tag == "h1" and level > 0):
                wrong.append(f"{tag} follows h{level}")
            level = int(tag[1])
        if tag == "table":
            check_table(element, wrong)
        if tag == "svg":
            children = [child.tag for child in element]
            if children[:2] != ["title", "desc"] or element.get("role") != "img":
                wrong.append("a picture has no title and description")
            elif not all((element[i].text or "").strip() for i in (0, 1)):
                wrong.append("a picture's title or description is empty")
        if tag == "figure" and element.find(".//svg") is not None and element.find(".//table") is None:
            wrong.append("a picture has no table")


def check_table(table, wrong):
    if table[0].tag != "caption" or not (table[0].text or "").strip():
        wrong.append("a table has no caption")
    columns = len(table.findall("thead/tr/th"))
    for row in table.findall("thead/tr") + table.findall("tbody/tr"):
        if len(row) != columns:
            wrong.append(f"a row of '{table[0].text}' has {len(row)} cells of {columns}")
    for heading in table.iter("th"):
        if heading.get("scope") not in ("col", "row"):
            wrong.append("a heading of a table has no scope")


def check(path):
    wrong = []
    data = open(path, encoding="utf-8").read()
    root = tree.fromstring(data)
    reader = Reader()
    reader.feed(data)
    reader.close()
    seen = [(e.tag, sorted((k.lower(), v) for k, v in e.attrib.items())) for e in root.iter()]
    if seen != reader.seen or reader.open:
        wrong.append("a parser of HTML sees other elements than one of XML")
    if not data.startswith("<!DOCTYPE html>\n"):
        wrong.append("it does not begin with its type")
    if not root.get("lang"):
        wrong.append("no language is named")
    check_text(data, wrong)
    check_elements(root, wrong)
    style = root.find("head/style").text
    if re.search(r"url\(|@import|expression", style):
        wrong.append("the style fetches something")
    for needed in ("@media print", "prefers-color-scheme:dark"):
        if needed not in style:
            wrong.append(f"without {needed}")
    colours(style, wrong)
    skip = root.find("body")[0]
    if skip.get("href") != "#content" or root.find("body/main").get("id") != "content":
        wrong.append("the first link does not skip to the content")
    for line in wrong:
        print(f"{path}: {line}")


for name in sys.argv[1:]:
    check(name)
