#include "scenes/stress_screens.h"

#include <math.h>
#include <string.h>

#include "lesson/calibration.h"
#include "lesson/struck.h"
#include "scenes/dial_words.h"
#include "scenes/question_fields.h"
#include "scenes/reveal_screen.h"
#include "scenes/synthesis.h"
#include "scenes/verdicts.h"
#include "scenes/workbench_scene.h"

void stress_lock(const struct build *build, const struct lesson *lesson)
{
    const struct run *run = part_last_run(lesson_part_state(lesson));
    const struct build about = build_about(build, build->part, run ? &run->design : build->design,
                                           NULL);
    build_paragraph(build, SCENE_TEXT, build_text(&about, "lock.scenario"));
    build_paragraph(build, SCENE_TEXT, build_text(&about, "lock.sealed"));
    build_paragraph(build, SCENE_HEADING, build_text(&about, "lock.question"));
    question_fields_add(&about, &lesson->paper);
}

/* ---- the ladder ---- */

static const char *count_text(const struct build *build, size_t count)
{
    return arena_printf(build->arena, "%zu", count);
}

/* "Dead motes 7 %, Frame loss 10.6 %": what a step sets. */
static const char *severity(const struct build *build, const struct stress_step *step)
{
    const char *text = "";
    for (size_t i = 0; i < step->count; i++) {
        const struct control *control = step->values[i].control;
        struct design design;
        design_clear(&design);
        design_put(&design, control->param, step->values[i].value);
        text = arena_join(build->arena, text, *text ? ", " : "", dial_label(build, control), " ",
                          dial_value(build, control, &design));
    }
    return text;
}

static const char *aim_label(const struct build *build, const char *id)
{
    const char *label = build_textf_if(build, "aim.%s", id); /* a ledger may hold any */
    return label ? label : id;
}

/* In the table: each step, what it sets, and whether a design stands it; those beyond what breaks
 * it are not climbed. */
static void ladder_rows(const struct build *build, struct scene_instrument *table,
                        const struct strike *strike)
{
    const struct stress *stress = &build->track->stress;
    size_t held = strike_held(build->track, strike);
    for (size_t i = 1; i <= stress->count && i <= held + 1; i++) {
        const struct word words[] = {{"step", .text = count_text(build, i)}, {0}};
        struct scene_row *row = build_row(table, build_words(build, "ui.stress_step", words),
                                          i <= held ? "" : aim_label(build, strike->aim->id));
        row->note = severity(build, &stress->steps[i - 1]);
        row->verdict = i <= held ? SCENE_MET : SCENE_NOT_MET;
    }
}

/* On a workbench in one line: how many steps a design stands, and how many it must, those up to
 * the one that struck it. */
static void held_row(const struct build *build, struct scene_instrument *table,
                     const struct strike *strike, size_t struck)
{
    size_t held = strike_held(build->track, strike);
    struct scene_row *row = build_row(table, build_text(build, "stress.held"),
                                      count_text(build, held));
    verdicts_bound(build, row, RELATION_AT_LEAST, count_text(build, struck));
    row->verdict = held >= struck ? SCENE_MET : SCENE_NOT_MET;
    table->title = build->form == NUMBER_PLAIN ? "" : table->title; /* the row says it */
}

/* The step that the workbench stands at, in a sentence. */
const char *stress_struck_words(const struct build *build, const struct part_state *finale)
{
    const struct track *track = build->track;
    size_t step = struck_step(track, finale);
    const char *first = pairs_text(&finale->reveal, "choice");
    bool holds = strcmp(first, STRESS_HOLDS) == 0;
    const struct word words[] = {
        {"step", .text = count_text(build, step)},
        {"steps", .text = count_text(build, track->stress.count)},
        {"severity", .text = severity(build, &track->stress.steps[step - 1])},
        {"aim", .text = aim_label(build, first)},
        {0}};
    return build_words(build, holds ? "ui.stress_holds" : "ui.stress_struck", words);
}

const char *stress_older_words(const struct build *build, const struct lesson *lesson)
{
    const struct part_state *finale = lesson_state_of(lesson, SIM_PART_FINALE);
    const struct run *run = struck_run(finale);
    if (!run || (run == part_last_run(finale) && lesson_finale_is_current(lesson))) {
        return "";
    }
    const struct word words[] = {{"run", .number = (size_t)(run - finale->runs) + 1}, {0}};
    return build_words(build, "ui.stress_older", words);
}

/* What happened, whether that was predicted, and what is left to do about it. */
static const char *struck_and_left(const struct build *build, const struct lesson *lesson)
{
    const struct part_state *finale = lesson_part_state(lesson);
    const char *older = stress_older_words(build, lesson);
    enum scene_verdict right = choice_is_right(finale) ? SCENE_RIGHT : SCENE_NOT_RIGHT;
    const struct word words[] = {
        {"said", .text = aim_label(build, pairs_text(&finale->lock, "choice"))},
        {"verdict", .text = build_verdict(build, right)},
        {"left", .text = count_text(build, struck_repairs_left(build->track, finale))},
        {0}};
    return arena_join(build->arena, older, *older ? " " : "", stress_struck_words(build, finale),
                      " ", build_words(build, "ui.stress_left", words));
}

