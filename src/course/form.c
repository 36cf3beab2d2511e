#include "course/form.h"

#include <string.h>

#include "course/nearest.h"
#include "course/reference.h"

enum { DIGITS_MAX = 9 };

static const struct unit *load_unit(const struct loader *loader, const struct section *section)
{
    const struct units *units = &loader->reference->units;
    const char *id = section_string(section, "unit");
    const struct unit *unit = unit_find(units, id == NULL ? "-" : id);
    if (unit == NULL && units->count > 0) {
        struct nearest nearest = {.word = id == NULL ? "-" : id};
        for (size_t i = 0; i < units->count; i++) {
            nearest_offer(&nearest, units->items[i].id);
        }
        section_fault_once(section, unit_cause(loader->arena, nearest.word), "unit",
                           "no unit is named %s; %s", nearest.word,
                           nearest_mend(&nearest, "add it to units.csv"));
    }
    return unit;
}

void form_load(const struct loader *loader, const struct section *section, const struct unit **unit,
               int *digits)
{
    *unit = load_unit(loader, section);
    int after_point = -1, significant = 3;
    bool fixed = section_string(section, "digits") != NULL;
    bool precise = section_string(section, "precision") != NULL;
    if (fixed && precise) {
        bool own_fixed = section_is_own(section, "digits");
        bool own_precise = section_is_own(section, "precision");
        if (own_fixed == own_precise) {
            section_fault(section, "precision",
                          "digits and precision exclude each other; delete one");
        }
        fixed = own_fixed;
    }
    if (fixed) {
        section_integer(section, "digits", 0, DIGITS_MAX, &after_point);
    } else {
        section_integer(section, "precision", 1, DIGITS_MAX, &significant);
    }
    *digits = after_point >= 0 ? after_point : -significant;
}

void form_check_unit(const struct section *section, const struct unit *unit, const char *name,
                     const char *model_unit)
{
    if (unit != NULL && section_string(section, "unit") != NULL &&
        strcmp(unit->base, model_unit) != 0) {
        section_fault(section, "unit", "%s shows %s, and %s is in %s; name another unit", unit->id,
                      *unit->base == '\0' ? "pure numbers" : unit->base, name,
                      *model_unit == '\0' ? "no unit" : model_unit);
    }
}
