/* help: the keys, from the table that dispatches them; and the notice of a screen that is too
 * small. */
#include "view/draw.h"
#include "view/state.h"
#include "view/widgets.h"

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
static void about(struct flow *flow, struct view *view)
{
    const struct scene_field *field = view_find(view, view->screen.field);
    if (!field || view->screen.pane != PANE_FIELDS || !*field->help) {
        return;
    }
    struct scene_paragraph paragraphs[] = {
        {SCENE_HEADING, field->label},
        {SCENE_TEXT, field->help},
    };
    flow_paragraphs(flow, paragraphs, 2);
    flow_blank(flow);
}

static void fill(struct flow *flow, void *context)
{
    size_t count;
    struct view *view = context;
    const struct key_action *table = keys_table(&count);
    about(flow, view);
    flow_heading(flow, lab_session_text(view->session, "ui.keys"));
    for (size_t i = 0; i < count; i++) {
        if (table[i].keys_shown) {
            line(flow, lab_session_text(view->session, table[i].keys_shown),
                 lab_session_text(view->session, table[i].label));
        }
    }
    flow_blank(flow);
    flow_paragraphs(
        flow,
        &(struct scene_paragraph){SCENE_TEXT, lab_session_text(view->session, "ui.never_lost")}, 1);
}

static void help_draw(struct view *view, struct canvas *canvas, const struct layout *layout)
{
    struct place *place = view_place(view);
    struct rect window = layout->text;
    window.rows += layout->fields.rows;
    place->pane = PANE_READ;
    place->lines = flow_show(canvas, window, view->look, &place->scroll, fill, view);
    place->rows = window.rows;
    view_scroll(view, 0);
    canvas_set_cursor(canvas, window.row + place->line - place->scroll, window.col);
}

static void help_move(struct view *view, int by)
{
    struct place *place = view_place(view);
    if (!view_scroll(view, by) && place->line + by >= 0 && place->line + by < place->lines) {
        place->line += by;
    }
}

static void help_turn(struct view *view, int by)
{
    (void)view;
    (void)by;
}

const struct screen_kind screen_help = {LAYOUT_FORM, 0, help_draw, help_move, help_turn};
