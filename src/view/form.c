#include "view/form.h"

#include "view/draw.h"
#include "view/instrument.h"

enum { FORM_COLS = 80 };  /* longer lines are hard to read */
enum { ASKED_ROWS = 20 }; /* of a window that has room for a question with blank lines */

/* All of the screen between header and message, without what a wide terminal shows beside. */
static struct rect text_of_form(const struct layout *layout)
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
        if (!scene->instruments[i].aside) {
            flow_gap(flow);
            instrument_put(flow, &scene->instruments[i], FLOW_NO_FOCUS, true);
        }
    }
    if (scene->after > 0) {
        bool tight = flow->tight;
        flow_blank(flow);
        flow->tight = tight || flow->whole_rows < ASKED_ROWS;
        flow_paragraphs(flow, scene->paragraphs + before, scene->after);
        flow->tight = tight;
    }
    if (flow->line > 0 && scene->field_count > 0) {
        flow_blank(flow);
    }
    focus_place(&desk->focus)->first = scene->field_count > 0 ? flow->line : -1;
    for (size_t i = 0; i < scene->field_count; i++) {
        flow_answer(flow, &scene->fields[i], drafts_find(&desk->drafts, scene->fields[i].id),
                    &scene->fields[i] == focused ? focus_place(&desk->focus)->row : FLOW_NO_FOCUS);
    }
}

static void fill_beside(struct flow *flow, void *context)
{
    struct desk *desk = context;
    const struct scene *scene = focus_scene(&desk->focus);
    for (size_t i = 0; i < scene->instrument_count; i++) {
        const struct scene_instrument *instrument = &scene->instruments[i];
        if (instrument->aside && !instrument->on_demand) {
            flow_gap(flow);
            instrument_put(flow, instrument, FLOW_NO_FOCUS, false);
        }
    }
}

/* Where a text is drawn: all of a wide terminal is a page's of pictures, and of one whose text is
 * longer than its column, in two of them. */
struct form_room {
    struct rect window;
    int columns;
};

static bool has_pictures(const struct scene *scene)
{
    for (size_t i = 0; i < scene->instrument_count; i++) {
        const struct scene_instrument *instrument = &scene->instruments[i];
        if (!instrument->aside &&
            (instrument->kind == SCENE_MAP || instrument->kind == SCENE_RADAR)) {
            return true;
        }
    }
    return false;
}

static struct form_room room_of(struct desk *desk, struct canvas *canvas,
                                const struct layout *layout, struct flow_fill fill)
{
    struct form_room room = {text_of_form(layout), 1};
    if (!focus_on_page(&desk->focus) || layout->aside.cols == 0) {
        return room;
    }
    bool pictures = !desk->focus.help && has_pictures(desk_scene(desk));
    if (!pictures && flow_lines(canvas, room.window, 1, desk->look, fill) <= room.window.rows) {
        return room;
    }
    room.window.cols = layout->aside.col + layout->aside.cols - room.window.col;
    if (!pictures) {
        room.columns = 2;
        int lines = flow_lines(canvas, room.window, 2, desk->look, fill);
        room.window = rect_rows(room.window, 0, (lines + 1) / 2); /* both are as long */
    }
    return room;
}

/* Between two columns. */
static void draw_between(struct canvas *canvas, struct form_room room)
{
    if (room.columns > 1) {
        struct rect second = flow_column(room.window, 1, room.columns);
        draw_rule(canvas, (struct rect){second.row, second.col - 2, second.rows, 1});
    }
}

/* Puts the cursor on the line that is read. */
static void set_cursor(const struct place *place, struct canvas *canvas, struct form_room room)
{
    int line = place->line - place->scroll;
    struct rect column = flow_column(room.window, line / room.window.rows, room.columns);
    canvas_set_cursor(canvas, column.row + line % room.window.rows, column.col);
}

/* Where the cursor would arrive below the window, the text above is read first, if it is there to
 * be read. */
