/*
 * schema_table: the CSV files and their columns, declared once. A table or a column that is to be
 * read gets a row here; a column that has none, and names no parameter that its table sets, is
 * refused, since nobody would read it.
 */
#ifndef COURSE_SCHEMA_TABLE_H
#define COURSE_SCHEMA_TABLE_H

#include <stdbool.h>
#include <stddef.h>

/* What a cell holds. */
enum schema_cell {
    CELL_ID,     /* of the row, its own: small letters, digits, . _ -; the first column */
    CELL_WORDS,  /* anything, but not nothing */
    CELL_ANY,    /* anything */
    CELL_NUMBER, /* from `min` to `max` */
    CELL_PARAM,  /* a value of the parameter that the column names */
    CELL_ROW,    /* the id of a row of the table `of` */
    CELL_ONE_OF  /* one of the words `of` */
};

/* What columns without a row below may be. */
enum schema_open {
    OPEN_TO_NONE,
    OPEN_TO_PARAMETERS, /* named like a parameter, which they set */
    OPEN_TO_ALL         /* checked where they are read */
};

struct schema_table {
    const char *name;
    const char *file; /* in the data folder; in a track's for those that each track has */
    enum schema_open open;
    bool lookup;      /* of tables/: rows to choose from */
    const char *help; /* for the manual */
};

struct schema_column {
    const char *table, *name;
    enum schema_cell cell;
    const char *of;
    double min, max; /* of numbers, and of a parameter besides its own; 0, 0: no limit */
    size_t cells;    /* that a screen keeps for it; 0: it wraps */
    const char *help;
};

enum { ID_MAX = 40 }; /* bytes of an id: text ids, typed names and the ledger have room for it */

const struct schema_table *schema_tables(size_t *count);
const struct schema_column *schema_columns(size_t *count);

/* The units that the program itself counts in, whatever the data show; NULL ends them. */
const char *const *schema_units(void);

#endif
