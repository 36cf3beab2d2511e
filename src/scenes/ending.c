#include "scenes/ending.h"

#include "lesson/calibration.h"
#include "lesson/progress.h"

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

static void calibration_table(const struct build *build, const struct lesson *lesson)
{
    struct calibration c;
    calibration_take(lesson->state, lesson_track_index(lesson), &c);
    struct scene_instrument *table = build_instrument(build, SCENE_VALUES, "calibration",
                                                      CALIBRATION_ROWS);
    for (int i = SIM_PART_SCALING; i <= SIM_PART_COMPOUND; i++) {
        part_row(build, lesson, table, (enum sim_part)i);
    }
    if (part_is_locked(lesson_state_of(lesson, SIM_PART_FINALE))) {
        part_row(build, lesson, table, SIM_PART_FINALE);
    }
    build_row(table, build_text(build, "calibration.marks"),
              arena_printf(build->arena, "%d", c.marks));
    build_row(table, build_text(build, "calibration.brier"), build_number(build, c.brier, "-", 3));
    const char *of = build_count_of(build, c.sure_right, c.sure);
    build_row(table, build_text(build, "calibration.sure"), of);
    table->sentence = build_join(
        build, "ui.sentence",
        build_join(build, "ui.before_number", build_text(build, "calibration.sure"), of));
}

static void missing_list(const struct build *build, const struct lesson *lesson)
{
    struct missing missing[MISSING_MAX];
    size_t count = progress_missing(lesson->state, lesson_track_index(lesson), missing);
    build_paragraph(build, SCENE_HEADING,
                    build_text(build, count > 0 ? "end.missing" : "end.complete"));
    for (size_t i = 0; i < count; i++) {
        const struct build about = build_about(build, (int)missing[i].part, build->design, NULL);
        build_paragraph(build, SCENE_ITEM,
                        build_join(build, "ui.label_value", build_text(&about, "short"),
                                   build_text(&about, missing[i].what)));
    }
}

void ending_scene(const struct build *build, const struct lesson *lesson)
{
    build_list(build, SCENE_TEXT, "end");
    missing_list(build, lesson);
    build_paragraph(build, SCENE_HEADING, build_text(build, "end.report"));
    build_list(build, SCENE_TEXT, "end.report");
    calibration_table(build, lesson);
    build_list(build, SCENE_TEXT, "calibration");
}
