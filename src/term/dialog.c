#include "term/dialog.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "store/clean.h"
#include "store/memory.h"

const struct scene *dialog_scene(const struct dialog *dialog)
{
    return stage_scene(dialog->stage);
}

const char *dialog_text(const struct dialog *dialog, const char *id)
{
    return stage_text(dialog->stage, id);
}

/* ---- refusing ---- */

/* A script's reader looks at the line, not at all that was printed. */
static void end_script(struct dialog *dialog, const char *why)
{
    if (!dialog->echo || dialog->keep_going) {
        return;
    }
    struct buffer text = {0};
    const struct word words[] = {
        {"line", .number = lines_count(dialog->lines)}, {"why", .text = why}, {0}};
    text_words(&text, dialog_text(dialog, "linear.refused_at"), words);
    fputs("fleetlab: ", stderr);
    clean_print(buffer_text(&text), stderr);
    fputc('\n', stderr);
    buffer_free(&text);
    dialog->done = true;
    dialog->failed = true;
}

void dialog_refuse(struct dialog *dialog, const char *id, const struct word *words)
{
    struct buffer text = {0};
    text_words(&text, dialog_text(dialog, id), words);
    speak(&dialog->speaker, "%s", buffer_text(&text));
    end_script(dialog, buffer_text(&text));
    buffer_free(&text);
}

static void refuse_line(struct dialog *dialog)
{
    if (dialog->echo) {
        fputc('\n', dialog->speaker.out);
    }
    dialog_refuse(dialog, lines_why(dialog->lines),
                  (struct word[]){{"kibibytes", .number = LINES_MAX / 1024},
                                  {"bytes", .number = LINES_TERMINAL_MAX},
                                  {0}});
}

/* ---- reading ---- */

static void prompt_with(struct dialog *dialog, const char *prompt)
{
    clean_print(prompt, dialog->speaker.out);
    fputc(' ', dialog->speaker.out);
    fflush(dialog->speaker.out);
}

enum line_status dialog_listen(struct dialog *dialog, const char *prompt, bool stands, int pause_ms,
                               const char **line)
{
    enum line_status status;
    if (!stands) {
        prompt_with(dialog, prompt);
    }
    do {
        if (ferror(dialog->speaker.out)) { /* nobody would know what is asked */
            dialog->done = true;
            return LINE_END;
        }
        status = lines_next(dialog->lines, pause_ms, line);
        if (status == LINE_REFUSED) {
            refuse_line(dialog);
        }
        if (status == LINE_STOPPED || (status == LINE_REFUSED && !dialog->done)) {
            prompt_with(dialog, prompt);
        }
    } while (status == LINE_STOPPED || (status == LINE_REFUSED && !dialog->done));
    if (dialog->echo && status == LINE_READ) {
        speak(&dialog->speaker, "%s", *line);
    }
    if (status == LINE_LEFT) {
        fputc('\n', dialog->speaker.out);
    }
    if (status == LINE_END || status == LINE_REFUSED) {
        dialog->done = true;
        return LINE_END;
    }
    return status;
}

const char *dialog_ask(struct dialog *dialog, const char *prompt)
{
    const char *line;
    enum line_status status = dialog_listen(dialog, prompt, false, -1, &line);
    dialog->left = status == LINE_LEFT;
    return status == LINE_READ ? line : NULL;
}

bool dialog_confirm(struct dialog *dialog, const char *question)
{
    speak(&dialog->speaker, "%s", question);
    const char *line = dialog_ask(dialog, dialog_text(dialog, "linear.yes_or_no"));
    return line && (strcasecmp(line, "y") == 0 || strcasecmp(line, "yes") == 0);
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

void dialog_say_message(struct dialog *dialog)
{
    const struct scene *scene = dialog_scene(dialog);
    if (*scene->message && scene->alarm) {
        speak_words(&dialog->speaker, "linear.warning",
                    (struct word[]){{"text", .text = scene->message}, {0}});
    } else if (*scene->message) {
        speak(&dialog->speaker, "%s", scene->message);
    }
    if (scene->save == SCENE_NOT_SAVED && !dialog->unsaved) {
        speak_text(&dialog->speaker, "linear.not_saved");
    }
    dialog->unsaved = scene->save == SCENE_NOT_SAVED;
}

static void speak_change(struct dialog *dialog, const struct heard *before, const char *id)
{
    const struct scene *scene = dialog_scene(dialog);
    struct heard now = {0};
    remember(&now, scene);
    if (strcmp(buffer_text(&before->place), buffer_text(&now.place)) != 0) {
        dialog_say_message(dialog);
        speak_scene(&dialog->speaker, scene);
    } else {
        const struct scene_field *field = field_by_id(scene, id);
        if (field && field->kind != SCENE_ACTION) {
            speak(&dialog->speaker, "%s", field->readout);
        }
        speak_new_lines(&dialog->speaker, buffer_text(&before->verdicts),
                        buffer_text(&now.verdicts));
        dialog_say_message(dialog);
    }
    forget(&now);
}

bool dialog_send(struct dialog *dialog, const struct event *event)
{
    struct heard before = {0};
    remember(&before, dialog_scene(dialog));
    /* The event's strings may belong to the scene that it replaces. */
    char *id = event->field ? memory_text(event->field) : NULL;
    struct event sent = *event;
    sent.field = id;
    bool good = stage_handle(dialog->stage, &sent);
    if (good) {
        speak_change(dialog, &before, id);
    } else {
        dialog_say_message(dialog);
        end_script(dialog, dialog_scene(dialog)->message);
    }
    forget(&before);
    free(id);
    return good;
}
