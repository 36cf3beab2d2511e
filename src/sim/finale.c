#include "sim/finale.h"

#include <math.h>
#include <string.h>

#include "sim/elementary.h"
#include "sim/output.h"
#include "sim/swing.h"
#include "sim/void.h"

#define ZETTA 1e21
#define GIGA 1e9
#define MEGA 1e6
#define TERA 1e12
#define MILLI 1e-3
#define DAY 86400.0
#define DAYS_A_MONTH (365.25 / 12.0)

void sim_finale_link(struct sim_inputs *inputs, const struct sim_scaling_out *scaling)
{
    if ((int)inputs->scaling.fleet_kind != SIM_TRAINING) {
        return;
    }
    inputs->reliability.backend_nodes = inputs->scaling.nodes;
    inputs->reliability.rate = scaling->goodput_flops / inputs->scaling.nodes;
    inputs->reliability.fabric_price = isnan(scaling->fabric_price_usd) ? 0.0
                                                                        : scaling->fabric_price_usd;
}

/* Terms relative to the largest one, on both sides of it; their sum makes them probabilities. */
double sim_finale_binomial_tail(double n, double q, double k)
{
    double mode = floor((n + 1.0) * q);
    double odds = q / (1.0 - q);
    double tail = 0.0, rest = 0.0, term = 1.0;

    if (k <= 0.0) {
        return 1.0;
    }
    if (k > n || q <= 0.0) {
        return 0.0;
    }
    if (q >= 1.0) {
        return 1.0;
    }
    for (double x = mode; x <= n && term > 0.0; x += 1.0) {
        *(x >= k ? &tail : &rest) += term;
        term *= (n - x) / (x + 1.0) * odds;
    }
    term = mode / ((n - mode + 1.0) * odds);
    for (double x = mode - 1.0; x >= 0.0 && term > 0.0; x -= 1.0) {
        *(x >= k ? &tail : &rest) += term;
        term *= x / ((n - x + 1.0) * odds);
    }
    return tail / (tail + rest);
}

/* Members that answer one after the other, each as slow as a reasoner if it is one. */
static double member_work(const struct sim_compound_in *in)
{
    return in->reasoner != 0.0 ? in->size * in->reasoner_cost : in->size;
}

static enum sim_reason first_reason(const struct sim_outputs *outputs)
{
    if (outputs->scaling.reason != SIM_OK) {
        return outputs->scaling.reason;
    }
    if (outputs->reliability.reason != SIM_OK) {
        return outputs->reliability.reason;
    }
    return outputs->compound.reason;
}

/* Nearly a cosine of period 24, of two parabolas: 1 at noon, -1 twelve hours off. */
static double height_of_sun(double hours_from_noon)
{
    double turns = fabs(hours_from_noon) / 24.0;
    double away = 2.0 * fabs(turns - floor(turns + 0.5)); /* 0 at noon, 1 at midnight */

    return away < 0.5 ? 1.0 - 4.0 * away * away : 4.0 * (1.0 - away) * (1.0 - away) - 1.0;
}

/* The sun that stands over the three sites takes carbon away around their noons. */
double sim_finale_carbon_at(const struct sim_inputs *inputs, const struct sim_outputs *outputs,
                            double hour)
{
    const struct sim_finale_in *in = &inputs->finale;
    const struct sim_reliability_in *grid = &inputs->reliability;
    const struct sim_reliability_out *out = &outputs->reliability;
    double clean = grid->clean_share * grid->clean_intensity;
    double rest = (1.0 - grid->clean_share) * grid->grid_intensity;
    double sun = in->solar_depth * in->day_swing * height_of_sun(hour - in->day_noon);
    double operational = out->operational_kg * (clean + rest * (1.0 - sun)) / (clean + rest);

    return out->carbon_per_weight_mg * (out->embodied_kg + operational) / out->carbon_kg;
}

/* The Sovereign Cluster. */
static void cloud(const struct sim_inputs *inputs, struct sim_outputs *outputs)
{
    const struct sim_finale_in *in = &inputs->finale;
    struct sim_finale_out *out = &outputs->finale;
    double flops = outputs->reliability.fleet_goodput;

    out->reason = first_reason(outputs);
    out->seconds_per_zettaflop = ZETTA / flops;
    out->zettaflops = flops / ZETTA;
    out->decode_tokens_s = in->decode_bandwidth / (in->decode_bytes * outputs->compound.cost);

    const struct sim_reliability_in *power = &inputs->reliability;
    const struct sim_reliability_out *work = &outputs->reliability;
    double nodes = inputs->scaling.nodes;
    double draw = power->uncapped_power + (1.0 - power->uncapped_power) * power->eta;
    double gbit_s = inputs->scaling.wan_bandwidth * 8.0 / GIGA;
    out->need_mw = nodes * in->provision_w * draw * power->pue / MEGA;
    out->links_usd = gbit_s * in->link_price * work->wall_days / DAYS_A_MONTH;
    out->whole_usd = work->tco_usd + out->links_usd;
    out->carbon_worst_mg = sim_finale_carbon_at(inputs, outputs, in->day_noon + 12.0);
    out->carbon_fleet_kg = work->carbon_kg / work->wall_days;
    out->carbon_member_kg = out->carbon_fleet_kg / nodes;
}

