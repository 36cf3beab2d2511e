#include "sim/scaling.h"

#include <math.h>
#include <stdbool.h>

#include "sim/elementary.h"
#include "sim/void.h"

/* How the work is laid out over the fleet; all else follows from it. */
struct layout {
    bool training;
    double nodes, sites, per_site;
    double tokens; /* of a step */
    double replicas;
    double used;     /* nodes that compute */
    double gradient; /* bytes that one accelerator exchanges */
    double useful;   /* FLOP of a step */
    double t_compute;
};

static double sites_of(const struct sim_scaling_in *in)
{
    return fmin(in->sites_max, ceil(in->nodes / in->site_capacity));
}

/* Lays a model out over accelerators; false if not even one copy fits. */
static bool lay_out_training(const struct sim_scaling_in *in, struct layout *layout)
{
    double shards = in->tensor_parallel * in->pipeline_parallel;

    if (layout->nodes < shards) {
        return false;
    }
    layout->tokens = (int)in->scaling == SIM_STRONG ? in->batch_tokens
                                                    : in->tokens_per_node * layout->nodes;
    layout->replicas = fmin(layout->nodes / shards, layout->tokens / in->seq_len);
    layout->used = layout->replicas * shards;
    layout->gradient = in->bytes_per_param * in->params / shards;
    layout->useful = 6.0 * in->params * layout->tokens;
    layout->t_compute = layout->useful / (layout->used * in->peak_flops * in->kernel_efficiency);
    return true;
}

static bool lay_out(const struct sim_scaling_in *in, double nodes, double sites,
                    struct layout *layout)
{
    *layout = (struct layout){.training = (int)in->fleet_kind == SIM_TRAINING,
                              .nodes = nodes,
                              .sites = sites,
                              .per_site = nodes / sites,
                              .used = nodes,
                              .t_compute = in->local_time};
    return !layout->training || lay_out_training(in, layout);
}

/* Bytes a second of all-to-all traffic that each node may send before the bisection is full. */
static double bisection_supply(const struct sim_scaling_in *in, double per_site)
{
    double link = in->hop2_bandwidth;
    double bisection;

    if ((int)in->topology == SIM_FAT_TREE) {
        bisection = per_site * link / (2.0 * in->oversubscription);
    } else {
        double d = in->torus_dims;
        bisection = 2.0 * sim_pow(per_site, (d - 1.0) / d) * (link / (2.0 * d));
    }
    /* Half of uniform traffic crosses, in two directions: 4 bisections' worth over all nodes. */
    return fmin(link, 4.0 * bisection / per_site);
}

static double ci_ratio(const struct sim_scaling_in *in, const struct layout *layout)
{
    double bytes = layout->training ? 2.0 * layout->gradient : in->hop2_bytes;
    double demand = in->global_share * bytes / layout->t_compute;

    return demand / bisection_supply(in, layout->per_site);
}

/* A folded Clos of three levels; the device tracks' aggregation trees have no such end. */
static double fabric_limit(const struct sim_scaling_in *in)
{
    if ((int)in->fleet_kind != SIM_TRAINING || (int)in->topology != SIM_FAT_TREE) {
        return NAN;
    }
    return floor(in->switch_radix * in->switch_radix * in->switch_radix / 4.0);
}

static double fabric_price(const struct sim_scaling_in *in, double per_site)
{
    double half = in->switch_radix / 2.0;
    double levels = 1.0;

    if ((int)in->topology == SIM_TORUS) {
        return in->port_price;
    }
    for (double hosts = 2.0 * half; hosts < per_site; hosts *= half) {
        levels += 1.0;
    }
    return in->port_price * (2.0 * levels - 1.0) / in->oversubscription;
}

/* Hop 1: tensor-parallel all-reduces inside a node; hop 2: a ring all-reduce of the gradients. */
static void training_hops(const struct sim_scaling_in *in, const struct layout *layout,
                          struct sim_scaling_out *out)
{
    double tp = in->tensor_parallel;
    double replica_tokens = layout->tokens / layout->replicas;
    double n = layout->replicas / layout->sites;

    out->t_hop1 = in->layers / in->pipeline_parallel * 4.0 * 2.0 * (tp - 1.0) / tp *
                  replica_tokens * in->hidden * in->bytes_per_param / in->hop1_bandwidth;
    out->t_hop2 = 0.0;
    if (n > 1.0) {
        double volume = 2.0 * (n - 1.0) / n * layout->gradient;
        double f = in->global_share;
        out->t_hop2 = (1.0 - f) * volume / in->hop2_bandwidth +
                      f * volume / bisection_supply(in, layout->per_site) +
                      2.0 * sim_log2(n) * in->hop2_latency;
    }
}

/* Hop 2 on a cell is incast; on a mesh it is hops over a square grid that aggregates inside. */
static void round_hops(const struct sim_scaling_in *in, const struct layout *layout,
                       struct sim_scaling_out *out)
{
    double members = fmin(layout->per_site, in->cell_size);
    double transfer = in->hop2_bytes / in->hop2_bandwidth;

