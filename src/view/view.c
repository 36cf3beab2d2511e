#include "view/view.h"

#include <stdlib.h>
#include <string.h>

#include "course/text.h"
#include "store/memory.h"
#include "view/about.h"
#include "view/chrome.h"
#include "view/keys.h"
#include "view/kind.h"

enum { ROOM_SHARE = 9 }; /* of an answer's room: from where on it says what is left */

struct view {
    struct desk desk;
    struct prompt prompt;
    struct buffer note; /* the view's own message until the next key */
    char *open;         /* the page that the session was asked to open; NULL: none */
    bool after_x;       /* ^X was pressed: the next key makes a pair with it */
    bool on_readout;    /* the cursor stands there until the next key */
    int reading_cols;   /* the cursor is so many cells beside its place: a reader is there */
    bool too_small;     /* the last canvas was: keys would act unseen */
};

static const struct stage *session_of(const struct view *view)
{
    return view->desk.look.stage;
}

static bool send(struct view *view, const struct event *event)
{
    return event->field ? desk_send_field(&view->desk, event) : desk_send(&view->desk, event);
}

static void move(struct view *view, int by)
{
    kind_of(&view->desk.focus)->move(&view->desk, by);
}

void view_tell(struct view *view, const char *message)
{
    buffer_cut(&view->note, 0);
    buffer_add_text(&view->note, message);
}

static void tell_text(struct view *view, const char *id)
{
    view_tell(view, stage_text(session_of(view), id));
}

/* What the focused line means; the words of a screen that is read are on the page of help. */
static void explain(struct view *view)
{
    struct buffer text = {0};
    if (about_focus(&view->desk, &text)) {
        view_tell(view, buffer_text(&text));
    } else {
        focus_turn_help(&view->desk.focus);
    }
    buffer_free(&text);
}

bool view_leave(struct view *view)
{
    bool drafts = drafts_save(&view->desk.drafts);
    return send(view, &(struct event){.kind = EVENT_SAVE}) && drafts &&
           desk_scene(&view->desk)->save != SCENE_NOT_SAVED;
}

/* ---- questions that wait for an answer ---- */

static enum view_reaction leave(struct view *view)
{
    if (view_leave(view)) {
        return VIEW_QUIT;
    }
    prompt_ask(&view->prompt, PROMPT_UNSAVED, NULL, NULL);
    return VIEW_DRAW;
}

/* Does an action. What was written and handed in is not being written any more. */
static void act_on(struct view *view, const char *field)
{
    const struct scene_field *found = focus_find(&view->desk.focus, field);
    bool primary = found && found->primary;
    if (send(view, &(struct event){.kind = EVENT_ACT, .field = field}) && primary) {
        view->desk.drafts.written = false;
    }
}

static void activate(struct view *view, const struct scene_field *field)
{
    if (field->fixed) {
        view_tell(view, field->readout);
    } else if (field->confirm) {
        prompt_ask(&view->prompt, PROMPT_CONFIRM, field, field->confirm);
    } else {
        act_on(view, field->id);
    }
}

/* Typing begins with this key on this field, which may have options instead of a number. */
static void begin_typing(struct view *view, const struct scene_field *field, uint32_t key)
{
    if (field->kind == SCENE_NUMBER) {
        prompt_ask(&view->prompt, PROMPT_TYPE, field, NULL);
        editor_insert(view->prompt.typed, key);
        return;
    }
    char digit[2] = {(char)key, '\0'};
    for (size_t i = 0; i < field->option_count; i++) {
        if (strcmp(field->options[i], digit) == 0) {
            send(view, &(struct event){.kind = EVENT_CHOOSE, .field = field->id, .steps = (int)i});
            return;
        }
    }
    if (key > '0' && key - '0' <= field->option_count) {
        send(view,
             &(struct event){.kind = EVENT_CHOOSE, .field = field->id, .steps = (int)(key - '1')});
    }
}

/* The value that was typed, to its control; nothing where nothing was. */
static void end_typing(struct view *view)
{
    char *field = memory_text(view->prompt.field);
    char *text = memory_text(editor_text(view->prompt.typed));
    prompt_free(&view->prompt);
    if (*text) {
        send(view, &(struct event){.kind = EVENT_TYPE, .field = field, .text = text});
    }
    free(field);
    free(text);
}

