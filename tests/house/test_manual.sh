#!/bin/sh
# The manual pages and the completion against the program: nothing is missing, nothing is invented.
. "$srcdir/tests/cmd/tap.sh"
doc=$srcdir/doc
pages="$doc/fleetlab.1 $doc/fleetlab-data.5 $doc/fleetlab-ledger.5"

# same_words NAME WHERE: the words in $work/is and $work/due, one a line, are the same ones.
same_words() {
    LC_ALL=C sort -u "$work/due" >"$work/due.sorted"
    LC_ALL=C sort -u "$work/is" >"$work/is.sorted"
    {
        LC_ALL=C comm -23 "$work/due.sorted" "$work/is.sorted" | sed "s/\$/ is not in $2/"
        LC_ALL=C comm -13 "$work/due.sorted" "$work/is.sorted" | sed "s/\$/ is in $2 alone/"
    } >"$work/why"
    [ -s "$work/due" ] || echo "nothing to compare with" >"$work/why"
    [ ! -s "$work/why" ]
    report $? "$1"
}

# all_in NAME FILE: every word of $work/due stands in the page, as a word.
all_in() {
    [ -s "$work/due" ] || echo "nothing to look for" >"$work/why"
    while read -r word; do
        grep -qw -- "$word" "$2" || echo "$word is not in ${2##*/}" >>"$work/why"
    done <"$work/due"
    [ ! -s "$work/why" ]
    report $? "$1"
}

options_of() { "$FLEETLAB" "$@" --help | sed -n 's/^  --\([a-z0-9-]*\).*/\1/p'; }

# paged COMMAND: the options of its subsection.
paged() {
    awk -v command="$1" '
        /^\.S[hs] / { here = $2 == command }
        here && /^\.It Fl -/ { sub(/^-/, "", $3); print $3 }' "$doc/fleetlab.1"
}

# The page in Spanish has what a student needs: a command's options may share an entry there.
spanish=$doc/fleetlab.es.1
spanish_options() {
    options_of "$1" | grep -vx -e data-dir -e lang -e no-pager -e help >"$work/due"
    awk -v command="$1" '
        /^\.S[hs] / { here = $2 == command }
        here && /^\.It Fl / { for (i = 3; i <= NF; i++) if (sub(/^-/, "", $i)) print $i }' "$spanish" >"$work/is"
    same_words "options of $1 have an entry" fleetlab.es.1
}

# complete WORD...: what the completion offers for the last word.
complete_words() {
    bash -c '. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _fleetlab
        printf "%s\n" "${COMPREPLY[@]}"' complete "$doc/fleetlab.bash" "$@" 2>/dev/null
}

"$FLEETLAB" --help | sed -n 's/^  \([a-z][a-z-]*\) .*/\1/p' >"$work/commands"
cp "$work/commands" "$work/due"
complete_words fleetlab '' >"$work/is"
same_words "commands are completed" fleetlab.bash
cp "$work/commands" "$work/due"
sed -n 's/^\.Ss \([a-z-]*\)$/\1/p' "$doc/fleetlab.1" >"$work/is"
same_words "commands have a section" fleetlab.1

while read -r command; do
    options_of "$command" | grep -vx -e data-dir -e lang -e no-pager -e help >"$work/due"
    paged "$command" >"$work/is"
    if [ -s "$work/due" ] || [ -s "$work/is" ]; then
        same_words "options of $command have an entry" fleetlab.1
    fi
    options_of "$command" >"$work/due"
    complete_words fleetlab "$command" -- | sed 's/^--//' >"$work/is"
    same_words "options of $command are completed" fleetlab.bash
done <"$work/commands"
{ options_of lab; echo version; } >"$work/due"
complete_words fleetlab - | sed 's/^--//' >"$work/is"
same_words "without a command those of the lab are completed" fleetlab.bash

{ while read -r command; do options_of "$command"; done <"$work/commands"; echo version; } >"$work/due"
# shellcheck disable=SC2086
cat $pages | grep -o 'Fl -[a-z0-9-]*' | sed 's/Fl -//' >"$work/is"
same_words "pages name the options that there are" "a page"

