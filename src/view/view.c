#include "view/view.h"

#include <stdlib.h>
#include <string.h>

#include "store/memory.h"
#include "view/chrome.h"
#include "view/keys.h"
#include "view/kind.h"

struct view {
    struct desk desk;
    struct prompt prompt;
    struct buffer note; /* the view's own message until the next key */
    char *open;         /* the page that the session was asked to open; NULL: none */
    bool on_readout;    /* the cursor stands there until the next key */
    bool too_small;     /* the last canvas was: keys would act unseen */
};

/* ---- events ---- */

static struct lab_session *session_of(const struct view *view)
{
    return view->desk.focus.session;
}

static const struct scene *scene_of(const struct view *view)
{
    return focus_scene(&view->desk.focus);
}

/* Takes up the scene after an event. */
static void sync(struct view *view)
{
    bool new_screen = focus_sync(&view->desk.focus);
    if (scene_of(view)->screen != SCENE_PAGE) {
        free(view->open);
        view->open = NULL;
        drafts_sync(&view->desk.drafts, new_screen);
    }
}

/* Sends an event to the session. False: it was refused. */
static bool send(struct view *view, const struct lab_event *event)
{
    bool good = lab_session_handle(session_of(view), event);
    sync(view);
    return good;
}

static void move(struct view *view, int by)
{
    kind_of(&view->desk.focus)->move(&view->desk, by);
}

static void send_field(struct view *view, enum lab_event_kind kind, const char *field, int steps,
                       enum lab_step size, const char *text)
{
    char *id = memory_text(field); /* the event's strings must outlive the scene */
    send(view, &(struct lab_event){
                   .kind = kind, .field = id, .steps = steps, .size = size, .text = text});
    free(id);
}

void view_tell(struct view *view, const char *message)
{
    buffer_cut(&view->note, 0);
    buffer_add_text(&view->note, message);
}

static void tell_text(struct view *view, const char *id)
{
    view_tell(view, lab_session_text(session_of(view), id));
}

/* ---- questions that wait for an answer ---- */

static void activate(struct view *view, const struct scene_field *field)
{
    if (field->fixed) {
        view_tell(view, field->readout);
    } else if (field->confirm) {
        prompt_ask(&view->prompt, PROMPT_CONFIRM, field);
    } else {
        send_field(view, LAB_ACT, field->id, 0, LAB_STEP_ONE, NULL);
    }
}

/* Typing begins with this key on this field, which may have options instead of a number. */
static void begin_typing(struct view *view, const struct scene_field *field, uint32_t key)
{
    if (field->kind == SCENE_NUMBER) {
        prompt_ask(&view->prompt, PROMPT_TYPE, field);
        prompt_type(&view->prompt, key);
        return;
    }
    char digit[2] = {(char)key, '\0'};
    for (size_t i = 0; i < field->option_count; i++) {
        if (strcmp(field->options[i], digit) == 0) {
            send_field(view, LAB_CHOOSE, field->id, (int)i, LAB_STEP_ONE, NULL);
            return;
        }
    }
    if (key > '0' && key - '0' <= field->option_count) {
        send_field(view, LAB_CHOOSE, field->id, (int)(key - '1'), LAB_STEP_ONE, NULL);
    }
}

static void end_typing(struct view *view, bool take)
{
    view->prompt.kind = PROMPT_NONE;
    if (take && view->prompt.typed.length > 0) {
        send_field(view, LAB_TYPE, view->prompt.field, 0, LAB_STEP_ONE,
                   buffer_text(&view->prompt.typed));
    }
}

static enum view_reaction type_key(struct view *view, uint32_t key)
{
    if (prompt_type(&view->prompt, key)) {
        return VIEW_DRAW;
    }
    if (key == VKEY_ENTER || key == VKEY_ESCAPE) {
        end_typing(view, key == VKEY_ENTER);
    } else if (key == VKEY_UP || key == VKEY_DOWN || key == VKEY_TAB || key == VKEY_BACK_TAB) {
        end_typing(view, true);
        move(view, key == VKEY_UP || key == VKEY_BACK_TAB ? -1 : 1);
    }
    return VIEW_DRAW;
}

static enum view_reaction confirm_key(struct view *view, uint32_t key)
{
    enum prompt_kind asked = view->prompt.kind;
    bool yes = key == 'y' || key == 'Y';
    view->prompt.kind = PROMPT_NONE;
    if (yes && asked == PROMPT_QUIT) {
        return VIEW_QUIT;
    }
    if (yes) {
        send_field(view, LAB_ACT, view->prompt.field, 0, LAB_STEP_ONE, NULL);
    } else {
        tell_text(view, "ui.not_done");
    }
    return VIEW_DRAW;
}

