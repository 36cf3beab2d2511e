#include "scenes/build.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "course/schema_word.h"
#include "scenes/fill.h"
#include "store/memory.h"

enum { BUILD_ID = 96, PARTS_MAX = 4 };

void sheet_start(struct sheet *sheet)
{
    sheet->verdicts = NULL;
    arena_reset(sheet->arena);
    sheet->scene = (struct scene){.track = "", .title = "", .aim = "", .message = ""};
}

void sheet_free(struct sheet *sheet)
{
    free(sheet->paragraphs);
    free(sheet->fields);
    free(sheet->instruments);
    *sheet = (struct sheet){.arena = sheet->arena};
}

struct build build_about(const struct build *build, int part, const struct design *design,
                         const struct sim_outputs *out)
{
    struct build about = *build;
    about.part = part;
    about.design = design;
    about.out = out;
    about.evaluation = NULL;
    return about;
}

struct build build_evaluated(const struct build *build, int part, struct evaluation *evaluation)
{
    struct build about = build_about(build, part, evaluation_design(evaluation),
                                     evaluation_out(evaluation));
    about.evaluation = evaluation;
    return about;
}

/* The text with this id; NULL where there is none. A voice has another one where the words are of
 * something that is seen: ID.spoken. */
static const char *text_for(const struct build *build, const char *id)
{
    char spoken[BUILD_ID + sizeof ".spoken"];
    const char *text = NULL;
    if (build->form == NUMBER_WORDS) {
        snprintf(spoken, sizeof spoken, "%s.spoken", id);
        text = text_find(build->catalog, build->track, build->part, spoken);
    }
    return text ? text : text_find(build->catalog, build->track, build->part, id);
}

static const char *text_in(const struct build *build, const char *id)
{
    const char *text = text_for(build, id);
    return text ? text : text_of(build->catalog, build->track, build->part, id);
}

const char *build_text(const struct build *build, const char *id)
{
    return fill_text(build, text_in(build, id));
}

const char *build_words(const struct build *build, const char *id, const struct word *words)
{
    return text_said(build->arena, text_in(build, id), words);
}

const char *build_parts(const struct build *build, const char *id, const char *const *parts)
{
    struct word words[PARTS_MAX + 1] = {0};
    const char *name = schema_words(id);
    for (size_t i = 0; *name && i < PARTS_MAX; i++) {
        words[i] = (struct word){.name = name, .text = parts[i]};
        name += strcspn(name, " ");
        name += *name == ' ';
    }
    return build_words(build, id, words);
}

const char *build_run(const struct build *build, size_t number)
{
    return build_join(build, "ui.before_number", build_text(build, "history.run"),
                      arena_printf(build->arena, "%zu", number));
}

const char *build_count_of(const struct build *build, size_t number, size_t count)
{
    return build_join(build, "ui.count_of", arena_printf(build->arena, "%zu", number),
                      build_text(build, "verdicts.of"), arena_printf(build->arena, "%zu", count));
}

/* An id that is put together; what it has no room for is left out. */
struct id {
    char text[BUILD_ID];
    size_t length;
};

static void id_add(struct id *id, const char *piece)
{
    while (*piece && id->length < BUILD_ID - 1) {
        id->text[id->length++] = *piece++;
    }
}

