#!/bin/sh
# Two servers with their own users, and a staff of two: storages that the staff reads, boxes that any
# of them sweeps, and a class of both servers, in which uids are told apart by their host.
. "$srcdir/tests/cmd/tap.sh"
. "$srcdir/tests/cmd/users.sh"



# server NAME UID-OF-ADA UID-OF-BOB: from now on we are there, with a box and anchors of its own.
server() {
    host=$1
    sed -i "s/^ada:x:[0-9]*:/ada:x:$2:/; s/^bob:x:[0-9]*:/bob:x:$3:/" "$work/passwd.new"
    cat "$work/passwd.new" >"$work/passwd"
    box=$work/grace/$host-box anchors=$work/grace/$host-anchors store=$work/grace/$host
    printf '[course]\nname = c3\nsalt = pepper\ndrop_box = %s\nanchors = %s\n' "$box" "$anchors" \
        >"$work/c3.ini"
    chmod 644 "$work/c3.ini"
    for user in ada bob; do
        rm -rf "${work:?}/$user"
        mkdir "$work/$user"
        chown "$user" "$work/$user"
    done
    on grace collect --make-dropbox "$box" --group staff >"$work/out" 2>&1
    on grace collect --make-dropbox "$anchors" --group staff >"$work/out" 2>&1
}
cp "$work/passwd" "$work/passwd.new"

# on USER ARGUMENTS...: fleetlab as that user on the server.
on() {
    user=$1
    shift
    unshare --uts sh -c '
        host=$1 user=$2 work=$3
        shift 3
        hostname "$host" && umask 077 && exec setpriv --reuid="$user" --regid=students --init-groups \
            env -i PATH="$PATH" LC_ALL=C.UTF-8 HOME="$work/$user" \
            FLEETLAB_CONFIG="$work/fleetlab.ini" FLEETLAB_DATA_DIR="$work/data" \
            "$work/bin/fleetlab" "$@"' sh "$host" "$user" "$work" "$@"
}

# work USER CHOICE: locks part 1, and hands in.
work() {
    printf '%s\n' begin track.cloud part.1 to_lock "choice=$2" number=20 mechanism=light \
        confidence=2 lock yes | on "$1" --linear >"$work/out" 2>"$work/err"
    on "$1" submit >"$work/out" 2>"$work/err"
    cat "$work/err" >"$work/why"
    grep -q 'handed in' "$work/out"
    report $? "$1 locks and hands in on $host"
}

# ---- one server

server alpha 64001 64002
work ada hop1
work bob hop3
run 0 "one of the staff sweeps a box of the group's" on hal collect --sweep "$box" "$work/hal/store"
has "as copies" "4 files copied, 0 had been: they stay" "$work/out"
run 0 "again" on hal collect --sweep "$box" "$work/hal/store"
has "each once" "0 files copied, 4 had been" "$work/out"
equal "and written down once" 5 "$(wc -l <"$work/hal/store/sweep.csv")"
run 2 "a student can't" on bob collect --sweep "$box" "$work/bob/store"
run 0 "the owner sweeps it" on grace collect --sweep "$box" "$store"
has "empty" "4 files swept" "$work/out"
run 0 "and the anchors" on grace collect --sweep "$anchors" "$store"
equal "the storage is the staff's to read, whatever the umask" "2750 grace staff" \
    "$(stat -c '%a %U %G' "$store")"
equal "and all in it" "" "$(find "$store" -mindepth 1 \( -type d ! -perm 2750 -o -type f ! -perm 640 \
    -o ! -group staff \))"
run 0 "one of the staff collects what another swept" on hal collect "$store"
run 0 "the log says who, where and in which course" \
    grep -q '^[^,]*,64001,.*ledger.csv,.*,[0-9a-f]*,ada,alpha,c3$' "$store/sweep.csv"
as ada ls "$store" >"$work/why" 2>&1 && status=1
[ -s "$work/why" ] && grep -q 'Permission denied' "$work/why"
report $? "a student reads nothing of it"

# ---- another one, whose ada has bob's number, and whose bob has ada's

