#include "fixture.h"

#include <ctype.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct value {
    const char *name;
    double track[4]; /* cloud, edge, mobile, tiny */
};

#define ALL(x)     \
    {              \
        x, x, x, x \
    }

static const struct value values[] = {
    {"fleet_kind", {SIM_TRAINING, SIM_ROUND, SIM_ROUND, SIM_ROUND}},
    {"nodes", {100e3, 10e6, 1e9, 1e6}},
    {"nodes_max", {1e6, 10e6, 1e9, 1e6}},
    {"dispersion_km", {10e3, 8e3, 10e3, 8e3}},
    {"route_factor", ALL(1.5)},
    {"signal_km_s", ALL(204190)},
    {"site_capacity", {34e3, 3.4e6, 340e6, 340e3}},
    {"sites_max", ALL(3)},
    {"straggler_cv", {0.01, 0.02, 0.10, 0.05}},
    {"wait_share", ALL(1)},
    {"barrier_rounds", ALL(2)},
    {"overlap", ALL(0.5)},
    {"local_steps", ALL(1)},
    {"drift", ALL(0.02)},
    {"hop1_bandwidth", {450e9, 1.25e9, 3e9, 1e6}},
    {"hop1_latency", {1e-6, 50e-6, 100e-6, 100e-6}},
    {"hop2_bandwidth", {50e9, 18.75e6, 125e6, 125e3}},
    {"hop2_latency", {5e-6, 5e-3, 20e-3, 7.5e-3}},
    {"wan_bandwidth", {200e9, 10e9, 10e9, 1e9}},
    {"torus_bandwidth", ALL(0)},
    {"topology", ALL(SIM_FAT_TREE)},
    {"torus_dims", {3, 2, 2, 2}},
    {"oversubscription", ALL(1)},
    {"switch_radix", ALL(64)},
    {"port_price", ALL(1500)},
    {"global_share", ALL(0.10)},
    {"scaling", ALL(SIM_STRONG)},
    {"batch_tokens", ALL(0x1p24)},
    {"tokens_per_node", ALL(1024)},
    {"params", ALL(405e9)},
    {"layers", ALL(126)},
    {"hidden", ALL(16384)},
    {"seq_len", ALL(8192)},
    {"bytes_per_param", ALL(2)},
    {"tensor_parallel", ALL(8)},
    {"pipeline_parallel", ALL(16)},
    {"virtual_stages", ALL(6)},
    {"peak_flops", ALL(989e12)},
    {"kernel_efficiency", ALL(0.54)},
    {"local_time", {1, 6e-3, 30, 5e-3}},
    {"hop1_bytes", {0, 2e3, 10e6, 256}},
    {"hop2_bytes", {0, 2e3, 10e6, 256}},
    {"hop3_bytes", {0, 50e6, 10e6, 1e6}},
    {"hop2_shape", {SIM_CELL, SIM_CELL, SIM_CELL, SIM_MESH}},
    {"cell_size", {1, 500, 200, 10e3}},

    {"backend_nodes", {16384, 4096, 8192, 1e6}},
    {"coupled", {1, 1, 1, 0}},
    {"node_mtbf_hours", {50677, 50677, 50677, 1.0 / 30.0}},
    {"work", {6 * 405e9 * 15.6e12, 6 * 8e9 * 15e12, 6 * 3e9 * 9e12, 1e6 * 50e6 * 30 * 86400}},
    {"weights", {405e9, 8e9, 3e9, 1e5}},
    {"rate", ALL(0)},
    {"reference_rate", {989e12 * 0.40, 989e12 * 0.40, 989e12 * 0.40, 50e6}},
    {"checkpoint_interval", {1800, 1800, 1800, 25}},
    {"asynchronous", ALL(0)},
    {"write", {60, 60, 60, 0.5}},
    {"snapshot", {3, 3, 3, 0.05}},
    {"durable_lag", {90, 90, 90, 0.5}},
    {"restart", {480, 480, 480, 1.0}},
    {"node_power", {970, 970, 970, 1e-3}},
    {"idle_power", ALL(0.4)},
    {"eta", ALL(1)},
    {"eta_slowdown", ALL(1)},
    {"uncapped_power", ALL(0.33)},
    {"pue", {1.10, 1.10, 1.10, 1.4}},
    {"grid_intensity", ALL(0.384)},
    {"clean_intensity", ALL(0.012)},
    {"clean_share", ALL(0)},
    {"curtailments_per_day", ALL(2)},
    {"pause_hours", {5, 5, 5, 3}},
    {"embodied", {314, 314, 314, 0.02}},
    {"price", {30e3, 30e3, 30e3, 5}},
    {"system_factor", {1.5, 1.5, 1.5, 1}},
    {"fabric_price", ALL(0)},
    {"life", {5, 5, 5, 3}},
    {"maintenance", ALL(0.05)},
    {"energy_price", {0.08, 0.08, 0.08, 0.15}},
    {"clean_premium", ALL(0.5)},
    {"target_goodput", ALL(0.90)},
    {"target_eta", ALL(0.90)},
    {"target_pue", {1.10, 1.10, 1.10, 1.4}},
    {"target_intensity", ALL(0.138)},
    {"tco_margin", {1.9, 1.15, 1.15, 1.05}},

    {"p_small", {0.90, 0.97, 0.90, 0.93}},
    {"p_giant", {0.951, 0.985, 0.951, 0.966}},
    {"size", ALL(5)},
    {"board_size", {5, 9, 5, 5}},
    {"quorum", ALL(3)},
    {"rho", ALL(0.50)},
    {"agreement", ALL(0.85)},
    {"member_cost_factor", ALL(1)},
    {"sybil", {0, 0.10, 0, 0}},
    {"router", ALL(0)},
    {"verifier", ALL(0)},
    {"reasoner", ALL(0)},
    {"tpr", {0.87, 0.90, 0.87, 0.90}},
    {"fpr", ALL(0.20)},
    {"reasoner_error", ALL(0.5)},
    {"reasoner_cost", ALL(6)},
    {"hard_share", ALL(0.3)},
    {"p_easy", ALL(0.9999)},
    {"router_recall", ALL(0.95)},
    {"small_cost", {8, 1, 1, 1}},
    {"giant_cost", {405, 80, 70, 40}},
    {"verifier_cost", {8, 0.2, 1, 0.5}},
    {"router_cost", {0.5, 0.05, 0.1, 0.1}},
    {"alpha", ALL(0.076)},

    {"finale", {SIM_CLOUD, SIM_EDGE, SIM_MOBILE, SIM_TINY}},
    {"efficiency_reference", {0.75, 0.02, 0.6, 0.01}},
    {"decode_bandwidth", ALL(8 * 3.35e12)},
    {"decode_bytes", ALL(2e9)},
    {"spare_mw", ALL(246)},
    {"provision_w", ALL(1275)},
    {"link_price", ALL(549)},
    {"day_swing", ALL(0.3)},
    {"day_noon", ALL(18)},
    {"solar_depth", ALL(0.3)},
    {"wan_lost", ALL(0)},
    {"neighbours", ALL(120)},
    {"verify_rate", ALL(2500)},
    {"verify_energy", ALL(1e-3)},
    {"message_rate", ALL(10)},
    {"witness_share", ALL(0.3)},
    {"attack_budget", ALL(3000)},
    {"identity_price", ALL(200)},
    {"decisions_per_day", ALL(1000)},
    {"deadline", ALL(10e-3)},
    {"local", ALL(6e-3)},
    {"radio", ALL(0.507e-3)},
    {"payload_mb", ALL(50)},
    {"uplink_mbps", ALL(10)},
    {"handshake", ALL(5)},
    {"window_s", ALL(60)},
    {"area_share", ALL(0.4)},
    {"device_w", ALL(10)},
    {"step_limit_gw", ALL(0.3)},
    {"grid_gw_per_hz", ALL(15)},
    {"load_damping", ALL(1.5)},
    {"kinetic_gws", ALL(750)},
    {"response_s", ALL(10)},
    {"reserve_gw", ALL(3)},
    {"nominal_hz", ALL(50)},
    {"sync_w", ALL(0.7)},
    {"battery_j", ALL(2145.53)},
    {"frame_member_ms", ALL(0.4)},
    {"frame_verifier_ms", ALL(1.0)},
    {"frame_loss", ALL(0.1)},
    {"reading_bits", ALL(8)},
    {"repeat", ALL(1)},
    {"dead_share", ALL(0)},
    {"bits_per_s", ALL(100)},
    {"energy_per_bit", ALL(80e-9)},
    {"base_mw", ALL(0.7)},
    {"isolation_base_ms", ALL(5)},
    {"isolation_member_ms", ALL(0.1)},
};