double sim_finale_sybil(const struct sim_finale_in *in, double budget)
{
    double false_ones = budget / in->identity_price;

    return false_ones == 0.0 ? 0.0 : false_ones / (false_ones + in->neighbours);
}

/* The Global Safety Mesh: a queue of signatures to verify (M/D/1 tail) before the deadline. */
static void edge(const struct sim_inputs *inputs, struct sim_outputs *outputs)
{
    const struct sim_finale_in *in = &inputs->finale;
    const struct sim_compound_in *mesh = &inputs->compound;
    struct sim_finale_out *out = &outputs->finale;
    double voices = in->neighbours + in->attack_budget / in->identity_price;
    double loop = in->local + in->radio + 1.0 / in->verify_rate;

    out->reason = outputs->compound.reason;
    out->attack_share = sim_finale_sybil(in, in->attack_budget);
    out->load = voices * in->message_rate / in->verify_rate;
    out->slack = in->deadline - loop;
    out->late = out->load >= 1.0 || out->slack <= 0.0
                    ? 1.0
                    : out->load * sim_exp(-2.0 * in->verify_rate * (1.0 - out->load) * out->slack);
    out->coverage = sim_finale_binomial_tail(in->neighbours, in->witness_share, mesh->size);
    out->determinism = outputs->compound.right * out->coverage * (1.0 - out->late);
    out->captured = outputs->compound.unsafe;
    out->captured_member_day = in->decisions_per_day * out->captured;
    out->captured_fleet_day = inputs->scaling.nodes * out->captured_member_day;
    out->attestation_usd = inputs->scaling.nodes * in->identity_price;
    out->verify_w = in->verify_rate * in->verify_energy;
    out->loop_ms = loop / MILLI;
    out->light_radius_km = (in->deadline - in->local) * inputs->scaling.signal_km_s /
                           (2.0 * inputs->scaling.route_factor);
}

/* Of one pair of glasses, in seconds. */
static double sync_time(const struct sim_finale_in *in)
{
    return in->payload_mb * 8.0 / in->uplink_mbps + in->handshake;
}

struct sim_swing_in sim_finale_swing(const struct sim_inputs *inputs)
{
    const struct sim_finale_in *in = &inputs->finale;

    return (struct sim_swing_in){
        .all_gw = inputs->scaling.nodes * in->area_share * in->device_w / GIGA,
        .active_s = sync_time(in),
        .window_s = in->window_s,
        .nominal_hz = in->nominal_hz,
        .kinetic_gws = in->kinetic_gws,
        .stiffness = in->grid_gw_per_hz,
        .damping = in->load_damping,
        .response_s = in->response_s,
        .reserve_gw = in->reserve_gw,
    };
}

/* The Billion-User Metaverse: devices that all charge at once are a step on the power grid. */
static void mobile(const struct sim_inputs *inputs, struct sim_outputs *outputs)
{
    const struct sim_finale_in *in = &inputs->finale;
    const struct sim_compound_in *mesh = &inputs->compound;
    struct sim_finale_out *out = &outputs->finale;
    double nodes = inputs->scaling.nodes;
    struct sim_swing_in load = sim_finale_swing(inputs);
    double sync = load.active_s, all_gw = load.all_gw;

    out->sync_s = sync;
    out->step_gw = all_gw * fmin(1.0, sync / in->window_s);
    out->frequency_mhz = out->step_gw / (in->grid_gw_per_hz + in->load_damping) / MILLI;
    out->charge_member_wh = in->device_w * sync / 3600.0;
    out->charge_fleet_mwh = nodes * out->charge_member_wh / MEGA;
    out->safe_window_s = all_gw * sync / in->step_limit_gw;
    out->battery_share = in->sync_w * sync / in->battery_j;
    out->ingest_tbs = nodes * in->payload_mb * MEGA / fmax(in->window_s, sync) / TERA;
    out->frame_ms = in->frame_member_ms * member_work(mesh) +
                    (mesh->verifier != 0.0 ? in->frame_verifier_ms : 0.0);
}

/* What the grid does then; as it was known where it and its load are the same. */
static void grid(const struct sim_inputs *from, const struct sim_inputs *inputs,
                 const struct sim_finale_out *known, struct sim_finale_out *out)
{
    struct sim_swing_in now = sim_finale_swing(inputs);

    if (from && (int)from->finale.finale == SIM_MOBILE) {
        struct sim_swing_in before = sim_finale_swing(from);
        if (memcmp(&before, &now, sizeof now) == 0) {
            out->nadir_mhz = known->nadir_mhz;
            out->nadir_s = known->nadir_s;
            out->rate_mhz_s = known->rate_mhz_s;
            return;
        }
    }
    struct sim_swing_out swing = sim_swing(&now);
    out->nadir_mhz = swing.nadir_hz / MILLI;
    out->nadir_s = swing.nadir_s;
    out->rate_mhz_s = swing.rate_hz_s / MILLI;
}

