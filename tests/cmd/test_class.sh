#!/bin/sh
# The class during the hour, watched by one of the staff while real students lock: counts from the
# anchors, predictions from what was swept, and no byte while nothing happens.
. "$srcdir/tests/cmd/tap.sh"
. "$srcdir/tests/cmd/users.sh"

box=$work/grace/box anchors=$work/grace/anchors store=$work/grace/store
printf '[course]\nname = c3\nsalt = pepper\ndrop_box = %s\nanchors = %s\n' "$box" "$anchors" >"$work/c3.ini"
chmod 644 "$work/c3.ini"
as grace "$fleetlab" collect --make-dropbox "$box" --group staff >"$work/out" 2>&1
as grace "$fleetlab" collect --make-dropbox "$anchors" --group staff >"$work/out" 2>&1

# locks USER PART: up to the lock of that part.
locks() {
    printf '%s\n' begin track.cloud "part.$2" to_lock choice=hop1 number=20 mechanism=light \
        confidence=2 lock yes | as "$1" "$fleetlab" --linear >"$work/out" 2>"$work/why"
}
# waits WORDS FILE: till they stand there, ten seconds at most.
waits() {
    i=0
    until grep -Fq "$1" "$2" || [ $i -eq 100 ]; do
        sleep 0.1
        i=$((i + 1))
    done
    has "$3" "$1" "$2"
}

# ---- by lines

run 0 "before anybody locks" as hal "$fleetlab" class
has "it says so" "0 students have locked something." "$work/out"
locks ada 1
mkfifo "$work/in" && chmod 666 "$work/in"
as hal "$fleetlab" class --linear "$store" <"$work/in" >"$work/said" 2>"$work/wrong" &
watcher=$!
exec 9>"$work/in"
wait $watcher
echo "it ended with $?" >"$work/why"
grep -q 'can.t be opened' "$work/wrong"
report $? "a storage that isn't there yet is named"
as grace "$fleetlab" collect --sweep "$box" "$store" >"$work/out" 2>&1
as hal "$fleetlab" class --linear "$store" <"$work/in" >"$work/said" 2>"$work/wrong" &
watcher=$!
exec 9>&- 9>"$work/in"
waits "1  cloud, part 1: 1 locked" "$work/said" "a lock is counted"
waits "4  cloud, finale: 0 locked" "$work/said" "and so will be those of the finale under stress"
sleep 2.5
cp "$work/said" "$work/before"
sleep 2.5
same "while nothing happens nothing is written" "$work/before" "$work/said"
locks bob 1
waits "1  cloud, part 1: 2 locked" "$work/said" "another lock is told when it comes"
tail -n +$(($(wc -l <"$work/before") + 1)) "$work/said" >"$work/got"
printf '1  cloud, part 1: 2 locked\n2 students have locked something.\n' >"$work/expected"
same "and that alone" "$work/expected" "$work/got"
echo 1 >&9
waits "No ledger with this question was swept yet." "$work/said" "its predictions wait for a sweep"
as ada "$fleetlab" submit >"$work/out" 2>&1
as grace "$fleetlab" collect --sweep "$box" "$store" >"$work/out" 2>&1
sleep 2
echo 1 >&9
waits "cloud, part 1: " "$work/said" "then the question is there"
waits "(1 locked)" "$work/said" "with what was handed in"
echo what >&9
waits "quit ends" "$work/said" "what it can be asked it says"
echo quit >&9
wait $watcher
echo "status $?" >"$work/why"
grep -Eq 'ada|bob|hop1' "$work/said" && echo "a name, or an answer" >>"$work/why"
! grep -Eq 'ada|bob' "$work/said"
report $? "no name is told"
exec 9>&-

# ---- painted

cat >"$work/watch.py" <<'END'
import os, pty, select, subprocess, sys, time, termios, struct, fcntl
lock, argv = sys.argv[1], sys.argv[2:]
pid, fd = pty.fork()
if pid == 0:
    os.environ["TERM"] = "xterm"
    os.execvp(argv[0], argv)
fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
def read(seconds, until=None):
    got, end = b"", time.time() + seconds
    while time.time() < end and not (until and until in got):
        if select.select([fd], [], [], 0.1)[0]:
            try:
                got += os.read(fd, 65536)
            except OSError:
                break
    return got
first = read(10, b"q leaves")
print("counts" if b"2 students have locked" in first else "no counts")
print("table" if b"sure fair guess right" in first and b"hop three" in first else "no table")
print("question" if b"(1 locked)" in first else "no question")
read(1.5)
print("idle", len(read(3)))
subprocess.run(["sh", "-c", lock])
more = read(10, b"3")
more += read(1)
print("changed" if 0 < len(more) < 400 else f"{len(more)} bytes")
os.write(fd, b"\x1b[B")
down = read(1)
print("moved" if down else "not moved")
os.write(fd, b"q")
read(3)
print("end", os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
END
touch "$work/third.anchor"
sed 's/^/# /' "$anchors"/*.anchor | head -n 3 >"$work/why"
cp "$(ls "$anchors"/*.anchor | head -n 1)" "$work/third.anchor"
chmod 644 "$work/third.anchor" "$work/watch.py"
run 0 "painted, in a terminal" python3 "$work/watch.py" \
    "setpriv --reuid=64009 --regid=64000 --clear-groups cp '$work/third.anchor' '$anchors/third.anchor'" \
    setpriv --reuid=hal --regid=students --init-groups env -i PATH="$PATH" LC_ALL=C.UTF-8 TERM=xterm \
    HOME="$work/hal" FLEETLAB_CONFIG="$work/fleetlab.ini" FLEETLAB_DATA_DIR="$work/data" \
    "$fleetlab" class "$store"
printf 'counts\ntable\nquestion\nidle 0\nchanged\nmoved\nend 0\n' >"$work/expected"
same "it shows counts and a question, writes only what changes, and leaves" "$work/expected" "$work/out"

printf '[course]\nname = c3\n' >"$work/c3.ini"
run 2 "a course without anchors" as hal "$fleetlab" class
has "needs a folder" "has no folder for anchors" "$work/err"
finish
