/* parts.c: the sections of a report that go part by part. */
#include <math.h>
#include <string.h>

#include "design/evaluate.h"
#include "design/scenario.h"
#include "design/truth.h"
#include "design/window.h"
#include "lesson/calibration.h"
#include "lesson/fleet.h"
#include "lesson/rules.h"
#include "lesson/runs.h"
#include "report/report_impl.h"
#include "scenes/number_off.h"
#include "scenes/pictures.h"
#include "scenes/verdicts.h"
#include "store/anchor.h"
#include "store/number.h"

static void field(struct report *report, const char *key, const char *label, const char *text,
                  const char *raw)
{
    doc_field(report->doc, key, report_text(report, label), text, raw);
}

static void note(struct report *report, const char *id)
{
    doc_note(report->doc, "note", report_text(report, id));
}

/* ---- predictions ---- */

/* An option in words; what is no option any more, as it stands. */
static const char *option(struct report *report, const char *prefix, const char *id)
{
    const char *words = *id ? build_textf(&report->build, "%s.%s", prefix, id) : NULL;
    return words ? words : id;
}

static const char *value_of(struct report *report, const struct pairs *answers, const char *name)
{
    const struct lab_rules *rules = lab_rules((enum sim_part)report->build.part);
    double value = NAN;
    double factor = lab_unit_find(report->catalog, rules->number_unit)->factor;
    number_parse(pairs_text(answers, name), &value);
    return build_number(&report->build, value * factor, rules->number_unit, rules->number_digits);
}

static void choice_fields(struct report *report, const struct pairs *answers, const char *prefix)
{
    static const char *const choices[][2] = {
        {"choice", "lock.choice"},
        {"mechanism", "lock.mechanism"},
    };
    struct build *build = &report->build;
    for (size_t i = 0; i < 2; i++) {
        const char *id = pairs_text(answers, choices[i][0]);
        const char *label = arena_printf(build->arena, "report.%s.%s", prefix, choices[i][0]);
        field(report, arena_printf(build->arena, "%s_%s", prefix, choices[i][0]), label,
              option(report, choices[i][1], id), id);
    }
    field(report, arena_printf(build->arena, "%s_number", prefix),
          arena_printf(build->arena, "report.%s.number", prefix),
          value_of(report, answers, "number"), pairs_text(answers, "number"));
}

static const char *control_text(struct report *report, const struct lab_control *control,
                                const struct lab_design *design)
{
    char value[LAB_VALUE_BYTES];
    struct build *build = &report->build;
    if (control->param && (control->param->kind == SIM_REAL || control->param->kind == SIM_COUNT)) {
        return lab_number(build->catalog, build->arena, lab_control_value(control, design),
                          control->unit, control->digits, build->form);
    }
    if (control->table) {
        size_t row = (size_t)lab_control_value(control, design);
        return lab_table_cell(control->table, row, "label");
    }
    const char *id = lab_design_get(report->catalog, design, control->name, value);
    const char *words = build_textf(build, "choice.%s.%s", control->name, id);
    words = words ? words : build_textf(build, "choice.%s", id);
    return arena_strdup(build->arena, words ? words : id);
}

/* As the lock's own row has it. */
static void scenario_field(struct report *report, const struct lab_part_state *part)
{
    struct buffer text = {0}, raw = {0};
    enum sim_part number = (enum sim_part)report->build.part;
    const struct lab_track *track = report->build.track;
    const char *const *names = lab_lock_names(track, number);
    struct lab_design scenario = track->defaults;
    char why[LAB_WHY_BYTES];
    for (; *names; names++) {
        const char *given = pairs_text(&part->lock, *names);
        const struct lab_control *control = lab_control_find(report_data(report, number), *names);
        const char *label = build_textf(&report->build, "label.%s", *names);
        bool known = control && lab_design_set(report->catalog, &scenario, *names, given, why);
        buffer_add_format(&text, "%s%s %s", text.length > 0 ? "; " : "", label ? label : *names,
                          known ? control_text(report, control, &scenario) : given);
        buffer_add_format(&raw, "%s%s=%s", raw.length > 0 ? " " : "", *names, given);
    }
    field(report, "scenario", "report.scenario", buffer_text(&text), buffer_text(&raw));
    buffer_free(&text);
    buffer_free(&raw);
}

