/* student.h: whose ledger, and where. */
#ifndef CMD_STUDENT_H
#define CMD_STUDENT_H

#include "store/buffer.h"
#include "store/ledger_log.h"

/* The course where none is named. */
#define STUDENT_COURSE "fleetlab"

/*
 * The ledger's path, freed with free(): FILE if given, else the user's own of the course (NULL:
 * STUDENT_COURSE). NULL with the reason in WHY.
 */
char *student_ledger(const char *file, const char *course, struct buffer *why);

/* The user's login name, freed with free(); the numeric id where there is none. */
char *student_login(void);

#endif
