#include "term/linear.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "store/memory.h"
#include "term/lines.h"
#include "term/speak.h"
#include "view/keys.h"

enum { DRAFT_BYTES = 200 };

struct linear {
    struct lab_session *session;
    struct lines *lines;
    struct speaker speaker;
    bool echo;    /* no terminal shows what is read, so we do */
    bool unsaved; /* and has said so */
    bool done;
};

static const struct scene *scene_of(const struct linear *linear)
{
    return lab_session_scene(linear->session);
}

static const char *text_of(const struct linear *linear, const char *id)
{
    return lab_session_text(linear->session, id);
}

/* ---- reading ---- */

static void speak_refusal(struct linear *linear)
{
    if (linear->echo) {
        fputc('\n', linear->speaker.out);
    }
    speak_words(&linear->speaker, lines_why(linear->lines),
                (struct lab_word[]){{"kibibytes", .number = LINES_MAX / 1024}, {0}});
}

/* Prompts and reads a line that is good; NULL when there is none any more. */
static const char *ask(struct linear *linear, const char *prompt)
{
    const char *line;
    enum line_status status;
    do {
        fprintf(linear->speaker.out, "%s ", prompt);
        fflush(linear->speaker.out);
        status = lines_next(linear->lines, &line);
        if (linear->echo && status == LINE_READ) {
            speak(&linear->speaker, "%s", line);
        }
        if (status == LINE_REFUSED) {
            speak_refusal(linear);
        }
    } while (status == LINE_REFUSED);
    if (status == LINE_END || ferror(linear->speaker.out)) {
        linear->done = true;
    }
    return linear->done ? NULL : line;
}

/* ---- events, and what they changed ---- */

/* What a listener has heard of a scene: where it was and its verdicts. */
struct heard {
    struct buffer place, verdicts;
};

static void remember(struct heard *heard, const struct scene *scene)
{
    buffer_add_format(&heard->place, "%d %s %s", (int)scene->screen, scene->track, scene->title);
    for (size_t i = 0; i < scene->trail_count; i++) {
        if (scene->trail[i].current) {
            buffer_add_format(&heard->place, " %zu", i);
        }
    }
    speak_verdicts(&heard->verdicts, scene);
}

static void forget(struct heard *heard)
{
    buffer_free(&heard->place);
    buffer_free(&heard->verdicts);
}

static const struct scene_field *field_by_id(const struct scene *scene, const char *id)
{
    for (size_t i = 0; id && i < scene->field_count; i++) {
        if (strcmp(scene->fields[i].id, id) == 0) {
            return &scene->fields[i];
        }
    }
    return NULL;
}

/* The lines of `now` that `before` doesn't have. */
static void speak_new_lines(const struct speaker *speaker, const char *before, const char *now)
{
    while (*now) {
        size_t length = strcspn(now, "\n");
        char *line = memory_text_n(now, length + 1);
        if (!strstr(before, line)) {
            speak(speaker, "%.*s", (int)length, line);
        }
        free(line);
        now += length + 1;
    }
}

static void speak_message(struct linear *linear)
{
    const struct scene *scene = scene_of(linear);
    if (*scene->message && scene->alarm) {
        speak_words(&linear->speaker, "linear.warning",
                    (struct lab_word[]){{"text", .text = scene->message}, {0}});
    } else if (*scene->message) {
        speak(&linear->speaker, "%s", scene->message);
    }
    if (scene->save == SCENE_NOT_SAVED && !linear->unsaved) {
        speak_text(&linear->speaker, "linear.not_saved");
    }
    linear->unsaved = scene->save == SCENE_NOT_SAVED;
}

static void speak_change(struct linear *linear, const struct heard *before, const char *id)
{
    const struct scene *scene = scene_of(linear);
    struct heard now = {0};
    remember(&now, scene);
    if (strcmp(buffer_text(&before->place), buffer_text(&now.place)) != 0) {
        speak_message(linear);
        speak_scene(&linear->speaker, scene);
    } else {
        const struct scene_field *field = field_by_id(scene, id);
        if (field && field->kind != SCENE_ACTION) {
            speak(&linear->speaker, "%s", field->readout);
        }
        speak_new_lines(&linear->speaker, buffer_text(&before->verdicts),
                        buffer_text(&now.verdicts));
        speak_message(linear);
    }
    forget(&now);
}

