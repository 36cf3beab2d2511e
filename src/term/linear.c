#include "term/linear.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "scenes/typing.h"
#include "store/memory.h"
#include "term/reply.h"
#include "term/words.h"
#include "view/keys.h"

struct linear {
    struct talk talk;
    bool leaving; /* ^C was the last that came: another one leaves the lab */
};

static void open_page(struct talk *talk, const char *name)
{
    if (!reply_to(&talk->dialog, &(struct event){.kind = EVENT_VIEW, .field = name})) {
        return;
    }
    if (dialog_scene(&talk->dialog)->screen != SCENE_PAGE ||
        dialog_scene(&talk->dialog)->field_count > 0) {
        if (dialog_scene(&talk->dialog)->screen == SCENE_PAGE) {
            speak_text(&talk->dialog.speaker, "linear.page_stays");
        }
        return;
    }
    stage_handle(talk->dialog.stage, &(struct event){.kind = EVENT_VIEW});
}

static void close_page(struct talk *talk)
{
    if (dialog_scene(&talk->dialog)->screen == SCENE_PAGE) {
        reply_to(&talk->dialog, &(struct event){.kind = EVENT_VIEW});
    } else { /* no refusal: a script may close what has closed by itself */
        speak_text(&talk->dialog.speaker, "linear.nothing_closes");
    }
}

static void run_named(struct talk *talk, const struct key_action *action)
{
    switch (action->action) {
    case ACTION_VIEW: open_page(talk, action->name); break;
    case ACTION_EVENT:
        reply_to(&talk->dialog, &(struct event){.kind = action->event, .steps = action->steps});
        break;
    case ACTION_HELP: words_help(talk); break;
    case ACTION_EDITOR: talk_edit(talk, NULL); break;
    case ACTION_CANCEL: close_page(talk); break;
    default: talk->dialog.done = true;
    }
}

/* The next thing to do; where there is none, the words for all else. */
static void say_next(const struct dialog *dialog)
{
    struct buffer text = {0};
    if (!reply_next(dialog, &text)) {
        bool page = dialog_scene(dialog)->screen == SCENE_PAGE;
        buffer_add_text(&text,
                        dialog_text(dialog, page ? "linear.page_stays" : "linear.nothing_typed"));
    }
    speak(&dialog->speaker, "%s", buffer_text(&text));
    buffer_free(&text);
}

/* The action of one key of the painted screen, if it has a word. */
static const struct key_action *action_by_key(const struct scene *scene, const char *line)
{
    const struct key_action *action = NULL;
    if (line[0] && !line[1]) {
        action = keys_find((unsigned char)line[0], scene->screen == SCENE_PAGE ? ON_PAGE : ON_TEXT);
    }
    return action && action->name ? action : NULL;
}

/* A control that is called like the word that was obeyed. */
static void say_namesake(const struct dialog *dialog, const char *line)
{
    const struct scene *scene = dialog_scene(dialog);
    const struct scene_field *field = talk_field(scene, line);
    if (field && field->kind != SCENE_ACTION) {
        speak_words(&dialog->speaker, "linear.namesake",
                    (struct word[]){{"name", .text = line},
                                    {"number", .number = (size_t)(field - scene->fields) + 1},
                                    {0}});
    }
}

/* A word is a word whatever the screen has; false: it is none. */
static bool obey_word(struct talk *talk, const char *line)
{
    bool obeyed = words_obey(talk, line);
    const struct key_action *named = obeyed ? NULL : keys_named(line);
    if (named) {
        run_named(talk, named);
        obeyed = true;
    }
    if (obeyed && !talk->dialog.done) {
        say_namesake(&talk->dialog, line);
    }
    return obeyed;
}

