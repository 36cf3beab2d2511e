#include "term/words.h"

#include <string.h>
#include <strings.h>

#include "view/keys.h"

static void say_page(struct talk *talk, double seconds)
{
    if (talk->dialog.page.length == 0) {
        speak_text(&talk->dialog.speaker, "linear.nothing_here");
    }
    dialog_more(&talk->dialog, seconds);
}

static void say_show(struct talk *talk, const char *rest)
{
    (void)rest;
    dialog_speak_scene(&talk->dialog, SPEECH_WHOLE_S);
}

static void say_more(struct talk *talk, const char *rest)
{
    (void)rest;
    if (talk->dialog.at >= talk->dialog.page.length) {
        speak_text(&talk->dialog.speaker, "linear.no_more");
    }
    dialog_more(&talk->dialog, SPEECH_BRIEF_S);
}

static void say_menu(struct talk *talk, const char *rest)
{
    (void)rest;
    dialog_open_page(&talk->dialog);
    speech_menu(&talk->dialog.page, &talk->dialog.speaker, dialog_scene(&talk->dialog));
    say_page(talk, SPEECH_WHOLE_S);
}

static void say_verdicts(struct talk *talk, const char *rest)
{
    (void)rest;
    dialog_open_page(&talk->dialog);
    speech_aims(&talk->dialog.page, dialog_scene(&talk->dialog), false);
    say_page(talk, SPEECH_BRIEF_S);
}

static void say_aims(struct talk *talk, const char *rest)
{
    (void)rest;
    dialog_open_page(&talk->dialog);
    speech_aims(&talk->dialog.page, dialog_scene(&talk->dialog), true);
    say_page(talk, SPEECH_WHOLE_S);
}

static void say_where(struct talk *talk, const char *rest)
{
    (void)rest;
    dialog_open_page(&talk->dialog);
    speak_place(&talk->dialog.page, &talk->dialog.speaker, dialog_scene(&talk->dialog));
    say_page(talk, SPEECH_WHOLE_S);
}

static void say_again(struct talk *talk, const char *rest)
{
    (void)rest;
    dialog_open_page(&talk->dialog);
    buffer_add(&talk->dialog.page, talk->dialog.last.bytes, talk->dialog.last.length);
    say_page(talk, SPEECH_WHOLE_S);
}

/* The first row of the screen that begins so, in any case. */
static const struct scene_row *row_by_line(const struct scene *scene, const char *line)
{
    for (size_t i = 0; *line && i < scene->instrument_count; i++) {
        for (size_t r = 0; r < scene->instruments[i].row_count; r++) {
            const struct scene_row *row = &scene->instruments[i].rows[r];
            if (strncasecmp(row->label, line, strlen(line)) == 0) {
                return row;
            }
        }
    }
    return NULL;
}

static void add_field_whole(struct buffer *text, const struct talk *talk,
                            const struct scene_field *field)
{
    buffer_add_format(text, "%s: %s", field->label,
                      *field->value ? field->value : dialog_text(&talk->dialog, "linear.empty"));
    if (*field->range) {
        buffer_add_format(text, "; %s", field->range);
    }
    for (size_t i = 0; i < field->option_count; i++) {
        buffer_add_format(text, "; %zu %s", i + 1, field->options[i]);
    }
    buffer_add_text(text, ".");
    if (*field->help) {
        buffer_add_format(text, " %s", field->help);
    }
}

static void say_value(struct talk *talk, const char *rest)
{
    const struct scene_field *field = talk_field(dialog_scene(&talk->dialog), rest);
    const struct scene_row *row = field ? NULL : row_by_line(dialog_scene(&talk->dialog), rest);
    struct buffer text = {0};
    if (field) {
        talk_remember(talk, field);
        add_field_whole(&text, talk, field);
    } else if (row) {
        speak_row(&text, row);
    }
    if (text.length > 0) {
        speak(&talk->dialog.speaker, "%s", buffer_text(&text));
    } else {
        talk_refuse_name(talk, rest);
    }
    buffer_free(&text);
}

