#!/bin/sh
# All that a student reads is in the texts: in a language that is English with an accent on every
# letter, a third longer, nothing that the program says is left in plain letters, on any track, in
# either front end. The language goes the way of a translator, through PO.
. "$srcdir/tests/cmd/tap.sh"
LC_ALL=C.UTF-8
FLEETLAB_CONFIG=
XDG_DATA_HOME=$work/home
export LC_ALL FLEETLAB_CONFIG XDG_DATA_HOME

cp -R "$srcdir/data" "$work/data"
chmod -R u+w "$work/data"
run 0 "English is printed for a translator" "$FLEETLAB" texts --data-dir "$work/data" --po xx
python3 "$srcdir/tests/cmd/pseudo.py" <"$work/out" >"$work/xx.po"
run 0 "the translation is taken" "$FLEETLAB" texts --data-dir "$work/data" --import "$work/xx.po"
run 0 "English with accents is a language" "$FLEETLAB" check-data --lang xx "$work/data"
has "that is complete" " 0 missing, 0 unknown, 0 with other placeholders, 0 too wide" "$work/out"

# plain NAME FILE: fails with the lines that have words of plain letters, which are no names. A
# letter again and again is drawn or typed, not said, C, H, W and R, U, A are the
# segments of bars, A to F site plans on a plot, and two capitals are marks side by side.
plain() {
    awk '
    {
        line = $0
        gsub(/[^A-Za-z]+/, " ", line)
        count = split(line, word, " ")
        for (i = 1; i <= count; i++) {
            rest = word[i]
            gsub(substr(rest, 1, 1), "", rest)
            if (rest != "" && word[i] != "fleetlab" && word[i] !~ /^([A-Z][A-Z]|C*H*W*|R*U*A*|[A-F]+)$/ && !seen[word[i]]++) print word[i] ": " $0
        }
    }' "$2" >"$work/why"
    [ -s "$2" ] || echo "nothing was said" >"$work/why"
    [ ! -s "$work/why" ]
    report $? "$1"
}

# The codes of anchors.
codes='s/[0-9A-Z]\{4\}\(-[0-9A-Z]\{4\}\)*-[0-9A-Z]//'

# said TEXT: as the language has it.
said() {
    python3 "$srcdir/tests/cmd/pseudo.py" "$1"
}

# What the student who plays the lab writes.
sed -n 's/.*{"[a-z]*", "\(.* .*\)"},.*/\1/p' "$srcdir/src/tour/answers.c" >"$work/sentences"
tracks=$(sed -n 's/^order = //p' "$srcdir/data/tracks.ini")
for track in $tracks; do
    run 0 "$track: the painted screens are drawn" "$FLEETLAB" screens --lang xx --tier rich \
        --data-dir "$work/data" --track "$track"
    grep -v '^==' "$work/out" | awk 'FILENAME != "-" { said[$0]; next }
        { for (s in said) if (at = index($0, s)) $0 = substr($0, 1, at - 1) substr($0, at + length(s)) }
        { print }' "$work/sentences" - >"$work/said"
    plain "$track: they say nothing in plain letters" "$work/said"
    grep -q '[0-9],[0-9]' "$work/said"
    report $? "$track: they have the language's decimal sign"
    grep -nE '(^|[^0-9.])[0-9]+\.[0-9]' "$work/said" >"$work/why"
    nothing_wrong "$track: and no point in a number"
done
run 0 "the screens of each size and page are drawn" "$builddir/tests/view/show_screens" \
    "$work/data" xx
# What the student wrote is wrapped there: its words go, one by one.
tr -cs 'A-Za-z' '\n' <"$work/sentences" | sed 's/.*/s,\\b&\\b,,g/' >"$work/words"
sed -f "$work/words" "$work/out" >"$work/said"
plain "they say nothing in plain letters" "$work/said"

# Linear mode: through all parts, and past what it refuses.
part1="ZZZZ part.1 show names help QQQ to_lock lock choice=QQQ number=UUU number EMPTY
    mechanism 9 choice=hop3 number=20,5 mechanism=light confidence=1 lock no lock yes try trial to_mission nodes=1e30
    nodes=XXX VVV=3 nodes 20k topology 1 EMPTY back nodes=x nodes=1.5 restore undo redo commit table
    math map radar hint hint hint history evidence to_observe observe observation=A observe
    to_reflect submit count=YYYY count=never topology=torus justification A B . justification .
    submit to_parts"
