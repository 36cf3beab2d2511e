#include "term/reply.h"

#include <stdlib.h>
#include <string.h>

#include "store/memory.h"
#include "term/heard.h"

static const struct scene_field *field_by_id(const struct scene *scene, const char *id)
{
    for (size_t i = 0; id && i < scene->field_count; i++) {
        if (strcmp(scene->fields[i].id, id) == 0) {
            return &scene->fields[i];
        }
    }
    return NULL;
}

/* ---- a control's news ---- */

/* How bad news a row is. */
static int gravity(const struct scene_row *row)
{
    return row->verdict == SCENE_NOT_MET ? 2 : row->verdict == SCENE_CANNOT_SAY ? 1 : 0;
}

/* The worst row whose verdict turned, and how many did; NULL: none. */
static const struct scene_row *turned_row(const struct scene *scene, const struct heard *before,
                                          size_t *count)
{
    struct heard_news news = {.heard = before, .scene = scene};
    const struct scene_row *worst = NULL;
    *count = 0;
    for (const struct scene_row *row; (row = heard_next(&news)); ++*count) {
        worst = worst && gravity(worst) >= gravity(row) ? worst : row;
    }
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

/* The others that turned are counted, and are what `more` says. */
static void count_others(struct dialog *dialog, const struct heard *before,
                         const struct scene_row *said, size_t count, struct buffer *text)
{
    struct heard_news news = {.heard = before, .scene = dialog_scene(dialog)};
    struct buffer *list = dialog_open_list(dialog);
    for (const struct scene_row *row; (row = heard_next(&news));) {
        if (row != said) {
            speak_row(list, row);
            buffer_add_char(list, '\n');
        }
    }
    buffer_add_char(text, ' ');
    text_words(text, dialog_text(dialog, "linear.turned_more"),
               (struct word[]){{"count", .number = count - 1}, {0}});
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
        count_others(dialog, before, turned, count, &text);
    }
    speak(&dialog->speaker, "%s", buffer_text(&text));
    buffer_free(&text);
}

/* ---- an answer, and what comes next ---- */

static void add_next(const struct dialog *dialog, struct buffer *text,
                     const struct scene_field *next)
{
    const struct word words[] = {
        {"number", .number = (size_t)(next - dialog_scene(dialog)->fields) + 1},
        {"field", .text = next->label},
        {0}};
    text_words(text, dialog_text(dialog, "linear.next"), words);
    speak_full_stop(text);
}

bool reply_next(const struct dialog *dialog, struct buffer *text)
{
    const struct scene_field *next = field_by_id(dialog_scene(dialog), dialog_scene(dialog)->next);
    if (next) {
        add_next(dialog, text, next);
    }
    return next != NULL;
}

/* Behind what was just answered comes the next question, or what the screen's Enter does. */
static const struct scene_field *field_behind(const struct scene *scene,
                                              const struct scene_field *answered)
{
    const struct scene_field *next = field_by_id(scene, scene->next);
    return next && next != answered ? next : scene_primary(scene);
}

/* A question was answered: what is kept, and what is next. A text is not read back. */
static void speak_answer(struct dialog *dialog, const struct scene_field *field)
{
    struct buffer text = {0};
    if (field->multiline) {
        text_words(&text, dialog_text(dialog, "linear.kept_words"),
                   (struct word[]){{"field", .text = field->label},
                                   {"count", .number = speech_words(field->value)},
                                   {0}});
    } else {
        buffer_add_format(&text, "%s%s %s", field->label, speech_asks(field->label) ? "" : ":",
                          field->value);
        speak_full_stop(&text);
    }
    const struct scene_field *next = field_behind(dialog_scene(dialog), field);
    if (next) {
        buffer_add_char(&text, ' ');
        add_next(dialog, &text, next);
    }
    speak(&dialog->speaker, "%s", buffer_text(&text));
    buffer_free(&text);
}

/* ---- what an action brought ---- */

/* "NOT MET: carbon; budget.": the aims with that verdict, while they fit into the seconds; how many
 * don't. */
static size_t add_unmet(struct buffer *text, const struct scene_instrument *aims,
                        enum scene_verdict verdict, double seconds)
{
    size_t left = 0;
    const char *join = NULL;
    for (size_t i = 0; i < aims->row_count; i++) {
        const struct scene_row *row = &aims->rows[i];
        if (row->verdict != verdict) {
            continue;
        }
        if (speech_seconds(buffer_text(text), text->length) > seconds) {
            left++;
            continue;
        }
        if (join) {
            buffer_add_text(text, join);
        } else {
            buffer_add_format(text, "%s%s: ", text->length > 0 ? " " : "", scene_row_verdict(row));
        }
        buffer_add_text(text, row->label);
        join = "; ";
    }
    speak_full_stop(text);
    return left;
}

