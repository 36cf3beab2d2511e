/* slice: what was read of some of a class's ledgers, as bytes: so that several machines read a
 * class, each a slice, and one of them puts it together. */
#ifndef CLASS_SLICE_H
#define CLASS_SLICE_H

#include "class/class.h"
#include "store/digest.h"

/*
 * What slices of one class have alike, of a class that was listed (class_list): its ledgers, by
 * their names and sizes, in their order; the course and the data; the release and its build; and
 * the user, since whose a ledger is depends on who looks.
 */
void slice_digest(const struct class *class, char digest[DIGEST_ROOM]);

/* Appends the summaries from FIRST to before END, which were read: the same bytes each time. */
void slice_add(struct buffer *out, struct class *class, size_t first, size_t end);

/* Takes them into a class that was listed, in place of reading the ledgers. False where LENGTH
 * BYTES are not what was written: nothing is taken then. */
bool slice_take(struct class *class, size_t first, size_t end, const char *bytes, size_t length);

#endif
