/*
 * doc: a document of sections, parts and labelled values, written as text, Markdown, JSON or HTML.
 * Whatever is put into it may come from a stranger's ledger: it is cleaned of all that could move
 * a terminal, and can't be taken for a heading.
 */
#ifndef REPORT_DOC_H
#define REPORT_DOC_H

#include <stddef.h>

#include "course/catalog.h"
#include "store/buffer.h"
#include "web/page.h"

enum doc_kind {
    DOC_SECTION,
    DOC_PART,    /* of a section */
    DOC_FIELD,   /* a labelled value of a part, or of the section before its first part */
    DOC_WRITTEN, /* a labelled text of several lines */
    DOC_NOTE,    /* a sentence */
    DOC_FIGURE   /* a picture, which HTML alone has */
};

struct doc_item {
    enum doc_kind kind;
    char *key; /* in JSON; unique in its part */
    char *label;
    char *text; /* as people read it */
    char *raw;  /* as JSON has it; NULL: the text. Of a figure: HTML. */
    /* For a table of HTML's; NULL: it stands in none. */
    char *value, *limit, *verdict; /* of a field that was judged */
    enum page_mark mark;           /* of that verdict */
    char *group, *name;            /* of a part: it is the row NAME of the table GROUP */
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

/* A part like others of a group, as a run is: its fields have the labels of theirs. */
void doc_row(struct doc *doc, const char *key, const char *title, const char *group,
             const char *name);

/* A field "VALUE, LIMIT: VERDICT" (LIMIT may be ""). */
void doc_judged(struct doc *doc, const char *key, const char *label, const char *value,
                const char *limit, const char *verdict, enum page_mark mark, const char *raw);

/* A picture with its table, as HTML that the web room wrote. */
void doc_figure(struct doc *doc, const char *html);

void doc_written(struct doc *doc, const char *key, const char *label, const char *text);
void doc_note(struct doc *doc, const char *key, const char *text);

/* Frees all items; the document is empty then. */
void doc_free(struct doc *doc);

enum doc_format { DOC_TEXT, DOC_MARKDOWN, DOC_JSON, DOC_HTML };

/* Appends the document, with words of the catalog's where HTML needs some. Text has lines of at
 * most 72 cells, but for words that are longer. */
void doc_write(const struct doc *doc, const struct catalog *catalog, enum doc_format format,
               struct buffer *out);

#endif
