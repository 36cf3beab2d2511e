#!/bin/sh
# The exit statuses that the manual promises, of every command.
. "$srcdir/tests/cmd/tap.sh"
umask 077
cd "$work" || exit 1
XDG_DATA_HOME=$work/home
export XDG_DATA_HOME

# ---- what they are about: a sound ledger, a damaged one, settings, data
"$builddir/tests/report/make_ledger" whole.csv edge 3
"$builddir/tests/report/make_ledger" part.csv edge 1
sed '5s/,[a-z]*,/,other,/' whole.csv >damaged.csv
cp whole.csv own.csv
"$FLEETLAB" report whole.csv >report.txt
mkdir class bad
cp whole.csv class/
cp whole.csv bad/sound.csv
cp damaged.csv bad/
cp -R "$srcdir/data" faulty
cp -R "$srcdir/data" missed
chmod -R u+w faulty missed
sed 's/^step = 500$/step = 0/' "$srcdir/data/all/part1.ini" >faulty/all/part1.ini
sed '/^llama3-mfu-8192,/s/,0.43,/,0.53,/' "$srcdir/data/validation.csv" >missed/validation.csv
sed 's/^at_most = 0.4$/at_most = 0.9/' "$srcdir/data/edge/part1.ini" >missed/edge/part1.ini
cp -R "$srcdir/data" copied
chmod -R u+w copied
"$FLEETLAB" texts --po es >made.po
printf 'login\n' >roster.csv
printf 'name\nada\n' >nameless.csv
for name in box closed lost plain; do
    printf '[course]\nname = %s\ndrop_box = %s/%s\n' $name "$work" $name >$name.ini
done
sed -i '/drop_box/d' plain.ini
echo "feedback = $work/back" >>box.ini
mkdir back
echo "well done" >back/00ff
{
    printf '[fleetlab]\ncourse = fleetlab\n[courses]\nfleetlab = %s/course.ini\n' "$work"
    for name in box closed lost plain; do echo "$name = $work/$name.ini"; done
} >fleetlab.ini
printf '[course]\nname = fleetlab\n' >course.ini
mkdir box closed strange
echo essay >strange/essay.csv
echo "marks are out" >closed/LOCK
FLEETLAB_CONFIG=$work/fleetlab.ini
export FLEETLAB_CONFIG

