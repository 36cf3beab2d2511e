/*
 * reason: what exactly stands out in a ledger: the end of its text's id (ui.flag.why.%) and the
 * words in that text, as a block (pairs.h). So it travels without a language, and is told in
 * English, in which lists are, or in that of the texts.
 */
#ifndef CLASS_REASON_H
#define CLASS_REASON_H

#include "course/catalog.h"
#include "store/buffer.h"

/* One that has no words. */
#define REASON(id) "why=" id "\n"

/* Begins an empty block; appends a word to it, of which some 40 bytes are told, or a number. */
void reason_begin(struct buffer *block, const char *id);
void reason_word(struct buffer *block, const char *name, const char *text);
void reason_number(struct buffer *block, const char *name, double whole);

/* Appends what it says, as one plain line. */
void reason_tell(struct buffer *out, const struct catalog *catalog, const char *reason);
void reason_tell_english(struct buffer *out, const struct catalog *catalog, const char *reason);

#endif
