#include "sim/param.h"

#include <math.h>
#include <string.h>

#include "sim/process.h"

static const char *const fleet_kinds[] = {"training", "round", NULL};
static const char *const topologies[] = {"fat_tree", "torus", NULL};
static const char *const scalings[] = {"strong", "weak", NULL};
static const char *const hop2_shapes[] = {"cell", "mesh", NULL};
static const char *const finales[] = {"cloud", "edge", "mobile", "tiny", NULL};

/* A row is a field, its unit and its domain; the field's name is the input's. */
#define ROW(group, field, unit_, ...)                                   \
    {                                                                   \
        .name = #field, .unit = (unit_), .part = PART_##group,          \
        .offset = offsetof(struct sim_inputs, group.field), __VA_ARGS__ \
    }
#define PART_scaling SIM_PART_SCALING
#define PART_reliability SIM_PART_RELIABILITY
#define PART_compound SIM_PART_COMPOUND
#define PART_finale SIM_PART_FINALE

#define COUNT(least) .kind = SIM_COUNT, .min = (least), .max = INFINITY, .max_open = true
#define COUNT_TO(least, most) .kind = SIM_COUNT, .min = (least), .max = (most)
#define FROM(least) .kind = SIM_REAL, .min = (least), .max = INFINITY, .max_open = true
#define ABOVE_0 .kind = SIM_REAL, .min = 0, .max = INFINITY, .min_open = true, .max_open = true
#define BETWEEN(least, most) .kind = SIM_REAL, .min = (least), .max = (most)
#define SHARE BETWEEN(0, 1)
#define SHARE_ABOVE_0 SHARE, .min_open = true
#define SWITCH .kind = SIM_SWITCH, .min = 0, .max = 1
#define CHOICE(names, last) .kind = SIM_CHOICE, .min = 0, .max = (last), .choices = (names)

