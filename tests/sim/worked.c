/* The numbers worked out by hand for the design, each to the digits that were written down. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fixture.h"
#include "sim/interval.h"
#include "sim/process.h"

struct worked {
    enum sim_finale_kind track;
    const char *settings; /* name=value, apart by spaces */
    const char *output;
    const char *digits; /* "nan": cannot be evaluated */
};

static const struct worked scaling[] = {
    {SIM_CLOUD, "nodes=8192", "t_step", "11.4945"},
    {SIM_CLOUD, "nodes=8192", "mfu", "0.437774"},
    {SIM_CLOUD, "nodes=16384", "t_compute", "4.65925"},
    {SIM_CLOUD, "nodes=16384", "t_hop1", "0.526133"},
    {SIM_CLOUD, "nodes=16384", "t_hop2", "0.251217"},
    {SIM_CLOUD, "nodes=16384", "t_hop3", "0"},
    {SIM_CLOUD, "nodes=16384", "t_bubble", "0.728008"},
    {SIM_CLOUD, "nodes=16384", "t_straggler", "0.205262"},
    {SIM_CLOUD, "nodes=16384", "t_step", "6.11880"},
    {SIM_CLOUD, "nodes=16384", "mfu", "0.411191"},
    {SIM_CLOUD, "nodes=34000", "goodput_flops", "1.22447e19"},
    {SIM_CLOUD, "nodes=34000", "t_barrier", "1.6e-4"},
    {SIM_CLOUD, "nodes=34000", "rtt", "0"},
    {SIM_CLOUD, "nodes=34001", "goodput_flops", "5.86693e18"},
    {SIM_CLOUD, "nodes=34001", "t_barrier", "0.294004"},
    {SIM_CLOUD, "", "t_hop3", "5.69384"},
    {SIM_CLOUD, "", "t_overlap", "0.381686"},
    {SIM_CLOUD, "", "t_hop2_hidden", "0.252233"},
    {SIM_CLOUD, "", "t_hop3_hidden", "0.129453"},
    {SIM_CLOUD, "", "t_step", "7.47262"},
    {SIM_CLOUD, "scaling=1", "mfu", "0.250412"},
    {SIM_CLOUD, "scaling=1", "goodput_flops", "2.47657e19"},
    {SIM_CLOUD, "scaling=1 local_steps=3", "efficiency", "0.735706"},
    {SIM_CLOUD, "scaling=1 local_steps=3", "goodput_flops", "3.84464e19"},
    {SIM_CLOUD, "scaling=1 local_steps=100", "mfu", "0.409570"},
    {SIM_CLOUD, "scaling=1 local_steps=100", "work_factor", "1.09210"},
    {SIM_CLOUD, "scaling=1 local_steps=100", "goodput_flops", "3.70903e19"},
    {SIM_CLOUD, "nodes=34000 local_steps=20", "work_factor", "1"},
    {SIM_CLOUD, "site_capacity=33333", "t_step", "nan"},
    {SIM_CLOUD, "site_capacity=33333", "sites", "nan"},
    {SIM_CLOUD, "nodes=34000 scaling=1", "t_hop2", "0.252253"},
    {SIM_CLOUD, "nodes=34000 scaling=1", "ci_ratio", "0.00543274"},
    {SIM_CLOUD, "nodes=34000 scaling=1 oversubscription=2", "t_hop2", "0.277470"},
    {SIM_CLOUD, "nodes=34000 scaling=1 oversubscription=2", "ci_ratio", "0.0108655"},
    {SIM_CLOUD, "nodes=34000 scaling=1 oversubscription=8", "t_hop2", "0.428773"},
    {SIM_CLOUD, "oversubscription=2", "fabric_price_usd", "4500"},
    {SIM_CLOUD, "oversubscription=8", "fabric_price_usd", "2250"},
    {SIM_CLOUD, "oversubscription=2", "fabric_limit", "87381"},
    {SIM_CLOUD, "", "fabric_price_usd", "7500"},
    {SIM_CLOUD, "topology=1", "fabric_price_usd", "1500"},
    {SIM_CLOUD, "oversubscription=4", "fabric_price_usd", "3000"},
    {SIM_CLOUD, "", "fabric_limit", "65536"},
    {SIM_CLOUD, "topology=1", "fabric_limit", "nan"},
    {SIM_CLOUD, "topology=1", "ci_ratio", "0.800362"},
    {SIM_CLOUD, "topology=1", "saturation_nodes", "89796"},
    {SIM_CLOUD, "topology=1 global_share=1", "saturation_nodes", "15969"},
    {SIM_CLOUD, "", "saturation_nodes", "nan"},
    {SIM_CLOUD, "topology=1 torus_bandwidth=1200e9 hop2_bandwidth=6.25e9", "ci_ratio", "0.0666968"},
    {SIM_EDGE, "topology=1", "saturation_nodes", "1265625"},
    {SIM_MOBILE, "topology=1", "saturation_nodes", "56250000"},
    {SIM_TINY, "topology=1", "saturation_nodes", "2385"},
    {SIM_MOBILE, "wait_share=0.96", "t_straggler", "5.25206"},
    {SIM_MOBILE, "wait_share=0.96", "t_step", "38.0725"},
    {SIM_MOBILE, "wait_share=0.96", "updates_per_s", "2.52150e7"},
    {SIM_MOBILE, "wait_share=0.96", "efficiency", "0.756451"},
    {SIM_MOBILE, "wait_share=0.96 cell_size=181", "updates_per_s", "2.59157e7"},
    {SIM_EDGE, "", "t_hop2", "0.0583440"},
    {SIM_EDGE, "", "t_hop3", "0.241742"},
    {SIM_EDGE, "", "t_step", "0.778894"},
    {SIM_EDGE, "", "updates_per_s", "1.28387e7"},
    {SIM_EDGE, "", "bottleneck_hop", "2"},
    {SIM_EDGE, "", "mfu", "nan"},
    {SIM_MOBILE, "", "t_hop2", "16.0280"},
    {SIM_MOBILE, "", "t_step", "52.1341"},
    {SIM_MOBILE, "", "bottleneck_hop", "1"},
    {SIM_TINY, "", "mesh_hops", "66.6667"},
    {SIM_TINY, "", "t_hop2", "0.636738"},
    {SIM_TINY, "", "t_step", "1.41239"},
    {SIM_TINY, "", "bottleneck_hop", "1"},
};

