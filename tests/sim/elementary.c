/* exp, log and their like: the nearest double to the true value, on every machine. */
#include <float.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "sim/elementary.h"
#include "sim/normal.h"

typedef double function(double);

/* Worked out with 400 bits (mpmath 1.3) and rounded once. */
static const struct {
    const char *name;
    function *at;
    double x, value;
} worked[] = {
    {"exp", sim_exp, 1.0, 0x1.5bf0a8b145769p+1},
    {"exp", sim_exp, -1.0, 0x1.78b56362cef38p-2},
    {"exp", sim_exp, 0.5, 0x1.a61298e1e069cp+0},
    {"exp", sim_exp, 1e-09, 0x1.000000044b830p+0},
    {"exp", sim_exp, -20.25, 0x1.b93de1e27ca3bp-30},
    {"exp", sim_exp, 100.1, 0x1.5508d07df81bbp+144},
    {"exp", sim_exp, -345.6, 0x1.52df10f35391fp-499},
    {"exp", sim_exp, 700.7, 0x1.dc86ff276fcf3p+1010},
    {"expm1", sim_expm1, 1.0, 0x1.b7e151628aed3p+0},
    {"expm1", sim_expm1, 1e-09, 0x1.12e0be84bbb51p-30},
    {"expm1", sim_expm1, -1e-05, -0x1.4f8aea9acf2c9p-17},
    {"expm1", sim_expm1, 0.011, 0x1.6a701095c93bcp-7},
    {"expm1", sim_expm1, 0.36, 0x1.bbbab4bfb9d7ep-2},
    {"expm1", sim_expm1, -0.7, -0x1.01bf92311555fp-1},
    {"expm1", sim_expm1, -30.5, -0x1.ffffffffffe01p-1},
    {"expm1", sim_expm1, 55.5, 0x1.0ca5f56995724p+80},
    {"log", sim_log, 2.0, 0x1.62e42fefa39efp-1},
    {"log", sim_log, 3.0, 0x1.193ea7aad030bp+0},
    {"log", sim_log, 0.7, -0x1.6d3c324e13f50p-2},
    {"log", sim_log, 1.0000001, 0x1.ad7f2847b6492p-24},
    {"log", sim_log, 0.99999, -0x1.4f8bc681df714p-17},
    {"log", sim_log, 1e-300, -0x1.5963447f87fb5p+9},
    {"log", sim_log, 1e+300, 0x1.5963447f87fb5p+9},
    {"log", sim_log, 123456.789, 0x1.77281cad8a844p+3},
    {"log1p", sim_log1p, 1.0, 0x1.62e42fefa39efp-1},
    {"log1p", sim_log1p, -0.5, -0x1.62e42fefa39efp-1},
    {"log1p", sim_log1p, 1e-12, 0x1.19799812de065p-40},
    {"log1p", sim_log1p, -1e-07, -0x1.ad7f2b1414ae8p-24},
    {"log1p", sim_log1p, 0.3, 0x1.0ca937be1b9dcp-2},
    {"log1p", sim_log1p, -0.999, -0x1.ba18a998fff9fp+2},
    {"log1p", sim_log1p, 1000000000.0, 0x1.4b927f3304b3bp+4},
    {"log1p", sim_log1p, 1e+17, 0x1.3926cd770aa67p+5},
    {"log2", sim_log2, 3.0, 0x1.95c01a39fbd68p+0},
    {"log2", sim_log2, 10.0, 0x1.a934f0979a371p+1},
    {"log2", sim_log2, 0.1, -0x1.a934f0979a371p+1},
    {"log2", sim_log2, 1.0000001, 0x1.35d0fea5fccb7p-23},
    {"log2", sim_log2, 100000.0, 0x1.09c1165ec0627p+4},
    {"log2", sim_log2, 7e+22, 0x1.2f8f20a7e407fp+6},
    {"log2", sim_log2, 5e-324, -0x1.0c80000000000p+10},
    {"log2", sim_log2, 1000000.0, 0x1.3ee7b471b3a95p+4},
    {"log10", sim_log10, 2.0, 0x1.34413509f79ffp-2},
    {"log10", sim_log10, 3.0, 0x1.e8927964fd5fdp-2},
    {"log10", sim_log10, 0.05, -0x1.4d104d427de80p+0},
    {"log10", sim_log10, 0.9999, -0x1.6c54b17ee96f3p-15},
    {"log10", sim_log10, 50000000.0, 0x1.ecbbecaf60860p+2},
    {"log10", sim_log10, 1e-05, -0x1.4000000000000p+2},
    {"log10", sim_log10, 7e+22, 0x1.6d858585bc662p+4},
    {"log10", sim_log10, 123.0, 0x1.0b8202bcb00ecp+1},
};

static const struct {
    double base, exponent, value;
} worked_powers[] = {
    {2.0, 0.5, 0x1.6a09e667f3bcdp+0},
    {10.0, -3.0, 0x1.0624dd2f1a9fcp-10},
    {100000.0, 0.6666666666666666, 0x1.0d4de8fb11dabp+11},
    {0.01, 0.7, 0x1.46211ff90ea2ap-5},
    {1.0000001, 10000000.0, 0x1.5bf0a790ce6f2p+1},
    {33333.5, 0.666, 0x1.01253695e54f5p+10},
    {1e-200, 1.5, 0x1.56e1fc2f8f359p-997},
    {3.0, 40.0, 0x1.517168a4523fdp+63},
};

