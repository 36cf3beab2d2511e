/* Undo walks as far back as it holds designs, and its oldest ones go first. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lesson/undo.h"

/* A design that can be told from others: the tests read and write one number of it. */
static struct design design(int mark)
{
    struct design made;
    memset(&made, 0, sizeof made);
    made.best_goodput = (double)mark;
    return made;
}

/* Pushes designs FIRST..LAST as changes of no field. */
static void push(struct undo *undo, int first, int last)
{
    for (int mark = first; mark <= last; mark++) {
        struct design pushed = design(mark);
        undo_push(undo, &pushed, NULL);
    }
}

/* Walks back to the end: the last design that was reached, and how many steps it took. */
static int walk_back(struct undo *undo, size_t *steps)
{
    struct design got = design(-1);
    *steps = 0;
    while (undo_back(undo, &got)) {
        ++*steps;
    }
    return (int)got.best_goodput;
}

static void undo__walks_back_and_forth__between_all_designs(void **state)
{
    (void)state;
    struct undo undo = {0};
    struct design got = design(0);
    undo_start(&undo, &got);
    assert_false(undo_is_used(&undo));
    assert_false(undo_back(&undo, &got));
    push(&undo, 1, 3);
    assert_true(undo_is_used(&undo));
    assert_false(undo_forth(&undo, &got));
    for (int mark = 2; mark >= 0; mark--) {
        assert_true(undo_back(&undo, &got));
        assert_int_equal(got.best_goodput, mark);
    }
    assert_false(undo_back(&undo, &got));
    assert_int_equal(got.best_goodput, 0);
    assert_true(undo_forth(&undo, &got));
    assert_int_equal(got.best_goodput, 1);
    push(&undo, 7, 7); /* what was undone is forgotten */
    assert_false(undo_forth(&undo, &got));
    undo_free(&undo);
}

static void undo__of_one_field__goes_back_a_control(void **state)
{
    (void)state;
    struct undo undo = {0};
    struct design got = design(0);
    undo_start(&undo, &got);
    for (int mark = 1; mark <= 5; mark++) {
        struct design stepped = design(mark);
        undo_push(&undo, &stepped, mark < 5 ? "local_steps" : "nodes");
    }
    assert_true(undo_back(&undo, &got));
    assert_int_equal(got.best_goodput, 4);
    assert_true(undo_back(&undo, &got));
    assert_int_equal(got.best_goodput, 0);
    undo_free(&undo);
}

/* A thousand designs are held: 999 steps back. The thousand-and-first pushes the oldest out. */
static void undo__of_very_many_designs__holds_a_thousand(void **state)
{
    (void)state;
    struct undo undo = {0};
    struct design got = design(0);
    size_t steps;
    undo_start(&undo, &got);
    push(&undo, 1, 999);
    assert_int_equal(walk_back(&undo, &steps), 0);
    assert_int_equal(steps, 999);

    undo_start(&undo, &got);
    push(&undo, 1, 1000);
    assert_int_equal(walk_back(&undo, &steps), 1);
    assert_int_equal(steps, 999);

    undo_start(&undo, &got);
    push(&undo, 1, 2500);
    assert_int_equal(walk_back(&undo, &steps), 1501);
    assert_int_equal(steps, 999);
    assert_true(undo_forth(&undo, &got));
    assert_int_equal(got.best_goodput, 1502);
    undo_free(&undo);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(undo__walks_back_and_forth__between_all_designs),
        cmocka_unit_test(undo__of_one_field__goes_back_a_control),
        cmocka_unit_test(undo__of_very_many_designs__holds_a_thousand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
