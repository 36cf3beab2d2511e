/* Invariants and limits of votes and of what is composed from them. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fixture.h"
#include "sim/random.h"

static struct sim_compound_out evaluate(const struct sim_inputs *inputs)
{
    struct sim_compound_out out;

    sim_compound_eval(&inputs->compound, &out);
    return out;
}

static double choose(int n, int k)
{
    double product = 1.0;

    for (int i = 1; i <= k; i++) {
        product *= (double)(n - k + i) / i;
    }
    return product;
}

static void votes__sum__to_one(void **state)
{
    static const double rhos[] = {0.0, 1e-17, 1e-9, 0.05, 0.5, 0.999, 1.0 - 1e-15, 1.0};
    double mass[SIM_SIZE_MAX + 1];

    (void)state;
    for (size_t i = 0; i < sizeof rhos / sizeof *rhos; i++) {
        for (int size = 1; size <= SIM_SIZE_MAX; size++) {
            double sum = 0.0, mean = 0.0;
            sim_votes_mass(size, 0.9, rhos[i], mass);
            for (int x = 0; x <= size; x++) {
                assert_true(mass[x] >= 0.0 && mass[x] <= 1.0);
                sum += mass[x];
                mean += x * mass[x];
            }
            assert_near(sum, 1.0, 1e-12);
            assert_near(mean, 0.9 * size, 1e-12);
        }
    }
}

static void votes__without_correlation__are_binomial(void **state)
{
    double mass[16], nearly[16];

    (void)state;
    sim_votes_mass(15, 0.9, 0.0, mass);
    sim_votes_mass(15, 0.9, 1e-14, nearly);
    for (int x = 0; x <= 15; x++) {
        assert_near(mass[x], choose(15, x) * pow(0.9, x) * pow(0.1, 15 - x), 1e-13);
        assert_near(nearly[x], mass[x], 1e-10);
    }
}

static void votes__fully_correlated__are_one_vote(void **state)
{
    double mass[8], nearly[8];

    (void)state;
    sim_votes_mass(7, 0.8, 1.0, mass);
    sim_votes_mass(7, 0.8, 1.0 - 1e-13, nearly);
    for (int x = 0; x <= 7; x++) {
        double expected = x == 7 ? 0.8 : x == 0 ? 1.0 - 0.8 : 0.0;
        assert_true(fabs(mass[x] - expected) < 1e-15);
        assert_true(fabs(nearly[x] - expected) < 1e-11);
    }
}

/* The variance of exchangeable votes: K p (1-p) (1 + (K-1) rho). */
static void votes__have__their_correlation(void **state)
{
    double mass[11];

    (void)state;
    for (double rho = 0.0; rho < 1.0; rho += 0.1) {
        double variance = 0.0;
        sim_votes_mass(10, 0.7, rho, mass);
        for (int x = 0; x <= 10; x++) {
            variance += (x - 7.0) * (x - 7.0) * mass[x];
        }
        assert_near(variance, 10 * 0.7 * 0.3 * (1.0 + 9.0 * rho), 1e-12);
    }
}

static void votes__certain__stay_certain(void **state)
{
    double mass[6];

    (void)state;
    for (double rho = 0.0; rho <= 1.0; rho += 0.5) {
        sim_votes_mass(5, 1.0, rho, mass);
        assert_near(mass[5], 1.0, 1e-15);
        sim_votes_mass(5, 0.0, rho, mass);
        assert_near(mass[0], 1.0, 1e-15);
    }
}

static double binomial(int n, int k, double q)
{
    return choose(n, k) * pow(q, k) * pow(1.0 - q, n - k);
}

/* The three ends of one count of votes, over all verdicts: each distinct answer has one. */
static void judge_case(struct sim_vote *sum, double weight, int right, int shared, int own,
                       int quorum, const struct sim_judge *judge)
{
    for (int verdicts = 0; verdicts < 4; verdicts++) {
        for (int passed = 0; passed <= own; passed++) {
            bool r = verdicts & 1, s = verdicts >> 1 & 1;
            int best = s && shared > 0 ? shared : passed > 0 ? 1 : 0;
            double share = weight * (r ? judge->tpr : 1.0 - judge->tpr) *
                           (s ? judge->fpr : 1.0 - judge->fpr) * binomial(own, passed, judge->fpr);
            if (r && right >= quorum && right > best) {
                sum->right += share;
            } else if (best >= quorum) {
                sum->unsafe += share;
            } else {
                sum->abstain += share;
            }
        }
    }
}

