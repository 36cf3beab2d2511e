#!/bin/sh
# The model once more, in another language and from its description alone (doc/model.md): both give
# the same numbers at random points. And the finale under stress: what a ladder breaks first, and what
# repairs come to, for designs that the finale accepts.
. "$srcdir/tests/cmd/tap.sh"

if ! command -v python3 >/dev/null; then
    echo "1..0 # SKIP python3 is not here"
    exit 0
fi

# Other points: MODEL_SEED=7; more of them: MODEL_POINTS=1000.
points=${MODEL_POINTS-$([ -n "${CHECK_LONG-}" ] && echo 200 || echo 50)}
PYTHONDONTWRITEBYTECODE=1 python3 "$srcdir/tests/model/compare.py" "$FLEETLAB" "$srcdir/data" \
    "${MODEL_SEED-2026}" "$points" >"$work/out" 2>"$work/why"
report $? "the second implementation runs and agrees"
FLEETLAB_DATA_DIR=$srcdir/data PYTHONDONTWRITEBYTECODE=1 python3 "$srcdir/tests/model/strike.py" \
    "$builddir/tests/model/show_strikes" "$srcdir/data" "$points" >>"$work/out" 2>"$work/why"
report $? "and so does the strike of the finale"
while IFS= read -r line; do
    case $line in
    " "*) echo "#$line" ;;
    *)
        echo "$line" >"$work/why"
        case $line in *", 0 differ") true ;; *) false ;; esac
        report $? "$line"
        ;;
    esac
done <"$work/out"
finish
