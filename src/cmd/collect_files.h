/* collect_files.h: the files that collect writes. */
#ifndef CMD_COLLECT_FILES_H
#define CMD_COLLECT_FILES_H

#include "class/class.h"
#include "cmd/command.h"

/* Puts CONTENT into FOLDER as NAME: whole or not at all, synced. False with the reason in WHY. */
bool collect_files_put(const char *folder, const char *name, const struct buffer *content,
                       struct buffer *why);

/* The same, and says on standard error that it is written; false after COMMAND has said why not. */
bool collect_files_write(const struct command *command, const char *folder, const char *name,
                         const struct buffer *content);

/* Reads the ledger of a summary; NULL with the reason in WHY, also for one of more records than
 * anybody makes, which would fill the memory. */
struct ledger_log *collect_files_log(const struct class *class, const struct summary *summary,
                                     struct buffer *why);

/* Writes what is of one student into FOLDER; false with the reason in WHY. */
typedef bool collect_write(const struct class *class, size_t student, const char *folder,
                           void *context, struct buffer *why);

/*
 * Calls WRITE for every student with a ledger that can be read, several at once. Returns how many
 * it wrote; of the others the first are told on standard error, as "no WHAT of LOGIN", and all are
 * added to *FAILED.
 */
size_t collect_files_each(const struct class *class, const char *folder, const char *what,
                          collect_write *write, void *context, size_t *failed);

/*
 * Writes FOLDER/reports/LOGIN.txt for every student with a ledger that can be read: of the one
 * that is graded, or else shown. Bytes of a login that are no letter, digit, dash or underscore
 * become %XX. Returns how many were written; what could not be is told on standard error and
 * counted in *FAILED.
 */
size_t collect_files_reports(const struct class *class, const char *folder, size_t *failed);

#endif
