/* summary: what a class needs of one ledger, in a few hundred bytes, so that ten thousand of
 * them fit where one ledger did. Made by replaying the ledger with the lab's own rules. */
#ifndef CLASS_SUMMARY_H
#define CLASS_SUMMARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "class/finding.h"
#include "class/judge.h"
#include "class/stressed.h"
#include "class/walk.h"
#include "lesson/calibration.h"
#include "course/rubric.h"

enum {
    SUMMARY_NAME = 64,     /* bytes of a login, cleaned, with the NUL */
    SUMMARY_RECEIPT = 33,  /* of a receipt: hexadecimal digits, with the NUL */
    SUMMARY_TEXTS = 3,     /* written answers of a question: the observation, and two more */
    SUMMARY_TEXT_MIN = 40, /* bytes; shorter texts are alike by chance */
    SUMMARY_IDLE_S = 600   /* a longer pause is no work */
};

enum summary_verdict {
    SUMMARY_SOUND,
    SUMMARY_DAMAGED,   /* some record is bad; the sound ones before it were read */
    SUMMARY_UNREADABLE /* nothing could be read */
};

/* A question: one part on one track, of which the ledger holds a lock or more. */
struct summary_question {
    unsigned char track;             /* index */
    unsigned char part;              /* enum sim_part */
    bool locked, revealed, finished; /* the finale is finished once it is recorded */
    bool says_anchored;              /* a record of the ledger's own, which proves nothing */
    signed char choice;              /* index into the part's lock_choices; -1: none of them */
    signed char right;               /* 1, 0; -1: not revealed */
    signed char confidence;          /* 1..3; 0: none */
    signed char mechanism;           /* index into the part's lock_mechanisms; -1: none of them */
    unsigned char aims_met, aims;    /* by the run that stands; of the graded track alone */
    float said, truth;               /* the lock's number and the right one, as typed; NaN: none */
    float work_s[RUBRIC_QUESTIONS];  /* time on task, by what was done in it */
    float reveal_s;                  /* seconds from the lock to the reveal; NaN: not revealed */
    uint64_t lock;                   /* mark of the lock's chain */
    uint64_t texts[SUMMARY_TEXTS];   /* marks of written answers, blanks and case apart */
    uint64_t luck;                   /* mark of what luck drew in the last run; 0: nothing */
    int64_t lock_ms;                 /* when it was locked, UTC, as the ledger says; -1 */
};

struct summary {
    size_t file; /* index into the walk */
    enum summary_verdict verdict;
    size_t bad;                    /* the first bad record; 0: the header, or no ledger at all */
    char *why;                     /* what is wrong with it; NULL while it is sound */
    char login[SUMMARY_NAME];      /* as the ledger's first record claims */
    bool elsewhere;                /* of another course, as claimed there */
    unsigned long uid, last_uid;   /* as claimed there, and by that login's last session */
    long owner;                    /* uid of whoever handed it in; -1: not known */
    int64_t handed_ms;             /* when, UTC; -1: not known */
    char swept[SUMMARY_NAME];      /* login of whoever handed it in, as the sweep knew it; "" */
    size_t host;                   /* of class.h's hosts, whose uids these are */
    uint64_t nonce;                /* the ledger's own, as a mark */
    char receipt[SUMMARY_RECEIPT]; /* the last one's; "": none */
    size_t records;
    int variant; /* -1: none yet */
    bool demo;
    int track;                 /* the one that is graded; -1: none chosen */
    int64_t first_ms, last_ms; /* UTC, of the records; -1: none */
    double work_s;             /* time on task */
    size_t runs, hints;
    size_t aims_met, aims;               /* of the graded track's parts, by the runs that stand */
    size_t finale_aims_met, finale_aims; /* of its finale */
    struct stressed stressed;            /* its finale under stress */
    uint64_t other_data;                 /* mark of other data than the course's; 0: none */
    bool old_data;                       /* only sessions of another model have them */
    bool other_model;                    /* some of it was not replayed */
    struct findings findings;
    struct calibration calibration; /* of the graded track */
    struct summary_question *questions;
    size_t question_count;
};

/*
 * Reads file INDEX of the walk, for the judge's course. Never fails: what is wrong is the summary's
 * verdict. Needs memory for one ledger while it runs. May be called from several threads at
 * once, each with a judge of its own. Freed with summary_free.
 */
void summary_read(struct judge *judge, const struct catalog *catalog, const char *course,
                  const struct walk *walk, size_t index, struct summary *summary);
void summary_free(struct summary *summary);

/* The question of a part on a track; NULL where the ledger holds nothing of it. */
const struct summary_question *summary_question(const struct summary *summary, int track,
                                                enum sim_part part);

/* How many parts are finished on the graded track; the finale belongs to the last one. */
size_t summary_finished(const struct summary *summary);

/* How many parts there are to finish. */
size_t summary_parts(void);

#endif
