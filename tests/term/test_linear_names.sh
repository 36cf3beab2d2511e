#!/bin/sh
# In linear mode nothing is out of reach by its name: on each screen of each track `set NAME` asks for
# every control and question, also where a word is called so, and says so then. Beginnings do as long as
# they are the only ones.
. "$srcdir/tests/cmd/tap.sh"
. "$srcdir/tests/term/window.sh"
FLEETLAB_CONFIG=
XDG_DATA_HOME=$work/home
export FLEETLAB_CONFIG XDG_DATA_HOME

part1="part.1 to_lock @ choice=3 number=20 mechanism=light confidence=2 lock yes @ to_mission @ commit
    to_observe @ observation=Light observe to_reflect @ count=never topology=1 justification Light . submit
    to_parts"
part2="part.2 to_lock @ choice=1 number=-3 mechanism=rework confidence=1 lock yes @ to_mission @ commit
    checkpoint_interval=400 commit checkpoint_interval=500 commit to_observe @ observation=Carbon observe
    to_reflect @ stall=200 lag=2000 interval=3000 proposal Snapshots . submit to_parts"
part3="part.3 to_lock @ choice=3 number=2 mechanism=shared confidence=3 lock yes @ to_mission @ size=7
    commit to_observe @ observation=Errors observe to_finale to_workbench @ commit to_stress @ choice=1
    confidence=2 lock yes @ to_decide @ quit"

# Of each screen the menu and the names.
listed() {
    printf '%s\n' $part1 $part2 $part3 | sed 's/^@$/menu\nmore\nnames/'
}

# Behind each screen `set NAME`, left by an empty line, and NAME alone; a longer text is left by its word.
asked() {
    awk '
        FNR == NR && /^Choose: menu$/ { screen++; count = 0; next }
        FNR == NR && /^Choose: names$/ { naming = 1; next }
        FNR == NR && /^$/ { if (naming) naming = 0; next }
        FNR == NR && naming {
            count++
            label = substr($0, 1, length($0) - length($NF) - 2)
            if (line[screen, count] != count ". " label && line[screen, count] !~ /; fixed$/)
                ids[screen] = ids[screen] " " $NF
            next
        }
        FNR == NR && /^[0-9]+\. / { line[screen, $1 + 0] = $0; next }
        FNR == NR { next }
        $0 != "@" { print; next }
        {
            many = split(ids[++now], id, " ")
            for (i = 1; i <= many; i++) {
                written = id[i] ~ /^(justification|proposal|risk|legacy)$/
                print "set " id[i]; print (written ? ".cancel" : "")
            }
        }' "$1" -
}

# Controls that were not asked for; how many there were.
unreached() {
    awk '/^Choose: set / { if (wanted != "" && !found) print wanted; wanted = $0; found = 0; asked++ }
        / now .*: *$|^now .*: *$|^Write your answer/ { found = 1 }
        END { if (wanted != "" && !found) print wanted; if (asked < 40) print "only " asked " were asked" }' "$1"
}

for track in $(sed -n 's/^order = //p' "$srcdir/data/tracks.ini"); do
    # shellcheck disable=SC2086
    listed | "$FLEETLAB" --linear --track "$track" --ledger "$work/$track.1.csv" >"$work/listed" 2>"$work/why"
    nothing_wrong "$track: the answers are taken"
    # shellcheck disable=SC2086
    printf '%s\n' $part1 $part2 $part3 | asked "$work/listed" >"$work/answers"
    "$FLEETLAB" --linear --track "$track" --ledger "$work/$track.2.csv" <"$work/answers" >"$work/asked" 2>"$work/why"
    unreached "$work/asked" >>"$work/why"
    nothing_wrong "$track: every control and question is reached by set and its name"
    has "$track: up to the decision" ',finale,stress,' "$work/$track.2.csv"
done

# talk ANSWERS...: on the tiny track's finale.
finale="part.1 to_lock choice=3 number=20 mechanism=light confidence=2 lock yes to_mission commit to_observe
    observation=Light observe to_parts part.2 to_lock choice=1 number=-3 mechanism=rework confidence=1 lock
    yes to_mission commit checkpoint_interval=400 commit checkpoint_interval=500 commit to_observe
    observation=Carbon observe to_parts part.3 to_lock choice=3 number=2 mechanism=shared confidence=3 lock
    yes to_mission size=7 commit to_observe observation=Errors observe to_finale to_workbench"
talk() {
    # shellcheck disable=SC2086
    { printf '%s\n' $finale; printf '%s\n' "$@"; } |
        "$FLEETLAB" --linear --keep-going --track tiny --ledger "$work/$number.csv" >"$work/said" 2>&1
}
talk repeat 'set repeat 4' 'value repeat' rep 'cel=5000' 'set cell size 6,000' cel '' reco
has "a word is said to be a control, too" 'repeat is a control here, too: type set repeat and a value, or 2.' "$work/said"
has "and set sets it" 'Repeat: 4.' "$work/said"
has "a beginning of several asks which" 'rep may be Repeat; repeat. Type more of it.' "$work/said"
has "the beginning of a name takes a value" 'Cell size from 10,000 to 5,000.' "$work/said"
has "so does set, with blanks" 'Cell size from 5,000 to 6,000.' "$work/said"
has "alone it asks" 'now 6,000;' "$work/said"
has "and an action's is done" 'Saved as run 1.' "$work/said"
printf '%s\n' part.1 to_lock 'how sure=2' 'your=3' 'your c=3' com quit yes |
    "$FLEETLAB" --linear --keep-going --track cloud --ledger "$work/sure.csv" >"$work/said"
