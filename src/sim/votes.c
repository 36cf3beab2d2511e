#include "sim/votes.h"

#include <stdbool.h>

/*
 * P(x right, w wrong) of honest members: C(x+w,x) prod_{i<x}(p + i th) prod_{i<w}(1-p + i th) /
 * prod_{i<x+w}(1 + i th), th = rho/(1-rho); th 0 is the binomial. From one x to the next it is
 * multiplied by one ratio, so that neither a large th nor a large size overflows.
 */
struct honest {
    bool alike; /* rho >= 1: all right or all wrong */
    double p, theta;
    double none;                      /* P(0 right, w wrong) */
    double right[SIM_SIZE_MAX];       /* (p + x th) / (x + 1) */
    double inverse[SIM_SIZE_MAX + 1]; /* 1 / (1 + n th) */
};

static void honest_begin(struct honest *honest, int size, double p, double rho)
{
    honest->alike = rho >= 1.0;
    honest->p = p;
    honest->theta = honest->alike ? 0.0 : rho / (1.0 - rho);
    honest->none = 1.0;
    for (int i = 0; i < size; i++) {
        honest->right[i] = (p + i * honest->theta) / (i + 1);
        honest->inverse[i] = 1.0 / (1.0 + i * honest->theta);
    }
}

/* One wrong member more, after `wrong` of them. */
static void honest_err(struct honest *honest, int wrong)
{
    honest->none *= (1.0 - honest->p + wrong * honest->theta) * honest->inverse[wrong];
}

/* P(x + 1 right) from P(x right), both with w wrong. */
static double honest_more(const struct honest *honest, double mass, int right, int wrong)
{
    return mass * ((right + 1 + wrong) * honest->right[right] * honest->inverse[right + wrong]);
}

static double alike_mass(const struct honest *honest, int right, int wrong)
{
    return (wrong == 0 ? honest->p : 0.0) + (right == 0 ? 1.0 - honest->p : 0.0);
}

void sim_votes_mass(int size, double p, double rho, double *mass)
{
    struct honest honest;

    honest_begin(&honest, size, p, rho);
    for (int wrong = 0; wrong <= size; wrong++) {
        double at = honest.none;
        for (int right = 0; right < size - wrong; right++) {
            at = honest_more(&honest, at, right, wrong);
        }
        mass[size - wrong] = honest.alike ? alike_mass(&honest, size - wrong, wrong) : at;
        if (wrong < size) {
            honest_err(&honest, wrong);
        }
    }
}

/* row[n] = P(Bin(trials, q) = n), from the row of one trial less. */
static void binomial_more(double *row, int trials, double q)
{
    row[trials] = row[trials - 1] * q;
    for (int n = trials - 1; n > 0; n--) {
        row[n] = row[n] * (1.0 - q) + row[n - 1] * q;
    }
    row[0] *= 1.0 - q;
}

/*
 * The wrong answers of `count` honest members, and how often one of them passes the judge, or none
 * does: each is summed for itself, never taken as 1 - the other.
 */
struct wrong {
    int count;
    double agreement, fpr;
    double tail[SIM_SIZE_MAX + 1]; /* P(n of them or more share the one answer) */
    double head[SIM_SIZE_MAX + 2]; /* P(fewer than n do) */
    /*
     * None with an answer of its own passes: q^count, q = 1 - (1-agreement) fpr; all have their own
     * and none passes: r^count, r = (1-agreement)(1-fpr).
     */
    double own_fail, lone_fail;
    double own_pass, lone_pass; /* 1 - q^count, 1 - r^count */
};

static void wrong_begin(struct wrong *wrong, int size, double agreement, double fpr)
{
    wrong->count = 0;
    wrong->agreement = agreement;
    wrong->fpr = fpr;
    wrong->tail[0] = 1.0;
    wrong->head[0] = 0.0;
    for (int n = 1; n <= size + 1; n++) {
        wrong->head[n] = 1.0;
    }
    wrong->own_pass = wrong->lone_pass = 0.0;
    wrong->own_fail = wrong->lone_fail = 1.0;
}

