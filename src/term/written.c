#include "term/written.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>

static const char byte_order_mark[] = "\xef\xbb\xbf";

/* Whether any character beyond ASCII is well-formed UTF-8. */
static bool has_utf8(const uint8_t *bytes, size_t length)
{
    for (size_t at = 0; at < length; at++) {
        ucs4_t code;
        if (bytes[at] >= 0x80 && u8_mbtoucr(&code, bytes + at, length - at) > 1) {
            return true;
        }
    }
    return false;
}

static void add_latin_1(struct buffer *text, const uint8_t *bytes, size_t length)
{
    for (size_t at = 0; at < length; at++) {
        uint8_t code[2];
        int used = u8_uctomb(code, bytes[at], sizeof code);
        buffer_add(text, code, (size_t)used);
    }
}

/* Newlines and tabs made plain; false at another control character. */
static bool add_plain(struct buffer *text, const uint8_t *bytes, size_t length)
{
    for (size_t at = 0; at < length;) {
        ucs4_t code;
        int used = u8_mbtouc(&code, bytes + at, length - at);
        bool before_newline = code == '\r' && at + 1 < length && bytes[at + 1] == '\n';
        if (code == '\n' || (code == '\r' && !before_newline)) {
            buffer_add_char(text, '\n');
        } else if (code == '\t') {
            buffer_add_char(text, ' ');
        } else if (uc_is_cntrl(code) && code != '\r') {
            return false;
        } else if (code != '\r') {
            buffer_add(text, bytes + at, (size_t)used);
        }
        at += (size_t)used;
    }
    return true;
}

enum text_encoding written_read(const char *bytes, size_t length, struct buffer *text)
{
    size_t start = text->length, mark = sizeof byte_order_mark - 1;
    struct buffer converted = {0};
    enum text_encoding kind = WRITTEN_TEXT;
    if (length >= mark && memcmp(bytes, byte_order_mark, mark) == 0) {
        bytes += mark;
        length -= mark;
    }
    if (length > 0 && u8_check((const uint8_t *)bytes, length)) {
        if (has_utf8((const uint8_t *)bytes, length)) {
            return WRITTEN_MIXED;
        }
        add_latin_1(&converted, (const uint8_t *)bytes, length);
        bytes = buffer_text(&converted);
        length = converted.length;
        kind = WRITTEN_LATIN_1;
    }
    if (!add_plain(text, (const uint8_t *)bytes, length)) {
        buffer_cut(text, start);
        kind = WRITTEN_NO_TEXT;
    }
    buffer_free(&converted);
    while (text->length > start && text->bytes[text->length - 1] == '\n') {
        buffer_cut(text, text->length - 1);
    }
    return kind;
}
