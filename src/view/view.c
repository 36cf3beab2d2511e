#include "view/view.h"

#include <stdlib.h>

#include "store/memory.h"
#include "view/ask.h"
#include "view/chrome.h"
#include "view/keys.h"
#include "view/kind.h"
#include "view/press.h"

struct view {
    struct desk desk;
    bool after_x;     /* ^X was pressed: the next key makes a pair with it */
    int reading_cols; /* the cursor is so many cells beside its place: a reader is there */
    bool too_small;   /* the last canvas was: keys would act unseen */
};

/* Keys act on what is seen: on a screen that is too small there is nothing but the way out. */
static enum view_reaction small_key(struct view *view, uint32_t key)
{
    if (key != 'q') {
        return VIEW_NOTHING;
    }
    return view->desk.prompt.kind == PROMPT_UNSAVED ? VIEW_QUIT : ask_leave(&view->desk);
}

/* A key that moves the reading place leaves all else as it is, a question that waits, too. */
static bool read_key(struct view *view, uint32_t key)
{
    unsigned where = desk_where(&view->desk);
    where |= view->desk.focus.reading ? ON_READING : 0;
    const struct key_action *action = keys_find(key, where);
    if (!action || action->action != ACTION_READ || view->too_small) {
        return false;
    }
    view->reading_cols += action->steps;
    return true;
}

enum view_reaction view_key(struct view *view, uint32_t key, int64_t now_ms)
{
    bool was_marked = view->desk.note.length > 0 || view->desk.on_readout ||
                      view->reading_cols != 0;
    if (key == VKEY_CTRL('X') && !view->after_x) {
        view->after_x = true;
        return VIEW_NOTHING;
    }
    key = view->after_x ? VKEY_AFTER_X(key) : key;
    view->after_x = false;
    if (read_key(view, key)) {
        return VIEW_DRAW;
    }
    unsigned where = desk_where(&view->desk);
    const struct key_action *action = keys_find(key, where);
    if (action && action->action == ACTION_REPAINT) {
        return VIEW_REPAINT; /* the same picture, its message too */
    }
    desk_listen(&view->desk);
    view->desk.on_readout = false;
    view->reading_cols = 0;
    if (view->too_small) {
        return small_key(view, key);
    }
    if (view->desk.prompt.kind != PROMPT_NONE) {
        return ask_key(&view->desk, key);
    }
    enum view_reaction reaction = press_key(&view->desk, key, where, now_ms);
    if (desk_scene(&view->desk)->unkept) {
        drafts_wait(&view->desk.drafts, now_ms);
    }
    return reaction == VIEW_NOTHING && was_marked ? VIEW_DRAW : reaction;
}

void view_tell(struct view *view, const char *message)
{
    desk_tell(&view->desk, message);
}

bool view_leave(struct view *view)
{
    return desk_leave(&view->desk);
}

/* ---- drafts in time ---- */

int view_deadline_ms(const struct view *view, int64_t now_ms)
{
    return drafts_deadline_ms(&view->desk.drafts, now_ms);
}

enum view_reaction view_tick(struct view *view, int64_t now_ms)
{
    if (view_deadline_ms(view, now_ms) != 0) {
        return VIEW_NOTHING;
    }
    drafts_save(&view->desk.drafts);
    if (desk_scene(&view->desk)->unkept) {
        desk_send(&view->desk, &(struct event){.kind = EVENT_SAVE});
    }
    return VIEW_DRAW;
}

/* ---- the student's own editor ---- */

const struct scene_field *view_answer(struct view *view)
{
    const struct scene_field *field = focus_field(&view->desk.focus);
    if (field && field->edits) {
        field = focus_find(&view->desk.focus, field->edits);
    }
    return field && field->kind == SCENE_EDIT ? field : NULL;
}

void view_ask_kept(struct view *view, const char *question)
{
    prompt_ask(&view->desk.prompt, PROMPT_KEPT, NULL, question);
}

char *view_written(struct view *view)
{
    const struct scene_field *field = view_answer(view);
    const struct draft *draft = field ? drafts_find(&view->desk.drafts, field->id) : NULL;
    return memory_text(draft ? editor_text(draft->editor) : "");
}

bool view_set_written(struct view *view, const char *text)
{
    const struct scene_field *field = view_answer(view);
    struct draft *draft = field ? drafts_find(&view->desk.drafts, field->id) : NULL;
    return draft && drafts_replace(&view->desk.drafts, draft, text);
}

/* ---- the picture ---- */

/* The cursor goes to where a reader has gone, as far as the line does. */
static void move_to_reading(struct view *view, struct canvas *canvas)
{
    int row, col, moved;
    canvas_cursor(canvas, &row, &col);
    canvas_set_cursor(canvas, row, col + view->reading_cols);
    canvas_cursor(canvas, &row, &moved);
    view->reading_cols = moved - col;
}

void view_draw(struct view *view, struct canvas *canvas)
{
    bool wide = layout_is_wide(canvas_rows(canvas), canvas_cols(canvas));
    stage_set_wide(view->desk.focus.stage, wide);
    stage_set_glance(view->desk.focus.stage,
                     focus_on_bench(&view->desk.focus) &&
                         focus_place(&view->desk.focus)->pane == PANE_FIELDS);
    struct layout layout = chrome_layout(&view->desk, canvas);
    canvas_clear(canvas);
    view->too_small = layout.size == LAYOUT_TOO_SMALL;
    if (view->too_small) {
        chrome_notice(&view->desk, canvas, &layout);
        return;
    }
    kind_of(&view->desk.focus)->draw(&view->desk, canvas, &layout);
    chrome_draw(&view->desk, canvas, &layout);
    move_to_reading(view, canvas);
}

/* ---- life ---- */

struct view *view_new(struct stage *stage)
{
    struct view *view = memory_get(1, sizeof *view);
    desk_open(&view->desk, stage);
    return view;
}

void view_free(struct view *view)
{
    if (!view) {
        return;
    }
    desk_free(&view->desk);
    free(view);
}
