/*
 * scene.h: what a front end shows, as plain data.
 *
 * The stage builds a scene after every event; a visual front end draws it, a linear one prints
 * it. A scene and all it points to belong to the stage and hold until its next event.
 * Strings are UTF-8 and carry no control characters. Numbers in strings are already formatted, with
 * units as symbols or as words, as the stage was told when it was opened.
 */
#ifndef SCENES_SCENE_H
#define SCENES_SCENE_H

#include <stdbool.h>
#include <stddef.h>

#include "lesson/message.h"
#include "lesson/where.h"

/* On an aim, or on what a student said. */
enum scene_verdict {
    SCENE_NO_VERDICT,
    SCENE_MET,
    SCENE_NOT_MET,
    SCENE_CANNOT_SAY,
    SCENE_RIGHT,
    SCENE_NOT_RIGHT,
};

enum { SCENE_VERDICTS_COUNT = SCENE_NOT_RIGHT + 1 };

/* What a verdict is called in records, whatever the language: "NOT MET"; "" for none. */
const char *scene_verdict_name(enum scene_verdict verdict);

enum scene_style { SCENE_HEADING, SCENE_TEXT, SCENE_ITEM, SCENE_FORMULA, SCENE_WARNING };

/* A paragraph, unwrapped. An item is one of a list; a formula is not wrapped unless it must be. */
struct scene_paragraph {
    enum scene_style style;
    const char *text;
};

enum scene_field_kind {
    SCENE_NUMBER, /* a control with a number: stepped or typed */
    SCENE_CHOICE, /* one of `options` */
    SCENE_SWITCH, /* off or on: options are the two words */
    SCENE_EDIT,   /* a line or text that is written */
    SCENE_ACTION  /* does something when it is activated */
};

enum scene_scale { SCENE_LINEAR, SCENE_LOG };

/* Something that takes the focus and can be changed or activated. */
struct scene_field {
    const char *id;    /* stable: a parameter's or an answer's name, or the action's */
    const char *label; /* "Fleet size N" */
    enum scene_field_kind kind;
    const char *value;          /* as shown, with its unit: "10,000 km"; "" while it is empty */
    const char *range;          /* "0 to 20,000 km", "one of 3"; "" */
    const char *help;           /* one sentence; may be "" */
    double position;            /* 0..1 along the slider; NaN where it has none */
    double first_position;      /* 0..1: where the part's first design stood; NaN: not shown */
    const char *const *options; /* labels of a choice or a switch */
    size_t option_count;
    size_t option;       /* the chosen one; option_count while none is chosen */
    size_t text_limit;   /* SCENE_EDIT: bytes that fit */
    bool multiline;      /* SCENE_EDIT: Enter is a new line */
    const char *draft;   /* SCENE_EDIT: what is being written beside `value`; NULL: nothing */
    bool more;           /* unfolds with one key */
    bool advised;        /* advice on this screen names it: it is not folded away */
    bool fixed;          /* shown, never set */
    bool primary;        /* SCENE_ACTION: Enter on a field that is no action activates it */
    const char *edits;   /* SCENE_ACTION: the id of an answer that a front end opens in the
                            student's own editor; NULL: the session does the action */
    const char *confirm; /* SCENE_ACTION: the question to ask before; NULL: none */
    const char *readout; /* name, value and verdict within 40 cells, then unit, range, change */
    const char *change;  /* of a control: what the design now gives, in a few words; NULL: none */
};

/* A verdict's limit for a line that has no room for words: ">=" and "98.0 %"; and, for one that has
 * no room for units either, "7.5k" and "4.5k". */
struct scene_bound {
    const char *sign; /* "<=", "<", ">=", ">", "=" */
    const char *limit;
    const char *bare_value, *bare_limit; /* in short, without their unit */
    const char *short_limit;             /* with it */
    const char *label; /* the row's, short, where it would leave no room; NULL: there is none */
};

/* A labelled value; the lines of a plot's table twin are these too. */
struct scene_row {
    char letter; /* of the series, the bar segment or the site; 0: none */
    const char *label;
    const char *value; /* with unit; "" for a heading */
    const char *limit; /* "at most 40 %"; "" where there is none */
    enum scene_verdict verdict;
    double share;                    /* 0..1 of the whole: a bar's length; NaN: none */
    const char *note;                /* "try: local steps up"; "" */
    const char *const *verdicts;     /* the words for verdicts, by them; NULL: their names */
    const struct scene_bound *bound; /* the limit in short; NULL: it is none of an aim */
};

/* Whether a label is a question: it needs no colon. */
bool scene_asks(const char *label);

/* The word for a row's verdict, in the student's language; "" for none. */
const char *scene_row_verdict(const struct scene_row *row);

struct scene_axis {
    const char *label; /* "nodes" */
    const char *unit;  /* of the tick labels; "" where the label says it */
    enum scene_scale scale;
    double min, max; /* min < max; both positive where the scale is log */
    char decimal;    /* the decimal sign of its ticks; 0: a point */
    double one;      /* what its labels count, in what its values are in; 0: the same */
};

