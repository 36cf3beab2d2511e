/* answering: the questions of a screen, and the events that answer them. */
#include <string.h>

#include "lesson/session_impl.h"

/* ---- questions of a screen ---- */

size_t session_questions(const struct lab_session *session, enum scene_screen screen,
                         struct lab_question questions[LAB_QUESTIONS_MAX])
{
    if (screen == SCENE_LOCK) {
        return lab_lock_questions(&session_track(session)->parts[session->part - 1], questions);
    }
    if (screen == SCENE_OBSERVE) {
        return lab_observe_questions(questions);
    }
    if (screen == SCENE_REFLECT) {
        const struct lab_part_ops *ops = lab_part_ops(session->part);
        memcpy(questions, ops->questions, ops->question_count * sizeof *questions);
        return ops->question_count;
    }
    return 0;
}

static const struct lab_question *question_find(const struct lab_session *session, const char *id,
                                                struct lab_question *questions)
{
    size_t count = session_questions(session, session->screen, questions);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(questions[i].id, id) == 0) {
            return &questions[i];
        }
    }
    return NULL;
}

/* ---- answering ---- */

static bool question_option(struct lab_session *session, const struct lab_question *question,
                            int option)
{
    if (question->kind != LAB_ASK_CHOICE || option < 0 ||
        (size_t)option >= question->option_count) {
        return session_say_text(session, "refuse.option");
    }
    pairs_set(&session->answers, question->id, question->options[option]);
    return true;
}

/* The next option, going round; from none chosen to the first or the last. */
static bool question_step(struct lab_session *session, const struct lab_question *question,
                          int steps)
{
    if (question->kind != LAB_ASK_CHOICE || question->option_count == 0) {
        return false;
    }
    int count = (int)question->option_count;
    int at = steps > 0 ? -1 : count;
    for (int i = 0; i < count; i++) {
        if (strcmp(question->options[i], pairs_text(&session->answers, question->id)) == 0) {
            at = i;
        }
    }
    return question_option(session, question, ((at + steps) % count + count) % count);
}

/* Keeps a text under a name, in the answers and on disk. */
static bool keep(struct lab_session *session, const char *name, const char *text)
{
    const char *saved = pairs_text(&session_part(session)->drafts, name);
    pairs_set(&session->answers, name, text);
    return strcmp(saved, text) == 0 || session_record(session, "draft", name, text, NULL);
}

/* What is being written is the answer until there is a finished one, and then stands beside it. */
static bool question_draft(struct lab_session *session, const struct lab_question *question,
                           const char *text)
{
    if (!lab_question_is_written(question)) {
        return keep(session, question->id, text);
    }
    const struct lab_part_state *part = session_part(session);
    if (!*pairs_text(&part->drafts, question->id) &&
        !*pairs_text(&part->reflection, question->id)) {
        pairs_set(&session->answers, question->id, text);
    }
    return keep(session, lab_question_draft(&session->build, question), text);
}

/* A finished text: nothing stands beside it any more. */
static bool question_finish(struct lab_session *session, const struct lab_question *question,
                            const char *text)
{
    const char *draft = lab_question_draft(&session->build, question);
    bool kept = keep(session, question->id, text);
    return kept && keep(session, draft, "");
}

const char *answering_read(struct lab_session *session, const struct lab_question *question,
                           const char *text)
{
    char why[LAB_WHY_BYTES];
    const char *answer = lab_question_read(&session->build, question, text, why);
    if (!answer) {
        session_say(session, false, "%s: %s", build_text(&session->build, question->label), why);
    }
    return answer;
}

static bool question_type(struct lab_session *session, const struct lab_question *question,
                          const char *text)
{
    const char *answer = answering_read(session, question, text);
    if (!answer) {
        return false;
    }
    if (lab_question_is_written(question)) {
        return question_finish(session, question, answer);
    }
    pairs_set(&session->answers, question->id, answer);
    return true;
}

bool answering_event(struct lab_session *session, const struct lab_event *event)
{
    struct lab_question questions[LAB_QUESTIONS_MAX];
    const struct lab_question *question;
    if (!event->field) {
        return session_say_text(session, "event.nothing");
    }
    question = question_find(session, event->field, questions);
    if (!question) {
        return session_refuse(session, event->field, "refuse.field");
    }
    switch (event->kind) {
    case LAB_STEP: return question_step(session, question, event->steps);
    case LAB_CHOOSE: return question_option(session, question, event->steps);
    case LAB_TYPE: return question_type(session, question, event->text);
    case LAB_DRAFT: return question_draft(session, question, event->text);
    default: return false;
    }
}
