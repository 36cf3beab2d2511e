#!/bin/sh
# fleetlab collect on a synthetic class with hostile files among its ledgers.
. "$srcdir/tests/cmd/tap.sh"
ledgers=$work/class/ledgers
roster=$work/class/roster.csv
books=$work/books
bad=$("$builddir/tests/class/make-class" 12 5 "$work/class" --hostile) || exit 99

# plain NAME FILE...: no byte that could move a cursor, and nothing but UTF-8.
plain() {
    name=$1
    shift
    for file; do
        LC_ALL=C grep -n "$(printf '[\001-\011\013-\037\177]')" "$file"
        iconv -f UTF-8 -t UTF-16 "$file" >"$work/wide" || echo "$file is no UTF-8"
        LC_ALL=C grep -n "$(printf '\342\200\256')" "$file"
    done >"$work/why" 2>&1
    [ ! -s "$work/why" ]
    report $? "$name"
}


# column N FILE: that column of a table without quotes.
column() { tail -n +2 "$2" | cut -d, -f"$1"; }

run 1 "hostile files are told by the exit status, and hang nothing" \
    timeout 60 "$FLEETLAB" collect "$ledgers" --roster "$roster" --class --out "$books" \
    --gradebook csv
cp "$work/out" "$work/list"
plain "what is printed is plain" "$work/out" "$work/err"
plain "what is written is plain" "$books/class.csv" "$books/class.json" "$books/gradebook-csv.csv"
# shellcheck disable=SC2046
plain "and so is each report" $(find "$books/reports" -name '*.txt')
equal "who handed in has a report" 13 "$(find "$books/reports" -name '*.txt' | wc -l)"
equal "each hostile file is listed once" "$bad" \
    "$(sed -n '/^Damaged/,/^$/p' "$work/list" | grep -c '^  hostile/')"
has "a link is named as one" "hostile/link.csv: is, or lies behind, a symbolic link" "$work/list"
has "a FIFO is named as what it is not" "hostile/fifo.csv: is not a regular file" "$work/list"
has "a huge file is refused for its size" "hostile/huge.csv: has more than" "$work/list"
has "the first bad record is named" "hostile/flipped.csv: record 2" "$work/list"
has "those who never started are listed" "s00013" "$work/list"
column 1 "$books/gradebook-csv.csv" | LC_ALL=C sort >"$work/is"
column 1 "$roster" | LC_ALL=C sort >"$work/due"
same "the gradebook holds the roster" "$work/due" "$work/is"

# The roster's names have commas in quotes; without a roster the table has none.
run 1 "a class without a roster is listed, too" \
    "$FLEETLAB" collect "$ledgers" --gradebook csv --out "$books"
awk -F, 'NR == FNR { due[$1] = $2 "," $4; next } $1 in due { print $1 "," due[$1]; delete due[$1] }
    END { for (login in due) print login }' "$work/class/truth.csv" \
    "$books/gradebook-csv.csv" >"$work/due"
awk -F, 'NR > 1 && $1 ~ /^s/ { print $1 "," $4 "," $10 }' "$books/gradebook-csv.csv" >"$work/is"
sed -i '/^login/d' "$work/due"
same "each student did what the generator let them do" "$work/due" "$work/is"

# From the records as they stand, by another reader.
python3 - "$ledgers" "$books/gradebook-csv.csv" >"$work/why" 2>&1 <<'END'
import csv, glob, sys
def block(row):
    return dict(line.split("=", 1) for line in row["value"].split("\\n") if "=" in line)
book = {row["login"]: row["stress"] for row in csv.DictReader(open(sys.argv[2], encoding="utf-8"))}
decided = 0
for login, says in book.items():
    if not login.startswith("s"):
        continue
    own = [row for path in glob.glob(f"{sys.argv[1]}/{login}/ledger.csv")
           for row in csv.DictReader(open(path, encoding="utf-8")) if row["part"] == "finale"]
    of = {row["event"]: block(row) for row in own}
    due = ""
    if "decision" in of:
        said, strike, end = of["lock"]["choice"], of["stress"], of["reveal"]
        broke = f"{strike['choice']} at {strike['step']}" if strike["step"] != "0" else "nothing"
        due = "; ".join(["said " + said, "broke " + broke,
                         "right" if said == strike["choice"] else "wrong",
                         f"repairs {sum(row['event'] == 'repair' for row in own)}",
                         f"held {end['held']} of 6", of["decision"]["decision"]])
        decided += 1
    if says != due:
        print(login, says, "is not", due)
