#!/bin/sh
# make check-mutants: puts each fault of the list beside this file into a copy of the house, and runs
# the tests that should see it. One that none sees is named. MUTANTS chooses: "quick" those that are
# marked so, other words those whose title or file has them; without it all.
. "$srcdir/tests/cmd/tap.sh"
list=$srcdir/tests/mutants/faults.list
rooms="sim course design lesson scenes proof store view term report class cmd"
patience=600 # seconds for the tests of one fault

# The entries, one a line: mark, title, file, sed script, tests, with tabs between.
awk 'BEGIN { RS = ""; FS = "\n *"; OFS = "\t" }
    { while ($0 ~ /^#/) if (!sub(/^#[^\n]*\n?/, "")) break }
    NF != 4 { if ($0 != "") { print "no entry of four lines: " $1 >"/dev/stderr" } next }
    { mark = sub(/^quick /, "", $1) ? "quick" : "-"; print mark, $1, $2, $3, $4 }
' "$list" >"$work/all" 2>"$work/why"
nothing_wrong "each entry is four lines"

for room in $rooms; do
    count=$(cut -f 3 "$work/all" | grep -c "^src/$room/")
    [ "$count" -ge 4 ] || echo "$room has $count" >>"$work/why"
done
nothing_wrong "each room has four faults or more"

case ${MUTANTS-} in
'') cp "$work/all" "$work/chosen" ;;
quick) grep '^quick' "$work/all" >"$work/chosen" ;;
*) cut -f 1-3 "$work/all" | grep -nF -- "$MUTANTS" | cut -d : -f 1 | sed 's/$/p/' |
    sed -n -f - "$work/all" >"$work/chosen" ;;
esac
[ -s "$work/chosen" ] || { echo "Bail out! no fault of the list is called $MUTANTS" && exit 1; }

# ---- the copy

tree=$work/tree

# in_tree COMMAND...: make there, without what the calling make was told.
in_tree() { (cd "$tree" && env -u MAKEFLAGS -u MFLAGS -u MAKEOVERRIDES -u TESTS "$@") >"$work/said" 2>&1; }

copy() {
    (cd "$builddir" && env -u MAKEFLAGS -u MFLAGS -u MAKEOVERRIDES make -s distdir \
        distdir="$tree" top_distdir="$tree") >"$work/said" 2>&1 &&
        in_tree ./configure -q CFLAGS="-O1" && in_tree make -s -j "$(nproc)" check TESTS=
}
copy || { echo "Bail out! the copy can't be made" && sed 's/^/# /' "$work/said" && exit 1; }

# see SECONDS TESTS: builds what they need and runs them; 0: all pass, 1: one fails or never ends,
# 2: it doesn't build, 3: they could not be run.
see() {
    seconds=$1
    shift
    programs=$(echo "$1" | tr ' ' '\n' | sed 's/^+//' | grep -v '\.sh$')
    set -- "$(echo "$1" | tr ' ' '\n' | grep -v '^+' | paste -s -d ' ' -)"
    # shellcheck disable=SC2086
    in_tree make -s -j "$(nproc)" all-am $programs || return 2
    # shellcheck disable=SC2046
    (cd "$tree" && rm -f $(echo "$1" | tr ' ' '\n' | sed 's/\.sh$//; s/$/.trs/'))
    in_tree timeout "$seconds" make -s -j "$(nproc)" check TESTS="$1" check_PROGRAMS=
    case $? in
    0) return 0 ;;
    124) return 1 ;;
    esac
    # shellcheck disable=SC2046
    (cd "$tree" && grep -qs '^:test-result: \(FAIL\|ERROR\)' \
        $(echo "$1" | tr ' ' '\n' | sed 's/\.sh$//; s/$/.trs/')) && return 1
    return 3
}

# Without a fault all of them pass: else their failing would say nothing.
tests=$(cut -f 5 "$work/chosen" | tr ' ' '\n' | LC_ALL=C sort -u | tr '\n' ' ')
see 0 "${tests% }" # as long as they take
[ $? -eq 0 ] || { grep -E '^(FAIL|ERROR)' "$work/said" | sed 's/^/# /'
    echo "Bail out! without a fault not all tests pass" && exit 1; }

# ---- the faults

# try TITLE FILE SCRIPT TESTS
try() {
    cp "$tree/$2" "$work/sound" && sed "$3" "$work/sound" >"$tree/$2"
    changed=$(diff "$work/sound" "$tree/$2" | grep -c '^>')
    if [ "$changed" -ne 1 ]; then
        echo "sed changes $changed lines, not one: $3" >"$work/why"
        false
    else
        see "$patience" "$4"
        case $? in
        1) true ;;
        0) echo "SURVIVED: none of these fails: $4" >"$work/why" && false ;;
        2) { echo "it does not build:" && tail -n 5 "$work/said"; } >"$work/why" && false ;;
        *) { echo "its tests can't be run:" && tail -n 5 "$work/said"; } >"$work/why" && false ;;
        esac
    fi
    report $? "$2: $1"
    cp "$work/sound" "$tree/$2"
}

while IFS='	' read -r mark title file script tests; do
    try "$title" "$file" "$script" "$tests" </dev/null
done <"$work/chosen"
finish
