/* ledger_file: the file below a ledger: its descriptor, its lock, what of it is on disk. Only
 * ledger.c uses it.
 *
 * The first SIZE bytes are acknowledged. Whenever the descriptor may no longer be trusted it is
 * closed (fd -1), and the file must be opened and read anew. */
#ifndef STORE_LEDGER_FILE_H
#define STORE_LEDGER_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "store/buffer.h"
#include "store/kernel.h"
#include "store/ledger.h"

struct ledger_file {
    const struct store_kernel *kernel;
    char *path;
    char *folder;
    int fd;
    size_t size;
    struct buffer pending; /* the last bytes that were to be appended */
    struct buffer error;   /* "what; mend" of the last failure */
};

/* Names the file; nothing is opened yet. ledger_file_free closes it and frees what FILE owns. */
void ledger_file_init(struct ledger_file *file, const struct store_kernel *kernel,
                      const char *path);
void ledger_file_free(struct ledger_file *file);

/* Sets the error from a system call's and returns false. WHAT is said of the file. */
bool ledger_file_fail(struct ledger_file *file, const char *what, int error);

/* Opens the file, making it and its folders when CREATE is set, checks whose hands it is in, and
 * locks it. Anything but READY has its reason in the error. */
enum ledger_state ledger_file_open(struct ledger_file *file, bool create);

/* Closes the descriptor, and with it gives up the lock. */
void ledger_file_distrust(struct ledger_file *file);

/* The whole content. */
bool ledger_file_read(struct ledger_file *file, struct buffer *content);

/* Writes BYTES to the first free PATH.torn-N, synced; that name goes to NAME. */
bool ledger_file_copy_aside(struct ledger_file *file, const char *bytes, size_t length,
                            struct buffer *name);

/* Cuts the file back to its acknowledged size, synced. */
bool ledger_file_cut(struct ledger_file *file);

/* Makes sure that the file's name lasts: for the time before its first record. Its folders do since
 * before it was made. */
bool ledger_file_sync_name(struct ledger_file *file);

/* Appends the pending bytes with one write and one sync. On failure nothing of them is left in
 * the file, or the descriptor is given up. */
bool ledger_file_append(struct ledger_file *file);

#endif
