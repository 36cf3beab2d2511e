/* gradebook: the class as a file that a gradebook imports. */
#ifndef CLASS_GRADEBOOK_H
#define CLASS_GRADEBOOK_H

#include "class/grading.h"
#include "store/buffer.h"

/* The formats' names, NULL at the end: canvas, moodle, nbgrader, csv. */
extern const char *const gradebook_formats[];

/*
 * Appends the gradebook in the format of that index: all on the roster, or where there is none all
 * who handed in. Texts in it are guarded (cells.h). Where the roster is that platform's own file,
 * it is that file with grades in it (gradebook_back.h); false, with the reason in WHY, when it
 * can't take them.
 */
bool gradebook_add(struct buffer *out, size_t format, const struct class *class,
                   const struct grading *grading, struct buffer *why);

#endif
