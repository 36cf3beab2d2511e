#include "store/clean.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <unistr.h>

/* First and last of each range of characters that do something instead of being seen. */
static const ucs4_t acting[][2] = {
    {0x00, 0x1f},     {0x7f, 0x9f},     {0x61c, 0x61c},   {0x200e, 0x200f},   {0x2028, 0x202e},
    {0x2066, 0x2069}, {0xfeff, 0xfeff}, {0xfff9, 0xfffb}, {0xe0000, 0xe007f},
};

static bool clean_acts(ucs4_t c)
{
    for (size_t i = 0; i < sizeof acting / sizeof acting[0]; i++) {
        if (c >= acting[i][0] && c <= acting[i][1]) {
            return true;
        }
    }
    return false;
}

void clean_add(struct buffer *out, const char *text, size_t max)
{
    const char *const dots = "...";
    size_t start = out->length, keep = start; /* up to where the dots still fit */
    const size_t room = max > strlen(dots) ? max - strlen(dots) : 0;
    while (*text != '\0') {
        ucs4_t c = 0;
        int length = u8_strmbtouc(&c, (const uint8_t *)text);
        if (length > 0 && !clean_acts(c)) {
            buffer_add(out, text, (size_t)length);
        } else {
            buffer_add_text(out, *text == '\n' ? " / " : "?");
        }
        text += length > 0 ? length : 1;
        if (out->length - start > max) {
            buffer_cut(out, keep);
            buffer_add_text(out, dots);
            return;
        }
        if (out->length - start <= room) {
            keep = out->length;
        }
    }
}
