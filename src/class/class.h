/* class: all ledgers of a class, read and put in order: who handed in what, and what counts. */
#ifndef CLASS_CLASS_H
#define CLASS_CLASS_H

#include "class/anchored.h"
#include "class/hosts.h"
#include "class/pattern.h"
#include "class/roster.h"
#include "class/summary.h"
#include "course/settings.h"
#include "store/progress.h"

/* Why a student gets the score that they get. */
enum standing {
    STANDING_GRADED,
    STANDING_ABSENT,    /* on the roster, and nothing was handed in */
    STANDING_DAMAGED,   /* no ledger of theirs is sound: a person must look */
    STANDING_FOREIGN,   /* the ledger is another student's */
    STANDING_ELSEWHERE, /* the ledger is of another course */
    STANDING_DEMO,      /* a demonstration: never graded */
    STANDING_CLOSED     /* it came when the course was closed */
};

/* A student: everything that one login handed in. */
/* What the checks of a student's ledger came to; never an accusation. */
enum verdict {
    VERDICT_SOUND,
    VERDICT_QUESTIONABLE, /* something in it is a reason to ask */
    VERDICT_NOT_GRADED    /* the standing says why */
};

struct student {
    char login[SUMMARY_NAME];
    const struct roster_row *row; /* NULL: not on the roster */
    enum standing standing;
    const struct summary *graded;    /* the ledger that counts, by the course's rules; NULL: none */
    const struct summary *shown;     /* that, or else the newest of any kind; NULL: none */
    const struct summary **versions; /* all that was handed in, the newest last */
    size_t version_count;
    size_t foreign;         /* of those, how many are another student's */
    int64_t due_ms;         /* for this student; -1: never */
    size_t days_late;       /* of the ledger that counts; 0: in time */
    size_t locks, anchored; /* locks of the ledger that counts, and those that anchors hold */
    enum verdict verdict;
    unsigned flags;     /* patterns that were found of it, a bit each: 1 << kind */
    struct buffer uids; /* the reason, of who handed in under several */
};

struct class
{
    const struct catalog *catalog;
    const struct course *course;
    struct roster roster; /* empty: everybody is in the class */
    struct walk walk;
    struct hosts hosts;       /* the machines on which work was handed in */
    struct anchored *anchors; /* what was anchored of this course */
    size_t anchor_count, anchor_room;
    struct fault_list faults;  /* folders, anchors and lists that could not be read */
    struct summary *summaries; /* by file */
    size_t count;
    const struct summary **versions; /* those that are somebody's, by login, the newest last */
    struct student *students;        /* by login */
    size_t student_count;
    struct pattern *patterns; /* by kind, then by student */
    size_t pattern_count, pattern_room;
    size_t damaged; /* ledgers that are not sound */
};

/*
 * Reads all ledgers below FOLDERS, a list with NULL at its end, on all cores, and the ROSTER that
 * was read before (empty: none; it is taken over). FOLDERS, CATALOG and COURSE must outlive the
 * class. False, with the reason among the faults, when a folder can't be opened. Each ledger is
 * told to PROGRESS. Freed with class_free in any case.
 */
bool class_read(struct class *class, const struct catalog *catalog, const struct course *course,
                struct roster *roster, const char *const *folders, struct progress *progress);
void class_free(struct class *class);

/*
 * The same in three steps, where not all of it is read here (slice.h): the ledgers are listed,
 * those from FIRST to before END are read, and what all of them are makes the class.
 */
bool class_list(struct class *class, const struct catalog *catalog, const struct course *course,
                struct roster *roster, const char *const *folders);
void class_summarize(struct class *class, size_t first, size_t end, struct progress *progress);
void class_settle(struct class *class, const char *const *folders);

/* When a version was handed in, UTC milliseconds: as staff's own files say, else its last
 * record. */
int64_t class_handed_ms(const struct summary *summary);

/* Whether a ledger is one that is graded, had it come at any time, of whom LOGIN is. */
enum standing class_standing(const struct course *course, const char *login,
                             const struct summary *summary);

/* The student of a login; NULL: none. */
const struct student *class_find(const struct class *class, const char *login);

/* Whether everything could be read and is sound. */
bool class_is_sound(const struct class *class);

/* The path of a summary's file below the folder; of several, with the folder's name. */
const char *class_path(const struct class *class, const struct summary *summary);

#endif
