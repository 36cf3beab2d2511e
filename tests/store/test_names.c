/* Numbers by name. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "store/names.h"

static void names__find__nothing_in_an_empty_table(void **state)
{
    struct names names = {0};

    (void)state;
    assert_true(names_find(&names, "nodes") == NAMES_NONE);
    names_free(&names);
}

static void names__find__each_of_many(void **state)
{
    enum { MANY = 5000 };
    static char text[MANY][12];
    struct names names = {0};

    (void)state;
    for (size_t i = 0; i < MANY; i++) {
        snprintf(text[i], sizeof text[i], "name%zu", i);
        assert_int_equal(names_put(&names, text[i], i), i);
    }
    for (size_t i = 0; i < MANY; i++) {
        char copy[12];

        snprintf(copy, sizeof copy, "name%zu", i);
        assert_int_equal(names_find(&names, copy), i);
    }
    assert_int_equal(names_find_pieces(&names, (const char *const[]){"na", "", "me12", NULL}), 12);
    assert_true(names_find_pieces(&names, (const char *const[]){"name", "x", NULL}) == NAMES_NONE);
    assert_true(names_find_pieces(&names, (const char *const[]){"nam", NULL}) == NAMES_NONE);
    assert_true(names_find(&names, "name5000") == NAMES_NONE);
    assert_true(names_find(&names, "name") == NAMES_NONE);
    assert_true(names_find(&names, "") == NAMES_NONE);
    names_free(&names);
    assert_true(names_find(&names, "name1") == NAMES_NONE);
}

static void names__put__keeps_the_first(void **state)
{
    struct names names = {0};

    (void)state;
    assert_int_equal(names_put(&names, "size", 3), 3);
    assert_int_equal(names_put(&names, "size", 4), 3);
    assert_int_equal(names_put(&names, "Size", 5), 5);
    assert_int_equal(names_find(&names, "size"), 3);
    assert_int_equal(names.count, 2);
    names_free(&names);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names__find__nothing_in_an_empty_table),
        cmocka_unit_test(names__find__each_of_many),
        cmocka_unit_test(names__put__keeps_the_first),
    };
    return cmocka_run_group_tests_name("names", tests, NULL, NULL);
}
