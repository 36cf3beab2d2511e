/* Which tier is drawn: asked for, or as the terminal is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "view/tier.h"

static void tier__of_a_terminal__is_rich_where_it_can_be_shown(void **state)
{
    (void)state;
    static const struct {
        struct tier_signs signs;
        enum tier tier;
    } cases[] = {
        {{.utf8 = true, .colours = 256}, TIER_RICH},
        {{.utf8 = true, .colours = 8}, TIER_RICH},
        {{.utf8 = true, .colours = 7}, TIER_PLAIN},
        {{.utf8 = true, .colours = -1}, TIER_PLAIN},
        {{.utf8 = false, .colours = 256}, TIER_PLAIN},
        {{.utf8 = true, .colours = 256, .slow = true}, TIER_PLAIN},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(tier_choose(&cases[i].signs), cases[i].tier);
    }
}

/* A student knows better, but for glyphs that the locale would spoil. */
static void tier__asked_for__is_taken_where_there_is_utf8(void **state)
{
    (void)state;
    for (enum tier wanted = TIER_PLAIN; wanted < TIER_COUNT; wanted++) {
        struct tier_signs signs = {.asked = true, .wanted = wanted, .utf8 = true, .slow = true};
        assert_int_equal(tier_choose(&signs), wanted);
        signs.utf8 = false;
        assert_int_equal(tier_choose(&signs), TIER_PLAIN);
    }
}

static void tier__turned_by_the_key__comes_round(void **state)
{
    (void)state;
    assert_int_equal(tier_next(TIER_PLAIN), TIER_RICH);
    assert_int_equal(tier_next(TIER_RICH), TIER_BLOCKS);
    assert_int_equal(tier_next(TIER_BLOCKS), TIER_PLAIN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tier__of_a_terminal__is_rich_where_it_can_be_shown),
        cmocka_unit_test(tier__asked_for__is_taken_where_there_is_utf8),
        cmocka_unit_test(tier__turned_by_the_key__comes_round),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
