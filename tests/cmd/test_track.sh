#!/bin/sh
# A fifth track, made without C: satellites that learn in orbit, with light in a vacuum. Its files
# lie in tests/cmd/sat; the lab's own menu doesn't offer it.
. "$srcdir/tests/cmd/tap.sh"
unset FLEETLAB_DATA_DIR
XDG_DATA_HOME=$work/home
export XDG_DATA_HOME
data=$work/data
sat=$srcdir/tests/cmd/sat
cp -R "$srcdir/data" "$data"
chmod -R u+w "$data"

# As an author does: a copy, own settings and texts, judges of its own.
run 0 "it begins as a copy" "$FLEETLAB" new-track sat --from edge --data-dir "$data"
cp "$sat"/*.ini "$sat/presets.csv" "$data/sat/"
sed -i 's/,map,/,catalogue,/; s/,camera,/,optics,/; s/,sensor,/,radar,/' "$data/sat/locks3.csv"
{ sed 's/,edge sat,/,edge,/' "$data/tables/judges.csv"; cat "$sat/judges.csv"; } >"$work/new"
cp "$work/new" "$data/tables/judges.csv"
run 1 "what is still to be written is found" "$FLEETLAB" check-data "$data"
{ grep -v '^sat\.' "$data/texts/en.csv"; sed 1d "$sat/texts.csv"; } >"$work/new"
cp "$work/new" "$data/texts/en.csv"

run 0 "nothing is wrong with it" "$FLEETLAB" check-data "$data"
run 0 "it is proven" "$FLEETLAB" prove --track sat --data-dir "$data"
has "and all claims hold" " claims, 0 fail" "$work/out"
run 0 "help offers it" "$FLEETLAB" eval --data-dir "$data" --help
has "by its name" "tiny or sat (default" "$work/out"

"$FLEETLAB" eval --track sat --data-dir "$data" --format csv >"$work/eval"
awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
    { print "rtt is " $at["rtt"] + 0; off = $at["rtt"] / (2 * 8000 / 299792.458) - 1 }
    END { exit !(NR == 2 && off < 1e-9 && off > -1e-9) }' "$work/eval" >"$work/why"
report $? "light takes the straight way in a vacuum"

for size in 60x20 80x24 200x60; do
    run 0 "its screens at $size" "$FLEETLAB" screens --track sat --size $size "$data"
    # Other people's words, an id in brackets, nothing at all.
    grep -nE 'taxi|5G|fibre|continent|vehicle|\[sat\.|\(null\)|TODO' "$work/out" |
        grep -v 'Edge Guardian\|Cloud Titan' >"$work/why" # the menu
    nothing_wrong "they speak of satellites alone"
done

# Played to its end by a script, in linear mode.
{
    cat <<'END'
part.1
to_lock
choice=hop3
number=400
mechanism=light
confidence=2
lock
yes
to_mission
local_steps=10
commit
to_observe
observation=The barrier leads now.
observe
to_reflect
count=never
topology=fat_tree
justification
The mesh never fills, and the tree is no slower.
.
submit
to_parts
part.2
to_lock
choice=falls
number=-3
mechanism=rework
confidence=1
lock
yes
to_mission
checkpoint_interval=900
commit
to_observe
observation=C/W fell.
observe
to_reflect
stall=200
lag=2000
interval=3000
proposal
Wait for the copy, then go on.
.
submit
to_parts
part.3
to_lock
choice=neither
number=2
mechanism=shared
confidence=3
lock
yes
to_mission
size=7
commit
to_observe
observation=Unsafe fell less than hoped.
observe
to_finale
to_workbench
commit
to_stress
choice=captured
confidence=2
lock
yes
identity_price=40
repair
yes
to_decide
decision=defer
risk
False voices are cheap.
.
submit
yes
to_legacy
legacy
Ask for orbits, and not for words.
.
submit
END
} >"$work/script"
"$FLEETLAB" --linear --track sat --data-dir "$data" --ledger "$work/l.csv" <"$work/script" \
    >"$work/out" 2>"$work/why"
report $? "a script plays it"
has "and is struck" ",sat,finale,reveal," "$work/l.csv"
has "to the finale" ",sat,finale,finale," "$work/l.csv"
run 0 "and it is computed anew" "$FLEETLAB" replay --data-dir "$data" "$work/l.csv"
run 0 "the report tells of it" "$FLEETLAB" report --data-dir "$data" "$work/l.csv"
has "by its name" "Debris Watch" "$work/out"
finish
