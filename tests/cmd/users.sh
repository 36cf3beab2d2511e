# users.sh: two students, an instructor, one more of the staff, and the staff's group on this machine, for as long as the test runs.
# Source it behind tap.sh. As root; else through sudo; else the test fails, and says what it needs.
if [ "$(id -u)" -eq 0 ]; then
    as_root() { "$@"; }
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root() { sudo -n "$@"; }
else
    echo "not ok 1 - real users need root, or sudo without a password"
    echo "1..1"
    exit 1
fi

suffix=$$
staff=flstaff$suffix ada=flada$suffix bob=flbob$suffix grace=flgrace$suffix hal=flhal$suffix
remove_users() {
    for user in $ada $bob $grace $hal; do
        as_root userdel "$user" 2>/dev/null
    done
    as_root groupdel "$staff" 2>/dev/null
    as_root rm -rf "$work"
}
trap remove_users EXIT
trap 'exit 1' HUP INT TERM

as_root groupadd "$staff" &&
    as_root useradd -M -N -g nogroup "$ada" &&
    as_root useradd -M -N -g nogroup "$bob" &&
    as_root useradd -M -N -g nogroup -G "$staff" "$grace" &&
    as_root useradd -M -N -g nogroup -G "$staff" "$hal" || {
    echo "not ok 1 - users can be made"
    echo "1..1"
    exit 1
}

# as USER COMMAND...: as that user, with the user's groups and a home of the test's.
as() {
    user=$1
    shift
    as_root setpriv --reuid="$user" --regid="$(id -g "$user")" --init-groups \
        env -i PATH="$PATH" LC_ALL=C.UTF-8 HOME="$work/$user" XDG_DATA_HOME= \
        FLEETLAB_CONFIG="$work/fleetlab.ini" FLEETLAB_DATA_DIR="$work/data" "$@"
}
