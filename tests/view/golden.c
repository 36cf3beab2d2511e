#include "golden.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct golden {
    FILE *stream;
    char *text;
    size_t length;
};

struct golden *golden_new(void)
{
    struct golden *golden = calloc(1, sizeof *golden);

    assert_non_null(golden);
    golden->stream = open_memstream(&golden->text, &golden->length);
    assert_non_null(golden->stream);
    return golden;
}

void golden_add_text(struct golden *golden, const char *title, const char *text)
{
    fprintf(golden->stream, "== %s\n%s", title, text);
}

/* Takes the text over. */
static void add(struct golden *golden, const char *title, char *text)
{
    assert_non_null(text);
    golden_add_text(golden, title, text);
    free(text);
}

void golden_add(struct golden *golden, const char *title, const struct canvas *canvas)
{
    add(golden, title, canvas_to_text(canvas));
}

void golden_add_roles(struct golden *golden, const char *title, const struct canvas *canvas)
{
    add(golden, title, canvas_to_text(canvas));
    add(golden, "roles", canvas_to_roles(canvas));
}

static char *read_file(const char *path)
{
    FILE *file = fopen(path, "r");
    char *text = NULL;
    size_t room = 0;

    if (!file || getdelim(&text, &room, '\0', file) < 0) {
        free(text);
        text = strdup("");
    }
    if (file) {
        fclose(file);
    }
    assert_non_null(text);
    return text;
}

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static size_t line_length(const char *line)
{
    return strcspn(line, "\n");
}

/* Prints the lines that differ, place by place; TAP reads a line with # as a comment. */
static int print_difference(const char *name, const char *was, const char *is)
{
    int different = 0;

    for (int number = 1; *was || *is; number++) {
        size_t was_length = line_length(was), is_length = line_length(is);
        if (was_length != is_length || memcmp(was, is, is_length) != 0) {
            printf("# %s:%d -%.*s\n# %s:%d +%.*s\n", name, number, (int)was_length, was, name,
                   number, (int)is_length, is);
            different++;
        }
        was += was_length + (was[was_length] == '\n');
        is += is_length + (is[is_length] == '\n');
    }
    return different;
}

void golden_check(struct golden *golden, const char *name)
{
    const char *srcdir = getenv("srcdir");
    char path[4096];

    fclose(golden->stream);
    snprintf(path, sizeof path, "%s/tests/view/golden/%s.txt", srcdir ? srcdir : ".", name);
    char *was = read_file(path);
    int different = strcmp(was, golden->text) ? print_difference(name, was, golden->text) : 0;
    if (getenv("GENERATE") && different) {
        write_file(path, golden->text);
        different = 0;
    }
    free(was);
    free(golden->text);
    free(golden);
    assert_int_equal(different, 0);
}
