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
    if (speaker->said) {
        buffer_add_format(speaker->said, "%s\n", bytes);
    }
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

void speak_place(struct buffer *text, const struct speaker *speaker, const struct scene *scene)
{
    size_t start = text->length;
    buffer_add_text(text, scene->title);
    if (*scene->track) {
        buffer_add_format(text, "%s%s", text->length > start ? ". " : "", scene->track);
    }
    for (size_t i = 0; i < scene->trail_count; i++) {
        if (scene->trail[i].current) {
            add_step(speaker, text, scene, i);
        }
    }
    if (text->length > start) {
        buffer_add_text(text, ".\n");
    }
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
