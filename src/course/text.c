#include "course/text.h"

#include <string.h>

#include "course/placeholder.h"
#include "store/buffer.h"

enum { SHORT_TEXT = 256 };

static const struct text_entry *entry_of(const struct texts *texts, const char *const *pieces)
{
    size_t place = names_find_pieces(&texts->ids, pieces);
    return place == NAMES_NONE ? NULL : &texts->items[place];
}

const struct text_entry *text_entry_find(const struct catalog *catalog, const struct track *track,
                                         int part, const char *id)
{
    const struct texts *texts = &catalog->texts;
    const struct text_entry *common = entry_of(texts, (const char *const[]){id, NULL});
    if (common != NULL && !common->varies) {
        return common;
    }
    for (int scope = 3; scope > 0; scope--) {
        bool with_track = scope & 2, with_part = scope & 1;
        const char *pieces[6];
        size_t count = 0;
        if ((with_track && track == NULL) || (with_part && part == 0)) {
            continue;
        }
        if (with_track) {
            pieces[count++] = track->id;
            pieces[count++] = ".";
        }
        if (with_part) {
            pieces[count++] = part_id((enum sim_part)part);
            pieces[count++] = ".";
        }
        pieces[count++] = id;
        pieces[count] = NULL;
        const struct text_entry *own = entry_of(texts, pieces);
        if (own != NULL) {
            return own;
        }
    }
    return common;
}

const char *text_find(const struct catalog *catalog, const struct track *track, int part,
                      const char *id)
{
    const struct text_entry *entry = text_entry_find(catalog, track, part, id);
    return entry == NULL ? NULL : entry->text;
}

const char *text_of(const struct catalog *catalog, const struct track *track, int part,
                    const char *id)
{
    const char *text = text_find(catalog, track, part, id);
    return text != NULL ? text : arena_printf(catalog->arena, "[%s]", id);
}

const char *text_english(const struct catalog *catalog, const char *id)
{
    const struct text_entry *entry = text_entry_find(catalog, NULL, 0, id);
    return entry != NULL && entry->english != NULL ? entry->english : text_of(catalog, NULL, 0, id);
}

static const char *label_of(const struct catalog *catalog, const char *track,
                            const struct table *table, size_t row)
{
    const char *const pieces[] = {
        track, *track == '\0' ? "row." : ".row.", table->name, ".", table_id(table, row), NULL};
    const struct text_entry *entry = entry_of(&catalog->texts, pieces);
    return entry == NULL ? "" : entry->text;
}

const char *text_row(const struct catalog *catalog, const struct table *table, size_t row)
{
    return row < table->rows ? label_of(catalog, "", table, row) : "";
}

const char *text_preset(const struct catalog *catalog, const struct track *track, size_t preset)
{
    return label_of(catalog, track->id, track->presets, preset);
}

/* ---- words ---- */

/* The word whose placeholder, {NAME} or {NAME:MORE}, the text begins with, and where that ends;
 * NULL: none. */
static const struct word *word_at(const struct word *words, const char *text, const char **end)
{
    for (; words->name != NULL; words++) {
        const char *name = words->name, *at = text + 1;
        while (*name == *at && *name != '\0') {
            name++;
            at++;
        }
        bool named = (*name == '\0' || *name == ' ') && at > text + 1;
        if (named && *at == '}') {
            *end = at + 1;
            return words;
        }
        if (named && *at == ':') {
            return placeholder_span(text, end) == text ? words : NULL;
        }
    }
    return NULL;
}

/* What is being written; what goes beyond its room is measured alone. */
struct text_output {
    char *to;
    size_t room, length;
};

static void write_bytes(struct text_output *pen, const char *bytes, size_t length)
{
    pen->length += length;
    if (pen->to != NULL && pen->length <= pen->room) {
        memcpy(pen->to + pen->length - length, bytes, length);
    }
}

static void write_number(struct text_output *pen, size_t number)
{
    char digits[24];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    write_bytes(pen, digits + at, sizeof digits - at);
}

/* Writes the text, as far as there is room for it, and no NUL; the bytes that it takes. */
static size_t write_words(char *to, size_t room, const char *text, const struct word *words)
{
    struct text_output pen = {.to = to, .room = room};
    const char *begin = text, *end;
    while (*text != '\0') {
        const struct word *word = *text == '{' ? word_at(words, text, &end) : NULL;
        if (word == NULL) {
            text++;
            continue;
        }
        write_bytes(&pen, begin, (size_t)(text - begin));
        if (word->text != NULL) {
            write_bytes(&pen, word->text, strlen(word->text));
        } else {
            write_number(&pen, word->number);
        }
        begin = text = end;
    }
    write_bytes(&pen, begin, (size_t)(text - begin));
    return pen.length;
}

void text_words(struct buffer *out, const char *text, const struct word *words)
{
    size_t length = write_words(NULL, 0, text, words);
    write_words(buffer_reserve(out, length), length, text, words);
    buffer_grew(out, length);
}

const char *text_said(struct arena *arena, const char *text, const struct word *words)
{
    char short_one[SHORT_TEXT]; /* as nearly all are: written once */
    size_t length = write_words(short_one, sizeof short_one, text, words);
    char *said = arena_alloc(arena, length + 1);
    if (length <= sizeof short_one) {
        memcpy(said, short_one, length);
    } else {
        write_words(said, length, text, words);
    }
    return said;
}
