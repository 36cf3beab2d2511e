#!/bin/sh
# Two real students, an instructor and the staff's group: handing in, sweeping, anchors.
. "$srcdir/tests/cmd/tap.sh"
. "$srcdir/tests/cmd/users.sh"

cat >"$work/c3.ini" <<END
[course]
name = c3
salt = pepper
drop_box = $work/grace/box
anchors = $work/grace/anchors
submissions = 3
due = 2020-01-01
END
chmod 644 "$work/c3.ini"
box=$work/grace/box anchors=$work/grace/anchors store=$work/grace/store
ledger() { echo "$work/$1/.local/share/fleetlab/c3/ledger.csv"; }

# lock USER CHOICE NAME: part 1 up to the lock.
lock() {
    printf '%s\n' begin track.cloud part.1 to_lock "choice=$2" number=20 mechanism=light \
        confidence=2 lock yes | as "$1" "$fleetlab" --linear >"$work/out" 2>"$work/err"
    cp "$work/out" "$work/why"
    grep -q ',1,lock,' "$(ledger "$1")"
    report $? "$3"
}

# ---- a drop box is what it says

run 0 "the instructor makes a drop box" as grace "$fleetlab" collect --make-dropbox "$box" --group staff
has "and is told what to write into the settings" "drop_box = $box" "$work/out"
run 0 "and a folder for anchors" as grace "$fleetlab" collect --make-dropbox "$anchors" --group staff
echo "$(stat -c '%a %U %G' "$box")" >"$work/got"
echo "3773 grace staff" >"$work/expected"
same "it has mode 3773, its owner, and the staff's group" "$work/expected" "$work/got"
run 2 "a group that isn't there is refused" as grace "$fleetlab" collect --make-dropbox "$box" --group nosuchgroup

lock ada hop1 "a student locks"
lock bob hop3 "another student locks"
run 0 "the ledger agrees with its anchors" \
    "$fleetlab" ledger verify --data-dir "$work/data" --anchors "$anchors" "$(ledger ada)"
has "and says so" "cloud part 1: anchored" "$work/out"

run 0 "a student hands in" as ada "$fleetlab" submit
has "the receipt has a hash" "sha256" "$work/out"
has "and says that it is late" "LATE: it was due 2020-01-01T23:59:59.000Z" "$work/out"
cp "$work/out" "$work/receipt"
run 0 "another student, too" as bob "$fleetlab" submit
file=$(sed -n 's/^handed in: //p' "$work/receipt")
hash=$(sed -n 's/^  sha256  //p' "$work/receipt")
sha256sum "$box/$file" | cut -d' ' -f1 >"$work/got"
echo "$hash" >"$work/expected"
same "the receipt's hash is the file's" "$work/expected" "$work/got"
echo "$(stat -c '%a %U %G' "$box/$file")" >"$work/got"
echo "640 ada staff" >"$work/expected"
same "the file is the student's, and the staff may read it" "$work/expected" "$work/got"

# ---- students and each other's work

denied "a student can't list the drop box" as bob ls "$box"
denied "a student can't list the anchors" as bob ls "$anchors"
denied "a student can't read another's work" as bob cat "$box/$file"
denied "a student can't write to it" as bob sh -c "echo x >>'$box/$file'"
denied "a student can't delete it" as bob rm -f "$box/$file"
denied "a student can't put another file in its place" as bob sh -c "echo x >'$work/bob/x' && mv -f '$work/bob/x' '$box/$file'"
denied "a student can't rename it" as bob mv "$box/$file" "$box/other"
denied "a student can't give it a second name" as bob ln "$box/$file" "$box/other"
denied "a student can't sweep" as bob "$fleetlab" collect --sweep "$box" "$work/bob/store"
denied "a student can't close the drop box's folder" as bob chmod 700 "$box"
sha256sum "$box/$file" | cut -d' ' -f1 >"$work/got"
echo "$hash" >"$work/expected"
same "the work is what was handed in" "$work/expected" "$work/got"
run 0 "one of the staff can list" as hal ls "$box"
run 0 "and read" as hal cat "$box/$file"
denied "and not delete" as hal rm -f "$box/$file"
run 0 "but take copies: what a sweep takes is removed by the owner alone" \
    as hal "$fleetlab" collect --sweep "$box" "$work/hal/store"
