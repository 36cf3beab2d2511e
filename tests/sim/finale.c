/* The finales, what links them to the parts, and the radar. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fixture.h"
#include "sim/radar.h"
#include "sim/swing.h"

static struct sim_outputs evaluate(const struct sim_inputs *inputs)
{
    struct sim_outputs outputs;

    sim_finale_eval(inputs, &outputs);
    return outputs;
}

static void link__gives_part_2__the_design_of_part_1(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);
    struct sim_scaling_out scaling;

    (void)state;
    sim_scaling_eval(&inputs.scaling, &scaling);
    sim_finale_link(&inputs, &scaling);
    assert_true(inputs.reliability.backend_nodes == 100000.0);
    assert_near(inputs.reliability.rate * 100000.0, scaling.goodput_flops, 1e-15);
    assert_true(inputs.reliability.fabric_price == 7500.0);
}

static void link__of_a_round_fleet__does_nothing(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_EDGE), before = inputs;
    struct sim_scaling_out scaling;

    (void)state;
    sim_scaling_eval(&inputs.scaling, &scaling);
    sim_finale_link(&inputs, &scaling);
    assert_memory_equal(&inputs, &before, sizeof inputs);
}

static void finale__evaluates__the_linked_parts(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);
    struct sim_outputs outputs = evaluate(&inputs);
    double flops = outputs.scaling.goodput_flops * outputs.reliability.goodput;

    (void)state;
    assert_int_equal(outputs.finale.reason, SIM_OK);
    assert_near(outputs.reliability.fleet_goodput, flops, 1e-14);
    assert_near(outputs.finale.seconds_per_zettaflop * outputs.finale.zettaflops, 1.0, 1e-14);
    assert_near(outputs.finale.seconds_per_zettaflop, 1e21 / flops, 1e-14);
}

static void finale__leaves_void__what_other_tracks_have(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);
    struct sim_outputs outputs = evaluate(&inputs);

    (void)state;
    assert_true(isnan(outputs.finale.determinism) && isnan(outputs.finale.step_gw));
    assert_true(isnan(outputs.finale.mesh_entropy));
    inputs = fixture_track(SIM_TINY);
    outputs = evaluate(&inputs);
    assert_true(isnan(outputs.finale.seconds_per_zettaflop) && outputs.finale.hops > 1.0);
}

static void finale__names__the_part_that_fails(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);

    (void)state;
    inputs.reliability.checkpoint_interval = 1e9;
    assert_int_equal(evaluate(&inputs).finale.reason, SIM_NEVER_FINISHES);
    inputs.scaling.nodes = 1.0;
    assert_int_equal(evaluate(&inputs).finale.reason, SIM_MODEL_DOES_NOT_FIT);
    inputs = fixture_track(SIM_EDGE);
    inputs.compound.quorum = 6.0;
    assert_int_equal(evaluate(&inputs).finale.reason, SIM_QUORUM_ABOVE_SIZE);
    assert_true(isnan(evaluate(&inputs).finale.determinism));
}

static void edge__overloaded_or_too_slow__is_always_late(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_EDGE);

    (void)state;
    assert_true(evaluate(&inputs).finale.late < 0.01);
    inputs.finale.neighbours = 300.0;
    assert_true(evaluate(&inputs).finale.load > 1.0);
    assert_true(evaluate(&inputs).finale.late == 1.0);
    assert_true(evaluate(&inputs).finale.determinism == 0.0);
    inputs.finale.neighbours = 120.0;
    inputs.finale.local = 10e-3;
    assert_true(evaluate(&inputs).finale.slack < 0.0 && evaluate(&inputs).finale.late == 1.0);
    inputs.finale.local = 6e-3;
    inputs.finale.identity_price = 1.0;
    assert_true(evaluate(&inputs).finale.load > 1.0);
    assert_true(evaluate(&inputs).finale.late == 1.0);
}

static void edge__loop_and_slack__fill_the_deadline(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_EDGE);
    struct sim_finale_out out = evaluate(&inputs).finale;

    (void)state;
    assert_near(out.loop_ms, 6.0 + 0.507 + 0.4, 1e-12);
    assert_near(out.slack + out.loop_ms / 1e3, 10e-3, 1e-12);
    assert_near(out.verify_w, 2.5, 1e-12);
}

/* Part 3's own share of Sybils does not matter here: the attacker's budget does. */
static void edge__attack__buys_the_sybils_of_the_mesh(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_EDGE);
    double last = -1.0;

    (void)state;
    assert_near(evaluate(&inputs).finale.attack_share, 15.0 / 135.0, 1e-14);
    inputs.compound.sybil = 0.4;
    double captured = evaluate(&inputs).finale.captured;
    inputs.compound.sybil = 15.0 / 135.0;
    struct sim_compound_out mesh;
    sim_compound_eval(&inputs.compound, &mesh);
    assert_near(captured, mesh.unsafe, 1e-14);
    for (double budget = 0.0; budget < 1e5; budget = 2.0 * budget + 100.0) {
        inputs.finale.attack_budget = budget;
        struct sim_finale_out out = evaluate(&inputs).finale;
        assert_true(out.captured > last && out.attack_share < 1.0);
        assert_near(out.captured_fleet_day, 1e7 * 1000.0 * out.captured, 1e-12);
        last = out.captured;
    }
    assert_near(evaluate(&inputs).finale.attestation_usd, 2e9, 1e-14);
}

