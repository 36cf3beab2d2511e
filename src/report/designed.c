#include "report/designed.h"

#include <math.h>
#include <string.h>

#include "lesson/fleet.h"
#include "lesson/given.h"
#include "lesson/runs.h"
#include "report/drawn.h"
#include "scenes/verdicts.h"
#include "sim/model.h"
#include "web/plot.h"

/* ---- runs ---- */

/* Whether a run set a control: a slider, or what a trial set beside them; not what an earlier part
 * gave. */
static bool is_set(const struct part *part, size_t index, const struct run *run)
{
    const char *name = part->controls[index].name;
    const char *const *given = given_names(part->number);
    while (*given && strcmp(*given, name) != 0) {
        given++;
    }
    return index < part->slider_count || (!*given && pairs_get(&run->record, name));
}

/* The controls of a run in words, and as eval takes them. */
static void controls_field(struct writer *writer, const struct part *part, const struct run *run)
{
    struct buffer text = {0}, raw = {0};
    char value[VALUE_BYTES];
    for (size_t i = 0; i < part->control_count; i++) {
        const struct control *control = &part->controls[i];
        if (is_set(part, i, run)) {
            buffer_add_format(&text, "%s%s %s", text.length > 0 ? "; " : "",
                              build_textf(&writer->build, "label.%s", control->name),
                              writer_control(writer, control, &run->design));
            buffer_add_format(
                &raw, "%s%s=%s", raw.length > 0 ? " " : "", control->name,
                design_get(&writer->catalog->reference, &run->design, control->name, value));
        }
    }
    writer_field(writer, "controls", "report.controls", buffer_text(&text), buffer_text(&raw));
    buffer_free(&text);
    buffer_free(&raw);
}

/* What its aims looked at, as the record has it; another model may have had other aims. */
static void outcome_field(struct writer *writer, const struct part *part, const struct run *run)
{
    struct buffer text = {0};
    for (size_t i = 0; i < part->aim_count; i++) {
        const struct rule *aim = &part->aims[i];
        double value = run_number(run, aim->name);
        const char *label = build_textf(&writer->build, "aim.%s", aim->id);
        if (!isnan(value)) {
            buffer_add_format(&text, "%s%s %s", text.length > 0 ? "; " : "", label,
                              number_text(writer->catalog, writer->build.arena, value, aim->unit,
                                          aim->digits, writer->build.form));
        }
    }
    writer_field(writer, "outcome", "report.outcome", buffer_text(&text), NULL);
    buffer_free(&text);
}

static void aims_met_field(struct writer *writer, const struct part *part, const struct run *run)
{
    const char *met = pairs_text(&run->record, "aims_met");
    const char *all = arena_printf(writer->build.arena, "%zu", part->aim_count);
    writer_field(writer, "aims_met", "report.aims_met",
                 run->model != SIM_MODEL ? met
                                         : build_join(&writer->build, "ui.count_of", met,
                                                      writer_text(writer, "verdicts.of"), all),
                 met);
}

/* Begins the row of a run, which KEY and NAME tell from others of its part. */
static void run_row(struct writer *writer, enum sim_part number, const struct run *run,
                    const char *key, const char *name)
{
    const char *title = writer_text(writer, "title");
    doc_row(writer->doc, key, arena_printf(writer->build.arena, "%s, %s", title, name), title,
            name);
    writer_note_model(writer, run->model);
    controls_field(writer, writer_data(writer, number), run);
    outcome_field(writer, writer_data(writer, number), run);
}

static size_t add_runs(struct writer *writer, enum sim_part number)
{
    const struct part_state *part = writer_state(writer, number);
    struct arena *arena = writer->build.arena;
    for (size_t i = 0; i < part->run_count; i++) {
        const char *aside = i < part->first_run
                                ? arena_printf(arena, ", %s", writer_text(writer, "report.aside"))
                                : "";
        run_row(writer, number, &part->runs[i],
                arena_printf(arena, "%s.run%zu", part_id(number), i + 1),
                arena_printf(arena, "%s %zu%s", writer_text(writer, "report.run"), i + 1, aside));
        aims_met_field(writer, writer_data(writer, number), &part->runs[i]);
    }
    return part->run_count;
}

/* Runs in the prediction's case, which count for no aim. */
static size_t add_trials(struct writer *writer, enum sim_part number)
{
    const struct part_state *part = writer_state(writer, number);
    struct arena *arena = writer->build.arena;
    for (size_t i = 0; i < part->trial_count; i++) {
        run_row(writer, number, &part->trials[i],
                arena_printf(arena, "%s.trial%zu", part_id(number), i + 1),
                arena_printf(arena, "%s %zu", writer_text(writer, "report.trial"), i + 1));
    }
    return part->trial_count;
}

