/* roster: who is in the class: a CSV file. */
#ifndef CLASS_ROSTER_H
#define CLASS_ROSTER_H

#include <stdbool.h>
#include <stddef.h>

#include "store/fault.h"

/* One student. Texts are never NULL; "" where the file doesn't say. */
struct roster_row {
    const char *login;
    const char *name; /* "Lovelace, Ada", as the importer spells it */
    const char *last_name, *first_name, *email, *section;
    const char *id; /* Canvas's own */
    const char *sis_id, *sis_login;
    const char *identifier; /* Moodle's */
    long uid;               /* -1: not said */
};

struct roster {
    struct csv_table *table; /* what the texts point into; NULL: no roster */
    struct roster_row *rows; /* by login */
    size_t count;
};

/*
 * Reads a roster: a CSV file with a header, columns in any order, others ignored. Each field has
 * the names that it has in exports of Canvas, Moodle and nbgrader, too: login (SIS Login ID,
 * Username, student_id) is the only one that must be there. False with every fault added. Freed
 * with roster_free in any case.
 */
bool roster_read(struct roster *roster, const char *path, struct fault_list *faults);
void roster_free(struct roster *roster);

/* The row of a login or of a uid; -1: none. */
long roster_find(const struct roster *roster, const char *login);
long roster_find_uid(const struct roster *roster, long uid);

#endif
