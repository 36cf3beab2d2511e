#!/bin/sh
# A drop box: who closes it, what a sweep takes, names and leaves, how much, and that neither an
# exchange of files meanwhile nor a kill at any point changes that.
. "$srcdir/tests/cmd/tap.sh"
. "$srcdir/tests/cmd/users.sh"
plain=$builddir/tests/store/is_plain

cp "$builddir/tests/cmd/box_play" "$work/box_play"
chmod a+rx "$work/box_play"
box=$work/grace/box
printf '[course]\nname = c3\ndrop_box = %s\n' "$box" >"$work/c3.ini"
chmod 644 "$work/c3.ini"
header=$(sed -n 's/^#define LEDGER_HEADER "\(.*\)"/\1/p' "$srcdir/src/store/ledger_log.h")
printf '%s\n' quit | as ada "$fleetlab" --linear >"$work/out" 2>&1
ledger=$work/ada/.local/share/fleetlab/c3/ledger.csv
grep -qx "$header" "$ledger"
report $? "ada has a ledger, with the header that this test knows"

# new_box: an empty drop box and no storage.
new_box() {
    rm -rf "$box" "$work/grace/store"
    as grace "$fleetlab" collect --make-dropbox "$box" --group staff >"$work/out" 2>&1
}
store=$work/grace/store
sweep() { as grace timeout 100 "$fleetlab" collect --sweep "$box" "$store" "$@"; }

# ---- who closes it

new_box
as bob sh -c "umask 0; echo mine >'$box/LOCK'"
as grace touch "$box/LOCK"
as hal touch "$box/LOCK"
run 0 "a LOCK that a student made closes nothing, whoever touches it" as ada "$fleetlab" submit
has "and is named as foreign" "LOCK belongs to bob, who is no staff: it closes nothing" "$work/err"
run 1 "a sweep names it" sweep
has "by its owner, and the way out" "LOCK: belongs to bob and closes nothing; fleetlab collect --close" "$work/err"
has "and counts it" "1 left: a LOCK of somebody else" "$work/out"
run 1 "staff who don't own the box can't replace it" as hal "$fleetlab" collect --close "$box"
has "and are told who can" "only grace, who owns the drop box, can replace it" "$work/err"
run 1 "students can't close it" as bob "$fleetlab" collect --close "$box" nonsense
has "and are told why" "a LOCK of yours closes nothing" "$work/err"
run 0 "its owner can" as grace "$fleetlab" collect --close "$box" "marks are out"
has "and is told how to open it" "rm $box/LOCK" "$work/out"
run 1 "then it is closed" as ada "$fleetlab" submit
has "and says why" "course c3 is closed: marks are out" "$work/err"
run 1 "a student can't open it" as bob rm -f "$box/LOCK"
run 0 "the owner opens it" as grace rm "$box/LOCK"
run 0 "and it takes again" as ada "$fleetlab" submit
as bob sh -c "mkdir '$box/LOCK' && touch '$box/LOCK/in-the-way'"
run 0 "a folder LOCK of a student closes nothing" as ada "$fleetlab" submit
run 0 "and doesn't keep the owner from closing" as grace "$fleetlab" collect --close "$box"
run 1 "a LOCK without words closes, too" as ada "$fleetlab" submit
has "with some" "course c3 is closed: ask your instructor" "$work/err"
as grace rm "$box/LOCK"
run 0 "one of the staff closes it where no LOCK lies" as hal "$fleetlab" collect --close "$box" later
run 1 "and that counts" as ada "$fleetlab" submit
as grace rm "$box/LOCK"
as grace sh -c "echo x >'$work/grace/linked'; ln '$work/grace/linked' '$box/LOCK'"
run 0 "a second name of somebody's file closes nothing" as ada "$fleetlab" submit
run 2 "a box that isn't there can't be closed" as grace "$fleetlab" collect --close "$work/nowhere"
as grace rm -f "$box/LOCK"
as grace chmod 555 "$box"
run 1 "what can't be closed is said" as grace "$fleetlab" collect --close "$box"
has "aloud" "is NOT closed" "$work/err"

# ---- names that act on a terminal

new_box
for name in "$(printf '\302\23331mRED')" "$(printf '\302\2350;t\302\234')" \
    "$(printf '\342\200\256gpj')" "$(printf '\23331m\377')"; do
    as bob cp "$ledger" "$box/$name" 2>"$work/err" || as bob sh -c 'echo x >"$1"' sh "$box/$name"
done
run 1 "names that act on a terminal are left" sweep
cat "$work/out" "$work/err" >"$work/said"
run 0 "and named as plain text" "$plain" <"$work/said"
"$plain" <"$work/said" >"$work/why"
nothing_wrong "all of it"
equal "one line each" 4 "$(grep -c "a name that fleetlab doesn't give; it was left" "$work/said")"
has "counted" "4 left: with a name that fleetlab doesn't give" "$work/said"

# ---- dots, kinds, beginnings

