#!/bin/sh
# prove: the data's missions hold, and each way in which they could fail is told.
. "$srcdir/tests/cmd/tap.sh"
cd "$work" || exit 1
unset FLEETLAB_DATA_DIR

run 0 "every claim about the data holds" "$FLEETLAB" prove --data-dir "$srcdir/data"
has "none fails" " 0 fail" "$work/out"
cp "$work/out" "$work/all"
run 0 "on one core, too" env OMP_NUM_THREADS=1 "$FLEETLAB" prove --data-dir "$srcdir/data" --track edge
grep '^edge ' "$work/all" >"$work/edge"
grep '^edge ' "$work/out" >"$work/one"
same "with the same result" "$work/edge" "$work/one"
for track in cloud edge mobile tiny; do
    for part in 1 2 3 finale; do
        grep -q "^$track *$part *holds can be met" "$work/all" || echo "$track $part" >>"$work/why"
    done
done
[ ! -s "$work/why" ]
report $? "every part of every track has a witness"
run 0 "as JSON" "$FLEETLAB" prove --data-dir "$srcdir/data" --track tiny --part 2 --format json
has "has verdicts" '"claim":"not met at the defaults","holds":true' "$work/out"
run 0 "one track, one part" "$FLEETLAB" prove --data-dir "$srcdir/data" --track tiny --part 2
grep "^tiny *2 " "$work/all" >"$work/tiny2"
grep -v claims "$work/out" >"$work/one"
same "says what the whole says of it" "$work/tiny2" "$work/one"

# witness TRACK PART: its pairs, as eval takes them.
witness() {
    grep "^$1 *$2 *holds can be met" "$work/all" | head -n 1 | sed 's/.*: with //; s/, in part 1.*//' |
        tr ' ' '\n' | sed 's/^/--set /' | tr '\n' ' '
}
# at TRACK PART OUTPUT AWK-CONDITION on v: eval at the witness.
at() {
    # shellcheck disable=SC2046
    run 0 "eval takes the witness of $1 $2" "$FLEETLAB" eval --data-dir "$srcdir/data" \
        --track "$1" --part "$2" $(witness "$1" "$2")
    awk -v name="$3" '$1 == name { v = $2; found = 1 } END { exit !(found && '"$4"') }' "$work/out"
    report $? "there $3 is such that $4"
}
at cloud 1 communication_share "v <= 0.40"
at edge 1 t_step "v <= 0.4"
at mobile 2 carbon_per_weight_mg "v < 100"
at tiny 3 unsafe "v <= 1e-5"
at cloud finale seconds_per_zettaflop "v <= 50"
at edge finale captured "v <= 1e-5"
at mobile finale nadir_mhz "v <= 20"
at tiny finale mesh_entropy "v <= 0.1"

# at_line NAME CLAIM FILE TEXT: that claim fails at a line of the file that has the text.
at_line() {
    place=$(grep -A1 "FAILS $2" "$work/out" | sed -n 's|^ *data/\(.*:[0-9]*\): .*|\1|p')
    { echo "it is said to be at: $place"; cat "$work/out"; } >"$work/why"
    [ "${place%:*}" = "$3" ] && sed -n "${place##*:}p" "$work/data/$3" | grep -Fq -- "$4"
    report $? "$1"
}

# broken NAME FILE SED TRACK PART WORDS: a copy with one edit fails, and the reason is said.
broken() {
    rm -rf "$work/data"
    cp -R "$srcdir/data" "$work/data"
    chmod -R u+w "$work/data"
    sed "$3" "$srcdir/data/$2" >"$work/data/$2"
    cmp -s "$srcdir/data/$2" "$work/data/$2" && echo "the edit changed nothing" >>"$work/why"
    run 1 "$1" "$FLEETLAB" prove --data-dir data --track "$4" --part "$5"
    grep FAILS "$work/out" >"$work/fails"
    has "$1: is told" "$6" "$work/fails"
}
broken "met at the defaults" edge/part1.ini '/^\[cell_size\]/,/^max/s/^default = .*/default = 100/
s/^\[hop2_shape\]/[local_steps]\ndefault = 20\n\n&/' \
    edge 1 "not met at the defaults: 6 of 6 aims met"
