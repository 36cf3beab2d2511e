/* How far off something is, in words: no factor that reads as one, no share in thousands. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "design/evaluate.h"
#include "design/scenario.h"
#include "design/truth.h"
#include "scenes/number_off.h"
#include "scenes/verdicts.h"
#include "sim/interval.h"
#include "sim/process.h"
#include "worded.h"

static void relative__is__a_share_or_a_factor_up_to_a_hundred(void **state)
{
    static const struct {
        double share;
        const char *told;
    } cases[] = {{0.0778, "7.8 %"},      {0.44, "44 %"},
                 {1, "1.0 x"},           {1.27, "1.3 x"},
                 {99.4, "99 x"},         {100, "100 x or more"},
                 {999, "100 x or more"}, {INFINITY, "100 x or more"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_string_equal(build_relative(&build, cases[i].share), cases[i].told);
    }
}

static void margin__is_told__by_what_its_limit_is(void **state)
{
    const struct rule most = {.relation = RELATION_AT_MOST},
                      least = {.relation = RELATION_AT_LEAST}, same = {.relation = RELATION_EQUALS};
    (void)state;
    assert_string_equal(margin_text(&build, &most, 0.12), "margin 12 %");
    assert_string_equal(margin_text(&build, &most, -0.44), "over by 44 %");
    assert_string_equal(margin_text(&build, &least, -0.44), "short by 44 %");
    assert_string_equal(margin_text(&build, &least, -999), "short by 100 x or more");
    assert_string_equal(margin_text(&build, &most, -0.87), "over by 87 %");
    assert_string_equal(margin_text(&build, &most, -1.27), "2.3 x the limit");
    assert_string_equal(margin_text(&build, &most, -999), "1,000 x or more");
    assert_string_equal(margin_text(&build, &same, -0.5), "off by 50 %");
    assert_string_equal(margin_text(&build, &most, NAN), "");
}

static void prediction__that_reads_as_the_result__is_as_predicted(void **state)
{
    static const struct {
        enum sim_part part;
        double said, truth;
        const char *told;
    } cases[] = {
        {SIM_PART_SCALING, 30.9, 30.9, "as predicted"},
        {SIM_PART_SCALING, 30.9, 31.9, "as predicted"},
        {SIM_PART_SCALING, 30.9, 33, "off by 1.1 x"},
        {SIM_PART_SCALING, 1, 4.2, "off by 4.2 x"},
        {SIM_PART_SCALING, 1, 3e9, "off by 100 x or more"},
        {SIM_PART_RELIABILITY, 0, 0, "as predicted"},
        {SIM_PART_RELIABILITY, 0, 0.03, "off by 100 x or more"},
        {SIM_PART_RELIABILITY, -0.0358, -0.0359, "as predicted"},
        {SIM_PART_RELIABILITY, -0.0358, 0.0358, "the other sign"},
        {SIM_PART_COMPOUND, 1.2, 1.20019, "as predicted"},
        {SIM_PART_COMPOUND, 1.2, 3.2, "off by 2.0 nines"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_string_equal(number_off(&build, cases[i].part, cases[i].said, cases[i].truth),
                            cases[i].told);
    }
}

static const char *second_site(const struct stage *stage)
{
    const struct scene_plot *plot = play_instrument(stage, "work")->plot;
    assert_int_equal(plot->marks[1].letter, 'B');
    return plot->marks[1].label;
}

static void second_site__where_nothing_falls__says_so(void **state)
{
    (void)state;
    struct stage *stage = play_open(catalog, play_ledger(), "mobile", 1, NULL);
    play_to_workbench(stage, 1, "hop3", "light");
    assert_non_null(strstr(second_site(stage), " times less"));
    assert_true(play_type(stage, "dispersion_km", "1"));
    assert_string_equal(second_site(stage), "second site: no fall");
    assert_non_null(strstr(play_instrument(stage, "work")->sentence, "next to nothing"));
    stage_close(stage);
}

/* A step that is next to no longer is not why a member's useful time falls by a twelfth. */
static void second_site__where_models_drift_apart__says_so(void **state)
{
    (void)state;
    struct stage *stage = play_open(catalog, play_ledger(), "cloud", 1, NULL);
    play_to_workbench(stage, 1, "hop3", "light");
    assert_true(play_type(stage, "topology", "torus") && play_type(stage, "scaling", "weak"));
    assert_true(play_type(stage, "local_steps", "1"));
    assert_null(strstr(play_instrument(stage, "work")->sentence, "drift"));
    assert_true(play_type(stage, "local_steps", "100"));
    assert_non_null(strstr(play_instrument(stage, "work")->sentence, "Most of it is drift"));
    assert_null(strstr(play_instrument(stage, "work")->sentence, "Light"));
    stage_close(stage);
}

/* Whatever the distance and the rhythm: light makes a part of what is lost, or all. */
static void light__makes__no_more_than_all(void **state)
{
    static const char *const km[] = {"10", "1000", "5000", "12600"}, *const steps[] = {"1", "50"};
    size_t shares = 0, alone = 0;
    (void)state;
    for (size_t t = 0; t < catalog->track_count; t++) {
        struct stage *stage = play_open(catalog, play_ledger(), catalog->tracks[t].id, 1, NULL);
        play_to_workbench(stage, 1, "hop3", "light");
        for (size_t i = 0; i < 16; i++) {
            play_type(stage, "topology", i < 8 ? "fat tree" : "torus");
            play_type(stage, "dispersion_km", km[i / 2 % 4]);
            play_type(stage, "local_steps", steps[i % 2]);
            const char *told = play_instrument(stage, "work")->sentence;
            const char *share = strstr(told, "Light makes ");
            alone += strstr(told, "would take no longer") != NULL;
            assert_null(strstr(told, " -"));
            if (share) {
                double percent = strtod(share + strlen("Light makes "), NULL);
                if (percent < 0 || percent > 100) {
                    fail_msg("%s: %s", catalog->tracks[t].id, told);
                }
                shares++;
            }
        }
        stage_close(stage);
    }
    assert_true(shares > 0 && alone > 0);
}