/* One step of the control that is named, or that was named last. */
static void step(struct talk *talk, const char *rest, int steps)
{
    const char *name = *rest ? rest : talk->named ? talk->named : "";
    const struct scene_field *field = *name ? talk_field(dialog_scene(&talk->dialog), name) : NULL;
    if (!field && !*name) {
        dialog_refuse(&talk->dialog, "linear.nothing_named", (struct word[]){{0}});
    } else if (!field) {
        talk_refuse_name(talk, name);
    } else {
        talk_remember(talk, field);
        dialog_send(&talk->dialog,
                    &(struct event){
                        .kind = EVENT_STEP, .field = field->id, .steps = steps, .size = STEP_ONE});
    }
}

static void step_up(struct talk *talk, const char *rest)
{
    step(talk, rest, 1);
}

static void step_down(struct talk *talk, const char *rest)
{
    step(talk, rest, -1);
}

static void go_to_parts(struct talk *talk, const char *rest)
{
    const struct scene_field *field = talk_field(dialog_scene(&talk->dialog), "to_parts");
    (void)rest;
    if (field) {
        talk_choose(talk, field);
    } else {
        dialog_refuse(&talk->dialog, "linear.no_parts", (struct word[]){{0}});
    }
}

static void speak_names(const struct talk *talk)
{
    const struct scene *scene = dialog_scene(&talk->dialog);
    for (size_t i = 0; i < scene->field_count; i++) {
        speak(&talk->dialog.speaker, "%s: %s", scene->fields[i].label, scene->fields[i].id);
    }
}

static void say_names(struct talk *talk, const char *rest)
{
    (void)rest;
    speak_names(talk);
}

/* Words of the conversation. Views, undo and their like are keys of both front ends: view/keys.c.
 */
static const struct word_row {
    const char *name;
    const char *help; /* text id */
    void (*say)(struct talk *talk, const char *rest);
    bool takes_name;
} words[] = {
    {"more", "linear.word.more", say_more, false},
    {"show", "linear.word.show", say_show, false},
    {"menu", "linear.word.menu", say_menu, false},
    {"verdicts", "linear.word.verdicts", say_verdicts, false},
    {"aims", "linear.word.aims", say_aims, false},
    {"where", "linear.word.where", say_where, false},
    {"repeat", "linear.word.repeat", say_again, false},
    {"value", "linear.word.value", say_value, true},
    {"+", "linear.word.up", step_up, true},
    {"-", "linear.word.down", step_down, true},
    {"parts", "linear.word.parts", go_to_parts, false},
    {"names", "linear.word.names", say_names, false},
};
enum { WORDS = sizeof words / sizeof words[0] };

/* The word that a line is or begins with; *rest is what it is said of. */
static const struct word_row *word_by_line(const char *line, const char **rest)
{
    for (size_t i = 0; i < WORDS; i++) {
        size_t length = strlen(words[i].name);
        *rest = line + length;
        if (strncmp(line, words[i].name, length) == 0 &&
            (!**rest || (words[i].takes_name && **rest == ' '))) {
            *rest += strspn(*rest, " ");
            return &words[i];
        }
    }
    return NULL;
}

bool words_obey(struct talk *talk, const char *line)
{
    const char *rest;
    const struct word_row *word = word_by_line(line, &rest);
    if (word) {
        word->say(talk, rest);
    }
    return word != NULL;
}

void words_help(const struct talk *talk)
{
    size_t count;
    const struct key_action *table = keys_table(&count);
    const struct speaker *speaker = &talk->dialog.speaker;
    speak_text(speaker, "linear.help.1");
    for (size_t i = 0; i < WORDS; i++) { /* a sign says its own name: a voice may swallow it */
        bool sign = words[i].name[0] < 'a';
        speak(speaker, "%s%s%s", sign ? "" : words[i].name, sign ? "" : ": ",
              dialog_text(&talk->dialog, words[i].help));
    }
    for (size_t i = 0; i < count; i++) {
        if (table[i].name) {
            speak(speaker, "%s: %s.", table[i].name, dialog_text(&talk->dialog, table[i].label));
        }
    }
}
