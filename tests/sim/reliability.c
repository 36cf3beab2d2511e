/* Invariants and limits of checkpoints, carbon and cost. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fixture.h"
#include "sim/interval.h"
#include "sim/process.h"
#include "sim/random.h"
#include "sim/window.h"

static struct sim_reliability_out evaluate(const struct sim_inputs *inputs)
{
    struct sim_reliability_out out;

    sim_reliability_eval(&inputs->reliability, &out);
    return out;
}

static double goodput_at(struct sim_inputs inputs, double interval)
{
    inputs.reliability.checkpoint_interval = interval;
    return evaluate(&inputs).goodput;
}

static double carbon_at(struct sim_inputs inputs, double interval)
{
    inputs.reliability.checkpoint_interval = interval;
    return evaluate(&inputs).carbon_per_weight_mg;
}

static void shares__sum__to_one(void **state)
{
    (void)state;
    for (int track = SIM_CLOUD; track <= SIM_TINY; track++) {
        for (int mode = 0; mode < 2; mode++) {
            struct sim_inputs inputs = fixture_track((enum sim_finale_kind)track);
            inputs.reliability.asynchronous = mode;
            inputs.reliability.clean_share = 0.4 * mode;
            inputs.reliability.eta = 1.0 - 0.2 * mode;
            for (double interval = 0.1; interval < 1000.0; interval *= 1.5) {
                inputs.reliability.checkpoint_interval = interval;
                struct sim_reliability_out out = evaluate(&inputs);
                if (out.reason != SIM_OK) {
                    continue;
                }
                assert_near(out.goodput + out.checkpoint_share + out.rework_share +
                                out.restart_share + out.pause_share,
                            1.0, 1e-12);
                assert_near(out.operational_kg + out.embodied_kg, out.carbon_kg, 1e-15);
                assert_near(out.uptime + out.restart_share + out.pause_share, 1.0, 1e-15);
                assert_true(out.power_factor > 0.0 && out.power_factor <= 1.0);
                assert_true(out.wasted_energy > 0.0 && out.wasted_energy <= out.wasted_work);
            }
        }
    }
}

static void optimum__is_not_worse__than_its_neighbours(void **state)
{
    (void)state;
    for (int track = SIM_CLOUD; track <= SIM_TINY; track++) {
        struct sim_inputs inputs = fixture_track((enum sim_finale_kind)track);
        double best = evaluate(&inputs).optimum;
        assert_true(goodput_at(inputs, best) > goodput_at(inputs, best * 0.999));
        assert_true(goodput_at(inputs, best) > goodput_at(inputs, best * 1.001));
    }
}

static void optimum__of_asynchronous__is_at_least_the_lag(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);

    (void)state;
    inputs.reliability.asynchronous = 1.0;
    assert_true(evaluate(&inputs).optimum > 90.0);
    inputs.reliability.durable_lag = 1000.0;
    assert_true(evaluate(&inputs).optimum == 1000.0);
}

/* Nothing is put in its place: it can't be said. */
static void interval__below_the_lag__is_refused(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);

    (void)state;
    inputs.reliability.checkpoint_interval = 60.0;
    assert_int_equal(sim_param_check(&inputs), SIM_OK);
    inputs.reliability.asynchronous = 1.0;
    assert_int_equal(sim_param_check(&inputs), SIM_INTERVAL_BELOW_LAG);
    assert_true(sim_process_lag(&inputs.reliability) == 90.0);
    struct sim_reliability_out out = evaluate(&inputs);
    assert_int_equal(out.reason, SIM_INTERVAL_BELOW_LAG);
    assert_true(isnan(out.goodput) && isnan(out.carbon_per_weight_mg) && out.interval == 60.0);
    inputs.reliability.checkpoint_interval = 90.0;
    assert_int_equal(evaluate(&inputs).reason, SIM_OK);
    assert_int_equal(sim_param_check(&inputs), SIM_OK);
}

