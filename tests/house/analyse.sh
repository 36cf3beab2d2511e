#!/bin/sh
# Runs the three analysers over the rooms named, as `make analyse` does: gcc's -fanalyzer,
# clang-tidy (.clang-tidy) and cppcheck. One finding fails. What a finding is not mended for is said
# beside the code: /* NOLINT(check): why */ or // cppcheck-suppress id ; why.
# CC, FLAGS (how the rooms are compiled) and srcdir come from make; run it in the build's folder.
status=0
FLAGS="$FLAGS -DFLEETLAB_DATADIR=PACKAGE -DFLEETLAB_SYSCONFDIR=PACKAGE" # any strings
found=$(mktemp)
trap 'rm -f "$found"' EXIT

# tool NAME: whether it is there; a missing one is said, and fails.
tool() { command -v "$1" >/dev/null || { echo "analyse: $1 is missing"; status=1; return 1; }; }

# none NAME: fails when something was found.
none() {
    if [ -s "$found" ]; then
        cat "$found"
        echo "$1: $(grep -cE '(warning|error|style|performance|portability):' "$found") findings"
        status=1
    else
        echo "$1: none"
    fi
}

for room in "$@"; do
    # shellcheck disable=SC2086
    for file in "$srcdir/src/$room"/*.c; do
        $CC $FLAGS -O2 -fanalyzer -Wno-error -c "$file" -o /dev/null 2>&1
    done | grep -A8 'Wanalyzer' >"$found"
    none "$room, gcc -fanalyzer"
    if tool clang-tidy; then
        # shellcheck disable=SC2086
        clang-tidy --quiet "$srcdir/src/$room"/*.c -- $FLAGS -Wno-unknown-warning-option \
            2>/dev/null >"$found"
        none "$room, clang-tidy"
    fi
    if tool cppcheck; then
        cppcheck -q --std=c11 --enable=warning,performance,portability --inline-suppr \
            --include=config.h -I "$srcdir/src" -D_GNU_SOURCE "$srcdir/src/$room" \
            --suppress=missingIncludeSystem 2>"$found"
        none "$room, cppcheck"
    fi
done
exit $status