/* What a line is the only beginning of. */
static void obey_beginning(struct talk *talk, const char *line)
{
    struct begun begun = {0};
    talk_add_begun(&begun, dialog_scene(&talk->dialog), line);
    words_add_begun(&begun, line);
    if (begun.count > 1) {
        talk_refuse_begun(talk, line, &begun);
    } else if (begun.field) {
        talk_choose(talk, begun.field);
    } else if (begun.word) {
        obey_word(talk, begun.word);
    } else {
        dialog_refuse(&talk->dialog, "linear.not_known",
                      (struct word[]){{"line", .text = line}, {0}});
    }
    buffer_free(&begun.names);
}

/* Whether a line says something here: a name or its beginning, with a value or alone, or a word. */
static bool is_known(const struct talk *talk, const char *line)
{
    struct begun begun = {0};
    char *name = memory_text_n(line, strcspn(line, "="));
    name[strcspn(name, " ")] = '\0';
    talk_add_begun(&begun, dialog_scene(&talk->dialog), name);
    words_add_begun(&begun, name);
    bool known = begun.count > 0 || talk_field(dialog_scene(&talk->dialog), line) ||
                 words_has(name) || action_by_key(dialog_scene(&talk->dialog), line);
    free(name);
    buffer_free(&begun.names);
    return known;
}

/* What a page with a menu doesn't know is for the screen below it: the page is no trap. A number is
 * the page's own. */
static void leave_page(struct talk *talk, const char *line)
{
    bool number = *line >= '0' && *line <= '9';
    if (dialog_scene(&talk->dialog)->screen == SCENE_PAGE && *line && !number &&
        !is_known(talk, line)) {
        stage_handle(talk->dialog.stage, &(struct event){.kind = EVENT_VIEW});
        speak_text(&talk->dialog.speaker, "linear.page_closed");
    }
}

static void obey(struct talk *talk, const char *line)
{
    leave_page(talk, line);
    const struct scene *scene = dialog_scene(&talk->dialog);
    const struct scene_field *field = talk_field(scene, line);
    const struct key_action *key = action_by_key(scene, line);
    const char *equals = strchr(line, '=');
    if (!*line) {
        say_next(&talk->dialog);
    } else if (obey_word(talk, line)) {
        return;
    } else if (field) {
        talk_choose(talk, field);
    } else if (key) {
        run_named(talk, key);
    } else if (equals && equals != line) {
        talk_assign(talk, line, equals);
    } else if (!talk_set_named(talk, NULL, line)) {
        obey_beginning(talk, line);
    }
}

/* A line of a document may hold blanks that don't break; here they are blanks. */
static char *plain_blanks(const char *line)
{
    static const char *const blanks[] = {"\xc2\xa0", "\xe2\x80\x87", "\xe2\x80\x89",
                                         "\xe2\x80\xaf"};
    struct buffer plain = {0};
    while (*line) {
        size_t length = 0;
        for (size_t i = 0; i < sizeof blanks / sizeof blanks[0] && length == 0; i++) {
            length = strncmp(line, blanks[i], strlen(blanks[i])) == 0 ? strlen(blanks[i]) : 0;
        }
        char plain_one = length > 0 ? ' ' : *line;
        if (plain_one != ' ' || plain.length > 0) {
            buffer_add_char(&plain, plain_one);
        }
        line += length > 0 ? length : 1;
    }
    while (plain.length > 0 && plain.bytes[plain.length - 1] == ' ') {
        buffer_cut(&plain, plain.length - 1);
    }
    return buffer_take(&plain);
}

/* ^C leaves a prompt, and twice the lab. */
static void leave_prompt(struct linear *linear)
{
    struct dialog *dialog = &linear->talk.dialog;
    if (linear->leaving) {
        dialog->done = true;
    } else {
        speak_text(&dialog->speaker, "linear.again_leaves");
    }
    linear->leaving = true;
    dialog->left = false;
}

/* Where a value is asked for, a word of the lab is none: help says what may be typed, a word that
 * tells something is followed by the question again, and any other leaves it. */