/* The sun takes as much by day as it gives back by night. */
static void cloud__carbon_of_a_day__has_the_mean_of_the_plan(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);
    struct sim_outputs outputs = evaluate(&inputs);
    double mean = outputs.reliability.carbon_per_weight_mg, sum = 0.0, most = 0.0;

    (void)state;
    for (int i = 0; i < 2400; i++) {
        double now = sim_finale_carbon_at(&inputs, &outputs, i / 100.0);
        sum += now / 2400.0;
        most = fmax(most, now);
    }
    assert_near(sum, mean, 1e-6);
    assert_near(most, outputs.finale.carbon_worst_mg, 1e-9);
    assert_true(sim_finale_carbon_at(&inputs, &outputs, inputs.finale.day_noon) < mean);
    assert_near(sim_finale_carbon_at(&inputs, &outputs, 0.0),
                sim_finale_carbon_at(&inputs, &outputs, 24.0), 1e-12);
    inputs.finale.day_swing = 0.0;
    assert_near(sim_finale_carbon_at(&inputs, &outputs, 3.0), mean, 1e-12);
    assert_near(outputs.finale.need_mw, 140.25, 1e-12);
    assert_near(outputs.finale.carbon_fleet_kg * outputs.reliability.wall_days,
                outputs.reliability.carbon_kg, 1e-12);
}

/* Where its sites stood elsewhere the fleet does what it would do with that distance of its own. */
static void cloud__goodput_over_distance__is_the_fleets_own(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);
    struct sim_outputs outputs;
    double near = sim_finale_goodput_at(&inputs, 0);

    (void)state;
    for (double km = 0; km <= 20000; km += 2500) {
        struct sim_inputs there = inputs;
        there.scaling.dispersion_km = km;
        sim_finale_eval(&there, &outputs);
        assert_near(sim_finale_goodput_at(&inputs, km), outputs.reliability.fleet_goodput, 1e-12);
        assert_true(sim_finale_goodput_at(&inputs, km) <= near);
    }
    assert_true(sim_finale_goodput_at(&inputs, 20000) < near);
}

/* A window as long as safe_window_s makes a step of exactly step_limit_gw. */
static void mobile__safe_window__meets_the_limit(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_MOBILE);
    struct sim_finale_out out = evaluate(&inputs).finale;

    (void)state;
    assert_near(out.battery_share, 0.7 * 45.0 / 2145.53, 1e-12);
    assert_near(out.ingest_tbs, 1e9 * 50e6 / 60.0 / 1e12, 1e-12);
    inputs.finale.window_s = out.safe_window_s;
    assert_near(evaluate(&inputs).finale.step_gw, 0.3, 1e-12);
    inputs.finale.window_s = 1.0;
    assert_near(evaluate(&inputs).finale.step_gw, 4.0, 1e-12);
}

static struct sim_swing_in swing_of(double payload_mb, double window_s)
{
    struct sim_inputs inputs = fixture_track(SIM_MOBILE);

    inputs.finale.payload_mb = payload_mb;
    inputs.finale.window_s = window_s;
    return sim_finale_swing(&inputs);
}

