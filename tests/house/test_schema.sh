#!/bin/sh
# The tables of fleetlab-data(5), and the outputs in fleetlab(1), are what the declarations say.
# GENERATE=1 writes them anew.
. "$srcdir/tests/cmd/tap.sh"
for what in keys tables fills outputs; do
    page=$srcdir/doc/fleetlab-data.5
    [ $what != outputs ] || page=$srcdir/doc/fleetlab.1
    "$builddir/tests/course/show_schema" $what >"$work/is"
    awk -v begin=".\\\\\" Begin: $what" -v end=".\\\\\" End: $what" '
        $0 == end { inside = 0 }
        inside { print }
        $0 == begin { inside = 1 }' "$page" >"$work/said"
    if [ -n "${GENERATE-}" ]; then
        awk -v begin=".\\\\\" Begin: $what" -v end=".\\\\\" End: $what" -v is="$work/is" '
            $0 == end { inside = 0 }
            !inside { print }
            $0 == begin { inside = 1; while ((getline line <is) > 0) print line }' "$page" >"$work/page"
        cat "$work/page" >"$page"
        cp "$work/is" "$work/said"
    fi
    diff "$work/said" "$work/is" >"$work/why"
    nothing_wrong "the manual has the $what as they are declared"
done
finish