static bool send(struct linear *linear, const struct lab_event *event)
{
    struct heard before = {0};
    remember(&before, scene_of(linear));
    /* The event's strings may belong to the scene that it replaces. */
    char *id = event->field ? memory_text(event->field) : NULL;
    struct lab_event sent = *event;
    sent.field = id;
    bool good = lab_session_handle(linear->session, &sent);
    if (good) {
        speak_change(linear, &before, id);
    } else {
        speak_message(linear);
    }
    forget(&before);
    free(id);
    return good;
}

/* ---- fields ---- */

/* Sends what has been written so far, so that a lost line costs little. */
static void save_draft(struct linear *linear, const char *id, const struct buffer *text)
{
    lab_session_handle(
        linear->session,
        &(struct lab_event){.kind = LAB_DRAFT, .field = id, .text = buffer_text(text)});
    if (scene_of(linear)->save == SCENE_NOT_SAVED) {
        speak_message(linear);
    }
}

static void write_answer(struct linear *linear, const struct scene_field *field)
{
    char *id = memory_text(field->id);
    struct buffer text = {0};
    size_t drafted = 0, count = 0;
    const char *line;
    if (*field->value) {
        speak_text(&linear->speaker, "linear.written");
        speak(&linear->speaker, "%s", field->value);
        speak_text(&linear->speaker, "linear.replaces");
    }
    speak_text(&linear->speaker, "linear.write");
    while ((line = ask(linear, text_of(linear, "linear.line"))) != NULL && strcmp(line, ".") != 0) {
        buffer_add_format(&text, "%s%s", count++ ? "\n" : "", line);
        if (text.length - drafted >= DRAFT_BYTES) {
            save_draft(linear, id, &text);
            drafted = text.length;
        }
    }
    if (!line && count && text.length > drafted) {
        save_draft(linear, id, &text);
    }
    if (line && count) {
        send(linear,
             &(struct lab_event){.kind = LAB_TYPE, .field = id, .text = buffer_text(&text)});
    }
    buffer_free(&text);
    free(id);
}

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
    const char *now = *field->value ? field->value : text_of(linear, "linear.empty");
    lab_text_words(&prompt, text_of(linear, "linear.now"),
                   (struct lab_word[]){{"value", .text = now}, {0}});
    const char *line = ask(linear, buffer_text(&prompt));
    size_t option;
    if (line && !*line) {
        speak_text(&linear->speaker, "linear.not_changed");
    } else if (line && option_by_number(field, line, &option)) {
        send(linear,
             &(struct lab_event){.kind = LAB_CHOOSE, .field = field->id, .steps = (int)option});
    } else if (line) {
        send(linear, &(struct lab_event){.kind = LAB_TYPE, .field = field->id, .text = line});
    }
    buffer_free(&prompt);
}

static void activate(struct linear *linear, const struct scene_field *field)
{
    if (field->confirm) {
        speak(&linear->speaker, "%s", field->confirm);
        const char *line = ask(linear, text_of(linear, "linear.yes_or_no"));
        if (!line) {
            return;
        }
        if (strcasecmp(line, "y") != 0 && strcasecmp(line, "yes") != 0) {
            speak_text(&linear->speaker, "ui.not_done");
            return;
        }
    }
    if (send(linear, &(struct lab_event){.kind = LAB_ACT, .field = field->id}) &&
        scene_of(linear)->save == SCENE_SAVED) {
        speak_text(&linear->speaker, "linear.saved");
    }
}

static void choose_field(struct linear *linear, const struct scene_field *field)
{
    speak(&linear->speaker, "%s.", field->label);
    if (field->fixed) {
        speak(&linear->speaker, "%s %s", field->readout, text_of(linear, "linear.never_set"));
    } else if (field->kind == SCENE_ACTION) {
        activate(linear, field);
    } else if (field->kind == SCENE_EDIT && field->multiline) {
        write_answer(linear, field);
    } else {
        ask_value(linear, field);
    }
}

/* ---- commands ---- */

static void speak_help(const struct linear *linear)
{
    size_t count;
    const struct key_action *table = keys_table(&count);
    const struct speaker *speaker = &linear->speaker;
    speak_text(speaker, "linear.help.1");
    speak_text(speaker, "linear.help.2");
    for (size_t i = 0; i < count; i++) {
        if (table[i].name) {
            speak(speaker, "%s: %s.", table[i].name, text_of(linear, table[i].label));
        }
    }
}

