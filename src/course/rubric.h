/*
 * rubric: what of a student's lab people mark, and by which criterion: tables/rubric.csv. A track's
 * own row stands in the place of the one for all tracks.
 */
#ifndef COURSE_RUBRIC_H
#define COURSE_RUBRIC_H

#include "course/catalog.h"

/* What is marked of a part. The finale has no observation, and repairs alone: under stress, its
 * prediction and its reflection, the decision, are about what strikes it. */
enum rubric_question {
    RUBRIC_PREDICTION,
    RUBRIC_OBSERVATION,
    RUBRIC_REFLECTION,
    RUBRIC_DESIGN,
    RUBRIC_REPAIRS,
    RUBRIC_QUESTIONS
};

/* The question of a part at a place from 0, below RUBRIC_QUESTIONS, in the order of the lab. */
enum rubric_question rubric_nth(enum sim_part part, int place);

/* "prediction", "observation", ...; and back, -1 for none. */
extern const char *const rubric_questions[RUBRIC_QUESTIONS];
int rubric_question_find(const char *name);

struct rubric_line {
    double points; /* the most that it is worth */
    const char *criterion;
};

/* What a student answered: what was asked, the answer, and what the model says of it with the
 * numbers that it rests on. Texts of one or more lines, cleaned; "" where there is nothing. */
struct rubric_answer {
    char *prompt, *answer, *verdict;
};

struct rubric_answers {
    struct rubric_answer items[PARTS][RUBRIC_QUESTIONS]; /* by part, from 1, less one */
};

/* The line of a question; false where nothing of it is marked. It is the catalog's. */
bool rubric_find(const struct catalog *catalog, const char *track, enum sim_part part,
                 enum rubric_question question, struct rubric_line *line);

/* What all of a track's lines are worth; all tracks are worth the same. */
double rubric_points(const struct catalog *catalog, const char *track);

/* Adds a fault for a question that is there twice or that the finale hasn't, and for a track that
 * is worth more or less than the first. */
void rubric_check(const struct catalog *catalog, struct fault_list *faults);

#endif
