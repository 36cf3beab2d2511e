/* walk: the ledgers below a folder: every entry whose name ends in .csv. Symbolic links are never
 * followed, on no step of a path: what lies below was put there by students. */
#ifndef CLASS_WALK_H
#define CLASS_WALK_H

#include <stdbool.h>
#include <stddef.h>

#include "store/buffer.h"
#include "store/fault.h"

enum {
    WALK_DEPTH_MAX = 24,      /* folders in folders */
    WALK_FILES_MAX = 1000000
};

struct walk {
    int root;                 /* descriptor of the folder */
    char **paths;             /* below the root, by their bytes */
    size_t count, room;
};

/*
 * Lists FOLDER. False, with the reason among FAULTS, when it can't be opened at all. Folders below it
 * that can't be read are faults, too, and the rest is listed. Names that begin with a dot are files in
 * the making and left out; folders of such names are not. Freed with walk_free() in any case.
 */
bool walk_begin(struct walk *walk, const char *folder, struct fault_list *faults);
void walk_free(struct walk *walk);

/*
 * Opens file INDEX for reading, without waiting (a FIFO can't hang it). A descriptor to be closed; -1
 * with the reason in WHY ("is a symbolic link; ..."). May be called from several threads at once.
 */
int walk_open(const struct walk *walk, size_t index, struct buffer *why);

#endif
