#include "view/drafts.h"

#include <stdlib.h>
#include <string.h>

#include "store/memory.h"
#include "view/keys.h"

static void drop(struct drafts *drafts)
{
    for (size_t i = 0; i < drafts->count; i++) {
        editor_free(drafts->items[i].editor);
        free(drafts->items[i].field);
    }
    drafts->count = 0;
}

void drafts_free(struct drafts *drafts)
{
    drop(drafts);
    free(drafts->items);
    drafts->items = NULL;
    drafts->room = 0;
}

struct draft *drafts_find(const struct drafts *drafts, const char *field)
{
    for (size_t i = 0; i < drafts->count; i++) {
        if (strcmp(drafts->items[i].field, field) == 0) {
            return &drafts->items[i];
        }
    }
    return NULL;
}

/* What stands beside a finished answer is gone on with; more than fits is never cut. */
static void add(struct drafts *drafts, const struct scene_field *field)
{
    const char *text = field->draft ? field->draft : field->value;
    size_t limit = strlen(text) > field->text_limit ? strlen(text) : field->text_limit;
    drafts->items = memory_grow(drafts->items, drafts->count, &drafts->room, sizeof *drafts->items);
    struct draft *draft = &drafts->items[drafts->count++];
    *draft = (struct draft){.field = memory_text(field->id),
                            .editor = editor_new(limit, field->multiline),
                            .changed = field->draft != NULL};
    editor_set_text(draft->editor, text);
}

void drafts_sync(struct drafts *drafts, bool new_screen)
{
    const struct scene *scene = lab_session_scene(drafts->session);
    if (new_screen) {
        drop(drafts);
    }
    for (size_t i = 0; i < scene->field_count; i++) {
        if (scene->fields[i].kind == SCENE_EDIT && !drafts_find(drafts, scene->fields[i].id)) {
            add(drafts, &scene->fields[i]);
        }
    }
}

bool drafts_dirty(const struct drafts *drafts)
{
    for (size_t i = 0; i < drafts->count; i++) {
        if (editor_dirty_bytes(drafts->items[i].editor) > 0) {
            return true;
        }
    }
    return false;
}

static bool save(struct drafts *drafts, struct draft *draft)
{
    if (editor_dirty_bytes(draft->editor) == 0) {
        return true;
    }
    bool saved = lab_session_handle(drafts->session,
                                    &(struct lab_event){.kind = LAB_DRAFT,
                                                        .field = draft->field,
                                                        .text = editor_text(draft->editor)});
    if (saved) {
        editor_mark_saved(draft->editor);
    }
    return saved;
}

bool drafts_save(struct drafts *drafts)
{
    bool saved = true;
    drafts->waiting = false;
    for (size_t i = 0; i < drafts->count; i++) {
        saved = save(drafts, &drafts->items[i]) && saved;
    }
    return saved;
}

/* The session may have put the answer in order: 40k is 40000. */
static void take_back(struct drafts *drafts, struct draft *draft)
{
    const struct scene *scene = lab_session_scene(drafts->session);
    for (size_t i = 0; i < scene->field_count; i++) {
        const struct scene_field *field = &scene->fields[i];
        if (strcmp(field->id, draft->field) == 0 &&
            strcmp(field->value, editor_text(draft->editor)) != 0) {
            editor_set_text(draft->editor, field->value);
        }
    }
}

bool drafts_submit(struct drafts *drafts)
{
    bool good = true;
    for (size_t i = 0; i < drafts->count && good; i++) {
        struct draft *draft = &drafts->items[i];
        if (!draft->changed || !*editor_text(draft->editor)) {
            continue;
        }
        good = lab_session_handle(drafts->session,
                                  &(struct lab_event){.kind = LAB_TYPE,
                                                      .field = draft->field,
                                                      .text = editor_text(draft->editor)});
        draft->changed = !good;
        if (good) {
            take_back(drafts, draft);
        }
    }
    return good;
}

static bool edit(struct editor *editor, uint32_t key)
{
    switch (key) {
    case VKEY_ENTER: return editor_enter(editor);
    case VKEY_BACKSPACE: editor_backspace(editor); return true;
    case VKEY_DELETE: editor_delete(editor); return true;
    case VKEY_LEFT: editor_move(editor, EDITOR_LEFT); return true;
    case VKEY_RIGHT: editor_move(editor, EDITOR_RIGHT); return true;
    case VKEY_SHIFT_LEFT:
    case VKEY_WORD_LEFT: editor_move(editor, EDITOR_WORD_LEFT); return true;
    case VKEY_SHIFT_RIGHT:
    case VKEY_WORD_RIGHT: editor_move(editor, EDITOR_WORD_RIGHT); return true;
    case VKEY_HOME: editor_move(editor, EDITOR_HOME); return true;
    case VKEY_END: editor_move(editor, EDITOR_END); return true;
    case VKEY_UP: return editor_move(editor, EDITOR_UP);
    case VKEY_DOWN: return editor_move(editor, EDITOR_DOWN);
    default: return false;
    }
}

enum drafts_reaction drafts_key(struct drafts *drafts, struct draft *draft, uint32_t key,
                                int64_t now_ms)
{
    size_t before = editor_dirty_bytes(draft->editor);
    bool text = key >= ' ' && key < VKEY_UP && key != 127;
    bool taken = text ? editor_insert(draft->editor, key) : edit(draft->editor, key);
    if (!taken) {
        return text ? DRAFTS_FULL : DRAFTS_NOT_MINE;
    }
    size_t dirty = editor_dirty_bytes(draft->editor);
    if (dirty != before) {
        draft->changed = true;
        drafts->waiting = true;
        drafts->last_written_ms = now_ms;
    }
    if (dirty / DRAFTS_BYTES > before / DRAFTS_BYTES) {
        save(drafts, draft);
    }
    return DRAFTS_TAKEN;
}

void drafts_replace(struct drafts *drafts, struct draft *draft, const char *text)
{
    editor_set_text(draft->editor, text);
    draft->changed = true;
    lab_session_handle(drafts->session, &(struct lab_event){.kind = LAB_DRAFT,
                                                            .field = draft->field,
                                                            .text = editor_text(draft->editor)});
}
