#!/bin/sh
# On a terminal what is for reading passes a pager, and nowhere else; what a command ends with stays.
. "$srcdir/tests/cmd/tap.sh"
FLEETLAB_CONFIG=
TERM=xterm
export FLEETLAB_CONFIG TERM
unset ACCESSIBLE PAGER LESS

# A pager that marks each line that it is given, and another one that reads a single line.
printf '#!/bin/sh\nexec sed "s/^/paged: /"\n' >"$work/marks"
printf '#!/bin/sh\nread -r line\necho "paged: $line"\n' >"$work/leaves"
printf '#!/bin/sh\necho "$LESS" >"%s/less"\nexec cat\n' "$work" >"$work/tells"
chmod +x "$work/marks" "$work/leaves" "$work/tells"

# on_terminal STATUS NAME COMMAND...: what the terminal shows is in $work/shown.
on_terminal() {
    wanted=$1
    name=$2
    shift 2
    python3 - "$work/shown" "$@" >"$work/why" 2>&1 <<'END'
import os, pty, subprocess, sys
ours, theirs = pty.openpty()
child = subprocess.Popen(sys.argv[2:], stdin=theirs, stdout=theirs, stderr=theirs)
os.close(theirs)
shown = bytearray()
while True:
    try:
        more = os.read(ours, 65536)
    except OSError:
        break
    if not more:
        break
    shown += more
open(sys.argv[1], "wb").write(shown.replace(b"\r\n", b"\n"))
sys.exit(child.wait())
END
    got=$?
    [ $got -eq "$wanted" ] || echo "exit status $got, expected $wanted" >>"$work/why"
    [ $got -eq "$wanted" ]
    report $? "$name"
}
plain() {
    grep -n '^paged: ' "$work/shown" >"$work/why"
    [ -s "$work/shown" ] || echo "nothing was printed" >>"$work/why"
    nothing_wrong "$1"
}

"$builddir/tests/report/make_ledger" "$work/whole.csv" edge 3
sed '5s/,[a-z]*,/,other,/' "$work/whole.csv" >"$work/forged.csv"
for command in help "help eval" "collect --help" "report $work/whole.csv" "replay $work/whole.csv" \
    "ledger show $work/whole.csv" "eval --track tiny"; do
    # shellcheck disable=SC2086
    PAGER=$work/marks on_terminal 0 "${command%% /*}" "$FLEETLAB" $command
    # shellcheck disable=SC2086
    "$FLEETLAB" $command | sed 's/^/paged: /' >"$work/due"
    same "passes the pager whole" "$work/due" "$work/shown"
done
PAGER=$work/marks on_terminal 1 "what a command ends with stays" "$FLEETLAB" replay "$work/forged.csv"
has "beside what is shown" "paged:     DAMAGED" "$work/shown"
PAGER=$work/leaves on_terminal 0 "a pager that leaves is no fault" "$FLEETLAB" replay "$work/whole.csv"
[ "$(wc -l <"$work/shown")" -eq 1 ]
report $? "and nothing else is said"
PAGER=$work/marks on_terminal 2 "what is refused" "$FLEETLAB" replay "$work/nowhere.csv"
plain "goes to the terminal"

PAGER=$work/marks on_terminal 0 "--no-pager" "$FLEETLAB" help --no-pager
plain "prints at once"
PAGER=$work/marks ACCESSIBLE=1 on_terminal 0 "ACCESSIBLE" "$FLEETLAB" help
plain "prints at once, too"
PAGER=$work/marks TERM=dumb on_terminal 0 "a dumb terminal" "$FLEETLAB" help
plain "prints at once, too"
PAGER=$work/marks on_terminal 0 "rows of a sweep" "$FLEETLAB" sweep --vary nodes=1k:2k:3
plain "are not for reading"
"$FLEETLAB" help >"$work/due"
for pager in '' cat nosuchpager; do
    PAGER=$pager on_terminal 0 "PAGER=$pager" "$FLEETLAB" help
    grep -v nosuchpager "$work/shown" >"$work/is"
    same "prints the same" "$work/due" "$work/is"
done
PAGER=$work/tells on_terminal 0 "less is told what git tells it" "$FLEETLAB" help
has "where nobody else did" FRX "$work/less"
LESS=S PAGER=$work/tells on_terminal 0 "who has set LESS" "$FLEETLAB" help
has "is left alone" S "$work/less"
PAGER=$work/marks "$FLEETLAB" help >"$work/shown"
plain "a pipe or a file has no pager"
finish
