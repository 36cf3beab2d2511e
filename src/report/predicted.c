#include "report/predicted.h"

#include <math.h>
#include <stdlib.h>

#include "design/scenario.h"
#include "design/truth.h"
#include "lesson/calibration.h"
#include "lesson/rules.h"
#include "scenes/number_off.h"
#include "store/anchor.h"
#include "store/number.h"

static const char *value_of(struct writer *writer, const struct pairs *answers, const char *name)
{
    const struct rules *rules = rules_of((enum sim_part)writer->build.part);
    double value = NAN;
    double factor = unit_of(&writer->catalog->reference.units, rules->number_unit)->factor;
    number_parse(pairs_text(answers, name), &value);
    return build_number(&writer->build, value * factor, rules->number_unit, rules->number_digits);
}

static void choice_fields(struct writer *writer, const struct pairs *answers, const char *prefix)
{
    static const char *const choices[][2] = {
        {"choice", "lock.choice"},
        {"mechanism", "lock.mechanism"},
    };
    struct build *build = &writer->build;
    for (size_t i = 0; i < 2; i++) {
        const char *id = pairs_text(answers, choices[i][0]);
        const char *label = arena_printf(build->arena, "report.%s.%s", prefix, choices[i][0]);
        writer_field(writer, arena_printf(build->arena, "%s_%s", prefix, choices[i][0]), label,
                     writer_option(writer, choices[i][1], id), id);
    }
    writer_field(writer, arena_printf(build->arena, "%s_number", prefix),
                 arena_printf(build->arena, "report.%s.number", prefix),
                 value_of(writer, answers, "number"), pairs_text(answers, "number"));
}

/* As the lock's own row has it. */
static void scenario_field(struct writer *writer, const struct part_state *part)
{
    struct buffer text = {0}, raw = {0};
    enum sim_part number = (enum sim_part)writer->build.part;
    const struct track *track = writer->build.track;
    const char *const *names = lock_names(track, number);
    struct design scenario = track->defaults;
    char why[WHY_BYTES];
    for (; *names; names++) {
        const char *given = pairs_text(&part->lock, *names);
        const struct control *control = control_find(writer_data(writer, number), *names);
        const char *label = build_textf_if(&writer->build, "label.%s", *names);
        bool known = control &&
                     design_set(&writer->catalog->reference, &scenario, *names, given, why);
        buffer_add_format(&text, "%s%s %s", text.length > 0 ? "; " : "", label ? label : *names,
                          known ? writer_control(writer, control, &scenario) : given);
        buffer_add_format(&raw, "%s%s=%s", raw.length > 0 ? " " : "", *names, given);
    }
    writer_field(writer, "scenario", "report.scenario", buffer_text(&text), buffer_text(&raw));
    buffer_free(&text);
    buffer_free(&raw);
}

static void anchor_field(struct writer *writer, const struct part_state *part)
{
    struct anchor anchor;
    char code[ANCHOR_CODE_ROOM];
    const char *says = writer_text(writer, "report.unanchored");
    if (part->anchor == LOCK_ANCHORED) {
        says = writer_text(writer, "report.anchored");
    } else if (anchor_from_log(writer->log, writer->catalog->tracks[writer->track].id,
                               part_name((enum sim_part)writer->build.part), &anchor)) {
        says = arena_printf(writer->build.arena, "%s %s", says, anchor_code(anchor.head, code));
    }
    writer_field(writer, "anchor", "report.anchor", says, NULL);
}

static void result_fields(struct writer *writer, const struct part_state *part)
{
    struct build *build = &writer->build;
    enum sim_part number = (enum sim_part)build->part;
    double said = NAN, truth = NAN;
    if (!part_is_revealed(part)) {
        writer_note(writer, "report.not_revealed");
        return;
    }
    writer_note_model(writer, part->reveal_model);
    choice_fields(writer, &part->reveal, "result");
    number_parse(pairs_text(&part->lock, "number"), &said);
    number_parse(pairs_text(&part->reveal, "number"), &truth);
    bool within = number_is_right(number, writer_data(writer, number)->lock_tolerance, said, truth);
    writer_field(
        writer, "number_is", "report.number_is",
        arena_printf(build->arena, "%s, %s",
                     writer_text(writer, within ? "calibration.right" : "calibration.wrong"),
                     number_off(build, number, said, truth)),
        within ? "right" : "wrong");
    bool right = choice_is_right(part);
    writer_field(writer, "choice_is", "report.choice_is",
                 writer_text(writer, right ? "calibration.right" : "calibration.wrong"),
                 right ? "right" : "wrong");
}

/* A choice among constraints, as pairs hold it. */
static void aim_field(struct writer *writer, const char *name, const char *label,
                      const struct pairs *pairs, const char *key)
{
    const char *id = pairs_text(pairs, key);
    writer_field(writer, name, label, writer_option(writer, "aim", id), id);
}

static void option_field(struct writer *writer, const char *name, const char *label,
                         const char *prefix, const char *id)
{
    writer_field(writer, name, label, writer_option(writer, prefix, id), id);
}

/* The finale under stress: the prediction, and what broke. */
static void stress_fields(struct writer *writer, const struct part_state *finale)
{
    aim_field(writer, "said_choice", "report.said.choice", &finale->lock, "choice");
    option_field(writer, "confidence", "report.confidence", "confidence",
                 pairs_text(&finale->lock, "confidence"));
    anchor_field(writer, finale);
    if (!part_is_revealed(finale)) {
        writer_note(writer, "report.not_revealed");
        return;
    }
    writer_note_model(writer, finale->reveal_model);
    bool right = choice_is_right(finale);
    aim_field(writer, "result_choice", "report.result.choice", &finale->reveal, "choice");
    writer_field(writer, "choice_is", "report.choice_is",
                 writer_text(writer, right ? "calibration.right" : "calibration.wrong"),
                 right ? "right" : "wrong");
}

static void predictions_section(struct writer *writer)
{
    writer_section(writer, "Predictions", "report.section.predictions");
    for (int i = SIM_PART_SCALING; i <= SIM_PART_COMPOUND; i++) {
        const struct part_state *part = writer_state(writer, (enum sim_part)i);
        writer_begin(writer, (enum sim_part)i);
        if (part_is_locked(part)) {
            scenario_field(writer, part);
            choice_fields(writer, &part->lock, "said");
            const char *confidence = pairs_text(&part->lock, "confidence");
            writer_field(writer, "confidence", "report.confidence",
                         writer_option(writer, "confidence", confidence), confidence);
            anchor_field(writer, part);
            result_fields(writer, part);
        } else {
            writer_note(writer, "report.none");
        }
        writer_end(writer);
    }
    if (part_is_locked(writer_state(writer, SIM_PART_FINALE))) {
        writer_begin(writer, SIM_PART_FINALE);
        stress_fields(writer, writer_state(writer, SIM_PART_FINALE));
        writer_end(writer);
    }
}

/* ---- observations ---- */

static void observations_section(struct writer *writer)
{
    writer_section(writer, "Observations", "report.section.observations");
    for (int i = SIM_PART_SCALING; i <= SIM_PART_COMPOUND; i++) {
        const struct part_state *part = writer_state(writer, (enum sim_part)i);
        writer_begin(writer, (enum sim_part)i);
        if (part->observation) {
            doc_written(writer->doc, "seen", writer_text(writer, "observe.field"),
                        part->observation);
        } else {
            writer_note(writer, "report.none");
        }
        writer_end(writer);
    }
}

void predicted_sections(struct writer *writer)
{
    predictions_section(writer);
    observations_section(writer);
}
