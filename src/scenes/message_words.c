#include "scenes/message_words.h"

#include <string.h>

#include "design/dial.h"
#include "scenes/dial_words.h"
#include "scenes/question_fields.h"
#include "scenes/verdicts.h"

enum { PLAIN_MOST = 60 };

/* What a student typed stands in a line: not more of it than the beginning. */
static const char *shortened(const struct build *build, const char *text)
{
    size_t length = strnlen(text, PLAIN_MOST);
    while (length == PLAIN_MOST && ((unsigned char)text[length] & 0xc0) == 0x80) {
        length--; /* no character is cut */
    }
    return arena_printf(build->arena, "%.*s", (int)length, text);
}

/* "choose one: fat tree; torus" */
static const char *options(const struct build *build, const struct message_word *word)
{
    const char *list = "";
    size_t count = word->control ? dial_option_count(word->control) : word->question->option_count;
    for (size_t i = 0; i < count; i++) {
        const char *option = word->control ? dial_option(build, word->control, i)
                                           : question_option(build, word->question, i);
        list = i ? build_join(build, "ui.list_semicolon", list, option) : option;
    }
    return build_join(build, "ui.before_number", build_text(build, "ui.choose_one"), list);
}

static const char *first_clause(const struct build *build, const char *id)
{
    const char *text = build_text(build, id);
    return arena_printf(build->arena, "%.*s", (int)strcspn(text, ";"), text);
}

/* "Observation, Argument": the texts with these ids. */
static const char *list(const struct build *build, const char *ids)
{
    const char *list = "";
    while (*ids) {
        size_t length = strcspn(ids, " ");
        const char *text = build_textf(build, "%s",
                                       arena_printf(build->arena, "%.*s", (int)length, ids));
        list = *list ? build_join(build, "ui.list_comma", list, text) : text;
        ids += length + (ids[length] == ' ');
    }
    return list;
}

static const char *word_text(const struct build *build, const struct message_word *word)
{
    switch (word->kind) {
    case MESSAGE_PLAIN: return word->text;
    case MESSAGE_TYPED: return shortened(build, word->text);
    case MESSAGE_TEXT: return build_text(build, word->text);
    case MESSAGE_TEXTS: return list(build, word->text);
    case MESSAGE_CLAUSE: return first_clause(build, word->text);
    case MESSAGE_LABEL: return dial_label(build, word->control);
    case MESSAGE_RANGE: return dial_range(build, word->control);
    case MESSAGE_VALUE: return dial_at(build, word->control, word->value);
    case MESSAGE_UNIT:
        return build->form == NUMBER_WORDS ? word->unit->names[build->catalog->language.fraction]
                                           : word->unit->symbol;
    case MESSAGE_OPTIONS: return options(build, word);
    case MESSAGE_AIMS:
        return verdict_summary(build, build->track->parts[build->part - 1].aim_count, word->number);
    }
    return "";
}

const char *message_words(const struct build *build, const struct message *message)
{
    struct word words[MESSAGE_WORDS + 1] = {0};
    if (!message->id) {
        return message->plain ? arena_strdup(build->arena, message->plain) : "";
    }
    for (size_t i = 0; i < MESSAGE_WORDS && message->words[i].name; i++) {
        words[i] = (struct word){message->words[i].name,
                                 .text = word_text(build, &message->words[i])};
    }
    return words[0].name ? build_words(build, message->id, words) : build_text(build, message->id);
}
