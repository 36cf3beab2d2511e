/* fixture: the four tracks' numbers, as tests of the simulation need them. */
#ifndef FIXTURE_H
#define FIXTURE_H

#include "sim/output.h"

/* The defaults of a track, part 2 as in its lock's scenario, on the US grid. */
struct sim_inputs fixture_track(enum sim_finale_kind track);

/* Sets an input by its name; ends the test if there is none or the value is out of its domain. */
void fixture_set(struct sim_inputs *inputs, const char *name, double value);

/* An output by its name; ends the test if there is none. */
double fixture_output(const struct sim_outputs *outputs, const char *name);

/* Fails unless `value`, printed to as many significant digits as `expected` has, is `expected`. */
void assert_digits(double value, const char *expected);

/* Fails unless the two agree within a relative tolerance. */
void assert_near(double value, double expected, double tolerance);

#endif
