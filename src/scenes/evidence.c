#include "scenes/evidence.h"

#include <string.h>

#include "design/scenario.h"
#include "lesson/anchoring.h"
#include "lesson/fleet.h"
#include "lesson/progress.h"
#include "lesson/runs.h"
#include "scenes/sureness.h"

/* Whether a part's workbench was left on another design than its run's. That is no fault: what is
 * tried makes nothing stale, and the run counts. Where the best one does, others are expected. */
static bool is_left_elsewhere(const struct lesson *lesson, const struct part *part,
                              const struct run *run)
{
    const struct design *left = &lesson_state_of(lesson, part->number)->design;
    return run && part->runs == 0 && bench_differs(part, &run->design, left);
}

static bool run_is_current(const struct lesson *lesson, const struct part *part,
                           const struct run *run)
{
    return run &&
           fleet_is_current(lesson->state, lesson_track_index(lesson), part->number, &run->design);
}

/* An argument goes with the design that it was written for. */
static bool reflection_is_current(const struct lesson *lesson, const struct part *part,
                                  const struct run *run)
{
    const char *made_under = lesson_state_of(lesson, part->number)->reflection_scenario;
    struct design design;
    char hash[DIGEST_ROOM];
    lesson_standing_design(lesson, part->number, &design);
    scenario_hash(&design, hash);
    return made_under && strcmp(made_under, hash) == 0 &&
           (!run || run_is_current(lesson, part, run));
}

/* What there is of a part, in the order in which it came to be. */
struct evidence {
    const char *label; /* text id */
    bool there, current;
};
enum { EVIDENCE_MOST = 6 };

static bool prediction_is_current(const struct lesson *lesson, enum sim_part number)
{
    const struct part_state *part = lesson_state_of(lesson, number);
    struct design scenario;
    char hash[DIGEST_ROOM];
    lesson_scenario(lesson, number, &scenario);
    scenario_hash(&scenario, hash);
    return part->lock_scenario && strcmp(part->lock_scenario, hash) == 0;
}

/* Of the finale the recorded fleet, and of the stress its prediction and its decision. */
static size_t finale_evidence(const struct lesson *lesson, struct evidence list[EVIDENCE_MOST])
{
    const struct part *data = &lesson_track(lesson)->parts[SIM_PART_FINALE - 1];
    const struct part_state *finale = lesson_state_of(lesson, SIM_PART_FINALE);
    const struct run *run = runs_standing(data, finale);
    list[0] = (struct evidence){"evidence.run", run != NULL, run_is_current(lesson, data, run)};
    list[1] = (struct evidence){"evidence.prediction", true, true};
    list[2] = (struct evidence){"reflect.field.decision", part_is_done(finale), true};
    return part_is_locked(finale) ? 3 : 1;
}

static size_t evidence_of(const struct lesson *lesson, enum sim_part number,
                          struct evidence list[EVIDENCE_MOST])
{
    const struct part *data = &lesson_track(lesson)->parts[number - 1];
    const struct part_state *part = lesson_state_of(lesson, number);
    const struct run *run = runs_standing(data, part);
    if (number == SIM_PART_FINALE) {
        return finale_evidence(lesson, list);
    }
    const struct evidence all[] = {
        {"evidence.prediction", part_is_locked(part), prediction_is_current(lesson, number)},
        {"evidence.observation", part->observation != NULL, true},
        {"evidence.result", part_is_revealed(part), true},
        {"evidence.run", run != NULL, run_is_current(lesson, data, run)},
        {"evidence.reflection", part_is_done(part), reflection_is_current(lesson, data, run)},
    };
    memcpy(list, all, sizeof all);
    return sizeof all / sizeof all[0];
}

bool evidence_is_stale(const struct lesson *lesson, enum sim_part number)
{
    struct evidence list[EVIDENCE_MOST];
    size_t count = evidence_of(lesson, number, list);
    for (size_t i = 0; i < count; i++) {
        if (list[i].there && !list[i].current) {
            return true;
        }
    }
    return false;
}

