#!/bin/sh
# The data as files: complete, readable by the parsers, sourced, and made by their scripts.
# What the numbers mean is checked by the program that reads them.
. "$srcdir/tests/cmd/tap.sh"
data=$srcdir/data
tracks="cloud edge mobile tiny"

# check NAME COMMAND...: what the command prints is wrong; nothing means right.
check() {
    name=$1
    shift
    "$@" >"$work/why" 2>&1 && [ ! -s "$work/why" ]
    report $? "$name"
}

files() { (cd "$srcdir" && find data -type f ! -name '*~' | LC_ALL=C sort); }

listed() {
    tr -s ' \t\\' '\n\n\n' <"$data/local.mk" >"$work/words"
    files | grep -v '/local\.mk$' | grep -Fvx -f "$work/words" | sed 's/$/ is not in local.mk/'
}

plain() {
    ! (cd "$srcdir" && files | grep -v '^data/texts/\(e[^n]\|[^e]\)' | LC_ALL=C xargs grep -n '[^ -~	]')
}

short() {
    find "$data" -name '*.ini' -o -name '*.csv' -o -name land.txt |
        xargs awk 'length($0) > 1000 { print FILENAME ":" FNR ": over 1000 bytes" }'
}

# iniparser cuts a value at ; and #, and versions differ about quotes and backslashes.
ini_values() {
    find "$data" -name '*.ini' | xargs awk '
        /^[#;]/ || /^$/ { next }
        /^\[[a-z0-9_.]+\]$/ { next }
        /^[a-z0-9_]+ = [^;#"\\]*[^;#"\\ ]$/ { next }
        { print FILENAME ":" FNR ": " $0 }'
}

# A parameter of a track has a default and a source, its own or that of all tracks.
sourced() {
    for track in $tracks; do
        for part in part1 part2 part3 finale; do
            awk -v where="$track/$part" '
                /^\[/ { section = substr($0, 2, length($0) - 2); known[section]; next }
                /^[a-z]/ { has[section, $1] }
                END {
                    for (s in known) {
                        if (s ~ /^(aim|failure|free)\./ || s ~ /^(part|lock|reflect|proof|lists)$/) continue
                        if (!((s, "default") in has)) print where ": " s " has no default"
                        if (!((s, "source") in has)) print where ": " s " has no source"
                    }
                }' "$data/all/$part.ini" "$data/$track/$part.ini"
        done
    done
}

# A row ends with its source in every table but the locks; no cell of a table is quoted.
# But the rubric: what is asked of students is the house's own.
tables_sourced() {
    # shellcheck disable=SC2046
    awk -F, '
        FNR == 1 { columns = NF; if ($NF != "source") print FILENAME ": the last column is not source" }
        NF != columns { print FILENAME ":" FNR ": " NF " cells, not " columns }
        $NF == "" { print FILENAME ":" FNR ": no source" }
        FNR > 1 && seen[FILENAME, $1]++ { print FILENAME ":" FNR ": twice: " $1 }' \
        $(find "$data/tables" -name '*.csv' ! -name rubric.csv)
    awk -F, 'NF != 8 || $2 == "" { print FILENAME ":" FNR ": not eight cells with a source" }
        FNR > 1 && $6 !~ /^(calibration|check|bound|miss)$/ { print FILENAME ":" FNR ": kind " $6 }
        FNR > 1 && $7 !~ /^(measurement|published-model|identity|self)$/ { print FILENAME ":" FNR ": basis " $7 }
        FNR > 1 && $6 == "miss" && !/ - / { print FILENAME ":" FNR ": a miss without a reason" }
        FNR > 1 && !($4 > 0 && $5 > 0) { print FILENAME ":" FNR ": reported, tolerance" }' \
        "$data/validation.csv"
}

units_known() {
    cut -d, -f1 "$data/units.csv" >"$work/units"
    find "$data" -name '*.ini' | xargs awk '
        FILENAME == ARGV[1] { unit[$1]; next }
        $1 == "unit" && !($3 in unit) { print FILENAME ":" FNR ": no unit " $3 }' "$work/units"
}

# What any atlas shows: no land on 140 and 30 degrees west and, south of Asia, on 80 east; Siberia, Mongolia
# and China without a sea on 100 east, and Africa on 25.
land() {
    awk '
        function meridian(degrees, south, north, kind,    latitude, i, sum) {
            latitude = head["north"] - 0.5 - rows
            for (i = 1; sum <= 180 + degrees; i++) sum += run[i]
            if (latitude > south && latitude < north && i % 2 != kind)
                print "line " NR ": " (kind ? "sea" : "land") " at " degrees " east, " latitude " north"
        }
        NR <= 4 { head[$1] = $2; next }
        NR == 5 { if ($1 != "source") print "line 5 names no source"; next }
        {
            sum = 0
            count = split($0, run, ",")
            for (i = 1; i <= count; i++) {
                if (run[i] !~ /^[0-9]+$/ || run[i] == 0 && i > 1) print "line " NR ": run " i
                sum += run[i]
                if (i % 2 == 0) land += run[i]
            }
            if (sum != head["columns"]) print "line " NR ": sums to " sum
            meridian(-140, -56, 59, 0)
            meridian(-30, -56, 59, 0)
            meridian(80, -56, 5, 0)
            meridian(100, 30, 75, 1)
            meridian(25, -30, 20, 1)
            rows++
        }
        END {
            if (rows != head["rows"]) print rows " rows"
            share = land / (rows * head["columns"])
            if (share < 0.3 || share > 0.4) print "land is " share " of the map"
        }' "$data/map/land.txt"
}

locks() {
    for file in "$data"/*/locks?.csv; do
        awk -F, -v file="${file#"$data"/}" '
            NR == 1 { columns = NF; next }
            NF != columns || $1 != NR - 2 { print file ":" NR ": " $0 }
            {
                scenario = substr($0, length($1) + 2)
                if (scenario in seen) print file ":" NR ": as variant " seen[scenario]
                seen[scenario] = $1
            }
            END { if (NR != 65) print file ": " NR - 1 " variants" }' "$file"
    done
}

made_by_scripts() {
    mkdir "$work/data"
    cp -R "$data/." "$work/data"
    chmod -R u+w "$work/data"
    (cd "$work/data" && ./make-locks &&
        awk -f make-site-plans.awk tables/grids.csv tables/sites.csv >tables/site_plans.csv &&
        awk -f map/make-land.awk map/land-110m.json >map/land.txt)
    for file in tables/site_plans.csv map/land.txt $(cd "$data" && ls */locks?.csv); do
        cmp -s "$data/$file" "$work/data/$file" || echo "$file is not what its script makes"
    done
}

# No site plan is at least as near, as clean and as powered as another.
site_plans() {
    awk -F, '
        NR > 1 { name[NR] = $1; km[NR] = $6; carbon[NR] = $7; mw[NR] = $8 }
        END {
            for (i = 2; i <= NR; i++)
                for (j = 2; j <= NR; j++)
                    if (i != j && km[i] <= km[j] && mw[i] >= mw[j] && carbon[i] <= carbon[j])
                        print name[i] " dominates " name[j]
        }' "$data/tables/site_plans.csv"
}

check "every file is in data/local.mk" listed
check "printable ASCII" plain
check "no line is too long for the parsers" short
check "INI values hold nothing at which iniparser cuts" ini_values
check "every parameter has a default and a source" sourced
check "every row of a table has its source" tables_sourced
check "every unit is known" units_known
check "land runs sum up" land
check "64 different scenarios of each prediction" locks
check "made files are what their scripts make" made_by_scripts
check "no site plan dominates another" site_plans

finish
