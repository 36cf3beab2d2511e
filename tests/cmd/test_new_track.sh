#!/bin/sh
# new-track: a copy of a track in which each text is still to be written, and nothing else is wrong.
. "$srcdir/tests/cmd/tap.sh"
unset FLEETLAB_DATA_DIR
data=$work/data
cp -R "$srcdir/data" "$data"
chmod -R u+w "$data"

run 0 "a track is copied" "$FLEETLAB" new-track sat --from edge --data-dir "$data"
todo=$(sed -n 's/^\([0-9]*\) texts still to be written.*/\1/p' "$work/out")
ls "$data/edge" >"$work/theirs"
ls "$data/sat" >"$work/own"
same "it has each file" "$work/theirs" "$work/own"
has "it is offered last" "order = cloud edge mobile tiny sat" "$data/tracks.ini"

diff "$srcdir/data/texts/en.csv" "$data/texts/en.csv" | grep '^[<>]' >"$work/changed"
grep -v '^> sat\.[a-z0-9_.]*,"\{0,1\}TODO ' "$work/changed" >"$work/why"
nothing_wrong "texts are added, and no other is touched"
sed 's/,edge sat,/,edge,/' "$data/tables/judges.csv" >"$work/judges"
same "rows of tables are shared" "$srcdir/data/tables/judges.csv" "$work/judges"
grep -c '^edge\.' "$srcdir/data/texts/en.csv" >"$work/theirs"
wc -l <"$work/changed" >"$work/own"
same "one for each of the other track" "$work/theirs" "$work/own"

run 1 "check-data finds them" "$FLEETLAB" check-data "$data"
grep -v ': this is still to be written$' "$work/out" >"$work/why"
sed -i "/: $todo faults\$/d" "$work/why"
nothing_wrong "$todo texts to be written, and nothing else"

# Once they are written, it is a track like the others.
sed -i '/^sat\./s/TODO //' "$data/texts/en.csv"
sed -i 's/TODO //' "$data/sat/presets.csv"
run 0 "once they are written there is no fault" "$FLEETLAB" check-data "$data"
run 0 "it is proven" "$FLEETLAB" prove --track sat --data-dir "$data"
for part in 1 2 3 finale; do
    "$FLEETLAB" screens --track sat --part $part "$data" >"$work/own" 2>&1
    "$FLEETLAB" screens --track edge --part $part "$srcdir/data" >"$work/theirs" 2>&1
    same "its screens of part $part are the other's" "$work/theirs" "$work/own"
done

# A rule that all tracks share, dropped.
printf '\n[failure.waste]\nat_most = none\n' >>"$data/sat/part2.ini"
run 0 "a shared rule is dropped" "$FLEETLAB" check-data "$data"
before=$("$FLEETLAB" check-data "$srcdir/data" | sed -n 's/.* \([0-9]*\) rules.*/\1/p')
after=$("$FLEETLAB" check-data "$data" | sed -n 's/.* \([0-9]*\) rules.*/\1/p')
cp -R "$srcdir/data" "$work/whole"
chmod -R u+w "$work/whole"
"$FLEETLAB" new-track sat --from edge --data-dir "$work/whole" >/dev/null
sed -i '/^sat\./s/TODO //' "$work/whole/texts/en.csv"
sed -i 's/TODO //' "$work/whole/sat/presets.csv"
whole=$("$FLEETLAB" check-data "$work/whole" | sed -n 's/.* \([0-9]*\) rules.*/\1/p')
echo "$before before, $whole with the copy, $after without the rule" >"$work/why"
[ "$after" -eq $((whole - 1)) ] && [ "$whole" -gt "$before" ]
report $? "one rule fewer is there"

refuses() {
    cp -R "$data" "$work/before"
    run "$1" "$2" "$FLEETLAB" new-track --data-dir "$data" $4
    has "$2: it says so" "$3" "$work/err"
    diff -r "$work/before" "$data" >"$work/why"
    nothing_wrong "$2: nothing is changed"
    rm -rf "$work/before"
}
refuses 1 "a name that is taken" "is there already; take another name" "sat --from edge"
refuses 1 "a name that is a path" "is no name of a track" "../sat --from edge"
refuses 2 "no such track" "did you mean edge?" "sky --from edgy"
refuses 2 "no track to copy" "which track to copy" "sky"
refuses 2 "no name" "has no name" "--from edge"
if [ "$(id -u)" -ne 0 ]; then
    chmod -w "$data"
    refuses 1 "a folder that can't be written to" "can't be made" "sky --from edge"
    chmod u+w "$data"
fi
finish