/* Every case of a small vote, one by one. */
static struct sim_vote vote_by_cases(const struct sim_members *m, const struct sim_judge *judge)
{
    struct sim_vote sum = {0.0, 0.0, 0.0};

    for (int b = 0; b <= m->size; b++) {
        int honest = m->size - b;
        double mass[SIM_SIZE_MAX + 1];
        sim_votes_mass(honest, m->p, m->rho, mass);
        for (int x = 0; x <= honest; x++) {
            for (int alike = 0; alike <= honest - x; alike++) {
                double weight = binomial(m->size, b, m->sybil) * mass[x] *
                                binomial(honest - x, alike, m->agreement);
                judge_case(&sum, weight, x, b + alike, honest - x - alike, m->quorum, judge);
            }
        }
    }
    return sum;
}

static void assert_same_vote(const struct sim_members *members, const struct sim_judge *judge)
{
    struct sim_vote vote = sim_votes_count(members, judge);
    struct sim_vote cases = vote_by_cases(members, judge);

    assert_near(vote.right, cases.right, 1e-12);
    assert_near(vote.unsafe, cases.unsafe, 1e-12);
    assert_near(vote.abstain, cases.abstain, 1e-12);
}

static void vote__equals__its_cases(void **state)
{
    static const double rhos[] = {0.0, 0.2, 0.999, 1.0}, sybils[] = {0.0, 0.15, 0.9};
    static const double agreements[] = {0.0, 0.3, 1.0};
    static const struct sim_judge judges[] = {{1.0, 1.0}, {0.9, 0.3}, {1.0, 0.0}, {0.0, 1.0}};

    (void)state;
    for (int size = 1; size <= 7; size++) {
        for (int quorum = 1; quorum <= size; quorum++) {
            for (int i = 0; i < 4 * 3 * 3 * 4; i++) {
                struct sim_members members = {
                    size, quorum, 0.8, rhos[i % 4], agreements[i / 4 % 3], sybils[i / 12 % 3]};
                assert_same_vote(&members, &judges[i / 36]);
            }
        }
    }
}

/* Wrong answers pass in numbers too small for a difference from 1. */
static void vote__with_a_sharp_judge__keeps_its_digits(void **state)
{
    struct sim_members members = {15, 8, 0.9, 0.42, 0.6, 0.1};
    double unsafe = sim_votes_count(&members, &(struct sim_judge){1.0, 1e-3}).unsafe;

    (void)state;
    for (double fpr = 1e-6; fpr >= 1e-300; fpr *= 1e-6) {
        struct sim_vote vote = sim_votes_count(&members, &(struct sim_judge){1.0, fpr});
        assert_near(vote.unsafe / fpr, unsafe / 1e-3, 1e-12);
    }
}

static void vote__of_the_largest_size__sums_to_one(void **state)
{
    (void)state;
    for (double sybil = 0.0; sybil < 1.0; sybil += 0.33) {
        for (double rho = 0.0; rho <= 1.0; rho += 0.25) {
            struct sim_members members = {SIM_SIZE_MAX, 126, 0.6, rho, 0.7, sybil};
            struct sim_vote vote = sim_votes_count(&members, &(struct sim_judge){0.9, 0.1});
            assert_near(vote.right + vote.unsafe + vote.abstain, 1.0, 1e-12);
        }
    }
}

static void ends__sum__to_one(void **state)
{
    (void)state;
    for (int track = SIM_CLOUD; track <= SIM_TINY; track++) {
        struct sim_inputs inputs = fixture_track((enum sim_finale_kind)track);
        for (int parts = 0; parts < 32; parts++) {
            inputs.compound.router = parts & 1;
            inputs.compound.verifier = parts >> 1 & 1;
            inputs.compound.reasoner = parts >> 2 & 1;
            inputs.compound.sybil = (parts >> 3 & 1) * 0.3;
            inputs.compound.rho = parts >> 4 & 1 ? 0.42 : 0.5;
            for (int size = 1; size <= 15; size += 2) {
                inputs.compound.size = size;
                inputs.compound.quorum = (size + 1) / 2;
                struct sim_compound_out out = evaluate(&inputs);
                assert_near(out.right + out.unsafe + out.abstain, 1.0, 1e-12);
                assert_true(out.cost_ratio > 0.0);
            }
        }
    }
}

