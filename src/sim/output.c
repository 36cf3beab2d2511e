#include "sim/output.h"

#include <string.h>

#include "sim/void.h"

static const char *const hops[] = {"hop1", "hop2", "hop3", NULL};
static const char *const terms[] = {"compute", "communication", "coordination", NULL};

/* A row is a field and its unit; the field's name is the output's. */
#define ROW(group, field, unit_, ...)                                    \
    {                                                                    \
        .name = #field, .unit = (unit_), .part = PART_##group,           \
        .offset = offsetof(struct sim_outputs, group.field), __VA_ARGS__ \
    }
#define PART_scaling SIM_PART_SCALING
#define PART_saturation SIM_PART_SCALING
#define PART_cliff SIM_PART_SCALING
#define PART_reliability SIM_PART_RELIABILITY
#define PART_compound SIM_PART_COMPOUND
#define PART_finale SIM_PART_FINALE

#define REAL .kind = SIM_REAL
#define COUNT .kind = SIM_COUNT
#define CHOICE(names) .kind = SIM_CHOICE, .choices = (names)

static const struct sim_output table[] = {
    ROW(scaling, sites, "", COUNT),
    ROW(scaling, nodes_per_site, "", REAL),
    ROW(scaling, replicas, "", REAL),
    ROW(scaling, t_compute, "s", REAL),
    ROW(scaling, t_hop1, "s", REAL),
    ROW(scaling, t_hop2, "s", REAL),
    ROW(scaling, t_hop3, "s", REAL),
    ROW(scaling, t_bubble, "s", REAL),
    ROW(scaling, t_straggler, "s", REAL),
    ROW(scaling, t_barrier, "s", REAL),
    ROW(scaling, t_communication, "s", REAL),
    ROW(scaling, t_coordination, "s", REAL),
    ROW(scaling, t_overlap, "s", REAL),
    ROW(scaling, t_hop2_hidden, "s", REAL),
    ROW(scaling, t_hop3_hidden, "s", REAL),
    ROW(scaling, t_step, "s", REAL),
    ROW(scaling, rtt, "s", REAL),
    ROW(scaling, work_factor, "", REAL),
    ROW(scaling, fabric_price_usd, "$", REAL),
    ROW(scaling, goodput_flops, "FLOP/s", REAL),
    ROW(scaling, updates_per_s, "1/s", REAL),
    ROW(scaling, mfu, "", REAL),
    ROW(scaling, efficiency, "", REAL),
    ROW(scaling, compute_share, "", REAL),
    ROW(scaling, communication_share, "", REAL),
    ROW(scaling, coordination_share, "", REAL),
    ROW(scaling, longest_part, "", CHOICE(terms)),
    ROW(scaling, longest_share, "", REAL),
    ROW(scaling, ci_ratio, "", REAL),
    ROW(saturation, saturation_nodes, "", COUNT),
    ROW(scaling, fabric_limit, "", COUNT),
    ROW(cliff, cliff_ratio, "", REAL),
    ROW(cliff, t_cliff, "s", REAL),
    ROW(cliff, cliff_light_share, "", REAL),
    ROW(scaling, bottleneck_hop, "", CHOICE(hops)),
    ROW(scaling, mesh_hops, "", REAL),
    ROW(scaling, hop_ratio, "", REAL),
    ROW(scaling, barrier_hop1, "s", REAL),
    ROW(scaling, barrier_hop2, "s", REAL),
    ROW(scaling, barrier_hop3, "s", REAL),

    ROW(reliability, mtbf, "s", REAL),
    ROW(reliability, interval, "s", REAL),
    ROW(reliability, goodput, "", REAL),
    ROW(reliability, checkpoint_share, "", REAL),
    ROW(reliability, rework_share, "", REAL),
    ROW(reliability, restart_share, "", REAL),
    ROW(reliability, pause_share, "", REAL),
    ROW(reliability, wasted_work, "", REAL),
    ROW(reliability, wasted_energy, "", REAL),
    ROW(reliability, uptime, "", REAL),
    ROW(reliability, power_factor, "", REAL),
    ROW(reliability, young, "s", REAL),
    ROW(reliability, daly, "s", REAL),
    ROW(reliability, optimum, "s", REAL),
    ROW(reliability, wall_days, "day", REAL),
    ROW(reliability, it_kwh, "kWh", REAL),
    ROW(reliability, cue, "kg/kWh", REAL),
    ROW(reliability, carbon_kg, "kg", REAL),
    ROW(reliability, operational_kg, "kg", REAL),
    ROW(reliability, embodied_kg, "kg", REAL),
    ROW(reliability, carbon_per_weight_mg, "mg", REAL),
    ROW(reliability, target_mg, "mg", REAL),
    ROW(reliability, tco_usd, "$", REAL),
    ROW(reliability, tco_budget_usd, "$", REAL),
    ROW(reliability, fleet_goodput, "FLOP/s", REAL),
    ROW(reliability, kg_per_zettaflop, "kg", REAL),

    ROW(compound, right, "", REAL),
    ROW(compound, unsafe, "", REAL),
    ROW(compound, abstain, "", REAL),
    ROW(compound, law, "", REAL),
    ROW(compound, cost, "", REAL),
    ROW(compound, cost_ratio, "", REAL),
    ROW(compound, nines_right, "", REAL),
    ROW(compound, nines_safe, "", REAL),
    ROW(compound, effective_size, "", REAL),
    ROW(compound, p_member, "", REAL),
    ROW(compound, right_limit, "", REAL),
    ROW(compound, giant_right, "", REAL),
    ROW(compound, giant_unsafe, "", REAL),

    ROW(finale, seconds_per_zettaflop, "s", REAL),
    ROW(finale, zettaflops, "ZFLOP/s", REAL),
    ROW(finale, decode_tokens_s, "1/s", REAL),
    ROW(finale, need_mw, "MW", REAL),
    ROW(finale, links_usd, "$", REAL),
    ROW(finale, whole_usd, "$", REAL),
    ROW(finale, carbon_worst_mg, "mg", REAL),
    ROW(finale, carbon_member_kg, "kg", REAL),
    ROW(finale, carbon_fleet_kg, "kg", REAL),
    ROW(finale, load, "", REAL),
    ROW(finale, slack, "s", REAL),
    ROW(finale, late, "", REAL),
    ROW(finale, coverage, "", REAL),
    ROW(finale, determinism, "", REAL),
    ROW(finale, captured, "", REAL),
    ROW(finale, verify_w, "W", REAL),
    ROW(finale, loop_ms, "ms", REAL),
    ROW(finale, light_radius_km, "km", REAL),
    ROW(finale, attack_share, "", REAL),
    ROW(finale, attestation_usd, "$", REAL),
    ROW(finale, captured_member_day, "1/day", REAL),
    ROW(finale, captured_fleet_day, "1/day", REAL),
    ROW(finale, sync_s, "s", REAL),
    ROW(finale, step_gw, "GW", REAL),
    ROW(finale, frequency_mhz, "mHz", REAL),
    ROW(finale, nadir_mhz, "mHz", REAL),
    ROW(finale, nadir_s, "s", REAL),
    ROW(finale, rate_mhz_s, "mHz/s", REAL),
    ROW(finale, charge_member_wh, "Wh", REAL),
    ROW(finale, charge_fleet_mwh, "MWh", REAL),
    ROW(finale, safe_window_s, "s", REAL),
    ROW(finale, battery_share, "", REAL),
    ROW(finale, ingest_tbs, "TB/s", REAL),
    ROW(finale, frame_ms, "ms", REAL),
    ROW(finale, hops, "", REAL),
    ROW(finale, mesh_entropy, "bit", REAL),
    ROW(finale, surviving, "", REAL),
    ROW(finale, radio_mw, "mW", REAL),
    ROW(finale, total_mw, "mW", REAL),
    ROW(finale, gateways, "", REAL),
    ROW(finale, isolation_ms, "ms", REAL),
    ROW(finale, lost_member_day, "1/day", REAL),
    ROW(finale, lost_fleet_day, "1/day", REAL),
};

