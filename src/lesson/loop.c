/* loop: the order of the lesson. Which screen follows which, and what each action writes. */
#include <string.h>

#include "course/settings.h"
#include "design/scenario.h"
#include "design/truth.h"
#include "lesson/session_impl.h"
#include "store/number.h"
#include "store/pairs.h"

/* ---- moving about ---- */

/* What was answered so far stays while the student looks elsewhere in the part. */
static void answers_load(struct lab_session *session)
{
    struct lab_question questions[LAB_QUESTIONS_MAX];
    struct lab_part_state *part = session_part(session);
    size_t count = session_questions(session, session->screen, questions);
    if (session->answers_screen == session->screen && session->answers_part == session->part) {
        return;
    }
    session->answers_screen = session->screen;
    session->answers_part = session->part;
    pairs_free(&session->answers);
    for (size_t i = 0; i < count; i++) {
        const char *name = lab_question_draft(&session->build, &questions[i]);
        const char *draft = pairs_text(&part->drafts, name);
        const char *typed = pairs_text(&part->drafts, questions[i].id);
        const char *given = pairs_text(&part->reflection, questions[i].id);
        pairs_set(&session->answers, questions[i].id, *typed ? typed : *given ? given : draft);
        pairs_set(&session->answers, name, draft);
    }
}

bool session_go(struct lab_session *session, enum scene_screen screen)
{
    bool saved = !session_on_bench(session) || workbench_save(session);
    if (screen == SCENE_WORKBENCH && session->part == SIM_PART_FINALE) {
        screen = SCENE_FINALE;
    }
    session->screen = screen;
    session->view[0] = '\0';
    session->compared[0] = session->compared[1] = 0;
    if (session_on_bench(session)) {
        workbench_load(session);
    }
    if (screen == SCENE_REFLECT) {
        session_part_design(session, &session->design);
    }
    if (screen == SCENE_LOCK || screen == SCENE_OBSERVE || screen == SCENE_REFLECT) {
        answers_load(session);
    }
    return saved;
}

void session_scenario(const struct lab_session *session, struct lab_design *scenario)
{
    lab_lock_scenario(session->catalog, session_track(session), session->part,
                      (unsigned)session->state->variant, scenario);
}

/* Computes the truth and records it. Called only once prediction and observation are on disk. */
static bool reveal(struct lab_session *session)
{
    struct lab_design scenario;
    struct lab_truth truth;
    struct buffer block = {0};
    const struct lab_part *part = &session_track(session)->parts[session->part - 1];
    if (!session_anchor(session)) {
        return false;
    }
    session_scenario(session, &scenario);
    lab_truth_find(session->part, &scenario, &truth);
    pairs_add(&block, "choice", part->lock_choices[truth.choice]);
    pairs_add_number(&block, "number", truth.number);
    pairs_add(&block, "mechanism", part->lock_mechanisms[truth.mechanism]);
    bool ok = session_record(session, "reveal", "truth", buffer_text(&block), &scenario);
    buffer_free(&block);
    return ok && session_go(session, SCENE_REVEAL);
}

static bool enter_finale(struct lab_session *session)
{
    session->part = SIM_PART_FINALE;
    bool visited = session_part(session)->has_design;
    return session_go(session, visited ? SCENE_FINALE : SCENE_BRIEF);
}

/* An answer that is half written calls its writer back to its screen. */
static bool goes_on_writing(struct lab_session *session, enum scene_screen screen)
{
    struct lab_question questions[LAB_QUESTIONS_MAX];
    size_t count = session_questions(session, screen, questions);
    for (size_t i = 0; i < count; i++) {
        const struct pairs *drafts = &session_part(session)->drafts;
        if (*pairs_text(drafts, questions[i].id) ||
            *pairs_text(drafts, lab_question_draft(&session->build, &questions[i]))) {
            return true;
        }
    }
    return false;
}

bool session_enter_part(struct lab_session *session, enum sim_part number)
{
    if (number == SIM_PART_FINALE) {
        return enter_finale(session);
    }
    session->part = number;
    const struct lab_part_state *part = session_part(session);
    if (!lab_part_is_locked(part)) {
        return session_go(session, SCENE_BRIEF);
    }
    if (!part->observation) {
        bool writing = goes_on_writing(session, SCENE_OBSERVE);
        return session_go(session, writing ? SCENE_OBSERVE : SCENE_WORKBENCH);
    }
    if (!lab_part_is_revealed(part)) {
        return reveal(session);
    }
    bool reflecting = lab_part_is_done(part) || goes_on_writing(session, SCENE_REFLECT);
    return session_go(session, reflecting ? SCENE_REFLECT : SCENE_REVEAL);
}

