#include "view/canvas.h"

#include "store/memory.h"
#include "view/clamp.h"
#include "view/text.h"

#include <stdlib.h>
#include <string.h>

#include <unistr.h>

enum { CANVAS_MAX = 500, CELL_BYTES = 8 };

struct canvas {
    int rows, cols;
    enum tier tier;
    int cursor_row, cursor_col;
    struct cell cells[];
};

static const char role_letters[ROLE_COUNT] = {
    [ROLE_TEXT] = '.',     [ROLE_DIM] = 'd',      [ROLE_TITLE] = 't',    [ROLE_FOCUS] = 'f',
    [ROLE_VALUE] = 'v',    [ROLE_MET] = 'm',      [ROLE_NOT_MET] = 'n',  [ROLE_CANNOT_SAY] = 'c',
    [ROLE_SERIES_A] = 'A', [ROLE_SERIES_B] = 'B', [ROLE_SERIES_C] = 'C', [ROLE_SERIES_D] = 'D',
    [ROLE_BAR_A] = '1',    [ROLE_BAR_B] = '2',    [ROLE_BAR_C] = '3',    [ROLE_BAR_D] = '4',
    [ROLE_SERIES_E] = 'E', [ROLE_SERIES_F] = 'F', [ROLE_BAR_E] = '5',    [ROLE_BAR_F] = '6',

    [ROLE_AXIS] = 'x',     [ROLE_MARK] = 'k',     [ROLE_ALARM] = '!',
};

struct canvas *canvas_new(int rows, int cols, enum tier tier)
{
    rows = clamp(rows, 1, CANVAS_MAX);
    cols = clamp(cols, 1, CANVAS_MAX);
    struct canvas *canvas = memory_get(1, sizeof *canvas +
                                              (size_t)(rows * cols) * sizeof canvas->cells[0]);

    canvas->rows = rows;
    canvas->cols = cols;
    canvas->tier = tier;
    canvas_clear(canvas);
    return canvas;
}

void canvas_free(struct canvas *canvas)
{
    free(canvas);
}

int canvas_rows(const struct canvas *canvas)
{
    return canvas->rows;
}

int canvas_cols(const struct canvas *canvas)
{
    return canvas->cols;
}

enum tier canvas_tier(const struct canvas *canvas)
{
    return canvas->tier;
}

void canvas_clear(struct canvas *canvas)
{
    size_t cols = (size_t)canvas->cols;

    for (size_t i = 0; i < cols; i++) {
        canvas->cells[i] = (struct cell){.glyph = ' ', .role = ROLE_TEXT};
    }
    for (size_t row = 1; row < (size_t)canvas->rows; row++) {
        memcpy(&canvas->cells[row * cols], canvas->cells, cols * sizeof canvas->cells[0]);
    }
    canvas->cursor_row = canvas->cursor_col = 0;
}

static struct cell *cell_at(struct canvas *canvas, int row, int col)
{
    if (row < 0 || row >= canvas->rows || col < 0 || col >= canvas->cols) {
        return NULL;
    }
    return &canvas->cells[row * canvas->cols + col];
}

const struct cell *canvas_at(const struct canvas *canvas, int row, int col)
{
    if (row < 0 || row >= canvas->rows || col < 0 || col >= canvas->cols) {
        return NULL;
    }
    return &canvas->cells[row * canvas->cols + col];
}

/*
 * The cells from `col` on that `count` cells of one glyph or of ASCII text are going to take, as
 * far as they lie on the canvas: `skip` of them lie to its left, `count` are left over. Of a wide
 * character that stood across one of their ends the other half becomes a blank.
 */
static struct cell *take_cells(struct canvas *canvas, int row, int col, int *skip, int *count)
{
    *skip = clamp(-col, 0, *count);
    *count = clamp(canvas->cols - col, *skip, *count) - *skip;
    if (row < 0 || row >= canvas->rows || *count <= 0) {
        *count = 0;
        return NULL;
    }
    struct cell *cells = &canvas->cells[row * canvas->cols + col + *skip];
    if (cells->glyph == 0) {
        cells[-1].glyph = ' ';
        cells[-1].combining = 0;
    }
    if (col + *skip + *count < canvas->cols && cells[*count].glyph == 0) {
        cells[*count].glyph = ' ';
    }
    return cells;
}

/* Sets cells to one glyph. */
static void set_cells(struct canvas *canvas, int row, int col, int count, uint32_t glyph,
                      enum role role)
{
    int skip;
    struct cell *cells = take_cells(canvas, row, col, &skip, &count);

    for (int i = 0; i < count; i++) {
        cells[i] = (struct cell){.glyph = glyph, .role = (uint8_t)role};
    }
}

/* Sets cells to the characters of a text, each of one byte. */
static void set_ascii(struct canvas *canvas, int row, int col, int count, const char *text,
                      enum role role)
{
    int skip;
    struct cell *cells = take_cells(canvas, row, col, &skip, &count);

