#include "view/draw.h"

#include "store/memory.h"
#include "view/clamp.h"
#include "view/text.h"
#include "view/wrap.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

int draw_cell(double share, int count)
{
    return clamp((int)lround(fmin(fmax(share, 0), 1) * (count - 1)), 0, count - 1);
}

uint32_t draw_glyph(const struct canvas *canvas, char ascii, uint32_t utf8)
{
    return tier_is_rich(canvas_tier(canvas)) ? utf8 : (uint32_t)ascii;
}

void draw_put(struct canvas *canvas, struct rect rect, int row, int col, uint32_t glyph,
              enum role role)
{
    if (row >= 0 && row < rect.rows && col >= 0 && col < rect.cols) {
        canvas_put(canvas, rect.row + row, rect.col + col, glyph, role);
    }
}

enum { LABEL_LEAST = 4, CANVAS_MOST = 500 };
enum { ROOM_FOR_DOTS = 4 }; /* less has room for one only */

int draw_text(struct canvas *canvas, struct rect rect, int row, int col, int cols, enum role role,
              const char *text)
{
    if (row < 0 || row >= rect.rows || col < 0) {
        return 0;
    }
    if (cols > rect.cols - col) {
        cols = rect.cols - col;
    }
    if (cols <= 0) {
        return 0;
    }
    /* No text has more cells than bytes. */
    if (strlen(text) <= (size_t)cols || text_width(text) <= cols) {
        return canvas_text(canvas, rect.row + row, rect.col + col, cols, role, text);
    }
    int dots = tier_is_rich(canvas_tier(canvas)) || cols < ROOM_FOR_DOTS ? 1 : 2;
    size_t bytes = text_fit(text, strlen(text), cols - dots);
    while (bytes > 0 && text[bytes - 1] == ' ') {
        bytes--;
    }
    int used = text_cells(text, bytes);
    canvas_text(canvas, rect.row + row, rect.col + col, used, role, text);
    draw_run(canvas, rect, row, col + used, dots, draw_glyph(canvas, '.', 0x2026), role);
    return used + dots;
}

void draw_pair(struct canvas *canvas, struct rect rect, int row, int from, int end,
               struct draw_pair pair)
{
    int room = end - from;
    int label = text_width(pair.label);
    int value = text_width(pair.value);

    /* A value that leaves the label less than a few cells gives way too. */
    if (value > 0 && value > room - 1 - clamp(label, 0, LABEL_LEAST)) {
        value = clamp(room - 1 - clamp(label, 0, LABEL_LEAST), 0, value);
    }
    draw_text(canvas, rect, row, end - value, value, pair.value_role, pair.value);
    draw_text(canvas, rect, row, from, room - value - (value > 0), pair.label_role, pair.label);
}

int draw_hanging(struct canvas *canvas, struct rect rect, int line, int left, int hang,
                 enum role role, const char *text)
{
    struct wrap_line *lines;
    int cols = clamp(rect.cols - left, 1, CANVAS_MOST);

    if (!strchr(text, '\n') && (strlen(text) <= (size_t)cols || text_width(text) <= cols)) {
        draw_text(canvas, rect, line, left, cols, role, text);
        return 1;
    }
    size_t count = wrap_text(text, strlen(text), clamp(cols - hang, 1, cols), &lines);
    for (size_t i = 0; i < count; i++) {
        int from = left + (i > 0 ? hang : 0);
        char *part = memory_text_n(text + lines[i].start, lines[i].length);
        draw_text(canvas, rect, line + (int)i, from, rect.cols - from, role, part);
        free(part);
    }
    free(lines);
    return (int)count;
}

int draw_wrapped(struct canvas *canvas, struct rect rect, int line, int left, enum role role,
                 const char *text)
{
    return draw_hanging(canvas, rect, line, left, 0, role, text);
}

/* Lines of a text in so many cells, drawn in a row that has no more of them. */
static int draw_within(struct canvas *canvas, struct rect rect, int line, int from, int cols,
                       enum role role, const char *text)
{
    return draw_hanging(canvas, rect_cols(rect, 0, from + cols), line, from, DRAW_MARGIN, role,
                        text);
}

static bool has_number(const char *text)
{
    return strpbrk(text, "0123456789") != NULL;
}

int draw_whole_pair(struct canvas *canvas, struct rect rect, int row, int from, int end,
                    struct draw_pair pair, bool whole, int *at)
{
    int room = end - from, value = text_width(pair.value), gap = value > 0;

    int label = text_width(pair.label);
    bool cut = label + gap + value > room;
    bool numbers = has_number(pair.label) ||
                   (has_number(pair.value) && value > room - 1 - clamp(label, 0, LABEL_LEAST));

    *at = row;
    if (!cut || (!whole && !numbers)) {
        draw_pair(canvas, rect, row, from, end, pair);
        return 1;
    }
    bool beside = 2 * (value + gap) <= room;
    int lines = draw_within(canvas, rect, row, from, beside ? room - value - gap : room,
                            pair.label_role, pair.label);
    if (beside) {
        *at = row + lines - 1;
        draw_text(canvas, rect, *at, end - value, value, pair.value_role, pair.value);
        return lines;
    }
    *at = row + lines;
    return lines + draw_within(canvas, rect, *at, from + DRAW_MARGIN, room - DRAW_MARGIN,
                               pair.value_role, pair.value);
}

void draw_run(struct canvas *canvas, struct rect rect, int row, int col, int cols, uint32_t glyph,
              enum role role)
{
    int end = clamp(col + cols, 0, rect.cols);
    int from = clamp(col, 0, end);
    if (row >= 0 && row < rect.rows) {
        canvas_run(canvas, rect.row + row, rect.col + from, end - from, glyph, role);
    }
}

void draw_wipe(struct canvas *canvas, struct rect rect)
{
    for (int row = 0; row < rect.rows; row++) {
        draw_run(canvas, rect, row, 0, rect.cols, ' ', ROLE_TEXT);
    }
}

void draw_rule(struct canvas *canvas, struct rect rule)
{
    for (int row = 0; row < rule.rows; row++) {
        draw_put(canvas, rule, row, 0, draw_glyph(canvas, '|', 0x2502), ROLE_DIM);
    }
}

enum role draw_margin(struct canvas *canvas, struct rect rect, int row, char letter, bool focus)
{
    if (letter) {
        draw_put(canvas, rect, row, 0, (unsigned char)letter, ROLE_TEXT);
    }
    if (!focus) {
        return ROLE_TEXT;
    }
    draw_put(canvas, rect, row, letter ? 1 : 0, '>', ROLE_FOCUS);
    if (row < rect.rows && rect.cols > 0) {
        canvas_set_cursor(canvas, rect.row + row, rect.col + clamp(DRAW_MARGIN, 0, rect.cols - 1));
    }
    return ROLE_FOCUS;
}

bool draw_is_heading(const struct scene_row *row)
{
    return row->value[0] == '\0' && row->verdict == SCENE_NO_VERDICT && row->limit[0] == '\0';
}

enum role draw_verdict_role(enum scene_verdict verdict)
{
    static const enum role roles[] = {
        [SCENE_NO_VERDICT] = ROLE_TEXT, [SCENE_MET] = ROLE_MET,
        [SCENE_NOT_MET] = ROLE_NOT_MET, [SCENE_CANNOT_SAY] = ROLE_CANNOT_SAY,
        [SCENE_RIGHT] = ROLE_MET,       [SCENE_NOT_RIGHT] = ROLE_NOT_MET,
    };

    return roles[verdict];
}
