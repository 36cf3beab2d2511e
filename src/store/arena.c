/* arena.c: a chain of blocks that is cut from the front and freed as a whole. */
#include "store/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_BYTES = 16384 };

struct block {
    struct block *next;
    size_t size, used;
    alignas(max_align_t) unsigned char bytes[];
};

struct arena {
    struct block *first; /* blocks in the order of use */
    struct block *current;
};

static void *need(void *memory)
{
    if (memory == NULL) {
        fputs("fleetlab: out of memory\n", stderr);
        abort();
    }
    return memory;
}

static struct block *block_new(size_t size)
{
    if (size < BLOCK_BYTES) {
        size = BLOCK_BYTES;
    }
    struct block *block = need(size > SIZE_MAX - sizeof *block ? NULL
                                                               : malloc(sizeof *block + size));
    block->next = NULL;
    block->size = size;
    block->used = 0;
    return block;
}

struct arena *arena_new(void)
{
    struct arena *arena = need(malloc(sizeof *arena));
    arena->first = arena->current = block_new(BLOCK_BYTES);
    return arena;
}

void arena_free(struct arena *arena)
{
    if (arena == NULL) {
        return;
    }
    for (struct block *block = arena->first; block != NULL;) {
        struct block *next = block->next;
        free(block);
        block = next;
    }
    free(arena);
}

void arena_reset(struct arena *arena)
{
    for (struct block *block = arena->first; block != NULL; block = block->next) {
        block->used = 0;
    }
    arena->current = arena->first;
}

/* The next block with room for `size` more bytes; a new one if none of those kept has it. */
static struct block *block_with_room(struct arena *arena, size_t size)
{
    struct block *block = arena->current;
    while (block->size - block->used < size && block->next != NULL) {
        block = block->next;
    }
    if (block->size - block->used < size) {
        block->next = block_new(size);
        block = block->next;
    }
    arena->current = block;
    return block;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    const size_t align = alignof(max_align_t);
    need(size > SIZE_MAX - align ? NULL : arena);
    size = (size + align - 1) / align * align;
    struct block *block = block_with_room(arena, size);
    void *memory = block->bytes + block->used;
    block->used += size;
    return memset(memory, 0, size);
}

char *arena_strdup(struct arena *arena, const char *text)
{
    size_t size = strlen(text) + 1;
    return memcpy(arena_alloc(arena, size), text, size);
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    need(length < 0 ? NULL : arena);
    char *text = arena_alloc(arena, (size_t)length + 1);
    va_start(arguments, format);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    va_end(arguments);
    return text;
}
