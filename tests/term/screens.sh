#!/bin/sh
# The lab in a real terminal: several terminals, locales and sizes, with the cursor where it belongs.
set -u
. "$srcdir/tests/term/tmux.sh"
number=0

result() # STATUS NAME
{
    number=$((number + 1))
    [ "$1" -eq 0 ] && echo "ok $number - $2" || echo "not ok $number - $2"
}

play() # TERM LOCALE COLS ROWS
{
    rm -f "$tmux_folder/ledger.csv"
    tmux_start "$3" "$4" "$1" "LC_ALL=$2" "$FLEETLAB" --track cloud \
        --ledger "$tmux_folder/ledger.csv"
    tmux_wait "[" && tmux_wait "q quit" && line=$(tmux_cursor | cut -d, -f2) \
        && tmux_screen | sed -n "$((line + 1))p" | grep -q '^>' \
        && tmux_type '?' && tmux_wait "Help" && tmux_wait "one step down, up" \
        && tmux_type Enter && tmux_wait "[" && tmux_type q && tmux_wait "ended 0" \
        && tmux_screen | grep -q "Saved in"
    result $? "plays on $1, $2, $3x$4"
    tmux_stop
}

for terminal in xterm-256color tmux-256color screen linux vt100; do
    play "$terminal" C.UTF-8 80 24
done
play xterm C 60 20
play xterm no_SUCH.locale 132 43

# tmux sends End as ESC [ 4 ~, which xterm's description lacks: no 4 may be typed.
"$FLEETLAB" --linear --track cloud --ledger "$tmux_folder/end.csv" >/dev/null <<'END'
part.1
to_lock
choice=hop1
number=20
mechanism=bandwidth
confidence=3
lock
yes
END
tmux_start 80 24 xterm-256color "LC_ALL=C" "$FLEETLAB" --ledger "$tmux_folder/end.csv"
tmux_wait "q quit" && tmux_type Enter && tmux_wait ">WORKBENCH<" && tmux_type kkkkkkkkkkkkkkk End \
    && tmux_wait "Fleet size N 102,000"
result $? "knows keys that the terminal's description lacks"
tmux_stop

tmux_start 80 24 nonesuch "LC_ALL=C" "$FLEETLAB" --ledger "$tmux_folder/linear.csv"
tmux_wait "linear mode: this terminal" && tmux_type quit Enter && tmux_wait "ended 0"
result $? "falls to lines on an unknown terminal"
tmux_stop

tmux_start 80 24 xterm "LC_ALL=C" "$FLEETLAB" --ledger "$tmux_folder/small.csv"
tmux_wait "q quit" && tmux_do resize-window -x 40 -y 10 && tmux_wait "60 columns" \
    && tmux_do resize-window -x 100 -y 30 && tmux_wait "? help"
result $? "says when it is too small, and comes back"
tmux_stop
echo "1..$number"
