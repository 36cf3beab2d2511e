/* typed: numbers as people type them, in every place where one may: a prompt, a slider, a lock, a
 * script, --set. Everything that the program prints can be typed back.
 *
 *     40k   1.5M   900 M   340 million   1,000   900,000,000   10 000   $1,000   50 %   12 km
 *     3.31e-6   3.31 times 10 to the minus 6   minus 5   -5
 *
 * No-break and thin spaces are blanks, U+2212 is a minus. A mark that could be a decimal sign or
 * a group's is taken only where the language's rule leaves no doubt; else it is refused, with both
 * readings. Nothing is dropped: what stands behind the number is its unit, or it is refused. */
#ifndef STORE_TYPED_H
#define STORE_TYPED_H

#include <stdbool.h>

/* Room for what a person types as one number, with its NUL. Longer texts are no number. */
enum { TYPED_ROOM = 128 };

enum { TYPED_NAMES = 6 }; /* that a unit has at most */

/* A word for a power of ten. */
struct typed_scale {
    const char *name; /* "million"; NULL ends a list */
    int power;        /* 6 */
};

/* How a language writes numbers. Blanks between groups of three are right in each. */
struct typed_rule {
    char decimal;        /* the decimal sign: '.' or ',' */
    char group;          /* between groups of three: ',' or '.'; '\0' where neither is safe */
    const char *minus;   /* "minus", before a number */
    const char *power;   /* "times 10 to the", between a number and an exponent */
    const char *percent; /* "per cent", besides the sign */
    const struct typed_scale *scales; /* a blank before them is free */
};

extern const struct typed_rule typed_english;

/* What a value is counted in. A name matches whatever its blanks, the two long ones whatever their
 * capitals. A symbol may follow an SI prefix of 10^3 and more ("5 MB" where B is the unit). */
struct typed_unit {
    const char *symbol; /* "km"; "" for a pure number; "$" stands before the number */
    const char *names[TYPED_NAMES + 1]; /* "kilometre", "kilometres"; NULL ends them */
    bool share;                         /* a pure share: 50 % is 0.5 */
};

enum typed_reason {
    TYPED_GOOD,
    TYPED_EMPTY,
    TYPED_NO_NUMBER,    /* none at all, or something that is no unit behind it */
    TYPED_TWO_WAYS,     /* a comma or point with two readings */
    TYPED_FOREIGN_UNIT, /* a number, then what is not its unit */
    TYPED_TOO_LARGE     /* for a double */
};

struct typed_number {
    double value;                 /* in the unit; TYPED_GOOD only */
    char readings[2][TYPED_ROOM]; /* TYPED_TWO_WAYS: what to type for one or for the other */
    char rest[TYPED_ROOM];        /* TYPED_FOREIGN_UNIT: the foreign unit */
};

/* Reads the whole of TEXT. UNIT may be NULL: a pure number. *TYPED is overwritten. */
enum typed_reason typed_read(const char *text, const struct typed_rule *rule,
                             const struct typed_unit *unit, struct typed_number *typed);

#endif
