/* The catalog of the program's own data: tracks, controls, rules, designs by name, locks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ours.h"
#include "course/nearest.h"
#include "design/evaluate.h"
#include "design/judge.h"
#include "design/scenario.h"

static const struct catalog *catalog_of(void **state)
{
    return *state;
}

static const struct track *track(void **state, const char *id)
{
    const struct track *found = track_find(*state, id);
    assert_non_null(found);
    return found;
}

/* ---- what was read ---- */

static void catalog__has__four_tracks_in_order(void **state)
{
    static const char *const order[] = {"cloud", "edge", "mobile", "tiny"};
    assert_int_equal(catalog_of(state)->track_count, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(catalog_of(state)->tracks[i].id, order[i]);
    }
    assert_null(track_find(*state, "clod"));
    assert_int_equal(strlen(catalog_of(state)->digest), 64);
}

static void catalog__lets__a_track_override_what_all_share(void **state)
{
    assert_float_equal(track(state, "cloud")->defaults.in.scaling.nodes, 1e5, 0);
    assert_float_equal(track(state, "mobile")->defaults.in.scaling.nodes, 1e9, 0);
    assert_float_equal(track(state, "cloud")->defaults.in.scaling.route_factor, 1.5, 0);
    const struct part *part = &track(state, "mobile")->parts[0];
    assert_float_equal(control_find(part, "nodes")->max, 1e9, 0);
    assert_float_equal(control_find(part, "nodes")->min, 1, 0);
}

static void catalog__copies__a_row_into_the_defaults(void **state)
{
    const struct design *defaults = &track(state, "cloud")->defaults;
    assert_float_equal(defaults->in.scaling.params, 405e9, 0);
    assert_float_equal(defaults->in.scaling.layers, 126, 0);
    assert_float_equal(defaults->in.scaling.peak_flops, 989e12, 0);
    assert_float_equal(defaults->in.reliability.grid_intensity, 0.384, 0);
    assert_float_equal(defaults->in.scaling.dispersion_km, 10000, 0);
    assert_true(defaults->rows[ROW_SITE_PLAN] >= 0);
}

static void catalog__leaves__unknown_what_a_track_lacks(void **state)
{
    const struct design *tiny = &track(state, "tiny")->defaults;
    char buffer[VALUE_BYTES];
    assert_true(isnan(tiny->in.scaling.batch_tokens));
    assert_string_equal(design_get(&catalog_of(state)->reference, tiny, "batch_tokens", buffer),
                        "nan");
    assert_string_equal(design_get(&catalog_of(state)->reference, tiny, "model", buffer), "nan");
}

static void catalog__orders__sliders_first(void **state)
{
    for (size_t t = 0; t < catalog_of(state)->track_count; t++) {
        for (size_t p = 0; p < PARTS; p++) {
            const struct part *part = &catalog_of(state)->tracks[t].parts[p];
            assert_int_not_equal(part->slider_count, 0);
            for (size_t i = 0; i < part->control_count; i++) {
                assert_true((part->controls[i].slider > 0) == (i < part->slider_count));
                assert_true(i == 0 || i >= part->slider_count ||
                            part->controls[i].slider > part->controls[i - 1].slider);
            }
        }
    }
}

static void catalog__reads__rules_in_order(void **state)
{
    const struct part *part = &track(state, "cloud")->parts[1];
    assert_int_equal(part->aim_count, 3);
    assert_string_equal(part->aims[0].id, "carbon");
    assert_string_equal(part->aims[0].name, "carbon_per_weight_mg");
    assert_int_equal(part->aims[0].relation, RELATION_AT_MOST);
    assert_string_equal(part->aims[0].limit.output->name, "target_mg");
    assert_string_equal(part->aims[1].id, "cost");
    assert_string_equal(part->aims[2].name, "window_share");
    assert_non_null(part->aims[2].value.figure);
    assert_string_equal(part->objective->name, "fleet_goodput");
    assert_int_equal(part->runs, 10);
}

/* ---- rules ---- */

