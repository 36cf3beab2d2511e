#include "sim/compound.h"

#include <math.h>
#include <stdbool.h>

#include "sim/elementary.h"
#include "sim/void.h"

/* A member that answers alone, judged by the verifier if there is one. */
struct alone {
    double right, unsafe, escalated;
};

/* A system resolved from its switches: what it is built of and what that costs. */
struct mesh {
    int size, quorum;
    double rho, p;
    double tpr, fpr;
    double member_cost, check_cost;
};

struct sim_diversity_row sim_compound_diversity(enum sim_diversity diversity)
{
    static const struct sim_diversity_row rows[SIM_DIVERSITIES] = {
        [SIM_RESAMPLED] = {0.50, 1.0},
        [SIM_FAMILY] = {0.20, 1.0},
        [SIM_DISTINCT] = {0.05, 1.15},
        [SIM_INDEPENDENT] = {0.0, 1.0},
    };

    return rows[diversity];
}

static struct mesh mesh_of(const struct sim_compound_in *in)
{
    struct sim_diversity_row diversity = sim_compound_diversity((enum sim_diversity)in->diversity);
    bool reasons = in->reasoner != 0.0;
    bool verifies = in->verifier != 0.0;
    double p = reasons ? 1.0 - (1.0 - in->p_small) * in->reasoner_error : in->p_small;
    double member = in->small_cost * diversity.member_cost_factor;

    return (struct mesh){
        .size = (int)in->size,
        .quorum = (int)in->quorum,
        .rho = diversity.rho,
        .p = p * (1.0 - in->sybil),
        .tpr = verifies ? in->tpr : 1.0,
        .fpr = verifies ? in->fpr : 1.0,
        .member_cost = reasons ? member * in->reasoner_cost : member,
        .check_cost = verifies ? in->verifier_cost : 0.0,
    };
}

static struct alone alone(const struct mesh *mesh, double p)
{
    return (struct alone){
        .right = p * mesh->tpr,
        .unsafe = (1.0 - p) * mesh->fpr,
        .escalated = p * (1.0 - mesh->tpr) + (1.0 - p) * (1.0 - mesh->fpr),
    };
}

/* A router lets one member answer first and keeps the mesh for what is hard or doubted. */
static struct sim_vote routed(const struct sim_compound_in *in, const struct mesh *mesh,
                              struct sim_vote vote)
{
    struct alone easy = alone(mesh, in->p_easy), missed = alone(mesh, mesh->p);
    double h = in->hard_share, t = in->router_recall;
    double to_mesh = (1.0 - h) * easy.escalated + h * (t + (1.0 - t) * missed.escalated);

    return (struct sim_vote){
        .right = (1.0 - h) * easy.right + h * (1.0 - t) * missed.right + to_mesh * vote.right,
        .unsafe = (1.0 - h) * easy.unsafe + h * (1.0 - t) * missed.unsafe + to_mesh * vote.unsafe,
        .abstain = to_mesh * vote.abstain,
    };
}

static double cost(const struct sim_compound_in *in, const struct mesh *mesh)
{
    double member = mesh->member_cost + mesh->check_cost;
    double whole = mesh->size * member;
    struct alone easy = alone(mesh, in->p_easy), missed = alone(mesh, mesh->p);
    double h = in->hard_share, t = in->router_recall;

    if (in->router == 0.0) {
        return whole;
    }
    return in->router_cost + ((1.0 - h) + h * (1.0 - t)) * member +
           ((1.0 - h) * easy.escalated + h * (t + (1.0 - t) * missed.escalated)) * whole;
}

double sim_compound_nines(double mass)
{
    return fmin(SIM_NINES_MAX, 0.0 - sim_log10(mass)); /* not -0 for a mass of 1 */
}

static enum sim_reason refuse(const struct sim_compound_in *in)
{
    if (isnan(in->size)) {
        return SIM_NO_DESIGN;
    }
    if (in->size > SIM_SIZE_MAX) {
        return SIM_SIZE_TOO_LARGE;
    }
    return in->quorum > in->size ? SIM_QUORUM_ABOVE_SIZE : SIM_OK;
}

static struct sim_vote system_vote(const struct sim_compound_in *in, const struct mesh *mesh,
                                   double verifier_correlation)
{
    struct sim_vote vote = sim_votes_count(mesh->size, mesh->quorum, mesh->p, mesh->rho, mesh->tpr,
                                           mesh->fpr, verifier_correlation);

    return in->router != 0.0 ? routed(in, mesh, vote) : vote;
}

void sim_compound_eval(const struct sim_compound_in *in, struct sim_compound_out *out)
{
    struct mesh mesh;
    struct sim_vote vote;

    sim_void(out, offsetof(struct sim_compound_out, reason));
    out->reason = refuse(in);
    if (out->reason != SIM_OK) {
        return;
    }
    mesh = mesh_of(in);
    vote = system_vote(in, &mesh, in->verifier_correlation);
    out->right = vote.right;
    out->unsafe = vote.unsafe;
    out->abstain = vote.abstain;
    out->law = -sim_expm1(mesh.size * sim_log1p(-mesh.p));
    out->cost_ratio = cost(in, &mesh) / in->giant_cost;
    out->nines_right = sim_compound_nines(vote.unsafe + vote.abstain);
    out->nines_safe = sim_compound_nines(vote.unsafe);
    out->effective_size = mesh.size / (1.0 + (mesh.size - 1) * mesh.rho);
    out->rho = mesh.rho;
    out->member_cost_factor = sim_compound_diversity((enum sim_diversity)in->diversity)
                                  .member_cost_factor;
    out->p_member = mesh.p;
}

double sim_compound_giant_error(const struct sim_compound_in *in, double factor)
{
    return (1.0 - in->p_giant) * sim_pow(factor, -in->alpha);
}

double sim_compound_verifier_break(const struct sim_compound_in *in, double limit)
{
    struct mesh mesh;
    double low = 0.0, high = 1.0;

    if (refuse(in) != SIM_OK) {
        return NAN;
    }
    mesh = mesh_of(in);
    if (system_vote(in, &mesh, high).unsafe <= limit) {
        return NAN;
    }
    if (system_vote(in, &mesh, low).unsafe > limit) {
        return 0.0;
    }
    for (;;) {
        double middle = (low + high) / 2.0;
        if (middle <= low || middle >= high) {
            return high;
        }
        if (system_vote(in, &mesh, middle).unsafe > limit) {
            high = middle;
        } else {
            low = middle;
        }
    }
}
