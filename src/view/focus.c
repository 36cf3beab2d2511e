#include "view/focus.h"

#include <stdlib.h>
#include <string.h>

#include "store/buffer.h"
#include "store/memory.h"
#include "view/flow.h"
#include "view/keys.h"

void focus_free(struct focus *focus)
{
    place_free(&focus->screen);
    place_free(&focus->page);
    place_free(&focus->help_page);
    for (size_t i = 0; i < focus->left_count; i++) {
        place_free(&focus->left[i]);
    }
    free(focus->left);
}

const struct scene *focus_scene(const struct focus *focus)
{
    return stage_scene(focus->stage);
}

bool focus_on_bench(const struct focus *focus)
{
    enum scene_screen screen = focus_scene(focus)->screen;
    return !focus->help && (screen == SCENE_WORKBENCH || screen == SCENE_CASE ||
                            screen == SCENE_FINALE || screen == SCENE_STRESS);
}

bool focus_on_page(const struct focus *focus)
{
    return focus->help || focus_scene(focus)->screen == SCENE_PAGE;
}

/* Where the student is on the scene, below the help. */
static struct place *scene_place(struct focus *focus)
{
    return focus_scene(focus)->screen == SCENE_PAGE ? &focus->page : &focus->screen;
}

struct place *focus_place(struct focus *focus)
{
    return focus->help ? &focus->help_page : scene_place(focus);
}

void focus_turn_help(struct focus *focus)
{
    focus->help = !focus->help;
    place_free(&focus->help_page);
    focus->help_page.pane = PANE_READ;
}

const struct scene_field *focus_find(const struct focus *focus, const char *id)
{
    return scene_field(focus_scene(focus), id);
}

/* How many of the scene's further fields there are up to this one. */
static size_t further(const struct focus *focus, const struct scene_field *field)
{
    size_t count = 0;
    for (const struct scene_field *at = focus_scene(focus)->fields; at <= field; at++) {
        count += at->more;
    }
    return count;
}

bool focus_folds(const struct focus *focus, const struct scene_field *field)
{
    return field->more && !field->advised && focus_on_bench(focus) &&
           further(focus, field) > focus->room;
}

bool focus_shows(const struct focus *focus, const struct scene_field *field)
{
    return focus->unfolded || !focus_folds(focus, field);
}

/* The first field that is folded away here and is an action, or a control; NULL: there is none. */
static const struct scene_field *hidden(const struct focus *focus, bool action)
{
    const struct scene *scene = focus_scene(focus);
    for (size_t i = 0; i < scene->field_count; i++) {
        const struct scene_field *field = &scene->fields[i];
        if ((field->kind == SCENE_ACTION) == action && !focus_shows(focus, field)) {
            return field;
        }
    }
    return NULL;
}

bool focus_folds_actions(const struct focus *focus)
{
    return !hidden(focus, false);
}

size_t focus_folded(const struct focus *focus)
{
    const struct scene *scene = focus_scene(focus);
    bool actions = focus_folds_actions(focus);
    size_t count = 0;
    for (size_t i = 0; i < scene->field_count; i++) {
        const struct scene_field *field = &scene->fields[i];
        count += !focus_shows(focus, field) && (field->kind == SCENE_ACTION) == actions;
    }
    return count;
}

static const struct scene_field fold_line = {.id = "+",
                                             .kind = SCENE_ACTION,
                                             .label = "",
                                             .value = "",
                                             .range = "",
                                             .help = "",
                                             .readout = ""};

const struct scene_field *focus_fold(const struct focus *focus)
{
    return hidden(focus, false) || hidden(focus, true) ? &fold_line : NULL;
}

/* The fields that stand before the fold's line. */
static size_t before_fold(const struct focus *focus)
{
    const struct scene *scene = focus_scene(focus);
    size_t count = scene->field_count;
    bool actions = focus_folds_actions(focus);
    while (count > 0 && !actions && scene->fields[count - 1].kind == SCENE_ACTION) {
        count--;
    }
    return count;
}

/* What is to be done next; where that is folded away or there is nothing, the first field. */
static const struct scene_field *next_field(const struct focus *focus)
{
    const struct scene *scene = focus_scene(focus);
    const struct scene_field *next = focus_find(focus, scene->next);
    for (size_t i = 0; (!next || !focus_shows(focus, next)) && i < scene->field_count; i++) {
        next = &scene->fields[i];
    }
    return next && focus_shows(focus, next) ? next : NULL;
}

/* Tells one screen from another: its kind, its step, whether that is done, its track, its title. */
static char *name_screen(const struct scene *scene)
{
    struct buffer name = {0};
    size_t step = 0;
    while (step < scene->trail_count && !scene->trail[step].current) {
        step++;
    }
    bool done = step < scene->trail_count && scene->trail[step].done;
    buffer_add_format(&name, "%d %zu %d %s %s", (int)scene->screen, step, done, scene->track,
                      scene->title);
    return buffer_take(&name);
}

static bool is_same(const char *one, const char *other)
{
    return one && other ? strcmp(one, other) == 0 : one == other;
}

/* The place on the screen of that name among those that were left, taken out; or a new one. */
static struct place take_left(struct focus *focus, char *name)
{
    struct place place = {.screen = name, .fresh = true, .row = FLOW_TITLE};
    for (size_t i = 0; i < focus->left_count; i++) {
        if (strcmp(focus->left[i].screen, name) == 0) {
            place = focus->left[i];
            focus->left[i] = focus->left[--focus->left_count];
            free(name);
            break;
        }
    }
    return place;
}

