#include "view/paragraphs.h"

#include "view/draw.h"
#include "view/wrap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct style {
    int indent; /* of every line */
    enum role role;
    const char *ascii, *utf8; /* before the first line, inside the indent */
    bool close;               /* no blank line between two of the kind */
} styles[] = {
    [SCENE_HEADING] = {0, ROLE_TITLE, "", "", false},
    [SCENE_TEXT] = {0, ROLE_TEXT, "", "", false},
    [SCENE_ITEM] = {2, ROLE_TEXT, "-", "\xE2\x80\xA2", true},
    [SCENE_FORMULA] = {4, ROLE_VALUE, "", "", true},
    [SCENE_WARNING] = {2, ROLE_ALARM, "!", "!", false},
};

/* Whether a blank line stands before paragraph i. */
static bool is_apart(const struct scene_paragraph *paragraphs, size_t i)
{
    if (i == 0 || paragraphs[i - 1].style == SCENE_HEADING) {
        return false;
    }
    return !(styles[paragraphs[i].style].close && paragraphs[i].style == paragraphs[i - 1].style);
}

/* `bytes` bytes of a text as one line. */
static void draw_slice(struct canvas *canvas, struct rect rect, int row, int col, enum role role,
                       const char *text, size_t bytes)
{
    char *line = strndup(text, bytes);

    if (line) {
        draw_text(canvas, rect, row, col, rect.cols, role, line);
    }
    free(line);
}

/* Draws from `row`, which may lie above the rectangle. Returns the lines. */
static int draw_paragraph(struct canvas *canvas, struct rect rect, int row,
                          const struct scene_paragraph *paragraph)
{
    const struct style *style = &styles[paragraph->style];
    int indent = rect.cols > 4 * style->indent ? style->indent : 0;
    struct wrap_line *lines;
    size_t count = wrap_text(paragraph->text, strlen(paragraph->text), rect.cols - indent, &lines);

    if (rect.rows <= 0) { /* it is being measured */
        free(lines);
        return (int)count;
    }
    if (indent) {
        draw_text(canvas, rect, row, 0, indent, style->role,
                  tier_is_rich(canvas_tier(canvas)) ? style->utf8 : style->ascii);
    }
    for (size_t i = 0; i < count; i++) {
        draw_slice(canvas, rect, row + (int)i, indent, style->role,
                   paragraph->text + lines[i].start, lines[i].length);
    }
    free(lines);
    return (int)count;
}

int paragraphs_draw(struct canvas *canvas, struct rect rect,
                    const struct scene_paragraph *paragraphs, size_t count, int scroll, bool tight)
{
    int line = 0;

    for (size_t i = 0; i < count; i++) {
        line += !tight && is_apart(paragraphs, i);
        line += draw_paragraph(canvas, rect, line - scroll, &paragraphs[i]);
    }
    return line;
}
