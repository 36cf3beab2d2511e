#include "sim/votes.h"

/*
 * C(K,x) prod_{i<x}(p + i th) prod_{i<K-x}(1-p + i th) / prod_{i<K}(1 + i th), th = rho/(1-rho):
 * multiplied ratio by ratio, so that neither a large th nor a large K overflows. th 0 is the
 * binomial.
 */
static double polya_mass(int size, int right, double p, double theta)
{
    double mass = 1.0;

    for (int i = 0; i < right; i++) {
        mass *= (double)(size - i) / (right - i) * ((p + i * theta) / (1.0 + i * theta));
    }
    for (int i = 0; i < size - right; i++) {
        mass *= (1.0 - p + i * theta) / (1.0 + (right + i) * theta);
    }
    return mass;
}

void sim_votes_mass(int size, double p, double rho, double *mass)
{
    for (int x = 0; x <= size; x++) {
        mass[x] = rho < 1.0 ? polya_mass(size, x, p, rho / (1.0 - rho)) : 0.0;
    }
    if (rho >= 1.0) {
        mass[size] += p;
        mass[0] += 1.0 - p;
    }
}

/* Rows of the binomial with success q: row n holds P(Bin(n, q) = a), a = 0..n. */
struct binomial {
    double row[SIM_SIZE_MAX + 1][SIM_SIZE_MAX + 1];
};

static void binomial_fill(struct binomial *table, int size, double q)
{
    table->row[0][0] = 1.0;
    for (int n = 1; n <= size; n++) {
        const double *last = table->row[n - 1];
        double *row = table->row[n];
        row[0] = last[0] * (1.0 - q);
        for (int a = 1; a < n; a++) {
            row[a] = last[a] * (1.0 - q) + last[a - 1] * q;
        }
        row[n] = last[n - 1] * q;
    }
}

/*
 * The three ends for given distributions of verified right answers (A = 0..right) and verified
 * wrong ones (B = 0..wrong). It abstains exactly when both stay below the quorum.
 */
static struct sim_vote count_votes(const double *a, int right, const double *b, int wrong,
                                   int quorum)
{
    struct sim_vote vote = {0.0, 0.0, 0.0};
    double a_up_to = 0.0, b_below = 0.0; /* P(A <= n), P(B < n) */
    double a_short = 0.0, b_short = 0.0; /* P(A < quorum), P(B < quorum) */
    int most = right > wrong ? right : wrong;

    for (int n = 0; n <= most; n++) {
        double at_a = n <= right ? a[n] : 0.0;
        double at_b = n <= wrong ? b[n] : 0.0;
        a_up_to += at_a;
        if (n >= quorum) {
            vote.right += at_a * b_below;
            vote.unsafe += at_b * a_up_to;
        } else {
            a_short += at_a;
            b_short += at_b;
        }
        b_below += at_b;
    }
    vote.abstain = a_short * b_short;
    return vote;
}

static void vote_add(struct sim_vote *sum, struct sim_vote vote, double weight)
{
    sum->right += weight * vote.right;
    sum->unsafe += weight * vote.unsafe;
    sum->abstain += weight * vote.abstain;
}

/* Right and wrong answers pass the verifier one by one. */
static struct sim_vote judged_singly(const double *mass, int size, int quorum, double tpr,
                                     double fpr)
{
    struct sim_vote sum = {0.0, 0.0, 0.0};
    struct binomial passed_right, passed_wrong;

    binomial_fill(&passed_right, size, tpr);
    binomial_fill(&passed_wrong, size, fpr);
    for (int x = 0; x <= size; x++) {
        vote_add(&sum,
                 count_votes(passed_right.row[x], x, passed_wrong.row[size - x], size - x, quorum),
                 mass[x]);
    }
    return sum;
}

static struct sim_vote counted(int a, int b, int quorum)
{
    if (a >= quorum && a > b) {
        return (struct sim_vote){1.0, 0.0, 0.0};
    }
    if (b >= quorum) {
        return (struct sim_vote){0.0, 1.0, 0.0};
    }
    return (struct sim_vote){0.0, 0.0, 1.0};
}

/* All right answers pass or none does, and so do all wrong ones. */
static struct sim_vote judged_together(const double *mass, int size, int quorum, double tpr,
                                       double fpr)
{
    struct sim_vote sum = {0.0, 0.0, 0.0};

    for (int x = 0; x <= size; x++) {
        vote_add(&sum, counted(x, size - x, quorum), mass[x] * tpr * fpr);
        vote_add(&sum, counted(x, 0, quorum), mass[x] * tpr * (1.0 - fpr));
        vote_add(&sum, counted(0, size - x, quorum), mass[x] * (1.0 - tpr) * fpr);
        vote_add(&sum, counted(0, 0, quorum), mass[x] * (1.0 - tpr) * (1.0 - fpr));
    }
    return sum;
}

struct sim_vote sim_votes_count(int size, int quorum, double p, double rho, double tpr, double fpr,
                                double verifier_correlation)
{
    struct sim_vote sum = {0.0, 0.0, 0.0};
    double mass[SIM_SIZE_MAX + 1];

    sim_votes_mass(size, p, rho, mass);
    vote_add(&sum, judged_singly(mass, size, quorum, tpr, fpr), 1.0 - verifier_correlation);
    if (verifier_correlation > 0.0) {
        vote_add(&sum, judged_together(mass, size, quorum, tpr, fpr), verifier_correlation);
    }
    return sum;
}