static void anchor_field(struct report *report, const struct lab_part_state *part)
{
    struct anchor anchor;
    char code[ANCHOR_CODE_ROOM];
    const char *says = report_text(report, "report.unanchored");
    if (part->anchor == LAB_ANCHORED) {
        says = report_text(report, "report.anchored");
    } else if (anchor_from_log(report->log, lab_track_at(report->catalog, report->track)->id,
                               lab_part_name((enum sim_part)report->build.part), &anchor)) {
        says = arena_printf(report->build.arena, "%s %s", says, anchor_code(anchor.head, code));
    }
    field(report, "anchor", "report.anchor", says, NULL);
}

static void result_fields(struct report *report, const struct lab_part_state *part)
{
    struct build *build = &report->build;
    enum sim_part number = (enum sim_part)build->part;
    double said = NAN, truth = NAN;
    if (!lab_part_is_revealed(part)) {
        note(report, "report.not_revealed");
        return;
    }
    choice_fields(report, &part->reveal, "result");
    number_parse(pairs_text(&part->lock, "number"), &said);
    number_parse(pairs_text(&part->reveal, "number"), &truth);
    bool within = lab_number_is_right(number, report_data(report, number)->lock_tolerance, said,
                                      truth);
    field(report, "number_is", "report.number_is",
          arena_printf(build->arena, "%s, %s",
                       report_text(report, within ? "calibration.right" : "calibration.wrong"),
                       number_off(build, number, said, truth)),
          within ? "right" : "wrong");
    bool right = lab_choice_is_right(part);
    field(report, "choice_is", "report.choice_is",
          report_text(report, right ? "calibration.right" : "calibration.wrong"),
          right ? "right" : "wrong");
}

void report_predictions(struct report *report)
{
    report_section(report, "Predictions", "report.section.predictions");
    for (int i = SIM_PART_SCALING; i <= SIM_PART_COMPOUND; i++) {
        const struct lab_part_state *part = report_part(report, (enum sim_part)i);
        report_begin(report, (enum sim_part)i);
        if (lab_part_is_locked(part)) {
            scenario_field(report, part);
            choice_fields(report, &part->lock, "said");
            const char *confidence = pairs_text(&part->lock, "confidence");
            field(report, "confidence", "report.confidence",
                  option(report, "confidence", confidence), confidence);
            anchor_field(report, part);
            result_fields(report, part);
        } else {
            note(report, "report.none");
        }
        report_end(report);
    }
}

void report_observations(struct report *report)
{
    report_section(report, "Observations", "report.section.observations");
    for (int i = SIM_PART_SCALING; i <= SIM_PART_COMPOUND; i++) {
        const struct lab_part_state *part = report_part(report, (enum sim_part)i);
        report_begin(report, (enum sim_part)i);
        if (part->observation) {
            doc_written(report->doc, "seen", report_text(report, "observe.field"),
                        part->observation);
        } else {
            note(report, "report.none");
        }
        report_end(report);
    }
}

/* ---- runs ---- */

/* The sliders of a run in words, and as eval takes them. */
static void controls_field(struct report *report, const struct lab_part *part,
                           const struct lab_design *design)
{
    struct buffer text = {0}, raw = {0};
    char value[LAB_VALUE_BYTES];
    for (size_t i = 0; i < part->slider_count; i++) {
        const struct lab_control *control = &part->controls[i];
        const char *label = build_textf(&report->build, "label.%s", control->name);
        buffer_add_format(&text, "%s%s %s", i > 0 ? "; " : "", label ? label : control->name,
                          control_text(report, control, design));
        buffer_add_format(&raw, "%s%s=%s", i > 0 ? " " : "", control->name,
                          lab_design_get(report->catalog, design, control->name, value));
    }
    field(report, "controls", "report.controls", buffer_text(&text), buffer_text(&raw));
    buffer_free(&text);
    buffer_free(&raw);
}

/* What its aims looked at, as the record has it. */
static void outcome_field(struct report *report, const struct lab_part *part,
                          const struct lab_run *run)
{
    struct buffer text = {0};
    for (size_t i = 0; i < part->aim_count; i++) {
        const struct lab_rule *aim = &part->aims[i];
        double value = lab_run_number(run, aim->name);
        const char *label = build_textf(&report->build, "aim.%s", aim->id);
        if (!isnan(value)) {
            buffer_add_format(&text, "%s%s %s", text.length > 0 ? "; " : "",
                              label ? label : aim->id,
                              lab_number(report->catalog, report->build.arena, value, aim->unit,
                                         aim->digits, report->build.form));
        }
    }
    field(report, "outcome", "report.outcome", buffer_text(&text), NULL);
    const char *met = pairs_text(&run->record, "aims_met");
    field(report, "aims_met", "report.aims_met",
          arena_printf(report->build.arena, "%s %s %zu", met, report_text(report, "verdicts.of"),
                       part->aim_count),
          met);
    buffer_free(&text);
}

