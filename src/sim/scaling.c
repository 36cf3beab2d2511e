#include "sim/scaling.h"

#include <math.h>
#include <stdbool.h>

#include "sim/elementary.h"
#include "sim/fabric.h"
#include "sim/normal.h"
#include "sim/void.h"

/* How the work is laid out over the fleet; all else follows from it. */
struct parallelism {
    bool training;
    double nodes, sites, per_site;
    double tokens; /* of a step */
    double replicas;
    double used;     /* nodes that compute */
    double counted;  /* of these, the nodes whose work counts */
    double gradient; /* bytes that one accelerator exchanges */
    double useful;   /* FLOP of a step */
    double t_compute;
};

static double sites_of(const struct sim_scaling_in *in)
{
    return ceil(in->nodes / in->site_capacity);
}

/* Lays a model out over accelerators; false if not even one copy fits. */
static bool lay_out_training(const struct sim_scaling_in *in, struct parallelism *layout)
{
    double shards = in->tensor_parallel * in->pipeline_parallel;

    if (layout->nodes < shards) {
        return false;
    }
    layout->tokens = (int)in->scaling == SIM_STRONG ? in->batch_tokens
                                                    : in->tokens_per_node * layout->nodes;
    layout->replicas = fmin(layout->nodes / shards, layout->tokens / in->seq_len);
    layout->used = layout->counted = layout->replicas * shards;
    layout->gradient = in->bytes_per_param * in->params / shards;
    layout->useful = 6.0 * in->params * layout->tokens;
    layout->t_compute = layout->useful / (layout->used * in->peak_flops * in->kernel_efficiency);
    return true;
}

static bool lay_out(const struct sim_scaling_in *in, double nodes, double sites,
                    struct parallelism *layout)
{
    *layout = (struct parallelism){.training = (int)in->fleet_kind == SIM_TRAINING,
                                   .nodes = nodes,
                                   .sites = sites,
                                   .per_site = nodes / sites,
                                   .used = nodes,
                                   .counted = nodes * in->wait_share,
                                   .t_compute = in->local_time};
    return !layout->training || lay_out_training(in, layout);
}

static double ci_ratio(const struct sim_scaling_in *in, const struct parallelism *layout)
{
    double bytes = layout->training ? 2.0 * layout->gradient : in->hop2_bytes;
    double demand = in->global_share * bytes / layout->t_compute;

    return demand / fabric_supply(in, layout->per_site);
}

/* Bytes of the tensor-parallel all-reduces inside a node. */
static double layer_bytes(const struct sim_scaling_in *in, const struct parallelism *layout)
{
    double tp = in->tensor_parallel;
    double replica_tokens = layout->tokens / layout->replicas;

    return in->layers / in->pipeline_parallel * 4.0 * 2.0 * (tp - 1.0) / tp * replica_tokens *
           in->hidden * in->bytes_per_param;
}

/* Bytes that each of `members` sends in a ring all-reduce of `bytes`. */
static double ring_bytes(double members, double bytes)
{
    return members > 1.0 ? 2.0 * (members - 1.0) / members * bytes : 0.0;
}

/* Hop 1: sums inside each layer; hop 2: a ring all-reduce of the gradients. */
static void training_hops(const struct sim_scaling_in *in, const struct parallelism *layout,
                          struct sim_scaling_out *out)
{
    double n = layout->replicas / layout->sites;

    out->t_hop1 = layer_bytes(in, layout) / in->hop1_bandwidth;
    out->t_hop2 = 0.0;
    if (n > 1.0) {
        double volume = ring_bytes(n, layout->gradient);
        double f = in->global_share;
        out->t_hop2 = (1.0 - f) * volume / fabric_link(in) +
                      f * volume / fabric_supply(in, layout->per_site) +
                      2.0 * sim_log2(n) * in->hop2_latency;
    }
}

/* Hop 2 on a cell is incast; on a mesh it is hops over a square grid that aggregates inside. */
static void round_hops(const struct sim_scaling_in *in, const struct parallelism *layout,
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
    out->t_hop2 += in->global_share * in->hop2_bytes / fabric_supply(in, layout->per_site);
}

/* Hop 3: a ring all-reduce over the sites, and each of its steps waits for light. */
static double site_bytes(const struct sim_scaling_in *in, const struct parallelism *layout)
{
    return ring_bytes(layout->sites,
                      layout->training ? in->bytes_per_param * in->params : in->hop3_bytes);
}

static double site_crossings(const struct parallelism *layout)
{
    return 2.0 * (layout->sites - 1.0);
}

static double site_hop_bytes(const struct sim_scaling_in *in, const struct parallelism *layout)
{
    return site_bytes(in, layout) / in->wan_bandwidth / in->local_steps;
}

static double site_hop_light(const struct sim_scaling_in *in, const struct parallelism *layout)
{
    double light = in->dispersion_km * in->route_factor / in->signal_km_s;

    return site_crossings(layout) * light / in->local_steps;
}

