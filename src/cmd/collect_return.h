/* collect_return.h: collect --return: what students get back. */
#ifndef CMD_COLLECT_RETURN_H
#define CMD_COLLECT_RETURN_H

#include "class/grading.h"

/*
 * Writes into FOLDER, which is made with mode 0711, a file for each student whose ledger is graded:
 * named by the receipt that the ledger holds, so that nobody else finds it. Who has no receipt, or
 * the same as another, is told on standard error and counted in *FAILED. Returns how many were
 * written.
 */
size_t collect_return(const struct class *class, const struct grading *grading, const char *folder,
                      size_t *failed);

#endif
