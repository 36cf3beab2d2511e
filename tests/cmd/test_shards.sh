#!/bin/sh
# A sweep, and a class, in slices: in any order, killed, lost, run again; and doc/sharding.md, tried as
# it stands.
# With CHECK_LONG over ssh, and by Slurm where one answers.
. "$srcdir/tests/cmd/tap.sh"
here=$PWD
case $srcdir in /*) source=$srcdir ;; *) source=$here/$srcdir ;; esac
case $builddir in /*) build=$builddir ;; *) build=$here/$builddir ;; esac
guide=$source/doc/sharding.md
make_class=$build/tests/class/make-class
mkdir "$work/bin" && ln -s "$FLEETLAB" "$work/bin/fleetlab"
PATH=$work/bin:$PATH
export PATH
cd "$work" || exit 99

grid="--part 3 --vary p_small=0.5:0.99:40 --vary tpr=0.5:1:10 --set verifier=on"
sweep() {
    # shellcheck disable=SC2086
    fleetlab sweep $grid "$@"
}
for format in csv json; do
    sweep --format $format >whole
    for i in 5 2 7 1 3 6 4; do
        sweep --format $format --shard $i/7 --out $format >out 2>err || cat err
        [ ! -s out ] || echo "slice $i is printed, too"
    done >why
    nothing_wrong "seven slices, in any order, as $format"
    run 0 "are merged" sweep --format $format --merge $format
    same "and are the whole" whole out
done
sha256sum csv/* >sums
OMP_NUM_THREADS=1 run 0 "a slice is run again" sweep --shard 4/7 --out csv
run 0 "and has the same bytes" sha256sum --status -c sums

rm csv/shard-0004-of-0007
run 1 "a lost slice" sweep --merge csv
has "is named" "shard 4/7 is missing; run it again" err
echo "$(wc -c <out) bytes" >"$work/why"
[ ! -s out ]
report $? "and nothing is printed"
# shellcheck disable=SC2086
run 0 "one of other options is written" fleetlab sweep $grid --set quorum=3 --shard 4/7 --out csv
run 1 "and not taken" sweep --merge csv
has "but named" "shard 4/7 is of another sweep" err
run 1 "what can't be written is said" sweep --shard 1/2 --out /dev/null
run 2 "slices of two numbers" sh -c 'cp csv/shard-0001-of-0007 csv/shard-0001-of-0009 && exec fleetlab sweep --vary nodes=1:2:2 --merge csv'
has "are no whole" "several numbers of slices" err
run 2 "a folder without any" sweep --merge "$work/bin"
has "is told" "has no shards" err

# A slice that is killed is not there, whenever that happens.
big="--part 1 --vary nodes=1:1000000:400 --vary dispersion_km=0:20000:500"
# shellcheck disable=SC2086
fleetlab sweep $big --shard 1/1 --out killed >out 2>err &
sleep 0.3
kill -9 $!
wait $! 2>/dev/null
ls killed >"$work/why" 2>&1
nothing_wrong "a slice that is killed has no name"

# ---- a class

FLEETLAB_CONFIG=
export FLEETLAB_CONFIG
"$make_class" 12 5 class --forge || exit 99
"$make_class" 3 6 again || exit 99
cp -r class/ledgers store && cp -r again/ledgers store/again
printf '[fleetlab]\ncourse = fleetlab\n[courses]\nfleetlab = %s/course.ini\n' "$work" >anchored.ini
printf '[course]\nname = fleetlab\nanchors = %s/class/anchors\n' "$work" >course.ini
chmod 644 anchored.ini course.ini

# collected FOLDER ARGUMENT...: all that collect makes, in a folder.
collected() {
    made=$1
    shift
    mkdir "$made"
    fleetlab collect store --roster class/roster.csv "$@" --gradebook csv --class --sheet "$made/sheet.csv" \
        --xapi https://lms.example.edu --return "$made/back" --out "$made" >"$made/list" 2>"$made/err" || cat "$made/err"
    fleetlab collect store "$@" --gradebook canvas --format json --out "$made/canvas" >"$made/json" 2>"$made/err"
    fleetlab collect store "$@" --format sheet >"$made/sheets"
    rm "$made/err"
}
export FLEETLAB_CONFIG="$work/anchored.ini"
collected one >why
for i in 3 1 5 2 4; do
    fleetlab collect store --shard $i/5 --out slices >out 2>err || cat err
    [ ! -s out ] || echo "slice $i is printed, too"
done >>why
collected merged --merge slices >>why
nothing_wrong "a class in five slices, in any order"
diff -r one merged >why 2>&1
nothing_wrong "has the list, gradebooks, sheets, statements, reports and returns of one run"
for flag in FORK "same luck" "two locks" foreign; do
    has "with what is between ledgers of several slices: $flag" "$flag" merged/list
done
sha256sum slices/* >sums
OMP_NUM_THREADS=1 run 0 "a slice of it is run again" fleetlab collect store --shard 4/5 --out slices
run 0 "and has the same bytes" sha256sum --status -c sums
OMP_NUM_THREADS=2 run 0 "more slices than ledgers" fleetlab collect class/ledgers/s00000 --shard 2/3 --out few
mv slices/shard-0002-of-0005 aside
run 1 "a lost slice of a class" fleetlab collect store --merge slices --sheet none.csv
has "is named" "shard 2/5 is missing; run it again" err
echo "made" >why
[ ! -s out ] && [ ! -e none.csv ]
report $? "and nothing is made"
head -c 3000 aside >slices/shard-0002-of-0005
run 1 "one that was cut" fleetlab collect store --merge slices
has "is damaged" "shard 2/5 is damaged; run it again" err
python3 -c 'import sys
data = bytearray(open("aside", "rb").read())
data[-200] ^= 1
open("slices/shard-0002-of-0005", "wb").write(data)'
run 1 "one with a bit turned" fleetlab collect store --merge slices
has "is damaged, too" "shard 2/5 is damaged; run it again" err
mv aside slices/shard-0002-of-0005
FLEETLAB_CONFIG='' run 1 "slices of another course" fleetlab collect store --course other --merge slices
has "are named" "shard 1/5 is of another class" err
cp -r store more && cp -r more/s00000 more/s00000b
run 1 "slices of fewer ledgers" fleetlab collect more --merge slices
has "are named, too" "shard 5/5 is of another class" err
refused "a slice without a place" "--out DIR" fleetlab collect store --shard 1/2
refused "a slice that makes a gradebook" "give --gradebook where you --merge" \
    fleetlab collect store --shard 1/2 --out slices --gradebook csv
refused "a slice that is none" "--shard 3/2 is no slice" fleetlab collect store --shard 3/2 --out slices
FLEETLAB_CONFIG=
export FLEETLAB_CONFIG

# ---- the page

section() { sed -n "/^## $1\\./,/^## /p" "$guide" | sed -n 's/^    //p'; }
section 1 >commands1 && section 2 >sweep.sh && section 3 >commands3
section 4 >commands4 && section 5 >collect.sh && section 6 >commands6
tail -n 1 commands6 >merge
rm -rf slices
mkdir due && (cd due && ln -s ../store store && sed 's/ --merge slices//' ../merge | sh -e 2>err && rm err)
# as_due FOLDER NAME: what stands there is what one run made.
as_due() {
    diff -r --exclude=machines --exclude=slices --exclude=shards --exclude=sweep.csv --exclude='*.sh' \
        --exclude='slurm-*.out' --exclude=err due "$1" >why 2>&1
    nothing_wrong "$2"
}
fleetlab sweep --vary nodes=1k:1M:31:log --vary dispersion_km=0:20000:5 >whole
merge=$(tail -n 1 commands3)

if command -v parallel >/dev/null 2>&1; then
    mkdir parallel && cd parallel || exit 99
    echo : >machines
    run 0 "GNU Parallel, on this machine, as the page says" sh -e ../commands1
    same "makes the whole" ../whole sweep.csv
    ln -s ../store store
    run 0 "and a class" sh -e ../commands4
    cd ..
    as_due parallel "which is one run's"
else
    number=$((number + 1))
    echo "ok $number - GNU Parallel # SKIP no parallel (Debian package parallel)"
fi

mkdir array && cd array || exit 99
i=16
while [ $i -gt 0 ]; do
    SLURM_ARRAY_TASK_ID=$i sh ../sweep.sh || echo "slice $i failed"
    (cd .. && SLURM_ARRAY_TASK_ID=$i sh collect.sh) || echo "slice $i of the class failed"
    i=$((i - 1))
done >"$work/why" 2>&1
nothing_wrong "the job of the Slurm array, each task by itself"
run 0 "is merged as the page says" sh -c "$merge"
same "and is the whole" ../whole sweep.csv
ln -s ../store store && mv ../slices .
run 0 "a class, too" sh -e ../merge
cd ..
as_due array "and is one run's"

skip() {
    number=$((number + 1))
    echo "ok $number - $1 # SKIP $2"
}
[ -n "${CHECK_LONG-}" ] || finish

# ---- over ssh, to this machine

if command -v parallel >/dev/null 2>&1 && command -v sshd >/dev/null 2>&1 && command -v ssh >/dev/null 2>&1; then
    port=$((20000 + $$ % 20000))
    ssh-keygen -q -t ed25519 -N '' -f host && ssh-keygen -q -t ed25519 -N '' -f key
    cat >sshd_config <<END
Port $port
ListenAddress 127.0.0.1
HostKey $work/host
PidFile $work/sshd.pid
AuthorizedKeysFile $work/key.pub
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin yes
SetEnv PATH=$PATH FLEETLAB_DATA_DIR=${FLEETLAB_DATA_DIR-}
END
    sh "$source/tests/term/sshd.sh" "$work/sshd_config" "$work/sshd.log" &
    server=$!
    trap 'kill $server 2>/dev/null; rm -rf "$work"' EXIT
    sleep 1
    mkdir ssh && cd ssh || exit 99
    echo "2/ssh -p $port -i $work/key -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null 127.0.0.1" >machines
    run 0 "GNU Parallel over ssh, as the page says" sh -e ../commands1
    cat ../sshd.log >>"$work/why"
    same "makes the whole" ../whole sweep.csv
    ln -s ../store store
    run 0 "and a class over ssh" sh -e ../commands4
    cd ..
    as_due ssh "which is one run's"
    kill $server
else
    skip "GNU Parallel over ssh" "needs parallel, ssh and sshd (Debian packages parallel, openssh-client, openssh-server)"
fi

if command -v sbatch >/dev/null 2>&1 && sinfo -h >/dev/null 2>&1; then
    mkdir slurm && cd slurm || exit 99
    cp ../sweep.sh ../collect.sh .
    run 0 "a Slurm array, as the page says" sh -e ../commands3
    same "makes the whole" ../whole sweep.csv
    ln -s ../store store
    run 0 "and one of a class" sh -e ../commands6
    cd ..
    as_due slurm "which is one run's"
else
    skip "a Slurm array" "no sbatch whose controller answers (Debian packages slurmctld, slurmd)"
fi
finish
