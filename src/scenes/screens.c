/* screens: the scenes of the loop, one function a screen; what all of them have. */
#include "design/evaluate.h"
#include "lesson/session_impl.h"

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
    size_t count = session_questions(session, session->screen, questions);
    for (size_t i = 0; i < count; i++) {
        lab_question_field(&session->build, &questions[i], &session->answers);
    }
}

/* Whether each question of the screen has an answer, right or wrong. */
static bool is_answered(const struct lab_session *session)
{
    struct lab_question questions[LAB_QUESTIONS_MAX];
    size_t count = session_questions(session, session->screen, questions);
    for (size_t i = 0; i < count; i++) {
        if (!*pairs_text(&session->answers, questions[i].id)) {
            return false;
        }
    }
    return true;
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
    struct scene_field *lock = build_action(build, "lock");
    lock->primary = true;
    if (!is_answered(session)) {
        lock->confirm = NULL; /* what is missing is said at once */
    }
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
    const char *name; /* text step.NAME */
} trail[] = {
    {SCENE_BRIEF, "step.brief"},         {SCENE_LOCK, "step.lock"},
    {SCENE_WORKBENCH, "step.workbench"}, {SCENE_OBSERVE, "step.observe"},
    {SCENE_REVEAL, "step.reveal"},       {SCENE_REFLECT, "step.reflect"},
};

enum { TRAIL = sizeof trail / sizeof trail[0] };

static void trail_scene(struct lab_session *session)
{
    struct build *build = &session->build;
    const struct lab_part_state *part = session_part(session);
    const bool done[TRAIL] = {lab_part_is_locked(part),   lab_part_is_locked(part),
                              part->observation != NULL,  part->observation != NULL,
                              lab_part_is_revealed(part), lab_part_is_done(part)};
    struct scene_step *steps = arena_alloc(build->arena, TRAIL * sizeof *steps);
    for (size_t i = 0; i < TRAIL; i++) {
        steps[i] = (struct scene_step){build_text(build, trail[i].name),
                                       trail[i].screen == session->screen, done[i]};
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
        build->scene.title = build_words(
            build, "ui.preset_title",
            (struct lab_word[]){{"title", .text = build->scene.title}, {0}});
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
        [SCENE_START] = start_scene,     [SCENE_TRACK] = track_scene,
        [SCENE_PARTS] = parts_scene,     [SCENE_BRIEF] = brief_scene,
        [SCENE_LOCK] = lock_scene,       [SCENE_WORKBENCH] = workbench_scene,
        [SCENE_OBSERVE] = observe_scene, [SCENE_REVEAL] = reveal_scene,
        [SCENE_REFLECT] = reflect_scene, [SCENE_FINALE] = finale_scene,
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
    session->build.out = NULL; /* it was this call's */
    session->build.design = NULL;
}