/* The logarithm of the share of frames that survive so many hops. */
static double survival(const struct sim_finale_in *in, double hops)
{
    return hops * sim_log1p(-sim_pow(in->frame_loss, in->repeat));
}

double sim_finale_known_bits(const struct sim_finale_in *in, double hops)
{
    return in->reading_bits * sim_exp(survival(in, hops));
}

/*
 * The Smart Dust Fleet: a frame that is damaged on a hop fails its checksum and is dropped there.
 * A mean mote lies half as many hops from a central gateway as the farthest one.
 */
static void tiny(const struct sim_inputs *inputs, struct sim_outputs *outputs)
{
    const struct sim_finale_in *in = &inputs->finale;
    struct sim_finale_out *out = &outputs->finale;
    double cell = inputs->scaling.cell_size;

    out->hops = fmax(1.0, sqrt(cell) / 2.0) / (1.0 - in->dead_share);
    out->radio_mw = in->bits_per_s * in->energy_per_bit * out->hops * in->repeat / MILLI;
    out->total_mw = in->base_mw + out->radio_mw;
    out->gateways = inputs->scaling.nodes / cell;
    out->isolation_ms = in->isolation_base_ms +
                        in->isolation_member_ms * member_work(&inputs->compound);
    double kept = survival(in, out->hops);
    out->surviving = sim_exp(kept);
    out->mesh_entropy = -sim_expm1(kept) * in->reading_bits;
    out->lost_member_day = in->bits_per_s / in->reading_bits * DAY * -sim_expm1(kept);
    out->lost_fleet_day = inputs->scaling.nodes * out->lost_member_day;
}

/* A mesh's hops grow as the root of its cell. */
void sim_finale_undergo(struct sim_inputs *inputs)
{
    const struct sim_finale_in *in = &inputs->finale;

    switch ((enum sim_finale_kind)in->finale) {
    case SIM_CLOUD: inputs->scaling.wan_bandwidth *= 1.0 - in->wan_lost; return;
    case SIM_EDGE: inputs->compound.sybil = sim_finale_sybil(in, in->attack_budget); return;
    case SIM_MOBILE: return;
    case SIM_TINY:
        inputs->scaling.cell_size /= (1.0 - in->dead_share) * (1.0 - in->dead_share);
        return;
    }
}

double sim_finale_goodput_at(const struct sim_inputs *inputs, double km)
{
    struct sim_inputs at = *inputs;
    struct sim_scaling_out scaling;
    struct sim_reliability_out reliability;

    at.scaling.dispersion_km = km;
    sim_finale_undergo(&at);
    sim_scaling_eval(&at.scaling, &scaling);
    sim_finale_link(&at, &scaling);
    sim_reliability_eval(&at.reliability, &reliability);
    return reliability.fleet_goodput;
}

/* Whether two parts' inputs are the same; those that are NaN, too. */
#define IS_SAME(a, b, part) (memcmp(&(a)->part, &(b)->part, sizeof(a)->part) == 0)

/* From `from`, whose outputs are known; NULL: from nothing. */
static void evaluate(const struct sim_inputs *from, const struct sim_inputs *inputs,
                     struct sim_outputs *outputs)
{
    static void (*const finales[])(const struct sim_inputs *, struct sim_outputs *) = {
        [SIM_CLOUD] = cloud, [SIM_EDGE] = edge, [SIM_MOBILE] = mobile, [SIM_TINY] = tiny};
    struct sim_inputs now = *inputs, before = from ? *from : *inputs;

    sim_finale_undergo(&now);
    sim_finale_undergo(&before);
    if (from) {
        sim_finale_link(&before, &outputs->scaling);
    }
    if (!from || !IS_SAME(&before, &now, scaling)) {
        sim_scaling_eval(&now.scaling, &outputs->scaling);
        sim_scaling_saturation(&now.scaling, &outputs->saturation);
    }
    sim_finale_link(&now, &outputs->scaling);
    if (!from || !IS_SAME(&before, &now, reliability)) {
        sim_reliability_eval(&now.reliability, &outputs->reliability);
    }
    if (!from || !IS_SAME(&before, &now, compound)) {
        sim_compound_eval(&now.compound, &outputs->compound);
    }
    struct sim_finale_out last = outputs->finale;
    sim_void(&outputs->cliff, sizeof outputs->cliff);
    sim_void(&outputs->finale, offsetof(struct sim_finale_out, reason));
    outputs->finale.reason = SIM_OK;
    finales[(int)inputs->finale.finale](inputs, outputs);
    if ((int)inputs->finale.finale == SIM_MOBILE) {
        grid(from, inputs, &last, &outputs->finale);
    }
}

void sim_finale_eval(const struct sim_inputs *inputs, struct sim_outputs *outputs)
{
    evaluate(NULL, inputs, outputs);
}

void sim_finale_move(const struct sim_inputs *from, const struct sim_inputs *inputs,
                     struct sim_outputs *outputs)
{
    evaluate(from, inputs, outputs);
}
