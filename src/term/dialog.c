#include "term/dialog.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "store/clean.h"
#include "store/memory.h"
#include "term/spell.h"

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

void dialog_refused(struct dialog *dialog)
{
    dialog_say_message(dialog);
    end_script(dialog, dialog_scene(dialog)->message);
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
        struct buffer codes = {0};
        spell_codes(&codes, buffer_text(&dialog->said));
        if (codes.length > 0) { /* they can be spelled at any time from now on */
            buffer_cut(&dialog->codes, 0);
            buffer_add(&dialog->codes, codes.bytes, codes.length);
        }
        buffer_free(&codes);
        if (!dialog->nothing) {
            buffer_cut(&dialog->last, 0);
            buffer_add(&dialog->last, dialog->said.bytes, dialog->said.length);
        }
        buffer_cut(&dialog->said, 0);
        dialog->nothing = false;
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

/* ---- a screen, a page of it at a time ---- */

/* Reads on. */
static void read_page(struct dialog *dialog, struct open_page *page, double seconds)
{
    page->at = speech_read(&dialog->speaker, &page->text, page->at, seconds);
}

static bool is_over(const struct open_page *page)
{
    return page->at >= page->text.length;
}

void dialog_more(struct dialog *dialog, double seconds)
{
    struct open_page *page = is_over(&dialog->list) ? &dialog->screen : &dialog->list;
    if (is_over(page)) {
        speak_text(&dialog->speaker, "linear.no_more");
        dialog->nothing = true;
        return;
    }
    read_page(dialog, page, seconds);
    if (!is_over(page)) {
        speak_text(&dialog->speaker, "linear.more");
    }
}

static void empty(struct open_page *page)
{
    buffer_cut(&page->text, 0);
    page->at = 0;
}

struct buffer *dialog_open_list(struct dialog *dialog)
{
    empty(&dialog->list);
    return &dialog->list.text;
}

void dialog_pass(struct dialog *dialog, const char *text)
{
    struct open_page *page = &dialog->screen;
    const char *whole = buffer_text(&page->text), *found = strstr(whole, text);
    size_t from = found ? (size_t)(found - whole) : 0, to = from + strlen(text);
    if (found && page->at > from && page->at < to) {
        page->at = to;
    }
}

/* What is left of the screen is said later only where what was said of it still holds. */
void dialog_renew(struct dialog *dialog)
{
    struct open_page *page = &dialog->screen;
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

bool dialog_knows_alarm(const struct dialog *dialog)
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

void dialog_hear(struct dialog *dialog)
{
    hear_alarm(dialog);
    say_unsaved(dialog);
}

void dialog_close(struct dialog *dialog)
{
    buffer_free(&dialog->screen.text);
    buffer_free(&dialog->list.text);
    buffer_free(&dialog->alarm);
    buffer_free(&dialog->said);
    buffer_free(&dialog->last);
    buffer_free(&dialog->codes);
}
