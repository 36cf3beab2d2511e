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
        double most = inputs.scaling.sites_max * inputs.scaling.site_capacity;
        for (double nodes = 200.0; nodes <= most; nodes = floor(nodes * 1.7)) {
            inputs.scaling.nodes = nodes;
            struct sim_scaling_out out = evaluate(&inputs);
            assert_near(out.t_communication, out.t_hop1 + out.t_hop2 + out.t_hop3, 1e-15);
            assert_near(out.t_coordination, out.t_bubble + out.t_straggler + out.t_barrier, 1e-15);
            assert_near(out.t_step,
                        out.t_compute + out.t_communication + out.t_coordination - out.t_overlap,
                        1e-15);
            assert_true(out.t_overlap <= inputs.scaling.overlap * out.t_compute);
            assert_near(out.t_overlap, out.t_hop2_hidden + out.t_hop3_hidden, 1e-15);
            assert_true(out.t_hop2_hidden <= out.t_hop2 && out.t_hop3_hidden <= out.t_hop3);
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
    inputs.scaling.site_capacity = inputs.scaling.nodes;
    struct sim_scaling_out out = evaluate(&inputs);
    struct sim_cliff_out cliff;
    assert_true(out.rtt == 0.0 && out.t_hop3 == 0.0 && out.sites == 1.0);
    sim_scaling_cliff(&inputs.scaling, &cliff);
    assert_true(isnan(cliff.cliff_ratio) && isnan(cliff.t_cliff));
    inputs.scaling.local_steps = 500.0; /* there is no global exchange to make rarer */
    assert_true(evaluate(&inputs).work_factor == 1.0);
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

static void sites__that_cannot_hold_the_fleet__say_so(void **state)
{
    (void)state;
    for (int track = SIM_CLOUD; track <= SIM_TINY; track++) {
        struct sim_inputs inputs = fixture_track((enum sim_finale_kind)track);
        inputs.scaling.nodes = inputs.scaling.sites_max * inputs.scaling.site_capacity;
        struct sim_scaling_out out = evaluate(&inputs);
        assert_true(out.reason != SIM_SITES_TOO_SMALL && out.sites == inputs.scaling.sites_max);
        inputs.scaling.nodes += 1.0;
        out = evaluate(&inputs);
        assert_int_equal(out.reason, SIM_SITES_TOO_SMALL);
        assert_true(isnan(out.t_step) && isnan(out.sites) && isnan(out.ci_ratio));
    }
}

static void fat_tree__out_of_ports__cannot_say(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);

    (void)state;
    inputs.scaling.site_capacity = 1e6;
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
    inputs.scaling.site_capacity = inputs.scaling.nodes;
    assert_near(last, evaluate(&inputs).goodput_flops, 0.02);
}

/* On both sides of one switch, one leaf, and of each further level. */
static void wider_oversubscription__takes_bisection__for_money(void **state)
{
    static const double fleets[] = {128.0, 256.0, 2000.0, 4096.0, 34000.0, 60000.0};

    (void)state;
    for (size_t i = 0; i < sizeof fleets / sizeof *fleets; i++) {
        struct sim_inputs inputs = fixture_track(SIM_CLOUD);
        double last_ci = 0.0, last_hop2 = 0.0, last_price = INFINITY, last_limit = 0.0;
        inputs.scaling.site_capacity = 1e6;
        inputs.scaling.nodes = fleets[i];
        for (double ratio = 1.0; ratio <= 8.0; ratio += 0.125) {
            inputs.scaling.oversubscription = ratio;
            struct sim_scaling_out out = evaluate(&inputs);
            assert_true(out.ci_ratio > last_ci && out.t_hop2 >= last_hop2);
            assert_true(out.fabric_price_usd < last_price && out.fabric_limit >= last_limit);
            assert_true(out.fabric_price_usd > inputs.scaling.port_price);
            last_ci = out.ci_ratio;
            last_hop2 = out.t_hop2;
            last_price = out.fabric_price_usd;
            last_limit = out.fabric_limit;
        }
    }
}

static void tree__of_one_switch__is_never_thin(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_EDGE);
    double full;

    (void)state;
    inputs.scaling.oversubscription = 1.0;
    full = evaluate(&inputs).ci_ratio;
    inputs.scaling.oversubscription = 4.0;
    assert_near(evaluate(&inputs).ci_ratio, 4.0 * full, 1e-12);
    inputs.scaling.nodes = 65.0;
    assert_near(evaluate(&inputs).ci_ratio, 4.0 * full, 1e-12);
    inputs.scaling.nodes = 64.0;
    assert_near(evaluate(&inputs).ci_ratio, full, 1e-12);
}

