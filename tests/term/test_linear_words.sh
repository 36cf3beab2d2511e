#!/bin/sh
# What linear mode says, from start to end on each track, is fit for a voice: units are words, and
# there is no sign that a reader spells out or swallows.
. "$srcdir/tests/cmd/tap.sh"
FLEETLAB_CONFIG=
XDG_DATA_HOME=$work/home
export FLEETLAB_CONFIG XDG_DATA_HOME

views='what table math map radar hint hint hint history back evidence help show more more more Menu more VERDICTS aims where what'

part1="part.1 to_lock choice=hop3 number=20 mechanism=light confidence=2 lock yes $views try trial to_mission
    commit $views
    to_observe observation=Light observe to_reflect count=never topology=torus justification
    Light . submit to_parts"
part2="part.2 to_lock choice=falls number=-3 mechanism=rework confidence=1 lock yes $views try trial case
    checkpoint_interval=600 commit commit yes commit yes $views to_observe observation=Carbon observe
    to_reflect stall=200 lag=2000 interval=3000 proposal Snapshots . submit to_parts"
part3="part.3 to_lock choice=neither number=2 mechanism=shared confidence=3 lock yes $views try trial to_mission
    size=7 commit
    $views to_observe observation=Errors observe to_finale to_workbench commit $views to_stress
    choice=1 confidence=2 lock yes $views to_decide decision=3 risk Cables . submit yes to_legacy
    legacy Independence . submit to_parts to_end show quit"

# What the program says: without the answers behind its prompts. C/W is a name.
spoken() {
    awk 'FNR == NR { answer[$0]; next }
        match($0, /: [^:]*$/) && substr($0, RSTART + 2) in answer { $0 = substr($0, 1, RSTART) }
        { gsub(/C\/W/, "C"); print }' "$work/answers" "$1"
}

# What a voice makes of lines: phonemes, without the marks of pauses.
voice() {
    espeak-ng -q -x --stdin | sed 's/_://g' | tr -s ' \n' '\n'
}

# Signs after a digit, as units.csv has them where the word is another one.
awk -F, 'NR > 1 && $2 != "" && $2 != $3 && $2 != $4 { print $2 }' "$srcdir/data/units.csv" |
    sed 's/[$.]/\\&/g' | paste -s -d '|' >"$work/units"

: >"$work/known"
# Words of the eye: what can be seen alone, or where on a screen it stands. A text of the lab that has one
# has another text for a voice.
eye='outer|inner|side by side|on this screen|on the screen|square brackets|digits are|half-way|at the rim|letters? (are|is)|marked run|are marked|below the table|axis below|law above|beside it|beside the result|constraints beside|limit beside|reds?|greens?|blues?|yellows?|greys?|bold|dotted|dashed|cursor|arrows?|columns?|shown here|lies above|stands? (above|below|beside)'
sed -E 's/^((cloud|edge|mobile|tiny)\.)?//' "$srcdir/data/texts/en.csv" |
    grep -E '^(about|action|brief|calibration|compare|control|end|finale|frontier|goodput|hint|part[123]|radar|reach|reflect|reveal|stress)\.' |
    grep -iwE "$eye" | cut -d, -f1 | grep -v '\.spoken$' | while read -r id; do
    grep -q "^$id\.spoken," "$srcdir/data/texts/en.csv" || echo "$id"
done >"$work/why"
nothing_wrong "a text with words of the eye has another one for a voice"

for track in $(sed -n 's/^order = //p' "$srcdir/data/tracks.ini"); do
    # shellcheck disable=SC2086
    printf '%s\n' $part1 $part2 $part3 >"$work/answers"
    "$FLEETLAB" --linear --track "$track" <"$work/answers" >"$work/$track" 2>"$work/why"
    [ $? -eq 0 ] && [ ! -s "$work/why" ]
    report $? "$track: the answers are taken"
    has "$track: they lead to the end" ",$track,3,legacy," "$XDG_DATA_HOME/fleetlab/fleetlab/ledger.csv"
    grep -n 'is not known here\|Nothing here is called' "$work/$track" >"$work/why"
    [ ! -s "$work/why" ]
    report $? "$track: each answer is known where it is given"

    # on the workbenches of part 1, its case and its mission, of the finale and under stress
    grep -cE '^(on )?three sites: (NOT )?MET\.$' "$work/$track" >"$work/got"
    echo 4 | diff - "$work/got" >"$work/why"
    report $? "$track: verdicts names each constraint"

    spoken "$work/$track" >"$work/spoken"
    grep -n '[][<>|{}~^*#@\\&_=%$`]' "$work/spoken" >"$work/why"
    grep -nE '(^|[^0-9])/|/($|[^0-9])|\+($|[^0-9])' "$work/spoken" >>"$work/why"
    [ ! -s "$work/why" ]
    report $? "$track: no sign is spelled out"
    # what an earlier track has said is not spoken again
    sort -u "$work/spoken" | comm -23 - "$work/known" >"$work/lines"
    sort -u -o "$work/known" "$work/known" "$work/lines"
    # a line without any is the same without them
    grep '[][<>|{}~^*#@\\&_=%$`/]' "$work/lines" >"$work/signed"
    tr -d '][<>|{}~^*#@\\&_=%$`/' <"$work/signed" | voice >"$work/unsigned"
    voice <"$work/signed" | diff - "$work/unsigned" >"$work/why"
    [ ! -s "$work/why" ] && [ "$(wc -l <"$work/lines")" -gt 100 ]
    report $? "$track: a voice says the same without any sign"
    grep -niwE "$eye" "$work/spoken" >"$work/why"
    nothing_wrong "$track: no words of the eye"
    grep -nE "(^|[ (])-?[0-9.,]+ ?($(cat "$work/units"))([ .,;:)]|\$)" "$work/spoken" >"$work/why"
    [ ! -s "$work/why" ]
    report $? "$track: units are words"
    LC_ALL=C grep -n '[^ -~]' "$work/$track" >"$work/why"
    [ ! -s "$work/why" ]
    report $? "$track: no control and no drawing characters"
done
# The page of the laws is in words, too: no letter stands for a quantity.
has "the page of the laws is shown" 'Step time is computing, plus communication' "$work/cloud"
for track in $(sed -n 's/^order = //p' "$srcdir/data/tracks.ini"); do
    sed -n '/^Math Peek/,/^Choose/p' "$work/$track" | grep -v '^Choose' |
        grep -nE '(^|[ (])[b-zB-HJ-Z]([ ,;.:)]|$)|[a-z]_[a-z]|sqrt|log10' | grep -v 'C/W' >>"$work/why"
done
nothing_wrong "and no letter stands for a quantity in it"
finish
