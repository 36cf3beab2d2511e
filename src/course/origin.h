/* origin: where in an author's files something stands. May be all zero: nowhere. */
#ifndef COURSE_ORIGIN_H
#define COURSE_ORIGIN_H

#include <stddef.h>

struct origin {
    const char *path; /* NULL: the file that goes without saying */
    size_t line;      /* 0: none */
};

#endif