static void rule__holds__by_relation(void **state)
{
    static const struct {
        enum relation relation;
        enum holds below, at, above;
    } cases[] = {
        {RELATION_AT_MOST, RULE_HOLDS, RULE_HOLDS, RULE_FAILS},
        {RELATION_BELOW, RULE_HOLDS, RULE_FAILS, RULE_FAILS},
        {RELATION_AT_LEAST, RULE_FAILS, RULE_HOLDS, RULE_HOLDS},
        {RELATION_ABOVE, RULE_FAILS, RULE_FAILS, RULE_HOLDS},
        {RELATION_EQUALS, RULE_FAILS, RULE_HOLDS, RULE_FAILS},
    };
    struct design design = track(state, "cloud")->defaults;
    struct sim_outputs out = {0};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct rule rule = {.name = "ci_ratio",
                            .relation = cases[i].relation,
                            .value.output = sim_output_find("ci_ratio"),
                            .limit.number = 1};
        out.scaling.ci_ratio = 0.5;
        assert_int_equal(rule_holds(&rule, &design, &out), cases[i].below);
        out.scaling.ci_ratio = 1;
        assert_int_equal(rule_holds(&rule, &design, &out), cases[i].at);
        out.scaling.ci_ratio = 1.5;
        assert_int_equal(rule_holds(&rule, &design, &out), cases[i].above);
        out.scaling.ci_ratio = NAN;
        assert_int_equal(rule_holds(&rule, &design, &out), RULE_UNKNOWN);
    }
}

static void rule__compares__inputs(void **state)
{
    struct design design = track(state, "cloud")->defaults;
    struct sim_outputs out = {0};
    struct rule rule = {.name = "size",
                        .relation = RELATION_EQUALS,
                        .value.param = sim_param_find("size"),
                        .limit.param = sim_param_find("board_size")};
    assert_int_equal(rule_holds(&rule, &design, &out), RULE_HOLDS);
    design.in.compound.size = 6;
    assert_int_equal(rule_holds(&rule, &design, &out), RULE_FAILS);
    assert_float_equal(rule_value(&rule, &design, &out), 6, 0);
    assert_float_equal(rule_limit(&rule, &design, &out), 5, 0);
}

static void rule__recognises__reasons(void **state)
{
    struct design design = track(state, "cloud")->defaults;
    struct sim_outputs out;
    struct rule rule = {.part = SIM_PART_SCALING, .reason = "model_does_not_fit"};
    design_evaluate(SIM_PART_SCALING, &design, &out);
    assert_int_equal(rule_holds(&rule, &design, &out), RULE_FAILS);
    design.in.scaling.nodes = 1;
    design_evaluate(SIM_PART_SCALING, &design, &out);
    assert_int_equal(rule_holds(&rule, &design, &out), RULE_HOLDS);
}

/* ---- designs ---- */

static void design_set__takes__what_design_get_gives(void **state)
{
    size_t count;
    const struct sim_param *params = sim_param_table(&count);
    for (size_t t = 0; t < catalog_of(state)->track_count; t++) {
        const struct design *defaults = &catalog_of(state)->tracks[t].defaults;
        for (size_t i = 0; i < count; i++) {
            struct design copy = *defaults;
            char buffer[VALUE_BYTES], why[WHY_BYTES];
            const char *text = design_get(&catalog_of(state)->reference, defaults, params[i].name,
                                          buffer);
            if (strcmp(text, "nan") != 0) {
                assert_true(
                    design_set(&catalog_of(state)->reference, &copy, params[i].name, text, why));
                assert_memory_equal(&copy, defaults, sizeof copy);
            }
        }
    }
}

