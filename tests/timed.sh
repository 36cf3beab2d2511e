#!/bin/sh
# timed.sh DRIVER WORDS... --trs-file FILE ...: runs automake's test driver; how many seconds it took
# is then one line more of the file.
begun=$(date +%s%N)
"$@"
status=$?
while [ $# -gt 1 ] && [ "$1" != --trs-file ]; do shift; done
milliseconds=$((($(date +%s%N) - begun) / 1000000))
printf ':seconds: %d.%03d\n' $((milliseconds / 1000)) $((milliseconds % 1000)) >>"$2"
exit $status
