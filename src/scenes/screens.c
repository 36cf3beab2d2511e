#include "scenes/screens.h"

#include <math.h>
#include <string.h>

#include "design/truth.h"
#include "lesson/runs.h"
#include "lesson/struck.h"
#include "scenes/action_fields.h"
#include "scenes/beside.h"
#include "scenes/dial_words.h"
#include "scenes/ending.h"
#include "scenes/finale_screen.h"
#include "scenes/illustrative.h"
#include "scenes/next.h"
#include "scenes/pages.h"
#include "scenes/pictures.h"
#include "scenes/question_fields.h"
#include "scenes/reveal_screen.h"
#include "scenes/speech.h"
#include "scenes/start_screens.h"
#include "scenes/stress_screens.h"
#include "scenes/workbench_scene.h"

/* ---- brief and lock: nothing of the answer exists yet, so nothing is computed ---- */

static void brief_scene(const struct build *build, const struct lesson *lesson)
{
    if (lesson->where.part == SIM_PART_FINALE) {
        finale_brief(build, lesson);
        return;
    }
    build_paragraph(build, SCENE_HEADING, build_text(build, "title"));
    build_list(build, SCENE_TEXT, "brief");
    build_paragraph(build, SCENE_TEXT, build_text(build, "changes"));
    build_paragraph(build, SCENE_HEADING, build_text(build, "rubric"));
    build_list(build, SCENE_ITEM, "rubric");
}

static void lock_scene(const struct build *build, const struct lesson *lesson)
{
    struct design scenario;
    lesson_scenario(lesson, lesson->where.part, &scenario);
    const struct build about = build_about(build, build->part, &scenario, NULL);
    illustrative_paragraph(&about, lesson_part(lesson), "lock.scenario");
    build_paragraph(build, SCENE_HEADING, build_text(&about, "lock.question"));
    build_paragraph(build, SCENE_TEXT, build_text(&about, "lock.number"));
    question_fields_add(&about, &lesson->paper);
}

/* "Run 3: hop one 0.003 s, ...": what the question is about, as a run had it. */
static void told_run(const struct build *build, const struct lesson *lesson, size_t index)
{
    const struct run *run = &lesson_part_state(lesson)->runs[index];
    evaluation_set(lesson->bench.first, build->track, lesson->where.part, &run->design);
    const struct build about = build_evaluated(build, build->part, lesson->bench.first);
    build_paragraph(build, SCENE_ITEM,
                    build_join(build, "ui.label_value", build_run(build, index + 1),
                               build_text(&about, "observe.told")));
}

/* "Quorum 3 to 4, Judge a search to another model": the controls that differ. */
static void told_changes(const struct build *build, const struct part *part,
                         const struct design *from, const struct design *to)
{
    const char *changes = "";
    for (size_t i = 0; i < part->slider_count; i++) {
        const struct control *control = &part->controls[i];
        if (control_value(control, from) == control_value(control, to)) {
            continue;
        }
        const struct word words[] = {{"label", .text = dial_label(build, control)},
                                     {"from", .text = dial_value(build, control, from)},
                                     {"to", .text = dial_value(build, control, to)},
                                     {0}};
        const char *change = build_words(build, "ui.observe_change", words);
        changes = *changes ? build_join(build, "ui.list_semicolon", changes, change) : change;
    }
    if (*changes) {
        const struct word words[] = {{"changes", .text = changes}, {0}};
        build_paragraph(build, SCENE_ITEM, build_words(build, "ui.observe_changes", words));
    }
}

/* What is asked was seen on the workbench: the first run and the last say it once more. */
static void observe_scene(const struct build *build, const struct lesson *lesson)
{
    const struct part_state *state = lesson_part_state(lesson);
    size_t first = state->first_run, last = state->run_count - 1;
    if (runs_made(state) > 0) {
        told_run(build, lesson, first);
    }
    if (runs_made(state) > 1) {
        told_run(build, lesson, last);
        told_changes(build, lesson_part(lesson), &state->runs[first].design,
                     &state->runs[last].design);
    }
    build_list(build, SCENE_TEXT, "observe");
    question_fields_add(build, &lesson->paper);
}

/* ---- reflect ---- */

