#include "design/curve.h"

#include <math.h>
#include <string.h>

#include "sim/finale.h"
#include "sim/swing.h"

enum { NODES = 121 };
_Static_assert(NODES + 2 <= CURVE_POINTS_MAX && CURVE_INTERVALS <= CURVE_POINTS_MAX &&
                   CURVE_SIZES <= CURVE_POINTS_MAX && CURVE_MOMENTS <= CURVE_POINTS_MAX,
               "a curve has room for its points");

/* Whether the curve must be worked out anew; notes what of. NaN inputs are compared as they are. */
static bool is_new(struct curve *curve, const struct sim_inputs *of, double from, double to)
{
    if (curve->count > 0 && curve->from == from && curve->to == to &&
        memcmp(&curve->of, of, sizeof *of) == 0) {
        return false;
    }
    *curve = (struct curve){.of = *of, .from = from, .to = to};
    return true;
}

static void add_point(struct curve *curve, double x, double y)
{
    curve->x[curve->count] = x;
    curve->y[curve->count++] = y;
}

double curve_least(const struct curve *curve)
{
    double least = INFINITY;
    for (size_t i = 0; i < curve->count; i++) {
        least = fmin(least, curve->y[i]);
    }
    return least;
}

double curve_most(const struct curve *curve)
{
    double most = -INFINITY;
    for (size_t i = 0; i < curve->count; i++) {
        most = fmax(most, curve->y[i]);
    }
    return most;
}

/* ---- part 1 ---- */

static void put_shares(struct curve *curve, const struct sim_scaling_out *out)
{
    const double seconds[CURVE_SHARES] = {out->t_compute - out->t_overlap,
                                          out->t_overlap,
                                          out->t_hop1,
                                          out->t_hop2 - out->t_hop2_hidden,
                                          out->t_hop3 - out->t_hop3_hidden,
                                          out->t_coordination};
    for (size_t i = 0; i < CURVE_SHARES; i++) {
        curve->shares[i][curve->count] = 100 * seconds[i] / out->t_step;
    }
}

static void add_nodes(struct curve *curve, struct sim_scaling_in *in, double nodes)
{
    struct sim_scaling_out out;
    in->nodes = nodes;
    sim_scaling_eval(in, &out);
    put_shares(curve, &out);
    add_point(curve, nodes, 100 * sim_scaling_useful(&out));
}

void curve_over_nodes(struct curve *curve, const struct sim_scaling_in *in, double min, double max)
{
    struct sim_inputs of = {.scaling = *in};
    struct sim_scaling_in at = *in;
    double barrier = in->site_capacity;
    bool crossed = in->sites_max < 2 || barrier >= max || barrier < min;
    of.scaling.nodes = 0;
    if (!is_new(curve, &of, min, max)) {
        return;
    }
    for (int i = 0; i < NODES; i++) {
        double nodes = round(min * pow(max / min, i / (double)(NODES - 1)));
        if (!crossed && nodes > barrier) {
            add_nodes(curve, &at, barrier);
            add_nodes(curve, &at, barrier + 1);
            crossed = true;
        }
        add_nodes(curve, &at, nodes);
    }
}

/* ---- part 2 ---- */

double curve_interval(double min, double max, int i)
{
    return min * pow(max / min, i / (double)(CURVE_INTERVALS - 1));
}

void curve_over_interval(struct curve *curve, const struct sim_reliability_in *in, double min,
                         double max)
{
    struct sim_inputs of = {.reliability = *in};
    struct sim_reliability_in at = *in;
    of.reliability.checkpoint_interval = 0;
    if (!is_new(curve, &of, min, max)) {
        return;
    }
    struct sim_reliability_out out;
    at.checkpoint_interval = min;
    sim_reliability_eval(&at, &out);
    for (int i = 0; i < CURVE_INTERVALS; i++) {
        at.checkpoint_interval = curve_interval(min, max, i);
        sim_reliability_move(&at, &out);
        curve->carbon[curve->count] = out.carbon_per_weight_mg;
        add_point(curve, at.checkpoint_interval, 100 * out.goodput);
    }
}

/* ---- part 3 ---- */

/* The sizes of the plot; the result is their number. */
static size_t sizes_of(double most, double sizes[CURVE_SIZES])
{
    size_t count = 0;
    for (int i = 0; i < CURVE_SIZES; i++) {
        double size = most <= CURVE_SIZES ? fmin(i + 1, most)
                                          : round(pow(most, i / (double)(CURVE_SIZES - 1)));
        if (count == 0 || size > sizes[count - 1]) {
            sizes[count++] = size;
        }
    }
    return count;
}

