/* screens: the scenes of the loop, one function a screen. */
#include <math.h>
#include <string.h>

#include "lab/course.h"
#include "lab/session_impl.h"
#include "store/number.h"

/* ---- start, tracks, parts ---- */

static const struct lab_part_state *part_state(const struct lab_session *session,
                                               enum sim_part part)
{
    return lab_state_part(session->state, (size_t)session->state->track, part);
}

static void start_scene(struct lab_session *session)
{
    struct build *build = &session->build;
    build_list(build, SCENE_TEXT, "start");
    if (session_track(session)) {
        build_paragraph(build, SCENE_HEADING,
                        arena_printf(build->arena, "%s: %s", build_text(build, "name"),
                                     build_text(build, "persona")));
        build_action(build, "resume")->primary = true;
        build_action(build, "to_parts");
        build_action(build, "tracks");
    } else {
        build_action(build, "begin")->primary = true;
    }
}

static void track_scene(struct lab_session *session)
{
    struct build *build = &session->build;
    const struct lab_track *chosen = build->track;
    build_list(build, SCENE_TEXT, "track");
    for (size_t i = 0; i < lab_track_count(session->catalog); i++) {
        build->track = lab_track_at(session->catalog, i);
        if (!course_has_track(session->tracks, build->track->id)) {
            continue;
        }
        const char *id = arena_printf(build->arena, "track.%s", build->track->id);
        struct scene_field *field = build_field(
            build, SCENE_ACTION, id,
            arena_printf(build->arena, "%s: %s", build_text(build, "name"),
                         build_text(build, "persona")));
        field->help = build_text(build, "about");
        field->readout = arena_printf(build->arena, "%s. %s", field->label, field->help);
    }
    build->track = chosen;
}

static void parts_scene(struct lab_session *session)
{
    static const char *const ids[LAB_PARTS] = { "part.1", "part.2", "part.3", "finale" };
    struct build *build = &session->build;
    build_list(build, SCENE_TEXT, "parts");
    for (int i = 0; i < LAB_PARTS; i++) {
        build->part = i + 1;
        const char *id = i + 1 < LAB_PARTS ? ids[i] : "part.4";
        const char *action = build_textf(build, "action.%s", ids[i]);
        const char *aim = build_textf(build, "aim");
        bool finale = i + 1 == SIM_PART_FINALE;
        bool open = !finale || finale_is_open(session);
        const char *word = !open ? "progress.closed"
                           : finale && finale_is_recorded(session)
                               ? "progress.done"
                               : lab_part_progress(part_state(session, (enum sim_part)(i + 1)));
        struct scene_field *field = build_field(
            build, SCENE_ACTION, id,
            arena_printf(build->arena, "%s (%s)", action ? action : id, build_text(build, word)));
        field->help = aim ? aim : "";
        field->fixed = !open;
        field->readout = arena_printf(build->arena, "%s. %s", field->label, field->help);
    }
    build->part = 0;
    if (ending_is_open(session)) {
        build_action(build, "to_end");
    }
    build_action(build, "tracks");
}

/* ---- brief and lock: nothing of the answer exists yet, so nothing is computed ---- */

static void brief_scene(struct lab_session *session)
{
    struct build *build = &session->build;
    if (session->part == SIM_PART_FINALE) {
        finale_brief(session);
        return;
    }
    build_paragraph(build, SCENE_HEADING, build_text(build, "title"));
    build_list(build, SCENE_TEXT, "brief");
    build_paragraph(build, SCENE_TEXT, build_text(build, "changes"));
    build_paragraph(build, SCENE_HEADING, build_text(build, "rubric"));
    build_list(build, SCENE_ITEM, "rubric");
    build_action(build, lab_part_is_locked(session_part(session)) ? "to_workbench" : "to_lock")
        ->primary = true;
    build_action(build, "to_parts");
}

