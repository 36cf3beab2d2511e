#!/bin/sh
# timed.sh DRIVER WORDS... --trs-file FILE ...: runs automake's test driver; how many seconds it took,
# and how many of a processor, are then two lines more of the file.
begun=$(date +%s%N)
"$@"
status=$?
while [ $# -gt 1 ] && [ "$1" != --trs-file ]; do shift; done
milliseconds=$((($(date +%s%N) - begun) / 1000000))
printf ':seconds: %d.%03d\n' $((milliseconds / 1000)) $((milliseconds % 1000)) >>"$2"
# The second line of times is this shell's children; a pipe would make it a shell without any.
times >"$2.times"
awk 'NR == 2 { gsub(/[ms]/, " "); printf ":processor: %.3f\n", 60 * ($1 + $3) + $2 + $4 }' "$2.times" >>"$2"
rm "$2.times"
exit $status
