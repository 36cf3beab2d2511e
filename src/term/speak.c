#include "term/speak.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "store/clean.h"
#include "view/wrap.h"

/* What is spoken may hold a stranger's words: a ledger's, or the data's. */
static void print_wrapped(const struct speaker *speaker, const struct buffer *spoken)
{
    struct buffer text = {0};
    clean_text(&text, buffer_text(spoken));
    const char *bytes = buffer_text(&text);
    if (speaker->cols == 0) {
        fprintf(speaker->out, "%s\n", bytes);
    } else {
        struct wrap_line *lines;
        size_t count = wrap_text(bytes, text.length, speaker->cols, &lines);
        for (size_t i = 0; i < count; i++) {
            fprintf(speaker->out, "%.*s\n", (int)lines[i].length, bytes + lines[i].start);
        }
        free(lines);
    }
    buffer_free(&text);
}

void speak(const struct speaker *speaker, const char *format, ...)
{
    struct buffer text = {0};
    va_list arguments;
    va_start(arguments, format);
    buffer_add_formatv(&text, format, arguments);
    va_end(arguments);
    print_wrapped(speaker, &text);
    buffer_free(&text);
}

void speak_words(const struct speaker *speaker, const char *id, const struct word *words)
{
    struct buffer text = {0};
    text_words(&text, stage_text(speaker->stage, id), words);
    print_wrapped(speaker, &text);
    buffer_free(&text);
}

void speak_text(const struct speaker *speaker, const char *id)
{
    speak_words(speaker, id, (struct word[]){{0}});
}

static void add_step(const struct speaker *speaker, struct buffer *text, const struct scene *scene,
                     size_t step)
{
    const struct word words[] = {
        {"number", .number = step + 1},
        {"count", .number = scene->trail_count},
        {"name", .text = scene->trail[step].name},
        {0},
    };
    buffer_add_text(text, ". ");
    text_words(text, stage_text(speaker->stage, "linear.step"), words);
}

void speak_place(const struct speaker *speaker, const struct scene *scene)
{
    struct buffer text = {0};
    buffer_add_text(&text, scene->title);
    if (*scene->track) {
        buffer_add_format(&text, "%s%s", text.length ? ". " : "", scene->track);
    }
    for (size_t i = 0; i < scene->trail_count; i++) {
        if (scene->trail[i].current) {
            add_step(speaker, &text, scene, i);
        }
    }
    if (text.length) {
        speak(speaker, "%s.", buffer_text(&text));
    }
    buffer_free(&text);
}

void speak_row(struct buffer *text, const struct scene_row *row)
{
    buffer_add_text(text, row->label);
    if (*row->value) {
        buffer_add_format(text, ": %s", row->value);
    }
    if (*row->limit) {
        buffer_add_format(text, ", %s", row->limit);
    }
    if (row->verdict != SCENE_NO_VERDICT) {
        buffer_add_format(text, ", %s", scene_verdict_word(row->verdict));
    }
    buffer_add_text(text, *row->value || row->verdict != SCENE_NO_VERDICT ? "." : ":");
    if (*row->note) {
        buffer_add_format(text, " %s.", row->note);
    }
}

void speak_verdicts(struct buffer *text, const struct scene *scene)
{
    for (size_t i = 0; i < scene->instrument_count; i++) {
        for (size_t row = 0; row < scene->instruments[i].row_count; row++) {
            if (scene->instruments[i].rows[row].verdict != SCENE_NO_VERDICT) {
                speak_row(text, &scene->instruments[i].rows[row]);
                buffer_add_char(text, '\n');
            }
        }
    }
}

static void speak_paragraph(const struct speaker *speaker, const struct scene_paragraph *paragraph)
{
    static const char *const leads[] = {
        [SCENE_HEADING] = "\n", [SCENE_TEXT] = "", [SCENE_ITEM] = "- ", [SCENE_FORMULA] = ""};
    if (paragraph->style == SCENE_WARNING) {
        speak_words(speaker, "linear.warning",
                    (struct word[]){{"text", .text = paragraph->text}, {0}});
    } else {
        speak(speaker, "%s%s", leads[paragraph->style], paragraph->text);
    }
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

static void speak_instrument(const struct speaker *speaker,
                             const struct scene_instrument *instrument)
{
    struct buffer text = {0};
    fputc('\n', speaker->out);
    add_title(&text, instrument->title);
    if (text.length) {
        speak(speaker, "%s:", buffer_text(&text));
    }
    for (size_t i = 0; i < instrument->row_count; i++) {
        buffer_cut(&text, 0);
        speak_row(&text, &instrument->rows[i]);
        print_wrapped(speaker, &text);
    }
    if (*instrument->sentence) {
        speak(speaker, "%s", instrument->sentence);
    }
    buffer_free(&text);
}

static void add_options(const struct speaker *speaker, struct buffer *text,
                        const struct scene_field *field)
{
    for (size_t i = 0; i < field->option_count; i++) {
        buffer_add_text(text, "; ");
        if (i == 0) {
            buffer_add_format(text, "%s ", stage_text(speaker->stage, "linear.one_of"));
        }
        buffer_add_text(text, field->options[i]);
    }
}

static void speak_field(const struct speaker *speaker, size_t number,
                        const struct scene_field *field)
{
    struct buffer text = {0};
    buffer_add_format(&text, "%zu. %s", number, field->label);
    if (field->kind != SCENE_ACTION) {
        const char *none = field->kind == SCENE_EDIT ? "linear.not_written" : "linear.not_answered";
        buffer_add_format(&text, ": %s",
                          *field->value ? field->value : stage_text(speaker->stage, none));
        if (*field->range) {
            buffer_add_format(&text, "; %s", field->range);
        }
        if (field->kind == SCENE_CHOICE) {
            add_options(speaker, &text, field);
        }
        if (field->fixed) {
            buffer_add_format(&text, "; %s", stage_text(speaker->stage, "ui.fixed"));
        }
    }
    print_wrapped(speaker, &text);
    buffer_free(&text);
}

void speak_menu(const struct speaker *speaker, const struct scene *scene)
{
    if (scene->field_count == 0) {
        return;
    }
    fputc('\n', speaker->out);
    speak_text(speaker, "linear.choose");
    for (size_t i = 0; i < scene->field_count; i++) {
        speak_field(speaker, i + 1, &scene->fields[i]);
    }
}

void speak_scene(const struct speaker *speaker, const struct scene *scene)
{
    fputc('\n', speaker->out);
    speak_place(speaker, scene);
    size_t before = scene->paragraph_count - scene->after;
    for (size_t i = 0; i < before; i++) {
        speak_paragraph(speaker, &scene->paragraphs[i]);
    }
    for (size_t i = 0; i < scene->instrument_count; i++) {
        speak_instrument(speaker, &scene->instruments[i]);
    }
    for (size_t i = before; i < scene->paragraph_count; i++) {
        speak_paragraph(speaker, &scene->paragraphs[i]);
    }
    speak_menu(speaker, scene);
}
