#!/bin/sh
# doc/instructor.md, tried as it stands: each of its commands, in order, by the user whose section it is.
guide=$srcdir/doc/instructor.md
. "$srcdir/tests/cmd/tap.sh"
. "$srcdir/tests/cmd/users.sh"


# section NUMBER: the commands of a section of the guide.
section() { sed -n "/^## $1\\./,/^## /p" "$guide" | sed -n 's/^    //p'; }

# by USER SECTION INPUT: a section's commands in that user's shell, which stops where one fails.
by() {
    section "$2" >"$work/commands"
    chmod 644 "$work/commands"
    { echo "section $2 has no commands"; cat "$work/commands"; } >"$work/why"
    [ -s "$work/commands" ]
    report $? "section $2 has commands for $1"
    setpriv --reuid="$1" --regid=students --init-groups env -i PATH="$work/bin:$PATH" LC_ALL=C.UTF-8 \
        HOME="$work/$1" FLEETLAB_DATA_DIR="$work/data" sh -eu "$work/commands" \
        <"$3" >"$work/out" 2>"$work/err"
    rc=$?
    { echo "$1, section $2: exit status $rc"; cat "$work/err"; } >"$work/why"
    report $rc "section $2, as it stands"
}

by grace 1 /dev/null
has "makes a drop box" "is a drop box: mode 3773" "$work/out"

# Ada, and another student, play part 1 of the lab to its end.
cat >"$work/lesson" <<'END'
begin
track.cloud
part.1
to_lock
choice=hop1
number=20
mechanism=light
confidence=2
lock
yes
END
chmod 644 "$work/lesson"
by ada 2 "$work/lesson"
has "ada hands in" "handed in: " "$work/out"
has "or writes a file to upload" "written for the upload: $work/ada/upload.csv" "$work/out"
by bob 2 "$work/lesson"

by hal 3 /dev/null
has "hal sees who has locked" "2 students have locked something." "$work/out"
has "and takes copies" "files copied" "$work/out"

printf '%s\n' 'Student,ID,SIS User ID,SIS Login ID,Section,Fleet lab (7)' '    Points Possible,,,,,100' \
    '"Lovelace, Ada",1,N1,ADA,A,' '"Ali, Bob",2,N2,bob,A,' '"Late, Lea",3,N3,lea,A,' \
    '"Student, Test",9,,t,A,' >"$work/grace/roster.csv"
chown grace "$work/grace/roster.csv"
by grace 4 /dev/null
has "the box is closed" "is closed: LOCK is yours, and says: Handing in is over." "$work/out"
has "and swept" "0 left" "$work/out"
run 1 "a student who comes late is told" as ada env FLEETLAB_CONFIG="$work/grace/lab/fleetlab.ini" \
    "$work/bin/fleetlab" submit
has "why" "Handing in is over." "$work/err"
run 0 "hal reads what grace took out" as hal env FLEETLAB_CONFIG="$work/grace/lab/fleetlab.ini" \
    "$work/bin/fleetlab" collect "$work/grace/lab/store"
has "all of it" "2 students" "$work/out"

by grace 5 /dev/null
has "the list has who is missing" "lea" "$work/out"
has "the class has a page" "<bdi>Lovelace, Ada</bdi>" "$work/grace/pages/index.html"
has "and what is nobody" "Student, Test: is Canvas's test student" "$work/out"

# What people do between the commands: a full mark for ada, nothing for bob.
python3 - "$work/grace/sheet.csv" <<'END'
import csv, sys
with open(sys.argv[1], newline="", encoding="utf-8") as file:
    rows = list(csv.reader(file))
head = rows[0]
login, mark, most = head.index("login"), head.index("mark"), head.index("points")
for row in rows[1:]:
    row[mark] = row[most] if row[login] == "ada" else "0"
with open(sys.argv[1], "w", newline="", encoding="utf-8") as file:
    csv.writer(file).writerows(rows)
END
by grace 6 /dev/null
python3 - "$work/grace/out/gradebook-canvas.csv" >"$work/got" <<'END'
import csv, sys
for row in csv.reader(open(sys.argv[1], newline="", encoding="utf-8")):
    print("|".join(row[3:4] + row[5:]))
END
cat >"$work/expected" <<'END'
SIS Login ID|Fleet lab (7)
|100
ADA|40
bob|0
lea|
t|
END
same "the gradebook has the marks, takes nobody's grade away, and gives no 0 to who may still come" \
    "$work/expected" "$work/got"

by ada 7 /dev/null
has "ada reads her marks" "Part 1, observation: 2 of 2" "$work/out"
finish
