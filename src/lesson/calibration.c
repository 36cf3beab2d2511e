#include "lesson/calibration.h"

#include <math.h>
#include <string.h>

static const struct {
    int right, wrong;   /* marks, as in Gardner-Medwin's certainty-based marking */
    double probability; /* that the student's word means */
} confidences[CONFIDENCES] = {{1, 0, 0.5}, {2, -2, 0.75}, {3, -6, 0.9}};

int calibration_confidence(const struct part_state *part)
{
    const char *confidence = pairs_text(&part->lock, "confidence");
    bool known = confidence[0] >= '1' && confidence[0] < '1' + CONFIDENCES && !confidence[1];
    return known ? confidence[0] - '0' : 0;
}

bool choice_is_right(const struct part_state *part)
{
    return part_is_revealed(part) &&
           strcmp(pairs_text(&part->lock, "choice"), pairs_text(&part->reveal, "choice")) == 0;
}

int calibration_marks(bool right, int confidence)
{
    return right ? confidences[confidence - 1].right : confidences[confidence - 1].wrong;
}

double calibration_brier(bool right, int confidence)
{
    double gap = confidences[confidence - 1].probability - (right ? 1 : 0);
    return gap * gap;
}

void calibration_take(const struct state *state, size_t track, struct calibration *calibration)
{
    double gaps = 0;
    *calibration = (struct calibration){.brier = NAN};
    for (int i = SIM_PART_SCALING; i <= SIM_PART_FINALE; i++) {
        const struct part_state *part = state_part(state, track, (enum sim_part)i);
        int confidence = calibration_confidence(part);
        bool right = choice_is_right(part);
        if (!part_is_revealed(part) || confidence == 0) {
            continue;
        }
        calibration->revealed++;
        calibration->right += right;
        calibration->sure += confidence == CONFIDENCES;
        calibration->sure_right += confidence == CONFIDENCES && right;
        calibration->marks += calibration_marks(right, confidence);
        gaps += calibration_brier(right, confidence);
    }
    if (calibration->revealed > 0) {
        calibration->brier = gaps / (double)calibration->revealed;
    }
}
