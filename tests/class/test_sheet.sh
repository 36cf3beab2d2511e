#!/bin/sh
# collect --sheet and --marks: what people mark goes out, is filled in by another program's reader
# and writer of CSV, and comes back whole.
. "$srcdir/tests/cmd/tap.sh"
ledgers=$work/class/ledgers
roster=$work/class/roster.csv
"$builddir/tests/class/make-class" 15 5 "$work/class" >"$work/out" || exit 99
fill() { python3 "$srcdir/tests/class/fill_sheet.py" "$@"; }
collect() { "$FLEETLAB" collect "$ledgers" --roster "$roster" "$@"; }

# scores FILE: login and score of a gradebook in CSV, by another reader.
scores() {
    python3 - "$1" <<'END'
import csv, sys
for row in csv.DictReader(open(sys.argv[1], newline="", encoding="utf-8"), strict=True):
    if row["standing"] == "graded":
        print(row["login"], row["score"], row["max_score"], sep=",")
END
}

run 0 "a sheet is written" collect --sheet "$work/sheet.csv"
has "and said to be" "written: $work/sheet.csv" "$work/err"
ls -l "$work/sheet.csv" | cut -c8-10 >"$work/got"
echo "---" >"$work/due"
same "it is nobody else's" "$work/due" "$work/got"
python3 - "$work/sheet.csv" "$work/class/truth.csv" >"$work/why" 2>&1 <<'END'
import csv, sys
rows = list(csv.DictReader(open(sys.argv[1], newline="", encoding="utf-8"), strict=True))
truth = {row["login"]: row for row in csv.DictReader(open(sys.argv[2]))}
by = {}
for row in rows:
    by.setdefault(row["login"], []).append(row)
if sorted(by) != sorted(truth):
    print("students", sorted(by), sorted(truth))
for login, own in by.items():
    asked = [(row["part"], row["question"]) for row in own]
    due = [(part, question) for part in "123" for question in
           ("prediction", "observation", "reflection", "design")]
    due += [("finale", question) for question in ("design", "prediction", "repairs", "reflection")]
    if asked != due:
        print(login, "is asked", asked)
    if sum(float(row["points"]) for row in own) != 40:
        print(login, "points", sum(float(row["points"]) for row in own))
    locked = sum(row["question"] == "prediction" and row["answer"] != "" for row in own)
    argued = sum(row["question"] == "reflection" and row["answer"] != "" for row in own)
    whole = truth[login]["finished"] == "3"  # who went on to the finale decided, and repaired once
    repaired = [row["answer"] for row in own if row["question"] == "repairs"]
    if locked != int(truth[login]["locked"]) or argued != int(truth[login]["finished"]) + whole or \
            (", before " in repaired[0]) != whole:
        print(login, "locked", locked, "argued", argued, truth[login])
    # what came of stress stands beside the decision, with the steps
    for row in own:
        if row["part"] == "finale" and row["question"] == "reflection" and whole:
            if "a second cable beside the first" not in row["answer"] or \
                    "Of 6 steps it held" not in row["verdict"]:
                print(login, "decided", row["answer"], row["verdict"])
for row in rows:
    if row["mark"] or row["comment"] or not row["prompt"] or not row["criterion"]:
        print("row", row["login"], row["part"], row["question"])
    if row["question"] == "prediction" and row["part"] == "1" and row["answer"]:
        verdict, aims = row["verdict"], row["minutes"]
        if "Right number: " not in verdict and "not been revealed" not in verdict and aims == "":
            print("verdict", verdict)
END
nothing_wrong "it has each question once, its answer where there is one, no mark and no comment"

# What the model says stands on its own numbers: a second computation.
python3 - "$work/sheet.csv" >"$work/why" 2>&1 <<'END'
import csv, re, sys
seen = 0
for row in csv.DictReader(open(sys.argv[1], newline="", encoding="utf-8")):
    if row["question"] != "design" or not row["aims"]:
        continue
    met = sum(line.endswith(": MET") for line in row["verdict"].split("\n"))
    seen += 1
    if met != int(row["aims_met"]):
        print(row["login"], row["part"], met, row["aims_met"])
if seen < 10:
    print("only", seen, "designs")
