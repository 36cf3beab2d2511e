/*
 * catalog.h: the author's data (tracks, parameters, rules, tables, texts), loaded once and
 * read-only afterwards. Everything a catalog hands out belongs to it.
 */
#ifndef COURSE_CATALOG_H
#define COURSE_CATALOG_H

#include <stdbool.h>
#include <stddef.h>

#include "course/land.h"
#include "sim/output.h"
#include "store/fault.h"

enum { LAB_PARTS = 4 }; /* parts 1, 2, 3 and the finale, by enum sim_part minus one */
enum { LAB_VARIANTS = 64 };

struct lab_catalog;
struct lab_figure;

/* A unit as people see it: base value = shown value x factor. */
struct lab_unit {
    const char *id;                /* "ms"; "-" has empty names and factor 1 */
    const char *symbol;            /* "ms" */
    const char *singular, *plural; /* "millisecond", "milliseconds" */
    const char *base; /* "s": the simulation's unit that it shows; "" for pure numbers */
    double factor;
};

/* A CSV table; a row sets every parameter that a column is named after. */
struct lab_table {
    const char *name; /* "grids" */
    size_t rows, columns;
    const char *const *header; /* column names, NULL at the end; the first is the row's id */
    const char *const *cells;  /* row by row; "" where empty */
    const struct sim_param *const *params; /* by column; NULL where it names no parameter */
};

/* One parameter of a part on a track: its default, and its slider if it has one. */
struct lab_control {
    const char *name;              /* the parameter's, or model, accelerator, grid, site_plan */
    const struct sim_param *param; /* NULL for a table-row parameter */
    const struct lab_table *table; /* NULL unless its values are the rows of a table */
    double initial;            /* in the parameter's unit; a row's index for a table; NaN: none */
    double min, max;           /* of the slider, in the parameter's unit */
    bool log;                  /* steps are factors */
    double step, fine, coarse; /* in the parameter's unit, or factors */
    int digits;                /* after the point; negative: that many significant ones */
    const struct lab_unit *unit;
    int slider;         /* order on the workbench from 1; 0: no slider */
    bool fixed;         /* shown, never set */
    const char *source; /* where its numbers are from; "" */
};

/* Parameters whose values are rows of tables. */
enum lab_row { LAB_MODEL, LAB_ACCELERATOR, LAB_GRID, LAB_SITE_PLAN, LAB_ROWS };

/*
 * A design: the inputs of all parts, and which table rows they came from. An input that the track
 * doesn't have is NaN, a row -1.
 */
struct lab_design {
    struct sim_inputs in;
    double rows[LAB_ROWS];
    double best_goodput; /* FLOP/s, the most under cap and budget; NaN where it is not known */
};

enum lab_relation { LAB_AT_MOST, LAB_BELOW, LAB_AT_LEAST, LAB_ABOVE, LAB_EQUALS };

/* What a rule compares: an output, an input, a figure, or (all NULL) a number. */
struct lab_operand {
    const struct sim_output *output;
    const struct sim_param *param;
    const struct lab_figure *figure;
    double number;
};

/* An aim or a failure state: a value held against a limit. */
struct lab_rule {
    const char *id;     /* "communication": text ids aim.communication, failure.bisection */
    const char *name;   /* of what the value is; NULL for a reason */
    const char *reason; /* a failure's sim_reason_id, in place of a value; NULL */
    enum sim_part part; /* that it is judged in */
    struct lab_operand value, limit;
    enum lab_relation relation;
    const struct lab_unit *unit; /* to show value and limit in */
    int digits;                  /* as in lab_control */
    const char *control;         /* the control that helps first; "" where there is none */
};

/* A control that may be moved one way at no cost, and why: what the proof takes as an exception. */
struct lab_free {
    const char *control;
    const char *up, *down; /* reasons, by direction of its value; NULL: it costs something */
};

struct lab_part {
    enum sim_part number;
    const struct lab_control *controls; /* sliders first, by order; then the rest */
    size_t control_count, slider_count;
    const struct lab_rule *aims;
    size_t aim_count;
    const struct lab_rule *failures;
    size_t failure_count;
    const char *const *pinned; /* parameters that aims take from the defaults: lab_part_pin */
    size_t pinned_count;
    const char *const *lock_choices; /* ids; also text ids lock.choice.ID */
    size_t lock_choice_count;
    const char *const *lock_mechanisms;
    size_t lock_mechanism_count;
    const char *const *lock_never_right; /* choices that are misconceptions */
    size_t lock_never_right_count;
    double lock_tolerance;
    const struct lab_table *lock;       /* its variants, one a row; NULL in the finale */
    const char *const *reflect_answers; /* names of the checked answers */
    size_t reflect_answer_count;
    double reflect_tolerance;           /* relative, of a number */
    const struct sim_output *objective; /* to be maximised; NULL */
    int runs;                           /* commits that count; 0: the last one */
    const struct lab_operand *prices;   /* what a control may cost: more of these, ... */
    size_t price_count;
    const struct lab_operand *gains; /* ... or less of these */
    size_t gain_count;
    const struct lab_free *free;
    size_t free_count;
};

