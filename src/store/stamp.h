/* stamp: what an earlier run found out, and need not be found out again: one line in a file, of the
 * user's cache folder or, for everybody, of the folder that it is about. It may be lost at any
 * time, and is believed only where nobody else can have written it. */
#ifndef STORE_STAMP_H
#define STORE_STAMP_H

#include <stdbool.h>

#include "store/buffer.h"
#include "store/kernel.h"

/* Appends the one line of the file NAME, without its newline. False where it isn't to be believed:
 * no regular file with one name that belongs to the user, in a real folder of the user's (or of
 * root's), both writable by nobody else; more than one line, or half of one; or it can't be read.
 */
bool stamp_read(const struct store_kernel *kernel, const char *name, struct buffer *line);

/* Lets the file NAME say LINE. Where that can't be, nothing is said: stamp_read will be false. */
void stamp_put(const struct store_kernel *kernel, const char *name, const char *line);

/* The same in FOLDER, where whoever owns that can say it. Not to be believed: no regular file, of
 * another owner than the folder, or one of both can be written by others. */
bool stamp_read_in(const struct store_kernel *kernel, const char *folder, const char *name,
                   struct buffer *line);

/* False with the reason in WHY. */
bool stamp_put_in(const struct store_kernel *kernel, const char *folder, const char *name,
                  const char *line, struct buffer *why);

#endif
