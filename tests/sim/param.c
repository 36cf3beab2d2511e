/* Inputs and outputs by name. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fixture.h"
#include "sim/random.h"

static void table__has_unique_names__that_are_found(void **state)
{
    size_t count;
    const struct sim_param *params = sim_param_table(&count);

    (void)state;
    for (size_t i = 0; i < count; i++) {
        assert_ptr_equal(sim_param_find(params[i].name), &params[i]);
    }
    assert_null(sim_param_find("no_such_parameter"));
}

static void table__covers_every_input__once(void **state)
{
    size_t count;
    const struct sim_param *params = sim_param_table(&count);
    unsigned char seen[sizeof(struct sim_inputs)] = {0};

    (void)state;
    for (size_t i = 0; i < count; i++) {
        for (size_t at = 0; at < sizeof(double); at++) {
            assert_int_equal(seen[params[i].offset + at]++, 0);
        }
    }
    for (size_t at = 0; at < sizeof seen; at++) {
        assert_int_equal(seen[at], 1);
    }
}

static void outputs__have_unique_names__that_are_found(void **state)
{
    size_t count;
    const struct sim_output *outputs = sim_output_table(&count);

    (void)state;
    for (size_t i = 0; i < count; i++) {
        assert_ptr_equal(sim_output_find(outputs[i].name), &outputs[i]);
    }
    assert_null(sim_output_find("no_such_output"));
}

/* Every double of the outputs has a row; only the parts' reasons are left. */
static void outputs__cover__every_number(void **state)
{
    size_t count;

    (void)state;
    sim_output_table(&count);
    assert_int_equal(count, offsetof(struct sim_scaling_out, reason) / sizeof(double) +
                                offsetof(struct sim_saturation_out, reason) / sizeof(double) +
                                sizeof(struct sim_cliff_out) / sizeof(double) +
                                offsetof(struct sim_reliability_out, reason) / sizeof(double) +
                                offsetof(struct sim_compound_out, reason) / sizeof(double) +
                                offsetof(struct sim_finale_out, reason) / sizeof(double));
}

static void put__then_get__returns_the_value(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);
    const struct sim_param *nodes = sim_param_find("nodes");

    (void)state;
    assert_true(sim_param_put(&inputs, nodes, 4096.0));
    assert_true(sim_param_get(&inputs, nodes) == 4096.0);
    assert_true(inputs.scaling.nodes == 4096.0);
}

static void put__outside_the_domain__changes_nothing(void **state)
{
    static const struct {
        const char *name;
        double value;
        bool accepted;
    } rows[] = {
        {"nodes", 0.0, false},        {"nodes", 1.0, true},
        {"nodes", 1.5, false},        {"nodes", NAN, false},
        {"nodes", INFINITY, false},   {"nodes", -1.0, false},
        {"overlap", 0.0, true},       {"overlap", 1.0, true},
        {"overlap", 1.01, false},     {"write", 0.0, true},
        {"work", 0.0, false},         {"work", 1e-300, true},
        {"eta", 1.01, false},         {"eta", 1.0, true},
        {"pause_hours", 24.1, false}, {"pause_hours", 24.0, true},
        {"eta", 0.0, false},          {"verifier", 1.0, true},
        {"verifier", 0.5, false},     {"verifier", 2.0, false},
        {"topology", 1.0, true},      {"topology", 2.0, false},
        {"rho", 1.0, true},           {"agreement", 1.01, false},
        {"size", SIM_SIZE_MAX, true}, {"size", SIM_SIZE_MAX + 1.0, false},
        {"frame_loss", 0.5, true},    {"frame_loss", 1.0, false},
        {"sybil", 1.0, false},        {"neighbours", 1e6, true},
        {"neighbours", 1e9, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sim_inputs inputs = fixture_track(SIM_CLOUD);
        const struct sim_param *param = sim_param_find(rows[i].name);
        double before = sim_param_get(&inputs, param);
        assert_int_equal(sim_param_accepts(param, rows[i].value), rows[i].accepted);
        assert_int_equal(sim_param_put(&inputs, param, rows[i].value), rows[i].accepted);
        assert_true(sim_param_get(&inputs, param) == (rows[i].accepted ? rows[i].value : before));
    }
}

static void choices__are_found__by_name(void **state)
{
    (void)state;
    assert_int_equal(sim_param_choice(sim_param_find("topology"), "fat_tree"), SIM_FAT_TREE);
    assert_int_equal(sim_param_choice(sim_param_find("topology"), "torus"), SIM_TORUS);
    assert_int_equal(sim_param_choice(sim_param_find("topology"), "ring"), -1);
    assert_int_equal(sim_param_choice(sim_param_find("nodes"), "torus"), -1);
}

static void choices__fill__their_domain(void **state)
{
    size_t count;
    const struct sim_param *params = sim_param_table(&count);

    (void)state;
    for (size_t i = 0; i < count; i++) {
        int names = 0;
        assert_int_equal(params[i].choices != NULL, params[i].kind == SIM_CHOICE);
        while (params[i].choices != NULL && params[i].choices[names] != NULL) {
            names++;
        }
        if (names > 0) {
            assert_true(params[i].max == names - 1.0);
        }
    }
}

static void check__refuses__impossible_combinations(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_TINY);

    (void)state;
    assert_int_equal(sim_param_check(&inputs), SIM_OK);
    inputs.compound.quorum = 6.0;
    assert_int_equal(sim_param_check(&inputs), SIM_QUORUM_ABOVE_SIZE);
}

