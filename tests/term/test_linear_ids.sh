#!/bin/sh
# In linear mode no name of the data or of the program is ever said, whatever is refused: on each screen of
# each track every field is given what it can't take, and every word a name that nothing has.
. "$srcdir/tests/cmd/tap.sh"
FLEETLAB_CONFIG=
XDG_DATA_HOME=$work/home
export FLEETLAB_CONFIG XDG_DATA_HOME

part1="@ part.1 @ to_lock @ choice=3 number=20 mechanism=light confidence=2 lock yes @ try trial to_mission @
    nodes=300 commit @ to_observe @ observation=Light observe @ to_reflect @ count=never topology=1
    justification Light . submit to_parts"
part2="part.2 to_lock @ choice=1 number=-3 mechanism=rework confidence=1 lock yes @ to_mission @ commit
    checkpoint_interval=400 commit checkpoint_interval=500 commit history @ back to_observe observation=Carbon observe @
    to_reflect @ stall=200 lag=2000 interval=3000 proposal Snapshots . submit to_parts"
part3="part.3 to_lock @ choice=3 number=2 mechanism=shared confidence=3 lock yes @ to_mission @ size=7 commit
    to_observe observation=Errors observe @ to_finale @ to_workbench @ commit to_stress @ choice=1 confidence=2
    lock yes @ to_decide @ decision=3 risk Cables . submit yes to_legacy @ legacy Independence . submit to_parts @
    to_end @ quit"

# What is typed at each @. A number is that of the menu; its fields take none of these values but as texts.
hostile() {
    for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14; do
        printf '%s\n' "$n=zz" "$n=" "$n=1e999" "$n=5 zz" "set $n 1,5" "+ $n" "- $n" "value $n" "what $n"
    done
    printf '%s\n' zz zz=1 'set zz 1' set 'value zz' 'what zz' 'help zz' '+ zz' + '- ' 99 99=1 = zz= math back \
        map back history 99 back hint evidence table radar parts2 editor spell scenario more
}

# Names of controls, and of rows of tables, that are no words of any text or label.
names() {
    sed -n 's/^\[\([a-z0-9_]*\)\]$/\1/p' "$srcdir"/data/all/*.ini "$srcdir"/data/[cemt]*/*.ini
    cut -d, -f1 "$srcdir"/data/tables/*.csv
    printf '%s\n' to_lock to_brief to_mission to_observe to_reflect to_finale to_workbench to_parts to_end
}
sed 's/^[^,]*,//' "$srcdir"/data/texts/*.csv "$srcdir"/data/tables/*.csv | tr -cs 'A-Za-z0-9_' '\n' |
    sort -u >"$work/words"
names | grep -E '^[a-z0-9_]{3,}$' | grep -v '^[0-9]*$' | sort -u | comm -23 - "$work/words" >"$work/names"
[ "$(wc -l <"$work/names")" -ge 80 ] || wc -l <"$work/names" >"$work/why"
nothing_wrong "names of the data are found"

# What was said, without what was typed.
said() {
    awk 'FNR == NR { typed[$0]; next }
        /^Choose: / { next }
        match($0, /: [^:]*$/) && substr($0, RSTART + 2) in typed { next }
        { name = $0 }
        sub(/ is not known here\. .*/, "", name) && name in typed { next } # it repeats what was typed
        sub(/^Nothing here is called /, "", name) && sub(/\. menu says .*/, "", name) && name in typed { next }
        { print }' "$work/answers" "$1"
}

for track in $(sed -n 's/^order = //p' "$srcdir/data/tracks.ini"); do
    hostile >"$work/hostile"
    # shellcheck disable=SC2086
    printf '%s\n' $part1 $part2 $part3 | sed -e "/^@\$/{r $work/hostile" -e 'd}' >"$work/answers"
    "$FLEETLAB" --linear --keep-going --track "$track" --ledger "$work/$track.csv" <"$work/answers" >"$work/$track" 2>"$work/why"
    nothing_wrong "$track: it is played"
    has "$track: to the end" ",$track,3,legacy," "$work/$track.csv"
    said "$work/$track" | tr -cs 'A-Za-z0-9_' '\n' | sort -u >"$work/spoken"
    { comm -12 "$work/spoken" "$work/names"; grep '[a-z0-9]_[a-z0-9]' "$work/spoken"; } >"$work/why"
    nothing_wrong "$track: no name of the data is said"
done
finish
