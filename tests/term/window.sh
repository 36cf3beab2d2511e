# window.sh: linear mode in a terminal of some size; source it.
#
# in_window COLUMNSxROWS SCREEN COMMAND...: types $work/answers, each line when a prompt stands; what
# the terminal shows goes to SCREEN. A line "=COLUMNSxROWS" makes the window another one.
in_window() {
    python3 - "$work/answers" "$@" <<'END'
import fcntl, os, pty, re, select, struct, sys, termios
answers, size, screen, command = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4:]

def resize(fd, size):
    cols, rows = map(int, size.split("x"))
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))

pid, fd = pty.fork()
if pid == 0:
    resize(0, size)
    os.execvp(command[0], command)
shown, lines = b"", open(answers).read().split("\n")[:-1]
while True:
    ready, _, _ = select.select([fd], [], [], 20)
    try:
        more = os.read(fd, 65536) if ready else b""
    except OSError:
        more = b""
    if not more:
        break
    shown += more
    if shown.endswith(b": ") and lines:
        while lines[0].startswith("="):
            resize(fd, lines.pop(0)[1:])
        os.write(fd, lines.pop(0).encode() + b"\n")
open(screen, "wb").write(shown.replace(b"\r\n", b"\n"))
_, status = os.waitpid(pid, 0)
sys.exit(os.waitstatus_to_exitcode(status))
END
}
