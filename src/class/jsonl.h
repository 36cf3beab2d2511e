/* jsonl: a ledger's records as JSON, one a line, for other programs. */
#ifndef CLASS_JSONL_H
#define CLASS_JSONL_H

#include "store/buffer.h"
#include "store/ledger_log.h"

/* Appends each record up to the first damaged one as a JSON object with the ledger's columns. */
void jsonl_add(struct buffer *out, const struct ledger_log *log);

#endif
