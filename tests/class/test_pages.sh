#!/bin/sh
# collect --html: a class as pages: sound, complete, nobody else's, and nothing of others' lost.
. "$srcdir/tests/cmd/tap.sh"
umask 022
ledgers=$work/class/ledgers
roster=$work/class/roster.csv
pages=$work/pages
check=$srcdir/tests/report/check_page.py
"$builddir/tests/class/make-class" 14 7 "$work/class" --forge >"$work/made" || exit 99

# Names that a roster may hold: tags, quotes, turned writing, what moves a cursor, what spreads over lines.
python3 - "$roster" <<'END'
import csv, sys
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8")))
names = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "\u202etxt.exe\u2066", "\x1b[2J\x07",
         "</bdi></table>&amp;", "' onclick='x", "\u05d0\u05d1\u05d2", "<!--", "]]>", "\u2028line"]
for row, name in zip(rows[1:], names):
    row[2] = name
csv.writer(open(sys.argv[1], "w", encoding="utf-8", newline="")).writerows(rows)
END

run 0 "a class becomes pages" "$FLEETLAB" collect --roster "$roster" --html "$pages" --class \
    --out "$work/books" "$ledgers"
python3 "$check" "$pages/index.html" "$pages"/students/*.html >"$work/why" 2>&1
nothing_wrong "each page is sound, whatever names and answers hold"
find "$pages" -name '*.html' -perm /007 >"$work/why"
find "$pages" -type d -perm /077 >>"$work/why"
nothing_wrong "others can read none of it"
find "$pages" ! -name '*.html' -type f >"$work/why"
nothing_wrong "nothing half made is left"

cat >"$work/look.py" <<'END'
import csv, json, math, os, re, sys, urllib.parse, xml.etree.ElementTree as tree

pages, out, ledgers, roster = sys.argv[1:5]
root = tree.parse(pages + "/index.html").getroot()

def text(element):
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()

def table(caption):
    found = [t for t in root.iter("table") if text(t.find("caption")) == caption]
    assert len(found) == 1, f"{len(found)} tables {caption}"
    return [[text(cell) for cell in row] for row in found[0].findall("tbody/tr")]

def students():
    """All are there, by name; each link leads to the page of that student."""
    section = next(s for s in root.iter("section") if s.get("id") == "students")
    rows = section.findall(".//tbody/tr")
    names = [text(row[0]) for row in rows]
    assert names == sorted(names, key=lambda n: n.encode().lower()), "not by name"
    logins = [text(row[1]) for row in rows]
    due = {row["login"] for row in csv.DictReader(open(roster, encoding="utf-8"))}
    assert due <= set(logins) and len(set(logins)) == len(logins), "somebody is missing"
    linked = 0
    for row in rows:
        link = row[0].find("a")
        if link is not None:
            path = os.path.join(pages, urllib.parse.unquote(link.get("href")))
            assert os.path.isfile(path), path
            linked += 1
    assert linked == len(os.listdir(pages + "/students")), "a page without a link"
    assert all(link.get("href") for link in section.iter("a"))

def histograms():
    """The tables hold what class.json holds, which is counted elsewhere."""
    names = {"cloud": "Cloud Titan", "edge": "Edge Guardian", "mobile": "Mobile Nomad", "tiny": "Tiny Pioneer"}
    alarms = 0
    for question in json.load(open(out + "/class.json"))["questions"]:
        name = f"{names[question['track']]}: {question['title']}"
        rows = table(f"{name}: choices as numbers")
        assert len(rows) == len(question["choices"]), name
        for row, choice in zip(rows, question["choices"]):
            assert row[0].startswith(choice["label"]), row
            assert [int(cell) for cell in row[1:6]] == [
                choice[key] for key in ("count", "guess", "fair", "sure", "right")], (row, choice)
            wrong = int(re.sub(r"\D", "", row[6]))
            assert wrong <= choice["sure"] - max(0, choice["right"] - choice["guess"] - choice["fair"])
            assert (wrong > 0) == ("\u2717" in row[6])
            alarms += wrong
        if question["part"] != "finale":
            matrix = table(f"{name}: choices by what the model says of the scenario")
            for i, choice in enumerate(question["choices"]):
                assert sum(int(re.sub(r"\D", "", row[i + 1])) for row in matrix) == choice["count"], matrix
            # But for who forged a result, what was right is what the model says.
            right = sum(choice["right"] for choice in question["choices"])
            forged = sum("QUESTIONABLE" in text(row) for row in root.iter("tr"))
            assert sum(int(re.sub(r"\D", "", row[i + 1])) for i, row in enumerate(matrix)) >= right - forged
            reasons = table(f"{name}: reasons as numbers")
            assert sum(int(row[1]) for row in reasons) == question["count"], reasons
    # In pictures each such group of answers has its stripes, and the legend one more a picture.
    striped = [svg for svg in root.iter("svg") if len(svg.findall("rect[@class='alarm']")) > 1]
    assert alarms > 0 and striped

def pairs(record):
    return dict(line.split("=", 1) for line in record["value"].split("\\n") if "=" in line)

def numbers():
    """What lies right and elsewhere, from the ledgers themselves."""
    graded = {text(r[1]) for r in root.find(".//section[@id='students']").findall(".//tbody/tr")
              if "NOT GRADED" not in text(r[-1])}
    seen = {}
    for login in os.listdir(ledgers):
        path = f"{ledgers}/{login}/ledger.csv"
        if login not in graded or not login.startswith("s0"):
            continue
        locks = {}
        for record in csv.DictReader(open(path, encoding="utf-8", newline="")):
            key = record["track"], record["part"]
            if record["event"] == "lock":
                locks.setdefault(key, pairs(record))
            elif record["event"] == "reveal" and key[1] in ("1", "2") and key in locks:
                seen.setdefault(key, []).append(float(locks[key]["number"]) / float(pairs(record)["number"]))
    assert len(seen) >= 6
    total = 0
    for (track, part), ratios in seen.items():
        title = next(text(h) for h in root.iter("h3") if h.get("id") == f"{track}-{part}")
        rows = table(f"{title}: how many numbers lie where")
        assert int(rows[-1][1]) >= sum(ratio <= 0 for ratio in ratios), rows
        for name, count in rows[:-1]:
            ends = [float(end) for end in re.findall(r"[\d.]+", name)]
            low = 0 if name.startswith("<") else ends[0]
            high = ends[-1] if not name.startswith(">") else math.inf
            # The names are rounded to two digits.
            least = sum(low * 1.04 < ratio < high * 0.96 for ratio in ratios)
            assert int(count) >= least, (title, name, count, least)
            total += int(count)
    assert total >= sum(ratio > 0 for ratios in seen.values() for ratio in ratios)

def stress():
    """What came of each finale under stress, from the ledgers themselves."""
    rows = {text(r[1]): text(r[9]) for r in root.find(".//section[@id='students']").findall(".//tbody/tr")}
    seen = set()
    for login in os.listdir(ledgers):
        if not login.startswith("s0"):
            continue
        at = {}
        for record in csv.DictReader(open(f"{ledgers}/{login}/ledger.csv", encoding="utf-8", newline="")):
            if record["part"] == "finale":
                at[record["event"]] = pairs(record)
        due = "-"
        if "decision" in at:
            due = "foretold" if at["lock"]["choice"] == at["stress"]["choice"] else "not foretold"
            seen.add(due)
            due += f", holds {at['reveal']['held']} of 6, {at['decision']['decision']}"
        assert rows[login] == due, (login, rows[login], due)
    assert len(seen) == 2, seen

for look in students, histograms, numbers, stress:
    try:
        look()
    except AssertionError as error:
        print(f"{look.__name__}: {error}")
END
python3 "$work/look.py" "$pages" "$work/books" "$ledgers" "$roster" >"$work/why" 2>&1
nothing_wrong "the class page holds the class, and what it predicted"
has "sure and wrong has a word and a sign of its own" "Sure and wrong" "$pages/index.html"
has "reasons to ask stand with their definitions" "Innocent causes" "$pages/index.html"

# ---- a student's page is the report's
first=$(find "$pages/students" -name 's0*.html' | LC_ALL=C sort | head -n 1)
login=$(basename "$first" .html)
run 0 "a student's page agrees with the ledger" "$FLEETLAB" report --check "$first" "$ledgers/$login/ledger.csv"
"$FLEETLAB" report --format html "$ledgers/$login/ledger.csv" >"$work/report.html"
same "and is what report writes" "$first" "$work/report.html"

# ---- once more, by other threads, in another language
cp "$pages/index.html" "$work/index.html"
OMP_NUM_THREADS=1 run 0 "pages are written anew" "$FLEETLAB" collect --roster "$roster" --html "$pages" "$ledgers"
same "and are the same" "$work/index.html" "$pages/index.html"
run 0 "in Spanish" "$FLEETLAB" collect --lang es --roster "$roster" --html "$work/es" "$ledgers"
python3 "$check" "$work/es/index.html" "$work/es"/students/*.html >"$work/why" 2>&1
sed '/<style>/,/<\/style>/d; s/<bdi>[^<]*//g; s/<[^>]*>//g' "$work/es/index.html" |
    grep -niwE 'the|with|which|what|an|of|that|than|is|are|there|before|after|without|record|right|wrong|locked|students|sound' >>"$work/why"
