#!/bin/sh
# What carries a number is whole: on no screen, in no size and no language is a figure cut, or a label
# that has one; and a table page cuts nothing.
. "$srcdir/tests/cmd/tap.sh"
unset FLEETLAB_DATA_DIR

for lang in en es; do
    for size in 60x20 80x24 100x30 132x43 200x60; do
        for track in cloud edge mobile tiny; do
            "$FLEETLAB" screens --lang $lang --track $track --size $size --tier blocks \
                "$srcdir/data" >"$work/screens"
            [ "$(grep -c '^== table' "$work/screens")" -eq 5 ] || echo "$track: no table pages"
            # Cells stand apart by two blanks or a rule.
            awk -v at="$track: " '
                /^== / { screen = $0; table = /^== table/ }
                { n = split($0, cells, /  +|│/) }
                /…/ { for (i = 1; i <= n; i++)
                          if (cells[i] ~ /…/ && (table || cells[i] ~ /[0-9].*…/)) print at screen ": " $0 }' \
                "$work/screens"
            # A limit and its value stand near the verdict: in the widest list 30 blanks part them.
            [ $size != 80x24 ] || awk -v at="$track: " '
                /^== / { table = /^== table/; screen = $0 }
                table && /^  [^ ].* (MET|CANNOT SAY|CUMPLE|INCUMPLE|NO SE SABE)  +[^ ]/ &&
                    match($0, /(MET|SAY|CUMPLE|SABE) +/) && RLENGTH > 30 { print at screen ": " $0 }' \
                "$work/screens"
        done >"$work/why"
        nothing_wrong "no figure is cut, nor far from its verdict, at $size in $lang"
    done
done
finish
