#!/bin/sh
# check-data and validate: sound data passes, broken data is named by file and line.
. "$srcdir/tests/cmd/tap.sh"
cd "$work" || exit 1
unset FLEETLAB_DATA_DIR

run 0 "check-data passes on the data" "$FLEETLAB" check-data "$srcdir/data"
has "and counts what it read" "texts: no fault" "$work/out"

# broken NAME FILE SED WORDS: a copy with one edit fails, and the words are said.
broken() {
    rm -rf "$work/data"
    cp -R "$srcdir/data" "$work/data"
    chmod -R u+w "$work/data"
    sed "$3" "$srcdir/data/$2" >"$work/data/$2"
    run 1 "$1" "$FLEETLAB" check-data data
    has "$1: file and line" "$4" "$work/out"
}
line=$(grep -n '^step = 500$' "$srcdir/data/all/part1.ini" | cut -d: -f1)
broken "a step of 0" all/part1.ini 's/^step = 500$/step = 0/' \
    "data/all/part1.ini:$line: dispersion_km.step: the step must be above 0; raise it"
line=$(grep -n '^action.begin,' "$srcdir/data/texts/en.csv" | cut -d: -f1)
broken "a number in a text" texts/en.csv 's/^action.begin,.*/action.begin,Begin in 45 minutes/' \
    "data/texts/en.csv:$line: action.begin: 45 is a number"
refused "the lab won't start on it" "data/texts/en.csv:$line:" \
    "$FLEETLAB" --linear --data-dir data --ledger "$work/unsound.csv"
run 0 "what needs no text does" "$FLEETLAB" eval --data-dir data
broken "an unknown parameter" cloud/part1.ini 's/^\[port_price\]$/[port_prize]/' "did you mean port_price?"

line=$(grep -n '^attack_budget = 4200$' "$srcdir/data/edge/stress.ini" | cut -d: -f1)
broken "a strike at nothing" edge/stress.ini 's/^attack_budget = 4200$/attack_bugdet = 4200/' \
    "data/edge/stress.ini:$line: step.3.attack_bugdet: this track has no parameter attack_bugdet; did you mean attack_budget?"
broken "a strike at a slider" edge/stress.ini 's/^attack_budget = 4200$/neighbours = 10/' \
    "step.3.neighbours: neighbours has a slider, and a strike sets nothing that a student sets"
broken "a strike at what a row sets" cloud/stress.ini 's/^pue = 1.13$/spare_mw = 10/' \
    "step.2.spare_mw: spare_mw follows from a row of site_plans; strike a constant"
broken "a strike at what is pinned" tiny/stress.ini 's/^dead_share = 0.04$/nodes = 10/' \
    "step.2.nodes: nodes has a slider"
broken "a slider that is pinned" all/finale.ini 's/^pinned = .*/pinned = nodes repeat/' \
    "part.pinned: repeat has a slider, and aims are judged at what the sliders say"
broken "a default of what has none" edge/part1.ini 's/^at_most = 0.4$/at_most = default/' \
    "aim.step.at_most: t_step has no default in this part; write a number"
broken "a strike beyond the model" tiny/stress.ini 's/^dead_share = 0.04$/dead_share = 1/' \
    "step.2.dead_share: "
broken "a step that changes nothing" edge/stress.ini 's/^attack_budget = 4200$/attack_budget = 3600/' \
    "step.3.attack_budget: it is 3600 already; change it, or delete the line"
broken "a step left out" edge/stress.ini 's/^\[step.3\]$/[step.7]/' \
    "data/edge/stress.ini:$((line - 1)): step.7: the steps are step.1, step.2, ... with none left out"
broken "a step without a source" edge/stress.ini '/^\[step.6\]/,$s/^source.*//' \
    "step.6.source: nothing says where its numbers are from"
broken "repairs of what isn't there" tiny/stress.ini 's/^controls = .*/controls = repeat/' \
    "stress.controls: no part before the finale has a slider repeat, or the finale has it itself"
broken "a constraint named like the other answer" tiny/finale.ini 's/^\[aim.entropy\]/[aim.holds]/' \
    "aim.holds: holds is what a prediction says where no constraint breaks; rename it"

