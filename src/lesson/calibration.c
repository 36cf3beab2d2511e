#include "lesson/calibration.h"

#include <math.h>
#include <string.h>

static const struct {
    int right, wrong;   /* marks, as in Gardner-Medwin's certainty-based marking */
    double probability; /* that the student's word means */
} confidences[LAB_CONFIDENCES] = {{1, 0, 0.5}, {2, -2, 0.75}, {3, -6, 0.9}};

int lab_confidence(const struct lab_part_state *part)
{
    const char *confidence = pairs_text(&part->lock, "confidence");
    bool known = confidence[0] >= '1' && confidence[0] < '1' + LAB_CONFIDENCES && !confidence[1];
    return known ? confidence[0] - '0' : 0;
}

bool lab_choice_is_right(const struct lab_part_state *part)
{
    return lab_part_is_revealed(part) &&
           strcmp(pairs_text(&part->lock, "choice"), pairs_text(&part->reveal, "choice")) == 0;
}

int lab_marks(bool right, int confidence)
{
    return right ? confidences[confidence - 1].right : confidences[confidence - 1].wrong;
}

double lab_brier(bool right, int confidence)
{
    double gap = confidences[confidence - 1].probability - (right ? 1 : 0);
    return gap * gap;
}

void lab_calibration_take(const struct lab_state *state, size_t track,
                          struct lab_calibration *calibration)
{
    double gaps = 0;
    *calibration = (struct lab_calibration){.brier = NAN};
    for (int i = SIM_PART_SCALING; i <= SIM_PART_COMPOUND; i++) {
        const struct lab_part_state *part = lab_state_part(state, track, (enum sim_part)i);
        int confidence = lab_confidence(part);
        bool right = lab_choice_is_right(part);
        if (!lab_part_is_revealed(part) || confidence == 0) {
            continue;
        }
        calibration->revealed++;
        calibration->right += right;
        calibration->sure += confidence == LAB_CONFIDENCES;
        calibration->sure_right += confidence == LAB_CONFIDENCES && right;
        calibration->marks += lab_marks(right, confidence);
        gaps += lab_brier(right, confidence);
    }
    if (calibration->revealed > 0) {
        calibration->brier = gaps / (double)calibration->revealed;
    }
}
