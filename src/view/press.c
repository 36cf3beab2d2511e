#include "view/press.h"

#include <stdlib.h>
#include <string.h>

#include "course/text.h"
#include "store/memory.h"
#include "view/about.h"
#include "view/ask.h"
#include "view/form.h"
#include "view/keys.h"
#include "view/kind.h"

enum { ROOM_SHARE = 9 }; /* of an answer's room: from where on it says what is left */

static void move(struct desk *desk, int by)
{
    kind_of(&desk->focus)->move(desk, by);
}

/* Leaving a written answer saves it. */
static void page(struct desk *desk, int by)
{
    if (focus_where(&desk->focus) & ON_EDIT) {
        desk_save_written(desk);
    }
    kind_of(&desk->focus)->page(desk, by);
}

/* What the focused line means; the words of a screen that is read are on the page of help. */
static void explain(struct desk *desk)
{
    struct buffer text = {0};
    if (about_focus(desk, &text)) {
        desk_tell(desk, buffer_text(&text));
        desk->explains = true;
    } else {
        focus_turn_help(&desk->focus);
    }
    buffer_free(&text);
}

/* At its end a control stays as it is, and that is told. */
static void tell_stays(struct desk *desk, const struct scene_field *field)
{
    struct buffer text = {0};
    text_words(&text, desk_text(desk, *field->range ? "ui.stays_range" : "ui.stays"),
               (struct word[]){{"label", .text = field->label},
                               {"value", .text = field->value},
                               {"range", .text = field->range},
                               {0}});
    desk_tell(desk, buffer_text(&text));
    buffer_free(&text);
}

/* Sends what changes a control. */
static void change(struct desk *desk, const struct event *event)
{
    const struct scene_field *field = focus_find(&desk->focus, event->field);
    char *id = memory_text(event->field), *value = memory_text(field->value);
    double position = field->position;
    bool good = desk_send(desk, event);
    field = focus_find(&desk->focus, id);
    if (good && field && strcmp(field->value, value) == 0 && !(field->position != position)) {
        tell_stays(desk, field);
    }
    free(id);
    free(value);
}

static void step(struct desk *desk, const struct scene_field *field,
                 const struct key_action *action)
{
    if (field->kind != SCENE_NUMBER && action->size == STEP_TO_LIMIT) {
        change(desk,
               &(struct event){.kind = EVENT_CHOOSE,
                               .field = field->id,
                               .steps = action->steps < 0 ? 0 : (int)field->option_count - 1});
        return;
    }
    change(desk, &(struct event){.kind = EVENT_STEP,
                                 .field = field->id,
                                 .steps = action->steps,
                                 .size = action->size});
}

static void cancel(struct desk *desk)
{
    if (desk->focus.help) {
        focus_turn_help(&desk->focus);
    } else if (desk_scene(desk)->screen == SCENE_PAGE) {
        desk_send(desk, &(struct event){.kind = EVENT_VIEW});
    } else if (desk->news.length > 0) {
        buffer_cut(&desk->news, 0);
    } else if (focus_where(&desk->focus) & ON_EDIT) {
        kind_of(&desk->focus)->turn(desk, 1);
    } else {
        desk_tell(desk, desk_text(desk, "ui.nothing_open"));
    }
}

/* Reads on; at the end of the text to what is to be done next. */
static void read_on(struct desk *desk)
{
    struct place *place = focus_place(&desk->focus);
    if (place_reads_on(place)) {
        place_scroll(place, place->rows - 1);
    } else {
        focus_set(&desk->focus, NULL);
    }
}

/* Does nothing but lead on: through a text, into a list, to the next field, or from all of a
 * workbench to its action. */
static void go_on(struct desk *desk, const struct scene_field *field)
{
    const struct scene_field *list = focus_list(&desk->focus);
    if (focus_on_bench(&desk->focus)) {
        focus_set(&desk->focus, scene_primary(desk_scene(desk)));
    } else if (!field) {
        read_on(desk);
    } else if (list && list->option == list->option_count) {
        form_list_end(desk, -1);
    } else {
        focus_move(&desk->focus, 1);
    }
}

/* What is shown now may lie out of sight: its names are told. */
static void tell_unfolded(struct desk *desk)
{
    const struct scene *scene = desk_scene(desk);
    struct buffer names = {0}, text = {0};
    for (size_t i = 0; i < scene->field_count; i++) {
        if (focus_folds(&desk->focus, &scene->fields[i])) {
            buffer_add_format(&names, "%s%s", names.length > 0 ? "; " : "", scene->fields[i].label);
        }
    }
    const char *id = names.length == 0      ? "ui.folds_nothing"
                     : desk->focus.unfolded ? "ui.unfolded"
                                            : "ui.folded_again";
    text_words(&text, desk_text(desk, id),
               (struct word[]){{"names", .text = buffer_text(&names)}, {0}});
    desk_tell(desk, buffer_text(&text));
    buffer_free(&names);
    buffer_free(&text);
}

