#!/bin/sh
# report and replay: from a ledger that a whole lab was played into.
. "$srcdir/tests/cmd/tap.sh"
cd "$work" || exit 1
umask 077

run 0 "a ledger is played" "$builddir/tests/report/make_ledger" "$work/whole.csv" edge 3
run 0 "and one that stops after part 1" "$builddir/tests/report/make_ledger" "$work/part.csv" edge 1

# ---- report
for format in text md json html; do
    run 0 "report as $format" "$FLEETLAB" report --format $format "$work/whole.csv"
    cp "$work/out" "$work/report.$format"
    run 0 "the same into a file" "$FLEETLAB" report --ledger "$work/whole.csv" --format $format -o "$work/file"
    same "is the same" "$work/report.$format" "$work/file"
    run 0 "it agrees with its ledger" "$FLEETLAB" report --check "$work/report.$format" "$work/whole.csv"
    has "and that is said" "agrees with its ledger" "$work/out"
    run 1 "it does not agree with another" "$FLEETLAB" report --check "$work/report.$format" "$work/part.csv"
done

# ---- as a page
page=$srcdir/tests/report/check_page.py
for track in cloud edge mobile tiny; do
    "$builddir/tests/report/make_ledger" "$work/$track.csv" $track 3
    for language in en es; do
        "$FLEETLAB" report --format html --lang $language -o "$work/$track.$language.html" "$work/$track.csv"
    done
