#!/bin/sh
# A language's texts on their way to a translator and back: gettext's own programs accept what is
# printed, nothing is lost on the way, and a file that is wrong changes nothing.
. "$srcdir/tests/cmd/tap.sh"
FLEETLAB_CONFIG=
unset LC_ALL LC_MESSAGES LANG
export FLEETLAB_CONFIG

cp -R "$srcdir/data" "$work/data"
chmod -R u+w "$work/data"
csv=$work/data/texts/xx.csv
texts() { "$FLEETLAB" texts --data-dir "$work/data" "$@"; }

# ---- out
run 0 "all texts are printed" texts --po xx
cp "$work/out" "$work/empty.po"
run 0 "msgfmt accepts them" msgfmt -c -o "$work/xx.mo" "$work/empty.po"
run 0 "msgcat does" msgcat -o "$work/cat.po" "$work/empty.po"
for id in action.commit row.grids.us cloud.row.presets.cliff unit.kwh.symbol unit.kwh.name; do
    grep -q "^msgctxt \"$id" "$work/empty.po" || echo "no $id"
done >"$work/why"
nothing_wrong "labels of rows, presets and units are among them"
grep -A3 'Cells: at most 30 ' "$work/empty.po" | grep -q '^msgctxt "action.commit"'
report $? "a comment says how many cells there are"
grep -A5 '^msgctxt "unit.kwh.name"' "$work/empty.po" | grep -q '^msgid_plural "kilowatt-hours"'
report $? "a unit has its plural"

# ---- and back
python3 "$srcdir/tests/cmd/pseudo.py" <"$work/empty.po" >"$work/xx.po"
run 0 "a translation is taken" texts --import "$work/xx.po"
cp "$csv" "$work/first.csv"
run 0 "it is printed again" texts --po xx
cmp "$work/out" "$work/xx.po" >"$work/why" 2>&1
report $? "as the translator had it"
run 0 "msgcat writes it in its own way" msgcat --width=60 -o "$work/cat.po" "$work/xx.po"
run 0 "and that is taken" texts --import "$work/cat.po"
cmp "$csv" "$work/first.csv" >"$work/why" 2>&1
report $? "to the same texts"
run 0 "half of them are taken" texts --import "$work/empty.po"
cmp "$csv" "$work/first.csv" >"$work/why" 2>&1
report $? "and what a file leaves empty stays"

# ---- three forms
sed 's/nplurals=2; plural=n != 1;/nplurals=3; plural=n==1 ? 0 : n<5 ? 1 : 2;/
    s/^msgstr\[1\] "\(.*\)"/&\nmsgstr[2] "\1-many"/' "$work/xx.po" >"$work/three.po"
run 0 "a language of three forms is taken" texts --import "$work/three.po"
run 0 "checked" "$FLEETLAB" check-data --lang xx "$work/data"
has "and complete" " 0 missing, 0 unknown" "$work/out"
has "its third form is kept" "unit.kwh.name.2," "$csv"
run 0 "two forms are taken again" texts --import "$work/xx.po"

# ---- what is wrong is named, and nothing is lost
cp "$csv" "$work/first.csv"
# wrong NAME SED-PROGRAM MESSAGE
wrong() {
    sed "$2" "$work/xx.po" >"$work/bad.po"
    run 1 "refused: $1" texts --import "$work/bad.po"
    has "it is said where and why" "$3" "$work/err"
    cmp "$csv" "$work/first.csv" >"$work/why" 2>&1
    report $? "the texts are as they were"
}
line() { grep -n "$1" "$work/xx.po" | head -1 | cut -d: -f1; }
at=$(line 'msgctxt "ui.kept"')
wrong "a text without its end" "$((at + 2))s/\"\$//" "bad.po:$((at + 2)): this text doesn't end"
wrong "an unknown word" "$((at + 1))s/msgid/msgdi/" "bad.po:$((at + 1)): a line begins with"
wrong "a placeholder that is missing" "$((at + 2))s/{file}//" \
    "bad.po:$at: ui.kept: the English text has {file}; put it into this one"
