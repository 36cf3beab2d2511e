#include "view/help.h"

#include <stdlib.h>
#include <string.h>

#include "store/memory.h"
#include "view/draw.h"
#include "view/form.h"
#include "view/keys.h"
#include "view/paragraphs.h"

enum { KEYS_COLS = 19, LABEL_ROWS = 4 };

static void line(struct flow *flow, const char *keys, const char *label)
{
    struct rect row = {flow->window.row + flow->line - flow->scroll, flow->window.col,
                       flow->measuring ? 0 : LABEL_ROWS, flow->window.cols};
    draw_text(flow->canvas, row, 0, 0, KEYS_COLS - 1, ROLE_MARK, keys);
    row = (struct rect){row.row, row.col + KEYS_COLS, row.rows, row.cols - KEYS_COLS};
    flow->line += paragraphs_draw(flow->canvas, row, &(struct scene_paragraph){SCENE_TEXT, label},
                                  1, 0, false);
}

/* What the focus is about comes first: it is what the student may have wondered at. */
static void about(struct flow *flow, struct desk *desk)
{
    const struct scene_field *field = focus_find(&desk->focus, desk->focus.screen.field);
    if (!field || desk->focus.screen.pane != PANE_FIELDS || !*field->help) {
        return;
    }
    struct scene_paragraph paragraphs[] = {
        {SCENE_HEADING, field->label},
        {SCENE_TEXT, field->help},
    };
    flow_paragraphs(flow, paragraphs, 2);
    flow_blank(flow);
}

/* The terms of the screen below, each in a sentence. */
static void words(struct flow *flow, struct desk *desk)
{
    char *terms = memory_text(stage_terms(desk->look.stage)), *rest;
    if (*terms) {
        flow_heading(flow, stage_text(desk->look.stage, "ui.words_here"));
    }
    for (char *term = strtok_r(terms, "\n", &rest); term; term = strtok_r(NULL, "\n", &rest)) {
        flow_paragraphs(flow, &(struct scene_paragraph){SCENE_ITEM, term}, 1);
    }
    if (*terms) {
        flow_blank(flow);
    }
    free(terms);
}

static void fill(struct flow *flow, void *context)
{
    size_t count;
    struct desk *desk = context;
    const struct key_action *table = keys_table(&count);
    about(flow, desk);
    flow_heading(flow, stage_text(desk->look.stage, "ui.keys"));
    for (size_t i = 0; i < count; i++) {
        if (table[i].keys_shown) {
            line(flow, stage_text(desk->look.stage, table[i].keys_shown),
                 stage_text(desk->look.stage, table[i].label));
        }
    }
    flow_blank(flow);
    words(flow, desk);
    flow_paragraphs(
        flow, &(struct scene_paragraph){SCENE_TEXT, stage_text(desk->look.stage, "ui.never_lost")},
        1);
}

void help_draw(struct desk *desk, struct canvas *canvas, const struct layout *layout)
{
    struct place *place = focus_place(&desk->focus);
    place->pane = PANE_READ;
    form_read(desk, canvas, layout, (struct flow_fill){fill, desk});
}

void help_move(struct desk *desk, int by)
{
    place_read(focus_place(&desk->focus), by);
}

void help_page(struct desk *desk, int by)
{
    struct place *place = focus_place(&desk->focus);
    place_read(place, by * (place->rows - 1));
}

void help_turn(struct desk *desk, int by)
{
    (void)desk;
    (void)by;
}
