/*
 * A vote played out by chance, member by member and verdict by verdict, against the exact sum. The
 * seed is fixed; CHECK_LONG=1 plays ten million times, which takes a minute.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "sim/random.h"
#include "sim/votes.h"

enum { DRAWS = 200000, DRAWS_LONG = 10000000 };

/* Four standard errors: by chance one of 16,000 numbers lies outside. */
#define ERRORS 4.0

static bool happens(struct sim_random *random, double probability)
{
    return (double)(sim_random_next(random) >> 11) * 0x1p-53 < probability;
}

/*
 * Honest members one after the other, each right with a probability that those before it have
 * moved: Polya's urn, which has this correlation between any two of them.
 */
static bool next_is_right(struct sim_random *random, double p, double theta, int right, int asked)
{
    return happens(random, (p + right * theta) / (1.0 + asked * theta));
}

enum end { RIGHT, UNSAFE, ABSTAINS, ENDS };

/* Votes for the right answer, for the shared wrong one; wrong answers with one vote each. */
struct ballots {
    int right, shared, own;
};

static struct ballots ask(struct sim_random *random, const struct sim_members *members)
{
    double theta = members->rho / (1.0 - members->rho);
    struct ballots ballots = {0, 0, 0};
    int honest = 0;

    for (int i = 0; i < members->size; i++) {
        if (happens(random, members->sybil)) {
            ballots.shared++;
        } else if (next_is_right(random, members->p, theta, ballots.right, honest++)) {
            ballots.right++;
        } else if (happens(random, members->agreement)) {
            ballots.shared++;
        } else {
            ballots.own++;
        }
    }
    return ballots;
}

/* A verdict for each distinct answer, then the most votes among those that passed. */
static enum end play(struct sim_random *random, const struct sim_members *members,
                     const struct sim_judge *judge)
{
    struct ballots ballots = ask(random, members);
    int right = ballots.right > 0 && happens(random, judge->tpr) ? ballots.right : 0;
    int wrong = ballots.shared > 0 && happens(random, judge->fpr) ? ballots.shared : 0;

    for (int i = 0; i < ballots.own; i++) {
        wrong = happens(random, judge->fpr) && wrong < 1 ? 1 : wrong;
    }
    if (right >= members->quorum && right > wrong) {
        return RIGHT;
    }
    return wrong >= members->quorum ? UNSAFE : ABSTAINS;
}

static void assert_share(int count, int draws, double expected)
{
    double share = (double)count / draws;
    double error = sqrt(expected * (1.0 - expected) / draws);

    if (fabs(share - expected) > ERRORS * error) {
        fail_msg("%d of %d draws, %.9g expected: %.1f standard errors", count, draws, expected,
                 fabs(share - expected) / error);
    }
}

static void vote__played_out__ends_as_often(void **state)
{
    static const struct sim_members members[] = {
        {5, 3, 0.90, 0.50, 0.85, 0.0},   {5, 3, 0.95, 0.42, 0.60, 0.0},
        {9, 5, 0.985, 0.42, 0.60, 0.10}, {9, 2, 0.97, 0.60, 0.79, 0.30},
        {5, 1, 0.60, 0.42, 0.30, 0.0},   {6, 1, 0.50, 0.20, 0.50, 0.20},
        {1, 1, 0.80, 0.50, 0.60, 0.10},  {40, 21, 0.55, 0.10, 0.60, 0.05},
        {4, 2, 0.70, 0.0, 0.0, 0.50},    {7, 7, 0.90, 0.42, 1.0, 0.01},
    };
    static const struct sim_judge judges[] = {{1.0, 1.0}, {0.87, 0.20}, {0.97, 0.04}, {0.5, 0.5}};
    int draws = getenv("CHECK_LONG") ? DRAWS_LONG : DRAWS;
    struct sim_random random;

    (void)state;
    sim_random_seed(&random, 20261129);
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        const struct sim_judge *judge = &judges[i % (sizeof judges / sizeof *judges)];
        struct sim_vote vote = sim_votes_count(&members[i], judge);
        int ends[ENDS] = {0};
        for (int draw = 0; draw < draws; draw++) {
            ends[play(&random, &members[i], judge)]++;
        }
        assert_share(ends[RIGHT], draws, vote.right);
        assert_share(ends[UNSAFE], draws, vote.unsafe);
        assert_share(ends[ABSTAINS], draws, vote.abstain);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(vote__played_out__ends_as_often)};

    return cmocka_run_group_tests_name("chance", tests, NULL, NULL);
}
