/* anchored: which locks of a class were put out of their owners' reach. */
#ifndef CLASS_ANCHORED_H
#define CLASS_ANCHORED_H

#include <stdint.h>

struct class;

/* The lock of a question, put out of its owner's reach before the answer was shown. */
struct anchored {
    long owner; /* uid; -1: not known */
    unsigned char track, part;
    uint64_t lock, nonce; /* marks */
    int64_t put_ms;       /* when, UTC, by its file; -1: not known */
};

/* Reads the anchors of the class's course: those that were swept to FOLDER, and those that still
 * lie in the course's own folder; by owner. What can't be read is among the class's faults. */
void anchored_read(struct class *class, const char *folder);

#endif
