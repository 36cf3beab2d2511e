#!/bin/sh
# Hostile bytes through every path of every command: whatever comes out is plain, valid UTF-8 without
# a control character but newline and tab, and without one that turns the direction of writing.
. "$srcdir/tests/cmd/tap.sh"
umask 077
plain=$builddir/tests/store/is_plain

# ---- what is fed: names that were given to files in drop boxes, and all of C0, DEL and C1
bidi=$(printf '\342\200\256gpj')
colour=$(printf '\302\23331mRED')
title=$(printf '\302\2350t\302\234') # not "0;t": no setting holds a semicolon
broken=$(printf '\23331m\377')
all=$(awk 'BEGIN { for (i = 1; i < 32; i++) printf "%c", i; printf "%c", 127 }')
for byte in 200 201 202 203 204 205 206 207 210 211 212 213 214 215 216 217 \
    220 221 222 223 224 225 226 227 230 231 232 233 234 235 236 237; do
    all=$all$(printf "\\302\\$byte")
done

# ---- the paths: COMMAND WHAT, and the words that take the text there
#
#   $b   the text itself
#   $d   a folder whose name it is; what lies in it is sound
#   $o   a folder with a sound name; what lies in it holds the text
#   $w   the sound ledger
#   $n   a new folder of this path's own; what is written there is looked at, too
#
# WHAT is an option that takes an argument; option:holds, what the file or folder holds; an operand;
# env:NAME; or anything else. (typed) feeds the text to a lab's prompts.
paths() {
    cat <<'END'
(main)      command              "$b"
(main)      option               "--$b"
lab         --track              --linear --ledger $n/l.csv --track "$b"
lab         --variant            --linear --ledger $n/l.csv --variant "$b"
lab         --ledger             --linear --ledger "$d/new/l.csv"
lab         --ledger:holds       --linear --ledger $o/escaped.csv
lab         --ledger:pairs       --linear --ledger $o/pairs.csv
lab         --ledger:raw         --linear --ledger $o/value.csv
lab         --color              --color "$b"
lab         --course             --linear --course "$b"
lab         (typed)              --linear --ledger $n/l.csv
lab         --data-dir           --linear --ledger $n/l.csv --data-dir "$d/data"
lab         --data-dir:holds     --linear --ledger $n/l.csv --data-dir $o/shown
lab         env:TERM             --linear --ledger $n/l.csv
help        env:PAGER            eval
lab         env:TMPDIR           --linear --ledger $n/l.csv
status      --ledger             --ledger "$d/l.csv"
status      --ledger:holds       --ledger $o/escaped.csv
status      --ledger:pairs       --ledger $o/pairs.csv
status      --ledger:raw         --ledger $o/value.csv
status      --course             --course "$b"
status      settings             --course c
status      env:FLEETLAB_CONFIG
status      env:FLEETLAB_DATA_DIR --ledger $w
status      env:HOME
status      env:XDG_DATA_HOME
ledger      operand              "$b"
ledger      operand              verify "$d/l.csv"
ledger      operand              show "$d/none.csv"
ledger      --ledger             verify --ledger "$d/l.csv"
ledger      --ledger:holds       show --ledger $o/escaped.csv
ledger      --ledger:verify      verify --ledger $o/escaped.csv
ledger      --ledger:pairs       show --ledger $o/pairs.csv
ledger      --ledger:export      export --ledger $o/escaped.csv
ledger      --ledger:xapi        export --format xapi --ledger $o/pairs.csv
ledger      --ledger:time        show --ledger $o/time.csv
ledger      --ledger:track       show --ledger $o/track.csv
ledger      --ledger:part        show --ledger $o/part.csv
ledger      --ledger:event       show --ledger $o/event.csv
ledger      --ledger:seq         verify --ledger $o/seq.csv
ledger      --ledger:version     verify --ledger $o/version.csv
ledger      --ledger:session     verify --ledger $o/session.csv
ledger      --ledger:header      verify --ledger $o/header.csv
ledger      --course             show --course "$b"
ledger      --anchors            verify --anchors "$d/anchors" $w
ledger      --anchors            verify --anchors "$d/none" $w
ledger      --anchors:holds      verify --anchors $o/anchors --uid 0 $w
ledger      --uid                verify --anchors $o/anchors --uid "$b" $w
ledger      --format             export --format "$b" $w
ledger      --home               export --format xapi --home "$b" $w
ledger      --output             export --output "$d/none/o" $w
report      operand              "$d/l.csv"
report      operand              "$d/none.csv"
report      --ledger             --ledger "$d/l.csv"
report      --ledger:holds       --ledger $o/escaped.csv -o $n/report.txt
report      --ledger:pairs       --ledger $o/pairs.csv -o $n/report.txt
report      --ledger:markdown    --ledger $o/pairs.csv --format md -o $n/report.md
report      --ledger:html         --ledger $o/pairs.csv --format html -o $n/report.html
report      --ledger:json        --ledger $o/pairs.csv --format json
report      --ledger:raw         --ledger $o/event.csv
report      --course             --course "$b"
report      --format             --format "$b" $w
report      --output             --output "$d/none/o" $w
report      --check              --check "$d/report.txt" $w
report      --check              --check "$d/none" $w
report      --check:holds        --check $o/report.txt $w
replay      operand              "$d/l.csv"
replay      operand              "$d/none.csv"
replay      operand:holds        $o/escaped.csv
replay      operand:pairs        $o/pairs.csv
replay      operand:raw          $o/time.csv
replay      --course             --course "$b"
submit      --ledger             --course box --ledger "$d/l.csv"
submit      --ledger:holds       --course box --ledger $o/escaped.csv
submit      --course             --course "$b" --ledger $n/l.csv
submit      settings             --course c --ledger "$d/l.csv"
submit      LOCK                 --course closed --ledger "$d/l.csv"
submit      a-lost-box           --course lost --ledger "$d/l.csv"
submit      --output             --course lost --ledger "$d/l.csv" --output "$d/none/l.csv" --yes
feedback    --ledger             --course box --ledger "$d/l.csv"
feedback    --ledger:holds       --course box --ledger $o/escaped.csv
feedback    --course             --course "$b"
feedback    --receipt            --course box --receipt "$b"
feedback    --receipt:holds      --course box --receipt 00
collect     operand              "$d/class"
collect     operand              "$d/none"
collect     operand:holds        $o/class --out $n --gradebook csv --class
collect     operand:canvas       $o/class --out $n --gradebook canvas
collect     operand:moodle       $o/class --out $n --gradebook moodle
collect     operand:nbgrader     $o/class --out $n --gradebook nbgrader
collect     operand:json         $o/class --format json
collect     operand:sheet        $o/class --format sheet
collect     --sheet              "$d/class" --sheet "$d/none/sheet.csv"
collect     --sheet:holds        $o/class --sheet $n/sheet.csv
collect     --student            "$d/class" --student "$b"
collect     --return             "$d/class" --return "$d/back"
collect     --return             "$d/class" --return "$d/l.csv/back"
collect     --return:holds       $o/class --return $n/back
collect     --gradebook          "$d/class" --gradebook "$b"
collect     --roster             "$d/class" --roster "$d/roster.csv"
collect     --roster             "$d/class" --roster "$d/none"
collect     --roster:holds       "$d/class" --roster $o/roster.csv --out $n --gradebook csv
collect     --roster:uid         "$d/class" --roster $o/uids.csv
collect     --roster:header      "$d/class" --roster $o/header.csv
collect     --marks              "$d/class" --written 5 --marks "$d/none"
collect     --marks:holds        "$d/class" --written 5 --marks $o/marks.csv --out $n --gradebook moodle
collect     --marks:mark         "$d/class" --written 5 --marks $o/nomarks.csv
collect     --sheet              "$d/class" --sheet "$d/l.csv/sheet"
collect     --student            "$d/class" --sheet $n/sheet --student "$b"
collect     --written            "$d/class" --marks $o/marks.csv --written "$b"
collect     --assignment         "$d/class" --assignment "$b" --out $n --gradebook canvas
collect     --out                "$d/class" --out "$d/books" --class
collect     --out                "$d/class" --out "$d/l.csv/books" --class
collect     --out                "$d/class" --out "$d/class/books" --class
collect     --out:holds          "$d/class" --out $n --class
collect     --xapi               "$d/class" --out $n --xapi "$b"
collect     --xapi               "$d/class" --out "$d/l.csv/books" --xapi https://example.org
collect     --xapi:holds         $o/class --out $n --xapi https://example.org
collect     --html               "$d/class" --html "$d/pages"
collect     --html               "$d/class" --html "$d/l.csv/pages"
collect     --html:holds         $o/class --html $n/pages
collect     --html:holds         "$d/class" --roster $o/roster.csv --html $n/pages
collect     --course             "$d/class" --course "$b"
collect     --format             "$d/class" --format "$b"
collect     --shard              "$d/class" --out $n --shard "$b"
collect     --shard:holds        $o/class --out $n --shard 1/1
collect     --shard              "$d/class" --out "$d/l.csv/slices" --shard 1/1
collect     --merge              "$d/class" --merge "$d/none"
collect     --merge              "$d/class" --merge "$d/slices"
collect     --merge:holds        $o/class --merge $o/slices
collect     --merge:head         $o/class --merge $o/heads
collect     --make-dropbox       --make-dropbox "$d/made" --group $g
collect     --make-dropbox       --make-dropbox "$d/none/made" --group $g
collect     --make-dropbox:holds --make-dropbox $o/anchors --group $g
collect     --group              --make-dropbox $n/box --group "$b"
collect     --sweep              --sweep "$d/box" "$d/store"
collect     --sweep              --sweep "$d/none" "$d/store"
collect     --sweep              --sweep "$d/box" "$d/l.csv/store"
collect     --sweep:holds        --sweep $o/box $n
collect     --user-files         --sweep $o/box $n --user-files "$b"
collect     --user-bytes         --sweep $o/box $n --user-bytes "$b"
collect     --most-files         --sweep $o/box $n --most-files "$b"
collect     --most-bytes         --sweep $o/box $n --most-bytes "$b"
collect     --close              --close "$d/none"
collect     --close              --close "$d/box"
collect     --close:holds        --close $o/box "$b"
class       operand              "$d/class"
class       operand              "$d/none"
class       operand:holds        $o/class
class       --course             --course "$b"
class       settings             --course c "$d/class"
class       anchors:holds        --course watched
eval        --track              --track "$b"
eval        --part               --part "$b"
eval        --set                --set "$b"
eval        --set                --set "$b=1"
eval        --set                --set "nodes=$b"
eval        --set                --set "scaling=$b"
eval        --set                --set "grid=$b"
eval        --format             --format "$b"
eval        --data-dir           --data-dir "$d/none"
eval        --data-dir:holds     --data-dir $o/tracks
sweep       --track              --track "$b"
sweep       --part               --part "$b"
sweep       --set                --set "router=$b"
sweep       --vary               --vary "$b"
sweep       --vary               --vary "$b=1:2:3"
sweep       --vary               --vary "nodes=$b:2:3"
sweep       --vary               --vary "nodes=1:2:$b"
sweep       --shard              --shard "$b"
sweep       --out                --vary nodes=1:9:3 --out "$d/slices"
sweep       --out                --vary nodes=1:9:3 --out "$d/l.csv/slices"
sweep       --merge              --vary nodes=1:9:3 --merge "$d/slices"
sweep       --merge              --vary nodes=1:9:3 --merge "$d/none"
sweep       --merge:holds        --vary nodes=1:9:3 --merge $o/slices
sweep       --merge:head         --vary nodes=1:9:3 --merge $o/heads
sweep       --format             --format "$b"
validate    operand              "$d/data"
validate    operand              "$d/none"
validate    --format             --format "$b"
validate    --data-dir:holds     --data-dir $o/cases
validate    --data-dir:setup     --data-dir $o/setups
prove       operand              --part 1 "$d/data"
prove       operand              "$d/none"
prove       --track              --track "$b"
prove       --part               --part "$b"
prove       --format             --format "$b"
check-data  operand              "$d/data"
check-data  operand              "$d/none"
check-data  operand:text         $o/texts
check-data  operand:id           $o/ids
check-data  operand:tracks       $o/tracks
check-data  operand:table        $o/tables
check-data  operand:ini          $o/inis
check-data  operand:name         $o/names
texts       operand              --po es "$d/data"
texts       operand              --po es "$d/none"
texts       --po                 --po "$b"
texts       --po:english         --po es $o/shown
texts       --import             --import "$d/none"
texts       --import             --import "$d/l.csv"
texts       --import             --import $o/plain.po "$d/data"
texts       --import:holds       --import $o/taken.po $o/taken
texts       --import:taken       --po es $o/taken
texts       --import:language    --import $o/language.po $o/taken
texts       --import:id          --import $o/id.po $o/taken
bench       --track              --track "$b"
bench       --format             --format "$b"
new-track   operand              "$b" --from edge
new-track   --from               sky --from "$b"
screens     operand              "$b"
screens     --track              --track "$b"
screens     --part               --part "$b"
screens     --screen             --screen "$b"
screens     --size               --size "$b"
screens     --tier               --tier "$b"
help        operand              "$b"
version     --data-dir:text      --data-dir "$b"
END
    # What every command takes.
    while read -r command; do
        case $command in
        ledger) base='export --format xapi $w' ;;
        collect) base='$o/class' ;;
        texts) base='--po es' ;;
        *) base= ;;
        esac
        echo "$command --data-dir $base --data-dir \"\$d/none\""
        echo "$command --lang --lang \"\$b\""
        echo "$command an-option \"--\$b\""
        echo "$command an-option \"--format=\$b\" \"--lang=\$b\""
        echo "$command operands \"\$b\" \"\$b\" \"\$b\" \"\$b\""
    done <"$work/commands"
}

