#include "class/reason.h"

#include <stdio.h>

#include "course/text.h"
#include "store/clean.h"
#include "store/pairs.h"

enum { WORDS_MAX = 4, WORD_BYTES = 40 };

void reason_begin(struct buffer *block, const char *id)
{
    pairs_add(block, "why", id);
}

void reason_word(struct buffer *block, const char *name, const char *text)
{
    struct buffer plain = {0};
    clean_short(&plain, text, WORD_BYTES);
    pairs_add(block, name, buffer_text(&plain));
    buffer_free(&plain);
}

void reason_number(struct buffer *block, const char *name, double whole)
{
    char text[32];
    snprintf(text, sizeof text, "%.0f", whole);
    reason_word(block, name, text);
}

static void tell(struct buffer *out, const struct catalog *catalog, const char *reason,
                 const char *(*text_in)(const struct catalog *catalog, const char *id))
{
    struct pairs pairs;
    struct buffer id = {0};
    struct word words[WORDS_MAX + 1] = {{0}};
    pairs_parse(reason, &pairs);
    for (size_t i = 1; i < pairs.count && i <= WORDS_MAX; i++) {
        words[i - 1] = (struct word){.name = pairs.items[i].name, .text = pairs.items[i].value};
    }
    buffer_add_format(&id, "ui.flag.why.%s", pairs_text(&pairs, "why"));
    text_words(out, text_in(catalog, buffer_text(&id)), words);
    buffer_free(&id);
    pairs_free(&pairs);
}

static const char *in_own_language(const struct catalog *catalog, const char *id)
{
    return text_of(catalog, NULL, 0, id);
}

void reason_tell(struct buffer *out, const struct catalog *catalog, const char *reason)
{
    tell(out, catalog, reason, in_own_language);
}

void reason_tell_english(struct buffer *out, const struct catalog *catalog, const char *reason)
{
    tell(out, catalog, reason, text_english);
}