static void one_member__alone__is_as_good_as_it_is(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);

    (void)state;
    inputs.compound.size = inputs.compound.quorum = 1.0;
    struct sim_compound_out out = evaluate(&inputs);
    assert_near(out.right, 0.9, 1e-15);
    assert_near(out.unsafe, 0.1, 1e-15);
    assert_true(out.abstain == 0.0 && out.effective_size == 1.0);
    assert_near(out.law, 0.9, 1e-15);
    assert_near(out.cost_ratio, 8.0 / 405.0, 1e-15);
}

static struct sim_inputs lawful(void)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);

    inputs.compound.quorum = 1.0;
    inputs.compound.verifier = inputs.compound.tpr = 1.0;
    inputs.compound.fpr = inputs.compound.rho = 0.0;
    return inputs;
}

/* 1 - (1-p)^K holds for quorum 1, a perfect judge and members that err alone. */
static void law__is__the_perfect_case(void **state)
{
    struct sim_inputs inputs = lawful();

    (void)state;
    for (double size = 1.0; size <= 15.0; size += 1.0) {
        inputs.compound.size = size;
        struct sim_compound_out out = evaluate(&inputs);
        assert_near(out.right, out.law, 1e-14);
        assert_near(out.nines_right, fmin(size, SIM_NINES_MAX), 1e-9);
        assert_true(out.unsafe == 0.0 && out.nines_safe == SIM_NINES_MAX);
    }
}

/* Each of the law's conditions is needed. */
static void law__without_a_condition__does_not_hold(void **state)
{
    static const struct {
        const char *name;
        double value;
    } breaks[] = {{"quorum", 2}, {"rho", 0.42},   {"tpr", 0.99},
                  {"fpr", 0.01}, {"verifier", 0}, {"sybil", 0.01}};
    struct sim_inputs lawful_inputs = lawful();

    (void)state;
    for (size_t i = 0; i < sizeof breaks / sizeof *breaks; i++) {
        struct sim_inputs inputs = lawful_inputs;
        fixture_set(&inputs, breaks[i].name, breaks[i].value);
        assert_true(evaluate(&inputs).right < evaluate(&lawful_inputs).law * (1.0 - 1e-9));
    }
}

/* Right never exceeds what the judge lets pass, whoever votes; the limit itself is reached. */
static void right__stays_within__what_the_judge_passes(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_EDGE);

    (void)state;
    inputs.compound.verifier = 1.0;
    for (int i = 0; i < 2 * 5 * 15; i++) {
        inputs.compound.router = i % 2;
        inputs.compound.p_small = i / 2 % 5 / 4.0;
        inputs.compound.size = 1 + i / 10;
        inputs.compound.quorum = 1 + i % (int)inputs.compound.size;
        struct sim_compound_out out = evaluate(&inputs);
        assert_true(out.right <= out.right_limit);
    }
    inputs.compound.p_small = 1.0;
    inputs.compound.sybil = 0.0;
    inputs.compound.router = 1.0;
    assert_near(evaluate(&inputs).right, evaluate(&inputs).right_limit, 1e-12);
    inputs.compound.router = 0.0;
    assert_near(evaluate(&inputs).right, 0.9, 1e-12);
    inputs.compound.verifier = 0.0;
    assert_true(evaluate(&inputs).right_limit == 1.0);
}

static void quorum__raised__trades_unsafe_for_abstain(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);
    double unsafe = 1.0, abstain = -1.0;

    (void)state;
    for (double quorum = 1.0; quorum <= 5.0; quorum += 1.0) {
        inputs.compound.quorum = quorum;
        struct sim_compound_out out = evaluate(&inputs);
        assert_true(out.unsafe < unsafe && out.abstain > abstain);
        unsafe = out.unsafe;
        abstain = out.abstain;
    }
}

/* A Sybil is never right, and votes for the answer that wrong answers share. */
static void sybils__only_harm(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_EDGE);
    double unsafe = 0.0, right = 1.0;

    (void)state;
    for (double sybil = 0.0; sybil < 1.0; sybil += 0.05) {
        inputs.compound.sybil = sybil;
        struct sim_compound_out out = evaluate(&inputs);
        assert_near(out.p_member, 0.97 * (1.0 - sybil), 1e-12);
        assert_true(out.unsafe > unsafe && out.right < right);
        unsafe = out.unsafe;
        right = out.right;
    }
}

static void reasoner__halves_errors__before_sybils(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_EDGE);

    (void)state;
    double plain = evaluate(&inputs).cost_ratio;
    inputs.compound.reasoner = 1.0;
    assert_near(evaluate(&inputs).p_member, (1.0 - 0.03 * 0.5) * 0.9, 1e-15);
    assert_near(evaluate(&inputs).cost_ratio, 6.0 * plain, 1e-12);
}

