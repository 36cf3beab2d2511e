/* deposit: a file into a folder that its giver can't list: a drop box, or the anchors' folder.
 *
 * Such a folder has mode 3773 and a group of staff: whoever is no staff may add files, and can
 * neither see nor replace those of others. Names are a time and 128 random bits. */
#ifndef STORE_DEPOSIT_H
#define STORE_DEPOSIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/buffer.h"
#include "store/kernel.h"

/* Appends a name: 20260131T120000Z- and 32 hexadecimal digits. TIME_MS is UTC. False with the
 * reason in WHY when the system has no random number. */
bool deposit_name(const struct store_kernel *kernel, int64_t time_ms, struct buffer *name,
                  struct buffer *why);

/* Puts LENGTH bytes into FOLDER as NAME, mode 0640: written under a name that begins with a dot,
 * synced, renamed, synced again with the folder (where the folder can't be opened by its giver the
 * file's own sync stands for its name, too), read back and compared. False with "what; mend" in
 * WHY; nothing of it is left then, unless the process was killed. */
bool deposit_put(const struct store_kernel *kernel, const char *folder, const char *name,
                 const void *bytes, size_t length, struct buffer *why);

/* True while the folder's owner keeps a file LOCK in it; its text goes to TEXT, fit for a terminal.
 * A LOCK of anybody else closes nothing. */
bool deposit_is_closed(const struct store_kernel *kernel, const char *folder, struct buffer *text);

#endif
