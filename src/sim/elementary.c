/*
 * elementary: in pairs of doubles, whose unrounded sum carries about 75 good bits here (Dekker
 * 1971, "A floating-point technique for extending the available precision").
 */
#include "sim/elementary.h"

#include <math.h>

struct pair {
    double hi, lo; /* |lo| is at most half a last digit of hi */
};

/* ln 2 in two parts; times a whole number below 2048 the first is exact. */
static const struct pair ln2 = {0x1.62e42fefa38p-1, 0x1.ef35793c7673p-45};
/* The same of ln 2 / 32 and of numbers below 65,536. */
static const struct pair ln2_32 = {0x1.62e42fefa0000p-6, 0x1.cf79abc9e3b3ap-45};
static const struct pair per_ln2 = {0x1.71547652b82fep+0, 0x1.777d0ffda0d24p-56};
static const struct pair per_ln10 = {0x1.bcb7b1526e50ep-2, 0x1.95355baaafad3p-57};

#define SQRT_HALF 0x1.6a09e667f3bcdp-1

/* a + b, exactly. */
static struct pair sum(double a, double b)
{
    double hi = a + b, part = hi - a;
    return (struct pair){hi, (a - (hi - part)) + (b - part)};
}

/* a + b, exactly where |a| is the greater or a is 0. */
static struct pair tidy(double a, double b)
{
    double hi = a + b;
    return (struct pair){hi, b - (hi - a)};
}

/* A double in two halves of 26 bits. */
static struct pair halves(double a)
{
    double shifted = 0x1.000002p+27 * a, hi = shifted - (shifted - a);
    return (struct pair){hi, a - hi};
}

static struct pair add(struct pair a, struct pair b)
{
    struct pair s = sum(a.hi, b.hi);
    return tidy(s.hi, s.lo + (a.lo + b.lo));
}

static struct pair multiply(struct pair a, struct pair b)
{
    struct pair x = halves(a.hi), y = halves(b.hi);
    double hi = a.hi * b.hi;
    double lo = ((x.hi * y.hi - hi) + x.hi * y.lo + x.lo * y.hi) + x.lo * y.lo;
    return tidy(hi, lo + (a.hi * b.lo + a.lo * b.hi));
}

/* 2^(j/32). */
static const struct pair roots[32] = {
    {1.0, 0.0},
    {0x1.059b0d3158574p+0, 0x1.d73e2a475b465p-55},
    {0x1.0b5586cf9890fp+0, 0x1.8a62e4adc610bp-54},
    {0x1.11301d0125b51p+0, -0x1.6c51039449b3ap-54},
    {0x1.172b83c7d517bp+0, -0x1.19041b9d78a76p-55},
    {0x1.1d4873168b9aap+0, 0x1.e016e00a2643cp-54},
    {0x1.2387a6e756238p+0, 0x1.9b07eb6c70573p-54},
    {0x1.29e9df51fdee1p+0, 0x1.612e8afad1255p-55},
    {0x1.306fe0a31b715p+0, 0x1.6f46ad23182e4p-55},
    {0x1.371a7373aa9cbp+0, -0x1.63aeabf42eae2p-54},
    {0x1.3dea64c123422p+0, 0x1.ada0911f09ebcp-55},
    {0x1.44e086061892dp+0, 0x1.89b7a04ef80d0p-59},
    {0x1.4bfdad5362a27p+0, 0x1.d4397afec42e2p-56},
    {0x1.5342b569d4f82p+0, -0x1.07abe1db13cadp-55},
    {0x1.5ab07dd485429p+0, 0x1.6324c054647adp-54},
    {0x1.6247eb03a5585p+0, -0x1.383c17e40b497p-54},
    {0x1.6a09e667f3bcdp+0, -0x1.bdd3413b26456p-54},
    {0x1.71f75e8ec5f74p+0, -0x1.16e4786887a99p-55},
    {0x1.7a11473eb0187p+0, -0x1.41577ee04992fp-55},
    {0x1.82589994cce13p+0, -0x1.d4c1dd41532d8p-54},
    {0x1.8ace5422aa0dbp+0, 0x1.6e9f156864b27p-54},
    {0x1.93737b0cdc5e5p+0, -0x1.75fc781b57ebcp-57},
    {0x1.9c49182a3f090p+0, 0x1.c7c46b071f2bep-56},
    {0x1.a5503b23e255dp+0, -0x1.d2f6edb8d41e1p-54},
    {0x1.ae89f995ad3adp+0, 0x1.7a1cd345dcc81p-54},
    {0x1.b7f76f2fb5e47p+0, -0x1.5584f7e54ac3bp-56},
    {0x1.c199bdd85529cp+0, 0x1.11065895048ddp-55},
    {0x1.cb720dcef9069p+0, 0x1.503cbd1e949dbp-56},
    {0x1.d5818dcfba487p+0, 0x1.2ed02d75b3707p-55},
    {0x1.dfc97337b9b5fp+0, -0x1.1a5cd4f184b5cp-54},
    {0x1.ea4afa2a490dap+0, -0x1.e9c23179c2893p-54},
    {0x1.f50765b6e4540p+0, 0x1.9d3e12dd8a18bp-54},
};

/* e^r - 1 for |r| <= 0.011, by Taylor's series; its third term is small enough for plain doubles.
 */
static struct pair expm1_small(struct pair r)
{
    double z = r.hi, rest = 1.0 / 720 + z * (1.0 / 5040);

