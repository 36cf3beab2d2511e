#include "scenes/pages.h"

#include <string.h>

#include "design/evaluate.h"
#include "design/judge.h"
#include "design/scenario.h"
#include "design/sliders.h"
#include "lesson/anchoring.h"
#include "lesson/fleet.h"
#include "lesson/progress.h"
#include "lesson/runs.h"
#include "scenes/case_scene.h"
#include "scenes/evidence.h"
#include "scenes/history.h"
#include "scenes/illustrative.h"
#include "scenes/map.h"
#include "scenes/stress_screens.h"
#include "scenes/sureness.h"
#include "scenes/synthesis.h"
#include "scenes/verdicts.h"
#include "scenes/workbench_scene.h"

/* ---- Math Peek ---- */

/* The designs of all parts; the one that is talked about as it stands. */
static void whole_fleet(const struct build *build, const struct lesson *lesson, enum fleet_of of,
                        struct design *whole, struct sim_outputs *out)
{
    fleet_compose(lesson->state, lesson_track_index(lesson), of, whole);
    if (of == FLEET_OPENED && lesson_in_case(lesson)) {
        case_put(lesson->where.part, build->design, whole);
    } else if (of == FLEET_OPENED) {
        sliders_copy(lesson_part(lesson), build->design, whole);
    }
    if (lesson->where.part == SIM_PART_FINALE) {
        part_pin(build->track, SIM_PART_FINALE, whole);
        design_evaluate(SIM_PART_FINALE, whole, out);
    } else {
        fleet_evaluate(whole, out);
    }
}

/* Each with the figure of the part that measures it; without one where that part isn't open yet. */
static void principles(const struct build *build, const struct lesson *lesson)
{
    static const enum sim_part measured_in[] = {
        SIM_PART_SCALING,  SIM_PART_RELIABILITY, SIM_PART_SCALING,
        SIM_PART_COMPOUND, SIM_PART_RELIABILITY, SIM_PART_SCALING,
    };
    struct design whole;
    struct sim_outputs out;
    whole_fleet(build, lesson, FLEET_OPENED, &whole, &out);
    for (size_t i = 0; i < sizeof measured_in / sizeof measured_in[0]; i++) {
        bool missing = sim_output_reason(&out, measured_in[i]) == SIM_NO_DESIGN;
        const struct build about = build_about(build, missing ? 0 : (int)measured_in[i], &whole,
                                               &out);
        const char *text = build_textf(&about, "principle.%zu", i + 1);
        build_paragraph(build, SCENE_ITEM,
                        !missing ? text
                                 : arena_printf(build->arena, "%s %s", text,
                                                build_text(&about, "principle.not_yet")));
    }
}

static void math_page(const struct build *build, const struct lesson *lesson)
{
    build_list(build, SCENE_FORMULA, "math");
    build_paragraph(build, SCENE_HEADING, build_text(build, "law.title"));
    build_list(build, SCENE_TEXT, "law");
    build_paragraph(build, SCENE_HEADING, build_text(build, "instrument.principles"));
    principles(build, lesson);
    illustrative_list(build, lesson_part(lesson));
}

/* ---- the FleetSynthesisRadar of all parts that are open ---- */

static void radar_page(const struct build *build, const struct lesson *lesson)
{
    struct design whole, first;
    struct sim_outputs out, first_out;
    if (where_is_stress(&lesson->where)) {
        stress_radar(build, lesson);
        return;
    }
    whole_fleet(build, lesson, FLEET_OPENED, &whole, &out);
    whole_fleet(build, lesson, FLEET_FIRST, &first, &first_out);
    struct sim_radar ghost = synthesis_radar(&first, &first_out);
    synthesis_add(build, &whole, &out, &ghost, NULL);
}

/* ---- instruments alone ---- */

/* Table twin: every instrument as its rows. */
static void table_page(const struct build *build, const struct lesson *lesson)
{
    struct scene_instrument *verdicts = verdicts_add(build, build->evaluation);
    if (where_is_stress(&lesson->where)) {
        verdicts_name(build, verdicts, build_text(build, "stress.verdicts"));
        stress_ladder(build, lesson);
    }
    workbench_instruments(build, lesson, true);
    for (size_t i = 0; i < build->sheet->scene.instrument_count; i++) {
        struct scene_instrument *instrument = &build->sheet->instruments[i];
        if (instrument->kind != SCENE_VERDICTS) {
            instrument->kind = SCENE_VALUES;
        }
        instrument->on_demand = false;
    }
}

/* The fleet's map: the part's own, or else part 1's as it was left; where the legacy is argued the
 * recorded finale's, whose constraints stand there. */
static void map_page(const struct build *build, const struct lesson *lesson)
{
    const struct where *where = &lesson->where;
    bool own = where->part == SIM_PART_SCALING || where->part == SIM_PART_FINALE;
    bool legacy = where->part == SIM_PART_COMPOUND && where->screen == SCENE_REFLECT;
    const struct run *whole = part_last_run(lesson_state_of(lesson, SIM_PART_FINALE));
    const struct design *design = own ? build->design
                                  : legacy && whole
                                      ? &whole->design
                                      : &lesson_state_of(lesson, SIM_PART_SCALING)->design;
    struct sim_outputs out;
    design_evaluate(SIM_PART_SCALING, design, &out);
    int part = legacy && whole ? SIM_PART_FINALE : build->part;
    const struct build about = build_about(build, part, design, &out);
    map_add(&about, design, &out.scaling);
    for (size_t i = 0; i < build->sheet->scene.instrument_count; i++) {
        build->sheet->instruments[i].on_demand = false;
    }
}

/* ---- hints: a ladder, one step more each time it is opened ---- */

static void hint_page(const struct build *build, const struct lesson *lesson)
{
    const struct part_state *state = lesson_part_state(lesson);
    bool stress = where_is_stress(&lesson->where);
    size_t hints = stress ? state->stress_hints : state->hints;
    const char *ladder = stress ? "stress.hint" : "hint";
    for (size_t i = 1; i <= hints; i++) {
        const char *hint = build_textf_if(build, "%s.%zu", ladder, i);
        if (hint) {
            build_paragraph(build, SCENE_ITEM, hint);
        }
    }
    const char *next = build_textf_if(build, "%s.%zu", ladder, hints + 1);
    build_paragraph(build, SCENE_TEXT, build_text(build, next ? "hint.more" : "hint.last"));
}

/* ---- the table of views ---- */

static void (*const pages[VIEWS])(const struct build *, const struct lesson *) = {
    [VIEW_MATH] = math_page,         [VIEW_TABLE] = table_page, [VIEW_MAP] = map_page,
    [VIEW_RADAR] = radar_page,       [VIEW_HINT] = hint_page,   [VIEW_HISTORY] = history_page,
    [VIEW_EVIDENCE] = evidence_page,
};

void pages_build(const struct build *build, const struct lesson *lesson)
{
    struct scene *scene = &build->sheet->scene;
    enum where_view view = lesson->where.view;
    struct build about = *build;
    if (where_view_answers(view)) {
        about = build_evaluated(build, build->part, lesson_shown(lesson));
    }
    scene->title = build_textf(&about, "view.%s", where_view_name(view));
    scene->trail_count = 0;
    pages[view](&about, lesson);
    for (size_t i = 0; i < scene->instrument_count; i++) {
        build->sheet->instruments[i].aside = false; /* what is beside comes from the screen below */
    }
    if (scene->instrument_count > 0 && strcmp(scene->instruments[0].title, scene->title) == 0) {
        build->sheet->instruments[0].title = ""; /* the screen is called so already */
    }
}