static struct scene_instrument *add_ladder(const struct build *build,
                                           const struct part_state *finale,
                                           const struct design *design)
{
    struct strike strike = stress_climb(build->track, struck_kept(build->track, finale), design);
    struct scene_instrument *table = build_instrument(build, SCENE_VERDICTS, "stress",
                                                      build->track->stress.count);
    if (build->sheet->scene.screen == SCENE_PAGE) {
        ladder_rows(build, table, &strike);
    } else {
        held_row(build, table, &strike, struck_step(build->track, finale));
    }
    return table;
}

/* The constraints under the strike: as they stand there, so they are none of the recorded run. */
static void add_struck_verdicts(const struct build *build, const struct part_state *finale)
{
    struct scene_instrument *verdicts = verdicts_add(build, build->evaluation);
    const struct word words[] = {
        {"step", .text = count_text(build, struck_step(build->track, finale))},
        {"steps", .text = count_text(build, build->track->stress.count)},
        {"repairs", .text = count_text(build, finale->repair_count)},
        {0}};
    verdicts_name(build, verdicts, build_words(build, "ui.stress_verdicts", words));
}

/* ---- the workbench ---- */

void stress_ladder(const struct build *build, const struct lesson *lesson)
{
    const struct part_state *finale = lesson_part_state(lesson);
    add_ladder(build, finale, build->design)->sentence = struck_and_left(build, lesson);
}

void stress_scene(const struct build *build, const struct lesson *lesson)
{
    const struct part_state *finale = lesson_part_state(lesson);
    workbench_fields(build, lesson);
    build_paragraph(build, SCENE_TEXT, struck_and_left(build, lesson));
    if (!part_is_done(finale) && build->form == NUMBER_WORDS) { /* elsewhere the action says it */
        bool holds = strcmp(pairs_text(&finale->reveal, "choice"), STRESS_HOLDS) == 0;
        build_paragraph(build, SCENE_TEXT,
                        build_text(build, holds ? "stress.nothing_broke" : "stress.rule"));
    }
    add_ladder(build, finale, build->design);
    workbench_instruments(build, lesson, false);
    verdicts_name(build, verdicts_add(build, build->evaluation),
                  build_text(build, "stress.verdicts"));
}

void stress_radar(const struct build *build, const struct lesson *lesson)
{
    const struct run *run = struck_run(lesson_part_state(lesson));
    struct sim_radar before;
    if (run) {
        evaluation_set(lesson->bench.first, build->track, SIM_PART_FINALE, &run->design);
        before = synthesis_radar(evaluation_design(lesson->bench.first),
                                 evaluation_out(lesson->bench.first));
    }
    synthesis_add(build, build->design, build->out, run ? &before : NULL, NULL);
}

/* ---- the decision ---- */

void stress_decision(const struct build *build, const struct lesson *lesson)
{
    const struct part_state *finale = lesson_part_state(lesson);
    const struct build about = build_evaluated(build, build->part, lesson_shown(lesson));
    build->sheet->scene.after = build_list(&about, SCENE_TEXT, "reflect");
    add_ladder(&about, finale, about.design)->sentence = struck_and_left(&about, lesson);
    add_struck_verdicts(&about, finale);
    question_fields_add(&about, &lesson->paper);
}

/* ---- what came of it ---- */

static void choice_row(const struct build *build, const struct part_state *finale,
                       struct scene_instrument *table)
{
    const char *said = pairs_text(&finale->lock, "choice");
    const char *truth = pairs_text(&finale->reveal, "choice");
    bool right = strcmp(said, truth) == 0;
    struct scene_row *row = build_row(table, build_text(build, "lock.field.choice"),
                                      aim_label(build, said));
    row->verdict = right ? SCENE_RIGHT : SCENE_NOT_RIGHT;
    if (!right) {
        row->note = arena_join(build->arena, build_text(build, "reveal.result"), ": ",
                               aim_label(build, truth));
    }
    build_row(table, build_text(build, "lock.field.confidence"),
              build_textf(build, "confidence.%s", pairs_text(&finale->lock, "confidence")));
}

static void decision_row(const struct build *build, const struct part_state *finale,
                         struct scene_instrument *table)
{
    build_row(table, build_text(build, "reflect.field.decision"),
              build_textf(build, "decision.%s", pairs_text(&finale->reflection, "decision")));
}

/* How far the repaired design stands, and what breaks then. */
const char *stress_held_words(const struct build *build, const struct part_state *finale)
{
    const char *breaks = pairs_text(&finale->outcome, "breaks");
    bool holds = strcmp(breaks, STRESS_HOLDS) == 0;
    size_t step = struck_step(build->track, finale);
    bool broke = strcmp(pairs_text(&finale->reveal, "choice"), STRESS_HOLDS) != 0;
    const struct word words[] = {{"before", .text = count_text(build, broke ? step - 1 : step)},
                                 {"held", .text = pairs_text(&finale->outcome, "held")},
                                 {"steps", .text = count_text(build, build->track->stress.count)},
                                 {"aim", .text = aim_label(build, breaks)},
                                 {0}};
    return build_words(build, holds ? "ui.stress_held_all" : "ui.stress_held", words);
}

