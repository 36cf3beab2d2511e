#!/bin/sh
# Without a common file system: a file to upload, the platforms' downloads of all submissions, and zip
# files that nobody should open.
. "$srcdir/tests/cmd/tap.sh"
export HOME="$work/home" XDG_DATA_HOME= TMPDIR="$work/tmp"
mkdir "$HOME" "$TMPDIR"
printf '[fleetlab]\ncourse = c3\n[courses]\nc3 = %s/c3.ini\n' "$work" >"$work/fleetlab.ini"
printf '[course]\nname = c3\nsubmissions = 2\n' >"$work/c3.ini"
export FLEETLAB_CONFIG="$work/fleetlab.ini"
ledger=$HOME/.local/share/fleetlab/c3/ledger.csv


# ---- a file to upload

printf '%s\n' begin track.cloud part.1 quit | "$FLEETLAB" --linear >"$work/out" 2>&1
run 2 "a course without a drop box says what to do" "$FLEETLAB" submit
has "with an option" "--output FILE" "$work/err"
run 0 "which writes a file" "$FLEETLAB" submit --output "$work/up.csv"
cp "$work/out" "$work/receipt"
has "as one says" "written for the upload: $work/up.csv" "$work/receipt"
has "that is not handed in by that" "Nothing is handed in until then." "$work/receipt"
equal "with the receipt's hash" "$(sed -n 's/^  sha256  //p' "$work/receipt")" \
    "$(sha256sum "$work/up.csv" | cut -d' ' -f1)"
run 0 "it is a sound ledger" "$FLEETLAB" ledger verify "$work/up.csv"
run 1 "what can't be written is said" "$FLEETLAB" submit -o "$work/nowhere/up.csv"
has "aloud" "NOT HANDED IN" "$work/err"
run 1 "the ledger itself is no such file" "$FLEETLAB" submit -o "$ledger"
has "and says so" "is the ledger itself" "$work/err"
run 0 "neither counts" "$FLEETLAB" submit -o "$work/up.csv"
run 1 "but one too many does" "$FLEETLAB" submit -o "$work/up.csv"
has "as in a drop box" "2 is the most" "$work/err"

# ---- downloads of all submissions, by the names that the platforms give them

export FLEETLAB_CONFIG=
"$builddir/tests/class/make-class" 6 5 "$work/class" >"$work/out" || exit 99
run 0 "the class, by its folder" "$FLEETLAB" collect "$work/class/ledgers" --gradebook csv --out "$work/due"
cat >"$work/downloads.py" <<'END'
import pathlib, sys, zipfile
work = pathlib.Path(sys.argv[1])
ledgers = sorted((work / "class/ledgers").glob("*/ledger.csv"))
names = ["Zoe Zéro", "Otto One", "Tom-Two", "Tré O'Three", "Fay Four", "李 伟"]
moodle, canvas = {}, {}
for i, path in enumerate(ledgers):
    # Moodle: a folder a student, with the participant's number, or the same in one name
    kind = f"{names[i]}_{310 + i}_assignsubmission_file_"
    moodle[kind + ("/up.csv" if i % 2 else "up.csv")] = path.read_bytes()
    # Canvas: name, LATE, the student's number, the file's, and the name, counted up when repeated
    late = "LATE_" if i == 2 else ""
    canvas[f"{names[i].lower().replace(' ', '')}_{late}{310 + i}_{9000 + i}_up-{i}{'' if i == 4 else '.csv'}"] = path.read_bytes()