server beta 64002 64001
work ada hop1
work bob hop3
on grace collect --sweep "$box" "$store" >"$work/out" 2>&1
on grace collect --sweep "$anchors" "$store" >"$work/out" 2>&1
run 0 "both servers are one class" on grace collect "$work/grace/alpha" "$work/grace/beta"
cp "$work/out" "$work/list"
has "of two students" "2 students, 4 ledgers: 2 graded" "$work/list"
has "whose numbers are named" "ada: numbers 64001 (alpha), 64002 (beta)" "$work/list"
has "each" "bob: numbers 64002 (alpha), 64001 (beta)" "$work/list"
equal "no anchor is taken for another's" 0 "$(grep -c FORK "$work/list")"
equal "nor missed" 0 "$(grep -c MISSING "$work/list")"
has "but each has two locks" "QUESTIONABLE: two locks" "$work/list"
equal "and nobody else's ledger" 0 "$(grep -c foreign "$work/list")"
run 0 "the order of the folders changes nothing but the list of ledgers" \
    on grace collect "$work/grace/beta" "$work/grace/alpha"
grep -c 'QUESTIONABLE: two locks' "$work/out" >"$work/got"
equal "in what is found" 2 "$(cat "$work/got")"

# Neither server is the one that collects: each login's anchors are still its host's alone. A third
# storage says that ada was her first number on another host, too.
cp -r "$work/grace/alpha" "$work/grace/delta"
sed -i '2,$s/,alpha,/,delta,/' "$work/grace/delta/sweep.csv"
chown -R grace "$work/grace/delta"
host=gamma
run 0 "a third machine collects" on grace collect "$work/grace/alpha" "$work/grace/beta"
has "with both hosts named" "ada: numbers 64001 (alpha), 64002 (beta)" "$work/out"
equal "no anchor is taken for another's there" 0 "$(grep -cE 'FORK|MISSING' "$work/out")"
run 0 "one number may be on two hosts" on grace collect "$work/grace/alpha" "$work/grace/beta" \
    "$work/grace/delta"
grep -E '^ *ada: numbers' "$work/out" >"$work/got"
for each in "64001 (alpha)" "64002 (beta)" "64001 (delta)"; do
    has "and is named for each: $each" "$each" "$work/got"
done

# What looks like a sweep's list in a box is its owner's word: no other login, and no earlier time.
host=beta
as bob sh -c "mkdir '$box/64001' && cp '$work/bob/.local/share/fleetlab/c3/ledger.csv' '$box/64001/a.ledger.csv' &&
    printf '%s\n' swept,uid,name,ctime,bytes,sha256,login,host,course \
        2020-01-01T00:00:00.000Z,64001,a.ledger.csv,2020-01-01T00:00:00.000Z,1,0,ada,beta,c3 >'$box/sweep.csv' &&
    chmod 755 '$box/64001' && chmod 644 '$box/64001/a.ledger.csv' '$box/sweep.csv'"
run 0 "a box is collected as it lies" on grace collect --format json "$box"
cp "$work/out" "$work/list"
has "a list of a student's gives nobody's name" '"login":"bob"' "$work/list"
equal "to nothing" 0 "$(grep -c '"login":"ada"' "$work/list")"
rm -rf "$box/64001" "$box/sweep.csv"

# Without the host of each row the same would be four forks.
cp -r "$work/grace/beta" "$work/grace/gamma"
sed -i '1s/.*/swept,uid,name,ctime,bytes,sha256/; 2,$s/,[^,]*,[^,]*,[^,]*$//' "$work/grace/gamma/sweep.csv"
chown -R grace "$work/grace/gamma"
run 0 "a log of an earlier version is read" on grace collect "$work/grace/gamma"
has "with the times that it has" "2 students, 2 ledgers" "$work/out"
run 0 "and goes on as it began" on grace collect --sweep "$box" "$work/grace/gamma"
equal "with its columns" "swept,uid,name,ctime,bytes,sha256" "$(head -n 1 "$work/grace/gamma/sweep.csv")"
run 2 "what isn't there is named, of several" on grace collect "$work/grace/alpha" "$work/nowhere"
has "by its name" "nowhere" "$work/err"
finish