static void id_add_number(struct id *id, size_t number)
{
    char digits[24], *first = digits + sizeof digits - 1;
    *first = '\0';
    do {
        *--first = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    id_add(id, first);
}

/* Puts an id together: of what printf knows %s, and %d and %zu of no less than 0. A step makes some
 * forty. */
static void id_make(struct id *id, const char *format, va_list arguments)
{
    for (id->length = 0; *format; format++) {
        if (*format != '%') {
            id->text[id->length] = *format;
            id->length += id->length < BUILD_ID - 1;
        } else if (*++format == 's') {
            id_add(id, va_arg(arguments, const char *));
        } else if (*format == 'd') {
            id_add_number(id, (size_t)va_arg(arguments, int));
        } else {
            id_add_number(id, va_arg(arguments, size_t));
            format++;
        }
    }
    id->text[id->length] = '\0';
}

const char *build_textf(const struct build *build, const char *format, ...)
{
    struct id id;
    va_list arguments;
    va_start(arguments, format);
    id_make(&id, format, arguments);
    va_end(arguments);
    return build_text(build, id.text);
}

const char *build_textf_if(const struct build *build, const char *format, ...)
{
    struct id id;
    va_list arguments;
    va_start(arguments, format);
    id_make(&id, format, arguments);
    va_end(arguments);
    const char *text = text_for(build, id.text);
    return text ? fill_text(build, text) : NULL;
}

void build_paragraph(const struct build *build, enum scene_style style, const char *text)
{
    struct sheet *sheet = build->sheet;
    sheet->paragraphs = memory_grow(sheet->paragraphs, sheet->scene.paragraph_count,
                                    &sheet->paragraph_room, sizeof *sheet->paragraphs);
    sheet->paragraphs[sheet->scene.paragraph_count++] = (struct scene_paragraph){style, text};
    sheet->scene.paragraphs = sheet->paragraphs;
}

size_t build_list(const struct build *build, enum scene_style style, const char *id)
{
    size_t n = 0;
    const char *text;
    while ((text = build_textf_if(build, "%s.%zu", id, n + 1)) != NULL) {
        build_paragraph(build, style, text);
        n++;
    }
    return n;
}

struct scene_field *build_field(const struct build *build, enum scene_field_kind kind,
                                const char *id, const char *label)
{
    struct sheet *sheet = build->sheet;
    sheet->fields = memory_grow(sheet->fields, sheet->scene.field_count, &sheet->field_room,
                                sizeof *sheet->fields);
    struct scene_field *field = &sheet->fields[sheet->scene.field_count++];
    *field = (struct scene_field){
        .id = id,
        .label = label,
        .kind = kind,
        .value = "",
        .range = "",
        .help = "",
        .position = NAN,
        .first_position = NAN,
        .readout = label,
    };
    sheet->scene.fields = sheet->fields;
    return field;
}

struct scene_field *build_action(const struct build *build, const char *id)
{
    const char *label = build_textf(build, "action.%s", id);
    struct scene_field *field = build_field(build, SCENE_ACTION, id, label);
    field->help = build_textf(build, "action.%s.help", id);
    field->readout = build_join(build, "ui.two_sentences", label, field->help);
    field->confirm = build_textf_if(build, "confirm.%s", id);
    return field;
}

const char *build_verdict(const struct build *build, enum scene_verdict verdict)
{
    static const char *const ids[SCENE_VERDICTS_COUNT] = {
        [SCENE_MET] = "verdict.met",
        [SCENE_NOT_MET] = "verdict.not_met",
        [SCENE_CANNOT_SAY] = "verdict.cannot_say",
        [SCENE_RIGHT] = "verdict.right",
        [SCENE_NOT_RIGHT] = "verdict.not_right",
    };
    return ids[verdict] ? build_text(build, ids[verdict]) : "";
}

static const char *const *verdict_words(const struct build *build)
{
    if (build->sheet->verdicts) {
        return build->sheet->verdicts;
    }
    const char **words = arena_alloc(build->arena, SCENE_VERDICTS_COUNT * sizeof *words);
    for (int i = 0; i < SCENE_VERDICTS_COUNT; i++) {
        words[i] = build_verdict(build, (enum scene_verdict)i);
    }
    build->sheet->verdicts = words;
    return words;
}

struct scene_instrument *build_instrument(const struct build *build,
                                          enum scene_instrument_kind kind, const char *id,
                                          size_t rows)
{
    struct sheet *sheet = build->sheet;
    sheet->instruments = memory_grow(sheet->instruments, sheet->scene.instrument_count,
                                     &sheet->instrument_room, sizeof *sheet->instruments);
    struct scene_instrument *instrument = &sheet->instruments[sheet->scene.instrument_count++];
    *instrument = (struct scene_instrument){
        .id = id,
        .kind = kind,
        .title = build_textf(build, "instrument.%s", id),
        .verdicts = verdict_words(build),
        .sentence = "",
        .spark_says = "",
        .rows = arena_alloc(build->arena, rows * sizeof(struct scene_row)),
    };
    sheet->scene.instruments = sheet->instruments;
    return instrument;
}

const char *build_sentence(const struct build *build, const char *id)
{
    return build->glance ? "" : build_text(build, id);
}

struct scene_axis build_axis(const struct build *build, const char *label, const char *unit,
                             enum scene_scale scale, double min, double max)
{
    return (struct scene_axis){
        .label = build_text(build, label),
        .unit = unit_of(&build->catalog->reference.units, unit)->symbol,
        .scale = scale,
        .min = min,
        .max = max,
        .decimal = *build->catalog->language.decimal,
    };
}

struct scene_series build_series(char letter, char glyph, const char *label,
                                 const struct curve *curve)
{
    return (struct scene_series){letter, glyph, label, curve->x, curve->y, curve->count};
}

struct scene_row *build_row(struct scene_instrument *instrument, const char *label,
                            const char *value)
{
    struct scene_row *row = &instrument->rows[instrument->row_count++];
    *row = (struct scene_row){.label = label,
                              .value = value,
                              .limit = "",
                              .verdicts = instrument->verdicts,
                              .share = NAN,
                              .note = ""};
    return row;
}

const char *build_number(const struct build *build, double value, const char *unit, int digits)
{
    return number_text(build->catalog, build->arena, value,
                       unit_of(&build->catalog->reference.units, unit), digits, build->form);
}

bool build_wants(const struct build *build, const char *id)
{
    return build->wide || (build->front && strcmp(build->front, id) == 0);
}

/* Extents of an axis, times a power of ten: few, so that a plot seldom changes its scale. */
static const double extents[] = {1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 9, 10};
enum { EXTENTS = sizeof extents / sizeof extents[0] };

double build_extent(double high, double none)
{
    if (!(high > 0)) {
        return none;
    }
    double decade = pow(10, floor(log10(high)));
    size_t i = 0;
    while (i + 1 < EXTENTS && extents[i] * decade < high) {
        i++;
    }
    return extents[i] * decade;
}

void build_aside(const struct build *build, struct scene_instrument *instrument, bool spare)
{
    instrument->aside = true;
    instrument->on_demand = spare && !build->wide;
}

void build_share(const struct build *build, struct scene_instrument *bar, char letter,
                 const char *label, double share, const char *told)
{
    struct scene_row *row = build_row(bar, build_text(build, label), told);
    row->letter = letter;
    row->share = share;
}

const char *build_times(const struct build *build, double times, const char *unit)
{
    const char *most = build_number(build, fmin(times, TIMES_MOST), unit, -2);
    const struct word words[] = {{"number", .text = most}, {0}};
    return times < TIMES_MOST ? most : build_words(build, "ui.or_more", words);
}

const char *build_relative(const struct build *build, double share)
{
    if (share < 1) {
        return build_number(build, share, "percent", -2);
    }
    const char *times = build_number(build, fmin(share, RELATIVE_MOST), "times", -2);
    const struct word words[] = {{"number", .text = times}, {0}};
    return share < RELATIVE_MOST ? times : build_words(build, "ui.or_more", words);
}