/* So slow a rise takes the frequency where the linear figure says, and no lower. */
static void swing__of_a_slow_rise__ends_at_rest(void **state)
{
    struct sim_swing_in in = swing_of(8000.0, 6000.0);
    double seconds[100], hz[100];

    (void)state;
    in.all_gw = 1.0;
    in.active_s = 1e9;
    in.window_s = 2000.0;
    struct sim_swing_out out = sim_swing_course(&in, 100, seconds, hz);
    assert_near(sim_swing_horizon(&in), 3000.0, 1e-15);
    assert_near(seconds[99], 3000.0, 1e-15);
    assert_near(hz[99], 1.0 / 16.5, 1e-9);
    assert_near(out.nadir_hz, 1.0 / 16.5, 1e-2);
    assert_near(hz[33], seconds[33] / 2000.0 / 16.5, 1e-2);
}

/* Before anything answers, load falls on what turns: dy/dt = f0 L/(2 E). */
static void swing__at_once__falls_as_inertia_lets_it(void **state)
{
    struct sim_swing_in in = swing_of(10.0, 1e-3);

    (void)state;
    in.damping = 0.0;
    assert_near(sim_swing(&in).rate_hz_s, 50.0 * 4.0 / (2.0 * 750.0), 1e-3);
    in.kinetic_gws = 1500.0;
    assert_near(sim_swing(&in).rate_hz_s, 50.0 * 4.0 / (2.0 * 1500.0), 1e-3);
}

/* Twice the load takes it twice as far, until the reserve is out; then farther. */
static void swing__is_linear__while_the_reserve_lasts(void **state)
{
    struct sim_swing_in in = swing_of(10.0, 60.0);
    struct sim_swing_out once = sim_swing(&in);

    (void)state;
    in.all_gw *= 2.0;
    assert_near(sim_swing(&in).nadir_hz, 2.0 * once.nadir_hz, 1e-9);
    assert_near(sim_swing(&in).nadir_s, once.nadir_s, 1e-6);
    in.reserve_gw = 1.0;
    assert_true(sim_swing(&in).nadir_hz > 2.1 * once.nadir_hz);
    in.all_gw = 0.0;
    assert_true(sim_swing(&in).nadir_hz == 0.0 && sim_swing(&in).rate_hz_s == 0.0);
}

/* More points, the same grid. */
static void swing__course__passes_its_nadir(void **state)
{
    struct sim_swing_in in = swing_of(10.0, 60.0);
    double seconds[601], hz[601], most = 0.0;
    struct sim_swing_out out = sim_swing_course(&in, 601, seconds, hz);

    (void)state;
    for (size_t i = 0; i < 601; i++) {
        most = fmax(most, hz[i]);
    }
    assert_near(most, out.nadir_hz, 1e-4);
    assert_near(out.nadir_hz, sim_swing(&in).nadir_hz, 1e-8);
    assert_true(hz[0] == 0.0 && hz[600] < out.nadir_hz / 1.5);
}

static void mobile__verifier_and_reasoner__slow_the_frame(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_MOBILE);

    (void)state;
    inputs.compound.verifier = inputs.compound.reasoner = 1.0;
    assert_near(evaluate(&inputs).finale.frame_ms, 0.4 * 5.0 * 6.0 + 1.0, 1e-12);
}

static void tiny__repetition__lowers_entropy(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_TINY);
    double last = 8.0;

    (void)state;
    for (double repeat = 1.0; repeat <= 9.0; repeat += 1.0) {
        inputs.finale.repeat = repeat;
        struct sim_finale_out out = evaluate(&inputs).finale;
        assert_true(out.mesh_entropy < last && out.mesh_entropy > 0.0);
        assert_near(out.mesh_entropy, 8.0 * (1.0 - out.surviving), 1e-6);
        last = out.mesh_entropy;
    }
    inputs.finale.repeat = 2.0;
    struct sim_finale_out out = evaluate(&inputs).finale;
    assert_near(sim_finale_known_bits(&inputs.finale, out.hops), 8.0 - out.mesh_entropy, 1e-12);
    assert_true(sim_finale_known_bits(&inputs.finale, 0.0) == 8.0);
    assert_near(out.lost_member_day, 100.0 / 8.0 * 86400.0 * (1.0 - out.surviving), 1e-9);
    inputs.finale.frame_loss = 0.0;
    assert_true(evaluate(&inputs).finale.mesh_entropy == 0.0);
    assert_true(evaluate(&inputs).finale.surviving == 1.0);
}

