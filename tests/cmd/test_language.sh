#!/bin/sh
# All that a student reads is in the texts: in a language that is English in capitals, nothing that
# the program says is left in small letters.
. "$srcdir/tests/cmd/tap.sh"
FLEETLAB_CONFIG=
XDG_DATA_HOME=$work/home
export FLEETLAB_CONFIG XDG_DATA_HOME

cp -R "$srcdir/data" "$work/data"
chmod -R u+w "$work/data"
awk '
function capitals(text,    out) {
    out = ""
    while (match(text, /{[^}]*}/)) {
        out = out toupper(substr(text, 1, RSTART - 1)) substr(text, RSTART, RLENGTH)
        text = substr(text, RSTART + RLENGTH)
    }
    return out toupper(text)
}
NR == 1 { print; next }
/^language\./ { next }
{ comma = index($0, ","); print substr($0, 1, comma) capitals(substr($0, comma + 1)) }
' "$srcdir/data/texts/en.csv" >"$work/data/texts/xx.csv"
run 0 "English in capitals is a language" "$FLEETLAB" check-data --lang xx "$work/data"

# What is no language's: names of rows and presets, and units, which data tables hold; answers.
labels() {
    tail -qn +2 "$srcdir"/data/tables/*.csv "$srcdir"/data/*/presets.csv | cut -d, -f2
}
answers() {
    sed -n 's/.*{"[a-z]*", "\(.* .*\)"},.*/\1/p' "$srcdir/src/tour/answers.c"
}
{ labels; answers; } | awk 'length($0) > 2 { print length($0), $0 }' | sort -rn |
    cut -d' ' -f2- >"$work/phrases"
{
    # Rows that stand in sentences: a line may hold a part of one.
    tail -qn +2 "$srcdir/data/tables/judges.csv" "$srcdir/data/tables/diversity.csv" | cut -d, -f2
    tail -n +2 "$srcdir/data/units.csv" | cut -d, -f2-4
    cut -d, -f1-2 "$srcdir/data/units.csv"
    echo fleetlab never # as it is typed
} | tr -cs 'A-Za-z' '\n' | LC_ALL=C sort -u >"$work/names"

# small NAME FILE: fails with the lines that have words in small letters, which are no names. A
# letter alone or again and again is drawn, not said.
small() {
    awk '
    FILENAME ~ /phrases$/ { phrase[++phrases] = $0; next }
    FILENAME ~ /names$/ { name[$0]; next }
    {
        line = $0
        for (i = 1; i <= phrases; i++)
            while (at = index(line, phrase[i]))
                line = substr(line, 1, at - 1) " " substr(line, at + length(phrase[i]))
        gsub(/[^A-Za-z]+/, " ", line)
        count = split(line, word, " ")
        for (i = 1; i <= count; i++) {
            rest = word[i]
            gsub(substr(rest, 1, 1), "", rest)
            if (word[i] ~ /[a-z][a-z]/ && rest != "" && !(word[i] in name) && !seen[word[i]]++)
                print word[i] ": " $0
        }
    }' "$work/phrases" "$work/names" "$2" >"$work/why"
    [ -s "$2" ] || echo "nothing was said" >"$work/why"
    [ ! -s "$work/why" ]
    report $? "$1"
}

run 0 "the painted screens are drawn" "$builddir/tests/view/show_screens" "$work/data" xx
small "they say nothing in small letters" "$work/out"
has "they say something" "THE SCALING WALL" "$work/out"

# Linear mode: through all parts, and past what it refuses. What is typed in vain is in capitals.
part1="BANANA part.1 show names help NONE to_lock lock choice=NONE number=MUCH number EMPTY
    mechanism 9 choice=hop3 number=20 mechanism=light confidence=1 lock no lock yes nodes=1e30
    nodes=MANY SPEED=3 nodes 20k topology 1 EMPTY back nodes=x restore undo redo commit table
    math map radar hint hint hint history evidence to_observe observe observation=A observe
    to_reflect submit count=OFTEN count=never topology=torus justification A B . justification .
    submit to_parts"
