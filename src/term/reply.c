#include "term/reply.h"

#include <stdlib.h>
#include <string.h>

#include "store/memory.h"
#include "term/heard.h"

/* ---- a control's news ---- */

/* Where a verdict turned a reply may take longer, for the sake of its limit. */
static const double VERDICT_S = 8.5;

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
            SPEECH_TOLD_S) {
            return;
        }
        buffer_add_format(text, "%s%.*s", join, (int)length, clauses);
        clauses += length + (clauses[length] == ';');
        join = ";";
    }
}

/* How much is told of what a change did: the most that a reply's seconds hold. A verdict has its
 * value and its limit before what was before, and what turned besides, have their room. */
static const struct telling {
    bool turned, value, limit, others, from, advice;
} tellings[] = {
    {.turned = true, .value = true, .limit = true, .others = true, .from = true, .advice = true},
    {.turned = true, .value = true, .limit = true, .others = true, .from = true},
    {.turned = true, .value = true, .limit = true, .others = true},
    {.turned = true, .limit = true, .others = true, .from = true},
    {.turned = true, .limit = true, .others = true},
    {.turned = true, .value = true, .limit = true},
    {.turned = true, .limit = true},
    {.turned = true, .others = true, .from = true},
    {.turned = true, .others = true},
    {.turned = true},
    {.from = true},
};
enum { TELLINGS = sizeof tellings / sizeof tellings[0] };

/* The alarm; its first sentence says what is wrong, the others what to do. */
static void add_alarm(struct buffer *text, const struct dialog *dialog, bool advice)
{
    const char *message = dialog_scene(dialog)->message, *end = strstr(message, ". ");
    struct buffer alarm = {0};
    buffer_add(&alarm, message, end && !advice ? (size_t)(end - message) + 1 : strlen(message));
    buffer_add_char(text, ' ');
    text_words(text, dialog_text(dialog, "linear.warning"),
               (struct word[]){{"text", .text = buffer_text(&alarm)}, {0}});
    speak_full_stop(text);
    buffer_free(&alarm);
}

/* SAID: a value that stands right before it, which is not said twice; NULL: none does. */
static void add_turned(struct buffer *text, const struct scene_row *turned, const char *said,
                       const struct telling *telling)
{
    struct scene_row row = *turned;
    row.note = "";
    if (!telling->value || (said && strcmp(row.value, said) == 0)) {
        row.value = "";
    }
    if (text->length > 0) {
        buffer_add_char(text, ' ');
    }
    if (telling->limit) {
        speak_row(text, &row);
    } else {
        buffer_add_format(text, "%s: %s.", row.label, scene_row_verdict(&row));
    }
}

/* The table of aims; NULL: there is none. */
static const struct scene_instrument *aims_of(const struct scene *scene)
{
    for (size_t i = 0; i < scene->instrument_count; i++) {
        if (strcmp(scene->instruments[i].id, "verdicts") == 0) {
            return &scene->instruments[i];
        }
    }
    return NULL;
}

/* Under stress a design is after one figure more: the steps that it holds. */
static void add_held(struct buffer *text, const struct scene *scene)
{
    for (size_t i = 0; scene->screen == SCENE_STRESS && i < scene->instrument_count; i++) {
        const struct scene_instrument *ladder = &scene->instruments[i];
        if (strcmp(ladder->id, "stress") == 0 && ladder->row_count == 1) {
            buffer_add_format(text, " %s: %s.", ladder->rows[0].label, ladder->rows[0].value);
        }
    }
}

/* Those that turned but the one that is said are what `more` says. */
static void list_others(struct dialog *dialog, const struct heard *before,
                        const struct scene_row *said)
{
    struct heard_news news = {.heard = before, .scene = dialog_scene(dialog)};
    struct buffer *list = dialog_open_list(dialog);
    for (const struct scene_row *row; (row = heard_next(&news));) {
        if (row != said) {
            speak_row(list, row);
            buffer_add_char(list, '\n');
        }
    }
}

/* How many aims are met now, and behind that how many turned besides. */
static void add_counts(struct buffer *text, const struct dialog *dialog, size_t others)
{
    const struct scene_instrument *aims = aims_of(dialog_scene(dialog));
    if (aims && *aims->sentence) {
        buffer_add_format(text, " %s", aims->sentence);
        speak_full_stop(text);
    }
    add_held(text, dialog_scene(dialog));
    if (others > 0) {
        buffer_add_char(text, ' ');
        text_words(text, dialog_text(dialog, "linear.turned_more"),
                   (struct word[]){{"count", .number = others}, {0}});
    }
}

