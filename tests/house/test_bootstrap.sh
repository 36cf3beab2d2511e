#!/bin/sh
# bootstrap, with stand-ins for what installs packages: what it asks for, of whom, and what it says
# where it can't. No package that would start a daemon is ever installed.
. "$srcdir/tests/cmd/tap.sh"
mkdir "$work/lab" "$work/bin"
cp "$srcdir/bootstrap" "$work/lab/bootstrap"
printf '#!/bin/sh\n' >"$work/lab/configure" && chmod +x "$work/lab/configure"
touch "$work/lab/Makefile" "$work/lab/Makefile.in"
for tool in sh awk cat chmod cp dirname env grep ls mkdir nproc rm sed sort touch tr; do
    ln -s "$(command -v $tool)" "$work/bin/$tool"
done

# stand_in NAME: a program of that name; what it does is read from standard input.
stand_in() {
    { echo '#!/bin/sh' && cat; } >"$work/bin/$1" && chmod +x "$work/bin/$1"
}
stand_in make </dev/null
stand_in id <<'END'
echo "$IDENTITY"
END
stand_in apt-cache <<'END'
[ "$2" != openssh-common ] && echo "Depends: libwrap0, lsb-base"
END
stand_in dpkg-query <<'END'
for package; do :; done
case " $MISSING " in *" $package "* | " all ") exit 1 ;; *) echo "install ok installed" ;; esac
END
stand_in apt-get <<'END'
echo "$*" >>"$LOG"
[ -z "$OFFLINE" ] || exit 100
[ "$1" != download ] || for package; do case $package in download | -*) ;; *) touch "$package.deb" ;; esac; done
END
stand_in dpkg-deb <<'END'
[ "$1" != -f ] || echo "libc6 (>= 2.36), libbrlapi0.8, init-system-helpers"
END

# boot STATUS NAME VARIABLE=VALUE... [WORD...]: bootstrap with these stand-ins; what was asked of apt-get is
# in $work/log.
boot() {
    status_due=$1
    name=$2
    shift 2
    : >"$work/log"
    IDENTITY=1000 MISSING='' OFFLINE=''
    while case ${1-} in *=*) true ;; *) false ;; esac; do
        eval "${1%%=*}=\${1#*=}"
        shift
    done
    run "$status_due" "$name" env PATH="$work/bin" IDENTITY="$IDENTITY" MISSING="$MISSING" OFFLINE="$OFFLINE" \
        LOG="$work/log" "$work/lab/bootstrap" "$@"
}
nothing_asked() {
    cat "$work/log" >"$work/why"
    nothing_wrong "$1"
}

boot 0 "an ordinary user who lacks nothing"
has "builds" "bootstrap: installed: nothing; built src/fleetlab" "$work/err"
nothing_asked "and nothing is asked of apt-get"
boot 0 "nor is it for the tests' packages, without --check" MISSING="valgrind tmux"
nothing_asked "which the lab doesn't need"

line="  apt-get update && apt-get install -y --no-install-recommends"
boot 1 "an ordinary user who lacks two" MISSING="libcsv-dev nettle-dev"
has "gets a line for root" "$line libcsv-dev nettle-dev" "$work/err"
nothing_asked "and nothing is tried"
boot 1 "with --check, too" MISSING="libcsv-dev valgrind" --check
grep -c "$line" "$work/err" >"$work/why"
grep -qx 1 "$work/why"
report $? "it is one line"
has "with what the tests need" "$line libcsv-dev valgrind" "$work/err"

boot 0 "root" IDENTITY=0 MISSING="libcsv-dev"
has "installs what is missing, and nothing that is recommended" \
    "install -y --no-install-recommends libcsv-dev" "$work/log"
has "and is told so" "bootstrap: installed: libcsv-dev; built src/fleetlab" "$work/err"
boot 1 "root without network" IDENTITY=0 MISSING="libcsv-dev" OFFLINE=1
has "is told what could not be had" "could not install: libcsv-dev (no network?" "$work/err"

boot 0 "root who has nothing, with --check" IDENTITY=0 MISSING=all --check
grep '^install' "$work/log" | tr ' ' '\n' |
    grep -E '^(openssh-.*|ssh|brltty|fish|fish-common|parallel|sysstat|dbus|systemd.*)$' >"$work/why"
nothing_wrong "gets no package with a daemon, a timer or a group of its own"
has "their files are fetched" "openssh-client brltty fish fish-common parallel" "$work/log"
has "with the libraries that they name" "install -y --no-install-recommends libbrlapi0.8 libc6" "$work/log"
[ -d "$work/lab/test-tools" ] && [ ! -e "$work/lab/test-tools.new" ]
report $? "and unpacked into test-tools"

rm "$work/bin/apt-get"
boot 0 "a system without apt-get" MISSING=all --check
has "is built with what there is" "no Debian packages here" "$work/err"
finish
