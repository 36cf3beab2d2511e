#!/bin/sh
# A window of 40 columns, as with big letters or a short braille display: linear mode starts there by
# itself, breaks lines at words and at the window's edge, and says the same as anywhere.
. "$srcdir/tests/cmd/tap.sh"
FLEETLAB_CONFIG=
XDG_DATA_HOME=$work/home
TERM=xterm-256color
export FLEETLAB_CONFIG XDG_DATA_HOME TERM
. "$srcdir/tests/term/window.sh"

# wider COLUMNS FILE: lines that would not fit.
wider() { awk -v cols="$1" 'length($0) > cols { print length($0) ": " $0 }' "$2"; }

# words FILE: its words, one a line, from the second paragraph on: the first says why lines are printed.
# A line may end at a hyphen. As a demonstration: the code of a lock, another one each time, takes time to say.
words() { sed -e '1,/^$/d' -e ':a' -e '/[a-z]-$/{' -e 'N' -e 's/-\n/-/' -e 'ta' -e '}' "$1" | tr -s ' \n' '\n\n'; }

asks='show more more menu verdicts aims where repeat'
# shellcheck disable=SC2086
printf '%s\n' begin track.cloud part.1 more to_lock $asks choice=3 number=20 mechanism light \
    confidence=2 lock yes $asks try trial to_mission $asks +nodes help commit to_observe observation=Light observe more \
    to_reflect quit | sed 's/^+/+ /' >"$work/answers"
"$FLEETLAB" --linear --variant 7 --ledger "$work/wide.csv" <"$work/answers" >"$work/wide" 2>"$work/why"
report $? "the answers are taken"

for size in 40x12 40x24 59x50 200x19; do
    run 0 "a window of $size" in_window $size "$work/screen" "$FLEETLAB" --variant 7 --ledger "$work/$size.csv"
    LC_ALL=C grep -n "$(printf '\033')" "$work/screen" >"$work/why"
    nothing_wrong "is not painted"
    tr -s ' \n' '  ' <"$work/screen" >"$work/one"
    has "which is said" "this window is too small for a painted screen" "$work/one"
    wider $((${size%x*} - 1)) "$work/screen" >"$work/why"
    nothing_wrong "no line of it is cut"
    words "$work/wide" >"$work/due"
    words "$work/screen" >"$work/is"
    same "no word of it is broken or lost" "$work/due" "$work/is"
done
for file in 40x12 200x19; do
    wc -l <"$work/$file.csv"
done | sort -u >"$work/why"
[ "$(wc -l <"$work/why")" -eq 1 ]
report $? "and the ledgers are as long"

printf '%s\n' show =60x20 1 show quit >"$work/answers"
run 0 "a window that grows" in_window 40x24 "$work/screen" "$FLEETLAB" --linear --ledger "$work/40x12.csv"
wider 59 "$work/screen" >"$work/why"
wider 39 "$work/screen" >"$work/longer"
[ ! -s "$work/why" ] && [ "$(wc -l <"$work/longer")" -gt 5 ]
report $? "has longer lines from then on"
run 0 "a window of no size that is known" in_window 0x0 "$work/screen" "$FLEETLAB" --linear \
    --ledger "$work/40x12.csv"
wider 72 "$work/screen" >"$work/why"
nothing_wrong "has lines of 72"
finish
