#include "view/view.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/memory.h"
#include "view/state.h"

/* ---- events ---- */

bool view_send(struct view *view, const struct lab_event *event)
{
    bool good = lab_session_handle(view->session, event);
    view_sync(view);
    return good;
}

static void send_field(struct view *view, enum lab_event_kind kind, const char *field, int steps,
                       const char *text)
{
    char id[VIEW_ID_MAX]; /* the event's strings must outlive the scene */
    snprintf(id, sizeof id, "%s", field);
    view_send(view,
              &(struct lab_event){
                  .kind = kind, .field = id, .steps = steps, .size = LAB_STEP_ONE, .text = text});
}

void view_tell(struct view *view, const char *message)
{
    snprintf(view->note, sizeof view->note, "%s", message);
}

/* ---- questions that wait for an answer ---- */

static void ask(struct view *view, enum prompt prompt, const struct scene_field *field)
{
    view->prompt = prompt;
    snprintf(view->prompt_field, sizeof view->prompt_field, "%s", field ? field->id : "");
    buffer_cut(&view->typed, 0);
}

static void activate(struct view *view, const struct scene_field *field)
{
    if (field->fixed) {
        view_tell(view, field->readout);
    } else if (field->confirm) {
        ask(view, PROMPT_CONFIRM, field);
    } else {
        send_field(view, LAB_ACT, field->id, 0, NULL);
    }
}

static bool is_value_char(uint32_t key)
{
    return key < 128 && key != 0 && strchr("0123456789.,kMGTeE+-", (int)key);
}

/* Typing begins with this key on this field, which may have options instead of a number. */
static void begin_typing(struct view *view, const struct scene_field *field, uint32_t key)
{
    if (field->kind == SCENE_NUMBER) {
        ask(view, PROMPT_TYPE, field);
        buffer_add_char(&view->typed, (char)key);
        return;
    }
    char digit[2] = {(char)key, '\0'};
    for (size_t i = 0; i < field->option_count; i++) {
        if (strcmp(field->options[i], digit) == 0) {
            send_field(view, LAB_CHOOSE, field->id, (int)i, NULL);
            return;
        }
    }
    if (key > '0' && key - '0' <= field->option_count) {
        send_field(view, LAB_CHOOSE, field->id, (int)(key - '1'), NULL);
    }
}

static enum view_reaction end_typing(struct view *view, bool take)
{
    view->prompt = PROMPT_NONE;
    if (take && view->typed.length > 0) {
        send_field(view, LAB_TYPE, view->prompt_field, 0, buffer_text(&view->typed));
    }
    return VIEW_DRAW;
}

static enum view_reaction type_key(struct view *view, uint32_t key)
{
    if (is_value_char(key) && view->typed.length < 30) {
        buffer_add_char(&view->typed, (char)key);
    } else if (key == VKEY_BACKSPACE && view->typed.length > 0) {
        buffer_cut(&view->typed, view->typed.length - 1);
    } else if (key == VKEY_ENTER || key == VKEY_ESCAPE) {
        return end_typing(view, key == VKEY_ENTER);
    } else if (key == VKEY_UP || key == VKEY_DOWN || key == VKEY_TAB || key == VKEY_BACK_TAB) {
        end_typing(view, true);
        view_kind(view)->move(view, key == VKEY_UP || key == VKEY_BACK_TAB ? -1 : 1);
    }
    return VIEW_DRAW;
}

static enum view_reaction confirm_key(struct view *view, uint32_t key)
{
    enum prompt prompt = view->prompt;
    bool yes = key == 'y' || key == 'Y';
    view->prompt = PROMPT_NONE;
    if (yes && prompt == PROMPT_QUIT) {
        return VIEW_QUIT;
    }
    if (yes) {
        send_field(view, LAB_ACT, view->prompt_field, 0, NULL);
    } else {
        view_tell(view, lab_session_text(view->session, "ui.not_done"));
    }
    return VIEW_DRAW;
}

/* ---- actions ---- */

static void step(struct view *view, const struct scene_field *field,
                 const struct key_action *action)
{
    if (field->kind != SCENE_NUMBER && action->size == LAB_TO_LIMIT) {
        send_field(view, LAB_CHOOSE, field->id,
                   action->steps < 0 ? 0 : (int)field->option_count - 1, NULL);
        return;
    }
    char id[VIEW_ID_MAX];
    snprintf(id, sizeof id, "%s", field->id);
    view_send(view,
              &(struct lab_event){
                  .kind = LAB_STEP, .field = id, .steps = action->steps, .size = action->size});
}

static void cancel(struct view *view)
{
    if (view->help) {
        view->help = false;
    } else if (view_scene(view)->screen == SCENE_PAGE) {
        view_send(view, &(struct lab_event){.kind = LAB_VIEW});
    } else if (view_where(view) & ON_EDIT) {
        view_kind(view)->turn(view, 1);
    }
}

/* The action under the focus, or the screen's primary one. */
static const struct scene_field *action_of(struct view *view)
{
    const struct scene *scene = view_scene(view);
    const struct scene_field *field = view_field(view);
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
    char id[VIEW_ID_MAX];
    snprintf(id, sizeof id, "%s", field->id);
    if (primary ? !drafts_submit(view) : !drafts_save(view)) {
        return;
    }
    field = view_find(view, id);
    if (field) {
        activate(view, field);
    }
}

static void open_view(struct view *view, const char *name)
{
    bool close = view_scene(view)->screen == SCENE_PAGE && strcmp(view->open, name) == 0;
    drafts_save(view);
    snprintf(view->open, sizeof view->open, "%s", name);
    view_send(view, &(struct lab_event){.kind = LAB_VIEW, .field = close ? NULL : name});
}