has "a question is answered by its name" 'How sure are you? fairly sure.' "$work/said"
has "where two begin so, both are said" 'your may be Your choice; Your ratio.' "$work/said"
has "a longer beginning does" 'Your choice: hop three' "$work/said"
# A name and a value set what is called so, at each prompt where it is no answer to what is asked; an action
# takes none, which is said. Under stress a change says how many steps hold.
printf '%s\n' part.1 to_lock 'number 20' 1 'confidence 2' 2 because=light 'your choice 3' lock yes to_mission 'nodes 3000' \
    'local steps 4' 1 'cell size 50' 1 '4 000' 'commit now' commit quit >"$work/answers"
"$FLEETLAB" --linear --keep-going --track mobile --ledger "$work/pairs.csv" <"$work/answers" >"$work/said"
for words in 'Your ratio: 20.' 'How sure are you? fairly sure.' 'Because: the travel time' 'Your choice: hop three' \
    'Fleet size: 3,000.' 'Local steps from 1 to 4.' 'Cell size from 200 to 50.' 'Fleet size from 3,000 to 4,000.' \
    'Commit this run is done, not set' 'Saved as run 1.'; do
    has "a name and a value: $words" "$words" "$work/said"
done
grep -c '^Not changed\.$' "$work/said" | grep -qx 3
report $? "what was asked stays as it was"

# A code is spelled in its groups; the case of a prediction is told again where it is asked for.
printf '%s\n' part.1 to_lock scenario choice=3 number=20 mechanism=light confidence=2 lock yes spell to_mission \
    commit to_observe observation=Light observe more more more more scenario 'help map' 'help hearing' more |
    "$FLEETLAB" --linear --keep-going --track cloud --ledger "$work/spell.csv" >"$work/said"
sed -nE 's/^UNANCHORED ([0-9A-Z-]+):.*/\1/p' "$work/said" | sed 's/[0-9A-Z]/& /g; s/ -/, /g; s/ *$/./' >"$work/code"
grep -cxFf "$work/code" "$work/said" | sed 's/^1$//' | grep . >"$work/why"
nothing_wrong "spell says a code sign by sign, in its groups"
grep -c '100,000 accelerators on 3 continents' "$work/said" | sed 's/^3$//' | grep . >"$work/why"
nothing_wrong "the case is told before its question and by scenario alone"
has "help tells of a topic, a while at a time" 'where: where you are.' "$work/said"
has "and of a word" 'map: map of the latencies.' "$work/said"

# A value that is refused is asked for again, with what it may be, and left as it was by an empty line.
printf '%s\n' part.1 to_lock choice=3 number=20 mechanism=light confidence=2 lock yes to_mission \
    1 99999999999 3,000 disp=99999999 '' 'set local steps many' 'local steps=4' quit >"$work/answers"
in_window 100x40 "$work/said" "$FLEETLAB" --linear --track cloud --ledger "$work/again.csv"
sed -n 's/^\(1 to .*\)*now [^:]*: //p' "$work/said" >"$work/asked"
printf '%s\n' 99999999999 3,000 '' 'local steps=4' | diff - "$work/asked" >"$work/why"
nothing_wrong "a refused value is asked for again"
has "and taken then" 'Fleet size N: 3,000. whole fleet, must be exactly 100,000, NOT MET.' "$work/said"
has "also one that was set in one line" 'Local steps from 1 to 4.' "$work/said"
has "an empty line leaves it" 'Not changed.' "$work/said"

# Where a value is asked for, a word of the lab is none: what tells something is answered, and the
# question comes again; any other leaves the question. Of a longer text it may be a line, which is said.
printf '%s\n' part.1 to_lock 1 help where 3 3 menu 'the travel time of light over the distance' 2 back 2 20 \
    confidence=2 lock yes to_mission 1 verdicts 3,000 2 undo commit= commit=3 commit to_observe \
    observation=Light observe to_reflect 3 quit 'The fibre.' . to_workbench 1 QUIT >"$work/answers"
"$FLEETLAB" --linear --keep-going --track cloud --ledger "$work/word.csv" <"$work/answers" >"$work/said"
has "help says what may be typed" 'Type the value, or the number of an option.' "$work/said"
grep -A3 '; an empty line leaves it: where$' "$work/said" | grep -q '; an empty line leaves it: 3$'
report $? "a word that tells something is followed by the question again"
has "a value is taken then" 'Your choice: hop three, fibre.' "$work/said"
grep -A1 '; an empty line leaves it: back$' "$work/said" | grep -q '^Not changed.$'
report $? "any other word leaves it as it was"
grep -A1 '; an empty line leaves it: undo$' "$work/said" | grep -q '^Not changed.$'
report $? "and is obeyed"
has "a text says that it took a word" 'quit is line 1 of your answer now.' "$work/said"
grep -q ',justification,"*quit' "$work/word.csv"
report $? "and has it"
has "an action takes no value" 'Commit this run is done, not set' "$work/said"
tail -n 3 "$work/said" | grep -q '^Saved. Start fleetlab again'
report $? "quit leaves the lab"

# What is fixed says why, however it is asked for, and opens no question.
printf '%s\n' part.2 to_lock choice=1 number=-3 mechanism=rework confidence=1 lock yes to_mission grid grid=2 'set grid 2' \
    '+ grid' quit >"$work/answers"
"$FLEETLAB" --linear --keep-going --track cloud --ledger "$work/fixed.csv" <"$work/answers" >"$work/said"
[ "$(grep -c 'is fixed: .*The scenario gives it' "$work/said")" -eq 4 ] && ! grep -q 'now .*; an empty' "$work/said"
report $? "a fixed control says why it is, four times"
finish