/* ---- actions ---- */

static bool act_begin(struct lab_session *session)
{
    return session_go(session, session_track(session) ? SCENE_PARTS : SCENE_TRACK);
}

/* The first part that is not done; part 3 ends with the finale. */
static bool act_resume(struct lab_session *session)
{
    int part = SIM_PART_SCALING;
    while (part < SIM_PART_COMPOUND &&
           lab_part_is_done(session_part_of(session, (enum sim_part)part))) {
        part++;
    }
    session->part = (enum sim_part)part;
    const struct lab_part_state *finale = session_part_of(session, SIM_PART_FINALE);
    bool in_finale = part == SIM_PART_COMPOUND && finale->has_design &&
                     !lab_part_is_done(session_part(session));
    return in_finale ? enter_finale(session) : session_enter_part(session, (enum sim_part)part);
}

/* Part 3's reflection opens with the finale; once that is recorded, the legacy is defended. */
static bool act_to_finale(struct lab_session *session)
{
    bool saved = session_go(session, SCENE_PARTS);
    return enter_finale(session) && saved;
}

static bool act_to_legacy(struct lab_session *session)
{
    bool saved = session_go(session, SCENE_PARTS);
    session->part = SIM_PART_COMPOUND;
    return session_go(session, SCENE_REFLECT) && saved;
}

/* The answers of this screen as pairs; false with a message at the first that is missing or
 * wrong. */
static bool answers_block(struct lab_session *session, struct buffer *block)
{
    struct lab_question questions[LAB_QUESTIONS_MAX];
    size_t count = session_questions(session, session->screen, questions);
    for (size_t i = 0; i < count; i++) {
        const char *answer = answering_read(session, &questions[i],
                                            pairs_text(&session->answers, questions[i].id));
        if (!answer) {
            return false;
        }
        pairs_add(block, questions[i].id, answer);
        pairs_set(&session->answers, questions[i].id, answer);
    }
    return true;
}

/* The lock's row holds its whole scenario, too. */
static void scenario_pairs(struct lab_session *session, const struct lab_design *scenario,
                           struct buffer *block)
{
    const char *const *names = lab_lock_names(session_track(session), session->part);
    char value[LAB_VALUE_BYTES];
    for (; *names; names++) {
        pairs_add(block, *names, lab_design_get(session->catalog, scenario, *names, value));
    }
}

static bool act_lock(struct lab_session *session)
{
    struct lab_design scenario;
    struct buffer block = {0};
    session_scenario(session, &scenario);
    bool ok = answers_block(session, &block);
    if (ok) {
        scenario_pairs(session, &scenario, &block);
        ok = session_record(session, "lock", "prediction", buffer_text(&block), &scenario);
    }
    buffer_free(&block);
    if (!ok) {
        return false;
    }
    ok = session_anchor(session); /* if not, the reveal will ask for it again: the lock stands */
    return session_go(session, SCENE_WORKBENCH) && ok;
}

static bool act_observe(struct lab_session *session)
{
    struct lab_question questions[LAB_QUESTIONS_MAX];
    session_questions(session, SCENE_OBSERVE, questions);
    const char *text = answering_read(session, &questions[0],
                                      pairs_text(&session->answers, questions[0].id));
    return text && session_record(session, "observe", "observation", text, NULL) && reveal(session);
}

/* A reflection that the part can't work with is not handed in, and says why. */
static bool not_refused(struct lab_session *session)
{
    const struct lab_part_ops *ops = lab_part_ops(session->part);
    session->build.design = &session->design;
    const char *why = ops->refuse
                          ? ops->refuse(&session->build, &session->design, &session->answers)
                          : NULL;
    return !why || session_say(session, false, "%s", why);
}

static bool act_submit(struct lab_session *session)
{
    struct buffer block = {0};
    const char *event = lab_part_ops(session->part)->reflect_event;
    bool ok = answers_block(session, &block) && not_refused(session) &&
              session_record(session, event ? event : "reflect", "answers", buffer_text(&block),
                             &session->design);
    buffer_free(&block);
    if (ok) {
        session_say_text(session, "reflect.thanks");
    }
    return ok;
}

