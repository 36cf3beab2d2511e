/* collect_sheet.h: collect --sheet and --format sheet: what people mark. */
#ifndef CMD_COLLECT_SHEET_H
#define CMD_COLLECT_SHEET_H

#include "class/grading.h"

/*
 * Appends the sheet of every student of the class, or of the one whose login is ONLY (NULL: all),
 * as CSV or as text, in the order of their logins. Those whose ledger can't be read any more are
 * told on standard error: false.
 */
bool collect_sheet_add(struct buffer *out, const struct class *class, const struct grading *grading,
                       const char *only, bool as_text);

#endif
