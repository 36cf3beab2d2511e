#!/bin/sh
# sshd.sh SETTINGS LOG: an sshd in the foreground, of the machine or of test-tools. As root it wants an
# account and a folder to drop its privileges in: it gets them in a mount namespace of its own, so that
# the machine keeps no trace.
sshd=$(command -v sshd) || { echo "no sshd in PATH" >"$2" && exit 127; }
if [ "$(id -u)" -eq 0 ] && [ -z "${OWN_MOUNTS-}" ]; then
    exec env OWN_MOUNTS=1 unshare --mount sh "$0" "$@" 2>"$2"
fi
# From version 9.8 on sshd starts a second program of its package by its whole path, later a third.
start() {
    for program in Session:session Auth:auth; do
        path=$TEST_TOOLS/usr/lib/openssh/sshd-${program#*:}
        [ ! -e "$path" ] || set -- "$@" -o "Sshd${program%:*}Path=$path"
    done
    exec "$sshd" -D "$@"
}
[ "$(id -u)" -eq 0 ] || start -f "$1" -E "$2"
cp /etc/passwd "$2.passwd"
grep -q '^sshd:' /etc/passwd || echo 'sshd:x:64006:65534::/run/sshd:/usr/sbin/nologin' >>"$2.passwd"
mount --bind "$2.passwd" /etc/passwd && mount -t tmpfs -o mode=755 tmpfs /run && mkdir /run/sshd || exit
start -f "$1" -E "$2"
