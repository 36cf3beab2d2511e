/* Invariants and limits of the Fleet Iron Law. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fixture.h"

static struct sim_scaling_out evaluate(const struct sim_inputs *inputs)
{
    struct sim_scaling_out out;

    sim_scaling_eval(&inputs->scaling, &out);
    return out;
}

static double saturation(const struct sim_inputs *inputs, enum sim_reason *reason)
{
    struct sim_saturation_out out;

    sim_scaling_saturation(&inputs->scaling, &out);
    *reason = out.reason;
    return out.saturation_nodes;
}

static void step__is__the_sum_of_its_terms(void **state)
{
    (void)state;
    for (int track = SIM_CLOUD; track <= SIM_TINY; track++) {
        struct sim_inputs inputs = fixture_track((enum sim_finale_kind)track);
        for (double nodes = 200.0; nodes <= 1e6; nodes = floor(nodes * 1.7)) {
            inputs.scaling.nodes = nodes;
            struct sim_scaling_out out = evaluate(&inputs);
            assert_near(out.t_communication, out.t_hop1 + out.t_hop2 + out.t_hop3, 1e-15);
            assert_near(out.t_coordination, out.t_bubble + out.t_straggler + out.t_barrier, 1e-15);
            assert_near(out.t_step,
                        out.t_compute + out.t_communication + out.t_coordination - out.t_overlap,
                        1e-15);
            assert_true(out.t_overlap <= out.t_hop2);
            assert_true(out.efficiency > 0.0 && out.efficiency <= 1.0);
        }
    }
}

static void one_node__of_a_round_fleet__waits_for_nobody(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_EDGE);

    (void)state;
    inputs.scaling.nodes = 1.0;
    struct sim_scaling_out out = evaluate(&inputs);
    assert_int_equal(out.reason, SIM_OK);
    assert_true(out.sites == 1.0 && out.rtt == 0.0 && out.t_hop3 == 0.0);
    assert_true(out.t_straggler == 0.0 && out.t_barrier == 0.0);
    assert_true(out.barrier_hop3 == 0.0);
}

static void one_site__has__no_third_hop(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);

    (void)state;
    inputs.scaling.sites_max = 1.0;
    struct sim_scaling_out out = evaluate(&inputs);
    assert_true(out.rtt == 0.0 && out.t_hop3 == 0.0 && out.sites == 1.0);
    assert_true(isnan(sim_scaling_cliff(&inputs.scaling)));
}

static void model__does_not_fit__on_too_few_nodes(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);

    (void)state;
    inputs.scaling.nodes = 127.0;
    struct sim_scaling_out out = evaluate(&inputs);
    assert_int_equal(out.reason, SIM_MODEL_DOES_NOT_FIT);
    assert_true(isnan(out.t_step) && isnan(out.goodput_flops) && isnan(out.bottleneck_hop));
    inputs.scaling.nodes = 128.0;
    out = evaluate(&inputs);
    assert_int_equal(out.reason, SIM_OK);
    assert_true(out.replicas == 1.0 && out.t_hop2 == 0.0);
}

static void fat_tree__out_of_ports__cannot_say(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);

    (void)state;
    inputs.scaling.sites_max = 1.0;
    inputs.scaling.nodes = 65536.0;
    struct sim_scaling_out out = evaluate(&inputs);
    assert_int_equal(out.reason, SIM_OK);
    assert_true(out.ci_ratio > 0.0);
    inputs.scaling.nodes = 65537.0;
    out = evaluate(&inputs);
    assert_int_equal(out.reason, SIM_FABRIC_OUT_OF_PORTS);
    assert_true(isnan(out.ci_ratio));
    assert_true(out.t_step > 0.0);
    inputs.scaling.topology = SIM_TORUS;
    assert_int_equal(evaluate(&inputs).reason, SIM_OK);
}

static void track__leaves_void__what_it_lacks(void **state)
{
    struct sim_inputs cloud = fixture_track(SIM_CLOUD), edge = fixture_track(SIM_EDGE);
    struct sim_scaling_out training = evaluate(&cloud), round = evaluate(&edge);

    (void)state;
    assert_true(isnan(training.updates_per_s) && isnan(training.mesh_hops));
    assert_true(isnan(round.goodput_flops) && isnan(round.mfu) && isnan(round.replicas));
    assert_true(isnan(round.fabric_limit) && isnan(round.fabric_price_usd));
    assert_true(isnan(round.mesh_hops));
    assert_true(sim_scaling_goodput(&training) == training.goodput_flops);
    assert_true(sim_scaling_goodput(&round) == round.updates_per_s);
}

static void dispersion__never_shortens__a_step(void **state)
{
    (void)state;
    for (int track = SIM_CLOUD; track <= SIM_TINY; track++) {
        struct sim_inputs inputs = fixture_track((enum sim_finale_kind)track);
        double last = 0.0;
        for (double km = 0.0; km <= 20000.0; km += 500.0) {
            inputs.scaling.dispersion_km = km;
            double step = evaluate(&inputs).t_step;
            assert_true(step > last);
            last = step;
        }
    }
}

static void local_steps__without_drift__only_help(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);
    double last = 0.0;

    (void)state;
    inputs.scaling.drift = 0.0;
    for (double steps = 1.0; steps < 1e6; steps *= 2.0) {
        inputs.scaling.local_steps = steps;
        struct sim_scaling_out out = evaluate(&inputs);
        assert_true(out.work_factor == 1.0 && out.goodput_flops > last);
        last = out.goodput_flops;
    }
    inputs.scaling.sites_max = 1.0;
    assert_near(last, evaluate(&inputs).goodput_flops, 0.01);
}

static void wider_oversubscription__never_lowers__ci_ratio(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);
    double last = 0.0;

    (void)state;
    for (double ratio = 1.0; ratio <= 8.0; ratio += 0.5) {
        inputs.scaling.oversubscription = ratio;
        double ci = evaluate(&inputs).ci_ratio;
        assert_true(ci >= last);
        last = ci;
    }
}

static void barriers__of_each_hop__are_slower_outwards(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);
    struct sim_scaling_out out = evaluate(&inputs);

    (void)state;
    assert_true(out.barrier_hop1 > 0.0 && out.barrier_hop1 < out.barrier_hop2);
    assert_near(out.barrier_hop3, out.rtt, 1e-4);
}

static void hop_parts__sum__to_the_hop(void **state)
{
    (void)state;
    for (int track = SIM_CLOUD; track <= SIM_TINY; track++) {
        struct sim_inputs inputs = fixture_track((enum sim_finale_kind)track);
        struct sim_scaling_out out = evaluate(&inputs);
        const double hops[] = {out.t_hop1, out.t_hop2, out.t_hop3};
        double most = fmax(fmax(hops[0], hops[1]), hops[2]);
        double least = fmin(fmin(hops[0], hops[1]), hops[2]);
        for (int hop = SIM_HOP1; hop <= SIM_HOP3; hop++) {
            double parts[SIM_HOP_PARTS];
            sim_scaling_hop_parts(&inputs.scaling, (enum sim_hop)hop, parts);
            assert_near(parts[SIM_HOP_BYTES] + parts[SIM_HOP_LIGHT] + parts[SIM_HOP_SHARING],
                        hops[hop], 1e-12);
            assert_true(hop == SIM_HOP3 || parts[SIM_HOP_LIGHT] == 0.0);
            assert_true(hop == SIM_HOP2 || parts[SIM_HOP_SHARING] == 0.0);
        }
        assert_true(hops[(int)out.bottleneck_hop] == most);
        assert_near(out.hop_ratio, most / least, 1e-15);
    }
}

static double saturation_by_counting(struct sim_inputs inputs, double nodes_max)
{
    inputs.scaling.sites_max = 1.0;
    for (double nodes = 1.0; nodes <= nodes_max; nodes += 1.0) {
        inputs.scaling.nodes = nodes;
        if (evaluate(&inputs).ci_ratio >= 1.0) {
            return nodes;
        }
    }
    return NAN;
}

static void saturation__equals__counting(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);
    enum sim_reason reason;

    (void)state;
    inputs.scaling.topology = SIM_TORUS;
    inputs.scaling.nodes_max = 20000.0;
    for (double share = 0.3; share <= 1.0; share += 0.1) {
        inputs.scaling.global_share = share;
        double counted = saturation_by_counting(inputs, 20000.0);
        double found = saturation(&inputs, &reason);
        assert_true(found == counted || (isnan(found) && isnan(counted)));
    }
}

static void saturation__ignores__fleet_and_sites(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);
    enum sim_reason reason;

    (void)state;
    inputs.scaling.topology = SIM_TORUS;
    inputs.scaling.nodes = 5.0;
    inputs.scaling.site_capacity = 100.0;
    assert_true(saturation(&inputs, &reason) == 89796.0);
    assert_int_equal(reason, SIM_OK);
}

static void saturation__that_never_comes__says_why(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);
    enum sim_reason reason;

    (void)state;
    assert_true(isnan(saturation(&inputs, &reason)));
    assert_int_equal(reason, SIM_FABRIC_OUT_OF_PORTS);
    inputs.scaling.nodes_max = 65536.0;
    assert_true(isnan(saturation(&inputs, &reason)));
    assert_int_equal(reason, SIM_NEVER_SATURATES);
    inputs.scaling.nodes_max = 100.0;
    assert_true(isnan(saturation(&inputs, &reason)));
    assert_int_equal(reason, SIM_MODEL_DOES_NOT_FIT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(step__is__the_sum_of_its_terms),
        cmocka_unit_test(one_node__of_a_round_fleet__waits_for_nobody),
        cmocka_unit_test(one_site__has__no_third_hop),
        cmocka_unit_test(model__does_not_fit__on_too_few_nodes),
        cmocka_unit_test(fat_tree__out_of_ports__cannot_say),
        cmocka_unit_test(track__leaves_void__what_it_lacks),
        cmocka_unit_test(dispersion__never_shortens__a_step),
        cmocka_unit_test(local_steps__without_drift__only_help),
        cmocka_unit_test(wider_oversubscription__never_lowers__ci_ratio),
        cmocka_unit_test(barriers__of_each_hop__are_slower_outwards),
        cmocka_unit_test(hop_parts__sum__to_the_hop),
        cmocka_unit_test(saturation__equals__counting),
        cmocka_unit_test(saturation__ignores__fleet_and_sites),
        cmocka_unit_test(saturation__that_never_comes__says_why),
    };

    return cmocka_run_group_tests_name("scaling", tests, NULL, NULL);
}