nothing_wrong "they are sound, and Spanish"
for words in "un argumento sin predicción fijada" "es allí hop3, y hop2 al calcularlo de nuevo" \
    "difieren además: " "antes que el registro anterior" "nadie más los tiene" "registros a la misma hora"; do
    has "a reason in Spanish: $words" "$words" "$work/es/index.html"
done
has "with what stands out" "Causas inocentes: " "$work/es/index.html"

# ---- what isn't ours
mkdir -p "$work/mine/students"
echo "my page" >"$work/mine/index.html"
echo "my notes" >"$work/mine/students/$login.html"
cp -R "$work/mine" "$work/before"
run 1 "a folder with other pages" "$FLEETLAB" collect --html "$work/mine" "$ledgers"
same "a page of another's stays" "$work/before/index.html" "$work/mine/index.html"
same "and so does a student's" "$work/before/students/$login.html" "$work/mine/students/$login.html"
has "with what to do" "index.html is there, and is no page that collect wrote; move it away" "$work/err"
ln -s "$work/before/index.html" "$work/target"
mkdir "$work/linked" && ln -s "$work/target" "$work/linked/index.html"
run 1 "a link to another's file" "$FLEETLAB" collect --html "$work/linked" "$ledgers"
same "is not written through" "$work/mine/index.html" "$work/before/index.html"
refused "pages do not go among the ledgers" "lies within" "$FLEETLAB" collect --html "$ledgers/pages" "$ledgers"
rmdir "$ledgers/pages" 2>/dev/null
mkdir "$work/none"
run 0 "a class of nobody is a page, too" "$FLEETLAB" collect --html "$work/nobody" "$work/none"
python3 "$check" "$work/nobody/index.html" >"$work/why" 2>&1
nothing_wrong "that is sound"
finish
