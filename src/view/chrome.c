#include "view/chrome.h"

#include <stdlib.h>
#include <string.h>

#include "course/text.h"
#include "store/memory.h"
#include "view/draw.h"
#include "view/keys.h"
#include "view/kind.h"
#include "view/paragraphs.h"
#include "view/strip.h"
#include "view/text.h"
#include "view/trail.h"
#include "view/wrap.h"

enum { MESSAGE_ROWS = 3, GAP = 2 };

static void wipe(struct canvas *canvas, struct rect rect)
{
    for (int row = 0; row < rect.rows; row++) {
        draw_run(canvas, rect, row, 0, rect.cols, ' ', ROLE_TEXT);
    }
}

/* ---- header ---- */

static void draw_header(const struct chrome *chrome, struct canvas *canvas,
                        const struct layout *layout)
{
    const struct scene *scene = focus_scene(&chrome->desk->focus);
    struct rect row = layout->header;
    row.cols = canvas_cols(canvas);
    wipe(canvas, row);
    const char *title = chrome->desk->focus.help ? stage_text(chrome->desk->look.stage, "ui.help")
                                                 : scene->title;
    const char *tier = stage_text(chrome->desk->look.stage, tier_name(canvas_tier(canvas)));
    int trail = row.cols - text_width(tier) - GAP;
    int used = text_width("fleetlab") + 2 + (*title ? text_width(title) + 2 : 0);
    int track = *scene->track ? text_width(scene->track) + 2 : 0;
    /* Where one of them must go it is the track, which doesn't change, not the step. */
    bool fits = used + track + trail_least(scene->trail, scene->trail_count) <= trail;
    strip_header(canvas, rect_cols(row, 0, trail), fits ? scene->track : "", title);
    used += fits ? track : 0;
    if (!chrome->desk->focus.help) {
        trail_draw(canvas, rect_cols(row, used, trail - used), scene->trail, scene->trail_count);
    }
    draw_text(canvas, row, 0, trail + GAP, row.cols, ROLE_DIM, tier);
}

/* ---- message ---- */

/* The text's id of what is out of sight; NULL where all is seen. On a field what stands above it
 * comes first: it may be what the field asks. */
static const char *out_of_sight(const struct chrome *chrome)
{
    struct focus *focus = &chrome->desk->focus;
    const struct place *place = focus_place(focus);
    bool field = focus_field(focus) != NULL;
    if (focus_on_bench(focus)) {
        return NULL;
    }
    if (field && place->scroll > 0) {
        return "ui.more_above";
    }
    return !place_reads_on(place) ? NULL : field ? "ui.more_fields" : "ui.more_text";
}

/* What helps the first aim that is not met. "" where all are. */
static const char *advice_of(const struct scene *scene)
{
    for (size_t i = 0; i < scene->instrument_count; i++) {
        const struct scene_instrument *verdicts = &scene->instruments[i];
        bool seen = verdicts->kind == SCENE_VERDICTS && !verdicts->on_demand;
        for (size_t j = 0; seen && j < verdicts->row_count; j++) {
            const struct scene_row *row = &verdicts->rows[j];
            if (*row->note) {
                return row->note;
            }
        }
    }
    return "";
}

/* What happened; on a workbench where nothing did, advice, unless it is quiet. */
static const char *message_of(const struct chrome *chrome, bool *alarm)
{
    const struct scene *scene = focus_scene(&chrome->desk->focus);
    *alarm = false;
    if (chrome->prompt->question) {
        return chrome->prompt->question;
    }
    if (chrome->prompt->kind != PROMPT_UNSAVED && (*chrome->note || chrome->desk->focus.help)) {
        return chrome->note;
    }
    *alarm = scene->alarm;
    if (*scene->message || !focus_on_bench(&chrome->desk->focus) || chrome->desk->quiet) {
        return scene->message;
    }
    return advice_of(scene);
}

/* A line of the message, or a rule where it says nothing. */
static void message_line(const struct chrome *chrome, struct canvas *canvas, struct rect row,
                         const char *text, bool alarm, enum scene_save save, int rule_cols)
{
    wipe(canvas, row);
    if (!*text) {
        draw_run(canvas, row, 0, 0, rule_cols, draw_glyph(canvas, '-', 0x2500), ROLE_DIM);
    }
    if (alarm && *text) {
        row = rect_cols(row, draw_text(canvas, row, 0, 0, 2, ROLE_ALARM, "! "), row.cols);
    }
    strip_message(canvas, row, chrome->desk->look.stage, text, false, save);
}

/* Cells for the message's text beside the word SAVED and, where there is more to read, its mark. */
static int message_room(const struct chrome *chrome, int cols, bool more)
{
    int save = text_wider(text_width(stage_text(chrome->desk->look.stage, "ui.saved")),
                          stage_text(chrome->desk->look.stage, "ui.not_saved"));
    static const char *const marks[] = {"ui.more_above", "ui.more_fields", "ui.more_text"};
    int mark = 0;
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        mark = text_wider(mark, stage_text(chrome->desk->look.stage, marks[i]));
    }
    return cols - save - GAP - (more ? mark + GAP : 0);
}

