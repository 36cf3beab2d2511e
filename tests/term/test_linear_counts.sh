#!/bin/sh
# In linear mode what is counted adds up, on each track: "3 more" are the three lines that `more` says,
# a run's verdicts are as many as its aims, and a menu is as long as the words menu and more say it in
# pieces.
. "$srcdir/tests/cmd/tap.sh"

turns="menu more more names nodes=300 more nodes=5000 more local_steps=2 more dispersion_km=300 more"
part1="part.1 to_lock choice=3 number=20 mechanism=light confidence=2 lock yes $turns
    to_mission $turns commit to_observe observation=Light observe to_reflect
    count=never topology=1 justification Light . submit to_parts"
part2="part.2 to_lock choice=1 number=-3 mechanism=rework confidence=1 lock yes to_mission
    checkpoint_interval=20 more checkpoint_interval=9000 more clean_share=100% more commit
    checkpoint_interval=500 more commit
    to_observe observation=Carbon observe to_reflect stall=200 lag=2000 interval=3000
    proposal Snapshots . submit to_parts"
part3="part.3 to_lock choice=3 number=2 mechanism=shared confidence=3 lock yes to_mission
    size=5 more size=9 more quorum=1 more verifier=2 more commit
    to_observe observation=Errors observe to_finale to_workbench menu more names commit quit"

# What doesn't add up in what was said.
wrong() {
    awk '
        /^Choose: / {
            if (naming && named != listed) print named " names, and a menu of " listed
            if (counting && lines != promised) print "of " promised " more " lines " are said"
            naming = counting = 0
            deed = substr($0, 9)
            if (deed == "menu") listed = 0
            if (deed == "names") { naming = 1; named = 0 }
            if (deed == "more" && promised > 0) { counting = 1; lines = 0; counted++ }
            if (!counting) promised = 0
            next
        }
        / more turned; type more\.$/ { promised = $0; sub(/ more turned.*/, "", promised); sub(/.* /, "", promised); next }
        counting && NF { lines++ }
        naming && NF { named++ }
        /^[0-9]+\. / && (deed == "menu" || deed == "more") {
            if ($1 + 0 != listed + 1) print "after " listed " comes " $0
            listed++
        }
        /^Saved as run / { met = $5; all = $7; getline; while (!/^SAVED/) { said = said " " $0; getline }
            unmet = 0
            more = said
            if (sub(/ more; type verdicts\.$/, "", more)) { sub(/.* /, "", more); unmet = more }
            sub(/[0-9]+ more; type verdicts\.$/, "", said)
            while (match(said, /(NOT MET|CANNOT SAY): [^.]*\./)) {
                unmet += split(substr(said, RSTART, RLENGTH), names, "; ")
                said = substr(said, RSTART + RLENGTH)
            }
            said = ""
            runs++
            if (unmet != all - met) print met " of " all " MET, and " unmet " are not"
        }
        END { if (counted < 1) print counted + 0 " times more was said"; if (runs < 4) print runs + 0 " runs" }
    ' "$1"
}

for track in $(sed -n 's/^order = //p' "$srcdir/data/tracks.ini"); do
    # shellcheck disable=SC2086
    printf '%s\n' $part1 $part2 $part3 >"$work/answers"
    "$FLEETLAB" --linear --keep-going --track "$track" --ledger "$work/$track.csv" <"$work/answers" >"$work/$track"
    has "$track: the answers lead to the finale" ",$track,finale,finale," "$work/$track.csv"
    wrong "$work/$track" >"$work/why"
    nothing_wrong "$track: what is counted adds up"
done
finish
