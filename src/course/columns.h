/* columns: a CSV file held against what schema_table.h declares of it. */
#ifndef COURSE_COLUMNS_H
#define COURSE_COLUMNS_H

#include "course/loader.h"

/*
 * Adds a fault for each column of the table NAME that is missing or that nobody reads, and for each
 * cell that isn't what its column holds. Rows of other tables and parameters are checked where they
 * are read. False if a column is missing.
 */
bool columns_check(const struct loader *loader, const struct csv_table *csv, const char *name);

#endif
