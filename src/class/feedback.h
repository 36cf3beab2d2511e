/*
 * feedback: what a student gets back, as a text: the score and what it rests on, marks and comments
 * criterion by criterion, and how the class was marked.
 */
#ifndef CLASS_FEEDBACK_H
#define CLASS_FEEDBACK_H

#include "class/grading.h"

/* Of fewer marks nothing is said of the class: they would tell who has which. */
enum { FEEDBACK_CLASS_MIN = 5 };

/* The spread of some marks. */
struct feedback_spread {
    size_t count;
    double least, median, most;
};

/* The class's marks, question by question and in all. */
struct feedback_class {
    struct feedback_spread questions[PARTS][RUBRIC_QUESTIONS]; /* by part, from 1, less one */
    struct feedback_spread scores;
};

void feedback_take_class(struct feedback_class *spreads, const struct class *class,
                         const struct grading *grading);

/* Appends one student's, who has a ledger that is graded. Strangers' words are cleaned. */
void feedback_add(struct buffer *out, const struct class *class, const struct grading *grading,
                  const struct feedback_class *spreads, const struct student *student);

#endif
