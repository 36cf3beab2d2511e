#include "view/state.h"

#include <stdio.h>
#include <string.h>

const struct scene *view_scene(const struct view *view)
{
    return lab_session_scene(view->session);
}

const struct screen_kind *view_kind(const struct view *view)
{
    static const struct screen_kind *const kinds[] = {
        [SCENE_START] = &screen_form,   [SCENE_TRACK] = &screen_form,
        [SCENE_PARTS] = &screen_form,   [SCENE_BRIEF] = &screen_form,
        [SCENE_LOCK] = &screen_form,    [SCENE_WORKBENCH] = &screen_bench,
        [SCENE_OBSERVE] = &screen_form, [SCENE_REVEAL] = &screen_form,
        [SCENE_REFLECT] = &screen_form, [SCENE_FINALE] = &screen_bench,
        [SCENE_END] = &screen_form,     [SCENE_PAGE] = &screen_page,
    };
    return view->help ? &screen_help : kinds[view_scene(view)->screen];
}

struct place *view_place(struct view *view)
{
    if (view->help) {
        return &view->help_page;
    }
    return view_scene(view)->screen == SCENE_PAGE ? &view->page : &view->screen;
}

static void name_screen(const struct scene *scene, char name[160])
{
    size_t step = 0;
    while (step < scene->trail_count && !scene->trail[step].current) {
        step++;
    }
    snprintf(name, 160, "%d %zu %.60s %.80s", (int)scene->screen, step, scene->track, scene->title);
}

void view_sync(struct view *view)
{
    const struct scene *scene = view_scene(view);
    struct place *place = scene->screen == SCENE_PAGE ? &view->page : &view->screen;
    char name[160];
    name_screen(scene, name);
    bool new_screen = strcmp(name, place->screen) != 0;
    if (new_screen) {
        *place = (struct place){.fresh = true, .row = FLOW_TITLE};
        memcpy(place->screen, name, sizeof name);
        view->unfolded = view->unfolded && scene->screen == SCENE_PAGE;
    }
    if (scene->screen != SCENE_PAGE) {
        view->open[0] = '\0';
        view->page.screen[0] = '\0';
        drafts_sync(view, new_screen);
    }
}

const struct scene_field *view_find(const struct view *view, const char *id)
{
    const struct scene *scene = view_scene(view);
    for (size_t i = 0; i < scene->field_count; i++) {
        if (strcmp(scene->fields[i].id, id) == 0) {
            return &scene->fields[i];
        }
    }
    return NULL;
}

bool view_shows(const struct view *view, const struct scene_field *field)
{
    return !field->more || view->unfolded || (view_kind(view)->where & ON_BENCH) == 0;
}

static const struct scene_field *first_field(const struct view *view)
{
    const struct scene *scene = view_scene(view);
    for (size_t i = 0; i < scene->field_count; i++) {
        if (view_shows(view, &scene->fields[i])) {
            return &scene->fields[i];
        }
    }
    return NULL;
}

const struct scene_field *view_field(struct view *view)
{
    struct place *place = view_place(view);
    if (view->help || place->pane != PANE_FIELDS) {
        return NULL;
    }
    const struct scene_field *field = view_find(view, place->field);
    return field && view_shows(view, field) ? field : first_field(view);
}

void view_focus(struct view *view, const struct scene_field *field)
{
    struct place *place = view_place(view);
    place->pane = PANE_FIELDS;
    snprintf(place->field, sizeof place->field, "%s", field->id);
}

bool view_move_field(struct view *view, int by)
{
    const struct scene *scene = view_scene(view);
    const struct scene_field *from = view_field(view);
    if (!from) {
        return false;
    }
    for (long i = (from - scene->fields) + by; i >= 0 && i < (long)scene->field_count; i += by) {
        if (view_shows(view, &scene->fields[i])) {
            view_focus(view, &scene->fields[i]);
            return true;
        }
    }
    return false;
}

unsigned view_where(struct view *view)
{
    static const unsigned kinds[] = {[SCENE_NUMBER] = ON_NUMBER,
                                     [SCENE_CHOICE] = ON_CHOICE,
                                     [SCENE_SWITCH] = ON_CHOICE,
                                     [SCENE_EDIT] = ON_EDIT,
                                     [SCENE_ACTION] = ON_ACTION};
    unsigned bench = view_kind(view)->where;
    const struct scene_field *field = view_field(view);
    if (field) {
        return kinds[field->kind] | bench;
    }
    if (view->help || view_scene(view)->screen == SCENE_PAGE) {
        return ON_PAGE;
    }
    return bench ? ON_ROW | bench : ON_TEXT;
}

bool view_scroll(struct view *view, int by)
{
    struct place *place = view_place(view);
    int last = place->lines > place->rows ? place->lines - place->rows : 0;
    int to = place->scroll + by;
    to = to < 0 ? 0 : to > last ? last : to;
    bool moved = to != place->scroll;
    place->scroll = to;
    if (place->line < to) {
        place->line = to;
    }
    if (place->rows > 0 && place->line >= to + place->rows) {
        place->line = to + place->rows - 1;
    }
    return moved;
}