static void reflect_scene(const struct build *build, const struct lesson *lesson)
{
    const struct part_state *part = lesson_part_state(lesson);
    const struct build about = build_evaluated(build, build->part, lesson_shown(lesson));
    build_paragraph(build, SCENE_TEXT, build_text(&about, "reflect.scripted"));
    size_t asked = speech_add(&about);
    bool done = part_is_done(part);
    if (!done) {
        build->sheet->scene.after = asked; /* beside the fields that it is answered in */
    }
    if (done || lesson->where.part == SIM_PART_RELIABILITY) { /* a plan's limits are told before */
        struct scene_instrument *rows = build_instrument(&about, SCENE_VERDICTS,
                                                         done ? "reflect" : "held", QUESTIONS_MAX);
        pictures_of(lesson->where.part)->check(&about, about.design, &part->reflection, rows);
    }
    if (lesson->where.part == SIM_PART_COMPOUND) {
        finale_constraints(&about, lesson);
    }
    question_fields_add(&about, &lesson->paper);
}

/* ---- what all screens have ---- */

static void trail_add(const struct build *build, const struct lesson *lesson)
{
    const struct part_state *part = lesson_part_state(lesson);
    const struct {
        enum scene_screen screen;
        const char *name;
        bool done;
    } trail[] = {
        {SCENE_BRIEF, "step.brief", part_is_locked(part)},
        {SCENE_LOCK, "step.lock", part_is_locked(part)},
        {SCENE_WORKBENCH, "step.workbench", part->observation != NULL},
        {SCENE_OBSERVE, "step.observe", part->observation != NULL},
        {SCENE_REVEAL, "step.reveal", part_is_revealed(part)},
        {SCENE_REFLECT, "step.reflect", part_is_done(part)},
    };
    size_t count = sizeof trail / sizeof trail[0];
    struct scene_step *steps = arena_alloc(build->arena, count * sizeof *steps);
    for (size_t i = 0; i < count; i++) {
        bool current = trail[i].screen == lesson->where.screen ||
                       (trail[i].screen == SCENE_WORKBENCH && lesson_in_case(lesson));
        steps[i] = (struct scene_step){build_text(build, trail[i].name), current, trail[i].done};
    }
    build->sheet->scene.trail = steps;
    build->sheet->scene.trail_count = count;
}

/* A lock's and a brief's numbers are those of the track: its design is not the student's yet. */
static struct build prepare(const struct build *begun, const struct lesson *lesson)
{
    struct build build = *begun;
    struct scene *scene = &build.sheet->scene;
    bool bench = where_is_bench(&lesson->where);
    scene->screen = lesson->where.view ? SCENE_PAGE : lesson->where.screen;
    build.track = lesson_track(lesson);
    build.part = where_is_in_part(&lesson->where) ? (int)lesson->where.part : 0;
    if (!build.track) {
        return build;
    }
    build.design = &build.track->defaults;
    if (bench) {
        build = build_evaluated(&build, build.part, lesson_shown(lesson));
    }
    scene->track = build_text(&build, "name");
    scene->code = build.form == NUMBER_WORDS ? ending_code(&build, lesson) : NULL;
    if (build.part) {
        const struct part_state *state = lesson_part_state(lesson);
        bool unearned = state->run_count == 0; /* of the mission: hints and trials earn none */
        build.advice = where_is_stress(&lesson->where) ? ADVICE_REPAIRS
                       : lesson_in_case(lesson)        ? ADVICE_NONE
                       : unearned                      ? ADVICE_UNEARNED
                                                       : ADVICE_GIVEN;
        scene->title = build_text(&build,
                                  where_is_stress(&lesson->where) ? "stress.short" : "short");
    }
    if (build.part && lesson->where.part != SIM_PART_FINALE) {
        trail_add(&build, lesson);
    }
    if (bench && !lesson->where.view) {
        scene->aim = build_text(&build, lesson_in_case(lesson)            ? "case.aim"
                                        : where_is_stress(&lesson->where) ? "stress.aim"
                                                                          : "aim");
    }
    if (lesson_in_case(lesson)) {
        scene->title = build_words(&build, "ui.case_title",
                                   (struct word[]){{"title", .text = scene->title}, {0}});
    }
    if (bench && lesson_is_preset(lesson)) {
        scene->title = build_words(&build, "ui.preset_title",
                                   (struct word[]){{"title", .text = scene->title}, {0}});
    }
    return build;
}

