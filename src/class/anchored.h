/* anchored: which locks of a class were put out of their owners' reach. */
#ifndef CLASS_ANCHORED_H
#define CLASS_ANCHORED_H

#include <stddef.h>
#include <stdint.h>

struct class;

/* The lock of a question, put out of its owner's reach before the answer was shown. */
struct anchored {
    size_t host; /* of class.h's hosts, whose uids these are */
    long owner;  /* uid; -1: not known */
    unsigned char track, part;
    uint64_t lock, nonce; /* marks */
    int64_t put_ms;       /* when, UTC, by its file or the sweep's log; -1: not known */
    uint64_t path;        /* mark, of where it lies, with its folder */
};

/* Reads the anchors of the class's course: those that were swept to the FOLDERS, and those that
 * still lie in the course's own folder. What can't be read is among the class's faults. */
void anchored_read(struct class *class, const char *const *folders);

/* A swept file, PATH of FOLDER, was made at that time on that host. For the anchor that it may
 * be. */
void anchored_swept(struct class *class, const char *folder, const char *path, int64_t put_ms,
                    size_t host);

/* Puts them in order, by host and owner; the last step. */
void anchored_sort(struct class *class);

#endif
