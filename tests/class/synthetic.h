/* synthetic: classes of students who never were. Each plays the lab through its session, on a
 * clock and with a luck that depend on the seed alone, so that the same class comes out
 * everywhere. */
#ifndef TESTS_CLASS_SYNTHETIC_H
#define TESTS_CLASS_SYNTHETIC_H

#include <stddef.h>
#include <stdint.h>

#include "course/catalog.h"

/* How a student goes about it. */
enum habit {
    HABIT_PERFECT,    /* right, sure, all parts and the finale */
    HABIT_SURE_WRONG, /* all parts, sure of wrong predictions */
    HABIT_PARTIAL,    /* part 1 alone, unsure */
    HABIT_DROP_OUT,   /* locks part 1 and leaves */
    HABIT_COPY,       /* part 1 in seconds, in the words of all who copy */
    HABITS
};

struct synthetic {
    char login[24];
    unsigned uid;
    enum habit habit;
    const char *track;
    char last_name[40], first_name[40];
    const char *anchors; /* folder for anchors; NULL: the course has none */
};

/* What is to be found of a habit's ledger. */
struct synthetic_truth {
    size_t locked, finished; /* predictions, the finale's under stress among them; parts */
    int marks;               /* calibration */
};

/* Student INDEX of the class of a seed. */
void synthetic_student(uint64_t seed, size_t index, struct synthetic *student);
struct synthetic_truth synthetic_truth(enum habit habit);

/* The course that they take. */
#define SYNTHETIC_COURSE "fleetlab"
#define SYNTHETIC_SALT ""

/* Plays the student's lab into the ledger PATH, whose folder is made. Ends the program if the lab
 * refuses anything. */
void synthetic_play(const struct catalog *catalog, const struct synthetic *student, uint64_t seed,
                    const char *path);

/*
 * Ledgers by the thousand: a student whose variant, track and habit were played before gets that
 * ledger, written anew under the own name. As good as played, and 100 times as fast.
 */
struct synthetic_press;
struct synthetic_press *synthetic_press_new(const struct catalog *catalog, uint64_t seed);
void synthetic_press_put(struct synthetic_press *press, const struct synthetic *student,
                         const char *path);
void synthetic_press_free(struct synthetic_press *press);

/* Fills FOLDER with what no ledger is: symbolic links, FIFOs, folders, sockets, empty and huge
 * files, NULs, invalid UTF-8, escape sequences, broken ledgers. Returns how many of them end in
 * .csv and are to be listed as bad. */
size_t synthetic_hostile(const char *folder);

#endif
