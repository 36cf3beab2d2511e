#include "sim/reliability.h"

#include <math.h>

#include "sim/interval.h"
#include "sim/node.h"
#include "sim/process.h"
#include "sim/void.h"

#define SECONDS_PER_DAY 86400.0
#define MG_PER_KG 1e6
#define ZETTA 1e21

/* Cap and budget: the same formulas for a design that policy takes as its yardstick. */
static void reference_design(const struct sim_reliability_in *in, struct sim_reliability_out *out)
{
    struct sim_reliability_in policy = *in;
    double node_seconds = in->work / (in->reference_rate * in->target_goodput);
    double draw;

    policy.eta = in->target_eta;
    policy.pue = in->target_pue;
    policy.grid_intensity = in->target_intensity;
    policy.clean_share = 0.0;
    policy.fabric_price = 0.0;
    draw = sim_node_draw(&policy);
    out->target_mg = MG_PER_KG * node_seconds *
                     (draw * sim_node_power_carbon(&policy) + sim_node_embodied_carbon(&policy)) /
                     in->weights;
    out->tco_budget_usd = in->tco_margin * node_seconds *
                          (draw * sim_node_power_price(&policy) + sim_node_capital_price(&policy));
}

/* Where the time goes, and the energy with it. */
static void time_shares(const struct sim_reliability_in *in, const struct sim_account *account,
                        struct sim_reliability_out *out)
{
    double total = account->total;
    double draw = sim_node_draw(in);
    double working = draw * (account->work + account->rework);

    out->goodput = account->work / total;
    out->checkpoint_share = account->checkpoint / total;
    out->rework_share = account->rework / total;
    out->restart_share = account->down / total;
    out->pause_share = account->pause / total;
    out->wasted_work = 1.0 - out->goodput;
    out->uptime = 1.0 - out->restart_share - out->pause_share;
    out->power_factor = (working + sim_node_idle_draw(in) * account->waiting) / total;
    out->wasted_energy = 1.0 - out->goodput * draw / out->power_factor;
}

/* What the whole work takes: time, energy, carbon, money. */
static void price_of_work(const struct sim_reliability_in *in, double rate,
                          struct sim_reliability_out *out)
{
    double wall, node_seconds;

    out->fleet_goodput = in->backend_nodes * rate * out->goodput;
    wall = in->work / out->fleet_goodput;
    node_seconds = in->backend_nodes * wall;
    out->wall_days = wall / SECONDS_PER_DAY;
    out->it_kwh = node_seconds * out->power_factor * sim_node_power_kwh(in);
    out->operational_kg = out->it_kwh * out->cue;
    out->embodied_kg = node_seconds * sim_node_embodied_carbon(in);
    out->carbon_kg = out->operational_kg + out->embodied_kg;
    out->carbon_per_weight_mg = MG_PER_KG * out->carbon_kg / in->weights;
    out->kg_per_zettaflop = out->carbon_kg / (in->work / ZETTA);
    out->tco_usd = node_seconds *
                   (sim_node_capital_price(in) + out->power_factor * sim_node_power_price(in));
}

/* What the interval has no part in. */
static void fixed_part(const struct sim_reliability_in *in, const struct sim_process *process,
                       struct sim_reliability_out *out)
{
    out->mtbf = process->mtbf;
    out->young = sim_interval_young(process->stall, process->mtbf);
    out->daly = sim_interval_daly(process->stall, process->mtbf);
    out->optimum = fmax(sim_interval_optimum(process->stall, process->mtbf), process->lag);
    out->cue = in->pue * sim_node_intensity(in);
    reference_design(in, out);
}

/* The rest, once that is known. */
static void moving_part(const struct sim_reliability_in *in, const struct sim_process *process,
                        struct sim_reliability_out *out)
{
    double rate = sim_node_rate(in);
    struct sim_account account;

    out->interval = process->interval;
    out->reason = sim_process_account(process, &account);
    if (out->reason != SIM_OK) {
        return;
    }
    time_shares(in, &account, out);
    if (isnan(rate)) {
        out->reason = SIM_RATE_UNKNOWN;
    } else if (rate <= 0.0) {
        out->reason = SIM_RATE_ZERO;
    } else {
        price_of_work(in, rate, out);
    }
}

void sim_reliability_eval(const struct sim_reliability_in *in, struct sim_reliability_out *out)
{
    struct sim_process process = sim_process_of(in);

    sim_void(out, offsetof(struct sim_reliability_out, reason));
    out->reason = SIM_NO_DESIGN;
    if (!isnan(in->checkpoint_interval)) {
        fixed_part(in, &process, out);
        moving_part(in, &process, out);
    }
}

void sim_reliability_move(const struct sim_reliability_in *in, struct sim_reliability_out *out)
{
    struct sim_process process = sim_process_of(in);
    struct sim_reliability_out before = *out;

    sim_void(out, offsetof(struct sim_reliability_out, reason));
    out->mtbf = before.mtbf;
    out->young = before.young;
    out->daly = before.daly;
    out->optimum = before.optimum;
    out->cue = before.cue;
    out->target_mg = before.target_mg;
    out->tco_budget_usd = before.tco_budget_usd;
    moving_part(in, &process, out);
}