    out->t_hop1 = in->hop1_bytes / in->hop1_bandwidth + in->hop1_latency;
    if ((int)in->hop2_shape == SIM_MESH) {
        out->mesh_hops = fmax(1.0, 2.0 / 3.0 * sqrt(members));
        out->t_hop2 = out->mesh_hops * (transfer + in->hop2_latency);
    } else {
        out->t_hop2 = members * transfer + in->hop2_latency;
    }
    out->t_hop2 += in->global_share * in->hop2_bytes / bisection_supply(in, layout->per_site);
}

/* Hop 3: a ring all-reduce over the sites, each step of which waits for light. */
static double site_hop(const struct sim_scaling_in *in, const struct layout *layout, double light)
{
    double r = layout->sites;
    double bytes = layout->training ? in->bytes_per_param * in->params : in->hop3_bytes;

    if (r <= 1.0) {
        return 0.0;
    }
    return (2.0 * (r - 1.0) / r * bytes / in->wan_bandwidth + 2.0 * (r - 1.0) * light) /
           in->local_steps;
}

static void coordination(const struct sim_scaling_in *in, const struct layout *layout,
                         struct sim_scaling_out *out)
{
    double spread = layout->used > 1.0 ? sqrt(2.0 * sim_log(layout->used)) : 0.0;

    out->t_bubble = 0.0;
    if (layout->training) {
        double microbatches = layout->tokens / (in->seq_len * layout->replicas);
        out->t_bubble = out->t_compute * (in->pipeline_parallel - 1.0) /
                        (in->virtual_stages * microbatches);
    }
    out->t_straggler = in->straggler_cv * spread * out->t_compute;
    out->t_barrier = 2.0 * ceil(sim_log2(layout->nodes)) * in->hop2_latency +
                     in->barrier_rounds * out->rtt / in->local_steps;
    out->t_coordination = out->t_bubble + out->t_straggler + out->t_barrier;
}

static void rates(const struct sim_scaling_in *in, const struct layout *layout,
                  struct sim_scaling_out *out)
{
    out->work_factor = 1.0 + in->drift * sim_log(in->local_steps);
    out->efficiency = out->t_compute / out->t_step * layout->used / layout->nodes;
    if (layout->training) {
        out->goodput_flops = layout->useful / (out->t_step * out->work_factor);
        out->mfu = layout->useful / (out->t_step * layout->nodes * in->peak_flops);
    } else {
        out->updates_per_s = layout->nodes / (out->t_step * out->work_factor);
    }
    out->communication_share = (out->t_communication - out->t_overlap) / out->t_step;
    out->coordination_share = out->t_coordination / out->t_step;
}

static enum sim_hop slowest_hop(const struct sim_scaling_out *out)
{
    if (out->t_hop3 > out->t_hop2 && out->t_hop3 > out->t_hop1) {
        return SIM_HOP3;
    }
    return out->t_hop2 > out->t_hop1 ? SIM_HOP2 : SIM_HOP1;
}

static double hop_ratio(const struct sim_scaling_out *out)
{
    double slowest = fmax(fmax(out->t_hop1, out->t_hop2), out->t_hop3);
    double fastest = fmin(fmin(out->t_hop1, out->t_hop2), out->t_hop3);

    return fastest > 0.0 ? slowest / fastest : NAN;
}

/* What holds of the places whether or not a model fits on them. */
static void geography(const struct sim_scaling_in *in, double light, struct sim_scaling_out *out)
{
    const double kilobyte = 1000.0;

    out->sites = sites_of(in);
    out->nodes_per_site = in->nodes / out->sites;
    out->rtt = out->sites > 1.0 ? 2.0 * light : 0.0;
    out->fabric_limit = fabric_limit(in);
    out->barrier_hop1 = 2.0 * (kilobyte / in->hop1_bandwidth + in->hop1_latency);
    out->barrier_hop2 = 2.0 * (kilobyte / in->hop2_bandwidth + in->hop2_latency);
    out->barrier_hop3 = out->sites > 1.0 ? 2.0 * kilobyte / in->wan_bandwidth + out->rtt : 0.0;
}