static void unfold(struct desk *desk)
{
    focus_unfold(&desk->focus);
    tell_unfolded(desk);
}

/* Acts on an action alone. What is written is saved first; the primary one also hands it in. */
static enum view_reaction enter(struct desk *desk)
{
    const struct scene_field *field = focus_field(&desk->focus);
    if (!field || field->kind != SCENE_ACTION) {
        go_on(desk, field);
        return VIEW_DRAW;
    }
    if (field == focus_fold(&desk->focus)) {
        unfold(desk);
        return VIEW_DRAW;
    }
    if (field->edits) {
        return VIEW_EDITOR;
    }
    bool primary = field->primary;
    char *id = memory_text(field->id);
    if (primary ? drafts_submit(&desk->drafts) : drafts_save(&desk->drafts)) {
        field = focus_find(&desk->focus, id);
        if (field) {
            ask_act(desk, field);
        }
    } else {
        desk_heed(desk);
    }
    free(id);
    return VIEW_DRAW;
}

/* The option that the cursor is on; Enter goes on then. */
static void choose(struct desk *desk, const struct scene_field *field, uint32_t key)
{
    int row = focus_place(&desk->focus)->row;
    bool chosen = desk_send(
        desk, &(struct event){.kind = EVENT_CHOOSE, .field = field->id, .steps = row});
    if (chosen && key == VKEY_ENTER) {
        focus_move(&desk->focus, 1);
    }
}

static void open_view(struct desk *desk, const char *name)
{
    bool close = desk_scene(desk)->screen == SCENE_PAGE && desk->open &&
                 strcmp(desk->open, name) == 0;
    drafts_save(&desk->drafts);
    free(desk->open);
    desk->open = memory_text(name);
    desk_send(desk, &(struct event){.kind = EVENT_VIEW, .field = close ? NULL : name});
}

/* A draft is safe, but a letter meant for it must not end the lab. */
static enum view_reaction quit(struct desk *desk)
{
    if (desk->drafts.written) {
        prompt_ask(&desk->prompt, PROMPT_WRITING, NULL, desk_text(desk, "ui.quit_writing"));
        return VIEW_DRAW;
    }
    return ask_leave(desk);
}

/* Leaving a written answer saves it. */
static void turn(struct desk *desk, int by)
{
    if (focus_where(&desk->focus) & ON_EDIT) {
        desk_save_written(desk);
    }
    kind_of(&desk->focus)->turn(desk, by);
}

/* Its title is told, for those who don't see the picture change. */
static void turn_picture(struct desk *desk)
{
    const char *title = stage_turn(desk->focus.stage);
    struct place *place = focus_place(&desk->focus);
    place->scroll = place->scroll_right = 0;
    place->instrument = 0;
    place->row = FLOW_TITLE;
    desk_tell(desk, title ? title : desk_text(desk, "ui.all_pictures"));
}

/* Whose routing keys send arrows reads with them; the letters still step. */
static void turn_arrows(struct desk *desk)
{
    desk->focus.reading = !desk->focus.reading;
    desk_tell(desk, desk_text(desk, desk->focus.reading ? "ui.arrows_read" : "ui.arrows_step"));
}