#define BETTER "asynchronous=1 checkpoint_interval=600 clean_share=0.7 eta=0.9"
#define STEADY "asynchronous=1 checkpoint_interval=6 clean_share=0.8"

static const struct worked reliability[] = {
    {SIM_CLOUD, "", "mtbf", "11135.1"},
    {SIM_CLOUD, "", "goodput", "0.851651"},
    {SIM_CLOUD, "", "checkpoint_share", "0.0283884"},
    {SIM_CLOUD, "", "rework_share", "0.07777"},
    {SIM_CLOUD, "", "restart_share", "0.0421911"},
    {SIM_CLOUD, "", "pause_share", "0"},
    {SIM_CLOUD, "", "uptime", "0.957809"},
    {SIM_CLOUD, "", "wasted_energy", "0.110689"},
    {SIM_CLOUD, "", "wall_days", "79.484"},
    {SIM_CLOUD, "", "cue", "0.4224"},
    {SIM_CLOUD, "", "carbon_per_weight_mg", "30.8331"},
    {SIM_CLOUD, "", "target_mg", "10.5554"},
    {SIM_CLOUD, "", "tco_usd", "42.6657e6"},
    {SIM_CLOUD, "", "tco_budget_usd", "76.5917e6"},
    {SIM_CLOUD, BETTER, "mtbf", "11135.1"},
    {SIM_CLOUD, BETTER, "goodput", "0.777788"},
    {SIM_CLOUD, BETTER, "pause_share", "0.153611"},
    {SIM_CLOUD, BETTER, "power_factor", "0.771189"},
    {SIM_CLOUD, BETTER, "carbon_per_weight_mg", "9.29237"},
    {SIM_CLOUD, BETTER, "tco_usd", "47.4356e6"},
    {SIM_EDGE, "", "goodput", "0.937518"},
    {SIM_MOBILE, "", "goodput", "0.908106"},
    {SIM_TINY, "", "goodput", "0.87261"},
    {SIM_TINY, "", "carbon_per_weight_mg", "10642.3"},
    {SIM_TINY, "", "target_mg", "7526.16"},
    {SIM_TINY, STEADY, "goodput", "0.859414"},
    {SIM_TINY, STEADY, "carbon_per_weight_mg", "7274.56"},
    {SIM_CLOUD, "asynchronous=1 checkpoint_interval=89", "goodput", "nan"},
};

