#!/bin/sh
# Standard input, output and error may be closed: nothing that is printed gets into a file, nothing
# hangs, and what could not be printed is said.
. "$srcdir/tests/cmd/tap.sh"
umask 077
cd "$work" || exit 1

cat >course.ini <<END
[course]
name = c
drop_box = $work/box
END
printf '[fleetlab]\ncourse = c\n[courses]\nc = %s/course.ini\n' "$work" >fleetlab.ini
FLEETLAB_CONFIG=$work/fleetlab.ini
export FLEETLAB_CONFIG
run 0 "a drop box" "$FLEETLAB" collect --make-dropbox box --group "$(id -gn)"

# closed DESCRIPTORS COMMAND...: runs it with these closed; 124 when it hangs.
closed() {
    set_of=$1
    shift
    (
        case $set_of in *0*) exec 0<&- ;; *) exec 0</dev/null ;; esac
        case $set_of in *2*) exec 2>&- ;; *) exec 2>"$work/err" ;; esac
        case $set_of in *1*) exec 1>&- ;; *) exec 1>"$work/out" ;; esac
        exec timeout 20 "$@"
    )
}

# ends STATUS NAME DESCRIPTORS COMMAND...
ends() {
    expected=$1
    name=$2
    shift 2
    closed "$@"
    got=$?
    echo "exit status $got, expected $expected: $*" >"$work/why"
    [ "$got" -eq "$expected" ]
    report $? "$name"
}

for set in 0 1 2 01 02 12 012; do
    case $set in *1*) due=1 ;; *) due=0 ;; esac
    ledger=$work/closed.$set/ledger.csv
    ends $due "the lab ends without $set" $set "$FLEETLAB" --linear --ledger "$ledger"
    run 0 "and its ledger holds records alone" "$FLEETLAB" ledger verify "$ledger"
    ends $due "submit without $set" $set "$FLEETLAB" submit --ledger "$ledger"
    run 0 "and the ledger is sound" "$FLEETLAB" ledger verify "$ledger"
    ends 0 "a report into a file without $set" $set "$FLEETLAB" report "$ledger" -o "report.$set"
    run 0 "is that ledger's" "$FLEETLAB" report --check "report.$set" "$ledger"
done
for file in box/*.csv; do
    "$FLEETLAB" ledger verify "$file" >/dev/null 2>>"$work/why" || echo "$file" >>"$work/why"
done
echo "$(find box -name '*.ledger.csv' | wc -l) ledgers in the box, expected 7" >"$work/counted"
grep -q '^7 ' "$work/counted" || cat "$work/counted" >>"$work/why"
nothing_wrong "what was handed in is sound"
closed 1 "$FLEETLAB" submit --ledger closed.0/ledger.csv
has "who can't read the receipt is told that the work was taken" "HANDED IN all the same" err

# Every command, by the program's own list.
"$FLEETLAB" --help | sed -n 's/^  \([a-z][a-z-]*\) .*/\1/p' >commands
while read -r command; do
    ends 1 "$command --help without standard output fails" 1 "$FLEETLAB" "$command" --help
    has "and says so" "fleetlab: standard output: it is closed" err
done <commands
for command in "eval" "sweep" "validate" "prove --track tiny --part 1" "check-data" \
    "status --ledger closed.0/ledger.csv" "status --ledger nowhere" "ledger show closed.0/ledger.csv" \
    "ledger verify closed.0/ledger.csv" "ledger export closed.0/ledger.csv" \
    "report closed.0/ledger.csv" "replay closed.0/ledger.csv" "collect closed.0" "--version" "--help"; do
    # shellcheck disable=SC2086
    ends 1 "$command without standard output fails" 1 "$FLEETLAB" $command
    has "and says so" "fleetlab: standard output: " err
done
finish
