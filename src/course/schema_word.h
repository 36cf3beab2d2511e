/*
 * schema_word: the words that the program itself fills into its texts, declared once. A word that
 * a front end puts into a text of ui. or linear. gets its place here; the text must name it.
 */
#ifndef COURSE_SCHEMA_WORD_H
#define COURSE_SCHEMA_WORD_H

#include <stdbool.h>

/* Whether the program itself fills a text, with words and never from the model. */
bool schema_is_programs(const char *id);

/* The words of a text of the program, with blanks between; "" where it has none. */
const char *schema_words(const char *id);

#endif
