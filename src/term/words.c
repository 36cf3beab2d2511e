#include "term/words.h"

#include <string.h>
#include <strings.h>

#include "term/reply.h"
#include "term/spell.h"
#include "view/keys.h"

/* ---- words that have lines to say ---- */

static void add_menu(struct buffer *page, const struct talk *talk)
{
    speech_menu(page, &talk->dialog.speaker, dialog_scene(&talk->dialog));
}

static void add_verdicts(struct buffer *page, const struct talk *talk)
{
    speech_aims(page, dialog_scene(&talk->dialog), false);
}

static void add_aims(struct buffer *page, const struct talk *talk)
{
    speech_aims(page, dialog_scene(&talk->dialog), true);
}

static void add_place(struct buffer *page, const struct talk *talk)
{
    speak_place(page, &talk->dialog.speaker, dialog_scene(&talk->dialog));
}

static void add_last(struct buffer *page, const struct talk *talk)
{
    buffer_add(page, talk->dialog.last.bytes, talk->dialog.last.length);
}

/* Of the last reply, or else of all that the screen has to say; the last that was said; or that of
 * the last lock, which another session said. */
static void add_codes(struct buffer *page, const struct talk *talk)
{
    const struct scene *scene = dialog_scene(&talk->dialog);
    spell_codes(page, buffer_text(&talk->dialog.last));
    if (page->length == 0) {
        spell_codes(page, buffer_text(&talk->dialog.screen.text));
    }
    if (page->length == 0) {
        buffer_add_text(page, buffer_text(&talk->dialog.codes));
    }
    if (page->length == 0 && scene->code) {
        spell_codes(page, scene->code);
    }
    if (page->length == 0) {
        buffer_add_format(page, "%s\n", dialog_text(&talk->dialog, "linear.no_codes"));
    }
}

static void add_scenario(struct buffer *page, const struct talk *talk)
{
    const char *scenario = dialog_scene(&talk->dialog)->scenario;
    if (scenario) {
        buffer_add_format(page, "%s\n", scenario);
    }
}

static void add_terms(struct buffer *page, const struct talk *talk)
{
    buffer_add_text(page, stage_terms(talk->dialog.stage));
}

static void say_lines(struct talk *talk, void (*add)(struct buffer *page, const struct talk *talk),
                      double seconds)
{
    struct buffer *list = dialog_open_list(&talk->dialog);
    add(list, talk);
    if (list->length == 0) {
        speak_text(&talk->dialog.speaker, "linear.nothing_here");
    } else {
        dialog_pass(&talk->dialog, buffer_text(list));
        dialog_more(&talk->dialog, seconds);
    }
}

/* ---- words that do something ---- */

static void say_show(struct talk *talk, const char *rest)
{
    (void)rest;
    dialog_speak_scene(&talk->dialog, SPEECH_WHOLE_S);
}

static void say_more(struct talk *talk, const char *rest)
{
    (void)rest;
    dialog_more(&talk->dialog, SPEECH_PIECE_S);
}

static bool begins_so(const char *name, const char *line)
{
    return strncasecmp(name, line, strlen(line)) == 0;
}

/* The first row of the screen that begins so, in any case, and its instrument. */
static const struct scene_row *row_by_line(const struct scene *scene, const char *line,
                                           const struct scene_instrument **instrument)
{
    for (size_t i = 0; *line && i < scene->instrument_count; i++) {
        for (size_t r = 0; r < scene->instruments[i].row_count; r++) {
            if (begins_so(scene->instruments[i].rows[r].label, line)) {
                *instrument = &scene->instruments[i];
                return &(*instrument)->rows[r];
            }
        }
    }
    return NULL;
}

/* The same for an instrument's heading. */
static const struct scene_instrument *heading_by_line(const struct scene *scene, const char *line)
{
    for (size_t i = 0; *line && i < scene->instrument_count; i++) {
        if (begins_so(scene->instruments[i].title, line)) {
            return &scene->instruments[i];
        }
    }
    return NULL;
}

static void add_field_whole(struct buffer *text, const struct talk *talk,
                            const struct scene_field *field)
{
    if (field->kind == SCENE_ACTION) { /* it has no value */
        buffer_add_format(text, "%s. %s", field->label, field->help);
        return;
    }
    speak_label(text, field->label);
    buffer_add_text(text,
                    *field->value ? field->value : dialog_text(&talk->dialog, "linear.empty"));
    if (*field->range) {
        buffer_add_format(text, "; %s", field->range);
    }
    for (size_t i = 0; i < field->option_count; i++) {
        buffer_add_format(text, "; %zu %s", i + 1, field->options[i]);
    }
    buffer_add_text(text, ".");
    if (*field->help) {
        buffer_add_format(text, " %s", field->help);
    }
}

