#!/bin/sh
# sweep: rows in order, slices that make the whole, refusals; bench, too.
. "$srcdir/tests/cmd/tap.sh"
cd "$work" || exit 1

run 0 "a grid of two axes" "$FLEETLAB" sweep --vary nodes=1000:100000:3:log --vary dispersion_km=0:10000:2
cut -d, -f1,2 "$work/out" >"$work/axes"
cat >"$work/expected" <<'END'
nodes,dispersion_km
1000,0
1000,10000
10000,0
10000,10000
100000,0
100000,10000
END
same "the last axis varies fastest" "$work/expected" "$work/axes"

# One row is what eval says.
run 0 "one evaluation" "$FLEETLAB" eval --set nodes=10000 --set dispersion_km=10000 --format csv
tail -n 1 "$work/out" | cut -d, -f3- >"$work/one"
"$FLEETLAB" sweep --vary nodes=1000:100000:3:log --vary dispersion_km=0:10000:2 |
    sed -n 5p | cut -d, -f3- >"$work/row"
same "a row has the numbers of eval" "$work/one" "$work/row"

# 10,000 rows are more than one block.
grid="--part 3 --vary p_small=0.5:0.99:100 --vary tpr=0.5:1:100 --set verifier=on"
# shellcheck disable=SC2086
run 0 "a grid of 10,000 rows" "$FLEETLAB" sweep $grid
cp "$work/out" "$work/whole"
echo "$(wc -l <"$work/whole") lines" >"$work/why"
[ "$(wc -l <"$work/whole")" -eq 10001 ]
report $? "a header and 10,000 rows"
tail -n +2 "$work/whole" | cut -d, -f1,2 | LC_ALL=C sort -t, -k1,1g -k2,2g -c 2>"$work/why"
report $? "in order"
for n in 1 3 7; do
    : >"$work/slices"
    i=1
    while [ $i -le $n ]; do
        # shellcheck disable=SC2086
        "$FLEETLAB" sweep $grid --shard $i/$n >>"$work/slices"
        i=$((i + 1))
    done
    same "$n slices are the whole" "$work/whole" "$work/slices"
done
# shellcheck disable=SC2086
OMP_NUM_THREADS=1 "$FLEETLAB" sweep $grid >"$work/alone"
same "one thread gives the same" "$work/whole" "$work/alone"

"$FLEETLAB" sweep --vary nodes=1000:3000:3 --format json >"$work/whole"
for i in 1 2 3 4 5; do "$FLEETLAB" sweep --vary nodes=1000:3000:3 --format json --shard $i/5; done >"$work/slices"
same "more slices than rows, as JSON" "$work/whole" "$work/slices"
tr -d '\n' <"$work/whole" | grep -Eq '^\[\{"nodes":1000,.*\},\{"nodes":2000,.*\},\{"nodes":3000,.*\}\]$'
report $? "an array of objects"
run 0 "what cannot be evaluated" "$FLEETLAB" sweep --vary nodes=1:1:1
has "is an empty cell" "1,1,1,,,," "$work/out"
has "and the last cell says why" ",0,model_does_not_fit" "$work/out"
run 0 "a quorum above the size" "$FLEETLAB" sweep --part 3 --vary quorum=5:6:2 --format json
has "says why in JSON" '"giant_unsafe":null,"reason":"quorum_above_size"}' "$work/out"

refused "no axis" "write NAME=FROM:TO:COUNT" "$FLEETLAB" sweep --vary nodes=1:2
refused "a word behind the count" "write NAME=FROM:TO:COUNT" "$FLEETLAB" sweep --vary nodes=1:2:3:lin
refused "unknown input" "did you mean nodes?" "$FLEETLAB" sweep --vary nods=1:2:3
refused "an end out of the domain" "nodes can't be 0" "$FLEETLAB" sweep --vary nodes=0:2:3
refused "a log axis from 0" "leave log out" "$FLEETLAB" sweep --vary dispersion_km=0:2:3:log
refused "no count" "write NAME=FROM:TO:COUNT" "$FLEETLAB" sweep --vary nodes=1:2:0
refused "an axis twice" "nodes has an axis already" "$FLEETLAB" sweep --vary nodes=1:2:2 --vary nodes=3:4:2
refused "a table's rows" "only numbers can vary" "$FLEETLAB" sweep --vary grid=1:2:2
refused "a slice beyond the last" "I from 1 to N" "$FLEETLAB" sweep --vary nodes=1:2:2 --shard 3/2
refused "too many rows" "make it smaller" "$FLEETLAB" sweep --vary nodes=1:2:1000000000 --vary hidden=1:2:1000000000

run 0 "bench" "$FLEETLAB" bench
awk '$2 > 1000 && $3 == "evaluations/s" { n++ } END { if (n != 4) print n " parts" }' "$work/out" >"$work/why"
[ ! -s "$work/why" ]
report $? "measures four parts"
run 0 "bench as JSON" "$FLEETLAB" bench --format json
grep -Eq '^\{"part1":[0-9.e+]+,"part2":[0-9.e+]+,"part3":[0-9.e+]+,"finale":[0-9.e+]+\}$' "$work/out"
report $? "as one object"
finish
