#include "view/form.h"

#include "view/draw.h"

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
    struct desk *desk = context;
    const struct scene *scene = focus_scene(&desk->focus);
    const struct scene_field *focused = focus_field(&desk->focus);
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
        struct draft *draft = drafts_find(&desk->drafts, scene->fields[i].id);
        flow_answer(flow, &scene->fields[i], draft ? draft->editor : NULL,
                    &scene->fields[i] == focused);
    }
}

static bool is_done(const struct scene *scene)
{
    for (size_t i = 0; i < scene->trail_count; i++) {
        if (scene->trail[i].current) {
            return scene->trail[i].done;
        }
    }
    return false;
}

static bool is_answered(const struct scene_field *field)
{
    return field->kind == SCENE_CHOICE ? field->option < field->option_count
                                       : *field->value != '\0';
}

/*
 * Where a screen that is there to be written on opens: on the first question without an answer, or
 * on its text. NULL: its text above is read first, if it doesn't fit.
 */
static const struct scene_field *to_write(const struct scene *scene)
{
    const struct scene_field *text = NULL;
    bool writes = scene->screen == SCENE_OBSERVE || scene->screen == SCENE_REFLECT;
    for (size_t i = 0; writes && !is_done(scene) && i < scene->field_count; i++) {
        const struct scene_field *field = &scene->fields[i];
        if (field->kind != SCENE_ACTION && !is_answered(field)) {
            return field;
        }
        if (field->kind == SCENE_EDIT) {
            text = field;
        }
    }
    return text;
}

/* Draws the flow. Where the first field is below the window, the text above it is read first. */
static void draw(struct desk *desk, struct canvas *canvas, struct rect window)
{
    struct place *place = focus_place(&desk->focus);
    const struct scene_field *field = to_write(focus_scene(&desk->focus));
    if (place->fresh && field) {
        focus_set(&desk->focus, field);
        place->fresh = false;
    }
    for (int pass = 0; pass < 2; pass++) {
        if (pass > 0) {
            canvas_clear(canvas);
        }
        place->lines = flow_show(canvas, window, desk->look, &place->scroll, fill, desk);
        place->rows = window.rows;
        bool to_read = place->scroll > 0 || focus_scene(&desk->focus)->field_count == 0;
        if (!place->fresh || !to_read) {
            break;
        }
        place->pane = PANE_READ;
        place->scroll = place->line = 0;
        place->fresh = false;
    }
    place->fresh = false;
    place_scroll(place, 0);
    if (place->pane == PANE_READ) {
        canvas_set_cursor(canvas, window.row + place->line - place->scroll, window.col);
    }
}

void form_draw(struct desk *desk, struct canvas *canvas, const struct layout *layout)
{
    draw(desk, canvas, window_of(layout));
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

void form_move(struct desk *desk, int by)
{
    struct place *place = focus_place(&desk->focus);
    if (place->pane == PANE_READ) {
        read_on(desk, by);
    } else if (!focus_move(&desk->focus, by) && by < 0 && has_text(desk)) {
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
