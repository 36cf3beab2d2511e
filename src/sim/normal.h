/* normal: the normal distribution. */
#ifndef SIM_NORMAL_H
#define SIM_NORMAL_H

/*
 * The quantile of the standard normal distribution: the z that a share of its values stays below.
 * Within 1e-15 of it, relatively. -infinity at 0, infinity at 1, NaN outside 0..1.
 */
double sim_normal_quantile(double share);

#endif
