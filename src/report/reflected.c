#include "report/reflected.h"

#include <math.h>

#include "design/evaluate.h"
#include "lesson/calibration.h"
#include "lesson/fleet.h"
#include "lesson/rules.h"
#include "lesson/runs.h"
#include "report/mended.h"
#include "scenes/pictures.h"
#include "scenes/speech.h"
#include "store/number.h"
#include "web/plot.h"

/* ---- reflections ---- */

static void answer_fields(struct writer *writer, const struct rules *rules,
                          const struct pairs *answers)
{
    for (size_t i = 0; i < rules->question_count; i++) {
        const struct question *question = &rules->questions[i];
        const char *answer = pairs_text(answers, question->id);
        if (question->kind == ASK_TEXT) {
            doc_written(writer->doc, question->id, writer_text(writer, question->label), answer);
        } else {
            bool choice = question->kind == ASK_CHOICE;
            writer_field(
                writer, question->id, question->label,
                choice ? writer_option(writer, question->option_prefix, answer)
                       : question_shown(writer->catalog, writer->build.arena, question, answer),
                answer);
        }
    }
}

/* The design that answers are about, and what the model makes of it; until writer_end. */
static void take_design(struct writer *writer, struct design *design, struct sim_outputs *out)
{
    enum sim_part number = (enum sim_part)writer->build.part;
    const struct part_state *part = writer_state(writer, number);
    const struct run *run = runs_standing(writer_data(writer, number), part);
    *design = run ? run->design : part->design;
    if (!run) {
        fleet_link(writer->state, writer->track, number, design);
    }
    design_evaluate(number, design, out);
    writer->build.design = design;
    writer->build.out = out;
}

/* What the model says of the answers that it can check; of another model's it says nothing. */
static void check_fields(struct writer *writer, const struct pairs *answers)
{
    struct build *build = &writer->build;
    enum sim_part number = (enum sim_part)build->part;
    const struct part_state *part = writer_state(writer, number);
    struct design design;
    struct sim_outputs out;
    if (writer_note_model(writer, part->reflection_model)) {
        return;
    }
    take_design(writer, &design, &out);
    struct scene_instrument *rows = build_instrument(build, SCENE_VERDICTS, "reflect",
                                                     QUESTIONS_MAX);
    pictures_of(number)->check(build, &design, answers, rows);
    for (size_t i = 0; i < rows->row_count; i++) {
        const struct scene_row *row = &rows->rows[i];
        const char *word = scene_row_verdict(row);
        if (row->verdict == SCENE_NO_VERDICT) {
            continue; /* for a person to judge */
        }
        doc_judged(
            writer->doc, arena_printf(build->arena, "check%zu", i + 1),
            arena_printf(build->arena, "%s: %s", writer_text(writer, "report.check"), row->label),
            row->value, "", word, plot_mark(row->verdict), scene_verdict_name(row->verdict));
    }
    build->design = NULL;
    build->out = NULL;
}

void reflected_prompt(struct writer *writer, enum sim_part number, struct buffer *out)
{
    struct design design;
    struct sim_outputs outputs;
    const char *text;
    writer_enter(writer, number);
    if (writer_state(writer, number)->has_design || writer_state(writer, number)->run_count > 0) {
        take_design(writer, &design, &outputs);
    }
    for (int i = 1; (text = speech_text(&writer->build, i)) != NULL; i++) {
        buffer_add_format(out, "%s%s", i > 1 ? "\n" : "", text);
    }
    writer_end(writer);
}

static void reflections_section(struct writer *writer)
{
    writer_section(writer, "Reflections", "report.section.reflections");
    for (int i = SIM_PART_SCALING; i <= SIM_PART_COMPOUND; i++) {
        const struct part_state *part = writer_state(writer, (enum sim_part)i);
        const struct rules *rules = rules_of((enum sim_part)i);
        writer_begin(writer, (enum sim_part)i);
        if (part_is_done(part)) {
            const char *attempts = arena_printf(writer->build.arena, "%zu", part->reflections);
            writer_field(writer, "attempts", "report.attempts", attempts, attempts);
            answer_fields(writer, rules, &part->reflection);
            check_fields(writer, &part->reflection);
        } else {
            writer_note(writer, "report.none");
        }
        writer_end(writer);
    }
    if (part_is_done(writer_state(writer, SIM_PART_FINALE))) {
        writer_begin(writer, SIM_PART_FINALE);
        mended_decision(writer);
        writer_end(writer);
    }
}

/* ---- calibration ---- */

static void calibration_section(struct writer *writer)
{
    struct build *build = &writer->build;
    struct calibration c;
    char number[NUMBER_ROOM];
    writer_section(writer, "Calibration", "report.section.calibration");
    sheet_start(&writer->sheet);
    calibration_take(writer->state, writer->track, &c);
    if (c.revealed == 0) {
        writer_note(writer, "report.none");
        return;
    }
    for (int i = SIM_PART_SCALING; i <= SIM_PART_FINALE; i++) {
        const struct part_state *part = writer_state(writer, (enum sim_part)i);
        const char *title = i == SIM_PART_FINALE ? "stress.short" : "title";
        int confidence = calibration_confidence(part);
        if (!part_is_revealed(part) || confidence == 0) {
            continue;
        }
        bool right = choice_is_right(part);
        build->part = i;
        doc_field(
            writer->doc, part_id((enum sim_part)i), writer_text(writer, title),
            arena_printf(build->arena, "%s, %s: %+d",
                         writer_option(writer, "confidence", pairs_text(&part->lock, "confidence")),
                         writer_text(writer, right ? "calibration.right" : "calibration.wrong"),
                         calibration_marks(right, confidence)),
            arena_printf(build->arena, "%d", calibration_marks(right, confidence)));
        build->part = 0;
    }
    const char *marks = arena_printf(build->arena, "%d", c.marks);
    writer_field(writer, "marks", "calibration.marks", marks, marks);
    writer_field(writer, "brier", "calibration.brier", build_number(build, c.brier, "-", 3),
                 number_short(c.brier, number));
    writer_field(writer, "sure_and_right", "calibration.sure",
                 build_count_of(build, c.sure_right, c.sure), NULL);
}

void reflected_sections(struct writer *writer)
{
    reflections_section(writer);
    calibration_section(writer);
}