# ---- that none is forgotten
"$FLEETLAB" --help | sed -n 's/^  \([a-z][a-z-]*\) .*/\1/p' >"$work/commands"
[ -s "$work/commands" ] || echo "no commands" >>"$work/why"
paths | sed 's/^\([^ ]*\) *\([^ ]*\).*/\1 \2/' >"$work/rows"
while read -r command; do
    "$FLEETLAB" "$command" --help >"$work/help"
    sed -n '1!s/^  \(--[a-z-]*\) \([A-Z][A-Z]*\|NAME=.*\|[a-z0-9]*|[a-z0-9|]*\)  *.*/\1 \2/p' "$work/help" >"$work/options"
    while read -r option argument; do
        grep -qx -- "$command $option" "$work/rows" || echo "$command $option has no path here"
        case $option in --output | --sheet | --make-dropbox | --out | --data-dir) continue ;; esac
        case $argument in
        FILE | DIR | REPORT)
            grep -qx -- "$command $option:holds" "$work/rows" ||
                echo "what $command $option $argument holds has no path here" ;;
        esac
    done <"$work/options"
    if sed -n 1p "$work/help" | grep -q ']\.\.\. .'; then
        grep -Eqx "$command operand(:.*)?" "$work/rows" || echo "the operand of $command has no path here"
    fi
