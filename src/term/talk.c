#include "term/talk.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "store/memory.h"
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

const struct scene_field *talk_field_begun(const struct scene *scene, const char *line)
{
    const struct scene_field *found = NULL;
    size_t length = strlen(line), count = 0;
    for (size_t i = 0; length >= BEGUN_LEAST && i < scene->field_count; i++) {
        if (strncasecmp(scene->fields[i].label, line, length) == 0) {
            found = &scene->fields[i];
            count++;
        }
    }
    return count == 1 ? found : NULL;
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

/* A value for a field: an option by its number or its name, anything else as it is typed. */
static void give(struct talk *talk, const struct scene_field *field, const char *value)
{
    size_t option;
    if (option_by_number(field, value, &option)) {
        dialog_send(
            &talk->dialog,
            &(struct event){.kind = EVENT_CHOOSE, .field = field->id, .steps = (int)option});
    } else {
        dialog_send(&talk->dialog,
                    &(struct event){.kind = EVENT_TYPE, .field = field->id, .text = value});
    }
}

static void ask_value(struct talk *talk, const struct scene_field *field)
{
    struct buffer prompt = {0};
    for (size_t i = 0; i < field->option_count; i++) {
        buffer_add_format(&prompt, "%zu %s; ", i + 1, field->options[i]);
    }
    if (*field->range) {
        buffer_add_format(&prompt, "%s, ", field->range);
    }
    const char *now = *field->value ? field->value : dialog_text(&talk->dialog, "linear.empty");
    text_words(&prompt, dialog_text(&talk->dialog, "linear.now"),
               (struct word[]){{"value", .text = now}, {0}});
    const char *line = dialog_ask(&talk->dialog, buffer_text(&prompt));
    if (line && !*line) {
        speak_text(&talk->dialog.speaker, "linear.not_changed");
    } else if (line) {
        give(talk, field, line);
    }
    buffer_free(&prompt);
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
    if (dialog_send(&talk->dialog, &(struct event){.kind = EVENT_ACT, .field = field->id}) &&
        dialog_scene(&talk->dialog)->save == SCENE_SAVED) {
        speak_text(&dialog->speaker, "linear.saved");
    }
}

void talk_choose(struct talk *talk, const struct scene_field *field)
{
    struct dialog *dialog = &talk->dialog;
    if (field->fixed) {
        dialog_refuse(dialog, "linear.never_set",
                      (struct word[]){{"field", .text = field->readout}, {0}});
        return;
    }
    bool question = field->kind != SCENE_ACTION &&
                    !field->change; /* it is heard before its answer */
    speak(&dialog->speaker, "%s%s%s%s", field->label, speech_asks(field->label) ? "" : ".",
          question && *field->help ? " " : "", question ? field->help : "");
    talk_remember(talk, field);
    if (field->kind == SCENE_ACTION) {
        activate(talk, field);
    } else if (field->kind == SCENE_EDIT && field->multiline) {
        writing_take(dialog, &talk->external, field);
    } else {
        ask_value(talk, field);
    }
}

void talk_refuse_name(struct talk *talk, const char *name)
{
    dialog_refuse(&talk->dialog, "linear.no_such_name",
                  (struct word[]){{"name", .text = name}, {0}});
}

void talk_assign(struct talk *talk, const char *line, const char *equals)
{
    size_t length = (size_t)(equals - line);
    while (length > 0 && line[length - 1] == ' ') {
        length--;
    }
    char *name = memory_text_n(line, length);
    const struct scene_field *field = talk_field(dialog_scene(&talk->dialog), name);
    if (!field) {
        talk_refuse_name(talk, name);
    } else {
        talk_remember(talk, field);
        give(talk, field, equals + 1 + strspn(equals + 1, " "));
    }
    free(name);
}

void talk_end(struct talk *talk)
{
    dialog_close(&talk->dialog);
    free(talk->named);
}
