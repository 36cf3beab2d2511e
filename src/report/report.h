/*
 * report: what a student hands in, made from a ledger alone. Predictions stand before
 * observations, and wrong ones stand as they were; what is not there is listed as incomplete.
 */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "course/catalog.h"
#include "report/doc.h"
#include "store/ledger_log.h"

/* Appends the report of the ledger's first `records` records (at most all that there are). */
void report_write(const struct catalog *catalog, const struct ledger_log *log, size_t records,
                  enum doc_format format, struct buffer *out);

#endif