static const struct sim_param table[] = {
    ROW(scaling, fleet_kind, "", CHOICE(fleet_kinds, SIM_ROUND)),
    ROW(scaling, nodes, "", COUNT(1)),
    ROW(scaling, nodes_max, "", COUNT(1)),
    ROW(scaling, dispersion_km, "km", FROM(0)),
    ROW(scaling, route_factor, "", FROM(1)),
    ROW(scaling, signal_km_s, "km/s", BETWEEN(0, SIM_VACUUM_KM_PER_S), .min_open = true),
    ROW(scaling, site_capacity, "", COUNT(1)),
    ROW(scaling, sites_max, "", COUNT(1)),
    ROW(scaling, straggler_cv, "", FROM(0)),
    ROW(scaling, wait_share, "", BETWEEN(0.5, 1)),
    ROW(scaling, barrier_rounds, "", FROM(0)),
    ROW(scaling, overlap, "", SHARE),
    ROW(scaling, local_steps, "", COUNT(1)),
    ROW(scaling, drift, "", FROM(0)),
    ROW(scaling, hop1_bandwidth, "byte/s", ABOVE_0),
    ROW(scaling, hop1_latency, "s", FROM(0)),
    ROW(scaling, hop2_bandwidth, "byte/s", ABOVE_0),
    ROW(scaling, hop2_latency, "s", FROM(0)),
    ROW(scaling, wan_bandwidth, "byte/s", ABOVE_0),
    ROW(scaling, torus_bandwidth, "byte/s", FROM(0)),
    ROW(scaling, topology, "", CHOICE(topologies, SIM_TORUS)),
    ROW(scaling, torus_dims, "", COUNT(1)),
    ROW(scaling, oversubscription, "", FROM(1)),
    ROW(scaling, switch_radix, "", COUNT(4)),
    ROW(scaling, port_price, "$", FROM(0)),
    ROW(scaling, global_share, "", SHARE),
    ROW(scaling, scaling, "", CHOICE(scalings, SIM_WEAK)),
    ROW(scaling, batch_tokens, "", COUNT(1)),
    ROW(scaling, tokens_per_node, "", COUNT(1)),
    ROW(scaling, params, "", COUNT(1)),
    ROW(scaling, layers, "", COUNT(1)),
    ROW(scaling, hidden, "", COUNT(1)),
    ROW(scaling, seq_len, "", COUNT(1)),
    ROW(scaling, bytes_per_param, "byte", ABOVE_0),
    ROW(scaling, tensor_parallel, "", COUNT(1)),
    ROW(scaling, pipeline_parallel, "", COUNT(1)),
    ROW(scaling, virtual_stages, "", COUNT(1)),
    ROW(scaling, peak_flops, "FLOP/s", ABOVE_0),
    ROW(scaling, kernel_efficiency, "", SHARE_ABOVE_0),
    ROW(scaling, local_time, "s", ABOVE_0),
    ROW(scaling, hop1_bytes, "byte", FROM(0)),
    ROW(scaling, hop2_bytes, "byte", FROM(0)),
    ROW(scaling, hop3_bytes, "byte", FROM(0)),
    ROW(scaling, hop2_shape, "", CHOICE(hop2_shapes, SIM_MESH)),
    ROW(scaling, cell_size, "", COUNT(1)),

    ROW(reliability, backend_nodes, "", COUNT(1)),
    ROW(reliability, coupled, "", SWITCH),
    ROW(reliability, node_mtbf_hours, "h", ABOVE_0),
    ROW(reliability, work, "FLOP", ABOVE_0),
    ROW(reliability, weights, "", COUNT(1)),
    ROW(reliability, rate, "FLOP/s", FROM(0)),
    ROW(reliability, reference_rate, "FLOP/s", ABOVE_0),
    ROW(reliability, checkpoint_interval, "s", ABOVE_0),
    ROW(reliability, asynchronous, "", SWITCH),
    ROW(reliability, write, "s", FROM(0)),
    ROW(reliability, snapshot, "s", FROM(0)),
    ROW(reliability, durable_lag, "s", FROM(0)),
    ROW(reliability, restart, "s", FROM(0)),
    ROW(reliability, node_power, "W", ABOVE_0),
    ROW(reliability, idle_power, "", SHARE),
    ROW(reliability, eta, "", SHARE_ABOVE_0),
    ROW(reliability, eta_slowdown, "", SHARE),
    ROW(reliability, uncapped_power, "", SHARE),
    ROW(reliability, pue, "", FROM(1)),
    ROW(reliability, grid_intensity, "kg/kWh", FROM(0)),
    ROW(reliability, clean_intensity, "kg/kWh", FROM(0)),
    ROW(reliability, clean_share, "", SHARE),
    ROW(reliability, curtailments_per_day, "1/day", FROM(0)),
    ROW(reliability, pause_hours, "h/day", BETWEEN(0, 24)),
    ROW(reliability, embodied, "kg", FROM(0)),
    ROW(reliability, price, "$", FROM(0)),
    ROW(reliability, system_factor, "", FROM(0)),
    ROW(reliability, fabric_price, "$", FROM(0)),
    ROW(reliability, life, "year", ABOVE_0),
    ROW(reliability, maintenance, "1/year", FROM(0)),
    ROW(reliability, energy_price, "$/kWh", FROM(0)),
    ROW(reliability, clean_premium, "", FROM(0)),
    ROW(reliability, target_goodput, "", SHARE_ABOVE_0),
    ROW(reliability, target_eta, "", SHARE_ABOVE_0),
    ROW(reliability, target_pue, "", FROM(1)),
    ROW(reliability, target_intensity, "kg/kWh", FROM(0)),
    ROW(reliability, tco_margin, "", ABOVE_0),

    ROW(compound, p_small, "", SHARE),
    ROW(compound, p_giant, "", SHARE),
    ROW(compound, size, "", COUNT_TO(1, SIM_SIZE_MAX)),
    ROW(compound, board_size, "", COUNT_TO(1, SIM_SIZE_MAX)),
    ROW(compound, quorum, "", COUNT_TO(1, SIM_SIZE_MAX)),
    ROW(compound, rho, "", SHARE),
    ROW(compound, agreement, "", SHARE),
    ROW(compound, member_cost_factor, "", FROM(0)),
    ROW(compound, sybil, "", SHARE, .max_open = true),
    ROW(compound, router, "", SWITCH),
    ROW(compound, verifier, "", SWITCH),
    ROW(compound, reasoner, "", SWITCH),
    ROW(compound, tpr, "", SHARE),
    ROW(compound, fpr, "", SHARE),
    ROW(compound, reasoner_error, "", SHARE),
    ROW(compound, reasoner_cost, "", ABOVE_0),
    ROW(compound, hard_share, "", SHARE),
    ROW(compound, p_easy, "", SHARE),
    ROW(compound, router_recall, "", SHARE),
    ROW(compound, small_cost, "", FROM(0)),
    ROW(compound, giant_cost, "", ABOVE_0),
    ROW(compound, verifier_cost, "", FROM(0)),
    ROW(compound, router_cost, "", FROM(0)),
    ROW(compound, alpha, "", FROM(0)),

    ROW(finale, finale, "", CHOICE(finales, SIM_TINY)),
    ROW(finale, efficiency_reference, "", ABOVE_0),
    ROW(finale, decode_bandwidth, "byte/s", ABOVE_0),
    ROW(finale, decode_bytes, "byte", ABOVE_0),
    ROW(finale, spare_mw, "MW", FROM(0)),
    ROW(finale, provision_w, "W", FROM(0)),
    ROW(finale, link_price, "$", FROM(0)),
    ROW(finale, day_swing, "", SHARE),
    ROW(finale, day_noon, "h", BETWEEN(0, 24)),
    ROW(finale, solar_depth, "", SHARE),
    ROW(finale, wan_lost, "", SHARE, .max_open = true),
    ROW(finale, neighbours, "", COUNT_TO(1, SIM_TRIALS_MAX)),
    ROW(finale, verify_rate, "1/s", ABOVE_0),
    ROW(finale, verify_energy, "J", FROM(0)),
    ROW(finale, message_rate, "1/s", FROM(0)),
    ROW(finale, witness_share, "", SHARE),
    ROW(finale, attack_budget, "$", FROM(0)),
    ROW(finale, identity_price, "$", ABOVE_0),
    ROW(finale, decisions_per_day, "1/day", FROM(0)),
    ROW(finale, deadline, "s", FROM(0)),
    ROW(finale, local, "s", FROM(0)),
    ROW(finale, radio, "s", FROM(0)),
    ROW(finale, payload_mb, "MB", FROM(0)),
    ROW(finale, uplink_mbps, "Mbit/s", ABOVE_0),
    ROW(finale, handshake, "s", FROM(0)),
    ROW(finale, window_s, "s", ABOVE_0),
    ROW(finale, area_share, "", SHARE),
    ROW(finale, device_w, "W", FROM(0)),
    ROW(finale, step_limit_gw, "GW", ABOVE_0),
    ROW(finale, grid_gw_per_hz, "GW/Hz", BETWEEN(0, 1000), .min_open = true),
    ROW(finale, load_damping, "GW/Hz", BETWEEN(0, 25)),
    ROW(finale, kinetic_gws, "GW s", FROM(50)),
    ROW(finale, response_s, "s", FROM(1)),
    ROW(finale, reserve_gw, "GW", FROM(0)),
    ROW(finale, nominal_hz, "Hz", BETWEEN(10, 100)),
    ROW(finale, sync_w, "W", FROM(0)),
    ROW(finale, battery_j, "J", ABOVE_0),
    ROW(finale, frame_member_ms, "ms", FROM(0)),
    ROW(finale, frame_verifier_ms, "ms", FROM(0)),
    ROW(finale, frame_loss, "", SHARE, .max_open = true),
    ROW(finale, reading_bits, "bit", ABOVE_0),
    ROW(finale, repeat, "", COUNT_TO(1, SIM_TRIALS_MAX)),
    ROW(finale, dead_share, "", SHARE, .max_open = true),
    ROW(finale, bits_per_s, "bit/s", FROM(0)),
    ROW(finale, energy_per_bit, "J/bit", FROM(0)),
    ROW(finale, base_mw, "mW", FROM(0)),
    ROW(finale, isolation_base_ms, "ms", FROM(0)),
    ROW(finale, isolation_member_ms, "ms", FROM(0)),
};

