/* row: parameters whose values are rows of tables. */
#ifndef COURSE_ROW_H
#define COURSE_ROW_H

#include "course/table.h"
#include "course/why.h"

enum row {
    ROW_MODEL,
    ROW_ACCELERATOR,
    ROW_GRID,
    ROW_SITE_PLAN,
    ROW_DIVERSITY,
    ROW_JUDGE,
    ROW_KINDS
};

/* The one of that name, or ROW_KINDS; and its name. */
enum row row_find(const char *name);
const char *row_name(enum row row);

/* Says that no row from `first` to `last` has the id `text`, and which ids there are. */
void row_why(enum row row, const struct table *table, size_t first, size_t last, const char *text,
             char why[WHY_BYTES]);

/* Its table; NULL if it couldn't be read. */
const struct table *row_table(const struct tables *tables, enum row row);

#endif
