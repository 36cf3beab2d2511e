#!/bin/sh
# The layering: what files include, and what the libraries really refer to.
. "$srcdir/tests/cmd/tap.sh"
cd "$srcdir" || exit 1

# Highest first; report, class and tour stand side by side, and so do term and web.
layers="cmd report class tour term web view proof scenes lesson design course store sim"
rank() {
    case $1 in
    cmd) echo 9 ;; report | class | tour) echo 8 ;; term | web) echo 7 ;; view) echo 6 ;;
    scenes) echo 5 ;; lesson | proof) echo 4 ;; design) echo 3 ;; course) echo 2 ;;
    store) echo 1 ;; sim) echo 0 ;; *) echo 99 ;;
    esac
}

# may LAYER OTHER: whether LAYER may name OTHER. Only commands prove, and the good
# student of a tour.
may() {
    case "$1 $2" in
    "scenes proof" | "view proof" | "term proof" | "web proof" | "report proof" | "class proof") return 1 ;;
    esac
    [ "$1" = "$2" ] || [ "$(rank "$1")" -gt "$(rank "$2")" ]
}

# ---- include lines

for layer in $layers; do
    [ -d "src/$layer" ] || continue
    grep -Hno '#include "[a-z]*/' "src/$layer"/*.[ch] | sed 's/:#include "/:/; s,/$,,' >"$work/includes"
    while IFS=: read -r file line other; do
        may "$layer" "$other" || echo "$file:$line includes $other" >>"$work/why"
    done <"$work/includes"
    nothing_wrong "src/$layer includes only itself and what is below it"
done

grep -n '#include "[^/]*"' src/*/*.[ch] >"$work/why"
nothing_wrong "every header is included by its layer"
# header NAME WHERE: only WHERE (a pattern of files) may include it.
header() {
    grep -lE "#include <($1)>" src/*/*.[ch] | grep -Ev "^src/($2)$" >"$work/why"
    nothing_wrong "only $2 includes $1"
}
header 'curses.h|ncurses.h|ncursesw/.*|term.h' 'term/screen\.c'
header 'csv.h|zip.h|iniparser.*' 'store/[a-z_]*\.[ch]'
header 'jansson.h' 'nobody'
header 'sha2?.*\.h|md5.h' 'store/[a-z_]*\.[ch]'

# ---- symbols

# undefined LIBRARY, defined LIBRARY: their symbols.
undefined() { nm -u "$1" | awk 'NF == 2 && $1 == "U" { print $2 }' | LC_ALL=C sort -u; }
defined() { nm --defined-only "$1" | awk 'NF == 3 && $2 ~ /[A-Z]/ { print $3 }' | LC_ALL=C sort -u; }
library() { echo "$builddir/src/$1/lib$1.a"; }

: >"$work/all"
for layer in $layers; do
    [ -f "$(library "$layer")" ] || continue
    undefined "$(library "$layer")" >"$work/$layer.undefined"
    defined "$(library "$layer")" >"$work/$layer.defined"
    sed "s/^/$layer /" "$work/$layer.defined" >>"$work/all"
done
for layer in sim store course; do
    [ -s "$work/$layer.defined" ] || echo "no symbols in $(library $layer)" >>"$work/why"
done
nothing_wrong "the libraries are there"

# The physics refers to mathematics that is exact on every machine, and to memory that it was given.
# Sanitizers and _FORTIFY_SOURCE bring symbols of their own.
LC_ALL=C comm -23 "$work/sim.undefined" "$work/sim.defined" | grep -Evx \
    -e '(sqrt|ceil|floor|fmax|fmin|fmod|round|rint|trunc|fabs|ldexp|frexp|isnan|isinf|lround|nextafter)' \
    -e '(memcpy|memmove|memset|memcmp|strcmp|strncmp|strlen|qsort|bsearch)(_chk)?' \
    -e '__(memcpy|memmove|memset)_chk|__stack_chk_fail|_GLOBAL_OFFSET_TABLE_' \
    -e '__(asan|ubsan|sanitizer|gcov|llvm)_.*' >"$work/why"
nothing_wrong "libsim.a refers to nothing but mathematics and memory"

for layer in $layers; do
    [ -f "$work/$layer.undefined" ] || continue
    LC_ALL=C comm -23 "$work/$layer.undefined" "$work/$layer.defined" >"$work/needs"
    awk 'NR == FNR { needs[$1]; next } $2 in needs' "$work/needs" "$work/all" >"$work/refers"
    while read -r other symbol; do
        may "$layer" "$other" || echo "$layer refers to $symbol of $other" >>"$work/why"
    done <"$work/refers"
    nothing_wrong "lib$layer.a refers only to what is below it"
done

# ---- inside a room: no circle of files, and each function in the header of its own file

# objects ROOM: its library, or the files of what has none; those that a moved source left behind
# in an old build are no longer its.
objects() {
    if [ -f "$(library "$1")" ]; then
        library "$1"
        return
    fi
    for source in "src/$1"/*.c; do
        object="$builddir/${source%.c}.o"
        [ ! -f "$object" ] || echo "$object"
    done
}

# members ROOM: "FILE T SYMBOL" for what each file of the room defines, "FILE U SYMBOL" for what it
# needs.
members() {
    # shellcheck disable=SC2046
    nm -A $(objects "$1") 2>/dev/null | awk '{
        file = $1; sub(/\.o:.*/, "", file); sub(/.*[:\/]/, "", file)
        if (NF == 3 && $2 == "U") print file, "U", $3
        else if (NF == 3 && $2 ~ /^[A-TV-Z]$/ && $3 !~ /^__x86/) print file, $2, $3
    }'
}

