#!/bin/sh
# make check-package: builds the Debian package from the distributed files in two folders, which must
# give the same bytes; runs lintian and debian/tests. Prints TAP; needs debhelper and lintian.
. "$srcdir/tests/cmd/tap.sh"
for tool in dpkg-buildpackage dh lintian; do
    if ! command -v "$tool" >/dev/null 2>&1; then
        echo "1..0 # SKIP a package needs $tool: apt-get install dpkg-dev debhelper lintian"
        exit 0
    fi
done

version=$(cd "$srcdir" && dpkg-parsechangelog -S Version)
upstream=${version%-*}
tarball=$builddir/fleetlab-$upstream.tar.xz
[ -f "$tarball" ] || echo "debian/changelog says $upstream; there is no $tarball" >"$work/why"
nothing_wrong "the changelog has the version of the program"

# build FOLDER: the source package and the binary packages, there.
build() {
    mkdir -p "$1" && cp "$tarball" "$1/fleetlab_$upstream.orig.tar.xz" &&
        tar xJf "$tarball" -C "$1" && cp -R "$srcdir/debian" "$1/fleetlab-$upstream/" &&
        (cd "$1/fleetlab-$upstream" && env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL -u srcdir -u builddir \
            -u FLEETLAB -u FLEETLAB_DATA_DIR DEB_BUILD_OPTIONS="${2-}" dpkg-buildpackage -us -uc)
}
run 0 "it is built, and its units pass" build "$work/one"
run 0 "it is built elsewhere" build "$work/two/longer/path" nocheck
for file in "$work/one/"*.deb; do
    same "${file##*/} is the same to the byte" "$file" "$work/two/longer/path/${file##*/}"
    echo "# ${file##*/}: $(wc -c <"$file") bytes, installed $(dpkg-deb -f "$file" Installed-Size) kB"
done
# The project has no address for mail yet.
lintian --allow-root --pedantic --fail-on error,warning,info,pedantic \
    --suppress-tags bogus-mail-host,bogus-mail-host-in-debian-changelog \
    "$work/one/"*.changes >"$work/why" 2>&1
report $? "lintian finds nothing, pedantic or not"

# As installed, in a folder.
dpkg-deb -x "$(ls "$work/one/"fleetlab_*.deb)" "$work/root"
mkdir "$work/home"
run 0 "the packaged program plays a part, and its report agrees" \
    env PATH="$work/root/usr/bin:$PATH" "$srcdir/debian/tests/play"
finish
