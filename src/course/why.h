/* why: the reason of a refusal, in a few words: what is wrong; the mend. */
#ifndef COURSE_WHY_H
#define COURSE_WHY_H

enum { WHY_BYTES = 200 };

/* Appends to a reason, as far as it fits. */
void why_add(char why[WHY_BYTES], const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
