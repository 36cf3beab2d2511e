#include "term/linear.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "store/memory.h"
#include "term/writing.h"
#include "view/keys.h"

struct linear {
    struct dialog dialog;
    struct external external;
    bool leaving; /* ^C was the last that came: another one leaves the lab */
};

static const struct scene *scene_of(const struct linear *linear)
{
    return dialog_scene(&linear->dialog);
}

static const char *linear_text(const struct linear *linear, const char *id)
{
    return dialog_text(&linear->dialog, id);
}

static bool send(struct linear *linear, const struct event *event)
{
    return dialog_send(&linear->dialog, event);
}

/* ---- fields ---- */

/* The option that a line names by its number, where no option is called so. */
static bool option_by_number(const struct scene_field *field, const char *line, size_t *option)
{
    for (size_t i = 0; i < field->option_count; i++) {
        if (strcmp(field->options[i], line) == 0) {
            return false;
        }
    }
    char *end;
    unsigned long number = strtoul(line, &end, 10);
    if (*line < '0' || *line > '9' || *end || number < 1 || number > field->option_count) {
        return false;
    }
    *option = number - 1;
    return true;
}

static void ask_value(struct linear *linear, const struct scene_field *field)
{
    struct buffer prompt = {0};
    for (size_t i = 0; i < field->option_count; i++) {
        buffer_add_format(&prompt, "%zu %s, ", i + 1, field->options[i]);
    }
    if (*field->range) {
        buffer_add_format(&prompt, "%s, ", field->range);
    }
    const char *now = *field->value ? field->value : linear_text(linear, "linear.empty");
    text_words(&prompt, linear_text(linear, "linear.now"),
               (struct word[]){{"value", .text = now}, {0}});
    const char *line = dialog_ask(&linear->dialog, buffer_text(&prompt));
    size_t option;
    if (line && !*line) {
        speak_text(&linear->dialog.speaker, "linear.not_changed");
    } else if (line && option_by_number(field, line, &option)) {
        send(linear,
             &(struct event){.kind = EVENT_CHOOSE, .field = field->id, .steps = (int)option});
    } else if (line) {
        send(linear, &(struct event){.kind = EVENT_TYPE, .field = field->id, .text = line});
    }
    buffer_free(&prompt);
}

/* In the student's own editor: the answer of that name, or the only text of the screen. */
static void edit_answer(struct linear *linear, const char *id)
{
    const struct scene *scene = scene_of(linear);
    const struct scene_field *found = NULL;
    for (size_t i = 0; i < scene->field_count; i++) {
        const struct scene_field *field = &scene->fields[i];
        bool wanted = id ? strcmp(field->id, id) == 0 : field->multiline;
        if (field->kind == SCENE_EDIT && wanted && !found) {
            found = field;
        }
    }
    if (!found) {
        dialog_refuse(&linear->dialog, "linear.no_text", (struct word[]){{0}});
    } else if (writing_edit(&linear->dialog, &linear->external, found)) {
        speak_text(&linear->dialog.speaker, "linear.saved");
    }
}

static void activate(struct linear *linear, const struct scene_field *field)
{
    struct dialog *dialog = &linear->dialog;
    if (field->edits) {
        edit_answer(linear, field->edits);
        return;
    }
    if (field->confirm && !dialog_confirm(dialog, field->confirm)) {
        if (!dialog->done) {
            speak_text(&dialog->speaker, "ui.not_done");
        }
        return;
    }
    if (send(linear, &(struct event){.kind = EVENT_ACT, .field = field->id}) &&
        scene_of(linear)->save == SCENE_SAVED) {
        speak_text(&dialog->speaker, "linear.saved");
    }
}

static void choose_field(struct linear *linear, const struct scene_field *field)
{
    struct dialog *dialog = &linear->dialog;
    if (field->fixed) {
        dialog_refuse(dialog, "linear.never_set",
                      (struct word[]){{"field", .text = field->readout}, {0}});
        return;
    }
    speak(&dialog->speaker, "%s.", field->label);
    if (field->kind == SCENE_ACTION) {
        activate(linear, field);
    } else if (field->kind == SCENE_EDIT && field->multiline) {
        writing_take(dialog, &linear->external, field);
    } else {
        ask_value(linear, field);
    }
}

