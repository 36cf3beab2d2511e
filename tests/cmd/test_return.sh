#!/bin/sh
# What handing in means, said before it is done, and what comes back: for its student alone.
. "$srcdir/tests/cmd/tap.sh"
. "$srcdir/tests/cmd/users.sh"

box=$work/grace/box store=$work/grace/store back=$work/grace/back

# course LINE...: the course's file, with these lines more.
course() {
    printf '[course]\nname = c3\nsalt = %s\ndrop_box = %s\nfeedback = %s\n' "${salt-pepper}" \
        "$box" "$back" >"$work/c3.ini"
    [ $# -eq 0 ] || printf '%s\n' "$@" >>"$work/c3.ini"
    chmod 644 "$work/c3.ini"
}
# ago SECONDS: a point in time.
ago() { date -u -d "@$(($(date +%s) - $1))" +%Y-%m-%dT%H:%M:%SZ; }
files() { find "$box" -name '*.ledger.csv' | wc -l; }

course "due = 2099-01-01"
as grace "$fleetlab" collect --make-dropbox "$box" --group staff >"$work/out" || exit 99
for user in ada bob; do
    printf '%s\n' begin track.cloud part.1 to_lock choice=hop3 number=20 mechanism=light \
        confidence=2 lock yes to_mission to_observe "observation=Hop three was the longest, 40 times." \
        observe | as "$user" "$fleetlab" --linear >"$work/out" 2>&1
done

# ---- what comes back

run 1 "nothing was handed in" as ada "$fleetlab" feedback
has "which is said with the way" "not handed in; fleetlab submit does" "$work/err"
run 0 "a student hands in" as ada "$fleetlab" submit
has "in time" "in time: it is due 2099-01-01T23:59:59.000Z" "$work/out"
receipt=$(sed -n 's/^  receipt \([0-9a-f]\{32\}\)$/\1/p' "$work/out")
equal "and has a receipt of 128 bits" 32 "${#receipt}"
run 0 "another student, too" as bob "$fleetlab" submit
other=$(sed -n 's/^  receipt \([0-9a-f]*\)$/\1/p' "$work/out")
run 1 "nothing came back yet" as ada "$fleetlab" feedback
has "which is said" "look again later" "$work/err"
as grace "$fleetlab" collect --sweep "$box" "$store" >"$work/out" 2>&1
run 0 "the instructor writes a sheet" as grace "$fleetlab" collect "$store" --sheet "$work/grace/sheet.csv"
python3 - "$work/grace/sheet.csv" <<'END'
import csv, sys
rows = list(csv.DictReader(open(sys.argv[1], newline="", encoding="utf-8")))
for row in rows:
    if row["answer"]:
        row["mark"] = "0" if row["question"] == "prediction" else "1.5"
        row["comment"] = f"for {row['login']} alone: \033[2J\nsecond line"
writer = csv.DictWriter(open(sys.argv[1], "w", newline="", encoding="utf-8"), list(rows[0]))
writer.writeheader()
writer.writerows(rows)
END
run 0 "and returns what was marked" \
    as grace "$fleetlab" collect "$store" --marks "$work/grace/sheet.csv" --return "$back"
has "to both" "feedback for 2 students" "$work/err"
equal "into a folder that others pass through" "711 644" \
    "$(stat -c %a "$back") $(stat -c %a "$back/$receipt")"
run 0 "a student reads it" as ada "$fleetlab" feedback
cp "$work/out" "$work/feedback"
has "with the mark" "Part 1, observation: 1.5 of 2" "$work/feedback"
has "the criterion" "Names the control that was moved" "$work/feedback"
has "the comment" "for ada alone: ?[2J" "$work/feedback"
has "with its lines" "  second line" "$work/feedback"
has "and a score" "Score: 1.5 of 140" "$work/feedback"
grep -c "the class:" "$work/feedback" >"$work/got"
equal "of a class of two nothing is told" 0 "$(cat "$work/got")"
denied "and nothing of another" grep -q bob "$work/feedback"
tr -d '\12\40-\176' <"$work/feedback" >"$work/got"
: >"$work/due"
same "nothing in it moves a terminal" "$work/due" "$work/got"
run 0 "without the ledger, by the receipt" as ada "$fleetlab" feedback --receipt "$receipt"
same "it is the same" "$work/feedback" "$work/out"
run 1 "a receipt that is none" as ada "$fleetlab" feedback --receipt ../../c3.ini
denied "a student can't list what came back" as bob ls "$back"
denied "nor write there" as bob sh -c "echo x >'$back/$other'"
denied "the receipt is in no name that others see" as bob sh -c "ls '$store'"

# ---- a receipt of another's

# by_hand FILE: bob puts it into the box himself, and it is swept.
by_hand() {
    chown bob "$1" && chmod 644 "$1"
    as bob cp "$1" "$box/$(basename "$1")"
    as grace "$fleetlab" collect --sweep "$box" "$store" >"$work/out" 2>&1
}
cp "$work/ada/.local/share/fleetlab/c3/ledger.csv" "$work/bob/hers.csv"
by_hand "$work/bob/hers.csv"
run 0 "who hands in another's ledger, too" \
    as grace "$fleetlab" collect "$store" --marks "$work/grace/sheet.csv" --return "$work/grace/back2"
run 0 "finds what came back under the own receipt" grep -q "for bob alone" "$work/grace/back2/$other"
run 0 "and the other student theirs" grep -q "for ada alone" "$work/grace/back2/$receipt"
python3 - "$work/bob/.local/share/fleetlab/c3/ledger.csv" "$other" "$receipt" >"$work/bob/forged.csv" <<'END'
import hashlib, sys
header, *rows = open(sys.argv[1]).read().split("\n")[:-1]
last = ""
print(header)
for row in rows:
    body = row[:row.rfind(",")].replace(sys.argv[2], sys.argv[3])
    last = hashlib.sha256((last + body).encode()).hexdigest()
    print(f"{body},{last}")
END
by_hand "$work/bob/forged.csv"
run 1 "a receipt that two have" \
    as grace "$fleetlab" collect "$store" --marks "$work/grace/sheet.csv" --return "$work/grace/back3"
has "is told" "no feedback for bob: another student has the same receipt" "$work/err"
equal "and neither reads the other's under it" "" "$(ls "$work/grace/back3")"

# ---- what it means to hand in, before it is done

n=$(files)
sleep 3 # what was handed in is older than this point in time, and what follows younger
past=$(ago 1)
sleep 2
for user in ada; do
    course "due = $(ago 1)" "penalty = 10"
    run 1 "what would replace one in time needs a yes" as $user "$fleetlab" submit
    has "it is said to be late" "This would count as LATE: it was due" "$work/out"
    has "what that loses" "keeps 90 % of its score (days begun: 1)" "$work/out"
    has "and what it replaces" "It would REPLACE one that was in time" "$work/out"
    has "with the way on" "NOT HANDED IN; with --yes" "$work/err"
    equal "nothing was handed in" "$n" "$(files)"
done
course "due = $past" "counts = last in time"
run 1 "what would not count needs one" as ada "$fleetlab" submit
has "and says so" "It would NOT COUNT: the last one in time does" "$work/out"
course "due = $past" "counts = best"
run 0 "of two the better one counts: no harm" as ada "$fleetlab" submit
has "it says so" "of the two the better one counts" "$work/out"
course "due = $past" "closes = $past"
run 1 "a closed course takes nothing that counts" as bob "$fleetlab" submit
has "and says when" "the course closed $(echo "$past" | cut -c1-16)" "$work/out"
course "due = $past" "closes = $past" "[extensions]" "BOB = 2099-01-01"
run 0 "an extension goes beyond it" as bob "$fleetlab" submit
has "and is in time" "in time: it is due 2099-01-01" "$work/out"
course "due = $past" "[due]" "A 1 = 2099-01-01"
run 1 "of a section nobody knows here" as bob "$fleetlab" submit
has "that is said" "in time if your section's date is later, up to 2099-01-01" "$work/out"
course "due = $past"
n=$(files)
run 2 "yes takes nothing behind it" as ada "$fleetlab" submit --yes no
run 0 "and then it is done" as ada "$fleetlab" submit --yes
equal "once" $((n + 1)) "$(files)"
# on USER ANSWER: submit on a terminal, with that answer.
on() {
    printf '%s\n' "$2" | as "$1" script -qec "$fleetlab submit" /dev/null >"$work/out" 2>&1
}
n=$(files)
on bob no
has "on a terminal it asks" "Go on? Type yes" "$work/out"
equal "no is no" "$n" "$(files)"
on bob yes
equal "yes is yes" $((n + 1)) "$(files)"
has "with a receipt" "receipt " "$work/out"

# ---- what will not be graded

salt=salted
course
run 1 "another term's ledger needs a yes" as ada "$fleetlab" submit
has "and says why" "would NOT BE GRADED: its variant is not yours: it is another term's" "$work/out"
printf 'quit\n' | as ada "$fleetlab" --linear >"$work/out" 2>&1
has "the lab says so at its start" "it will NOT BE GRADED" "$work/out"
unset salt
course
printf 'quit\n' | as ada "$fleetlab" --linear >"$work/out" 2>&1
denied "and nothing of it in its own term" grep -q "NOT BE GRADED" "$work/out"
ledger=$work/bob/.local/share/fleetlab/c3/ledger.csv
sed -i '5s/cloud/clqud/' "$ledger"
run 1 "a damaged ledger needs a yes" as bob "$fleetlab" submit
has "and says why" "would NOT BE GRADED: it is damaged" "$work/out"
as ada "$fleetlab" --linear --variant 3 </dev/null >"$work/out" 2>&1
run 1 "a demonstration, too" as ada "$fleetlab" submit --ledger "$work/ada/.local/share/fleetlab/c3/demo.csv"
has "and says what it is" "would NOT BE GRADED: it is a demonstration" "$work/out"
finish
