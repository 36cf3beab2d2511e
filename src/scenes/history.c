#include "scenes/history.h"

#include "design/dial.h"
#include "design/evaluation.h"
#include "lesson/runs.h"
#include "scenes/case_scene.h"
#include "scenes/dial_words.h"

static void compare_row(struct scene_instrument *table, const char *label, const char *a,
                        const char *b)
{
    build_row(table, label, a)->limit = b;
}

static const char *aim_text(const struct build *build, const struct rule *aim,
                            const struct judged *judged)
{
    static const enum scene_verdict verdicts[] = {
        [RULE_HOLDS] = SCENE_MET,
        [RULE_FAILS] = SCENE_NOT_MET,
        [RULE_UNKNOWN] = SCENE_CANNOT_SAY,
    };
    return build_join(
        build, "ui.behind_number",
        number_text(build->catalog, build->arena, rule_value(aim, &judged->design, &judged->out),
                    aim->unit, aim->digits, build->form),
        build_verdict(build, verdicts[rule_holds(aim, &judged->design, &judged->out)]));
}

static void add_comparison(const struct build *build, const struct lesson *lesson)
{
    const struct part *part = lesson_part(lesson);
    const struct run *runs = lesson_part_state(lesson)->runs;
    const size_t *numbers = lesson->where.compared;
    const struct design *a = &runs[numbers[0] - 1].design, *b = &runs[numbers[1] - 1].design;
    /* As they were judged: an aim may be held against the best design, which an evaluation finds.
     */
    struct evaluation *one = lesson->bench.first, *other = lesson->bench.best;
    evaluation_set(one, build->track, part->number, a);
    evaluation_set(other, build->track, part->number, b);
    const struct judged *judged_a = evaluation_judged(one), *judged_b = evaluation_judged(other);
    struct scene_instrument *table = build_instrument(build, SCENE_VALUES, "compare",
                                                      1 + part->slider_count + part->aim_count);
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
                    aim_text(build, &part->aims[i], judged_a),
                    aim_text(build, &part->aims[i], judged_b));
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
