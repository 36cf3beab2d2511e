/*
 * compound: many members that vote, a judge that verifies, a router that asks one member first.
 *
 * Members are right with probability p, exchangeably, with error correlation rho; wrong answers
 * agree in part. Probabilities of being wrong are summed, never taken as 1 - right, so that
 * fifteen nines are still exact. What is right, unsafe or withheld is said of a hard query; the
 * cost is that of the whole mix of easy and hard ones.
 */
#ifndef SIM_COMPOUND_H
#define SIM_COMPOUND_H

#include <stdbool.h>

#include "sim/reason.h"
#include "sim/votes.h"

#define SIM_NINES_MAX 15.0

struct sim_compound_in {
    double p_small, p_giant; /* probability of a right answer to a hard query */
    double size;             /* members, at most SIM_SIZE_MAX */
    double board_size;       /* the size that the board asks for; not looked at here */
    double quorum;           /* votes that an answer needs */
    double rho, agreement;   /* of the members: correlation of errors; wrong answers alike */
    double member_cost_factor;
    double sybil;                         /* share of the members that an adversary holds */
    double router, verifier, reasoner;    /* switches */
    double tpr, fpr;                      /* the judge passes a right answer, a wrong one */
    double reasoner_error, reasoner_cost; /* factors on error and cost */
    double hard_share;                    /* of the queries */
    double p_easy;                        /* of one member on an easy query */
    double router_recall;                 /* share of hard queries that are recognised */
    double small_cost, giant_cost, verifier_cost, router_cost; /* a query, in one unit */
    double alpha; /* the giant's error falls as size^-alpha */
};

struct sim_compound_out {
    double right, unsafe, abstain;  /* of a hard query; sum to 1 */
    double law;                     /* Compound Capability Law, 1 - (1-p)^K */
    double cost;                    /* of a query, in the unit of small_cost */
    double cost_ratio;              /* cost over giant_cost */
    double nines_right, nines_safe; /* up to SIM_NINES_MAX */
    double effective_size;
    double p_member;                  /* after reasoner and Sybils */
    double right_limit;               /* right never exceeds it, whoever votes: 1 without a judge */
    double giant_right, giant_unsafe; /* of the giant with the same judge */
    enum sim_reason reason;
};

/*
 * Evaluates a compound system. SIM_QUORUM_ABOVE_SIZE, SIM_SIZE_TOO_LARGE
 * and (a NaN size) SIM_NO_DESIGN leave all NaN.
 */
void sim_compound_eval(const struct sim_compound_in *in, struct sim_compound_out *out);

/* -log10(mass), at most SIM_NINES_MAX. */
double sim_compound_nines(double mass);

/* Error of a giant `factor` times as large: (1 - p_giant) factor^-alpha. */
double sim_compound_giant_error(const struct sim_compound_in *in, double factor);

/* One model that errs with probability `error`, alone or with the judge. */
struct sim_vote sim_compound_single(const struct sim_compound_in *in, double error, bool judged);

/* As many giants as the mesh has members, in its place: voting, judged and sharing errors alike. */
struct sim_vote sim_compound_giants(const struct sim_compound_in *in);

/*
 * The largest fpr of a judge, its tpr as it is, with which unsafe stays within `limit` (the
 * board's is 1e-5): 1 if it does whatever the judge passes; NaN if the system can't be evaluated.
 */
double sim_compound_fpr_limit(const struct sim_compound_in *in, double limit);

#endif
