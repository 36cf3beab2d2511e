#include "scenes/sureness.h"

#include "lesson/calibration.h"

enum { CALIBRATION_ROWS = 7 };

/* What was predicted how surely, and what that earned. */
static void part_row(const struct build *build, const struct lesson *lesson,
                     struct scene_instrument *table, enum sim_part number)
{
    const struct build about = build_about(build, (int)number, build->design, NULL);
    const struct part_state *part = lesson_state_of(lesson, number);
    bool right = choice_is_right(part);
    int confidence = calibration_confidence(part);
    const char *sure = build_textf_if(&about, "confidence.%d", confidence);
    struct scene_row *row = build_row(
        table, build_text(&about, number == SIM_PART_FINALE ? "stress.short" : "short"),
        sure ? sure : "");
    row->limit = build_text(&about, right ? "calibration.right" : "calibration.wrong");
    row->note = confidence ? arena_printf(build->arena, "%+d", calibration_marks(right, confidence))
                           : "";
}

void sureness_add(const struct build *build, const struct lesson *lesson)
{
    struct calibration c;
    calibration_take(lesson->state, lesson_track_index(lesson), &c);
    struct scene_instrument *table = build_instrument(build, SCENE_VALUES, "calibration",
                                                      CALIBRATION_ROWS);
    for (enum sim_part i = SIM_PART_SCALING; i <= SIM_PART_FINALE; i++) {
        if (part_is_revealed(lesson_state_of(lesson, i))) {
            part_row(build, lesson, table, i);
        }
    }
    build_row(table, build_text(build, "calibration.marks"),
              arena_printf(build->arena, "%d", c.marks));
    build_row(table, build_text(build, "calibration.brier"), build_number(build, c.brier, "-", 3));
    const char *of = build_count_of(build, c.sure_right, c.sure);
    build_row(table, build_text(build, "calibration.sure"), of);
    table->sentence = build_join(
        build, "ui.sentence",
        build_join(build, "ui.before_number", build_text(build, "calibration.sure"), of));
    build_list(build, SCENE_TEXT, "calibration");
    build->sheet->scene.after = build->sheet->scene.paragraph_count;
}
