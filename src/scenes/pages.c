/* pages: the views that lie over a screen. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "design/evaluate.h"
#include "design/judge.h"
#include "design/scenario.h"
#include "design/sliders.h"
#include "lesson/fleet.h"
#include "scenes/map.h"
#include "lesson/session_impl.h"
#include "scenes/synthesis.h"

/* ---- Math Peek ---- */

/* The designs of all parts; on the workbench the current one as it stands there. */
static void session_fleet(const struct lab_session *session, enum lab_fleet_of of,
                          struct lab_design *whole, struct sim_outputs *out)
{
    size_t track = (size_t)session->state->track;
    lab_fleet_compose(session->state, track, of, whole);
    if (of == LAB_FLEET_OPENED) {
        sliders_copy(session_part_data(session), &session->design, whole);
    }
    if (session->part == SIM_PART_FINALE) {
        lab_part_pin(session_track(session), SIM_PART_FINALE, whole);
        lab_evaluate(SIM_PART_FINALE, whole, out);
    } else {
        lab_fleet_evaluate(whole, out);
    }
}

/* Each with the figure of the part that measures it; without one where that part isn't open yet. */
static void principles(struct lab_session *session)
{
    static const enum sim_part measured_in[] = {
        SIM_PART_SCALING,  SIM_PART_RELIABILITY, SIM_PART_SCALING,
        SIM_PART_COMPOUND, SIM_PART_RELIABILITY, SIM_PART_SCALING,
    };
    struct build *build = &session->build;
    struct lab_design whole;
    struct sim_outputs out;
    const struct sim_outputs *own = build->out;
    session_fleet(session, LAB_FLEET_OPENED, &whole, &out);
    build->design = &whole;
    build->out = &out;
    for (size_t i = 0; i < sizeof measured_in / sizeof measured_in[0]; i++) {
        bool missing = sim_output_reason(&out, measured_in[i]) == SIM_NO_DESIGN;
        build->part = missing ? 0 : (int)measured_in[i];
        const char *text = build_textf(build, "principle.%zu", i + 1);
        build_paragraph(build, SCENE_ITEM,
                        !missing ? text
                                 : arena_printf(build->arena, "%s %s", text,
                                                build_text(build, "principle.not_yet")));
    }
    build->part = (int)session->part;
    build->design = &session->design;
    build->out = own;
}

static void math_page(struct lab_session *session)
{
    struct build *build = &session->build;
    build_list(build, SCENE_FORMULA, "math");
    build_paragraph(build, SCENE_HEADING, build_text(build, "law.title"));
    build_list(build, SCENE_TEXT, "law");
    build_paragraph(build, SCENE_HEADING, build_text(build, "instrument.principles"));
    principles(session);
}

/* ---- the FleetSynthesisRadar of all parts that are open ---- */

static void radar_page(struct lab_session *session)
{
    struct build *build = &session->build;
    struct lab_design whole, first;
    struct sim_outputs out, first_out;
    session_fleet(session, LAB_FLEET_OPENED, &whole, &out);
    session_fleet(session, LAB_FLEET_FIRST, &first, &first_out);
    struct sim_radar ghost = lab_synthesis_radar(&first, &first_out);
    lab_synthesis_add(build, &whole, &out, &ghost, NULL);
}

/* ---- table twin: every instrument as its rows ---- */

static void table_page(struct lab_session *session)
{
    workbench_verdicts(session, &session->design);
    workbench_instruments(session, true);
    for (size_t i = 0; i < session->build.scene.instrument_count; i++) {
        struct scene_instrument *instrument = &session->build.instruments[i];
        if (instrument->kind != SCENE_VERDICTS) {
            instrument->kind = SCENE_VALUES;
        }
        instrument->on_demand = false;
    }
}

static void map_page(struct lab_session *session)
{
    const struct lab_part_state *part1 = session_part_of(session, SIM_PART_SCALING);
    bool own = session->part == SIM_PART_SCALING || session->part == SIM_PART_FINALE;
    const struct lab_design *design = own ? &session->design : &part1->design;
    struct sim_outputs out;
    lab_evaluate(SIM_PART_SCALING, design, &out);
    session->build.design = design;
    session->build.out = &out;
    lab_map_add(&session->build, design, &out.scaling);
    session->build.design = &session->design;
    for (size_t i = 0; i < session->build.scene.instrument_count; i++) {
        session->build.instruments[i].on_demand = false;
    }
}

/* ---- hints: a ladder, one step more each time it is opened ---- */

static void hint_page(struct lab_session *session)
{
    struct build *build = &session->build;
    const struct lab_part_state *part = session_part(session);
    for (size_t i = 1; i <= part->hints; i++) {
        const char *hint = build_textf(build, "hint.%zu", i);
        if (hint) {
            build_paragraph(build, SCENE_ITEM, hint);
        }
    }
    const char *next = build_textf(build, "hint.%zu", part->hints + 1);
    build_paragraph(build, SCENE_TEXT, build_text(build, next ? "hint.more" : "hint.last"));
}

static bool hint_open(struct lab_session *session)
{
    char level[16];
    const struct lab_part_state *part = session_part(session);
    if (!build_textf(&session->build, "hint.%zu", part->hints + 1)) {
        return true;
    }
    snprintf(level, sizeof level, "%zu", part->hints + 1);
    return session_record(session, "hint", level, "", &session->design);
}

