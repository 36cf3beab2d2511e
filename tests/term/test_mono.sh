#!/bin/sh
# Without colours the screen says the same: NO_COLOR and --mono, in a real terminal.
set -u
. "$srcdir/tests/term/tmux.sh"
number=0

result() # STATUS NAME
{
    number=$((number + 1))
    [ "$1" -eq 0 ] && echo "ok $number - $2" || echo "not ok $number - $2"
}

# Leaves the workbench of part 1 in $tmux_folder/NAME and, with its colours, NAME.colours.
show() # NAME ENVIRONMENT OPTION...
{
    name=$1
    environment=$2
    shift 2
    tmux_start 80 24 xterm-256color "LC_ALL=C $environment" "$FLEETLAB" \
        --ledger "$tmux_folder/ledger.csv" "$@"
    tmux_wait "q quit" && tmux_type Enter && tmux_wait "Controls" && tmux_wait "q quit"
    result $? "$name: the workbench comes up"
    tmux_screen >"$tmux_folder/$name"
    tmux_do capture-pane -p -e >"$tmux_folder/$name.colours"
    tmux_stop
}

coloured() { grep -q "$(printf '\033')"'\[[0-9;]*\(3[0-7]\|9[0-7]\|38;5;[0-9]*\)m' "$1"; }

"$FLEETLAB" --ledger "$tmux_folder/ledger.csv" --track cloud --linear >/dev/null <<'END'
part.1
to_lock
choice=hop1
number=3
mechanism=light
confidence=1
lock
yes
END

show colour A=
show no_color NO_COLOR=1
show mono A= --mono
coloured "$tmux_folder/colour.colours"
result $? "colours are there where they may be"
for name in no_color mono; do
    ! coloured "$tmux_folder/$name.colours"
    result $? "$name: no colour"
    cmp -s "$tmux_folder/colour" "$tmux_folder/$name"
    result $? "$name: the same words in the same places"
done
echo "1..$number"
