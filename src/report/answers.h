/*
 * answers: what people mark of a ledger, question by question: what was asked, what the student
 * answered, and what the model says of it with the numbers that it rests on. The words are the
 * report's.
 */
#ifndef REPORT_ANSWERS_H
#define REPORT_ANSWERS_H

#include "course/rubric.h"
#include "store/ledger_log.h"

/* Takes them from the ledger's first `records` records, on a track by its index. Freed with
 * answers_free. */
void answers_take(struct rubric_answers *answers, const struct catalog *catalog,
                  const struct ledger_log *log, size_t records, int track);
void answers_free(struct rubric_answers *answers);

#endif
