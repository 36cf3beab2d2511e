#!/bin/sh
# fleetlab status: where a student stands, from the ledger alone, which it leaves as it is.
. "$srcdir/tests/cmd/tap.sh"
FLEETLAB_CONFIG=
XDG_DATA_HOME=$work/home
export FLEETLAB_CONFIG XDG_DATA_HOME
ledger=$work/ledger.csv

play() {
    printf '%s\n' "$@" | "$FLEETLAB" --linear --track cloud --ledger "$ledger" >/dev/null
}

run 0 "a ledger that is not there is no fault" "$FLEETLAB" status --ledger "$ledger"
has "it says how to begin" "$ledger: not begun; start with fleetlab" "$work/out"
run 0 "nor as JSON" "$FLEETLAB" status --json --ledger "$ledger"
has "which says so" '"begun":false' "$work/out"
for command in report replay "ledger show" submit "submit --output upload.csv"; do
    # shellcheck disable=SC2086
    refused "$command where nothing has begun" "not begun; start with fleetlab" "$FLEETLAB" $command
done
[ ! -e "$ledger" ]
report $? "and makes none"

play part.1 to_lock choice=hop3 number=20 mechanism=light confidence=2 lock yes to_mission commit
cp "$ledger" "$work/before"
run 0 "a lab that is under way" "$FLEETLAB" status --ledger "$ledger"
has "the track" "Cloud Titan (current)" "$work/out"
has "a part under way, in the lab's own words" \
    "  The Scaling Wall Audit: prediction locked; predicted hop three, fibre (fairly sure); runs: 1" \
    "$work/out"
has "a part not begun" "  Compound System Synthesis: new" "$work/out"
has "the finale" "  Finale: the whole fleet: opens with the result of part three" "$work/out"
run 0 "the same as JSON" "$FLEETLAB" status --json --ledger "$ledger"
python3 - "$work/out" >"$work/why" 2>&1 <<'END'
import json, sys
status = json.load(open(sys.argv[1]))
assert status["begun"] and status["sound"] and not status["demo"], status
assert status["track"] == "cloud" and 0 <= status["variant"] < 64, status
[track] = status["tracks"]
parts = {part["part"]: part for part in track["parts"]}
assert list(parts) == ["1", "2", "3", "finale"], parts
assert parts["1"]["progress"] == "locked" and parts["1"]["choice"] == "hop3", parts
assert parts["1"]["confidence"] == "2" and parts["1"]["runs"] == 1, parts
assert parts["2"] == {"part": "2", "progress": "new", "runs": 0}, parts
assert parts["finale"]["progress"] == "closed", parts
END
nothing_wrong "another program reads the same from it"
same "the ledger is as it was" "$ledger" "$work/before"

play part.1 to_observe observation=Fibre observe to_parts
run 0 "after a comparison" "$FLEETLAB" status --ledger "$ledger"
has "it is told" "The Scaling Wall Audit: result seen" "$work/out"

sed 's/choice=hop3/choice=hop1/' "$ledger" >"$work/changed.csv"
run 1 "a ledger that was changed" "$FLEETLAB" status --ledger "$work/changed.csv"
has "the record is named" "is bad; see fleetlab ledger verify" "$work/out"
# What an instructor shows is written beside the student's own ledger, not into it.
printf 'part.1\nquit\n' | "$FLEETLAB" --linear --track cloud >/dev/null
own=$(find "$work/home" -name '*.csv')
cp "$own" "$work/before"
printf 'part.1\nto_lock\nquit\n' | "$FLEETLAB" --linear --track cloud --variant 3 >/dev/null
same "a demonstration leaves the student's own ledger as it is" "$own" "$work/before"
run 0 "and has one of its own" "$FLEETLAB" status --ledger "$(dirname "$own")/demo.csv"
finish
