#include "scenes/typing.h"

#include <string.h>
#include <strings.h>

size_t typing_option(const struct scene_field *field, const char *text)
{
    size_t found = field->option_count, matches = 0;
    text += strspn(text, " ");
    for (size_t i = 0; i < field->option_count; i++) {
        if (strcasecmp(text, field->options[i]) == 0) {
            return i;
        }
        if (*text && strncasecmp(text, field->options[i], strlen(text)) == 0) {
            found = i;
            matches++;
        }
    }
    return matches == 1 ? found : field->option_count;
}