# A prediction that the model or a table has left behind. No site is on the world's grid.
broken "a scenario outside its slider" mobile/locks1.csv 's/^1,11000,1$/1,11000,2000/' \
    "data/mobile/locks1.csv:3: cell_size: the slider goes from 1 to 1000; write a value within"
world=$(grep -n ',world,' "$srcdir/data/tiny/locks2.csv" | head -1 | cut -d: -f1)
broken "an interval that left its place" tables/grids.csv 's/^world,\([^,]*\),[^,]*,/world,\1,1.9,/' \
    "data/tiny/locks2.csv:$world: checkpoint_interval: the model's break-even has moved: the nearest place is"
broken "a scenario on the break-even" all/part2.ini 's/^intervals = 0.38/intervals = 0.95/' \
    "data/cloud/locks2.csv:2: checkpoint_interval: the model's break-even has moved"
broken "a tie" cloud/locks3.csv '4s/,6,distinct/,8,distinct/' \
    "data/cloud/locks3.csv:4: variant: scenario 2 is nearly a tie"
broken "a choice that hangs on a table's digit" cloud/locks3.csv '4s/,6,distinct/,9,distinct/' \
    "data/cloud/locks3.csv:4: variant: scenario 2 has another right choice"
broken "no number among the places" all/part2.ini 's/^intervals = 0.38/intervals = nought/' \
    "lock.intervals: nought is no number above 0"

broken "a scenario that can't be" cloud/locks3.csv '2s/^0,10,/0,5,/' \
    "data/cloud/locks3.csv:2: variant: scenario 0 can't be: quorum 6 is above size 5"

# What isn't offered waits.
rm -rf "$work/data"
cp -R "$srcdir/data" "$work/data"
chmod -R u+w "$work/data"
sed -i 's/^order = .*/order = cloud/' "$work/data/tracks.ini"
run 0 "texts and rows of a track that isn't offered are no faults" "$FLEETLAB" check-data data

# make-locks writes nothing where it can't ask the model, and finds a program of the PATH.
cksum data/*/locks?.csv >"$work/before"
fails_alike() {
    (cd data && unset FLEETLAB && PATH=$1 ./make-locks) >"$work/out" 2>&1
    [ $? -eq 1 ]
    report $? "make-locks stops: $2"
    has "and says why" "$2" "$work/out"
    cksum data/*/locks?.csv | diff "$work/before" - >"$work/why"
    nothing_wrong "and writes nothing"
}
fails_alike "$PATH" "no fleetlab is there"
mkdir "$work/bin"
ln -s "$FLEETLAB" "$work/bin/fleetlab"
sed -i 's/^us,\([^,]*\),0\.384,/us,\1,much,/' data/tables/grids.csv
fails_alike "$work/bin:$PATH" "the model can't be asked of us on cloud"
cp "$srcdir/data/tables/grids.csv" data/tables
sed -i 's/100 25600 129/100 200 129/' data/cloud/locks.ini
fails_alike "$work/bin:$PATH" "no break-even, or more than one, from 100 to 200 s"

# Another language: what it has is read in it, the rest in English; its faults are its file's.
rm -rf "$work/data"
cp -R "$srcdir/data" "$work/data"
chmod -R u+w "$work/data"
printf 'id,text\nstart.1,Willkommen in der Flotte.\n' >"$work/data/texts/de.csv"
run 0 "a language with one text passes" "$FLEETLAB" check-data --lang de data
"$FLEETLAB" --linear --lang de --data-dir data --ledger "$work/lang/ledger.csv" </dev/null >"$work/out"
has "it is read" "Willkommen in der Flotte." "$work/out"
has "and the rest in English" "There are three parts." "$work/out"
printf 'id,text\nstart.1,Willkommen in 5 Flotten.\n' >"$work/data/texts/de.csv"
run 1 "its faults are found" "$FLEETLAB" check-data --lang de data
has "in its own file" "data/texts/de.csv:2: start.1: 5 is a number" "$work/out"
printf 'id,text\nui.minus,weniger {nummer}\n' >"$work/data/texts/de.csv"
run 1 "a word that the program does not fill in is refused" "$FLEETLAB" check-data --lang de data
has "with the mend" "the English text has no {nummer}; take its placeholders" "$work/out"
refused "a language that is a path" "not the name of a language" "$FLEETLAB" check-data --lang ../en data