part2="part.2 to_lock choice=falls number=-3 mechanism=rework confidence=1 lock yes grid grid=NONE
    checkpoint_interval=900 commit commit commit table math map radar hint history back
    evidence to_observe observation=A observe to_reflect stall=200 lag=2000 interval=3000 proposal A
    . submit to_parts"
part3="part.3 to_lock choice=neither number=2 mechanism=shared confidence=3 lock yes size=7 commit
    table math map radar hint history evidence to_observe observation=A observe to_finale
    to_workbench commit table evidence to_stress choice=holds confidence=2 lock yes table
    local_steps=60 repair radar hint back to_decide decision=defer risk A . submit yes to_legacy legacy A . submit to_parts to_end show quit"
{
    printf 'tab\tand \001 control\nnot UTF \377\n'
    head -c 70000 /dev/zero | tr '\0' a
    echo
    # shellcheck disable=SC2086
    printf '%s\n' $part1 $part2 $part3 | sed 's/^EMPTY$//'
} >"$work/answers"
"$FLEETLAB" --linear --keep-going --lang xx --data-dir "$work/data" --track cloud --ledger "$work/ledger.csv" \
    <"$work/answers" >"$work/lines" 2>"$work/why"
report $? "linear mode is played"
has "it comes to the end" "cloud,3,legacy," "$work/ledger.csv"
for words in "KIB AND WAS NOT TAKEN" "CONTROL CHARACTERS" "IS NOT UTF" "IS NOT KNOWN HERE" \
    "NOTHING HERE IS CALLED" "CHOOSE ONE:" "TYPE A NUMBER SUCH AS" "OR NEVER" "NOT CHANGED" \
    "NOT DONE" "CAN'T STAY EMPTY" "NEVER SET" "WRITTEN SO FAR" "UNANCHORED" "CANNOT SAY"; do
    has "it says: $words" "$words" "$work/lines"
done

# Without what was typed, and the names that a script may use: of fields, and of the views.
sed -n 's/.*\.name = "\([^"]*\)".*/\1/p' "$srcdir/src/view/keys.c" >"$work/views"
sed -n 's/^    {"\([a-z]*\)", "linear\.word\..*/\1/p' "$srcdir/src/term/words.c" >>"$work/views"
awk '
FILENAME ~ /answers$/ { answer[$0]; sub(/=.*/, ""); answer[$0]; next }
FILENAME ~ /views$/ { view[$0]; next }
match($0, /^[a-z]*: /) && substr($0, 1, RLENGTH - 2) in view { $0 = substr($0, RLENGTH) }
match($0, /: [^:]*$/) && substr($0, RSTART + 2) in answer { $0 = substr($0, 1, RSTART) }
{ print }' "$work/answers" "$work/views" "$work/lines" >"$work/said"
small "it says nothing in small letters" "$work/said"

# The report. Where ranges are from stands in it as the data have it; the rest is a login, a
# command and digests.
run 0 "a report is written" "$FLEETLAB" report --lang xx --data-dir "$work/data" --format md \
    "$work/ledger.csv"
sed '/^- \*\*WHERE THE RANGES ARE FROM/d; /^- \*\*LOGIN/d; /^- \*\*CHECK WITH/d
    s/[0-9a-f]\{64\}//' "$work/out" >"$work/said"
small "it says nothing in small letters" "$work/said"
cp "$work/out" "$work/report"
run 0 "it is held against its ledger in its language" "$FLEETLAB" report --lang xx \
    --data-dir "$work/data" --check "$work/report" "$work/ledger.csv"
run 0 "its JSON" "$FLEETLAB" report --lang xx --data-dir "$work/data" --format json \
    "$work/ledger.csv"
has "keeps its keys" '"Track and variant":' "$work/out"
# It becomes a part of a path, which must not lead out of texts/.
refused "a path is no language, though a file is there" "is not the name of a language" \
    "$FLEETLAB" eval --track cloud --lang ../texts/en
finish
