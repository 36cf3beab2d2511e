#include "course/section.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "course/nearest.h"
#include "store/number.h"

enum { OWN, SHARED, LAYERS };

struct section section_of(const struct part_ini *ini, const char *name)
{
    return (struct section){
        ini, name, {ini_pairs(ini->layers[OWN], name), ini_pairs(ini->layers[SHARED], name)}};
}

const struct section *section_list(const struct part_ini *ini, struct arena *arena, size_t *count)
{
    size_t room = 0;
    for (size_t i = 0; i < LAYERS; i++) {
        for (size_t s = 0; ini_section(ini->layers[i], s) != NULL; s++) {
            room++;
        }
    }
    struct section *sections = arena_alloc(arena, (room + 1) * sizeof *sections);
    *count = 0;
    for (size_t i = LAYERS; i-- > 0;) {
        const char *name;
        for (size_t s = 0; (name = ini_section(ini->layers[i], s)) != NULL; s++) {
            if (i == SHARED || ini_line(ini->layers[SHARED], name, NULL) == 0) {
                sections[(*count)++] = section_of(ini, name);
            }
        }
    }
    return sections;
}

/* The pair that a key is read from, and its layer; NULL where there is none. */
static const struct ini_pair *find(const struct section *section, const char *key, size_t *layer)
{
    for (*layer = 0; *layer < LAYERS; (*layer)++) {
        const struct ini_pairs *pairs = &section->layers[*layer];
        for (size_t i = 0; i < pairs->count; i++) {
            const struct ini_pair *pair = &pairs->items[i];
            if (*pair->key == *key && strcmp(pair->key, key) == 0 && *pair->value != '\0') {
                return pair;
            }
        }
    }
    return NULL;
}

bool section_is_own(const struct section *section, const char *key)
{
    size_t layer;
    return find(section, key, &layer) != NULL && layer == OWN;
}

const char *section_string(const struct section *section, const char *key)
{
    size_t layer;
    const struct ini_pair *pair = find(section, key, &layer);
    return pair == NULL ? NULL : pair->value;
}

void section_number(const struct section *section, const char *key, double *value)
{
    size_t layer;
    const struct ini_pair *pair = find(section, key, &layer);
    if (pair != NULL && !number_parse(pair->value, value)) {
        ini_number(section->ini->layers[layer], section->name, key, value, section->ini->faults);
    }
}

void section_need_number(const struct section *section, const char *key, double *value)
{
    if (section_string(section, key) == NULL) {
        section_fault(section, key, "%s has no %s; add one", section->name, key);
    }
    section_number(section, key, value);
}

void section_integer(const struct section *section, const char *key, int min, int max, int *value)
{
    double number = *value;
    section_number(section, key, &number);
    if (number >= min && number <= max && number == (int)number) {
        *value = (int)number;
    } else {
        section_fault(section, key, "%s must be a whole number from %d to %d; correct it", key, min,
                      max);
    }
}

const char *const *section_words(const struct section *section, const char *key,
                                 struct arena *arena, size_t *count)
{
    const char *value = section_string(section, key);
    char *text = arena_strdup(arena, value == NULL ? "" : value), *rest;
    const char **words = arena_alloc(arena, (strlen(text) / 2 + 2) * sizeof *words);
    *count = 0;
    for (char *word = strtok_r(text, " \t", &rest); word != NULL;
         word = strtok_r(NULL, " \t", &rest)) {
        words[(*count)++] = word;
    }
    return words;
}

size_t section_line(const struct section *section, const char *key, const char **path)
{
    size_t layer;
    const struct ini_pair *pair = find(section, key, &layer);
    *path = ini_path(section->ini->layers[pair == NULL ? SHARED : layer]);
    return pair == NULL ? 0 : pair->line;
}

/* ---- faults ---- */

/* Where the key is, or the section: the file's path, *line there. */
static const char *locate(const struct section *section, const char *key, size_t *line)
{
    const struct part_ini *ini = section->ini;
    size_t layer = LAYERS;
    const struct ini_pair *pair = key == NULL ? NULL : find(section, key, &layer);
    *line = pair == NULL ? 0 : pair->line;
    for (size_t i = LAYERS; i-- > 0 && *line == 0;) {
        layer = i;
        *line = ini_line(ini->layers[i], section->name, NULL);
    }
    return ini_path(ini->layers[layer]);
}

struct origin section_origin(const struct section *section, struct arena *arena)
{
    struct origin origin = {0};
    origin.path = arena_strdup(arena, locate(section, NULL, &origin.line));
    return origin;
}

/* A cause of NULL: none. */
static void add_fault(const struct section *section, const char *cause, const char *key,
                      const char *format, va_list arguments)
{
    size_t line;
    const char *path = locate(section, key, &line);
    char text[512], place[128];
    vsnprintf(text, sizeof text, format, arguments);
    snprintf(place, sizeof place, "%s%s%s", section->name, key == NULL ? "" : ".",
             key == NULL ? "" : key);
    if (cause == NULL) {
        fault_add(section->ini->faults, path, line, place, "%s", text);
    } else {
        fault_add_once(section->ini->faults, cause, path, line, place, "%s", text);
    }
}

void section_fault(const struct section *section, const char *key, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add_fault(section, NULL, key, format, arguments);
    va_end(arguments);
}

void section_fault_once(const struct section *section, const char *cause, const char *key,
                        const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add_fault(section, cause, key, format, arguments);
    va_end(arguments);
}

static void fault_key(const struct section *section, const char *key, const struct schema_key *keys)
{
    struct nearest nearest = {.word = key};
    for (; keys->key != NULL; keys++) {
        nearest_offer(&nearest, keys->key);
    }
    section_fault(section, key, "%s has no key %s; %s", section->name, key,
                  nearest_mend(&nearest, "delete it"));
}

static bool is_among(const struct schema_key *keys, const char *key)
{
    while (keys->key != NULL && strcmp(keys->key, key) != 0) {
        keys++;
    }
    return keys->key != NULL;
}

void section_allow(const struct section *section, const struct schema_key *keys)
{
    for (size_t i = 0; i < LAYERS; i++) {
        for (size_t k = 0; k < section->layers[i].count; k++) {
            const char *key = section->layers[i].items[k].key;
            if (!is_among(keys, key)) {
                fault_key(section, key, keys);
            }
        }
    }
}
