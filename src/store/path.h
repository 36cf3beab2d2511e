/* path: where things are: the data folder, the student's ledger, what may be lost. */
#ifndef STORE_PATH_H
#define STORE_PATH_H

#include <stdbool.h>

#include "store/buffer.h"
#include "store/kernel.h"

/* The data folder, freed with free(): CHOSEN (--data-dir; NULL when not given), else
 * $FLEETLAB_DATA_DIR: these must exist. Else what is found beside the program (../data in a build
 * tree, ../share/fleetlab/data where installed or moved), else the configured place: there a
 * folder is one if it holds tracks.ini. NULL with the reason in WHY. */
char *path_data_folder(const char *chosen, struct buffer *why);

/* $XDG_DATA_HOME/fleetlab/COURSE/ledger.csv (default ~/.local/share), freed with free(). COURSE
 * is letters, digits, dots, dashes and underscores, and starts with no dot. NULL with the reason
 * in WHY. */
char *path_ledger(const char *course, struct buffer *why);

/* $XDG_CACHE_HOME/fleetlab/NAME (default ~/.cache), freed with free(); NULL without a home folder.
 */
char *path_cache(const char *name);

/* Whether PATH, or a name, ends in ENDING with something before it; small letters and capitals are
 * alike, since people's systems turn ".csv" into ".CSV". */
bool path_has_ending(const char *path, const char *ending);

/* The folder part of PATH ("." when it has none), freed with free(). */
char *path_folder(const char *path);

/* Makes FOLDER and its missing parents with mode 0700, and syncs each parent that got a new
 * entry. False with the reason in WHY. */
bool path_make_folders(const struct store_kernel *kernel, const char *folder, struct buffer *why);

/* Syncs the entries of FOLDER. -1 and errno when it can't. */
int path_sync_folder(const struct store_kernel *kernel, const char *folder);

/* True when nobody else can have a hand in FOLDER: a real folder (no symbolic link), owned by the
 * user or root, not writable by group or others. False with the reason in WHY. */
bool path_folder_is_private(const struct store_kernel *kernel, const char *folder,
                            struct buffer *why);

/* The same for the open file FD (PATH is only for the message): a regular file with one name,
 * owned by the user, not writable by group or others. */
bool path_file_is_private(const struct store_kernel *kernel, int fd, const char *path,
                          struct buffer *why);

#endif
