#include "course/text_load.h"

#include <stdlib.h>
#include <string.h>

static int by_id(const void *a, const void *b)
{
    return strcmp(((const struct lab_text_entry *)a)->id, ((const struct lab_text_entry *)b)->id);
}

/* Adds a language's texts to the list, in the place of those with the same id. */
static void add_texts(const struct loader *loader, const char *path, struct lab_texts *texts)
{
    static const char *const needed[] = {"id", "text", NULL};
    const struct csv_table *csv = loader_csv(loader, path);
    if (csv == NULL || !csv_table_require(csv, needed, loader->faults)) {
        return;
    }
    size_t before = texts->count, count = csv_table_rows(csv), all = before;
    size_t id = (size_t)csv_table_column(csv, "id"), text = (size_t)csv_table_column(csv, "text");
    struct lab_text_entry *items = arena_alloc(loader->arena, (before + count + 1) * sizeof *items);
    if (before > 0) {
        memcpy(items, texts->items, before * sizeof *items);
    }
    for (size_t i = 0; i < count; i++) {
        struct lab_text_entry entry = {.id = csv_table_cell(csv, i, id),
                                       .text = csv_table_cell(csv, i, text),
                                       .path = path,
                                       .line = csv_table_line(csv, i)};
        struct lab_text_entry *place = before == 0
                                           ? NULL
                                           : bsearch(&entry, items, before, sizeof *items, by_id);
        entry.english = place != NULL ? place->text : NULL;
        *(place != NULL ? place : &items[all++]) = entry;
    }
    qsort(items, all, sizeof *items, by_id);
    texts->items = items;
    texts->count = loader->counts->texts = all;
}

void texts_load(const struct loader *loader, const char *language, struct lab_texts *texts)
{
    texts->path = loader_path(loader, "texts/en.csv");
    add_texts(loader, texts->path, texts);
    if (strcmp(language, "en") != 0) {
        add_texts(loader, loader_path(loader, "texts/%s.csv", language), texts);
    }
    texts->index = text_index_of(loader->arena, texts->items, texts->count);
}