/* Round dead motes: as many hops more as a larger cell has, for the round and for the reading. */
static void tiny__dead_motes__lengthen_the_way(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_TINY), larger = inputs;

    (void)state;
    inputs.scaling.cell_size = 400.0;
    inputs.finale.dead_share = 0.5;
    larger.scaling.cell_size = 1600.0;
    struct sim_outputs dead = evaluate(&inputs), far = evaluate(&larger);
    assert_near(dead.finale.hops, 20.0, 1e-12);
    assert_near(dead.finale.mesh_entropy, far.finale.mesh_entropy, 1e-12);
    assert_near(dead.scaling.t_step, far.scaling.t_step, 1e-12);
    assert_true(dead.finale.gateways == inputs.scaling.nodes / 400.0);
}

/* Half the fibre carries half, and costs as much. */
static void cloud__cut_fibre__carries_less_for_the_same_price(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD), half = inputs;

    (void)state;
    inputs.finale.wan_lost = 0.5;
    half.scaling.wan_bandwidth /= 2.0;
    struct sim_outputs cut = evaluate(&inputs), leased = evaluate(&half);
    assert_near(cut.scaling.t_step, leased.scaling.t_step, 1e-12);
    assert_near(cut.finale.links_usd, 2.0 * leased.finale.links_usd, 1e-6);
}

/* What is lost on a hop stays lost: two hops keep what both keep. */
static void tiny__hops__lose_one_after_the_other(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_TINY);

    (void)state;
    inputs.scaling.cell_size = 1.0;
    struct sim_finale_out out = evaluate(&inputs).finale;
    assert_true(out.hops == 1.0);
    assert_near(out.surviving, 0.9, 1e-12);
    assert_near(out.mesh_entropy, 0.8, 1e-12);
    assert_near(out.isolation_ms, 5.5, 1e-15);
    inputs.finale.repeat = 2.0;
    assert_near(evaluate(&inputs).finale.surviving, 0.99, 1e-12);
    inputs.scaling.cell_size = 36.0;
    assert_true(evaluate(&inputs).finale.hops == 3.0);
    assert_near(evaluate(&inputs).finale.surviving, 0.99 * 0.99 * 0.99, 1e-12);
    inputs.compound.reasoner = 1.0;
    assert_near(evaluate(&inputs).finale.isolation_ms, 5.0 + 0.1 * 5.0 * 6.0, 1e-15);
}

static void binomial_tail__equals__its_sum(void **state)
{
    (void)state;
    for (double q = 0.05; q < 1.0; q += 0.05) {
        double tail = 0.0, term = pow(q, 40.0);
        for (double k = 40.0; k >= 0.0; k -= 1.0) {
            tail += term;
            assert_near(sim_finale_binomial_tail(40.0, q, k), tail, 1e-11);
            term *= k / (41.0 - k) * (1.0 - q) / q;
        }
    }
}

static void binomial_tail__at_its_ends__is_0_or_1(void **state)
{
    (void)state;
    assert_true(sim_finale_binomial_tail(10.0, 0.3, 0.0) == 1.0);
    assert_true(sim_finale_binomial_tail(10.0, 0.3, 11.0) == 0.0);
    assert_true(sim_finale_binomial_tail(10.0, 0.0, 1.0) == 0.0);
    assert_true(sim_finale_binomial_tail(10.0, 1.0, 10.0) == 1.0);
    assert_true(sim_finale_binomial_tail(0.0, 0.3, 1.0) == 0.0);
    assert_near(sim_finale_binomial_tail(1e5, 0.3, 1.0), 1.0, 1e-12);
}

static struct sim_radar radar_of(const struct sim_inputs *inputs)
{
    struct sim_outputs outputs = evaluate(inputs);
    struct sim_radar radar;

    sim_radar_eval(inputs, &outputs, &radar);
    return radar;
}

static void radar__stays__in_its_circle(void **state)
{
    (void)state;
    for (int track = SIM_CLOUD; track <= SIM_TINY; track++) {
        struct sim_inputs inputs = fixture_track((enum sim_finale_kind)track);
        struct sim_radar radar = radar_of(&inputs);
        for (int i = 0; i < SIM_C3_AXES; i++) {
            assert_true(radar.c3[i] >= 0.0 && radar.c3[i] <= 1.0);
        }
        for (int i = 0; i < SIM_PRINCIPLES; i++) {
            assert_true(radar.principles[i] >= 0.0 && radar.principles[i] <= 1.0);
        }
    }
}

