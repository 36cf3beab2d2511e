#include "class/grading.h"

#include <math.h>

double grading_score(const struct grading *grading, const struct student *student)
{
    const struct mark *mark = grading->marks ? marks_find(grading->marks, student->login) : NULL;
    double written = mark ? mark->points : 0;
    if (student->standing == STANDING_ABSENT) {
        return written;
    }
    if (!student->graded) {
        return NAN;
    }
    return grading->points * (double)summary_finished(student->graded) / (double)summary_parts() +
           written;
}

double grading_most(const struct grading *grading)
{
    return grading->points + grading->written;
}
