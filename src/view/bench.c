#include "view/bench.h"

#include <stdint.h>

#include "course/text.h"
#include "view/clamp.h"
#include "view/draw.h"
#include "view/instrument.h"
#include "view/rows.h"
#include "view/tier.h"

enum { NUMBERS_ROWS = 43 }; /* of a screen that has room for numbers below the verdicts */
enum { TWO_COLUMNS = 72 };  /* cells of a screen that has room for both */

/* Verdicts, and numbers for which there is room. */
static bool is_left(const struct desk *desk, const struct scene_instrument *instrument)
{
    bool verdicts = instrument->kind == SCENE_GAUGE || instrument->kind == SCENE_VERDICTS;
    bool fits = instrument->kind == SCENE_VALUES &&
                rows_cols(instrument->rows, instrument->row_count) <= desk->numbers_cols;
    return instrument->aside ? fits : verdicts;
}

/* Instruments wait while it is quiet, until somebody goes to them. */
static bool is_quiet(struct desk *desk)
{
    return desk->quiet && focus_place(&desk->focus)->pane == PANE_FIELDS;
}

/* The lines of an instrument that take the focus: from its title or first row to before `end`. */
static int first_stop(const struct scene_instrument *instrument)
{
    return instrument_has_title(instrument) ? FLOW_TITLE : 0;
}

static int end_stop(const struct scene_instrument *instrument)
{
    return instrument_is_picture(instrument) ? 0 : (int)instrument->row_count;
}

/* ---- blocks ---- */

static void fold_line(struct flow *flow, const struct desk *desk, bool focus)
{
    struct buffer text = {0};
    text_words(&text, stage_text(desk->look.stage, "ui.folded"),
               (struct word[]){{"count", .number = focus_folded(&desk->focus)}, {0}});
    flow_mark_focus(flow, focus);
    draw_margin(flow->canvas, flow_block(flow, 1), 0, 0, focus);
    flow_note(flow, buffer_text(&text));
    buffer_free(&text);
}

/* The controls, or the actions; a line below them counts those that are folded away. */
static void fields(struct flow *flow, struct desk *desk, bool actions)
{
    const struct scene *scene = focus_scene(&desk->focus);
    const struct scene_field *focused = focus_field(&desk->focus);
    const struct scene_field *fold = focus_fold(&desk->focus);
    for (size_t i = 0; i < scene->field_count; i++) {
        const struct scene_field *field = &scene->fields[i];
        if (focus_shows(&desk->focus, field) && (field->kind == SCENE_ACTION) == actions) {
            flow_control(flow, field, field == focused);
        }
    }
    if (fold && focus_folds_actions(&desk->focus) == actions) {
        fold_line(flow, desk, focused == fold);
    }
}

static void instrument(struct flow *flow, struct desk *desk, size_t index)
{
    const struct place *place = focus_place(&desk->focus);
    bool focused = place->pane == PANE_READ && place->instrument == index;
    const struct scene_instrument *shown = &focus_scene(&desk->focus)->instruments[index];
    int row = place->row < first_stop(shown) ? first_stop(shown) : place->row;
    instrument_put(flow, shown, focused ? row : FLOW_NO_FOCUS, false);
}

/* A screen's columns: controls and verdicts, what the part is about, and what belongs to it; and
 * the picture that was turned to. */
enum column { LEFT = 1, RIGHT = 2, ASIDE = 4, FRONT = 8 };

static enum column column_of(const struct desk *desk, const struct scene_instrument *instrument)
{
    return instrument->front           ? FRONT
           : is_left(desk, instrument) ? LEFT
           : instrument->aside         ? ASIDE
                                       : RIGHT;
}

static void instruments(struct flow *flow, struct desk *desk, unsigned columns)
{
    const struct scene *scene = focus_scene(&desk->focus);
    for (size_t i = 0; i < scene->instrument_count; i++) {
        if (!scene->instruments[i].on_demand &&
            (column_of(desk, &scene->instruments[i]) & columns)) {
            instrument(flow, desk, i);
        }
    }
}

static void fill_controls(struct flow *flow, struct desk *desk)
{
    flow_heading(flow, focus_scene(&desk->focus)->aim);
    fields(flow, desk, false);
}

static void fill_verdicts(struct flow *flow, struct desk *desk)
{
    if (!is_quiet(desk)) {
        instruments(flow, desk, LEFT);
    }
    flow_spring(flow);
    fields(flow, desk, true);
}

/* What the left column holds, one below the other. */
static void fill_needed(struct flow *flow, void *context)
{
    fill_controls(flow, context);
    instruments(flow, context, LEFT);
    fields(flow, context, true);
}

