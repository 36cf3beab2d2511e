#!/bin/sh
# An installed program finds its data: under DESTDIR, where it was moved to, or where it is told.
. "$srcdir/tests/cmd/tap.sh"
unset FLEETLAB_DATA_DIR

# A make of its own: what the make that runs the tests was told is not for it.
run 0 "make install" env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL \
    make -C "$builddir" install "DESTDIR=$work/stage" prefix=/opt/lab
program=$work/stage/opt/lab/bin/fleetlab
cd / || exit 1
run 0 "it runs under DESTDIR" "$program" check-data
has "with the data beside it" "$work/stage/opt/lab/" "$work/out"
mv "$work/stage/opt/lab" "$work/moved"
program=$work/moved/bin/fleetlab
run 0 "it runs where it was moved" "$program" check-data
has "with the data that moved" "$work/moved/" "$work/out"
mkdir "$work/bin"
ln -s "$program" "$work/bin/fleetlab"
run 0 "it runs through a link" "$work/bin/fleetlab" check-data

for kind in "an empty folder" "a folder of somebody else's"; do
    mkdir -p "$work/moved/data"
    [ "$kind" = "an empty folder" ] || echo mine >"$work/moved/data/file"
    run 0 "$kind named data beside bin is passed over" "$program" check-data
    has "for the program's own" "$work/moved/bin/../share/fleetlab/data: " "$work/out"
done

cp -R "$srcdir/data" "$work/one"
cp -R "$srcdir/data" "$work/two"
FLEETLAB_DATA_DIR=$work/one
export FLEETLAB_DATA_DIR
run 0 "FLEETLAB_DATA_DIR wins over what is beside it" "$program" check-data
has "it is used" "$work/one: " "$work/out"
run 0 "--data-dir wins over both" "$program" check-data --data-dir "$work/two"
has "it is used, too" "$work/two: " "$work/out"
FLEETLAB_DATA_DIR=$work/nowhere
refused "a FLEETLAB_DATA_DIR that isn't there is refused" "$work/nowhere" "$program" eval
finish
