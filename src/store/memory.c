/* memory: see the header. */
#include "store/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void memory_exhausted(void)
{
    fputs("fleetlab: out of memory; what was saved is on disk\n", stderr);
    abort();
}

static void *memory_or_end(void *block)
{
    if (block == NULL) {
        memory_exhausted();
    }
    return block;
}

void *memory_get(size_t count, size_t size)
{
    return memory_or_end(calloc(count > 0 ? count : 1, size > 0 ? size : 1));
}

void *memory_resize(void *block, size_t count, size_t size)
{
    return memory_or_end(reallocarray(block, count > 0 ? count : 1, size));
}

void *memory_grow(void *array, size_t count, size_t *room, size_t size)
{
    if (count < *room) {
        return array;
    }
    *room = *room < 8 ? 8 : *room * 2; /* reallocarray refuses the product long before this wraps */
    return memory_resize(array, *room, size);
}

char *memory_text(const char *text)
{
    return memory_text_n(text, strlen(text));
}

char *memory_text_n(const char *text, size_t length)
{
    char *copy = memory_get(length + 1, 1);

    if (length > 0) {
        memcpy(copy, text, length);
    }
    return copy;
}
