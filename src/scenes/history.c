#include "scenes/history.h"

#include "design/dial.h"
#include "design/evaluation.h"
#include "lesson/runs.h"
#include "scenes/aim_number.h"
#include "scenes/case_scene.h"
#include "scenes/dial_words.h"
#include "sim/model.h"

static void compare_row(struct scene_instrument *table, const char *label, const char *a,
                        const char *b)
{
    build_row(table, label, a)->limit = b;
}

/* As it was judged: what another model judged isn't judged anew, its record has the figure. */
static const char *aim_text(const struct build *build, const struct rule *aim,
                            const struct run *run, const struct judged *judged)
{
    if (run->model != SIM_MODEL) {
        return number_text(build->catalog, build->arena, run_number(run, aim->name), aim->unit,
                           aim->digits, build->form);
    }
    static const enum scene_verdict verdicts[] = {
        [RULE_HOLDS] = SCENE_MET,
        [RULE_FAILS] = SCENE_NOT_MET,
        [RULE_UNKNOWN] = SCENE_CANNOT_SAY,
    };
    const struct limited sides = aim_limited(build, aim, judged);
    return build_join(
        build, "ui.behind_number", limited_text(build, &sides, sides.value),
        build_verdict(build, verdicts[rule_holds(aim, &judged->design, &judged->out)]));
}

static const char *met_text(const struct build *build, const struct run *run)
{
    return build_number(build, run_number(run, "aims_met"), "-", 0);
}

static void add_comparison(const struct build *build, const struct lesson *lesson)
{
    const struct part *part = lesson_part(lesson);
    const size_t *numbers = lesson->where.compared;
    const struct run *runs = lesson_part_state(lesson)->runs;
    const struct run *run_a = &runs[numbers[0] - 1], *run_b = &runs[numbers[1] - 1];
    const struct design *a = &run_a->design, *b = &run_b->design;
    /* As they were judged: an aim may be held against the best design, which an evaluation finds.
     */
    struct evaluation *one = lesson->bench.first, *other = lesson->bench.best;
    evaluation_set(one, build->track, part->number, a);
    evaluation_set(other, build->track, part->number, b);
    const struct judged *judged_a = evaluation_judged(one), *judged_b = evaluation_judged(other);
    struct scene_instrument *table = build_instrument(build, SCENE_VALUES, "compare",
                                                      2 + part->slider_count + part->aim_count);
    compare_row(table, build_text(build, "history.run"),
                build_number(build, (double)numbers[0], "-", 0),
                build_number(build, (double)numbers[1], "-", 0));
    for (size_t i = 0; i < part->slider_count; i++) {
        const struct control *control = &part->controls[i];
        compare_row(table, dial_label(build, control), dial_value(build, control, a),
                    dial_value(build, control, b));
    }
    for (size_t i = 0; i < part->aim_count; i++) {
        compare_row(table, build_textf(build, "aim.%s", part->aims[i].id),
                    aim_text(build, &part->aims[i], run_a, judged_a),
                    aim_text(build, &part->aims[i], run_b, judged_b));
    }
    if (run_a->model != SIM_MODEL || run_b->model != SIM_MODEL) {
        compare_row(table, build_text(build, "report.aims_met"), met_text(build, run_a),
                    met_text(build, run_b));
    }
    table->sentence = build_text(build, "compare.sentence");
}

void history_page(const struct build *build, const struct lesson *lesson)
{
    size_t made = runs_made(lesson_part_state(lesson));
    if (made == 0) {
        build_paragraph(build, SCENE_TEXT, build_text(build, "history.none"));
    }
    if (lesson->where.compared[1] != 0) {
        add_comparison(build, lesson);
    }
    case_trials(build, lesson);
    const char *legend = made > 0 ? build_textf_if(build, "history.legend") : NULL;
    if (legend) {
        build_paragraph(build, SCENE_TEXT, legend);
    }
}
