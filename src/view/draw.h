/*
 * draw.h: drawing inside a rectangle. Rows and columns count from the rectangle's corner; nothing
 * is ever drawn outside of it, whatever its size.
 *
 * A widget is a piece of a scene that is drawn with it, at any size, 0x0 too: what does not fit is
 * left out. Blanks are left as they are, so clear the canvas first. Columns depend on the rectangle
 * and on labels, never on a number, so that a step changes few cells. `focus` is the row that has
 * the focus: it shows '>' and takes the hardware cursor; `count` or more means none.
 */
#ifndef VIEW_DRAW_H
#define VIEW_DRAW_H

#include "scenes/scene.h"
#include "view/canvas.h"

/* One character for the tier that the canvas has. */
uint32_t draw_glyph(const struct canvas *canvas, char ascii, uint32_t utf8);

/* One cell of the rectangle. */
void draw_put(struct canvas *canvas, struct rect rect, int row, int col, uint32_t glyph,
              enum role role);

/*
 * UTF-8 text in at most `cols` cells; what doesn't fit ends in '.' or an ellipsis. Returns the
 * cells used.
 */
int draw_text(struct canvas *canvas, struct rect rect, int row, int col, int cols, enum role role,
              const char *text);

/*
 * A label from column `from` and a value that ends before column `end`. The value never moves with
 * the label; a label that is too long for what the value leaves is cut.
 */
struct draw_pair {
    const char *label, *value;
    enum role label_role, value_role;
};
void draw_pair(struct canvas *canvas, struct rect rect, int row, int from, int end,
               struct draw_pair pair);

/*
 * The same, but nothing that carries a number is cut, and of a `whole` pair nothing is: the label
 * takes as many lines as it needs, with the value at the end of the last one or, where it is long,
 * below. Returns how many lines, of which the value, or its first line, is *AT.
 */
int draw_whole_pair(struct canvas *canvas, struct rect rect, int row, int from, int end,
                    struct draw_pair pair, bool whole, int *at);

/* A text whole, in as many lines as it takes from column `left` on. Returns how many. */
int draw_wrapped(struct canvas *canvas, struct rect rect, int line, int left, enum role role,
                 const char *text);

/* The same; lines behind the first begin `hang` columns further in. */
int draw_hanging(struct canvas *canvas, struct rect rect, int line, int left, int hang,
                 enum role role, const char *text);

/* A rectangle of blanks. */
void draw_wipe(struct canvas *canvas, struct rect rect);

/* A run of one glyph. */
void draw_run(struct canvas *canvas, struct rect rect, int row, int col, int cols, uint32_t glyph,
              enum role role);

/* A vertical line between two columns: the rectangle's first column. */
void draw_rule(struct canvas *canvas, struct rect rule);

/*
 * What all rows begin with: the letter in column 0, '>' in column 1 and the hardware cursor on the
 * label's column 2 when the row has the focus. Returns the role of the label.
 */
enum { DRAW_MARGIN = 2 };
enum role draw_margin(struct canvas *canvas, struct rect rect, int row, char letter, bool focus);

/* A heading is a row that has a label alone. */
bool draw_is_heading(const struct scene_row *row);

/* The role that goes with a verdict's word. */
enum role draw_verdict_role(enum scene_verdict verdict);

/* The nearest of `count` cells 0..count-1 for a share 0..1 (clamped). */
int draw_cell(double share, int count);

#endif
