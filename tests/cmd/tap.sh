# tap.sh: checks for shell tests; source it, call the checks, end with `finish`.
# Every check prints one TAP line; what went wrong follows as comments.
number=0
status=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# report RC NAME: ok for RC 0; else the comments in $work/why are shown.
report() {
    number=$((number + 1))
    if [ "$1" -eq 0 ]; then
        echo "ok $number - $2"
    else
        echo "not ok $number - $2"
        sed 's/^/# /' "$work/why"
        status=1
    fi
    : >"$work/why"
}

# nothing_wrong NAME: ok where $work/why is empty.
nothing_wrong() {
    [ ! -s "$work/why" ]
    report $? "$1"
}

# run EXPECTED-STATUS NAME COMMAND...: the exit status; output is left in $work/out and $work/err.
run() {
    expected=$1
    name=$2
    shift 2
    "$@" >"$work/out" 2>"$work/err" </dev/null
    got=$?
    { echo "exit status $got, expected $expected: $*"; cat "$work/err"; } >"$work/why"
    [ "$got" -eq "$expected" ]
    report $? "$name"
}

# refused NAME WORDS COMMAND...: exit status 2, nothing on standard output, WORDS on standard error.
refused() {
    name=$1
    words=$2
    shift 2
    "$@" >"$work/out" 2>"$work/err" </dev/null
    got=$?
    { echo "exit status $got, expected 2 and: $words"; cat "$work/err"; } >"$work/why"
    [ "$got" -eq 2 ] && [ ! -s "$work/out" ] && grep -Fq -- "$words" "$work/err"
    report $? "$name"
}

# same NAME FILE FILE: byte for byte.
same() {
    cmp "$2" "$3" >"$work/why" 2>&1
    report $? "$1"
}

# has NAME WORDS FILE: a line of the file has the words.
has() {
    { echo "without: $2"; head -n 20 "$3"; } >"$work/why"
    grep -Fq -- "$2" "$3"
    report $? "$1"
}

# equal NAME EXPECTED GOT: as words.
equal() {
    echo "expected $2, got $3" >"$work/why"
    [ "$2" = "$3" ]
    report $? "$1"
}

# denied NAME COMMAND...: it fails.
denied() {
    name=$1
    shift
    if "$@" >"$work/why" 2>&1 </dev/null; then rc=1; else rc=0; fi
    report $rc "$name"
}

# Whether the program is built with sanitizers: they bring an allocator of their own, reserve more
# memory than any limit allows, and can't look for leaks while they are traced.
sanitized() { nm "$FLEETLAB" 2>/dev/null | grep -q __asan_init; }

finish() {
    echo "1..$number"
    exit $status
}