moodle["Zoe Zéro_310_assignsubmission_onlinetext_/onlinetext.html"] = b"<p>see the file</p>"
canvas["zoezéro_310_9999_essay.pdf"] = b"%PDF-1.4"
for kind, files in ("moodle", moodle), ("canvas", canvas):
    with zipfile.ZipFile(work / (kind + ".zip"), "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in files.items():
            out.writestr(name, content)
END
python3 "$work/downloads.py" "$work"
for platform in moodle canvas; do
    run 0 "the class, as $platform gives it" \
        "$FLEETLAB" collect "$work/$platform.zip" --gradebook csv --out "$work/$platform"
    has "all of it" "6 students, 6 ledgers" "$work/out"
    same "with the same scores" "$work/due/gradebook-csv.csv" "$work/$platform/gradebook-csv.csv"
    mkdir "$work/$platform.folder" && unzip -q "$work/$platform.zip" -d "$work/$platform.folder"
done
run 0 "unpacked by hand it is the same" \
    "$FLEETLAB" collect "$work/moodle.folder" --gradebook csv --out "$work/by-hand"
same "to the byte" "$work/due/gradebook-csv.csv" "$work/by-hand/gradebook-csv.csv"
run 0 "two downloads and a folder are one class" \
    "$FLEETLAB" collect "$work/moodle.zip" "$work/canvas.zip" "$work/class/ledgers"
has "with all versions" "6 students, 18 ledgers" "$work/out"
equal "nothing stays behind" "" "$(ls -A "$TMPDIR")"

# ---- what was unpacked goes, too, when the program is interrupted, or killed

cat >"$work/interrupt.py" <<'END'
import os, pathlib, signal, subprocess, sys, time, zipfile
fleetlab, work, temporary = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
with zipfile.ZipFile(work / "large.zip", "w") as out:
    for i in range(30000):
        out.writestr(zipfile.ZipInfo(f"{i}.csv"), b"no ledger")
def wait(for_what):
    end = time.time() + 20
    while time.time() < end and not for_what():
        time.sleep(0.001)
    return for_what()
def default():
    for number in signal.SIGINT, signal.SIGTERM, signal.SIGHUP:
        signal.signal(number, signal.SIG_DFL) # what runs the tests may ignore them
for name in "INT", "TERM", "HUP", "KILL":
    child = subprocess.Popen([fleetlab, "collect", work / "large.zip", work / "large.zip"],
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                             preexec_fn=default)
    began = wait(lambda: os.listdir(temporary))
    os.kill(child.pid, getattr(signal, "SIG" + name))
    ended = child.wait()
    gone = wait(lambda: not os.listdir(temporary))
    print(name, bool(began), ended == -getattr(signal, "SIG" + name), gone)
END
run 0 "a collection is interrupted while it unpacks" \
    python3 "$work/interrupt.py" "$FLEETLAB" "$work" "$TMPDIR"
printf '%s True True True\n' INT TERM HUP KILL >"$work/expected"
same "each time nothing stays behind" "$work/expected" "$work/out"

# ---- zip files that nobody should open

cat >"$work/hostile.py" <<'END'
import pathlib, struct, sys, zipfile
work = pathlib.Path(sys.argv[1])
def make(name, *entries, method=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(work / (name + ".zip"), "w", method, compresslevel=1) as out:
        for entry, content in entries:
            out.writestr(entry, content)
def unix(name, mode):
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr = 3, mode << 16
    return info
make("absolute", ("/etc/cron.d/x.csv", b"x"))
make("above", ("a/../../x.csv", b"x"))
make("backslash", ("..\\x.csv", b"x"))
make("drive", ("C:x.csv", b"x"))
make("link", (unix("ledger.csv", 0o120777), b"/etc/passwd"))
make("device", (unix("ledger.csv", 0o020666), b""))
make("bomb", ("ledger.csv", b"version,seq,time," + b"0" * (65 * 1024 * 1024)))
make("bombs", *((f"{i}.csv", b"0" * (60 * 1024 * 1024)) for i in range(17)))
make("unwanted", ("film.bin", b"0" * (100 * 1024 * 1024)))
make("inner", ("a\u202eledger.csv", b"no ledger\n"))
make("control", ("\x1b[2J\u202eledger.csv", b"no ledger\n"))
(work / "none.zip").write_bytes(b"no zip at all" * 100)
(work / "empty.zip").write_bytes(b"")
whole = (work / "bomb.zip").read_bytes()
(work / "cut.zip").write_bytes(whole[:len(whole) // 2])
secret = bytearray((work / "inner.zip").read_bytes())
for mark, at in (b"PK\3\4", 6), (b"PK\1\2", 8):
    secret[secret.find(mark) + at] |= 1
(work / "secret.zip").write_bytes(secret)
lie = bytearray((work / "bomb.zip").read_bytes())
struct.pack_into("<I", lie, lie.find(b"PK\1\2") + 24, 10)
struct.pack_into("<I", lie, lie.find(b"PK\3\4") + 22, 10)
(work / "lie.zip").write_bytes(lie)
with zipfile.ZipFile(work / "many.zip", "w") as out:
    for i in range(1000000 if len(sys.argv) > 2 else 60000):
        out.writestr(zipfile.ZipInfo(f"{i}.csv"), b"")
END
# shellcheck disable=SC2086
python3 "$work/hostile.py" "$work" ${CHECK_LONG:+long}
hostile() { # hostile NAME WORDS
    refused "$1: refused" "$2" timeout 60 "$FLEETLAB" collect "$work/$1.zip"
}
hostile absolute "leads out of its folder"
hostile above "leads out of its folder"
hostile backslash "leads out of its folder"
hostile drive "leads out of its folder"
hostile link "is no file: a link, or a device"
hostile device "is no file: a link, or a device"
hostile bomb "is more than is taken out"
# shellcheck disable=SC2016
refused "bombs: refused before one of them is written" "is more than is taken out" \
    sh -c 'ulimit -f 100 && exec timeout 60 "$0" collect "$1"' "$FLEETLAB" "$work/bombs.zip"
hostile lie "entry ledger.csv"
run 1 "control: what is no ledger is told" "$FLEETLAB" collect "$work/control.zip"
cat "$work/out" "$work/err" | LC_ALL=C grep -n '[^ -~	]' >"$work/why"
nothing_wrong "control: and its name plainly"
hostile none "is no zip file"
hostile empty "is no zip file"
hostile cut "is no zip file"
hostile secret "is encrypted"
hostile many "has more than 50000 entries"
equal "nothing of them stays behind" "" "$(ls -A "$TMPDIR")"
sanitized || {
    (ulimit -v 1000000 && exec timeout 60 "$FLEETLAB" collect "$work/many.zip") >"$work/out" 2>"$work/why"
    grep -q 'has more than 50000 entries' "$work/why"
    report $? "a list of entries takes no memory before it is refused"
}
run 0 "what nobody wants is not unpacked" "$FLEETLAB" collect "$work/unwanted.zip"
run 1 "what is no ledger is listed" "$FLEETLAB" collect "$work/inner.zip"
cat "$work/out" "$work/err" >"$work/said"
"$builddir/tests/store/is_plain" <"$work/said" >"$work/why" 2>&1
report $? "as plain text"
finish
