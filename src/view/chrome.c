#include "view/chrome.h"

#include <stdlib.h>
#include <string.h>

#include "course/text.h"
#include "store/memory.h"
#include "view/draw.h"
#include "view/flow.h"
#include "view/kind.h"
#include "view/paragraphs.h"
#include "view/strip.h"
#include "view/text.h"
#include "view/trail.h"
#include "view/wrap.h"

enum { MESSAGE_ROWS = 6, GAP = 2 };

/* ---- header ---- */

static void draw_header(struct desk *desk, struct canvas *canvas, const struct layout *layout)
{
    const struct scene *scene = focus_scene(&desk->focus);
    struct rect row = layout->header;
    row.cols = canvas_cols(canvas);
    draw_wipe(canvas, row);
    const char *title = desk->focus.help ? desk_text(desk, "ui.help") : scene->title;
    const char *tier = desk_text(desk, tier_name(canvas_tier(canvas)));
    int trail = row.cols - text_width(tier) - GAP;
    int used = text_width("fleetlab") + 2 + (*title ? text_width(title) + 2 : 0);
    int track = *scene->track ? text_width(scene->track) + 2 : 0;
    /* Where one of them must go it is the track, which doesn't change, not the step. */
    bool fits = used + track + trail_least(scene->trail, scene->trail_count) <= trail;
    strip_header(canvas, rect_cols(row, 0, trail), fits ? scene->track : "", title);
    used += fits ? track : 0;
    if (!desk->focus.help) {
        trail_draw(canvas, rect_cols(row, used, trail - used), scene->trail, scene->trail_count);
    }
    draw_text(canvas, row, 0, trail + GAP, row.cols, ROLE_DIM, tier);
}

/* ---- message ---- */

/* The text's id of where a text goes on outside of its window; NULL: it is seen whole. A workbench
 * says so itself. */
