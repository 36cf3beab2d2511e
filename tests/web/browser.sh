#!/bin/sh
# make check-browser: the pages of report and collect as Debian's Chromium shows them.
. "$srcdir/tests/cmd/tap.sh"
umask 022
chromium=$(command -v chromium) || {
    echo "1..0 # SKIP pages in a browser: chromium is not installed"
    exit 0
}

# browse PAGE...: what is wrong with them goes to $work/why.
browse() {
    mkdir "$work/profile"
    HOME=$work/profile timeout 900 python3 "$srcdir/tests/web/browser.py" "$chromium" "$work/profile" "$@" \
        >"$work/why" 2>&1 || echo "exit status $?" >>"$work/why"
    rm -rf "$work/profile"
}

for track in cloud edge mobile tiny; do
    "$builddir/tests/report/make_ledger" "$work/$track.csv" $track 3 || exit 99
    "$FLEETLAB" report --format html -o "$work/$track.html" "$work/$track.csv" || exit 99
done
"$FLEETLAB" report --format html --lang es -o "$work/es.html" "$work/cloud.csv" || exit 99
"$builddir/tests/report/make_ledger" "$work/part.csv" cloud 1 || exit 99
"$FLEETLAB" report --format html -o "$work/part.html" "$work/part.csv" || exit 99
browse "$work/cloud.html" "$work/edge.html" "$work/mobile.html" "$work/tiny.html" "$work/es.html" "$work/part.html"
nothing_wrong "reports are shown, heard, passed through by keys and printed"

"$builddir/tests/class/make-class" 30 7 "$work/class" || exit 99
# Two names that no page expects.
awk -F, -v OFS=, 'NR == 2 { $3 = "<script>alert(1)</script>" }
    NR == 3 { $4 = "AnExtremelyLongNameWithoutAnyBlankThatNoWindowOfThisWidthCouldEverHoldInOneLine" }
    { print }' "$work/class/roster.csv" >"$work/roster.csv"
for language in en es; do
    run 0 "a class becomes pages ($language)" "$FLEETLAB" collect --lang $language \
        --roster "$work/roster.csv" --html "$work/$language" "$work/class/ledgers"
done
first=$(find "$work/en/students" -name '*.html' | LC_ALL=C sort | head -n 1)
browse "$work/en/index.html" "$work/es/index.html" "$first"
nothing_wrong "and so is a class, with a student"

# A page with a fault is found out: each is looked at alone.
fault() {
    sed "$1" "$work/part.html" >"$work/faulty.html"
    browse "$work/faulty.html"
    grep -q "$2" "$work/why" && : >"$work/why" || echo "found instead of: $2" >>"$work/why"
    nothing_wrong "a page is found out: $2"
}
fault 's,<h2 ,<p style="min-width:2000px">wide</p><h2 ,' 'it is 20[0-9][0-9] wide'
fault 's/--quiet:#......;/--quiet:#a0a0a0;/' 'has a contrast of'
fault '0,/tabindex="0"/s//tabindex="7"/' 'Tab goes to'
fault 's,<h2 ,<h4 ,; s,</h2>,</h4>,' 'headings are'
finish
