#!/bin/sh
# In linear mode what is counted adds up, on each track: "3 more" are the three lines that `more` says,
# a run's verdicts are as many as its aims, and a menu is as long as the words menu and more say it in
# pieces. A change says from what to what, and where a verdict turned, alarm or not, how many aims are met
# now: as many as `verdicts` says. Of the aims that it lost it names one, or a
# warning does, if need be in place of what was before.
. "$srcdir/tests/cmd/tap.sh"

turns="menu more more names verdicts nodes=300 more verdicts nodes=5000 more verdicts local_steps=2 more verdicts
    dispersion_km=300 more verdicts undo verdicts redo verdicts"
part1="part.1 to_lock choice=3 number=20 mechanism=light confidence=2 lock yes $turns
    to_mission $turns commit to_observe observation=Light observe to_reflect
    count=never topology=1 justification Light . submit to_parts"
part2="part.2 to_lock choice=1 number=-3 mechanism=rework confidence=1 lock yes to_mission
    verdicts checkpoint_interval=20 more verdicts checkpoint_interval=9000 more verdicts clean_share=100% more
    verdicts commit
    checkpoint_interval=500 more commit
    to_observe observation=Carbon observe to_reflect stall=200 lag=2000 interval=3000
    proposal Snapshots . submit to_parts"
part3="part.3 to_lock choice=3 number=2 mechanism=shared confidence=3 lock yes to_mission
    verdicts size=5 more verdicts size=9 more verdicts quorum=1 more verdicts verifier=2 more verdicts commit
    to_observe observation=Errors observe to_finale to_workbench menu more names commit quit"

# What changes said that differs from the verdicts before and after them.
untold() {
    awk '
        /^Choose: / {
            if (judging && change != "") {
                turned = 0
                for (aim in now) turned += now[aim] != before[aim]
                if (turned && index(reply, met " of " count " MET") == 0) print change ": " met " of " count " MET, not: " reply
                lost = named = 0
                for (aim in now) if (before[aim] && !now[aim]) {
                    lost++
                    named += (reply ~ aim "[:,] .*(NOT MET|CANNOT SAY)") > 0
                }
                if (lost && !named && reply !~ /Warning: /) print change ": which aim is lost? " reply
                if (change ~ /=/ && reply !~ /[:,] (NOT MET|MET|CANNOT SAY)\./ && reply !~ / is outside / && reply !~ / from .* to .*\.| stays at /) print change ": from what to what? " reply
                told += turned > 0
                change = ""
            }
            judging = 0
            deed = substr($0, 9)
            if (deed == "verdicts") { judging = 1; met = count = 0; for (aim in now) before[aim] = now[aim]; delete now }
            if (deed ~ /^[a-z_]*=|^undo$|^redo$/) { change = deed; reply = ""; telling = 1; next }
            telling = 0
            if (deed != "more" && deed != "verdicts") change = ""
            next
        }
        telling { reply = reply " " $0 }
        judging && sub(/: MET\.$/, "") { now[$0] = 1; met++; count++; next }
        judging && sub(/: (NOT MET|CANNOT SAY)\.$/, "") { now[$0] = 0; count++ }
        END { if (told < 8) print told + 0 " changes told of a verdict" }
    ' "$1"
}

# What doesn't add up in what was said.
wrong() {
    awk '
        /^Choose: / {
            if (naming && named != listed) print named " names, and a menu of " listed
            if (counting && lines != promised) print "of " promised " more " lines " are said"
            naming = counting = 0
            deed = substr($0, 9)
            if (deed == "menu") { listed = 0; listing = 1 }
            if (deed != "menu" && deed != "more") listing = 0
            if (deed == "names") { naming = 1; named = 0 }
            if (deed == "more" && promised > 0) { counting = 1; lines = 0; counted++ }
            if (!counting) promised = 0
            next
        }
        /[0-9] more; type more\.$/ { promised = $0; sub(/ more; type more.*/, "", promised); sub(/.* /, "", promised); next }
        counting && NF { lines++ }
        naming && NF { named++ }
        /^[0-9]+\. / && listing {
            if ($1 + 0 == 1) listed = 0 # that of the screen, of which nothing was said yet
            if ($1 + 0 != listed + 1) print "after " listed " comes " $0
            listed++
        }
        /^Saved as run / { met = $5; all = $7; getline; while (!/^SAVED/) { said = said " " $0; getline }
            unmet = 0
            more = said
            if (sub(/ more; type aims\.$/, "", more)) { sub(/.* /, "", more); unmet = more }
            sub(/[0-9]+ more; type aims\.$/, "", said)
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
    untold "$work/$track" >"$work/why"
    nothing_wrong "$track: a change says what it did"
done
finish
