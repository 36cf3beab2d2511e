/* whole: a file that the program writes for somebody: it is there whole, or the older one is. */
#ifndef STORE_WHOLE_H
#define STORE_WHOLE_H

#include <stdbool.h>
#include <stddef.h>

#include "store/buffer.h"
#include "store/kernel.h"

/* Makes PATH hold LENGTH bytes: written beside it under a name that begins with a dot, synced,
 * renamed, and the folder synced. An older file keeps its mode, a symbolic link stays one and its
 * file is replaced; a new file gets what the umask leaves of 0666. What is no regular file, such
 * as /dev/stdout or a pipe, is written as it is. False with "what; mend" in WHY, PATH named: then
 * the older file is as it was, unless WHY says otherwise. A file that can't be written to is never
 * replaced. */
bool whole_write(const struct store_kernel *kernel, const char *path, const void *bytes,
                 size_t length, struct buffer *why);

#endif