/* All answers of the screen: "the slowest hop: hop one; ratio: 12". */
static const char *answers(const struct build *build)
{
    const struct scene *scene = &build->sheet->scene;
    const char *text = "";
    for (size_t i = 0; i < scene->field_count; i++) {
        const struct scene_field *field = &scene->fields[i];
        if (field->kind != SCENE_ACTION) {
            const char *answer = build_join(
                build, scene_asks(field->label) ? "ui.before_number" : "ui.label_value",
                field->label, field->value);
            text = *text ? build_join(build, "ui.list_semicolon", text, answer) : answer;
        }
    }
    return text;
}

static struct scene_field *field_named(const struct build *build, const char *id)
{
    const struct sheet *sheet = build->sheet;
    const struct scene_field *found = scene_field(&sheet->scene, id);
    return found ? &sheet->fields[found - sheet->scene.fields] : NULL;
}

/* Whether the choice and the number of a prediction can both be meant. */
static bool answers_fit(const struct lesson *lesson)
{
    const struct part *part = lesson_part(lesson);
    const struct pairs *given = &lesson->paper.answers;
    double number = NAN;
    size_t choice = 0;
    while (choice < part->lock_choice_count &&
           strcmp(part->lock_choices[choice], pairs_text(given, "choice")) != 0) {
        choice++;
    }
    return !pairs_number(given, "number", &number) ||
           number_fits_choice(part->number, choice, number);
}

/* A lock reads back what it will hold, and asks which is meant of two that differ; one that lacks
 * an answer, or has one that can't be read, is refused at once, unasked. */
static void confirm_lock(const struct build *build, const struct lesson *lesson)
{
    struct scene_field *lock = field_named(build, "lock");
    if (lock && paper_is_answered(&lesson->paper, build->arena)) {
        const char *held = answers(build);
        lock->confirm = answers_fit(lesson)
                            ? build_words(build, "ui.confirm_lock",
                                          (struct word[]){{"answers", .text = held}, {0}})
                            : build_words(build, "ui.confirm_lock_apart",
                                          (struct word[]){
                                              {"apart", .text = build_text(build, "lock.apart")},
                                              {"answers", .text = held},
                                              {0}});
    }
}

/* So is a decision. */
static void confirm_submit(const struct build *build, const struct lesson *lesson)
{
    struct scene_field *submit = field_named(build, "submit");
    if (submit && !paper_is_answered(&lesson->paper, build->arena)) {
        submit->confirm = NULL;
    }
}

/* What is decided, locked or handed in holds the committed design, and so does the finale: a change
 * that isn't committed is told beside the action, and asked about. */
static void confirm_uncommitted(const struct build *build, const struct lesson *lesson)
{
    static const struct {
        const char *id;
        bool answers; /* it takes answers, and refuses without them */
    } actions[] = {{"to_finale", false}, {"to_stress", false}, {"to_decide", false},
                   {"lock", true},       {"observe", true},    {"submit", true}};
    bool left = build->part != 0 && !lesson_in_case(lesson) && lesson_is_uncommitted(lesson);
    for (size_t i = 0; left && i < sizeof actions / sizeof actions[0]; i++) {
        struct scene_field *field = field_named(build, actions[i].id);
        if (field && !field->fixed) {
            const char *told = build_text(build, "ui.uncommitted");
            const char *asked = field->confirm ? field->confirm : build_text(build, "ui.go_on");
            bool unanswered = actions[i].answers &&
                              !paper_is_answered(&lesson->paper, build->arena);
            field->help = arena_printf(build->arena, "%s %s", told, field->help);
            field->readout = build_join(build, "ui.two_sentences", field->label, told);
            field->confirm = unanswered ? NULL : arena_printf(build->arena, "%s %s", told, asked);
        }
    }
}

