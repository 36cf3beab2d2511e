/*
 * votes: how many of the members are right, and what their vote makes of it.
 */
#ifndef SIM_VOTES_H
#define SIM_VOTES_H

#define SIM_SIZE_MAX 100

/* The three ends of a vote. */
struct sim_vote {
    double right, unsafe, abstain;
};

/*
 * P(X = x), x = 0..size, right members of size (<= SIM_SIZE_MAX): binomial for rho 0, Polya for
 * 0 < rho < 1, all or none for rho >= 1. `mass` has room for size + 1 values.
 */
void sim_votes_mass(int size, double p, double rho, double *mass);

/* Right if A >= k and A > B; unsafe if B >= k and B >= A; else abstains, over verified votes. */
struct sim_vote sim_votes_count(int size, int quorum, double p, double rho, double tpr, double fpr,
                                double verifier_correlation);

#endif