static void questions_fields(struct lab_session *session)
{
    struct lab_question questions[LAB_QUESTIONS_MAX];
    size_t count = session_questions(session, questions);
    for (size_t i = 0; i < count; i++) {
        lab_question_field(&session->build, &questions[i], &session->answers);
    }
}

static void lock_scene(struct lab_session *session)
{
    struct build *build = &session->build;
    struct lab_design scenario;
    session_scenario(session, &scenario);
    build->design = &scenario;
    build_paragraph(build, SCENE_TEXT, build_text(build, "lock.scenario"));
    build_paragraph(build, SCENE_HEADING, build_text(build, "lock.question"));
    build_paragraph(build, SCENE_TEXT, build_text(build, "lock.number"));
    questions_fields(session);
    build_action(build, "lock")->primary = true;
    build_action(build, "to_brief");
    build_action(build, "to_parts");
    build->design = &session->design;
}

static void observe_scene(struct lab_session *session)
{
    build_list(&session->build, SCENE_TEXT, "observe");
    questions_fields(session);
    build_action(&session->build, "observe")->primary = true;
    build_action(&session->build, "to_workbench");
    build_action(&session->build, "to_parts");
}

/* ---- reveal: prediction against result, from the locked scenario ---- */

static const char *lock_option(struct build *build, const char *kind, const char *id)
{
    const char *label = build_textf(build, "%s.%s", kind, id);
    return label ? label : id;
}

/* The result goes below the prediction: narrow screens show no limits. */
static const char *result_text(struct build *build, const char *truth)
{
    return arena_printf(build->arena, "%s: %s", build_text(build, "reveal.result"), truth);
}

static void option_rows(struct build *build, struct scene_instrument *table, const char *label,
                        const char *kind, const char *said, const char *truth)
{
    bool right = strcmp(said, truth) == 0;
    struct scene_row *row = build_row(table, build_text(build, label),
                                      lock_option(build, kind, said));
    row->verdict = right ? SCENE_MET : SCENE_NOT_MET;
    if (!right) {
        row->note = result_text(build, lock_option(build, kind, truth));
    }
}

/* "off by 4.2x", or by a difference. */
static const char *off_text(struct build *build, const struct lab_part_ops *ops, double off)
{
    bool factor = ops->number_test != LAB_WITHIN_DIFFERENCE;
    return arena_printf(build->arena, "%s %s", build_text(build, "reveal.off_by"),
                        build_number(build, off, factor ? "times" : ops->number_unit, -2));
}

static bool number_row(struct lab_session *session, struct scene_instrument *table,
                       const struct lab_part_state *part)
{
    struct build *build = &session->build;
    const struct lab_part_ops *ops = lab_part_ops(session->part);
    const struct lab_part *data = &session_track(session)->parts[session->part - 1];
    double said = NAN, truth = NAN, off;
    double factor = lab_unit_find(build->catalog, ops->number_unit)->factor;
    number_parse(lab_answers_get(&part->lock, "number"), &said);
    number_parse(lab_answers_get(&part->reveal, "number"), &truth);
    bool right = lab_number_is_right(ops, data->lock_tolerance, said, truth, &off);
    struct scene_row *row = build_row(
        table, build_text(build, "lock.field.number"),
        build_number(build, said * factor, ops->number_unit, ops->number_digits));
    row->verdict = right ? SCENE_MET : SCENE_NOT_MET;
    row->note = arena_printf(
        build->arena, "%s; %s",
        result_text(build, build_number(build, truth * factor, ops->number_unit,
                                        ops->number_digits)),
        off_text(build, ops, off));
    return right;
}

static const char *confidence_text(bool right, const char *confidence)
{
    if (*confidence == '3') {
        return right ? "reveal.sure_right" : "reveal.sure_wrong";
    }
    if (*confidence == '1') {
        return right ? "reveal.guess_right" : "reveal.guess_wrong";
    }
    return NULL;
}

