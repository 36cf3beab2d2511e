#include "proof/checked.h"

#include "course/text_check.h"
#include "proof/complete.h"

struct lab_catalog *checked_load(const char *directory, const char *language,
                                 struct fault_list *faults)
{
    size_t before = faults->count + faults->dropped;
    struct lab_catalog *catalog = catalog_read(directory, language, faults);
    if (faults->count + faults->dropped == before) {
        complete_check(catalog, faults);
    }
    text_check(catalog, faults);
    if (faults->count + faults->dropped > before) {
        lab_catalog_free(catalog);
        return NULL;
    }
    return catalog;
}