void fixture_set(struct sim_inputs *inputs, const char *name, double value)
{
    const struct sim_param *param = sim_param_find(name);

    if (param == NULL || !sim_param_put(inputs, param, value)) {
        fail_msg("cannot set %s to %g", name, value);
    }
}

struct sim_inputs fixture_track(enum sim_finale_kind track)
{
    struct sim_inputs inputs;
    size_t count;

    memset(&inputs, 0xff, sizeof inputs); /* NaN: what the table forgets shows */
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        fixture_set(&inputs, values[i].name, values[i].track[track]);
    }
    sim_param_table(&count);
    assert_int_equal(sizeof values / sizeof *values, count);
    return inputs;
}

double fixture_output(const struct sim_outputs *outputs, const char *name)
{
    const struct sim_output *output = sim_output_find(name);

    if (output == NULL) {
        fail_msg("no output %s", name);
    }
    return sim_output_get(outputs, output);
}

/* Digits that matter in a written number: neither sign, point, leading zeros nor exponent. */
static int significant_digits(const char *number)
{
    int digits = 0;

    for (const char *at = number; *at != '\0' && *at != 'e'; at++) {
        if (isdigit((unsigned char)*at) && (digits > 0 || *at != '0')) {
            digits++;
        }
    }
    return digits;
}

void assert_digits(double value, const char *expected)
{
    char printed[64], wanted[64];
    int digits = significant_digits(expected);

    if (digits == 0) {
        digits = 1;
    }
    snprintf(printed, sizeof printed, "%.*e", digits - 1, value);
    snprintf(wanted, sizeof wanted, "%.*e", digits - 1, strtod(expected, NULL));
    assert_string_equal(printed, wanted);
}

void assert_near(double value, double expected, double tolerance)
{
    if (!(fabs(value - expected) <= tolerance * fabs(expected))) {
        fail_msg("%.17g is not within %g of %.17g", value, tolerance, expected);
    }
}
