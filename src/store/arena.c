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

/* Blocks are cut in whole multiples of what any type is aligned to. */
static size_t aligned(size_t size)
{
    const size_t align = alignof(max_align_t);
    return (size + align - 1) / align * align;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2) {
        memory_exhausted(); /* no text or scene may be near this size */
    }
    size = aligned(size);
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

char *arena_join_list(struct arena *arena, const char *const *texts)
{
    size_t length = 0;

    for (const char *const *text = texts; *text != NULL; text++) {
        length += strlen(*text);
    }

    char *joined = arena_alloc(arena, length + 1), *end = joined;

    for (const char *const *text = texts; *text != NULL; text++) {
        end = stpcpy(end, *text);
    }
    return joined;
}

/* Prints into what is left of the block, and again only where that was not enough. */
char *arena_printf(struct arena *arena, const char *format, ...)
{
    struct block *block = arena->current;
    char *text = (char *)block->bytes + block->used;
    size_t left = block->size - block->used;
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(text, left, format, arguments);
    va_end(arguments);
    if (length < 0) {
        return arena_strdup(arena, ""); /* only a wide character that the locale lacks */
    }
    if ((size_t)length < left) {
        block->used += aligned((size_t)length + 1);
        return text;
    }
    text = arena_alloc(arena, (size_t)length + 1);
    va_start(arguments, format);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    va_end(arguments);
    return text;
}