for layer in $layers; do
    members "$layer" >"$work/members"
    awk '$2 != "U" { home[$3] = $1; next } { needs[$1 " " $3] }
         END { for (pair in needs) { split(pair, p, " ")
                   if (p[2] in home && home[p[2]] != p[1]) print p[1], home[p[2]] } }' \
        "$work/members" | tsort >/dev/null 2>"$work/why"
    [ -s "$work/members" ] || echo "no symbols in src/$layer" >>"$work/why"
    nothing_wrong "the files of src/$layer call each other in no circle"
    awk '$2 == "T" && $3 != "main" { print $1, $3 }' "$work/members" | while read -r file symbol; do
        grep -qE "(^|[ *])$symbol\\(" "src/$layer/$file.h" 2>/dev/null ||
            echo "src/$layer/$file.c: $symbol is not declared in $file.h" >>"$work/why"
    done
    nothing_wrong "what src/$layer/x.c offers is declared in x.h"
done

# One noun a thing: what a tag names in one room, none names in another.
for layer in $layers; do
    sed -nE 's/^(struct|enum|union) ([a-z_0-9]+) \{.*/\2/p' "src/$layer"/*.[ch] | sort -u | sed "s/$/ $layer/"
done | awk '{ rooms[$1] = rooms[$1] " " $2; count[$1]++ }
    END { for (tag in rooms) if (count[tag] > 1) print tag " is defined in" rooms[tag] }' >"$work/why"
nothing_wrong "no tag is defined in two rooms"

# What the commands print passes one gate. With hardening printf has another name.
members cmd | awk '$2 == "U" && $3 ~ /^(_*v?f?printf(_chk)?|puts|putc|putchar|fputs|fputc|fwrite|write)$/ &&
    $1 != "say" { print "src/cmd/" $1 ".c calls " $3 }' >"$work/why"
nothing_wrong "of cmd, say.c alone prints"

# Third-party libraries, each behind one layer.
for layer in $layers; do
    [ -f "$work/$layer.undefined" ] || continue
    case $layer in
    store) pattern='(initscr|newterm|doupdate|w(add|get|move|refresh).*|keypad)' ;;
    term) pattern='(csv_(init|parse|fini)|zip_.*|iniparser_.*|json_(loads?|dumps?).*|nettle_.*)' ;;
    *) pattern='(initscr|newterm|doupdate|w(add|get|move|refresh).*|keypad|csv_(init|parse|fini)|zip_.*|iniparser_.*|json_(loads?|dumps?).*|nettle_sha256_.*)' ;;
    esac
    LC_ALL=C comm -23 "$work/$layer.undefined" "$work/$layer.defined" | grep -Ex "$pattern" >"$work/why"
    nothing_wrong "lib$layer.a keeps off the libraries of other layers"
done

finish