has "and is told so" "4 files copied, 0 had been: they stay" "$work/out"

# ---- a copy of the ledger, and another student's

as ada cp "$(ledger ada)" "$work/ada/copy.csv"
run 1 "another student's ledger has none of one's own anchors" \
    "$fleetlab" ledger verify --data-dir "$work/data" --anchors "$anchors" --uid "$(id -u bob)" "$(ledger ada)"
has "and is a fork of what that student locked" "FORK" "$work/out"
as ada sh -c "head -n 4 '$work/ada/copy.csv' >'$(ledger ada)'"
run 1 "a ledger rolled back behind its lock is found out" \
    "$fleetlab" ledger verify --data-dir "$work/data" --anchors "$anchors" "$(ledger ada)"
has "and the lock is missing" "MISSING" "$work/out"
printf '%s\n' part.1 to_lock choice=hop2 number=20 mechanism=light confidence=2 lock yes >"$work/answers"
as ada sh -c "{ echo resume; tail -n +2 '$work/answers'; } | '$fleetlab' --linear" >"$work/why" 2>&1
run 1 "a second lock of the same question is found out" \
    "$fleetlab" ledger verify --data-dir "$work/data" --anchors "$anchors" "$(ledger ada)"
has "and is a fork" "FORK" "$work/out"

# ---- hostile entries

as bob ln -s /etc/passwd "$box/link"
as bob mkfifo "$box/fifo"
as bob mkdir "$box/folder"
as bob sh -c "echo x >'$box/two' && ln '$box/two' '$box/names'"
as bob sh -c "echo x >'$box/$(printf 'esc\033[2J')'"
as bob truncate -s 65M "$box/huge"
as bob sh -c "echo closed >'$box/LOCK'"
run 0 "a LOCK of another student closes nothing" as ada "$fleetlab" submit
run 1 "a sweep names what it leaves" as grace timeout 60 "$fleetlab" collect --sweep "$box" "$store"
has "three ledgers and their reports were swept" "6 files swept" "$work/out"
for why in "link: is a symbolic link" "fifo: is a FIFO" "folder: is a folder" \
    "two: has more than one name" "names: has more than one name" "a name that fleetlab doesn't give" \
    "huge: has more than"; do
    has "left: $why" "$why" "$work/err"
done
tr -d '\11\12\40-\176' <"$work/err" >"$work/control"
: >"$work/expected"
same "nothing that is printed can move a terminal" "$work/expected" "$work/control"

# ---- what was swept

run 0 "the log is the instructor's" as grace cat "$store/sweep.csv"
has "it has the owner, the name and the hash" ",$(id -u ada),$file," "$work/out"
has "of each" "$hash" "$work/out"
as grace sha256sum "$store/$(id -u ada)/$file" | cut -d' ' -f1 >"$work/got"
echo "$hash" >"$work/expected"
same "the copy is what was handed in" "$work/expected" "$work/got"
report=$store/$(id -u ada)/${file%.ledger.csv}.report.txt
run 0 "a report lies beside it" as grace "$fleetlab" report --check "$report" \
    "$store/$(id -u ada)/$file"
has "which agrees with it" "agrees with its ledger" "$work/out"
denied "it is gone from the drop box" test -e "$box/$file"
denied "students can't reach what was swept" as ada ls "$store"
run 0 "anchors are swept, too" as grace "$fleetlab" collect --sweep "$anchors" "$store"
run 1 "and still tell of the fork" as grace "$fleetlab" ledger verify --anchors "$store" \
    --uid "$(id -u ada)" "$store/$(id -u ada)/$file"
has "by the folder that they were swept to" "2 anchors of user $(id -u ada)" "$work/out"

# ---- what is collected

cp "$work/ada/copy.csv" "$work/stolen.csv"
chmod 644 "$work/stolen.csv"
as bob cp "$work/stolen.csv" "$box/stolen.ledger.csv"
run 1 "a stolen ledger is swept as what its bringer handed in" \
    as grace timeout 60 "$fleetlab" collect --sweep "$box" "$store"