/* No variant's scenario has a placeholder that is left, or a factor that is one. */
static void scenario__says__a_factor_of_one_in_words(void **state)
{
    static const char *const bad[] = {"{", "once in 1 ", " 1 times", "1 members", NULL};
    (void)state;
    for (size_t i = 0; i < catalog->track_count; i++) {
        for (int part = SIM_PART_SCALING; part <= SIM_PART_COMPOUND; part++) {
            for (unsigned variant = 0; variant < VARIANTS; variant++) {
                struct design design;
                lock_scenario(catalog, &catalog->tracks[i], (enum sim_part)part, variant, &design);
                struct build about = build_about(&build, part, &design, NULL);
                about.track = &catalog->tracks[i];
                const char *text = build_text(&about, "lock.scenario");
                for (size_t j = 0; bad[j]; j++) {
                    if (strstr(text, bad[j])) {
                        fail_msg("%s, part %d, variant %u: \"%s\" in: %s", about.track->id, part,
                                 variant, bad[j], text);
                    }
                }
            }
        }
    }
}

/* What is said of one variant's result, all of it at once. */
static const char *told(const struct track *track, enum sim_part part, unsigned variant)
{
    struct design design;
    struct sim_outputs out;
    struct truth truth;
    lock_scenario(catalog, track, part, variant, &design);
    design_evaluate(part, &design, &out);
    truth_find(part, &design, &truth);
    struct build about = build_about(&build, (int)part, &design, &out);
    about.track = track;
    const struct part *data = &track->parts[part - 1];
    const char *why = build_textf(&about, "reveal.choice.%s", data->lock_choices[truth.choice]);
    const char *how = build_textf(&about, "reveal.mechanism.%s",
                                  data->lock_mechanisms[truth.mechanism]);
    return arena_join(sheet.arena, why, " ", how, " ", build_text(&about, "reveal.2"));
}

static void reveal__says__no_factor_of_one(void **state)
{
    static const char *const bad[] = {"{", "once in 1 ", " 1 times", "[", NULL};
    (void)state;
    for (size_t i = 0; i < catalog->track_count; i++) {
        for (int part = SIM_PART_SCALING; part <= SIM_PART_COMPOUND; part++) {
            for (unsigned variant = 0; variant < VARIANTS; variant++) {
                const char *text = told(&catalog->tracks[i], (enum sim_part)part, variant);
                for (size_t j = 0; bad[j]; j++) {
                    if (strstr(text, bad[j])) {
                        fail_msg("%s, part %d, variant %u: \"%s\" in: %s", catalog->tracks[i].id,
                                 part, variant, bad[j], text);
                    }
                }
            }
        }
    }
}

/* For the least carbon the interval is shorter, and halving pays off earlier: the reveal of part 2
 * says so of every variant. */
static void reveal__of_part_two__holds_for_every_variant(void **state)
{
    (void)state;
    for (size_t i = 0; i < catalog->track_count; i++) {
        for (unsigned variant = 0; variant < VARIANTS; variant++) {
            struct design design;
            struct sim_outputs out;
            lock_scenario(catalog, &catalog->tracks[i], SIM_PART_RELIABILITY, variant, &design);
            design_evaluate(SIM_PART_RELIABILITY, &design, &out);
            const struct sim_reliability_in *in = &design.in.reliability;
            struct sim_process process = sim_process_of(in);
            assert_true(sim_interval_carbon_optimum(in) < out.reliability.optimum);
            assert_true(sim_interval_break_even(in) < 2 * sqrt(process.stall * process.mtbf));
        }
    }
}

/* What a brief says of an aim is the limit that the data give it. */
static void brief__names__the_limit_of_the_aim(void **state)
{
    static const struct {
        const char *track, *id, *limit;
    } cases[] = {{"cloud", "brief.3", "one in 50.0 s"},
                 {"cloud", "brief.6", "write 100 /s tokens"},
                 {"mobile", "brief.3", "more than 20.0 mHz"},
                 {"mobile", "brief.4", "at most 600 s"},
                 {"tiny", "brief.6", "within 10.0 ms and on 1.00 mW"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct build about = build;
        about.track = track_find(catalog, cases[i].track);
        about.part = SIM_PART_FINALE;
        about.design = &about.track->defaults;
        if (!strstr(build_text(&about, cases[i].id), cases[i].limit)) {
            fail_msg("%s: %s", cases[i].track, build_text(&about, cases[i].id));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(relative__is__a_share_or_a_factor_up_to_a_hundred),
        cmocka_unit_test(margin__is_told__by_what_its_limit_is),
        cmocka_unit_test(prediction__that_reads_as_the_result__is_as_predicted),
        cmocka_unit_test(second_site__where_nothing_falls__says_so),
        cmocka_unit_test(second_site__where_models_drift_apart__says_so),
        cmocka_unit_test(light__makes__no_more_than_all),
        cmocka_unit_test(scenario__says__a_factor_of_one_in_words),
        cmocka_unit_test(reveal__says__no_factor_of_one),
        cmocka_unit_test(reveal__of_part_two__holds_for_every_variant),
        cmocka_unit_test(brief__names__the_limit_of_the_aim),
    };
    return cmocka_run_group_tests_name("told", tests, set_up, tear_down);
}
