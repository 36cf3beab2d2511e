/*
 * canvas.h: a buffer of cells, each a glyph and a role. All drawing goes here; no terminal is
 * needed, so a test compares it with a text file. A front end copies changed cells to the terminal.
 */
#ifndef VIEW_CANVAS_H
#define VIEW_CANVAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "view/rect.h"
#include "view/tier.h"

/* What a cell is for. A front end maps each role to colour or, in mono, to an attribute. */
enum role {
    ROLE_TEXT,
    ROLE_DIM,  /* ghosts, spokes, land */
    ROLE_AXIS, /* the frame of a plot */
    ROLE_TITLE,
    ROLE_FOCUS, /* the focused control's name */
    ROLE_VALUE,
    ROLE_MET,
    ROLE_NOT_MET,
    ROLE_CANNOT_SAY,
    ROLE_SERIES_A, /* bars, plot lines, polygons: their letter tells them apart */
    ROLE_SERIES_B,
    ROLE_SERIES_C,
    ROLE_SERIES_D,
    ROLE_SERIES_E,
    ROLE_SERIES_F,
    ROLE_BAR_A, /* the ground of a stacked bar's segments, a series each */
    ROLE_BAR_B,
    ROLE_BAR_C,
    ROLE_BAR_D,
    ROLE_BAR_E,
    ROLE_BAR_F,
    ROLE_MARK, /* limits, optimum, the current design */
    ROLE_ALARM,
    ROLE_COUNT
};

enum { SERIES_ROLES = ROLE_SERIES_F - ROLE_SERIES_A + 1 };

struct cell {
    uint32_t glyph;          /* a code point; 0 in the right half of a double-width one */
    uint32_t combining : 24; /* a combining mark on it, or 0 */
    uint32_t role : 8;
};

struct canvas;

/* A blank canvas; rows and cols from 1 to 500 (clamped). The caller frees it with canvas_free. */
struct canvas *canvas_new(int rows, int cols, enum tier tier);
void canvas_free(struct canvas *canvas);

/* As it was made. */
int canvas_rows(const struct canvas *canvas);
int canvas_cols(const struct canvas *canvas);
enum tier canvas_tier(const struct canvas *canvas);

/* All cells to blanks of ROLE_TEXT; the cursor to 0,0. */
void canvas_clear(struct canvas *canvas);

/* The cell at row, col; NULL outside. */
const struct cell *canvas_at(const struct canvas *canvas, int row, int col);

/* One cell; outside the canvas nothing happens. On the plain tier a glyph above 126 becomes '?'. */
void canvas_put(struct canvas *canvas, int row, int col, uint32_t glyph, enum role role);

/* The same for `cols` cells from row, col on. */
void canvas_run(struct canvas *canvas, int row, int col, int cols, uint32_t glyph, enum role role);

/*
 * UTF-8 text from row, col, at most `cols` cells wide and cut at the canvas' edge; never half of a
 * wide character. Control characters and invalid bytes show as '?'. Returns the cells used.
 */
int canvas_text(struct canvas *canvas, int row, int col, int cols, enum role role,
                const char *text);

/* Where the hardware cursor is to stand; clamped into the canvas. */
void canvas_set_cursor(struct canvas *canvas, int row, int col);
void canvas_cursor(const struct canvas *canvas, int *row, int *col);

/* The canvas as text, one line a row, trailing blanks cut. The caller frees it. */
char *canvas_to_text(const struct canvas *canvas);

/* The roles, one letter a cell and '.' for ROLE_TEXT, in the same form. The caller frees it. */
char *canvas_to_roles(const struct canvas *canvas);

#endif
