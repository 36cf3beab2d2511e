#include "report/mended.h"

#include <string.h>

#include "lesson/rules.h"
#include "lesson/struck.h"
#include "scenes/stress_screens.h"

/* The one control of a repair that was moved, with what it came from. */
static void repair_field(struct writer *writer, const struct part_state *finale, size_t index)
{
    struct build *build = &writer->build;
    const struct part *bench = &build->track->stress.bench;
    const struct run *run = struck_run(finale);
    const struct design *now = &finale->repairs[index].design;
    const struct design *before = index > 0 ? &finale->repairs[index - 1].design
                                  : run     ? &run->design
                                            : now;
    const char *text = "", *raw = "";
    for (size_t i = 0; i < bench->slider_count; i++) {
        const struct control *control = &bench->controls[i];
        char value[VALUE_BYTES];
        if (control_value(control, now) != control_value(control, before)) {
            const struct word words[] = {
                {"control", .text = build_textf(build, "label.%s", control->name)},
                {"value", .text = writer_control(writer, control, now)},
                {"before", .text = writer_control(writer, control, before)},
                {0}};
            text = arena_printf(build->arena, "%s%s%s", text, *text ? "; " : "",
                                build_words(build, "ui.moved", words));
            raw = arena_printf(build->arena, "%s%s%s=%s", raw, *raw ? " " : "", control->name,
                               design_get(&writer->catalog->reference, now, control->name, value));
        }
    }
    doc_field(writer->doc, arena_printf(build->arena, "repair%zu", index + 1),
              arena_printf(build->arena, "%s %zu", writer_text(writer, "report.repair"), index + 1),
              text, raw);
}

void mended_sections(struct writer *writer)
{
    const struct part_state *finale = writer_state(writer, SIM_PART_FINALE);
    writer_section(writer, "Stress", "report.section.stress");
    writer_begin(writer, SIM_PART_FINALE);
    if (!part_is_revealed(finale)) {
        writer_note(writer, "report.none");
        writer_end(writer);
        return;
    }
    writer_note_model(writer, finale->reveal_model);
    doc_note(writer->doc, "struck", stress_struck_words(&writer->build, finale));
    for (size_t i = 0; i < finale->repair_count; i++) {
        repair_field(writer, finale, i);
    }
    if (part_is_decided(finale)) {
        const char *held = pairs_text(&finale->outcome, "held");
        writer_field(writer, "held", "report.held", held, held);
        const char *breaks = pairs_text(&finale->outcome, "breaks");
        if (strcmp(breaks, STRESS_HOLDS) != 0) {
            writer_field(writer, "breaks", "report.breaks", writer_option(writer, "aim", breaks),
                         breaks);
        }
    }
    writer_end(writer);
}

void mended_decision(struct writer *writer)
{
    const struct part_state *finale = writer_state(writer, SIM_PART_FINALE);
    const struct question *questions = rules_of(SIM_PART_FINALE)->questions;
    writer_note_model(writer, finale->reflection_model);
    const char *decision = pairs_text(&finale->reflection, questions[0].id);
    writer_field(writer, questions[0].id, questions[0].label,
                 writer_option(writer, questions[0].option_prefix, decision), decision);
    doc_written(writer->doc, questions[1].id, writer_text(writer, questions[1].label),
                pairs_text(&finale->reflection, questions[1].id));
    if (part_is_decided(finale)) {
        const char *mend = stress_mend_words(&writer->build, finale);
        doc_note(writer->doc, "check1", stress_held_words(&writer->build, finale));
        if (*mend) {
            doc_note(writer->doc, "check2", mend);
        }
    }
}
