#!/bin/sh
# 500 evaluations are the same to the last digit on every machine and with every C library.
# GENERATE=1 writes them anew.
. "$srcdir/tests/cmd/tap.sh"
golden=$srcdir/tests/cmd/golden/evaluations.csv

for track in cloud edge mobile tiny; do
    while read -r part grid; do
        # shellcheck disable=SC2086
        "$FLEETLAB" sweep --track $track --part $part $grid 2>>"$work/err" || echo "sweep failed: $track $part"
    done <<END
1 --vary nodes=1:1000000:8:log --vary dispersion_km=0:20000:3
1 --vary nodes=10:300000:8:log --vary local_steps=1:500:3:log --set topology=torus
2 --vary backend_nodes=10:200000:6:log --vary checkpoint_interval=20:50000:5:log
3 --vary size=1:15:15 --vary p_small=0.6:0.95:2
finale --vary clean_share=0:1:17
END
done >"$work/out"

[ -z "${GENERATE-}" ] || cp "$work/out" "$golden"
grep -c '^[0-9]' "$work/out" >"$work/count"
echo 500 >"$work/expected"
same "500 designs are evaluated" "$work/expected" "$work/count"
diff "$golden" "$work/out" >"$work/differ"
head -n 20 "$work/differ" >"$work/why"
cat "$work/err" >>"$work/why"
nothing_wrong "each number is the same to its last digit"
finish
