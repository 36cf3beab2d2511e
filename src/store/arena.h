/*
 * arena.h: memory that is given back all at once, for scenes and texts.
 */
#ifndef STORE_ARENA_H
#define STORE_ARENA_H

#include <stddef.h>

struct arena;

/* An empty arena; arena_free frees all it gave out. Running out of memory ends the program. */
struct arena *arena_new(void);
void arena_free(struct arena *arena);

/* Forgets everything given out, keeps the memory for the next use. */
void arena_reset(struct arena *arena);

/* `size` zeroed bytes, aligned for any type. */
void *arena_alloc(struct arena *arena, size_t size);

/* `thing` is freed with FREE when all is given back, or forgotten. */
void arena_own(struct arena *arena, void *thing, void (*free_thing)(void *thing));

/* A copy of a string. */
char *arena_strdup(struct arena *arena, const char *text);

/* The texts one behind the other, with NULL behind the last. */
char *arena_join(struct arena *arena, const char *first, ...) __attribute__((sentinel));

/* printf into the arena. */
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
