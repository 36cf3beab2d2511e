/* submission: a copy of the ledger, and its report, into the course's drop box, or into a file to
 * be uploaded. The command and the lab's last screen both hand in by it. */
#ifndef CMD_SUBMISSION_H
#define CMD_SUBMISSION_H

#include "course/catalog.h"
#include "course/settings.h"
#include "store/deposit.h"
#include "store/digest.h"
#include "store/ledger.h"

/* What is handed in, and where to. */
struct submission {
    const struct store_kernel *kernel;
    const struct course *course;
    const struct catalog *catalog;
    struct ledger *ledger;
    const char *output; /* a file for an upload; NULL: the drop box */
    const char *login;
    int64_t now_ms;
};

enum { RECEIPT_BYTES = 16, RECEIPT_ROOM = 2 * RECEIPT_BYTES + 1 };

struct receipt {
    char code[RECEIPT_ROOM]; /* under which the student finds what comes back */
    char hash[DIGEST_ROOM];  /* of the bytes */
    struct buffer name;      /* of the file; the caller frees it */
    size_t bytes;
    int number; /* of this submission */
};

/* Whether the drop box is closed; WHY gets a sentence where it has a LOCK, one that closes nothing,
 * too. */
enum deposit_lock submission_lock(const struct submission *submission, struct buffer *why);

/* Whether there is one left of those that the course takes; WHY says why not. */
bool submission_is_left(const struct submission *submission, struct buffer *why);

/*
 * Hands in. A record is appended before the ledger is copied, so that the copy holds it; a second
 * one takes it back where the copy fails. False: WHY says why, and nothing is handed in.
 */
bool submission_put(const struct submission *submission, struct receipt *receipt,
                    struct buffer *why);

#endif
