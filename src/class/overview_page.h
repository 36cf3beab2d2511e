/*
 * overview_page: a class as one page: who is how far, what stands out, what was predicted, how sure
 * it was, which aims were met.
 */
#ifndef CLASS_OVERVIEW_PAGE_H
#define CLASS_OVERVIEW_PAGE_H

#include "class/grading.h"

/* Where students' pages lie, below the class's. */
#define OVERVIEW_STUDENTS "students"

/* Appends the page. HAS_PAGE says of each of the class's students whether there is a page of
 * theirs, OVERVIEW_STUDENTS/LOGIN.html by student_file.h, to which their name leads. */
void overview_page_add(struct buffer *out, const struct class *class, const struct grading *grading,
                       const bool *has_page);

#endif