/* ---- commands ---- */

static void speak_help(const struct linear *linear)
{
    size_t count;
    const struct key_action *table = keys_table(&count);
    const struct speaker *speaker = &linear->dialog.speaker;
    speak_text(speaker, "linear.help.1");
    speak_text(speaker, "linear.help.2");
    for (size_t i = 0; i < count; i++) {
        if (table[i].name) {
            speak(speaker, "%s: %s.", table[i].name, linear_text(linear, table[i].label));
        }
    }
}

static void speak_names(const struct linear *linear)
{
    const struct scene *scene = scene_of(linear);
    for (size_t i = 0; i < scene->field_count; i++) {
        speak(&linear->dialog.speaker, "%s: %s", scene->fields[i].label, scene->fields[i].id);
    }
}

static void open_page(struct linear *linear, const char *name)
{
    if (!send(linear, &(struct event){.kind = EVENT_VIEW, .field = name})) {
        return;
    }
    if (scene_of(linear)->screen != SCENE_PAGE || scene_of(linear)->field_count > 0) {
        return;
    }
    stage_handle(linear->dialog.stage, &(struct event){.kind = EVENT_VIEW});
    fputc('\n', linear->dialog.speaker.out);
    speak_place(&linear->dialog.speaker, scene_of(linear));
}

static void run_named(struct linear *linear, const struct key_action *action)
{
    switch (action->action) {
    case ACTION_VIEW: open_page(linear, action->name); break;
    case ACTION_EVENT: send(linear, &(struct event){.kind = action->event}); break;
    case ACTION_HELP: speak_help(linear); break;
    case ACTION_EDITOR: edit_answer(linear, NULL); break;
    case ACTION_CANCEL: send(linear, &(struct event){.kind = EVENT_VIEW}); break;
    default: linear->dialog.done = true;
    }
}

static const struct scene_field *field_by_line(const struct scene *scene, const char *line)
{
    char *end;
    unsigned long number = strtoul(line, &end, 10);
    if (*line >= '0' && *line <= '9' && !*end) {
        return number >= 1 && number <= scene->field_count ? &scene->fields[number - 1] : NULL;
    }
    for (size_t i = 0; i < scene->field_count; i++) {
        if (strcasecmp(scene->fields[i].id, line) == 0 ||
            strcasecmp(scene->fields[i].label, line) == 0) {
            return &scene->fields[i];
        }
    }
    return NULL;
}

static void assign(struct linear *linear, const char *line, const char *equals)
{
    size_t length = (size_t)(equals - line);
    while (length > 0 && line[length - 1] == ' ') {
        length--;
    }
    char *name = memory_text_n(line, length);
    const struct scene_field *field = field_by_line(scene_of(linear), name);
    if (!field) {
        dialog_refuse(&linear->dialog, "linear.no_such_name",
                      (struct word[]){{"name", .text = name}, {0}});
    } else {
        send(linear, &(struct event){.kind = EVENT_TYPE,
                                     .field = field->id,
                                     .text = equals + 1 + strspn(equals + 1, " ")});
    }
    free(name);
}

/* The action of a word; or of one key of the painted screen, if it has a word. */
static const struct key_action *action_by_line(const struct scene *scene, const char *line)
{
    const struct key_action *named = keys_named(line);
    if (!named && line[0] && !line[1]) {
        named = keys_find((unsigned char)line[0], scene->screen == SCENE_PAGE ? ON_PAGE : ON_TEXT);
    }
    return named && named->name ? named : NULL;
}

static void obey(struct linear *linear, const char *line)
{
    const struct scene *scene = scene_of(linear);
    const struct scene_field *field = field_by_line(scene, line);
    const struct key_action *named = action_by_line(scene, line);
    const char *equals = strchr(line, '=');
    if (!*line) {
        speak_text(&linear->dialog.speaker, "linear.nothing_typed");
    } else if (field) {
        choose_field(linear, field);
    } else if (named) {
        run_named(linear, named);
    } else if (strcmp(line, "show") == 0) {
        speak_scene(&linear->dialog.speaker, scene);
    } else if (strcmp(line, "names") == 0) {
        speak_names(linear);
    } else if (equals) {
        assign(linear, line, equals);
    } else {
        dialog_refuse(&linear->dialog, "linear.not_known",
                      (struct word[]){{"line", .text = line}, {0}});
    }
}

