/* row: parameters whose values are rows of tables. */
#ifndef COURSE_ROW_H
#define COURSE_ROW_H

#include "course/table.h"

enum lab_row { LAB_MODEL, LAB_ACCELERATOR, LAB_GRID, LAB_SITE_PLAN, LAB_ROWS };

/* The one of that name, or LAB_ROWS; and its name. */
enum lab_row lab_row_find(const char *name);
const char *lab_row_name(enum lab_row row);

/* Its table; NULL if it couldn't be read. */
const struct lab_table *lab_row_table(const struct lab_tables *tables, enum lab_row row);

#endif
