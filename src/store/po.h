/*
 * po: files of gettext's kind that translators' programs edit, one message after another:
 *
 *     #. what a translator should know
 *     #: where it stands
 *     #, fuzzy
 *     msgctxt "unit.ms.name"
 *     msgid "millisecond"
 *     msgid_plural "milliseconds"
 *     msgstr[0] "..."
 */
#ifndef STORE_PO_H
#define STORE_PO_H

#include <stdbool.h>

#include "store/arena.h"
#include "store/buffer.h"
#include "store/fault.h"

enum { PO_FORMS = 6 }; /* of a message with plurals, at most */

struct po_message {
    const char *context;         /* NULL: none. The header has none, and the id "" */
    const char *id, *plural;     /* plural NULL: none */
    const char *texts[PO_FORMS]; /* msgstr, or msgstr[0] and on; NULL where it isn't given */
    const char *comment, *place; /* only written; NULL: none. A comment may have lines */
    bool fuzzy;                  /* somebody should look at it: it is not used */
    size_t line;                 /* where it was read */
};

struct po {
    struct po_message *items;
    size_t count, room;
};

/* Appends a message and an empty line. `forms` texts are written where it has a plural. */
void po_add(struct buffer *out, const struct po_message *message, size_t forms);

/*
 * Reads a file, UTF-8, at most 16 MiB; obsolete messages and translators' comments are passed
 * over. The texts belong to the arena, the list is freed by po_free. False, with every fault
 * (file, line, what, mend), if it can't be read whole.
 */
bool po_read(struct arena *arena, const char *path, struct po *po, struct fault_list *faults);
void po_free(struct po *po);

/* A field of the header's text, such as Language; NULL if it isn't there. */
const char *po_field(struct arena *arena, const struct po *po, const char *name);

#endif