/* ---- actions ---- */

static void step(struct view *view, const struct scene_field *field,
                 const struct key_action *action)
{
    if (field->kind != SCENE_NUMBER && action->size == LAB_TO_LIMIT) {
        send_field(view, LAB_CHOOSE, field->id,
                   action->steps < 0 ? 0 : (int)field->option_count - 1, LAB_STEP_ONE, NULL);
        return;
    }
    send_field(view, LAB_STEP, field->id, action->steps, action->size, NULL);
}

static void cancel(struct view *view)
{
    if (view->desk.focus.help) {
        focus_turn_help(&view->desk.focus);
    } else if (scene_of(view)->screen == SCENE_PAGE) {
        send(view, &(struct lab_event){.kind = LAB_VIEW});
    } else if (focus_where(&view->desk.focus) & ON_EDIT) {
        kind_of(&view->desk.focus)->turn(&view->desk, 1);
    }
}

/* The action under the focus, or the screen's primary one. */
static const struct scene_field *action_of(struct view *view)
{
    const struct scene *scene = scene_of(view);
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
static void enter(struct view *view)
{
    const struct scene_field *field = action_of(view);
    if (!field) {
        cancel(view);
        return;
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
}

static void open_view(struct view *view, const char *name)
{
    bool close = scene_of(view)->screen == SCENE_PAGE && view->open &&
                 strcmp(view->open, name) == 0;
    drafts_save(&view->desk.drafts);
    free(view->open);
    view->open = memory_text(name);
    send(view, &(struct lab_event){.kind = LAB_VIEW, .field = close ? NULL : name});
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

bool view_leave(struct view *view)
{
    bool drafts = drafts_save(&view->desk.drafts);
    return send(view, &(struct lab_event){.kind = LAB_SAVE}) && drafts &&
           scene_of(view)->save != SCENE_NOT_SAVED;
}

static enum view_reaction quit(struct view *view)
{
    if (view_leave(view)) {
        return VIEW_QUIT;
    }
    prompt_ask(&view->prompt, PROMPT_QUIT, NULL);
    return VIEW_DRAW;
}

/* Leaving a written answer saves it. */
static void save_written(struct view *view)
{
    drafts_save(&view->desk.drafts);
    drafts_submit(&view->desk.drafts);
}

static void turn(struct view *view, int by)
{
    if (focus_where(&view->desk.focus) & ON_EDIT) {
        save_written(view);
    }
    kind_of(&view->desk.focus)->turn(&view->desk, by);
}

static void page(struct view *view, int by)
{
    struct place *place = focus_place(&view->desk.focus);
    place_scroll(place, by * (place->rows - 1));
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
    case ACTION_TOGGLE: send_field(view, LAB_STEP, field->id, 1, LAB_STEP_ONE, NULL); break;
    case ACTION_PAGE: page(view, action->steps); break;
    case ACTION_NEXT_PANE: turn(view, 1); break;
    case ACTION_PREVIOUS_PANE: turn(view, -1); break;
    case ACTION_MORE: unfold(view); break;
    case ACTION_ENTER: enter(view); break;
    case ACTION_EVENT: send(view, &(struct lab_event){.kind = action->event}); break;
    case ACTION_GHOSTS: desk->look.ghosts = !desk->look.ghosts; break;
    case ACTION_VIEW: open_view(view, action->name); break;
    case ACTION_HELP: focus_turn_help(&desk->focus); break;
    case ACTION_READOUT: view->on_readout = true; break;
    case ACTION_QUIET: desk->quiet = !desk->quiet; break;
    case ACTION_REPAINT: return VIEW_REPAINT;
    case ACTION_EDITOR: return VIEW_EDITOR;
    case ACTION_QUIT: return quit(view);
    case ACTION_CANCEL: cancel(view); break;
    case ACTION_NONE: break;
    }
    return VIEW_DRAW;
}

/* A number without a slider has nothing to step: a sign begins what is typed. */
static bool is_sign(const struct scene_field *field, uint32_t key)
{
    return field && field->kind == SCENE_NUMBER && !(field->position >= 0) &&
           (key == '-' || key == '+');
}

/* The draft of the focused answer; NULL: no answer has the focus. */
static struct draft *draft_of(struct view *view)
{
    const struct scene_field *field = focus_field(&view->desk.focus);
    return field && field->kind == SCENE_EDIT ? drafts_find(&view->desk.drafts, field->id) : NULL;
}

/* What the editor has no use for leaves it. */
static void write_key(struct view *view, struct draft *draft, uint32_t key, int64_t now_ms)
{
    switch (drafts_key(&view->desk.drafts, draft, key, now_ms)) {
    case DRAFTS_TAKEN: break;
    case DRAFTS_FULL: tell_text(view, "ui.full"); break;
    case DRAFTS_NOT_MINE:
        if (key == VKEY_ENTER) {
            turn(view, 1);
        } else if (key == VKEY_UP || key == VKEY_DOWN) {
            save_written(view);
            move(view, key == VKEY_UP ? -1 : 1);
        }
    }
}

static enum view_reaction dispatch(struct view *view, uint32_t key, int64_t now_ms)
{
    const struct scene_field *field = focus_field(&view->desk.focus);
    const struct key_action *action = keys_find(key, focus_where(&view->desk.focus));
    struct draft *draft = draft_of(view);
    if (draft && !action) {
        write_key(view, draft, key, now_ms);
        return VIEW_DRAW;
    }
    if (is_sign(field, key)) {
        begin_typing(view, field, key);
        return VIEW_DRAW;
    }
    return action ? act(view, action, key) : VIEW_NOTHING;
}

enum view_reaction view_key(struct view *view, uint32_t key, int64_t now_ms)
{
    bool was_marked = view->note.length > 0 || view->on_readout;
    buffer_cut(&view->note, 0);
    view->on_readout = false;
    if (view->too_small && key != 'q') {
        return VIEW_NOTHING;
    }
    if (view->prompt.kind == PROMPT_TYPE) {
        return type_key(view, key);
    }
    if (view->prompt.kind != PROMPT_NONE) {
        return confirm_key(view, key);
    }
    enum view_reaction reaction = dispatch(view, key, now_ms);
    return reaction == VIEW_NOTHING && was_marked ? VIEW_DRAW : reaction;
}

/* ---- drafts in time ---- */

int view_deadline_ms(const struct view *view, int64_t now_ms)
{
    const struct drafts *drafts = &view->desk.drafts;
    if (!drafts->waiting) {
        return -1;
    }
    int64_t left = drafts->last_written_ms + DRAFTS_PAUSE_MS - now_ms;
    return left > 0 ? (int)left : 0;
}

enum view_reaction view_tick(struct view *view, int64_t now_ms)
{
    if (view_deadline_ms(view, now_ms) != 0) {
        return VIEW_NOTHING;
    }
    drafts_save(&view->desk.drafts);
    return VIEW_DRAW;
}

char *view_written(struct view *view)
{
    const struct draft *draft = draft_of(view);
    return memory_text(draft ? editor_text(draft->editor) : "");
}

void view_set_written(struct view *view, const char *text)
{
    struct draft *draft = draft_of(view);
    if (draft) {
        drafts_replace(&view->desk.drafts, draft, text);
    }
}

/* ---- the picture ---- */

void view_draw(struct view *view, struct canvas *canvas)
{
    const struct chrome chrome = {.desk = &view->desk,
                                  .prompt = &view->prompt,
                                  .note = buffer_text(&view->note),
                                  .on_readout = view->on_readout};
    struct layout layout = chrome_layout(&chrome, canvas);
    canvas_clear(canvas);
    view->too_small = layout.size == LAYOUT_TOO_SMALL;
    if (view->too_small) {
        chrome_notice(&chrome, canvas, &layout);
        return;
    }
    kind_of(&view->desk.focus)->draw(&view->desk, canvas, &layout);
    chrome_draw(&chrome, canvas, &layout);
}

/* ---- life ---- */

struct view *view_new(struct lab_session *session, bool braille)
{
    struct view *view = memory_get(1, sizeof *view);
    view->desk.focus.session = session;
    view->desk.drafts.session = session;
    view->desk.look = (struct flow_look){.session = session, .ghosts = true, .braille = braille};
    sync(view);
    return view;
}

void view_free(struct view *view)
{
    if (!view) {
        return;
    }
    focus_free(&view->desk.focus);
    drafts_free(&view->desk.drafts);
    prompt_free(&view->prompt);
    buffer_free(&view->note);
    free(view->open);
    free(view);
}
