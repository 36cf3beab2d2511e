/* aim_number: values as aims show them. */
#ifndef SCENES_AIM_NUMBER_H
#define SCENES_AIM_NUMBER_H

#include "scenes/build.h"

/*
 * A value beside its limit. Both are shown in as many digits more as it takes that the two,
 * rounded, stand as they do unrounded, so that no verdict contradicts the figures beside it.
 */
struct limited {
    enum relation relation;
    double value, limit;
    const struct unit *unit; /* NULL: there is no such aim */
    int least;               /* digits, as number_text has them */
    int digits;              /* to show both in, in the form that is built */
};

struct limited limited_of(const struct build *build, enum relation relation, double value,
                          double limit, const struct unit *unit, int least);

/* An aim's two sides. */
struct limited aim_limited(const struct build *build, const struct rule *aim,
                           const struct judged *judged);

/* A value and its limit from above, shown as a part's aim shows them. */
struct limited limited_by_aim(const struct build *build, enum sim_part number, const char *aim,
                              double value, double limit);

/* The digits to show both in, in another form. There is a unit. */
int limited_digits(const struct limited *limited, enum number_form form);

/* One of the two with its digits; "" where the part has no such aim. */
const char *limited_text(const struct build *build, const struct limited *limited, double side);

/* The unit of an output: that of the aim of what the build is about, which is of the same kind. */
const struct unit *output_unit(const struct build *build, const struct sim_output *output,
                               const struct unit *unit);

/*
 * The digits of an output of what the build is about: as many more as it takes, where an aim or a
 * failure of its part is about it, that it doesn't read as the other side of its limit.
 */
int output_digits(const struct build *build, const struct sim_output *output,
                  const struct unit *unit, int digits);

/* An output by its name, with these digits at least. */
const char *output_number(const struct build *build, const char *name, const char *unit,
                          int digits);

/* What a failure is about, as its alarm shows it, and what that is held against. */
const char *failure_number(const struct build *build, const struct rule *failure);
const char *failure_limit(const struct build *build, const struct rule *failure);

/* A value in the unit and with the digits of a part's aim; "" where the part has no such aim. */
const char *aim_number(const struct build *build, enum sim_part number, const char *aim,
                       double value);

#endif
