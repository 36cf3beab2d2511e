/* ours: the project's own data as a catalog, for the tests of every room. */
#ifndef TESTS_COURSE_OURS_H
#define TESTS_COURSE_OURS_H

#include <stdio.h>
#include <stdlib.h>

#include "../setting.h"
#include "course/catalog.h"

/* The data in English; the caller frees it. Ends the program, and says why, where they have faults.
 */
static inline struct catalog *our_catalog(void)
{
    struct fault_list faults = {0};
    struct catalog *catalog = catalog_load(setting("FLEETLAB_DATA_DIR"), "en", &faults);
    if (!catalog) {
        fault_print_all(&faults, stdout);
        printf("Bail out! the data has faults\n");
        exit(99);
    }
    fault_free(&faults);
    return catalog;
}

/* Set-up and tear-down: *state is the catalog. */
static inline int our_catalog_load(void **state)
{
    *state = our_catalog();
    return 0;
}

static inline int our_catalog_free(void **state)
{
    catalog_free(*state);
    return 0;
}

#endif