done <"$work/commands" >"$work/why"
for name in $(cat "$srcdir"/src/*/*.c | grep -oE '(getenv)\("[A-Z_]+"' | grep -o '[A-Z][A-Z_]*'); do
    grep -q " env:$name\$" "$work/rows" || echo "the environment's $name has no path here"
done >>"$work/why"
nothing_wrong "every option, operand and variable of every command has a path here"

# ---- the folders that paths lead to

# with FOLDER FILE SED: a copy of the data with one edit.
with() {
    cp -R "$srcdir/data" "$o/$1"
    chmod -R u+w "$o/$1"
    LC_ALL=C sed "$3" "$srcdir/data/$2" >"$o/$1/$2"
}

fill() {
    g=$(id -gn) o=$work/odd d=$work/$1
    rm -rf "$o"
    mkdir -p "$o/anchors" "$o/box" "$o/class" "$d/anchors" "$d/box" "$d/class" "$work/closed"
    cp "$w" "$d/l.csv"
    cp "$w" "$d/class/l.csv"
    cp -R "$srcdir/data" "$d/data"
    "$FLEETLAB" report "$w" >"$d/report.txt"
    echo login >"$d/roster.csv"
    for column in escaped pairs version seq time session track part event key value; do
        "$builddir/tests/cmd/poison" "$w" $column "$1" >"$o/$column.csv"
        cp "$o/$column.csv" "$o/class"
        cp "$o/$column.csv" "$o/box/$1.$column.csv"
        cp "$o/$column.csv" "$o/box/$column.csv"
    done
    printf '%s\n%s\n' "$1" "$1" >"$o/header.csv"
    mkdir "$o/class/$1"
    cp "$w" "$o/class/$1/$1.csv"
    ln -s "$1" "$o/class/$1.csv"
    ln -s "$1" "$o/box/$1"
    mkdir "$o/box/.$1"
    for name in "$1" sound; do
        printf 'version=1\ncourse=fleetlab\ntrack=%s\npart=1\nnonce=%s\nhead=%s\nlock=1\n' "$1" "$1" "$1" \
            >"$o/anchors/$name.anchor"
    done
    quoted=$(printf '%s' "$1" | sed 's/"/""/g')
    printf 'login,name,section\n"%s","%s","%s"\nroot,"%s",x\n' "$quoted" "$quoted" "$quoted" "$quoted" >"$o/roster.csv"
    printf 'login,uid\nroot,"%s"\n' "$quoted" >"$o/uids.csv"
    printf 'login,mark,feedback\n"%s",1,"%s"\nroot,2,"%s"\n' "$quoted" "$quoted" "$quoted" >"$o/marks.csv"
    printf 'login,mark\nroot,"%s"\n' "$quoted" >"$o/nomarks.csv"
    sed "2s/\$/ $one/" "$d/report.txt" >"$o/report.txt"
    "$FLEETLAB" sweep --vary nodes=1:9:3 --out "$o/slices"
    printf '%s,%s\n' "$1" "$1" >>"$o/slices/shard-0001-of-0001"
    echo "$1" >"$o/slices/shard-0001-of-$1"
    mkdir "$o/heads"
    printf 'fleetlab shard 1/1 %s\n' "$1" >"$o/heads/shard-0001-of-0001"
    translation plain es action.begin Empezar
    translation taken es action.begin "$one"
    translation language "$one" action.begin Empezar
    translation id es "$one" Empezar
    with taken texts/es.csv ''
    with texts texts/en.csv "s/^start\.1,.*/start.1,\"$one\"/"
    with shown texts/en.csv "s/^start\.1,.*/start.1,\"$one\"/"
    with ids texts/en.csv "s/^start\.1,/\"$one\",/"
    with tracks tracks.ini "s/^order = .*/order = $one/"
    with tables tables/grids.csv "2s/^[^,]*,[^,]*/\"$one\",\"$one\"/"
    with inis all/part1.ini "s/^step = 500\$/step = $one/"
    with names all/part1.ini "s/^\[nodes\]\$/[$one]/"
    with cases validation.csv "2s/^[^,]*,/\"$one\",/"
    with setups validation.csv "2s/ring\|part[123]/$one/"
    course box "$d/box"
    course lost "$d/none"
    course closed "$work/closed"
    printf '[course]\nname = watched\nanchors = %s/anchors\n' "$o" >"$work/watched.ini"
    printf '[course]\nname = c\nsalt = %s\ntracks = %s\ndue = %s\ndrop_box = %s\n' "$one" "$one" "$one" "$one" >"$work/c.ini"
    echo "$1" >"$work/closed/LOCK"
    mkdir -p "$work/back"
    echo "$1" >"$work/back/00"
    printf '[fleetlab]\ncourse = fleetlab\n[courses]\nfleetlab = %s/own.ini\nc = %s/c.ini\nbox = %s/box.ini\nlost = %s/lost.ini\nclosed = %s/closed.ini\nwatched = %s/watched.ini\n' \
        "$work" "$work" "$work" "$work" "$work" "$work" >"$work/settings.ini"
    printf '[course]\nname = fleetlab\n' >"$work/own.ini"
    printf '[%s]\n%s = %s\n' "$one" "$one" "$one" >"$work/odd.ini"
}