static size_t wrap_message(const char *text, int room, struct wrap_line **lines)
{
    size_t count = wrap_text(text, strlen(text), room - 2, lines);
    return count < MESSAGE_ROWS ? count : MESSAGE_ROWS;
}

/* Rows that the message takes at most. */
static int message_rows(const struct chrome *chrome, int cols)
{
    bool alarm, bench = focus_on_bench(&chrome->desk->focus);
    struct wrap_line *lines;
    size_t count = wrap_message(message_of(chrome, &alarm), message_room(chrome, cols, !bench),
                                &lines);
    free(lines);
    return count > 1 ? (int)count : 1;
}

/* A long message grows upwards. */
static void draw_message(const struct chrome *chrome, struct canvas *canvas,
                         const struct layout *layout)
{
    bool alarm;
    const char *mark = out_of_sight(chrome);
    const char *text = message_of(chrome, &alarm);
    enum scene_save save = drafts_dirty(&chrome->desk->drafts)
                               ? SCENE_NOT_SAVED
                               : focus_scene(&chrome->desk->focus)->save;
    struct rect last = layout->message;
    int room = message_room(chrome, last.cols, mark != NULL);
    struct wrap_line *lines;
    size_t count = wrap_message(text, room, &lines);
    if (count < 2 && focus_on_bench(&chrome->desk->focus)) {
        message_line(chrome, canvas, (struct rect){last.row - 1, last.col, 1, last.cols}, "", false,
                     SCENE_SAVE_NONE, last.cols);
    }
    for (size_t i = 0; i < count; i++) {
        struct rect row = last;
        row.row -= (int)(count - 1 - i);
        char *line = memory_text_n(text + lines[i].start, lines[i].length);
        message_line(chrome, canvas, row, line, alarm, i + 1 == count ? save : SCENE_SAVE_NONE,
                     focus_on_bench(&chrome->desk->focus) ? 0 : room);
        free(line);
    }
    if (mark) {
        draw_text(canvas, last, 0, room + 1, last.cols, ROLE_MARK,
                  stage_text(chrome->desk->look.stage, mark));
    }
    free(lines);
}

/* ---- readout ---- */

static void row_readout(const struct scene_row *row, struct buffer *text)
{
    buffer_add_format(text, "%s%s%s%s%s%s%s%s%s", row->label, *row->value ? " " : "", row->value,
                      row->verdict ? "  " : "", scene_row_verdict(row), *row->limit ? "  " : "",
                      row->limit, *row->note ? "  " : "", row->note);
}

static void instrument_readout(const struct chrome *chrome, struct buffer *text)
{
    const struct scene *scene = focus_scene(&chrome->desk->focus);
    const struct place *place = focus_place(&chrome->desk->focus);
    if (place->instrument >= scene->instrument_count) {
        return;
    }
    const struct scene_instrument *instrument = &scene->instruments[place->instrument];
    if (place->row >= 0 && (size_t)place->row < instrument->row_count) {
        row_readout(&instrument->rows[place->row], text);
    } else {
        buffer_add_text(text, *instrument->sentence ? instrument->sentence : instrument->title);
    }
}

static void text_readout(const struct chrome *chrome, struct buffer *text)
{
    const struct place *place = focus_place(&chrome->desk->focus);
    bool more = place_reads_on(place);
    const struct word words[] = {
        {"first", .number = (size_t)place->scroll + 1},
        {"last", .number = (size_t)(more ? place->scroll + place->rows : place->lines)},
        {"count", .number = (size_t)place->lines},
        {0},
    };
    text_words(text, stage_text(chrome->desk->look.stage, "ui.lines"), words);
    if (more) {
        buffer_add_format(text, " %s", stage_text(chrome->desk->look.stage, "ui.reads_on"));
    }
    buffer_add_format(text, " %s",
                      stage_text(chrome->desk->look.stage, focus_on_page(&chrome->desk->focus)
                                                               ? "ui.closes_page"
                                                               : "ui.goes_to_fields"));
}

static void typing_readout(const struct chrome *chrome, struct buffer *text)
{
    const struct scene_field *field = focus_find(&chrome->desk->focus, chrome->prompt->field);
    if (field) {
        buffer_add_text(text, field->label);
    }
    if (field && *field->range) {
        buffer_add_format(text, " (%s)", field->range);
    }
    buffer_add_format(text, ": %s", editor_text(chrome->prompt->typed));
}

