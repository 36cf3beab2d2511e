/* xapi: a ledger's records as statements of the Experience API 1.0.3, one a line, for a
 * learning-record store. */
#ifndef CLASS_XAPI_H
#define CLASS_XAPI_H

#include "course/catalog.h"
#include "store/buffer.h"
#include "store/ledger_log.h"

/* Where accounts and activities are at home unless something else is said: nowhere. */
#define XAPI_HOME "https://fleetlab.invalid"

/*
 * Appends the statements of the records up to the first damaged one. The actor is the account of
 * the ledger's login at HOME (an IRI); activities are HOME/course/track/part/question. An answer
 * becomes a statement "answered" on a cmi.interaction, with success once its result was
 * revealed, and the time since the record before as its duration. Ids are drawn from the
 * ledger's chain, so that a store takes a second export for what it is.
 */
void xapi_add(struct buffer *out, const struct ledger_log *log, const struct catalog *catalog,
              const char *home);

#endif