new_box
as bob sh -c "cd '$box'; echo x >.young; mkdir .folder; mkfifo fifo; mkdir folder
    ln -s /etc/passwd link; echo x >two; ln two names; echo x >essay.txt; : >empty.csv
    echo '<html>' >page.ledger.csv; printf 'a\nb\n' >a.report.txt; echo 'x=1' >x.anchor"
printf 'Heading\n-------\nx\n' >"$work/r.report.txt"
printf 'anchor=1\n' >"$work/a.anchor"
chmod 644 "$work/r.report.txt" "$work/a.anchor" && chmod 755 "$work/bob"
{ echo "$header"; echo damaged; } >"$work/bob/hand.csv" && chmod 644 "$work/bob/hand.csv"
as bob cp "$work/r.report.txt" "$work/a.anchor" "$work/bob/hand.csv" "$box"
run 1 "a sweep takes what begins as it should" sweep
has "a report, an anchor, a ledger by hand" "3 files swept" "$work/out"
for why in ".young: is in the making" ".folder: is a folder" "fifo: is a FIFO" "folder: is a folder" \
    "link: is a symbolic link" "two: has more than one name" "names: has more than one name" \
    "essay.txt: begins like no ledger, report or anchor" "empty.csv: begins like no" \
    "page.ledger.csv: begins like no" "a.report.txt: begins like no" "x.anchor: begins like no"; do
    has "named: $why" "$why" "$work/err"
done
has "what begins wrong is counted" "5 left: no ledger, report or anchor" "$work/out"
has "and so is what is in the making" "1 in the making" "$work/out"
# ---- sparse files: twenty of 64 MiB, with a sound beginning and without one

new_box
i=0
while [ $i -lt 20 ]; do
    i=$((i + 1))
    as bob cp "$work/bob/hand.csv" "$box/sparse-$i.csv"
    as bob truncate -s $((64 * 1024 * 1024)) "$box/sparse-$i.csv"
done
run 1 "sparse files are refused" sweep
has "and counted" "20 left: sparse" "$work/out"
equal "nothing of them was copied" 0 "$(find "$store" -type f ! -name sweep.csv | wc -l)"
as bob truncate -s $((64 * 1024 * 1024 + 1)) "$box/sparse-1.csv"
run 1 "one that is larger than a ledger" sweep
has "is too large" "1 left: too large" "$work/out"

# ---- limits

new_box
"$work/box_play" fill "$box" 30 3 64001
run 1 "a user's files are limited" sweep --user-files 4
has "the others' are taken all the same" "12 files swept" "$work/out"
has "what is beyond is counted" "18 left: beyond what is taken of one user" "$work/out"
has "and said once a user" "bob: 6 more files than one user may have in a sweep" "$work/err"
run 1 "the next sweep goes on" sweep --user-files 4
has "as far as it may" "12 files swept" "$work/out"
size=$(stat -c %s "$(find "$box" -name '*.csv' | head -n 1)")
run 1 "a user's bytes are limited" sweep --user-bytes $((size + 1))
has "to so many" "3 files swept" "$work/out"
run 1 "a sweep's files are limited" sweep --most-files 2
has "and it says so" "A sweep's limit was reached" "$work/out"
has "when they are taken" "2 files swept" "$work/out"
run 0 "at last all is taken" sweep
has "each once" "1 file swept" "$work/out"
equal "30 in all" 30 "$(sed 1d "$store/sweep.csv" | cut -d, -f3 | sort -u | wc -l)"
"$work/box_play" fill "$box" 2 1 64001
run 1 "a sweep's bytes are limited" sweep --most-bytes "$((size + 1)) bytes"
refused "no files are no limit" "--user-files 0" sweep --user-files 0
refused "nor is a word" "--most-bytes many" sweep --most-bytes many

# ---- a storage that others may write to

new_box
"$work/box_play" fill "$box" 1 1 64001
mkdir "$store" && chown grace "$store" && chmod 777 "$store"
run 2 "a storage that others may write to is none" sweep
has "which is said" "$store" "$work/err"
equal "and nothing is taken" 1 "$(find "$box" -name '*.csv' | wc -l)"

# ---- two sweeps at once

new_box
"$work/box_play" fill "$box" 1 1 64001
mkdir "$store" && chown grace "$store" && chmod 700 "$store" && : >"$store/sweep.csv" && chown grace "$store/sweep.csv"
flock "$store/sweep.csv" env "PATH=$PATH" sh -c "setpriv --reuid=grace --regid=students --init-groups '$fleetlab' collect --sweep '$box' '$store' >'$work/out' 2>'$work/err'; echo \$? >'$work/got'"
has "a storage that is being swept into is said to be" "is in another sweep's hands" "$work/err"
equal "and that is a failure" 1 "$(cat "$work/got")"
run 0 "then it goes on" sweep

# ---- a row that was cut off