/* The computing hides bytes of hop 2 first, then bytes of hop 3; nothing hides light. */
static void overlap(const struct sim_scaling_in *in, const struct parallelism *layout,
                    struct sim_scaling_out *out)
{
    double bytes = out->t_hop2 + site_hop_bytes(in, layout);

    out->t_overlap = fmin(in->overlap * out->t_compute, bytes);
    out->t_hop2_hidden = fmin(out->t_overlap, out->t_hop2);
    out->t_hop3_hidden = out->t_overlap - out->t_hop2_hidden;
}

/* How many deviations the last one that is waited for lies behind the mean. */
static double straggler_spread(const struct sim_scaling_in *in, const struct parallelism *layout)
{
    double all = layout->used > 1.0 ? sqrt(2.0 * sim_log(layout->used)) : 0.0;

    if (layout->training || in->wait_share >= 1.0) {
        return all;
    }
    return fmin(all, sim_normal_quantile(in->wait_share));
}

static void coordination(const struct sim_scaling_in *in, const struct parallelism *layout,
                         struct sim_scaling_out *out)
{
    out->t_bubble = 0.0;
    if (layout->training) {
        double microbatches = layout->tokens / (in->seq_len * layout->replicas);
        out->t_bubble = out->t_compute * (in->pipeline_parallel - 1.0) /
                        (in->virtual_stages * microbatches);
    }
    out->t_straggler = in->straggler_cv * straggler_spread(in, layout) * out->t_compute;
    out->t_barrier = 2.0 * ceil(sim_log2(layout->nodes)) * in->hop2_latency +
                     in->barrier_rounds * out->rtt / in->local_steps;
    out->t_coordination = out->t_bubble + out->t_straggler + out->t_barrier;
}

/* What is hidden lies within the computing, and is no time of its own. */
static void shares(struct sim_scaling_out *out)
{
    out->compute_share = out->t_compute / out->t_step;
    out->communication_share = (out->t_communication - out->t_overlap) / out->t_step;
    out->coordination_share = out->t_coordination / out->t_step;
    const double of[SIM_TERMS] = {out->compute_share, out->communication_share,
                                  out->coordination_share};
    size_t longest = SIM_COMPUTE;
    for (size_t i = SIM_COMPUTE + 1; i < SIM_TERMS; i++) {
        longest = of[i] > of[longest] ? i : longest;
    }
    out->longest_part = (double)longest;
    out->longest_share = of[longest];
}

double sim_scaling_drift(const struct sim_scaling_in *in)
{
    return 1.0 + in->drift * sim_log(in->local_steps);
}