/* A design that was run already is told so before a run is spent on it once more. */
static void confirm_commit(const struct build *build, const struct lesson *lesson)
{
    struct scene_field *commit = field_named(build, "commit");
    size_t run = commit && !lesson_is_preset(lesson)
                     ? runs_find(lesson_part(lesson), lesson_part_state(lesson),
                                 &lesson->bench.design)
                     : 0;
    if (run > 0) {
        const char *told = build_words(build, "ui.same_run",
                                       (struct word[]){{"run", .number = run}, {0}});
        commit->help = arena_printf(build->arena, "%s %s", told, commit->help);
        commit->readout = build_join(build, "ui.two_sentences", commit->label, told);
        commit->confirm = arena_printf(build->arena, "%s %s", told,
                                       build_text(build, "confirm.same"));
    }
}

/* A repair that gains nothing by itself may be half of one that does: it is asked about. */
static void confirm_repair(const struct build *build, const struct lesson *lesson)
{
    struct scene_field *repair = field_named(build, "repair");
    const struct design *now = &lesson->bench.design;
    struct design last;
    if (!repair || !repair->confirm) {
        return;
    }
    const struct part_state *finale = lesson_part_state(lesson);
    struck_repaired(build->track, finale, &last);
    if (struck_repairs_left(build->track, finale) == 0 ||
        struck_changes(build->track, now, &last) != 1 ||
        !struck_is_level(build->track, finale, now, &last)) {
        repair->confirm = NULL;
    }
}

static void confirm_hand_in(const struct build *build, const struct lesson *lesson)
{
    struct scene_field *hand_in = field_named(build, "hand_in");
    if (hand_in) {
        hand_in->confirm = ending_question(build, lesson);
    }
}

void screens_build(const struct build *begun, const struct lesson *lesson)
{
    static void (*const screens[])(const struct build *, const struct lesson *) = {
        [SCENE_START] = start_scene,     [SCENE_TRACK] = track_scene,
        [SCENE_PARTS] = parts_scene,     [SCENE_BRIEF] = brief_scene,
        [SCENE_LOCK] = lock_scene,       [SCENE_WORKBENCH] = workbench_scene,
        [SCENE_OBSERVE] = observe_scene, [SCENE_REVEAL] = reveal_scene,
        [SCENE_REFLECT] = reflect_scene, [SCENE_FINALE] = finale_scene,
        [SCENE_END] = ending_scene,      [SCENE_CASE] = workbench_scene,
    };
    static void (*const stressed[])(const struct build *, const struct lesson *) = {
        [SCENE_LOCK] = stress_lock,
        [SCENE_REVEAL] = stress_reveal,
        [SCENE_REFLECT] = stress_decision,
        [SCENE_STRESS] = stress_scene,
    };
    const struct build build = prepare(begun, lesson);
    if (lesson->where.view) {
        pages_build(&build, lesson);
    } else if (where_is_stress(&lesson->where)) {
        stressed[lesson->where.screen](&build, lesson);
    } else {
        screens[lesson->where.screen](&build, lesson);
    }
    beside_add(&build, lesson);
    action_fields_add(&build, lesson);
    if (!lesson->where.view && lesson->where.screen == SCENE_REFLECT) {
        question_fields_add_editors(&build, &lesson->paper);
        confirm_submit(&build, lesson);
    }
    if (lesson->where.screen == SCENE_LOCK) {
        confirm_lock(&build, lesson);
    }
    if (!lesson->where.view) {
        confirm_uncommitted(&build, lesson);
        confirm_commit(&build, lesson);
        confirm_repair(&build, lesson);
    }
    if (lesson->where.screen == SCENE_END) {
        confirm_hand_in(&build, lesson);
    }
    build.sheet->scene.undoes = where_is_bench(&lesson->where) && !lesson->where.view &&
                                undo_can_go_back(&lesson->bench.undo);
    build.sheet->scene.uncommitted = where_is_bench(&lesson->where) &&
                                     (lesson_in_case(lesson) ? lesson_is_unrecorded(lesson)
                                                             : lesson_is_uncommitted(lesson));
    bool asks = lesson->paper.part && lesson->paper.screen == lesson->where.screen;
    build.sheet->scene.unkept = asks && paper_is_unkept(&lesson->paper, lesson_part_state(lesson));
    build.sheet->scene.changed = asks &&
                                 paper_is_changed(&lesson->paper, lesson_part_state(lesson));
    next_find(&build.sheet->scene, lesson);
}
