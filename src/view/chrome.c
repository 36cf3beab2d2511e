/* chrome: what frames every screen: header, message, readout, footer; and the whole picture. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/memory.h"
#include "view/draw.h"
#include "view/state.h"
#include "view/text.h"
#include "view/widgets.h"
#include "view/wrap.h"

enum { SAVE_COLS = 11, MESSAGE_ROWS = 3 };

/* In a text a page on; from a field Tab goes on to what is below. */
static const char more_text[] = "more (PgDn)", more_fields[] = "more (Tab)";

static void wipe(struct canvas *canvas, struct rect rect)
{
    for (int row = 0; row < rect.rows; row++) {
        draw_run(canvas, rect, row, 0, rect.cols, ' ', ROLE_TEXT);
    }
}

/* ---- header ---- */

static void draw_header(const struct view *view, struct canvas *canvas, const struct layout *layout)
{
    const struct scene *scene = view_scene(view);
    struct rect row = layout->header;
    row.cols = canvas_cols(canvas);
    wipe(canvas, row);
    const char *title = view->help ? "Help" : scene->title;
    int used = text_width("fleetlab") + 2;
    used += *scene->track ? text_width(scene->track) + 2 : 0;
    used += *title ? text_width(title) + 2 : 0;
    header_draw(canvas, row, scene->track, title);
    if (!view->help) {
        trail_draw(canvas, rect_cols(row, used, row.cols - used), scene->trail, scene->trail_count);
    }
}

/* ---- message ---- */

static bool has_more(struct view *view)
{
    const struct place *place = view_place(view);
    return (view_kind(view)->where & ON_BENCH) == 0 && place->scroll + place->rows < place->lines;
}

/* What helps the first aim that is not met. "" where all are. */
static const char *advice_of(const struct scene *scene)
{
    for (size_t i = 0; i < scene->instrument_count; i++) {
        const struct scene_instrument *verdicts = &scene->instruments[i];
        for (size_t j = 0; verdicts->kind == SCENE_VERDICTS && j < verdicts->row_count; j++) {
            const struct scene_row *row = &verdicts->rows[j];
            if (*row->note) {
                return row->note;
            }
        }
    }
    return "";
}

/* What happened; on a workbench where nothing did, advice, unless it is quiet. */
static const char *message_of(struct view *view, bool *alarm)
{
    const struct scene *scene = view_scene(view);
    *alarm = false;
    if (view->prompt == PROMPT_CONFIRM) {
        const struct scene_field *field = view_find(view, view->prompt_field);
        return field && field->confirm ? field->confirm : "";
    }
    if (view->prompt != PROMPT_QUIT && (view->note[0] || view->help)) {
        return view->note;
    }
    *alarm = scene->alarm;
    if (*scene->message || (view_kind(view)->where & ON_BENCH) == 0 || view->quiet) {
        return scene->message;
    }
    return advice_of(scene);
}

/* A line of the message, or a rule where it says nothing. */
static void message_line(struct canvas *canvas, struct rect row, const char *text, bool alarm,
                         enum scene_save save, int rule_cols)
{
    wipe(canvas, row);
    if (!*text) {
        draw_run(canvas, row, 0, 0, rule_cols, draw_glyph(canvas, '-', 0x2500), ROLE_DIM);
    }
    if (alarm && *text) {
        row = rect_cols(row, draw_text(canvas, row, 0, 0, 2, ROLE_ALARM, "! "), row.cols);
    }
    message_draw(canvas, row, text, false, save);
}

/* Cells for the message's text beside the word SAVED and, where there is more to read, its mark. */
static int message_room(int cols, bool more)
{
    return cols - SAVE_COLS - (more ? (int)strlen(more_text) + 2 : 0);
}

static size_t wrap_message(const char *text, int room, struct wrap_line **lines)
{
    size_t count = wrap_text(text, strlen(text), room - 2, lines);
    return count < MESSAGE_ROWS ? count : MESSAGE_ROWS;
}