wrong "a placeholder that is new" "$((at + 2))s/{file}/{file}{name}/" \
    "bad.po:$at: ui.kept: the English text has no {name}"
wrong "a message twice" "${at}s/ui.kept/ui.keys/" "is there twice, first in line"
wrong "a rule for plurals that is none" 's/plural=n != 1/plural=n ! 1/' \
    "Plural-Forms: this is no rule for plurals"
wrong "a decimal sign that is none" '/^msgctxt "language.decimal"/,/^$/s/","/";"/' \
    "language.decimal: this is no decimal sign"
wrong "no language" '/^"Language:/d' "the header has no Language"
printf 'msgid ""\nmsgstr "Language: xx\\n"\n\nmsgctxt "ui.keys"\nmsgid "Keys"\nmsgstr "\377"\n' >"$work/bad.po"
run 1 "refused: what is no UTF-8" texts --import "$work/bad.po"
has "it is said where" "bad.po:6: this line is not UTF-8" "$work/err"
run 1 "refused: no file" texts --import "$work/nothing.po"

# ---- what a translator should look at
sed "$((at + 1))s/kept/stored/; s/^msgctxt \"ui.keys\"/msgctxt \"ui.keyz\"/" "$work/xx.po" >"$work/old.po"
run 0 "an older file is taken" texts --import "$work/old.po"
has "it is said which English has changed" "ui.kept: the English is now: What you wrote" "$work/err"
has "and which text is left out" "ui.keyz: nothing asks for this text any more" "$work/err"
cmp "$csv" "$work/first.csv" >"$work/why" 2>&1
report $? "nothing is lost by it"
awk -v at="$at" 'NR == at { print "#, fuzzy" } NR == at + 2 { $0 = "msgstr \"{file}\"" } { print }' \
    "$work/xx.po" >"$work/fuzzy.po"
run 0 "an unsure one is taken" texts --import "$work/fuzzy.po"
has "but for what is fuzzy" ", 1 fuzzy;" "$work/out"
cmp "$csv" "$work/first.csv" >"$work/why" 2>&1
report $? "which stays as it was"

# ---- how far a language is
sed -i '/^ui\.keys,/d; s/^ui\.help,.*/ui.helq,x/; s/^\(ui\.kept,.*\){file}/\1/
    s/^\(action\.begin,\).*/\1xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx/' "$csv"
run 1 "an incomplete language is counted" "$FLEETLAB" check-data --lang xx "$work/data"
has "each kind of what is wrong" \
    " 2 missing, 1 unknown, 1 with other placeholders, 1 too wide" "$work/out"

# ---- the locale chooses what is complete
cp "$work/first.csv" "$csv"
says() {
    name=$1
    shift
    run 0 "$name" env "$@" "$FLEETLAB" status --data-dir "$work/data" --ledger "$work/none.csv"
}
says "a locale chooses" LANG=xx_YY.UTF-8
grep -q 'not begun' "$work/out"
report $((! $?)) "its language"
says "LC_ALL goes before LANG" LANG=xx_YY.UTF-8 LC_ALL=C
has "and is English" "not begun" "$work/out"
run 0 "--lang goes before both" env LANG=xx "$FLEETLAB" status --lang en --data-dir "$work/data" \
    --ledger "$work/none.csv"
has "it is English" "not begun" "$work/out"
sed -i '/^ui\.keys,/d' "$csv"
says "a language that isn't complete" LANG=xx_YY.UTF-8
has "isn't chosen" "not begun" "$work/out"
run 0 "but may be asked for" "$FLEETLAB" status --lang xx --data-dir "$work/data" --ledger "$work/none.csv"
grep -q 'not begun' "$work/out"
report $((! $?)) "and has what it has"
cp "$work/first.csv" "$csv"
env LANG=xx "$FLEETLAB" eval --data-dir "$work/data" part1 >"$work/here" 2>&1
env LANG=C "$FLEETLAB" eval --data-dir "$work/data" part1 >"$work/there" 2>&1
cmp "$work/here" "$work/there" >"$work/why" 2>&1
report $? "eval says the same in each"
finish