part2="part.2 to_lock choice=falls number=-3 mechanism=rework confidence=1 lock yes try trial to_mission grid grid=QQQ
    checkpoint_interval=900 commit commit yes commit yes table math map radar hint history back
    evidence to_observe observation=A observe to_reflect stall=200 lag=2000 interval=3000 proposal A
    . submit to_parts"
part3="part.3 to_lock choice=neither number=2 mechanism=shared confidence=3 lock yes try trial to_mission size=7 commit
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

# Without what was typed (local_steps also where there are none), and the names that a script may
# use: of fields, and of the views.
sed -n 's/.*\.name = "\([^"]*\)".*/\1/p' "$srcdir/src/view/keys.c" >"$work/views"
sed -n 's/^    {"\([a-z]*\)", "linear\.word\..*/\1/p' "$srcdir/src/term/words.c" >>"$work/views"
for track in $tracks; do
    ledger=$work/$track.csv
    sure=
    case $track in
    cloud | tiny) sure='s/^repair$/&\nyes/' ;; # there it gains nothing, and the lab asks
    esac
    sed "$sure" "$work/answers" >"$work/typed"
    "$FLEETLAB" --linear --keep-going --lang xx --data-dir "$work/data" --track "$track" \
        --ledger "$ledger" <"$work/typed" >"$work/lines" 2>"$work/why"
    report $? "$track: linear mode is played"
    has "$track: it comes to the end" "$track,3,legacy," "$ledger"
    awk '
    FILENAME ~ /answers$/ { answer[$0]; sub(/=.*/, ""); answer[$0]; next }
    FILENAME ~ /views$/ { view[$0]; next }
    match($0, /^[a-z]*: /) && substr($0, 1, RLENGTH - 2) in view { $0 = substr($0, RLENGTH) }
    match($0, /: [^:]*$/) && substr($0, RSTART + 2) in answer { $0 = substr($0, 1, RSTART) }
    { gsub(/ local_steps/, ""); print }' "$work/answers" "$work/views" "$work/lines" | sed "$codes" >"$work/said"
    plain "$track: it says nothing in plain letters" "$work/said"
    has "$track: the ledger has its numbers as ever" "number=20.5" "$ledger"
done
ledger=$work/cloud.csv
"$FLEETLAB" --linear --keep-going --lang xx --data-dir "$work/data" --track cloud \
    --ledger "$work/again.csv" <"$work/answers" >"$work/lines" 2>"$work/why"
for words in "KiB and was not taken" "control characters" "is not UTF" "is not known here" \
    "Nothing here is called" "choose one" "ype a number such as" "or never" "Not changed" \
    "Not done" "can't stay empty" "is fixed" "Written so far" "UNANCHORED" "CANNOT SAY"; do
    has "it says: $words" "$(said "$words")" "$work/lines"
done

# The report. Where ranges are from stands in it as the data have it; the rest is a login, a
# command and digests.
run 0 "a report is written" "$FLEETLAB" report --lang xx --data-dir "$work/data" --format md \
    "$ledger"
cp "$work/out" "$work/report"
sed "/^- \\*\\*$(said "Where the ranges are from")/d; /^- \\*\\*$(said Login)/d
    /^- \\*\\*$(said "Check with")/d; s/[0-9a-f]\\{64\\}//; $codes" "$work/report" >"$work/said"
plain "it says nothing in plain letters" "$work/said"
run 0 "it is held against its ledger in its language" "$FLEETLAB" report --lang xx \
    --data-dir "$work/data" --check "$work/report" "$ledger"
run 0 "its JSON" "$FLEETLAB" report --lang xx --data-dir "$work/data" --format json "$ledger"
has "keeps its keys" '"Track and variant":' "$work/out"
# It becomes a part of a path, which must not lead out of texts/.
refused "a path is no language, though a file is there" "is not the name of a language" \
    "$FLEETLAB" eval --track cloud --lang ../texts/en
run 0 "the status is told" "$FLEETLAB" status --lang xx --data-dir "$work/data" --ledger "$ledger"
sed "s,$work[a-z/.]*,," "$work/out" >"$work/said"
plain "it says nothing in plain letters" "$work/said"
finish
