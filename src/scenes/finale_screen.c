#include "scenes/finale_screen.h"

#include "design/evaluate.h"
#include "lesson/struck.h"
#include "scenes/stress_screens.h"
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

/* A text about the run that was recorded last. */
static const char *run_words(const struct build *build, const char *id, const struct lesson *lesson)
{
    const struct part_state *finale = lesson_state_of(lesson, SIM_PART_FINALE);
    return build_words(build, id, (struct word[]){{"run", .number = finale->run_count}, {0}});
}

/* The finale's last run was made with earlier designs of the parts, and stress may keep it. */
static const char *stale_words(const struct build *build, const struct lesson *lesson)
{
    if (!part_is_locked(lesson_state_of(lesson, SIM_PART_FINALE))) {
        return run_words(build, "ui.finale_stale", lesson);
    }
    return build_join(build, "ui.two_sentences", run_words(build, "ui.finale_stale_struck", lesson),
                      stress_older_words(build, lesson));
}

/* What binds stands above the constraints. */
void finale_scene(const struct build *build, const struct lesson *lesson)
{
    workbench_fields(build, lesson);
    workbench_instruments(build, lesson, false);
    verdicts_add(build, build->evaluation);
    if (lesson_finale_is_recorded(lesson) && !lesson_finale_is_current(lesson)) {
        build->sheet->scene.message = stale_words(build, lesson);
    }
}

/* Of the recorded run, whatever stress and repairs made of it since; that stands below. */
void finale_constraints(const struct build *build, const struct lesson *lesson)
{
    const struct part_state *finale = lesson_state_of(lesson, SIM_PART_FINALE);
    const struct run *run = part_last_run(finale);
    if (run) {
        const struct build about = build_about(build, SIM_PART_FINALE, build->design, build->out);
        evaluation_set(lesson->bench.best, build->track, SIM_PART_FINALE, &run->design);
        const struct build recorded = build_evaluated(&about, SIM_PART_FINALE, lesson->bench.best);
        struct scene_instrument *verdicts = verdicts_add(&recorded, lesson->bench.best);
        verdicts_name(&recorded, verdicts, run_words(build, "ui.legacy_verdicts", lesson));
        if (part_is_decided(finale) && struck_run(finale) == run) {
            verdicts->sentence = build_join(build, "ui.two_sentences", verdicts->sentence,
                                            stress_held_words(&about, finale));
        }
    }
}
