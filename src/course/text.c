#include "course/text.h"

#include <string.h>

#include "course/placeholder.h"
#include "store/buffer.h"

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

static const struct word *find_word(const struct word *words, const char *name)
{
    while (words->name != NULL && strcmp(words->name, name) != 0) {
        words++;
    }
    return words->name != NULL ? words : NULL;
}

void text_words(struct buffer *out, const char *text, const struct word *words)
{
    struct placeholder p;
    while (placeholder_next(text, &p)) {
        const struct word *word = find_word(words, p.name);
        buffer_add(out, text, (size_t)(p.begin - text));
        if (word == NULL) {
            buffer_add(out, p.begin, (size_t)(p.end - p.begin));
        } else if (word->text != NULL) {
            buffer_add_text(out, word->text);
        } else {
            buffer_add_format(out, "%zu", word->number);
        }
        text = p.end;
    }
    buffer_add_text(out, text);
}