/* Announced: the same failures as before in the time that is left. */
static void curtailments__take_time__and_no_work(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);
    struct sim_reliability_out before = evaluate(&inputs);

    (void)state;
    inputs.reliability.clean_share = 0.5;
    struct sim_reliability_out out = evaluate(&inputs);
    double taken = 0.5 * (2.0 * (60.0 + 480.0) + 5.0 * 3600.0) / 86400.0;
    assert_true(out.mtbf == before.mtbf && out.optimum == before.optimum);
    assert_near(out.goodput, before.goodput * (1.0 - taken), 1e-14);
    assert_near(out.rework_share, before.rework_share * (1.0 - taken), 1e-14);
    assert_near(out.restart_share, before.restart_share * (1.0 - taken), 1e-14);
    assert_near(out.pause_share, 0.5 * (2.0 * 480.0 + 5.0 * 3600.0) / 86400.0, 1e-14);
    inputs.reliability.clean_share = 1.0;
    inputs.reliability.pause_hours = 24.0;
    assert_int_equal(evaluate(&inputs).reason, SIM_NEVER_FINISHES);
}

/* Zeus, NSDI 2023: speed 1 - (1 - cap)^2; and energy per work is least at a cap of about 0.62. */
static void cap__saves_energy__down_to_six_tenths(void **state)
{
    static const double speeds[][2] = {{1.0, 1.0}, {0.9, 0.99}, {0.8, 0.96}, {0.6, 0.84}};
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);
    double full = evaluate(&inputs).fleet_goodput, least = INFINITY, least_at = 0.0;

    (void)state;
    for (size_t i = 0; i < sizeof speeds / sizeof speeds[0]; i++) {
        inputs.reliability.eta = speeds[i][0];
        assert_near(evaluate(&inputs).fleet_goodput, full * speeds[i][1], 1e-12);
    }
    for (int i = 50; i <= 100; i++) {
        inputs.reliability.eta = 0.01 * i;
        double energy = evaluate(&inputs).it_kwh;
        least_at = energy < least ? inputs.reliability.eta : least_at;
        least = fmin(least, energy);
    }
    assert_true(least_at > 0.58 && least_at < 0.66);
}

/* Signs that physics demands, at random points. */
static void outputs__move__as_physics_demands(void **state)
{
    static const struct {
        const char *input, *output;
        int sign;
    } signs[] = {
        {"write", "goodput", -1},
        {"restart", "goodput", -1},
        {"backend_nodes", "goodput", -1},
        {"node_mtbf_hours", "goodput", 1},
        {"clean_share", "goodput", -1},
        {"clean_share", "cue", -1},
        {"clean_share", "tco_usd", 1},
        {"clean_share", "operational_kg", -1},
        {"clean_share", "embodied_kg", 1},
        {"pause_hours", "tco_usd", 1},
        {"eta", "fleet_goodput", 1},
        {"eta", "embodied_kg", -1},
        {"price", "tco_usd", 1},
        {"fabric_price", "tco_usd", 1},
        {"embodied", "embodied_kg", 1},
        {"pue", "carbon_kg", 1},
        {"grid_intensity", "carbon_kg", 1},
        {"idle_power", "it_kwh", 1},
        {"uncapped_power", "it_kwh", 1},
        {"life", "embodied_kg", -1},
        {"tco_margin", "tco_budget_usd", 1},
        {"target_intensity", "target_mg", 1},
    };
    struct sim_random random;

    (void)state;
    sim_random_seed(&random, 2026);
    for (int point = 0; point < 300; point++) {
        struct sim_inputs inputs = fixture_track((enum sim_finale_kind)(point % 4));
        struct sim_reliability_in *in = &inputs.reliability;
        double share[4];
        for (size_t i = 0; i < 4; i++) {
            share[i] = exp(-sim_random_exponential(&random)); /* evenly from 0 to 1 */
        }
        in->checkpoint_interval *= 0.2 + 2.0 * share[0];
        in->clean_share = 0.1 + 0.8 * share[1];
        in->eta = 0.5 + 0.45 * share[2];
        in->backend_nodes = ceil(in->backend_nodes * (0.1 + share[3]));
        for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
            const struct sim_param *param = sim_param_find(signs[i].input);
            const struct sim_output *output = sim_output_find(signs[i].output);
            struct sim_inputs more = inputs;
            struct sim_outputs a, b;
            double value = sim_param_get(&inputs, param);
            bool whole = param->kind == SIM_COUNT, alone = in->coupled == 0.0;
            assert_true(sim_param_put(&more, param,
                                      whole          ? 2.0 * value
                                      : value == 0.0 ? 1.0
                                                     : 1.04 * value));
            sim_reliability_eval(&inputs.reliability, &a.reliability);
            sim_reliability_eval(&more.reliability, &b.reliability);
            double change = sim_output_get(&b, output) - sim_output_get(&a, output);
            assert_true(signs[i].sign * change > 0.0 || (whole && alone && change == 0.0));
        }
    }
}

