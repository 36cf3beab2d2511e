/* page_words: how a class's pages name things, in the language of the texts. */
#ifndef CLASS_PAGE_WORDS_H
#define CLASS_PAGE_WORDS_H

#include "class/class.h"
#include "web/page.h"

/* What the checks of a ledger came to, and how it is marked; why somebody has no grade. */
const char *page_judgement(const struct catalog *catalog, enum verdict verdict);
enum page_mark page_judgement_mark(enum verdict verdict);
const char *page_standing(const struct catalog *catalog, enum standing standing);

/* How far a part of the graded track is; "-" where nothing is there. */
const char *page_progress(const struct catalog *catalog, const struct summary *summary,
                          enum sim_part part);

/* Appends "3 of 4", a whole number, and a number of at most `digits` significant ones. */
void page_add_count_of(struct buffer *out, const struct catalog *catalog, size_t number,
                       size_t count);
void page_add_number(struct buffer *out, const struct catalog *catalog, double value, int digits);

/* Appends "LABEL: VALUE". */
void page_add_label(struct buffer *out, const struct catalog *catalog, const char *label,
                    const char *value);

/* A cell with a whole number, and with "3 of 4". */
void page_count_cell(struct buffer *out, size_t count);
void page_count_of_cell(struct buffer *out, const struct catalog *catalog, size_t number,
                        size_t count);

#endif
