#!/bin/sh
# Long work says on standard error how far it has come: after two seconds, on a terminal, in one line
# that it takes away; and nowhere else. What is quick is held for a while once it is under way.
. "$srcdir/tests/cmd/tap.sh"
FLEETLAB_CONFIG=
export FLEETLAB_CONFIG

# on_terminal STREAMS HOLD COMMAND...: those streams (1, 2 or both) are a terminal, the others go to
# $work/out and $work/err; what the terminal got is in $work/terminal. The command is held for two and
# a half seconds when HOLD is there, a file, or when it has worked for so many seconds; -: never.
on_terminal() {
    python3 - "$work" "$@" <<'END'
import os, pty, select, signal, subprocess, sys, time
work, streams, hold, command = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:]
ours, theirs = pty.openpty()
files = [open(work + "/out", "wb"), open(work + "/err", "wb")]
child = subprocess.Popen(command, stdin=subprocess.DEVNULL,
                         **{name: theirs if str(i + 1) in streams else files[i]
                            for i, name in enumerate(("stdout", "stderr"))})
os.close(theirs)

def is_under_way():
    if hold.startswith("/"):
        return os.path.exists(hold)
    with open("/proc/%d/stat" % child.pid) as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") >= float(hold)

shown, held = bytearray(), hold == "-"
while True:
    if not held and is_under_way():
        held = True
        os.kill(child.pid, signal.SIGSTOP)
        time.sleep(2.5)
        os.kill(child.pid, signal.SIGCONT)
    if not held and not select.select([ours], [], [], 0.005)[0]:
        continue
    try:
        more = os.read(ours, 65536)
    except OSError:
        break
    if not more:
        break
    shown += more
open(work + "/terminal", "wb").write(shown)
sys.exit(child.wait())
END
}

# says NAME PATTERN: a line that was shown is that.
says() {
    tr '\r' '\n' <"$work/terminal" >"$work/why"
    grep -Eq "$2" "$work/why"
    report $? "$1"
}

# goes NAME: each line was written over, and blanks are the last that did.
goes() {
    python3 - "$work/terminal" >"$work/why" 2>&1 <<'END'
import sys
shown = open(sys.argv[1], newline="").read()
assert "\n" not in shown and shown.startswith("\rfleetlab "), repr(shown)
line = []
for piece in shown.split("\r")[1:]:
    line[:len(piece)] = piece
assert not "".join(line).strip(), repr(shown)
END
    nothing_wrong "$1"
}

silent() {
    cat -v "$work/terminal" >"$work/why"
    nothing_wrong "$1"
}

grid="--vary nodes=1k:100k:300 --vary dispersion_km=0:20000:100"
# shellcheck disable=SC2086
run 0 "a sweep of 30,000 rows" "$FLEETLAB" sweep $grid
cp "$work/err" "$work/terminal"
silent "is silent where nobody looks"
cp "$work/out" "$work/rows"
# shellcheck disable=SC2086
on_terminal 2 0.1 "$FLEETLAB" sweep $grid
same "writes the same rows beside a terminal" "$work/rows" "$work/out"
says "and says how many there are" '^fleetlab sweep: [0-9]+ of 30000 rows, [0-9]+ %$'
goes "in one line, which goes"
# shellcheck disable=SC2086
ACCESSIBLE=1 on_terminal 2 0.1 "$FLEETLAB" sweep $grid
silent "for a reader of the screen it is silent"
# shellcheck disable=SC2086
on_terminal 12 0.1 "$FLEETLAB" sweep $grid
grep -aq 'fleetlab sweep' "$work/terminal" && echo "progress between the rows" >"$work/why"
nothing_wrong "and where its rows scroll by"
on_terminal 2 - "$FLEETLAB" sweep --vary nodes=1k:100k:10
silent "short work is silent"

on_terminal 2 0.3 "$FLEETLAB" prove --data-dir "$srcdir/data" --track tiny
says "a proof says how many parts are done" '^fleetlab prove: [0-9]+ of 4 parts, [0-9]+ %$'
goes "in one line, which goes"

mkdir "$work/box"
header=$(sed -n 's/^#define LEDGER_HEADER "\(.*\)"/\1/p' "$srcdir/src/store/ledger_log.h")
awk -v box="$work/box" -v header="$header" 'BEGIN {
    for (i = 1; i <= 500; i++) { file = sprintf("%s/%d.csv", box, i); print header >file; close(file) } }'
on_terminal 2 "$work/storage/sweep.csv" "$FLEETLAB" collect --sweep "$work/box" "$work/storage"
has "500 files are swept" "500 files swept" "$work/out"
says "and it says how many it has looked at" '^fleetlab collect: [0-9]+ entries$'
goes "in one line, which goes"
finish
