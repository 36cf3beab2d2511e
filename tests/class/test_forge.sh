#!/bin/sh
# A class of forgers: each is found out by what its forgery leaves, or by nothing where nothing is
# left (doc/threat-model.md names those); and the honest among them are not suspected.
. "$srcdir/tests/cmd/tap.sh"
FLEETLAB_CONFIG=
export FLEETLAB_CONFIG
class=$work/class
"$builddir/tests/class/make-class" 6 5 "$class" --forge || exit 99

# judged OUT: login, standing, verdict, flags of each row.
judged() {
    run 0 "the class is collected $2" "$FLEETLAB" collect "$class/ledgers" --gradebook csv \
        --out "$work/$1"
    awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
        { print $1 "," $at["standing"] "," $at["verdict"] "," $at["flags"] }' \
        "$work/$1/gradebook-csv.csv" >"$work/$1.rows"
}

# expect NAME LOGIN DUE ROWS: that flag, or that standing, or nothing at all.
expect() {
    row=$(grep "^$2," "$4")
    echo "expected ${3:-SOUND}: $row" >"$work/why"
    case $3 in
    '') case $row in *,graded,SOUND,*) true ;; *) false ;; esac ;;
    foreign) case $row in *",foreign,NOT GRADED,"*) true ;; *) false ;; esac ;;
    *) case "; ${row##*QUESTIONABLE,};" in *"; $3;"*) true ;; *) false ;; esac ;;
    esac
    report $? "$1"
}

judged alone "by its ledgers alone"
while IFS=, read -r kind login alone anchored; do
    [ "$kind" = forgery ] || expect "$kind: ${alone:-nothing to be seen}" "$login" "$alone" \
        "$work/alone.rows"
done <"$class/forgers.csv"
for login in s00000 s00001 s00002 s00003 s00004 s00005; do
    expect "$login is not suspected" $login "" "$work/alone.rows"
done
awk -F, '$1 == "no_lock" { print $10 "," $12 } $1 == "order" { print $10 "," $12 }' \
    "$work/alone/gradebook-csv.csv" >"$work/is"
printf '0,0\n0,0\n' >"$work/due"
same "what is out of order is not done, and scores nothing" "$work/due" "$work/is"

cp "$work/out" "$work/list"
for words in "a reflection without a lock" "choice is hop3 there, and hop2 worked out anew" \
    "not replayed: another model's" "  another model's data" \
    "held is 4 there, and 6" "aims_met is 9 there, and" "more repairs than there are" \
    "cell_size is 1 there, and 50 worked out anew" "size is 7 there, and 5 worked out anew" \
    "an answer that the lab does not take" "a run without the one before it" "a second variant" \
    "another variant than the student's own" \
    "a session that doesn't say what its machine's clock showed" \
    "20 records at one and the same time" "updated data" "others of the class have them, too" \
    "172755 s earlier than the record before it" "Innocent causes:" "unknown: nobody else has them"; do
    has "the list says why: $words" "$words" "$work/list"
done
grep -Eiw 'cheat(s|ed|ing)?|fraud|guilty|forge(d|r|ry)?|plagiar.*' "$work/list" >"$work/why"
nothing_wrong "and accuses nobody"

# What the threat model says that nobody sees: any day, where nobody knows when it came; drafts that
# were taken out and words written anew; a minute from record to record; and another model's name with
# the course's own data.
mkdir -p "$work/day" "$work/left" "$work/care" "$work/claim"
python3 - "$class/ledgers/honest/ledger.csv" "$work" <<'END'
import hashlib, re, sys
header, *rows = open(sys.argv[1], "rb").read().split(b"\n")[:-1]
def write(name, change):
    out, last = [header], b""
    for row in rows:
        body = change(row[:row.rfind(b",")])
        if body is None:
            continue
        body = b"1,%d," % len(out) + body.split(b",", 2)[2]
        last = hashlib.sha256(last + body).hexdigest().encode()
        out.append(body + b"," + last)
    open(f"{sys.argv[2]}/{name}/ledger.csv", "wb").write(b"\n".join(out) + b"\n")
write("day", lambda body: re.sub(rb"^(\d+,\d+,)\d{4}-", rb"\g<1>2019-", body))
write("left", lambda body: None if b",draft," in body else body.replace(b"slowest", b"longest"))
write("care", lambda body: re.sub(rb"T[0-9:.]+Z", b"T10:%02d:00.000Z" % int(body.split(b",")[1]), body, 1))
write("claim", lambda body: re.sub(rb"model=\d+", b"model=1", body))
END
for shown in day left care claim; do
    run 0 "a forged $shown" "$FLEETLAB" collect "$work/$shown"
    has "is not seen" "SOUND" "$work/out"
done
has "but for what was not replayed" "not replayed: another model's" "$work/out"

cat >"$work/fleetlab.ini" <<END
[fleetlab]
course = fleetlab
[courses]
fleetlab = $work/course.ini
END
cat >"$work/course.ini" <<END
[course]
name = fleetlab
anchors = $class/anchors
END
chmod 644 "$work/fleetlab.ini" "$work/course.ini"
FLEETLAB_CONFIG=$work/fleetlab.ini
judged anchored "with its anchors"
while IFS=, read -r kind login alone anchored; do
    case $anchored in
    anchored | -) ;;
    *) expect "$kind, where there are anchors: ${anchored:-nothing}" "$login" "$anchored" \
        "$work/anchored.rows" ;;
    esac
done <"$class/forgers.csv"
has "a record that calls itself anchored is not believed" \
    "though the ledger says that it was anchored" "$work/out"

for threads in 1 2 5; do
    OMP_NUM_THREADS=$threads run 0 "the class is collected by $threads threads" \
        "$FLEETLAB" collect "$class/ledgers" --format json
    cp "$work/out" "$work/list.$threads"
done
same "two threads find what one finds" "$work/list.1" "$work/list.2"
same "five threads find what one finds" "$work/list.1" "$work/list.5"

run 0 "luck that takes long is left alone by a replay" \
    "$FLEETLAB" replay "$class/ledgers/noise/ledger.csv"
run 1 "but not where the course is named" \
    "$FLEETLAB" replay --course fleetlab "$class/ledgers/noise/ledger.csv"
has "then it is named" "DIFFERS: replay_p5 is" "$work/out"
run 0 "an honest one agrees then, too" \
    "$FLEETLAB" replay --course fleetlab "$class/ledgers/honest/ledger.csv"

run 0 "a report of a lock that calls itself anchored" \
    "$FLEETLAB" report "$class/ledgers/anchor/ledger.csv"
has "says whose word that is" "the ledger says so; not checked" "$work/out"
finish
