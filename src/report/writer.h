/* writer: a report being written: what it is made from, and the words that its sections share. */
#ifndef REPORT_WRITER_H
#define REPORT_WRITER_H

#include "lesson/state.h"
#include "report/doc.h"
#include "scenes/build.h"
#include "store/ledger_log.h"

struct writer {
    const struct catalog *catalog;
    const struct ledger_log *log;
    size_t records; /* of the log that count */
    struct state *state;
    size_t track;
    struct sheet sheet; /* of the section that is being written */
    struct build build; /* words and numbers; their strings live as long as its sheet */
    struct doc *doc;
    bool drawn; /* with pictures: for a page */
};

/*
 * Begins with the ledger's first `records` records (at most all that there are), on a track by its
 * index (-1: the one that was chosen last). What it is about goes to DOC. Ended by writer_close.
 */
void writer_open(struct writer *writer, const struct catalog *catalog, const struct ledger_log *log,
                 size_t records, int track, struct doc *doc);
void writer_close(struct writer *writer);

/* The state of a part, and its data. */
const struct part_state *writer_state(const struct writer *writer, enum sim_part part);
const struct part *writer_data(const struct writer *writer, enum sim_part part);

/* Begins a section: its key in JSON, whatever the language, and the text of its heading. */
void writer_section(struct writer *writer, const char *key, const char *heading);

/* From here to writer_end the texts are the part's. What the sheet held is forgotten. */
void writer_enter(struct writer *writer, enum sim_part part);

/* The same, with the part's heading in the section. */
void writer_begin(struct writer *writer, enum sim_part part);
void writer_end(struct writer *writer);

/* A text of the part that is being written. */
const char *writer_text(struct writer *writer, const char *id);

/* An option in words: the text PREFIX.ID; the id itself where it is none of the data's. */
const char *writer_option(struct writer *writer, const char *prefix, const char *id);

/* What a control of a design stands at, in words. */
const char *writer_control(struct writer *writer, const struct control *control,
                           const struct design *design);

/* Adds a field whose label is a text (RAW: as doc_field), and a text as a sentence. */
void writer_field(struct writer *writer, const char *key, const char *label, const char *text,
                  const char *raw);
void writer_note(struct writer *writer, const char *id);

/* Whether a model that isn't this one worked something out; if so, adds a note that says which. */
bool writer_note_model(struct writer *writer, unsigned model);

#endif