static enum view_reaction act(struct desk *desk, const struct key_action *action, uint32_t key)
{
    const struct scene_field *field = focus_field(&desk->focus);
    switch (action->action) {
    case ACTION_PREVIOUS: move(desk, -1); break;
    case ACTION_NEXT: move(desk, 1); break;
    case ACTION_STEP: step(desk, field, action); break;
    case ACTION_TYPE: ask_value(desk, field, key); break;
    case ACTION_TOGGLE:
        desk_send(desk, &(struct event){
                            .kind = EVENT_STEP, .field = field->id, .steps = 1, .size = STEP_ONE});
        break;
    case ACTION_CHOOSE: choose(desk, field, key); break;
    case ACTION_ENDS: form_list_end(desk, action->steps); break;
    case ACTION_PAGE: page(desk, action->steps); break;
    case ACTION_NEXT_PANE: turn(desk, 1); break;
    case ACTION_PREVIOUS_PANE: turn(desk, -1); break;
    case ACTION_MORE: unfold(desk); break;
    case ACTION_ENTER: return enter(desk);
    case ACTION_EVENT:
        desk_send(desk, &(struct event){.kind = action->event, .steps = action->steps});
        break;
    case ACTION_TURN: turn_picture(desk); break;
    case ACTION_GHOSTS: desk->look.ghosts = !desk->look.ghosts; break;
    case ACTION_VIEW: open_view(desk, action->name); break;
    case ACTION_HELP: focus_turn_help(&desk->focus); break;
    case ACTION_EXPLAIN: explain(desk); break;
    case ACTION_READOUT: desk->on_readout = true; break;
    case ACTION_QUIET: desk->quiet = !desk->quiet; break;
    case ACTION_ARROWS: turn_arrows(desk); break;
    case ACTION_TIER: return VIEW_TIER;
    case ACTION_EDITOR: return VIEW_EDITOR;
    case ACTION_QUIT: return quit(desk);
    case ACTION_CANCEL: cancel(desk); break;
    default: break; /* what stood there was taken away with the key */
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
static void tell_room(struct desk *desk, const struct draft *draft, bool full)
{
    size_t room = editor_room(draft->editor);
    size_t written = strlen(editor_text(draft->editor));
    if (full || room * ROOM_SHARE < written) {
        struct buffer text = {0};
        const struct word words[] = {
            {"limit", .number = room + written}, {"left", .number = room}, {0}};
        text_words(&text, desk_text(desk, full ? "ui.full" : "ui.room_left"), words);
        desk_tell(desk, buffer_text(&text));
        buffer_free(&text);
    }
}

/* A key in an answer. What its editor has no use for leaves it. */
static void write_key(struct desk *desk, struct draft *draft, uint32_t key,
                      const struct key_action *action, int64_t now_ms)
{
    struct drafts *drafts = &desk->drafts;
    if (action) {
        bool done = drafts_do(drafts, draft, action->deed, now_ms);
        if (!done && (action->deed == EDITOR_UP || action->deed == EDITOR_DOWN)) {
            desk_save_written(desk);
            move(desk, action->deed == EDITOR_UP ? -1 : 1);
        }
    } else if (key == VKEY_ENTER) {
        if (!drafts_enter(drafts, draft, now_ms)) {
            turn(desk, 1);
        }
    } else if (key >= ' ' && key < VKEY_UP) {
        tell_room(desk, draft, !drafts_insert(drafts, draft, key, now_ms));
    }
}

/* Keys that look about and never mean to leave what is being written. */
static bool looks_about(uint32_t key)
{
    return key == VKEY_UP || key == VKEY_DOWN || key == VKEY_PAGE_UP || key == VKEY_PAGE_DOWN;
}

/* Letters go on in the answer that one looked up from, and blanks and digits but where a control
 * has use for them; not in an answer that was walked to. */
static bool writes_on(struct desk *desk, uint32_t key, unsigned where)
{
    bool control = (where & (ON_NUMBER | ON_CHOICE)) != 0;
    bool text = key < VKEY_UP && (key > '9' || (key >= ' ' && !control));
    return text && desk->writes && !(desk->walked && desk_draft(desk));
}

/* The answer that a key is written into, which takes the focus back; NULL: the key is a command. */
static struct draft *written_into(struct desk *desk, uint32_t key, unsigned where)
{
    if (writes_on(desk, key, where)) {
        focus_set(&desk->focus, focus_find(&desk->focus, desk->writes));
    }
    return desk_draft(desk);
}

/* Whoever looks about from a begun answer has not left it; any other key leaves or writes. */
static void keep_writing(struct desk *desk, const struct draft *draft, uint32_t key)
{
    if (!looks_about(key)) {
        free(desk->writes);
        desk->writes = NULL;
    } else if (!desk->writes && draft && *editor_text(draft->editor)) {
        desk->writes = memory_text(draft->field);
    }
}

static enum view_reaction press(struct desk *desk, struct draft *draft, uint32_t key,
                                unsigned where, int64_t now_ms)
{
    const struct scene_field *field = focus_field(&desk->focus);
    const struct key_action *action = keys_find(key, where);
    if (draft && (!action || action->action == ACTION_WRITE)) {
        write_key(desk, draft, key, action, now_ms);
        return VIEW_DRAW;
    }
    if (draft && action->action == ACTION_REVERT) {
        drafts_revert(&desk->drafts, draft);
        return VIEW_DRAW;
    }
    if (is_sign(field, key)) {
        ask_value(desk, field, key);
        return VIEW_DRAW;
    }
    if (!action) {
        desk_tell(desk, desk_text(desk, "ui.no_key"));
        return VIEW_DRAW;
    }
    return act(desk, action, key);
}

enum view_reaction press_key(struct desk *desk, uint32_t key, unsigned where, int64_t now_ms)
{
    bool back = writes_on(desk, key, where);
    struct draft *draft = written_into(desk, key, where);
    keep_writing(desk, draft, key);
    desk->walked = key == VKEY_UP || key == VKEY_DOWN;
    return press(desk, draft, key, back ? desk_where(desk) : where, now_ms);
}
