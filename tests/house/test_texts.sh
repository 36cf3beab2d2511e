#!/bin/sh
# The texts as a file: sorted, unique, plain ASCII, without numbers of their own, short enough.
# What they say, whether they are all there, their widths, lists and placeholders are checked by the
# program that reads them.
. "$srcdir/tests/cmd/tap.sh"
texts=$srcdir/data/texts/en.csv

# Reads id,text into text[id]; a cell holds no newline, so that a line is a record.
reader='
function unquoted(cell) {
    if (cell ~ /^"/) {
        cell = substr(cell, 2, length(cell) - 2)
        gsub(/""/, "\"", cell)
    }
    return cell
}
# With each placeholder as wide as a value commonly is.
function filled(cell) { gsub(/{[^}]*}/, "0.1234 ms", cell); return cell }
function lines(cell, columns,    word, count, i, width, n) {
    n = 1; width = 0
    count = split(filled(cell), word, " ")
    for (i = 1; i <= count; i++) {
        if (width > 0 && width + 1 + length(word[i]) > columns) { n++; width = 0 }
        width += (width > 0) + length(word[i])
    }
    return n
}
# As the program looks a text up: the longest id first; "" if there is none.
function found(track, part, id) {
    if ((track "." part "." id) in text) return track "." part "." id
    if ((track "." id) in text) return track "." id
    if ((part "." id) in text) return part "." id
    return id in text ? id : ""
}
function list_lines(track, part, id,    n, i) {
    n = 0
    for (i = 1; found(track, part, id "." i) != ""; i++)
        n += lines(text[found(track, part, id "." i)], 76)
    return n
}
{
    comma = index($0, ",")
    id = substr($0, 1, comma - 1)
    text[id] = unquoted(substr($0, comma + 1))
}
'

# check NAME PROGRAM: the awk program prints what is wrong; nothing means right.
check() {
    awk "$reader $2" "$texts" >"$work/why" 2>&1
    nothing_wrong "$1"
}

check "a header, and then texts" '
    NR == 1 && $0 != "id,text" { print "line 1 is not id,text" }
    END { if (NR < 2) print "no texts" }'

check "an id a line, each once, and a text that is not empty" '
    id !~ /^[a-z0-9_.-]+$/ { print "line " NR ": not an id: " id }
    seen[id]++ { print "line " NR ": twice: " id }
    text[id] == "" { print "line " NR ": empty: " id }'

