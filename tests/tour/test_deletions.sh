#!/bin/sh
# Whatever is taken away of the data is missed by check-data, or by nobody. All of it takes a
# quarter of an hour: CHECK_LONG=1; here it is a sample.
. "$srcdir/tests/cmd/tap.sh"
cp -R "$srcdir/data" "$work/data"
chmod -R u+w "$work/data"
"$builddir/tests/tour/deletions" "$work/data" "$([ -n "${CHECK_LONG-}" ] && echo 1 || echo 401)" 5 \
    >"$work/why" 2>&1
taken=$?
tail -n 1 "$work/why"
report $taken "what is taken away is refused, or harmless"
finish
