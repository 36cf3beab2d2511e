/* student.h: whose ledger, and where. */
#ifndef CMD_STUDENT_H
#define CMD_STUDENT_H

#include "cmd/options.h"
#include "course/settings.h"
#include "store/buffer.h"
#include "store/ledger_log.h"

/*
 * Reads a course's settings (NULL: the default course), as course_read does, and checks its tracks
 * against the catalog. False after the faults were printed. Freed with course_free in any case.
 */
bool student_course(const char *name, const struct catalog *catalog, struct course *course);

/* What a command works with that has to do with a course. */
struct student_course {
    struct catalog *catalog;
    struct course course;
};

/* Loads the data that OPTIONS ask for, and reads the course NAME as above. False after the faults
 * were printed. Ended with student_close in any case. */
bool student_open(struct student_course *in, const struct options *options, const char *name);
void student_close(struct student_course *in);

/*
 * The ledger's path, freed with free(): FILE if given, else the user's own of the course (NULL: the
 * default one). NULL with the reason in WHY.
 */
char *student_ledger(const char *file, const char *course, struct buffer *why);

/*
 * Reads the ledger that student_ledger finds, whole, without locking it. *PATH is its path, freed
 * with free(). NULL after COMMAND has said why.
 */
struct ledger_log *student_log(const struct command *command, const char *file, const char *course,
                               char **path);

/* The user's login name, freed with free(); the numeric id where there is none. */
char *student_login(void);

#endif
