#!/bin/sh
# Files that are written for somebody are there whole, or the older ones are: on a disk that fills up.
. "$srcdir/tests/cmd/tap.sh"
umask 077

# The disk is mounted for this test alone, where nobody else sees it.
if [ "$WHOLE_INSIDE" != yes ]; then
    if ! unshare -m true 2>/dev/null; then
        echo "ok 1 - files are whole on a full disk # SKIP needs root for a mount of its own"
        echo "1..1"
        exit 0
    fi
    WHOLE_INSIDE=yes exec unshare -m sh "$0"
fi
mkdir "$work/disk"
mount -t tmpfs -o size=96k tmpfs "$work/disk" || {
    echo "not ok 1 - a small disk can be mounted"
    echo "1..1"
    exit 1
}
trap 'umount "$work/disk"; rm -rf "$work"' EXIT
cd "$work" || exit 1

"$builddir/tests/report/make_ledger" whole.csv edge 3
"$builddir/tests/class/make-class" 4 5 class >/dev/null || exit 99

# full FILE: fills the disk, and keeps what FILE holds.
full() {
    cp "$1" older 2>/dev/null || : >older
    dd if=/dev/zero of=disk/filler bs=1k count=200 >filled 2>&1
}

# kept NAME FILE: the older one, and nothing half written beside it.
kept() {
    same "$1" older "$2"
    find disk -name '.*' -type f >why
    nothing_wrong "$1: nothing is left beside it"
    rm disk/filler
}

run 0 "a report is written" "$FLEETLAB" report whole.csv -o disk/report
full disk/report
run 1 "on a full disk it is not" "$FLEETLAB" report whole.csv --format json -o disk/report
has "the message says what to do" "disk/report could not be written (No space left on device); free some space on the disk, then try again" err
kept "the older report is kept" disk/report
run 0 "an export is written" "$FLEETLAB" ledger export whole.csv -o disk/export
full disk/export
run 1 "on a full disk it is not" "$FLEETLAB" ledger export --format xapi whole.csv -o disk/export
kept "the older export is kept" disk/export
rm -r disk/*

for file in gradebook-csv.csv class.csv class.json; do
    run 0 "$file is written" "$FLEETLAB" collect class/ledgers --gradebook csv --class --out disk/books
    full disk/books/$file
    run 1 "on a full disk it is not" "$FLEETLAB" collect class/ledgers --gradebook csv --class --out disk/books
    has "and says so" "$work/disk/books/$file could not be written" err
    kept "the older $file is kept" disk/books/$file
done
report=disk/books/reports/s00000.txt
full $report
run 1 "nor is a student's report" "$FLEETLAB" collect class/ledgers --out disk/books
has "whose login is named" "no report of s00000: $work/$report could not be written" err
kept "the older one is kept" $report
umask 022
run 0 "files about people" "$FLEETLAB" collect class/ledgers --gradebook csv --out new
find new ! -perm /007 >private
find new >all
same "are not for others to read" all private
finish
