#!/bin/sh
# The lab fits its 45 minutes, stage by stage: on each track the words of the longest path (every hint,
# every answer wrong) at reading speed, a minute to write, and what is left for the workbench.
texts=$srcdir/data/texts/en.csv
tracks=$(sed -n 's/^order = //p' "$srcdir/data/tracks.ini")

echo "1..$(($(echo "$tracks" | wc -w) * 4))"
awk -v tracks="$tracks" '
# id,text into text[id], without quotes.
{
    comma = index($0, ",")
    id = substr($0, 1, comma - 1)
    cell = substr($0, comma + 1)
    if (cell ~ /^"/) {
        cell = substr(cell, 2, length(cell) - 2)
        gsub(/""/, "\"", cell)
    }
    text[id] = cell
}
# As the program looks a text up.
function found(track, part, id) {
    if ((track "." part "." id) in text) return track "." part "." id
    if ((track "." id) in text) return track "." id
    if ((part "." id) in text) return part "." id
    return id in text ? id : ""
}
# A number and its unit are two words. A text within a text counts, too.
function words(track, part, id,    key, cell, inner, count, word) {
    key = found(track, part, id)
    if (key == "") return 0
    cell = text[key]
    count = 0
    while (match(cell, /{text:[a-z0-9_.]*(:[a-z0-9_]*)?}/)) {
        inner = substr(cell, RSTART + 6, RLENGTH - 7)
        cell = substr(cell, 1, RSTART - 1) substr(cell, RSTART + RLENGTH)
        count += inner ~ /:/ ? longest_of(track, part, inner) : words(track, part, inner)
    }
    gsub(/{[^}]*}/, "number unit", cell)
    return count + split(cell, word, " ")
}
# ID:NAME, whose texts ID and ID.CHOICE stand for each other.
function longest_of(track, part, id,    one, other) {
    sub(/:.*/, "", id)
    one = words(track, part, id)
    other = options(track, part, id, 1)
    return one > other ? one : other
}
# Every text of a list.
function list(track, part, id,    i, count) {
    for (i = 1; found(track, part, id "." i) != ""; i++) count += words(track, part, id "." i)
    return count
}
# All texts, or the longest one, whose id begins so: options, and what a reveal may say.
function options(track, part, prefix, longest,    key, rest, seen, count, one) {
    for (key in text) {
        rest = key
        sub("^" track "\\.", "", rest)
        sub("^" part "\\.", "", rest)
        if (index(rest, prefix ".") != 1 || seen[rest]++) continue
        one = words(track, part, rest)
        if (!longest) count += one
        else if (one > count) count = one
    }
    return count + 0
}
# The words of texts whose ids stand in a string.
function sum(track, part, ids,    id, count, n, i) {
    count = 0
    n = split(ids, id, " ")
    for (i = 1; i <= n; i++) count += words(track, part, id[i])
    return count
}
function all(track, part, prefixes, longest,    prefix, count, n, i) {
    count = 0
    n = split(prefixes, prefix, " ")
    for (i = 1; i <= n; i++) count += options(track, part, prefix[i], longest)
    return count
}
function lists(track, part, ids,    id, count, n, i) {
    count = 0
    n = split(ids, id, " ")
    for (i = 1; i <= n; i++) count += list(track, part, id[i])
    return count
}
function part_words(track, part,    count) {
    count = sum(track, part, "title changes rubric observe.help reflect.scripted")
    count += lists(track, part, "brief rubric hint observe reveal reflect")
    # the lock
    count += sum(track, part, "lock.scenario lock.question lock.number lock.mechanism lock.confidence")
    count += all(track, part, "lock.choice lock.mechanism lock.field confidence", 0)
    # the reveal says the most where all was wrong
    count += sum(track, part, "lock.scenario reveal.wrong reveal.number.off reveal.sure_wrong")
    count += all(track, part, "reveal.choice reveal.mechanism reveal.misconception", 1)
    count += lists(track, part, "reflect.near")
    count += all(track, part, "reflect.field reflect.help reflect.wrong", 0)
    return count
}
function finale_words(track) {
    return sum(track, "finale", "title") + lists(track, "finale", "brief hint") + all(track, "finale", "aim", 0)
}
# What strikes, the prediction, the repairs with all their hints, the decision, and what came of it.
function stress_words(track,    count) {
    count = sum(track, "finale", "lock.scenario lock.sealed lock.question lock.confidence confirm.submit")
    count += all(track, "finale", "aim confidence decision reflect.field reflect.help", 0)
    count += lists(track, "finale", "stress.hint reflect stress.why") + sum(track, "finale", "struck.was")
    # what struck is said on the workbench, with the decision and after it
    count += 3 * sum(track, "finale", "ui.stress_struck") + 2 * words(track, "finale", "ui.stress_left")
    return count + sum(track, "finale", "reveal.wrong reveal.sure_wrong ui.stress_room ui.stress_room ui.stress_held ui.stress_no_mend")
}
function start_words(track,    i, count) {
    for (i = 1; i <= total; i++) count += sum(name[i], "", "name about")
    return count + lists(track, "", "start track parts")
}
# A minute writes twenty words: an observation of a line, and a short argument.
function stage(title, track, minutes, count,    hands, fits) {
    hands = minutes - count / 200 - 1
    fits = count > 200 && hands >= 4.5
    failed += !fits
    printf "%s %d - %s: %s in %d minutes\n", fits ? "ok" : "not ok", ++tests, track, title, minutes
    printf "# %d words at 200 a minute %.1f, writing 1.0: %.1f are left for the workbench\n", count, count / 200, hands
}
END {
    total = split(tracks, name, " ")
    for (t = 1; t <= total; t++) {
        track = name[t]
        stage("start and part 1", track, 12, start_words(track) + part_words(track, "part1"))
        stage("part 2", track, 12, part_words(track, "part2"))
        stage("part 3", track, 11, part_words(track, "part3"))
        stage("finale, stress and end", track, 10, finale_words(track) + stress_words(track) + lists(track, "", "end calibration"))
    }
    exit failed > 0
}' "$texts"
