/* meaning: what handing in would mean, before it is done. */
#ifndef CMD_MEANING_H
#define CMD_MEANING_H

#include "course/catalog.h"
#include "course/settings.h"
#include "store/buffer.h"
#include "store/ledger_log.h"

/*
 * Appends, a line each, what handing in LOG at NOW_MS would mean for the student of LOGIN: whether
 * it would be late, what that loses, whether it would take the place of one that was in time, or
 * not count or not be graded at all. True if it does harm: then it needs a yes.
 */
bool meaning_add(struct buffer *out, const struct catalog *catalog, const struct course *course,
                 const char *login, const struct ledger_log *log, int64_t now_ms);

#endif
