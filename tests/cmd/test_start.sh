#!/bin/sh
# How much a start costs, in instructions; and the stamp and the seal that spare a check of the data.
. "$srcdir/tests/cmd/tap.sh"
unset FLEETLAB_VARIANT
XDG_CACHE_HOME=$work/cache
XDG_DATA_HOME=$work/home
export XDG_CACHE_HOME XDG_DATA_HOME
stamp=$work/cache/fleetlab/checked

# start NAME WORDS...: the lab, with nobody at the keys, and a new ledger; its exit status is kept.
start() {
    ledger=$work/$1.csv
    shift
    "$FLEETLAB" --linear --ledger "$ledger" "$@" </dev/null >"$work/out" 2>"$work/err"
    status_of_start=$?
}

# ---- instructions

why_not() {
    command -v valgrind >/dev/null 2>&1 || echo "valgrind isn't there"
    [ "$(getconf LONG_BIT)" -eq 64 ] || echo "the limits are those of 64 bits"
}
reason=$(why_not | head -n 1)
# Whether the build executes what the program has no part in: sanitizers, or counters of coverage.
instrumented() {
    sanitized || nm "$FLEETLAB" 2>/dev/null | grep -q __gcov_
}

# at_most THOUSANDS NAME WORDS...: the program with these words executes no more instructions; nothing is
# asked of a build that is instrumented.
at_most() {
    most=$1
    name="$2: at most $1 thousand instructions"
    shift 2
    if instrumented; then
        return
    fi
    if [ -n "$reason" ]; then
        number=$((number + 1))
        echo "ok $number - $name # SKIP $reason"
        return
    fi
    GLIBC_TUNABLES=$PLAIN_CPU valgrind --tool=callgrind --callgrind-out-file=/dev/null \
        "$FLEETLAB" "$@" </dev/null >"$work/out" 2>"$work/err"
    count=$(sed -n 's/^==[0-9]*== Collected : \([0-9]*\).*/\1/p' "$work/err")
    { echo "$count instructions"; cat "$work/err"; } >"$work/why"
    [ -n "$count" ] && [ "$count" -le $((most * 1000)) ]
    report $? "$name"
}

# local_disk FOLDER: a file system that tells from outside whether a file was changed; layers of several
# ones are not one.
local_disk() {
    file=$(find "$1" -type f | head -n 1)
    [ "$(stat -c %d "$1")" = "$(stat -c %d "$file")" ] || return 1
    case $(stat -f -c %T "$1") in ext2/ext3 | xfs | btrfs | f2fs | tmpfs | overlayfs) ;; *) false ;; esac
}

at_most 8100 "eval --track cloud" eval --track cloud
at_most 8350 "eval of a finale" eval --track tiny --part finale
start first
at_most 33000 "the lab on data that were checked" --linear --ledger "$work/second.csv"
sleep 4 # data of this moment might be changed once more in it
start settled
local_disk "$srcdir/data" &&
    at_most 8700 "the lab on data that look as they did" --linear --ledger "$work/third.csv"

# ---- the stamp

# believed NAME, not_believed NAME: whether the stamp, as it is, spares the check. A broken text is
# what the check would find; the stamp is made to say that it was sound.
data=$work/data
cp -R "$srcdir/data" "$data"
chmod -R u+w "$data"
rm -f "$stamp"
start sound --data-dir "$data"
said=$(cat "$stamp" 2>"$work/why")
echo "$said" | grep -Eq '^fleetlab [0-9.]+ found en of [0-9a-f]{64} sound( as [0-9a-f]{64})?$'
report $? "a start on sound data leaves a stamp"
digest=$(awk -F'data=' '/,open,/ { print substr($2, 1, 64) }' "$work/sound.csv")
echo "$said; $digest" >"$work/why"
case $said in *" $digest "*) ;; *) false ;; esac
report $? "it says the digest that is in the ledger"

sed 's/^action.begin,.*/action.begin,Begin in 45 minutes/' "$srcdir/data/texts/en.csv" \
    >"$data/texts/en.csv"
refused_by_check() {
    { cat "$work/err"; ls -l "$stamp" "$data"; } >"$work/why" 2>&1
    [ "$status_of_start" -eq 2 ] && grep -q "45 is a number" "$work/err"
}

# not_believed CHECK NAME WORDS...: the data are checked all the same, and refused.
not_believed() {
    name=$1
    shift
    start "$@"
    refused_by_check
    report $? "$name"
}
not_believed "a stale stamp is not believed" stale --data-dir "$data"
[ "$(cat "$stamp")" = "$said" ]
report $? "and unsound data leave none"

# forge: the stamp of the data as they are, whatever their faults; and in place of a seal.
forge() {
    sum=$(cd "$data" && find . -name '*.ini' -o -name '*.csv' | sed 's,^\./,,' | LC_ALL=C sort |
        xargs sha256sum | sha256sum | cut -d' ' -f1)
    forged=$(echo "$said" | sed "s/ of [0-9a-f]* / of $sum /")
    rm -f "$stamp"
    (umask 077 && echo "$forged" >"$stamp")
}
forge_seal() {
    forge
    rm -f "$stamp" "$data/sound.en"
    echo "$forged" >"$data/sound.en"
}
forge
start believed --data-dir "$data"
cat "$work/err" >"$work/why"
[ "$status_of_start" -eq 0 ]
report $? "a stamp of these very data spares the check"