/* Where there is a second column. */
static void fill_left(struct flow *flow, void *context)
{
    fill_controls(flow, context);
    fill_verdicts(flow, context);
}

static void fill_second(struct flow *flow, struct desk *desk, unsigned columns)
{
    if (is_quiet(desk)) {
        flow_note(flow, stage_text(desk->look.stage, "ui.quiet.1"));
        flow_note(flow, stage_text(desk->look.stage, "ui.quiet.2"));
    } else {
        instruments(flow, desk, columns);
    }
}

/* What happened, which the workbench is about: it is read before all pictures. */
static void fill_told(struct flow *flow, struct desk *desk)
{
    const struct scene *scene = focus_scene(&desk->focus);
    flow_paragraphs(flow, scene->paragraphs, scene->paragraph_count);
}

static void fill_right(struct flow *flow, void *context)
{
    fill_told(flow, context);
    fill_second(flow, context, FRONT | RIGHT);
}

/* Where there is no third column. */
static void fill_right_and_aside(struct flow *flow, void *context)
{
    fill_told(flow, context);
    fill_second(flow, context, FRONT | RIGHT | ASIDE);
}

static void fill_aside(struct flow *flow, void *context)
{
    if (!is_quiet(context)) {
        instruments(flow, context, ASIDE);
    }
}

/* In one column the picture that was turned to, or what happened, or in one row the first plot,
 * stands below the controls: verdicts fill the rest of a small screen. */
static void fill_picture(struct flow *flow, struct desk *desk)
{
    const struct scene *scene = focus_scene(&desk->focus);
    const struct scene_instrument *plot = NULL;
    for (size_t i = scene->instrument_count; i-- > 0;) {
        const struct scene_instrument *next = &scene->instruments[i];
        if (next->front && !is_quiet(desk)) {
            instrument(flow, desk, i);
            return;
        }
        plot = next->plot && !next->on_demand ? next : plot;
    }
    if (scene->paragraph_count > 0) {
        fill_told(flow, desk);
    } else if (plot && !is_quiet(desk)) {
        instrument_spark(flow, plot);
    }
}

/* The picture stands beside what has the focus: below the controls, or above the actions. */
static void fill_one(struct flow *flow, void *context)
{
    struct desk *desk = context;
    const struct scene_field *field = focus_field(&desk->focus);
    bool acts = field && field->kind == SCENE_ACTION;
    fill_controls(flow, desk);
    if (!acts) {
        fill_picture(flow, desk);
    }
    if (!is_quiet(desk)) {
        instruments(flow, desk, LEFT);
    }
    if (acts) {
        fill_picture(flow, desk);
    }
    flow_spring(flow);
    fields(flow, desk, true);
    fill_second(flow, desk, RIGHT | ASIDE);
}

/* ---- drawing ---- */

static struct rect whole_column(struct rect upper, struct rect lower)
{
    upper.rows += lower.rows;
    return upper;
}

/* How many of the further fields have room in the left column, below the others. */
static size_t room_in(struct desk *desk, struct canvas *canvas, struct rect left)
{
    const struct scene *scene = focus_scene(&desk->focus);
    struct flow_fill needed = {fill_needed, desk};
    size_t further = 0;
    for (size_t i = 0; i < scene->field_count; i++) {
        further += scene->fields[i].more;
    }
    desk->focus.room = 0;
    int blank = left.rows - flow_lines(canvas, left, 1, desk->look, needed);
    size_t room = blank > 0 ? (size_t)blank : 0;
    return room + 1 >= further ? further
                               : room; /* the fold's own line is free where all are shown */
}

/* A slow line and a single column have the first controls alone; a wide screen has all. It is
 * decided where a screen begins, so that none comes or goes while a design is changed. */
static void find_room(struct desk *desk, struct canvas *canvas, struct rect left, bool wide)
{
    struct bench_size size = {left.rows, left.cols, canvas_tier(canvas)};
    bool same = size.rows == desk->sized.rows && size.cols == desk->sized.cols &&
                size.tier == desk->sized.tier;
    if (same && !focus_place(&desk->focus)->fresh) {
        return;
    }
    bool first = !tier_is_rich(size.tier) || canvas_cols(canvas) < TWO_COLUMNS;
    desk->sized = size;
    desk->focus.room = wide ? SIZE_MAX : first ? 0 : room_in(desk, canvas, left);
}