static void obey_word_instead(struct talk *talk, const char *word)
{
    struct dialog *dialog = &talk->dialog;
    const struct key_action *key = keys_named(word);
    if (key && key->action == ACTION_HELP) {
        speak_text(&dialog->speaker, "linear.help_value");
        talk->again = false;
        return;
    }
    if (!words_tells(word)) {
        talk_leave(talk);
        speak_text(&dialog->speaker, "linear.not_changed");
    }
    obey_word(talk, word);
}

/* A line for the prompt, or for the field whose value is asked for. */
static void take(struct talk *talk, const struct scene_field *asked, const char *line)
{
    char *plain = plain_blanks(line);
    bool option = asked && typing_label(asked, plain) < asked->option_count;
    if (!asked) {
        obey(talk, plain);
    } else if (!option && words_has(plain)) {
        obey_word_instead(talk, plain);
    } else if (option || !talk_set_named(talk, asked, plain)) {
        talk_answer(talk, asked, line);
    }
    free(plain);
}

static void obey_all(struct linear *linear)
{
    struct talk *talk = &linear->talk;
    struct dialog *dialog = &talk->dialog;
    while (!dialog->done) {
        struct buffer prompt = {0};
        const struct scene_field *asked = talk_asked(talk, &prompt);
        if (!asked) {
            buffer_add_format(&prompt, "\n%s", dialog_text(dialog, "linear.choose"));
        }
        const char *line = dialog_ask(dialog, buffer_text(&prompt));
        if (line) {
            linear->leaving = false;
            take(talk, asked, line);
        }
        if (dialog->left) {
            talk_leave(talk);
            leave_prompt(linear);
        }
        buffer_free(&prompt);
    }
}

/* What was kept when the lab ended last. */
static void speak_kept(const struct talk *talk)
{
    struct buffer says = {0};
    if (external_names_kept(&talk->external, &says)) {
        speak(&talk->dialog.speaker, "%s", buffer_text(&says));
    }
    buffer_free(&says);
}

static void begin(struct talk *talk, const char *why)
{
    struct dialog *dialog = &talk->dialog;
    speak_words(&dialog->speaker, "linear.mode",
                (struct word[]){{"why", .text = dialog_text(dialog, why)}, {0}});
    dialog_say_message(dialog);
    speak_kept(talk);
    dialog_speak_scene(dialog, SPEECH_BRIEF_S);
}

/* Saves what can be saved; false: something isn't. */
static bool end(struct dialog *dialog)
{
    bool saved = stage_handle(dialog->stage, &(struct event){.kind = EVENT_SAVE}) &&
                 dialog_scene(dialog)->save != SCENE_NOT_SAVED;
    fputc('\n', dialog->speaker.out);
    if (saved) {
        speak_text(&dialog->speaker, "linear.goodbye");
    } else {
        speak(&dialog->speaker, "%s %s", dialog_text(dialog, "linear.not_saved"),
              dialog_scene(dialog)->message);
    }
    fflush(dialog->speaker.out);
    return saved;
}

enum linear_end linear_run(struct stage *stage, const struct linear_options *options)
{
    struct linear linear = {
        .talk = {.dialog = {.stage = stage,
                            .lines = lines_new(options->input, options->signals),
                            .speaker = {.stage = stage,
                                        .out = options->output,
                                        .cols = options->cols,
                                        .said = &linear.talk.dialog.said},
                            .is_word = words_has,
                            .echo = !isatty(options->input),
                            .keep_going = options->keep_going},
                 .external = {.stage = stage,
                              .ledger = options->ledger,
                              .signals = options->signals,
                              .opens = "linear.opens_kept"}},
    };
    struct dialog *dialog = &linear.talk.dialog;
    begin(&linear.talk, options->why);
    obey_all(&linear);
    bool saved = end(dialog);
    bool failed = dialog->failed;
    lines_free(dialog->lines);
    talk_end(&linear.talk);
    return !saved ? LINEAR_NOT_SAVED : failed ? LINEAR_REFUSED : LINEAR_SAVED;
}
