#include "term/spell.h"

#include <stdbool.h>
#include <string.h>

static const char SIGNS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
static const char DIGITS[] = "0123456789";

enum { CODE_LEAST = 8 };

/* Capitals and digits in groups; a date has digits alone. */
static bool is_code(const char *word, size_t length)
{
    size_t digits = 0, groups = 1;
    for (size_t i = 0; i < length; i++) {
        digits += strchr(DIGITS, word[i]) != NULL;
        groups += word[i] == '-';
    }
    return length >= CODE_LEAST && groups > 1 && digits > 0 && digits + groups - 1 < length;
}

static void spell(struct buffer *line, const char *code, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        bool first = i == 0 || code[i - 1] == '-';
        if (code[i] == '-') {
            buffer_add_text(line, ", ");
        } else {
            buffer_add_format(line, "%s%c", first ? "" : " ", code[i]);
        }
    }
    buffer_add_text(line, ".\n");
}

void spell_codes(struct buffer *out, const char *text)
{
    while (*(text += strcspn(text, SIGNS))) {
        size_t length = strspn(text, SIGNS);
        struct buffer line = {0};
        if (is_code(text, length)) {
            spell(&line, text, length);
        }
        if (!strstr(buffer_text(out), buffer_text(&line))) {
            buffer_add(out, line.bytes, line.length);
        }
        buffer_free(&line);
        text += length;
    }
}
