#include "sim/compound.h"

#include <math.h>

#include "sim/elementary.h"
#include "sim/void.h"

/* A system resolved from its switches: what it is built of and what that costs. */
struct mesh {
    struct sim_members members;
    struct sim_judge judge;
    double p_plain;              /* a member without a reasoner */
    double member, plain, check; /* cost of an answer, of one without a reasoner; of a check */
};

static struct sim_judge judge_of(const struct sim_compound_in *in, bool judged)
{
    return judged ? (struct sim_judge){in->tpr, in->fpr} : (struct sim_judge){1.0, 1.0};
}

static struct mesh mesh_of(const struct sim_compound_in *in)
{
    bool reasons = in->reasoner != 0.0, verifies = in->verifier != 0.0;
    double plain = in->small_cost * in->member_cost_factor;

    return (struct mesh){
        .members = {.size = (int)in->size,
                    .quorum = (int)in->quorum,
                    .p = reasons ? 1.0 - (1.0 - in->p_small) * in->reasoner_error : in->p_small,
                    .rho = in->rho,
                    .agreement = in->agreement,
                    .sybil = in->sybil},
        .judge = judge_of(in, verifies),
        .p_plain = in->p_small,
        .member = reasons ? plain * in->reasoner_cost : plain,
        .plain = plain,
        .check = verifies ? in->verifier_cost : 0.0,
    };
}

/* One answer that is right with probability p: what is turned down is withheld. */
static struct sim_vote single(const struct sim_judge *judge, double p)
{
    return (struct sim_vote){
        .right = p * judge->tpr,
        .unsafe = (1.0 - p) * judge->fpr,
        .abstain = p * (1.0 - judge->tpr) + (1.0 - p) * (1.0 - judge->fpr),
    };
}

/* One plain member that answers alone; a Sybil is never right. */
static struct sim_vote alone(const struct mesh *mesh, double p)
{
    return single(&mesh->judge, p * (1.0 - mesh->members.sybil));
}

/*
 * A router sends the hard queries that it recognises to the mesh. One that it misses is answered by
 * one plain member, and by the mesh if that answer is turned down.
 */
static struct sim_vote routed(const struct sim_compound_in *in, const struct mesh *mesh,
                              struct sim_vote vote)
{
    struct sim_vote missed = alone(mesh, mesh->p_plain);
    double seen = in->router_recall, unseen = 1.0 - seen;
    double to_mesh = seen + unseen * missed.abstain;

    return (struct sim_vote){
        .right = unseen * missed.right + to_mesh * vote.right,
        .unsafe = unseen * missed.unsafe + to_mesh * vote.unsafe,
        .abstain = to_mesh * vote.abstain,
    };
}

/*
 * The judge turns right answers down, and those are lost. With a router the mesh answers anew what
 * one member's answer was turned down for: a second chance for queries that the router missed.
 */
static double right_limit(const struct sim_compound_in *in, const struct mesh *mesh)
{
    double tpr = mesh->judge.tpr;

    return in->router != 0.0 ? tpr * (1.0 + (1.0 - in->router_recall) * (1.0 - tpr)) : tpr;
}

static double cost(const struct sim_compound_in *in, const struct mesh *mesh)
{
    double whole = mesh->members.size * (mesh->member + mesh->check);
    double easy = 1.0 - in->hard_share, unseen = in->hard_share * (1.0 - in->router_recall);
    double to_mesh = in->hard_share * in->router_recall + easy * alone(mesh, in->p_easy).abstain +
                     unseen * alone(mesh, mesh->p_plain).abstain;

    if (in->router == 0.0) {
        return whole;
    }
    return in->router_cost + (easy + unseen) * (mesh->plain + mesh->check) + to_mesh * whole;
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

static struct sim_vote system_vote(const struct sim_compound_in *in, const struct mesh *mesh)
{
    struct sim_vote vote = sim_votes_count(&mesh->members, &mesh->judge);

    return in->router != 0.0 ? routed(in, mesh, vote) : vote;
}

void sim_compound_eval(const struct sim_compound_in *in, struct sim_compound_out *out)
{
    struct mesh mesh;
    struct sim_vote vote, giant;

    sim_void(out, offsetof(struct sim_compound_out, reason));
    out->reason = refuse(in);
    if (out->reason != SIM_OK) {
        return;
    }
    mesh = mesh_of(in);
    vote = system_vote(in, &mesh);
    giant = sim_compound_single(in, 1.0 - in->p_giant, true);
    out->right = vote.right;
    out->unsafe = vote.unsafe;
    out->abstain = vote.abstain;
    out->p_member = mesh.members.p * (1.0 - in->sybil);
    out->law = -sim_expm1(mesh.members.size * sim_log1p(-out->p_member));
    out->cost = cost(in, &mesh);
    out->cost_ratio = out->cost / in->giant_cost;
    out->nines_right = sim_compound_nines(vote.unsafe + vote.abstain);
    out->nines_safe = sim_compound_nines(vote.unsafe);
    out->effective_size = in->size / (1.0 + (in->size - 1.0) * in->rho);
    out->right_limit = right_limit(in, &mesh);
    out->giant_right = giant.right;
    out->giant_unsafe = giant.unsafe;
}

double sim_compound_giant_error(const struct sim_compound_in *in, double factor)
{
    return (1.0 - in->p_giant) * sim_pow(factor, -in->alpha);
}

struct sim_vote sim_compound_single(const struct sim_compound_in *in, double error, bool judged)
{
    struct sim_judge judge = judge_of(in, judged);

    return single(&judge, 1.0 - error);
}

struct sim_vote sim_compound_giants(const struct sim_compound_in *in)
{
    struct mesh mesh;

    if (refuse(in) != SIM_OK) {
        return (struct sim_vote){NAN, NAN, NAN};
    }
    mesh = mesh_of(in);
    mesh.members.p = in->p_giant;
    mesh.members.sybil = 0.0;
    return sim_votes_count(&mesh.members, &mesh.judge);
}

static double unsafe_with(const struct sim_compound_in *in, struct mesh *mesh, double fpr)
{
    mesh->judge.fpr = fpr;
    return system_vote(in, mesh).unsafe;
}

double sim_compound_fpr_limit(const struct sim_compound_in *in, double limit)
{
    struct mesh mesh;
    double low = 0.0, high = 1.0;

    if (refuse(in) != SIM_OK) {
        return NAN;
    }
    mesh = mesh_of(in);
    mesh.judge.tpr = in->tpr;
    if (unsafe_with(in, &mesh, high) <= limit) {
        return high;
    }
    for (;;) { /* unsafe rises with fpr, from 0 on */
        double middle = (low + high) / 2.0;
        if (middle <= low || middle >= high) {
            return low;
        }
        *(unsafe_with(in, &mesh, middle) > limit ? &high : &low) = middle;
    }
}
