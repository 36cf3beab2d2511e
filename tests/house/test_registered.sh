#!/bin/sh
# Every test is run by make check: a file that is called a test, or that runs cmocka's tests, and is
# in TESTS; and what is in TESTS is there. Asks make, so that lists and their lists count.
. "$srcdir/tests/cmd/tap.sh"
cd "$srcdir" || exit 1

# Without what the calling make was told: make check TESTS=... would ask for that.
# shellcheck disable=SC2016
printf 'listed: ; @printf "%%s\\n" $(TESTS)\n' |
    (cd "$builddir" && env -u MAKEFLAGS -u MFLAGS -u MAKEOVERRIDES -u TESTS \
        make -s -f Makefile -f - listed) | LC_ALL=C sort >"$work/listed"

[ "$(wc -l <"$work/listed")" -gt 40 ] || sed 's/^/make lists /' "$work/listed" >"$work/why"
nothing_wrong "make lists its tests"

{
    find tests -name 'test_*.sh' -o -name 'test_*.c'
    grep -rl --include='*.c' cmocka_run_group_tests tests
} | sed 's/\.c$//' | LC_ALL=C sort -u >"$work/there"
LC_ALL=C comm -23 "$work/there" "$work/listed" | sed 's/$/ is in no TESTS/' >"$work/why"
nothing_wrong "every test is listed"

LC_ALL=C sort "$work/listed" | uniq -d | sed 's/$/ is listed twice/' >"$work/why"
nothing_wrong "and listed once"

# What is in the checkout is distributed, folders whole: all but debian/, which is Debian's.
# shellcheck disable=SC2016
printf 'files: ; @printf "%%s\\n" $(DISTFILES)\n' |
    (cd "$builddir" && env -u MAKEFLAGS -u MFLAGS -u MAKEOVERRIDES make -s -f Makefile -f - files) >"$work/files"
if [ -e .git ] && git ls-files >"$work/tracked" 2>/dev/null; then
    awk 'NR == FNR { listed[$1] = 1; next }
        /^debian\// || /^\.gitignore$/ || /(^|\/)(Makefile\.am|local\.mk|configure\.ac)$/ { next }
        {
            for (path = $1; path != "" && !(path in listed); )
                if (!sub(/\/[^\/]*$/, "", path)) path = ""
            if (path == "") print $1 " is not distributed"
        }' "$work/files" "$work/tracked" >"$work/why"
    nothing_wrong "every file of the checkout is distributed"
fi

# A test function that no table names would be a warning; one that checks nothing would not.
find tests -name '*.c' | LC_ALL=C sort | xargs awk '
    /^static void [a-z0-9_]+__[a-z0-9_]+\(void \*\*state\)/ {
        name = $0
        sub(/^static void /, "", name)
        sub(/\(.*/, "", name)
        calls = 0
        inside = 1
    }
    inside && /[A-Za-z0-9_]\(/ && !/^static/ { calls++ }
    /^}/ && inside {
        if (calls == 0) print FILENAME ": " name " calls nothing"
        inside = 0
    }' >"$work/why"
nothing_wrong "no test is empty"

finish