    for (int i = 0; i < count; i++) {
        cells[i] = (struct cell){.glyph = (unsigned char)text[skip + i], .role = (uint8_t)role};
    }
}

/* One character of one or two cells. A wide one that would be cut leaves blanks. */
static void put_glyph(struct canvas *canvas, int row, int col, struct text_glyph glyph,
                      enum role role)
{
    if (canvas->tier == TIER_PLAIN) {
        set_cells(canvas, row, col, glyph.cells, (uint32_t)text_ascii(glyph.code), role);
    } else if (glyph.cells == 2) {
        struct cell *right = cell_at(canvas, row, col + 1);
        bool whole = right && cell_at(canvas, row, col);
        set_cells(canvas, row, col, 1, whole ? glyph.code : ' ', role);
        set_cells(canvas, row, col + 1, 1, ' ', role);
        if (whole) {
            right->glyph = 0;
        }
    } else {
        set_cells(canvas, row, col, 1, glyph.code, role);
    }
}

void canvas_put(struct canvas *canvas, int row, int col, uint32_t glyph, enum role role)
{
    canvas_run(canvas, row, col, 1, glyph, role);
}

void canvas_run(struct canvas *canvas, int row, int col, int cols, uint32_t glyph, enum role role)
{
    struct text_glyph one = text_glyph(glyph);

    if (one.cells == 1) {
        bool plain = canvas->tier == TIER_PLAIN;
        set_cells(canvas, row, col, cols, plain ? (uint32_t)text_ascii(one.code) : one.code, role);
        return;
    }
    for (int i = 0; i < cols; i++) {
        put_glyph(canvas, row, col + i, one, role);
    }
}

/* How many characters of ASCII a text begins with, at most so many. */
static int ascii_run(const char *text, size_t left, int most)
{
    int count = 0;

    while (count < most && (size_t)count < left && text[count] >= ' ' && text[count] <= '~') {
        count++;
    }
    return count;
}

int canvas_text(struct canvas *canvas, int row, int col, int cols, enum role role, const char *text)
{
    size_t left = strlen(text);
    struct cell *last = NULL;
    int used = 0;

    if (cols > canvas->cols - col) {
        cols = canvas->cols - col;
    }
    while (left > 0) {
        int ascii = ascii_run(text, left, cols - used); /* nearly all of it */
        if (ascii > 0) {
            set_ascii(canvas, row, col + used, ascii, text, role);
            used += ascii;
            last = cell_at(canvas, row, col + used - 1);
            text += ascii;
            left -= (size_t)ascii;
            continue;
        }
        struct text_glyph glyph = text_next(text, left);
        if (used + glyph.cells > cols) {
            break;
        }
        if (glyph.cells > 0) {
            put_glyph(canvas, row, col + used, glyph, role);
            last = cell_at(canvas, row, col + used);
            used += glyph.cells;
        } else if (last && !last->combining && tier_is_rich(canvas->tier) &&
                   text_is_mark(glyph.code)) {
            last->combining = glyph.code & 0xffffff;
        }
        text += glyph.bytes;
        left -= glyph.bytes;
    }
    return used;
}

void canvas_set_cursor(struct canvas *canvas, int row, int col)
{
    canvas->cursor_row = clamp(row, 0, canvas->rows - 1);
    canvas->cursor_col = clamp(col, 0, canvas->cols - 1);
}

void canvas_cursor(const struct canvas *canvas, int *row, int *col)
{
    *row = canvas->cursor_row;
    *col = canvas->cursor_col;
}

/* Adds a code point to a string that has room for it; nothing for 0. */
static char *append(char *to, uint32_t code)
{
    return code ? to + u8_uctomb((uint8_t *)to, code, 4) : to;
}

char *canvas_to_text(const struct canvas *canvas)
{
    char *text = memory_get((size_t)canvas->rows, (size_t)canvas->cols * CELL_BYTES + 2);
    char *to = text;

    for (int row = 0; row < canvas->rows; row++) {
        char *end = to;
        for (int col = 0; col < canvas->cols; col++) {
            const struct cell *cell = &canvas->cells[row * canvas->cols + col];
            to = append(append(to, cell->glyph), cell->combining);
            if (cell->glyph != ' ' || cell->combining) {
                end = to;
            }
        }
        to = end;
        *to++ = '\n';
    }
    *to = '\0';
    return text;
}

char *canvas_to_roles(const struct canvas *canvas)
{
    char *text = memory_get((size_t)canvas->rows, (size_t)canvas->cols + 2);
    char *to = text;

    for (int row = 0; row < canvas->rows; row++) {
        char *end = to;
        for (int col = 0; col < canvas->cols; col++) {
            const struct cell *cell = &canvas->cells[row * canvas->cols + col];
            *to++ = role_letters[cell->role];
            if (cell->role != ROLE_TEXT) {
                end = to;
            }
        }
        to = end;
        *to++ = '\n';
    }
    *to = '\0';
    return text;
}