const struct sim_output *sim_output_table(size_t *count)
{
    *count = sizeof table / sizeof *table;
    return table;
}

const struct sim_output *sim_output_find(const char *name)
{
    size_t count;
    const struct sim_output *outputs = sim_output_table(&count);

    for (size_t i = 0; i < count; i++) {
        if (*outputs[i].name == *name && strcmp(outputs[i].name, name) == 0) {
            return &outputs[i];
        }
    }
    return NULL;
}

double sim_output_get(const struct sim_outputs *outputs, const struct sim_output *output)
{
    double value;

    memcpy(&value, (const char *)outputs + output->offset, sizeof value);
    return value;
}

enum sim_reason sim_output_reason(const struct sim_outputs *outputs, enum sim_part part)
{
    switch (part) {
    case SIM_PART_SCALING: return outputs->scaling.reason;
    case SIM_PART_RELIABILITY: return outputs->reliability.reason;
    case SIM_PART_COMPOUND: return outputs->compound.reason;
    case SIM_PART_FINALE: return outputs->finale.reason;
    }
    return SIM_OK;
}

void sim_output_clear(struct sim_outputs *outputs)
{
    *outputs = (struct sim_outputs){.scaling.reason = SIM_OK};
    sim_void(&outputs->scaling, offsetof(struct sim_scaling_out, reason));
    sim_void(&outputs->saturation, offsetof(struct sim_saturation_out, reason));
    sim_void(&outputs->cliff, sizeof outputs->cliff);
    sim_void(&outputs->reliability, offsetof(struct sim_reliability_out, reason));
    sim_void(&outputs->compound, offsetof(struct sim_compound_out, reason));
    sim_void(&outputs->finale, offsetof(struct sim_finale_out, reason));
}
