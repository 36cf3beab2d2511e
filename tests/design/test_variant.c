/* Tests of variant.h, held against sha256sum. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "course/part.h"
#include "design/variant.h"

/* printf 'ada\nfleetlab\n' | sha256sum | cut -c -16, and so on. */
static void seed__begins__the_hash_of_who_it_is(void **state)
{
    (void)state;
    assert_true(student_seed("ada", "fleetlab", "") == UINT64_C(0x118916058a03e733));
    assert_true(student_seed("ada", "fleetlab", "salt") == UINT64_C(0x30e761988ddf08cd));
    assert_true(student_seed("grace", "ml-101", "salt") == UINT64_C(0xc7687f105c281ea2));
}

static void variant__is_each_of_them__as_often_as_chance_has_it(void **state)
{
    enum { STUDENTS = 100 * VARIANTS };
    int counts[VARIANTS] = {0};

    (void)state;
    for (int i = 0; i < STUDENTS; i++) {
        char login[20];
        snprintf(login, sizeof login, "student%d", i);
        int variant = student_variant(student_seed(login, "fleetlab", ""));
        assert_true(variant >= 0 && variant < VARIANTS);
        counts[variant]++;
    }
    for (int i = 0; i < VARIANTS; i++) { /* within five deviations of 100 */
        assert_true(counts[i] >= 50 && counts[i] <= 150);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(seed__begins__the_hash_of_who_it_is),
        cmocka_unit_test(variant__is_each_of_them__as_often_as_chance_has_it),
    };

    return cmocka_run_group_tests_name("variant", tests, NULL, NULL);
}
