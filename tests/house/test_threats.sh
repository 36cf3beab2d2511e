#!/bin/sh
# doc/threat-model.md names the test behind what holds: each is there, and runs with the suite.
. "$srcdir/tests/cmd/tap.sh"
page=$srcdir/doc/threat-model.md
grep -o 'tests/[a-z]*/test_[a-z_]*\(\.sh\)\{0,1\}' "$page" | sort -u >"$work/named"
cat "$srcdir"/tests/*/local.mk >"$work/suite"

echo "$(wc -l <"$work/named") tests are named" >"$work/why"
[ "$(wc -l <"$work/named")" -ge 15 ]
report $? "tests are named"
while read -r test; do
    [ -f "$srcdir/$test" ] || [ -f "$srcdir/$test.c" ] || echo "$test is not there"
    grep -Eq "(^|[[:space:]])$test([[:space:]]|\$)" "$work/suite" || echo "$test is not run by the suite"
done <"$work/named" >"$work/why"
nothing_wrong "each is there and runs"

# A paragraph that says what holds names a test, or a list behind it does.
awk '/^(Holds|The staff)/ && !/\(tests\/|tests\/class/ { print FILENAME ":" FNR ": " substr($0, 1, 60) }' "$page" >"$work/why"
nothing_wrong "what holds has its test"
finish