/* -ln(1-u) - u = y for the u that comes back, from first order to where u is 1. */
static void optimum__solves__its_equation(void **state)
{
    (void)state;
    for (double y = 1e-18; y < 30.0; y *= 3.0) {
        double u = sim_interval_optimum(y, 1.0);
        assert_true(u > 0.0 && u < 1.0);
        if (u > 0.2) {
            assert_near(-log1p(-u) - u, y, 1e-12 / (1.0 - u));
        } else {
            assert_near(u, sim_interval_daly(y, 1.0), 1e-3);
        }
    }
    assert_near(sim_interval_optimum(1e-18, 1.0), sqrt(2e-18), 1e-8);
    assert_true(sim_interval_optimum(0.0, 100.0) == 0.0);
    assert_true(sim_interval_optimum(1e6, 100.0) == 100.0);
}

static void daly__is_close__up_to_a_quarter(void **state)
{
    (void)state;
    for (double ratio = 1e-6; ratio <= 0.25; ratio *= 1.1) {
        assert_near(sim_interval_daly(ratio, 1.0), sim_interval_optimum(ratio, 1.0), 0.002);
    }
    assert_true(sim_interval_daly(2.0, 1.0) == 1.0);
}

static void carbon_optimum__is_not_worse__than_its_neighbours(void **state)
{
    (void)state;
    for (int track = SIM_CLOUD; track <= SIM_TINY; track++) {
        struct sim_inputs inputs = fixture_track((enum sim_finale_kind)track);
        double best = sim_interval_carbon_optimum(&inputs.reliability);
        assert_true(best < evaluate(&inputs).optimum);
        assert_true(carbon_at(inputs, best) < carbon_at(inputs, best * 0.99));
        assert_true(carbon_at(inputs, best) < carbon_at(inputs, best * 1.01));
    }
}

static void break_even__parts__better_from_worse(void **state)
{
    (void)state;
    for (int track = SIM_CLOUD; track <= SIM_TINY; track++) {
        struct sim_inputs inputs = fixture_track((enum sim_finale_kind)track);
        double even = sim_interval_break_even(&inputs.reliability);
        assert_near(carbon_at(inputs, even / 2.0), carbon_at(inputs, even), 1e-12);
        assert_true(carbon_at(inputs, even * 0.45) > carbon_at(inputs, even * 0.9));
        assert_true(carbon_at(inputs, even * 0.55) < carbon_at(inputs, even * 1.1));
    }
}

/* Half of the best interval is shorter than the lag and can't be run. */
static void break_even__behind_the_lag__is_none(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);

    (void)state;
    inputs.reliability.asynchronous = 1.0;
    inputs.reliability.durable_lag = 5000.0;
    assert_true(isnan(sim_interval_break_even(&inputs.reliability)));
}

static void tiny_interval__only__checkpoints(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);

    (void)state;
    inputs.reliability.checkpoint_interval = 0.06;
    struct sim_reliability_out out = evaluate(&inputs);
    assert_true(out.goodput < 0.001 && out.checkpoint_share > 0.95);
    inputs.reliability.checkpoint_interval = 1e-9;
    assert_int_equal(evaluate(&inputs).reason, SIM_NEVER_FINISHES);
}

static void endless_interval__never__finishes(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);

    (void)state;
    inputs.reliability.checkpoint_interval = 1e9;
    struct sim_reliability_out out = evaluate(&inputs);
    assert_int_equal(out.reason, SIM_NEVER_FINISHES);
    assert_true(isnan(out.goodput) && isnan(out.carbon_per_weight_mg) && isnan(out.tco_usd));
    assert_true(out.target_mg > 0.0 && out.mtbf > 0.0 && out.optimum > 0.0);
}

/* From any interval to any other, finished or never: the same as evaluated anew. */
static void moved__interval__is_as_evaluated(void **state)
{
    (void)state;
    static const double intervals[] = {1e-6, 30, 3600, 1e12, 600, 1e-3};
    for (int track = SIM_CLOUD; track <= SIM_TINY; track++) {
        struct sim_reliability_in in = fixture_track((enum sim_finale_kind)track).reliability;
        struct sim_reliability_out moved, anew;
        sim_reliability_eval(&in, &moved);
        for (size_t i = 0; i < sizeof intervals / sizeof intervals[0]; i++) {
            in.checkpoint_interval = intervals[i];
            sim_reliability_move(&in, &moved);
            sim_reliability_eval(&in, &anew);
            assert_memory_equal(&moved, &anew, offsetof(struct sim_reliability_out, reason));
            assert_int_equal(moved.reason, anew.reason);
        }
    }
}

