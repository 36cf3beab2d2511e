/* quantity: a number that a student types, in a unit of the data. */
#ifndef LESSON_QUANTITY_H
#define LESSON_QUANTITY_H

#include "course/unit.h"
#include "lesson/outcome.h"

/* What is asked for. */
struct quantity {
    const struct typed_rule *rule; /* of the student's language */
    const struct unit *unit;       /* that may stand behind it; NULL: none */
    bool share;                    /* a pure share, so that 50 % is 0.5 */
    struct message_word what;      /* how a refusal begins: "WHAT: why" */
    struct message otherwise;      /* the refusal of what is no number at all */
};

/* Reads TEXT as store/typed.h does, in the unit. False, and the outcome refuses, where it can't be
 * taken: a comma of two readings with both of them, a foreign unit by name. */
bool quantity_read(const struct quantity *quantity, const char *text, double *value,
                   struct outcome *outcome);

#endif
