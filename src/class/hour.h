/* hour: a class while it works: how many have locked what, from anchors, which hold no answers; and
 * what was predicted, names off, from the ledgers that were swept so far. Files alone are read. */
#ifndef CLASS_HOUR_H
#define CLASS_HOUR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "class/class.h"
#include "class/histogram.h"

/* A part of a track of the course: how many locked its question. */
struct hour_row {
    const struct track *track;
    enum sim_part part;
    size_t locked;
};

struct hour {
    struct class class;
    struct histogram histogram;
    struct hour_row *rows; /* of each track of the course on which anybody locked */
    size_t count;
    size_t students; /* who locked anything */
};

/*
 * Reads the anchors of the course's folder, and anchors and ledgers of FOLDERS, a list with NULL at
 * its end, which may be empty; all that must outlive the hour. False, with the reason among the
 * faults of its class, when a folder can't be opened. Freed with hour_free in any case.
 */
bool hour_read(struct hour *hour, const struct catalog *catalog, const struct course *course,
               const char *const *folders);
void hour_free(struct hour *hour);

/* Changes when something came to the folders, or left: their own times, and those of their logs. */
uint64_t hour_stamp(const struct course *course, const char *const *folders);

/* Appends "23 students have locked something." as a line; a row's "cloud, part 1: 18 locked" or
 * "cloud, finale: 3 locked", without a newline. */
void hour_add_total(struct buffer *out, const struct hour *hour);
void hour_add_row(struct buffer *out, const struct hour *hour, size_t row);

/* Appends the predictions of a row's question, as histogram_add_text does or, for a screen of
 * COLUMNS, histogram_add_table; or that none was swept yet. COLUMNS 0: no screen. */
void hour_add_question(struct buffer *out, const struct hour *hour, size_t row, int columns);

#endif