const struct sim_param *sim_param_table(size_t *count)
{
    *count = sizeof table / sizeof *table;
    return table;
}

const struct sim_param *sim_param_find(const char *name)
{
    size_t count;
    const struct sim_param *params = sim_param_table(&count);

    for (size_t i = 0; i < count; i++) {
        if (*params[i].name == *name && strcmp(params[i].name, name) == 0) {
            return &params[i];
        }
    }
    return NULL;
}

double sim_param_get(const struct sim_inputs *inputs, const struct sim_param *param)
{
    double value;

    memcpy(&value, (const char *)inputs + param->offset, sizeof value);
    return value;
}

bool sim_param_accepts(const struct sim_param *param, double value)
{
    if (!isfinite(value) || value < param->min || value > param->max) {
        return false;
    }
    if ((param->min_open && value <= param->min) || (param->max_open && value >= param->max)) {
        return false;
    }
    return param->kind == SIM_REAL || value == floor(value);
}

bool sim_param_put(struct sim_inputs *inputs, const struct sim_param *param, double value)
{
    if (!sim_param_accepts(param, value)) {
        return false;
    }
    memcpy((char *)inputs + param->offset, &value, sizeof value);
    return true;
}

int sim_param_choice(const struct sim_param *param, const char *name)
{
    for (int i = 0; param->choices != NULL && param->choices[i] != NULL; i++) {
        if (strcmp(param->choices[i], name) == 0) {
            return i;
        }
    }
    return -1;
}

enum sim_reason sim_param_check(const struct sim_inputs *inputs)
{
    if (inputs->reliability.checkpoint_interval < sim_process_lag(&inputs->reliability)) {
        return SIM_INTERVAL_BELOW_LAG;
    }
    return inputs->compound.quorum > inputs->compound.size ? SIM_QUORUM_ABOVE_SIZE : SIM_OK;
}