/* ---- evidence: what is locked, current, stale, missing ---- */

static void evidence_row(struct build *build, struct scene_instrument *table, const char *label,
                         bool there, bool current)
{
    build_row(table, build_text(build, label),
              build_text(build, !there    ? "evidence.missing"
                                : current ? "evidence.current"
                                          : "evidence.stale"));
}

/* Of the part that session->part is. Where the best run stands, trying others does not make it
 * stale. */
static bool run_is_current(const struct lab_session *session, const struct lab_run *run)
{
    bool left = session_part_data(session)->runs > 0 ||
                !workbench_differs(session, &run->design, &session_part(session)->design);
    return left && lab_part_is_current(session->state, (size_t)session->state->track, session->part,
                                       &run->design);
}

/* An argument goes with the design that it was written for. */
static bool reflection_is_current(const struct lab_session *session, const struct lab_run *run)
{
    const char *made_under = session_part(session)->reflection_scenario;
    struct lab_design design;
    char hash[DIGEST_ROOM];
    session_standing_design(session, &design);
    lab_scenario_hash(&design, hash);
    return made_under && strcmp(made_under, hash) == 0 && (!run || run_is_current(session, run));
}

static void evidence_part(struct lab_session *session, enum sim_part number)
{
    struct build *build = &session->build;
    const struct lab_part_state *part = session_part_of(session, number);
    const struct lab_run *run = lab_runs_standing(&session_track(session)->parts[number - 1], part);
    build->part = (int)number;
    struct scene_instrument *table = build_instrument(build, SCENE_VALUES, "evidence", 6);
    table->title = build_text(build, "title");
    enum sim_part current = session->part;
    session->part = number;
    if (number == SIM_PART_FINALE) {
        evidence_row(build, table, "evidence.run", run != NULL,
                     run && run_is_current(session, run));
        session->part = current;
        return;
    }
    struct lab_design scenario;
    char hash[DIGEST_ROOM];
    session_scenario(session, &scenario);
    lab_scenario_hash(&scenario, hash);
    evidence_row(build, table, "evidence.prediction", lab_part_is_locked(part),
                 part->lock_scenario && strcmp(part->lock_scenario, hash) == 0);
    if (lab_part_is_locked(part) && !session->state->demo) {
        build_row(table, build_text(build, "evidence.anchor"),
                  session_anchor_words(session, number));
    }
    evidence_row(build, table, "evidence.observation", part->observation != NULL, true);
    evidence_row(build, table, "evidence.result", lab_part_is_revealed(part), true);
    evidence_row(build, table, "evidence.run", run != NULL, run && run_is_current(session, run));
    evidence_row(build, table, "evidence.reflection", lab_part_is_done(part),
                 reflection_is_current(session, run));
    session->part = current;
}

static void evidence_page(struct lab_session *session)
{
    int part = session->build.part;
    for (int i = 1; i <= LAB_PARTS; i++) {
        evidence_part(session, (enum sim_part)i);
    }
    session->build.part = part;
}

/* ---- the table of views ---- */

static const struct page {
    const char *view;
    bool answers; /* shows numbers of the model: not before the lock */
    bool (*open)(struct lab_session *session);
    void (*build)(struct lab_session *session);
} pages[] = {
    {"math", true, NULL, math_page},
    {"table", true, NULL, table_page},
    {"map", true, NULL, map_page},
    {"radar", true, NULL, radar_page},
    {"hint", true, hint_open, hint_page},
    {"history", true, NULL, history_page},
    {"evidence", false, NULL, evidence_page},
};

static const struct page *page_find(const char *view)
{
    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
        if (strcmp(pages[i].view, view) == 0) {
            return &pages[i];
        }
    }
    return NULL;
}

bool pages_open(struct lab_session *session, const char *view)
{
    session->view[0] = '\0';
    if (!view) {
        return true;
    }
    const struct page *page = page_find(view);
    if (!page) {
        return session_refuse(session, view, "refuse.view");
    }
    bool in_part = session->build.part != 0;
    bool asked = in_part && session->part != SIM_PART_FINALE;
    if (page->answers && (!in_part || (asked && !lab_part_is_locked(session_part(session))))) {
        return session_say_text(session, in_part ? "view.locked" : "view.nothing");
    }
    if (!session_track(session)) {
        return session_say_text(session, "view.nothing");
    }
    if (page->open && !page->open(session)) {
        return false;
    }
    if (page->answers && !session_on_bench(session)) {
        session_part_design(session, &session->design);
    }
    snprintf(session->view, sizeof session->view, "%s", page->view);
    return strcmp(view, "math") != 0 || session_record(session, "peek", view, "", NULL);
}

void pages_build(struct lab_session *session)
{
    struct build *build = &session->build;
    struct sim_outputs out;
    const struct page *page = page_find(session->view);
    if (page->answers) {
        lab_evaluate(session->part, &session->design, &out);
        build->design = &session->design;
        build->out = &out;
    }
    build->scene.title = build_textf(build, "view.%s", page->view);
    build->scene.trail_count = 0;
    page->build(session);
    if (build->scene.instrument_count > 0 &&
        strcmp(build->instruments[0].title, build->scene.title) == 0) {
        build->instruments[0].title = ""; /* the screen is called so already */
    }
    build->out = NULL;
}
