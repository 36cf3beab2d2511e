/*
 * finale_screen: the finale in the loop: when it opens, its workbench, and the way to the legacy.
 */
#include "design/evaluate.h"
#include "lesson/session_impl.h"
#include "scenes/verdicts.h"

bool finale_is_open(const struct lab_session *session)
{
    return lab_part_is_revealed(session_part_of(session, SIM_PART_COMPOUND));
}

bool finale_is_recorded(const struct lab_session *session)
{
    return lab_part_last_run(session_part_of(session, SIM_PART_FINALE)) != NULL;
}

bool finale_can_commit(struct lab_session *session)
{
    for (int i = SIM_PART_SCALING; i <= SIM_PART_COMPOUND; i++) {
        const struct lab_part *part = &session_track(session)->parts[i - 1];
        if (!lab_runs_standing(part, session_part_of(session, (enum sim_part)i))) {
            return session_say(session, false, "%s %s",
                               build_textf(&session->build, "action.part.%d", i),
                               build_text(&session->build, "finale.not_yet"));
        }
    }
    return true;
}

bool finale_is_current(const struct lab_session *session)
{
    const struct lab_run *run = lab_part_last_run(session_part_of(session, SIM_PART_FINALE));
    return run && lab_part_is_current(session->state, (size_t)session->state->track,
                                      SIM_PART_FINALE, &run->design);
}

void finale_brief(struct lab_session *session)
{
    struct build *build = &session->build;
    struct sim_outputs out;
    session_part_design(session, &session->design);
    lab_evaluate(SIM_PART_FINALE, &session->design, &out);
    build->design = &session->design;
    build->out = &out;
    build_paragraph(build, SCENE_HEADING, build_text(build, "title"));
    build_list(build, SCENE_TEXT, "brief");
    build_action(build, "to_workbench")->primary = true;
    build_action(build, "to_parts");
    build->out = NULL;
}

void finale_scene(struct lab_session *session)
{
    struct build *build = &session->build;
    workbench_fields(session);
    build_action(build, "commit")->primary = true;
    if (finale_is_recorded(session)) {
        build_action(build, "to_legacy");
    }
    build_action(build, "mend.1");
    build_action(build, "mend.2");
    build_action(build, "mend.3");
    build_action(build, "to_brief")->more = true;
    build_action(build, "to_parts")->more = true;
    workbench_instruments(session, false); /* what binds stands above the constraints */
    workbench_verdicts(session, &session->design);
    if (finale_is_recorded(session) && !finale_is_current(session) && !session->message[0]) {
        session_say_text(session, "notice.stale");
    }
}

void finale_constraints(struct lab_session *session)
{
    struct build *build = &session->build;
    const struct lab_run *run = lab_part_last_run(session_part_of(session, SIM_PART_FINALE));
    if (run) {
        build->part = SIM_PART_FINALE;
        lab_verdicts_add(build, session_track(session), SIM_PART_FINALE, &run->design);
        build->part = (int)session->part;
    }
}
