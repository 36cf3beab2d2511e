#include "lesson/actions.h"

#include <string.h>

#include "course/preset.h"
#include "course/settings.h"
#include "course/text.h"
#include "design/scenario.h"
#include "lesson/entering.h"
#include "lesson/progress.h"
#include "lesson/rules.h"
#include "lesson/runs.h"
#include "lesson/stressing.h"
#include "lesson/trying.h"
#include "store/number.h"

/* What an action is about, by what stands behind the point of its id. */
struct argument {
    const char *text; /* "" where the action takes none */
    enum sim_part part;
    size_t run;
};

static void refuse_text(struct outcome *outcome, const char *id)
{
    outcome_refuse(outcome, message_text(id));
}

/* ---- ways ---- */

static void act_part(const struct lesson *lesson, const struct argument *argument,
                     struct outcome *outcome)
{
    entering_part(lesson, argument->part, outcome);
}

/* To the screen that was left; after a kill to where the part is, and where all is done, to the
 * last answer. */
static void act_resume(const struct lesson *lesson, const struct argument *argument,
                       struct outcome *outcome)
{
    (void)argument;
    if (!entering_left(lesson, outcome)) {
        enum sim_part next = progress_next(lesson->state, lesson_track_index(lesson));
        entering_part(lesson, next ? next : SIM_PART_COMPOUND, outcome);
    }
}

static void act_begin(const struct lesson *lesson, const struct argument *argument,
                      struct outcome *outcome)
{
    (void)argument;
    outcome_go(outcome, lesson_track(lesson) ? SCENE_PARTS : SCENE_TRACK, lesson->where.part);
}

/* Part 3's reflection opens with the finale; once that is recorded, the legacy is defended. */
static void act_to_finale(const struct lesson *lesson, const struct argument *argument,
                          struct outcome *outcome)
{
    (void)argument;
    stressing_enter_finale(lesson, outcome);
}

static void act_to_stress(const struct lesson *lesson, const struct argument *argument,
                          struct outcome *outcome)
{
    (void)argument;
    stressing_enter(lesson, outcome);
}

static void act_repair(const struct lesson *lesson, const struct argument *argument,
                       struct outcome *outcome)
{
    (void)argument;
    stressing_repair(lesson, outcome);
}

static void act_to_legacy(const struct lesson *lesson, const struct argument *argument,
                          struct outcome *outcome)
{
    (void)lesson;
    (void)argument;
    outcome_go(outcome, SCENE_REFLECT, SIM_PART_COMPOUND);
}

/* To the workbench of another part; to its brief where there is no prediction yet. */
static void act_mend(const struct lesson *lesson, const struct argument *argument,
                     struct outcome *outcome)
{
    bool locked = part_is_locked(lesson_state_of(lesson, argument->part));
    outcome_go(outcome, locked ? SCENE_WORKBENCH : SCENE_BRIEF, argument->part);
}

void actions_choose_track(const struct lesson *lesson, const char *id, struct outcome *outcome)
{
    const struct track *track = track_find(lesson->catalog, id);
    if (!track) {
        outcome_refuse(outcome, message_about(id, "refuse.track"));
        return;
    }
    if (!course_has_track(lesson->tracks, id)) {
        outcome_refuse(outcome, message_about(id, "refuse.course"));
        return;
    }
    outcome_go(outcome, SCENE_PARTS, 0);
    if (lesson_track(lesson) != track) {
        outcome_record(outcome, RECORD_TRACK, "track", track->id, NULL);
        outcome->record.track = track->id;
    }
}

static void act_track(const struct lesson *lesson, const struct argument *argument,
                      struct outcome *outcome)
{
    actions_choose_track(lesson, argument->text, outcome);
}

/* What a part that is left lacks of what a finished lab has, once it was begun: ids between blanks.
 * A comparison comes with its observation. The finale's argument is part 3's. */
static const char *left_open(const struct lesson *lesson, struct arena *arena)
{
    struct missing missing[MISSING_MAX];
    const struct part_state *state = lesson_part_state(lesson);
    enum sim_part part = lesson->where.part;
    bool finale = part == SIM_PART_FINALE, locked = finale || part_is_locked(state);
    bool begun = finale ? state->run_count > 0
                        : locked || paper_has_draft(lesson_part(lesson), state, SCENE_LOCK);
    size_t count = begun ? progress_missing(lesson->state, lesson_track_index(lesson), missing) : 0;
    const char *open = "";
    for (size_t i = 0; i < count && (locked || !*open); i++) {
        bool here = missing[i].part == part || (finale && missing[i].part == SIM_PART_COMPOUND);
        if (here && strcmp(missing[i].what, "evidence.result") != 0) {
            open = arena_join(arena, open, *open ? " " : "", missing[i].what);
        }
    }
    return open;
}