if decided < 3:
    print("only", decided, "decided")
END
nothing_wrong "the column stress is what the ledgers hold"

rm -r "$ledgers/hostile"
for threads in 1 2 5; do
    OMP_NUM_THREADS=$threads run 0 "a sound class is collected by $threads threads" \
        "$FLEETLAB" collect "$ledgers" --format json
    cp "$work/out" "$work/list.$threads"
done
same "two threads find what one finds" "$work/list.1" "$work/list.2"
same "five threads find what one finds" "$work/list.1" "$work/list.5"

mkdir "$work/inside" && cp -r "$ledgers" "$work/inside/all"
refused "files are not written where ledgers are looked for" "lies within" \
    "$FLEETLAB" collect "$work/inside" --class --out "$work/inside/all"
refused "a gradebook that there is not" "canvas, moodle, nbgrader or csv" \
    "$FLEETLAB" collect "$ledgers" --gradebook sakai
refused "marks of nobody knows what" "mark: is missing; add a column of that name" \
    "$FLEETLAB" collect "$ledgers" --marks "$work/class/truth.csv"
refused "what marks are worth that aren't there" "give both" \
    "$FLEETLAB" collect "$ledgers" --written 10
refused "a folder that is not there" "nowhere" "$FLEETLAB" collect "$work/nowhere"
refused "nothing to collect" "say what to do" "$FLEETLAB" collect
printf 'login,name\nada,Ada,x\n' >"$work/roster"
refused "a roster with a long line" "$work/roster:2" \
    "$FLEETLAB" collect "$ledgers" --roster "$work/roster"

mkdir "$work/full" && chmod 500 "$work/full"
if [ "$(id -u)" -ne 0 ]; then
    run 1 "what can't be written is said" \
        "$FLEETLAB" collect "$ledgers" --gradebook csv --out "$work/full"
else
    mkdir "$work/full/gradebook-csv.csv"
    run 1 "what can't be written is said" \
        "$FLEETLAB" collect "$ledgers" --gradebook csv --out "$work/full"
fi
has "and where" "$work/full" "$work/err"

first=$(ls "$ledgers" | head -n 1)
run 0 "statements are exported" "$FLEETLAB" ledger export --format xapi "$ledgers/$first/ledger.csv"
has "with their actor" '"homePage":"https://fleetlab.invalid","name":"s00000"' "$work/out"
run 0 "all ledgers are exported in one call" \
    "$FLEETLAB" collect "$ledgers" --xapi https://school.example --out "$books"
statements=$books/statements.jsonl
equal "each graded student has a score" 12 "$(grep -c '"id":"http://adlnet.gov/expapi/verbs/scored"' "$statements")"
finished=$(awk -F, 'NR > 1 { n += $4 } END { print n }' "$work/class/truth.csv")
equal "and each finished part is completed" "$finished" \
    "$(grep 'verbs/completed' "$statements" | grep -c '"object":[^}]*/[123]"')"
equal "no two have one id" "" "$(sed 's/^{"id":"\([^"]*\)".*/\1/' "$statements" | sort | uniq -d)"
cp "$statements" "$work/statements"
run 0 "again" "$FLEETLAB" collect "$ledgers" --xapi https://school.example --out "$books"
same "the same comes out" "$work/statements" "$statements"
run 0 "records are exported" "$FLEETLAB" ledger export "$ledgers/$first/ledger.csv"
equal "one a line" "$(tail -n +2 "$ledgers/$first/ledger.csv" | wc -l)" "$(wc -l <"$work/out")"
refused "a format that there is not" "choose jsonl or xapi" \
    "$FLEETLAB" ledger export --format csv "$ledgers/$first/ledger.csv"
finish