static void assert_same(double got, double value, const char *name, double x)
{
    if (!(got == value)) {
        fail_msg("%s(%.17g) is %a, not %a", name, x, got, value);
    }
}

static void value__is__the_nearest_double(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof worked / sizeof *worked; i++) {
        assert_same(worked[i].at(worked[i].x), worked[i].value, worked[i].name, worked[i].x);
    }
    for (size_t i = 0; i < sizeof worked_powers / sizeof *worked_powers; i++) {
        assert_same(sim_pow(worked_powers[i].base, worked_powers[i].exponent),
                    worked_powers[i].value, "pow", worked_powers[i].base);
    }
}

static void value__is_whole__where_it_should_be(void **state)
{
    double ten = 1.0;

    (void)state;
    for (int i = -1074; i < 1024; i++) {
        assert_same(sim_log2(ldexp(1.0, i)), i, "log2", i);
    }
    for (int i = 0; i <= 22; i++, ten *= 10.0) {
        assert_same(sim_log10(ten), i, "log10", ten);
    }
    for (int i = 1; i < 10000; i++) {
        assert_same(sim_pow(i, 1.0), i, "pow 1", i);
        assert_same(sim_pow(i, 2.0), (double)i * i, "pow 2", i);
        assert_same(sim_pow((double)i * i, 0.5), i, "pow 1/2", i);
    }
}

/* The C library's functions are good to two last digits everywhere. */
static void assert_close(double got, double value, const char *name, double x)
{
    if (!(fabs(got - value) <= 2.0 * DBL_EPSILON * fabs(value))) {
        fail_msg("%s(%.17g) is %a, not about %a", name, x, got, value);
    }
}

static void value__agrees__with_the_c_library(void **state)
{
    (void)state;
    for (int i = -7000; i < 7000; i++) {
        double x = i * 0.1 + 0.017, small = i * 1e-4, large = ldexp(1.0 + fabs(small), i / 10);
        assert_close(sim_exp(x), exp(x), "exp", x);
        assert_close(sim_expm1(x), expm1(x), "expm1", x);
        assert_close(sim_expm1(small), expm1(small), "expm1", small);
        assert_close(sim_log1p(small), log1p(small), "log1p", small);
        assert_close(sim_log(large), log(large), "log", large);
        assert_close(sim_log2(large), log2(large), "log2", large);
        assert_close(sim_log10(large), log10(large), "log10", large);
        assert_close(sim_pow(large, small), pow(large, small), "pow", large);
    }
}

static void domain__ends__as_in_c(void **state)
{
    static const double ends[] = {0.0,       -1.0, -2.0,  1.0,    INFINITY,
                                  -INFINITY, NAN,  800.0, -800.0, 0.5};
    static const struct {
        function *ours, *theirs;
    } pairs[] = {{sim_exp, exp},     {sim_expm1, expm1}, {sim_log, log},
                 {sim_log1p, log1p}, {sim_log2, log2},   {sim_log10, log10}};

    (void)state;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        for (size_t j = 0; j < sizeof pairs / sizeof *pairs; j++) {
            double ours = pairs[j].ours(ends[i]), theirs = pairs[j].theirs(ends[i]);
            assert_true(isnan(theirs) ? isnan(ours) : ours == theirs || isfinite(theirs));
        }
        for (size_t j = 0; j < sizeof ends / sizeof *ends; j++) {
            double ours = sim_pow(ends[i], ends[j]), theirs = pow(ends[i], ends[j]);
            bool below = ends[i] < 0.0 && ends[j] != 0.0;
            assert_true(below || isnan(theirs) ? isnan(ours) : ours == theirs || isfinite(theirs));
        }
    }
    assert_true(signbit(sim_expm1(-0.0)) && signbit(sim_log1p(-0.0)));
    for (int i = 0; i < 4; i++) {
        double base = i % 2 ? 0.9999999 : 1.0000001, exponent = i / 2 ? 1e305 : -1e305;
        assert_true(sim_pow(base, exponent) == pow(base, exponent));
    }
}

/* From tables of the normal distribution. */
static void quantile__matches__tables(void **state)
{
    static const double table[][2] = {
        {0.5, 0.0},
        {0.6, 0.2533471031357997},
        {0.9, 1.2815515655446004},
        {0.975, 1.959963984540054},
        {0.999, 3.090232306167813},
        {1e-10, -6.361340902404056},
    };

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        double found = sim_normal_quantile(table[i][0]);
        assert_true(fabs(found - table[i][1]) <= 4e-15 * fmax(1.0, fabs(table[i][1])));
    }
    assert_true(isinf(sim_normal_quantile(1.0)) && sim_normal_quantile(1.0) > 0.0);
    assert_true(isinf(sim_normal_quantile(0.0)) && sim_normal_quantile(0.0) < 0.0);
    assert_true(isnan(sim_normal_quantile(-0.1)) && isnan(sim_normal_quantile(1.1)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(value__is__the_nearest_double),
        cmocka_unit_test(value__is_whole__where_it_should_be),
        cmocka_unit_test(value__agrees__with_the_c_library),
        cmocka_unit_test(domain__ends__as_in_c),
        cmocka_unit_test(quantile__matches__tables),
    };

    return cmocka_run_group_tests_name("elementary", tests, NULL, NULL);
}
