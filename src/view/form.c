#include "view/form.h"

#include "view/draw.h"
#include "view/instrument.h"

enum { FORM_COLS = 80 };  /* longer lines are hard to read */
enum { ASKED_ROWS = 20 }; /* of a window that has room for a question with blank lines */

/* What a wide terminal shows beside the text; a page, which is read on to its end, has it in line.
 */
static bool is_beside(const struct desk *desk, const struct scene_instrument *instrument)
{
    return instrument->aside && !focus_on_page(&desk->focus);
}

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
    struct desk *desk = context;
    const struct scene *scene = focus_scene(&desk->focus);
    const struct scene_field *focused = focus_field(&desk->focus);
    size_t before = scene->paragraph_count - scene->after;
    flow_paragraphs(flow, scene->paragraphs, before);
    for (size_t i = 0; i < scene->instrument_count; i++) {
        if (!is_beside(desk, &scene->instruments[i])) {
            flow_gap(flow);
            instrument_put(flow, &scene->instruments[i], FLOW_NO_FOCUS, true);
        }
    }
    if (scene->after > 0) {
        bool tight = flow->tight;
        flow_blank(flow);
        flow->tight = tight || flow->window.rows < ASKED_ROWS;
        flow_paragraphs(flow, scene->paragraphs + before, scene->after);
        flow->tight = tight;
    }
    if (flow->line > 0 && scene->field_count > 0) {
        flow_blank(flow);
    }
    for (size_t i = 0; i < scene->field_count; i++) {
        struct draft *draft = drafts_find(&desk->drafts, scene->fields[i].id);
        flow_answer(flow, &scene->fields[i], draft ? draft->editor : NULL,
                    &scene->fields[i] == focused ? focus_place(&desk->focus)->row : FLOW_NO_FOCUS);
    }
}

static void fill_beside(struct flow *flow, void *context)
{
    struct desk *desk = context;
    const struct scene *scene = focus_scene(&desk->focus);
    for (size_t i = 0; i < scene->instrument_count; i++) {
        const struct scene_instrument *instrument = &scene->instruments[i];
        if (is_beside(desk, instrument) && !instrument->on_demand) {
            flow_gap(flow);
            instrument_put(flow, instrument, FLOW_NO_FOCUS, false);
        }
    }
}

/* Draws the flow. Where the cursor would arrive below the window, the text above is read first, if
 * it is there to be read. */
static void draw(struct desk *desk, struct canvas *canvas, struct rect window)
{
    struct place *place = focus_place(&desk->focus);
    const struct scene *scene = focus_scene(&desk->focus);
    place->lines = flow_show(canvas, window, desk->look, &place->scroll, fill, desk);
    if (place->fresh && (scene->field_count == 0 || (scene->reads && place->scroll > 0))) {
        place->pane = PANE_READ;
        place->scroll = place->line = 0;
        canvas_clear(canvas);
        place->lines = flow_show(canvas, window, desk->look, &place->scroll, fill, desk);
    }
    place->fresh = false;
    place->rows = window.rows;
    place->cols = window.cols;
    place_scroll(place, 0);
    if (place->pane == PANE_READ) {
        canvas_set_cursor(canvas, window.row + place->line - place->scroll, window.col);
    }
}

void form_draw(struct desk *desk, struct canvas *canvas, const struct layout *layout)
{
    int scroll = 0;
    draw(desk, canvas, window_of(layout));
    if (flow_show(canvas, layout->aside, desk->look, &scroll, fill_beside, desk) > 0) {
        draw_rule(canvas, layout->aside_rule);
    }
}

/* Out of the fields upwards there is the text, where it doesn't fit on the screen. */
static bool has_text(struct desk *desk)
{
    const struct place *place = focus_place(&desk->focus);
    return place->lines > place->rows || focus_scene(&desk->focus)->field_count == 0;
}

static void read_on(struct desk *desk, int by)
{
    struct place *place = focus_place(&desk->focus);
    if (place_scroll(place, by)) {
        return;
    }
    if (by > 0 && focus_scene(&desk->focus)->field_count > 0) {
        place->pane = PANE_FIELDS;
    } else if (place->line + by >= 0 && place->line + by < place->lines) {
        place->line += by;
    }
}

/* From field to field; a list that is come to from below is walked from its end. */
static bool move_field(struct desk *desk, int by)
{
    if (!focus_move(&desk->focus, by)) {
        return false;
    }
    if (by < 0) {
        form_list_end(desk, 1);
    }
    return true;
}

/* Along a list; false where there is none, or at its end. */
static bool walk_list(struct desk *desk, int by)
{
    const struct scene_field *list = focus_list(&desk->focus);
    struct place *place = focus_place(&desk->focus);
    int row = place->row + by;
    if (!list || row < FLOW_TITLE || row >= (int)list->option_count) {
        return false;
    }
    place->row = row;
    return true;
}

void form_list_end(struct desk *desk, int by)
{
    const struct scene_field *list = focus_list(&desk->focus);
    if (list) {
        focus_place(&desk->focus)->row = by > 0 ? (int)list->option_count - 1 : 0;
    }
}

void form_move(struct desk *desk, int by)
{
    struct place *place = focus_place(&desk->focus);
    if (place->pane == PANE_READ) {
        read_on(desk, by);
    } else if (!walk_list(desk, by) && !move_field(desk, by) && by < 0 && has_text(desk)) {
        place->pane = PANE_READ;
    }
}

/* Tab walks the fields and the text in a circle. */
void form_turn(struct desk *desk, int by)
{
    struct place *place = focus_place(&desk->focus);
    const struct scene *scene = focus_scene(&desk->focus);
    if (scene->field_count == 0) {
        return;
    }
    const struct scene_field *end = &scene->fields[by > 0 ? 0 : scene->field_count - 1];
    bool reads = place->pane == PANE_READ;
    if (!reads && focus_move(&desk->focus, by)) {
        return;
    }
    if (!reads && has_text(desk)) {
        place->pane = PANE_READ;
    } else {
        focus_set(&desk->focus, end);
    }
}
