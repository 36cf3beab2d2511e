#include "term/talk.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "store/memory.h"
#include "term/reply.h"
#include "term/writing.h"

enum { BEGUN_LEAST = 3 }; /* letters that stand for a label */

const struct scene_field *talk_field(const struct scene *scene, const char *line)
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

bool begun_by(const char *name, const char *line)
{
    size_t length = strlen(line);
    return length >= BEGUN_LEAST && strncasecmp(name, line, length) == 0;
}

void begun_add(struct begun *begun, const char *name)
{
    buffer_add_format(&begun->names, "%s%s", begun->count > 0 ? "; " : "", name);
    begun->count++;
}

void talk_add_begun(struct begun *begun, const struct scene *scene, const char *line)
{
    const struct scene_field *fields = scene->fields;
    for (size_t i = 0; fields && i < scene->field_count; i++) {
        const struct scene_field *field = &fields[i];
        if (begun_by(field->label, line) || begun_by(field->id, line)) {
            begun->field = field;
            begun_add(begun, field->label);
        }
    }
}

const struct scene_field *talk_named(const struct scene *scene, const char *line)
{
    const struct scene_field *field = talk_field(scene, line);
    struct begun begun = {0};
    if (!field) {
        talk_add_begun(&begun, scene, line);
        field = begun.count == 1 ? begun.field : NULL;
    }
    buffer_free(&begun.names);
    return field;
}