static void rates(const struct sim_scaling_in *in, const struct parallelism *layout,
                  struct sim_scaling_out *out)
{
    out->work_factor = layout->sites > 1.0 ? sim_scaling_drift(in) : 1.0;
    out->efficiency = out->t_compute / out->t_step * layout->counted / layout->nodes;
    if (layout->training) {
        out->goodput_flops = layout->useful / (out->t_step * out->work_factor);
        out->mfu = layout->useful / (out->t_step * layout->nodes * in->peak_flops);
    } else {
        out->updates_per_s = layout->counted / (out->t_step * out->work_factor);
    }
    shares(out);
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
static void geography(const struct sim_scaling_in *in, struct sim_scaling_out *out)
{
    const double kilobyte = 1000.0;
    double light = in->dispersion_km * in->route_factor / in->signal_km_s;

    out->sites = sites_of(in);
    out->nodes_per_site = in->nodes / out->sites;
    out->rtt = out->sites > 1.0 ? 2.0 * light : 0.0;
    out->fabric_limit = fabric_limit(in);
    out->barrier_hop1 = 2.0 * (kilobyte / in->hop1_bandwidth + in->hop1_latency);
    out->barrier_hop2 = 2.0 * (kilobyte / in->hop2_bandwidth + in->hop2_latency);
    out->barrier_hop3 = out->sites > 1.0 ? 2.0 * kilobyte / in->wan_bandwidth + out->rtt : 0.0;
}

static void terms(const struct sim_scaling_in *in, const struct parallelism *layout,
                  struct sim_scaling_out *out)
{
    out->t_compute = layout->t_compute;
    if (layout->training) {
        out->replicas = layout->replicas;
        out->fabric_price_usd = fabric_price(in, layout->per_site);
        training_hops(in, layout, out);
    } else {
        round_hops(in, layout, out);
    }
    out->t_hop3 = site_hop_bytes(in, layout) + site_hop_light(in, layout);
    out->t_communication = out->t_hop1 + out->t_hop2 + out->t_hop3;
    coordination(in, layout, out);
    overlap(in, layout, out);
    out->t_step = out->t_compute + out->t_communication + out->t_coordination - out->t_overlap;
    out->bottleneck_hop = slowest_hop(out);
    out->hop_ratio = hop_ratio(out);
}

void sim_scaling_eval(const struct sim_scaling_in *in, struct sim_scaling_out *out)
{
    struct parallelism layout;

    sim_void(out, offsetof(struct sim_scaling_out, reason));
    out->reason = isnan(in->topology)            ? SIM_NO_DESIGN
                  : sites_of(in) > in->sites_max ? SIM_SITES_TOO_SMALL
                                                 : SIM_OK;
    if (out->reason != SIM_OK) {
        return;
    }
    geography(in, out);
    if (!lay_out(in, in->nodes, out->sites, &layout)) {
        out->reason = SIM_MODEL_DOES_NOT_FIT;
        return;
    }
    terms(in, &layout, out);
    rates(in, &layout, out);
    if (layout.per_site > out->fabric_limit) {
        out->reason = SIM_FABRIC_OUT_OF_PORTS;
    } else {
        out->ci_ratio = ci_ratio(in, &layout);
    }
}

/* Hop 2 as it would be for one member alone: bytes through its own link. */
static double hop2_bytes_alone(const struct sim_scaling_in *in, const struct parallelism *layout)
{
    double link = fabric_link(in), n = layout->replicas / layout->sites;
    double transfer = in->hop2_bytes / in->hop2_bandwidth;

    if (layout->training) {
        return ring_bytes(n, layout->gradient) / link;
    }
    return transfer + in->hop2_latency + in->global_share * in->hop2_bytes / link;
}

/* Hop 2 through relays: each has its delay, and each sends the bytes on. */
static void mesh_parts(const struct sim_scaling_in *in, const struct sim_scaling_out *out,
                       double parts[SIM_HOP_PARTS])
{
    parts[SIM_HOP_RELAYS] = out->mesh_hops * in->hop2_latency;
    parts[SIM_HOP_BYTES] = out->t_hop2 - parts[SIM_HOP_RELAYS];
}

void sim_scaling_hop_parts(const struct sim_scaling_in *in, enum sim_hop hop,
                           double parts[SIM_HOP_PARTS])
{
    struct sim_scaling_out out;
    struct parallelism layout;

    sim_scaling_eval(in, &out);
    for (size_t i = 0; i < SIM_HOP_PARTS; i++) {
        parts[i] = isnan(out.t_step) ? NAN : 0.0;
    }
    if (isnan(out.t_step) || !lay_out(in, in->nodes, out.sites, &layout)) {
        return;
    }
    if (hop == SIM_HOP1) {
        parts[SIM_HOP_BYTES] = out.t_hop1;
    } else if (hop == SIM_HOP3) {
        parts[SIM_HOP_BYTES] = site_hop_bytes(in, &layout);
        parts[SIM_HOP_LIGHT] = out.t_hop3 - parts[SIM_HOP_BYTES];
    } else if (!isnan(out.mesh_hops)) {
        mesh_parts(in, &out, parts);
    } else {
        parts[SIM_HOP_BYTES] = hop2_bytes_alone(in, &layout);
        parts[SIM_HOP_SHARING] = out.t_hop2 - parts[SIM_HOP_BYTES];
    }
}

void sim_scaling_sent(const struct sim_scaling_in *in, struct sim_sent_out *out)
{
    struct parallelism layout;

    sim_void(out, sizeof *out);
    if (!lay_out(in, in->nodes, sites_of(in), &layout)) {
        return;
    }
    if (layout.training) {
        out->hop1_sent = layer_bytes(in, &layout);
        out->hop2_sent = ring_bytes(layout.replicas / layout.sites, layout.gradient);
    }
    out->hop3_sent = site_bytes(in, &layout);
    out->crossings = site_crossings(&layout);
}

static bool saturated(const struct sim_scaling_in *in, double nodes)
{
    struct parallelism layout;

    return lay_out(in, nodes, 1.0, &layout) && ci_ratio(in, &layout) >= 1.0;
}

static enum sim_reason why_never(const struct sim_scaling_in *in)
{
    struct parallelism layout;

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

double sim_scaling_useful(const struct sim_scaling_out *out)
{
    return out->efficiency / out->work_factor;
}

static struct sim_scaling_out at_nodes(const struct sim_scaling_in *in, double nodes, double km)
{
    struct sim_scaling_in at = *in;
    struct sim_scaling_out out;

    at.nodes = nodes;
    at.dispersion_km = km;
    sim_scaling_eval(&at, &out);
    return out;
}

void sim_scaling_cliff(const struct sim_scaling_in *in, struct sim_cliff_out *out)
{
    double full = in->site_capacity;

    sim_void(out, sizeof *out);
    if (isnan(in->topology) || in->sites_max < 2.0) {
        return;
    }
    struct sim_scaling_out before = at_nodes(in, full, in->dispersion_km);
    struct sim_scaling_out after = at_nodes(in, full + 1.0, in->dispersion_km);
    struct sim_scaling_out near = at_nodes(in, full + 1.0, 0.0);

    out->cliff_ratio = sim_scaling_goodput(&before) / sim_scaling_goodput(&after);
    out->t_cliff = after.t_step - before.t_step;
    out->cliff_light_share = (after.t_step - near.t_step) / out->t_cliff;
}
