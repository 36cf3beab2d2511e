/* pattern: what stands out in a class: reasons to ask, never proof. */
#ifndef CLASS_PATTERN_H
#define CLASS_PATTERN_H

#include <stdbool.h>
#include <stddef.h>

struct class;
struct student;

/* What stands out. None of these proves anything: each has its caution. */
enum pattern_kind {
    PATTERN_ORDER,
    PATTERN_REPLAY,
    PATTERN_MANY,
    PATTERN_VARIANT,
    PATTERN_LOGIN,
    PATTERN_DATA,
    PATTERN_TIMES,
    PATTERN_FORK,
    PATTERN_MISSING,
    PATTERN_TWO_LOCKS,
    PATTERN_SAME_LUCK,
    PATTERN_SAME_TEXT,
    PATTERN_QUICK,
    PATTERN_CLOCKS,
    PATTERN_OLD_DATA,
    PATTERN_NEW_DATA,
    PATTERN_TWO_UIDS,
    PATTERNS
};

struct pattern {
    enum pattern_kind kind;
    const struct student *student;
    const struct student *other; /* with the same text, or luck; else NULL */
    unsigned char track, part;   /* part 0: of no question */
    double seconds;              /* from lock to reveal */
    size_t record;               /* its number; 0: of none */
    const char *what;            /* a reason (reason.h); NULL: the kind says it all */
};

/* Whether one of these kinds, a bit each (1 << kind), makes a ledger questionable. The others only
 * stand out. */
bool pattern_questions(unsigned kinds);

/* What tables call it: "order", "same luck". */
const char *pattern_name(enum pattern_kind kind);

/* Its texts: what pages call it; its definition, which can be checked by hand; and a caution, since
 * each has innocent causes, too. */
enum pattern_text { PATTERN_TITLE, PATTERN_DEFINITION, PATTERN_CAUTION };
enum { PATTERN_ID = 32 };

/* The id of such a text; it is ID. */
const char *pattern_text_id(enum pattern_kind kind, enum pattern_text text, char id[PATTERN_ID]);

#endif
