/* utc: points in time as texts, always in UTC. Milliseconds since 1970. */
#ifndef STORE_UTC_H
#define STORE_UTC_H

#include <stdbool.h>
#include <stdint.h>

#include "store/buffer.h"

/* Appends 2026-01-31T12:00:00.123Z. A clock outside the years 1970 to 9999 is taken for 1970. */
void utc_add(struct buffer *out, int64_t time_ms);

/* Appends 20260131T120000Z: fit for a file's name. */
void utc_add_compact(struct buffer *out, int64_t time_ms);

/* Reads 2026-01-31, 2026-01-31T12:00Z, 2026-01-31T12:00:00Z or 2026-01-31T12:00:00.123Z; a day
 * alone ends with its last second. False leaves *TIME_MS alone. */
bool utc_parse(const char *text, int64_t *time_ms);

#endif
