#include "scenes/typing.h"

#include <string.h>
#include <strings.h>

size_t typing_label(const struct scene_field *field, const char *text)
{
    size_t i = 0;
    while (i < field->option_count && strcasecmp(text, field->options[i]) != 0) {
        i++;
    }
    return i;
}

size_t typing_option(const struct scene_field *field, const char *text)
{
    text += strspn(text, " ");
    size_t found = typing_label(field, text), matches = 0;
    bool begins = found == field->option_count && *text;
    for (size_t i = 0; begins && i < field->option_count; i++) {
        if (strncasecmp(text, field->options[i], strlen(text)) == 0) {
            found = i;
            matches++;
        }
    }
    return matches > 1 ? field->option_count : found;
}
