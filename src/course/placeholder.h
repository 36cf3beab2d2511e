/* placeholder.h: {name:unit:digits} in a text. */
#ifndef COURSE_PLACEHOLDER_H
#define COURSE_PLACEHOLDER_H

#include <stdbool.h>

enum { PLACEHOLDER_ROOM = 96 };

struct placeholder {
    const char *begin, *end;     /* in the text, braces included */
    char name[PLACEHOLDER_ROOM]; /* cut at the first colon; what follows lies behind it */
    char *unit, *digits;         /* within `name`; NULL: none. {text:ID} and {limit:AIM}: unit is
                                    the id; {text:ID:NAME}: digits is the parameter's name */
};

/* Whether it inserts another text; whether it is an aim's limit; whether it would be either, but
 * doesn't say which. */
bool placeholder_is_text(const struct placeholder *p);
bool placeholder_is_limit(const struct placeholder *p);
bool placeholder_lacks_id(const struct placeholder *p);

/*
 * The next placeholder: anything between braces on one line, without braces. False at the end.
 * `unit` and `digits` point into `found`: it must not be copied.
 */
bool placeholder_next(const char *text, struct placeholder *found);

/* The same without taking it apart: where it begins, and behind which brace it ends. NULL: none. */
const char *placeholder_span(const char *text, const char **end);

/* "3": digits 3, after the point; "g3": digits -3, significant. False for anything else. */
bool placeholder_digits(const char *text, int *digits);

#endif