/* A line of points in rising x; a NaN in y is a gap. */
struct scene_series {
    char letter; /* names it in the legend */
    char glyph;  /* what it is drawn with in ASCII */
    const char *label;
    const double *x, *y;
    size_t count;
};

/* A vertical (x finite) or a horizontal (y finite) line, or a point (both finite). */
struct scene_mark {
    char letter;
    const char *label;
    double x, y;
};

struct scene_plot {
    struct scene_axis x, y;
    const struct scene_series *series;
    size_t series_count;
    const struct scene_mark *marks;
    size_t mark_count;
    const struct scene_mark *arrow; /* from the first of two points to the second; NULL: none */
    bool tall;                      /* the picture that the screen is about */
    bool stacked; /* each series is added to those before it, and filled; x is log */
};

struct scene_site {
    char letter; /* A..F */
    const char *name;
    double latitude, longitude; /* degrees, north and east positive */
};

struct scene_link {
    size_t from, to; /* indexes into sites */
    double share;    /* 0..1 of the step; NaN: unknown */
};

struct scene_map {
    const struct scene_site *sites;
    size_t site_count;
    const struct scene_link *links;
    size_t link_count;
    const unsigned char *land;      /* bit mask, row by row from north to south, bits from west */
    size_t land_rows, land_columns; /* columns is a multiple of 8 */
    double north, south;            /* latitudes of the mask's upper and lower edge */
};

/* Values 0..1, outer is better; NaN where an axis cannot be evaluated yet. */
struct scene_radar {
    size_t axis_count; /* 3..6 */
    const char *const *labels;
    const double *values;
    const double *limits; /* NULL: none */
    const double *first;  /* ghost of the first design; NULL: none */
    const double *best;   /* ghost of the best design; NULL: none */
};

enum scene_instrument_kind {
    SCENE_VALUES,   /* rows alone */
    SCENE_VERDICTS, /* rows with verdicts */
    SCENE_BARS,     /* rows with a bar each, by `share` */
    SCENE_BAR,      /* rows that stack to one bar by `share` and `letter` */
    SCENE_GAUGE,    /* rows[0].share on a scale of 0..1, and rows */
    SCENE_PLOT,
    SCENE_SPARKLINE, /* `spark`, oldest first */
    SCENE_MAP,
    SCENE_RADAR,
    SCENE_CHAIN /* rows in the order that something passes them; by `share`, how it ends */
};

/* Every instrument has its rows, which are its table twin, and one sentence that says it all. */
struct scene_instrument {
    const char *id;
    const char *title; /* "Fleet Iron Law   step 7.60 s" */
    enum scene_instrument_kind kind;
    const char *const *verdicts; /* of its rows */
    struct scene_row *rows;
    size_t row_count;
    const char *sentence;
    const struct scene_plot *plot;
    const struct scene_map *map;
    const struct scene_radar *radar;
    const double *spark;
    size_t spark_count;
    const char *spark_says; /* its first, last and best value; of a plot, where the design stands */
    bool on_demand;         /* shown by its own view and in the table twin, not on the workbench */
    bool aside;             /* of a third column, where there is one */
    bool front;             /* the picture that was turned to: it gets all the room there is */
};

/* A step of the loop in the trail "brief lock >WORKBENCH< observe". */
struct scene_step {
    const char *name;
    bool current, done;
};

struct scene {
    enum scene_screen screen;
    const char *track; /* "Cloud Titan"; "" before the choice */
    const char *title; /* "1 Scaling Wall" */
    const char *aim;   /* of a workbench: what it is after, in one line; "" */
    const struct scene_step *trail;
    size_t trail_count;
    const struct scene_paragraph *paragraphs;
    size_t paragraph_count;
    const char *scenario; /* the paragraph that tells the case of a prediction; NULL: none does */
    const char *code;     /* of the last prediction that was locked, for a voice; NULL: none */
    size_t after;         /* how many of them, the last, stand behind the instruments */
    const struct scene_field *fields;
    size_t field_count;
    const char *next;    /* id of the field to use next: there the cursor arrives; NULL: none */
    bool reads;          /* its text is read before that, where it doesn't fit on the screen */
    const char *refused; /* id of the field that the message refuses; NULL: none */
    const struct scene_instrument *instruments;
    size_t instrument_count;
    const char *message;  /* what the last event did or why it was refused; "" */
    bool alarm;           /* the message must not be overlooked */
    bool stays;           /* and is shown until it has been read */
    const char *standing; /* what the screen says of itself, whatever the last event did; "" */
    bool standing_alarm;
    enum scene_save save; /* whether what was written last is on disk */
    bool unkept;          /* an option was stepped to that no record has yet */
    bool changed;         /* an answer was chosen since the last were handed in */
    bool undoes;          /* a change of a workbench's controls can be undone here */
    bool uncommitted;     /* a workbench's controls were moved since: leaving keeps them */
};

/* The field of an id; NULL: there is none, as of NULL. */
const struct scene_field *scene_field(const struct scene *scene, const char *id);

/* The primary action; NULL: there is none. */
const struct scene_field *scene_primary(const struct scene *scene);

#endif