static void reasons__have__distinct_ids(void **state)
{
    (void)state;
    assert_string_equal(sim_reason_id(SIM_OK), "ok");
    assert_string_equal(sim_reason_id(SIM_MODEL_DOES_NOT_FIT), "model_does_not_fit");
    for (int i = 0; i < SIM_REASON_COUNT; i++) {
        assert_non_null(sim_reason_id((enum sim_reason)i));
        for (int j = 0; j < i; j++) {
            assert_string_not_equal(sim_reason_id((enum sim_reason)i),
                                    sim_reason_id((enum sim_reason)j));
        }
    }
}

static void part_reason__is__of_that_part(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);
    struct sim_outputs outputs;

    (void)state;
    inputs.scaling.nodes = 127.0;
    inputs.compound.quorum = 6.0;
    sim_finale_eval(&inputs, &outputs);
    assert_int_equal(sim_output_reason(&outputs, SIM_PART_SCALING), SIM_MODEL_DOES_NOT_FIT);
    assert_int_equal(sim_output_reason(&outputs, SIM_PART_RELIABILITY), SIM_RATE_UNKNOWN);
    assert_int_equal(sim_output_reason(&outputs, SIM_PART_COMPOUND), SIM_QUORUM_ABOVE_SIZE);
    assert_int_equal(sim_output_reason(&outputs, SIM_PART_FINALE), SIM_MODEL_DOES_NOT_FIT);
}

/* A corner or a decade of an input's domain. */
static double corner(const struct sim_param *param, uint64_t draw)
{
    static const double decades[] = {1e-6, 1.0, 10.0, 1e3, 1e6, 1e9, 1e12, 1e15};
    double value = decades[draw % 8];

    if (isfinite(param->max)) {
        value = param->min + (param->max - param->min) * (double)(draw % 5) / 4.0;
    }
    return param->kind == SIM_REAL ? value : floor(value);
}

/* Going on from any other inputs makes what an evaluation makes, to the bit. */
static void move__from_other_inputs__is_an_evaluation(void **state)
{
    struct sim_random random;
    size_t count, output_count;
    const struct sim_param *params = sim_param_table(&count);
    const struct sim_output *table = sim_output_table(&output_count);

    (void)state;
    sim_random_seed(&random, 6);
    for (size_t i = 0; i < 4 * count * 3; i++) {
        struct sim_inputs from = fixture_track((enum sim_finale_kind)(i % 4)), inputs = from;
        const struct sim_param *param = &params[i / 4 % count];
        struct sim_outputs moved, whole;
        if (param->kind != SIM_CHOICE) {
            sim_param_put(&inputs, param, corner(param, sim_random_next(&random)));
        } else if (param->offset != offsetof(struct sim_inputs, finale.finale)) {
            sim_param_put(&inputs, param, fmin(1.0, param->max));
        } else {
            inputs = fixture_track((enum sim_finale_kind)((i + i / 4) % 4));
        }
        sim_finale_eval(&from, &moved);
        sim_finale_move(&from, &inputs, &moved);
        sim_finale_eval(&inputs, &whole);
        for (size_t j = 0; j < output_count; j++) {
            double a = sim_output_get(&moved, &table[j]), b = sim_output_get(&whole, &table[j]);
            assert_true(a == b || (isnan(a) && isnan(b)));
            assert_int_equal(sim_output_reason(&moved, table[j].part),
                             sim_output_reason(&whole, table[j].part));
        }
    }
}

/* Whatever the inputs, no output is infinite, and what a track has lost has a reason. */
static void corners__of_the_domains__give_numbers_or_reasons(void **state)
{
    static const char *const quiet[] = {"hop_ratio", "fabric_limit", "saturation_nodes"};
    struct sim_random random;
    size_t param_count, output_count;
    const struct sim_param *params = sim_param_table(&param_count);
    const struct sim_output *table = sim_output_table(&output_count);

    (void)state;
    sim_random_seed(&random, 5);
    for (int i = 0; i < 8000; i++) {
        struct sim_inputs inputs = fixture_track((enum sim_finale_kind)(i % 4));
        struct sim_outputs before, after;
        sim_finale_eval(&inputs, &before);
        for (int j = 0; j < 3; j++) {
            const struct sim_param *param = &params[sim_random_next(&random) % param_count];
            double value = corner(param, sim_random_next(&random));
            if (param->kind != SIM_CHOICE) {
                sim_param_put(&inputs, param, value);
            }
        }
        sim_finale_eval(&inputs, &after);
        for (size_t j = 0; j < output_count; j++) {
            double value = sim_output_get(&after, &table[j]);
            bool excused = isnan(sim_output_get(&before, &table[j])) ||
                           sim_output_reason(&after, table[j].part) != SIM_OK;
            for (size_t k = 0; k < sizeof quiet / sizeof *quiet; k++) {
                excused = excused || strcmp(table[j].name, quiet[k]) == 0;
            }
            if (isinf(value) || (isnan(value) && !excused)) {
                fail_msg("%s is %g without a reason", table[j].name, value);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(table__has_unique_names__that_are_found),
        cmocka_unit_test(table__covers_every_input__once),
        cmocka_unit_test(outputs__have_unique_names__that_are_found),
        cmocka_unit_test(outputs__cover__every_number),
        cmocka_unit_test(put__then_get__returns_the_value),
        cmocka_unit_test(put__outside_the_domain__changes_nothing),
        cmocka_unit_test(choices__are_found__by_name),
        cmocka_unit_test(choices__fill__their_domain),
        cmocka_unit_test(check__refuses__impossible_combinations),
        cmocka_unit_test(reasons__have__distinct_ids),
        cmocka_unit_test(part_reason__is__of_that_part),
        cmocka_unit_test(move__from_other_inputs__is_an_evaluation),
        cmocka_unit_test(corners__of_the_domains__give_numbers_or_reasons),
    };

    return cmocka_run_group_tests_name("params", tests, NULL, NULL);
}