static void run_part(struct report *report, enum sim_part number, size_t run)
{
    const struct lab_part_state *part = report_part(report, number);
    sheet_start(&report->sheet);
    report->build.part = (int)number;
    struct arena *arena = report->build.arena;
    const char *aside = run < part->first_run
                            ? arena_printf(arena, ", %s", report_text(report, "report.aside"))
                            : "";
    doc_part(report->doc, arena_printf(arena, "%s.run%zu", lab_part_id(number), run + 1),
             arena_printf(arena, "%s, %s %zu%s", report_text(report, "title"),
                          report_text(report, "report.run"), run + 1, aside));
    controls_field(report, report_data(report, number), &part->runs[run].design);
    outcome_field(report, report_data(report, number), &part->runs[run]);
    report_end(report);
}

void report_runs(struct report *report)
{
    size_t count = 0;
    report_section(report, "Runs", "report.section.runs");
    for (int i = SIM_PART_SCALING; i <= SIM_PART_FINALE; i++) {
        const struct lab_part_state *part = report_part(report, (enum sim_part)i);
        for (size_t run = 0; run < part->run_count; run++, count++) {
            run_part(report, (enum sim_part)i, run);
        }
    }
    if (count == 0) {
        note(report, "report.none");
    }
}

/* ---- designs and the finale: judged anew ---- */

static void verdict_fields(struct report *report, enum sim_part number,
                           const struct lab_design *design)
{
    const struct lab_part *part = report_data(report, number);
    struct build *build = &report->build;
    lab_verdicts_add(build, build->track, number, design);
    const struct scene_instrument
        *rows = &build->sheet->scene.instruments[build->sheet->scene.instrument_count - 1];
    for (size_t i = 0; i < rows->row_count; i++) {
        const struct scene_row *row = &rows->rows[i];
        doc_field(report->doc, part->aims[i].id, row->label,
                  arena_printf(build->arena, "%s, %s: %s", row->value, row->limit,
                               scene_verdict_word(row->verdict)),
                  NULL);
    }
}

static void source_fields(struct report *report, const struct lab_part *part)
{
    struct buffer text = {0};
    for (size_t i = 0; i < part->slider_count; i++) {
        const struct lab_control *control = &part->controls[i];
        const char *label = build_textf(&report->build, "label.%s", control->name);
        if (*control->source) {
            buffer_add_format(&text, "%s%s: %s", text.length > 0 ? "; " : "",
                              label ? label : control->name, control->source);
        }
    }
    field(report, "sources", "report.ranges", buffer_text(&text), NULL);
    buffer_free(&text);
}

/* The run that stands for a part, with what its workbench works out once. */
static void design_part(struct report *report, enum sim_part number)
{
    const struct lab_part *part = report_data(report, number);
    const struct lab_part_state *state = report_part(report, number);
    const struct lab_run *run = lab_runs_standing(part, state);
    if (!run) {
        note(report, "report.none");
        return;
    }
    struct lab_design design = run->design;
    lab_part_prepare(report->build.track, number, &design);
    const char *which = arena_printf(report->build.arena, "%zu", (size_t)(run - state->runs) + 1);
    field(report, "run", "report.which", which, which);
    controls_field(report, part, &design);
    verdict_fields(report, number, &design);
    if (!lab_fleet_is_current(report->state, report->track, number, &run->design)) {
        doc_note(report->doc, "stale", report_text(report, "report.stale"));
    }
    source_fields(report, part);
}

void report_designs(struct report *report)
{
    report_section(report, "Designs", "report.section.designs");
    for (int i = SIM_PART_SCALING; i <= SIM_PART_COMPOUND; i++) {
        report_begin(report, (enum sim_part)i);
        design_part(report, (enum sim_part)i);
        report_end(report);
    }
}

void report_finale(struct report *report)
{
    report_section(report, "Finale", "report.section.finale");
    report_begin(report, SIM_PART_FINALE);
    design_part(report, SIM_PART_FINALE);
    report_end(report);
}

/* ---- reflections ---- */

