#include "view/ask.h"

#include <stdlib.h>
#include <string.h>

#include "course/text.h"
#include "store/memory.h"
#include "view/keys.h"
#include "view/kind.h"

enum view_reaction ask_leave(struct desk *desk)
{
    if (desk_leave(desk)) {
        return VIEW_QUIT;
    }
    prompt_ask(&desk->prompt, PROMPT_UNSAVED, NULL, NULL);
    return VIEW_DRAW;
}

/* The cursor goes to the action that has become the next one on the screen that was acted on; on
 * another it has its place. What is to be read there is read again: it is the answer to the deed.
 */
static void follow(struct desk *desk, enum scene_screen on, const char *before)
{
    const char *next = desk_scene(desk)->next;
    const struct scene_field *found = focus_find(&desk->focus, next);
    bool same = desk_scene(desk)->screen == on;
    if (same && desk_scene(desk)->reads) {
        focus_begin(&desk->focus);
    } else if (same && found && found->kind == SCENE_ACTION && strcmp(next, before) != 0) {
        focus_set(&desk->focus, found);
    }
}

/* Does an action. What was written and handed in is not being written any more. */
static void act_on(struct desk *desk, const char *field)
{
    const struct scene_field *found = focus_find(&desk->focus, field);
    const char *next = desk_scene(desk)->next;
    char *before = memory_text(next ? next : "");
    bool primary = found && found->primary;
    enum scene_screen on = desk_scene(desk)->screen;
    if (!desk_send(desk, &(struct event){.kind = EVENT_ACT, .field = field})) {
        desk_heed(desk);
    } else if (primary) {
        desk->drafts.written = false;
        follow(desk, on, before);
    }
    free(before);
}

void ask_act(struct desk *desk, const struct scene_field *field)
{
    if (field->fixed) {
        desk_tell(desk, field->readout);
    } else if (field->confirm) {
        prompt_ask(&desk->prompt, PROMPT_CONFIRM, field, field->confirm);
    } else {
        act_on(desk, field->id);
    }
}

/* A cursor that walks the options goes to the one that is chosen, for Enter takes where it is. */
static void choose_option(struct desk *desk, const struct scene_field *field, int option)
{
    bool walks = focus_list(&desk->focus) == field && focus_place(&desk->focus)->row >= 0;
    if (desk_send(desk,
                  &(struct event){.kind = EVENT_CHOOSE, .field = field->id, .steps = option}) &&
        walks) {
        focus_place(&desk->focus)->row = option;
    }
}

void ask_value(struct desk *desk, const struct scene_field *field, uint32_t key)
{
    if (field->kind == SCENE_NUMBER) {
        prompt_ask(&desk->prompt, PROMPT_TYPE, field, NULL);
        editor_insert(desk->prompt.typed, key);
        return;
    }
    char digit[2] = {(char)key, '\0'};
    for (size_t i = 0; i < field->option_count; i++) {
        if (strcmp(field->options[i], digit) == 0) {
            choose_option(desk, field, (int)i);
            return;
        }
    }
    size_t number = key == '0' ? 10 : key - '0';
    if (key != '.' && number <= field->option_count) {
        choose_option(desk, field, (int)number - 1);
    } else {
        struct buffer text = {0};
        text_words(&text, desk_text(desk, "ui.no_option"),
                   (struct word[]){
                       {"typed", .text = digit}, {"count", .number = field->option_count}, {0}});
        desk_tell(desk, buffer_text(&text));
        buffer_free(&text);
    }
}

/* The value that was typed, to its control; nothing where nothing was. */
static void end_typing(struct desk *desk)
{
    char *field = memory_text(desk->prompt.field);
    char *text = memory_text(editor_text(desk->prompt.typed));
    prompt_free(&desk->prompt);
    if (*text) {
        desk_send(desk, &(struct event){.kind = EVENT_TYPE, .field = field, .text = text});
    }
    free(field);
    free(text);
}

static enum view_reaction type_key(struct desk *desk, uint32_t key)
{
    const struct key_action *action = keys_find(key, ON_TYPING);
    if (!action) {
        editor_insert(desk->prompt.typed, key);
    } else if (action->action == ACTION_WRITE) {
        editor_do(desk->prompt.typed, action->deed);
    } else if (action->action == ACTION_CANCEL) {
        prompt_free(&desk->prompt);
    } else {
        end_typing(desk);
    }
    if (action && (action->action == ACTION_PREVIOUS || action->action == ACTION_NEXT)) {
        kind_of(&desk->focus)->move(desk, action->action == ACTION_NEXT ? 1 : -1);
    }
    return VIEW_DRAW;
}

/* The key of yes, or in the session's language the first letter of its own word. */
static bool is_yes(const struct desk *desk, uint32_t key)
{
    const struct key_action *action = keys_find(key, ON_QUESTION);
    uint32_t own = (unsigned char)*desk_text(desk, "linear.yes");
    return (action && action->action == ACTION_YES) || (key < 0x80 && (key | 0x20) == own);
}

/* Any key but yes is no. Escape leaves all as it is. */
static enum view_reaction answer_key(struct desk *desk, uint32_t key)
{
    bool yes = is_yes(desk, key);
    struct prompt asked = desk->prompt;
    enum view_reaction reaction = VIEW_DRAW;
    desk->prompt = (struct prompt){0};
    if (asked.kind == PROMPT_KEPT && key != VKEY_ESCAPE) {
        reaction = yes ? VIEW_EDITOR_KEPT : VIEW_EDITOR_NEW;
    } else if (!yes) {
        desk_tell(desk, desk_text(desk, "ui.not_done"));
    } else if (asked.kind == PROMPT_CONFIRM) {
        act_on(desk, asked.field);
    } else if (asked.kind == PROMPT_WRITING) {
        reaction = ask_leave(desk);
    } else {
        reaction = VIEW_QUIT;
    }
    prompt_free(&asked);
    return reaction;
}

enum view_reaction ask_key(struct desk *desk, uint32_t key)
{
    return desk->prompt.kind == PROMPT_TYPE ? type_key(desk, key) : answer_key(desk, key);
}
