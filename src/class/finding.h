/* finding: what a look at one ledger found that a person should ask about. */
#ifndef CLASS_FINDING_H
#define CLASS_FINDING_H

#include <stddef.h>

#include "class/pattern.h"

struct finding {
    enum pattern_kind kind;
    unsigned char track, part; /* part 0: of no question */
    size_t record;             /* its number; 0: of none */
    char *what;                /* a reason (reason.h) */
};

/* All zero is an empty list. */
struct findings {
    struct finding *items;
    size_t count, room;
};

/* Adds one, unless there is one of that kind and question; the first counts. */
void findings_add(struct findings *findings, const struct finding *finding, const char *what);
void findings_free(struct findings *findings);

#endif