void sim_scaling_eval(const struct sim_scaling_in *in, struct sim_scaling_out *out)
{
    double light = in->dispersion_km * in->route_factor / SIM_FIBRE_KM_PER_S;
    struct layout layout;

    sim_void(out, offsetof(struct sim_scaling_out, reason));
    out->reason = isnan(in->topology) ? SIM_NO_DESIGN : SIM_OK;
    if (out->reason != SIM_OK) {
        return;
    }
    geography(in, light, out);
    if (!lay_out(in, in->nodes, out->sites, &layout)) {
        out->reason = SIM_MODEL_DOES_NOT_FIT;
        return;
    }
    out->t_compute = layout.t_compute;
    if (layout.training) {
        out->replicas = layout.replicas;
        out->fabric_price_usd = fabric_price(in, layout.per_site);
        training_hops(in, &layout, out);
    } else {
        round_hops(in, &layout, out);
    }
    out->t_hop3 = site_hop(in, &layout, light);
    out->t_communication = out->t_hop1 + out->t_hop2 + out->t_hop3;
    coordination(in, &layout, out);
    out->t_overlap = fmin(in->overlap * out->t_compute, out->t_hop2);
    out->t_step = out->t_compute + out->t_communication + out->t_coordination - out->t_overlap;
    out->bottleneck_hop = slowest_hop(out);
    out->hop_ratio = hop_ratio(out);
    rates(in, &layout, out);
    if (layout.per_site > out->fabric_limit) {
        out->reason = SIM_FABRIC_OUT_OF_PORTS;
    } else {
        out->ci_ratio = ci_ratio(in, &layout);
    }
}

/* One member's own share of hop 2, without the others. */
static double hop2_alone(const struct sim_scaling_in *in, const struct layout *layout,
                         const struct sim_scaling_out *out)
{
    if (!layout->training) {
        return in->hop2_bytes / in->hop2_bandwidth + in->hop2_latency +
               in->global_share * in->hop2_bytes / bisection_supply(in, layout->per_site);
    }
    double n = layout->replicas / layout->sites;
    return n > 1.0 ? out->t_hop2 - 2.0 * sim_log2(n) * in->hop2_latency : out->t_hop2;
}

void sim_scaling_hop_parts(const struct sim_scaling_in *in, enum sim_hop hop,
                           double parts[SIM_HOP_PARTS])
{
    struct sim_scaling_out out;
    struct layout layout;

    sim_scaling_eval(in, &out);
    parts[SIM_HOP_BYTES] = parts[SIM_HOP_LIGHT] = parts[SIM_HOP_SHARING] = NAN;
    if (!lay_out(in, in->nodes, out.sites, &layout)) {
        return;
    }
    parts[SIM_HOP_LIGHT] = 0.0;
    parts[SIM_HOP_SHARING] = 0.0;
    if (hop == SIM_HOP1) {
        parts[SIM_HOP_BYTES] = out.t_hop1;
    } else if (hop == SIM_HOP2) {
        parts[SIM_HOP_BYTES] = hop2_alone(in, &layout, &out);
        parts[SIM_HOP_SHARING] = out.t_hop2 - parts[SIM_HOP_BYTES];
    } else {
        parts[SIM_HOP_BYTES] = site_hop(in, &layout, 0.0);
        parts[SIM_HOP_LIGHT] = out.t_hop3 - parts[SIM_HOP_BYTES];
    }
}

static bool saturated(const struct sim_scaling_in *in, double nodes)
{
    struct layout layout;

    return lay_out(in, nodes, 1.0, &layout) && ci_ratio(in, &layout) >= 1.0;
}

static enum sim_reason why_never(const struct sim_scaling_in *in)
{
    struct layout layout;

    if (!lay_out(in, in->nodes_max, 1.0, &layout)) {
        return SIM_MODEL_DOES_NOT_FIT;
    }
    return fabric_limit(in) < in->nodes_max ? SIM_FABRIC_OUT_OF_PORTS : SIM_NEVER_SATURATES;
}

void sim_scaling_saturation(const struct sim_scaling_in *in, struct sim_saturation_out *out)
{
    double below = 0.0; /* no fleet at all saturates nothing */
    double above, limit;

    *out = (struct sim_saturation_out){NAN, isnan(in->topology) ? SIM_NO_DESIGN : SIM_OK};
    if (out->reason != SIM_OK) {
        return;
    }
    limit = fabric_limit(in);
    above = isnan(limit) ? in->nodes_max : fmin(in->nodes_max, limit);
    if (!saturated(in, above)) {
        out->reason = why_never(in);
        return;
    }
    /* ci_ratio never falls as the fleet grows, and a fleet too small for the model has none. */
    while (above - below > 1.0) {
        double middle = floor((below + above) / 2.0);
        if (saturated(in, middle)) {
            above = middle;
        } else {
            below = middle;
        }
    }
    out->saturation_nodes = above;
}

double sim_scaling_goodput(const struct sim_scaling_out *out)
{
    return isnan(out->updates_per_s) ? out->goodput_flops : out->updates_per_s;
}

double sim_scaling_cliff(const struct sim_scaling_in *in)
{
    struct sim_scaling_in at = *in;
    struct sim_scaling_out before = {0}, after = {0};

    if (in->sites_max < 2.0) {
        return NAN;
    }
    at.nodes = in->site_capacity;
    sim_scaling_eval(&at, &before);
    at.nodes = in->site_capacity + 1.0;
    sim_scaling_eval(&at, &after);
    return sim_scaling_goodput(&before) / sim_scaling_goodput(&after);
}
