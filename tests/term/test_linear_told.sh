#!/bin/sh
# Nobody who listens has to guess a figure. On each track, in both languages: a verdict with a value says
# what that must be, relation and figure, and the two bear the verdict out; undo says from what to what;
# what is said as shares of one whole adds up to a hundred.
. "$srcdir/tests/cmd/tap.sh"
FLEETLAB_CONFIG=
export FLEETLAB_CONFIG

rest='table more more more more more more more more'
moves="$rest aims nodes=300 undo redo undo more aims nodes=5000 more local_steps=2 more
    dispersion_km=300 undo more aims topology=2 cell_size=10000 more nodes=40% $rest aims"
part1="part.1 to_lock choice=3 number=20 mechanism=light confidence=2 lock yes $moves to_mission $moves commit
    to_observe observation=Light observe more more to_reflect topology=1 count=never justification
    Light . submit more more to_parts"
part2="part.2 to_lock choice=1 number=-3 mechanism=rework confidence=1 lock yes to_mission aims
    checkpoint_interval=20 undo more $rest checkpoint_interval=9000 more clean_share=100 more $rest commit to_observe
    observation=Carbon observe more more to_reflect stall=200 lag=2000 interval=3000 proposal Snapshots . submit
    more more to_parts"
part3="part.3 to_lock choice=3 number=2 mechanism=shared confidence=3 lock yes to_mission aims size=9 undo more
    quorum=1 more verifier=2 more $rest commit to_observe observation=Errors observe to_finale
    to_workbench aims commit to_stress choice=1 confidence=2 lock yes aims +1 -1 more more more to_decide more more quit"

# What was said, with numbers as awk reads them.
plain() {
    sed -E "$(printf 's/([0-9])(\302\240|\342\200\257)([0-9])/\\1\\3/g')
        $([ "$1" = es ] && echo 's/([0-9]),([0-9])/\1.\2/g' || echo ':a; s/([0-9]),([0-9]{3})/\1\2/; ta')" "$2"
}

# What of a verdict's sentence is wrong: no relation, no figure behind it, or figures that deny it.
unsaid() {
    awk -v most="must be at most|debe ser como mucho" -v least="must be at least|debe ser al menos" \
        -v below="must be below|debe ser menos de" -v same="must be exactly|debe ser justo" '
        function figure(text) { return match(text, /-?[0-9]+(\.[0-9]+)?/) ? substr(text, RSTART, RLENGTH) : "none" }
        /^(Line|Choose|Elige|L.*nea): / { next }
        !/: [^:;]*[0-9][^:]*, ((NOT )?MET|(IN)?CUMPLE)\./ { next }
        {
            told++
            relation = $0 ~ most ? most : $0 ~ least ? least : $0 ~ below ? below : $0 ~ same ? same : ""
            if (relation == "") { print "it does not say what must be: " $0; next }
            match($0, relation)
            behind = substr($0, RSTART + RLENGTH)
            value = figure(substr($0, index($0, ": "), RSTART - index($0, ": ")))
            limit = figure(behind)
            if (limit == "none") print "no figure: " $0
            if (limit == "none" || value == "none" || /[a-z0-9]\. [^.]*, (must|debe)/) next
            holds = relation == most ? value + 0 <= limit + 0 : relation == least ? value + 0 >= limit + 0 : \
                    relation == below ? value + 0 < limit + 0 : value + 0 == limit + 0
            denied = $0 ~ /NOT MET|INCUMPLE/
            if (holds == denied) print "its figures deny it: " $0
        }
        END { if (told < 40) print told + 0 " verdicts told" }' "$1"
}

# Shares that are said in one sentence, or in a row of what a step is made of.
unsummed() {
    awk '
        / (compute|c.*mputo), .*(coordination|coordinaci.*n)/ || /^(Of the time, |Del tiempo, )/ {
            text = $0
            sub(/^[^:]*: /, "", text)
            sub(/;[^;]*(hides|ocultan).*/, "", text)
            sum = count = 0
            while (match(text, /[0-9]+(\.[0-9]+)? (per cent|por ciento)/)) {
                sum += substr(text, RSTART, RLENGTH)
                count++
                text = substr(text, RSTART + RLENGTH)
            }
            if (count < 3) next
            told++
            if (sum < 99.999 || sum > 100.001) print sum ": " $0
        }
        END { if (told < 6) print told + 0 " sums told" }' "$1"
}

for track in $(sed -n 's/^order = //p' "$srcdir/data/tracks.ini"); do
    # shellcheck disable=SC2086
    printf '%s\n' $part1 $part2 $part3 | sed 's/^[+-]/& /' >"$work/answers"
    for language in en es; do
        "$FLEETLAB" --linear --keep-going --lang $language --track "$track" --ledger "$work/$track.$language.csv" \
            <"$work/answers" >"$work/said" 2>/dev/null
        has "$track, $language: it is played to the stress" ",$track,finale,stress," "$work/$track.$language.csv"
        plain $language "$work/said" >"$work/plain"
        unsaid "$work/plain" >"$work/why"
        nothing_wrong "$track, $language: a verdict says value, relation and limit"
        unsummed "$work/plain" >"$work/why"
        nothing_wrong "$track, $language: shares add up to a hundred"
        sed -n '/^Choose: to_stress/,$p' "$work/plain" | grep -qE '(steps held|pasos en pie): [0-9]+\.' ||
            sed -n '/^Choose: to_stress/,$p' "$work/plain" >"$work/why"
        nothing_wrong "$track, $language: a change under stress says how many steps hold"
        grep -aE '^(Back|Recuperado): ' "$work/plain" | grep -avE ' from [0-9].* to [0-9]|[,:] de [0-9].* a [0-9]' >"$work/why"
        grep -qE '^(Back|Recuperado): ' "$work/plain" || echo "nothing came back" >>"$work/why"
        nothing_wrong "$track, $language: undo says from what to what"
    done
done
finish
