/* scratch: a folder of its own for each test, and files in it. */
#ifndef TESTS_STORE_SCRATCH_H
#define TESTS_STORE_SCRATCH_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/buffer.h"

/* Set-up and tear-down: *state is the folder's path. */
int scratch_make(void **state);
int scratch_remove(void **state);

/* FOLDER/NAME in a static place that the fourth call from here uses again. */
const char *scratch_path(void **state, const char *name);

/* Writes or reads a whole file; ends the test when it can't. */
void scratch_write(const char *path, const void *bytes, size_t length);
void scratch_read(const char *path, struct buffer *out);

#endif