void talk_remember(struct talk *talk, const struct scene_field *field)
{
    if (field->kind == SCENE_ACTION || field->kind == SCENE_EDIT) {
        return;
    }
    char *named = memory_text(field->id); /* it may be what was named last */
    free(talk->named);
    talk->named = named;
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

/* Gives a field a value: an option by its number or its name, anything else as it is typed. */
static bool give(struct talk *talk, const struct scene_field *field, const char *value)
{
    size_t option;
    struct event event = {.kind = EVENT_TYPE, .field = field->id, .text = value};
    if (option_by_number(field, value, &option)) {
        event = (struct event){.kind = EVENT_CHOOSE, .field = field->id, .steps = (int)option};
    }
    return reply_to(&talk->dialog, &event);
}

/* Asked again, the options and the range have been heard: what was refused says them. */
static void add_question(struct buffer *prompt, const struct talk *talk,
                         const struct scene_field *field)
{
    for (size_t i = 0; !talk->again && i < field->option_count; i++) {
        buffer_add_format(prompt, "%zu %s; ", i + 1, field->options[i]);
    }
    if (!talk->again && field->option_count == 0 && *field->range) {
        buffer_add_format(prompt, "%s, ", field->range);
    }
    const char *now = *field->value ? field->value : dialog_text(&talk->dialog, "linear.empty");
    text_words(prompt, dialog_text(&talk->dialog, "linear.now"),
               (struct word[]){{"value", .text = now}, {0}});
}

/* What is given where a value is asked for may have its name before it. */
static const char *value_alone(const struct scene *scene, const struct scene_field *field,
                               const char *line)
{
    const char *equals = strchr(line, '=');
    if (!equals) {
        return line;
    }
    size_t length = (size_t)(equals - line);
    while (length > 0 && line[length - 1] == ' ') {
        length--;
    }
    char *name = memory_text_n(line, length);
    bool named = *name && talk_named(scene, name) == field;
    free(name);
    return named ? equals + 1 + strspn(equals + 1, " ") : line;
}

/* Whether somebody is there to be asked again, and another value may be taken. */
static bool can_ask_again(const struct dialog *dialog)
{
    return !dialog->echo && !dialog->done && dialog_scene(dialog)->save != SCENE_NOT_SAVED;
}

static void ask_value(struct talk *talk, const char *id, bool again)
{
    char *asked = memory_text(id); /* it may be what is asked for already */
    free(talk->asked);
    talk->asked = asked;
    talk->again = again;
}

void talk_leave(struct talk *talk)
{
    free(talk->asked);
    talk->asked = NULL;
}

const struct scene_field *talk_asked(struct talk *talk, struct buffer *prompt)
{
    const struct scene_field *field = talk->asked
                                          ? talk_field(dialog_scene(&talk->dialog), talk->asked)
                                          : NULL;
    if (!field || field->fixed) {
        talk_leave(talk);
        return NULL;
    }
    add_question(prompt, talk, field);
    return field;
}

/* What no value can change, or cannot be done yet, says so, and why. */
static void refuse_fixed(struct dialog *dialog, const struct scene_field *field)
{
    dialog_refuse(dialog, field->kind == SCENE_ACTION ? "linear.closed" : "linear.never_set",
                  (struct word[]){{"field", .text = field->label},
                                  {"value", .text = field->value},
                                  {"why", .text = field->help},
                                  {0}});
}

bool talk_refuse_value(struct talk *talk, const struct scene_field *field)
{
    if (field->fixed) {
        refuse_fixed(&talk->dialog, field);
    } else if (field->kind == SCENE_ACTION) {
        dialog_refuse(&talk->dialog, "linear.no_value",
                      (struct word[]){{"field", .text = field->label}, {0}});
    }
    return field->fixed || field->kind == SCENE_ACTION;
}

/* Gives a value; one that is refused is asked for. */
static void give_or_ask(struct talk *talk, const struct scene_field *field, const char *value)
{
    char *id = memory_text(field->id);
    talk_remember(talk, field);
    bool given = give(talk, field, value);
    talk_leave(talk);
    if (!given && can_ask_again(&talk->dialog)) {
        ask_value(talk, id, true);
    }
    free(id);
}

void talk_answer(struct talk *talk, const struct scene_field *field, const char *line)
{
    if (*line) {
        give_or_ask(talk, field, value_alone(dialog_scene(&talk->dialog), field, line));
    } else {
        talk_leave(talk);
        speak_text(&talk->dialog.speaker, "linear.not_changed");
    }
}

/* In the student's own editor: the answer of that name, or the only text of the screen. */
void talk_edit(struct talk *talk, const char *id)
{
    const struct scene *scene = dialog_scene(&talk->dialog);
    const struct scene_field *found = NULL;
    for (size_t i = 0; i < scene->field_count; i++) {
        const struct scene_field *field = &scene->fields[i];
        bool wanted = id ? strcmp(field->id, id) == 0 : field->multiline;
        if (field->kind == SCENE_EDIT && wanted && !found) {
            found = field;
        }
    }
    if (!found) {
        dialog_refuse(&talk->dialog, "linear.no_text", (struct word[]){{0}});
    } else if (writing_edit(&talk->dialog, &talk->external, found)) {
        speak_text(&talk->dialog.speaker, "linear.saved");
    }
}

static void activate(struct talk *talk, const struct scene_field *field)
{
    struct dialog *dialog = &talk->dialog;
    if (field->edits) {
        talk_edit(talk, field->edits);
        return;
    }
    if (field->confirm && !dialog_confirm(dialog, field->confirm)) {
        if (!dialog->done) {
            speak_text(&dialog->speaker, "ui.not_done");
        }
        return;
    }
    if (reply_to(&talk->dialog, &(struct event){.kind = EVENT_ACT, .field = field->id}) &&
        dialog_scene(&talk->dialog)->save == SCENE_SAVED) {
        speak_text(&dialog->speaker, "linear.saved");
    }
}

void talk_choose(struct talk *talk, const struct scene_field *field)
{
    struct dialog *dialog = &talk->dialog;
    if (field->fixed) {
        refuse_fixed(dialog, field);
        return;
    }
    bool question = field->kind != SCENE_ACTION &&
                    !field->change; /* it is heard before its answer */
    speak(&dialog->speaker, "%s%s%s%s", field->label, scene_asks(field->label) ? "" : ".",
          question && *field->help ? " " : "", question ? field->help : "");
    talk_remember(talk, field);
    if (field->kind == SCENE_ACTION) {
        activate(talk, field);
    } else if (field->kind == SCENE_EDIT && field->multiline) {
        writing_take(dialog, &talk->external, field);
    } else {
        ask_value(talk, field->id, false);
    }
}

void talk_refuse_begun(struct talk *talk, const char *name, const struct begun *begun)
{
    dialog_refuse(&talk->dialog, "linear.may_be",
                  (struct word[]){
                      {"name", .text = name}, {"names", .text = buffer_text(&begun->names)}, {0}});
}

void talk_refuse_name(struct talk *talk, const char *name)
{
    struct begun begun = {0};
    talk_add_begun(&begun, dialog_scene(&talk->dialog), name);
    if (begun.count > 1) {
        talk_refuse_begun(talk, name, &begun);
    } else if (!*name) {
        dialog_refuse(&talk->dialog, "linear.nothing_named", (struct word[]){{0}});
    } else {
        dialog_refuse(&talk->dialog, "linear.no_such_name",
                      (struct word[]){{"name", .text = name}, {0}});
    }
    buffer_free(&begun.names);
}

void talk_assign(struct talk *talk, const char *line, const char *equals)
{
    size_t length = (size_t)(equals - line);
    while (length > 0 && line[length - 1] == ' ') {
        length--;
    }
    char *name = memory_text_n(line, length);
    const struct scene_field *field = talk_named(dialog_scene(&talk->dialog), name);
    if (!field) {
        talk_refuse_name(talk, name);
    } else if (!equals[1 + strspn(equals + 1, " ")] && field->kind != SCENE_ACTION) {
        talk_choose(talk, field); /* it asks */
    } else if (!talk_refuse_value(talk, field)) {
        give_or_ask(talk, field, equals + 1 + strspn(equals + 1, " "));
    }
    free(name);
}

/* The field that a line begins with, by as many words as there are; *rest is what follows. */
static const struct scene_field *field_before(const struct scene *scene, const char *line,
                                              const char **rest)
{
    const struct scene_field *field = NULL;
    size_t length = strlen(line);
    do {
        char *name = memory_text_n(line, length);
        field = talk_named(scene, name);
        free(name);
        *rest = line + length;
        while (length > 0 && line[--length] != ' ') {
        }
    } while (!field && length > 0);
    return field;
}

void talk_set(struct talk *talk, const char *line)
{
    const char *equals = strchr(line, '='), *rest;
    const struct scene_field *field = field_before(dialog_scene(&talk->dialog), line, &rest);
    if (!*line) {
        dialog_refuse(&talk->dialog, "linear.nothing_named", (struct word[]){{0}});
    } else if (equals) {
        talk_assign(talk, line, equals);
    } else if (!field) {
        talk_refuse_name(talk, line);
    } else if (!*rest) {
        talk_choose(talk, field);
    } else if (!talk_refuse_value(talk, field)) {
        give_or_ask(talk, field, rest + strspn(rest, " "));
    }
}

bool talk_set_named(struct talk *talk, const struct scene_field *asked, const char *line)
{
    bool words = asked && asked->multiline; /* they may say anything */
    bool number = asked && *line >= '0' && *line <= '9';
    char *plain = memory_text(line), *equals = asked ? strchr(plain, '=') : NULL;
    const char *rest;
    if (equals) {
        *equals = ' ';
    }
    const struct scene_field *field = words || number
                                          ? NULL
                                          : field_before(dialog_scene(&talk->dialog), plain, &rest);
    bool named = field && *rest && field != asked && !(asked && field->kind == SCENE_ACTION);
    if (named && asked) {
        talk_leave(talk);
        speak_text(&talk->dialog.speaker, "linear.not_changed");
    }
    if (named && !talk_refuse_value(talk, field)) {
        give_or_ask(talk, field, rest + strspn(rest, " "));
    }
    free(plain);
    return named;
}

void talk_end(struct talk *talk)
{
    dialog_close(&talk->dialog);
    free(talk->named);
    free(talk->asked);
}