#define LAW "rho=0 agreement=0 quorum=1 verifier=1 tpr=1 fpr=0"
#define DISTINCT "rho=0.42 agreement=0.60 member_cost_factor=1.15"
#define PROVEN DISTINCT " verifier=1 reasoner=1 tpr=0.99 fpr=0.0005"
#define SENSED DISTINCT " verifier=1 reasoner=1 tpr=0.999 fpr=0.0005 size=9"

static const struct worked compound[] = {
    {SIM_CLOUD, "rho=0 agreement=1", "right", "0.99144"},
    {SIM_CLOUD, LAW, "right", "0.99999"},
    {SIM_CLOUD, LAW, "law", "0.99999"},
    {SIM_CLOUD, "", "effective_size", "1.66667"},
    {SIM_CLOUD, DISTINCT, "effective_size", "1.86567"},
    {SIM_CLOUD, PROVEN, "right", "0.953680"},
    {SIM_CLOUD, PROVEN, "unsafe", "7.18058e-6"},
    {SIM_CLOUD, PROVEN, "abstain", "0.0463130"},
    {SIM_CLOUD, PROVEN, "cost", "316"},
    {SIM_CLOUD, PROVEN, "cost_ratio", "0.780247"},
    {SIM_CLOUD, PROVEN, "giant_right", "0.94149"},
    {SIM_CLOUD, PROVEN, "giant_unsafe", "2.45e-5"},
    {SIM_CLOUD, PROVEN " router=1", "right", "0.955741"},
    {SIM_CLOUD, PROVEN " router=1", "unsafe", "9.36067e-6"},
    {SIM_CLOUD, PROVEN " router=1", "cost", "105.608"},
    {SIM_CLOUD, PROVEN " router=1", "right_limit", "0.990495"},
    {SIM_EDGE, SENSED " quorum=2", "unsafe", "5.61200e-6"},
    {SIM_EDGE, SENSED " quorum=5", "right", "0.985654"},
    {SIM_EDGE, SENSED " quorum=5 router=1", "unsafe", "6.10850e-6"},
    {SIM_MOBILE, PROVEN, "cost_ratio", "0.564286"},
    {SIM_TINY, PROVEN " quorum=2", "right", "0.977194"},
    {SIM_TINY, PROVEN " router=1", "unsafe", "6.43296e-6"},
};

#define MESH SENSED " neighbours=100"
#define QUIET "cell_size=200 repeat=3"

static const struct worked finale[] = {
    {SIM_CLOUD, "", "decode_tokens_s", "335"},
    {SIM_CLOUD, PROVEN, "decode_tokens_s", "42.4051"},
    {SIM_CLOUD, PROVEN " router=1", "decode_tokens_s", "126.884"},
    {SIM_EDGE, "", "light_radius_km", "272"},
    {SIM_EDGE, MESH, "captured", "7.13200e-6"},
    {SIM_EDGE, MESH, "coverage", "1.00000"},
    {SIM_EDGE, MESH, "determinism", "0.993500"},
    {SIM_MOBILE, "", "sync_s", "45"},
    {SIM_MOBILE, "", "step_gw", "3.0"},
    {SIM_MOBILE, "", "frequency_mhz", "181.818"},
    {SIM_MOBILE, "payload_mb=10", "frequency_mhz", "52.5253"},
    {SIM_MOBILE, "payload_mb=10", "nadir_mhz", "96.9576"},
    {SIM_MOBILE, "payload_mb=10", "nadir_s", "15.2799"},
    {SIM_MOBILE, "payload_mb=10", "rate_mhz_s", "9.15993"},
    {SIM_MOBILE, "payload_mb=36 window_s=600", "nadir_mhz", "16.8181"},
    {SIM_MOBILE, "payload_mb=10 kinetic_gws=600", "nadir_mhz", "98.5861"},
    {SIM_MOBILE, "payload_mb=10 kinetic_gws=2000", "nadir_mhz", "79.0793"},
    {SIM_MOBILE, "", "frame_ms", "2"},
    {SIM_MOBILE, PROVEN, "frame_ms", "13"},
    {SIM_TINY, "", "hops", "50"},
    {SIM_TINY, "", "mesh_entropy", "7.95877"},
    {SIM_TINY, QUIET, "mesh_entropy", "0.0563971"},
    {SIM_TINY, QUIET, "surviving", "0.992950"},
    {SIM_TINY, QUIET, "total_mw", "0.869706"},
    {SIM_TINY, QUIET, "gateways", "5000"},
};

