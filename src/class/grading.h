/* grading: what a student's work is worth. Only completion is graded, and what people have marked:
 * calibration is shown and never counted. */
#ifndef CLASS_GRADING_H
#define CLASS_GRADING_H

#include "class/class.h"
#include "class/marks.h"

/* Whether work may still come in. */
enum grading_term {
    GRADING_DUE,    /* no more: it was due */
    GRADING_OPEN,   /* until it is due */
    GRADING_ENDLESS /* at any time: there is no due date */
};

struct grading {
    const char *assignment; /* for Canvas: "Title (id)" */
    double points;          /* that all parts, finished, are worth */
    enum grading_term term;
    double written; /* that written answers are worth; 0: they aren't marked */
    const struct marks *marks;
    const struct policy *policy; /* what late work loses; NULL: nothing */
};

/* Whether somebody's answers wait for their marks in a sheet. */
bool grading_is_open(const struct grading *grading, const struct student *student);

/* A student's score: the share of parts that are finished, times the points, and the mark. NaN
 * while nothing of theirs can be graded (damaged, foreign, DEMO), or some answer of theirs waits
 * for its mark, and instead of a 0 that nobody has marked: for everybody before the due date, and
 * for who never started where there is none. */
double grading_score(const struct grading *grading, const struct student *student);

/* The same before late work loses anything; and whether the score passes: "yes", "no", or "" where
 * nothing is needed or there is no score yet. */
double grading_raw(const struct grading *grading, const struct student *student);
const char *grading_passed(const struct grading *grading, const struct student *student);
double grading_most(const struct grading *grading);

/* Appends what stands beside a student's grade: how far it went, and the mark's own words. */
void grading_add_feedback(struct buffer *text, const struct grading *grading,
                          const struct student *student);

#endif
