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

static void add(struct pairs *pairs, char *name, char *value)
{
    pairs->items = memory_grow(pairs->items, pairs->count, &pairs->room, sizeof *pairs->items);
    pairs->items[pairs->count++] = (struct pair){.name = name, .value = value};
}

bool pairs_parse(const char *block, struct pairs *pairs)
{
    *pairs = (struct pairs){0};
    while (*block != '\0') {
        size_t length = strcspn(block, "\n");
        const char *equals = memchr(block, '=', length);
        if (equals == NULL || equals == block) {
            return false;
        }
        char *value = memory_text_n(equals + 1, length - (size_t)(equals + 1 - block));
        if (!escape_undo(value)) {
            free(value);
            return false;
        }
        add(pairs, memory_text_n(block, (size_t)(equals - block)), value);
        block += length + (block[length] == '\n');
    }
    return true;
}

void pairs_free(struct pairs *pairs)
{
    for (size_t i = 0; i < pairs->count; i++) {
        free(pairs->items[i].name);
        free(pairs->items[i].value);
    }
    free(pairs->items);
    *pairs = (struct pairs){0};
}

static struct pair *find(const struct pairs *pairs, const char *name)
{
    for (size_t i = 0; i < pairs->count; i++) {
        if (strcmp(pairs->items[i].name, name) == 0) {
            return &pairs->items[i];
        }
    }
    return NULL;
}

void pairs_set(struct pairs *pairs, const char *name, const char *value)
{
    struct pair *pair = find(pairs, name);
    char *copy = memory_text(value); /* first: it may be the old one */
    if (pair == NULL) {
        add(pairs, memory_text(name), copy);
        return;
    }
    free(pair->value);
    pair->value = copy;
}

const char *pairs_get(const struct pairs *pairs, const char *name)
{
    const struct pair *pair = find(pairs, name);
    return pair == NULL ? NULL : pair->value;
}

const char *pairs_text(const struct pairs *pairs, const char *name)
{
    const char *value = pairs_get(pairs, name);
    return value == NULL ? "" : value;
}

bool pairs_number(const struct pairs *pairs, const char *name, double *value)
{
    const char *text = pairs_get(pairs, name);

    return text != NULL && number_parse(text, value);
}