    rest = 1.0 / 6 + z * (1.0 / 24 + z * (1.0 / 120 + z * rest));
    struct pair square = multiply(r, r);
    return add(r, tidy(0.5 * square.hi, 0.5 * square.lo + square.hi * z * rest));
}

/* e^x - 1 = 2^*twos (1 + part) - 1, with part as it is returned; x.hi is finite. */
static struct pair expm1_part(struct pair x, int *twos)
{
    double steps = floor(x.hi * (32 * per_ln2.hi) + 0.5), whole = floor(steps / 32);
    struct pair r = add(sum(x.hi - steps * ln2_32.hi, -steps * ln2_32.lo),
                        (struct pair){x.lo, 0.0});
    struct pair part = expm1_small(r), root = roots[(int)(steps - 32 * whole)];

    *twos = (int)whole;
    if (root.hi == 1.0) {
        return part;
    }
    return add((struct pair){root.hi - 1.0, root.lo}, multiply(root, part));
}

static double exp_pair(struct pair x)
{
    int twos;

    if (!(x.hi < 710.0)) {
        return x.hi > 0.0 ? INFINITY : x.hi;
    }
    if (x.hi < -746.0) {
        return 0.0;
    }
    struct pair part = add((struct pair){1.0, 0.0}, expm1_part(x, &twos));
    return ldexp(part.hi, twos);
}

double sim_exp(double x)
{
    return exp_pair((struct pair){x, 0.0});
}

/* e^x - 1, for x.hi from -40 to 710. */
static struct pair expm1_pair(struct pair x)
{
    int twos;
    struct pair part = expm1_part(x, &twos);

    if (twos != 0) {
        struct pair less = {-ldexp(1.0, -twos), 0.0};
        part = add(add((struct pair){1.0, 0.0}, part), less);
        part.hi = ldexp(part.hi, twos);
        part.lo = ldexp(part.lo, twos);
    }
    return part;
}

double sim_expm1(double x)
{
    if (fabs(x) < 0x1p-60) {
        return x;
    }
    if (!(x < 710.0) || x < -40.0) {
        return x > 0.0 ? INFINITY : x < -40.0 ? -1.0 : x;
    }
    return expm1_pair((struct pair){x, 0.0}).hi;
}

/*
 * log(1 + u) for 1 + u from sqrt(1/2) to sqrt(2): a start in plain doubles, from the series of the
 * inverse hyperbolic tangent, then one step of Newton's, whose rest is beyond the pair.
 */
static struct pair log1p_small(struct pair u)
{
    double s = u.hi / (2.0 + u.hi), square = s * s, start = 0.0;

    for (int k = 17; k > 0; k -= 2) {
        start = 1.0 / k + square * start;
    }
    start *= 2.0 * s;
    struct pair reached = expm1_pair((struct pair){start, 0.0});
    struct pair missing = add(u, (struct pair){-reached.hi, -reached.lo});
    double step = missing.hi / (1.0 + reached.hi);
    return tidy(start, step - step * step / 2.0);
}

/* log of a finite x.hi above 0: that of x over 2^twos, from sqrt(1/2) to sqrt(2). */
static struct pair log_part(struct pair x, int *twos)
{
    double m = frexp(x.hi, twos);

    if (m < SQRT_HALF) {
        m *= 2.0;
        --*twos;
    }
    return log1p_small(sum(m - 1.0, ldexp(x.lo, -*twos)));
}

static struct pair log_pair(struct pair x)
{
    int twos;
    struct pair part = log_part(x, &twos);

    return add(sum(twos * ln2.hi, twos * ln2.lo), part);
}

/* What any logarithm is where log_part can't be asked: of 0, below it, of infinity and of NaN. */
static double log_end(double x)
{
    return x == 0.0 ? -INFINITY : x < 0.0 ? NAN : x;
}

static int is_within(double x)
{
    return x > 0.0 && x < INFINITY;
}

double sim_log(double x)
{
    return is_within(x) ? log_pair((struct pair){x, 0.0}).hi : log_end(x);
}

double sim_log1p(double x)
{
    if (fabs(x) < 0x1p-60) {
        return x;
    }
    return is_within(1.0 + x) ? log_pair(sum(1.0, x)).hi : log_end(1.0 + x);
}

double sim_log2(double x)
{
    int twos;

    if (!is_within(x)) {
        return log_end(x);
    }
    struct pair part = log_part((struct pair){x, 0.0}, &twos);
    return add((struct pair){twos, 0.0}, multiply(part, per_ln2)).hi;
}

double sim_log10(double x)
{
    return is_within(x) ? multiply(log_pair((struct pair){x, 0.0}), per_ln10).hi : log_end(x);
}

double sim_pow(double base, double exponent)
{
    if (exponent == 0.0 || base == 1.0) {
        return 1.0;
    }
    if (!is_within(base)) {
        return base < 0.0 || isnan(base) || isnan(exponent) ? NAN
               : (base == 0.0) == (exponent > 0.0)          ? 0.0
                                                            : INFINITY;
    }
    if (!isfinite(exponent)) {
        return isnan(exponent) ? NAN : (base < 1.0) == (exponent > 0.0) ? 0.0 : INFINITY;
    }
    return exp_pair(multiply(log_pair((struct pair){base, 0.0}), (struct pair){exponent, 0.0}));
}