const char *stress_mend_words(const struct build *build, const struct part_state *finale)
{
    bool broke = strcmp(pairs_text(&finale->reveal, "choice"), STRESS_HOLDS) != 0;
    bool found = strcmp(pairs_text(&finale->outcome, "mend"), "found") == 0;
    const struct word words[] = {
        {"tried", .text = pairs_text(&finale->outcome, "tried")},
        {"repairs", .text = count_text(build, (size_t)build->track->stress.repairs)},
        {0}};
    return !broke ? "" : build_words(build, found ? "ui.stress_mend" : "ui.stress_no_mend", words);
}

/* What a constraint had to spare before the strike, and has at its step. */
static void add_room(const struct build *struck, const struct rule *aim,
                     const struct part_state *finale)
{
    const struct run *run = struck_run(finale);
    const struct judged *now = evaluation_judged(struck->evaluation);
    struct judged before;
    if (!aim || !run) {
        return;
    }
    judge_design_lean(struck->track, SIM_PART_FINALE, &run->design, &before);
    const char *was = margin_text(struck, aim, aim_margin(aim, &before));
    const char *is = margin_text(struck, aim, aim_margin(aim, now));
    const struct word words[] = {{"aim", .text = aim_label(struck, aim->id)},
                                 {"before", .text = was},
                                 {"now", .text = is},
                                 {0}};
    const struct word same[] = {
        {"aim", .text = aim_label(struck, aim->id)}, {"before", .text = was}, {0}};
    build_paragraph(struck, SCENE_ITEM,
                    strcmp(was, is) == 0 ? build_words(struck, "ui.stress_room_same", same)
                                         : build_words(struck, "ui.stress_room", words));
}

/* What the strike found, so that what follows shows what it changed. */
static const char *words_before(const struct build *build, const struct lesson *lesson)
{
    const struct run *run = struck_run(lesson_part_state(lesson));
    if (!run) {
        return "";
    }
    evaluation_set(lesson->bench.first, build->track, SIM_PART_FINALE, &run->design);
    const struct build before = build_evaluated(build, build->part, lesson->bench.first);
    return build_text(&before, "struck.was");
}

/* Why, by the design as it was struck, whatever its repairs made of it since: what broke, and what
 * was predicted in its place. */
static void add_why(const struct build *build, const struct lesson *lesson)
{
    const struct part *part = lesson_part(lesson);
    const struct part_state *finale = lesson_part_state(lesson);
    const char *said = pairs_text(&finale->lock, "choice");
    const char *truth = pairs_text(&finale->reveal, "choice");
    const char *before = words_before(build, lesson);
    struct design design;
    struck_before(build->track, finale, &design);
    evaluation_set(lesson->bench.first, build->track, SIM_PART_FINALE, &design);
    const struct build struck = build_evaluated(build, build->part, lesson->bench.first);
    add_room(&struck, part_aim(part, truth), finale);
    if (strcmp(said, truth) != 0) {
        add_room(&struck, part_aim(part, said), finale);
    }
    build_paragraph(&struck, SCENE_TEXT, before);
    build_list(&struck, SCENE_TEXT, "stress.why");
    if (*before && strcmp(before, build_text(&struck, "struck.was")) == 0) {
        build_paragraph(&struck, SCENE_TEXT, build_text(&struck, "ui.stress_unmoved"));
    }
}

void stress_reveal(const struct build *build, const struct lesson *lesson)
{
    const struct part_state *finale = lesson_part_state(lesson);
    const struct build about = build_evaluated(build, build->part, lesson_shown(lesson));
    struct scene_instrument *table = build_instrument(&about, SCENE_VERDICTS, "reveal", 3);
    bool right = choice_is_right(finale);
    choice_row(&about, finale, table);
    decision_row(&about, finale, table);
    build_paragraph(build, SCENE_HEADING,
                    build_text(&about, right ? "reveal.right" : "reveal.wrong"));
    const char *older = stress_older_words(&about, lesson);
    if (*older) {
        build_paragraph(build, SCENE_TEXT, older);
    }
    build_paragraph(build, SCENE_TEXT, stress_struck_words(&about, finale));
    add_why(build, lesson);
    build_paragraph(build, SCENE_TEXT, stress_held_words(&about, finale));
    const char *mend = stress_mend_words(&about, finale);
    if (*mend) {
        build_paragraph(build, SCENE_TEXT, mend);
    }
    build_paragraph(build, SCENE_ITEM,
                    arena_join(build->arena, build_text(&about, "reflect.field.risk"), ": ",
                               pairs_text(&finale->reflection, "risk")));
    const char *confidence = reveal_confidence(right, pairs_text(&finale->lock, "confidence"));
    if (confidence) {
        build_paragraph(build, SCENE_TEXT, build_text(&about, confidence));
    }
    add_struck_verdicts(&about, finale);
}