broken "can't be met" edge/part1.ini 's/^at_most = 0.4$/at_most = 0.001/' \
    edge 1 "can be met: no design was found; not met at the last one tried: step"
at_line "with that aim's line" "can be met" edge/part1.ini "[aim.step]"
broken "a failure that can't be entered" all/part2.ini 's/^above = 0.5$/above = 1/' \
    edge 2 "failure can be entered: waste: no setting of the sliders leads into it"
at_line "with that failure's line" "failure can be entered" all/part2.ini "[failure.waste]"
broken "a failure that can't be left" all/part2.ini 's/^above = 0.5$/above = -1/' \
    edge 2 "failure can be left: waste: at the defaults; no control alone leads out"
broken "a control without effect" all/part3.ini '/^\[reasoner_/,/^min/s/^default = .*/default = 1/' \
    mobile 3 "every control changes a verdict: of 7 controls these never do: reasoner"
at_line "with that control's line" "every control" all/part3.ini "[reasoner]"
broken "a free control" edge/part1.ini '/^\[free.wait_share\]/,$d' \
    edge 1 "free: wait_share up"
broken "a needless exemption" edge/part1.ini 's/^up = members.*/&\ndown = no reason/' \
    edge 1 "exempted without need: wait_share down"
broken "an aim that all designs meet" edge/part1.ini 's/^at_most = 0.4$/at_most = 4000/' \
    edge 1 "no aim that every design meets: 6 aims; never missed: step"
at_line "with the line of the idle one" "no aim that" edge/part1.ini "[aim.step]"
broken "a part 1 that blocks the finale" cloud/part1.ini 's/^at_least = 0.7$/at_least = 0.1/
s/^at_most = 4500$/at_most = 7000/' cloud finale "no accepted part 1 blocks what follows: nothing was"
broken "one right answer" edge/locks1.csv 's/,50$/,1/' \
    edge 1 "lock has two right choices: right in variants: hop1 0, hop2 0, hop3 64"
has "the misconception is not named" "hop2 is never right: name it in never_right" "$work/out"
broken "one right mechanism" mobile/locks1.csv 's/,1$/,200/' mobile 1 \
    "lock has two right mechanisms: right in variants: bandwidth 0, light 0, sharing 64, relays 0"
broken "a guess about what nobody published" mobile/locks1.csv 's/,1$/,2/' \
    mobile 1 "lock stands with unsourced numbers a fifth off: variant 33 flips when they move: "
broken "an interval that is out of place" tiny/locks2.csv 's/^0,us,5$/0,us,4/' \
    tiny 2 "lock's intervals are in their places: variant 0 should be 5"
broken "no misconception" cloud/part1.ini 's/^\[aim.fabric\]/[lock]\nnever_right = hop1\n\n&/' \
    cloud 1 "hop1 is right at times: take it out of never_right"
broken "a dominated site plan" tables/site_plans.csv '/^fjord,/h
/^rim,/{g;s/fjord/rim/;}' \
    cloud finale "no site plan dominates: 6 plans; fjord is nowhere worse than rim"
broken "a stress that breaks nothing" edge/stress.ini '/^\[step.2\]/,$d;s/^attack_budget.*/attack_budget = 3000.1/' \
    edge finale "stress breaks a third: 0 of 48 accepted designs; breaks first: holds 48"
broken "a stress that nothing mends" edge/stress.ini '/^\[step.2\]/,$d;s/^attack_budget.*/attack_budget = 900000/' \
    edge finale "stress can be mended: 0 of the 48 that break, within 3 repairs"
broken "one answer for all" mobile/stress.ini '/^straggler_cv/d' \
    mobile finale "stress has no answer for all: 1 answer; the good student's: nadir"
broken "a finale that can't be met" edge/finale.ini 's/^at_least = 0.99$/at_least = 0.99999/' \
    edge finale "can be met with parts 1 to 3: no design was found"

refused "an unknown track" "no track is named clod" "$FLEETLAB" prove --data-dir "$srcdir/data" --track clod
refused "an unknown part" "there is no part 4" "$FLEETLAB" prove --part 4
refused "an unknown format" "choose text or json" "$FLEETLAB" prove --format xml
finish
