/* roster: who is in the class: a CSV file, ours or as a learning platform exports it. */
#ifndef CLASS_ROSTER_H
#define CLASS_ROSTER_H

#include <stdbool.h>
#include <stddef.h>

#include "class/roster_columns.h"
#include "store/fault.h"

/* One student. Texts are never NULL; "" where the file doesn't say. */
struct roster_row {
    char *login;      /* as roster_find compares it */
    const char *name; /* "Lovelace, Ada", as the importer spells it */
    const char *last_name, *first_name, *email, *section;
    const char *id; /* Canvas's own */
    const char *sis_id, *sis_login;
    const char *identifier; /* Moodle's */
    long uid;               /* -1: not said */
    size_t row;             /* of the table */
};

struct roster {
    struct csv_table *table; /* what the texts point into; NULL: no roster */
    struct roster_columns columns;
    struct roster_row *rows; /* by login */
    size_t count;
    struct fault_list strays; /* lines that are no student of the class, each with its reason */
};

/*
 * Reads a roster: a CSV file with a header, columns in any order, others ignored, in any form that
 * csv_table_read_foreign takes: our own, or an export of Canvas, Moodle or nbgrader. What such an
 * export has beside students is left out: Canvas's rows without an ID, empty lines; its test
 * student, and who has no login, are strays. False with every fault added. Freed with roster_free
 * in any case.
 */
bool roster_read(struct roster *roster, const char *path, struct fault_list *faults);
void roster_free(struct roster *roster);

/* The row of a login or of a uid; -1: none. Of a login neither its case counts, nor blanks around
 * it, nor what follows an @. */
long roster_find(const struct roster *roster, const char *login);
long roster_find_uid(const struct roster *roster, long uid);

/* Whether two logins are one to the above. */
bool roster_is_same(const char *a, const char *b);

#endif
