/* words: how a class's tables name things. */
#ifndef CLASS_WORDS_H
#define CLASS_WORDS_H

#include "class/class.h"

/* The graded track's id; "" where none is chosen. */
const char *words_track(const struct class *class, const struct summary *summary);

/* How far a part of the graded track is: "", "locked", "revealed", "done". */
const char *words_progress(const struct summary *summary, enum sim_part part);

/* "sound", "damaged", "unreadable". */
const char *words_verdict(enum summary_verdict verdict);

/* "graded", "never started", ... */
const char *words_standing(enum standing standing);

/* "SOUND", "QUESTIONABLE", "NOT GRADED". */
const char *words_judgement(enum verdict verdict);

/* Appends the names of patterns, a bit each, with "; " between them: those alone that make a ledger
 * QUESTIONABLE, or all. */
void words_add_flags(struct buffer *out, unsigned flags, bool all);

#endif