static enum view_reaction type_key(struct view *view, uint32_t key)
{
    const struct key_action *action = keys_find(key, ON_TYPING);
    if (!action) {
        editor_insert(view->prompt.typed, key);
    } else if (action->action == ACTION_WRITE) {
        editor_do(view->prompt.typed, action->deed);
    } else if (action->action == ACTION_CANCEL) {
        prompt_free(&view->prompt);
    } else {
        end_typing(view);
    }
    if (action && (action->action == ACTION_PREVIOUS || action->action == ACTION_NEXT)) {
        move(view, action->action == ACTION_NEXT ? 1 : -1);
    }
    return VIEW_DRAW;
}

/* Any key but yes is no. Escape leaves all as it is. */
static enum view_reaction answer_key(struct view *view, uint32_t key)
{
    const struct key_action *action = keys_find(key, ON_QUESTION);
    bool yes = action && action->action == ACTION_YES;
    struct prompt asked = view->prompt;
    enum view_reaction reaction = VIEW_DRAW;
    view->prompt = (struct prompt){0};
    if (asked.kind == PROMPT_KEPT && key != VKEY_ESCAPE) {
        reaction = yes ? VIEW_EDITOR_KEPT : VIEW_EDITOR_NEW;
    } else if (!yes) {
        tell_text(view, "ui.not_done");
    } else if (asked.kind == PROMPT_CONFIRM) {
        act_on(view, asked.field);
    } else if (asked.kind == PROMPT_WRITING) {
        reaction = leave(view);
    } else {
        reaction = VIEW_QUIT;
    }
    prompt_free(&asked);
    return reaction;
}

/* ---- actions ---- */

static void step(struct view *view, const struct scene_field *field,
                 const struct key_action *action)
{
    if (field->kind != SCENE_NUMBER && action->size == STEP_TO_LIMIT) {
        send(view, &(struct event){.kind = EVENT_CHOOSE,
                                   .field = field->id,
                                   .steps = action->steps < 0 ? 0 : (int)field->option_count - 1});
        return;
    }
    send(view,
         &(struct event){
             .kind = EVENT_STEP, .field = field->id, .steps = action->steps, .size = action->size});
}

static void cancel(struct view *view)
{
    if (view->desk.focus.help) {
        focus_turn_help(&view->desk.focus);
    } else if (desk_scene(&view->desk)->screen == SCENE_PAGE) {
        send(view, &(struct event){.kind = EVENT_VIEW});
    } else if (focus_where(&view->desk.focus) & ON_EDIT) {
        kind_of(&view->desk.focus)->turn(&view->desk, 1);
    }
}

/* The action under the focus, or the screen's primary one. */
static const struct scene_field *action_of(struct view *view)
{
    const struct scene *scene = desk_scene(&view->desk);
    const struct scene_field *field = focus_field(&view->desk.focus);
    if (field && field->kind == SCENE_ACTION) {
        return field;
    }
    for (size_t i = 0; i < scene->field_count; i++) {
        if (scene->fields[i].primary) {
            return &scene->fields[i];
        }
    }
    return NULL;
}

/* What is written is saved first; the primary action also hands it in. */
static enum view_reaction enter(struct view *view)
{
    const struct scene_field *field = action_of(view);
    if (!field) {
        cancel(view);
        return VIEW_DRAW;
    }
    if (field->edits) {
        return VIEW_EDITOR;
    }
    bool primary = field->primary;
    char *id = memory_text(field->id);
    if (primary ? drafts_submit(&view->desk.drafts) : drafts_save(&view->desk.drafts)) {
        field = focus_find(&view->desk.focus, id);
        if (field) {
            activate(view, field);
        }
    }
    free(id);
    return VIEW_DRAW;
}

static void open_view(struct view *view, const char *name)
{
    bool close = desk_scene(&view->desk)->screen == SCENE_PAGE && view->open &&
                 strcmp(view->open, name) == 0;
    drafts_save(&view->desk.drafts);
    free(view->open);
    view->open = memory_text(name);
    send(view, &(struct event){.kind = EVENT_VIEW, .field = close ? NULL : name});
}

static void unfold(struct view *view)
{
    struct focus *focus = &view->desk.focus;
    const struct scene_field *field = focus_field(focus);
    focus->unfolded = !focus->unfolded;
    if (field && !focus_shows(focus, field)) {
        focus_set(focus, NULL);
    }
}