/* Rows that the message takes at most. */
static int message_rows(struct view *view, int cols)
{
    bool alarm, bench = (view_kind(view)->where & ON_BENCH) != 0;
    struct wrap_line *lines;
    size_t count = wrap_message(message_of(view, &alarm), message_room(cols, !bench), &lines);
    free(lines);
    return count > 1 ? (int)count : 1;
}

/* A long message grows upwards. */
static void draw_message(struct view *view, struct canvas *canvas, const struct layout *layout)
{
    bool alarm, more = has_more(view);
    const char *more_mark = view_field(view) ? more_fields : more_text;
    const char *text = message_of(view, &alarm);
    enum scene_save save = drafts_dirty(view) ? SCENE_NOT_SAVED : view_scene(view)->save;
    struct rect last = layout->message;
    int room = message_room(last.cols, more);
    struct wrap_line *lines;
    size_t count = wrap_message(text, room, &lines);
    if (count < 2 && (view_kind(view)->where & ON_BENCH) != 0) {
        message_line(canvas, (struct rect){last.row - 1, last.col, 1, last.cols}, "", false,
                     SCENE_SAVE_NONE, last.cols);
    }
    for (size_t i = 0; i < count; i++) {
        struct rect row = last;
        row.row -= (int)(count - 1 - i);
        char *line = memory_text_n(text + lines[i].start, lines[i].length);
        message_line(canvas, row, line, alarm, i + 1 == count ? save : SCENE_SAVE_NONE,
                     view_kind(view)->where & ON_BENCH ? 0 : room);
        free(line);
    }
    if (more) {
        draw_text(canvas, last, 0, room + 1, last.cols, ROLE_MARK, more_mark);
    }
    free(lines);
}

/* ---- readout ---- */

static void row_readout(const struct scene_row *row, char *text, size_t size)
{
    snprintf(text, size, "%s%s%s%s%s%s%s%s%s", row->label, *row->value ? " " : "", row->value,
             row->verdict ? "  " : "", scene_verdict_word(row->verdict), *row->limit ? "  " : "",
             row->limit, *row->note ? "  " : "", row->note);
}

static void instrument_readout(struct view *view, char *text, size_t size)
{
    const struct scene *scene = view_scene(view);
    const struct place *place = view_place(view);
    if (place->instrument >= scene->instrument_count) {
        return;
    }
    const struct scene_instrument *instrument = &scene->instruments[place->instrument];
    if (place->row >= 0 && (size_t)place->row < instrument->row_count) {
        row_readout(&instrument->rows[place->row], text, size);
    } else {
        snprintf(text, size, "%s",
                 *instrument->sentence ? instrument->sentence : instrument->title);
    }
}

static void text_readout(struct view *view, char *text, size_t size)
{
    const struct place *place = view_place(view);
    int last = place->scroll + place->rows < place->lines ? place->scroll + place->rows
                                                          : place->lines;
    snprintf(text, size, "Lines %d to %d of %d.%s%s", place->scroll + 1, last, place->lines,
             last < place->lines ? " Space reads on." : "",
             view_where(view) & ON_PAGE ? " Enter closes the page." : " Tab goes to the fields.");
}

static void readout_of(struct view *view, char *text, size_t size)
{
    const struct scene_field *field = view_field(view);
    text[0] = '\0';
    if (view->prompt == PROMPT_TYPE) {
        field = view_find(view, view->prompt_field);
        snprintf(text, size, "%s%s%s%s: %s", field ? field->label : "",
                 field && *field->range ? " (" : "", field ? field->range : "",
                 field && *field->range ? ")" : "", buffer_text(&view->typed));
    } else if (view->prompt != PROMPT_NONE) {
        snprintf(text, size, "%sy: yes  any other key: no",
                 view->prompt == PROMPT_QUIT ? "Not everything is saved. Quit all the same?  "
                                             : "");
    } else if (field && field->kind == SCENE_EDIT) {
        snprintf(text, size, "%s. %s", field->label, field->help);
    } else if (field) {
        snprintf(text, size, "%s", field->readout);
    } else if (view_where(view) & ON_BENCH) {
        instrument_readout(view, text, size);
    } else {
        text_readout(view, text, size);
    }
}

