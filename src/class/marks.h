/* marks: what written answers were marked with: a CSV file. */
#ifndef CLASS_MARKS_H
#define CLASS_MARKS_H

#include <stdbool.h>
#include <stddef.h>

#include "store/fault.h"

/* The mark of one student's written answers. */
struct mark {
    const char *login;
    double points;
    const char *feedback;
};

struct marks {
    struct csv_table *table;
    struct mark *items; /* by login */
    size_t count;
};

/*
 * Reads marks: columns login and mark, perhaps feedback. A mark is 0 to MOST. False with every
 * fault added. Freed with marks_free in any case.
 */
bool marks_read(struct marks *marks, const char *path, double most, struct fault_list *faults);
void marks_free(struct marks *marks);

/* The mark of a login; NULL: none. */
const struct mark *marks_find(const struct marks *marks, const char *login);

#endif
