/* form: screens of one column, and pages to read. */
#include "view/draw.h"
#include "view/state.h"

enum { FORM_COLS = 80 }; /* longer lines are hard to read */

/* All of the screen between header and message. */
static struct rect window_of(const struct layout *layout)
{
    struct rect window = layout->text;
    window.rows += layout->fields.rows;
    if (window.cols > FORM_COLS) {
        window.cols = FORM_COLS;
    }
    return window;
}

static void fill(struct flow *flow, void *context)
{
    struct view *view = context;
    const struct scene *scene = view_scene(view);
    const struct scene_field *focused = view_field(view);
    size_t before = scene->paragraph_count - scene->after;
    flow_paragraphs(flow, scene->paragraphs, before);
    for (size_t i = 0; i < scene->instrument_count; i++) {
        flow_gap(flow);
        flow_instrument(flow, &scene->instruments[i], FLOW_NO_FOCUS, true);
    }
    if (scene->after > 0) {
        flow_blank(flow);
        flow_paragraphs(flow, scene->paragraphs + before, scene->after);
    }
    if (flow->line > 0 && scene->field_count > 0) {
        flow_blank(flow);
    }
    for (size_t i = 0; i < scene->field_count; i++) {
        struct draft *draft = drafts_find(view, scene->fields[i].id);
        flow_answer(flow, &scene->fields[i], draft ? draft->editor : NULL,
                    &scene->fields[i] == focused);
    }
}

/* Draws the flow. Where the first field is below the window, the text above it is read first. */
static void draw(struct view *view, struct canvas *canvas, struct rect window)
{
    struct place *place = view_place(view);
    for (int pass = 0; pass < 2; pass++) {
        if (pass > 0) {
            canvas_clear(canvas);
        }
        place->lines = flow_show(canvas, window, view->look, &place->scroll, fill, view);
        place->rows = window.rows;
        bool to_read = place->scroll > 0 || view_scene(view)->field_count == 0;
        if (!place->fresh || !to_read) {
            break;
        }
        place->pane = PANE_READ;
        place->scroll = place->line = 0;
        place->fresh = false;
    }
    place->fresh = false;
    view_scroll(view, 0);
    if (place->pane == PANE_READ) {
        canvas_set_cursor(canvas, window.row + place->line - place->scroll, window.col);
    }
}

static void form_draw(struct view *view, struct canvas *canvas, const struct layout *layout)
{
    draw(view, canvas, window_of(layout));
}

/* Out of the fields upwards there is the text, where it doesn't fit on the screen. */
static bool has_text(struct view *view)
{
    const struct place *place = view_place(view);
    return place->lines > place->rows || view_scene(view)->field_count == 0;
}

static void read_on(struct view *view, int by)
{
    struct place *place = view_place(view);
    if (view_scroll(view, by)) {
        return;
    }
    if (by > 0 && view_scene(view)->field_count > 0) {
        place->pane = PANE_FIELDS;
    } else if (place->line + by >= 0 && place->line + by < place->lines) {
        place->line += by;
    }
}

static void form_move(struct view *view, int by)
{
    struct place *place = view_place(view);
    if (place->pane == PANE_READ) {
        read_on(view, by);
    } else if (!view_move_field(view, by) && by < 0 && has_text(view)) {
        place->pane = PANE_READ;
    }
}

/* Tab walks the fields and the text in a circle. */
static void form_turn(struct view *view, int by)
{
    struct place *place = view_place(view);
    const struct scene *scene = view_scene(view);
    if (scene->field_count == 0) {
        return;
    }
    const struct scene_field *end = &scene->fields[by > 0 ? 0 : scene->field_count - 1];
    if (place->pane == PANE_READ) {
        view_focus(view, end);
    } else if (view_move_field(view, by)) {
        return;
    } else if (has_text(view)) {
        place->pane = PANE_READ;
    } else {
        view_focus(view, end);
    }
}

const struct screen_kind screen_form = {LAYOUT_FORM, 0, form_draw, form_move, form_turn};
const struct screen_kind screen_page = {LAYOUT_FORM, 0, form_draw, form_move, form_turn};
