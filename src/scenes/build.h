/*
 * build: puts a scene together in an arena, piece by piece.
 */
#ifndef SCENES_BUILD_H
#define SCENES_BUILD_H

#include "store/arena.h"
#include "course/catalog.h"
#include "design/evaluation.h"
#include "scenes/number.h"
#include "scenes/scene.h"
#include "course/text.h"

/* A scene that grows piece by piece. All zero but for the arena is an empty one. */
struct sheet {
    struct arena *arena;
    struct scene scene;
    struct scene_paragraph *paragraphs;
    size_t paragraph_room;
    struct scene_field *fields;
    size_t field_room;
    struct scene_instrument *instruments;
    size_t instrument_room;
    const char *const *verdicts; /* the word of each, of this scene; NULL: not yet asked for */
};

/* Empties the scene; strings that it pointed to are gone. */
void sheet_start(struct sheet *sheet);

/* Gives the lists back; the arena is its owner's. */
void sheet_free(struct sheet *sheet);

/* Before the part's first run and its first hint no advice names a control; in a prediction's case
 * there is nothing to mend; under stress only what repairs may move is named. */
enum build_advice { ADVICE_GIVEN, ADVICE_UNEARNED, ADVICE_NONE, ADVICE_REPAIRS };

/*
 * What texts and numbers are about, and the sheet that they go to. It is passed down as it is;
 * where something else is talked about, another one is made (build_about).
 */
struct build {
    struct sheet *sheet;
    struct arena *arena; /* the sheet's */
    bool glance;         /* no sentences and no rows of plots are wanted */
    const struct catalog *catalog;
    const struct track *track; /* NULL before the choice */
    int part;                  /* enum sim_part; 0: none */
    enum number_form form;
    bool wide;                   /* instruments for a third column are wanted, too */
    const char *front;           /* the instrument that gets all the room; NULL: none */
    const struct design *design; /* texts are filled from these two; NULL: from nothing */
    const struct sim_outputs *out;
    struct evaluation *evaluation; /* that they are of; NULL: of none that is kept */
    enum build_advice advice;
};

/* The same about another part (0: none) and another design with its outputs (NULL: none). */
struct build build_about(const struct build *build, int part, const struct design *design,
                         const struct sim_outputs *out);

/* The same about a design that is evaluated. */
struct build build_evaluated(const struct build *build, int part, struct evaluation *evaluation);

/* The text with this id, filled; the id in brackets where there is none. */
const char *build_text(const struct build *build, const char *id);

/* The same with words of the program in its placeholders; see text_words. */
const char *build_words(const struct build *build, const char *id, const struct word *words);

/* The same with the parts of a phrase, in the order in which schema_word.c has their names. */
#define build_join(build, id, ...) build_parts(build, id, (const char *const[]){__VA_ARGS__})
const char *build_parts(const struct build *build, const char *id, const char *const *parts);

/* "Run 3"; "3 of 10". */
const char *build_run(const struct build *build, size_t number);
const char *build_count_of(const struct build *build, size_t number, size_t count);

/* The same for an id that is put together: build_textf(b, "aim.%s", "cost"). */
const char *build_textf(const struct build *build, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The same, but NULL where there is none: for what need not be there. */
const char *build_textf_if(const struct build *build, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Adds one paragraph; the text must live as long as the arena. */
void build_paragraph(const struct build *build, enum scene_style style, const char *text);

/* Adds ID.1, ID.2, ... until one is missing. Returns how many there were. */
size_t build_list(const struct build *build, enum scene_style style, const char *id);

/* Adds a field; kind, id and label are set, everything else is empty or none. */
struct scene_field *build_field(const struct build *build, enum scene_field_kind kind,
                                const char *id, const char *label);

/* An action whose label is the text action.ID, help action.ID.help, question confirm.ID. */
struct scene_field *build_action(const struct build *build, const char *id);

/* Adds an instrument with room for `rows` rows; its title is the text instrument.ID. */
struct scene_instrument *build_instrument(const struct build *build,
                                          enum scene_instrument_kind kind, const char *id,
                                          size_t rows);

/* Whether an instrument that isn't always there is wanted on the screen. */
bool build_wants(const struct build *build, const char *id);

/* Puts an instrument into a third column; where there is none it waits for its own view if it is
 * `spare`. */
void build_aside(const struct build *build, struct scene_instrument *instrument, bool spare);

/* Adds a segment of a bar: a share of it, and the number that is told of it. */
void build_share(const struct build *build, struct scene_instrument *bar, char letter,
                 const char *label, double share, const char *told);

/* An axis of a plot: its text, a unit of units.csv ("-": its text says it), its ends. */
struct scene_axis build_axis(const struct build *build, const char *label, const char *unit,
                             enum scene_scale scale, double min, double max);

/* Where an axis from 0 ends that such a height stays within; `none` where there is no curve. */
double build_extent(double high, double none);

/* An instrument's sentence, the text with this id; "" at a glance. */
const char *build_sentence(const struct build *build, const char *id);

/* A curve as a line of a plot; it must live as long as the scene. */
struct scene_series build_series(char letter, char glyph, const char *label,
                                 const struct curve *curve);

/* Adds a row, within the room that was asked for. */
struct scene_row *build_row(struct scene_instrument *instrument, const char *label,
                            const char *value);

/* The word for a verdict, in the student's language; "" for none. */
const char *build_verdict(const struct build *build, enum scene_verdict verdict);

/* A number in a unit of units.csv; digits as in number_text. */
const char *build_number(const struct build *build, double value, const char *unit, int digits);

/* How far off something is, told of what it is off from: "7.8 %", from one on "2.7 x", and no more
 * than "100 x or more". */
const char *build_relative(const struct build *build, double share);

#define RELATIVE_MOST 100.0

/* How many times a limit, in "count" or "times": "11", "11 x"; "1,000 x or more". */
const char *build_times(const struct build *build, double times, const char *unit);
#define TIMES_MOST 1000.0

#endif