static bool is_short(const struct buffer *text, double seconds)
{
    return speech_seconds(buffer_text(text), text->length) <= seconds;
}

/* What a control is now, and where there is room what it was. */
static void add_change(const struct dialog *dialog, const struct heard *before,
                       const struct scene_field *field, bool from, struct buffer *text)
{
    bool same = strcmp(buffer_text(&before->value), field->value) == 0;
    if (!from && !same) {
        buffer_add_format(text, "%s: %s", field->label, field->value);
        speak_full_stop(text);
        return;
    }
    text_words(text, dialog_text(dialog, same ? "linear.stays" : "linear.changed"),
               (struct word[]){{"field", .text = field->label},
                               {"before", .text = buffer_text(&before->value)},
                               {"value", .text = field->value},
                               {0}});
}

/* What the change of a field (where it came BACK, always with what it was), or else what TEXT tells
 * of, did: a new alarm, the worst verdict that
 * turned with the number of aims that are met; or else what the design now gives. */
static void add_effects(struct dialog *dialog, const struct heard *before,
                        const struct scene_field *field, bool back, bool alarmed,
                        struct buffer *text)
{
    size_t count, length = text->length;
    const struct scene_row *turned = turned_row(dialog_scene(dialog), before, &count);
    const struct scene_row *said = NULL;
    if (field) {
        add_change(dialog, before, field, true, text);
    }
    for (size_t i = 0; i < TELLINGS && (alarmed || turned); i++) {
        if (back && !tellings[i].from) {
            continue;
        }
        buffer_cut(text, length);
        said = tellings[i].turned ? turned : NULL;
        if (field) {
            add_change(dialog, before, field, tellings[i].from, text);
        }
        if (alarmed) {
            add_alarm(text, dialog, tellings[i].advice);
        }
        if (said) {
            add_turned(text, said, field ? field->value : NULL, &tellings[i]);
        }
        if (turned) {
            add_counts(text, dialog, tellings[i].others ? count - 1 : 0);
        }
        if (is_short(text, VERDICT_S)) {
            break;
        }
    }
    if (turned) {
        list_others(dialog, before, said);
    } else if (!alarmed && field) {
        add_clauses(text, field->change);
        speak_full_stop(text);
        add_held(text, dialog_scene(dialog));
    }
}

/* One control changed: from what to what, and what that did. */
static void speak_control(struct dialog *dialog, const struct heard *before,
                          const struct scene_field *field, bool alarmed)
{
    struct buffer text = {0};
    add_effects(dialog, before, field, false, alarmed, &text);
    speak(&dialog->speaker, "%s", buffer_text(&text));
    buffer_free(&text);
}

/* What was tried, or BACK came, and what that did. Where one control came back, that is told as any
 * change of it is; else the message says what it is. */
static void speak_message(struct dialog *dialog, struct heard *before, bool back)
{
    struct buffer text = {0};
    const struct scene_field *field = back ? heard_changed(before, dialog_scene(dialog)) : NULL;
    if (field) {
        buffer_add_format(&text, "%s ", dialog_text(dialog, "linear.back"));
    } else {
        buffer_add_text(&text, dialog_scene(dialog)->message);
        speak_full_stop(&text);
    }
    add_effects(dialog, before, field, field != NULL, false, &text);
    speak(&dialog->speaker, "%s", buffer_text(&text));
    dialog_hear(dialog);
    buffer_free(&text);
}

/* ---- an answer, and what comes next ---- */

static void add_action(const struct dialog *dialog, struct buffer *text, const char *id,
                       const struct scene_field *field)
{
    const struct word words[] = {
        {"number", .number = (size_t)(field - dialog_scene(dialog)->fields) + 1},
        {"field", .text = field->label},
        {0}};
    text_words(text, dialog_text(dialog, id), words);
    speak_full_stop(text);
}

/* The worst aim that is not met; NULL: all are, or there are none. */
static const struct scene_row *worst_aim(const struct scene *scene)
{
    const struct scene_instrument *aims = aims_of(scene);
    const struct scene_row *worst = NULL;
    for (size_t i = 0; aims && i < aims->row_count; i++) {
        const struct scene_row *row = &aims->rows[i];
        worst = gravity(row) > (worst ? gravity(worst) : 0) ? row : worst;
    }
    return worst;
}

