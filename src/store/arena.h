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

/* The texts one behind the other: arena_join(arena, "7", " ", "km"); of a list, which NULL ends. */
#define arena_join(arena, ...) arena_join_list(arena, (const char *const[]){__VA_ARGS__, NULL})
char *arena_join_list(struct arena *arena, const char *const *texts);

/* printf into the arena. */
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