static void design_set__refuses__and_says_why(void **state)
{
    static const struct {
        const char *name, *text, *says;
    } cases[] = {
        {"nods", "5", "did you mean nodes?"},
        {"gird", "us", "did you mean grid?"},
        {"nodes", "0", "give a whole number at least 1"},
        {"nodes", "1.5", "give a whole number at least 1"},
        {"nodes", "many", "is not a number"},
        {"nodes", "nan", "is not a number"},
        {"nodes", "1e999", "is not a number"},
        {"nodes", "", "is not a number"},
        {"global_share", "1.01", "give at least 0 and at most 1"},
        {"topology", "ring", "choose fat_tree or torus"},
        {"topology", "1", "choose fat_tree or torus"},
        {"verifier", "maybe", "write on or off"},
        {"grid", "mars", "choose world, us"},
    };
    const struct design *defaults = &track(state, "cloud")->defaults;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct design design = *defaults;
        char why[WHY_BYTES] = "";
        assert_false(
            design_set(&catalog_of(state)->reference, &design, cases[i].name, cases[i].text, why));
        assert_non_null(strstr(why, cases[i].says));
        assert_memory_equal(&design, defaults, sizeof design);
    }
}

static void design_set__understands__suffixes_and_rows(void **state)
{
    struct design design = track(state, "cloud")->defaults;
    char why[WHY_BYTES], buffer[VALUE_BYTES];
    assert_true(design_set(&catalog_of(state)->reference, &design, "nodes", "100k", why));
    assert_float_equal(design.in.scaling.nodes, 1e5, 0);
    assert_true(design_set(&catalog_of(state)->reference, &design, "verifier", "on", why));
    assert_float_equal(design.in.compound.verifier, 1, 0);
    assert_true(design_set(&catalog_of(state)->reference, &design, "model", "llama-3.1-8b", why));
    assert_float_equal(design.in.scaling.layers, 32, 0);
    assert_string_equal(design_get(&catalog_of(state)->reference, &design, "model", buffer),
                        "llama-3.1-8b");
    assert_null(design_get(&catalog_of(state)->reference, &design, "nods", buffer));
}

static void design_conflict__names__values_that_do_not_fit(void **state)
{
    struct design design = track(state, "tiny")->defaults;
    char why[WHY_BYTES];
    assert_null(design_conflict(&design, why));
    design.in.compound.quorum = 6;
    assert_non_null(strstr(design_conflict(&design, why), "quorum 6 is above size 5"));
    design.in.compound.quorum = 3;
}

static void control_put__stays__in_range(void **state)
{
    const struct track *cloud = track(state, "cloud");
    const struct control *nodes = control_find(&cloud->parts[0], "nodes");
    struct design design = cloud->defaults;
    control_put(nodes, &design, 1e12);
    assert_float_equal(control_value(nodes, &design), nodes->max, 0);
    control_put(nodes, &design, 0);
    assert_float_equal(control_value(nodes, &design), 1, 0);
    control_put(nodes, &design, 12.6);
    assert_float_equal(control_value(nodes, &design), 13, 0);
}

static void part_pin__returns__the_tracks_own_fleet(void **state)
{
    const struct track *mobile = track(state, "mobile");
    struct design design = mobile->defaults;
    design.in.scaling.nodes = 5000;
    design.in.scaling.dispersion_km = 3;
    design.in.scaling.local_steps = 7;
    part_pin(mobile, SIM_PART_FINALE, &design);
    assert_float_equal(design.in.scaling.nodes, 1e9, 0);
    assert_float_equal(design.in.scaling.dispersion_km, 1e4, 0);
    assert_float_equal(design.in.scaling.local_steps, 7, 0);
}

/* A part with sliders is judged at what they say: that the fleet is the mission's is an aim. */
static void aims__ask__for_the_tracks_own_fleet(void **state)
{
    for (size_t t = 0; t < catalog_of(state)->track_count; t++) {
        const struct track *each = &catalog_of(state)->tracks[t];
        const struct part *part = &each->parts[SIM_PART_SCALING - 1];
        for (int i = SIM_PART_SCALING; i <= SIM_PART_COMPOUND; i++) {
            assert_int_equal(each->parts[i - 1].pinned_count, 0);
        }
        for (size_t i = 0; i < 2; i++) {
            const char *name = i == 0 ? "nodes" : "dispersion_km";
            const struct rule *aim = part->aims;
            while (strcmp(aim->name, name) != 0) {
                assert_true(++aim < part->aims + part->aim_count);
            }
            assert_int_equal(aim->relation, RELATION_EQUALS);
            assert_true(aim->limit.number ==
                        sim_param_get(&each->defaults.in, sim_param_find(name)));
        }
    }
}

