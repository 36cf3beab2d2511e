/* memory: allocation that never fails. Out of memory ends the program with one line: every
 * acknowledged answer is already on disk, so nothing is lost by stopping. */
#ifndef STORE_MEMORY_H
#define STORE_MEMORY_H

#include <stddef.h>

/* Says so and ends the program: for what no memory can be had, or what would wrap. */
_Noreturn void memory_exhausted(void);

/* COUNT zeroed items of SIZE bytes; the product is checked. Freed with free(). */
void *memory_get(size_t count, size_t size);

/* BLOCK (or NULL) resized to COUNT items of SIZE bytes; new bytes are not zeroed. */
void *memory_resize(void *block, size_t count, size_t size);

/* Makes room for one more item in an array that grows by doubling: returns the array, *ROOM is
 * its new capacity in items. Call it before appending item number COUNT. */
void *memory_grow(void *array, size_t count, size_t *room, size_t size);

/* A copy of TEXT, or of its first LENGTH bytes with a NUL behind them. Freed with free(). */
char *memory_text(const char *text);
char *memory_text_n(const char *text, size_t length);

#endif