void bench_draw(struct desk *desk, struct canvas *canvas, const struct layout *layout)
{
    struct place *place = focus_place(&desk->focus);
    struct rect left = whole_column(layout->controls, layout->verdicts);
    struct rect right = whole_column(layout->instruments, layout->plot);
    bool wide = layout->aside.cols > 0;
    desk->numbers_cols = wide && canvas_rows(canvas) >= NUMBERS_ROWS ? left.cols : 0;
    find_room(desk, canvas, left, wide);
    place->fresh = false;
    if (canvas_cols(canvas) < TWO_COLUMNS) {
        left.cols = canvas_cols(canvas);
        flow_show_signed(canvas, left, desk->look, &place->scroll,
                         (struct flow_fill){fill_one, desk});
        return;
    }
    flow_show_signed(canvas, right, desk->look, &place->scroll_right,
                     (struct flow_fill){wide ? fill_right : fill_right_and_aside, desk});
    if (wide) {
        flow_show_signed(canvas, layout->aside, desk->look, &place->scroll_aside,
                         (struct flow_fill){fill_aside, desk});
    }
    flow_show_signed(canvas, left, desk->look, &place->scroll, (struct flow_fill){fill_left, desk});
    draw_rule(canvas, layout->rule);
    draw_rule(canvas, layout->aside_rule);
}

/* ---- walking ---- */

/* The next or previous instrument that is on the workbench; false at the end. */
static bool next_instrument(struct desk *desk, int by)
{
    const struct scene *scene = focus_scene(&desk->focus);
    struct place *place = focus_place(&desk->focus);
    for (long i = (long)place->instrument + by; i >= 0 && i < (long)scene->instrument_count;
         i += by) {
        if (!scene->instruments[i].on_demand) {
            place->instrument = (size_t)i;
            return true;
        }
    }
    return false;
}

static void move_row(struct desk *desk, int by)
{
    const struct scene *scene = focus_scene(&desk->focus);
    struct place *place = focus_place(&desk->focus);
    if (place->instrument >= scene->instrument_count) {
        return;
    }
    const struct scene_instrument *now = &scene->instruments[place->instrument];
    int row = place->row + by;
    if (row >= first_stop(now) && row < end_stop(now)) {
        place->row = row;
    } else if (next_instrument(desk, by)) {
        now = &scene->instruments[place->instrument];
        place->row = by > 0 ? first_stop(now) : end_stop(now) - 1;
    }
}

void bench_move(struct desk *desk, int by)
{
    if (focus_place(&desk->focus)->pane == PANE_READ) {
        move_row(desk, by);
    } else {
        focus_move(&desk->focus, by);
    }
}

/* To an instrument's beginning, and from there to the previous one's; at the ends to the end. */
static void page_rows(struct desk *desk, int by)
{
    const struct scene *scene = focus_scene(&desk->focus);
    struct place *place = focus_place(&desk->focus);
    if (place->instrument >= scene->instrument_count) {
        return;
    }
    int first = first_stop(&scene->instruments[place->instrument]);
    bool back = by < 0 && place->row > first;
    if (back || next_instrument(desk, by) || by < 0) {
        place->row = first_stop(&scene->instruments[place->instrument]);
    } else {
        int end = end_stop(&scene->instruments[place->instrument]);
        place->row = end > first ? end - 1 : first;
    }
}

/* To the first or the last field that is shown. */
static void page_fields(struct desk *desk, int by)
{
    while (focus_move(&desk->focus, by)) {
        /* on to the end */
    }
}

void bench_page(struct desk *desk, int by)
{
    if (focus_place(&desk->focus)->pane == PANE_READ) {
        page_rows(desk, by);
    } else {
        page_fields(desk, by);
    }
}

/* Where the instruments were left, on a line that is there now. */
static void enter_rows(struct desk *desk)
{
    const struct scene *scene = focus_scene(&desk->focus);
    struct place *place = focus_place(&desk->focus);
    bool there = place->instrument < scene->instrument_count &&
                 !scene->instruments[place->instrument].on_demand;
    if (!there) {
        place->instrument = 0;
        there = scene->instrument_count > 0 &&
                (!scene->instruments[0].on_demand || next_instrument(desk, 1));
    }
    if (there) {
        const struct scene_instrument *now = &scene->instruments[place->instrument];
        int last = end_stop(now) > first_stop(now) ? end_stop(now) - 1 : first_stop(now);
        place->row = clamp(place->row, first_stop(now), last);
        place->pane = PANE_READ;
    }
}

void bench_turn(struct desk *desk, int by)
{
    (void)by;
    struct place *place = focus_place(&desk->focus);
    if (place->pane == PANE_FIELDS) {
        enter_rows(desk);
    } else {
        place->pane = PANE_FIELDS;
    }
}