static void part_pin__puts__the_site_plan(void **state)
{
    const struct track *cloud = track(state, "cloud");
    struct design design = cloud->defaults;
    char why[WHY_BYTES];
    const struct table *plans = table_find(&catalog_of(state)->reference.tables, "site_plans");
    assert_true(design_set(&catalog_of(state)->reference, &design, "site_plan",
                           table_cell(plans, 0, "name"), why));
    design.in.scaling.dispersion_km = 1;
    part_pin(cloud, SIM_PART_FINALE, &design);
    assert_float_equal(design.in.scaling.dispersion_km,
                       strtod(table_cell(plans, 0, "dispersion_km"), NULL), 0);
}

/* ---- locks ---- */

static void lock_scenario__varies__only_its_names(void **state)
{
    for (size_t t = 0; t < catalog_of(state)->track_count; t++) {
        const struct track *one = &catalog_of(state)->tracks[t];
        for (enum sim_part part = SIM_PART_SCALING; part < SIM_PART_FINALE; part++) {
            size_t different = 0;
            for (unsigned variant = 0; variant < VARIANTS; variant++) {
                struct design scenario;
                char why[WHY_BYTES], buffer[VALUE_BYTES];
                lock_scenario(*state, one, part, variant, &scenario);
                different += memcmp(&scenario, &one->defaults, sizeof scenario) != 0;
                for (const char *const *name = lock_names(one, part); *name != NULL; name++) {
                    const char *text = design_get(&catalog_of(state)->reference, &one->defaults,
                                                  *name, buffer);
                    assert_true(
                        design_set(&catalog_of(state)->reference, &scenario, *name, text, why));
                }
                assert_memory_equal(&scenario, &one->defaults, sizeof scenario);
            }
            assert_true(different > VARIANTS / 2);
        }
    }
}

static const char *meant(const char *word)
{
    struct nearest nearest = {.word = word};
    nearest_offer_inputs(&nearest);
    return nearest.name;
}

static void nearest__mends__a_slip(void **state)
{
    (void)state;
    assert_string_equal(meant("dispersion"), "dispersion_km");
    assert_string_equal(meant("node"), "nodes");
    assert_string_equal(meant("Chekpoint_intervall"), "checkpoint_interval");
    assert_string_equal(meant("quorum"), "quorum");
    assert_string_equal(meant("checkpoint"), "checkpoint_interval"); /* its beginning */
    assert_null(meant("zzzzzzzz"));
    assert_null(meant(""));
    assert_null(meant("a_name_far_longer_than_any_that_an_input_of_this_lab_has"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nearest__mends__a_slip),
        cmocka_unit_test(catalog__has__four_tracks_in_order),
        cmocka_unit_test(catalog__lets__a_track_override_what_all_share),
        cmocka_unit_test(catalog__copies__a_row_into_the_defaults),
        cmocka_unit_test(catalog__leaves__unknown_what_a_track_lacks),
        cmocka_unit_test(catalog__orders__sliders_first),
        cmocka_unit_test(catalog__reads__rules_in_order),
        cmocka_unit_test(rule__holds__by_relation),
        cmocka_unit_test(rule__compares__inputs),
        cmocka_unit_test(rule__recognises__reasons),
        cmocka_unit_test(design_set__takes__what_design_get_gives),
        cmocka_unit_test(design_set__refuses__and_says_why),
        cmocka_unit_test(design_set__understands__suffixes_and_rows),
        cmocka_unit_test(design_conflict__names__values_that_do_not_fit),
        cmocka_unit_test(control_put__stays__in_range),
        cmocka_unit_test(part_pin__returns__the_tracks_own_fleet),
        cmocka_unit_test(aims__ask__for_the_tracks_own_fleet),
        cmocka_unit_test(part_pin__puts__the_site_plan),
        cmocka_unit_test(lock_scenario__varies__only_its_names),
    };
    return cmocka_run_group_tests_name("catalog", tests, our_catalog_load, our_catalog_free);
}