END
nothing_wrong "the aims that are met are those whose verdicts say so"

for habit in plain excel utf16 shuffled; do
    fill "$work/sheet.csv" "$work/$habit.csv" "$habit" >"$work/sums"
    run 0 "marks come back as $habit" \
        collect --marks "$work/$habit.csv" --gradebook csv --out "$work/books.$habit"
    scores "$work/books.$habit/gradebook-csv.csv" >"$work/got.$habit"
    same "and give what they gave plainly" "$work/got.plain" "$work/got.$habit"
done
awk -F, 'NR == FNR { finished[$1] = $4; next }
    { printf "%s,%.10g,140\n", $1, int((finished[$1] / 3 * 100 + $2) * 100 + 0.5) / 100 }' \
    "$work/class/truth.csv" "$work/sums" >"$work/due"
same "a score is what is finished and what was marked" "$work/due" "$work/got.plain"
run 0 "they may be worth something else" \
    collect --marks "$work/plain.csv" --written 20 --gradebook csv --out "$work/half"
awk -F, 'NR == FNR { finished[$1] = $4; next }
    { printf "%s,%.10g,120\n", $1, int((finished[$1] / 3 * 100 + $2 / 2) * 100 + 0.5) / 100 }' \
    "$work/class/truth.csv" "$work/sums" >"$work/due"
scores "$work/half/gradebook-csv.csv" >"$work/got"
same "in proportion" "$work/due" "$work/got"
run 0 "comments flow into Moodle's feedback" \
    collect --marks "$work/excel.csv" --gradebook moodle --out "$work/half"
has "guarded or not" "sehr schön, 李" "$work/half/gradebook-moodle.csv"

# marked SHEET: what people wrote into it, by another reader.
marked() {
    python3 - "$1" <<'END'
import csv, sys
text = open(sys.argv[1], newline="", encoding="utf-8-sig").read()
for row in csv.DictReader(text.splitlines(True), delimiter=";" if ";" in text.split("\n")[0] else ","):
    mark = row["mark"] and float(row["mark"].replace(",", "."))
    print([row["login"], row["part"], row["question"], mark, row["comment"].lstrip("'").split()])
END
}
marked "$work/excel.csv" | sort >"$work/due"
run 0 "a sheet that is there is taken over" \
    collect --marks "$work/excel.csv" --sheet "$work/excel.csv"
run 0 "however often" collect --marks "$work/shuffled.csv" --sheet "$work/again.csv"
same "with marks and comments as they were" "$work/excel.csv" "$work/again.csv"
marked "$work/again.csv" | sort >"$work/got"
same "which are what people wrote" "$work/due" "$work/got"
grep -c "HYPERLINK" "$work/excel.csv" >"$work/got"
grep -c "'=HYPERLINK" "$work/excel.csv" >"$work/due"
same "formulas guarded again" "$work/due" "$work/got"
cp "$work/excel.csv" "$work/kept.csv"
refused "marks are never written over" "is there, and may hold marks" \
    collect --sheet "$work/excel.csv"
same "they stay" "$work/kept.csv" "$work/excel.csv"

sed 's/,a[0-9a-f]\{12\},/,a000000000000,/' "$work/kept.csv" >"$work/old.csv"
run 0 "an answer that changed since is told" collect --marks "$work/old.csv" --sheet "$work/new.csv"
has "in its row" "the answer changed since it was marked" "$work/new.csv"

fill "$work/sheet.csv" "$work/open.csv" half >"$work/sums"
run 0 "what is half marked has no score yet" \
    collect --marks "$work/open.csv" --gradebook csv --out "$work/open"
has "which the list says" "without a score yet" "$work/out"
awk -F, '$3 > 0 { print $1 }' "$work/sums" >"$work/due"
scores "$work/open/gradebook-csv.csv" | awk -F, '$2 == "" { print $1 }' >"$work/got"
same "the score is empty" "$work/due" "$work/got"

# ---- rows that can't be taken: line, what and mend, and nothing is taken then

