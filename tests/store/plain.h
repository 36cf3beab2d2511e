/* plain: whether bytes are fit for a terminal, judged by a decoder of its own. */
#ifndef TESTS_STORE_PLAIN_H
#define TESTS_STORE_PLAIN_H

#include <stdbool.h>
#include <stddef.h>

/* NULL when BYTES are valid UTF-8 without control characters, characters that turn the direction
 * of writing or break lines, surrogates and noncharacters; newline (and tab) may be there when
 * LINES. Else what is wrong, and *AT is where. */
const char *plain_fault(const char *bytes, size_t length, bool lines, size_t *at);

#endif
