/* start_screens: the scenes before a part: the start, the tracks, the parts. */
#include "course/settings.h"
#include "lesson/session_impl.h"

void start_scene(struct lab_session *session)
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

void track_scene(struct lab_session *session)
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
        struct scene_field *field = build_field(build, SCENE_ACTION, id,
                                                arena_printf(build->arena, "%s: %s",
                                                             build_text(build, "name"),
                                                             build_text(build, "persona")));
        field->help = build_text(build, "about");
        field->readout = arena_printf(build->arena, "%s. %s", field->label, field->help);
    }
    build->track = chosen;
}

void parts_scene(struct lab_session *session)
{
    static const char *const ids[LAB_PARTS] = {"part.1", "part.2", "part.3", "finale"};
    struct build *build = &session->build;
    build_list(build, SCENE_TEXT, "parts");
    for (int i = 0; i < LAB_PARTS; i++) {
        build->part = i + 1;
        const char *id = i + 1 < LAB_PARTS ? ids[i] : "part.4";
        const char *action = build_textf(build, "action.%s", ids[i]);
        const char *aim = build_textf(build, "aim");
        bool open = i + 1 != SIM_PART_FINALE || finale_is_open(session);
        const char *word = lab_progress(session->state, (size_t)session->state->track,
                                        (enum sim_part)(i + 1));
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
