#include "view/desk.h"

#include <stdlib.h>

#include "store/memory.h"

static void sync(struct desk *desk)
{
    bool new_screen = focus_sync(&desk->focus);
    if (desk_scene(desk)->screen != SCENE_PAGE) {
        drafts_sync(&desk->drafts, new_screen);
    }
}

void desk_open(struct desk *desk, struct stage *stage)
{
    *desk = (struct desk){.focus = {.stage = stage},
                          .drafts = {.stage = stage},
                          .look = {.stage = stage, .ghosts = true}};
    sync(desk);
}

void desk_free(struct desk *desk)
{
    focus_free(&desk->focus);
    drafts_free(&desk->drafts);
    buffer_free(&desk->footer.words);
}

const struct scene *desk_scene(const struct desk *desk)
{
    return focus_scene(&desk->focus);
}

bool desk_send(struct desk *desk, const struct event *event)
{
    bool good = stage_handle(desk->focus.stage, event);
    sync(desk);
    return good;
}

bool desk_send_field(struct desk *desk, const struct event *event)
{
    char *id = memory_text(event->field);
    struct event sent = *event;
    sent.field = id;
    bool good = desk_send(desk, &sent);
    free(id);
    return good;
}

struct draft *desk_draft(struct desk *desk)
{
    const struct scene_field *field = focus_field(&desk->focus);
    return field && field->kind == SCENE_EDIT ? drafts_find(&desk->drafts, field->id) : NULL;
}

void desk_save_written(struct desk *desk)
{
    struct draft *draft = desk_draft(desk);
    drafts_save(&desk->drafts);
    if (draft) {
        drafts_finish(&desk->drafts, draft);
    }
}
