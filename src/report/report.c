#include "report/report.h"

#include <string.h>

#include "lesson/progress.h"
#include "report/report_impl.h"
#include "store/pairs.h"

const struct lab_part_state *report_part(const struct report *report, enum sim_part part)
{
    return lab_state_part(report->state, report->track, part);
}

const struct lab_part *report_data(const struct report *report, enum sim_part part)
{
    return &lab_track_at(report->catalog, report->track)->parts[part - 1];
}

const char *report_text(struct report *report, const char *id)
{
    return build_text(&report->build, id);
}

void report_section(struct report *report, const char *key, const char *heading)
{
    doc_section(report->doc, key, report_text(report, heading));
}

void report_begin(struct report *report, enum sim_part part)
{
    sheet_start(&report->sheet);
    report->build.part = (int)part;
    doc_part(report->doc, lab_part_id(part), report_text(report, "title"));
}

void report_end(struct report *report)
{
    report->build.part = 0;
    report->build.design = NULL;
    report->build.out = NULL;
}

static void field(struct report *report, const char *key, const char *label, const char *text)
{
    doc_field(report->doc, key, report_text(report, label), text, NULL);
}

/* ---- track and variant ---- */

/* The first sound record of an event; NULL: none. */
static const struct ledger_record *first_record(const struct report *report, const char *event)
{
    for (size_t i = 0; i < report->records; i++) {
        const struct ledger_record *record = ledger_log_record(report->log, i);
        if (!record->damage && strcmp(record->event, event) == 0) {
            return record;
        }
    }
    return NULL;
}

static void student_fields(struct report *report)
{
    static const char *const names[] = {"login", "uid", "course", "program"};
    const struct ledger_record *open = first_record(report, "open");
    struct pairs pairs = {0};
    if (!open) {
        return;
    }
    pairs_parse(open->value, &pairs);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *value = pairs_get(&pairs, names[i]);
        const char *label = arena_printf(report->build.arena, "report.%s", names[i]);
        field(report, names[i], label, value ? value : "");
    }
    pairs_free(&pairs);
    field(report, "begun", "report.begun", open->time);
}

static void track_section(struct report *report)
{
    const struct lab_track *track = lab_track_at(report->catalog, report->track);
    report_section(report, "Track and variant", "report.section.track");
    sheet_start(&report->sheet);
    if (report->state->track < 0) {
        doc_note(report->doc, "note", report_text(report, "report.no_track"));
    } else {
        doc_field(report->doc, "track", report_text(report, "report.track"),
                  arena_printf(report->build.arena, "%s, %s", report_text(report, "name"),
                               report_text(report, "persona")),
                  track->id);
    }
    if (report->state->variant >= 0) {
        field(report, "variant", "report.variant",
              arena_printf(report->build.arena, "%d", report->state->variant));
    }
    if (report->state->demo) {
        field(report, "demo", "report.demo_mark", report_text(report, "report.demo"));
    }
    student_fields(report);
}

/* ---- incomplete ---- */

static bool is_begun(const struct report *report, size_t track)
{
    for (int i = 1; i <= LAB_PARTS; i++) {
        if (lab_part_is_locked(lab_state_part(report->state, track, (enum sim_part)i))) {
            return true;
        }
    }
    return false;
}

static void incomplete_section(struct report *report)
{
    struct lab_missing missing[LAB_MISSING_MAX];
    size_t count = lab_missing(report->state, report->track, missing);
    report_section(report, "Incomplete", "report.section.incomplete");
    sheet_start(&report->sheet);
    for (size_t i = 0; i < count; i++) {
        report->build.part = (int)missing[i].part;
        const char *key = arena_printf(report->build.arena, "%s.%s", lab_part_id(missing[i].part),
                                       strchr(missing[i].what, '.') + 1);
        doc_field(report->doc, key, report_text(report, "title"),
                  report_text(report, missing[i].what), NULL);
        report->build.part = 0;
    }
    if (count == 0) {
        doc_note(report->doc, "complete", report_text(report, "report.complete"));
    }
    for (size_t i = 0; i < lab_track_count(report->catalog); i++) {
        if (i != report->track && is_begun(report, i)) {
            const char *id = lab_track_at(report->catalog, i)->id;
            field(report, arena_printf(report->build.arena, "also.%s", id), "report.also", id);
        }
    }
}

/* ---- verification ---- */

static void data_field(struct report *report)
{
    const struct ledger_record *open = first_record(report, "open");
    const char *here = lab_catalog_digest(report->catalog);
    struct pairs pairs = {0};
    if (open) {
        pairs_parse(open->value, &pairs);
    }
    const char *then = pairs_get(&pairs, "data");
    field(report, "data", "report.data", then ? then : "");
    field(report, "data_now", "report.data_now",
          then && strcmp(then, here) == 0 ? report_text(report, "report.same") : here);
    pairs_free(&pairs);
}

static void verification_section(struct report *report)
{
    size_t bad;
    struct buffer why = {0};
    report_section(report, "Verification", "report.section.verification");
    sheet_start(&report->sheet);
    const char *records = arena_printf(report->build.arena, "%zu", report->records);
    doc_field(report->doc, "records", report_text(report, "report.records"), records, records);
    bool all = report->records == ledger_log_count(report->log);
    bool sound = ledger_log_verify(report->log, &bad, &why) || (!all && bad > report->records);
    const struct ledger_record *last = report->records > 0
                                           ? ledger_log_record(report->log, report->records - 1)
                                           : NULL;
    field(report, "head", "report.head", last ? last->chain : "");
    field(report, "last", "report.last", last ? last->time : "");
    field(report, "sound", "report.sound",
          sound ? report_text(report, "report.yes")
                : arena_printf(report->build.arena, "%s %zu: %s", report_text(report, "report.bad"),
                               bad, buffer_text(&why)));
    data_field(report);
    field(report, "check", "report.check_with", "fleetlab report --check REPORT LEDGER");
    doc_note(report->doc, "sources", report_text(report, "report.sources"));
    buffer_free(&why);
}

/* ---- the whole ---- */

static void apply_records(struct report *report)
{
    for (size_t i = 0; i < report->records; i++) {
        lab_state_apply(report->state, ledger_log_record(report->log, i));
    }
    report->track = report->state->track < 0 ? 0 : (size_t)report->state->track;
}

void report_write(const struct lab_catalog *catalog, const struct ledger_log *log, size_t records,
                  enum doc_format format, struct buffer *out)
{
    struct doc doc = {0};
    struct report report = {.catalog = catalog, .log = log, .doc = &doc};
    size_t all = ledger_log_count(log);
    report.records = records < all ? records : all;
    report.state = lab_state_new(catalog);
    apply_records(&report);
    report.sheet.arena = arena_new();
    report.build = (struct build){.sheet = &report.sheet,
                                  .arena = report.sheet.arena,
                                  .catalog = catalog,
                                  .track = lab_track_at(catalog, report.track)};
    track_section(&report);
    report_predictions(&report);
    report_observations(&report);
    report_runs(&report);
    report_designs(&report);
    report_finale(&report);
    report_reflections(&report);
    report_calibration(&report);
    incomplete_section(&report);
    verification_section(&report);
    doc_write(&doc, format, out);
    doc_free(&doc);
    sheet_free(&report.sheet);
    arena_free(report.sheet.arena);
    lab_state_free(report.state);
}