static void wrong_more(struct wrong *wrong)
{
    double a = wrong->agreement, own = (1.0 - a) * wrong->fpr, r = (1.0 - a) * (1.0 - wrong->fpr);
    int count = ++wrong->count;

    wrong->tail[count] = wrong->tail[count - 1] * a;
    for (int n = count; n > 0; n--) {
        wrong->head[n] = wrong->head[n] * (1.0 - a) + wrong->head[n - 1] * a;
    }
    for (int n = count - 1; n > 0; n--) {
        wrong->tail[n] = wrong->tail[n] * (1.0 - a) + wrong->tail[n - 1] * a;
    }
    wrong->own_pass += wrong->own_fail * own;
    wrong->own_fail *= 1.0 - own;
    wrong->lone_pass += wrong->lone_fail * (1.0 - r);
    wrong->lone_fail *= r;
}

/* Of the wrong answers with enough votes one passes, or none does; the two sum to 1. */
struct passes {
    double one, none;
};

/*
 * With that many Sybils behind the shared answer. From two votes on only that one can have them.
 */
static struct passes wrong_passes(const struct wrong *wrong, int sybils, int votes)
{
    double fpr = wrong->fpr, fails = 1.0 - fpr;
    int needed = votes > sybils ? votes - sybils : 0;

    if (votes <= 1 && sybils > 0) {
        return (struct passes){fpr + fails * wrong->own_pass, fails * wrong->own_fail};
    }
    if (votes <= 1) {
        return (struct passes){fpr * wrong->lone_pass + fails * wrong->own_pass,
                               fails * wrong->own_fail + fpr * wrong->lone_fail};
    }
    if (needed > wrong->count) {
        return (struct passes){0.0, 1.0};
    }
    return (struct passes){fpr * wrong->tail[needed], fails + fpr * wrong->head[needed]};
}

static void count_case(struct sim_vote *sum, double weight, const struct wrong *wrong, int right,
                       int sybils, int quorum, double tpr)
{
    struct passes alone = wrong_passes(wrong, sybils, quorum);

    if (right < quorum) {
        sum->unsafe += weight * alone.one;
        sum->abstain += weight * alone.none;
    } else {
        struct passes rival = wrong_passes(wrong, sybils, right);
        sum->right += weight * tpr * rival.none;
        sum->unsafe += weight * (tpr * rival.one + (1.0 - tpr) * alone.one);
        sum->abstain += weight * (1.0 - tpr) * alone.none;
    }
}

struct sim_vote sim_votes_count(const struct sim_members *members, const struct sim_judge *judge)
{
    struct sim_vote sum = {0.0, 0.0, 0.0};
    double sybils[SIM_SIZE_MAX + 1] = {1.0}; /* P(B = b) */
    struct honest honest;
    struct wrong wrong;
    int size = members->size;

    for (int trials = 1; members->sybil > 0.0 && trials <= size; trials++) {
        binomial_more(sybils, trials, members->sybil);
    }
    honest_begin(&honest, size, members->p, members->rho);
    wrong_begin(&wrong, size, members->agreement, judge->fpr);
    for (int w = 0; w <= size; w++) {
        double mass = honest.none;
        for (int x = 0; x <= size - w; x++) {
            int b = size - w - x;
            if (sybils[b] > 0.0) {
                count_case(&sum, sybils[b] * (honest.alike ? alike_mass(&honest, x, w) : mass),
                           &wrong, x, b, members->quorum, judge->tpr);
            }
            if (b > 0) {
                mass = honest_more(&honest, mass, x, w);
            }
        }
        if (w < size) {
            honest_err(&honest, w);
            wrong_more(&wrong);
        }
    }
    return sum;
}