rm "$work/data/units.csv"
run 1 "a file is missing" "$FLEETLAB" check-data data
has "it is named" "data/units.csv:" "$work/out"
mkdir "$work/empty"
run 1 "a folder of something else" "$FLEETLAB" check-data empty
has "has one fault" "empty: this is no data folder" "$work/out"
has "and no other" "empty: 1 fault" "$work/out"
for command in check-data prove validate screens; do
    refused "$command takes one folder" "are two folders; give one" \
        "$FLEETLAB" $command "$srcdir/data" --data-dir empty
done
run 0 "validate takes a folder" "$FLEETLAB" validate "$srcdir/data"
refused "no folder there" "nowhere" "$FLEETLAB" check-data nowhere
refused "two folders" "one argument too many" "$FLEETLAB" check-data data data

# ---- validate
run 0 "validate passes" "$FLEETLAB" validate --data-dir "$srcdir/data"
has "a known miss is shown as one" "known miss" "$work/out"
has "none is out" " 0 out of tolerance" "$work/out"
has "measurements are counted" "published measurements: " "$work/out"
has "and what is no evidence is counted apart" "no evidence: " "$work/out"
awk -F, 'NR > 1 { n[$(NF - 1) == "measurement" && $(NF - 2) != "calibration" ? $(NF - 2) : "other"]++ }
    END { exit !(n["check"] >= 25 && n["bound"] > 0) }' "$srcdir/data/validation.csv"
report $? "at least 25 measurements are neither fitted to nor missed"
run 0 "validate as CSV" "$FLEETLAB" validate --data-dir "$srcdir/data" --format csv
echo "$(wc -l <"$work/out") lines" >"$work/why"
[ "$(wc -l <"$work/out")" -eq "$(wc -l <"$srcdir/data/validation.csv")" ]
report $? "has a row for each case"
run 0 "validate as JSON" "$FLEETLAB" validate --data-dir "$srcdir/data" --format json
has "has verdicts" '"verdict":"known miss"' "$work/out"

# edited SED: validation.csv of a sound copy with one edit.
edited() {
    cp "$srcdir/data/units.csv" "$work/data/units.csv"
    cp "$srcdir/data/cloud/part1.ini" "$work/data/cloud/part1.ini"
    sed "$1" "$srcdir/data/validation.csv" >"$work/data/validation.csv"
}
edited '/^llama3-mfu-8192,/s/,0.43,/,0.53,/'
run 1 "a figure out of tolerance fails" "$FLEETLAB" validate --data-dir data
has "it is told" "OUT" "$work/out"
edited '/^rtt-ashburn-london,/s/,75,/,50,/'
run 1 "nothing is faster than light" "$FLEETLAB" validate --data-dir data
edited '/^vote-gpt35-15,/s/,0.85,/,0.7675,/'
run 1 "a miss that hits is no miss" "$FLEETLAB" validate --data-dir data
edited '/^mtnlg-scaling-2800,/s/against=nodes:2240/against=nodes/'
refused "no value to hold it against" "no value in nodes" "$FLEETLAB" validate --data-dir data
edited '/^mtnlg-scaling-2800,/s/against=nodes:2240/against=noods:2240/'
refused "no such input to hold it against" "noods" "$FLEETLAB" validate --data-dir data
edited '/^ring-8,/s/ring members/ring membres/'
refused "a setup that can't be read" "validation.csv:" "$FLEETLAB" validate --data-dir data
edited '/^llama3-mfu-8192,/s/output=mfu/output=mufu/'
refused "an output that isn't there" "no output is named mufu" "$FLEETLAB" validate --data-dir data
refused "unknown format" "choose text, csv or json" "$FLEETLAB" validate --format xml

# ---- help
for command in eval sweep validate check-data bench; do
    run 0 "$command --help" "$FLEETLAB" $command --help
    has "$command --help names --data-dir" "--data-dir DIR" "$work/out"
done
run 0 "--help" "$FLEETLAB" --help
has "names the commands" "check-data" "$work/out"
run 0 "--version" "$FLEETLAB" --version
has "names the program" "fleetlab " "$work/out"
finish
