#include "scenes/case_scene.h"

#include <math.h>

#include "design/evaluate.h"
#include "scenes/dial_words.h"

const struct part_state *case_runs(const struct build *build, const struct lesson *lesson)
{
    const struct part_state *state = lesson_part_state(lesson);
    if (!lesson_in_case(lesson)) {
        return state;
    }
    struct part_state *shown = arena_alloc(build->arena, sizeof *shown);
    *shown = *state;
    shown->runs = state->trials;
    shown->run_count = state->trial_count;
    shown->first_run = 0;
    return shown;
}

static bool differs(const struct control *control, const struct design *a, const struct design *b)
{
    double one = control_value(control, a), other = control_value(control, b);
    return one != other && !(isnan(one) && isnan(other));
}

static const char *mission_value(const struct build *build, const struct control *control,
                                 const struct design *mission)
{
    return build_join(build, "ui.label_value", build_text(build, "case.mission"),
                      dial_value(build, control, mission));
}

const char *case_tail(const struct build *build, const struct lesson *lesson,
                      const struct control *control, const char *change)
{
    struct design mission;
    lesson_left_design(lesson, lesson->where.part, &mission);
    if (!differs(control, build->design, &mission)) {
        return change;
    }
    return build_join(build, "ui.list_semicolon", mission_value(build, control, &mission), change);
}

void case_differences(const struct build *build, const struct lesson *lesson)
{
    const struct part *part = lesson_part(lesson);
    struct design mission;
    lesson_left_design(lesson, lesson->where.part, &mission);
    struct scene_instrument *table = build_instrument(build, SCENE_VALUES, "case",
                                                      part->control_count);
    for (size_t i = 0; i < part->control_count; i++) {
        const struct control *control = &part->controls[i];
        if (differs(control, build->design, &mission)) {
            build_row(table, dial_label(build, control), dial_value(build, control, build->design))
                ->limit = mission_value(build, control, &mission);
        }
    }
    build_aside(build, table, true);
    table->sentence = build_text(build, "case.why");
}

void case_trials(const struct build *build, const struct lesson *lesson)
{
    const struct part_state *state = lesson_part_state(lesson);
    if (state->trial_count == 0) {
        return;
    }
    struct scene_instrument *table = build_instrument(build, SCENE_VALUES, "trials",
                                                      state->trial_count);
    for (size_t i = 0; i < state->trial_count; i++) {
        struct sim_outputs out;
        const struct design *design = &state->trials[i].design;
        design_evaluate(lesson->where.part, design, &out);
        const struct build about = build_about(build, build->part, design, &out);
        build_row(table,
                  build_join(&about, "ui.before_number", build_text(&about, "case.trial"),
                             build_number(&about, (double)i + 1, "-", 0)),
                  build_text(&about, "history.line"));
    }
    table->sentence = build_text(build, "case.trials");
}

void case_put(enum sim_part part, const struct design *from, struct design *to)
{
    switch (part) {
    case SIM_PART_SCALING: to->in.scaling = from->in.scaling; break;
    case SIM_PART_RELIABILITY: to->in.reliability = from->in.reliability; break;
    default: to->in.compound = from->in.compound;
    }
}
