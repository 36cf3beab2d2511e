#include "course/text.h"

#include <string.h>

#include "course/placeholder.h"
#include "store/buffer.h"

const struct text_entry *text_entry_find(const struct catalog *catalog, const struct track *track,
                                         int part, const char *id)
{
    for (int scope = 3; scope >= 0; scope--) {
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
        size_t place = names_find_pieces(&catalog->texts.ids, pieces);
        if (place != NAMES_NONE) {
            return &catalog->texts.items[place];
        }
    }
    return NULL;
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