done
"$FLEETLAB" report --format html -o "$work/part.html" "$work/part.csv"
"$FLEETLAB" report --format html -o "$work/empty.html" /dev/null
python3 "$page" "$work"/*.html >"$work/why" 2>&1
nothing_wrong "pages are sound HTML and XML, with headings, tables and colours as they should be"
has "a page names its language" '<html lang="es">' "$work/edge.es.html"
# Each number of the text is a number of the page.
python3 - "$work/report.text" "$work/report.html" >"$work/why" 2>&1 <<'END'
import re, sys, xml.etree.ElementTree as tree
text = open(sys.argv[1]).read()
page = " ".join(tree.parse(sys.argv[2]).getroot().find("body").itertext())
for number in sorted(set(re.findall(r"(?<![\w.])-?\d[\d,.]*\d", text))):
    if number not in page:
        print(f"{number} is not on the page")
END
nothing_wrong "the page has each number of the text"
python3 - "$work" >"$work/why" 2>&1 <<'END'
import sys, xml.etree.ElementTree as tree
for track in "cloud", "edge", "mobile", "tiny":
    root = tree.parse(f"{sys.argv[1]}/{track}.en.html").getroot()
    designs = [s for s in root.iter("section") if s.get("id") in ("designs", "finale")]
    plots = [f for s in designs for f in s.iter("figure") if f.find(".//path") is not None]
    if len(plots) < 4:
        print(f"{track}: {len(plots)} plots, not one of each part and of the finale")
    if len(root.findall("body/main/section")) != 12:
        print(f"{track}: sections are missing")
END
nothing_wrong "each part has its plot, with its numbers below it"
has "what a student wrote is a text" '&lt;script&gt;alert()&lt;/script&gt;' "$work/edge.en.html"
# A page with a fault is found out.
for fault in 's/<th scope="col">/<th>/' 's,<body>,<body><script>1</script>,' 's/#1a1c20/#a9acb0/' \
    's/<h3>/<h4>/; s,</h3>,</h4>,' 's,<caption>[^<]*</caption>,,' 's/ href="#runs"/ href="https:x"/' \
    's,<desc[^<]*</desc>,,' 's/tabindex="0"/tabindex="2"/'; do
    sed "$fault" "$work/report.html" >"$work/faulty.html"
    python3 "$page" "$work/faulty.html" >"$work/found" 2>&1
    [ -s "$work/found" ] || echo "not found: $fault" >>"$work/why"
done
nothing_wrong "the check of pages finds what is wrong with one"

sed 's/^  The choice was: wrong$/  The choice was: right/' "$work/report.text" >"$work/edited"
line=$(grep -n '^  The choice was: wrong$' "$work/report.text" | head -n 1 | cut -d: -f1)
run 1 "an edited report is found out" "$FLEETLAB" report --check "$work/edited" "$work/whole.csv"
has "the line is named" "line $line differs: the report says:   The choice was: right" "$work/out"
run 0 "a part of a lab has a report" "$FLEETLAB" report "$work/part.csv"
has "what is missing is listed" "Compound System Synthesis: Prediction" "$work/out"

sed '5s/,[a-z]*,/,other,/' "$work/whole.csv" >"$work/forged.csv"
run 1 "a damaged ledger has a report" "$FLEETLAB" report "$work/forged.csv"
has "which says so" "no, the first bad record is 4" "$work/out"

refused "no such ledger" "nowhere.csv" "$FLEETLAB" report nowhere.csv
refused "no such report" "nowhere" "$FLEETLAB" report --check nowhere "$work/whole.csv"
refused "an unknown format" "choose text, md, json or html" "$FLEETLAB" report --format pdf "$work/whole.csv"
run 1 "nowhere to write" "$FLEETLAB" report -o "$work/no/such" "$work/whole.csv"
has "is told" "$work/no/such could not be written (No such file or directory); give another file" "$work/err"
if [ -w /dev/full ]; then
    run 1 "a full disk is told" sh -c '"$FLEETLAB" report "$1" >/dev/full' report "$work/whole.csv"
    run 1 "in a file, too" "$FLEETLAB" report -o /dev/full "$work/whole.csv"
    has "with what to do" "/dev/full could not be written (No space left on device); free some space" "$work/err"
fi

# ---- a file that may not grow
limited='ulimit -f 1 && exec "$FLEETLAB" "$@"'
echo older >"$work/limited"
run 1 "a limit on files is told" \
    sh -c "$limited" limited report -o "$work/limited" "$work/whole.csv"
has "as what it is" "File too large" "$work/err"
echo older >"$work/expected"
same "and the older report is kept" "$work/limited" "$work/expected"
run 0 "a lab without room runs" sh -c 'echo quit | (ulimit -f 0 && "$FLEETLAB" --linear \
    --ledger "$1/limited.csv"; echo "exit status $?") | cat' lab "$work"
has "and says that nothing is saved" "NOTHING CAN BE SAVED" "$work/out"
has "and ends with a failure" "exit status 1" "$work/out"

# ---- replay
run 0 "replay agrees" "$FLEETLAB" replay "$work/whole.csv"
has "and counts" "0 disagree or are damaged" "$work/out"
run 1 "replay of a damaged ledger" "$FLEETLAB" replay "$work/forged.csv"
has "names what is bad" "DAMAGED: " "$work/out"
head -c -20 "$work/whole.csv" >"$work/torn.csv"
run 1 "replay of a torn ledger" "$FLEETLAB" replay "$work/torn.csv"
has "says what is left" "bytes of a record that was never finished" "$work/out"
cp -R "$srcdir/data" "$work/data"
chmod -R u+w "$work/data"
sed 's/^at_most = 0.4$/at_most = 0.9/' "$srcdir/data/edge/part1.ini" >"$work/data/edge/part1.ini"
run 1 "other data give other verdicts" "$FLEETLAB" replay --data-dir "$work/data" "$work/whole.csv"
has "which is said" "written with other data" "$work/out"
has "with the value" "DIFFERS: aims_met is 5 there, and 6 worked out anew" "$work/out"

run 1 "the same as JSON" "$FLEETLAB" replay --json --data-dir "$work/data" "$work/whole.csv"
"$FLEETLAB" replay --json "$work/whole.csv" >"$work/sound.json"
"$FLEETLAB" replay --json "$work/forged.csv" >"$work/forged.json"
"$FLEETLAB" replay "$work/whole.csv" >"$work/sound"
python3 - "$work/out" "$work/sound.json" "$work/forged.json" "$work/sound" >"$work/why" 2>&1 <<'END'
import json, re, sys
other, sound, forged = (json.load(open(name)) for name in sys.argv[1:4])
differing = [record for record in other["records"] if record["differs"]]
assert len(differing) == other["disagreeing"] > 0, other["disagreeing"]
assert {"name": "aims_met", "there": "5", "now": "6"} in differing[0]["differs"], differing[0]
assert any(record["other_data"] for record in other["records"])
assert sound["disagreeing"] == 0 and sound["torn_bytes"] == 0
assert not any(record["damage"] or record["other_data"] for record in sound["records"])
assert any(record["damage"] for record in forged["records"])
lines = open(sys.argv[4]).read()
assert len(sound["records"]) == int(re.search(r"(\d+) records?, ", lines)[1])
agreed = [int(count) for count in re.findall(r"agrees: (\d+) values?", lines)]
assert agreed == [r["checked"] for r in sound["records"] if r["checked"]], agreed
END
nothing_wrong "another program reads the same from it"
refused "replay of nothing" "nowhere.csv" "$FLEETLAB" replay nowhere.csv
finish
