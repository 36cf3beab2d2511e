/* land: the map's land mask, from data/map/land.txt (run lengths, see data/README). */
#ifndef COURSE_LAND_H
#define COURSE_LAND_H

#include <stddef.h>

#include "course/loader.h"

struct land {
    unsigned char *mask;  /* a bit a cell, rows from the north, bits from the west, high first */
    size_t rows, columns; /* columns is a multiple of 8 */
    double north, south;  /* degrees */
};

/* Reads the mask; NULL, with faults, where the file is wrong. */
const struct land *land_load(const struct loader *loader);

#endif
