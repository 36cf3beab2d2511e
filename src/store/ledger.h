/* ledger: the student's file, open for one program's run. An append that returned 0 is on disk,
 * synced; one that returned -1 is not in the ledger, and the error says why. */
#ifndef STORE_LEDGER_H
#define STORE_LEDGER_H

#include <stdbool.h>
#include <stddef.h>

#include "store/fault.h"
#include "store/kernel.h"
#include "store/ledger_log.h"

enum ledger_state {
    LEDGER_READY,     /* appends are possible */
    LEDGER_READ_ONLY, /* records can be read; ledger_error() says why no more */
    LEDGER_FAILED     /* nothing could be read; ledger_error() says why */
};

/* Who opens it: goes into the session's open record. */
struct ledger_identity {
    const char *login;
    const char *course;
    const char *data;    /* digest of the data folder */
    const char *program; /* name and version */
    unsigned long uid;
    unsigned model; /* version of what works out the answers */
};

struct ledger;

/* Opens or creates PATH, its folders too, locks it, reads it, mends a torn last line (its bytes
 * go to PATH.torn-N first) and appends this session's open record: a pairs block of login, uid,
 * course, data, program, model, nonce (128 random bits) and monotonic (seconds). Never returns
 * NULL: look at the state. KERNEL must outlive it. Read-only: another session holds it, a newer
 * version wrote it, the file system can't be written or has no locks, there is no room. */
struct ledger *ledger_open(const struct store_kernel *kernel, const char *path,
                           const struct ledger_identity *who);
void ledger_close(struct ledger *ledger);

enum ledger_state ledger_state(const struct ledger *ledger);

/* Why it is not ready, or why the last append failed: "what; mend". "" when nothing is wrong. */
const char *ledger_error(const struct ledger *ledger);

/* What was found and done on opening or recovering: torn lines, damaged records. */
const struct fault_list *ledger_notices(const struct ledger *ledger);

/* Appends one record: one write(), then fdatasync(). 0 only when it is on disk. -1: it is not
 * in the ledger, locking must stop and be said aloud; trying again later is allowed (after a
 * failed sync the file is first opened and read anew), and succeeds once the cause is gone. */
int ledger_append(struct ledger *ledger, const struct ledger_entry *entry);

/* Where it is, and which of its sessions this is. */
const char *ledger_path(const struct ledger *ledger);
size_t ledger_session(const struct ledger *ledger); /* this run's number; 0 unless ready */

/* The records, this session's included, and the head of the chain: ledger_log_record() and so on.
 * Never NULL; empty when FAILED. */
const struct ledger_log *ledger_log(const struct ledger *ledger);

#endif
