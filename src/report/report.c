#include "report/report.h"

#include <string.h>

#include "lesson/progress.h"
#include "report/designed.h"
#include "report/mended.h"
#include "report/predicted.h"
#include "report/reflected.h"
#include "report/writer.h"
#include "store/pairs.h"

/* ---- track and variant ---- */

/* The first sound record of an event; NULL: none. */
static const struct ledger_record *first_record(const struct writer *writer, const char *event)
{
    for (size_t i = 0; i < writer->records; i++) {
        const struct ledger_record *record = ledger_log_record(writer->log, i);
        if (!record->damage && strcmp(record->event, event) == 0) {
            return record;
        }
    }
    return NULL;
}

static void student_fields(struct writer *writer)
{
    static const char *const names[] = {"login", "uid", "course", "program"};
    const struct ledger_record *open = first_record(writer, "open");
    struct pairs pairs = {0};
    if (!open) {
        return;
    }
    pairs_parse(open->value, &pairs);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *value = pairs_get(&pairs, names[i]);
        const char *label = arena_printf(writer->build.arena, "report.%s", names[i]);
        writer_field(writer, names[i], label, value ? value : "", NULL);
    }
    pairs_free(&pairs);
    writer_field(writer, "model", "report.model",
                 arena_printf(writer->build.arena, "%u", writer->state->model), NULL);
    writer_field(writer, "begun", "report.begun", open->time, NULL);
}

static void track_section(struct writer *writer)
{
    const struct track *track = &writer->catalog->tracks[writer->track];
    writer_section(writer, "Track and variant", "report.section.track");
    sheet_start(&writer->sheet);
    if (writer->state->track < 0) {
        doc_note(writer->doc, "note", writer_text(writer, "report.no_track"));
    } else {
        doc_field(writer->doc, "track", writer_text(writer, "report.track"),
                  arena_printf(writer->build.arena, "%s, %s", writer_text(writer, "name"),
                               writer_text(writer, "persona")),
                  track->id);
    }
    if (writer->state->variant >= 0) {
        writer_field(writer, "variant", "report.variant",
                     arena_printf(writer->build.arena, "%d", writer->state->variant), NULL);
    }
    if (writer->state->demo) {
        writer_field(writer, "demo", "report.demo_mark", writer_text(writer, "report.demo"), NULL);
    }
    student_fields(writer);
}

/* ---- incomplete ---- */

static bool is_begun(const struct writer *writer, size_t track)
{
    for (int i = 1; i <= PARTS; i++) {
        if (part_is_locked(state_part(writer->state, track, (enum sim_part)i))) {
            return true;
        }
    }
    return false;
}

static void incomplete_section(struct writer *writer)
{
    struct missing missing[MISSING_MAX];
    size_t count = progress_missing(writer->state, writer->track, missing);
    writer_section(writer, "Incomplete", "report.section.incomplete");
    for (size_t i = 0; i < count; i++) {
        writer_enter(writer, missing[i].part);
        const char *key = arena_printf(writer->build.arena, "%s.%s", part_id(missing[i].part),
                                       strchr(missing[i].what, '.') + 1);
        doc_field(writer->doc, key, writer_text(writer, "title"),
                  writer_text(writer, missing[i].what), NULL);
        writer_end(writer);
    }
    if (count == 0) {
        doc_note(writer->doc, "complete", writer_text(writer, "report.complete"));
    }
    for (size_t i = 0; i < writer->catalog->track_count; i++) {
        if (i != writer->track && is_begun(writer, i)) {
            const char *id = writer->catalog->tracks[i].id;
            writer_field(writer, arena_printf(writer->build.arena, "also.%s", id), "report.also",
                         id, NULL);
        }
    }
}

/* ---- verification ---- */

static void data_field(struct writer *writer)
{
    const struct ledger_record *open = first_record(writer, "open");
    const char *here = writer->catalog->digest;
    struct pairs pairs = {0};
    if (open) {
        pairs_parse(open->value, &pairs);
    }
    const char *then = pairs_get(&pairs, "data");
    writer_field(writer, "data", "report.data", then ? then : "", NULL);
    writer_field(writer, "data_now", "report.data_now",
                 then && strcmp(then, here) == 0 ? writer_text(writer, "report.same") : here, NULL);
    pairs_free(&pairs);
}

static void verification_section(struct writer *writer)
{
    size_t bad;
    struct buffer why = {0};
    writer_section(writer, "Verification", "report.section.verification");
    sheet_start(&writer->sheet);
    const char *records = arena_printf(writer->build.arena, "%zu", writer->records);
    doc_field(writer->doc, "records", writer_text(writer, "report.records"), records, records);
    bool all = writer->records == ledger_log_count(writer->log);
    bool sound = ledger_log_verify(writer->log, &bad, &why) || (!all && bad > writer->records);
    const struct ledger_record *last = writer->records > 0
                                           ? ledger_log_record(writer->log, writer->records - 1)
                                           : NULL;
    writer_field(writer, "head", "report.head", last ? last->chain : "", NULL);
    writer_field(writer, "last", "report.last", last ? last->time : "", NULL);
    writer_field(writer, "sound", "report.sound",
                 sound ? writer_text(writer, "report.yes")
                       : arena_printf(writer->build.arena, "%s %zu: %s",
                                      writer_text(writer, "report.bad"), bad, buffer_text(&why)),
                 NULL);
    data_field(writer);
    writer_field(writer, "check", "report.check_with", "fleetlab report --check REPORT LEDGER",
                 NULL);
    doc_note(writer->doc, "sources", writer_text(writer, "report.sources"));
    buffer_free(&why);
}

/* ---- the whole ---- */

static void add_sections(struct writer *writer)
{
    track_section(writer);
    predicted_sections(writer);
    designed_sections(writer);
    mended_sections(writer);
    reflected_sections(writer);
    incomplete_section(writer);
    verification_section(writer);
}

void report_write(const struct catalog *catalog, const struct ledger_log *log, size_t records,
                  enum doc_format format, struct buffer *out)
{
    struct doc doc = {0};
    struct writer writer;
    writer_open(&writer, catalog, log, records, -1, &doc);
    writer.drawn = format == DOC_HTML;
    add_sections(&writer);
    doc_write(&doc, catalog, format, out);
    doc_free(&doc);
    writer_close(&writer);
}
