#include "course/placeholder.h"

#include <string.h>

bool placeholder_next(const char *text, struct placeholder *found)
{
    for (const char *open = strchr(text, '{'); open != NULL; open = strchr(open + 1, '{')) {
        const char *close = open + strcspn(open + 1, "{}\n") + 1;
        size_t length = (size_t)(close - open) - 1;
        if (*close != '}' || length == 0 || length >= sizeof found->name) {
            continue;
        }
        *found = (struct placeholder){.begin = open, .end = close + 1};
        memcpy(found->name, open + 1, length);
        for (char *c = found->name, **field = &found->unit; *c != '\0'; c++) {
            if (*c == ':') {
                *c = '\0';
                *field = c + 1;
                if (field == &found->digits) {
                    break;
                }
                field = &found->digits;
            }
        }
        return true;
    }
    return false;
}

bool placeholder_digits(const char *text, int *digits)
{
    bool significant = *text == 'g';
    text += significant;
    if (text[0] < '0' || text[0] > '9' || text[1] != '\0') {
        return false;
    }
    *digits = significant ? -(text[0] - '0') : text[0] - '0';
    return !significant || *digits != 0;
}