static bool act_commit(struct lab_session *session)
{
    return (session->part != SIM_PART_FINALE || finale_can_commit(session)) &&
           workbench_commit(session);
}

static bool act_reset(struct lab_session *session)
{
    if (!session_record(session, "reset", "part", "", NULL)) {
        return false;
    }
    workbench_load(session);
    session_say_text(session, "reset.done");
    return true;
}

bool session_choose_track(struct lab_session *session, const char *id)
{
    const struct lab_track *track = lab_track_find(session->catalog, id);
    if (!track) {
        return session_refuse(session, id, "refuse.track");
    }
    if (!course_has_track(session->tracks, id)) {
        return session_refuse(session, id, "refuse.course");
    }
    const struct ledger_entry entry = {
        .track = track->id, .event = "track", .key = "track", .value = track->id};
    session->part = 0;
    session->answers_part = 0;
    return (session_track(session) == track || session_append(session, &entry)) &&
           session_go(session, SCENE_PARTS);
}

static bool restore_run(struct lab_session *session, const char *number)
{
    long long run;
    const struct lab_part_state *part = session_part(session);
    if (!number_parse_integer(number, 1, (long long)part->run_count, &run)) {
        return session_refuse(session, number, "refuse.run");
    }
    session->view[0] = '\0';
    return workbench_set(session, &part->runs[run - 1].design);
}

static bool enter_named(struct lab_session *session, const char *number)
{
    return session_enter_part(session, (enum sim_part)(*number - '0'));
}

/* To the workbench of another part; to its brief where there is no prediction yet. */
static bool mend(struct lab_session *session, const char *number)
{
    bool saved = session_go(session, SCENE_PARTS);
    session->part = (enum sim_part)(*number - '0');
    return session_go(session,
                      lab_part_is_locked(session_part(session)) ? SCENE_WORKBENCH : SCENE_BRIEF) &&
           saved;
}

/* Actions that only go to a screen. */
static const struct {
    const char *id;
    enum scene_screen screen;
} ways[] = {
    {"tracks", SCENE_TRACK},     {"to_parts", SCENE_PARTS},         {"to_brief", SCENE_BRIEF},
    {"to_lock", SCENE_LOCK},     {"to_workbench", SCENE_WORKBENCH}, {"to_observe", SCENE_OBSERVE},
    {"to_reveal", SCENE_REVEAL}, {"to_reflect", SCENE_REFLECT},     {"to_end", SCENE_END},
};

static const struct {
    const char *id;
    bool (*act)(struct lab_session *session);
} actions[] = {
    {"begin", act_begin},     {"resume", act_resume},         {"lock", act_lock},
    {"commit", act_commit},   {"restore", workbench_restore}, {"reset", act_reset},
    {"observe", act_observe}, {"to_finale", act_to_finale},   {"to_legacy", act_to_legacy},
    {"submit", act_submit},
};

/* Actions with a name or a number behind their point. */
static const struct {
    const char *prefix;
    bool (*act)(struct lab_session *session, const char *rest);
} families[] = {
    {"track.", session_choose_track}, {"part.", enter_named},      {"mend.", mend},
    {"mark.", history_mark},          {"preset.", history_preset}, {"run.", restore_run},
};

static bool is_offered(const struct scene *scene, const char *id)
{
    for (size_t i = 0; i < scene->field_count; i++) {
        const struct scene_field *field = &scene->fields[i];
        if (field->kind == SCENE_ACTION && !field->fixed && strcmp(field->id, id) == 0) {
            return true;
        }
    }
    return false;
}

/* Only what the scene offers can be done: no front end or script goes round the loop's order. */
bool session_act(struct lab_session *session, const char *id)
{
    if (!is_offered(&session->build.scene, id)) {
        return session_refuse(session, id, "refuse.here");
    }
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        if (strcmp(ways[i].id, id) == 0) {
            return session_go(session, ways[i].screen);
        }
    }
    for (size_t i = 0; i < sizeof actions / sizeof actions[0]; i++) {
        if (strcmp(actions[i].id, id) == 0) {
            return actions[i].act(session);
        }
    }
    for (size_t i = 0; i < sizeof families / sizeof families[0]; i++) {
        size_t length = strlen(families[i].prefix);
        if (strncmp(families[i].prefix, id, length) == 0) {
            return families[i].act(session, id + length);
        }
    }
    return session_refuse(session, id, "refuse.here");
}
