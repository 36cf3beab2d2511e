#include "scenes/start_screens.h"

void start_scene(const struct build *build, const struct lesson *lesson)
{
    build_list(build, SCENE_TEXT, "start");
    build_paragraph(build, SCENE_TEXT,
                    build_text(build, build->form == NUMBER_WORDS ? "start.words" : "start.keys"));
    if (lesson_track(lesson)) {
        build_paragraph(build, SCENE_HEADING,
                        build_join(build, "ui.label_value", build_text(build, "name"),
                                   build_text(build, "persona")));
    }
}

void track_scene(const struct build *build, const struct lesson *lesson)
{
    (void)lesson;
    build_list(build, SCENE_TEXT, "track");
}

void parts_scene(const struct build *build, const struct lesson *lesson)
{
    (void)lesson;
    build_list(build, SCENE_TEXT, "parts");
}