struct lab_track {
    const char *id; /* "cloud" */
    struct lab_design defaults;
    struct lab_part parts[LAB_PARTS];
    const struct lab_table *presets; /* the instructor's; see preset.h */
};

/*
 * Loads a data directory. Each fault (file, line or key, what, mend) goes to `faults`; NULL if
 * there was any. `language` picks texts/LANGUAGE.csv. Freed by lab_catalog_free.
 */
struct lab_catalog *lab_catalog_load(const char *directory, const char *language,
                                     struct fault_list *faults);
void lab_catalog_free(struct lab_catalog *catalog);

struct lab_counts {
    size_t files, parameters, rules, texts;
};

/* What was read, over all tracks. */
struct lab_counts lab_catalog_counts(const struct lab_catalog *catalog);

/* SHA-256 of the directory's files, hex. */
const char *lab_catalog_digest(const struct lab_catalog *catalog);
const char *lab_catalog_directory(const struct lab_catalog *catalog);

/* "part1", "finale": the stem of the part's file and of its texts' ids. */
const char *lab_part_id(enum sim_part part);

/* The map's land mask. */
const struct lab_land *lab_catalog_land(const struct lab_catalog *catalog);

/* The tracks in the order of tracks.ini; INDEX is below the count. They live as the catalog
 * does. */
size_t lab_track_count(const struct lab_catalog *catalog);
const struct lab_track *lab_track_at(const struct lab_catalog *catalog, size_t index);

/* A track by its id: its index, -1 if there is none; the track itself, or NULL. */
int lab_track_index(const struct lab_catalog *catalog, const char *id);
const struct lab_track *lab_track_find(const struct lab_catalog *catalog, const char *id);
const struct lab_control *lab_control_find(const struct lab_part *part, const char *name);
const struct lab_unit *lab_unit_find(const struct lab_catalog *catalog, const char *id);

/*
 * The tables of data/tables by name. A cell by its column, NULL where there is no such row or
 * column; a row by its id (-1: none).
 */
const struct lab_table *lab_table_find(const struct lab_catalog *catalog, const char *name);
const char *lab_table_cell(const struct lab_table *table, size_t row, const char *column);
int lab_table_row(const struct lab_table *table, const char *id);

/* The table-row parameter of that name, or LAB_ROWS; and its table. */
enum lab_row lab_row_find(const char *name);
const char *lab_row_name(enum lab_row row);
const struct lab_table *lab_row_table(const struct lab_catalog *catalog, enum lab_row row);

enum { LAB_WHY_BYTES = 200, LAB_VALUE_BYTES = 64 };

/*
 * Reads or sets one value of a design by name: any sim parameter, or a table-row parameter by
 * the row's id. In `lab_design_set`, text is a number (k, M, G, T suffixes), on/off, or a
 * choice's or row's name. On refusal the design is unchanged, false is returned and `why` says
 * what is wrong and the mend: nearest valid name, the range, the choices.
 */
bool lab_design_set(const struct lab_catalog *catalog, struct lab_design *design, const char *name,
                    const char *text, char why[LAB_WHY_BYTES]);
/*
 * The value as text that lab_design_set takes back exactly (%.17g, on/off, a choice's name),
 * "nan" for a value that the track doesn't have; NULL for an unknown name.
 */
const char *lab_design_get(const struct lab_catalog *catalog, const struct lab_design *design,
                           const char *name, char buffer[LAB_VALUE_BYTES]);
double lab_control_value(const struct lab_control *control, const struct lab_design *design);
/* Sets a control within its slider's range (clamped); a table row copies its columns. */
void lab_control_put(const struct lab_control *control, struct lab_design *design, double value);

/* Refusals that concern several values at once (quorum above size, even repeat): NULL if none. */
const char *lab_design_conflict(const struct lab_design *design, char buffer[LAB_WHY_BYTES]);

#endif
