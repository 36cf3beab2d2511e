#include "term/writing.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/memory.h"
#include "term/reply.h"

enum { DRAFT_BYTES = 200, PAUSE_MS = 2000 }; /* a draft is saved after either */

struct writing {
    struct dialog *dialog;
    const struct external *external;
    char *field; /* its id */
    size_t limit;
    char *before;       /* what stood there: the draft, or else the answer */
    bool has_before;    /* and is not gone on from yet */
    struct buffer text; /* lines with a newline between them */
    size_t count;       /* of lines */
    bool changed;       /* since the last draft */
    size_t drafted;     /* bytes of the last draft */
};

/* ---- drafts ---- */

static bool send_draft(struct dialog *dialog, const char *field, const char *text)
{
    bool saved = stage_handle(dialog->stage,
                              &(struct event){.kind = EVENT_DRAFT, .field = field, .text = text});
    if (dialog_scene(dialog)->save == SCENE_NOT_SAVED) {
        dialog_say_message(dialog);
    }
    return saved;
}

/* Sends what has been written so far, so that a lost line costs little. */
static void save_draft(struct writing *writing)
{
    if (writing->changed) {
        send_draft(writing->dialog, writing->field, buffer_text(&writing->text));
        writing->changed = false;
        writing->drafted = writing->text.length;
    }
}

/* ---- lines ---- */

static void touch(struct writing *writing)
{
    writing->changed = true;
    if (writing->text.length > writing->limit) {
        speak_words(&writing->dialog->speaker, "linear.over",
                    (struct word[]){{"bytes", .number = writing->text.length},
                                    {"limit", .number = writing->limit},
                                    {0}});
    }
    if (writing->text.length >= writing->drafted + DRAFT_BYTES) {
        save_draft(writing);
    }
}

static void add_line(struct writing *writing, const char *line)
{
    buffer_add_format(&writing->text, "%s%s", writing->count++ ? "\n" : "", line);
    touch(writing);
}

static size_t count_lines(const char *text)
{
    size_t count = *text ? 1 : 0;
    for (; *text; text++) {
        count += *text == '\n';
    }
    return count;
}

/* Puts `line` in the place of line `number`, from 1; NULL: nothing. */
static void set_line(struct writing *writing, size_t number, const char *line)
{
    struct buffer text = {0};
    const char *from = buffer_text(&writing->text);
    size_t count = 0;
    for (size_t i = 1; i <= writing->count; i++) {
        size_t length = strcspn(from, "\n");
        if (i != number || line) {
            buffer_add_text(&text, count++ ? "\n" : "");
            buffer_add(&text, i == number ? line : from, i == number ? strlen(line) : length);
        }
        from += length + (from[length] != '\0');
    }
    buffer_free(&writing->text);
    writing->text = text;
    writing->count = count;
    touch(writing);
}

static void show_lines(const struct writing *writing)
{
    const char *from = buffer_text(&writing->text);
    for (size_t i = 1; i <= writing->count; i++) {
        size_t length = strcspn(from, "\n");
        speak(&writing->dialog->speaker, "%zu: %.*s", i, (int)length, from);
        from += length + (from[length] != '\0');
    }
    if (writing->count == 0) {
        speak_text(&writing->dialog->speaker, "linear.nothing_written");
    }
}

/* ---- words that begin with a full stop ---- */

enum deed { GO_ON, FINISH, CANCEL, EDIT };

/* "replace 2 words", "delete 2": the rest behind the number; NULL, with the reason said. */
static const char *numbered(struct writing *writing, const char *rest, size_t *number)
{
    char *end;
    unsigned long value = strtoul(rest, &end, 10);
    if (*rest < '0' || *rest > '9' || (*end && *end != ' ') || value < 1 ||
        value > writing->count) {
        speak_words(&writing->dialog->speaker, "linear.which_line",
                    (struct word[]){{"count", .number = writing->count}, {0}});
        return NULL;
    }
    *number = value;
    return end + strspn(end, " ");
}

