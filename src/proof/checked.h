/* checked: an author's data, loaded and checked as a whole. */
#ifndef PROOF_CHECKED_H
#define PROOF_CHECKED_H

#include "course/catalog.h"

/*
 * Loads a data directory and checks what loading leaves alone: that each track is complete
 * (complete.h), that its texts are there and can be filled (course/text_check.h). NULL, with every
 * fault added, if there is any.
 */
struct catalog *checked_load(const char *directory, const char *language,
                             struct fault_list *faults);

/* The same, but never NULL: what could be read in spite of faults, to say more of it. */
struct catalog *checked_read(const char *directory, const char *language,
                             struct fault_list *faults);

/*
 * As checked_load, but data that this program found sound before (the same files by their digest,
 * in the same language: a stamp in the user's cache folder or beside them says so) are not checked
 * again, and a track is loaded when it is first asked for. The user's own stamp spares the digest,
 * too, while the files look the same from outside (digest_outside).
 */
struct catalog *checked_load_once(const char *directory, const char *language,
                                  struct fault_list *faults);

/* Puts beside data that were found sound in a language the stamp that says so to everybody. False
 * with the reason in WHY. */
bool checked_seal(struct catalog *catalog, const char *language, struct buffer *why);

#endif
