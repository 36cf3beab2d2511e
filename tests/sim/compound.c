/* Invariants and limits of votes and of what is composed from them. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fixture.h"

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

/* Every case of a small vote, one by one. */
static struct sim_vote vote_by_cases(int size, int quorum, double p, double rho, double tpr,
                                     double fpr)
{
    struct sim_vote sum = {0.0, 0.0, 0.0};
    double mass[SIM_SIZE_MAX + 1];

    sim_votes_mass(size, p, rho, mass);
    for (int x = 0; x <= size; x++) {
        for (int a = 0; a <= x; a++) {
            for (int b = 0; b <= size - x; b++) {
                double weight = mass[x] * choose(x, a) * pow(tpr, a) * pow(1.0 - tpr, x - a) *
                                choose(size - x, b) * pow(fpr, b) * pow(1.0 - fpr, size - x - b);
                if (a >= quorum && a > b) {
                    sum.right += weight;
                } else if (b >= quorum && b >= a) {
                    sum.unsafe += weight;
                } else {
                    sum.abstain += weight;
                }
            }
        }
    }
    return sum;
}

static void vote__equals__its_cases(void **state)
{
    (void)state;
    for (int size = 1; size <= 9; size++) {
        for (int quorum = 1; quorum <= size; quorum++) {
            struct sim_vote vote = sim_votes_count(size, quorum, 0.8, 0.2, 0.9, 0.3, 0.0);
            struct sim_vote cases = vote_by_cases(size, quorum, 0.8, 0.2, 0.9, 0.3);
            assert_near(vote.right, cases.right, 1e-12);
            assert_near(vote.unsafe, cases.unsafe, 1e-12);
            assert_near(vote.abstain, cases.abstain, 1e-12);
        }
    }
}

/* Two members, one judge for all: four cases for each number of right members. */
static void vote__with_one_judge__equals_its_cases(void **state)
{
    struct sim_vote vote = sim_votes_count(2, 1, 0.8, 0.0, 0.9, 0.3, 1.0);
    double right = 0.64 * 0.9 + 0.32 * 0.9 * 0.7;
    double unsafe = 0.32 * 0.3 + 0.04 * 0.3; /* a tie is unsafe */

    (void)state;
    assert_near(vote.right, right, 1e-12);
    assert_near(vote.unsafe, unsafe, 1e-12);
    assert_near(vote.abstain, 1.0 - right - unsafe, 1e-12);
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
            inputs.compound.verifier_correlation = (parts >> 3 & 1) * 0.3;
            inputs.compound.diversity = parts >> 4 & 1 ? SIM_DISTINCT : SIM_RESAMPLED;
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

/* 1 - (1-p)^K holds for quorum 1, a perfect verifier and independent members. */
static void law__is__the_perfect_case(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);

    (void)state;
    inputs.compound.quorum = 1.0;
    inputs.compound.verifier = inputs.compound.tpr = 1.0;
    inputs.compound.fpr = 0.0;
    for (double size = 1.0; size <= 15.0; size += 1.0) {
        inputs.compound.size = size;
        inputs.compound.diversity = SIM_INDEPENDENT;
        struct sim_compound_out out = evaluate(&inputs);
        assert_near(out.right, out.law, 1e-14);
        assert_near(out.nines_right, fmin(size, SIM_NINES_MAX), 1e-9);
        assert_true(out.unsafe == 0.0 && out.nines_safe == SIM_NINES_MAX);
        inputs.compound.diversity = SIM_DISTINCT;
        if (size > 1.0) {
            assert_true(evaluate(&inputs).right < out.right);
        }
    }
}

static void quorum__raised__trades_unsafe_for_abstain(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);
    double unsafe = 1.0, abstain = -1.0;

    (void)state;
    inputs.compound.verifier = 1.0;
    for (double quorum = 1.0; quorum <= 5.0; quorum += 1.0) {
        inputs.compound.quorum = quorum;
        struct sim_compound_out out = evaluate(&inputs);
        assert_true(out.unsafe < unsafe && out.abstain > abstain);
        unsafe = out.unsafe;
        abstain = out.abstain;
    }
}

