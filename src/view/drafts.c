#include "view/drafts.h"

#include <stdlib.h>
#include <string.h>

#include "store/memory.h"

static void drop(struct drafts *drafts)
{
    for (size_t i = 0; i < drafts->count; i++) {
        editor_free(drafts->items[i].editor);
        free(drafts->items[i].field);
        free(drafts->items[i].why);
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
    const struct scene *scene = stage_scene(drafts->stage);
    if (new_screen) {
        drop(drafts);
        drafts->written = false;
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

static bool send_draft(struct drafts *drafts, struct draft *draft)
{
    bool saved = stage_handle(drafts->stage, &(struct event){.kind = EVENT_DRAFT,
                                                             .field = draft->field,
                                                             .text = editor_text(draft->editor)});
    if (saved) {
        editor_mark_saved(draft->editor);
    }
    return saved;
}

static bool save(struct drafts *drafts, struct draft *draft)
{
    return editor_dirty_bytes(draft->editor) == 0 || send_draft(drafts, draft);
}

void drafts_wait(struct drafts *drafts, int64_t now_ms)
{
    drafts->waiting = true;
    drafts->last_written_ms = now_ms;
}

int drafts_deadline_ms(const struct drafts *drafts, int64_t now_ms)
{
    int64_t left = drafts->last_written_ms + DRAFTS_PAUSE_MS - now_ms;
    return !drafts->waiting ? -1 : left > 0 ? (int)left : 0;
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

/* The field of a draft; NULL while the screen doesn't show it. */
static const struct scene_field *field_of(const struct drafts *drafts, const struct draft *draft)
{
    return scene_field(stage_scene(drafts->stage), draft->field);
}

/* The session may have put the answer in order: 40k is 40000. */
static void take_back(struct drafts *drafts, struct draft *draft)
{
    const struct scene_field *field = field_of(drafts, draft);
    if (field && strcmp(field->value, editor_text(draft->editor)) != 0) {
        editor_set_text(draft->editor, field->value);
    }
}

static void forget_why(struct draft *draft)
{
    free(draft->why);
    draft->why = NULL;
}

void drafts_heed(struct drafts *drafts)
{
    const struct scene *scene = stage_scene(drafts->stage);
    struct draft *draft = scene->refused ? drafts_find(drafts, scene->refused) : NULL;
    if (draft) {
        forget_why(draft);
        draft->why = memory_text(scene->message);
    }
}

/* Gives the field its text; nothing where it has that. False: it was refused. */
static bool submit(struct drafts *drafts, struct draft *draft)
{
    if (!draft->changed || !*editor_text(draft->editor)) {
        return true;
    }
    bool good = stage_handle(drafts->stage, &(struct event){.kind = EVENT_TYPE,
                                                            .field = draft->field,
                                                            .text = editor_text(draft->editor)});
    draft->changed = !good;
    forget_why(draft);
    if (good) {
        take_back(drafts, draft);
    } else {
        drafts_heed(drafts);
    }
    return good;
}

bool drafts_submit(struct drafts *drafts)
{
    bool good = true;
    for (size_t i = 0; i < drafts->count && good; i++) {
        good = submit(drafts, &drafts->items[i]);
    }
    return good;
}

bool drafts_finish(struct drafts *drafts, struct draft *draft)
{
    return !draft->touched || submit(drafts, draft);
}

/* After a change at a time: it waits for a pause, but not for ever. */
static void touch(struct drafts *drafts, struct draft *draft, size_t before, int64_t now_ms)
{
    size_t dirty = editor_dirty_bytes(draft->editor);
    if (dirty == before) {
        return;
    }
    draft->changed = draft->touched = true;
    forget_why(draft);
    drafts->written = true;
    drafts_wait(drafts, now_ms);
    if (dirty / DRAFTS_BYTES > before / DRAFTS_BYTES) {
        save(drafts, draft);
    }
}

bool drafts_insert(struct drafts *drafts, struct draft *draft, uint32_t code, int64_t now_ms)
{
    size_t before = editor_dirty_bytes(draft->editor);
    bool done = editor_insert(draft->editor, code);
    touch(drafts, draft, before, now_ms);
    return done;
}

bool drafts_enter(struct drafts *drafts, struct draft *draft, int64_t now_ms)
{
    size_t before = editor_dirty_bytes(draft->editor);
    bool done = editor_enter(draft->editor);
    touch(drafts, draft, before, now_ms);
    return done;
}

bool drafts_do(struct drafts *drafts, struct draft *draft, enum editor_deed deed, int64_t now_ms)
{
    size_t before = editor_dirty_bytes(draft->editor);
    bool done = editor_do(draft->editor, deed);
    touch(drafts, draft, before, now_ms);
    return done;
}

bool drafts_replace(struct drafts *drafts, struct draft *draft, const char *text)
{
    editor_set_text(draft->editor, "");
    editor_paste(draft->editor, text, strlen(text));
    draft->changed = draft->touched = true;
    drafts->written = true;
    return send_draft(drafts, draft);
}

void drafts_revert(struct drafts *drafts, struct draft *draft)
{
    const struct scene_field *field = field_of(drafts, draft);
    if (field) {
        editor_set_text(draft->editor, field->value);
        draft->changed = true;
        submit(drafts, draft);
    }
}