size_t evidence_add_stale(const struct build *build, const struct lesson *lesson)
{
    size_t stale = 0;
    for (enum sim_part part = SIM_PART_SCALING; part <= SIM_PART_FINALE; part++) {
        const struct build about = build_about(build, (int)part, build->design, NULL);
        struct evidence list[EVIDENCE_MOST];
        size_t count = evidence_of(lesson, part, list);
        for (size_t i = 0; i < count; i++) {
            if (!list[i].there || list[i].current) {
                continue;
            }
            if (stale++ == 0) {
                build_paragraph(build, SCENE_HEADING, build_text(build, "end.stale"));
            }
            build_paragraph(build, SCENE_ITEM,
                            build_join(build, "ui.label_value", build_text(&about, "short"),
                                       build_text(&about, list[i].label)));
        }
    }
    return stale;
}

/* ---- the page ---- */

/* How a part's lock is anchored. */
static const char *anchor_words(const struct build *build, const struct lesson *lesson,
                                enum sim_part number)
{
    char code[ANCHOR_CODE_ROOM];
    enum lock_anchor anchor = lesson_state_of(lesson, number)->anchor;
    if (anchor == LOCK_ANCHORED) {
        return build_text(build, "evidence.anchored");
    }
    if (anchor == LOCK_NO_ANCHOR ||
        !anchoring_code(ledger_log(lesson->ledger), build->track->id, number, code)) {
        return build_text(build, "evidence.missing");
    }
    return build_words(build, "ui.unanchored", (struct word[]){{"code", .text = code}, {0}});
}

/* A record that is shown only is anchored nowhere. */
static void anchor_row(const struct build *build, const struct lesson *lesson,
                       struct scene_instrument *table, enum sim_part number)
{
    if (part_is_locked(lesson_state_of(lesson, number)) && !lesson->state->demo) {
        build_row(table, build_text(build, "evidence.anchor"), anchor_words(build, lesson, number));
    }
}

static void evidence_part(const struct build *build, const struct lesson *lesson,
                          enum sim_part number)
{
    struct evidence list[EVIDENCE_MOST];
    size_t count = evidence_of(lesson, number, list);
    struct scene_instrument *table = build_instrument(build, SCENE_VALUES, "evidence",
                                                      EVIDENCE_MOST);
    table->title = build_text(build, "title");
    for (size_t i = 0; i < count; i++) {
        build_row(table, build_text(build, list[i].label),
                  build_text(build, !list[i].there    ? "evidence.missing"
                                    : list[i].current ? "evidence.current"
                                                      : "evidence.stale"));
        if (strcmp(list[i].label, "evidence.prediction") == 0) {
            anchor_row(build, lesson, table, number);
        }
    }
}

void evidence_page(const struct build *build, const struct lesson *lesson)
{
    bool elsewhere = false, unanchored = false;
    for (enum sim_part part = SIM_PART_SCALING; part <= SIM_PART_FINALE; part++) {
        unanchored = unanchored || lesson_state_of(lesson, part)->anchor == LOCK_UNANCHORED;
        const struct build about = build_about(build, (int)part, build->design, build->out);
        evidence_part(&about, lesson, part);
        const struct part *data = &build->track->parts[part - 1];
        elsewhere = elsewhere ||
                    is_left_elsewhere(lesson, data,
                                      runs_standing(data, lesson_state_of(lesson, part)));
    }
    if (elsewhere) {
        build_paragraph(build, SCENE_TEXT, build_text(build, "evidence.back"));
    }
    if (unanchored && !lesson->state->demo) {
        build_paragraph(build, SCENE_TEXT, build_text(build, "evidence.unanchored"));
    }
    if (progress_is_ending(lesson->state, lesson_track_index(lesson))) {
        sureness_add(build, lesson);
    }
}
