/* spell.h: codes, such as a lock's or a receipt, for who writes down what a voice says. */
#ifndef TERM_SPELL_H
#define TERM_SPELL_H

#include "store/buffer.h"

/* Appends a line for each code of the text that OUT doesn't have yet: "4 Q 3 5, Z 1 Y M." */
void spell_codes(struct buffer *out, const char *text);

#endif
