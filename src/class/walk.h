/* walk: the files below a folder that students filled. Symbolic links are never followed, on no
 * step of a path, and nothing but a regular file is ever opened. */
#ifndef CLASS_WALK_H
#define CLASS_WALK_H

#include <stdbool.h>
#include <stddef.h>

#include <stdint.h>
#include <sys/types.h>

#include "store/buffer.h"
#include "store/fault.h"

enum {
    WALK_DEPTH_MAX = 24, /* folders in folders */
    WALK_FILES_MAX = 1000000
};

struct walk_root {
    const char *folder;
    int fd;
    uid_t keeper;      /* who owns the folder */
    size_t first, end; /* its paths */
};

struct walk_path {
    char *text;    /* what is told; where there are several folders, with the folder's name */
    size_t folder; /* bytes of that, with the slash */
    size_t root;
};

struct walk {
    struct walk_root *roots;
    size_t root_count;
    bool named;              /* paths are told with their folder's name */
    const char *suffix;      /* of the names that are listed */
    struct walk_path *paths; /* by root, then by their bytes */
    size_t count, room;
};

/*
 * Lists the files of FOLDERS, a list with NULL at its end, and below, whose names end in SUFFIX;
 * all that must outlive the walk.
 * False, with the reason among FAULTS, when one can't be opened at all. Folders below it that
 * can't be read are faults, too, and the rest is listed. Names that begin with a dot are files
 * in the making and left out; folders of such names are not; nor is what the sweep of a drop box
 * wrote of itself. Freed with walk_free() in any case.
 */
bool walk_begin(struct walk *walk, const char *const *folders, const char *suffix,
                struct fault_list *faults);
void walk_free(struct walk *walk);

/* Where a file lies below its root. */
const char *walk_below(const struct walk *walk, size_t index);

/* What a sweep leaves in its storage beside the folders of those who handed in. */
#define WALK_SWEEP_LOG "sweep.csv"

struct walk_file {
    int fd;            /* to be closed */
    long owner;        /* uid of whoever put it there; -1: not known */
    int64_t handed_ms; /* when, UTC; -1: not known */
};

/*
 * Opens file INDEX for reading, without waiting (a FIFO can't hang it). Who put it there is the
 * uid that names its folder, if that is the walk's keeper's (what a sweep took in), else the
 * file's owner, unless that is root or the user. False with the reason in WHY ("is a symbolic
 * link; ..."). May be called from several threads at once.
 */
bool walk_open(const struct walk *walk, size_t index, struct walk_file *file, struct buffer *why);

#endif
