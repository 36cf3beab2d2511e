#include "term/dialog.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "store/clean.h"
#include "store/memory.h"
#include "term/heard.h"

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

bool dialog_next(const struct dialog *dialog, struct buffer *text)
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
    const struct scene_field *next = field_by_id(scene, scene->next), *primary = NULL;
    for (size_t i = 0; i < scene->field_count && !primary; i++) {
        primary = scene->fields[i].primary ? &scene->fields[i] : NULL;
    }
    return next && next != answered ? next : primary;
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

/* ---- a screen, a page of it at a time ---- */

/* Reads on. */
static void read_page(struct dialog *dialog, struct page *page, double seconds)
{
    page->at = speech_read(&dialog->speaker, &page->text, page->at, seconds);
}

static bool is_over(const struct page *page)
{
    return page->at >= page->text.length;
}

void dialog_more(struct dialog *dialog, double seconds)
{
    struct page *page = is_over(&dialog->list) ? &dialog->screen : &dialog->list;
    if (is_over(page)) {
        speak_text(&dialog->speaker, "linear.no_more");
        return;
    }
    read_page(dialog, page, seconds);
    if (!is_over(page)) {
        speak_text(&dialog->speaker, "linear.more");
    }
}

static void empty(struct page *page)
{
    buffer_cut(&page->text, 0);
    page->at = 0;
}

struct buffer *dialog_open_list(struct dialog *dialog)
{
    empty(&dialog->list);
    return &dialog->list.text;
}

/* What is left of the screen is said later only where what was said of it still holds. */
static void renew_page(struct dialog *dialog)
{
    struct page *page = &dialog->screen;
    struct buffer now = {0};
    speech_scene(&now, &dialog->speaker, dialog_scene(dialog));
    bool holds = now.length >= page->at &&
                 (page->at == 0 || memcmp(now.bytes, page->text.bytes, page->at) == 0);
    buffer_free(&page->text);
    page->text = now;
    page->at = holds ? page->at : now.length;
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
    empty(&dialog->list);
    empty(&dialog->screen);
    fputc('\n', dialog->speaker.out);
    speech_scene(&dialog->screen.text, &dialog->speaker, dialog_scene(dialog));
    read_page(dialog, &dialog->screen, seconds);
    if (!is_over(&dialog->screen)) {
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

/* The scene's alarm without its digits: the same one at another value is no news. */
static struct buffer alarm_of(const struct scene *scene)
{
    struct buffer alarm = {0};
    for (const char *c = scene->alarm ? scene->message : ""; *c; c++) {
        if (*c < '0' || *c > '9') {
            buffer_add_char(&alarm, *c);
        }
    }
    return alarm;
}

static void hear_alarm(struct dialog *dialog)
{
    buffer_free(&dialog->alarm);
    dialog->alarm = alarm_of(dialog_scene(dialog));
}

static bool alarm_was_heard(const struct dialog *dialog)
{
    struct buffer now = alarm_of(dialog_scene(dialog));
    bool heard = strcmp(buffer_text(&now), buffer_text(&dialog->alarm)) == 0;
    buffer_free(&now);
    return heard;
}

void dialog_say_message(struct dialog *dialog)
{
    const struct scene *scene = dialog_scene(dialog);
    if (*scene->message && scene->alarm) {
        speak_words(&dialog->speaker, "linear.warning",
                    (struct word[]){{"text", .text = scene->message}, {0}});
        hear_alarm(dialog);
    } else if (*scene->message) {
        speak(&dialog->speaker, "%s", scene->message);
    }
    say_unsaved(dialog);
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
    renew_page(dialog);
    dialog_open_list(dialog);
    const struct scene_instrument *aims = counted_aims(scene);
    bool control = field && field->change, known = alarm_was_heard(dialog);
    if (control) {
        speak_control(dialog, before, field, scene->alarm && !known);
    } else if (field && field->kind != SCENE_ACTION) {
        speak_answer(dialog, field);
    } else if (field && !aims) {
        speak_results(dialog, before);
    }
    if (control && scene->alarm && known) {
        say_unsaved(dialog);
    } else {
        dialog_say_message(dialog);
    }
    if (control && !scene->alarm) {
        hear_alarm(dialog); /* none: the next one is news */
    }
    if (aims) {
        speak_unmet(dialog, aims);
    }
}

void dialog_close(struct dialog *dialog)
{
    buffer_free(&dialog->screen.text);
    buffer_free(&dialog->list.text);
    buffer_free(&dialog->alarm);
    buffer_free(&dialog->said);
    buffer_free(&dialog->last);
}

bool dialog_send(struct dialog *dialog, const struct event *event)
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
        dialog_say_message(dialog);
        end_script(dialog, dialog_scene(dialog)->message);
    }
    heard_forget(&before);
    free(id);
    return good;
}