/* The table of aims that the message counts; NULL: it counts none. */
static const struct scene_instrument *counted_aims(const struct scene *scene)
{
    for (size_t i = 0; i < scene->instrument_count; i++) {
        const struct scene_instrument *aims = &scene->instruments[i];
        if (strcmp(aims->id, "verdicts") == 0 && *aims->sentence &&
            strstr(scene->message, aims->sentence)) {
            return aims;
        }
    }
    return NULL;
}

/* After a message that counts the aims, those that are not met; who is left over is counted. */
static void speak_unmet(struct dialog *dialog, const struct scene_instrument *aims)
{
    const char *message = dialog_scene(dialog)->message;
    double seconds = SPEECH_REPLY_S - speech_seconds(message, strlen(message));
    struct buffer text = {0};
    size_t left = add_unmet(&text, aims, SCENE_NOT_MET, seconds / 2);
    left += add_unmet(&text, aims, SCENE_CANNOT_SAY, seconds / 2);
    if (left > 0) {
        buffer_add_char(&text, ' ');
        text_words(&text, dialog_text(dialog, "linear.unmet_more"),
                   (struct word[]){{"count", .number = left}, {0}});
    }
    if (text.length > 0) {
        speak(&dialog->speaker, "%s", buffer_text(&text));
    }
    buffer_free(&text);
}

/* What an action brought: each new verdict in a word or two; `more` says what there is to each. */
static void speak_results(struct dialog *dialog, const struct heard *before)
{
    struct heard_news news = {.heard = before, .scene = dialog_scene(dialog), .any = true};
    struct buffer *list = dialog_open_list(dialog), text = {0};
    for (const struct scene_row *row; (row = heard_next(&news));) {
        buffer_add_format(&text, "%s%s: %s.", text.length > 0 ? " " : "", row->label,
                          scene_row_verdict(row));
        speak_row(list, row);
        buffer_add_char(list, '\n');
    }
    if (text.length > 0) {
        speak(&dialog->speaker, "%s %s", buffer_text(&text), dialog_text(dialog, "linear.why_so"));
    }
    buffer_free(&text);
}

/* ---- an event ---- */

/* A brief and a scenario are heard whole, once; elsewhere the rest is for those who ask. */
static double entering_seconds(const struct scene *scene)
{
    bool whole = scene->screen == SCENE_BRIEF || scene->screen == SCENE_LOCK ||
                 scene->screen == SCENE_PAGE;
    return whole ? SPEECH_WHOLE_S : SPEECH_BRIEF_S;
}

static void speak_elsewhere(struct dialog *dialog)
{
    const struct scene *scene = dialog_scene(dialog);
    dialog_say_message(dialog);
    dialog_speak_scene(dialog, entering_seconds(scene) -
                                   speech_seconds(scene->message, strlen(scene->message)));
}

static void speak_change(struct dialog *dialog, const struct heard *before, const char *id)
{
    const struct scene *scene = dialog_scene(dialog);
    const struct scene_field *field = field_by_id(scene, id);
    if (!heard_place(before, scene)) {
        speak_elsewhere(dialog);
        return;
    }
    dialog_renew(dialog);
    dialog_open_list(dialog);
    const struct scene_instrument *aims = counted_aims(scene);
    bool control = field && field->change;
    if (control) {
        speak_control(dialog, before, field, scene->alarm && !dialog_knows_alarm(dialog));
    } else if (field && field->kind != SCENE_ACTION) {
        speak_answer(dialog, field);
    } else if (field && !aims) {
        speak_results(dialog, before);
    }
    (control ? dialog_say_news : dialog_say_message)(dialog);
    if (aims) {
        speak_unmet(dialog, aims);
    }
}

bool reply_to(struct dialog *dialog, const struct event *event)
{
    struct heard before = {0};
    heard_remember(&before, dialog_scene(dialog));
    /* The event's strings may belong to the scene that it replaces. */
    char *id = event->field ? memory_text(event->field) : NULL;
    struct event sent = *event;
    sent.field = id;
    bool good = stage_handle(dialog->stage, &sent);
    if (good) {
        speak_change(dialog, &before, id);
    } else {
        dialog_refused(dialog);
    }
    heard_forget(&before);
    free(id);
    return good;
}
