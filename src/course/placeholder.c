#include "course/placeholder.h"

#include <string.h>

const char *placeholder_span(const char *text, const char **end)
{
    for (const char *open = strchr(text, '{'); open != NULL; open = strchr(open + 1, '{')) {
        const char *close = open + 1;
        while (*close != '\0' && *close != '{' && *close != '}' && *close != '\n') {
            close++;
        }
        size_t length = (size_t)(close - open) - 1;
        if (*close == '}' && length > 0 && length < PLACEHOLDER_ROOM) {
            *end = close + 1;
            return open;
        }
    }
    return NULL;
}

bool placeholder_next(const char *text, struct placeholder *found)
{
    const char *end, *begin = placeholder_span(text, &end);
    if (begin == NULL) {
        return false;
    }
    *found = (struct placeholder){.begin = begin, .end = end};
    memcpy(found->name, begin + 1, (size_t)(end - begin) - 2);
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

/* Whether its id says what it stands for: a text's, or an aim's. */
static bool is_of(const struct placeholder *p, const char *what)
{
    return strcmp(p->name, what) == 0;
}

bool placeholder_is_text(const struct placeholder *p)
{
    return p->unit != NULL && is_of(p, "text");
}

bool placeholder_is_limit(const struct placeholder *p)
{
    return p->unit != NULL && is_of(p, "limit");
}

bool placeholder_lacks_id(const struct placeholder *p)
{
    return p->unit == NULL && (is_of(p, "text") || is_of(p, "limit"));
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
