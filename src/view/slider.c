#include "view/slider.h"

#include "course/text.h"
#include "view/clamp.h"
#include "view/draw.h"
#include "view/text.h"

#include <math.h>

enum { NO_TRACK_BELOW = 24 };

/* Cells of the track with its brackets: a quarter of the row. */
static int track_cols(int cols)
{
    return cols < NO_TRACK_BELOW ? 0 : clamp(cols / 4, 6, 30);
}

static void draw_track(struct canvas *canvas, struct rect rect, int col,
                       const struct scene_field *field, enum role role)
{
    int inner = track_cols(rect.cols) - 2;

    draw_put(canvas, rect, 0, col, '[', role);
    draw_run(canvas, rect, 0, col + 1, inner, draw_glyph(canvas, '-', 0x2500), role);
    draw_put(canvas, rect, 0, col + 1 + inner, ']', role);
    if (!isnan(field->first_position)) {
        draw_put(canvas, rect, 0, col + 1 + draw_cell(field->first_position, inner),
                 draw_glyph(canvas, ':', 0x2506), ROLE_DIM);
    }
    draw_put(canvas, rect, 0, col + 1 + draw_cell(field->position, inner),
             draw_glyph(canvas, '|', 0x2503), role);
}

/* "[1 of 4]", or where it is narrow "[1/4]". */
static void option_text(const struct stage *stage, const struct scene_field *field, bool narrow,
                        struct buffer *text)
{
    bool chosen = field->option < field->option_count;
    const struct word words[] = {
        {"number", chosen ? NULL : "?", field->option + 1},
        {"count", NULL, field->option_count},
        {0},
    };
    buffer_add_char(text, '[');
    text_words(text, narrow ? "{number}/{count}" : stage_text(stage, "ui.option"), words);
    buffer_add_char(text, ']');
}

/* What stands in the track's place, `cols` wide, for fields that have no position. */
static void state_text(const struct stage *stage, const struct scene_field *field, int cols,
                       struct buffer *text)
{
    if (field->fixed) {
        buffer_add_text(text, stage_text(stage, "ui.fixed"));
    } else if (field->kind == SCENE_SWITCH) {
        buffer_add_text(text, field->option >= field->option_count ? "[?]"
                              : field->option == 1                 ? "[x]"
                                                                   : "[ ]");
    } else if (field->kind == SCENE_CHOICE) {
        option_text(stage, field, cols < 8, text);
    }
}

static void draw_action(struct canvas *canvas, struct rect rect, const struct scene_field *field,
                        enum role role)
{
    int col = DRAW_MARGIN;

    col += draw_text(canvas, rect, 0, col, rect.cols, role, "[");
    col += draw_text(canvas, rect, 0, col, rect.cols - col - 1, role, field->label);
    col += draw_text(canvas, rect, 0, col, rect.cols, role, "]");
    draw_text(canvas, rect, 0, col + 1, rect.cols, ROLE_VALUE, field->value);
}

/* Whether name and value fit only without "[1 of 4]": they say more than it does. */
static bool is_crowded(const struct scene_field *field, int cols)
{
    int used = DRAW_MARGIN + text_width(field->label) + 1 + text_width(field->value);
    return isnan(field->position) && used > cols - track_cols(cols) - 1;
}

void slider_draw(struct canvas *canvas, struct rect rect, const struct stage *stage,
                 const struct scene_field *field, bool focus)
{
    enum role role = draw_margin(canvas, rect, 0, 0, focus);
    int track = field->kind == SCENE_EDIT || is_crowded(field, rect.cols) ? 0
                                                                          : track_cols(rect.cols);
    int value_end = track ? rect.cols - track - 1 : rect.cols;
    bool empty = field->value[0] == '\0' && !field->fixed;
    const char *value = empty ? stage_text(stage, "ui.empty") : field->value;
    struct buffer state = {0};

    if (field->kind == SCENE_ACTION) {
        draw_action(canvas, rect, field, role);
        return;
    }
    draw_pair(canvas, rect, 0, DRAW_MARGIN, value_end,
              (struct draw_pair){field->label, value, role,
                                 field->fixed || empty ? ROLE_DIM : ROLE_VALUE});
    if (!track) {
        return;
    }
    state_text(stage, field, track, &state);
    if (state.length > 0) {
        draw_text(canvas, rect, 0, value_end + 1, track, field->fixed ? ROLE_DIM : ROLE_TEXT,
                  buffer_text(&state));
    } else if (!isnan(field->position)) {
        draw_track(canvas, rect, value_end + 1, field, ROLE_TEXT);
    }
    buffer_free(&state);
}
