/* anchor: what a student can't take back: the chain of a lock's record, put out of reach before
 * the answer exists. Not the answer; a ledger that is shown later either has that record or not.
 *
 * An anchor is a small file of name=value lines in a folder as deposit.h has it; whose it is, is
 * the file's owner, never a name in it. Until staff have swept it, it is a claim. */
#ifndef STORE_ANCHOR_H
#define STORE_ANCHOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/buffer.h"
#include "store/digest.h"
#include "store/fault.h"
#include "store/kernel.h"
#include "store/ledger_log.h"

enum { ANCHOR_VERSION = 1, ANCHOR_FILE_MAX = 4096, ANCHOR_CODE_ROOM = 22 };

#define ANCHOR_SUFFIX ".anchor"

/* One lock. Course, track and part together are the question that was locked. */
struct anchor {
    char course[101];
    char track[33];
    char part[17];
    char nonce[33];         /* of the ledger's first open record */
    char head[DIGEST_ROOM]; /* the lock record's chain */
    size_t lock;            /* the lock record's seq */
};

/* Finds the lock of TRACK and PART in a ledger. False when there is none; then course, nonce,
 * track and part are set all the same. */
bool anchor_from_log(const struct ledger_log *log, const char *track, const char *part,
                     struct anchor *anchor);

/* Puts an anchor into FOLDER; its file's name goes to NAME. False with the reason in WHY. */
bool anchor_put(const struct store_kernel *kernel, const char *folder, const struct anchor *anchor,
                struct buffer *name, struct buffer *why);

/* A lock where no folder takes it: 16 characters of base 32 (no I, L, O, U) and one to check them,
 * in groups of four: the first 80 bits of the chain. The check (Luhn's, modulo 32) finds each
 * single wrong character and nearly each pair that was swapped. "" for what is no chain. */
const char *anchor_code(const char *head, char code[ANCHOR_CODE_ROOM]);

/* True when CODE, with or without dashes and in either case, has the right check character. */
bool anchor_code_is_sound(const char *code);

/* ---- the reading side ---- */

/* Parses the content of an anchor's file. False with the reason in WHY. */
bool anchor_parse(const char *bytes, size_t length, struct anchor *anchor, struct buffer *why);

/* All zero is an empty list; the items end with it (free). */
struct anchor_list {
    struct anchor *items;
    size_t count;
    size_t room;
};

/* Adds the anchors of user UID in FOLDER: files that UID owns, and those in the folder UID of
 * swept ones, when it belongs to FOLDER's owner. What is no sound anchor is a fault. False with a
 * fault when the folder can't be read. */
bool anchor_read_folder(const char *folder, unsigned long uid, struct anchor_list *list,
                        struct fault_list *faults);

enum anchor_verdict {
    ANCHOR_NONE,     /* nothing speaks of this question */
    ANCHOR_MATCHES,  /* the ledger's lock is the one that was anchored */
    ANCHOR_FORK,     /* anchors speak of another lock, or another ledger, than this one */
    ANCHOR_ELSEWHERE /* anchored, and this ledger has no such lock: an older copy, perhaps */
};

/* The anchors of one student against a lock of the ledger; an empty head: there is none. */
enum anchor_verdict anchor_judge(const struct anchor_list *list, const struct anchor *lock);

#endif
