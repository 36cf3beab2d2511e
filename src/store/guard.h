/* guard: a folder that goes when this program does, however it ends. */
#ifndef STORE_GUARD_H
#define STORE_GUARD_H

#include "store/buffer.h"

struct guard;

/*
 * Makes a new private folder below $TMPDIR (else /tmp), and a process beside this one that removes
 * it, with all in it, as soon as this one has ended, be it by a signal or by a kill. To be called
 * while the program has one thread, and no other guard. NULL with "what; mend" in WHY.
 */
struct guard *guard_open(struct buffer *why);

/* The folder. */
const char *guard_folder(const struct guard *guard);

/* Has it removed, and waits for that. NULL does nothing. */
void guard_close(struct guard *guard);

#endif