# translation NAME LANGUAGE ID TEXT: a translator's file.
translation() {
    printf 'msgid ""\nmsgstr "Language: %s\\n"\n\nmsgctxt "%s"\nmsgid "Begin"\nmsgstr "%s"\n' \
        "$2" "$3" "$4" >"$o/$1.po"
}

# course NAME BOX: its settings.
course() {
    printf '[course]\nname = %s\ndrop_box = %s\nfeedback = %s/back\n' "$1" "$2" "$work" \
        >"$work/$1.ini"
}

# ---- each path

# walk_path COMMAND WHAT WORDS: runs it and looks at every byte that comes out.
walk_path() {
    n=$work/new
    mkdir "$n"
    [ "$1" = "(main)" ] || set -- "$1" "$2" "$1 $3"
    (
        FLEETLAB_CONFIG=$work/settings.ini HOME=$n XDG_DATA_HOME=
        export FLEETLAB_CONFIG HOME XDG_DATA_HOME
        case $2 in
        env:FLEETLAB_CONFIG) FLEETLAB_CONFIG=$work/odd.ini ;;
        env:HOME) HOME=$d/none ;;
        env:*) eval "export ${2#env:}=\$d/\$b" ;;
        esac
        case $2 in "(typed)") typed ;; *) echo resume; echo show; echo evidence; echo back; echo history ;; esac |
            eval "timeout 60 \"\$FLEETLAB\" $3"
    ) >"$work/said" 2>&1
    rc=$?
    [ $rc -lt 3 ] || echo "$1 $2: exit status $rc" >>"$work/why"
    rmdir "$n" 2>/dev/null || { # most make nothing
        find "$n" -type f ! -name '*.ledger.csv' ! -name 'l.csv*' ! -path '*/[0-9]*' -exec cat {} + >>"$work/said"
        chmod -R u+rwx "$n"
        rm -rf "$n"
    }
    $plain <"$work/said" >"$work/fault" || {
        echo "$1 $2: $(cat "$work/fault")"
        head -c 4000 "$work/said" | od -c | head -n 40
    } >>"$work/why"
    walked=$((walked + 1))
}

