#include "term/utf8.h"

#include "view/text.h"

/* Bytes needed by a UTF-8 sequence that begins with this one; 0 if none does. */
static size_t sequence_length(unsigned char first)
{
    return first < 0x80   ? 1
           : first < 0xc2 ? 0
           : first < 0xe0 ? 2
           : first < 0xf0 ? 3
           : first < 0xf5 ? 4
                          : 0;
}

uint32_t utf8_take(struct utf8 *typed, unsigned char byte)
{
    if (typed->count > 0 && (byte & 0xc0) != 0x80) {
        typed->count = 0;
    }
    if (typed->count == 0 && sequence_length(byte) == 0) {
        return '?';
    }
    typed->bytes[typed->count++] = byte;
    if (typed->count < sequence_length(typed->bytes[0])) {
        return 0;
    }
    uint32_t code = text_next((const char *)typed->bytes, typed->count).code;
    typed->count = 0;
    return code;
}
