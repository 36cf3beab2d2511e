#!/bin/sh
# run CORPUS SECONDS FUZZER...: each fuzzer for so many seconds, in TAP. New inputs go to a scratch
# folder; one that fails is kept in fuzz-found.
corpus=$1 seconds=$2
shift 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0 number=0
mkdir -p fuzz-found
passed=0
echo "1..$#"
for fuzzer; do
    name=${fuzzer##*_}
    number=$((number + 1))
    mkdir "$work/$name"
    if "$fuzzer" -max_total_time="$seconds" -max_len=65536 -timeout=20 -rss_limit_mb=2000 \
        -print_final_stats=1 -artifact_prefix="fuzz-found/$name-" \
        "$work/$name" "$corpus/$name" >"$work/log" 2>&1; then
        passed=$((passed + 1))
        echo "ok $number - $name $(awk '/number_of_executed_units/ { print $2 " runs" }' "$work/log")"
    else
        echo "not ok $number - $name"
        tail -n 60 "$work/log" | sed 's/^/# /'
        status=1
    fi
done
echo "# PASS:  $passed"
echo "# FAIL:  $((number - passed))"
exit $status