/* A line of a document may hold blanks that don't break; here they are blanks. */
static char *plain_blanks(const char *line)
{
    static const char *const blanks[] = {"\xc2\xa0", "\xe2\x80\x87", "\xe2\x80\x89",
                                         "\xe2\x80\xaf"};
    struct buffer plain = {0};
    while (*line) {
        size_t length = 0;
        for (size_t i = 0; i < sizeof blanks / sizeof blanks[0] && length == 0; i++) {
            length = strncmp(line, blanks[i], strlen(blanks[i])) == 0 ? strlen(blanks[i]) : 0;
        }
        char plain_one = length > 0 ? ' ' : *line;
        if (plain_one != ' ' || plain.length > 0) {
            buffer_add_char(&plain, plain_one);
        }
        line += length > 0 ? length : 1;
    }
    while (plain.length > 0 && plain.bytes[plain.length - 1] == ' ') {
        buffer_cut(&plain, plain.length - 1);
    }
    return buffer_take(&plain);
}

/* ^C leaves a prompt, and twice the lab. */
static void leave_prompt(struct linear *linear)
{
    struct dialog *dialog = &linear->dialog;
    if (linear->leaving) {
        dialog->done = true;
    } else {
        speak_text(&dialog->speaker, "linear.again_leaves");
    }
    linear->leaving = true;
    dialog->left = false;
}

static void obey_all(struct linear *linear)
{
    struct dialog *dialog = &linear->dialog;
    struct buffer prompt = {0};
    buffer_add_format(&prompt, "\n%s", linear_text(linear, "linear.choose"));
    while (!dialog->done) {
        const char *line = dialog_ask(dialog, buffer_text(&prompt));
        if (line) {
            char *plain = plain_blanks(line);
            linear->leaving = false;
            obey(linear, plain);
            free(plain);
        }
        if (dialog->left) {
            leave_prompt(linear);
        }
    }
    buffer_free(&prompt);
}

/* What was kept when the lab ended last. */
static void speak_kept(struct linear *linear)
{
    struct buffer says = {0};
    if (external_names_kept(&linear->external, &says)) {
        speak(&linear->dialog.speaker, "%s", buffer_text(&says));
    }
    buffer_free(&says);
}

static void begin(struct linear *linear, const char *why)
{
    struct dialog *dialog = &linear->dialog;
    speak_words(&dialog->speaker, "linear.mode",
                (struct word[]){{"why", .text = linear_text(linear, why)}, {0}});
    dialog_say_message(dialog);
    speak_kept(linear);
    speak_scene(&dialog->speaker, scene_of(linear));
}

/* Saves what can be saved; false: something isn't. */
static bool end(struct linear *linear)
{
    struct dialog *dialog = &linear->dialog;
    bool saved = stage_handle(dialog->stage, &(struct event){.kind = EVENT_SAVE}) &&
                 scene_of(linear)->save != SCENE_NOT_SAVED;
    fputc('\n', dialog->speaker.out);
    if (saved) {
        speak_text(&dialog->speaker, "linear.goodbye");
    } else {
        speak(&dialog->speaker, "%s %s", linear_text(linear, "linear.not_saved"),
              scene_of(linear)->message);
    }
    fflush(dialog->speaker.out);
    return saved;
}

enum linear_end linear_run(struct stage *stage, const struct linear_options *options)
{
    struct linear linear = {
        .dialog = {.stage = stage,
                   .lines = lines_new(options->input, options->signals),
                   .speaker = {.stage = stage, .out = options->output, .cols = options->cols},
                   .echo = !isatty(options->input),
                   .keep_going = options->keep_going},
        .external = {.stage = stage,
                     .folder = options->folder,
                     .signals = options->signals,
                     .opens = "linear.opens_kept"},
    };
    begin(&linear, options->why);
    obey_all(&linear);
    bool saved = end(&linear);
    lines_free(linear.dialog.lines);
    return !saved ? LINEAR_NOT_SAVED : linear.dialog.failed ? LINEAR_REFUSED : LINEAR_SAVED;
}
