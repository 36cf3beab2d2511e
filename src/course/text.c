/* text.c: texts by id, and their placeholders. */
#include "course/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "course/catalog_data.h"
#include "course/placeholder.h"
#include "store/buffer.h"

enum { ID_BYTES = 160 };

static int compare_id(const void *id, const void *entry)
{
    return strcmp(id, ((const struct lab_text_entry *)entry)->id);
}

static const char *text_exact(const struct lab_catalog *catalog, const char *id)
{
    const struct lab_text_entry *entry = catalog->text_count == 0
                                             ? NULL
                                             : bsearch(id, catalog->texts, catalog->text_count,
                                                       sizeof *catalog->texts, compare_id);
    return entry == NULL ? NULL : entry->text;
}

const char *lab_text_find(const struct lab_catalog *catalog, const struct lab_track *track,
                          int part, const char *id)
{
    for (int scope = 3; scope >= 0; scope--) {
        bool with_track = scope & 2, with_part = scope & 1;
        if ((with_track && track == NULL) || (with_part && part == 0)) {
            continue;
        }
        char full[ID_BYTES];
        snprintf(full, sizeof full, "%s%s%s%s%s", with_track ? track->id : "",
                 with_track ? "." : "", with_part ? lab_part_id((enum sim_part)part) : "",
                 with_part ? "." : "", id);
        const char *text = text_exact(catalog, full);
        if (text != NULL) {
            return text;
        }
    }
    return NULL;
}

const char *lab_text(const struct lab_catalog *catalog, const struct lab_track *track, int part,
                     const char *id)
{
    const char *text = lab_text_find(catalog, track, part, id);
    return text != NULL ? text : arena_printf(catalog->arena, "[%s]", id);
}

/* ---- placeholders ---- */

bool placeholder_next(const char *text, struct placeholder *found)
{
    for (const char *open = strchr(text, '{'); open != NULL; open = strchr(open + 1, '{')) {
        const char *close = open + strcspn(open + 1, "{}\n") + 1;
        size_t length = (size_t)(close - open) - 1;
        if (*close != '}' || length == 0 || length >= sizeof found->name) {
            continue;
        }
        *found = (struct placeholder){.begin = open, .end = close + 1};
        memcpy(found->name, open + 1, length);
        for (char *c = found->name, **field = &found->unit; *c != '\0'; c++) {
            if (*c == ':') {
                *c = '\0';
                *field = c + 1;
                if (field == &found->digits) {
                    break;
                }
                field = &found->digits;
            }
        }
        return true;
    }
    return false;
}

bool placeholder_digits(const char *text, int *digits)
{
    bool significant = *text == 'g';
    text += significant;
    if (text[0] < '0' || text[0] > '9' || text[1] != '\0') {
        return false;
    }
    *digits = significant ? -(text[0] - '0') : text[0] - '0';
    return !significant || *digits != 0;
}

static const struct lab_word *find_word(const struct lab_word *words, const char *name)
{
    while (words->name != NULL && strcmp(words->name, name) != 0) {
        words++;
    }
    return words->name != NULL ? words : NULL;
}

void lab_text_words(struct buffer *out, const char *text, const struct lab_word *words)
{
    struct placeholder p;
    while (placeholder_next(text, &p)) {
        const struct lab_word *word = find_word(words, p.name);
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