bool form_read(struct desk *desk, struct canvas *canvas, const struct layout *layout,
               struct flow_fill fill)
{
    struct place *place = focus_place(&desk->focus);
    const struct scene *scene = desk_scene(desk);
    struct form_room room = room_of(desk, canvas, layout, fill);
    place->first = -1;
    place->lines = flow_show(canvas, room.window, room.columns, desk->look, &place->scroll, fill);
    if (place->fresh && (scene->field_count == 0 || (scene->reads && place->scroll > 0))) {
        place->pane = PANE_READ;
        place->scroll = place->line = 0;
        canvas_clear(canvas);
        place->lines = flow_show(canvas, room.window, room.columns, desk->look, &place->scroll,
                                 fill);
    }
    draw_between(canvas, room);
    place->fresh = false;
    place->rows = room.window.rows * room.columns;
    place_scroll(place, 0);
    if (place->pane == PANE_READ) {
        set_cursor(place, canvas, room);
    }
    return room.window.cols <= layout->text.cols;
}

/* Whether all that is beside the text is a map. */
static bool has_map_alone(const struct scene *scene)
{
    bool map = false;
    for (size_t i = 0; i < scene->instrument_count; i++) {
        const struct scene_instrument *instrument = &scene->instruments[i];
        if (instrument->aside && !instrument->on_demand && instrument->kind != SCENE_MAP) {
            return false;
        }
        map = map || instrument->aside;
    }
    return map;
}

/* A world is so much wider than high that it is larger below a short text than beside it. */
static bool draw_below(struct desk *desk, struct canvas *canvas, const struct layout *layout)
{
    enum { WIDE = 5, LARGER = 2 }; /* cells of a world's width a row, about */
    int scroll = 0, lines = focus_place(&desk->focus)->lines + 1;
    struct rect window = text_of_form(layout);
    window = rect_rows(window, lines, window.rows - lines);
    window.cols = layout->aside.col + layout->aside.cols - window.col;
    if (!has_map_alone(desk_scene(desk)) || focus_on_page(&desk->focus) ||
        window.rows * WIDE < layout->aside.cols * LARGER) {
        return false;
    }
    flow_show(canvas, window, 1, desk->look, &scroll, (struct flow_fill){fill_beside, desk});
    return true;
}

void form_draw(struct desk *desk, struct canvas *canvas, const struct layout *layout)
{
    int scroll = 0;
    if (layout->aside.cols == 0) {
        form_read(desk, canvas, layout, (struct flow_fill){fill, desk});
        return;
    }
    if (form_read(desk, canvas, layout, (struct flow_fill){fill, desk}) &&
        !draw_below(desk, canvas, layout) &&
        flow_show_signed(canvas, layout->aside, desk->look, &scroll,
                         (struct flow_fill){fill_beside, desk}) > 0) {
        draw_rule(canvas, layout->aside_rule);
    }
}

/* Whether there is a text to read: one that doesn't fit on the screen, or has no fields. */
static bool has_text(struct desk *desk)
{
    const struct place *place = focus_place(&desk->focus);
    return place->lines > place->rows || focus_scene(&desk->focus)->field_count == 0;
}

/* At its end the fields begin. */
static void read_on(struct desk *desk, int by)
{
    struct place *place = focus_place(&desk->focus);
    if (by > 0 && !place_reads_on(place) && focus_scene(&desk->focus)->field_count > 0) {
        place->pane = PANE_FIELDS;
    } else {
        place_read(place, by);
    }
}

/* Above the first field there is what has scrolled out of sight; where all is seen, nothing. */
static bool read_above(struct desk *desk, int by)
{
    struct place *place = focus_place(&desk->focus);
    if (place->scroll == 0) {
        return false;
    }
    place->pane = PANE_READ;
    place->line = 0;
    place_scroll(place, by);
    return true;
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
    } else if (!walk_list(desk, by) && !move_field(desk, by) && by < 0) {
        read_above(desk, by);
    }
}

void form_page(struct desk *desk, int by)
{
    struct place *place = focus_place(&desk->focus);
    const struct scene *scene = focus_scene(&desk->focus);
    if (place->pane == PANE_READ) {
        read_on(desk, by * (place->rows - 1));
    } else if (scene->field_count > 0 && (by > 0 || !read_above(desk, by * (place->rows - 1)))) {
        focus_set(&desk->focus, &scene->fields[by > 0 ? scene->field_count - 1 : 0]);
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
