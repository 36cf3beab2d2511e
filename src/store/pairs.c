/* pairs: see the header. */
#include "store/pairs.h"

#include <stdlib.h>
#include <string.h>

#include "store/escape.h"
#include "store/memory.h"
#include "store/number.h"

void pairs_add(struct buffer *block, const char *name, const char *value)
{
    buffer_add_text(block, name);
    buffer_add_char(block, '=');
    escape_add(block, value);
    buffer_add_char(block, '\n');
}

void pairs_add_number(struct buffer *block, const char *name, double value)
{
    char text[NUMBER_ROOM];

    pairs_add(block, name, number_exact(value, text));
}

bool pairs_parse(const char *block, struct pairs *pairs)
{
    char *line = memory_text(block);

    *pairs = (struct pairs){.text = line};
    while (*line != '\0') {
        char *next = line + strcspn(line, "\n");
        char *equals;

        if (*next != '\0') {
            *next++ = '\0';
        }
        equals = strchr(line, '=');
        if (equals == NULL || equals == line || !escape_undo(equals + 1)) {
            return false;
        }
        *equals = '\0';
        pairs->items = memory_grow(pairs->items, pairs->count, &pairs->room, sizeof *pairs->items);
        pairs->items[pairs->count++] = (struct pair){.name = line, .value = equals + 1};
        line = next;
    }
    return true;
}

void pairs_free(struct pairs *pairs)
{
    free(pairs->items);
    free(pairs->text);
    *pairs = (struct pairs){0};
}

const char *pairs_get(const struct pairs *pairs, const char *name)
{
    for (size_t i = 0; i < pairs->count; i++) {
        if (strcmp(pairs->items[i].name, name) == 0) {
            return pairs->items[i].value;
        }
    }
    return NULL;
}

bool pairs_number(const struct pairs *pairs, const char *name, double *value)
{
    const char *text = pairs_get(pairs, name);

    return text != NULL && number_parse(text, value);
}
