/*
 * replay: steps through a ledger and works out anew what its records say was worked out then:
 * scenarios, truths, runs and how many of their aims were met.
 */
#ifndef REPORT_REPLAY_H
#define REPORT_REPLAY_H

#include "course/catalog.h"
#include "course/settings.h"
#include "store/buffer.h"
#include "store/json.h"
#include "store/ledger_log.h"

/*
 * Appends a line for each record to OUT, and what disagrees below it; numbers agree within 1e-9 of
 * each other. The result counts the records that disagree or are damaged. What was worked out with
 * another model (sim/model.h) is "not replayed", and disagrees with nothing. What luck drew is
 * worked out where the ledger's COURSE is given (else NULL), whose salt it follows from.
 */
size_t replay_write(const struct catalog *catalog, const struct course *course,
                    const struct ledger_log *log, struct buffer *out);

/* The same as members of an object that is open: "records", one object each, with "checked", how
 * many values were worked out anew, and "differs"; then "disagreeing". */
size_t replay_put(const struct catalog *catalog, const struct course *course,
                  const struct ledger_log *log, struct json_out *json);

#endif
