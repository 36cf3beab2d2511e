/* utf8.h: code points out of bytes that come one at a time. */
#ifndef TERM_UTF8_H
#define TERM_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* A code point that is not complete yet; all zero: none. */
struct utf8 {
    unsigned char bytes[4];
    size_t count;
};

/* Takes one byte: the code point once it is complete, 0 before, '?' for a broken one. */
uint32_t utf8_take(struct utf8 *typed, unsigned char byte);

#endif
