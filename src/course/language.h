/*
 * language: how the language of the texts writes numbers and counts things, from its texts
 * language.ID. What it doesn't say, or says wrongly, is as in English; text_check tells of it.
 */
#ifndef COURSE_LANGUAGE_H
#define COURSE_LANGUAGE_H

#include "course/plural.h"
#include "course/text_load.h"
#include "store/typed.h"

enum { LANGUAGE_SCALES = 12, LANGUAGE_GROUP = 5 };

struct language {
    const char *id;              /* as a page names it: "en", "es-AR" */
    const char *plural;          /* the rule; see plural.h */
    size_t forms;                /* that a word has */
    size_t fraction;             /* the form beside a number with digits behind its decimal sign */
    const char *decimal, *group; /* the signs; no group: "" */
    size_t group_from;           /* digits from which thousands are grouped */
    struct typed_rule typed;     /* how numbers are read */
    struct typed_scale scales[LANGUAGE_SCALES + 1];
};

/* From texts, which may be none: then it is English. */
void language_load(struct arena *arena, const struct texts *texts, struct language *language);

/* The form of a word beside a number, from 0: `whole` if it has no digits behind its sign. */
size_t language_form(const struct language *language, double number, bool whole);

/* A number in ASCII ("-1234.5e-6" up to its e) as the language writes it: "-1,234.5". */
const char *language_number(const struct language *language, struct arena *arena,
                            const char *ascii);

/* What is wrong with a text language.ID, and the mend; NULL if nothing is, or it is none. */
const char *language_fault(const char *id, const char *text);

#endif
