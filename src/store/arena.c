/* arena.c: a chain of blocks that is cut from the front and freed as a whole. */
#include "store/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/memory.h"

enum { BLOCK_BYTES = 16384 };

struct block {
    struct block *next;
    size_t size, used;
    alignas(max_align_t) unsigned char bytes[];
};

/* What is freed with the rest. */
struct owned {
    struct owned *next;
    void *thing;
    void (*free_thing)(void *thing);
};

struct arena {
    struct owned *owned; /* in the arena itself, the last one first */
    struct block *first; /* blocks in the order of use */
    struct block *current;
};

static struct block *block_new(size_t size)
{
    if (size < BLOCK_BYTES) {
        size = BLOCK_BYTES;
    }
    struct block *block = memory_resize(NULL, sizeof *block + size, 1);

    block->next = NULL;
    block->size = size;
    block->used = 0;
    return block;
}

struct arena *arena_new(void)
{
    struct arena *arena = memory_get(1, sizeof *arena);
    arena->first = arena->current = block_new(BLOCK_BYTES);
    return arena;
}

static void free_owned(struct arena *arena)
{
    for (const struct owned *one = arena->owned; one != NULL; one = one->next) {
        one->free_thing(one->thing);
    }
    arena->owned = NULL;
}

void arena_free(struct arena *arena)
{
    if (arena == NULL) {
        return;
    }
    free_owned(arena);
    for (struct block *block = arena->first; block != NULL;) {
        struct block *next = block->next;
        free(block);
        block = next;
    }
    free(arena);
}

void arena_reset(struct arena *arena)
{
    free_owned(arena);
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

    if (size > SIZE_MAX / 2) {
        memory_exhausted(); /* no text or scene may be near this size */
    }
    size = (size + align - 1) / align * align;
    struct block *block = block_with_room(arena, size);
    void *memory = block->bytes + block->used;
    block->used += size;
    return memset(memory, 0, size);
}

void arena_own(struct arena *arena, void *thing, void (*free_thing)(void *thing))
{
    struct owned *one = arena_alloc(arena, sizeof *one);
    *one = (struct owned){arena->owned, thing, free_thing};
    arena->owned = one;
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
    if (length < 0) {
        return arena_strdup(arena, ""); /* only a wide character that the locale lacks */
    }
    char *text = arena_alloc(arena, (size_t)length + 1);
    va_start(arguments, format);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    va_end(arguments);
    return text;
}
