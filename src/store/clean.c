/* clean: see the header. */
#include "store/clean.h"

#include <string.h>
#include <unistr.h>
#include <uniwidth.h>

/* First and last of each range of characters that do something instead of being seen. */
static const ucs4_t acting[][2] = {
    {0x00, 0x1f},       /* C0 */
    {0x7f, 0x9f},       /* DEL, C1 */
    {0x61c, 0x61c},     /* direction of writing */
    {0x200e, 0x200f},   /* the same */
    {0x2028, 0x202e},   /* the same, and separators of lines and paragraphs */
    {0x2066, 0x206f},   /* the same, and what Unicode gave up */
    {0xfdd0, 0xfdef},   /* no characters; nor are those that end in fffe or ffff */
    {0xfeff, 0xfeff},   /* byte-order mark */
    {0xfff9, 0xfffb},   /* annotations */
    {0xe0000, 0xe007f}, /* tags */
};

bool clean_acts(uint32_t code)
{
    for (size_t i = 0; i < sizeof acting / sizeof acting[0]; i++) {
        if (code >= acting[i][0] && code <= acting[i][1]) {
            return true;
        }
    }
    return (code & 0xfffe) == 0xfffe;
}

/* Printable and of ASCII, as nearly all is. */
static bool clean_is_ascii(char c)
{
    return c >= ' ' && c < 0x7f;
}

bool clean_is_plain(const char *text)
{
    ucs4_t code = 0;

    for (;;) {
        while (clean_is_ascii(*text)) {
            text++;
        }
        if (*text == '\0') {
            return true;
        }

        int length = u8_strmbtouc(&code, (const uint8_t *)text);

        if (length < 1 || clean_acts(code)) {
            return false;
        }
        text += length;
    }
}

bool clean_is_blank(const char *text)
{
    static const ucs4_t unseen[][2] = {{0x00, 0x20},     {0xa0, 0xa0},     {0x115f, 0x1160},
                                       {0x1680, 0x1680}, {0x2000, 0x200a}, {0x2028, 0x202f},
                                       {0x205f, 0x205f}, {0x2800, 0x2800}, {0x3000, 0x3000},
                                       {0x3164, 0x3164}, {0xffa0, 0xffa0}};
    ucs4_t code = 0;
    while (*text != '\0') {
        int length = u8_strmbtouc(&code, (const uint8_t *)text);
        bool seen = length < 1 || uc_width(code, "UTF-8") != 0;
        for (size_t i = 0; seen && length > 0 && i < sizeof unseen / sizeof unseen[0]; i++) {
            seen = code < unseen[i][0] || code > unseen[i][1];
        }
        if (seen) {
            return false;
        }
        text += length;
    }
    return true;
}

/* Appends what stands for the first character of TEXT; returns the bytes that it takes there. */
static size_t clean_step(struct buffer *out, const char *text, bool lines)
{
    ucs4_t code = 0;
    int length = u8_strmbtouc(&code, (const uint8_t *)text);

    if (text[0] == '\r' && text[1] == '\n') {
        return 1;
    }
    if (*text == '\n' && !lines) {
        buffer_add_text(out, " / ");
    } else if (*text == '\t' && !lines) {
        buffer_add_char(out, ' ');
    } else if ((length > 0 && !clean_acts(code)) || *text == '\n' || *text == '\t') {
        buffer_add(out, text, (size_t)length);
    } else {
        buffer_add_char(out, '?');
    }
    return length > 0 ? (size_t)length : 1;
}

void clean_line(struct buffer *out, const char *text)
{
    while (*text != '\0') {
        text += clean_step(out, text, false);
    }
}

void clean_text(struct buffer *out, const char *text)
{
    while (*text != '\0') {
        text += clean_step(out, text, true);
    }
}

void clean_short(struct buffer *out, const char *text, size_t max)
{
    const char *const dots = "...";
    const size_t room = max > strlen(dots) ? max - strlen(dots) : 0;
    const size_t start = out->length;
    size_t keep = start; /* up to where the dots still fit */

    while (*text != '\0') {
        text += clean_step(out, text, false);
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

void clean_formatv(struct buffer *out, const char *format, va_list arguments)
{
    struct buffer raw = {0};

    buffer_add_formatv(&raw, format, arguments);
    clean_line(out, buffer_text(&raw));
    buffer_free(&raw);
}

void clean_format(struct buffer *out, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    clean_formatv(out, format, arguments);
    va_end(arguments);
}

void clean_print(const char *text, FILE *out)
{
    struct buffer line = {0};

    clean_line(&line, text);
    fputs(buffer_text(&line), out);
    buffer_free(&line);
}