static void apply_settings(struct sim_inputs *inputs, const char *settings)
{
    char copy[256];

    snprintf(copy, sizeof copy, "%s", settings);
    for (char *name = strtok(copy, " "); name != NULL; name = strtok(NULL, " ")) {
        char *equals = strchr(name, '=');
        assert_non_null(equals);
        *equals = '\0';
        fixture_set(inputs, name, strtod(equals + 1, NULL));
    }
}

/* Each part alone, as its own worked numbers are; the finale with the parts that it needs. */
static double evaluate(const struct worked *worked)
{
    struct sim_inputs inputs = fixture_track(worked->track);
    const struct sim_output *output = sim_output_find(worked->output);
    struct sim_outputs outputs;

    assert_non_null(output);
    apply_settings(&inputs, worked->settings);
    sim_finale_eval(&inputs, &outputs);
    if (output->part == SIM_PART_RELIABILITY) {
        sim_reliability_eval(&inputs.reliability, &outputs.reliability);
    } else if (output->part == SIM_PART_COMPOUND) {
        sim_compound_eval(&inputs.compound, &outputs.compound);
    }
    return sim_output_get(&outputs, output);
}

static void check(const struct worked *worked, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        double value = evaluate(&worked[i]);
        if (strcmp(worked[i].digits, "nan") == 0) {
            assert_true(isnan(value));
        } else {
            assert_digits(value, worked[i].digits);
        }
    }
}

#define CHECK(table) check(table, sizeof(table) / sizeof *(table))

static void scaling__matches__worked_numbers(void **state)
{
    (void)state;
    CHECK(scaling);
}

static void reliability__matches__worked_numbers(void **state)
{
    (void)state;
    CHECK(reliability);
}

static void compound__matches__worked_numbers(void **state)
{
    (void)state;
    CHECK(compound);
}

static void finale__matches__worked_numbers(void **state)
{
    (void)state;
    CHECK(finale);
}

/* The barrier's time just after the Light Barrier over the one just before. */
static double barrier_growth(void)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);
    struct sim_scaling_out before, after;

    inputs.scaling.nodes = inputs.scaling.site_capacity;
    sim_scaling_eval(&inputs.scaling, &before);
    inputs.scaling.nodes += 1.0;
    sim_scaling_eval(&inputs.scaling, &after);
    return after.t_barrier / before.t_barrier;
}

static void cliff__matches__worked_numbers(void **state)
{
    static const char *const ratio[] = {"2.087", "2.268", "1.009", "1.382"};
    static const char *const light[] = {"0.122", "0.986", "0.998", "0.997"};
    static const char *const longer[] = {"3.61941", "0.357613", "0.441766", "0.353613"};
    struct sim_inputs inputs;
    struct sim_cliff_out cliff;

    (void)state;
    for (int track = SIM_CLOUD; track <= SIM_TINY; track++) {
        inputs = fixture_track((enum sim_finale_kind)track);
        sim_scaling_cliff(&inputs.scaling, &cliff);
        assert_digits(cliff.cliff_ratio, ratio[track]);
        assert_digits(cliff.cliff_light_share, light[track]);
        assert_digits(cliff.t_cliff, longer[track]);
    }
    assert_digits(barrier_growth(), "1838");
    inputs = fixture_track(SIM_CLOUD);
    inputs.scaling.dispersion_km = 0.0; /* it is bandwidth, not light */
    sim_scaling_cliff(&inputs.scaling, &cliff);
    assert_digits(cliff.cliff_ratio, "1.955");
    assert_true(cliff.cliff_light_share == 0.0);
}

