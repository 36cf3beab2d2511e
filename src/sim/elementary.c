/*
 * elementary: in pairs of doubles, whose unrounded sum carries more than 64 good bits here (Dekker
 * 1971, "A floating-point technique for extending the available precision"). A table gives the
 * value nearby and a short series the rest (Tang 1989, "Table-driven implementation of the
 * exponential function in IEEE floating-point arithmetic"). The numbers of the tables have so few
 * bits that what is said to be exact is.
 */
#include "sim/elementary.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

struct double_double {
    double hi, lo; /* |lo| is at most half a last digit of hi */
};

/* ln 2 in two parts; times a whole number below 2048 the first is exact. */
static const struct double_double ln2 = {0x1.62e42fefa38p-1, 0x1.ef35793c7673p-45};
/* The same of ln 2 / 32 and of numbers below 65,536. */
static const struct double_double ln2_32 = {0x1.62e42fefa0000p-6, 0x1.cf79abc9e3b3ap-45};
static const struct double_double per_ln2 = {0x1.71547652b82fep+0, 0x1.777d0ffda0d24p-56};
static const struct double_double per_ln10 = {0x1.bcb7b1526e50ep-2, 0x1.95355baaafad3p-57};

/* Added and taken off again it leaves a whole number, the nearest, of what is below 2^51. */
#define TO_WHOLE 0x1.8p+52
/* And this a multiple of 2^-32. */
#define TO_HEAD 0x1.8p+20

/* a + b, exactly. */
static inline struct double_double sum(double a, double b)
{
    double hi = a + b, part = hi - a;
    return (struct double_double){hi, (a - (hi - part)) + (b - part)};
}

/* a + b, exactly where |a| is the greater or a is 0. */
static inline struct double_double tidy(double a, double b)
{
    double hi = a + b;
    return (struct double_double){hi, b - (hi - a)};
}

/* A double in two halves of 26 bits. */
static inline struct double_double halves(double a)
{
    double shifted = 0x1.000002p+27 * a, hi = shifted - (shifted - a);
    return (struct double_double){hi, a - hi};
}

/* A double below 1/64 in two parts, the first of which has 26 bits. */
static inline struct double_double head_of(double a)
{
    double hi = (a + TO_HEAD) - TO_HEAD;
    return (struct double_double){hi, a - hi};
}

static inline struct double_double add(struct double_double a, struct double_double b)
{
    struct double_double s = sum(a.hi, b.hi);
    return tidy(s.hi, s.lo + (a.lo + b.lo));
}

static inline struct double_double multiply(struct double_double a, struct double_double b)
{
    struct double_double x = halves(a.hi), y = halves(b.hi);
    double hi = a.hi * b.hi;
    double lo = ((x.hi * y.hi - hi) + x.hi * y.lo + x.lo * y.hi) + x.lo * y.lo;
    return tidy(hi, lo + (a.hi * b.lo + a.lo * b.hi));
}

/* a^2 / 2 for |a| below 1/64. */
static inline struct double_double half_square(struct double_double a)
{
    struct double_double head = head_of(a.hi);
    return (struct double_double){0.5 * head.hi * head.hi,
                                  0.5 * head.lo * (a.hi + head.hi) + a.hi * a.lo};
}

