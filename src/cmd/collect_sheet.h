/* collect_sheet.h: collect --sheet and --format sheet: what people mark. */
#ifndef CMD_COLLECT_SHEET_H
#define CMD_COLLECT_SHEET_H

#include "class/grading.h"
#include "cmd/collect_inputs.h"

/* Whether SHEET, which may be NULL, can be written: not among the INPUTS, and not over a file that
 * was not read as MARKS (NULL: none were). False after COMMAND has said why. */
bool collect_sheet_is_fit(const struct command *command, const struct collect_inputs *inputs,
                          const char *sheet, const char *marks);

/*
 * Appends the sheet of every student of the class, or of the one whose login is ONLY (NULL: all),
 * as CSV or as text, in the order of their logins. Those whose ledger can't be read any more are
 * told on standard error: false.
 */
bool collect_sheet_add(struct buffer *out, const struct class *class, const struct grading *grading,
                       const char *only, bool as_text);

#endif