/* A router that sends every query to the mesh changes nothing but its own cost. */
static void router__that_escalates_all__is_the_mesh(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);

    (void)state;
    inputs.compound.verifier = 1.0;
    struct sim_compound_out mesh = evaluate(&inputs);
    inputs.compound.router = inputs.compound.hard_share = inputs.compound.router_recall = 1.0;
    struct sim_compound_out out = evaluate(&inputs);
    assert_near(out.right, mesh.right, 1e-15);
    assert_near(out.unsafe, mesh.unsafe, 1e-15);
    assert_near(out.abstain, mesh.abstain, 1e-15);
    assert_near(out.cost_ratio, mesh.cost_ratio + 0.5 / 405.0, 1e-12);
}

/* Easy queries are asked of one member; what is said of right and unsafe is said of hard ones. */
static void router__of_easy_queries__saves_cost_alone(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);

    (void)state;
    inputs.compound.router = inputs.compound.router_recall = 1.0;
    struct sim_compound_out mixed = evaluate(&inputs);
    inputs.compound.hard_share = 0.0;
    struct sim_compound_out easy = evaluate(&inputs);
    assert_true(easy.right == mixed.right && easy.unsafe == mixed.unsafe);
    assert_near(easy.cost, 8.5, 1e-15);
    assert_near(mixed.cost, 0.5 + 0.7 * 8.0 + 0.3 * 40.0, 1e-12);
}

/* A hard query that the router misses is answered by one plain member, and that is judged. */
static void router__that_misses_all__asks_one_plain_member(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_EDGE);

    (void)state;
    inputs.compound.verifier = inputs.compound.reasoner = 1.0;
    struct sim_compound_out mesh = evaluate(&inputs);
    inputs.compound.router = 1.0;
    inputs.compound.router_recall = 0.0;
    struct sim_compound_out out = evaluate(&inputs);
    double p = 0.97 * 0.9, turned_down = p * 0.1 + (1.0 - p) * 0.8;
    assert_near(out.right, p * 0.9 + turned_down * mesh.right, 1e-12);
    assert_near(out.unsafe, (1.0 - p) * 0.2 + turned_down * mesh.unsafe, 1e-12);
    assert_near(out.abstain, turned_down * mesh.abstain, 1e-12);
}

static void giants__are_judged__like_members(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);

    (void)state;
    struct sim_vote alone = sim_compound_single(&inputs.compound, 0.049, false);
    struct sim_vote judged = sim_compound_single(&inputs.compound, 0.049, true);
    assert_near(alone.right, 0.951, 1e-15);
    assert_true(alone.abstain == 0.0);
    assert_near(judged.unsafe, 0.049 * 0.2, 1e-12);
    assert_near(judged.unsafe, evaluate(&inputs).giant_unsafe, 1e-12);
    inputs.compound.p_small = inputs.compound.p_giant; /* a mesh of giants, but for their cost */
    struct sim_compound_out mesh = evaluate(&inputs);
    assert_near(sim_compound_giants(&inputs.compound).unsafe, mesh.unsafe, 1e-15);
    inputs.compound.quorum = 6.0;
    assert_true(isnan(sim_compound_giants(&inputs.compound).right));
}

static void impossible__is__refused(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);

    (void)state;
    inputs.compound.quorum = 6.0;
    assert_int_equal(evaluate(&inputs).reason, SIM_QUORUM_ABOVE_SIZE);
    assert_true(isnan(evaluate(&inputs).right) && isnan(evaluate(&inputs).nines_safe));
    assert_true(isnan(sim_compound_fpr_limit(&inputs.compound, 1e-5)));
    inputs.compound.size = SIM_SIZE_MAX + 1.0;
    assert_int_equal(evaluate(&inputs).reason, SIM_SIZE_TOO_LARGE);
}

static void nines__count__the_wrong_mass(void **state)
{
    (void)state;
    assert_near(sim_compound_nines(1e-5), 5.0, 1e-15);
    assert_true(sim_compound_nines(1.0) == 0.0);
    assert_true(sim_compound_nines(0.0) == SIM_NINES_MAX);
    assert_true(sim_compound_nines(1e-30) == SIM_NINES_MAX);
}

static void fpr_limit__is__where_the_limit_is_crossed(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);

    (void)state;
    double limit = sim_compound_fpr_limit(&inputs.compound, 1e-5);
    inputs.compound.verifier = 1.0;
    assert_true(limit == sim_compound_fpr_limit(&inputs.compound, 1e-5));
    inputs.compound.fpr = limit;
    assert_true(evaluate(&inputs).unsafe <= 1e-5);
    inputs.compound.fpr = limit * 1.0001;
    assert_true(evaluate(&inputs).unsafe > 1e-5);
    assert_true(sim_compound_fpr_limit(&inputs.compound, 1.0) == 1.0);
}