# broken NAME LINE WORDS SED: the plain sheet, edited.
broken() {
    sed "$4" "$work/kept.csv" >"$work/broken.csv"
    refused "$1" "$work/broken.csv:$2" collect --marks "$work/broken.csv"
    has "with the mend" "$3" "$work/err"
}
line=$(grep -n '^s00000,.*,1,prediction,' "$work/kept.csv" | cut -d: -f1)
broken "a row of another question" "$line" "is not marked; put the sheet's own back" \
    "${line}s/prediction/predicton/"
broken "a row of no part" "$line" "write 1, 2, 3 or finale" "${line}s/,1,prediction/,4,prediction/"
broken "a row of nobody" "$line" "write the login" "${line}s/^s00000//"
broken "a row of no track" "$line" "is no track" "${line}s/,[a-z]*,1,prediction/,moon,1,prediction/"
broken "a column that is gone" 1 "add a column of that name" "1s/,comment/,komment/"
fill "$work/sheet.csv" "$work/high.csv" plain >"$work/sums"
python3 - "$work/high.csv" <<'END'
import csv, sys
rows = list(csv.DictReader(open(sys.argv[1], newline="", encoding="utf-8")))
rows[1]["mark"], rows[2]["mark"] = "7", "ten"
writer = csv.DictWriter(open(sys.argv[1], "w", newline="", encoding="utf-8"), list(rows[0]))
writer.writeheader()
writer.writerows(rows + rows[:1])
END
refused "marks beyond their points" "mark: 7 is not within 0 to 2" collect --marks "$work/high.csv"
has "and no numbers, all at once" "\"ten\" is no number" "$work/err"
printf 'login,mark\ns00000,5\n' >"$work/simple.csv"
refused "marks without what they are worth" "give --written N" collect --marks "$work/simple.csv"
refused "a sheet where ledgers are looked for" "lies within" collect --sheet "$ledgers/sheet.csv"

# ---- to be read

run 0 "sheets can be read as text" collect --format sheet --marks "$work/kept.csv"
awk 'BEGIN { RS = ""; FS = "\n" } NF > 59 { print $1 ": " NF " lines" }
    END { if (NR != 17) print NR " students" }' "$work/out" >"$work/why"
nothing_wrong "a student in at most 60 lines"
awk '{ gsub(/[\200-\277]/, "") } length > 78' "$work/out" >"$work/why"
nothing_wrong "of 78 columns"
run 0 "or one alone" collect --format sheet --student s00002
grep -c '^s0' "$work/out" >"$work/got"
echo 1 >"$work/due"
same "and nobody else" "$work/due" "$work/got"
refused "of somebody in the class" "there is no student nobody" collect --student nobody
OMP_NUM_THREADS=1 collect --sheet "$work/one.csv" >"$work/out" 2>&1
OMP_NUM_THREADS=3 collect --sheet "$work/three.csv" >"$work/out" 2>&1
same "one thread and three write the same" "$work/one.csv" "$work/three.csv"
# ---- marks as statements

fill "$work/sheet.csv" "$work/marked.csv" half >"$work/sums"
run 0 "marks become statements" collect --marks "$work/marked.csv" --xapi https://lms.example.edu \
    --out "$work/stated"
python3 - "$work/marked.csv" "$work/stated/statements.jsonl" >"$work/why" 2>&1 <<'END'
import csv, json, sys
due, got = {}, {}
for row in csv.DictReader(open(sys.argv[1], newline="", encoding="utf-8")):
    if row["mark"]:
        where = f"/{row['track']}/{row['part']}/{row['question']}"
        due[row["login"], where] = (float(row["mark"]), float(row["points"]))
seen = set()
for line in open(sys.argv[2], encoding="utf-8"):
    one = json.loads(line)
    if one["id"] in seen:
        print("twice", one["id"])
    seen.add(one["id"])
    steps = one["object"]["id"].removeprefix("https://lms.example.edu/").split("/")
    if one["verb"]["id"].endswith("/scored") and len(steps) == 4:
        score = one["result"]["score"]
        got[one["actor"]["account"]["name"], "/" + "/".join(steps[1:])] = (score["raw"], score["max"])
        if score["max"] and abs(score["scaled"] - score["raw"] / score["max"]) > 1e-12:
            print("scaled", score)
if got != due or len(due) < 20:
    print(len(got), "of", len(due), sorted(set(got.items()) ^ set(due.items()))[:5])
END
nothing_wrong "one each, with its points"
finish
