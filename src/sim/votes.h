/*
 * votes: how many of the members are right, and what their vote makes of it.
 *
 * Of K members that are asked, B are Sybils, X of the honest ones are right and W are wrong. Wrong
 * answers agree in part: Z of them share one answer, all Sybils' among them, and each of the others
 * has its own. A judge gives one verdict for each distinct answer, not for each vote. The most
 * votes among the answers that pass win, if they reach the quorum; at a tie the wrong one does.
 */
#ifndef SIM_VOTES_H
#define SIM_VOTES_H

#define SIM_SIZE_MAX 250

/* Who votes. All but the first two are probabilities, 0..1. */
struct sim_members {
    int size, quorum; /* 1..SIM_SIZE_MAX, quorum at most size */
    double p;         /* an honest member is right */
    double rho;       /* correlation of being right, of any two honest members */
    double agreement; /* a wrong honest answer is the one that wrong answers share */
    double sybil;     /* a member is a Sybil; below 1 */
};

/* Who judges: passes a right answer, passes a wrong one; both 1: no judge. */
struct sim_judge {
    double tpr, fpr;
};

/* The three ends of a vote; they sum to 1. Each is a sum of products, to full precision. */
struct sim_vote {
    double right, unsafe, abstain;
};

/*
 * P(X = x), x = 0..size, right members of size (<= SIM_SIZE_MAX): binomial for rho 0, Polya for
 * 0 < rho < 1, all or none for rho >= 1. `mass` has room for size + 1 values.
 */
void sim_votes_mass(int size, double p, double rho, double *mass);

/* The exact sum over B, X and Z. Effort: the square of the size. */
struct sim_vote sim_votes_count(const struct sim_members *members, const struct sim_judge *judge);

#endif
