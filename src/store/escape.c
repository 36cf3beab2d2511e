/* escape: see the header. */
#include "store/escape.h"

#include <string.h>

void escape_add(struct buffer *out, const char *text)
{
    for (;;) {
        size_t plain = strcspn(text, "\n\r\\");

        buffer_add(out, text, plain);
        text += plain;
        if (*text == '\0') {
            return;
        }
        buffer_add_char(out, '\\');
        buffer_add_char(out, *text == '\n' ? 'n' : *text == '\r' ? 'r' : '\\');
        text++;
    }
}

bool escape_undo(char *text)
{
    char *to = text;

    for (const char *from = text; *from != '\0'; from++) {
        char c = *from;

        if (c == '\\') {
            from++;
            if (*from != 'n' && *from != 'r' && *from != '\\') {
                return false;
            }
            c = *from == 'n' ? '\n' : *from == 'r' ? '\r' : '\\';
        }
        *to++ = c;
    }
    *to = '\0';
    return true;
}
