#!/bin/sh
# A full quota, in the program itself: the system's calls say EDQUOT, as strace injects it. It is
# said, with what to do; what was saved before is there, and what is written whole is whole or as it
# was.
. "$srcdir/tests/cmd/tap.sh"
umask 077
cd "$work" || exit 1
! sanitized || export ASAN_OPTIONS="$ASAN_OPTIONS:detect_leaks=0" # they can't while they are traced

# full CALL WHEN WHAT...: runs it; the WHENth time the call says EDQUOT.
full() {
    call=$1 when=$2
    shift 2
    strace -f -qq -o /dev/null -e "trace=$call" -e "inject=$call:error=EDQUOT:when=$when" "$@"
}
if ! full fsync 1 true 2>"$work/why"; then
    echo "1..0 # SKIP strace (of the Debian package) can't be had here: $(tail -n 1 "$work/why")"
    exit 0
fi

# ---- the lab

printf '%s\n' begin track.cloud part.1 quit >first
printf '%s\n' to_lock choice=hop2 number=20 mechanism=light confidence=2 lock yes >second
run 0 "a session without a fault" sh -c '"$FLEETLAB" --linear --ledger "$PWD/l.csv" <first'
cp l.csv before.csv
{ echo resume; cat second; } >answers
run 0 "and one that locks" sh -c 'strace -f -qq -s 200 -o trace -P "$PWD/l.csv" -e trace=write \
    "$FLEETLAB" --linear --ledger "$PWD/l.csv" <answers'
lock=$(grep -n ',lock,' trace | head -n 1 | cut -d: -f1)
cp before.csv l.csv
run 1 "a lock where the quota is full ends with 1" sh -c '
    strace -f -qq -o /dev/null -P "$PWD/l.csv" -e "inject=write:error=EDQUOT:when=$1+" \
        "$FLEETLAB" --linear --ledger "$PWD/l.csv" <answers' sh "$lock"
has "it is said aloud" "NOT SAVED" out
has "with what to do" "your quota is full: remove some files, then try again" out
[ "$(grep -c ',lock,' l.csv)" -eq 0 ] || echo "a lock is there" >why
nothing_wrong "nothing was locked"
head -c "$(wc -c <before.csv)" l.csv >same.csv
same "what was saved before is there" before.csv same.csv
{ echo resume; sed 1d second; } >again # where the drafts are
run 0 "with room it goes on" sh -c '"$FLEETLAB" --linear --ledger l.csv <again'
[ "$(grep -c ',lock,' l.csv)" -eq 1 ] || echo "no lock is there" >why
nothing_wrong "and locks"

# ---- files that are written whole

run 0 "a report" "$FLEETLAB" report l.csv -o r.txt
cp r.txt before.txt
for call in write fsync; do
    run 1 "a report when $call says that the quota is full" full $call 1 "$FLEETLAB" report before.csv -o r.txt
    has "says so" "r.txt could not be written (Disk quota exceeded); your quota is full" err
    same "and leaves the older one" before.txt r.txt
done
run 1 "an export that doesn't fit" full fsync 1 "$FLEETLAB" ledger export l.csv -o e.jsonl
[ ! -e e.jsonl ] || echo "a part of it is there" >why
nothing_wrong "leaves nothing"

# ---- a drop box and its storage

mkdir box
printf '[fleetlab]\ncourse = c\n[courses]\nc = %s/c.ini\n' "$work" >fleetlab.ini
printf '[course]\nname = c\ndrop_box = %s/box\n' "$work" >c.ini
run 1 "handing in where no room is" env FLEETLAB_CONFIG="$work/fleetlab.ini" strace -f -qq -o /dev/null \
    -e trace=fsync -e inject=fsync:error=EDQUOT "$FLEETLAB" submit --yes --ledger l.csv
has "says that nothing was handed in, and whom to tell" "NOT HANDED IN: $work/box takes no file (Disk quota exceeded); there is no room: tell your instructor" err
[ -z "$(ls -A box)" ] || ls -A box >why
nothing_wrong "and leaves nothing in the drop box"
cp l.csv box/l.csv
for call in write syncfs; do
    # The sweep's own writes come behind those of its log.
    run 1 "a sweep into a full quota, at $call" full $call 2 "$FLEETLAB" collect --sweep box store
    has "stops" "Disk quota exceeded); mend that, and sweep again" err
    cmp l.csv box/l.csv >why 2>&1
    report $? "and what was handed in is still there"
done
run 0 "with room it is swept" "$FLEETLAB" collect --sweep box store
same "whole" l.csv "store/$(id -u)/l.csv"
finish
