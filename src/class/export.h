/* export: a ledger for other programs: its records as JSON, or as statements for a learning-record
 * store (Experience API 1.0.3). One a line. */
#ifndef CLASS_EXPORT_H
#define CLASS_EXPORT_H

#include "course/catalog.h"
#include "store/buffer.h"
#include "store/ledger_log.h"

/* Where accounts and activities are at home unless something else is said: nowhere. */
#define EXPORT_HOME "https://fleetlab.invalid"

/* Appends each record up to the first damaged one as a JSON object with the ledger's columns. */
void export_jsonl(struct buffer *out, const struct ledger_log *log);

/*
 * Appends the statements of the records up to the first damaged one. The actor is the account of
 * the ledger's login at HOME (an IRI); activities are HOME/course/track/part/question. An answer
 * becomes a statement "answered" on a cmi.interaction, with success once its result was
 * revealed, and the time since the record before as its duration. Ids are drawn from the
 * ledger's chain, so that a store takes a second export for what it is.
 */
void export_xapi(struct buffer *out, const struct ledger_log *log,
                 const struct lab_catalog *catalog, const char *home);

#endif
