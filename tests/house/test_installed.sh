#!/bin/sh
# What is installed beside the program: the manual as HTML, an entry for desktops, a word for
# software centres. Uninstalling leaves nothing of it, and no folder.
. "$srcdir/tests/cmd/tap.sh"
stage=$work/stage
make_it() {
    env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL make -C "$builddir" "$1" "DESTDIR=$stage" prefix=/usr
}
# with PROGRAM NAME COMMAND...: skipped by name where the program isn't there.
with() {
    program=$1
    name=$2
    shift 2
    if command -v "$program" >/dev/null 2>&1; then
        run 0 "$name" "$@"
    else
        number=$((number + 1))
        echo "ok $number # SKIP $name: $program is not installed"
    fi
}

# Where new files are the group's, too: a seal that the group may write is not believed.
umask 002
run 0 "make install" make_it install
find "$stage" -type f -perm /022 >"$work/why"
nothing_wrong "nobody but its owner may write what is installed"
umask 022
share=$stage/usr/share
for page in fleetlab.1 fleetlab-data.5 fleetlab-ledger.5; do
    name=${page%.?}
    [ -s "$share/man/man${page##*.}/$page" ] || echo "$page is not there" >"$work/why"
    nothing_wrong "$page is installed"
    if command -v mandoc >/dev/null 2>&1; then
        html=$share/doc/fleetlab/$page.html
        has "$page is there as HTML" "<title>" "$html"
        # Each section of the page is one of the HTML page.
        sed -n 's/^\.Sh //p' "$srcdir/doc/$page" >"$work/due"
        grep -o '<h1 class="Sh" id="[^"]*' "$html" | sed 's/.*"//; s/_/ /g' >"$work/is"
        diff "$work/due" "$work/is" >"$work/why"
        nothing_wrong "with the sections of $name"
    fi
done
with desktop-file-validate "the desktop entry is valid" \
    desktop-file-validate "$share/applications/fleetlab.desktop"
has "it starts in a terminal" "Terminal=true" "$share/applications/fleetlab.desktop"
# The project has no homepage, which newer versions warn of and older ones have no word for.
valid_appdata() {
    appstreamcli validate --no-net "$1" ||
        appstreamcli validate --no-net --override=url-homepage-missing=info "$1"
}
with appstreamcli "the AppStream data is valid" valid_appdata "$share/metainfo/fleetlab.metainfo.xml"

for language in en es; do
    grep -Eq "^fleetlab [0-9.]+ found $language of [0-9a-f]{64} sound\$" "$share/fleetlab/data/sound.$language" \
        2>"$work/why"
    report $? "the data are sealed for $language"
done

# What doc/copyright says is in no package: one paragraph for itself, another for all that follow.
awk 'BEGIN { RS = "" }
    /Like all files that follow, in releases alone/ { rest = 1 }
    /^Files:/ && (rest || /not installed/) { sub(/\n[A-Z].*/, ""); sub(/^Files:/, ""); print }' \
    "$srcdir/doc/copyright" | tr -s ' ' '\n' | sed '/^$/d' >"$work/absent"
grep -qx configure "$work/absent" || echo "doc/copyright names nothing that is not installed" >"$work/why"
while read -r file; do
    find "$stage" -name "${file##*/}" >>"$work/why"
done <"$work/absent"
nothing_wrong "what doc/copyright says is not installed isn't"

mkdir -p "$share/other"
run 0 "make uninstall" make_it uninstall
find "$stage" -not -type d >"$work/why"
nothing_wrong "uninstalling leaves no file"
find "$stage" -type d -name '*fleetlab*' >"$work/why"
nothing_wrong "and no folder of its own"
[ -d "$share/other" ]
report $? "what others have stays"
finish
