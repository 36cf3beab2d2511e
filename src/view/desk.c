#include "view/desk.h"

#include <stdlib.h>
#include <string.h>

#include "course/text.h"
#include "store/memory.h"
#include "view/keys.h"

/* What stays is told whole with its key, and from then on by its first clause, in one row. */
static void keep_news(struct desk *desk)
{
    const struct scene *scene = desk_scene(desk);
    const char *end = strstr(scene->message, ": ");
    size_t length = end ? (size_t)(end - scene->message) : strlen(scene->message);
    char *clause = memory_text_n(scene->message, length);
    text_words(&desk->news, desk_text(desk, "ui.news"),
               (struct word[]){{"news", .text = clause}, {0}});
    desk->news_alarm = scene->alarm;
    free(clause);
}

static void sync(struct desk *desk)
{
    bool new_screen = focus_sync(&desk->focus);
    const struct scene *scene = desk_scene(desk);
    if (scene->screen != SCENE_PAGE) {
        drafts_sync(&desk->drafts, new_screen);
    }
    if (scene->stays || (new_screen && scene->screen != SCENE_PAGE)) {
        buffer_cut(&desk->news, 0);
    }
    if (scene->stays) {
        keep_news(desk);
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
    prompt_free(&desk->prompt);
    buffer_free(&desk->note);
    buffer_free(&desk->news);
    free(desk->open);
    free(desk->writes);
    buffer_free(&desk->footer.words);
}

const struct scene *desk_scene(const struct desk *desk)
{
    return focus_scene(&desk->focus);
}

bool desk_send(struct desk *desk, const struct event *event)
{
    char *field = event->field ? memory_text(event->field) : NULL;
    struct event sent = *event;
    sent.field = field;
    bool good = stage_handle(desk->focus.stage, &sent);
    free(field);
    sync(desk);
    return good;
}

void desk_heed(struct desk *desk)
{
    const struct scene_field *refused = focus_find(&desk->focus, desk_scene(desk)->refused);
    drafts_heed(&desk->drafts);
    if (refused) {
        focus_set(&desk->focus, refused);
    }
}

bool desk_leave(struct desk *desk)
{
    bool drafts = drafts_save(&desk->drafts);
    return desk_send(desk, &(struct event){.kind = EVENT_SAVE}) && drafts &&
           desk_scene(desk)->save != SCENE_NOT_SAVED;
}

const char *desk_text(const struct desk *desk, const char *id)
{
    return stage_text(desk->look.stage, id);
}

void desk_tell(struct desk *desk, const char *message)
{
    buffer_cut(&desk->note, 0);
    buffer_add_text(&desk->note, message);
}

void desk_listen(struct desk *desk)
{
    buffer_cut(&desk->note, 0);
    desk->explains = false;
    desk->heard = stage_handled(desk->look.stage);
}

bool desk_is_told(const struct desk *desk)
{
    return stage_handled(desk->look.stage) != desk->heard;
}

unsigned desk_where(struct desk *desk)
{
    unsigned asked = prompt_where(&desk->prompt);
    bool news = desk->news.length > 0 && !focus_on_page(&desk->focus);
    unsigned besides = (news ? ON_NEWS : 0) | (desk->explains ? ON_EXPLAINED : 0);
    return asked ? asked : focus_where(&desk->focus) | besides;
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
