#include "course/form.h"

#include <string.h>

#include "course/nearest.h"

enum { DIGITS_MAX = 9 };

static const struct lab_unit *load_unit(const struct lab_units *units, const struct part_ini *ini,
                                        const char *section)
{
    const char *id = part_ini_string(ini, section, "unit");
    const struct lab_unit *unit = lab_unit_find(units, id == NULL ? "-" : id);
    if (unit == NULL && units->count > 0) {
        struct nearest nearest = {.word = id == NULL ? "-" : id};
        for (size_t i = 0; i < units->count; i++) {
            nearest_offer(&nearest, units->items[i].id);
        }
        part_ini_fault(ini, section, "unit", "no unit is named %s; %s", nearest.word,
                       nearest_mend(&nearest, "add it to units.csv"));
    }
    return unit;
}

void form_load(const struct lab_units *units, const struct part_ini *ini, const char *section,
               const struct lab_unit **unit, int *digits)
{
    *unit = load_unit(units, ini, section);
    int after_point = -1, significant = 3;
    bool fixed = part_ini_string(ini, section, "digits") != NULL;
    bool precise = part_ini_string(ini, section, "precision") != NULL;
    if (fixed && precise) {
        bool own_fixed = part_ini_is_own(ini, section, "digits");
        bool own_precise = part_ini_is_own(ini, section, "precision");
        if (own_fixed == own_precise) {
            part_ini_fault(ini, section, "precision",
                           "digits and precision exclude each other; delete one");
        }
        fixed = own_fixed;
    }
    if (fixed) {
        part_ini_integer(ini, section, "digits", 0, DIGITS_MAX, &after_point);
    } else {
        part_ini_integer(ini, section, "precision", 1, DIGITS_MAX, &significant);
    }
    *digits = after_point >= 0 ? after_point : -significant;
}

void form_check_unit(const struct part_ini *ini, const char *section, const struct lab_unit *unit,
                     const char *name, const char *model_unit)
{
    if (unit != NULL && part_ini_string(ini, section, "unit") != NULL &&
        strcmp(unit->base, model_unit) != 0) {
        part_ini_fault(ini, section, "unit", "%s shows %s, and %s is in %s; name another unit",
                       unit->id, *unit->base == '\0' ? "pure numbers" : unit->base, name,
                       *model_unit == '\0' ? "no unit" : model_unit);
    }
}
