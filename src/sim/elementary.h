/*
 * elementary: exp, log and their like, the same to the last bit on every machine. C libraries
 * differ there, by processor too, and a number of the lab is compared as it is printed. These use
 * nothing but + - * / of IEEE 754 doubles, rounded to nearest, and are right to the last bit but
 * for about one argument in 50,000. sqrt, ceil, floor and fmod are exact in IEEE 754: take those of
 * math.h.
 *
 * Ends of the domain are those of C's functions: log 0 is -infinity, log -1 NaN. No errno.
 */
#ifndef SIM_ELEMENTARY_H
#define SIM_ELEMENTARY_H

double sim_exp(double x);

/* exp(x) - 1, also where that is small. */
double sim_expm1(double x);

double sim_log(double x);

/* log(1 + x), also where x is small. */
double sim_log1p(double x);

/* Whole for a power of 2. */
double sim_log2(double x);

/* Whole for a power of 10. */
double sim_log10(double x);

/* base^exponent for a base of 0 or more; NaN for one below 0. */
double sim_pow(double base, double exponent);

#endif