run 0 "the class is collected" as grace "$fleetlab" collect "$store" --out "$work/grace/out"
row() { sed -n "s/^$1 .*  \([SQN][OU][UET].*\)/\1/p" "$work/out"; }
row bob >"$work/got"
echo "SOUND, 1 foreign, LATE" >"$work/expected"
same "the thief's own ledger is graded, the other is foreign" "$work/expected" "$work/got"
row ada >"$work/got"
echo "QUESTIONABLE: FORK; two locks, LATE" >"$work/expected"
same "the other's still counts" "$work/expected" "$work/got"
sed -n '/^  FORK/,/^  [a-z]/p' "$work/out" | grep -c "ada, cloud part 1" >"$work/got"
echo 1 >"$work/expected"
same "the second lock is told as a fork" "$work/expected" "$work/got"
has "who handed in has a report" "written: 2 reports" "$work/err"

# ---- how many, and till when

run 0 "the third submission is taken" as bob "$fleetlab" submit
run 0 "up to the maximum" as bob "$fleetlab" submit
run 1 "the one beyond it is not" as bob "$fleetlab" submit
has "and the student is told the maximum" "3 is the most" "$work/err"
rm "$box/LOCK"
as grace sh -c "echo 'marks are out' >'$box/LOCK'"
run 1 "a LOCK of the instructor closes the drop box" as ada "$fleetlab" submit
has "with its text" "course c3 is closed: marks are out" "$work/err"
as grace rm "$box/LOCK"
as grace chmod 700 "$box"
run 1 "a drop box that takes nothing is said aloud" as ada "$fleetlab" submit
has "and nothing was handed in" "NOT HANDED IN" "$work/err"
as grace chmod 3773 "$box"
run 0 "and did not count" as ada "$fleetlab" submit

# ---- from the lab's last screen, the same way

# end USER ANSWER: through the predictions of a track to the end, and hands in.
end() {
    user=$1
    answer=$2
    {
        printf '%s\n' begin track.edge
        for part in "1 hop3 20 light" "2 falls -3 rework" "3 neither 2 shared"; do
            # shellcheck disable=SC2086
            set -- $part
            printf '%s\n' "part.$1" to_lock "choice=$2" "number=$3" "mechanism=$4" confidence=2 \
                lock yes to_mission to_observe "observation=It is so." observe to_parts
        done
        printf '%s\n' to_end hand_in "$answer" quit
    } | as "$user" "$fleetlab" --linear --keep-going >"$work/out" 2>"$work/err"
    cp "$work/out" "$work/why"
}
as grace "$fleetlab" collect --sweep "$box" "$store" >"$work/why" 2>&1
end hal no
has "the lab says that it would be late" "This would count as LATE: it was due 2020-01-01" "$work/out"
has "and does nothing without a yes" "Not done." "$work/out"
equal "nothing lies in the box" 0 "$(as grace find "$box" -name '*.ledger.csv' | wc -l)"
printf '%s\n' resume to_parts to_end hand_in yes quit |
    as hal "$fleetlab" --linear --keep-going >"$work/out" 2>"$work/err"
cp "$work/out" "$work/why"
has "with one it hands in" "HANDED IN, number 1. Your receipt, to be kept:" "$work/out"
file=$(sed -n 's/.*The file is \(.*\)\.$/\1/p' "$work/out")
equal "the file is there" 1 "$(as grace find "$box" -name "$file" | wc -l)"
run 0 "with its report" as grace "$fleetlab" report --check \
    "$box/${file%.ledger.csv}.report.txt" "$box/$file"
as grace sh -c "echo 'marks are out' >'$box/LOCK'"
printf '%s\n' resume to_parts to_end hand_in yes quit |
    as hal "$fleetlab" --linear --keep-going >"$work/out" 2>"$work/err"
cp "$work/out" "$work/why"
has "a closed box takes nothing" "NOT HANDED IN: course c3 is closed: marks are out" "$work/out"
finish