static void unfold(struct view *view)
{
    const struct scene_field *field = view_field(view);
    char id[VIEW_ID_MAX] = "";
    if (field) {
        snprintf(id, sizeof id, "%s", field->id);
    }
    view->unfolded = !view->unfolded;
    field = *id ? view_find(view, id) : NULL;
    if (field && !view_shows(view, field)) {
        view_place(view)->field[0] = '\0';
    }
}

bool view_leave(struct view *view)
{
    bool drafts = drafts_save(view);
    return view_send(view, &(struct lab_event){.kind = LAB_SAVE}) && drafts &&
           view_scene(view)->save != SCENE_NOT_SAVED;
}

static enum view_reaction quit(struct view *view)
{
    if (view_leave(view)) {
        return VIEW_QUIT;
    }
    ask(view, PROMPT_QUIT, NULL);
    return VIEW_DRAW;
}

/* Leaving a written answer saves it. */
static void turn(struct view *view, int by)
{
    if (view_where(view) & ON_EDIT) {
        drafts_save(view);
        drafts_submit(view);
    }
    view_kind(view)->turn(view, by);
}

static enum view_reaction act(struct view *view, const struct key_action *action, uint32_t key)
{
    const struct scene_field *field = view_field(view);
    switch (action->action) {
    case ACTION_PREVIOUS: view_kind(view)->move(view, -1); break;
    case ACTION_NEXT: view_kind(view)->move(view, 1); break;
    case ACTION_STEP: step(view, field, action); break;
    case ACTION_TYPE: begin_typing(view, field, key); break;
    case ACTION_TOGGLE: send_field(view, LAB_STEP, field->id, 1, NULL); break;
    case ACTION_PAGE: view_scroll(view, action->steps * (view_place(view)->rows - 1)); break;
    case ACTION_NEXT_PANE: turn(view, 1); break;
    case ACTION_PREVIOUS_PANE: turn(view, -1); break;
    case ACTION_MORE: unfold(view); break;
    case ACTION_ENTER: enter(view); break;
    case ACTION_EVENT: view_send(view, &(struct lab_event){.kind = action->event}); break;
    case ACTION_GHOSTS: view->look.ghosts = !view->look.ghosts; break;
    case ACTION_VIEW: open_view(view, action->name); break;
    case ACTION_HELP:
        view->help = !view->help;
        view->help_page = (struct place){.pane = PANE_READ};
        break;
    case ACTION_READOUT: view->on_readout = true; break;
    case ACTION_QUIET: view->quiet = !view->quiet; break;
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

static enum view_reaction dispatch(struct view *view, uint32_t key, int64_t now_ms)
{
    const struct scene_field *field = view_field(view);
    const struct key_action *action = keys_find(key, view_where(view));
    struct draft *draft = field && field->kind == SCENE_EDIT ? drafts_find(view, field->id) : NULL;
    if (draft && !action) {
        if (drafts_key(view, draft, key, now_ms)) {
            return VIEW_DRAW;
        }
        if (key == VKEY_ENTER) {
            turn(view, 1);
        } else if (key == VKEY_UP || key == VKEY_DOWN) {
            drafts_save(view);
            drafts_submit(view);
            view_kind(view)->move(view, key == VKEY_UP ? -1 : 1);
        }
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
    bool was_marked = view->note[0] != '\0' || view->on_readout;
    view->note[0] = '\0';
    view->on_readout = false;
    if (view->too_small && key != 'q') {
        return VIEW_NOTHING;
    }
    if (view->prompt == PROMPT_TYPE) {
        return type_key(view, key);
    }
    if (view->prompt != PROMPT_NONE) {
        return confirm_key(view, key);
    }
    enum view_reaction reaction = dispatch(view, key, now_ms);
    return reaction == VIEW_NOTHING && was_marked ? VIEW_DRAW : reaction;
}

/* ---- drafts in time ---- */

int view_deadline_ms(const struct view *view, int64_t now_ms)
{
    if (!view->draft_waits) {
        return -1;
    }
    int64_t left = view->last_written_ms + VIEW_DRAFT_PAUSE_MS - now_ms;
    return left > 0 ? (int)left : 0;
}

enum view_reaction view_tick(struct view *view, int64_t now_ms)
{
    if (view_deadline_ms(view, now_ms) != 0) {
        return VIEW_NOTHING;
    }
    drafts_save(view);
    return VIEW_DRAW;
}

char *view_written(struct view *view)
{
    const struct scene_field *field = view_field(view);
    struct draft *draft = field ? drafts_find(view, field->id) : NULL;
    return memory_text(draft ? editor_text(draft->editor) : "");
}

void view_set_written(struct view *view, const char *text)
{
    const struct scene_field *field = view_field(view);
    struct draft *draft = field ? drafts_find(view, field->id) : NULL;
    if (!draft) {
        return;
    }
    editor_set_text(draft->editor, text);
    draft->changed = true;
    send_field(view, LAB_DRAFT, draft->field, 0, editor_text(draft->editor));
}

/* ---- life ---- */

struct view *view_new(struct lab_session *session, bool braille)
{
    struct view *view = memory_get(1, sizeof *view);
    view->session = session;
    view->look = (struct flow_look){.session = session, .ghosts = true, .braille = braille};
    view_sync(view);
    return view;
}

void view_free(struct view *view)
{
    if (!view) {
        return;
    }
    drafts_free(view);
    buffer_free(&view->typed);
    free(view);
}
