/*
 * translation: a language's texts for its translator: how many there are, as a file that
 * translators' programs edit, and back. The catalog is loaded whole, in that language.
 */
#ifndef COURSE_TRANSLATION_H
#define COURSE_TRANSLATION_H

#include "course/catalog.h"
#include "store/po.h"

/* Of the texts that the lab asks for. */
struct translation_count {
    size_t texts, translated, missing;
    size_t unknown; /* that the language has, and nothing asks for */
    size_t changed; /* whose placeholders aren't those of the English text */
    size_t wide;    /* that take more cells than their place keeps */
};

void translation_count(const struct catalog *catalog, struct translation_count *count);

/* Whether nothing is missing, and nothing wrong: then a locale may choose it. */
bool translation_is_complete(const struct catalog *catalog);

/* Appends all texts as PO: the English as msgid, the id as msgctxt. */
void translation_write(const struct catalog *catalog, const char *language, struct buffer *out);

/* What was read of a PO file. */
struct translation_taken {
    size_t texts, empty, fuzzy; /* that were taken; that have no translation; that are unsure */
};

/*
 * Appends the language's texts as CSV: those that it has, and over them those of the PO file.
 * What can't be taken goes to `faults`, and then nothing was appended; what a translator should
 * look at to `notes`: a text that nothing asks for any more, which is left out, and one whose
 * English has changed.
 */
void translation_read(const struct catalog *catalog, const struct po *po, const char *path,
                      struct translation_taken *taken, struct buffer *out,
                      struct fault_list *faults, struct fault_list *notes);

#endif
