#include "view/wrap.h"

#include "store/memory.h"
#include "view/text.h"

#include <stdlib.h>
#include <string.h>

#include <unigbrk.h>
#include <unilbrk.h>

struct wrapper {
    const char *text;
    size_t bytes;
    char *breaks; /* what libunistring says of each byte */
    struct wrap_line *lines;
    size_t count, room;
};

/* Adds the line that goes from start to end, without the blanks at its end. */
static void add_line(struct wrapper *w, size_t start, size_t end)
{
    while (end > start && (w->text[end - 1] == ' ' || w->text[end - 1] == '\n')) {
        end--;
    }
    w->lines = memory_grow(w->lines, w->count, &w->room, sizeof *w->lines);
    w->lines[w->count++] = (struct wrap_line){start, end - start,
                                              text_cells(w->text + start, end - start)};
}

/* Bytes of the grapheme cluster at `at`. */
static size_t cluster(const struct wrapper *w, size_t at)
{
    const uint8_t *start = (const uint8_t *)w->text + at;
    const uint8_t *end = (const uint8_t *)w->text + w->bytes;
    const uint8_t *next = u8_grapheme_next(start, end);

    return next ? (size_t)(next - start) : 1;
}

/* Where the line after the one from `start` begins; w->bytes after the last. */
static size_t next_start(const struct wrapper *w, size_t start, int cols)
{
    size_t possible = start; /* the last place in this line where it may be broken */
    int cells = 0;

    for (size_t at = start; at < w->bytes;) {
        if (w->text[at] == '\n') {
            return at + 1;
        }
        if (at > start && w->breaks[at] == UC_BREAK_POSSIBLE) {
            possible = at;
        }
        size_t bytes = cluster(w, at);
        cells += text_cells(w->text + at, bytes);
        if (cells > cols && w->text[at] != ' ' && at > start) {
            return possible > start ? possible : at;
        }
        at += bytes;
    }
    return w->bytes;
}

size_t wrap_text(const char *text, size_t bytes, int cols, struct wrap_line **lines)
{
    struct wrapper w = {.text = text, .bytes = bytes};

    if (bytes > 0 && !memchr(text, '\n', bytes) && text_cells(text, bytes) <= cols) {
        add_line(&w, 0, bytes); /* nothing needs breaking */
        *lines = w.lines;
        return w.count;
    }
    w.breaks = memory_get(bytes + 1, 1);
    u8_possible_linebreaks((const uint8_t *)text, bytes, "UTF-8", w.breaks);
    for (size_t start = 0, next; start < bytes; start = next) {
        next = next_start(&w, start, cols < 1 ? 1 : cols);
        add_line(&w, start, next);
    }
    if (bytes == 0 || text[bytes - 1] == '\n') {
        add_line(&w, bytes, bytes);
    }
    free(w.breaks);
    *lines = w.lines;
    return w.count;
}