static void say_value(struct talk *talk, const char *rest)
{
    const struct scene_field *field = talk_field(dialog_scene(&talk->dialog), rest);
    const struct scene_instrument *instrument;
    const struct scene_row *row = field
                                      ? NULL
                                      : row_by_line(dialog_scene(&talk->dialog), rest, &instrument);
    struct buffer text = {0};
    if (!field && !row) {
        field = talk_named(dialog_scene(&talk->dialog), rest);
    }
    if (field) {
        talk_remember(talk, field);
        add_field_whole(&text, talk, field);
    } else if (row) {
        speak_row(&text, row);
    }
    if (text.length > 0) {
        speak(&talk->dialog.speaker, "%s", buffer_text(&text));
    } else {
        talk_refuse_name(talk, rest);
    }
    buffer_free(&text);
}

/* What a line means; without a name, what the words of the screen mean. */
static void say_what(struct talk *talk, const char *rest)
{
    const struct stage *stage = talk->dialog.stage;
    const struct scene *scene = dialog_scene(&talk->dialog);
    const struct scene_field *field = *rest ? talk_field(scene, rest) : NULL;
    const struct scene_instrument *instrument = NULL;
    const struct scene_row *row = field ? NULL : row_by_line(scene, rest, &instrument);
    if (!field && !row) {
        instrument = heading_by_line(scene, rest);
    }
    if (!field && !instrument && *rest) {
        field = talk_named(scene, rest);
    }
    if (field || instrument) {
        speak(&talk->dialog.speaker, "%s", stage_explain(stage, field, instrument, row));
    } else if (*rest) {
        talk_refuse_name(talk, rest);
    } else {
        say_lines(talk, add_terms, SPEECH_WHOLE_S);
    }
}

/* One step of the control that is named, or that was named last. */
static void step(struct talk *talk, const char *rest, int steps)
{
    const char *name = *rest ? rest : talk->named ? talk->named : "";
    const struct scene_field *field = *name ? talk_named(dialog_scene(&talk->dialog), name) : NULL;
    if (!field && !*rest) { /* what was named last may be of another screen */
        dialog_refuse(&talk->dialog, "linear.nothing_named", (struct word[]){{0}});
    } else if (!field) {
        talk_refuse_name(talk, name);
    } else if (!talk_refuse_value(talk, field)) {
        talk_remember(talk, field);
        reply_to(&talk->dialog,
                 &(struct event){
                     .kind = EVENT_STEP, .field = field->id, .steps = steps, .size = STEP_ONE});
    }
}

static void step_up(struct talk *talk, const char *rest)
{
    step(talk, rest, 1);
}

static void step_down(struct talk *talk, const char *rest)
{
    step(talk, rest, -1);
}

static void go_to_parts(struct talk *talk, const char *rest)
{
    const struct scene_field *field = talk_field(dialog_scene(&talk->dialog), "to_parts");
    (void)rest;
    if (field) {
        talk_choose(talk, field);
    } else {
        dialog_refuse(&talk->dialog, "linear.no_parts", (struct word[]){{0}});
    }
}

static void speak_names(const struct talk *talk)
{
    const struct scene *scene = dialog_scene(&talk->dialog);
    for (size_t i = 0; i < scene->field_count; i++) {
        speak(&talk->dialog.speaker, "%s: %s", scene->fields[i].label, scene->fields[i].id);
    }
}

static void say_names(struct talk *talk, const char *rest)
{
    (void)rest;
    speak_names(talk);
}

/* What help tells of at a time, by what is typed behind it. */
enum topic { HEARING, CHANGING, PAGES, TOPICS };
static const char *const topics[TOPICS] = {"hearing", "changing", "pages"};

static void say_help(struct talk *talk, const char *rest);

/* Words of the conversation. Views, undo and their like are keys of both front ends: view/keys.c.
 */
static const struct word_row {
    const char *name;
    const char *help; /* text id */
    enum topic topic;
    void (*act)(struct talk *talk, const char *rest);
    bool takes_name;
    void (*add)(struct buffer *page, const struct talk *talk); /* in place of act */
    double seconds;
} words[] = {
    {"more", "linear.word.more", HEARING, .act = say_more},
    {"show", "linear.word.show", HEARING, .act = say_show},
    {"menu", "linear.word.menu", HEARING, .add = add_menu, .seconds = SPEECH_WHOLE_S},
    {"verdicts", "linear.word.verdicts", HEARING, .add = add_verdicts, .seconds = SPEECH_BRIEF_S},
    {"aims", "linear.word.aims", HEARING, .add = add_aims, .seconds = SPEECH_WHOLE_S},
    {"where", "linear.word.where", HEARING, .add = add_place, .seconds = SPEECH_WHOLE_S},
    {"repeat", "linear.word.repeat", HEARING, .add = add_last, .seconds = SPEECH_WHOLE_S},
    {"scenario", "linear.word.scenario", HEARING, .add = add_scenario, .seconds = SPEECH_WHOLE_S},
    {"spell", "linear.word.spell", HEARING, .add = add_codes, .seconds = SPEECH_WHOLE_S},
    {"value", "linear.word.value", HEARING, .act = say_value, .takes_name = true},
    {"what", "linear.word.what", HEARING, .act = say_what, .takes_name = true},
    {"help", "linear.word.help", HEARING, .act = say_help, .takes_name = true},
    {"set", "linear.word.set", CHANGING, .act = talk_set, .takes_name = true},
    {"+", "linear.word.up", CHANGING, .act = step_up, .takes_name = true},
    {"-", "linear.word.down", CHANGING, .act = step_down, .takes_name = true},
    {"parts", "linear.word.parts", PAGES, .act = go_to_parts},
    {"names", "linear.word.names", CHANGING, .act = say_names},
};
enum { WORDS = sizeof words / sizeof words[0] };