/* It is safe, but a letter meant for an answer must not end the lab. */
static enum view_reaction quit(struct view *view)
{
    if (view->desk.drafts.written && !view->too_small) {
        prompt_ask(&view->prompt, PROMPT_WRITING, NULL,
                   stage_text(session_of(view), "ui.quit_writing"));
        return VIEW_DRAW;
    }
    return leave(view);
}

/* Leaving a written answer saves it. */
static void turn(struct view *view, int by)
{
    if (focus_where(&view->desk.focus) & ON_EDIT) {
        desk_save_written(&view->desk);
    }
    kind_of(&view->desk.focus)->turn(&view->desk, by);
}

/* Its title is told, for those who don't see the picture change. */
static void turn_picture(struct view *view)
{
    const char *title = stage_turn(view->desk.focus.stage);
    struct place *place = focus_place(&view->desk.focus);
    place->scroll = place->scroll_right = 0;
    place->instrument = 0;
    place->row = FLOW_TITLE;
    view_tell(view, title ? title : stage_text(session_of(view), "ui.all_pictures"));
}

static void page(struct view *view, int by)
{
    struct place *place = focus_place(&view->desk.focus);
    place_scroll(place, by * (place->rows - 1));
}

/* Whose routing keys send arrows reads with them; the letters still step. */
static void turn_arrows(struct view *view)
{
    view->desk.focus.reading = !view->desk.focus.reading;
    tell_text(view, view->desk.focus.reading ? "ui.arrows_read" : "ui.arrows_step");
}

static enum view_reaction act(struct view *view, const struct key_action *action, uint32_t key)
{
    struct desk *desk = &view->desk;
    const struct scene_field *field = focus_field(&desk->focus);
    switch (action->action) {
    case ACTION_PREVIOUS: move(view, -1); break;
    case ACTION_NEXT: move(view, 1); break;
    case ACTION_STEP: step(view, field, action); break;
    case ACTION_TYPE: begin_typing(view, field, key); break;
    case ACTION_TOGGLE:
        send(view,
             &(struct event){.kind = EVENT_STEP, .field = field->id, .steps = 1, .size = STEP_ONE});
        break;
    case ACTION_PAGE: page(view, action->steps); break;
    case ACTION_NEXT_PANE: turn(view, 1); break;
    case ACTION_PREVIOUS_PANE: turn(view, -1); break;
    case ACTION_MORE: unfold(view); break;
    case ACTION_ENTER: return enter(view);
    case ACTION_EVENT:
        send(view, &(struct event){.kind = action->event, .steps = action->steps});
        break;
    case ACTION_TURN: turn_picture(view); break;
    case ACTION_GHOSTS: desk->look.ghosts = !desk->look.ghosts; break;
    case ACTION_VIEW: open_view(view, action->name); break;
    case ACTION_HELP: focus_turn_help(&desk->focus); break;
    case ACTION_EXPLAIN: explain(view); break;
    case ACTION_READOUT: view->on_readout = true; break;
    case ACTION_QUIET: desk->quiet = !desk->quiet; break;
    case ACTION_ARROWS: turn_arrows(view); break;
    case ACTION_REPAINT: return VIEW_REPAINT;
    case ACTION_TIER: return VIEW_TIER;
    case ACTION_EDITOR: return VIEW_EDITOR;
    case ACTION_QUIT: return quit(view);
    case ACTION_CANCEL: cancel(view); break;
    default: break;
    }
    return VIEW_DRAW;
}

/* A number without a slider has nothing to step: a sign begins what is typed. */
static bool is_sign(const struct scene_field *field, uint32_t key)
{
    return field && field->kind == SCENE_NUMBER && !(field->position >= 0) &&
           (key == '-' || key == '+');
}

/* Towards the end of its room it says how much is left. */
static void tell_room(struct view *view, const struct draft *draft, bool full)
{
    size_t room = editor_room(draft->editor);
    size_t written = strlen(editor_text(draft->editor));
    if (full || room * ROOM_SHARE < written) {
        struct buffer text = {0};
        const struct word words[] = {
            {"limit", .number = room + written}, {"left", .number = room}, {0}};
        text_words(&text, stage_text(session_of(view), full ? "ui.full" : "ui.room_left"), words);
        view_tell(view, buffer_text(&text));
        buffer_free(&text);
    }
}

