/* gradebook: the class as a file that a gradebook imports. Only completion is graded, and what
 * people have marked: calibration is shown and never counted. */
#ifndef CLASS_GRADEBOOK_H
#define CLASS_GRADEBOOK_H

#include "class/class.h"
#include "store/buffer.h"

struct grading {
    const char *assignment; /* for Canvas: "Title (id)" */
    double points;          /* that all parts, finished, are worth */
    double written;         /* that written answers are worth; 0: they aren't marked */
    const struct marks *marks;
};

/* A student's score: the share of parts that are finished, times the points, and the mark. NaN
 * while nothing of theirs can be graded (damaged, foreign, DEMO); 0 for who never started. */
double grading_score(const struct grading *grading, const struct student *student);
double grading_most(const struct grading *grading);

/* The formats' names, NULL at the end: canvas, moodle, nbgrader, csv. */
extern const char *const gradebook_formats[];

/*
 * Appends the gradebook in the format of that index: all on the roster, or where there is none all
 * who handed in. Texts in it are guarded (cells.h).
 */
void gradebook_add(struct buffer *out, size_t format, const struct class *class,
                   const struct grading *grading);

#endif