static enum deed replace_line(struct writing *writing, const char *rest)
{
    size_t number;
    const char *line = numbered(writing, rest, &number);
    if (line) {
        set_line(writing, number, line);
        show_lines(writing);
    }
    return GO_ON;
}

static enum deed delete_line(struct writing *writing, const char *rest)
{
    size_t number;
    if (numbered(writing, rest, &number)) {
        set_line(writing, number, NULL);
        show_lines(writing);
    }
    return GO_ON;
}

/* Goes on from what stood there, in front of what was written since. */
static enum deed go_on_from(struct writing *writing, const char *rest)
{
    (void)rest;
    struct buffer text = {0};
    if (writing->has_before) {
        buffer_add_format(&text, "%s%s%s", writing->before, writing->count ? "\n" : "",
                          buffer_text(&writing->text));
        buffer_free(&writing->text);
        writing->text = text;
        writing->count += count_lines(writing->before);
        writing->has_before = false;
        touch(writing);
    }
    show_lines(writing);
    return GO_ON;
}

static enum deed show(struct writing *writing, const char *rest)
{
    (void)rest;
    show_lines(writing);
    return GO_ON;
}

static enum deed help(struct writing *writing, const char *rest)
{
    (void)rest;
    speak_text(&writing->dialog->speaker, "linear.write_help");
    return GO_ON;
}

static enum deed cancel(struct writing *writing, const char *rest)
{
    (void)writing;
    (void)rest;
    return CANCEL;
}

static enum deed edit(struct writing *writing, const char *rest)
{
    (void)writing;
    (void)rest;
    return EDIT;
}

static const struct {
    const char *word;
    bool numbered; /* a number follows */
    enum deed (*act)(struct writing *writing, const char *rest);
} words[] = {
    {".show", false, show},     {".continue", false, go_on_from}, {".replace", true, replace_line},
    {".help", false, help},     {".delete", true, delete_line},   {".editor", false, edit},
    {".cancel", false, cancel},
};

/* Whether a line may have been meant as a word: of the lab, the number of one, or with a full stop.
 */
static bool may_be_word(const struct writing *writing, const char *line)
{
    bool number = *line && line[strspn(line, "0123456789")] == '\0';
    return writing->dialog->is_word(line) || number ||
           (line[0] == '.' && isalpha((unsigned char)line[1]));
}

/* A line is one of these words, or of the text: ".5 of all nodes" is. */
static enum deed take_line(struct writing *writing, const char *line)
{
    if (strcmp(line, ".") == 0) {
        return FINISH;
    }
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t length = strlen(words[i].word);
        const char *rest = line + length;
        if (strncmp(line, words[i].word, length) == 0 &&
            (*rest == '\0' || (words[i].numbered && *rest == ' '))) {
            return words[i].act(writing, rest + strspn(rest, " "));
        }
    }
    add_line(writing, line);
    if (may_be_word(writing, line)) {
        speak_words(
            &writing->dialog->speaker, "linear.word_written",
            (struct word[]){{"word", .text = line}, {"line", .number = writing->count}, {0}});
    }
    return GO_ON;
}

/* ---- the student's own editor ---- */

/* Gives the session what the editor left; its file goes when that is on disk. */
static bool take_edited(struct dialog *dialog, const struct external *external, const char *field,
                        struct external_text *written)
{
    bool taken = written->text &&
                 reply_to(dialog, &(struct event){
                                      .kind = EVENT_TYPE, .field = field, .text = written->text});
    external_end(external, written, taken);
    if (written->says.length > 0) {
        speak(&dialog->speaker, "%s", buffer_text(&written->says));
    }
    return taken;
}