/* A key in an answer. What its editor has no use for leaves it. */
static void write_key(struct view *view, struct draft *draft, uint32_t key,
                      const struct key_action *action, int64_t now_ms)
{
    struct drafts *drafts = &view->desk.drafts;
    if (action) {
        bool done = drafts_do(drafts, draft, action->deed, now_ms);
        if (!done && (action->deed == EDITOR_UP || action->deed == EDITOR_DOWN)) {
            desk_save_written(&view->desk);
            move(view, action->deed == EDITOR_UP ? -1 : 1);
        }
    } else if (key == VKEY_ENTER) {
        if (!drafts_enter(drafts, draft, now_ms)) {
            turn(view, 1);
        }
    } else if (key >= ' ' && key < VKEY_UP) {
        tell_room(view, draft, !drafts_insert(drafts, draft, key, now_ms));
    }
}

static enum view_reaction dispatch(struct view *view, uint32_t key, int64_t now_ms)
{
    const struct scene_field *field = focus_field(&view->desk.focus);
    const struct key_action *action = keys_find(key, focus_where(&view->desk.focus));
    struct draft *draft = desk_draft(&view->desk);
    if (draft && (!action || action->action == ACTION_WRITE)) {
        write_key(view, draft, key, action, now_ms);
        return VIEW_DRAW;
    }
    if (draft && action->action == ACTION_REVERT) {
        drafts_revert(&view->desk.drafts, draft);
        return VIEW_DRAW;
    }
    if (is_sign(field, key)) {
        begin_typing(view, field, key);
        return VIEW_DRAW;
    }
    return action ? act(view, action, key) : VIEW_NOTHING;
}

/* Keys act on what is seen: on a screen that is too small there is nothing but the way out. */
static enum view_reaction small_key(struct view *view, uint32_t key)
{
    if (key != 'q') {
        return VIEW_NOTHING;
    }
    return view->prompt.kind == PROMPT_UNSAVED ? VIEW_QUIT : leave(view);
}

/* A key that moves the reading place leaves all else as it is, a question that waits, too. */
static bool read_key(struct view *view, uint32_t key)
{
    unsigned asked = prompt_where(&view->prompt);
    unsigned where = asked ? asked : focus_where(&view->desk.focus);
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
    bool was_marked = view->note.length > 0 || view->on_readout || view->reading_cols != 0;
    if (key == VKEY_CTRL('X') && !view->after_x) {
        view->after_x = true;
        return VIEW_NOTHING;
    }
    key = view->after_x ? VKEY_AFTER_X(key) : key;
    view->after_x = false;
    if (read_key(view, key)) {
        return VIEW_DRAW;
    }
    buffer_cut(&view->note, 0);
    view->on_readout = false;
    view->reading_cols = 0;
    if (view->too_small) {
        return small_key(view, key);
    }
    if (view->prompt.kind == PROMPT_TYPE) {
        return type_key(view, key);
    }
    if (view->prompt.kind != PROMPT_NONE) {
        return answer_key(view, key);
    }
    enum view_reaction reaction = dispatch(view, key, now_ms);
    return reaction == VIEW_NOTHING && was_marked ? VIEW_DRAW : reaction;
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
    prompt_ask(&view->prompt, PROMPT_KEPT, NULL, question);
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
    const struct chrome chrome = {.desk = &view->desk,
                                  .prompt = &view->prompt,
                                  .note = buffer_text(&view->note),
                                  .on_readout = view->on_readout};
    stage_set_wide(view->desk.focus.stage,
                   layout_is_wide(canvas_rows(canvas), canvas_cols(canvas)));
    stage_set_glance(view->desk.focus.stage,
                     focus_on_bench(&view->desk.focus) &&
                         focus_place(&view->desk.focus)->pane == PANE_FIELDS);
    struct layout layout = chrome_layout(&chrome, canvas);
    canvas_clear(canvas);
    view->too_small = layout.size == LAYOUT_TOO_SMALL;
    if (view->too_small) {
        chrome_notice(&chrome, canvas, &layout);
        return;
    }
    kind_of(&view->desk.focus)->draw(&view->desk, canvas, &layout);
    chrome_draw(&chrome, canvas, &layout);
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
    prompt_free(&view->prompt);
    buffer_free(&view->note);
    free(view->open);
    free(view);
}
