#!/bin/sh
# A sweep in slices: in any order, killed, lost, run again; and doc/sharding.md, tried as it stands.
# With CHECK_LONG over ssh, and by Slurm where one answers.
guide=$srcdir/doc/sharding.md
. "$srcdir/tests/cmd/tap.sh"
here=$PWD
case $srcdir in /*) ;; *) guide=$here/$guide ;; esac
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

# ---- the page

section() { sed -n "/^## $1\\./,/^## /p" "$guide" | sed -n 's/^    //p'; }
section 1 >commands1 && section 2 >sweep.sh && section 3 >commands3
fleetlab sweep --vary nodes=1k:1M:31:log --vary dispersion_km=0:20000:5 >whole
merge=$(tail -n 1 commands3)

if command -v parallel >/dev/null 2>&1; then
    mkdir parallel && cd parallel || exit 99
    echo : >machines
    run 0 "GNU Parallel, on this machine, as the page says" sh -e ../commands1
    same "makes the whole" ../whole sweep.csv
    cd ..
else
    number=$((number + 1))
    echo "ok $number - GNU Parallel # SKIP no parallel (Debian package parallel)"
fi

mkdir array && cd array || exit 99
i=16
while [ $i -gt 0 ]; do
    SLURM_ARRAY_TASK_ID=$i sh ../sweep.sh || echo "slice $i failed"
    i=$((i - 1))
done >"$work/why" 2>&1
nothing_wrong "the job of the Slurm array, each task by itself"
run 0 "is merged as the page says" sh -c "$merge"
same "and is the whole" ../whole sweep.csv
cd ..

skip() {
    number=$((number + 1))
    echo "ok $number - $1 # SKIP $2"
}
if [ -z "${CHECK_LONG-}" ]; then
    skip "GNU Parallel over ssh" "takes long: CHECK_LONG=1"
    skip "a Slurm array" "takes long: CHECK_LONG=1"
    finish
fi

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
    sh "$here/$srcdir/tests/term/sshd.sh" "$work/sshd_config" "$work/sshd.log" &
    server=$!
    trap 'kill $server 2>/dev/null; rm -rf "$work"' EXIT
    sleep 1
    mkdir ssh && cd ssh || exit 99
    echo "2/ssh -p $port -i $work/key -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null 127.0.0.1" >machines
    run 0 "GNU Parallel over ssh, as the page says" sh -e ../commands1
    cat ../sshd.log >>"$work/why"
    same "makes the whole" ../whole sweep.csv
    cd ..
    kill $server
else
    skip "GNU Parallel over ssh" "needs parallel, ssh and sshd (Debian packages parallel, openssh-client, openssh-server)"
fi

if command -v sbatch >/dev/null 2>&1 && sinfo -h >/dev/null 2>&1; then
    mkdir slurm && cd slurm || exit 99
    cp ../sweep.sh .
    run 0 "a Slurm array, as the page says" sh -e ../commands3
    same "makes the whole" ../whole sweep.csv
    cd ..
else
    skip "a Slurm array" "no sbatch whose controller answers (Debian packages slurmctld, slurmd)"
fi
finish