static void one_node__hardly__fails(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);

    (void)state;
    inputs.reliability.backend_nodes = 1.0;
    struct sim_reliability_out out = evaluate(&inputs);
    assert_near(out.mtbf, 50677.0 * 3600.0, 1e-12);
    assert_near(out.goodput, 1800.0 / 1860.0, 1e-4);
    assert_true(out.rework_share > 0.0);
}

static void uncoupled_nodes__fail__alone(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_TINY);

    (void)state;
    double many = evaluate(&inputs).goodput;
    inputs.reliability.backend_nodes = 1.0;
    assert_true(evaluate(&inputs).goodput == many);
    assert_near(evaluate(&inputs).mtbf, 120.0, 1e-12);
}

static void rate__of_zero__means_the_reference(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);

    (void)state;
    double reference = evaluate(&inputs).fleet_goodput;
    inputs.reliability.rate = inputs.reliability.reference_rate;
    assert_true(evaluate(&inputs).fleet_goodput == reference);
    inputs.reliability.rate = NAN;
    assert_int_equal(evaluate(&inputs).reason, SIM_RATE_UNKNOWN);
    inputs.reliability.rate = 1e12;
    inputs.reliability.eta = 1e-17;
    assert_int_equal(evaluate(&inputs).reason, SIM_RATE_ZERO);
    assert_true(evaluate(&inputs).goodput > 0.8);
}

/* No control is free: each one worsens something as it mends another. */
static void controls__have__a_price(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);
    struct sim_reliability_out plain = evaluate(&inputs), other;

    (void)state;
    inputs.reliability.clean_share = 0.5;
    other = evaluate(&inputs);
    assert_true(other.carbon_per_weight_mg < plain.carbon_per_weight_mg);
    assert_true(other.goodput < plain.goodput && other.tco_usd > plain.tco_usd);
    inputs = fixture_track(SIM_CLOUD);
    inputs.reliability.eta = 0.9;
    other = evaluate(&inputs);
    assert_true(other.operational_kg < plain.operational_kg);
    assert_true(other.wall_days > plain.wall_days);
    assert_true(other.embodied_kg > plain.embodied_kg);
}

static void cap_and_budget__stand__whatever_the_design(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);
    struct sim_reliability_out plain = evaluate(&inputs), other;

    (void)state;
    inputs.reliability.clean_share = 1.0;
    inputs.reliability.eta = 0.6;
    inputs.reliability.checkpoint_interval = 77.0;
    inputs.reliability.asynchronous = 1.0;
    inputs.reliability.backend_nodes = 99.0;
    inputs.reliability.fabric_price = 7500.0;
    inputs.reliability.grid_intensity = 0.03;
    inputs.reliability.rate = 1e12;
    other = evaluate(&inputs);
    assert_true(other.target_mg == plain.target_mg);
    assert_true(other.tco_budget_usd == plain.tco_budget_usd);
}

static void carbon_per_work__agrees__with_carbon_per_weight(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);
    struct sim_reliability_out out = evaluate(&inputs);

    (void)state;
    assert_near(out.kg_per_zettaflop * inputs.reliability.work / 1e21, out.carbon_kg, 1e-12);
    assert_near(out.carbon_per_weight_mg * inputs.reliability.weights / 1e6, out.carbon_kg, 1e-12);
    assert_near(out.fleet_goodput * out.wall_days * 86400.0, inputs.reliability.work, 1e-12);
}

static struct sim_window_box window_box(int track)
{
    if (track == SIM_TINY) {
        return (struct sim_window_box){0.2, 600.0, 0.5, 1.0, 0.0, 1.0, true};
    }
    return (struct sim_window_box){10.0, 14400.0, 0.5, 1.0, 0.0, 1.0, true};
}

static bool within_limits(const struct sim_reliability_out *out)
{
    return out->carbon_per_weight_mg <= out->target_mg && out->tco_usd <= out->tco_budget_usd;
}