static void reveal_texts(struct lab_session *session, const struct lab_part_state *part,
                         bool number_right)
{
    struct build *build = &session->build;
    const char *said = lab_answers_get(&part->lock, "choice");
    const char *truth = lab_answers_get(&part->reveal, "choice");
    bool right = strcmp(said, truth) == 0;
    build_paragraph(build, SCENE_HEADING, build_text(build, right ? "reveal.right"
                                                                  : "reveal.wrong"));
    const char *misconception = build_textf(build, "reveal.misconception.%s", said);
    if (!right && misconception) {
        build_paragraph(build, SCENE_TEXT, misconception);
    }
    const char *why = build_textf(build, "reveal.choice.%s", truth);
    const char *mechanism = build_textf(build, "reveal.mechanism.%s",
                                        lab_answers_get(&part->reveal, "mechanism"));
    build_paragraph(build, SCENE_TEXT, why ? why : "");
    build_paragraph(build, SCENE_TEXT, mechanism ? mechanism : "");
    build_paragraph(build, SCENE_TEXT, build_text(build, number_right ? "reveal.number.within"
                                                                      : "reveal.number.off"));
    const char *confidence = confidence_text(right, lab_answers_get(&part->lock, "confidence"));
    if (confidence) {
        build_paragraph(build, SCENE_TEXT, build_text(build, confidence));
    }
    for (int i = 2;; i++) {
        const char *more = build_textf(build, "reveal.%d", i);
        if (!more) {
            break;
        }
        build_paragraph(build, SCENE_TEXT, more);
    }
}

static void reveal_scene(struct lab_session *session)
{
    struct build *build = &session->build;
    const struct lab_part_state *part = session_part(session);
    struct lab_design scenario;
    struct sim_outputs out;
    session_scenario(session, &scenario);
    lab_evaluate(session->part, &scenario, &out);
    build->design = &scenario;
    build->out = &out;
    build_paragraph(build, SCENE_TEXT, build_text(build, "reveal.1"));
    size_t before = build->scene.paragraph_count;
    build_paragraph(build, SCENE_TEXT, build_text(build, "lock.scenario"));
    struct scene_instrument *table = build_instrument(build, SCENE_VERDICTS, "reveal", 4);
    option_rows(build, table, "lock.field.choice", "lock.choice",
                lab_answers_get(&part->lock, "choice"), lab_answers_get(&part->reveal, "choice"));
    bool right = number_row(session, table, part);
    option_rows(build, table, "lock.field.mechanism", "lock.mechanism",
                lab_answers_get(&part->lock, "mechanism"),
                lab_answers_get(&part->reveal, "mechanism"));
    build_row(table, build_text(build, "lock.field.confidence"),
              lock_option(build, "confidence", lab_answers_get(&part->lock, "confidence")));
    build_paragraph(build, SCENE_ITEM,
                    arena_printf(build->arena, "%s: %s", build_text(build, "observe.field"),
                                 part->observation));
    reveal_texts(session, part, right);
    build->scene.after = build->scene.paragraph_count - before;
    build_action(build, session->part == SIM_PART_COMPOUND ? "to_finale" : "to_reflect")
        ->primary = true;
    build_action(build, "to_workbench");
    build_action(build, "to_parts");
    build->design = &session->design;
    build->out = NULL;
}

/* ---- reflect ---- */

static void reflect_scene(struct lab_session *session)
{
    struct build *build = &session->build;
    const struct lab_part_state *part = session_part(session);
    struct sim_outputs out;
    lab_evaluate(session->part, &session->design, &out);
    build->design = &session->design;
    build->out = &out;
    build_paragraph(build, SCENE_TEXT, build_text(build, "reflect.scripted"));
    build_list(build, SCENE_TEXT, "reflect");
    if (lab_part_is_done(part)) {
        struct scene_instrument *rows = build_instrument(build, SCENE_VERDICTS, "reflect",
                                                         LAB_QUESTIONS_MAX);
        lab_part_ops(session->part)->check(build, &session->design, &part->reflection, rows);
    }
    if (session->part == SIM_PART_COMPOUND) {
        finale_constraints(session);
    }
    questions_fields(session);
    build_action(build, "submit")->primary = true;
    build_action(build, "to_parts");
    build_action(build, session->part == SIM_PART_COMPOUND ? "to_finale" : "to_workbench");
    build_action(build, "to_reveal");
    build->out = NULL;
}

