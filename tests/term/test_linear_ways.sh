#!/bin/sh
# Linear mode on the ways between screens, on each track: what is asked is told where it is asked, who
# leaves hears what is open, who comes back goes on where that was, after a quit, too, a code can be
# spelled at any time, and the rule of repairs is said before anybody looks for one.
. "$srcdir/tests/cmd/tap.sh"
FLEETLAB_CONFIG=
export FLEETLAB_CONFIG

part1="part.1 to_lock choice=3 number=20 mechanism=light confidence=2 lock yes"
seen="to_mission commit to_observe more observation=Light observe"
done1="part.1 topology=1 count=never justification Light . submit to_parts"
part2="part.2 to_lock choice=1 number=-3 mechanism=rework confidence=1 lock yes to_mission commit to_observe more
    observation=Carbon observe to_reflect stall=200 lag=2000 interval=3000 proposal Snapshots . submit to_parts"
part3="part.3 to_lock choice=3 number=2 mechanism=shared confidence=3 lock yes to_mission size=7 commit
    to_observe more observation=Errors observe to_workbench size=9 to_finale no undo parts part.3
    to_finale to_workbench commit parts part.4 to_stress choice=1
    confidence=2 lock yes more parts part.4 to_decide decision=3 risk Cables . submit yes parts part.4"

# play TRACK WORDS...: one session; what it said is in $work/said.
play() {
    track=$1
    shift
    printf '%s\n' "$@" | "$FLEETLAB" --linear --track "$track" --ledger "$work/$track.csv" >"$work/said" 2>"$work/why"
    report $? "$track: the answers are taken"
}

# after N WORDS: the reply to the nth line of these words.
after() {
    awk -v n="$1" -v words="Choose: $2" '/^Choose: /{ on = 0 } $0 == words && ++seen == n { on = 1 } on' "$work/said" >"$work/reply"
}

for track in $(sed -n 's/^order = //p' "$srcdir/data/tracks.ini"); do
    # shellcheck disable=SC2086
    play "$track" part.1 to_lock choice=3 parts part.1 ${part1#* to_lock } spell trial more parts part.1 spell "help back" "help quit" $seen parts
    after 1 parts
    has "$track: a prediction that is not locked is open" 'Still open there: Prediction.' "$work/reply"
    after 2 parts
    has "$track: so is all else that a part has" 'Still open there: Observation, Last run, Argument.' "$work/reply"
    after 1 spell
    sed 1d "$work/reply" | grep . >"$work/code"
    after 2 spell
    sed 1d "$work/reply" | grep . | diff "$work/code" - >"$work/why"
    report $? "$track: a code is spelled later"
    after 1 "help back"
    has "$track: help says which pages stay open" 'back: closes a page that has a menu' "$work/reply"
    after 1 "help quit"
    has "$track: quit leaves from anywhere" 'quit: saves and leaves the lab' "$work/reply"
    after 1 to_observe
    has "$track: the hops of a run are told where they are asked" 'Run 1: hop one ' "$work/reply"
    after 3 parts
    has "$track: the argument is open" 'Still open there: Argument.' "$work/reply"

    # shellcheck disable=SC2086
    play "$track" spell part.1 parts $done1 $part2 $part3 quit
    after 1 spell
    sed 1d "$work/reply" | grep . | diff "$work/code" - >"$work/why"
    report $? "$track: in the next session, too"
    after 1 part.1
    has "$track: a comparison that was heard is not told again" 'Step 6 of 6: reflect.' "$work/reply"
    has "$track: part 2 tells what the interval did" 'Run 1: interval ' "$work/said"
    has "$track: part 3 its nines" ' of safety.' "$work/said"
    after 1 to_finale
    has "$track: what is not committed is asked about before the finale" 'What is not committed does not count' "$work/reply"
    grep -c 'Saved as run 1: .* Stress is next\.' "$work/said" | grep -qx 1
    report $? "$track: the finale's record says that the stress is open"
    awk '/^Choose: to_stress/ { on = 1 } /^(A mend within|Nothing broke)/ && on { rule = 1 } \
         /Payload|Commit this repair/ && on { print rule ? "" : "the menu comes first"; exit }' "$work/said" | grep . >"$work/why"
    grep -qE '^(A mend within|Nothing broke)' "$work/said" || echo "no rule" >>"$work/why"
    nothing_wrong "$track: the rule of repairs comes before the menu"
    after 3 parts
    has "$track: the stress is open where the finale is left" 'Stress' "$work/reply"
    tail -n 30 "$work/said" | sed -n '/^Choose: part.4/,$p' >"$work/reply"
    has "$track: after the strike's end the legacy is next" 'reflect.' "$work/reply"
done
finish
