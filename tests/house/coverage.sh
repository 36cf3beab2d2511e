#!/bin/sh
# make coverage: a copy of the house that counts its lines, in FOLDER; the suite is run there, and a
# table says how many of each room's lines were executed. What is there already is made anew only
# where the source changed. Ends with 1 where a room has less than 95 percent.
# coverage.sh FOLDER TESTS
folder=$1
tests=$2
least=95
command -v gcov >/dev/null 2>&1 || { echo "coverage needs gcc and its gcov" && exit 2; }
unset MAKEFLAGS MFLAGS MAKEOVERRIDES MAKELEVEL

# A copy, built to count; without optimisation a line of source is a line that is counted.
make -s distdir distdir="$folder.new" top_distdir="$folder.new" || exit 2
mkdir -p "$folder" && cp -Rpu "$folder.new/." "$folder" && rm -rf "$folder.new" || exit 2
cd "$folder" || exit 2
[ -f config.status ] || ./configure -q CFLAGS="-O0 -g --coverage -fprofile-update=atomic" || exit 2
make -s -j "$(nproc)" check TESTS= >build.log 2>&1 || { tail build.log && exit 2; }

# Programs that run as other users count too: the files are there before, and anybody may write them.
find . -name '*.gcda' -delete
find src -name '*.gcno' | sed 's/no$/da/' | while read -r counts; do
    : >"$counts" && chmod a+rw "$counts"
done

# Whether they pass is for make check: some can't in such a build, as those that leave no room for a
# file.
make -k -j "$(nproc)" check TESTS="$tests" >check.log 2>&1
sed -n 's/^\(FAIL\|ERROR\): \([^ ]*\).*/\2/p' check.log | sort -u | sed 's/^/fails in this build: /'

# gcov says of each file "Lines executed:97.50% of 40".
for room in src/*/; do
    find "$room" -name '*.gcda' -size +0 -exec gcov -n {} + 2>/dev/null |
        awk -v room="$(basename "$room")" -v least="$least" -F "[':% ]+" '
            /^File / { ours = $2 ~ ("^src/" room "/[^/]*[.]c$") && !seen[$2]++; file = $2 }
            /^Lines executed/ && ours {
                lines += $5; got = $3 / 100 * $5; run += got
                if ($3 < least) missed = missed sprintf("  %6.2f %%  of %4d  %s\n", $3, $5, file)
                ours = 0
            }
            END {
                share = lines ? 100 * run / lines : 0
                printf "%-8s %6.2f %%  of %5d lines%s\n%s", room, share, lines,
                    share < least ? ": below " least " %" : "", missed
                exit share < least
            }' || touch below
done
if [ -f below ]; then rm below && exit 1; fi
