#include "scenes/finale_screen.h"

#include "design/evaluate.h"
#include "scenes/verdicts.h"
#include "scenes/workbench_scene.h"

void finale_brief(const struct build *build, const struct lesson *lesson)
{
    struct design design;
    struct sim_outputs out;
    lesson_standing_design(lesson, SIM_PART_FINALE, &design);
    design_evaluate(SIM_PART_FINALE, &design, &out);
    const struct build about = build_about(build, build->part, &design, &out);
    build_paragraph(build, SCENE_HEADING, build_text(&about, "title"));
    build_list(&about, SCENE_TEXT, "brief");
}

/* What binds stands above the constraints. */
void finale_scene(const struct build *build, const struct lesson *lesson)
{
    workbench_fields(build, lesson);
    workbench_instruments(build, lesson, false);
    verdicts_add(build, build->evaluation);
    if (lesson_finale_is_recorded(lesson) && !lesson_finale_is_current(lesson)) {
        build->sheet->scene.message = build_text(build, "notice.stale");
    }
}

void finale_constraints(const struct build *build, const struct lesson *lesson)
{
    const struct run *run = part_last_run(lesson_state_of(lesson, SIM_PART_FINALE));
    if (run) {
        const struct build about = build_about(build, SIM_PART_FINALE, build->design, build->out);
        evaluation_set(lesson->bench.best, build->track, SIM_PART_FINALE, &run->design);
        verdicts_add(&about, lesson->bench.best);
    }
}
