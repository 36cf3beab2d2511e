#!/bin/sh
# Environment switches: 0, no, off, false and nothing are off, whatever their case; all else is on.
. "$srcdir/tests/cmd/tap.sh"
cd "$work" || exit 1
TERM=xterm-256color
export TERM

# On a terminal of its own; q leaves both front ends. The keys don't end, or script would wait for
# two seconds.
in_terminal() {
    rm -f keys
    mkfifo keys
    exec 9<>keys
    printf 'quit\nq' >&9
    env "$@" timeout 20 script -qec "$FLEETLAB --ledger $work/l.csv" /dev/null <keys >screen 2>/dev/null 9>&-
    exec 9>&-
}
is_painted() { LC_ALL=C grep -q "$(printf '\033\\[?1049h\|\033\\[H')" "$work/screen"; }
has_colour() { LC_ALL=C grep -q "$(printf '\033\\[3[0-9]')" "$work/screen"; }

# switch NAME VALUE: ok where the lab is plain for an on, and painted for an off.
for name in ACCESSIBLE FLEETLAB_LINEAR; do
    for value in '' 0 no No off OFF false False; do
        in_terminal "$name=$value"
        head -n 3 screen >why
        is_painted
        report $? "$name=$value is off"
    done
    for value in 1 yes on true 00 x; do
        in_terminal "$name=$value"
        { is_painted && echo painted; } >why
        nothing_wrong "$name=$value is on"
    done
done
in_terminal NO_COLOR=off
echo "no colours" >why
has_colour
report $? "NO_COLOR=off leaves the colours"
in_terminal NO_COLOR=1
{ has_colour && echo colours; } >why
nothing_wrong "NO_COLOR=1 takes them away"
finish
