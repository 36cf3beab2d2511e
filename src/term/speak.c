#include "term/speak.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>

#include "store/clean.h"
#include "view/wrap.h"

enum { USUAL_COLS = 72 }; /* of a terminal that does not say */

/* Cells of a line; 0: as many as it has. A terminal's last one stays empty: some begin a new line
 * there by themselves. */
static int width_of(const struct speaker *speaker)
{
    struct winsize size;
    if (speaker->cols != SPEAK_AS_WINDOW) {
        return speaker->cols;
    }
    if (ioctl(fileno(speaker->out), TIOCGWINSZ, &size) != 0 || size.ws_col == 0) {
        return USUAL_COLS;
    }
    return size.ws_col > 1 ? size.ws_col - 1 : 1;
}

static void print_wrapped(const struct speaker *speaker, const struct buffer *text, const char *end)
{
    const char *bytes = buffer_text(text);
    int cols = width_of(speaker);
    struct wrap_line *lines;
    if (cols == 0) {
        fprintf(speaker->out, "%s%s", bytes, end);
        return;
    }
    size_t count = wrap_text(bytes, text->length, cols, &lines);
    for (size_t i = 0; i < count; i++) {
        fprintf(speaker->out, "%.*s%s", (int)lines[i].length, bytes + lines[i].start,
                i + 1 < count ? "\n" : end);
    }
    free(lines);
}

/* What is spoken may hold a stranger's words: a ledger's, or the data's. */
static void print_line(const struct speaker *speaker, const struct buffer *spoken)
{
    struct buffer text = {0};
    clean_text(&text, buffer_text(spoken));
    if (speaker->said) {
        buffer_add_format(speaker->said, "%s\n", buffer_text(&text));
    }
    print_wrapped(speaker, &text, "\n");
    buffer_free(&text);
}

void speak_prompt(const struct speaker *speaker, const char *prompt)
{
    struct buffer text = {0};
    clean_text(&text, prompt); /* it may begin with an empty line, which is one */
    print_wrapped(speaker, &text, " ");
    buffer_free(&text);
}

void speak(const struct speaker *speaker, const char *format, ...)
{
    struct buffer text = {0};
    va_list arguments;
    va_start(arguments, format);
    buffer_add_formatv(&text, format, arguments);
    va_end(arguments);
    print_line(speaker, &text);
    buffer_free(&text);
}

void speak_words(const struct speaker *speaker, const char *id, const struct word *words)
{
    struct buffer text = {0};
    text_words(&text, stage_text(speaker->stage, id), words);
    print_line(speaker, &text);
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

void speak_full_stop(struct buffer *text)
{
    if (text->length > 0 && !strchr(".?!:", text->bytes[text->length - 1])) {
        buffer_add_char(text, '.');
    }
}

void speak_label(struct buffer *text, const char *label)
{
    buffer_add_format(text, "%s%s ", label, scene_asks(label) ? "" : ":");
}

void speak_row(struct buffer *text, const struct scene_row *row)
{
    if (*row->value) {
        speak_label(text, row->label);
    }
    buffer_add_text(text, *row->value ? row->value : row->label);
    if (*row->limit) {
        buffer_add_format(text, ", %s", row->limit);
    }
    if (row->verdict != SCENE_NO_VERDICT) {
        buffer_add_format(text, ", %s", scene_row_verdict(row));
    }
    bool says = *row->value || row->verdict != SCENE_NO_VERDICT;
    bool goes_on = says && *row->note >= 'a' && *row->note <= 'z';
    if (goes_on) { /* in one breath: what a verdict is worth stands in its note */
        buffer_add_char(text, ';');
    } else if (says) {
        speak_full_stop(text);
    } else {
        buffer_add_char(text, ':');
    }
    if (*row->note) {
        buffer_add_format(text, " %s", row->note);
        speak_full_stop(text);
    }
}
