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

/* ---- closed ---- */

/* Bytes of what a LOCK says. A larger one closes, too, and says nothing. */
enum { DEPOSIT_LOCK_MAX = 4096 };

enum deposit_lock {
    DEPOSIT_OPEN,
    DEPOSIT_CLOSED, /* by its owner or its staff */
    DEPOSIT_FOREIGN /* somebody else put a LOCK there: it closes nothing */
};

/* Whether a file LOCK closes FOLDER. It counts by who owns it: the folder's owner, root, or one of
 * the group that may write the folder; and only under its one name, since a link to somebody's file
 * is anybody's. TEXT gets, fit for a terminal, what a counting LOCK says, or who owns a foreign
 * one. */
enum deposit_lock deposit_lock(const struct store_kernel *kernel, const char *folder,
                               struct buffer *text);

/* Whether user UID is one of those whose LOCK counts in a folder of this STATUS. */
bool deposit_is_staff(const struct stat *status, uid_t uid);

/* Appends the login of a user, fit for a terminal, or "uid 1000" where the system knows none. */
void deposit_add_user(struct buffer *out, uid_t uid);

#endif