static void act_to_parts(const struct lesson *lesson, const struct argument *argument,
                         struct outcome *outcome)
{
    (void)argument;
    const char *open = where_is_in_part(&lesson->where) ? left_open(lesson, outcome->arena) : "";
    outcome_go(outcome, SCENE_PARTS, lesson->where.part);
    if (*open) {
        outcome->message = (struct message){.id = "ui.left_open",
                                            .words = {{"open", MESSAGE_TEXTS, .text = open}}};
    }
}

/* ---- the loop ---- */

/* The lock's row holds its whole scenario, too. */
static void scenario_pairs(const struct lesson *lesson, const struct design *scenario,
                           struct buffer *block)
{
    const char *const *names = lock_names(lesson_track(lesson), lesson->where.part);
    char value[VALUE_BYTES];
    for (; *names; names++) {
        pairs_add(block, *names, design_get(&lesson->catalog->reference, scenario, *names, value));
    }
}

static void act_lock(const struct lesson *lesson, const struct argument *argument,
                     struct outcome *outcome)
{
    (void)argument;
    struct design scenario;
    struct buffer block = {0};
    if (lesson->where.part == SIM_PART_FINALE) {
        stressing_lock(lesson, outcome);
        return;
    }
    lesson_scenario(lesson, lesson->where.part, &scenario);
    if (paper_block(&lesson->paper, &block, outcome)) {
        scenario_pairs(lesson, &scenario, &block);
        outcome_record(outcome, RECORD_LOCK, "prediction", buffer_text(&block), &scenario);
        outcome->anchor = ANCHOR_TRY;
        outcome->then = entering_bench; /* once the prediction is on disk: then there is a case */
    }
    buffer_free(&block);
}

static void act_observe(const struct lesson *lesson, const struct argument *argument,
                        struct outcome *outcome)
{
    (void)argument;
    struct question questions[QUESTIONS_MAX];
    paper_questions(lesson_part(lesson), SCENE_OBSERVE, questions);
    const char *text = question_reread(lesson->catalog, &questions[0],
                                       pairs_text(&lesson->paper.answers, questions[0].id),
                                       outcome);
    if (text) {
        outcome_record(outcome, RECORD_OBSERVE, "observation", text, NULL);
        entering_reveal(outcome);
    }
}

/* A reflection that the part can't work with is not handed in, and says why. */
static void act_submit(const struct lesson *lesson, const struct argument *argument,
                       struct outcome *outcome)
{
    (void)argument;
    const struct rules *rules = rules_of(lesson->where.part);
    struct design design;
    struct buffer block = {0};
    lesson_shown_design(lesson, &design);
    if (paper_block(&lesson->paper, &block, outcome)) {
        struct pairs answers;
        pairs_parse(buffer_text(&block), &answers);
        struct message why = {0};
        if (rules->refuse) {
            why = rules->refuse(&design, &answers);
        }
        pairs_free(&answers);
        outcome_record(outcome, rules->reflect, "answers", buffer_text(&block), &design);
        if (lesson->where.part == SIM_PART_FINALE) {
            outcome->then = stressing_decided;
        } else {
            outcome->message = message_text("reflect.thanks");
        }
        if (!message_is_empty(&why)) {
            outcome_refuse(outcome, why);
        }
    }
    buffer_free(&block);
}

/* ---- the workbench ---- */

/* The first part that has no committed design; 0: all have. */
static enum sim_part undesigned_part(const struct lesson *lesson)
{
    for (enum sim_part part = SIM_PART_SCALING; part <= SIM_PART_COMPOUND; part++) {
        if (!runs_standing(&lesson_track(lesson)->parts[part - 1], lesson_state_of(lesson, part))) {
            return part;
        }
    }
    return 0;
}

/* The number of the first run since the reset that met more; 0: none did. */
static size_t better_run(const struct part_state *state, size_t met)
{
    for (size_t i = state->first_run; i < state->run_count; i++) {
        if (run_number(&state->runs[i], "aims_met") > (double)met) {
            return i + 1;
        }
    }
    return 0;
}

static struct message committed(const struct lesson *lesson, const char *run, struct arena *arena)
{
    const struct part *part = lesson_part(lesson);
    const struct part_state *state = lesson_part_state(lesson);
    bool counts = part->runs == 0 || runs_made(state) < (size_t)part->runs;
    size_t met = evaluation_aims_met(bench_evaluation(&lesson->bench));
    bool stress = part->number == SIM_PART_FINALE && !part_is_locked(state);
    size_t better = part->runs == 0 ? better_run(state, met) : 0;
    if (better > 0) { /* where the last run counts */
        return (struct message){
            .id = "ui.committed_behind",
            .words = {{"run", MESSAGE_PLAIN, .text = run},
                      {"aims", MESSAGE_AIMS, .number = met},
                      {"best", MESSAGE_PLAIN, .text = arena_printf(arena, "%zu", better)}}};
    }
    return (struct message){
        .id = stress   ? "ui.recorded"
              : counts ? "ui.committed"
                       : "ui.committed_uncounted",
        .words = {{"run", MESSAGE_PLAIN, .text = run}, {"aims", MESSAGE_AIMS, .number = met}}};
}