sed -n 's/^    ROW([a-z]*, \([a-z0-9_]*\), .*/\1/p' "$srcdir/src/sim/param.c" >"$work/inputs"
sed -n 's/^    \[ROW_[A-Z_]*\] = {"\([a-z_]*\)", .*/\1/p' "$srcdir/src/course/row.c" >>"$work/inputs"
cp "$work/inputs" "$work/due"
all_in "every input is in the manual" "$doc/fleetlab.1"
for option in --set --vary; do
    sed 's/$/=/' "$work/inputs" >"$work/due"
    complete_words fleetlab sweep "$option" '' >"$work/is"
    same_words "inputs are completed behind $option" fleetlab.bash
done
sed -n 's/^order = //p' "$srcdir/data/tracks.ini" | tr ' ' '\n' >"$work/due"
complete_words fleetlab --track '' >"$work/is"
same_words "tracks are completed" fleetlab.bash
complete_words fleetlab eval --track = '' >"$work/is"
same_words "and behind an equals sign" fleetlab.bash
while read -r command; do
    "$FLEETLAB" "$command" --help | sed -n 's/^  --format \([a-z|]*\) .*/\1/p' | tr '|' '\n' >"$work/due"
    complete_words fleetlab "$command" --format '' | sed '/^$/d' >"$work/is"
    [ ! -s "$work/due" ] || same_words "formats of $command are completed" fleetlab.bash
done <"$work/commands"
sed -n 's/^static const char \*const [a-z]*\[\] = {\("fat_tree".*\), NULL};/\1/p' \
    "$srcdir/src/sim/param.c" | tr -d '" ' | tr ',' '\n' >"$work/due"
complete_words fleetlab eval --set topology = '' >"$work/is"
same_words "choices of an input are completed" fleetlab.bash
"$FLEETLAB" ledger --help | sed -n '1s/.*\.\.\. \([a-z|]*\).*/\1/p' | tr '|' '\n' >"$work/due"
complete_words fleetlab ledger '' >"$work/is"
same_words "what to do with a ledger is completed" fleetlab.bash

sed -n 's/^key\.[a-z_]*\.keys,//p' "$srcdir/data/texts/en.csv" | tr -s ' ' >"$work/due"
sed -n '/^\.Sh KEYS/,/^\.El/s/^\.It Cm //p' "$doc/fleetlab.1" | sed 's/\\&//g' >"$work/is"
same_words "every key is in the manual" fleetlab.1
sed -n 's/.*\.name = "\([^"]*\)".*/\1/p' "$srcdir/src/view/keys.c" >"$work/due"
all_in "every word of linear mode is in the manual" "$doc/fleetlab.1"

cat "$srcdir"/src/*/*.c | grep -oE '(getenv|switch_is_on)\("[A-Z_]+"' | grep -o '[A-Z][A-Z_]*' >"$work/due"
printf '%s\n' VISUAL EDITOR >>"$work/due"
all_in "every environment variable is in the manual" "$doc/fleetlab.1"
sed -n '/^\.Sh ENVIRONMENT/,/^\.El/s/^\.It Ev \([A-Z_]*\).*/\1/p' "$doc/fleetlab.1" >"$work/is"
LC_ALL=C sort "$work/is" | diff - "$work/is" >"$work/why" 2>&1
nothing_wrong "they are in order"
for section in OUTPUTS "SEE ALSO" AUTHORS BUGS; do
    grep -qx ".Sh $section" "$doc/fleetlab.1" || echo "no $section" >>"$work/why"
done
nothing_wrong "sections that a reader looks for are there"
cat "$srcdir"/src/cmd/command.h | grep -o 'enum { CMD_[A-Z_, ]* }' | grep -o 'CMD_[A-Z]*' |
    awk '{ print NR - 1 }' >"$work/due"
sed -n '/^\.Sh EXIT STATUS/,/^\.El/s/^\.It //p' "$doc/fleetlab.1" >"$work/is"
same_words "every exit status is in the manual" fleetlab.1

# Events: what the lesson's records are called, and what others append.
sed -n '/names\[RECORDS\] = /,/};/p' "$srcdir/src/lesson/record.c" | grep -oE '"[a-z_]+"' |
    tr -d '"' >"$work/due"