static void window__best__is_feasible_and_as_said(void **state)
{
    (void)state;
    for (int track = SIM_CLOUD; track <= SIM_TINY; track++) {
        struct sim_inputs inputs = fixture_track((enum sim_finale_kind)track);
        struct sim_window_box box = window_box(track);
        struct sim_window_out best;
        sim_window_best(&inputs.reliability, &box, &best);
        assert_int_equal(best.reason, SIM_OK);
        inputs.reliability.checkpoint_interval = best.checkpoint_interval;
        inputs.reliability.eta = best.eta;
        inputs.reliability.clean_share = best.clean_share;
        inputs.reliability.asynchronous = best.asynchronous;
        struct sim_reliability_out out = evaluate(&inputs);
        assert_true(out.fleet_goodput == best.fleet_goodput);
        assert_true(within_limits(&out));
    }
}

/* An even lattice over the whole box finds nothing better, and comes close. */
static void window__best__beats_a_lattice(void **state)
{
    (void)state;
    for (int mode = 0; mode < 2; mode++) {
        struct sim_inputs inputs = fixture_track(SIM_CLOUD);
        struct sim_window_box box = window_box(SIM_CLOUD);
        struct sim_window_out best;
        double lattice = 0.0;
        box.asynchronous_allowed = mode == 1;
        sim_window_best(&inputs.reliability, &box, &best);
        inputs.reliability.asynchronous = mode;
        for (double interval = 10.0; interval < 14400.0; interval *= 1.1) {
            inputs.reliability.checkpoint_interval = interval;
            for (int i = 0; i <= 50; i++) {
                inputs.reliability.eta = 0.5 + 0.01 * i;
                for (int j = 0; j <= 50; j++) {
                    inputs.reliability.clean_share = 0.02 * j;
                    struct sim_reliability_out out = evaluate(&inputs);
                    if (within_limits(&out)) {
                        lattice = fmax(lattice, out.fleet_goodput);
                    }
                }
            }
        }
        assert_true(best.fleet_goodput >= lattice * (1.0 - 1e-4));
        assert_near(lattice, best.fleet_goodput, 0.01);
        assert_true(best.asynchronous == mode);
    }
}

static void window__without_a_design__says_so(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);
    struct sim_window_box box = window_box(SIM_CLOUD);
    struct sim_window_out best;

    (void)state;
    box.clean_max = 0.0;
    inputs.reliability.grid_intensity = 0.9;
    sim_window_best(&inputs.reliability, &box, &best);
    assert_int_equal(best.reason, SIM_NOTHING_FEASIBLE);
    assert_true(isnan(best.fleet_goodput));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares__sum__to_one),
        cmocka_unit_test(optimum__is_not_worse__than_its_neighbours),
        cmocka_unit_test(optimum__of_asynchronous__is_at_least_the_lag),
        cmocka_unit_test(interval__below_the_lag__is_refused),
        cmocka_unit_test(curtailments__take_time__and_no_work),
        cmocka_unit_test(cap__saves_energy__down_to_six_tenths),
        cmocka_unit_test(outputs__move__as_physics_demands),
        cmocka_unit_test(optimum__solves__its_equation),
        cmocka_unit_test(daly__is_close__up_to_a_quarter),
        cmocka_unit_test(carbon_optimum__is_not_worse__than_its_neighbours),
        cmocka_unit_test(break_even__parts__better_from_worse),
        cmocka_unit_test(break_even__behind_the_lag__is_none),
        cmocka_unit_test(tiny_interval__only__checkpoints),
        cmocka_unit_test(endless_interval__never__finishes),
        cmocka_unit_test(moved__interval__is_as_evaluated),
        cmocka_unit_test(one_node__hardly__fails),
        cmocka_unit_test(uncoupled_nodes__fail__alone),
        cmocka_unit_test(rate__of_zero__means_the_reference),
        cmocka_unit_test(controls__have__a_price),
        cmocka_unit_test(cap_and_budget__stand__whatever_the_design),
        cmocka_unit_test(carbon_per_work__agrees__with_carbon_per_weight),
        cmocka_unit_test(window__best__is_feasible_and_as_said),
        cmocka_unit_test(window__best__beats_a_lattice),
        cmocka_unit_test(window__without_a_design__says_so),
    };

    return cmocka_run_group_tests_name("reliability", tests, NULL, NULL);
}
