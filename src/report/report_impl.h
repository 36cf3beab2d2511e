/* report_impl.h: a report being written, shared by its files; not for other layers. */
#ifndef REPORT_IMPL_H
#define REPORT_IMPL_H

#include "scenes/build.h"
#include "lesson/state.h"
#include "report/report.h"

struct report {
    const struct lab_catalog *catalog;
    const struct ledger_log *log;
    size_t records; /* of the log that count */
    struct lab_state *state;
    size_t track;
    struct sheet sheet; /* of the section that is being written */
    struct build build; /* words and numbers */
    struct doc *doc;
};

/* The state of a part, and its data. */
const struct lab_part_state *report_part(const struct report *report, enum sim_part part);
const struct lab_part *report_data(const struct report *report, enum sim_part part);

/* A text of the part that is being written. */
const char *report_text(struct report *report, const char *id);

/* Begins a section: its key in JSON, whatever the language, and the text of its heading. */
void report_section(struct report *report, const char *key, const char *heading);

/* Begins a part of a section: its texts are those that follow. KEY is for JSON. */
void report_begin(struct report *report, enum sim_part part);
void report_end(struct report *report);

/* ---- parts.c: sections that go part by part ---- */

/* Each adds the section of its name, part by part. */
void report_predictions(struct report *report);
void report_observations(struct report *report);
void report_runs(struct report *report);
void report_designs(struct report *report);
void report_finale(struct report *report);
void report_reflections(struct report *report);
void report_calibration(struct report *report);

#endif
