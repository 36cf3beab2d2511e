/* collect_xapi.h: a class's statements for a learning-record store. */
#ifndef CMD_COLLECT_XAPI_H
#define CMD_COLLECT_XAPI_H

#include "class/grading.h"
#include "cmd/command.h"

/* Whether HOME can be where accounts are at home; NULL can. False after COMMAND has said why. */
bool collect_xapi_home(const struct command *command, const char *home);

/*
 * Writes FOLDER/statements.jsonl: of each student whose ledger is graded its statements, and what
 * it came to, one a line, student by student, with accounts and activities at HOME. Holds one
 * student's at a time. The older file stays until the new one is whole. What can't be read of one
 * is told on standard error; false then, or with the reason there why nothing was written.
 */
bool collect_xapi_put(const struct class *class, const struct grading *grading, const char *home,
                      const char *folder);

#endif