static inline uint64_t bits_of(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static inline double of_bits(uint64_t bits)
{
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* x times 2^twos. */
static inline double scaled(double x, int twos)
{
    if (twos < -1000 || twos > 1000) {
        return ldexp(x, twos);
    }
    return x * of_bits((uint64_t)(1023 + twos) << 52);
}

/* 2^(j/32), the first part in 26 bits. */
static const struct double_double roots[32] = {
    {0x1.0p+0, 0.0},
    {0x1.059b0dp+0, 0x1.8ac2ba1d73e2ap-27},
    {0x1.0b5587p+0, -0x1.833b784eb3a37p-27},
    {0x1.11301dp+0, 0x1.25b50a4ebbf1bp-32},
    {0x1.172b84p+0, -0x1.c15742919041cp-27},
    {0x1.1d4873p+0, 0x1.68b9aa7805b8p-28},
    {0x1.2387a7p+0, -0x1.8a9dc7993e052p-28},
    {0x1.29e9df8p+0, -0x1.70108f69ed175p-27},
    {0x1.306fe08p+0, 0x1.18db8a96f46adp-27},
    {0x1.371a738p+0, -0x1.8aac6ab1d756p-29},
    {0x1.3dea65p+0, -0x1.f6e5eee525f6fp-27},
    {0x1.44e086p+0, 0x1.8624b40c4dbdp-30},
    {0x1.4bfdad8p+0, -0x1.64eaec715e343p-27},
    {0x1.5342b58p+0, -0x1.62b07e20f57c4p-28},
    {0x1.5ab07ep+0, -0x1.5bd5eb539b67fp-27},
    {0x1.6247ebp+0, 0x1.d2ac258f87d03p-31},
    {0x1.6a09e68p+0, -0x1.80c4336f74d05p-28},
    {0x1.71f75e8p+0, 0x1.d8bee7ba46e1ep-29},
    {0x1.7a1147p+0, 0x1.f580c36bea881p-27},
    {0x1.8258998p+0, 0x1.4cce128acf88bp-28},
    {0x1.8ace54p+0, 0x1.15506dadd3e2bp-27},
    {0x1.93737bp+0, 0x1.9b8bc9e8a0388p-29},
    {0x1.9c4918p+0, 0x1.51f8480e3e236p-27},
    {0x1.a5503bp+0, 0x1.1f12ae45a1225p-27},
    {0x1.ae89f98p+0, 0x1.5ad3ad5e8734dp-28},
    {0x1.b7f76fp+0, 0x1.7daf237553d84p-27},
    {0x1.c199bep+0, -0x1.3d56b1eeef9a7p-27},
    {0x1.cb720ep+0, -0x1.8837cb757e1a1p-27},
    {0x1.d5818ep+0, -0x1.822dbc6d12fd3p-27},
    {0x1.dfc973p+0, 0x1.bdcdaf5cb4656p-27},
    {0x1.ea4afap+0, 0x1.52486cc2c7b9dp-27},
    {0x1.f507658p+0, 0x1.b722a033a7c26p-27},
};

/* e^r - 1 for |r| <= 0.011, by Taylor's series; from its third term on plain doubles will do. */
static inline struct double_double expm1_small(struct double_double r)
{
    double z = r.hi, z2 = z * z;
    double rest = ((1.0 / 6 + z * (1.0 / 24)) + z2 * (1.0 / 120 + z * (1.0 / 720))) +
                  z2 * z2 * (1.0 / 5040 + z * (1.0 / 40320));
    struct double_double square = half_square(r), two = tidy(z, square.hi);
    return tidy(two.hi, two.lo + (r.lo + (square.lo + z2 * z * rest)));
}

/* e^x = 2^twos (1 + ...) where the 32nd root is that of row, and x is r beyond it. */
struct power {
    int twos, row;
    struct double_double rest; /* e^r - 1 */
};

/* x.hi is finite. */
static inline struct power power_of(struct double_double x)
{
    double steps = (x.hi * (32 * per_ln2.hi) + TO_WHOLE) - TO_WHOLE;
    int whole = (int)steps, row = whole & 31;
    struct double_double r = sum(x.hi - steps * ln2_32.hi, x.lo - steps * ln2_32.lo);

    return (struct power){(whole - row) / 32, row, expm1_small(r)};
}

/* The root times 1 + rest. */
static inline struct double_double power_pair(const struct power *power)
{
    struct double_double root = roots[power->row], head = head_of(power->rest.hi);
    struct double_double product = tidy(root.hi, root.hi * head.hi);
    double rest = root.hi * (head.lo + power->rest.lo) + root.lo * power->rest.hi;

    return tidy(product.hi, product.lo + (root.lo + rest));
}

static inline double exp_pair(struct double_double x)
{
    if (!(x.hi < 710.0)) {
        return x.hi > 0.0 ? INFINITY : x.hi;
    }
    if (x.hi < -746.0) {
        return 0.0;
    }
    struct power power = power_of(x);
    return scaled(power_pair(&power).hi, power.twos);
}

double sim_exp(double x)
{
    return exp_pair((struct double_double){x, 0.0});
}

double sim_expm1(double x)
{
    if (fabs(x) < 0x1p-60) {
        return x;
    }
    if (!(x < 710.0) || x < -40.0) {
        return x > 0.0 ? INFINITY : x < -40.0 ? -1.0 : x;
    }
    struct power power = power_of((struct double_double){x, 0.0});
    if (power.twos == 0 && power.row == 0) {
        return power.rest.hi;
    }
    struct double_double whole = power_pair(&power);
    struct double_double less = sum(whole.hi, -scaled(1.0, -power.twos));
    return scaled(less.hi + (less.lo + whole.lo), power.twos);
}

/* 1/c and ln c, for a c near the middle of each 64th of a binade, and 1 on both sides of 1. */
static const struct {
    double inverse;
    struct double_double log; /* the first part a multiple of 2^-42, as ln2 has it */
} logs[64] = {
    {0x1.728p+0, {-0x1.7a8c586cdfp-2, -0x1.5107d6a24fe8p-44}},
    {0x1.6ep+0, {-0x1.6e08eaa2bap-2, -0x1.e38c139318d71p-46}},
    {0x1.6ap+0, {-0x1.62c82f2b9cp-2, -0x1.e54bdbd7c8a98p-44}},
    {0x1.66p+0, {-0x1.5767717456p-2, 0x1.64ead9524d7cap-44}},
    {0x1.62p+0, {-0x1.4be5f95778p-2, 0x1.d7c92cd9ad824p-44}},
    {0x1.5e8p+0, {-0x1.41b941cce1p-2, 0x1.0469013e43fc9p-44}},
    {0x1.5bp+0, {-0x1.3772662bfep-2, 0x1.e9436ac53b023p-44}},
    {0x1.57p+0, {-0x1.2b9303ab8ap-2, 0x1.6db12d6bfb0a5p-45}},
    {0x1.538p+0, {-0x1.2112559861p-2, -0x1.82e78ba2950c4p-44}},
    {0x1.5p+0, {-0x1.1675cababap-2, -0x1.8380e731f55c4p-44}},
    {0x1.4c8p+0, {-0x1.0bbccdb0d2p-2, -0x1.2f32ccc5dcdfbp-44}},
    {0x1.498p+0, {-0x1.0274dc16c2p-2, -0x1.979e89cf835c2p-45}},
    {0x1.46p+0, {-0x1.ef0adcbdc6p-3, 0x1.b26b79c86af24p-45}},
    {0x1.43p+0, {-0x1.dc1bca0abep-3, -0x1.8fac1a628ccc6p-44}},
    {0x1.3f8p+0, {-0x1.c5cba543aep-3, -0x1.0929decb454fcp-45}},
    {0x1.3c8p+0, {-0x1.b2797ee464p-3, 0x1.be88a906d00a9p-44}},
    {0x1.398p+0, {-0x1.9ef83d276ap-3, 0x1.730b7b3f9cep-45}},
    {0x1.368p+0, {-0x1.8b46f82236p-3, -0x1.2d9f2102dd7c9p-46}},
    {0x1.338p+0, {-0x1.7764c128f2p-3, -0x1.274903479e3d1p-47}},
    {0x1.31p+0, {-0x1.66acd4272ap-3, -0x1.aa1bdbfc6c785p-44}},
    {0x1.2ep+0, {-0x1.526e5e3a1cp-3, 0x1.790ba37fc5238p-44}},
    {0x1.2b8p+0, {-0x1.41682bf728p-3, 0x1.10047081f849dp-45}},
    {0x1.288p+0, {-0x1.2cca0f5f6p-3, 0x1.b5ef191aff12p-44}},
    {0x1.26p+0, {-0x1.1b72ad52f6p-3, -0x1.e80a41811a396p-45}},
    {0x1.238p+0, {-0x1.09f561ee72p-3, 0x1.8f3057157d1a8p-45}},
    {0x1.208p+0, {-0x1.e98b54967p-4, -0x1.4677489c50e97p-44}},
    {0x1.1ep+0, {-0x1.c5e548f5bcp-4, -0x1.d0c57585fbe06p-46}},
    {0x1.1b8p+0, {-0x1.a1ef1d806p-4, -0x1.cd4176df97bcbp-44}},
    {0x1.198p+0, {-0x1.84ef898e84p-4, 0x1.7d5cd246977c9p-44}},
    {0x1.17p+0, {-0x1.60658a9374p-4, -0x1.0c3b1dee9c4f8p-44}},
    {0x1.148p+0, {-0x1.3b87598b1cp-4, 0x1.2241594aca313p-45}},
    {0x1.12p+0, {-0x1.16536eea38p-4, 0x1.47c5e768fa309p-46}},
    {0x1.1p+0, {-0x1.f0a30c0118p-5, 0x1.d599e83368e91p-45}},
    {0x1.0d8p+0, {-0x1.a4fe9ffa4p-5, 0x1.6e584a0402925p-44}},
    {0x1.0b8p+0, {-0x1.67f94f0948p-5, -0x1.ecc1f3e7e4ed7p-44}},
    {0x1.098p+0, {-0x1.2a7ec2215p-5, 0x1.78ce77a9163fep-45}},
    {0x1.07p+0, {-0x1.b9fc027bp-6, 0x1.b9a010ae6922ap-44}},
    {0x1.05p+0, {-0x1.3cea44347p-6, 0x1.6a2c432d6a40bp-44}},
    {0x1.03p+0, {-0x1.7dc475f82p-7, 0x1.eb1245b5da1f5p-44}},
    {0x1.0p+0, {0.0, 0.0}},
    {0x1.0p+0, {0.0, 0.0}},
    {0x1.f4p-1, {0x1.8492528c9p-6, -0x1.aa0ba325a0c34p-45}},
    {0x1.edp-1, {0x1.35c8bfaa1p-5, 0x1.8357d5ef9eb35p-44}},
    {0x1.e5p-1, {0x1.bbcebfc69p-5, -0x1.7bf868c317c2ap-46}},
    {0x1.dep-1, {0x1.1973bd1464p-4, 0x1.566d154f930b3p-44}},
    {0x1.d7p-1, {0x1.55e10050ep-4, 0x1.c1d740c53c72ep-47}},
    {0x1.d1p-1, {0x1.8a6477a91cp-4, 0x1.c28c0af9bd6dfp-44}},
    {0x1.cap-1, {0x1.c885801bc4p-4, 0x1.646d1c65aacd3p-45}},
    {0x1.c4p-1, {0x1.fe89139dbcp-4, 0x1.56594d82f7a82p-44}},
    {0x1.bep-1, {0x1.1aa2b7e24p-3, -0x1.1ac38dde3b366p-44}},
    {0x1.b8p-1, {0x1.365fcb015ap-3, -0x1.fd3a0afb9691bp-44}},
    {0x1.b2p-1, {0x1.527e5e4a1cp-3, -0x1.4e60b8d4b411dp-44}},
    {0x1.acp-1, {0x1.6f0128b756p-3, 0x1.577390d31ef0fp-44}},
    {0x1.a7p-1, {0x1.871213750ep-3, 0x1.328eb42f9af75p-44}},
    {0x1.a1p-1, {0x1.a454082e6ap-3, 0x1.60a77c81f7171p-44}},
    {0x1.9cp-1, {0x1.bd087383bep-3, -0x1.d4bc4595412b6p-45}},
    {0x1.97p-1, {0x1.d60a17f904p-3, -0x1.5d6e06fc20d39p-44}},
    {0x1.92p-1, {0x1.ef5ade4ddp-3, -0x1.a211565bb8e11p-51}},
    {0x1.8dp-1, {0x1.047e60cde8p-2, 0x1.dbdf10d397f3cp-45}},
    {0x1.88p-1, {0x1.1178e8227ep-2, 0x1.1ef78ce2d07f2p-44}},
    {0x1.84p-1, {0x1.1bf99635a7p-2, -0x1.1ac89575c2125p-44}},
    {0x1.7fp-1, {0x1.2941afb187p-2, -0x1.210c2b730e28bp-44}},
    {0x1.7bp-1, {0x1.3401e12aedp-2, -0x1.17c73556e291dp-44}},
    {0x1.76p-1, {0x1.419b423d5fp-2, -0x1.ce379226de3ecp-44}},
};

/* A number above 0 as 2^twos c (1 + r), with c of row. */
struct factors {
    int twos, row;
    struct double_double r; /* at most 1/64 */
};

/* Where the first binade of the table begins: 11/16. */
#define BINADE 0x3fe6000000000000u

/* x.hi is above 0 and finite. */
static inline struct factors factors_of(struct double_double x)
{
    double below = x.hi < 0x1p-1022 ? 0x1p54 : 1.0; /* makes the smallest normal */
    uint64_t bits = bits_of(x.hi * below), beyond = bits - BINADE;
    int row = (int)(beyond >> 46 & 63);
    int twos = (int)(beyond >> 52) - (beyond >> 63 ? 4096 : 0);
    double z = of_bits(bits - (beyond & 0xfff0000000000000u)), inverse = logs[row].inverse;
    double head = (z + TO_HEAD) - TO_HEAD;
    struct double_double r = sum(head * inverse - 1.0, (z - head) * inverse);

    if (x.lo != 0.0) {
        r = tidy(r.hi, r.lo + scaled(x.lo, -twos) * inverse);
    }
    return (struct factors){below > 1.0 ? twos - 54 : twos, row, r};
}

/* log of c (1 + r), and start added: its first part a multiple of 2^-42. */
static inline struct double_double log_near(const struct factors *x, struct double_double start)
{
    double z = x->r.hi, z2 = z * z;
    double rest = ((1.0 / 3 - z * (1.0 / 4)) + z2 * (1.0 / 5 - z * (1.0 / 6))) +
                  z2 * z2 *
                      ((1.0 / 7 - z * (1.0 / 8)) +
                       z2 * ((1.0 / 9 - z * (1.0 / 10)) + z2 * (1.0 / 11 - z * (1.0 / 12))));
    struct double_double square = half_square(x->r), log = logs[x->row].log;
    struct double_double first = sum(start.hi + log.hi, z), two = sum(first.hi, -square.hi);

    return tidy(two.hi, (first.lo + two.lo) +
                            ((start.lo + log.lo) + (x->r.lo + (z2 * z * rest - square.lo))));
}

static inline struct double_double log_pair(struct double_double x)
{
    struct factors factors = factors_of(x);
    double twos = factors.twos;
    return log_near(&factors, (struct double_double){twos * ln2.hi, twos * ln2.lo});
}

/* What any logarithm is where log_pair can't be asked: of 0, below it, of infinity and of NaN. */
static double log_end(double x)
{
    return x == 0.0 ? -INFINITY : x < 0.0 ? NAN : x;
}

static inline int is_within(double x)
{
    return x > 0.0 && x < INFINITY;
}

double sim_log(double x)
{
    return is_within(x) ? log_pair((struct double_double){x, 0.0}).hi : log_end(x);
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
    if (!is_within(x)) {
        return log_end(x);
    }
    struct factors factors = factors_of((struct double_double){x, 0.0});
    struct double_double log = log_near(&factors, (struct double_double){0.0, 0.0});
    return add((struct double_double){factors.twos, 0.0}, multiply(log, per_ln2)).hi;
}

double sim_log10(double x)
{
    return is_within(x) ? multiply(log_pair((struct double_double){x, 0.0}), per_ln10).hi
                        : log_end(x);
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
    if (isnan(exponent)) {
        return NAN;
    }
    if (fabs(exponent) > 0x1p70) { /* beyond all doubles whatever the base; halves can't have it */
        exponent = exponent < 0.0 ? -0x1p70 : 0x1p70;
    }
    return exp_pair(multiply(log_pair((struct double_double){base, 0.0}),
                             (struct double_double){exponent, 0.0}));
}
