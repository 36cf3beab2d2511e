/* grading: what a student's work is worth. Only completion is graded, and what people have marked:
 * calibration is shown and never counted. */
#ifndef CLASS_GRADING_H
#define CLASS_GRADING_H

#include "class/class.h"
#include "class/marks.h"

struct grading {
    const char *assignment; /* for Canvas: "Title (id)" */
    double points;          /* that all parts, finished, are worth */
    bool open;              /* work may still come in: nobody has a 0 yet */
    double written;         /* that written answers are worth; 0: they aren't marked */
    const struct marks *marks;
};

/* A student's score: the share of parts that are finished, times the points, and the mark. NaN
 * while nothing of theirs can be graded (damaged, foreign, DEMO), and instead of a 0 that nobody
 * has marked while work may still come in; 0 for who never started. */
double grading_score(const struct grading *grading, const struct student *student);
double grading_most(const struct grading *grading);

/* Appends what stands beside a student's grade: how far it went, and the mark's own words. */
void grading_add_feedback(struct buffer *text, const struct grading *grading,
                          const struct student *student);

#endif