static bool edit_text(struct dialog *dialog, const struct external *external, const char *id,
                      const char *text)
{
    struct buffer says = {0};
    const struct scene_field *field = scene_field(dialog_scene(dialog), id);
    if (dialog->echo || !isatty(STDOUT_FILENO)) {
        dialog_refuse(dialog, "linear.editor_terminal", (struct word[]){{0}});
        return false;
    }
    bool kept = external_is_kept(external, field, &says);
    if (kept) {
        buffer_add_format(&says, " %s", dialog_text(dialog, "ui.open_kept"));
        kept = dialog_confirm(dialog, buffer_text(&says));
    }
    buffer_free(&says);
    if (dialog->left || dialog->done) {
        return false;
    }
    fflush(dialog->speaker.out);
    struct external_text written = external_edit(external, field, text, kept);
    bool taken = take_edited(dialog, external, id, &written);
    external_free(&written);
    return taken;
}

bool writing_edit(struct dialog *dialog, const struct external *external,
                  const struct scene_field *field)
{
    char *id = memory_text(field->id);
    char *text = memory_text(field->draft ? field->draft : field->value);
    bool taken = edit_text(dialog, external, id, text);
    free(id);
    free(text);
    return taken;
}

/* ---- writing ---- */

static void speak_beginning(const struct dialog *dialog, const struct scene_field *field)
{
    const struct speaker *speaker = &dialog->speaker;
    if (*field->value) {
        speak_text(speaker, "linear.written");
        speak(speaker, "%s", field->value);
    }
    if (field->draft) {
        speak_text(speaker, "linear.draft");
        speak(speaker, "%s", field->draft);
    }
    if (*field->value) {
        speak_text(speaker, field->draft ? "linear.replaces_draft" : "linear.replaces");
    }
    speak_words(speaker, "linear.write",
                (struct word[]){{"limit", .number = field->text_limit}, {0}});
}

/* Ends with what was written; true once the session has it, or nothing was written. */
static bool finish(struct writing *writing)
{
    struct dialog *dialog = writing->dialog;
    if (writing->count == 0) {
        return true;
    }
    bool taken = reply_to(dialog, &(struct event){.kind = EVENT_TYPE,
                                                  .field = writing->field,
                                                  .text = buffer_text(&writing->text)});
    if (!taken) {
        save_draft(writing);
    }
    return taken;
}

/* Whether an end of the writing is one: what was refused can be mended. */
static bool has_ended(struct writing *writing, enum deed deed)
{
    struct dialog *dialog = writing->dialog;
    switch (deed) {
    case FINISH: return finish(writing) || dialog->done;
    case CANCEL:
        if (writing->drafted > 0) {
            send_draft(dialog, writing->field, writing->before);
        }
        speak_text(&dialog->speaker, "linear.not_changed");
        return true;
    case EDIT:
        save_draft(writing);
        return edit_text(dialog, writing->external, writing->field,
                         writing->count ? buffer_text(&writing->text) : writing->before) ||
               dialog->done;
    default: return false;
    }
}

static void write_on(struct writing *writing)
{
    struct dialog *dialog = writing->dialog;
    const char *prompt = dialog_text(dialog, "linear.line");
    bool ended = false, paused = false;
    while (!ended) {
        const char *line;
        enum line_status status = dialog_listen(dialog, prompt, paused,
                                                writing->changed ? PAUSE_MS : -1, &line);
        paused = status == LINE_PAUSED;
        if (status == LINE_READ) {
            ended = has_ended(writing, take_line(writing, line));
        } else {
            save_draft(writing);
            ended = !paused;
        }
        if (status == LINE_LEFT) {
            dialog->left = true;
            speak_text(&dialog->speaker,
                       writing->count ? "linear.left_writing" : "linear.not_changed");
        }
    }
}

void writing_take(struct dialog *dialog, const struct external *external,
                  const struct scene_field *field)
{
    struct writing writing = {.dialog = dialog,
                              .external = external,
                              .field = memory_text(field->id),
                              .limit = field->text_limit,
                              .before = memory_text(field->draft ? field->draft : field->value)};
    writing.has_before = *writing.before != '\0';
    speak_beginning(dialog, field);
    dialog->left = false;
    write_on(&writing);
    free(writing.field);
    free(writing.before);
    buffer_free(&writing.text);
}
