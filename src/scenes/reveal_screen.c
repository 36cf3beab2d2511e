/* reveal_screen: prediction against result, from the locked scenario. */
#include <math.h>
#include <string.h>

#include "design/evaluate.h"
#include "design/truth.h"
#include "lesson/session_impl.h"
#include "scenes/number_off.h"
#include "store/number.h"

static const char *lock_option(struct build *build, const char *kind, const char *id)
{
    const char *label = build_textf(build, "%s.%s", kind, id);
    return label ? label : id;
}

/* The result goes below the prediction: narrow screens show no limits. */
static const char *result_text(struct build *build, const char *truth)
{
    return arena_printf(build->arena, "%s: %s", build_text(build, "reveal.result"), truth);
}

static void option_rows(struct build *build, struct scene_instrument *table, const char *label,
                        const char *kind, const char *said, const char *truth)
{
    bool right = strcmp(said, truth) == 0;
    struct scene_row *row = build_row(table, build_text(build, label),
                                      lock_option(build, kind, said));
    row->verdict = right ? SCENE_RIGHT : SCENE_NOT_RIGHT;
    if (!right) {
        row->note = result_text(build, lock_option(build, kind, truth));
    }
}

static bool number_row(struct lab_session *session, struct scene_instrument *table,
                       const struct lab_part_state *part)
{
    struct build *build = &session->build;
    const struct lab_part_ops *ops = lab_part_ops(session->part);
    const struct lab_part *data = &session_track(session)->parts[session->part - 1];
    double said = NAN, truth = NAN;
    double factor = lab_unit_find(build->catalog, ops->number_unit)->factor;
    number_parse(pairs_text(&part->lock, "number"), &said);
    number_parse(pairs_text(&part->reveal, "number"), &truth);
    bool right = lab_number_is_right(session->part, data->lock_tolerance, said, truth);
    struct scene_row *row = build_row(
        table, build_text(build, "lock.field.number"),
        build_number(build, said * factor, ops->number_unit, ops->number_digits));
    row->verdict = right ? SCENE_RIGHT : SCENE_NOT_RIGHT;
    row->note = arena_printf(build->arena, "%s; %s",
                             result_text(build, build_number(build, truth * factor,
                                                             ops->number_unit, ops->number_digits)),
                             number_off(build, session->part, said, truth));
    return right;
}

static const char *confidence_text(bool right, const char *confidence)
{
    if (*confidence == '3') {
        return right ? "reveal.sure_right" : "reveal.sure_wrong";
    }
    if (*confidence == '1') {
        return right ? "reveal.guess_right" : "reveal.guess_wrong";
    }
    return NULL;
}

static void reveal_texts(struct lab_session *session, const struct lab_part_state *part,
                         bool number_right)
{
    struct build *build = &session->build;
    const char *said = pairs_text(&part->lock, "choice");
    const char *truth = pairs_text(&part->reveal, "choice");
    bool right = strcmp(said, truth) == 0;
    build_paragraph(build, SCENE_HEADING,
                    build_text(build, right ? "reveal.right" : "reveal.wrong"));
    const char *misconception = build_textf(build, "reveal.misconception.%s", said);
    if (!right && misconception) {
        build_paragraph(build, SCENE_TEXT, misconception);
    }
    const char *why = build_textf(build, "reveal.choice.%s", truth);
    const char *mechanism = build_textf(build, "reveal.mechanism.%s",
                                        pairs_text(&part->reveal, "mechanism"));
    build_paragraph(build, SCENE_TEXT, why ? why : "");
    build_paragraph(build, SCENE_TEXT, mechanism ? mechanism : "");
    build_paragraph(build, SCENE_TEXT,
                    build_text(build, number_right ? "reveal.number.within" : "reveal.number.off"));
    const char *confidence = confidence_text(right, pairs_text(&part->lock, "confidence"));
    if (confidence) {
        build_paragraph(build, SCENE_TEXT, build_text(build, confidence));
    }
    for (int i = 2;; i++) {
        const char *more = build_textf(build, "reveal.%d", i);
        if (!more) {
            break;
        }
        build_paragraph(build, SCENE_TEXT, more);
    }
}

void reveal_scene(struct lab_session *session)
{
    struct build *build = &session->build;
    const struct lab_part_state *part = session_part(session);
    struct lab_design scenario;
    struct sim_outputs out;
    session_scenario(session, &scenario);
    lab_evaluate(session->part, &scenario, &out);
    build->design = &scenario;
    build->out = &out;
    build_paragraph(build, SCENE_TEXT, build_text(build, "reveal.1"));
    size_t before = build->scene.paragraph_count;
    build_paragraph(build, SCENE_TEXT, build_text(build, "lock.scenario"));
    struct scene_instrument *table = build_instrument(build, SCENE_VERDICTS, "reveal", 4);
    option_rows(build, table, "lock.field.choice", "lock.choice",
                pairs_text(&part->lock, "choice"), pairs_text(&part->reveal, "choice"));
    bool right = number_row(session, table, part);
    option_rows(build, table, "lock.field.mechanism", "lock.mechanism",
                pairs_text(&part->lock, "mechanism"),
                pairs_text(&part->reveal, "mechanism"));
    build_row(table, build_text(build, "lock.field.confidence"),
              lock_option(build, "confidence", pairs_text(&part->lock, "confidence")));
    build_paragraph(build, SCENE_ITEM,
                    arena_printf(build->arena, "%s: %s", build_text(build, "observe.field"),
                                 part->observation));
    reveal_texts(session, part, right);
    build->scene.after = build->scene.paragraph_count - before;
    build_action(build, session->part == SIM_PART_COMPOUND ? "to_finale" : "to_reflect")
        ->primary = true;
    build_action(build, "to_workbench");
    build_action(build, "to_parts");
    build->design = &session->design;
    build->out = NULL;
}
