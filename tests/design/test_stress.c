/* Stress: the ladder put on a design, climbed and mended, held against steps taken by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../course/ours.h"
#include "design/mend.h"

static struct catalog *catalog;

static const struct part *finale_of(const struct track *track)
{
    return &track->parts[SIM_PART_FINALE - 1];
}

/* Whether an aim holds at a step, by the full evaluation. */
static bool holds_at(const struct track *track, size_t step, const struct design *design,
                     size_t aim)
{
    struct design struck = *design;
    struct judged judged;
    stress_put(track, step, &struck);
    judge_design(track, SIM_PART_FINALE, &struck, &judged);
    return rule_holds(&finale_of(track)->aims[aim], &judged.design, &judged.out) == RULE_HOLDS;
}

static void stress__of_the_edge__is_what_the_budget_buys(void **state)
{
    const struct track *track = track_find(catalog, "edge");
    struct design design = track->defaults;
    struct judged judged;
    (void)state;
    stress_put(track, 3, &design);
    judge_design(track, SIM_PART_FINALE, &design, &judged);
    assert_true(judged.out.finale.attack_share == 420.0 / (420.0 + 120.0)); /* 10 $ a voice */
}

static void stress__put_and_taken_away__leaves_the_design(void **state)
{
    (void)state;
    for (size_t t = 0; t < catalog->track_count; t++) {
        const struct track *track = &catalog->tracks[t];
        struct design up = track->defaults, straight = track->defaults;
        for (size_t step = 1; step <= track->stress.count; step++) {
            stress_put(track, step, &up);
        }
        stress_put(track, track->stress.count, &straight);
        assert_memory_equal(&up.in, &straight.in, sizeof up.in);
        assert_memory_not_equal(&up.in, &track->defaults.in, sizeof up.in);
        stress_put(track, 1, &up);
        stress_put(track, 0, &up);
        assert_memory_equal(&up.in, &track->defaults.in, sizeof up.in);
    }
}

/* What repairs may move stays struck, whatever they move. */
static void stress__stays__while_controls_move(void **state)
{
    (void)state;
    for (size_t t = 0; t < catalog->track_count; t++) {
        const struct track *track = &catalog->tracks[t];
        struct design design = track->defaults;
        stress_put(track, 2, &design);
        for (size_t i = 0; i < track->stress.bench.slider_count; i++) {
            control_put(&track->stress.bench.controls[i], &design,
                        track->stress.bench.controls[i].max);
        }
        part_pin(track, SIM_PART_FINALE, &design);
        for (size_t i = 0; i < track->stress.steps[1].count; i++) {
            const struct stress_value *value = &track->stress.steps[1].values[i];
            assert_true(control_value(value->control, &design) == value->value);
        }
    }
}

/* Met aims hold below the step, and the one that is named doesn't hold there. */
static void climb__names__the_first_that_crosses(void **state)
{
    (void)state;
    for (size_t t = 0; t < catalog->track_count; t++) {
        const struct track *track = &catalog->tracks[t];
        const struct design *design = &track->defaults;
        stress_aims kept = stress_met(track, 0, design);
        struct strike strike = stress_climb(track, kept, design);
        size_t held = strike_held(track, &strike);
        for (size_t i = 0; i < finale_of(track)->aim_count; i++) {
            assert_int_equal((kept & 1U << i) != 0, holds_at(track, 0, design, i));
            for (size_t step = 1; kept & 1U << i && step <= held; step++) {
                assert_true(holds_at(track, step, design, i));
            }
            bool broken = strike.step && kept & 1U << i && !holds_at(track, strike.step, design, i);
            assert_int_equal((strike.broken & 1U << i) != 0, broken);
        }
        assert_true(strike.step ? strike.broken & 1U << (strike.aim - finale_of(track)->aims)
                                : strcmp(strike_id(&strike), STRESS_HOLDS) == 0);
    }
}

/* A fleet that the attack breaks; dearer identities or more neighbours mend it. */
static void mend__found__holds_with_few_changes(void **state)
{
    const struct track *track = track_find(catalog, "edge");
    struct design design = track->defaults;
    struct mend mend;
    char why[WHY_BYTES];
    (void)state;
    design.in.compound.size = 9;
    design.in.compound.quorum = 3;
    design.in.compound.verifier = design.in.compound.reasoner = 1;
    design.in.finale.identity_price = 150;
    assert_true(design_set(&catalog->reference, &design, "judge", "sensor", why));
    assert_true(design_set(&catalog->reference, &design, "diversity", "distinct", why));
    stress_aims kept = stress_met(track, 0, &design);
    struct strike strike = stress_climb(track, kept, &design);
    assert_true(strike.step > 0);
    assert_true(mend_find(track, strike.step, kept, &design, &mend));
    assert_true(mend.count > 0 && mend.count <= (size_t)track->stress.repairs);
    for (size_t i = 0; i < mend.count; i++) {
        for (size_t k = 0; k < i; k++) {
            assert_ptr_not_equal(mend.moves[i].control, mend.moves[k].control);
        }
        control_put(mend.moves[i].control, &design, mend.moves[i].value);
    }
    for (size_t i = 0; i < finale_of(track)->aim_count; i++) {
        assert_true(!(kept & 1U << i) || holds_at(track, strike.step, &design, i));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stress__of_the_edge__is_what_the_budget_buys),
        cmocka_unit_test(stress__put_and_taken_away__leaves_the_design),
        cmocka_unit_test(stress__stays__while_controls_move),
        cmocka_unit_test(climb__names__the_first_that_crosses),
        cmocka_unit_test(mend__found__holds_with_few_changes),
    };
    catalog = our_catalog();
    int failed = cmocka_run_group_tests_name("stress", tests, NULL, NULL);
    catalog_free(catalog);
    return failed;
}
