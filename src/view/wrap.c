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
    char *breaks; /* room for what libunistring says of each byte of a piece */
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

/* Bytes of the grapheme cluster at `at`; of ASCII one where no mark can follow. */
static size_t cluster(const struct wrapper *w, size_t at)
{
    const uint8_t *start = (const uint8_t *)w->text + at;
    const uint8_t *end = (const uint8_t *)w->text + w->bytes;

    if (*start >= ' ' && *start < 0x80 && (start + 1 == end || start[1] < 0x80)) {
        return 1;
    }
    const uint8_t *next = u8_grapheme_next(start, end);
    return next ? (size_t)(next - start) : 1;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* Where words stand apart by a blank, a line may be broken whatever stands around them (LB 18 of
 * UAX 14): what is asked of libunistring, which takes long, may begin there. */
static bool is_word(const struct wrapper *w, size_t at)
{
    return at >= 2 && w->text[at - 1] == ' ' && is_letter(w->text[at]) &&
           is_letter(w->text[at - 2]);
}

/* The last place behind `word`, up to `at`, before which a line may be broken; else `word`. */
static size_t last_break(const struct wrapper *w, size_t word, size_t at)
{
    size_t end = at;
    while (end < w->bytes && w->text[end] != ' ' && w->text[end] != '\n') {
        end++;
    }
    u8_possible_linebreaks((const uint8_t *)w->text + word, end - word, "UTF-8", w->breaks);
    while (at > word && w->breaks[at - word] != UC_BREAK_POSSIBLE) {
        at--;
    }
    return at;
}

/* Whether a unit begins at `at`: a sign or a few letters, a blank behind a number. No line begins
 * with one. */
static bool is_unit(const struct wrapper *w, size_t at)
{
    enum { UNIT_BYTES = 3 }; /* "km", "ms,", "M$." */
    size_t end = at;

    if (at < 2 || w->text[at - 1] != ' ' || w->text[at - 2] < '0' || w->text[at - 2] > '9' ||
        (w->text[at] >= '0' && w->text[at] <= '9')) {
        return false;
    }
    while (end < w->bytes && w->text[end] != ' ' && w->text[end] != '\n') {
        end++;
    }
    return end - at <= UNIT_BYTES;
}

/* The last place up to `at` before which the line from `start` may be broken; `start`: there is
 * none. */
static size_t break_before(const struct wrapper *w, size_t start, size_t at)
{
    size_t word = at, from = w->count > 0 ? w->lines[w->count - 1].start : start;

    while (word > from && !is_word(w, word)) { /* it may begin in the line before */
        word--;
    }
    size_t place = last_break(w, word, at);
    return place > start ? place : start;
}

/* How many characters of ASCII stand at `at`, at most so many, with no mark behind the last. */
static size_t plain_run(const struct wrapper *w, size_t at, int most)
{
    size_t count = 0, end = w->bytes - at;

    if (most < 0 || end > (size_t)most) {
        end = most < 0 ? 0 : (size_t)most;
    }
    while (count < end && w->text[at + count] >= ' ' && w->text[at + count] <= '~') {
        count++;
    }
    return count > 0 && at + count < w->bytes && (w->text[at + count] & 0x80) ? count - 1 : count;
}

/* Where the line after the one from `start` begins; w->bytes after the last. */
static size_t next_start(const struct wrapper *w, size_t start, int cols)
{
    int cells = 0;

    for (size_t at = start, bytes; at < w->bytes; at += bytes) {
        if (w->text[at] == '\n') {
            return at + 1;
        }
        bytes = plain_run(w, at, cols - cells);
        if (bytes > 0) { /* nearly all of a line: there is room for it */
            cells += (int)bytes;
            continue;
        }
        bytes = cluster(w, at);
        cells += bytes == 1 ? 1 : text_cells(w->text + at, bytes);
        if (cells > cols && w->text[at] != ' ' && at > start) {
            size_t place = break_before(w, start, at), first = place;
            while (place > start && is_unit(w, place)) {
                place = place > start + 2 ? break_before(w, start, place - 2) : start;
            }
            return place > start ? place : first > start ? first : at;
        }
    }
    return w->bytes;
}

size_t wrap_text(const char *text, size_t bytes, int cols, struct wrap_line **lines)
{
    struct wrapper w = {.text = text, .bytes = bytes};

    if (bytes > 0 && bytes <= (size_t)(cols < 0 ? 0 : cols) && !memchr(text, '\n', bytes)) {
        add_line(&w, 0, bytes); /* no byte takes more than a cell: nothing needs breaking */
        *lines = w.lines;
        return w.count;
    }
    w.breaks = memory_get(bytes + 1, 1);
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
