/* Tests of typing.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "scenes/typing.h"

static const char *const options[] = {"Torus", "Tree", "Fat tree", "Fat tree, folded"};
static const struct scene_field field = {.options = options, .option_count = 4};

static void option__is_found__by_its_label_in_any_capitals(void **state)
{
    (void)state;
    assert_int_equal(typing_option(&field, "Torus"), 0);
    assert_int_equal(typing_option(&field, "tREE"), 1);
    assert_int_equal(typing_option(&field, "  tree"), 1);
    assert_int_equal(typing_option(&field, "fat tree"), 2); /* though another begins so, too */
}

static void label__is_found__as_a_whole(void **state)
{
    (void)state;
    assert_int_equal(typing_label(&field, "fat TREE"), 2);
    assert_int_equal(typing_label(&field, "to"), 4);
    assert_int_equal(typing_label(&field, ""), 4);
    assert_int_equal(typing_label(&(struct scene_field){0}, "Torus"), 0);
}

static void option__is_found__by_a_beginning_of_its_own(void **state)
{
    (void)state;
    assert_int_equal(typing_option(&field, "to"), 0);
    assert_int_equal(typing_option(&field, "fat tree,"), 3);
}

static void option__is_none__where_several_or_none_begin_so(void **state)
{
    (void)state;
    assert_int_equal(typing_option(&field, "t"), 4);
    assert_int_equal(typing_option(&field, "fat"), 4);
    assert_int_equal(typing_option(&field, "ring"), 4);
    assert_int_equal(typing_option(&field, "Torus of 3"), 4);
    assert_int_equal(typing_option(&field, ""), 4);
    assert_int_equal(typing_option(&(struct scene_field){0}, "Torus"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(option__is_found__by_its_label_in_any_capitals),
        cmocka_unit_test(label__is_found__as_a_whole),
        cmocka_unit_test(option__is_found__by_a_beginning_of_its_own),
        cmocka_unit_test(option__is_none__where_several_or_none_begin_so),
    };

    return cmocka_run_group_tests_name("typing", tests, NULL, NULL);
}
