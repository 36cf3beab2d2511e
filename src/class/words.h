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

/* Appends a student's name, "Lovelace, Ada", as the roster spells it; else the login. */
void words_add_name(struct buffer *out, const struct student *student);

/* "in time", "late"; "" where there is no date or nothing is graded. */
const char *words_lateness(const struct student *student);

/* Appends the names of patterns, a bit each, with "; " between them: those alone that make a ledger
 * QUESTIONABLE, or all. */
void words_add_flags(struct buffer *out, unsigned flags, bool all);

#endif