check "quotes and commas as RFC 4180 wants them" '
    {
        cell = substr($0, comma + 1)
        if (cell ~ /^"/ ? cell !~ /^"([^"]|"")*"$/ : cell ~ /[",]/)
            print "line " NR ": " id
    }'

number=$((number + 1))
if tail -n +2 "$texts" | LC_ALL=C sort -c 2>/dev/null; then
    echo "ok $number - sorted by id"
else
    echo "not ok $number - sorted by id"
    tail -n +2 "$texts" | LC_ALL=C sort -c 2>&1 | sed 's/^/# /'
    status=1
fi

number=$((number + 1))
if LC_ALL=C grep -n '[^ -~]' "$texts" >/dev/null; then
    echo "not ok $number - printable ASCII"
    LC_ALL=C grep -n '[^ -~]' "$texts" | sed 's/^/# /'
    status=1
else
    echo "ok $number - printable ASCII"
fi

# A token is what stands between blanks: H100, 5G and 1-(1-p)^K have a letter, 42 has none. Years
# are fine.
check "numbers come from the model" '
    id !~ /^language\./ { # how the language writes numbers
        bare = text[id]
        gsub(/{[^}]*}/, " ", bare)
        count = split(bare, word, " ")
        for (i = 1; i <= count; i++)
            if (word[i] ~ /[0-9]/ && word[i] !~ /[A-Za-z]/ && word[i] !~ /^(19|20|21)[0-9][0-9][.,;:]?$/)
                print id ": " word[i]
    }'

check "placeholders have a name, a unit and digits; what the program fills in, a name" '
    {
        rest = text[id]
        while (match(rest, /{[^}]*}/)) {
            hole = substr(rest, RSTART, RLENGTH)
            rest = substr(rest, RSTART + RLENGTH)
            if (id ~ /^(ui|linear)\./ && hole ~ /^{[a-z_]+}$/) continue
            if (hole !~ /^{[a-z0-9_]+:(-|[a-z_]+):g?[0-9]+}$/ && hole !~ /^{text:[a-z0-9_.-]+(:[a-z0-9_]+)?}$/ &&
                hole !~ /^{limit:[a-z0-9_]+}$/)
                print id ": " hole
        }
        if (rest ~ /[{}]/) print id ": a brace alone"
    }'

check "a brief fits its screen, and the first screen too" '
    END {
        tracks = split("cloud edge mobile tiny", track, " ")
        parts = split("part1 part2 part3 finale", part, " ")
        for (t = 1; t <= tracks; t++)
            for (p = 1; p <= parts; p++) {
                n = list_lines(track[t], part[p], "brief") + list_lines(track[t], part[p], "rubric")
                changes = found(track[t], part[p], "changes")
                if (changes != "") n += lines(text[changes], 76)
                if (n > 14) print track[t] "." part[p] ".brief: " n " lines"
            }
        if (list_lines("", "", "start") > 10) print "start: more than 10 lines"
    }'

# What the program or the data may call an id by: its literals and the data's words. A literal with
# %s, %d or %zu stands for all ids with such words there, one that ends an id for its list.
words() {
    cd "$srcdir" || exit
    cat src/*/*.[ch] | grep -o '"[a-z0-9_.%-]*"' | tr -d '"'
    find data -name '*.ini' -o -name '*.csv' | grep -v texts/ | xargs cat |
        tr -c 'a-z0-9_.-' '\n' | awk '{ print; gsub(/\./, "\n"); print }'
    grep -o '{[^}]*' data/texts/en.csv | sed 's/{text:/{/; s/{//; s/:.*//'
}

words | LC_ALL=C sort -u | awk '
    function is_word(id,    n, i, piece) {
        if (id in word) return 1
        n = split(id, piece, ".")
        for (i = 1; i <= n; i++) if (!(piece[i] in word) && piece[i] !~ /^[0-9]+$/) return 0
        return 1
    }
    function is_made(id,    i, middle) {
        for (i = 1; i <= count; i++) {
            middle = length(id) - length(head[i]) - length(tail[i])
            if (middle > 0 && index(id, head[i]) == 1 &&
                substr(id, length(id) - length(tail[i]) + 1) == tail[i] &&
                is_word(substr(id, length(head[i]) + 1, middle))) return 1
        }
        return 0
    }
    function is_called(id,    list, last) {
        list = last = id
        sub(/\.[^.]*$/, "", list)
        sub(/.*\./, "", last)
        return id in word || is_made(id) || list ~ /\./ && list in word && last in word ||
               last ~ /^[0-9]+$/ && list in word
    }
    FILENAME == "-" { word[$0] }
    FILENAME == "-" && /^[a-z][a-z_.]*%/ {
        head[++count] = substr($0, 1, index($0, "%") - 1)
        tail[count] = $0
        sub(/.*%(s|d|zu)/, "", tail[count])
    }
    FILENAME != "-" && FNR > 1 {
        id = $0
        sub(/,.*/, "", id)
        bare = id
        sub(/^(cloud|edge|mobile|tiny)\./, "", bare)
        sub(/\.spoken$/, "", bare) # what a voice says in its place
        common = bare
        sub(/^(part[123]|finale)\./, "", common)
        if (!is_called(bare) && !is_called(common)) print id
    }' - "$texts" | sed 's/^/nothing calls for /' >"$work/why"
nothing_wrong "every text is called for"

# The literals of view and term that have letters: ids of texts and instruments, placeholders, words of linear mode
# that a script types; and what a terminal or the system is asked by. Any other is a text's.
literals() {
    cd "$srcdir" || exit
    sed 's,/\*.*\*/,,; /^ *\/\*/d; /^ *\* /d; /^#include/d' src/view/*.c src/term/*.c |
        grep -oE '"([^"\\]|\\.)*"' | sed 's/^"//; s/"$//; s/\\[a-z0-9]*//g; s/%[-+0-9.*]*z*[a-z]//g'
}
{
    cut -d, -f1 "$texts"
    grep -o '{[a-z_]*}' "$texts" | tr -d '{}'
    sed -n 's/.*\.name = "\([^"]*\)".*/\1/p' "$srcdir/src/view/keys.c"
    sed -n 's/^    {"\([a-z]*\)", "linear\.word\..*/\1/p' "$srcdir/src/term/words.c"
    printf '%s\n' to_parts stress yes yY nN iq fleetlab 'fleetlab: ' '{number}/{count}' \
        hearing changing pages ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789- \
        .show .continue .replace .help .delete .editor .cancel \
        UTF-8 C.UTF-8 OA OB OC OD OF OH kLFT5 kRIT5 NO_COLOR FLEETLAB_PLAIN TERM linux \
        /dev/ttyS /dev/ttyAMA /dev/ttyUSB LINES COLUMNS \
        HOME .csv -answer- .txt /bin/sh sh 'exec ${VISUAL:-${EDITOR:-vi}} "$1"' ==
    literals
} | awk '
    $0 == "==" { literals = 1; next }
    !literals { known[$0]; next }
    /[A-Za-z][A-Za-z]/ && !($0 in known)' >"$work/why"
nothing_wrong "view and term have no words of their own"
finish
