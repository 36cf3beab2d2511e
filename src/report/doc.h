/*
 * doc: a document of sections, parts and labelled values, written as text, Markdown or JSON.
 * Whatever is put into it may come from a stranger's ledger: it is cleaned of all that could move
 * a terminal, and can't be taken for a heading.
 */
#ifndef REPORT_DOC_H
#define REPORT_DOC_H

#include <stddef.h>

#include "store/buffer.h"

enum doc_kind {
    DOC_SECTION,
    DOC_PART,    /* of a section */
    DOC_FIELD,   /* a labelled value of a part, or of the section before its first part */
    DOC_WRITTEN, /* a labelled text of several lines */
    DOC_NOTE     /* a sentence */
};

struct doc_item {
    enum doc_kind kind;
    char *key; /* in JSON; unique in its part */
    char *label;
    char *text; /* as people read it */
    char *raw;  /* as JSON has it; NULL: the text */
};

/* All zero is an empty document. */
struct doc {
    struct doc_item *items;
    size_t count, room;
};

/* Each copies what it is given. */
void doc_section(struct doc *doc, const char *key, const char *heading);
void doc_part(struct doc *doc, const char *key, const char *title);
void doc_field(struct doc *doc, const char *key, const char *label, const char *text,
               const char *raw);
void doc_written(struct doc *doc, const char *key, const char *label, const char *text);
void doc_note(struct doc *doc, const char *key, const char *text);

/* Frees all items; the document is empty then. */
void doc_free(struct doc *doc);

enum doc_format { DOC_TEXT, DOC_MARKDOWN, DOC_JSON };

/* Appends the document. Text has lines of at most 72 cells, but for words that are longer. */
void doc_write(const struct doc *doc, enum doc_format format, struct buffer *out);

#endif
