#!/bin/sh
# make analyze: what gcc's analyzer, clang-tidy and cppcheck find in the rooms of ANALYZED. Nothing
# is right: a finding is mended, or silenced where it stands with the reason. .clang-tidy says what
# isn't looked for.
. "$srcdir/tests/cmd/tap.sh"
cd "$builddir" || exit 1

for tool in gcc clang-tidy cppcheck; do
    command -v "$tool" >/dev/null || { echo "Bail out! $tool is missing: install it" && exit 1; }
done

# The flags with which make compiles, one a line, quoted for xargs; warnings are the compiler's own.
# shellcheck disable=SC2016
printf 'flags: ; @printf "%%s\\n" $(DEFAULT_INCLUDES) $(AM_CPPFLAGS) $(CPPFLAGS) $(AM_CFLAGS) $(CFLAGS)\n' |
    env -u MAKEFLAGS -u MFLAGS -u MAKEOVERRIDES make -s -f Makefile -f - flags |
    grep -v '^-W' | sed "s/.*/'&'/" >"$work/flags"

# each COMMAND...: one file of the room a call, for clang-tidy mixes up the va_lists of several.
each() {
    find "$srcdir/src/$room" -name '*.c' | LC_ALL=C sort |
        FLAGS="$work/flags" xargs -P "$(nproc)" -n 1 "$@" >"$work/why" 2>&1
}
# shellcheck disable=SC2016
gcc_finds() { each sh -c 'xargs gcc -fanalyzer -c -o /dev/null "$0" <"$FLAGS"'; }
# shellcheck disable=SC2016
tidy_finds() { each sh -c 'xargs clang-tidy --quiet "$0" -- <"$FLAGS" 2>/dev/null'; }
cppcheck_finds() {
    cppcheck --quiet --enable=warning,performance,portability --inline-suppr --error-exitcode=1 \
        --std=c11 --include=config.h -I"$srcdir/src" -j "$(nproc)" "$srcdir/src/$room" \
        >"$work/why" 2>&1
}

# quiet COMMAND NAME: it succeeds and prints nothing.
quiet() {
    "$1" && [ ! -s "$work/why" ]
    report $? "$2 finds nothing in $room"
}

for room in $ANALYZED; do
    quiet gcc_finds "gcc -fanalyzer"
    quiet tidy_finds clang-tidy
    quiet cppcheck_finds cppcheck
done
finish
