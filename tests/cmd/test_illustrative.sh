#!/bin/sh
# What nobody has published is called illustrative on the screen that asks for a prediction, and is
# counted beside the verdicts. Read from the data files a second time, by awk.
. "$srcdir/tests/cmd/tap.sh"
data=$srcdir/data

# The texts without their quotes.
sed 's/,"/,/; s/"$//; s/""/"/g' "$data/texts/en.csv" >"$work/texts"

# own TRACK PART ID: the most particular text.
own() {
    awk -v track="$1" -v part="$2" -v id="$3" '
        BEGIN { rank[id] = 1; rank[part "." id] = 2; rank[track "." id] = 3; rank[track "." part "." id] = 4 }
        { end = index($0, ","); name = substr($0, 1, end - 1) }
        name in rank && rank[name] > best { best = rank[name]; said = substr($0, end + 1) }
        END { print said }' "$work/texts"
}

# scenario TRACK PART: of a prediction, with the texts within it in their places. The verifier's is
# the one where it is on: what the screen does not name is sorted out by the screen.
scenario() {
    said=$(own "$1" "$2" lock.scenario)
    for id in $(printf '%s\n' "$said" | grep -o '{text:[a-z0-9_.:]*}' | tr -d '{}' | cut -d: -f2); do
        inner=$(own "$1" "$2" "$id")
        [ "$id" != lock.verifier ] || inner=$(own "$1" "$2" "$id.on")
        said=$(printf '%s\n' "$said" | awk -v id="$id" -v inner="$inner" '
            match($0, "{text:" id "(:[a-z0-9_]*)?}") {
                $0 = substr($0, 1, RSTART - 1) inner substr($0, RSTART + RLENGTH)
            }
            { print }')
    done
    printf '%s\n' "$said"
}

# sources TRACK PART: "NAME SOURCE" of each section; the track's own stands over what all share.
sources() {
    awk '/^\[/ { name = substr($0, 2, index($0, "]") - 2); seen[name] = 1 }
        /^source *=/ { sub(/^source *= */, ""); source[name] = $0 }
        END { for (name in seen) print name, source[name] }' "$data/all/$2.ini" "$data/$1/$2.ini"
}

# rows TRACK PART: how many of the rows that the part opens with are illustrative.
rows() {
    for name in model accelerator grid site_plan diversity judge; do
        row=$(cat "$data/all/$2.ini" "$data/$1/$2.ini" | awk -v name="[$name]" '
            /^\[/ { mine = $1 == name } mine && /^default *=/ { sub(/^default *= */, ""); row = $0 }
            END { print row }')
        [ -n "$row" ] && grep -h "^$row," "$data/tables/$name.csv" "$data/tables/${name}s.csv" \
            2>/dev/null
    done | grep -c illustrative
}

# flat: what a screen of the widest kind says, as one line, without the instrument beside it.
flat() { sed 's/ |.*//' | tr -s ' \n' '  ' | sed 's/\([a-z]\)- /\1-/g'; } # a line may end behind a hyphen

# of_part PART FILE: the screens of one part, of all that `screens` prints.
of_part() { awk -v part="$1" '/^== / { mine = $3 + 0 == part } mine' "$2"; }

for track in cloud edge mobile tiny; do
    "$FLEETLAB" screens --track $track --screen lock --size 80x60 >"$work/locks"
    "$FLEETLAB" screens --track $track --screen workbench --size 200x60 >"$work/workbenches"
    for part in 1 2 3; do
        sources $track part$part | grep illustrative | cut -d' ' -f1 | sort >"$work/names"
        : >"$work/names.lock"
        scenario $track part$part | tr '{' '\n' | sed -n 's/:.*//p' >"$work/placeholders"
        of_part $part "$work/locks" | flat >"$work/screen"
        judge=$(sed -n 's/.*Its judge, \(.*\), passes.*/\1/p' "$work/screen")
        grep ",$judge,$track," "$data/tables/judges.csv" | grep -q illustrative &&
            echo judge >>"$work/names.lock"
        labels=
        while read -r name; do
            grep -qx "$name" "$work/names" "$work/names.lock" || continue
            labels="$labels${labels:+, }$(own $track part$part "label.$name")"
        done <"$work/placeholders"
        has "$track, part $part: the lock names what is illustrative" \
            "Illustrative, not published: $labels." "$work/screen"
        count=$(($(wc -l <"$work/names") + $(rows $track part$part)))
        of_part $part "$work/workbenches" >"$work/screen"
        has "$track, part $part: the verdicts count $count" "($count illustrative inputs)" \
            "$work/screen"
    done
done
finish
