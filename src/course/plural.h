/*
 * plural: which form of a word stands beside a number, by a language's own rule, written as
 * gettext's Plural-Forms: "nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2;".
 */
#ifndef COURSE_PLURAL_H
#define COURSE_PLURAL_H

#include <stdbool.h>
#include <stddef.h>

enum { PLURAL_MAX = 6 }; /* forms that a language has at most */

/*
 * Reads a rule: how many forms there are, 1 to PLURAL_MAX, and which of them stands beside n, from
 * 0. False if it can't be read, or names a form that isn't there.
 */
bool plural_form(const char *rule, unsigned long n, size_t *forms, size_t *form);

/* The same for each number that rules tell apart: 0 to 1,000. */
bool plural_is_sound(const char *rule);

#endif