/* Pages are opened anew each time. */
static void leave(struct focus *focus, struct place *place)
{
    if (place == &focus->page || !place->screen) {
        place_free(place);
        return;
    }
    focus->left = memory_grow(focus->left, focus->left_count, &focus->left_room,
                              sizeof *focus->left);
    focus->left[focus->left_count++] = *place;
}

/* Begins on what is to be done next, in a fresh place; in one that was left, too, where that has
 * become something else. */
static void arrive(struct focus *focus, struct place *place)
{
    const char *next = focus_scene(focus)->next;
    if (place->fresh || !is_same(place->next, next)) {
        struct place begun = {
            .screen = memory_text(place->screen), .fresh = true, .row = FLOW_TITLE};
        place_free(place);
        *place = begun;
        const struct scene_field *field = next_field(focus);
        place->field = field ? memory_text(field->id) : NULL;
    }
}

void focus_begin(struct focus *focus)
{
    struct place *place = scene_place(focus);
    place->fresh = true;
    arrive(focus, place);
}

static void note_next(struct place *place, const char *next)
{
    if (!is_same(place->next, next)) {
        free(place->next);
        place->next = next ? memory_text(next) : NULL;
    }
}

bool focus_sync(struct focus *focus)
{
    const struct scene *scene = focus_scene(focus);
    struct place *place = scene_place(focus);
    char *name = name_screen(scene);
    bool new_screen = !is_same(name, place->screen);
    if (new_screen) {
        leave(focus, place);
        *place = place == &focus->page ? (struct place){.screen = name, .fresh = true}
                                       : take_left(focus, name);
        arrive(focus, place);
    } else {
        free(name);
    }
    note_next(place, scene->next);
    if (scene->screen != SCENE_PAGE) {
        place_free(&focus->page);
    }
    return new_screen;
}

const struct scene_field *focus_field(struct focus *focus)
{
    struct place *place = focus_place(focus);
    if (focus->help || place->pane != PANE_FIELDS) {
        return NULL;
    }
    if (place->field && strcmp(place->field, fold_line.id) == 0 && focus_fold(focus)) {
        return &fold_line;
    }
    const struct scene_field *field = focus_find(focus, place->field);
    return field && focus_shows(focus, field) ? field : next_field(focus);
}

const struct scene_field *focus_list(struct focus *focus)
{
    const struct scene_field *field = focus_on_bench(focus) ? NULL : focus_field(focus);
    return field && field->kind == SCENE_CHOICE ? field : NULL;
}

void focus_set(struct focus *focus, const struct scene_field *field)
{
    struct place *place = focus_place(focus);
    char *id = field ? memory_text(field->id) : NULL;
    free(place->field);
    place->field = id;
    place->pane = PANE_FIELDS;
    place->row = focus_on_bench(focus) ? place->row : FLOW_TITLE;
}

void focus_unfold(struct focus *focus)
{
    const struct scene_field *field = focus_field(focus), *fold = focus_fold(focus);
    const struct scene_field *first = hidden(focus, focus_folds_actions(focus));
    focus->unfolded = !focus->unfolded;
    if (field && field == fold) {
        focus_set(focus, first);
    } else if (field && !focus_shows(focus, field)) {
        focus_set(focus, focus_fold(focus));
    }
}

/* The fold's line is passed between the fields before it and those behind. */
bool focus_move(struct focus *focus, int by)
{
    const struct scene *scene = focus_scene(focus);
    const struct scene_field *from = focus_field(focus), *fold = focus_fold(focus);
    long border = fold ? (long)before_fold(focus) : -1, count = (long)scene->field_count;
    if (!from) {
        return false;
    }
    bool folded = from == fold;
    long at = !folded ? from - scene->fields : by > 0 ? border - 1 : border;
    for (long i = at + by; i >= -1 && i <= count; i += by) {
        if (fold && !folded && i == (by > 0 ? border : border - 1)) {
            focus_set(focus, fold);
            return true;
        }
        if (i >= 0 && i < count && focus_shows(focus, &scene->fields[i])) {
            focus_set(focus, &scene->fields[i]);
            return true;
        }
    }
    return false;
}

unsigned focus_where(struct focus *focus)
{
    static const unsigned kinds[] = {[SCENE_NUMBER] = ON_NUMBER,
                                     [SCENE_CHOICE] = ON_CHOICE,
                                     [SCENE_SWITCH] = ON_CHOICE,
                                     [SCENE_EDIT] = ON_EDIT,
                                     [SCENE_ACTION] = ON_ACTION};
    const struct scene_field *field = focus_field(focus);
    bool list = focus_list(focus) != NULL;
    unsigned besides = (focus_on_bench(focus) ? ON_BENCH : 0) | (focus->reading ? ON_READING : 0) |
                       (list ? ON_LIST : 0) | (focus_fold(focus) ? ON_FOLDED : 0) |
                       (focus_scene(focus)->undoes ? ON_CHANGED : 0) |
                       (list && focus_place(focus)->row >= 0 ? ON_OPTION : 0);
    if (field) {
        bool fixed = field->fixed && field->kind != SCENE_ACTION;
        return (fixed ? ON_FIXED : kinds[field->kind]) | besides |
               (focus_on_page(focus) ? ON_OVER : 0);
    }
    if (focus_on_page(focus)) {
        return ON_PAGE | besides;
    }
    return (focus_on_bench(focus) ? ON_ROW : ON_TEXT) | besides;
}