/* Which aim is not met, how many are, and what takes a design that mends it. */
static void add_aim(const struct dialog *dialog, struct buffer *text, const struct scene_row *worst,
                    const struct scene_field *primary)
{
    size_t length = text->length;
    for (size_t i = 0; tellings[i].turned; i++) {
        buffer_cut(text, length);
        add_turned(text, worst, NULL, &tellings[i]);
        add_counts(text, dialog, 0);
        buffer_add_char(text, ' ');
        add_action(dialog, text, "linear.next_change", primary);
        if (is_short(text, SPEECH_TOLD_S)) {
            return;
        }
    }
}

/* What is next; where that is written already, what the screen's Enter does. */
static const struct scene_field *next_field(const struct scene *scene)
{
    const struct scene_field *next = scene_field(scene, scene->next);
    bool written = next && next->kind == SCENE_EDIT && *next->value && !next->draft;
    return next && !written ? next : scene_primary(scene);
}

/* Among controls: which aim is not met yet, and what takes the design. */
bool reply_next(const struct dialog *dialog, struct buffer *text)
{
    const struct scene *scene = dialog_scene(dialog);
    const struct scene_field *next = next_field(scene), *primary = scene_primary(scene);
    const struct scene_row *worst = worst_aim(scene);
    if (next && next->change && primary && worst) {
        add_aim(dialog, text, worst, primary);
    } else if (next) {
        add_action(dialog, text, "linear.next", next);
    }
    return next != NULL;
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
        speak_label(&text, field->label);
        buffer_add_text(&text, field->value);
        speak_full_stop(&text);
    }
    const struct scene_field *next = next_field(dialog_scene(dialog));
    next = next == field ? scene_primary(dialog_scene(dialog)) : next;
    if (next) {
        buffer_add_char(&text, ' ');
        add_action(dialog, &text, "linear.next", next);
    }
    speak(&dialog->speaker, "%s", buffer_text(&text));
    buffer_free(&text);
}

/* ---- what an action brought ---- */

/* The table of aims that the message counts; NULL: it counts none. */
static const struct scene_instrument *counted_aims(const struct scene *scene)
{
    const struct scene_instrument *aims = aims_of(scene);
    return aims && *aims->sentence && strstr(scene->message, aims->sentence) ? aims : NULL;
}

/* After a message that counts the aims, those that are not met; who is left over is counted. */
static void speak_unmet(struct dialog *dialog, const struct scene_instrument *aims)
{
    const char *message = dialog_scene(dialog)->message;
    double seconds = SPEECH_REPLY_S - speech_seconds(message, strlen(message));
    struct buffer text = {0};
    size_t left = speech_aims_of(&text, aims, SCENE_NOT_MET, seconds / 2);
    left += speech_aims_of(&text, aims, SCENE_CANNOT_SAY, seconds / 2);
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

/* A brief and a scenario are heard whole, once; elsewhere, on pages too, the rest is for those who
 * ask. */
static double entering_seconds(const struct scene *scene)
{
    bool whole = scene->screen == SCENE_BRIEF || scene->screen == SCENE_LOCK;
    return whole ? SPEECH_WHOLE_S : SPEECH_BRIEF_S;
}

static void speak_elsewhere(struct dialog *dialog)
{
    const struct scene *scene = dialog_scene(dialog);
    dialog_say_message(dialog);
    dialog_speak_scene(dialog, entering_seconds(scene) -
                                   speech_seconds(scene->message, strlen(scene->message)));
}

static void speak_change(struct dialog *dialog, struct heard *before, const struct event *event)
{
    const struct scene *scene = dialog_scene(dialog);
    const struct scene_field *field = scene_field(scene, event->field);
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
    if (control && (scene->alarm || !*scene->message)) {
        dialog_hear(dialog);
    } else if (!field && !scene->alarm && *scene->message) {
        speak_message(dialog, before, event->kind == EVENT_UNDO || event->kind == EVENT_REDO);
    } else {
        dialog_say_message(dialog);
    }
    if (aims) {
        speak_unmet(dialog, aims);
    }
}

bool reply_to(struct dialog *dialog, const struct event *event)
{
    struct heard before = {0};
    heard_remember(&before, dialog_scene(dialog), event->field);
    /* The event's strings may belong to the scene that it replaces. */
    char *id = event->field ? memory_text(event->field) : NULL;
    struct event sent = *event;
    sent.field = id;
    bool good = stage_handle(dialog->stage, &sent);
    if (good) {
        speak_change(dialog, &before, &sent);
    } else {
        dialog_refused(dialog);
    }
    heard_forget(&before);
    free(id);
    return good;
}