new_box
"$work/box_play" fill "$box" 2 1 64001
sweep >"$work/out" 2>&1
printf '2026-01-01T00:00:00.000Z,64001,torn' >>"$store/sweep.csv"
"$work/box_play" fill "$box" 3 1 64001
rm "$box/000000.ledger.csv" "$box/000001.ledger.csv"
run 0 "a sweep goes on behind a row that was cut off" sweep
equal "which is gone" 0 "$(grep -c torn "$store/sweep.csv")"
equal "three rows are there" 3 "$(sed 1d "$store/sweep.csv" | grep -c '^[^,]*,[0-9]*,[^,]*,[^,]*,[0-9]*,[0-9a-f]*,[a-z]*,[^,]*,c3$')"

# ---- kills

# once FILES: all files were taken, each once, whole.
once() {
    sed 1d "$store/sweep.csv" >"$work/rows"
    [ "$(wc -l <"$work/rows")" -eq "$1" ] || echo "$(wc -l <"$work/rows") rows" >>"$work/why"
    [ "$(cut -d, -f3 "$work/rows" | sort -u | wc -l)" -eq "$1" ] || echo "not each once" >>"$work/why"
    awk -F, -v store="$store" '{ print $6 "  " store "/" $2 "/" $3 }' "$work/rows" | sha256sum --quiet -c >>"$work/why" 2>&1
    find "$store" -type f ! -name sweep.csv >"$work/copies"
    [ "$(wc -l <"$work/copies")" -eq "$1" ] || echo "$(wc -l <"$work/copies") copies" >>"$work/why"
}
new_box
"$work/box_play" fill "$box" 400 4 64001
# As long as about half of the sweeps take on this machine: a killed one gives the next more time.
kills=0 turn=0 patience=20
while [ -n "$(ls "$box")" ] && [ $turn -lt 1000 ]; do
    turn=$((turn + 1))
    as grace timeout -s KILL "0.$(printf '%03d' $patience)" \
        "$fleetlab" collect --sweep "$box" "$store" --most-files $((turn % 5 + 1)) >"$work/out" 2>&1
    if [ $? -eq 137 ]; then
        kills=$((kills + 1)) patience=$((patience + 1))
    elif [ $patience -gt 1 ]; then
        patience=$((patience - 1))
    fi
done
sweep >"$work/out" 2>"$work/err"
[ $kills -ge 10 ] || echo "only $kills kills" >"$work/why"
nothing_wrong "sweeps are killed"
once 400
nothing_wrong "and each file is taken exactly once"
echo "# $kills kills in $turn sweeps"

# ---- exchanges meanwhile

new_box
{ echo "$header"; echo SECRET; } >"$work/grace/secret.csv"
chown grace "$work/grace/secret.csv" && chmod 600 "$work/grace/secret.csv"
mkdir "$work/pool" && chown bob "$work/pool" && chmod 777 "$work/pool"
as ada sh -c "i=0; while [ \$i -lt 400 ]; do { echo '$header'; echo ada; } >'$work/pool/'\$i.csv; i=\$((i + 1)); done"
ms=1500
[ -z "$CHECK_LONG" ] || ms=10000
as bob "$work/box_play" race "$box" "$work/grace/secret.csv" "$work/pool" $ms >"$work/swaps" 2>"$work/raced" &
racer=$!
sweeps=0
while kill -0 $racer 2>"$work/err" && [ $sweeps -lt 10000 ]; do
    sweep >"$work/out" 2>"$work/err"
    rc=$?
    [ $rc -le 1 ] || { echo "a sweep ended with $rc"; cat "$work/err"; } >>"$work/why"
    sweeps=$((sweeps + 1))
done
wait $racer
nothing_wrong "sweeps end as they should while files are exchanged"
grep -rlE 'SECRET|LINK' "$store" >"$work/why"
nothing_wrong "nothing was followed, and nothing with two names taken"
[ ! -d "$store/64002" ] || grep -rL '^bob' "$store/64002" >"$work/why"
[ ! -d "$store/64001" ] || grep -rL '^ada' "$store/64001" >>"$work/why"
grep -rl '^ada' "$store/64002" >>"$work/why"
nothing_wrong "whose a file is, is what its owner wrote"
sed 1d "$store/sweep.csv" | awk -F, -v store="$store" '{ print $6 "  " store "/" $2 "/" $3 }' >"$work/sums"
[ -s "$work/sums" ] || echo "nothing was taken" >"$work/why"
sha256sum --quiet -c "$work/sums" >>"$work/why" 2>&1
nothing_wrong "what was taken is what was written down"
cat "$work/raced" | sed "s/^/# /"; echo "# $sweeps sweeps against $(cat "$work/swaps") exchanges; $(wc -l <"$work/sums") files taken"

# ---- many

new_box
many=1000
[ -z "$CHECK_LONG" ] || many=100000
"$work/box_play" fill "$box" $many 100 64101
limit=300000 # kilobytes of address space
! sanitized || limit=unlimited
begun=$(date +%s%N)
run 0 "many files are swept within the limits" sh -c "ulimit -v $limit; exec setpriv --reuid=grace --regid=students --init-groups timeout 590 '$fleetlab' collect --sweep '$box' '$store'"
echo "# $many files in $((($(date +%s%N) - begun) / 1000000)) ms"
has "all of them" "$many files swept" "$work/out"
once $many
nothing_wrong "each once"
finish