/* Records the design as a run, with what its instruments show; never a preset as it was loaded. */
static void act_commit(const struct lesson *lesson, const struct argument *argument,
                       struct outcome *outcome)
{
    (void)argument;
    enum sim_part part = lesson->where.part;
    enum sim_part missing = part == SIM_PART_FINALE ? undesigned_part(lesson) : 0;
    if (missing) {
        const char *id = arena_printf(outcome->arena, "action.part.%d", (int)missing);
        outcome_refuse(outcome, (struct message){.id = "ui.undesigned",
                                                 .words = {{"part", MESSAGE_TEXT, .text = id}}});
        return;
    }
    if (lesson_is_preset(lesson)) {
        refuse_text(outcome, "preset.refused");
        return;
    }
    size_t run = lesson_part_state(lesson)->run_count + 1;
    const char *key = arena_printf(outcome->arena, "%zu", run);
    struct buffer block = {0};
    bench_run_block(&lesson->bench, lesson->seed, run, &block);
    outcome_record(outcome, rules_of(part)->run, key, buffer_text(&block), &lesson->bench.design);
    outcome->message = committed(lesson, key, outcome->arena);
    buffer_free(&block);
}

static void act_reset(const struct lesson *lesson, const struct argument *argument,
                      struct outcome *outcome)
{
    (void)lesson;
    (void)argument;
    outcome_record(outcome, RECORD_RESET, "part", "", NULL);
    outcome->reload = true;
    outcome->message = message_text("reset.done");
}

static void act_hand_in(const struct lesson *lesson, const struct argument *argument,
                        struct outcome *outcome)
{
    (void)lesson;
    (void)argument;
    outcome->hand_in = true;
}

/* Out of a failure, back to the last good design; else to the one that was committed last. A key
 * asks for it, on any screen, and where the design has failed an offer, too. */
static void act_restore(const struct lesson *lesson, const struct argument *argument,
                        struct outcome *outcome)
{
    (void)argument;
    struct design committed;
    if (!where_is_bench(&lesson->where)) {
        refuse_text(outcome, "event.nothing");
    } else if (bench_has_failed(&lesson->bench)) {
        outcome_change(outcome, &lesson->bench.good);
    } else if (lesson_committed(lesson, &committed) &&
               bench_differs(lesson->bench.part, &lesson->bench.design, &committed)) {
        outcome_change(outcome, &committed);
        outcome->message = message_text("restore.run");
    } else {
        refuse_text(outcome, "restore.none");
    }
}

/* ---- the prediction's case ---- */

static void act_try(const struct lesson *lesson, const struct argument *argument,
                    struct outcome *outcome)
{
    trying_change(lesson, argument->text, outcome);
}

static void act_trial(const struct lesson *lesson, const struct argument *argument,
                      struct outcome *outcome)
{
    (void)argument;
    trying_commit(lesson, outcome);
}

/* ---- the page of runs ---- */

/* A design of the current part, linked to the others, goes on its workbench as a change. */
static void change_to(const struct lesson *lesson, const struct design *design,
                      struct outcome *outcome)
{
    struct design linked = *design;
    lesson_link(lesson, lesson->where.part, &linked);
    outcome_go(outcome, SCENE_WORKBENCH, lesson->where.part);
    outcome_change(outcome, &linked);
}

static void act_run(const struct lesson *lesson, const struct argument *argument,
                    struct outcome *outcome)
{
    change_to(lesson, &lesson_part_state(lesson)->runs[argument->run - 1].design, outcome);
}

/* A/B: mark one, then another; marking it again takes the mark away. */
static void act_mark(const struct lesson *lesson, const struct argument *argument,
                     struct outcome *outcome)
{
    const size_t *marked = lesson->where.compared;
    size_t *compared = outcome->where.compared;
    if (marked[0] == 0 || marked[1] != 0) {
        compared[0] = argument->run;
        compared[1] = 0;
    } else if (marked[0] == argument->run) {
        compared[0] = compared[1] = 0;
    } else {
        compared[1] = argument->run;
    }
}