/* Where the text is too long, its last clauses are left out whole, as long as enough of it
 * stays. */
static void keep_clauses(char *text, int cols)
{
    size_t end = 0;
    if (text_width(text) <= cols) {
        return;
    }
    for (size_t i = 0; text[i] && text_cells(text, i) <= cols; i++) {
        if (strncmp(text + i, "  ", 2) == 0 || strncmp(text + i, "; ", 2) == 0) {
            end = i;
        } else if (i > 0 && strncmp(text + i - 1, ". ", 2) == 0) {
            end = i;
        }
    }
    if (text_cells(text, end) >= cols / 5) {
        text[end] = '\0';
    }
}

static void draw_readout(struct view *view, struct canvas *canvas, const struct layout *layout)
{
    char text[600];
    struct rect row = layout->readout;
    readout_of(view, text, sizeof text);
    if (view->prompt == PROMPT_NONE) {
        keep_clauses(text, row.cols);
    }
    wipe(canvas, row);
    readout_draw(canvas, row, text);
    if (view->prompt != PROMPT_NONE) {
        int end = text_width(text);
        canvas_set_cursor(canvas, row.row, end < row.cols ? end : row.cols - 1);
    } else if (view->on_readout) {
        canvas_set_cursor(canvas, row.row, 0);
    }
}

/* ---- the whole picture ---- */

static void draw_footer(struct view *view, struct canvas *canvas, const struct layout *layout)
{
    struct rect row = layout->footer;
    char text[512];
    int cols = row.cols < (int)sizeof text ? row.cols : (int)sizeof text - 1;
    wipe(canvas, row);
    keys_footer(view_where(view), cols, text);
    draw_text(canvas, row, 0, 0, row.cols, ROLE_DIM, text);
}

/* A message covers nothing. A workbench keeps two rows for it, so that its failures move
 * nothing. */
static struct layout layout_of(struct view *view, const struct canvas *canvas)
{
    const struct screen_kind *kind = view_kind(view);
    struct layout layout = layout_for(kind->layout, canvas_rows(canvas), canvas_cols(canvas));
    int more = message_rows(view, canvas_cols(canvas)) - 1;
    if (kind->where & ON_BENCH) {
        more = more > 1 ? more : 1;
        layout.verdicts.rows -= more;
        layout.plot.rows -= more;
        layout.rule.rows -= more;
    } else if (layout.size != LAYOUT_TOO_SMALL) {
        layout.fields.rows -= more;
    }
    return layout;
}

static void draw_notice(struct canvas *canvas, struct rect rect)
{
    char text[240];
    snprintf(text, sizeof text,
             "fleetlab needs %d columns and %d rows. This terminal has %d and "
             "%d. Make it larger: everything is kept. q quits; fleetlab --linear fits any size.",
             LAYOUT_LEAST_COLS, LAYOUT_LEAST_ROWS, canvas_cols(canvas), canvas_rows(canvas));
    paragraphs_draw(canvas, rect, &(struct scene_paragraph){SCENE_TEXT, text}, 1, 0, false);
}

void view_draw(struct view *view, struct canvas *canvas)
{
    const struct screen_kind *kind = view_kind(view);
    struct layout layout = layout_of(view, canvas);
    canvas_clear(canvas);
    view->too_small = layout.size == LAYOUT_TOO_SMALL;
    if (view->too_small) {
        draw_notice(canvas, layout.message);
        return;
    }
    kind->draw(view, canvas, &layout);
    draw_header(view, canvas, &layout);
    draw_message(view, canvas, &layout);
    draw_readout(view, canvas, &layout);
    draw_footer(view, canvas, &layout);
}
