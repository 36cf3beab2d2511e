/* ending: the last screen: calibration, what is missing, where the report is. */
#include <math.h>

#include "lesson/calibration.h"
#include "lesson/session_impl.h"

enum { CALIBRATION_ROWS = 6 };

bool ending_is_open(const struct lab_session *session)
{
    for (int i = SIM_PART_SCALING; i <= SIM_PART_COMPOUND; i++) {
        if (!lab_part_is_revealed(session_part_of(session, (enum sim_part)i))) {
            return false;
        }
    }
    return true;
}

/* What was predicted how surely, and what that earned. */
static void part_row(struct lab_session *session, struct scene_instrument *table,
                     enum sim_part number)
{
    struct build *build = &session->build;
    const struct lab_part_state *part = session_part_of(session, number);
    bool right = lab_choice_is_right(part);
    int confidence = lab_confidence(part);
    build->part = (int)number;
    const char *sure = build_textf(build, "confidence.%d", confidence);
    struct scene_row *row = build_row(table, build_text(build, "short"), sure ? sure : "");
    row->limit = build_text(build, right ? "calibration.right" : "calibration.wrong");
    row->note = confidence ? arena_printf(build->arena, "%+d", lab_marks(right, confidence)) : "";
    build->part = 0;
}

static void calibration_table(struct lab_session *session)
{
    struct build *build = &session->build;
    struct lab_calibration c;
    lab_calibration_take(session->state, (size_t)session->state->track, &c);
    struct scene_instrument *table = build_instrument(build, SCENE_VALUES, "calibration",
                                                      CALIBRATION_ROWS);
    for (int i = SIM_PART_SCALING; i <= SIM_PART_COMPOUND; i++) {
        part_row(session, table, (enum sim_part)i);
    }
    build_row(table, build_text(build, "calibration.marks"),
              arena_printf(build->arena, "%d", c.marks));
    build_row(table, build_text(build, "calibration.brier"), build_number(build, c.brier, "-", 3));
    const char *of = arena_printf(build->arena, "%zu %s %zu", c.sure_right,
                                  build_text(build, "verdicts.of"), c.sure);
    build_row(table, build_text(build, "calibration.sure"), of);
    table->sentence = arena_printf(build->arena, "%s %s.", build_text(build, "calibration.sure"),
                                   of);
}

static void missing_list(struct lab_session *session)
{
    struct build *build = &session->build;
    struct lab_missing missing[LAB_MISSING_MAX];
    size_t count = lab_missing(session->state, (size_t)session->state->track, missing);
    build_paragraph(build, SCENE_HEADING,
                    build_text(build, count > 0 ? "end.missing" : "end.complete"));
    for (size_t i = 0; i < count; i++) {
        build->part = (int)missing[i].part;
        build_paragraph(build, SCENE_ITEM,
                        arena_printf(build->arena, "%s: %s", build_text(build, "short"),
                                     build_text(build, missing[i].what)));
    }
    build->part = 0;
}

void ending_scene(struct lab_session *session)
{
    struct build *build = &session->build;
    build_list(build, SCENE_TEXT, "end");
    missing_list(session);
    build_paragraph(build, SCENE_HEADING, build_text(build, "end.report"));
    build_list(build, SCENE_TEXT, "end.report");
    calibration_table(session);
    build_list(build, SCENE_TEXT, "calibration");
    build_action(build, "to_parts")->primary = true;
}
