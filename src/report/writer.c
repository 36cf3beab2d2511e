#include "report/writer.h"

#include "sim/model.h"

void writer_open(struct writer *writer, const struct catalog *catalog, const struct ledger_log *log,
                 size_t records, int track, struct doc *doc)
{
    size_t all = ledger_log_count(log);
    *writer = (struct writer){.catalog = catalog, .log = log, .doc = doc};
    writer->records = records < all ? records : all;
    writer->state = state_new(catalog);
    for (size_t i = 0; i < writer->records; i++) {
        state_apply(writer->state, ledger_log_record(log, i));
    }
    track = track < 0 ? writer->state->track : track;
    writer->track = track < 0 ? 0 : (size_t)track;
    writer->sheet.arena = arena_new();
    writer->build = (struct build){.sheet = &writer->sheet,
                                   .arena = writer->sheet.arena,
                                   .catalog = catalog,
                                   .track = &catalog->tracks[writer->track]};
}

void writer_close(struct writer *writer)
{
    sheet_free(&writer->sheet);
    arena_free(writer->sheet.arena);
    state_free(writer->state);
}

const struct part_state *writer_state(const struct writer *writer, enum sim_part part)
{
    return state_part(writer->state, writer->track, part);
}

const struct part *writer_data(const struct writer *writer, enum sim_part part)
{
    return &writer->catalog->tracks[writer->track].parts[part - 1];
}

const char *writer_text(struct writer *writer, const char *id)
{
    return build_text(&writer->build, id);
}

void writer_section(struct writer *writer, const char *key, const char *heading)
{
    doc_section(writer->doc, key, writer_text(writer, heading));
}

void writer_enter(struct writer *writer, enum sim_part part)
{
    sheet_start(&writer->sheet);
    writer->build.part = (int)part;
}

void writer_begin(struct writer *writer, enum sim_part part)
{
    writer_enter(writer, part);
    doc_part(writer->doc, part_id(part), writer_text(writer, "title"));
}

void writer_end(struct writer *writer)
{
    writer->build.part = 0;
    writer->build.design = NULL;
    writer->build.out = NULL;
}

void writer_field(struct writer *writer, const char *key, const char *label, const char *text,
                  const char *raw)
{
    doc_field(writer->doc, key, writer_text(writer, label), text, raw);
}

void writer_note(struct writer *writer, const char *id)
{
    doc_note(writer->doc, "note", writer_text(writer, id));
}

bool writer_note_model(struct writer *writer, unsigned model)
{
    if (model == SIM_MODEL) {
        return false;
    }
    doc_note(writer->doc, "model",
             arena_printf(writer->build.arena, "%s %u, %s %u.", writer_text(writer, "report.made"),
                          model, writer_text(writer, "report.made.now"), (unsigned)SIM_MODEL));
    return true;
}

/* An option in words; what is no option any more, as it stands. */
const char *writer_option(struct writer *writer, const char *prefix, const char *id)
{
    const char *words = *id ? build_textf_if(&writer->build, "%s.%s", prefix, id) : NULL;
    return words ? words : id;
}

const char *writer_control(struct writer *writer, const struct control *control,
                           const struct design *design)
{
    char value[VALUE_BYTES];
    struct build *build = &writer->build;
    if (control->param && (control->param->kind == SIM_REAL || control->param->kind == SIM_COUNT)) {
        return number_text(build->catalog, build->arena, control_value(control, design),
                           control->unit, control->digits, build->form);
    }
    if (control->table) {
        size_t row = (size_t)control_value(control, design);
        return text_row(build->catalog, control->table, row);
    }
    const char *id = design_get(&writer->catalog->reference, design, control->name, value);
    const char *words = build_textf_if(build, "choice.%s.%s", control->name, id);
    words = words ? words : build_textf_if(build, "choice.%s", id);
    return arena_strdup(build->arena, words ? words : id);
}
