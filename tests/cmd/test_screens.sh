#!/bin/sh
# screens: every screen of every track, played by the built-in student.
. "$srcdir/tests/cmd/tap.sh"
cd "$work" || exit 1
unset FLEETLAB_DATA_DIR

for track in cloud edge mobile tiny; do
    run 0 "the $track track is played to its end" "$FLEETLAB" screens --track $track "$srcdir/data"
    has "the student has finished it" "You have finished: nothing is missing" "$work/out"
    cp "$work/out" "$work/$track"
    grep -c '^== ' "$work/$track" >>"$work/counts"
    grep -En '\(null\)|\[[a-z_0-9]+\.[a-z_.0-9]+\]|[{}]' "$work/$track" >"$work/why"
    nothing_wrong "no text of it is missing"
    awk '/^== workbench [123], at the end/ { at = $3 }
        at && match($0, /[0-9]+ of [0-9]+ MET/) {
            split(substr($0, RSTART, RLENGTH), n, " ")
            if (n[1] != n[3]) print at " " $0
            at = ""
        }' "$work/$track" >"$work/why"
    nothing_wrong "its designs meet every aim"
    # What a part is judged by is on its workbench: the cost behind the control, the mesh beside giants.
    awk '/^== / { at = $0 }
        at ~ /workbench 2, as/ && / mg; goodput [0-9]+ %; [$0-9.,]+/ { cost++ }
        at ~ /workbench 3/ && /\|M this mesh +[0-9.]+ % +unsafe/ { mesh++ }
        END { if (cost != 1 || mesh != 2) print cost + 0 " costs, " mesh + 0 " meshes" }' \
        "$work/$track" >"$work/why"
    nothing_wrong "its workbenches show the cost and the mesh"
    grep -nE '[0-9]e-?[0-9]+([+]|$)' "$work/$track" >"$work/why"
    nothing_wrong "no axis is in powers of ten"
done
[ "$(sort -u "$work/counts" | wc -l)" -eq 1 ]
report $? "each track has as many screens"

run 0 "one screen of one part" "$FLEETLAB" screens --part 2 --screen lock "$srcdir/data"
grep '^== ' "$work/out" >"$work/titles"
printf '== lock 2\n== lock 2, answered\n' | cmp -s - "$work/titles"
report $? "is that screen alone"
run 0 "another size" "$FLEETLAB" screens --screen end --size 60x20 "$srcdir/data"
awk 'length($0) > 60 { print } END { if (NR != 21) print NR " lines" }' "$work/out" >"$work/why"
nothing_wrong "is kept"
for tier in blocks rich; do
    run 0 "on the tier $tier" "$FLEETLAB" screens --part 1 --screen workbench --tier $tier "$srcdir/data"
    grep -q "^fleetlab .*  $tier\$" "$work/out"
    report $? "which the first line names"
    LC_ALL=C grep -q '[^ -~]' "$work/out"
    report $? "there are other characters"
done
refused "no such tier" "choose plain, blocks or rich" "$FLEETLAB" screens --tier utf8 "$srcdir/data"
refused "no such screen" "there are start, track" "$FLEETLAB" screens --screen strat "$srcdir/data"
refused "no such size" "such as 80x24" "$FLEETLAB" screens --size 80 "$srcdir/data"
refused "no such track" "no track is named sky; there are cloud" "$FLEETLAB" screens --track sky "$srcdir/data"

# An author sees at once what a change does, also where a text is missing.
cp -R "$srcdir/data" "$work/data"
chmod -R u+w "$work/data"
sed '/^action\.lock,/d; s/^start\.1,.*/start.1,A lab of mine./' "$srcdir/data/texts/en.csv" \
    >"$work/data/texts/en.csv"
run 0 "a copy" "$FLEETLAB" screens "$work/data"
has "shows what was written" "A lab of mine." "$work/out"
has "and what is missing" "[action.lock]" "$work/out"

# Where check-data lets a number of the model stand, a screen has it: no brace is ever shown.
# filled PLACEHOLDER: with it at the end of each text in which check-data finds no fault then.
filled() {
    for half in 0 1; do # a list of faults has an end
        awk -v half=$half -v p="$1" 'NR > 1 && NR % 2 == half && !/^(ui|linear)\./ {
            if (!sub(/"$/, " " p "\"")) $0 = $0 " " p } 1' "$srcdir/data/texts/en.csv" >"$work/data/texts/en.csv"
        "$FLEETLAB" check-data "$work/data" | sed -n 's/^.*en\.csv:\([0-9]*\):.*/\1/p'
    done >"$work/refused"
    awk -v p="$1" 'NR == FNR { no[$1] = 1; next }
        FNR > 1 && !no[FNR] && !/^(ui|linear)\./ { n++; if (!sub(/"$/, " " p "\"")) $0 = $0 " " p }
        { print } END { print n + 0 >"/dev/stderr" }' \
        "$work/refused" "$srcdir/data/texts/en.csv" >"$work/data/texts/en.csv" 2>"$work/count"
    [ "$(cat "$work/count")" -gt "$2" ] && [ "$(sort -u "$work/refused" | wc -l)" -gt 0 ]
    report $? "$1 may stand in more than $2 texts, and not in all"
    for track in cloud edge mobile tiny; do
        "$FLEETLAB" screens --track $track "$work/data" | grep -n '[{}]'
    done >"$work/why"
    nothing_wrong "and no screen shows it as it is written"
}
filled '{t_step:s:g3}' 300
filled '{nodes:count:0}' 400

# GENERATE=1 writes them anew.
for file in screens listening; do
    [ -z "${GENERATE-}" ] || "$srcdir/doc/make-$file" >"$srcdir/doc/$file.txt"
    "$srcdir/doc/make-$file" 2>"$work/why" | diff - "$srcdir/doc/$file.txt" >>"$work/why"
    nothing_wrong "doc/$file.txt is what doc/make-$file prints"
done
finish
