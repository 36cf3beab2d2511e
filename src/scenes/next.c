#include "scenes/next.h"

#include <stdio.h>
#include <string.h>

#include "lesson/progress.h"
#include "lesson/runs.h"
#include "lesson/struck.h"

static bool is_answered(const struct scene_field *field)
{
    return field->kind == SCENE_CHOICE ? field->option < field->option_count
                                       : *field->value != '\0';
}

/* ---- the first field of a kind; NULL: none ---- */

/* The field of this id, or the first whose id begins with it where it ends with a point. */
static const char *named(const struct scene *scene, const char *id)
{
    size_t length = strlen(id);
    bool begins = length > 0 && id[length - 1] == '.';
    for (size_t i = 0; i < scene->field_count; i++) {
        const char *other = scene->fields[i].id;
        if (strncmp(other, id, length) == 0 && (begins || !other[length])) {
            return other;
        }
    }
    return NULL;
}

static const char *primary(const struct scene *scene)
{
    const struct scene_field *field = scene_primary(scene);
    return field ? field->id : NULL;
}

static const char *control(const struct scene *scene)
{
    for (size_t i = 0; i < scene->field_count; i++) {
        if (scene->fields[i].kind != SCENE_ACTION && !scene->fields[i].fixed) {
            return scene->fields[i].id;
        }
    }
    return NULL;
}

static const char *question(const struct scene *scene)
{
    for (size_t i = 0; i < scene->field_count; i++) {
        if (scene->fields[i].kind != SCENE_ACTION && !is_answered(&scene->fields[i])) {
            return scene->fields[i].id;
        }
    }
    return NULL;
}

static bool is_begun(const struct scene *scene)
{
    for (size_t i = 0; i < scene->field_count; i++) {
        if (scene->fields[i].kind != SCENE_ACTION && is_answered(&scene->fields[i])) {
            return true;
        }
    }
    return false;
}

/* What was written last: it can be gone on with. */
static const char *written(const struct scene *scene)
{
    for (size_t i = scene->field_count; i-- > 0;) {
        if (scene->fields[i].kind == SCENE_EDIT) {
            return scene->fields[i].id;
        }
    }
    return NULL;
}

/* ---- by screens ---- */

static const char *track(const struct scene *scene, const struct lesson *lesson)
{
    char id[64];
    const struct track *chosen = lesson_track(lesson);
    snprintf(id, sizeof id, "track.%s", chosen ? chosen->id : "");
    return named(scene, id);
}

static const char *part(const struct scene *scene, const struct lesson *lesson)
{
    char id[16];
    int next = progress_next(lesson->state, lesson_track_index(lesson));
    snprintf(id, sizeof id, "part.%d", next);
    return named(scene, next ? id : "to_end");
}

/* A question without an answer; then what locks them. */
static const char *lock(const struct scene *scene, const struct lesson *lesson)
{
    (void)lesson;
    return question(scene);
}

/* A question without an answer, or the text; what is handed in is left, and what was changed then
 * is handed in again. */
static const char *answer(const struct scene *scene, const struct lesson *lesson)
{
    const struct part_state *state = lesson_part_state(lesson);
    if (lesson->where.screen == SCENE_REFLECT && part_is_done(state) && !scene->changed) {
        return named(scene, lesson->where.part == SIM_PART_FINALE ? "to_stress" : "to_parts");
    }
    const char *open = question(scene);
    return open ? open : part_is_done(state) ? primary(scene) : written(scene);
}

/* The experiment that tests the prediction; then the mission. */
static const char *tried(const struct scene *scene, const struct lesson *lesson)
{
    return named(scene, lesson_part_state(lesson)->trial_count > 0 ? "to_mission" : "try.");
}

/* Whether the design that lies here is a run's that met all aims. */
static bool is_met(const struct lesson *lesson)
{
    const struct part_state *state = lesson_part_state(lesson);
    return runs_made(state) > 0 && !lesson_is_uncommitted(lesson) &&
           run_number(part_last_run(state), "aims_met") >= (double)lesson_part(lesson)->aim_count;
}

/* Whether the design that lies here meets all aims, and no run holds it yet. */
static bool can_count(const struct lesson *lesson)
{
    return lesson_is_uncommitted(lesson) &&
           evaluation_aims_met(lesson_shown(lesson)) == lesson_part(lesson)->aim_count;
}

/* Out of a failure; once all aims are met, to the run, and to what is observed of it. */
static const char *bench(const struct scene *scene, const struct lesson *lesson)
{
    const char *restore = named(scene, "restore");
    const char *observe = is_met(lesson) ? named(scene, "to_observe") : NULL;
    return restore             ? restore
           : observe           ? observe
           : can_count(lesson) ? primary(scene)
                               : control(scene);
}

/* The fleet; once that is recorded its stress, then its defence. */
static const char *finale(const struct scene *scene, const struct lesson *lesson)
{
    const struct part_state *state = lesson_part_state(lesson);
    if (!lesson_finale_is_recorded(lesson)) {
        return control(scene);
    }
    if (!part_is_decided(state)) {
        return named(scene, "to_stress");
    }
    bool argued = part_is_done(lesson_state_of(lesson, SIM_PART_COMPOUND));
    return named(scene, argued ? "to_parts" : "to_legacy");
}

static const char *repair(const struct scene *scene, const struct lesson *lesson)
{
    const struct part_state *state = lesson_part_state(lesson);
    bool left = struck_repairs_left(lesson_track(lesson), state) > 0;
    return left && !part_is_done(state) ? control(scene) : named(scene, "to_decide");
}

/* ---- all of them ---- */

/* What is new on a screen is read first: not what somebody is about to write on. */
static bool reads(const struct scene *scene, const struct lesson *lesson)
{
    switch (scene->screen) {
    case SCENE_START:
    case SCENE_BRIEF:
    case SCENE_REVEAL:
    case SCENE_END:
    case SCENE_PAGE: return true;
    case SCENE_LOCK: return !is_begun(scene);
    case SCENE_REFLECT: return part_is_done(lesson_part_state(lesson)) && !scene->changed;
    default: return false;
    }
}

void next_find(struct scene *scene, const struct lesson *lesson)
{
    /* Where there is none it is the primary action. */
    static const char *(*const screens[])(const struct scene *, const struct lesson *) = {
        [SCENE_TRACK] = track,     [SCENE_PARTS] = part,    [SCENE_LOCK] = lock,
        [SCENE_WORKBENCH] = bench, [SCENE_CASE] = tried,    [SCENE_OBSERVE] = answer,
        [SCENE_REFLECT] = answer,  [SCENE_FINALE] = finale, [SCENE_STRESS] = repair,
        [SCENE_PAGE] = NULL,
    };
    scene->reads = reads(scene, lesson);
    if (screens[scene->screen]) {
        scene->next = screens[scene->screen](scene, lesson);
    }
    if (!scene->next) {
        scene->next = primary(scene);
    }
}
