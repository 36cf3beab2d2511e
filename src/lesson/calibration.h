/*
 * calibration: how sure a student was against how often right. Certainty-based marks: a right
 * choice earns 1, 2, 3 for confidence 1, 2, 3; a wrong one 0, -2, -6. For the Brier score they
 * mean 0.5, 0.75, 0.9. The choice alone counts. Shown to the student, never graded.
 */
#ifndef LESSON_CALIBRATION_H
#define LESSON_CALIBRATION_H

#include "lesson/state.h"

enum { CONFIDENCES = 3 };

/* Over the predictions of a track whose results have been seen. */
struct calibration {
    size_t revealed, right;
    size_t sure, sure_right; /* with confidence 3 */
    int marks;
    double brier; /* 0..1, less is better; NaN without predictions */
};

/* Sums up the parts of a track, by its index, that are locked and revealed. */
void calibration_take(const struct state *state, size_t track, struct calibration *calibration);

/* The confidence of a lock, 1..3; 0: none. */
int calibration_confidence(const struct part_state *part);

/* Whether the choice was right; false before the reveal. */
bool choice_is_right(const struct part_state *part);

/* The marks and the squared gap of one prediction; confidence is 1..3. */
int calibration_marks(bool right, int confidence);
double calibration_brier(bool right, int confidence);

#endif
