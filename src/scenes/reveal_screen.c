#include "scenes/reveal_screen.h"

#include <math.h>
#include <string.h>

#include "design/evaluate.h"
#include "design/truth.h"
#include "lesson/rules.h"
#include "scenes/illustrative.h"
#include "scenes/number_off.h"
#include "scenes/pictures.h"

static const char *lock_option(const struct build *build, const char *kind, const char *id)
{
    const char *label = build_textf_if(build, "%s.%s", kind, id);
    return label ? label : id;
}

/* The result goes below the prediction: narrow screens show no limits. */
static const char *result_text(const struct build *build, const char *truth)
{
    return build_join(build, "ui.label_value", build_text(build, "reveal.result"), truth);
}

static void option_rows(const struct build *build, struct scene_instrument *table,
                        const char *label, const char *kind, const char *said, const char *truth)
{
    bool right = strcmp(said, truth) == 0;
    struct scene_row *row = build_row(table, build_text(build, label),
                                      lock_option(build, kind, said));
    row->verdict = right ? SCENE_RIGHT : SCENE_NOT_RIGHT;
    if (!right) {
        row->note = result_text(build, lock_option(build, kind, truth));
    }
}

/* Where a sign says a direction, it is asked about only where it is another; else it is the size.
 */
static const char *off_text(const struct build *build, enum sim_part part, double said,
                            double truth)
{
    if (part != SIM_PART_RELIABILITY) {
        return build_text(build, "reveal.number.off");
    }
    return build_text(build, said * truth > 0 ? "reveal.number.size" : "reveal.number.sign");
}

/* What is to be said of the number. */
static const char *number_row(const struct build *build, const struct part *part,
                              const struct part_state *state, struct scene_instrument *table)
{
    const struct rules *rules = rules_of(part->number);
    double said = NAN, truth = NAN;
    double factor = unit_of(&build->catalog->reference.units, rules->number_unit)->factor;
    pairs_number(&state->lock, "number", &said);
    pairs_number(&state->reveal, "number", &truth);
    bool right = number_is_right(part->number, part->lock_tolerance, said, truth);
    struct scene_row *row = build_row(
        table, build_text(build, "lock.field.number"),
        build_number(build, said * factor, rules->number_unit, rules->number_digits));
    row->verdict = right ? SCENE_RIGHT : SCENE_NOT_RIGHT;
    row->note = build_join(
        build, "ui.list_semicolon",
        result_text(build,
                    build_number(build, truth * factor, rules->number_unit, rules->number_digits)),
        number_off(build, part->number, said, truth));
    return right ? build_text(build, "reveal.number.within")
                 : off_text(build, part->number, said, truth);
}

const char *reveal_confidence(bool right, const char *confidence)
{
    if (*confidence == '3') {
        return right ? "reveal.sure_right" : "reveal.sure_wrong";
    }
    if (*confidence == '1') {
        return right ? "reveal.guess_right" : "reveal.guess_wrong";
    }
    return NULL;
}

/* What is tempting in a choice or a reason that is not the right one. */
static void add_misconception(const struct build *build, const char *said, const char *truth)
{
    const char *text = build_textf_if(build, "reveal.misconception.%s", said);
    if (strcmp(said, truth) != 0 && text) {
        build_paragraph(build, SCENE_TEXT, text);
    }
}

static void reveal_texts(const struct build *build, const struct part_state *part,
                         const char *number)
{
    const char *said = pairs_text(&part->lock, "choice");
    const char *truth = pairs_text(&part->reveal, "choice");
    bool right = strcmp(said, truth) == 0;
    build_paragraph(build, SCENE_HEADING,
                    build_text(build, right ? "reveal.right" : "reveal.wrong"));
    add_misconception(build, said, truth);
    add_misconception(build, pairs_text(&part->lock, "mechanism"),
                      pairs_text(&part->reveal, "mechanism"));
    const char *why = build_textf_if(build, "reveal.choice.%s", truth);
    const char *mechanism = build_textf_if(build, "reveal.mechanism.%s",
                                           pairs_text(&part->reveal, "mechanism"));
    build_paragraph(build, SCENE_TEXT, why ? why : "");
    build_paragraph(build, SCENE_TEXT, mechanism ? mechanism : "");
    build_paragraph(build, SCENE_TEXT, number);
    const char *confidence = reveal_confidence(right, pairs_text(&part->lock, "confidence"));
    if (confidence) {
        build_paragraph(build, SCENE_TEXT, build_text(build, confidence));
    }
    for (int i = 2;; i++) {
        const char *more = build_textf_if(build, "reveal.%d", i);
        if (!more) {
            break;
        }
        build_paragraph(build, SCENE_TEXT, more);
    }
}

/* What is to be said of the number. */
static const char *add_table(const struct build *build, const struct part *part,
                             const struct part_state *state)
{
    struct scene_instrument *table = build_instrument(build, SCENE_VERDICTS, "reveal", 4);
    option_rows(build, table, "lock.field.choice", "lock.choice",
                pairs_text(&state->lock, "choice"), pairs_text(&state->reveal, "choice"));
    const char *number = number_row(build, part, state, table);
    option_rows(build, table, "lock.field.mechanism", "lock.mechanism",
                pairs_text(&state->lock, "mechanism"), pairs_text(&state->reveal, "mechanism"));
    build_row(table, build_text(build, "lock.field.confidence"),
              lock_option(build, "confidence", pairs_text(&state->lock, "confidence")));
    return number;
}

void reveal_scene(const struct build *build, const struct lesson *lesson)
{
    const struct part_state *part = lesson_part_state(lesson);
    struct design scenario;
    struct sim_outputs out;
    lesson_scenario(lesson, lesson->where.part, &scenario);
    design_evaluate(lesson->where.part, &scenario, &out);
    const struct build about = build_about(build, build->part, &scenario, &out);
    build_paragraph(build, SCENE_TEXT, build_text(&about, "reveal.1"));
    size_t before = build->sheet->scene.paragraph_count;
    illustrative_paragraph(&about, lesson_part(lesson), "lock.scenario");
    const char *number = add_table(&about, lesson_part(lesson), part);
    const struct pictures *pictures = pictures_of(lesson->where.part);
    if (pictures->reveal) {
        pictures->reveal(&about, &scenario.in);
    }
    build_paragraph(build, SCENE_ITEM,
                    build_join(build, "ui.label_value", build_text(&about, "observe.field"),
                               part->observation));
    reveal_texts(&about, part, number);
    build->sheet->scene.after = build->sheet->scene.paragraph_count - before;
}
