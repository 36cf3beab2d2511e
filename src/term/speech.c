#include "term/speech.h"

#include <math.h>
#include <string.h>

/* Least squares over lines of the lab as espeak-ng says them: a letter, a digit (a word or more), a
 * nought behind others ("two thousand"), a sign from the decimal one on, a pause, a line. */
static const double LETTER_S = 0.052, DIGIT_S = 0.434, NOUGHT_S = 0.036, FRACTION_S = 0.289,
                    STOP_S = 0.33, LINE_S = 0.289;

/* What is left over is said at once, where asking for it would take about as long. */
static const double REST_S = 4;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The seconds of a number; its length, with the signs in it that a digit follows. Behind the first
 * that isn't one between groups of three comes the fraction. */
static double number_seconds(const char *text, size_t length, size_t *taken)
{
    double seconds = 0;
    bool fraction = false;
    size_t i = 0;
    for (; i < length; i++) {
        bool sign = (text[i] == '.' || text[i] == ',') && i + 1 < length && is_digit(text[i + 1]);
        if (!is_digit(text[i]) && !sign) {
            break;
        }
        size_t behind = strspn(text + i + 1, "0123456789");
        fraction = fraction || (sign && behind != 3);
        seconds += fraction ? FRACTION_S : sign ? 0 : i && text[i] == '0' ? NOUGHT_S : DIGIT_S;
    }
    *taken = i;
    return seconds;
}

double speech_seconds(const char *text, size_t length)
{
    double seconds = 0;
    for (size_t i = 0, taken; i < length; i += taken) {
        taken = 1;
        seconds += is_digit(text[i])        ? number_seconds(text + i, length - i, &taken)
                   : text[i] == '\n'        ? LINE_S
                   : strchr(".?!", text[i]) ? STOP_S
                   : strchr(",;:", text[i]) ? STOP_S / 2
                                            : LETTER_S;
    }
    return seconds;
}

size_t speech_words(const char *text)
{
    size_t count = 0;
    for (; *text; text++) {
        bool ends = text[1] == '\0' || text[1] == ' ' || text[1] == '\n';
        count += *text != ' ' && *text != '\n' && ends;
    }
    return count;
}

/* The length up to the end of the first line that says something: a heading and the empty line
 * before it wait for what they head. */
static size_t line_length(const char *bytes)
{
    size_t length = strcspn(bytes, "\n");
    while ((length == 0 || strchr(":\n", bytes[length - 1])) && bytes[length] &&
           bytes[length + 1]) {
        length += 1 + strcspn(bytes + length + 1, "\n");
    }
    return length;
}

/* The length of a line's first sentence, with the blank behind it. A number's point ends none. */
static size_t sentence_length(const char *line, size_t length)
{
    for (size_t i = 1; i + 1 < length; i++) {
        bool letter = (line[i - 1] | 0x20) >= 'a' && (line[i - 1] | 0x20) <= 'z';
        if (line[i] == '.' && line[i + 1] == ' ' && letter) {
            return i + 2;
        }
    }
    return length;
}

size_t speech_read(const struct speaker *speaker, const struct buffer *text, size_t from,
                   double seconds)
{
    const char *bytes = buffer_text(text);
    double said = 0;
    if (speech_seconds(bytes + from, text->length - from) <= seconds + REST_S) {
        seconds += REST_S;
    }
    while (from < text->length) {
        size_t length = line_length(bytes + from), next = length + 1;
        if (said + speech_seconds(bytes + from, next) > seconds) { /* a sentence may fit */
            length = sentence_length(bytes + from, length);
            next = bytes[from + length] == '\n' ? length + 1 : length;
        }
        double more = speech_seconds(bytes + from, next);
        if (said > 0 && said + more > seconds) {
            break;
        }
        bool blank = length > 0 && bytes[from + length - 1] == ' '; /* behind a sentence */
        speak(speaker, "%.*s", (int)(length - blank), bytes + from);
        said += more;
        from += next;
    }
    return from;
}

/* ---- the lines ---- */

static void add_paragraph(struct buffer *text, const struct speaker *speaker,
                          const struct scene_paragraph *paragraph)
{
    static const char *const leads[] = {
        [SCENE_HEADING] = "\n", [SCENE_TEXT] = "", [SCENE_ITEM] = "- ", [SCENE_FORMULA] = ""};
    if (paragraph->style == SCENE_WARNING) {
        text_words(text, stage_text(speaker->stage, "linear.warning"),
                   (struct word[]){{"text", .text = paragraph->text}, {0}});
    } else {
        buffer_add_format(text, "%s%s", leads[paragraph->style], paragraph->text);
    }
    buffer_add_char(text, '\n');
}

