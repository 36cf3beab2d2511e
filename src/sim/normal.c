#include "sim/normal.h"

#include <math.h>
#include <stddef.h>

#include "sim/elementary.h"

/*
 * Wichura 1988, "Algorithm AS 241: The Percentage Points of the Normal Distribution", Applied
 * Statistics 37, PPND16: a ratio of polynomials in each of three ranges, least power first.
 */
enum { POWERS = 8 };

struct ratio {
    double over[POWERS], under[POWERS];
};

static const struct ratio middle = {
    {3.3871328727963666080, 1.3314166789178437745e+2, 1.9715909503065514427e+3,
     1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
     3.3430575583588128105e+4, 2.5090809287301226727e+3},
    {1.0, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
     2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4,
     5.2264952788528545610e+3}};
static const struct ratio outer = {
    {1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
     1.27045825245236838258, 2.41780725177450611770e-1, 2.27238449892691845833e-2,
     7.74545014278341407640e-4},
    {1.0, 2.05319162663775882187, 1.67638483018380384940, 6.89767334985100004550e-1,
     1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
     1.05075007164441684324e-9}};
static const struct ratio outermost = {
    {6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580,
     2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
     2.71155556874348757815e-5, 2.01033439929228813265e-7},
    {1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
     7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
     2.04426310338993978564e-15}};

static double polynomial(const double powers[POWERS], double x)
{
    double sum = 0.0;

    for (size_t i = POWERS; i-- > 0;) {
        sum = sum * x + powers[i];
    }
    return sum;
}

static double ratio_at(const struct ratio *ratio, double x)
{
    return polynomial(ratio->over, x) / polynomial(ratio->under, x);
}

double sim_normal_quantile(double share)
{
    double off = share - 0.5;

    if (!(share >= 0.0 && share <= 1.0)) {
        return NAN;
    }
    if (fabs(off) <= 0.425) {
        return off * ratio_at(&middle, 0.180625 - off * off);
    }
    double tail = fmin(share, 1.0 - share);
    if (tail <= 0.0) {
        return off < 0.0 ? -INFINITY : INFINITY;
    }
    double r = sqrt(-sim_log(tail));
    double z = r <= 5.0 ? ratio_at(&outer, r - 1.6) : ratio_at(&outermost, r - 5.0);
    return off < 0.0 ? -z : z;
}
