#include "scenes/beside.h"

#include <string.h>

#include "scenes/dial_words.h"
#include "scenes/map.h"
#include "scenes/pictures.h"

/* ---- before a result ---- */

static void add_world(const struct build *build, const struct design *design)
{
    size_t at = build->sheet->scene.instrument_count;
    map_add_world(build, design);
    if (build->sheet->scene.instrument_count > at) {
        build->sheet->instruments[at].aside = true;
    }
}

/* What a prediction is about, as its case has it on sliders. */
static void add_scenario(const struct build *build, const struct part *part,
                         const struct design *scenario)
{
    struct scene_instrument *table = build_instrument(build, SCENE_VALUES, "scenario",
                                                      part->slider_count);
    for (size_t i = 0; i < part->slider_count; i++) {
        build_row(table, dial_label(build, &part->controls[i]),
                  dial_value(build, &part->controls[i], scenario));
    }
    build_aside(build, table, false);
}

/* ---- with one ---- */

/* Whether the scene has it among the first `count` already. */
static bool is_there(const struct build *build, size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(build->sheet->instruments[i].id, id) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether an instrument is one of the first that a part's workbench turns to. */
static bool is_first_turn(const struct pictures *pictures, const char *id)
{
    enum { FIRST = 3 };
    for (size_t i = 0; i < FIRST && pictures->turns[i]; i++) {
        if (strcmp(pictures->turns[i], id) == 0) {
            return true;
        }
    }
    return false;
}

/* The pictures that a part's workbench turns to, of a design. */
static void add_pictures(const struct build *build, const struct lesson *lesson, enum sim_part part,
                         const struct design *design)
{
    struct evaluation *evaluation = lesson->bench.evaluation;
    evaluation_set(evaluation, build->track, part, design);
    struct build about = build_evaluated(build, (int)part, evaluation);
    about.glance = true;
    const struct workbench bench = {
        .now = evaluation,
        .design = about.design,
        .out = about.out,
        .best = lesson->bench.best,
        .state = lesson_state_of(lesson, part),
        .struck = where_is_stress(&lesson->where),
        .in_case = lesson->where.screen == SCENE_REVEAL || lesson_in_case(lesson),
    };
    const struct pictures *pictures = pictures_of(part);
    size_t begin = build->sheet->scene.instrument_count;
    pictures->instruments(&about, &bench);
    for (size_t i = begin; i < build->sheet->scene.instrument_count; i++) {
        struct scene_instrument *instrument = &build->sheet->instruments[i];
        instrument->aside = true;
        instrument->on_demand = !is_first_turn(pictures, instrument->id) ||
                                is_there(build, begin, instrument->id);
    }
}

/* ---- by the screen ---- */

static void world_beside(const struct build *build, const struct lesson *lesson)
{
    (void)lesson;
    add_world(build, build->track ? &build->track->defaults : &build->catalog->tracks[0].defaults);
}

static void lock_beside(const struct build *build, const struct lesson *lesson)
{
    struct design scenario;
    lesson_scenario(lesson, lesson->where.part, &scenario);
    add_scenario(build, lesson_part(lesson), &scenario);
    add_world(build, &scenario);
}

static void reveal_beside(const struct build *build, const struct lesson *lesson)
{
    struct design scenario;
    lesson_scenario(lesson, lesson->where.part, &scenario);
    add_pictures(build, lesson, lesson->where.part, &scenario);
}

static void design_beside(const struct build *build, const struct lesson *lesson)
{
    struct design design;
    lesson_shown_design(lesson, &design);
    add_pictures(build, lesson, lesson->where.part, &design);
}

/* What the whole fleet came to, or the world where nobody has designed one. */
static void finale_beside(const struct build *build, const struct lesson *lesson)
{
    const struct run *run = part_last_run(lesson_state_of(lesson, SIM_PART_FINALE));
    if (run) {
        add_pictures(build, lesson, SIM_PART_FINALE, &run->design);
    } else {
        world_beside(build, lesson);
    }
}

/* Part 3's argument is about the whole fleet. */
static void reflect_beside(const struct build *build, const struct lesson *lesson)
{
    if (lesson->where.part == SIM_PART_COMPOUND) {
        finale_beside(build, lesson);
    } else {
        design_beside(build, lesson);
    }
}

void beside_add(const struct build *build, const struct lesson *lesson)
{
    static void (*const beside[])(const struct build *, const struct lesson *) = {
        [SCENE_START] = world_beside,
        [SCENE_TRACK] = world_beside,
        [SCENE_PARTS] = world_beside,
        [SCENE_BRIEF] = world_beside,
        [SCENE_LOCK] = lock_beside,
        [SCENE_OBSERVE] = design_beside,
        [SCENE_REVEAL] = reveal_beside,
        [SCENE_REFLECT] = reflect_beside,
        [SCENE_END] = finale_beside,
        [SCENE_WORKBENCH] = design_beside,
        [SCENE_CASE] = design_beside,
        [SCENE_FINALE] = design_beside,
        [SCENE_PAGE] = NULL,
    };
    static void (*const stressed[])(const struct build *, const struct lesson *) = {
        [SCENE_LOCK] = world_beside,
        [SCENE_REVEAL] = design_beside,
        [SCENE_REFLECT] = design_beside,
        [SCENE_STRESS] = design_beside,
        [SCENE_PAGE] = NULL,
    };
    void (*add)(const struct build *, const struct lesson *) = (where_is_stress(&lesson->where)
                                                                    ? stressed
                                                                    : beside)[lesson->where.screen];
    bool bench = where_is_bench(&lesson->where) && !lesson->where.view;
    if (build->wide && !bench && add) {
        add(build, lesson);
    }
}