/* Several runs of blanks, which set values apart on a screen, are a comma to the ear. */
static void add_title(struct buffer *text, const char *title)
{
    for (const char *c = title; *c; c++) {
        size_t blanks = strspn(c, " ");
        if (blanks > 1) {
            buffer_add_text(text, ", ");
            c += blanks - 1;
        } else {
            buffer_add_char(text, *c);
        }
    }
}

static void add_row(struct buffer *text, const struct scene_row *row)
{
    speak_row(text, row);
    buffer_add_char(text, '\n');
}

void speech_table(struct buffer *text, const struct scene_instrument *instrument)
{
    buffer_add_char(text, '\n');
    if (*instrument->title) {
        add_title(text, instrument->title);
        buffer_add_text(text, ":\n");
    }
    bool first = instrument->row_count == 1; /* a lone row says nothing without its sentence */
    if (*instrument->sentence && first) {
        buffer_add_format(text, "%s\n", instrument->sentence);
    }
    for (size_t i = 0; i < instrument->row_count; i++) {
        add_row(text, &instrument->rows[i]);
    }
    if (*instrument->sentence && !first) {
        buffer_add_format(text, "%s\n", instrument->sentence);
    }
}

/* A picture says its sentence; its rows are for those who ask. */
static void add_instrument(struct buffer *text, const struct scene_instrument *instrument)
{
    bool picture = instrument->kind != SCENE_VALUES && instrument->kind != SCENE_VERDICTS;
    if (!picture || !*instrument->sentence) {
        speech_table(text, instrument);
        return;
    }
    add_title(text, instrument->title);
    buffer_add_format(text, "%s%s\n", *instrument->title ? ": " : "", instrument->sentence);
}

bool speech_is_of_aims(const struct scene *scene, const struct scene_instrument *instrument)
{
    bool table = false, verdicts = false;
    for (size_t i = 0; i < scene->instrument_count; i++) {
        table |= strcmp(scene->instruments[i].id, "verdicts") == 0;
        verdicts |= scene->instruments[i].kind == SCENE_VERDICTS;
    }
    return table ? strcmp(instrument->id, "verdicts") == 0 || strcmp(instrument->id, "stress") == 0
           : verdicts ? instrument->kind == SCENE_VERDICTS
                      : true;
}

void speech_aims(struct buffer *text, const struct scene *scene, bool whole)
{
    for (size_t i = 0; i < scene->instrument_count; i++) {
        const struct scene_instrument *instrument = &scene->instruments[i];
        for (size_t r = 0; r < instrument->row_count && speech_is_of_aims(scene, instrument); r++) {
            const struct scene_row *row = &instrument->rows[r];
            if (row->verdict == SCENE_NO_VERDICT) {
                continue;
            }
            if (whole) {
                add_row(text, row);
            } else {
                buffer_add_format(text, "%s: %s.\n", row->label, scene_row_verdict(row));
            }
        }
    }
}

/* What a field holds; of a text how long it is: `value` reads it. */
static void add_value(struct buffer *text, const struct speaker *speaker,
                      const struct scene_field *field)
{
    const char *none = field->kind == SCENE_EDIT ? "linear.not_written" : "linear.not_answered";
    if (*field->value && field->multiline) {
        text_words(text, stage_text(speaker->stage, "linear.words"),
                   (struct word[]){{"count", .number = speech_words(field->value)}, {0}});
    } else {
        buffer_add_text(text, *field->value ? field->value : stage_text(speaker->stage, none));
    }
}

static void add_field(struct buffer *text, const struct speaker *speaker, size_t number,
                      const struct scene_field *field)
{
    buffer_add_format(text, "%zu. ", number);
    if (field->kind == SCENE_ACTION) {
        buffer_add_text(text, field->label);
    } else {
        speak_label(text, field->label);
        add_value(text, speaker, field);
        if (field->fixed) {
            buffer_add_format(text, "; %s", stage_text(speaker->stage, "ui.fixed"));
        }
    }
    buffer_add_char(text, '\n');
}

void speech_menu(struct buffer *text, const struct speaker *speaker, const struct scene *scene)
{
    if (scene->field_count == 0) {
        return;
    }
    buffer_add_char(text, '\n');
    for (size_t i = 0; i < scene->field_count; i++) {
        add_field(text, speaker, i + 1, &scene->fields[i]);
    }
}

