/* variant: which of the variants is a student's own. */
#ifndef DESIGN_VARIANT_H
#define DESIGN_VARIANT_H

#include <stdint.h>

/* The first eight bytes of SHA-256(login, course, salt), a newline between them: the seed of the
 * student's luck in replays. */
uint64_t student_seed(const char *login, const char *course, const char *salt);

/* The first of those bytes modulo VARIANTS. */
int student_variant(uint64_t seed);

#endif
