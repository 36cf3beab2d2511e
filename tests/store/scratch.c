/* scratch: see the header. */
#include "scratch.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int scratch_make(void **state)
{
    const char *place = getenv("TMPDIR");
    struct buffer path = {0};

    buffer_add_format(&path, "%s/fleetlab-store-XXXXXX", place != NULL ? place : "/tmp");
    *state = buffer_take(&path);
    return mkdtemp(*state) != NULL ? 0 : -1;
}

static int scratch_remove_one(const char *path, const struct stat *status, int kind,
                              struct FTW *where)
{
    (void)status;
    (void)kind;
    (void)where;
    return remove(path);
}

int scratch_remove(void **state)
{
    int result = nftw(*state, scratch_remove_one, 16, FTW_DEPTH | FTW_PHYS);

    free(*state);
    return result;
}

const char *scratch_path(void **state, const char *name)
{
    static char paths[4][4096];
    static size_t next;
    char *path = paths[next++ % 4];

    snprintf(path, sizeof paths[0], "%s/%s", (const char *)*state, name);
    return path;
}

void scratch_write(const char *path, const void *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

void scratch_read(const char *path, struct buffer *out)
{
    FILE *file = fopen(path, "rb");
    char piece[4096];
    size_t got;

    assert_non_null(file);
    while ((got = fread(piece, 1, sizeof piece, file)) > 0) {
        buffer_add(out, piece, got);
    }
    assert_int_equal(fclose(file), 0);
}
