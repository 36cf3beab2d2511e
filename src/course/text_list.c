#include "course/text_list.h"

#include <string.h>

#include "course/schema_text.h"

enum { LIST_MAX = 99 };

static const char *key_of(const struct loader *loader, const char *id)
{
    char *key = arena_strdup(loader->arena, id);
    for (char *c = key; *c != '\0'; c++) {
        *c = *c == '.' ? '_' : *c;
    }
    return key;
}

static struct text_list list_load(const struct section *section, const char *id, const char *key)
{
    struct text_list list = {.id = id, .key = key, .own = section_is_own(section, key)};
    if (section_string(section, key) != NULL) {
        section_integer(section, key, 1, LIST_MAX, &list.count);
    }
    list.line = section_line(section, key, &list.path);
    return list;
}

void text_lists_load(const struct loader *loader, const struct part_ini *ini, unsigned where,
                     struct text_lists *lists)
{
    const struct section section = section_of(ini, "lists");
    size_t rows, count = 0;
    const struct schema_text *texts = schema_texts(&rows);
    struct text_list *items = arena_alloc(loader->arena, rows * sizeof *items);
    struct schema_key *keys = arena_alloc(loader->arena, (rows + 1) * sizeof *keys);
    for (size_t i = 0; i < rows; i++) {
        if (texts[i].list && (texts[i].where & where) != 0) {
            keys[count].key = key_of(loader, texts[i].id);
            items[count] = list_load(&section, texts[i].id, keys[count].key);
            count++;
        }
    }
    section_allow(&section, keys);
    *lists = (struct text_lists){items, count};
}

const struct text_list *text_list_find(const struct text_lists *lists, const char *id)
{
    for (size_t i = 0; i < lists->count; i++) {
        if (strcmp(lists->items[i].id, id) == 0) {
            return &lists->items[i];
        }
    }
    return NULL;
}
