#!/bin/sh
# In linear mode an empty line says what is next, from the start of each track to its end: before each
# deed that a ? marks, the sentence's number is the one that the words menu and names give that deed.
. "$srcdir/tests/cmd/tap.sh"
FLEETLAB_CONFIG=
XDG_DATA_HOME=$work/home
export FLEETLAB_CONFIG XDG_DATA_HOME

part1="?part.1 ?to_lock ?choice=3 mechanism=light ?number=20 ?confidence=2 ?lock yes ?try trial ?to_mission
    nodes=2000 ?commit to_observe ?observation=Light ?observe ?to_reflect ?topology=1 ?count=never
    ?justification Light . ?submit topology=2 ?submit ?to_parts"
part2="?part.2 ?to_lock ?choice=1 ?number=-3 ?mechanism=rework ?confidence=1 ?lock yes ?try trial
    ?to_mission ?commit checkpoint_interval=500 commit checkpoint_interval=400 commit
    to_observe ?observation=Carbon ?observe ?to_reflect ?stall=200 ?lag=2000 ?interval=3000
    ?proposal Snapshots . ?submit ?to_parts"
part3="?part.3 ?to_lock ?choice=3 ?number=2 ?mechanism=shared ?confidence=3 ?lock yes ?try trial
    ?to_mission size=7 ?commit to_observe ?observation=Errors ?observe to_finale to_workbench
    ?commit ?to_stress ?choice=1 ?confidence=2 ?lock yes to_decide ?decision=3 ?risk Cables . ?submit
    yes ?to_legacy ?legacy Independence . ?submit ?to_parts ?to_end quit"

# Deeds whose sentence names another entry of the menu, or none.
wrong() {
    awk '
        $0 == "Choose: names" { count = 0; naming = 1; next }
        naming && /^$/ { naming = 0 }
        naming { id[++count] = $NF; label[count] = substr($0, 1, length($0) - length($NF) - 2); next }
        $0 == "Choose: " { getline; said = $0; next }
        /^Choose: / && said != "" {
            deed = substr($0, 9); sub(/=.*/, "", deed)
            number = said; sub(/^.*, (then )?type /, "", number); sub(/:.*/, "", number)
            asked++
            if (index(id[number], deed) != 1) print deed ": " said
            if (index(said, "type " number ": " label[number]) == 0) print label[number] ": " said
            said = ""
        }
        END { if (asked != wanted) print asked " sentences of " wanted }' wanted="$2" "$1"
}

for track in $(sed -n 's/^order = //p' "$srcdir/data/tracks.ini"); do
    # shellcheck disable=SC2086
    printf '%s\n' $part1 $part2 $part3 >"$work/deeds"
    sed 's/^?\(.*\)/names\n\n\1/' "$work/deeds" >"$work/answers"
    "$FLEETLAB" --linear --track "$track" <"$work/answers" >"$work/$track" 2>"$work/why"
    [ $? -eq 0 ] && [ ! -s "$work/why" ]
    report $? "$track: the answers are taken"
    wrong "$work/$track" "$(grep -c '^?' "$work/deeds")" >"$work/why"
    nothing_wrong "$track: an empty line says what is next"
done

# What was chosen and not locked is there again, at the same screen; only then it can be locked.
printf '%s\n' part.1 to_lock choice=3 mechanism=light number=20 quit >"$work/answers"
"$FLEETLAB" --linear --track cloud --ledger "$work/lost.csv" <"$work/answers" >"$work/lost"
printf '%s\n' part.1 confidence=2 lock yes quit |
    "$FLEETLAB" --linear --track cloud --ledger "$work/lost.csv" >>"$work/lost"
! grep -q 'would be lost' "$work/lost" && grep -q ',lock,prediction,' "$work/lost.csv"
report $? "what was chosen is kept when one leaves"
printf '%s\n' part.1 to_lock choice=3 mechanism=light number=20 confidence=2 lock yes quit |
    "$FLEETLAB" --linear --track cloud --ledger "$work/kept.csv" >"$work/kept"
grep -q 'would be lost' "$work/kept"
[ $? -eq 1 ]
report $? "and not where they are locked"

# The end tells of what is of an earlier design, as the evidence does; not of what was only tried.
end() {
    sed 's/^?//; s/^quit$/to_parts/' "$work/deeds" >"$work/answers"
    printf '%s\n' part.1 to_workbench nodes=77 "$@" evidence more to_parts to_end show more quit >>"$work/answers"
    "$FLEETLAB" --linear --keep-going --track tiny --ledger "$work/stale$#.csv" <"$work/answers" >"$work/stale"
    sed -n '/^Choose: nodes=77$/,$p' "$work/stale" | sed -n '/^Choose: to_end$/,$p' >"$work/end"
}
end
grep -q 'nothing is missing' "$work/end"
report $? "what was only tried is not STALE"
end commit
has "the end says what is STALE" 'STALE, of an earlier design' "$work/end"
grep -q 'Scaling Wall: Argument' "$work/end" && ! grep -q 'nothing is missing' "$work/end"
report $? "and not that nothing is missing"
grep -q 'nothing is missing' "$work/tiny"
report $? "which it says where nothing is STALE"
finish
