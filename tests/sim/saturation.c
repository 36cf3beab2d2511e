/* The saturation point is the smallest fleet with a full bisection: neither one more nor one less,
 * on every track and topology, in every variant of the data, and for thousands of random designs.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../course/ours.h"
#include "design/scenario.h"
#include "fixture.h"
#include "sim/random.h"

enum { DESIGNS = 3000, LOOKS = 16 };

/* How often each answer was met, so that none is checked in vain. */
static size_t found[SIM_REASON_COUNT];

/* ci_ratio of a fleet that is all on one fabric; the reason where there is none. */
static double ratio_at(const struct sim_scaling_in *in, double nodes, enum sim_reason *reason)
{
    struct sim_scaling_in at = *in;
    struct sim_scaling_out out;

    at.site_capacity = at.nodes = nodes;
    sim_scaling_eval(&at, &out);
    *reason = out.reason;
    return out.ci_ratio;
}

/* A fleet below the saturation point: its ratio is below one, or it is too small for the model. */
static void assert_below(const struct sim_scaling_in *in, double nodes)
{
    enum sim_reason reason;
    double ratio = ratio_at(in, nodes, &reason);

    if (isnan(ratio)) {
        assert_int_equal(reason, SIM_MODEL_DOES_NOT_FIT);
    } else if (!(ratio < 1.0)) {
        fail_msg("ci_ratio is %.17g at %.0f nodes already", ratio, nodes);
    }
}

/* All of the sizes from 1 to `most` that are looked at are below saturation, the last one too. */
static void assert_all_below(const struct sim_scaling_in *in, double most)
{
    for (int i = 0; i < LOOKS; i++) {
        assert_below(in, fmax(1.0, floor(pow(most, i / (LOOKS - 1.0)))));
    }
    assert_below(in, most);
}

static void assert_full(const struct sim_scaling_in *in, double nodes)
{
    enum sim_reason reason;
    double ratio = ratio_at(in, nodes, &reason);

    assert_true(!isnan(ratio));
    assert_int_equal(reason, SIM_OK);
    assert_true(ratio >= 1.0);
}

static void check(const struct sim_scaling_in *in)
{
    struct sim_saturation_out out;
    enum sim_reason reason;

    sim_scaling_saturation(in, &out);
    found[out.reason]++;
    if (out.reason == SIM_OK) {
        assert_true(out.saturation_nodes >= 1.0 && out.saturation_nodes <= in->nodes_max);
        assert_true(out.saturation_nodes == floor(out.saturation_nodes));
        assert_full(in, out.saturation_nodes);
        if (out.saturation_nodes > 1.0) {
            assert_all_below(in, out.saturation_nodes - 1.0);
        }
        return;
    }
    assert_true(isnan(out.saturation_nodes));
    switch (out.reason) {
    case SIM_MODEL_DOES_NOT_FIT:
        assert_true(isnan(ratio_at(in, in->nodes_max, &reason)));
        assert_int_equal(reason, SIM_MODEL_DOES_NOT_FIT);
        break;
    case SIM_FABRIC_OUT_OF_PORTS: {
        double thin = in->oversubscription;
        double ports = floor(pow(in->switch_radix, 3) / 2.0 * thin / (1.0 + thin));

        assert_true(ports < in->nodes_max);
        assert_all_below(in, ports);
        assert_true(isnan(ratio_at(in, ports + 1.0, &reason)));
        break;
    }
    case SIM_NEVER_SATURATES:
        assert_true(!isnan(ratio_at(in, in->nodes_max, &reason)));
        assert_all_below(in, in->nodes_max);
        break;
    default: fail_msg("reason %s", sim_reason_id(out.reason));
    }
}

static double between(struct sim_random *random, double low, double high)
{
    return low + (high - low) * (double)(int64_t)(sim_random_next(random) >> 11) * 0x1p-53;
}

static double log_between(struct sim_random *random, double low, double high)
{
    return exp(between(random, log(low), log(high)));
}

/* Moves whatever the bisection depends on. */
static void draw(struct sim_random *random, struct sim_scaling_in *in)
{
    in->global_share = between(random, 0.01, 1.0);
    in->oversubscription = log_between(random, 1.0, 8.0);
    in->hop2_bandwidth *= log_between(random, 0.03, 10.0);
    in->hop2_bytes *= log_between(random, 0.1, 100.0);
    in->local_time *= log_between(random, 0.01, 10.0);
    in->torus_dims = floor(between(random, 1.0, 5.0));
    in->switch_radix = 2.0 * floor(log_between(random, 2.0, 100.0));
    in->nodes_max = floor(log_between(random, 1.0, in->nodes_max));
    in->scaling = (double)(sim_random_next(random) % 2);
    in->batch_tokens = floor(in->batch_tokens * log_between(random, 0.01, 10.0));
    in->pipeline_parallel = floor(log_between(random, 1.0, 17.0));
}

static void saturation__is_the_smallest_full_fleet__of_random_designs(void **state)
{
    struct sim_random random;

    (void)state;
    sim_random_seed(&random, 42);
    memset(found, 0, sizeof found);
    for (int track = SIM_CLOUD; track <= SIM_TINY; track++) {
        for (int topology = SIM_FAT_TREE; topology <= SIM_TORUS; topology++) {
            for (int i = 0; i < DESIGNS; i++) {
                struct sim_inputs inputs = fixture_track((enum sim_finale_kind)track);

                draw(&random, &inputs.scaling);
                inputs.scaling.topology = topology;
                check(&inputs.scaling);
            }
        }
    }
    assert_true(found[SIM_OK] > 1000);
    assert_true(found[SIM_NEVER_SATURATES] > 100);
    assert_true(found[SIM_FABRIC_OUT_OF_PORTS] > 100);
    assert_true(found[SIM_MODEL_DOES_NOT_FIT] > 100);
}

static void saturation__is_the_smallest_full_fleet__in_all_variants(void **state)
{
    const struct catalog *catalog = *state;

    memset(found, 0, sizeof found);
    for (size_t t = 0; t < catalog->track_count; t++) {
        for (unsigned variant = 0; variant < VARIANTS; variant++) {
            struct design design;

            lock_scenario(catalog, &catalog->tracks[t], SIM_PART_SCALING, variant, &design);
            for (int topology = SIM_FAT_TREE; topology <= SIM_TORUS; topology++) {
                for (double share = 0.05; share < 1.0; share += 0.1) {
                    design.in.scaling.topology = topology;
                    design.in.scaling.global_share = share;
                    check(&design.in.scaling);
                }
            }
        }
    }
    assert_int_equal(catalog->track_count, 4);
    assert_true(found[SIM_OK] > 100);
}

static void saturation__without_a_design__has_none(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);
    struct sim_saturation_out out;

    (void)state;
    inputs.scaling.topology = NAN;
    sim_scaling_saturation(&inputs.scaling, &out);
    assert_int_equal(out.reason, SIM_NO_DESIGN);
    assert_true(isnan(out.saturation_nodes));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(saturation__is_the_smallest_full_fleet__of_random_designs),
        cmocka_unit_test(saturation__is_the_smallest_full_fleet__in_all_variants),
        cmocka_unit_test(saturation__without_a_design__has_none),
    };

    return cmocka_run_group_tests(tests, our_catalog_load, our_catalog_free);
}
