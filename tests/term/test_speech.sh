#!/bin/sh
# How long a voice at 175 words a minute takes for what linear mode says, on every screen of every
# track: entering one, asking for all of it, and each reply. espeak-ng says it to a file; its bytes
# are the seconds.
. "$srcdir/tests/cmd/tap.sh"
FLEETLAB_CONFIG=
XDG_DATA_HOME=$work/home
export FLEETLAB_CONFIG XDG_DATA_HOME

asks='EMPTY show more more menu verdicts aims where repeat help'
pages='evidence math table map hint radar history back'
part1="part.1 to_lock $asks choice=3 number=20 mechanism=light confidence=2 lock yes $asks
    try trial to_mission $asks $pages +nodes -nodes nodes=2000 undo redo commit to_observe $asks observation=Light observe $asks to_reflect
    $asks count=never topology=1 justification Light . submit to_parts"
part2="part.2 to_lock $asks choice=1 number=-3 mechanism=rework confidence=1 lock yes $asks
    try trial case $asks +checkpoint_interval +checkpoint_interval -checkpoint_interval commit commit yes commit yes
    to_observe observation=Carbon observe $asks to_reflect $asks stall=200 lag=2000 interval=3000
    proposal Snapshots . submit to_parts"
part3="part.3 to_lock $asks choice=3 number=2 mechanism=shared confidence=3 lock yes $asks try trial case $asks
    +size +size
    -size undo commit to_observe observation=Errors observe $asks to_finale $asks to_workbench $asks
    commit to_stress $asks choice=1 confidence=2 lock yes $asks to_decide $asks decision=3
    risk Cables . submit yes $asks to_legacy $asks legacy Independence . submit to_parts $asks to_end $asks quit"

# replies FILE: each reply in a file of its own under $work/replies, with what it answers; what follows
# the answer to a question is another. The read-back before a lock may be as long as it needs to be.
# Prints what each may take, an estimate, and its file: the estimate is more seconds than a voice takes
# for its lines but the first, 15 % above the slowest of 400 texts that were spoken. Digits take long.
replies() {
    rm -rf "$work/replies"
    mkdir "$work/replies"
    awk -v folder="$work/replies" '
        function most(asked) {
            if (asked ~ /^(show|menu|aims|part\..*|to_lock|to_stress|to_finale)$/) return 60
            if (asked ~ /^(to_.*|case|submit|observe|lock|yes|more|verdicts|repeat)$/) return 30
            if (asked ~ /^(evidence|math|table|map|hint|radar|history|back)$/) return 30
            if (asked == "help") return 25
            if (asked ~ /^(justification|proposal|risk|legacy)$/) return 30 # how to write it
            return 10
        }
        function begin(asked) {
            finish()
            file = sprintf("%s/%04d", folder, count++)
            print asked >file
            sub(/[ =].*/, "", asked)
            limit = most(asked)
            signs = digits = lines = 0
        }
        function finish() {
            if (file == "") return
            close(file)
            printf "%d %.1f %s\n", limit, 0.085 * (signs - digits) + 0.48 * digits + 0.41 * lines, file
        }
        BEGIN { begin("to_start") } # what is said before anything is asked
        /^Choose: / { said = substr($0, 9); begin(said); next }
        /^yes or no/ { begin(said); next }
        /^This cannot be changed afterwards. Lock / { next }
        { print >file; lines++; signs += length; digits += gsub(/[0-9]/, "") }
        END { finish() }' "$1"
}

# seconds FILE: how long a voice takes for its lines but the first, 16-bit samples at 22,050 Hz.
seconds() {
    sed 1d "$1" | espeak-ng -s 175 --stdin --stdout | wc -c | awk '{ print ($1 - 44) / 2 / 22050 }'
}

# timed ESTIMATE FILE LIMIT: its seconds. Each text is spoken once, and only if its estimate is over a limit.
timed() {
    if [ "${1%.*}" -lt "$3" ]; then
        seconds=$1
        return
    fi
    key=$(sed 1d "$2" | cksum | tr -d ' ')
    [ -s "$work/said/$key" ] || seconds "$2" >"$work/said/$key"
    read -r seconds <"$work/said/$key"
}
mkdir "$work/said"

for track in $(sed -n 's/^order = //p' "$srcdir/data/tracks.ini"); do
    # shellcheck disable=SC2086
    printf '%s\n' $part1 $part2 $part3 | sed 's/^EMPTY$//; s/^\([+-]\)\([a-z]\)/\1 \2/' >"$work/answers"
    "$FLEETLAB" --linear --track "$track" <"$work/answers" >"$work/$track" 2>"$work/why"
    [ $? -eq 0 ] && [ ! -s "$work/why" ]
    report $? "$track: the answers are taken"
    has "$track: they lead to the end" ",$track,3,legacy," "$XDG_DATA_HOME/fleetlab/fleetlab/ledger.csv"
    replies "$work/$track" >"$work/estimates"
    # Entering a screen whose menu is not heard yet says what can be typed.
    for file in "$work"/replies/*; do
        read -r asked <"$file"
        case $asked in to_* | part.*) ;; *) continue ;; esac
        grep -Eq '^1\. |or menu to choose|^Type more for the rest, or ' "$file" ||
            cat "$file" >>"$work/why"
    done
    nothing_wrong "$track: entering says what can be typed"
    while read -r limit estimate file; do
        timed "$estimate" "$file" "$limit"
        read -r asked <"$file"
        echo "$seconds $limit $asked"
    done <"$work/estimates" >"$work/spoken"
    awk '$1 > $2 { print "over the limit of " $2 " s: " $0 }' "$work/spoken" >"$work/why"
    nothing_wrong "$track: $(wc -l <"$work/spoken") replies within their seconds"
    sort -rn "$work/spoken" | sed -n '1,10s/^/# /p'
done
finish