static void sybils__and_correlation__only_harm(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_EDGE);
    double unsafe = 0.0;

    (void)state;
    for (double sybil = 0.0; sybil < 1.0; sybil += 0.05) {
        inputs.compound.sybil = sybil;
        struct sim_compound_out out = evaluate(&inputs);
        assert_near(out.p_member, 0.97 * (1.0 - sybil), 1e-12);
        assert_true(out.unsafe > unsafe);
        unsafe = out.unsafe;
    }
}

static void reasoner__halves_errors__before_sybils(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_EDGE);

    (void)state;
    double plain = evaluate(&inputs).cost_ratio;
    inputs.compound.reasoner = 1.0;
    assert_near(evaluate(&inputs).p_member, (1.0 - 0.03 * 0.5) * 0.95, 1e-15);
    assert_near(evaluate(&inputs).cost_ratio, 4.0 * plain, 1e-12);
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

/* Without a verifier one member's answer to an easy query stands. */
static void router__of_easy_queries__asks_one(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);

    (void)state;
    inputs.compound.router = 1.0;
    inputs.compound.hard_share = 0.0;
    struct sim_compound_out out = evaluate(&inputs);
    assert_near(out.right, 0.9999, 1e-15);
    assert_near(out.unsafe, 1e-4, 1e-10);
    assert_near(out.cost_ratio, 8.5 / 405.0, 1e-15);
}

static void diversity__sets__correlation_and_cost(void **state)
{
    static const double rho[] = {0.50, 0.20, 0.05, 0.0}, factor[] = {1.0, 1.0, 1.15, 1.0};
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);

    (void)state;
    for (int i = 0; i < SIM_DIVERSITIES; i++) {
        inputs.compound.diversity = i;
        struct sim_compound_out out = evaluate(&inputs);
        assert_true(out.rho == rho[i] && out.member_cost_factor == factor[i]);
        assert_near(out.effective_size, 5.0 / (1.0 + 4.0 * rho[i]), 1e-15);
        assert_near(out.cost_ratio, 40.0 * factor[i] / 405.0, 1e-15);
    }
}

static void impossible__is__refused(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);

    (void)state;
    inputs.compound.quorum = 6.0;
    assert_int_equal(evaluate(&inputs).reason, SIM_QUORUM_ABOVE_SIZE);
    assert_true(isnan(evaluate(&inputs).right) && isnan(evaluate(&inputs).nines_safe));
    assert_true(isnan(sim_compound_verifier_break(&inputs.compound, 1e-5)));
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

static void verifier_break__is__where_the_limit_is_crossed(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);

    (void)state;
    inputs.compound.verifier = 1.0;
    inputs.compound.diversity = SIM_DISTINCT;
    double edge = sim_compound_verifier_break(&inputs.compound, 1e-5);
    inputs.compound.verifier_correlation = edge * 0.9999;
    assert_true(evaluate(&inputs).unsafe < 1e-5);
    inputs.compound.verifier_correlation = edge * 1.0001;
    assert_true(evaluate(&inputs).unsafe > 1e-5);
    assert_true(isnan(sim_compound_verifier_break(&inputs.compound, 1.0)));
    assert_true(sim_compound_verifier_break(&inputs.compound, 0.0) == 0.0);
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
        cmocka_unit_test(vote__with_one_judge__equals_its_cases),
        cmocka_unit_test(ends__sum__to_one),
        cmocka_unit_test(one_member__alone__is_as_good_as_it_is),
        cmocka_unit_test(law__is__the_perfect_case),
        cmocka_unit_test(quorum__raised__trades_unsafe_for_abstain),
        cmocka_unit_test(sybils__and_correlation__only_harm),
        cmocka_unit_test(reasoner__halves_errors__before_sybils),
        cmocka_unit_test(router__that_escalates_all__is_the_mesh),
        cmocka_unit_test(router__of_easy_queries__asks_one),
        cmocka_unit_test(diversity__sets__correlation_and_cost),
        cmocka_unit_test(impossible__is__refused),
        cmocka_unit_test(nines__count__the_wrong_mass),
        cmocka_unit_test(verifier_break__is__where_the_limit_is_crossed),
    };

    return cmocka_run_group_tests_name("compound", tests, NULL, NULL);
}
