#include "scenes/start_screens.h"

/* Who comes back knows what the lab is: nothing stands before the way on. */
void start_scene(const struct build *build, const struct lesson *lesson)
{
    if (lesson_track(lesson)) {
        build_paragraph(build, SCENE_HEADING,
                        build_join(build, "ui.label_value", build_text(build, "name"),
                                   build_text(build, "persona")));
    } else {
        build_list(build, SCENE_TEXT, "start");
    }
    build_paragraph(build, SCENE_TEXT,
                    build_text(build, build->form == NUMBER_WORDS ? "start.words" : "start.keys"));
}

void track_scene(const struct build *build, const struct lesson *lesson)
{
    (void)lesson;
    build_list(build, SCENE_TEXT, "track");
}

/* A voice tells of them until the first prediction. */
void parts_scene(const struct build *build, const struct lesson *lesson)
{
    bool begun = false;
    for (enum sim_part i = SIM_PART_SCALING; i <= SIM_PART_FINALE; i++) {
        begun = begun || part_is_locked(lesson_state_of(lesson, i));
    }
    if (!begun || build->form != NUMBER_WORDS) {
        build_list(build, SCENE_TEXT, "parts");
    }
}