cat >statuses <<'END'
0 lab --linear --ledger new/l.csv
0 lab --help
1 lab --linear --ledger /proc/nowhere/l.csv
2 lab --linear --ledger new/l.csv --track nowhere
2 lab --linear --course nosuch
2 lab --variant 64
2 lab --nonsense
0 status --ledger whole.csv
0 status --ledger nowhere.csv
1 status --ledger damaged.csv
2 status --ledger report.txt
2 status --course nosuch
0 ledger show whole.csv
0 ledger verify whole.csv
0 ledger export whole.csv
1 ledger show damaged.csv
1 ledger verify damaged.csv
1 ledger export damaged.csv
1 ledger verify --anchors class whole.csv
1 ledger export whole.csv -o no/such
2 ledger verify --anchors nowhere whole.csv
2 ledger verify --anchors class --uid x whole.csv
2 ledger show nowhere.csv
2 ledger show report.txt
2 ledger show whole.csv -o out
2 ledger
2 ledger look
0 report whole.csv
0 report --check report.txt whole.csv
0 report whole.csv -o made.txt
1 report --check report.txt part.csv
1 report damaged.csv
1 report whole.csv -o no/such
2 report nowhere.csv
2 report --check nowhere whole.csv
2 report --format pdf whole.csv
0 replay whole.csv
1 replay damaged.csv
1 replay --data-dir missed whole.csv
2 replay nowhere.csv
2 replay --data-dir faulty whole.csv
0 submit --course box --ledger own.csv --yes
1 submit --course box --ledger own.csv
0 feedback --course box --receipt 00ff
1 feedback --course box --receipt 00fe
2 feedback --course plain
1 submit --course box --ledger damaged.csv
1 submit --course closed --ledger own.csv
1 submit --course lost --ledger own.csv
2 submit --course box --ledger nowhere.csv
2 submit --course plain --ledger own.csv
2 submit --course nosuch
0 collect class
0 collect class --roster roster.csv --out books
1 collect bad
1 collect class --out whole.csv/books
2 collect nowhere
2 collect
2 collect class --roster nameless.csv
2 collect class --marks whole.csv
2 collect class --gradebook sakai
2 collect class --out class/books
0 collect class --xapi https://example.org --out books
1 collect class --xapi https://example.org --out whole.csv/books
0 class class
2 class nowhere
2 class
2 class --course nosuch
0 collect class --shard 1/2 --out read
0 collect class --shard 2/2 --out read
0 collect class --merge read
1 collect bad --merge read
1 collect class --shard 1/2 --out whole.csv/books
2 collect class --shard 1/2
2 collect class --shard 3/2 --out read
2 collect class --merge nowhere
2 collect class --xapi nonsense --out books
0 collect --sweep box store
1 collect --sweep strange store
2 collect --sweep nowhere store
2 collect --sweep box store --user-files none
0 collect --close closed over
2 collect --close nowhere
2 collect --make-dropbox made --group nosuchgroup
0 eval
0 eval --set nodes=5
2 eval --set nodes=0
2 eval --track nowhere
2 eval --data-dir faulty
0 sweep --vary nodes=10:100:2
0 sweep --vary nodes=10:100:2 --out slices
0 sweep --vary nodes=10:100:2 --merge slices
1 sweep --vary nodes=10:100:3 --merge slices
1 sweep --vary nodes=10:100:2 --out whole.csv/slices
2 sweep --merge nowhere
2 sweep --vary nodes
2 sweep --shard 3/2
0 validate
1 validate --data-dir missed
2 validate --data-dir nowhere
2 validate --format xml
0 prove --track tiny --part 1
1 prove --track edge --part 1 --data-dir missed
2 prove --track nowhere
2 prove --part 4
0 check-data
1 check-data faulty
2 check-data nowhere
2 check-data . .
0 texts --po es
0 texts --import made.po copied
1 texts --import nowhere copied
1 texts --import report.txt copied
2 texts --import made.po nowhere
2 texts --po en
2 texts
0 new-track sky --from edge --data-dir copied
1 new-track sky --from edge --data-dir copied
2 new-track sky
0 screens --part 1 --screen brief
2 screens --screen nowhere
0 bench --help
2 bench --format xml
2 bench --track nowhere
0 --version
0 --help
0 -V
0 -h
0 help
0 help eval
2 help evl
2 help eval sweep
0 version
0 version --data-dir nowhere
2 version now
0 lab -h
2 lab --color sometimes
2 lab --lang xx
0 status --json --ledger whole.csv
0 status --json --ledger nowhere.csv
1 status --json --ledger damaged.csv
2 report --course plain
2 replay --course plain
0 replay --json whole.csv
1 replay --json damaged.csv
2 nosuch
2 --nonsense
END
while read -r status command; do
    # shellcheck disable=SC2086
    run "$status" "$status: $command" timeout 60 "$FLEETLAB" $command
    if [ "$status" -eq 2 ]; then
        [ -s err ] || echo "nothing on standard error" >why
        nothing_wrong "and it is said"
    fi
done <statuses

# A track that isn't there is answered in the same words everywhere.
for command in lab eval sweep bench prove screens; do
    refused "$command: a near track" "fleetlab $command: no track is named clod; did you mean cloud?" \
        "$FLEETLAB" $command --track clod
    refused "$command: no track" "no track is named sky; there are cloud, edge, mobile, tiny" \
        "$FLEETLAB" $command --track sky
done

# Every command promises 0 and 2; what can't be printed is a 1 of every command (test_descriptors.sh).
"$FLEETLAB" --help | sed -n 's/^  \([a-z][a-z-]*\) .*/\1/p' | while read -r command; do
    for status in 0 2; do
        grep -q "^$status $command\( \|\$\)" statuses || echo "status $status of $command is tried nowhere" >>why
    done
done
nothing_wrong "every command is tried"
finish
