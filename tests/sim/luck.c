/* The drawn process against the exact accounting. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fixture.h"
#include "sim/luck.h"
#include "sim/process.h"
#include "sim/random.h"

#define RUNS 1000

/* Within 3.5 standard errors of the exact mean, which a right process misses once in 2,000. */
static void assert_agrees(const struct sim_inputs *inputs)
{
    static double walls[RUNS];
    struct sim_luck out;

    sim_luck_draw(&inputs->reliability, 20300, RUNS, walls, &out);
    assert_int_equal(out.reason, SIM_OK);
    assert_true(out.standard_error > 0.0 && out.standard_error < 0.02 * out.exact);
    assert_true(fabs(out.mean - out.exact) < 3.5 * out.standard_error);
    assert_true(out.p5 < out.p50 && out.p50 < out.p95);
    for (int i = 1; i < RUNS; i++) {
        assert_true(walls[i - 1] <= walls[i]);
    }
}

static void mean__agrees__with_the_exact_one(void **state)
{
    (void)state;
    for (int track = SIM_CLOUD; track <= SIM_MOBILE; track++) {
        struct sim_inputs inputs = fixture_track((enum sim_finale_kind)track);
        assert_agrees(&inputs);
    }
}

static void mean__agrees__when_failures_are_frequent(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_TINY);

    (void)state;
    inputs.reliability.work /= 100.0;
    inputs.reliability.checkpoint_interval = 300.0;
    inputs.reliability.restart = 60.0;
    assert_agrees(&inputs);
}

static void mean__agrees__with_pauses(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_MOBILE);

    (void)state;
    inputs.reliability.clean_share = 0.8;
    inputs.reliability.eta = 0.8;
    assert_agrees(&inputs);
}

/* A long lag makes the exponent of the lag matter. */
static void mean__agrees__when_asynchronous(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_EDGE);

    (void)state;
    inputs.reliability.asynchronous = 1.0;
    assert_agrees(&inputs);
    inputs.reliability.durable_lag = 20000.0;
    inputs.reliability.checkpoint_interval = 20000.0;
    assert_agrees(&inputs);
}

static void seed__fixes__the_runs(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_EDGE);
    double first[10], again[10], other[10];
    struct sim_luck out;

    (void)state;
    sim_luck_draw(&inputs.reliability, 1, 10, first, &out);
    sim_luck_draw(&inputs.reliability, 1, 10, again, &out);
    sim_luck_draw(&inputs.reliability, 2, 10, other, &out);
    assert_memory_equal(first, again, sizeof first);
    assert_memory_not_equal(first, other, sizeof first);
}

static void endless_replay__is__refused(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_TINY);
    double walls[2];
    struct sim_luck out;

    (void)state;
    inputs.reliability.work *= 1e6;
    sim_luck_draw(&inputs.reliability, 1, 2, walls, &out);
    assert_int_equal(out.reason, SIM_TOO_LONG_TO_REPLAY);
    assert_true(out.exact > 0.0 && isnan(out.mean));
    inputs.reliability.checkpoint_interval = 1e6;
    sim_luck_draw(&inputs.reliability, 1, 2, walls, &out);
    assert_int_equal(out.reason, SIM_NEVER_FINISHES);
}

/* The published generator: xoshiro256** from the state 1, 2, 3, 4. */
static void generator__is__xoshiro(void **state)
{
    static const uint64_t expected[] = {UINT64_C(11520), UINT64_C(0), UINT64_C(1509978240),
                                        UINT64_C(1215971899390074240)};
    struct sim_random random = {{1, 2, 3, 4}};

    (void)state;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        assert_true(sim_random_next(&random) == expected[i]);
    }
}

/* splitmix64 from 0 begins with 16294208416658607535. */
static void seed__is_spread__by_splitmix(void **state)
{
    struct sim_random random;

    (void)state;
    sim_random_seed(&random, 0);
    assert_true(random.state[0] == UINT64_C(16294208416658607535));
    assert_true(random.state[1] == UINT64_C(7960286522194355700));
}

static void exponential__has__mean_and_variance_one(void **state)
{
    struct sim_random random;
    double sum = 0.0, squares = 0.0;
    const int draws = 200000;

    (void)state;
    sim_random_seed(&random, 7);
    for (int i = 0; i < draws; i++) {
        double x = sim_random_exponential(&random);
        assert_true(x >= 0.0 && isfinite(x));
        sum += x;
        squares += x * x;
    }
    assert_near(sum / draws, 1.0, 0.01);
    assert_near(squares / draws, 2.0, 0.03);
}

/* 3,755 intervals of 1,800 s and a failure in six of them, each as long as four intervals. */
static void effort__counts__intervals_and_failures(void **state)
{
    struct sim_inputs inputs = fixture_track(SIM_CLOUD);
    struct sim_process process = sim_process_of(&inputs.reliability);
    struct sim_luck out;
    struct sim_account account;
    double walls[2];

    (void)state;
    sim_luck_draw(&inputs.reliability, 1, 2, walls, &out);
    assert_int_equal(sim_process_account(&process, &account), SIM_OK);
    assert_near(sim_luck_effort(&inputs.reliability),
                out.intervals * (1.0 + 4.0 * account.total / process.mtbf), 1e-12);
    inputs.reliability.checkpoint_interval = 1e9;
    assert_true(isnan(sim_luck_effort(&inputs.reliability)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mean__agrees__with_the_exact_one),
        cmocka_unit_test(mean__agrees__when_failures_are_frequent),
        cmocka_unit_test(mean__agrees__with_pauses),
        cmocka_unit_test(mean__agrees__when_asynchronous),
        cmocka_unit_test(seed__fixes__the_runs),
        cmocka_unit_test(endless_replay__is__refused),
        cmocka_unit_test(effort__counts__intervals_and_failures),
        cmocka_unit_test(generator__is__xoshiro),
        cmocka_unit_test(seed__is_spread__by_splitmix),
        cmocka_unit_test(exponential__has__mean_and_variance_one),
    };

    return cmocka_run_group_tests_name("replay", tests, NULL, NULL);
}
