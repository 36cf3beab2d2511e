/* words.h: the words with which a listener asks: one table for what they do and what help says. */
#ifndef TERM_WORDS_H
#define TERM_WORDS_H

#include "term/talk.h"

/* Does what a line's word asks for; false: it begins with none. */
bool words_obey(struct talk *talk, const char *line);

/* Whether a line is a word alone, or a key's name; whether it is a word that only tells something,
 * so that what was asked stands. */
bool words_has(const char *line);
bool words_tells(const char *line);

/* Says how to begin, and which words tell of all others. */
void words_help(const struct talk *talk);

/* Adds the words and the views that begin with the line. */
void words_add_begun(struct begun *begun, const char *line);

#endif