static void readout_of(const struct chrome *chrome, struct buffer *text)
{
    const struct scene_field *field = focus_field(&chrome->desk->focus);
    if (chrome->prompt->kind == PROMPT_TYPE) {
        typing_readout(chrome, text);
    } else if (chrome->prompt->kind == PROMPT_UNSAVED) {
        buffer_add_format(text, "%s  %s", stage_text(chrome->desk->look.stage, "ui.quit_unsaved"),
                          stage_text(chrome->desk->look.stage, "ui.yes_or_no"));
    } else if (chrome->prompt->kind != PROMPT_NONE) {
        buffer_add_text(text, stage_text(chrome->desk->look.stage, "ui.yes_or_no"));
    } else if (field && field->kind == SCENE_EDIT) {
        buffer_add_format(text, "%s. %s", field->label,
                          field->draft ? stage_text(chrome->desk->look.stage, "ui.draft_here")
                                       : field->help);
    } else if (field) {
        buffer_add_text(text, field->readout);
    } else if (focus_on_bench(&chrome->desk->focus)) {
        instrument_readout(chrome, text);
    } else {
        text_readout(chrome, text);
    }
}

/* Where the text is too long, its last clauses are left out whole, as long as enough of it
 * stays. */
static void keep_clauses(struct buffer *readout, int cols)
{
    const char *text = buffer_text(readout);
    size_t end = 0, fits = text_fit(text, readout->length, cols);
    if (fits == readout->length) {
        return;
    }
    for (size_t i = 0; i <= fits; i++) {
        if (strncmp(text + i, "  ", 2) == 0 || strncmp(text + i, "; ", 2) == 0 ||
            (i > 0 && strncmp(text + i - 1, ". ", 2) == 0)) {
            end = i;
        }
    }
    if (text_cells(text, end) >= cols / 5) {
        buffer_cut(readout, end);
    }
}

/* Of a value that is being typed. */
static int cells_behind_cursor(const struct prompt *prompt)
{
    return prompt->typed ? text_width(editor_text(prompt->typed) + editor_cursor(prompt->typed))
                         : 0;
}

static void draw_readout(const struct chrome *chrome, struct canvas *canvas,
                         const struct layout *layout)
{
    struct buffer text = {0};
    struct rect row = layout->readout;
    readout_of(chrome, &text);
    if (chrome->prompt->kind == PROMPT_NONE) {
        keep_clauses(&text, row.cols);
    }
    wipe(canvas, row);
    strip_readout(canvas, row, buffer_text(&text));
    if (chrome->prompt->kind != PROMPT_NONE) {
        int end = text_width(buffer_text(&text)) - cells_behind_cursor(chrome->prompt);
        canvas_set_cursor(canvas, row.row, end < row.cols ? end : row.cols - 1);
    } else if (chrome->on_readout) {
        canvas_set_cursor(canvas, row.row, 0);
    }
    buffer_free(&text);
}

/* ---- the whole picture ---- */

static void draw_footer(const struct chrome *chrome, struct canvas *canvas,
                        const struct layout *layout)
{
    struct footer *footer = &chrome->desk->footer;
    struct rect row = layout->footer;
    unsigned asked = prompt_where(chrome->prompt);
    unsigned where = asked ? asked : focus_where(&chrome->desk->focus);
    if (footer->where != where || footer->cols != row.cols) {
        footer->where = where;
        footer->cols = row.cols;
        buffer_cut(&footer->words, 0);
        keys_footer(chrome->desk->look.stage, where, row.cols, &footer->words);
    }
    wipe(canvas, row);
    draw_text(canvas, row, 0, 0, row.cols, ROLE_DIM, buffer_text(&footer->words));
}

/* A message covers nothing. A workbench keeps two rows for it, so that its failures move
 * nothing. */
struct layout chrome_layout(const struct chrome *chrome, const struct canvas *canvas)
{
    struct layout layout = layout_for(kind_of(&chrome->desk->focus)->layout, canvas_rows(canvas),
                                      canvas_cols(canvas));
    int more = message_rows(chrome, canvas_cols(canvas)) - 1;
    if (focus_on_bench(&chrome->desk->focus)) {
        more = more > 1 ? more : 1;
        layout.verdicts.rows -= more;
        layout.plot.rows -= more;
        layout.rule.rows -= more;
        layout.aside.rows -= layout.aside.rows > 0 ? more : 0;
        layout.aside_rule.rows -= layout.aside.rows > 0 ? more : 0;
    } else if (layout.size != LAYOUT_TOO_SMALL) {
        layout.fields.rows -= more;
    }
    return layout;
}

void chrome_notice(const struct chrome *chrome, struct canvas *canvas, const struct layout *layout)
{
    struct buffer text = {0};
    const struct word words[] = {
        {"least_columns", .number = LAYOUT_LEAST_COLS},
        {"least_rows", .number = LAYOUT_LEAST_ROWS},
        {"columns", .number = (size_t)canvas_cols(canvas)},
        {"rows", .number = (size_t)canvas_rows(canvas)},
        {0},
    };
    text_words(&text, stage_text(chrome->desk->look.stage, "ui.too_small"), words);
    paragraphs_draw(canvas, layout->message,
                    &(struct scene_paragraph){SCENE_TEXT, buffer_text(&text)}, 1, 0, false);
    buffer_free(&text);
}

void chrome_draw(const struct chrome *chrome, struct canvas *canvas, const struct layout *layout)
{
    draw_header(chrome, canvas, layout);
    draw_message(chrome, canvas, layout);
    draw_readout(chrome, canvas, layout);
    draw_footer(chrome, canvas, layout);
}
