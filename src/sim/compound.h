/*
 * compound: many members that vote, a verifier that judges, a router that asks one member first.
 *
 * Members are right with probability p, exchangeably, with error correlation rho. Probabilities
 * of being wrong are summed, never taken as 1 - right, so that fifteen nines are still exact.
 */
#ifndef SIM_COMPOUND_H
#define SIM_COMPOUND_H

#include "sim/reason.h"
#include "sim/votes.h"

#define SIM_NINES_MAX 15.0

enum sim_diversity { SIM_RESAMPLED, SIM_FAMILY, SIM_DISTINCT, SIM_INDEPENDENT, SIM_DIVERSITIES };

/* What a kind of diversity means: correlation of errors, and cost of a member. */
struct sim_diversity_row {
    double rho;
    double member_cost_factor;
};

struct sim_compound_in {
    double p_small, p_giant;              /* probability of a right answer */
    double size;                          /* members, at most SIM_SIZE_MAX */
    double board_size;                    /* the size that the board asks for; not looked at here */
    double quorum;                        /* verified votes needed */
    double diversity;                     /* enum sim_diversity */
    double sybil;                         /* share of the members that an adversary holds */
    double router, verifier, reasoner;    /* switches */
    double tpr, fpr;                      /* the verifier passes a right answer, a wrong one */
    double verifier_correlation;          /* probability that its verdicts in a vote are all one */
    double reasoner_error, reasoner_cost; /* factors on error and cost */
    double hard_share;                    /* of the queries */
    double p_easy;                        /* of one member on an easy query */
    double router_recall;                 /* share of hard queries that are recognised */
    double small_cost, giant_cost, verifier_cost, router_cost; /* a query, in one unit */
    double alpha; /* the giant's error falls as size^-alpha */
};

struct sim_compound_out {
    double right, unsafe, abstain;  /* sum to 1 */
    double law;                     /* Compound Capability Law, 1 - (1-p)^K */
    double cost_ratio;              /* cost over giant_cost */
    double nines_right, nines_safe; /* up to SIM_NINES_MAX */
    double effective_size;
    double rho, member_cost_factor; /* of the diversity */
    double p_member;                /* after reasoner and Sybils */
    enum sim_reason reason;
};

/*
 * Evaluates a compound system. SIM_QUORUM_ABOVE_SIZE, SIM_SIZE_TOO_LARGE
 * and (a NaN size) SIM_NO_DESIGN leave all NaN.
 */
void sim_compound_eval(const struct sim_compound_in *in, struct sim_compound_out *out);

/* rho and cost factor of a diversity (0 <= diversity < SIM_DIVERSITIES). */
struct sim_diversity_row sim_compound_diversity(enum sim_diversity diversity);

/* -log10(mass), at most SIM_NINES_MAX. */
double sim_compound_nines(double mass);

/* Error of a giant `factor` times as large: (1 - p_giant) factor^-alpha. */
double sim_compound_giant_error(const struct sim_compound_in *in, double factor);

/*
 * The verifier_correlation from which unsafe exceeds `limit` (the board's is 1e-5): 0 if it does
 * already with independent verdicts, NaN if it never does.
 */
double sim_compound_verifier_break(const struct sim_compound_in *in, double limit);

#endif
