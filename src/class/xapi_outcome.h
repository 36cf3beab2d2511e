/* xapi_outcome: what a student's ledger came to, as statements like those of xapi.h. */
#ifndef CLASS_XAPI_OUTCOME_H
#define CLASS_XAPI_OUTCOME_H

#include "class/class.h"
#include "class/marks.h"

/*
 * Appends what a student's ledger, the one that is graded, came to: "completed" for each part that
 * is finished, on the part's activity; "scored" for each answer that a sheet has a mark of, on
 * HOME/course/track/part/question, by the rubric's name of it; and "scored" on the course's
 * activity, unless there is no score yet. A score that changes is another statement.
 */
void xapi_outcome_add(struct buffer *out, const struct ledger_log *log,
                      const struct catalog *catalog, const char *home,
                      const struct student *student, const struct marks *marks, double score,
                      double most);

#endif