/* The word that a line is or begins with; *rest is what it is said of. */
static const struct word_row *word_by_line(const char *line, const char **rest)
{
    for (size_t i = 0; i < WORDS; i++) {
        size_t length = strlen(words[i].name);
        *rest = line + length;
        if (strncasecmp(line, words[i].name, length) == 0 &&
            (!**rest || (words[i].takes_name && **rest == ' '))) {
            *rest += strspn(*rest, " ");
            return &words[i];
        }
    }
    return NULL;
}

bool words_obey(struct talk *talk, const char *line)
{
    const char *rest;
    const struct word_row *word = word_by_line(line, &rest);
    if (word && word->add) {
        say_lines(talk, word->add, word->seconds);
    } else if (word) {
        word->act(talk, rest);
    }
    return word != NULL;
}

bool words_has(const char *line)
{
    const char *rest;
    return (word_by_line(line, &rest) && !*rest) || keys_named(line);
}

bool words_tells(const char *line)
{
    const char *rest;
    const struct word_row *word = word_by_line(line, &rest);
    return word && word->topic == HEARING;
}

void words_add_begun(struct begun *begun, const char *line)
{
    size_t count;
    const struct key_action *table = keys_table(&count);
    for (size_t i = 0; i < WORDS + count; i++) {
        const char *name = i < WORDS ? words[i].name : table[i - WORDS].name;
        bool twice = i >= WORDS && table[i - WORDS].action == ACTION_HELP;
        if (name && !twice && begun_by(name, line)) {
            begun->word = name;
            begun_add(begun, name);
        }
    }
}

/* ---- help ---- */

/* A sign says its own name: a voice may swallow it. */
static void add_word(struct buffer *page, const struct talk *talk, const struct word_row *word)
{
    bool sign = word->name[0] < 'a';
    buffer_add_format(page, "%s%s%s\n", sign ? "" : word->name, sign ? "" : ": ",
                      dialog_text(&talk->dialog, word->help));
}

/* A label may begin with the word itself. */
static void add_key(struct buffer *page, const struct talk *talk, const struct key_action *key)
{
    const char *label = dialog_text(&talk->dialog, key->label);
    size_t length = strlen(key->name);
    bool named = strncmp(label, key->name, length) == 0 && label[length] == ':';
    buffer_add_format(page, "%s: %s.\n", key->name,
                      named ? label + length + 1 + strspn(label + length + 1, " ") : label);
}

static enum topic topic_of(const struct key_action *key)
{
    return key->action == ACTION_EVENT || key->action == ACTION_EDITOR ? CHANGING : PAGES;
}

/* The words of a topic; or, where a line is no topic, the word that it is. */
static void add_help(struct buffer *page, const struct talk *talk, const char *line)
{
    size_t count;
    const struct key_action *keys = keys_table(&count);
    for (size_t i = 0; i < WORDS; i++) {
        if (strcasecmp(line, words[i].name) == 0 || strcasecmp(line, topics[words[i].topic]) == 0) {
            add_word(page, talk, &words[i]);
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (keys[i].name && keys[i].action != ACTION_HELP &&
            (strcasecmp(line, keys[i].name) == 0 ||
             strcasecmp(line, topics[topic_of(&keys[i])]) == 0)) {
            add_key(page, talk, &keys[i]);
        }
    }
}

static void say_help(struct talk *talk, const char *rest)
{
    struct buffer *list = dialog_open_list(&talk->dialog);
    add_help(list, talk, rest);
    if (list->length > 0) {
        dialog_more(&talk->dialog, SPEECH_PIECE_S);
    } else if (*rest) {
        talk_refuse_name(talk, rest);
    } else {
        words_help(talk);
    }
}

void words_help(const struct talk *talk)
{
    speak_text(&talk->dialog.speaker, "linear.help.1");
    speak_text(&talk->dialog.speaker, "linear.help.2");
}
