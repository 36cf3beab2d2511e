#!/bin/sh
# The byte budget at 80x24 in ASCII: a slow line feels each byte.
set -u
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
pty="$builddir/tests/term/pty_bytes"
ledger="$folder/ledger.csv"
number=0

check() # NAME VALUE MOST
{
    number=$((number + 1))
    if [ "$2" -le "$3" ]; then
        echo "ok $number - $1: $2 of at most $3"
    else
        echo "not ok $number - $1: $2 of at most $3"
    fi
}

run() # KEY...
{
    LC_ALL=C TERM=xterm-256color "$pty" 80x24 "$@" -- "$FLEETLAB" --ledger "$ledger" --ascii
}

# The value at a share of the sorted third fields of the "key" lines.
at() # SHARE FILE
{
    awk '/^key/ { print $3 }' "$2" | sort -n | awk -v share="$1" '
        { value[NR] = $1 } END { i = int(NR * share + 0.999999); print value[i < 1 ? 1 : i] + 0 }'
}

echo "# ncurses $(tput -V | cut -d' ' -f2), TERM=xterm-256color"
"$FLEETLAB" --ledger "$ledger" --track cloud --linear >/dev/null <<'END'
part.1
to_lock
choice=hop3
number=20
mechanism=bandwidth
confidence=1
lock
yes
END

run > "$folder/start"
check "first paint, bytes" "$(awk '/^first/ { print $2 }' "$folder/start")" 2000
check "first paint, writes" "$(awk '/^first/ { print $3 }' "$folder/start")" 1
check "idle, bytes" "$(awk '/^idle/ { print $2 }' "$folder/start")" 0

# Every slider of the first workbench, to and fro.
run @ENTER @x RIGHT*3 LEFT*5 RIGHT*5 LEFT*3 @DOWN RIGHT*8 LEFT*8 @DOWN*2 RIGHT*8 LEFT*8 \
    @DOWN RIGHT*8 LEFT*8 @DOWN RIGHT*20 LEFT*20 > "$folder/steps"
check "slider step, median bytes" "$(at 0.5 "$folder/steps")" 120
check "slider step, p99 bytes" "$(at 0.99 "$folder/steps")" 250
check "slider step, most writes" "$(awk '/^key/ && $4 > most { most = $4 } END { print most + 0 }' \
    "$folder/steps")" 1

run @ENTER m m t t w w '?' '?' H H e e > "$folder/screens"
check "change of screen, most bytes" "$(at 1 "$folder/screens")" 2000

run @ENTER @DOWN*4 @ENTER 'fibre leads at every size that I tried, by far' > "$folder/typing"
check "typed character, median bytes" "$(at 0.5 "$folder/typing")" 12
check "typed character, p99 bytes" "$(at 0.99 "$folder/typing")" 60
check "status after a hang-up" "$(awk '/^exit/ { print $2 }' "$folder/typing")" 0
# Every control of the other workbenches, too. Switches and choices change most of a screen at once, and so
# does a step that turns an alarm: the figures are printed, the median of all steps is held.
lab() # reads script lines
{
    { echo to_parts; cat; } | "$FLEETLAB" --ledger "$ledger" --linear >/dev/null
}

controls() # PART HOW-MANY
{
    control=0
    while [ "$control" -lt "$2" ]; do
        down=
        [ "$control" -eq 0 ] || down="@DOWN*$control"
        # shellcheck disable=SC2086
        run @ENTER @x $down RIGHT*2 LEFT*4 RIGHT*2 > "$folder/control"
        echo "# part $1, control $((control + 1)): median $(at 0.5 "$folder/control")," \
            "most $(at 1 "$folder/control") bytes"
        cat "$folder/control" >> "$folder/controls"
        control=$((control + 1))
    done
}

cat "$folder/steps" > "$folder/controls"
lab <<'END'
part.1
to_observe
observation=The fibre led.
observe
to_reflect
topology=torus
count=90k
justification
Bytes decide.
.
submit
to_parts
part.2
to_lock
choice=rises
number=3
mechanism=stalls
confidence=2
lock
yes
END
controls 2 4
lab <<'END'
part.2
to_observe
observation=Stalls idle the nodes.
observe
to_reflect
stall=3
lag=90
interval=300
proposal
Copy first, write later.
.
submit
to_parts
part.3
to_lock
choice=ensemble
number=5
mechanism=judge
confidence=3
lock
yes
END
controls 3 6
check "all controls, median bytes of a step" "$(at 0.5 "$folder/controls")" 120
echo "# all controls, p99: $(at 0.99 "$folder/controls") bytes of a step"

echo "1..$number"