# Lines that a lab's prompts take, and refuse.
typed() {
    printf '%s\n' "$b" begin "$b" track.cloud part.1 to_lock "choice=$b" "number=$b" "$b=1" choice=hop2 \
        number=20 mechanism=light confidence=2 lock yes to_mission "nodes=$b" commit to_observe "observation=$b" \
        observe to_reflect "justification=$b" justification "$b" . "$b" show evidence back quit
}

w=$work/whole.csv
"$builddir/tests/report/make_ledger" "$w" edge 3
walked=0
feed() { # feed NAME TEXT
    b=$2
    one=$(printf '%s' "$2" | tr '\n' '\r' | LC_ALL=C sed 's/[\/&\\]/./g')
    fill "$2"
    paths >"$work/list"
    while read -r command what words <&3; do
        walk_path "$command" "$what" "$words"
    done 3<"$work/list"
    chmod -R u+rwx "$work/odd" "$work/$2"
    nothing_wrong "$1: plain through every path"
    rm -rf "${work:?}/$2"
}
feed "colours, titles, a turned name and broken bytes" "$colour$title$bidi$broken"
feed "all of C0, DEL and C1" "$all"
if [ -n "$CHECK_LONG" ]; then
    feed "a colour" "$colour"
    feed "a title" "$title"
    feed "a turned name" "$bidi"
    feed "broken bytes" "$broken"
fi

# What JSON has is escaped, not lost.
b=$colour
fill "$b"
run 0 "an export of hostile fields" "$FLEETLAB" ledger export "$work/odd/escaped.csv"
has "escapes them" '"value":"\u009b31mRED"' "$work/out"
echo "# $walked paths"
finish