/* A scenario is heard before its question, and later by who asks for it. */
static void add_paragraphs(struct buffer *text, const struct speaker *speaker,
                           const struct scene *scene, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        bool told = scene->paragraphs[i].text == scene->scenario;
        if (told && scene->screen != SCENE_LOCK) {
            buffer_add_format(text, "%s\n", stage_text(speaker->stage, "linear.known_case"));
        } else {
            add_paragraph(text, speaker, &scene->paragraphs[i]);
        }
        if (i == 0 && scene->scenario && scene->screen == SCENE_LOCK && !told) {
            buffer_add_format(text, "%s\n", stage_text(speaker->stage, "linear.case_rest"));
        }
    }
}

/* Whether there are controls. */
static bool is_bench(const struct scene *scene)
{
    for (size_t i = 0; i < scene->field_count; i++) {
        if (scene->fields[i].change) {
            return true;
        }
    }
    return false;
}

size_t speech_aims_of(struct buffer *text, const struct scene_instrument *aims,
                      enum scene_verdict verdict, double seconds)
{
    size_t left = 0;
    const char *join = NULL;
    for (size_t i = 0; i < aims->row_count; i++) {
        const struct scene_row *row = &aims->rows[i];
        if (row->verdict != verdict) {
            continue;
        }
        if (speech_seconds(buffer_text(text), text->length) > seconds) {
            left++;
            continue;
        }
        if (join) {
            buffer_add_text(text, join);
        } else {
            buffer_add_format(text, "%s%s: ", text->length > 0 ? " " : "", scene_row_verdict(row));
        }
        buffer_add_text(text, row->label);
        join = "; ";
    }
    speak_full_stop(text);
    return left;
}

static void add_aims(struct buffer *text, const struct scene_instrument *aims,
                     enum scene_verdict verdict)
{
    struct buffer line = {0};
    speech_aims_of(&line, aims, verdict, INFINITY);
    buffer_add_format(text, "%s%s", buffer_text(&line), line.length > 0 ? "\n" : "");
    buffer_free(&line);
}

/* How many aims are met, and which aren't. */
static void add_open_aims(struct buffer *text, const struct scene_instrument *aims)
{
    buffer_add_char(text, '\n');
    add_title(text, aims->title);
    buffer_add_format(text, "%s%s\n", *aims->title ? ": " : "", aims->sentence);
    add_aims(text, aims, SCENE_NOT_MET);
    add_aims(text, aims, SCENE_CANNOT_SAY);
}

/* Whether it is the aims, with how many are met. */
static bool counts_aims(const struct scene *scene, const struct scene_instrument *instrument)
{
    return instrument->kind == SCENE_VERDICTS && *instrument->sentence &&
           speech_is_of_aims(scene, instrument);
}

/* What is wanted first comes first: what isn't met, what can be moved and done, and the pictures in
 * a sentence each. What stands aside is for those who ask. */
static void add_bench(struct buffer *text, const struct speaker *speaker, const struct scene *scene)
{
    for (size_t i = 0; i < scene->instrument_count; i++) {
        const struct scene_instrument *instrument = &scene->instruments[i];
        if (counts_aims(scene, instrument)) {
            add_open_aims(text, instrument);
        }
    }
    speech_menu(text, speaker, scene);
    for (size_t i = 0; i < scene->instrument_count; i++) {
        const struct scene_instrument *instrument = &scene->instruments[i];
        bool told = counts_aims(scene, instrument) ||
                    instrument->kind == SCENE_GAUGE; /* it shows an aim */
        if (!told && !instrument->on_demand && !instrument->aside) {
            add_instrument(text, instrument);
        }
    }
    buffer_add_format(text, "%s\n", stage_text(speaker->stage, "linear.bench_rest"));
}

static void add_instruments(struct buffer *text, const struct scene *scene)
{
    for (size_t i = 0; i < scene->instrument_count; i++) {
        if (!scene->instruments[i].on_demand) {
            add_instrument(text, &scene->instruments[i]);
        }
    }
}

void speech_scene(struct buffer *text, const struct speaker *speaker, const struct scene *scene)
{
    size_t before = scene->paragraph_count - scene->after;
    bool bench = is_bench(scene);
    speak_place(text, speaker, scene);
    if (*scene->aim) {
        buffer_add_format(text, "%s\n", scene->aim);
    }
    add_paragraphs(text, speaker, scene, 0, before);
    if (bench) {
        add_bench(text, speaker, scene);
    } else {
        add_instruments(text, scene);
    }
    add_paragraphs(text, speaker, scene, before, scene->paragraph_count);
    if (!bench) {
        speech_menu(text, speaker, scene);
    }
}
