# Makes land.txt, the run-length land mask of the GlobalLatencyMap:
#
#     awk -f make-land.awk land-110m.json > land.txt
#
# The input is TopoJSON of Natural Earth's 1:110m land (public domain), from the npm package
# world-atlas 2.0.2. Not run by the build; tests/house/test_data.sh holds that it makes the same.
# A cell is land if its centre is inside an odd number of rings, so that lakes stay sea.

# The part of `text` between the brackets that close again, from the first behind `mark`.
function bracketed(text, mark,    from, at, depth, c) {
    from = index(text, mark) + length(mark)
    for (at = from; ; at++) {
        c = substr(text, at, 1)
        depth += (c == "[") - (c == "]")
        if (depth < 0) return substr(text, from, at - from)
    }
}

# Arcs are delta-coded whole numbers; the transform turns them into degrees.
function read_arcs(text,    arcs, points, pair, count, i, j, x, y) {
    count = split(substr(text, 3, length(text) - 4), arcs, /\]\],\[\[/)
    for (i = 1; i <= count; i++) {
        length_of[i - 1] = split(arcs[i], points, /\],\[/)
        x = y = 0
        for (j = 1; j <= length_of[i - 1]; j++) {
            split(points[j], pair, ",")
            x += pair[1]; y += pair[2]
            lon[i - 1, j] = x * scale[1] + translate[1]
            lat[i - 1, j] = y * scale[2] + translate[2]
        }
    }
}

# A side of a ring: where it crosses the middle of a row, that row has one crossing more.
function side(x0, y0, x1, y1,    row, latitude) {
    for (row = 0; row < NORTH - SOUTH; row++) {
        latitude = NORTH - 0.5 - row
        if ((y0 > latitude) != (y1 > latitude)) {
            crossing[row, crossings[row]++] = x0 + (latitude - y0) / (y1 - y0) * (x1 - x0)
        }
    }
}

# The longitude of a place, not in -180 to 180 but within half a turn of the place before it.
function unwrapped(x, before) {
    return x + 360 * (int((before - x + 180) / 360 + 10) - 10)
}

# A ring lists arcs; ~i, which is -1 - i, is arc i backwards; an arc begins where the last one ended.
function ring(list,    names, count, i, j, arc, back, at, x, y, before) {
    count = split(list, names, ",")
    for (i = 1; i <= count; i++) {
        back = names[i] < 0
        arc = back ? -1 - names[i] : names[i] + 0
        for (j = 1; j <= length_of[arc]; j++) {
            at = back ? length_of[arc] + 1 - j : j
            before = i + j == 2 ? lon[arc, at] : x
            x = unwrapped(lon[arc, at], before)
            if (j > 1) side(before, y, x, lat[arc, at])
            y = lat[arc, at]
        }
    }
}

# Lengths of sea, land, sea, ... cells; the first may be 0. A ring over the date line reaches beyond
# 180 degrees: a cell is looked up there, too.
function print_row(row,    column, centre, inside, land, run, turn, i, line) {
    for (column = 0; column < COLUMNS; column++) {
        centre = -180 + (column + 0.5) * 360 / COLUMNS
        inside = 0
        for (i = 0; i < crossings[row]; i++) {
            for (turn = -360; turn <= 360; turn += 360) inside += crossing[row, i] < centre + turn
        }
        if (inside % 2 != land) {
            line = line run + 0 ","
            run = 0
            land = !land
        }
        run++
    }
    print line run
}

BEGIN { NORTH = 75; SOUTH = -56; COLUMNS = 360 }
{ text = text $0 }
END {
    split(bracketed(text, "\"scale\":["), scale, ",")
    split(bracketed(text, "\"translate\":["), translate, ",")
    # The last "arcs" is the list of arcs, the first one that of the land's polygons.
    polygons = bracketed(text, "\"arcs\":[")
    sub(/.*"arcs":\[/, "", text)
    read_arcs(bracketed("[" text, "["))
    gsub(/\]+,\[+/, ";", polygons)
    gsub(/[][]/, "", polygons)
    count = split(polygons, rings, ";")
    for (i = 1; i <= count; i++) ring(rings[i])

    print "rows " NORTH - SOUTH
    print "columns " COLUMNS
    print "north " NORTH
    print "south " SOUTH
    print "source Natural Earth 1:110m land (public domain), from the npm package world-atlas 2"
    for (row = 0; row < NORTH - SOUTH; row++) print_row(row)
}