static void answer_fields(struct report *report, const struct lab_rules *rules,
                          const struct pairs *answers)
{
    for (size_t i = 0; i < rules->question_count; i++) {
        const struct lab_question *question = &rules->questions[i];
        const char *answer = pairs_text(answers, question->id);
        if (question->kind == LAB_ASK_TEXT) {
            doc_written(report->doc, question->id, report_text(report, question->label), answer);
        } else {
            bool choice = question->kind == LAB_ASK_CHOICE;
            field(report, question->id, question->label,
                  choice ? option(report, question->option_prefix, answer) : answer, answer);
        }
    }
}

/* What the model says of the answers that it can check. */
static void check_fields(struct report *report, const struct pairs *answers)
{
    struct build *build = &report->build;
    enum sim_part number = (enum sim_part)build->part;
    const struct lab_part_state *part = report_part(report, number);
    const struct lab_run *run = lab_runs_standing(report_data(report, number), part);
    struct lab_design design = run ? run->design : part->design;
    struct sim_outputs out;
    if (!run) {
        lab_fleet_link(report->state, report->track, number, &design);
    }
    lab_part_prepare(build->track, number, &design);
    lab_evaluate(number, &design, &out);
    build->design = &design;
    build->out = &out;
    struct scene_instrument *rows = build_instrument(build, SCENE_VERDICTS, "reflect",
                                                     LAB_QUESTIONS_MAX);
    lab_pictures(number)->check(build, &design, answers, rows);
    for (size_t i = 0; i < rows->row_count; i++) {
        const struct scene_row *row = &rows->rows[i];
        const char *word = scene_verdict_word(row->verdict);
        if (row->verdict == SCENE_NO_VERDICT) {
            continue; /* for a person to judge */
        }
        doc_field(
            report->doc, arena_printf(build->arena, "check%zu", i + 1),
            arena_printf(build->arena, "%s: %s", report_text(report, "report.check"), row->label),
            arena_printf(build->arena, "%s: %s", row->value, word), word);
    }
    build->design = NULL;
    build->out = NULL;
}

void report_reflections(struct report *report)
{
    report_section(report, "Reflections", "report.section.reflections");
    for (int i = SIM_PART_SCALING; i <= SIM_PART_COMPOUND; i++) {
        const struct lab_part_state *part = report_part(report, (enum sim_part)i);
        const struct lab_rules *rules = lab_rules((enum sim_part)i);
        report_begin(report, (enum sim_part)i);
        if (lab_part_is_done(part)) {
            const char *attempts = arena_printf(report->build.arena, "%zu", part->reflections);
            field(report, "attempts", "report.attempts", attempts, attempts);
            answer_fields(report, rules, &part->reflection);
            check_fields(report, &part->reflection);
        } else {
            note(report, "report.none");
        }
        report_end(report);
    }
}

/* ---- calibration ---- */

void report_calibration(struct report *report)
{
    struct build *build = &report->build;
    struct lab_calibration c;
    char number[NUMBER_ROOM];
    report_section(report, "Calibration", "report.section.calibration");
    sheet_start(&report->sheet);
    lab_calibration_take(report->state, report->track, &c);
    if (c.revealed == 0) {
        note(report, "report.none");
        return;
    }
    for (int i = SIM_PART_SCALING; i <= SIM_PART_COMPOUND; i++) {
        const struct lab_part_state *part = report_part(report, (enum sim_part)i);
        int confidence = lab_confidence(part);
        if (!lab_part_is_revealed(part) || confidence == 0) {
            continue;
        }
        bool right = lab_choice_is_right(part);
        build->part = i;
        doc_field(
            report->doc, lab_part_id((enum sim_part)i), report_text(report, "title"),
            arena_printf(build->arena, "%s, %s: %+d",
                         option(report, "confidence", pairs_text(&part->lock, "confidence")),
                         report_text(report, right ? "calibration.right" : "calibration.wrong"),
                         lab_marks(right, confidence)),
            arena_printf(build->arena, "%d", lab_marks(right, confidence)));
        build->part = 0;
    }
    const char *marks = arena_printf(build->arena, "%d", c.marks);
    field(report, "marks", "calibration.marks", marks, marks);
    field(report, "brier", "calibration.brier", build_number(build, c.brier, "-", 3),
          number_short(c.brier, number));
    field(report, "sure_and_right", "calibration.sure",
          arena_printf(build->arena, "%zu %s %zu", c.sure_right, report_text(report, "verdicts.of"),
                       c.sure),
          NULL);
}