cat "$srcdir"/src/cmd/*.c "$srcdir"/src/store/*.c | tr -s '\n ' '  ' |
    grep -oE '\.([a-z]+_)?event = "[a-z_]+"' | sed 's/.*"\([a-z_]*\)"$/\1/' >>"$work/due"
sed -n '/^\.Sh EVENTS/,/^\.El/s/^\.It Cm //p' "$doc/fleetlab-ledger.5" >"$work/is"
same_words "every event is in the ledger's page" fleetlab-ledger.5
cat "$srcdir"/src/lesson/*.c | tr -s '\n ' '  ' |
    grep -oE '(outcome_record\(outcome, [^,]*, |\.key = [^,;]*)"[a-z_]+"' |
    grep -o '"[a-z_]*"$' | tr -d '"' >"$work/due"
all_in "every key is in the ledger's page" "$doc/fleetlab-ledger.5"
sed -n 's/^#define LEDGER_HEADER "\(.*\)"/\1/p' "$srcdir/src/store/ledger_log.h" | tr ',' '\n' \
    >"$work/due"
sed -n '/^\.Sh FORMAT/,/^\.El/s/^\.It Cm //p' "$doc/fleetlab-ledger.5" | tr -d ' ' | tr ',' '\n' \
    >"$work/is"
same_words "every field is in the ledger's page" fleetlab-ledger.5
sed -n 's,^.data/\(.*/\)*\([a-z_0-9]*\)\.[a-z]*.*,\2,p' "$srcdir/data/local.mk" | sort -u >"$work/due"
all_in "every file is in the data's page" "$doc/fleetlab-data.5"
sed -n '/" name salt/,/;/p' "$srcdir/src/course/settings.c" | grep -o '"[a-z_ ]*"' | tr -d '"' |
    tr ' ' '\n' |
    sed '/^$/d' >"$work/due"
sed -n '/^\.Sh SETTINGS/,/^\.Sh/s/^\.It Cm //p' "$doc/fleetlab.1" >"$work/is"
same_words "every setting of a course is in the manual" fleetlab.1
sed -n '/relations\[\] = /,/;/p; /table_names\[\] = /,/;/p' "$srcdir/src/course/rule_load.c" \
    "$srcdir/src/course/table.c" | grep -o '"[a-z_]*"' | tr -d '"' >"$work/due"
sed -n 's/^    {"\([a-z_]*\)", "[^"]*", [a-z_]*},.*/\1/p' "$srcdir/src/course/figure.c" >>"$work/due"
all_in "relations, tables and figures are in the data's page" "$doc/fleetlab-data.5"

grep -o 'tests/[a-z]*/[a-z_]*\.[a-z]*' "$doc/accessibility.md" | LC_ALL=C sort -u >"$work/tests"
while read -r file; do
    [ -s "$srcdir/$file" ] || echo "there is no $file" >>"$work/why"
done <"$work/tests"
[ -s "$work/tests" ] && [ ! -s "$work/why" ]
report $? "the tests that accessibility.md names are there"

for command in lab status ledger report submit; do
    spanish_options "$command"
done
sed -n 's/^key\.[a-z_]*\.keys,//p' "$srcdir/data/texts/es.csv" | tr -d '"' | tr -s ' ' >"$work/due"
sed -n '/^\.Sh TECLAS/,/^\.El/s/^\.It Cm //p' "$spanish" | sed 's/\\&//g' >"$work/is"
same_words "every key is in the Spanish manual" fleetlab.es.1
sed -n 's/.*\.name = "\([^"]*\)".*/\1/p' "$srcdir/src/view/keys.c" >"$work/due"
all_in "every word of linear mode is in the Spanish manual" "$spanish"
mandoc -Tlint -Werror "$spanish" >"$work/why" 2>&1
report $? "fleetlab.es.1 is sound mdoc"

for page in $pages; do
    mandoc -Tlint -Wwarning "$page" >"$work/why" 2>&1
    report $? "${page##*/} is clean mdoc"
done

run 0 "make install" env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL \
    make -C "$builddir" install "DESTDIR=$work/stage" prefix=/usr
for file in man/man1/fleetlab.1 man/es/man1/fleetlab.1 man/man5/fleetlab-data.5 man/man5/fleetlab-ledger.5 \
    bash-completion/completions/fleetlab doc/fleetlab/accessibility.md; do
    [ -s "$work/stage/usr/share/$file" ]
    report $? "$file is installed"
done
finish