static void act_preset(const struct lesson *lesson, const struct argument *argument,
                       struct outcome *outcome)
{
    const struct track *track = lesson_track(lesson);
    struct design design;
    char why[WHY_BYTES];
    size_t i = 0;
    while (i < preset_count(track) && strcmp(preset_id(track, i), argument->text) != 0) {
        i++;
    }
    if (i == preset_count(track) ||
        !preset_design(&lesson->catalog->reference, track, i, &design, why)) {
        outcome_refuse(outcome, message_about(argument->text, "refuse.preset"));
        return;
    }
    struct buffer block = {0};
    change_to(lesson, &design, outcome);
    bench_block(lesson->catalog, lesson_part(lesson), outcome->design, &block);
    outcome_record(outcome, RECORD_DESIGN, "preset", buffer_text(&block), outcome->design);
    outcome->message = (struct message){
        .id = "ui.preset_loaded",
        .words = {{"name", MESSAGE_PLAIN, .text = text_preset(lesson->catalog, track, i)},
                  {"help", MESSAGE_TEXT, .text = "preset.help"}}};
    buffer_free(&block);
}

/* ---- the table ---- */

enum takes { NOTHING, A_PART, A_RUN, A_NAME };

/* Each action: either it only goes to a screen of the same part, or it has a handler. */
static const struct action {
    const char *name;
    enum takes takes;
    enum scene_screen way;
    void (*act)(const struct lesson *, const struct argument *, struct outcome *);
} actions[] = {
    {.name = "tracks", .way = SCENE_TRACK},
    {.name = "to_parts", .act = act_to_parts},
    {.name = "to_case", .way = SCENE_CASE},
    {.name = "to_mission", .way = SCENE_WORKBENCH},
    {.name = "try", .takes = A_NAME, .act = act_try},
    {.name = "trial", .act = act_trial},
    {.name = "to_brief", .way = SCENE_BRIEF},
    {.name = "to_lock", .way = SCENE_LOCK},
    {.name = "to_workbench", .way = SCENE_WORKBENCH},
    {.name = "to_observe", .way = SCENE_OBSERVE},
    {.name = "to_reveal", .way = SCENE_REVEAL},
    {.name = "to_reflect", .way = SCENE_REFLECT},
    {.name = "to_end", .way = SCENE_END},
    {.name = "begin", .act = act_begin},
    {.name = "resume", .act = act_resume},
    {.name = "track", .takes = A_NAME, .act = act_track},
    {.name = "part", .takes = A_PART, .act = act_part},
    {.name = "lock", .act = act_lock},
    {.name = "observe", .act = act_observe},
    {.name = "submit", .act = act_submit},
    {.name = "commit", .act = act_commit},
    {.name = "hand_in", .act = act_hand_in},
    {.name = "restore", .act = act_restore},
    {.name = "reset", .act = act_reset},
    {.name = "run", .takes = A_RUN, .act = act_run},
    {.name = "mark", .takes = A_RUN, .act = act_mark},
    {.name = "preset", .takes = A_NAME, .act = act_preset},
    {.name = "to_finale", .act = act_to_finale},
    {.name = "to_stress", .act = act_to_stress},
    {.name = "repair", .act = act_repair},
    {.name = "to_decide", .way = SCENE_REFLECT},
    {.name = "to_repairs", .way = SCENE_STRESS},
    {.name = "to_legacy", .act = act_to_legacy},
    {.name = "mend", .takes = A_PART, .act = act_mend},
};

/* The action of an id, and what stands behind its point. */
static const struct action *action_find(const char *id, const char **rest)
{
    size_t length = strcspn(id, ".");
    *rest = id[length] == '.' ? id + length + 1 : "";
    for (size_t i = 0; i < sizeof actions / sizeof actions[0]; i++) {
        if (strlen(actions[i].name) == length && strncmp(actions[i].name, id, length) == 0) {
            return &actions[i];
        }
    }
    return NULL;
}

/* False where there is no such thing. */
static bool argument_read(const struct lesson *lesson, enum takes takes, const char *text,
                          struct argument *argument)
{
    long long number = 0;
    *argument = (struct argument){.text = text};
    switch (takes) {
    case NOTHING: return *text == '\0';
    case A_NAME: return *text != '\0';
    case A_PART:
        argument->part = number_parse_integer(text, 1, PARTS, &number) ? (enum sim_part)number : 0;
        return argument->part != 0;
    case A_RUN:
        if (number_parse_integer(text, 1, (long long)lesson_part_state(lesson)->run_count,
                                 &number)) {
            argument->run = (size_t)number;
        }
        return argument->run != 0;
    }
    return false;
}

void actions_do(const struct lesson *lesson, const char *id, struct outcome *outcome)
{
    const char *rest;
    struct argument argument;
    const struct action *action = action_find(id, &rest);
    if (!action || !argument_read(lesson, action->takes, rest, &argument)) {
        outcome_refuse(outcome, message_about(id, "refuse.here"));
    } else if (action->act) {
        action->act(lesson, &argument, outcome);
    } else {
        outcome_go(outcome, action->way, lesson->where.part);
    }
}