/* A size at which the quorum is what it was keeps its point. */
static void mesh_over_size(struct curve_nines *nines, const struct sim_compound_in *in,
                           const double sizes[CURVE_SIZES], size_t count)
{
    double most = sizes[count - 1];
    struct sim_inputs of = {.compound = *in};
    struct sim_compound_in at = *in;
    of.compound.size = of.compound.quorum = 0;
    bool fresh = is_new(&nines->mesh, &of, 1, most);
    nines->mesh.count = count;
    for (size_t i = 0; i < count; i++) {
        struct sim_compound_out out;
        at.size = sizes[i];
        at.quorum = ceil(in->quorum * at.size / in->size - 1e-9);
        if (fresh || nines->quorum[i] != at.quorum) {
            sim_compound_eval(&at, &out);
            nines->mesh.x[i] = at.size;
            nines->mesh.y[i] = out.nines_safe;
            nines->quorum[i] = at.quorum;
        }
    }
}

void curve_over_size(struct curve_nines *nines, const struct sim_compound_in *in,
                     const struct sim_compound_out *out, double most)
{
    double sizes[CURVE_SIZES] = {0};
    size_t count = sizes_of(most, sizes);
    double giant = sim_compound_nines(1 - in->p_giant);
    double judged = sim_compound_nines(out->giant_unsafe);
    mesh_over_size(nines, in, sizes, count);
    nines->law.count = nines->giant.count = nines->giant_judged.count = 0;
    for (size_t i = 0; i < count; i++) {
        double law = sim_compound_nines(pow(1 - out->p_member, sizes[i]));
        add_point(&nines->law, sizes[i], law);
        add_point(&nines->giant, sizes[i], giant);
        add_point(&nines->giant_judged, sizes[i], judged);
    }
}

/* ---- the finale ---- */

static double moment(double most, int i)
{
    return most * i / (CURVE_MOMENTS - 1);
}

static void over_budget(struct curve *curve, const struct sim_inputs *in)
{
    struct sim_compound_in mesh = in->compound;
    struct sim_compound_out out;
    for (int i = 0; i < CURVE_MOMENTS; i++) {
        double budget = in->finale.attack_budget * pow(10, moment(4, i) - 2);
        mesh.sybil = sim_finale_sybil(&in->finale, budget);
        sim_compound_eval(&mesh, &out);
        add_point(curve, budget, out.unsafe);
    }
}

static void over_seconds(struct curve *curve, const struct sim_inputs *in)
{
    struct sim_swing_in grid = sim_finale_swing(in);
    sim_swing_course(&grid, CURVE_MOMENTS, curve->x, curve->y);
    curve->count = CURVE_MOMENTS;
    for (size_t i = 0; i < curve->count; i++) {
        curve->y[i] *= -1000;
    }
}

static void over_hops(struct curve *curve, const struct sim_inputs *in)
{
    double farthest = fmax(1, sqrt(in->scaling.cell_size)) / (1 - in->finale.dead_share);
    for (int i = 0; i < CURVE_MOMENTS; i++) {
        double hops = moment(farthest, i);
        add_point(curve, hops, sim_finale_known_bits(&in->finale, hops));
    }
}

static void over_hours(struct curve *curve, const struct sim_inputs *in,
                       const struct sim_outputs *out)
{
    for (int i = 0; i < CURVE_MOMENTS; i++) {
        double hour = moment(24, i);
        add_point(curve, hour, sim_finale_carbon_at(in, out, hour));
    }
}

void curve_of_finale(struct curve *curve, const struct sim_inputs *in,
                     const struct sim_outputs *out)
{
    if (!is_new(curve, in, 0, 0)) {
        return;
    }
    switch ((enum sim_finale_kind)(int)in->finale.finale) {
    case SIM_CLOUD: over_hours(curve, in, out); break;
    case SIM_EDGE: over_budget(curve, in); break;
    case SIM_MOBILE: over_seconds(curve, in); break;
    case SIM_TINY: over_hops(curve, in); break;
    }
}

void curve_over_distance(struct curve *curve, const struct sim_inputs *in, double max)
{
    const double exa = 1e18;
    struct sim_inputs of = *in;
    of.scaling.dispersion_km = 0;
    if (!is_new(curve, &of, 0, max)) {
        return;
    }
    for (int i = 0; i < CURVE_MOMENTS; i++) {
        double km = moment(max, i);
        add_point(curve, km, sim_finale_goodput_at(in, km) / exa);
    }
}