static void speak_names(const struct linear *linear)
{
    const struct scene *scene = scene_of(linear);
    for (size_t i = 0; i < scene->field_count; i++) {
        speak(&linear->speaker, "%s: %s", scene->fields[i].label, scene->fields[i].id);
    }
}

static void open_page(struct linear *linear, const char *name)
{
    if (!send(linear, &(struct lab_event){.kind = LAB_VIEW, .field = name})) {
        return;
    }
    if (scene_of(linear)->screen != SCENE_PAGE || scene_of(linear)->field_count > 0) {
        return;
    }
    lab_session_handle(linear->session, &(struct lab_event){.kind = LAB_VIEW});
    fputc('\n', linear->speaker.out);
    speak_place(&linear->speaker, scene_of(linear));
}

static void leave(struct linear *linear)
{
    linear->done = true;
}

static void run_named(struct linear *linear, const struct key_action *action)
{
    if (action->action == ACTION_VIEW) {
        open_page(linear, action->name);
    } else if (action->action == ACTION_EVENT) {
        send(linear, &(struct lab_event){.kind = action->event});
    } else if (action->action == ACTION_HELP) {
        speak_help(linear);
    } else {
        leave(linear);
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
        speak_words(&linear->speaker, "linear.no_such_name",
                    (struct lab_word[]){{"name", .text = name}, {0}});
    } else {
        send(linear, &(struct lab_event){.kind = LAB_TYPE,
                                         .field = field->id,
                                         .text = equals + 1 + strspn(equals + 1, " ")});
    }
    free(name);
}

/* The action of a word; or of one key of the painted screen, if it has a word. */
static const struct key_action *action_by_line(const char *line)
{
    const struct key_action *named = keys_named(line);
    if (!named && line[0] && !line[1]) {
        named = keys_find((unsigned char)line[0], ON_PAGE);
    }
    return named && named->name ? named : NULL;
}

static void obey(struct linear *linear, const char *line)
{
    const struct scene *scene = scene_of(linear);
    const struct scene_field *field = field_by_line(scene, line);
    const struct key_action *named = action_by_line(line);
    const char *equals = strchr(line, '=');
    if (!*line) {
        speak_text(&linear->speaker, "linear.nothing_typed");
    } else if (field) {
        choose_field(linear, field);
    } else if (named) {
        run_named(linear, named);
    } else if (strcmp(line, "show") == 0) {
        speak_scene(&linear->speaker, scene);
    } else if (strcmp(line, "names") == 0) {
        speak_names(linear);
    } else if (strcmp(line, "back") == 0) {
        send(linear, &(struct lab_event){.kind = LAB_VIEW});
    } else if (equals) {
        assign(linear, line, equals);
    } else {
        speak_words(&linear->speaker, "linear.not_known",
                    (struct lab_word[]){{"line", .text = line}, {0}});
    }
}

static void obey_all(struct linear *linear)
{
    struct buffer prompt = {0};
    const char *line;
    buffer_add_format(&prompt, "\n%s", text_of(linear, "linear.choose"));
    while (!linear->done && (line = ask(linear, buffer_text(&prompt))) != NULL) {
        obey(linear, line);
    }
    buffer_free(&prompt);
}

int linear_run(struct lab_session *session, const struct linear_options *options)
{
    struct linear linear = {
        .session = session,
        .lines = lines_new(options->input, options->signals),
        .speaker = {.session = session, .out = options->output, .cols = options->cols},
        .echo = !isatty(options->input),
    };
    speak_words(&linear.speaker, "linear.mode",
                (struct lab_word[]){{"why", .text = lab_session_text(session, options->why)}, {0}});
    speak_message(&linear);
    speak_scene(&linear.speaker, scene_of(&linear));
    obey_all(&linear);
    bool saved = lab_session_handle(session, &(struct lab_event){.kind = LAB_SAVE}) &&
                 scene_of(&linear)->save != SCENE_NOT_SAVED;
    fputc('\n', options->output);
    if (saved) {
        speak_text(&linear.speaker, "linear.goodbye");
    } else {
        speak(&linear.speaker, "%s %s", text_of(&linear, "linear.not_saved"),
              scene_of(&linear)->message);
    }
    fflush(options->output);
    lines_free(linear.lines);
    return saved ? 0 : 1;
}