static const char *out_of_sight(struct desk *desk)
{
    const struct place *place = focus_place(&desk->focus);
    bool up = place->scroll > 0, down = place->scroll + place->rows < place->lines;
    return focus_on_bench(&desk->focus) || !(up || down) ? NULL
           : up && down                                  ? "ui.more_both"
           : up                                          ? "ui.more_up"
                                                         : "ui.more_down";
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

/* What the last key did is told until the next one, but for what could not be saved: that is so
 * until it could. Then what the screen says of itself. */
static const char *told(const struct desk *desk, bool *alarm)
{
    const struct scene *scene = focus_scene(&desk->focus);
    bool over = !desk_is_told(desk) && scene->save != SCENE_NOT_SAVED;
    *alarm = over ? scene->standing_alarm : scene->alarm;
    return over ? scene->standing : scene->message;
}

/* What happened; on a workbench where nothing did, advice, unless it is quiet. */
static const char *message_of(struct desk *desk, bool *alarm)
{
    const struct scene *scene = focus_scene(&desk->focus);
    *alarm = false;
    if (desk->prompt.question) {
        return desk->prompt.question;
    }
    if (desk->prompt.kind != PROMPT_UNSAVED && (desk->note.length > 0 || desk->focus.help)) {
        return buffer_text(&desk->note);
    }
    const char *message = told(desk, alarm);
    if (desk->news.length > 0 && !focus_on_page(&desk->focus) &&
        !(desk_is_told(desk) && *message)) {
        *alarm = desk->news_alarm;
        return buffer_text(&desk->news);
    }
    bool advises = !*message && focus_on_bench(&desk->focus) && !desk->quiet;
    return advises ? advice_of(scene) : message;
}

/* A line of the message, or a rule where it says nothing. */
static void message_line(struct desk *desk, struct canvas *canvas, struct rect row,
                         const char *text, bool alarm, enum scene_save save, int rule_cols)
{
    draw_wipe(canvas, row);
    if (!*text) {
        draw_run(canvas, row, 0, 0, rule_cols, draw_glyph(canvas, '-', 0x2500), ROLE_DIM);
    }
    if (alarm && *text) {
        row = rect_cols(row, draw_text(canvas, row, 0, 0, 2, ROLE_ALARM, "! "), row.cols);
    }
    strip_message(canvas, row, desk->look.stage, text, false, save);
}

/* Cells for the message's text beside the word SAVED and, where there may be more to read, its
 * mark. A question has its rows to itself. */
static int message_room(struct desk *desk, int cols, bool more)
{
    if (desk->prompt.question) {
        return cols;
    }
    int save = text_wider(text_width(desk_text(desk, "ui.saved")), desk_text(desk, "ui.not_saved"));
    int mark = text_width(desk_text(desk, "ui.more_both"));
    return cols - save - GAP - (more ? mark + GAP : 0);
}

/* A question is read whole before it is answered: what it asks may not be taken back. */
static size_t wrap_message(struct desk *desk, const char *text, int room, struct wrap_line **lines)
{
    size_t count = wrap_text(text, strlen(text), room - 2, lines);
    return count < MESSAGE_ROWS || desk->prompt.question ? count : MESSAGE_ROWS;
}

/* Rows that the message takes at most. */
static int message_rows(struct desk *desk, int cols)
{
    bool alarm;
    struct wrap_line *lines;
    size_t count = wrap_message(desk, message_of(desk, &alarm),
                                message_room(desk, cols, !focus_on_bench(&desk->focus)), &lines);
    free(lines);
    return count > 1 ? (int)count : 1;
}

/* The word for what was answered or set here, and none where there is nothing of the kind, or where
 * leaving will record it. */
static enum scene_save save_of(struct desk *desk)
{
    const struct scene *scene = focus_scene(&desk->focus);
    bool answers = false;
    for (size_t i = 0; i < scene->field_count && !answers; i++) {
        answers = scene->fields[i].kind != SCENE_ACTION && !scene->fields[i].fixed;
    }
    if (desk->prompt.question) {
        return SCENE_SAVE_NONE;
    }
    if (scene->save == SCENE_NOT_SAVED || drafts_dirty(&desk->drafts) || scene->unkept) {
        return SCENE_NOT_SAVED;
    }
    return answers && !scene->uncommitted ? scene->save : SCENE_SAVE_NONE;
}

/* A long message grows upwards. */
static void draw_message(struct desk *desk, struct canvas *canvas, const struct layout *layout)
{
    bool alarm;
    const char *mark = desk->prompt.question ? NULL : out_of_sight(desk);
    const char *text = message_of(desk, &alarm);
    enum scene_save save = save_of(desk);
    struct rect last = layout->message;
    int room = message_room(desk, last.cols, mark != NULL);
    int rule_cols = mark || save != SCENE_SAVE_NONE ? room : last.cols;
    struct wrap_line *lines;
    size_t count = wrap_message(desk, text, room, &lines);
    if (count < 2 && focus_on_bench(&desk->focus)) {
        message_line(desk, canvas, (struct rect){last.row - 1, last.col, 1, last.cols}, "", false,
                     SCENE_SAVE_NONE, last.cols);
    }
    for (size_t i = 0; i < count; i++) {
        struct rect row = last;
        row.row -= (int)(count - 1 - i);
        char *line = memory_text_n(text + lines[i].start, lines[i].length);
        message_line(desk, canvas, row, line, alarm, i + 1 == count ? save : SCENE_SAVE_NONE,
                     focus_on_bench(&desk->focus) ? 0 : rule_cols);
        free(line);
    }
    if (mark) {
        draw_text(canvas, last, 0, room + 1, last.cols, ROLE_MARK, desk_text(desk, mark));
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

static void instrument_readout(struct desk *desk, struct buffer *text)
{
    const struct scene *scene = focus_scene(&desk->focus);
    const struct place *place = focus_place(&desk->focus);
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

static void text_readout(struct desk *desk, struct buffer *text)
{
    const struct place *place = focus_place(&desk->focus);
    bool more = place_reads_on(place), below = place->scroll + place->rows < place->lines;
    const struct word words[] = {
        {"first", .number = (size_t)place->scroll + 1},
        {"last", .number = (size_t)(below ? place->scroll + place->rows : place->lines)},
        {"count", .number = (size_t)place->lines},
        {0},
    };
    text_words(text, desk_text(desk, "ui.lines"), words);
    const char *then = focus_on_page(&desk->focus) ? "ui.closes_page" : "ui.goes_to_fields";
    buffer_add_format(text, " %s", desk_text(desk, more ? "ui.reads_on" : then));
}

static void typing_readout(struct desk *desk, struct buffer *text)
{
    const struct scene_field *field = focus_find(&desk->focus, desk->prompt.field);
    if (field) {
        buffer_add_text(text, field->label);
    }
    if (field && *field->range) {
        buffer_add_format(text, " (%s)", field->range);
    }
    buffer_add_format(text, ": %s", editor_text(desk->prompt.typed));
}

/* Of a field that is written; its help, where it has no room here, stands below what is written. */
static void written_readout(struct desk *desk, const struct scene_field *field, int cols,
                            struct buffer *text)
{
    buffer_add_format(text, "%s.", field->label);
    if (field->draft || flow_help_fits(field, cols)) {
        buffer_add_format(text, " %s",
                          field->draft ? desk_text(desk, "ui.draft_here") : field->help);
    }
}

/* The line that folded fields stand behind. */
static void fold_readout(struct desk *desk, struct buffer *text)
{
    text_words(text, desk_text(desk, "ui.folded_here"),
               (struct word[]){{"count", .number = focus_folded(&desk->focus)}, {0}});
}

/* Below an explanation there is no more than whose it is. */
static void explained_readout(const struct scene_field *field, struct buffer *text)
{
    buffer_add_format(text, "%s%s%s", field->label, *field->value ? "  " : "", field->value);
}

static void readout_of(struct desk *desk, int cols, struct buffer *text)
{
    const struct scene_field *field = focus_field(&desk->focus);
    if (desk->prompt.kind == PROMPT_TYPE) {
        typing_readout(desk, text);
    } else if (desk->prompt.kind == PROMPT_UNSAVED) {
        buffer_add_format(text, "%s  %s", desk_text(desk, "ui.quit_unsaved"),
                          desk_text(desk, "ui.yes_or_no"));
    } else if (desk->prompt.kind != PROMPT_NONE) {
        buffer_add_text(text, desk_text(desk, "ui.yes_or_no"));
    } else if (field && field->kind == SCENE_EDIT) {
        written_readout(desk, field, cols, text);
    } else if (field && focus_list(&desk->focus) && focus_place(&desk->focus)->row >= 0) {
        buffer_add_format(text, "%s  %s", field->options[focus_place(&desk->focus)->row],
                          field->label);
    } else if (field && field == focus_fold(&desk->focus)) {
        fold_readout(desk, text);
    } else if (field && desk->explains) {
        explained_readout(field, text);
    } else if (field) {
        buffer_add_text(text, field->readout);
    } else if (focus_on_bench(&desk->focus)) {
        instrument_readout(desk, text);
    } else {
        text_readout(desk, text);
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

static void draw_readout(struct desk *desk, struct canvas *canvas, const struct layout *layout)
{
    struct buffer text = {0};
    struct rect row = layout->readout;
    readout_of(desk, row.cols, &text);
    if (desk->prompt.kind == PROMPT_NONE) {
        keep_clauses(&text, row.cols);
    }
    draw_wipe(canvas, row);
    strip_readout(canvas, row, buffer_text(&text));
    if (desk->prompt.kind != PROMPT_NONE) {
        int end = text_width(buffer_text(&text)) - cells_behind_cursor(&desk->prompt);
        canvas_set_cursor(canvas, row.row, end < row.cols ? end : row.cols - 1);
    } else if (desk->on_readout) {
        canvas_set_cursor(canvas, row.row, 0);
    }
    buffer_free(&text);
}

/* ---- the whole picture ---- */

/* A message covers nothing. A workbench keeps two rows for it, so that its failures move
 * nothing. */
struct layout chrome_layout(struct desk *desk, const struct canvas *canvas)
{
    struct layout layout = layout_for(kind_of(&desk->focus)->layout, canvas_rows(canvas),
                                      canvas_cols(canvas));
    int more = message_rows(desk, canvas_cols(canvas)) - 1;
    if (focus_on_bench(&desk->focus)) {
        more = more > 1 ? more : 1;
        layout.verdicts.rows -= more;
        layout.plot.rows -= more;
        layout.rule.rows -= more;
    } else if (layout.size != LAYOUT_TOO_SMALL) {
        layout.fields.rows -= more;
    }
    layout.aside.rows -= layout.aside.rows > 0 ? more : 0;
    layout.aside_rule.rows -= layout.aside_rule.rows > 0 ? more : 0;
    return layout;
}

void chrome_notice(struct desk *desk, struct canvas *canvas, const struct layout *layout)
{
    struct buffer text = {0};
    const struct word words[] = {
        {"least_columns", .number = LAYOUT_LEAST_COLS},
        {"least_rows", .number = LAYOUT_LEAST_ROWS},
        {"columns", .number = (size_t)canvas_cols(canvas)},
        {"rows", .number = (size_t)canvas_rows(canvas)},
        {0},
    };
    text_words(&text, desk_text(desk, "ui.too_small"), words);
    paragraphs_draw(canvas, layout->message,
                    &(struct scene_paragraph){SCENE_TEXT, buffer_text(&text)}, 1, 0, false);
    buffer_free(&text);
}

void chrome_draw(struct desk *desk, struct canvas *canvas, const struct layout *layout)
{
    draw_header(desk, canvas, layout);
    draw_message(desk, canvas, layout);
    draw_readout(desk, canvas, layout);
    footer_draw(&desk->footer, canvas, layout->footer, desk->look.stage, desk_where(desk));
}
