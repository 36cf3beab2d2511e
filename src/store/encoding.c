#include "store/encoding.h"

#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "store/memory.h"

static const char mark8[] = "\xef\xbb\xbf";

static bool starts_with(const struct buffer *content, const char *bytes, size_t length)
{
    return content->length >= length && memcmp(content->bytes, bytes, length) == 0;
}

bool encoding_has_mark(const struct buffer *content, struct buffer *why)
{
    bool has = starts_with(content, mark8, strlen(mark8));
    if (has) {
        buffer_add_text(why, "the file starts with a byte-order mark; save it as plain UTF-8");
    }
    return has;
}

/* Which byte of a pair is the low one: 0 or 1; -1: it is no UTF-16. */
static int low_byte(const struct buffer *content)
{
    return starts_with(content, "\xff\xfe", 2)   ? 0
           : starts_with(content, "\xfe\xff", 2) ? 1
           : content->length < 2                 ? -1
           : content->bytes[1] == '\0'           ? 0
           : content->bytes[0] == '\0'           ? 1
                                                 : -1;
}

/* False where it is no UTF-16. */
static bool decode16(struct buffer *content, int low)
{
    size_t count = content->length / 2, length = 0;
    bool whole = content->length % 2 == 0;
    uint16_t *units = memory_get(count + 1, sizeof *units);
    for (size_t i = 0; i < count; i++) {
        unsigned char pair[2];
        memcpy(pair, content->bytes + 2 * i, 2);
        units[i] = (uint16_t)(pair[low] | pair[1 - low] << 8);
    }
    size_t first = count > 0 && units[0] == 0xfeff;
    uint8_t *text = whole ? u16_to_u8(units + first, count - first, NULL, &length) : NULL;
    if (text) {
        buffer_cut(content, 0);
        buffer_add(content, (const char *)text, length);
    }
    free(text);
    free(units);
    return text != NULL;
}

bool encoding_decode(struct buffer *content, struct buffer *why)
{
    int low = low_byte(content);
    if (low >= 0) {
        bool good = decode16(content, low);
        if (!good) {
            buffer_add_text(why, "the file is broken UTF-16; save it as UTF-8");
        }
        return good;
    }
    if (starts_with(content, mark8, strlen(mark8))) {
        memmove(content->bytes, content->bytes + strlen(mark8), content->length - strlen(mark8));
        buffer_cut(content, content->length - strlen(mark8));
    }
    if (u8_check((const uint8_t *)buffer_text(content), content->length) != NULL) {
        buffer_add_text(why, "the file is neither UTF-8 nor UTF-16; save it as UTF-8");
        return false;
    }
    return true;
}
