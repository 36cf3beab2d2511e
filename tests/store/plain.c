#include "plain.h"

/* Decodes one character strictly (RFC 3629). Returns its length; 0 when there is none. */
static size_t decode(const unsigned char *at, size_t left, unsigned *code)
{
    static const unsigned least[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t length = *at < 0x80 ? 1 : *at < 0xc0 ? 0 : *at < 0xe0 ? 2 : *at < 0xf0 ? 3 : 4;

    if (length == 0 || length > left || *at > 0xf7) {
        return 0;
    }
    *code = length == 1 ? *at : *at & (0x7fu >> length);
    for (size_t i = 1; i < length; i++) {
        if ((at[i] & 0xc0) != 0x80) {
            return 0;
        }
        *code = *code << 6 | (at[i] & 0x3f);
    }
    return *code < least[length] || *code > 0x10ffff ? 0 : length;
}

const char *plain_fault(const char *bytes, size_t length, bool lines, size_t *at)
{
    for (*at = 0; *at < length;) {
        unsigned code = 0;
        size_t step = decode((const unsigned char *)bytes + *at, length - *at, &code);

        if (step == 0) {
            return "no UTF-8";
        }
        if (code < 0x20 && !(lines && (code == '\n' || code == '\t'))) {
            return "a control character (C0)";
        }
        if (code >= 0x7f && code < 0xa0) {
            return "a control character (DEL, C1)";
        }
        if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069) ||
            code == 0x200e || code == 0x200f || code == 0x61c) {
            return "a character that turns the direction of writing";
        }
        if (code == 0x2028 || code == 0x2029 || code == 0xfeff) {
            return "a separator of lines, or a byte-order mark";
        }
        if ((code >= 0xd800 && code <= 0xdfff) || (code >= 0xfdd0 && code <= 0xfdef) ||
            (code & 0xfffe) == 0xfffe) {
            return "a code point that is no character";
        }
        *at += step;
    }
    return NULL;
}
