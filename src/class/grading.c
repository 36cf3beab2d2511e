#include "class/grading.h"

#include <math.h>

#include "class/words.h"

bool grading_is_open(const struct grading *grading, const struct student *student)
{
    const struct mark *mark = grading->marks ? marks_find(grading->marks, student->login) : NULL;
    return grading->marks && grading->marks->is_sheet && student->graded && (!mark || mark->open);
}

double grading_raw(const struct grading *grading, const struct student *student)
{
    const struct mark *mark = grading->marks ? marks_find(grading->marks, student->login) : NULL;
    double written = mark ? mark->points : 0;
    if ((!student->graded && student->standing != STANDING_ABSENT) ||
        grading_is_open(grading, student)) {
        return NAN;
    }
    size_t finished = student->graded ? summary_finished(student->graded) : 0;
    bool waits = grading->term == GRADING_OPEN ||
                 (grading->term == GRADING_ENDLESS && !student->graded);
    if (waits && !mark && finished == 0) {
        return NAN;
    }
    return grading->points * (double)finished / (double)summary_parts() + written;
}

double grading_score(const struct grading *grading, const struct student *student)
{
    return grading_raw(grading, student) *
           (grading->policy ? policy_keeps(grading->policy, student->days_late) : 1);
}

const char *grading_passed(const struct grading *grading, const struct student *student)
{
    double score = grading_score(grading, student);
    bool asked = grading->policy && grading->policy->pass > 0;
    return !asked || isnan(score) ? "" : score >= grading->policy->pass ? "yes" : "no";
}

double grading_most(const struct grading *grading)
{
    return grading->points + grading->written;
}

void grading_add_feedback(struct buffer *text, const struct grading *grading,
                          const struct student *student)
{
    const struct mark *mark = grading->marks ? marks_find(grading->marks, student->login) : NULL;
    const struct summary *graded = student->graded;
    if (!graded) {
        buffer_add_format(text, "%s.", words_standing(student->standing));
    } else {
        const struct calibration *calibration = &graded->calibration;
        buffer_add_format(text, "%zu of %zu parts finished.", summary_finished(graded),
                          summary_parts());
        if (calibration->revealed > 0) {
            buffer_add_format(text, " Sure and right %zu of %zu; calibration %d (not marked).",
                              calibration->sure_right, calibration->sure, calibration->marks);
        }
    }
    if (student->days_late > 0 && grading->policy && grading->policy->penalty > 0) {
        buffer_add_format(text, " Late, days begun: %zu; %.0f %% of the score remain.",
                          student->days_late,
                          100 * policy_keeps(grading->policy, student->days_late));
    }
    if (mark && *mark->feedback) {
        buffer_add_format(text, " %s", mark->feedback);
    }
}
