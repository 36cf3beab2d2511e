/* gradebook: the class as a file that a gradebook imports. */
#ifndef CLASS_GRADEBOOK_H
#define CLASS_GRADEBOOK_H

#include "class/grading.h"
#include "store/buffer.h"

/* The formats' names, NULL at the end: canvas, moodle, nbgrader, csv. */
extern const char *const gradebook_formats[];

/*
 * Appends the gradebook in the format of that index: all on the roster, or where there is none all
 * who handed in. Texts in it are guarded (cells.h).
 */
void gradebook_add(struct buffer *out, size_t format, const struct class *class,
                   const struct grading *grading);

#endif