/*
 * Which way an output goes with an input, at random points: the table of signs. With a judge at
 * work right may fall with fpr alone, and a higher quorum is never less safe.
 */
static void outputs__move__as_they_must(void **state)
{
    static const struct {
        const char *input, *output;
        double by;
        int sign;
    } rows[] = {
        {"p_small", "right", 0.01, 1},   {"p_small", "law", 0.01, 1},
        {"tpr", "right", 0.01, 1},       {"tpr", "unsafe", 0.01, -1},
        {"fpr", "right", 0.01, -1},      {"fpr", "unsafe", 0.01, 1},
        {"fpr", "abstain", 0.01, -1},    {"agreement", "right", 0.01, -1},
        {"sybil", "right", 0.01, -1},    {"sybil", "unsafe", 0.01, 1},
        {"quorum", "right", 1, -1},      {"quorum", "unsafe", 1, -1},
        {"quorum", "abstain", 1, 1},     {"small_cost", "cost", 1, 1},
        {"verifier_cost", "cost", 1, 1}, {"rho", "effective_size", 0.01, -1},
    };
    uint64_t random = 3;

    (void)state;
    for (int point = 0; point < 500; point++) {
        struct sim_inputs at = fixture_track(SIM_EDGE);
        struct sim_compound_in *in = &at.compound;
        in->size = 2 + (double)(sim_random_splitmix64(&random) % 14);
        in->quorum = 2 + (double)(sim_random_splitmix64(&random) % (uint64_t)(in->size - 1));
        double *const shares[] = {&in->p_small, &in->rho,   &in->agreement, &in->tpr,
                                  &in->fpr,     &in->sybil, &in->hard_share};
        for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) {
            *shares[i] = 0.98 * (double)(sim_random_splitmix64(&random) >> 11) * 0x1p-53;
        }
        in->verifier = 1.0;
        in->router = point % 2;
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            struct sim_inputs to = at;
            const struct sim_param *param = sim_param_find(rows[i].input);
            if (!sim_param_put(&to, param, sim_param_get(&at, param) + rows[i].by) ||
                sim_param_check(&to) != SIM_OK) {
                continue;
            }
            struct sim_outputs before = {.compound = evaluate(&at)};
            struct sim_outputs after = {.compound = evaluate(&to)};
            double change = fixture_output(&after, rows[i].output) -
                            fixture_output(&before, rows[i].output);
            if (change * rows[i].sign < -1e-14) {
                fail_msg("point %d: %s moves %s by %g", point, rows[i].input, rows[i].output,
                         change);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(votes__sum__to_one),
        cmocka_unit_test(votes__without_correlation__are_binomial),
        cmocka_unit_test(votes__fully_correlated__are_one_vote),
        cmocka_unit_test(votes__have__their_correlation),
        cmocka_unit_test(votes__certain__stay_certain),
        cmocka_unit_test(vote__equals__its_cases),
        cmocka_unit_test(vote__with_a_sharp_judge__keeps_its_digits),
        cmocka_unit_test(vote__of_the_largest_size__sums_to_one),
        cmocka_unit_test(ends__sum__to_one),
        cmocka_unit_test(one_member__alone__is_as_good_as_it_is),
        cmocka_unit_test(law__is__the_perfect_case),
        cmocka_unit_test(law__without_a_condition__does_not_hold),
        cmocka_unit_test(right__stays_within__what_the_judge_passes),
        cmocka_unit_test(quorum__raised__trades_unsafe_for_abstain),
        cmocka_unit_test(sybils__only_harm),
        cmocka_unit_test(reasoner__halves_errors__before_sybils),
        cmocka_unit_test(router__that_escalates_all__is_the_mesh),
        cmocka_unit_test(router__of_easy_queries__saves_cost_alone),
        cmocka_unit_test(router__that_misses_all__asks_one_plain_member),
        cmocka_unit_test(giants__are_judged__like_members),
        cmocka_unit_test(impossible__is__refused),
        cmocka_unit_test(nines__count__the_wrong_mass),
        cmocka_unit_test(fpr_limit__is__where_the_limit_is_crossed),
        cmocka_unit_test(outputs__move__as_they_must),
    };

    return cmocka_run_group_tests_name("compound", tests, NULL, NULL);
}