# ---- from outside: the stamp of data that look as they did spares their digest, too

# broken NAME WORDS...: a start that finds the text which was broken.
broken() {
    name=$1
    shift
    start broken "$@"
    { cat "$work/err"; cat "$stamp"; } >"$work/why" 2>&1
    [ "$status_of_start" -eq 2 ] && grep -q "action.begin" "$work/err"
    report $? "$name"
}
# settle: data that were sound for some seconds.
settle() {
    start sound_now --data-dir "$data"
    sleep 4
    start sound_still --data-dir "$data"
}
# break_text FROM TO: another byte, the same length, the times of FROM.
break_text() {
    sed 's/^action.begin,Begin/action.begin,{egin/' "$1" >"$work/broken"
    dd if="$work/broken" of="$2" conv=notrunc 2>/dev/null
    touch -r "$1" "$2"
}
if local_disk "$data"; then
    cp "$srcdir/data/texts/en.csv" "$data/texts/en.csv"
    settle
    cp "$stamp" "$work/why"
    grep -q " sound as " "$stamp" && grep -q "data=$digest" "$work/sound_still.csv"
    report $? "data that are some seconds old are told from outside; the ledger has their digest"
    start sound_again --data-dir "$data"
    cp "$work/sound_again.csv" "$work/why"
    grep -q "data=$digest" "$work/sound_again.csv"
    report $? "and the ledger of the next start, too"

    cp -p "$data/texts/en.csv" "$work/before"
    break_text "$work/before" "$data/texts/en.csv"
    broken "a byte that was changed in place is found" --data-dir "$data"

    cp -p "$work/before" "$data/texts/en.csv"
    settle
    cp -Rp "$data" "$work/other"
    break_text "$work/before" "$work/other/texts/en.csv"
    mv "$data" "$work/moved"
    mv "$work/other" "$data"
    broken "so is a folder that was put into the place of the data" --data-dir "$data"
    rm -Rf "$work/moved"
    sed 's/^action.begin,.*/action.begin,Begin in 45 minutes/' "$srcdir/data/texts/en.csv" \
        >"$data/texts/en.csv"
    forge
fi

chmod g+w "$stamp"
not_believed "one that the group may write is not believed" group --data-dir "$data"

echo "$forged" >"$work/elsewhere"
ln -sf "$work/elsewhere" "$stamp"
not_believed "a symbolic link is not believed" link --data-dir "$data"

forge
echo "$forged" | sed 's/^fleetlab [0-9.]*/fleetlab 0.0.1/' >"$stamp"
not_believed "another version's is not believed" version --data-dir "$data"

printf 'id,text\n' >"$data/texts/de.csv"
forge
not_believed "one for another language is not believed" language --data-dir "$data" --lang de

# ---- the seal

XDG_CACHE_HOME=/dev/null
rm -f "$data/texts/de.csv"
run 1 "unsound data are not sealed" "$FLEETLAB" check-data --seal "$data"
[ ! -e "$data/sound.en" ]
report $? "there is no seal then"
chmod 755 "$data"
(umask 022 && forge_seal)
start sealed --data-dir "$data"
cat "$work/err" >"$work/why"
[ "$status_of_start" -eq 0 ]
report $? "a seal of these very data spares the check"
chmod g+w "$data/sound.en"
not_believed "one that the group may write is not believed" group_seal --data-dir "$data"
chmod g-w "$data/sound.en"
chmod g+w "$data"
not_believed "nor one where the group may write into the folder" group_folder --data-dir "$data"
chmod g-w "$data"
mv "$data/sound.en" "$work/sound.en"
ln -s "$work/sound.en" "$data/sound.en"
not_believed "nor a symbolic link" link_seal --data-dir "$data"
rm "$data/sound.en"
cp "$srcdir/data/texts/en.csv" "$data/texts/en.csv"
(umask 022 && "$FLEETLAB" check-data --seal "$data" >"$work/out" 2>&1)
has "sound data are sealed" "sealed for en" "$work/out"
at_most 33000 "a first start on sealed data" --linear --ledger "$work/third.csv" --data-dir "$data"
sed 's/^action.begin,.*/action.begin,Begin in 45 minutes/' "$srcdir/data/texts/en.csv" >"$data/texts/en.csv"
not_believed "a stale seal is not believed" stale_seal --data-dir "$data"

# ---- the map, which no digest holds, is read when it is asked for

cp "$srcdir/data/texts/en.csv" "$data/texts/en.csv"
sed '$d' "$srcdir/data/map/land.txt" >"$data/map/land.txt"
printf '%s\n' part.1 to_lock choice=hop3 number=20 mechanism=light confidence=2 lock yes to_mission pictures |
    "$FLEETLAB" --linear --keep-going --track cloud --ledger "$work/no_map.csv" --data-dir "$data" \
        >"$work/out" 2>"$work/err"
status_of_start=$?
tail -n 40 "$work/out" >"$work/why"
[ "$status_of_start" -eq 0 ] && grep -q "Scaling Wall" "$work/out"
report $? "a sealed lab whose map is broken plays without it"
run 1 "and check-data finds it" "$FLEETLAB" check-data "$data"

# ---- nowhere

start nowhere
cat "$work/err" >"$work/why"
[ "$status_of_start" -eq 0 ] && [ ! -s "$work/err" ]
report $? "where no stamp can be kept the lab starts all the same"

finish
