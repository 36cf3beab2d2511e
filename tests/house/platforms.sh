#!/bin/sh
# make check-platforms: the distributed files on other systems, each in a folder that debootstrap
# fills: built and tested on Debian 12 of 32 bits, on Debian 13 and on sid; and built for s390x,
# which is big-endian, to evaluate under qemu. PLATFORMS names fewer. Prints TAP; needs root and a
# mirror of Debian. Minutes each, and a gigabyte.
. "$srcdir/tests/cmd/tap.sh"
mirror=${DEBIAN_MIRROR-http://deb.debian.org/debian}
tarball=$(ls -t "$builddir"/fleetlab-*.tar.xz | head -n 1)
needed="build-essential,autoconf-archive,pkg-config,ncurses-bin,ncurses-term,tmux,mandoc"
libraries="libncurses-dev libcsv-dev libiniparser-dev libjansson-dev nettle-dev libunistring-dev libminizip-dev zlib1g-dev libcmocka-dev"

if [ "$(id -u)" -ne 0 ] || ! command -v debootstrap >/dev/null 2>&1; then
    echo "1..0 # SKIP other platforms need root and debootstrap"
    exit 0
fi

# inside COMMAND: in the folder $root, with nothing but proc and devices of ours.
inside() {
    unshare --mount --pid --fork sh -c 'mount --bind "$1" "$1" && mount -t proc proc "$1/proc" &&
        mount --rbind /dev "$1/dev" && exec chroot "$1" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
            DEBIAN_FRONTEND=noninteractive sh -c "$2"' sh "$root" "$1"
}

# system NAME ARCHITECTURE SUITE: fills $root; no service is started there.
system() {
    root=$work/$1
    run 0 "$1: debootstrap" debootstrap --variant=minbase --arch="$2" --include="$needed" "$3" "$root" "$mirror"
    printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
    chmod +x "$root/usr/sbin/policy-rc.d"
    mkdir "$root/lab" && tar xJf "$tarball" -C "$root/lab" --strip-components=1
}

for platform in ${PLATFORMS-i386 trixie sid s390x}; do
    case $platform in
    s390x)
        system s390x amd64 bookworm
        # shellcheck disable=SC2086
        run 0 "s390x: libraries" inside "dpkg --add-architecture s390x && apt-get update -q &&
            apt-get install -y --no-install-recommends crossbuild-essential-s390x qemu-user libgomp1:s390x \
                $(printf '%s:s390x ' $libraries)"
        run 0 "s390x: it is built" inside "cd /lab && ./configure -q --host=s390x-linux-gnu \
            PKG_CONFIG=/usr/bin/pkg-config PKG_CONFIG_LIBDIR=/usr/lib/s390x-linux-gnu/pkgconfig &&
            make -s -j2"
        run 0 "s390x: 500 evaluations are the same" inside "cd /lab && printf '#!/bin/sh
            exec qemu-s390x /lab/src/fleetlab \"\$@\"' >/lab/run && chmod +x /lab/run &&
            srcdir=/lab FLEETLAB=/lab/run FLEETLAB_DATA_DIR=/lab/data sh tests/cmd/test_machines.sh"
        ;;
    *)
        case $platform in i386) system i386 i386 bookworm ;; *) system "$platform" amd64 "$platform" ;; esac
        run 0 "$platform: libraries and tools" inside "apt-get install -y --no-install-recommends \
            $libraries openssh-server openssh-client brltty espeak-ng"
        run 0 "$platform: it is built" inside "cd /lab && ./configure -q && make -s -j2"
        run 0 "$platform: make check" inside "cd /lab && make -s -k check"
        grep -E '^(FAIL|SKIP|ERROR|# [A-Z]+:)' "$work/out" | sed 's/^/# /'
        ;;
    esac
    rm -rf --one-file-system "$root"
done
finish