static void local_steps__are_best__at_five(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);
    struct sim_scaling_out out;
    double best = 0.0, best_steps = 0.0;

    (void)state;
    inputs.scaling.scaling = SIM_WEAK;
    for (double steps = 1.0; steps <= 500.0; steps += 1.0) {
        inputs.scaling.local_steps = steps;
        sim_scaling_eval(&inputs.scaling, &out);
        if (out.goodput_flops > best) {
            best = out.goodput_flops;
            best_steps = steps;
        }
    }
    assert_true(best_steps == 5.0);
}

static void intervals__match__worked_numbers(void **state)
{
    struct sim_process process = {.mtbf = 10800, .stall = 120, .restart = 600};
    struct sim_account account;

    (void)state;
    assert_digits(sim_interval_young(120, 10800), "1609.97");
    assert_digits(sim_interval_daly(120, 10800), "1530.96");
    process.interval = sim_interval_optimum(120, 10800);
    assert_digits(process.interval, "1530.98");
    assert_int_equal(sim_process_account(&process, &account), SIM_OK);
    assert_digits(account.work / account.total, "0.811862");
}

static void break_even__matches__worked_numbers(void **state)
{
    static const char *const of_young[] = {"0.8966", "0.8983", "0.8970", "1.193"};
    struct sim_inputs inputs;
    struct sim_reliability_out out;

    (void)state;
    for (int track = SIM_CLOUD; track <= SIM_TINY; track++) {
        inputs = fixture_track((enum sim_finale_kind)track);
        sim_reliability_eval(&inputs.reliability, &out);
        double ratio = sim_interval_break_even(&inputs.reliability) / out.young;
        assert_digits(ratio, of_young[track]);
    }
}

static void reliability__collapses__at_a_million_nodes(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);
    struct sim_reliability_out out;

    (void)state;
    inputs.reliability.backend_nodes = 1e6;
    sim_reliability_eval(&inputs.reliability, &out);
    inputs.reliability.checkpoint_interval = out.optimum;
    sim_reliability_eval(&inputs.reliability, &out);
    assert_true(out.goodput < 0.08);
}

static void votes__all_wrong__match_worked_numbers(void **state)
{
    static const struct {
        double rho;
        const char *digits;
    } rows[] = {{0.01, "2.19189e-5"}, {0.1, "6.13614e-4"}, {0.3, "7.72743e-3"}};
    double mass[6];

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        sim_votes_mass(5, 0.9, rows[i].rho, mass);
        assert_digits(mass[0], rows[i].digits);
    }
}

static void judge__may_pass__a_worked_share(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);

    (void)state;
    apply_settings(&inputs, PROVEN);
    assert_digits(sim_compound_fpr_limit(&inputs.compound, 1e-5), "6.96322e-4");
}

/* A hundred times the size buys 1.4 times fewer errors. */
static void leap__matches__worked_numbers(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);

    (void)state;
    assert_digits(
        (1.0 - inputs.compound.p_giant) / sim_compound_giant_error(&inputs.compound, 100.0), "1.4");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scaling__matches__worked_numbers),
        cmocka_unit_test(reliability__matches__worked_numbers),
        cmocka_unit_test(compound__matches__worked_numbers),
        cmocka_unit_test(finale__matches__worked_numbers),
        cmocka_unit_test(cliff__matches__worked_numbers),
        cmocka_unit_test(local_steps__are_best__at_five),
        cmocka_unit_test(intervals__match__worked_numbers),
        cmocka_unit_test(break_even__matches__worked_numbers),
        cmocka_unit_test(reliability__collapses__at_a_million_nodes),
        cmocka_unit_test(votes__all_wrong__match_worked_numbers),
        cmocka_unit_test(judge__may_pass__a_worked_share),
        cmocka_unit_test(leap__matches__worked_numbers),
    };

    return cmocka_run_group_tests_name("worked", tests, NULL, NULL);
}
