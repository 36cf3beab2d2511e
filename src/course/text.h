/*
 * text.h: texts by id, numbers as people read them, placeholders filled from the model.
 */
#ifndef COURSE_TEXT_H
#define COURSE_TEXT_H

#include "store/arena.h"
#include "course/catalog.h"
#include "store/buffer.h"

/*
 * The text with this id, looked up as TRACK.partN.ID, TRACK.ID, partN.ID, ID (track may be NULL,
 * part 0; the finale's part is called finale). NULL where there is none.
 */
const char *lab_text_find(const struct lab_catalog *catalog, const struct lab_track *track,
                          int part, const char *id);

/* The same, and the id itself in brackets where there is none, so that a gap is seen. */
const char *lab_text(const struct lab_catalog *catalog, const struct lab_track *track, int part,
                     const char *id);

/* What stands in the place of {NAME} in a text of the program's own: a text, or a number. */
struct lab_word {
    const char *name; /* NULL ends a list */
    const char *text; /* NULL: the number */
    size_t number;
};

/* Appends a text with the words in its placeholders; one that has no word stays as it is. */
void lab_text_words(struct buffer *out, const char *text, const struct lab_word *words);

/*
 * A value of the base unit as people read it, thousands grouped: "10,000 km", or with words
 * "10,000 kilometres". digits >= 0: after the point; digits < 0: -digits significant ones, but
 * never fewer than stand before the point. The words of a language, NaN's "cannot say" among them,
 * are the catalog's. Very large and very small numbers read 3.31e-6; the short form of 1,000,000 is
 * "1M", of 8,192 (significant: 3) "8.19k".
 */
enum lab_number_form { LAB_NUMBER_PLAIN, LAB_NUMBER_WORDS, LAB_NUMBER_SHORT };
const char *lab_number(const struct lab_catalog *catalog, struct arena *arena, double value,
                       const struct lab_unit *unit, int digits, enum lab_number_form form);

/*
 * Fills {name:unit:digits} (digits 3: after the point; g3: significant) from inputs, outputs and
 * figures; {text:ID} inserts another text. An unknown name stays as it is in braces:
 * lab_catalog_load has refused such texts, so that this can't be seen.
 */
const char *lab_text_fill(const struct lab_catalog *catalog, const struct lab_track *track,
                          int part, struct arena *arena, const char *text,
                          const struct lab_design *design, const struct sim_outputs *out,
                          enum lab_number_form form);

#endif
