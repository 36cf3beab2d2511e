/* encoding: how a text that another program wrote is encoded: UTF-8 or UTF-16. */
#ifndef STORE_ENCODING_H
#define STORE_ENCODING_H

#include <stdbool.h>

#include "store/buffer.h"

/* Whether a byte-order mark stands first; then what is wrong with that goes to WHY. */
bool encoding_has_mark(const struct buffer *content, struct buffer *why);

/*
 * Makes UTF-8 of CONTENT, without a byte-order mark: of UTF-16, which is told by its mark or by the
 * NUL beside its first letter, or of UTF-8. False, with the reason ("what; mend") in WHY, for
 * UTF-16 that is none, and for what is neither.
 */
bool encoding_decode(struct buffer *content, struct buffer *why);

#endif