/* A section of what was run in all parts. */
static void runs_section(struct writer *writer, const char *key, const char *heading,
                         const char *note, size_t (*add)(struct writer *, enum sim_part))
{
    size_t count = 0;
    writer_section(writer, key, heading);
    if (note) {
        doc_note(writer->doc, "about", writer_text(writer, note));
    }
    for (int i = SIM_PART_SCALING; i <= SIM_PART_FINALE; i++) {
        writer_enter(writer, (enum sim_part)i);
        count += add(writer, (enum sim_part)i);
        writer_end(writer);
    }
    if (count == 0) {
        writer_note(writer, "report.none");
    }
}

/* ---- designs and the finale: judged anew, if this model made them ---- */

static void verdict_fields(struct writer *writer, struct evaluation *evaluation)
{
    const struct part *part = evaluation_part(evaluation);
    struct build *build = &writer->build;
    verdicts_add(build, evaluation);
    const struct scene_instrument
        *rows = &build->sheet->scene.instruments[build->sheet->scene.instrument_count - 1];
    for (size_t i = 0; i < rows->row_count; i++) {
        const struct scene_row *row = &rows->rows[i];
        doc_judged(writer->doc, part->aims[i].id, row->label, row->value, row->limit,
                   scene_row_verdict(row), plot_mark(row->verdict), NULL);
    }
}

/* What moves an aim of the finale: "Site plan 1.7 x; Power cap 7.8 % (power for all)". */
static void arm_text(struct writer *writer, const struct tornado_arm *arm, struct buffer *text)
{
    for (size_t i = 0; i < arm->count; i++) {
        const struct tornado_bar *bar = &arm->bars[i];
        buffer_add_format(text, "%s%s %s", i > 0 ? "; " : "",
                          build_textf(&writer->build, "label.%s", bar->control->name),
                          build_relative(&writer->build, bar->effect));
    }
    buffer_add_format(text, " (%s)", build_textf(&writer->build, "aim.%s", arm->aim->id));
}

/* What moved the aims that bound the finale most. */
static void tornado_field(struct writer *writer, struct evaluation *evaluation)
{
    const struct tornado *tornado = evaluation_tornado(evaluation);
    struct buffer text = {0};
    for (size_t i = 0; i < tornado->count; i++) {
        buffer_add_text(&text, i > 0 ? ". " : "");
        arm_text(writer, &tornado->arms[i], &text);
    }
    if (tornado->count > 0) {
        writer_field(writer, "matters", "instrument.tornado", buffer_text(&text), NULL);
    }
    buffer_free(&text);
}

static void source_fields(struct writer *writer, const struct part *part)
{
    struct buffer text = {0};
    for (size_t i = 0; i < part->slider_count; i++) {
        const struct control *control = &part->controls[i];
        const char *label = build_textf(&writer->build, "label.%s", control->name);
        if (*control->source) {
            buffer_add_format(&text, "%s%s: %s", text.length > 0 ? "; " : "", label,
                              control->source);
        }
    }
    writer_field(writer, "sources", "report.ranges", buffer_text(&text), NULL);
    buffer_free(&text);
}

/* The run that stands for a part, with what its workbench works out once. */
static void design_part(struct writer *writer, enum sim_part number)
{
    const struct part *part = writer_data(writer, number);
    const struct part_state *state = writer_state(writer, number);
    const struct run *run = runs_standing(part, state);
    if (!run) {
        writer_note(writer, "report.none");
        return;
    }
    struct evaluation *evaluation = evaluation_new();
    evaluation_set(evaluation, writer->build.track, number, &run->design);
    const char *which = arena_printf(writer->build.arena, "%zu", (size_t)(run - state->runs) + 1);
    writer_field(writer, "run", "report.which", which, which);
    controls_field(writer, part, run);
    if (writer_note_model(writer, run->model)) {
        outcome_field(writer, part, run);
        aims_met_field(writer, part, run);
    } else {
        verdict_fields(writer, evaluation);
        drawn_add(writer, evaluation);
        if (number == SIM_PART_FINALE) {
            tornado_field(writer, evaluation);
        }
    }
    if (!fleet_is_current(writer->state, writer->track, number, &run->design)) {
        doc_note(writer->doc, "stale", writer_text(writer, "report.stale"));
    }
    source_fields(writer, part);
    evaluation_free(evaluation);
}

static void designs_section(struct writer *writer)
{
    writer_section(writer, "Designs", "report.section.designs");
    for (int i = SIM_PART_SCALING; i <= SIM_PART_COMPOUND; i++) {
        writer_begin(writer, (enum sim_part)i);
        design_part(writer, (enum sim_part)i);
        writer_end(writer);
    }
}

static void finale_section(struct writer *writer)
{
    writer_section(writer, "Finale", "report.section.finale");
    writer_begin(writer, SIM_PART_FINALE);
    design_part(writer, SIM_PART_FINALE);
    writer_end(writer);
}

void designed_sections(struct writer *writer)
{
    runs_section(writer, "Trials", "report.section.trials", "report.trials", add_trials);
    runs_section(writer, "Runs", "report.section.runs", NULL, add_runs);
    designs_section(writer);
    finale_section(writer);
}
