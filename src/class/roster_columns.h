/* roster_columns: what the columns of a roster hold, by their names or, in a language that we don't
 * know, by what stands in them. */
#ifndef CLASS_ROSTER_COLUMNS_H
#define CLASS_ROSTER_COLUMNS_H

#include <stdbool.h>

#include "store/csv_table.h"

enum roster_field {
    ROSTER_LOGIN, /* or an address, of which what stands before the @ is the login */
    ROSTER_NAME,
    ROSTER_LAST_NAME,
    ROSTER_FIRST_NAME,
    ROSTER_EMAIL,
    ROSTER_SECTION,
    ROSTER_ID,
    ROSTER_SIS_ID,
    ROSTER_SIS_LOGIN,
    ROSTER_IDENTIFIER,
    ROSTER_UID,
    ROSTER_GRADE, /* the rest is of Moodle's offline grading worksheet */
    ROSTER_MOST,
    ROSTER_OPEN,
    ROSTER_FEEDBACK,
    ROSTER_FIELDS
};

enum roster_kind {
    ROSTER_PLAIN,
    ROSTER_CANVAS,    /* the gradebook's export */
    ROSTER_WORKSHEET, /* Moodle's offline grading worksheet */
    ROSTER_NBGRADER   /* nbgrader's export of grades: a row a student and assignment */
};

struct roster_columns {
    enum roster_kind kind;
    int of[ROSTER_FIELDS]; /* -1: there is none */
};

/* Finds them. Where no column tells who is meant, that of the login is -1. */
void roster_columns_find(struct roster_columns *columns, const struct csv_table *table);

/* The cell of a field; "" where there is none. */
const char *roster_columns_cell(const struct roster_columns *columns, const struct csv_table *table,
                                size_t row, enum roster_field field);

/* Reads a number of points, which some languages write with a comma. False where it is none. */
bool roster_columns_points(const char *text, double *value);

#endif