/* Ports above a host's own, by level: none, 2, 4. */
static void fabric__is_paid__by_level(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);
    const double nodes[] = {128.0, 2048.0, 2049.0, 65536.0};
    const double price[] = {4500.0, 4500.0, 7500.0, 7500.0};

    (void)state;
    inputs.scaling.site_capacity = 1e6;
    for (size_t i = 0; i < 4; i++) {
        inputs.scaling.nodes = nodes[i];
        assert_true(evaluate(&inputs).fabric_price_usd == price[i]);
    }
    inputs.scaling.switch_radix = 128.0;
    inputs.scaling.nodes = 128.0;
    assert_true(evaluate(&inputs).fabric_price_usd == 1500.0);
}

static void torus__of_a_torus_machine__uses_its_own_links(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);
    double tree, split;

    (void)state;
    tree = evaluate(&inputs).t_hop2;
    inputs.scaling.topology = SIM_TORUS;
    split = evaluate(&inputs).ci_ratio;
    inputs.scaling.torus_bandwidth = 4.0 * inputs.scaling.hop2_bandwidth; /* twice one way */
    assert_near(evaluate(&inputs).ci_ratio, split / 2.0, 1e-12);
    inputs.scaling.topology = SIM_FAT_TREE;
    assert_true(evaluate(&inputs).t_hop2 == tree);
}

static void overlap__never_hides__light(void **state)
{
    (void)state;
    for (int track = SIM_CLOUD; track <= SIM_TINY; track++) {
        struct sim_inputs near = fixture_track((enum sim_finale_kind)track), far = near;
        near.scaling.overlap = far.scaling.overlap = 1.0;
        near.scaling.local_time = far.scaling.local_time = 1e6; /* hides all that can be hidden */
        near.scaling.dispersion_km = 0.0;
        struct sim_scaling_out here = evaluate(&near), there = evaluate(&far);
        assert_near(there.t_step - here.t_step, (2.0 * (there.sites - 1.0) / 2.0 + 2.0) * there.rtt,
                    1e-6);
    }
}

static void waiting_for_fewer__shortens_a_round__and_loses_their_work(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_MOBILE);
    double last = INFINITY, best = 0.0, best_share = 0.0;

    (void)state;
    for (double share = 1.0; share >= 0.5; share -= 0.005) {
        inputs.scaling.wait_share = share;
        struct sim_scaling_out out = evaluate(&inputs);
        assert_true(out.t_step < last);
        assert_near(out.updates_per_s, share * inputs.scaling.nodes / out.t_step, 1e-12);
        if (out.updates_per_s > best) {
            best = out.updates_per_s;
            best_share = share;
        }
        last = out.t_step;
    }
    inputs.scaling.wait_share = 0.5; /* the mean one is not late */
    assert_true(fabs(evaluate(&inputs).t_straggler) < 1e-9);
    assert_true(best_share > 0.95 && best_share < 0.98);
    inputs = fixture_track(SIM_CLOUD); /* a synchronous job waits for all */
    double all = evaluate(&inputs).t_step;
    inputs.scaling.wait_share = 0.5;
    assert_true(evaluate(&inputs).t_step == all);
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
            assert_near(parts[SIM_HOP_BYTES] + parts[SIM_HOP_LIGHT] + parts[SIM_HOP_SHARING] +
                            parts[SIM_HOP_RELAYS],
                        hops[hop], 1e-12);
            assert_true((hop == SIM_HOP2 && track == SIM_TINY) == (parts[SIM_HOP_RELAYS] > 0.0));
            assert_true(hop == SIM_HOP3 || parts[SIM_HOP_LIGHT] == 0.0);
            assert_true(hop == SIM_HOP2 || parts[SIM_HOP_SHARING] == 0.0);
        }
        assert_true(hops[(int)out.bottleneck_hop] == most);
        assert_near(out.hop_ratio, most / least, 1e-15);
    }
}

static double saturation_by_counting(struct sim_inputs inputs, double nodes_max)
{
    inputs.scaling.site_capacity = nodes_max;
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
        cmocka_unit_test(sites__that_cannot_hold_the_fleet__say_so),
        cmocka_unit_test(fat_tree__out_of_ports__cannot_say),
        cmocka_unit_test(track__leaves_void__what_it_lacks),
        cmocka_unit_test(dispersion__never_shortens__a_step),
        cmocka_unit_test(local_steps__without_drift__only_help),
        cmocka_unit_test(wider_oversubscription__takes_bisection__for_money),
        cmocka_unit_test(tree__of_one_switch__is_never_thin),
        cmocka_unit_test(fabric__is_paid__by_level),
        cmocka_unit_test(torus__of_a_torus_machine__uses_its_own_links),
        cmocka_unit_test(overlap__never_hides__light),
        cmocka_unit_test(waiting_for_fewer__shortens_a_round__and_loses_their_work),
        cmocka_unit_test(barriers__of_each_hop__are_slower_outwards),
        cmocka_unit_test(hop_parts__sum__to_the_hop),
        cmocka_unit_test(saturation__equals__counting),
        cmocka_unit_test(saturation__ignores__fleet_and_sites),
        cmocka_unit_test(saturation__that_never_comes__says_why),
    };

    return cmocka_run_group_tests_name("scaling", tests, NULL, NULL);
}
