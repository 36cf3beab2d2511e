#!/bin/sh
# README as it is typed: its first commands work, its list of commands is the program's, the files it
# names are there. And what a build needs is the same in README, bootstrap, configure and debian/.
. "$srcdir/tests/cmd/tap.sh"
readme=$srcdir/README
unset FLEETLAB_VARIANT
HOME=$work/home XDG_DATA_HOME=$work/home FLEETLAB_CONFIG='' TERM=dumb
export HOME XDG_DATA_HOME FLEETLAB_CONFIG TERM
PATH=${FLEETLAB%/*}:$PATH
mkdir "$work/home"

# section TITLE: what stands below it.
section() {
    awk -v title="$1" '/^---+$/ { here = last } { if (here == title && NR > 1) print last; last = $0 }
        END { if (here == title) print last }' "$readme"
}

# first WHO: the commands of a group, one a line, without what they are for.
first() {
    section "First commands" | awk -v who="$1" '/^[A-Z][a-z]+   / { group = $1 } /^$/ { group = "" }
        group == who && substr($0, 16, 1) ~ /[^ ]/ { $0 = substr($0, 16); sub(/  .*/, ""); print }'
}

# ---- the first commands, in a folder with the data of a checkout

cp -R "$srcdir/data" "$work/data" && chmod -R u+w "$work/data" && cd "$work" || exit 99
for who in Students Instructors Authors; do
    first $who >"$work/commands.$who"
    count=0
    while read -r line; do
        case $line in
        "fleetlab prove") continue ;; # takes long, and has a test of its own
        fleetlab | fleetlab\ --l* | *=mine\ fleetlab) printf 'begin\nquit\n' >"$work/keys" ;;
        *) : >"$work/keys" ;;
        esac
        count=$((count + 1))
        sh -c "$line" <"$work/keys" >"$work/out" 2>"$work/why"
        report $? "$who: $line"
    done <"$work/commands.$who"
    [ "$count" -ge 2 ] || echo "$count of them" >"$work/why"
    nothing_wrong "$who have commands"
done
[ -d box ]
report $? "the drop box is there"
sh -c "$(section Commands | awk '/fleetlab eval --set/, !/\\$/')" >"$work/out" 2>"$work/why"
report $? "the example of eval"
has "and it says what is asked" "t_communication" "$work/out"
grep '^reason' "$work/out" >"$work/why"
nothing_wrong "of a design that is possible"
sed -n 's/^\.Dl \(fleetlab eval .*\)/\1/p' "$srcdir/doc/fleetlab.1" >"$work/examples"
sh -e "$work/examples" >"$work/said" 2>"$work/why" || echo "exit status $?" >>"$work/why"
same "the manual has the same" "$work/out" "$work/said"

run 0 "a build finds its data" env -u FLEETLAB_DATA_DIR fleetlab eval

# ---- the list of commands

fleetlab --help | sed -n 's/^  \([a-z][a-z-]*\) .*/\1/p' | grep -vx -e lab -e help -e version |
    LC_ALL=C sort >"$work/due"
section Commands | sed -n 's/^    fleetlab \([a-z][a-z-]*\)  .*/\1/p' | LC_ALL=C sort >"$work/is"
diff "$work/due" "$work/is" >"$work/why"
nothing_wrong "every command is listed"

# ---- files and tests

cd "$srcdir" || exit 99
grep -oE '\b(src|doc|data|tests|debian|\.ci)/[A-Za-z0-9_./-]+|\bbootstrap\b|\bCOPYING\b' "$readme" |
    sed 's/[.,:]*$//' | LC_ALL=C sort -u >"$work/named"
[ "$(wc -l <"$work/named")" -gt 20 ] || echo "no files found" >"$work/why"
while read -r file; do
    [ -e "$file" ] || [ -e "$builddir/$file" ] || [ -e "$file.c" ] || echo "$file is not there" >>"$work/why"
done <"$work/named"
nothing_wrong "the files that it names are there"

# What others have written says so itself, the scripts and macros of a build among it; the project's own
# files name nobody.
grep -RlIE 'Copyright( \([Cc]\)|:)? [0-9]|gives unlimited permission' aclocal.m4 configure Makefile.in build-aux \
    data doc src tests | grep -vx -e doc/copyright -e tests/house/test_readme.sh >"$work/others"
[ -s "$work/others" ] || echo "nothing of others is found" >"$work/why"
awk '/^[A-Z]/ { here = /^Files:/ } here { sub(/^Files: */, ""); gsub(/ /, ""); print }' doc/copyright >"$work/named"
grep -vxF -f "$work/named" "$work/others" >>"$work/why"
nothing_wrong "doc/copyright names what others have written"

section "For programmers" | sed -n 's|^    src/\([a-z]*\) .*|\1|p' | LC_ALL=C sort >"$work/is"
sed -n 's|^include src/\([a-z]*\)/local.mk|\1|p' Makefile.am | LC_ALL=C sort >"$work/due"
diff "$work/due" "$work/is" >"$work/why"
nothing_wrong "so is every room of the house"

# ---- what a build needs

# packages OF-BOOTSTRAP: those of its list with that name.
packages() { sed -n "/^$1=\"/,/\"\$/p" bootstrap | sed "s/^$1=//" | tr -d '"' | tr ' ' '\n'; }
# same_packages WHERE: $work/is and $work/due are the same ones.
same_packages() {
    LC_ALL=C sort -u "$work/due" >"$work/due.sorted"
    LC_ALL=C sort -u "$work/is" >"$work/is.sorted"
    diff "$work/due.sorted" "$work/is.sorted" >"$work/why"
    [ -s "$work/due" ] || echo "nothing to compare with" >>"$work/why"
    nothing_wrong "the libraries of a build are the same in $1"
}
packages packages | grep -e '-dev$' | grep -v '^libc6' >"$work/due"
grep -oE '\[[a-z0-9.+-]+-dev\]' configure.ac | tr -d '[]' >"$work/is"
same_packages configure.ac
section "Install it" | tr -d ',;' | tr ' ' '\n' >"$work/words"
: >"$work/why"
sed 's/^lib//; s/-dev$//; s/^zlib1g$/zlib/' "$work/due" | while read -r library; do
    grep -Eq "^(lib)?${library}w?\$" "$work/words" || echo "$library"
done >"$work/why"
nothing_wrong "README names them all"
{
    cat "$work/due"
    packages tests | grep -e '-dev$'
} >"$work/all" && mv "$work/all" "$work/due"
sed -n 's/^libraries="\(.*\)"/\1/p' tests/house/platforms.sh | tr ' ' '\n' >"$work/is"
same_packages platforms.sh

# debian/ is no part of what is distributed.
if [ -d debian ]; then
    sed -n '/^Build-Depends:/,/^[A-Z]/s/^ \([a-z0-9.+-]*-dev\)\>.*/\1/p' debian/control >"$work/is"
    same_packages debian/control
    same "debian/copyright is doc/copyright" doc/copyright debian/copyright
fi
finish
