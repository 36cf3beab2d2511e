/* Whatever the program prints as a number can be typed back: all units of the data, all forms. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../setting.h"
#include "ours.h"
#include "scenes/number.h"
#include "store/csv_table.h"
#include "store/typed.h"

enum { VALUES = 400, FORMS = 3 };

static const int digits[] = {0, 1, 2, 3, 6, -1, -2, -3, -6};
enum { DIGITS = sizeof digits / sizeof digits[0] };

static size_t printed; /* numbers in all */

/* Log-uniform over thirty powers of ten, or whole, or with few digits; of either sign. */
static double any_value(void)
{
    static const double plain[] = {0, 1, -1, 0.5, 12.5, 999.95, 1000, 1e6, 999999.5, 340e6};
    double size = pow(10, rand() / (RAND_MAX / 30.0) - 12);

    switch (rand() % 4) {
    case 0: return plain[(size_t)rand() % (sizeof plain / sizeof plain[0])];
    case 1: return floor(size);
    case 2: return -size;
    default: return size;
    }
}

/* Half of the last digit that is printed, and a little for what a double can't hold. */
static double precision(double shown, int places, enum number_form form)
{
    int significant = places < 0 ? -places : 3;
    bool scaled = fabs(shown) >= 1e15 || (form == NUMBER_SHORT && fabs(shown) >= 1000);
    double half = places < 0 || scaled ? fabs(shown) * 5 * pow(10, -significant)
                                       : 0.5 * pow(10, -places);

    return half * (1 + 1e-9) + fabs(shown) * 1e-15;
}

/* The text typed in, in the unit. */
static double typed_in(const char *text, const struct unit *unit)
{
    const struct typed_unit own = unit_typed(unit, false);
    struct typed_number typed;
    enum typed_reason reason = typed_read(text, &typed_english, &own, &typed);

    if (reason != TYPED_GOOD) {
        fail_msg("\"%s\" in %s is refused: %d", text, unit->id, reason);
    }
    return typed.value;
}

/* Prints a value, types it back: it is what was printed; and printed and typed again it stays. */
static void assert_comes_back(const struct catalog *catalog, struct arena *arena,
                              const struct unit *unit, double value, int places,
                              enum number_form form)
{
    const char *text = number_text(catalog, arena, value, unit, places, form);
    double typed = typed_in(text, unit);
    const char *again = number_text(catalog, arena, typed * unit->factor, unit, places, form);
    double shown = value / unit->factor;

    /* Of more digits than a double holds, the last ones need not stay. */
    bool held = fabs(shown) * pow(10, places) <= 1e15;
    if (fabs(typed - shown) > precision(shown, places, form) ||
        (held && typed_in(again, unit) != typed)) {
        fail_msg("\"%s\" of %.17g %s came back as %.17g", text, value, unit->id, typed);
    }
    printed++;
}

static void numbers__come_back__in_each_unit_and_form(void **state)
{
    char path[1000];
    struct fault_list faults = {0};
    struct arena *arena = arena_new();

    snprintf(path, sizeof path, "%s/units.csv", setting("FLEETLAB_DATA_DIR"));

    const struct catalog *catalog = *state;
    struct csv_table *units = csv_table_read(path, &faults);

    assert_non_null(units);
    assert_true(csv_table_rows(units) > 60);
    srand(5);
    for (size_t i = 0; i < csv_table_rows(units); i++) {
        const char *id = csv_table_text(units, i, "unit");
        const struct unit *unit = unit_find(&catalog->reference.units, id);

        assert_non_null(unit);
        for (int n = 0; n < VALUES; n++) {
            double value = any_value() * unit->factor;

            for (int form = 0; form < FORMS; form++) {
                assert_comes_back(*state, arena, unit, value, digits[(size_t)rand() % DIGITS],
                                  (enum number_form)form);
            }
        }
        arena_reset(arena);
    }
    arena_free(arena);
    csv_table_free(units);
    printf("# %zu numbers printed and typed back\n", printed);
    assert_true(printed > 50000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers__come_back__in_each_unit_and_form),
    };

    return cmocka_run_group_tests(tests, our_catalog_load, our_catalog_free);
}
