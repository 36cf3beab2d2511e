/* validation.h: the cases of data/validation.csv, each worked out by the model. */
#ifndef CMD_VALIDATION_H
#define CMD_VALIDATION_H

#include "store/arena.h"
#include "course/catalog.h"

enum validation_kind {
    VALIDATION_CALIBRATION, /* a parameter was fitted to it: no test of the model */
    VALIDATION_CHECK,       /* |error| at most the tolerance */
    VALIDATION_BOUND,       /* the model is a lower limit: -tolerance <= error <= 0 */
    VALIDATION_MISS         /* known to be wrong, and shown as that */
};

/* What the reported figure is. */
enum validation_basis {
    VALIDATION_MEASUREMENT,     /* somebody measured it */
    VALIDATION_PUBLISHED_MODEL, /* somebody else's formula gives it */
    VALIDATION_IDENTITY,        /* the source works it out as we do: arithmetic, no evidence */
    VALIDATION_SELF             /* the model against itself: no evidence */
};
enum { VALIDATION_BASES = VALIDATION_SELF + 1 };

struct validation_case {
    const char *id, *source, *quantity;
    double reported, model;
    double error;     /* of the model, in per cent of what was reported */
    double tolerance; /* per cent */
    enum validation_kind kind;
    enum validation_basis basis;
};

/* "calibration", "check", "bound", "miss": the file's column kind. */
const char *validation_kind_name(enum validation_kind kind);

/* "measurement", "published-model", "identity", "self": the file's column basis. */
const char *validation_basis_name(enum validation_basis basis);

/* "in tolerance", "OUT", "known miss"; a miss that the model hits is OUT, too. */
const char *validation_verdict(const struct validation_case *one);

/*
 * Reads and works out all cases, *count of them, into the arena; NULL if the file has a fault. The
 * file's last column says how: one of
 *     part1|part2|part3|finale [track=T] NAME=VALUE... output=NAME
 *          [over=NAME | against=NAME:VALUE]   divided by that output; by the output there instead
 *     train tokens=D NAME=VALUE...    accelerator-seconds of a run: 6 x params x tokens at part 1's
 *                                     mfu and part 2's goodput
 *     energy kwh=E intensity=I        carbon of that energy, kg
 *     light from=SITE to=SITE [route=R]   round trip of light in fibre along the great circle, s,
 *                                     or along a route R times as long
 *     ring members=N                  bytes sent over bytes reduced in a ring all-reduce
 *     torus shape=AxBxC link=B        bisection, byte/s; its own shape, not the model's cube
 *     fat_tree nodes=N link=B         full bisection, byte/s
 * each with unit=U if it is reported in another unit.
 */
const struct validation_case *validation_run(const struct catalog *catalog, struct arena *arena,
                                             size_t *count, struct fault_list *faults);

#endif
