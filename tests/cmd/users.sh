# users.sh: two students, an instructor, one more of the staff, and the staff's group, who are known to
# this test alone. Source it behind tap.sh. The test starts anew in a mount namespace of its own, with
# a passwd and a group of its own: no account is made on the machine. Without root it takes a user
# namespace, for which /etc/subuid lends the ids; where neither can be had, it is skipped.
if [ -z "${OWN_USERS-}" ]; then
    own="unshare --mount"
    can=true
    if [ "$(id -u)" -ne 0 ]; then
        # Tried first: where no namespace can be had, --map-auto leaves a child that waits for ever.
        can="unshare --user true"
        own="unshare --mount --map-root-user --map-auto"
    fi
    if $can 2>"$work/why" && $own mount --bind /dev/null /etc/passwd 2>"$work/why"; then
        rm -rf "$work"
        # shellcheck disable=SC2086
        exec env OWN_USERS=1 $own sh "$0"
    fi
    echo "1..0 # SKIP other users need root, or ids in /etc/subuid and newuidmap (Debian package" \
        "uidmap): $(tail -n 1 "$work/why")"
    exit 0
fi

cat >"$work/passwd" <<END
root:x:0:0::$work:/bin/sh
ada:x:64001:64000::$work/ada:/bin/sh
bob:x:64002:64000::$work/bob:/bin/sh
grace:x:64003:64000::$work/grace:/bin/sh
hal:x:64004:64000::$work/hal:/bin/sh
END
cat >"$work/group" <<END
root:x:0:
students:x:64000:
staff:x:64005:grace,hal
END
mount --bind "$work/passwd" /etc/passwd && mount --bind "$work/group" /etc/group || {
    echo "not ok 1 - users can be made"
    echo "1..1"
    exit 1
}

# What the users share: the program and its data, which lie in the build where they can't look; a home
# for each, of which the instructor's is passed through; and a course, c3.ini, that the test writes.
chmod 755 "$work"
fleetlab=$work/bin/fleetlab
mkdir "$work/bin"
cp "$FLEETLAB" "$fleetlab" && cp -r "$FLEETLAB_DATA_DIR" "$work/data"
chmod -R a+rX "$work/data" "$work/bin"
for user in ada bob grace hal; do
    mkdir "$work/$user"
    chown "$user" "$work/$user"
done
chmod 755 "$work/grace"
printf '[fleetlab]\ncourse = c3\n[courses]\nc3 = %s/c3.ini\n' "$work" >"$work/fleetlab.ini"
chmod 644 "$work/fleetlab.ini"

# as USER COMMAND...: as that user, with the user's groups and a home of the test's.
as() {
    user=$1
    shift
    setpriv --reuid="$user" --regid=students --init-groups \
        env -i PATH="$PATH" LC_ALL=C.UTF-8 HOME="$work/$user" XDG_DATA_HOME= \
        FLEETLAB_CONFIG="$work/fleetlab.ini" FLEETLAB_DATA_DIR="$work/data" "$@"
}
