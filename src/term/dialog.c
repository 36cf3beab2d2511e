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
    speak_prompt(&dialog->speaker, prompt);
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
        struct speaker echo = dialog->speaker;
        echo.said = NULL;
        speak(&echo, "%s", *line);
    }
    if (status == LINE_READ) {
        buffer_cut(&dialog->last, 0);
        buffer_add(&dialog->last, dialog->said.bytes, dialog->said.length);
        buffer_cut(&dialog->said, 0);
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

/* A script's yes holds in any language; so does the language's own, in each of its spellings. */
static bool is_yes(const struct dialog *dialog, const char *line)
{
    const char *words = dialog_text(dialog, "linear.yes");
    if (strcasecmp(line, "y") == 0 || strcasecmp(line, "yes") == 0) {
        return true;
    }
    for (size_t length; *words; words += length + strspn(words + length, " ")) {
        length = strcspn(words, " ");
        if (strlen(line) == length && strncasecmp(line, words, length) == 0) {
            return true;
        }
    }
    return false;
}

bool dialog_confirm(struct dialog *dialog, const char *question)
{
    speak(&dialog->speaker, "%s", question);
    const char *line = dialog_ask(dialog, dialog_text(dialog, "linear.yes_or_no"));
    return line && is_yes(dialog, line);
}

/* ---- events, and what they changed ---- */

/* What a listener has heard of a scene: where it was, what it warned of, and its verdicts, each
 * between two newlines, so that none is found in another's end. */
struct heard {
    struct buffer place, warning, verdicts;
};

static void add_verdict(struct buffer *text, const struct scene_row *row)
{
    buffer_add_format(text, "\n%s\t%d\n", row->label, (int)row->verdict);
}

static void remember(struct heard *heard, const struct scene *scene)
{
    buffer_add_format(&heard->place, "%d %s %s", (int)scene->screen, scene->track, scene->title);
    for (size_t i = 0; i < scene->trail_count; i++) {
        if (scene->trail[i].current) {
            buffer_add_format(&heard->place, " %zu", i);
        }
    }
    for (const char *c = scene->alarm ? scene->message : ""; *c; c++) {
        if (*c < '0' || *c > '9') { /* the same alarm at another value is no news */
            buffer_add_char(&heard->warning, *c);
        }
    }
    for (size_t i = 0; i < scene->instrument_count; i++) {
        for (size_t row = 0; row < scene->instruments[i].row_count; row++) {
            add_verdict(&heard->verdicts, &scene->instruments[i].rows[row]);
        }
    }
}

static void forget(struct heard *heard)
{
    buffer_free(&heard->place);
    buffer_free(&heard->warning);
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

/* How bad news a row is. */
static int gravity(const struct scene_row *row)
{
    return row->verdict == SCENE_NOT_MET ? 2 : row->verdict == SCENE_CANNOT_SAY ? 1 : 0;
}

/* The worst row whose verdict turned, and how many did; NULL: none. */
static const struct scene_row *turned_row(const struct scene *scene, const struct heard *before,
                                          size_t *count)
{
    const struct scene_row *worst = NULL;
    struct buffer line = {0};
    *count = 0;
    for (size_t i = 0; i < scene->instrument_count; i++) {
        for (size_t r = 0; r < scene->instruments[i].row_count; r++) {
            const struct scene_row *row = &scene->instruments[i].rows[r];
            buffer_cut(&line, 0);
            add_verdict(&line, row);
            if (row->verdict == SCENE_NO_VERDICT ||
                strstr(buffer_text(&before->verdicts), buffer_text(&line))) {
                continue;
            }
            ++*count;
            worst = worst && gravity(worst) >= gravity(row) ? worst : row;
        }
    }
    buffer_free(&line);
    return worst;
}

/* Of clauses between semicolons the first ones, as far as a reply's seconds go. */
static void add_clauses(struct buffer *text, const char *clauses)
{
    const char *join = " "; /* the others begin with a blank of their own */
    while (*clauses) {
        size_t length = strcspn(clauses, ";");
        if (speech_seconds(buffer_text(text), text->length) + speech_seconds(clauses, length) >
            SPEECH_REPLY_S) {
            return;
        }
        buffer_add_format(text, "%s%.*s", join, (int)length, clauses);
        clauses += length + (clauses[length] == ';');
        join = ";";
    }
}

/* A verdict that turned; its limit is for those who ask where saying it takes too long. */
static void add_turned(struct buffer *text, const struct scene_row *turned)
{
    struct scene_row row = *turned;
    size_t length = text->length;
    row.note = "";
    speak_row(text, &row);
    if (speech_seconds(buffer_text(text), text->length) > SPEECH_REPLY_S) {
        buffer_cut(text, length);
        row.limit = "";
        speak_row(text, &row);
    }
}

/* One control changed: its value, and the most important of what that did: an alarm, the worst
 * verdict that turned, or what the design now gives. */
static void speak_control(struct dialog *dialog, const struct heard *before,
                          const struct scene_field *field, bool alarmed)
{
    size_t count;
    const struct scene_row *turned = turned_row(dialog_scene(dialog), before, &count);
    struct buffer text = {0};
    buffer_add_format(&text, "%s %s.", field->label, field->value);
    if (turned && !alarmed) {
        buffer_add_char(&text, ' ');
        add_turned(&text, turned);
    } else if (!alarmed) {
        add_clauses(&text, field->change);
        speak_full_stop(&text);
    }
    if (count > 1 && !alarmed) {
        buffer_add_char(&text, ' ');
        text_words(&text, dialog_text(dialog, "linear.turned_more"),
                   (struct word[]){{"count", .number = count - 1}, {0}});
    }
    speak(&dialog->speaker, "%s", buffer_text(&text));
    buffer_free(&text);
}

/* ---- a screen, a page of it at a time ---- */

void dialog_more(struct dialog *dialog, double seconds)
{
    dialog->at = speech_read(&dialog->speaker, &dialog->page, dialog->at, seconds);
    if (dialog->at < dialog->page.length) {
        speak_text(&dialog->speaker, "linear.more");
    }
}

void dialog_open_page(struct dialog *dialog)
{
    buffer_cut(&dialog->page, 0);
    dialog->at = 0;
}

/* What can be typed at a screen whose end, where the menu is, was not reached yet. */
static void say_what_goes_on(struct dialog *dialog)
{
    const struct scene *scene = dialog_scene(dialog);
    const struct word words[] = {
        {"action", .text = scene->field_count == 1 ? scene->fields[0].label : ""}, {0}};
    speak_words(&dialog->speaker,
                scene->field_count == 0   ? "linear.more"
                : scene->field_count == 1 ? "linear.more_or"
                                          : "linear.more_menu",
                words);
}

void dialog_speak_scene(struct dialog *dialog, double seconds)
{
    dialog_open_page(dialog);
    fputc('\n', dialog->speaker.out);
    speech_scene(&dialog->page, &dialog->speaker, dialog_scene(dialog));
    dialog->at = speech_read(&dialog->speaker, &dialog->page, dialog->at, seconds);
    if (dialog->at < dialog->page.length) {
        say_what_goes_on(dialog);
    }
}

/* A brief and a scenario are heard whole, once; elsewhere the rest is for those who ask. */
static double entering_seconds(const struct scene *scene)
{
    bool whole = scene->screen == SCENE_BRIEF || scene->screen == SCENE_LOCK ||
                 scene->screen == SCENE_PAGE;
    return whole ? SPEECH_WHOLE_S : SPEECH_BRIEF_S;
}

/* What is not saved is said whatever else is not. */
static void say_unsaved(struct dialog *dialog)
{
    bool unsaved = dialog_scene(dialog)->save == SCENE_NOT_SAVED;
    if (unsaved && !dialog->unsaved) {
        speak_text(&dialog->speaker, "linear.not_saved");
    }
    dialog->unsaved = unsaved;
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
    say_unsaved(dialog);
}

static void speak_change(struct dialog *dialog, const struct heard *before, const char *id)
{
    const struct scene *scene = dialog_scene(dialog);
    struct heard now = {0};
    remember(&now, scene);
    const struct scene_field *field = field_by_id(scene, id);
    if (strcmp(buffer_text(&before->place), buffer_text(&now.place)) != 0) {
        dialog_say_message(dialog);
        dialog_speak_scene(dialog, entering_seconds(scene) -
                                       speech_seconds(scene->message, strlen(scene->message)));
    } else if (field && field->change) {
        bool known = strcmp(buffer_text(&before->warning), buffer_text(&now.warning)) == 0;
        speak_control(dialog, before, field, scene->alarm && !known);
        if (scene->alarm && known) {
            say_unsaved(dialog);
        } else {
            dialog_say_message(dialog);
        }
    } else {
        if (field && field->kind != SCENE_ACTION) {
            speak(&dialog->speaker, "%s", field->readout);
        }
        dialog_say_message(dialog);
    }
    forget(&now);
}

void dialog_close(struct dialog *dialog)
{
    buffer_free(&dialog->page);
    buffer_free(&dialog->said);
    buffer_free(&dialog->last);
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
