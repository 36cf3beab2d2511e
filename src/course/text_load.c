#include "course/text_load.h"

#include <string.h>

#include "course/columns.h"

enum { TABLE_TEXTS = 512 }; /* room that is made for those of tables at a time */

/* Adds a language's texts to the list, in the place of those with the same id. */
static void add_texts(const struct loader *loader, const char *path, bool own, struct texts *texts)
{
    const struct csv_table *csv = loader_csv(loader, path);
    if (csv == NULL || !columns_check(loader, csv, "texts")) {
        return;
    }
    size_t before = texts->count, count = csv_table_rows(csv);
    size_t id = (size_t)csv_table_column(csv, "id"), text = (size_t)csv_table_column(csv, "text");
    struct text_entry *items = arena_alloc(loader->arena,
                                           (before + count + TABLE_TEXTS) * sizeof *items);
    if (before > 0) {
        memcpy(items, texts->items, before * sizeof *items);
    }
    names_reserve(&texts->ids, count + TABLE_TEXTS);
    for (size_t i = 0; i < count; i++) {
        struct text_entry entry = {.id = csv_table_cell(csv, i, id),
                                   .text = csv_table_cell(csv, i, text),
                                   .path = path,
                                   .line = csv_table_line(csv, i),
                                   .own = own};
        size_t place = names_put(&texts->ids, entry.id, texts->count);
        if (place < before) {
            entry.english = items[place].text;
            entry.english_path = items[place].path;
            entry.english_line = items[place].line;
        } else {
            place = texts->count++;
        }
        items[place] = entry;
    }
    texts->items = items;
    texts->room = before + count + TABLE_TEXTS;
    loader->counts->texts = texts->count;
}

/* Notes where a text may have others in its stead: those whose ids have one or two words before. */
static void note_varying(const struct texts *texts)
{
    for (size_t i = 0; i < texts->count; i++) {
        const char *rest = texts->items[i].id;
        for (int words = 0; words < 2 && (rest = strchr(rest, '.')) != NULL; words++) {
            size_t place = names_find(&texts->ids, ++rest);
            if (place != NAMES_NONE) {
                texts->items[place].varies = true;
            }
        }
    }
}

const char *texts_put(const struct loader *loader, const char *id, const struct text_source *source)
{
    struct texts *texts = loader->texts;
    if (texts == NULL || texts->count == 0) { /* there are none, or they can't be read */
        return source->english;
    }
    size_t place = names_put(&texts->ids, id, texts->count);
    if (place < texts->count) {
        struct text_entry *entry = &texts->items[place];
        entry->english = source->english;
        entry->english_path = source->path;
        entry->english_line = source->line;
        entry->cell = true;
        if (!entry->own) {
            fault_add(loader->faults, entry->path, entry->line, id,
                      "%s:%zu has this text; change it there, and delete it here", source->path,
                      source->line);
        }
        return entry->text;
    }
    if (texts->count == texts->room) {
        struct text_entry *items = arena_alloc(loader->arena,
                                               (texts->room + TABLE_TEXTS) * sizeof *items);
        memcpy(items, texts->items, texts->count * sizeof *items);
        texts->items = items;
        texts->room += TABLE_TEXTS;
    }
    texts->items[texts->count++] = (struct text_entry){.id = id,
                                                       .text = source->english,
                                                       .path = source->path,
                                                       .line = source->line,
                                                       .cell = true};
    loader->counts->texts = texts->count;
    return source->english;
}

void texts_load(const struct loader *loader, const char *language, struct texts *texts)
{
    names_keep(loader->arena, &texts->ids);
    texts->path = loader_path(loader, "texts/en.csv");
    add_texts(loader, texts->path, false, texts);
    if (strcmp(language, "en") != 0) {
        add_texts(loader, loader_path(loader, "texts/%s.csv", language), true, texts);
    }
    note_varying(texts);
}