/* ---- all screens ---- */

static const struct {
    enum scene_screen screen;
    const char *name;        /* text step.NAME */
} trail[] = {
    { SCENE_BRIEF, "step.brief" },     { SCENE_LOCK, "step.lock" },
    { SCENE_WORKBENCH, "step.workbench" }, { SCENE_OBSERVE, "step.observe" },
    { SCENE_REVEAL, "step.reveal" },   { SCENE_REFLECT, "step.reflect" },
};

enum { TRAIL = sizeof trail / sizeof trail[0] };

static void trail_scene(struct lab_session *session)
{
    struct build *build = &session->build;
    const struct lab_part_state *part = session_part(session);
    const bool done[TRAIL] = { lab_part_is_locked(part), lab_part_is_locked(part),
                               part->observation != NULL, part->observation != NULL,
                               lab_part_is_revealed(part), lab_part_is_done(part) };
    struct scene_step *steps = arena_alloc(build->arena, TRAIL * sizeof *steps);
    for (size_t i = 0; i < TRAIL; i++) {
        steps[i] = (struct scene_step){ build_text(build, trail[i].name),
                                        trail[i].screen == session->screen, done[i] };
    }
    build->scene.trail = steps;
    build->scene.trail_count = TRAIL;
}

static bool is_part_screen(enum scene_screen screen)
{
    return screen >= SCENE_BRIEF && screen <= SCENE_FINALE;
}

/* A lock's and a brief's numbers are those of the track: its design is not the student's yet. */
static void prepare(struct lab_session *session, struct sim_outputs *out)
{
    struct build *build = &session->build;
    build_start(build);
    build->track = session_track(session);
    build->part = is_part_screen(session->screen) ? (int)session->part : 0;
    build->design = NULL;
    build->out = NULL;
    if (!build->track) {
        return;
    }
    build->design = &build->track->defaults;
    build->scene.track = build_text(build, "name");
    if (build->part) {
        build->scene.title = build_text(build, "short");
    }
    if (build->part && session->part != SIM_PART_FINALE) {
        trail_scene(session);
    }
    if (session_on_bench(session) && workbench_is_preset(session)) {
        build->scene.title = arena_printf(build->arena, "%s PRESET", build->scene.title);
    }
    if (session_on_bench(session)) {
        build->design = &session->design;
        lab_evaluate(session->part, &session->design, out);
        build->out = out;
    }
}

void session_build(struct lab_session *session)
{
    static void (*const screens[])(struct lab_session *) = {
        [SCENE_START] = start_scene,         [SCENE_TRACK] = track_scene,
        [SCENE_PARTS] = parts_scene,         [SCENE_BRIEF] = brief_scene,
        [SCENE_LOCK] = lock_scene,           [SCENE_WORKBENCH] = workbench_scene,
        [SCENE_OBSERVE] = observe_scene,     [SCENE_REVEAL] = reveal_scene,
        [SCENE_REFLECT] = reflect_scene,     [SCENE_FINALE] = finale_scene,
        [SCENE_END] = ending_scene,
    };
    struct sim_outputs out;
    struct scene *scene = &session->build.scene;
    prepare(session, &out);
    if (session->view[0]) {
        scene->screen = SCENE_PAGE;
        pages_build(session);
    } else {
        scene->screen = session->screen;
        screens[session->screen](session);
    }
    scene->message = arena_strdup(session->build.arena, session->message);
    scene->alarm = session->alarm;
    scene->save = session->save;
    session->build.out = NULL;       /* it was this call's */
    session->build.design = NULL;
}
