/*
 * text.h: texts by id, and the words that the program itself puts into them.
 */
#ifndef COURSE_TEXT_H
#define COURSE_TEXT_H

#include "course/catalog.h"
#include "store/buffer.h"

/* What a text begins with that is still to be written. */
#define TEXT_TODO "TODO "

enum { TEXT_DEPTH = 4 }; /* texts within texts, by {text:ID} */

/* The same text as text_find gives, with what is known of it; NULL where there is none. */
const struct text_entry *text_entry_find(const struct catalog *catalog, const struct track *track,
                                         int part, const char *id);

/*
 * The text with this id, looked up as TRACK.partN.ID, TRACK.ID, partN.ID, ID (track may be NULL,
 * part 0; the finale's part is called finale). NULL where there is none.
 */
const char *text_find(const struct catalog *catalog, const struct track *track, int part,
                      const char *id);

/* The same, and the id itself in brackets where there is none, so that a gap is seen. */
const char *text_of(const struct catalog *catalog, const struct track *track, int part,
                    const char *id);

/* The English of a text of the program's own, whatever the catalog's language is. */
const char *text_english(const struct catalog *catalog, const char *id);

/* The label of a table's row: the text row.TABLE.ID, or TRACK.row.presets.ID. "" for no row. */
const char *text_row(const struct catalog *catalog, const struct table *table, size_t row);
const char *text_preset(const struct catalog *catalog, const struct track *track, size_t preset);

/* What stands in the place of {NAME} in a text of the program's own: a text, or a number. */
struct word {
    const char *name; /* up to its first blank; NULL ends a list */
    const char *text; /* NULL: the number */
    size_t number;
};

/* Appends a text with the words in its placeholders; one that has no word stays as it is. */
void text_words(struct buffer *out, const char *text, const struct word *words);

/* The same as a string of the arena. */
const char *text_said(struct arena *arena, const char *text, const struct word *words);

#endif