static void radar__shows__the_design(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);
    struct sim_outputs outputs = evaluate(&inputs);
    struct sim_radar radar = radar_of(&inputs);
    const double *six = radar.principles;

    (void)state;
    assert_near(radar.c3[SIM_C3_COMPUTE],
                outputs.scaling.efficiency / 0.75 * outputs.reliability.goodput, 1e-12);
    assert_near(radar.c3[SIM_C3_COMMUNICATION], 1.0 - outputs.scaling.communication_share, 1e-15);
    assert_near(radar.c3[SIM_C3_COORDINATION], 1.0 - outputs.scaling.coordination_share, 1e-15);
    assert_near(six[SIM_PRINCIPLE_COMMUNICATION], 1.0 - outputs.scaling.ci_ratio, 1e-15);
    assert_near(six[SIM_PRINCIPLE_FAILURE], outputs.reliability.goodput, 1e-15);
    assert_near(six[SIM_PRINCIPLE_INFRASTRUCTURE],
                outputs.scaling.mfu * outputs.reliability.goodput / 0.5, 1e-12);
    assert_near(six[SIM_PRINCIPLE_RESPONSIBILITY], outputs.compound.nines_safe / 5.0, 1e-15);
    assert_near(six[SIM_PRINCIPLE_SUSTAINABILITY],
                outputs.reliability.target_mg / outputs.reliability.carbon_per_weight_mg, 1e-15);
    assert_near(six[SIM_PRINCIPLE_SCALE], outputs.scaling.efficiency, 1e-15);
}

static void radar__keeps__what_cannot_be_evaluated(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);

    (void)state;
    inputs.scaling.nodes = 1.0;
    inputs.compound.quorum = 6.0;
    struct sim_radar radar = radar_of(&inputs);
    for (int i = 0; i < SIM_C3_AXES; i++) {
        assert_true(isnan(radar.c3[i]));
    }
    assert_true(isnan(radar.principles[SIM_PRINCIPLE_RESPONSIBILITY]));
    assert_true(radar.principles[SIM_PRINCIPLE_FAILURE] > 0.9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(link__gives_part_2__the_design_of_part_1),
        cmocka_unit_test(link__of_a_round_fleet__does_nothing),
        cmocka_unit_test(finale__evaluates__the_linked_parts),
        cmocka_unit_test(finale__leaves_void__what_other_tracks_have),
        cmocka_unit_test(finale__names__the_part_that_fails),
        cmocka_unit_test(edge__overloaded_or_too_slow__is_always_late),
        cmocka_unit_test(edge__loop_and_slack__fill_the_deadline),
        cmocka_unit_test(cloud__goodput_over_distance__is_the_fleets_own),
        cmocka_unit_test(cloud__carbon_of_a_day__has_the_mean_of_the_plan),
        cmocka_unit_test(edge__attack__buys_the_sybils_of_the_mesh),
        cmocka_unit_test(mobile__safe_window__meets_the_limit),
        cmocka_unit_test(swing__of_a_slow_rise__ends_at_rest),
        cmocka_unit_test(swing__at_once__falls_as_inertia_lets_it),
        cmocka_unit_test(swing__is_linear__while_the_reserve_lasts),
        cmocka_unit_test(swing__course__passes_its_nadir),
        cmocka_unit_test(mobile__verifier_and_reasoner__slow_the_frame),
        cmocka_unit_test(tiny__repetition__lowers_entropy),
        cmocka_unit_test(tiny__dead_motes__lengthen_the_way),
        cmocka_unit_test(cloud__cut_fibre__carries_less_for_the_same_price),
        cmocka_unit_test(tiny__hops__lose_one_after_the_other),
        cmocka_unit_test(binomial_tail__equals__its_sum),
        cmocka_unit_test(binomial_tail__at_its_ends__is_0_or_1),
        cmocka_unit_test(radar__stays__in_its_circle),
        cmocka_unit_test(radar__shows__the_design),
        cmocka_unit_test(radar__keeps__what_cannot_be_evaluated),
    };

    return cmocka_run_group_tests_name("finale", tests, NULL, NULL);
}
