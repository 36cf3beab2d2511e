#include "view/state.h"

#include <stdio.h>
#include <string.h>

static void drop(struct view *view)
{
    for (size_t i = 0; i < view->draft_count; i++) {
        editor_free(view->drafts[i].editor);
    }
    view->draft_count = 0;
}

void drafts_free(struct view *view)
{
    drop(view);
}

struct draft *drafts_find(struct view *view, const char *id)
{
    for (size_t i = 0; i < view->draft_count; i++) {
        if (strcmp(view->drafts[i].field, id) == 0) {
            return &view->drafts[i];
        }
    }
    return NULL;
}

void drafts_sync(struct view *view, bool new_screen)
{
    const struct scene *scene = view_scene(view);
    if (new_screen) {
        drop(view);
    }
    for (size_t i = 0; i < scene->field_count; i++) {
        const struct scene_field *field = &scene->fields[i];
        if (field->kind != SCENE_EDIT || drafts_find(view, field->id) ||
            view->draft_count == VIEW_EDITORS) {
            continue;
        }
        struct draft *draft = &view->drafts[view->draft_count++];
        snprintf(draft->field, sizeof draft->field, "%s", field->id);
        draft->editor = editor_new(field->text_limit, field->multiline);
        editor_set_text(draft->editor, field->value);
    }
}

bool drafts_dirty(const struct view *view)
{
    for (size_t i = 0; i < view->draft_count; i++) {
        if (editor_dirty_bytes(view->drafts[i].editor) > 0) {
            return true;
        }
    }
    return false;
}

static bool save(struct view *view, struct draft *draft)
{
    if (editor_dirty_bytes(draft->editor) == 0) {
        return true;
    }
    bool saved = view_send(view, &(struct lab_event){.kind = LAB_DRAFT,
                                                     .field = draft->field,
                                                     .text = editor_text(draft->editor)});
    if (saved) {
        editor_mark_saved(draft->editor);
    }
    return saved;
}

bool drafts_save(struct view *view)
{
    bool saved = true;
    view->draft_waits = false;
    for (size_t i = 0; i < view->draft_count; i++) {
        saved = save(view, &view->drafts[i]) && saved;
    }
    return saved;
}

/* The session may have put the answer in order: 40k is 40000. */
static void take_back(struct view *view, struct draft *draft)
{
    const struct scene_field *field = view_find(view, draft->field);
    if (field && strcmp(field->value, editor_text(draft->editor)) != 0) {
        editor_set_text(draft->editor, field->value);
    }
}

bool drafts_submit(struct view *view)
{
    bool good = true;
    for (size_t i = 0; i < view->draft_count && good; i++) {
        struct draft *draft = &view->drafts[i];
        if (!draft->changed || !*editor_text(draft->editor)) {
            continue;
        }
        good = view_send(view, &(struct lab_event){.kind = LAB_TYPE,
                                                   .field = draft->field,
                                                   .text = editor_text(draft->editor)});
        draft->changed = !good;
        if (good) {
            take_back(view, draft);
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

bool drafts_key(struct view *view, struct draft *draft, uint32_t key, int64_t now_ms)
{
    size_t before = editor_dirty_bytes(draft->editor);
    bool text = key >= ' ' && key < VKEY_UP && key != 127;
    if (text && !editor_insert(draft->editor, key)) {
        view_tell(view, lab_session_text(view->session, "ui.full"));
    }
    if (!text && !edit(draft->editor, key)) {
        return false;
    }
    size_t dirty = editor_dirty_bytes(draft->editor);
    if (dirty != before) {
        draft->changed = true;
        view->draft_waits = true;
        view->last_written_ms = now_ms;
    }
    if (dirty / VIEW_DRAFT_BYTES > before / VIEW_DRAFT_BYTES) {
        save(view, draft);
    }
    return true;
}
