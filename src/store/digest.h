/* digest: SHA-256 through nettle, in lower-case hexadecimal. */
#ifndef STORE_DIGEST_H
#define STORE_DIGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/buffer.h"

/* 64 digits and a NUL. */
enum { DIGEST_ROOM = 65, DIGEST_BYTES = 32 };

/* Of LENGTH bytes. */
void digest_hex(const void *bytes, size_t length, char hex[DIGEST_ROOM]);

/* The same as bytes, for those who need a number of it (a student's variant). */
void digest_bytes(const void *bytes, size_t length, unsigned char sum[DIGEST_BYTES]);

/* Eight of them that stand for a text; never 0, which stands for none. */
uint64_t digest_mark(const char *text);

/* Of the text PREVIOUS and LENGTH bytes behind it: one link of a chain. */
void digest_link(const char *previous, const void *bytes, size_t length, char hex[DIGEST_ROOM]);

/* Of all .ini and .csv files below FOLDER: the digest of what sha256sum prints for them, by
 * relative path, in the order of their bytes. False with the reason in WHY. */
bool digest_folder(const char *folder, char hex[DIGEST_ROOM], struct buffer *why);

/*
 * Of the same files as they look from outside, none of them opened: where each lies, how long it is,
 * when it was changed. The same one is of the same content. False where that isn't certain: the file
 * system is another machine's or can't be written, or a file was changed in the last seconds before
 * NOW_MS (or later), so that its next change might bear the same time.
 */
bool digest_outside(const char *folder, int64_t now_ms, char hex[DIGEST_ROOM]);

struct digest_number {
    const char *name;
    double value;
};

/* Of a scenario: its `name=%.17g` lines, sorted by name. The array is not changed. */
void digest_scenario(const struct digest_number *numbers, size_t count, char hex[DIGEST_ROOM]);

#endif
