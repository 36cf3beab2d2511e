#include "course/part_ini.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "course/nearest.h"

enum { LAYERS = 2 };

/* The file that a key is read from; NULL where neither has it. */
static const struct ini *layer_of(const struct part_ini *ini, const char *section, const char *key)
{
    for (size_t i = 0; i < LAYERS; i++) {
        const char *value = ini_string(ini->layers[i], section, key);
        if (value != NULL && *value != '\0') {
            return ini->layers[i];
        }
    }
    return NULL;
}

bool part_ini_is_own(const struct part_ini *ini, const char *section, const char *key)
{
    return layer_of(ini, section, key) == ini->layers[0];
}

const char *part_ini_string(const struct part_ini *ini, const char *section, const char *key)
{
    for (size_t i = 0; i < LAYERS; i++) {
        const char *value = ini_string(ini->layers[i], section, key);
        if (value != NULL && *value != '\0') {
            return value;
        }
    }
    return NULL;
}

void part_ini_number(const struct part_ini *ini, const char *section, const char *key,
                     double *value)
{
    const struct ini *layer = layer_of(ini, section, key);
    if (layer != NULL) {
        ini_number(layer, section, key, value, ini->faults);
    }
}

bool part_ini_need_number(const struct part_ini *ini, const char *section, const char *key,
                          double *value)
{
    if (layer_of(ini, section, key) == NULL) {
        part_ini_fault(ini, section, key, "%s has no %s; add one", section, key);
        return false;
    }
    part_ini_number(ini, section, key, value);
    return true;
}

void part_ini_integer(const struct part_ini *ini, const char *section, const char *key, int min,
                      int max, int *value)
{
    double number = *value;
    part_ini_number(ini, section, key, &number);
    if (number >= min && number <= max && number == (int)number) {
        *value = (int)number;
    } else {
        part_ini_fault(ini, section, key, "%s must be a whole number from %d to %d; correct it",
                       key, min, max);
    }
}

const char *const *part_ini_words(const struct part_ini *ini, const char *section, const char *key,
                                  struct arena *arena, size_t *count)
{
    const char *value = part_ini_string(ini, section, key);
    char *text = arena_strdup(arena, value == NULL ? "" : value), *rest;
    const char **words = arena_alloc(arena, (strlen(text) / 2 + 2) * sizeof *words);
    *count = 0;
    for (char *word = strtok_r(text, " \t", &rest); word != NULL;
         word = strtok_r(NULL, " \t", &rest)) {
        words[(*count)++] = word;
    }
    return words;
}

const char *const *part_ini_sections(const struct part_ini *ini, struct arena *arena)
{
    size_t count = 0;
    for (size_t i = 0; i < LAYERS; i++) {
        for (size_t s = 0; ini_section(ini->layers[i], s) != NULL; s++) {
            count++;
        }
    }
    const char **sections = arena_alloc(arena, (count + 1) * sizeof *sections);
    count = 0;
    for (size_t i = LAYERS; i-- > 0;) {
        const char *name;
        for (size_t s = 0; (name = ini_section(ini->layers[i], s)) != NULL; s++) {
            if (i == LAYERS - 1 || ini_line(ini->layers[LAYERS - 1], name, NULL) == 0) {
                sections[count++] = name;
            }
        }
    }
    return sections;
}

void part_ini_fault(const struct part_ini *ini, const char *section, const char *key,
                    const char *format, ...)
{
    const struct ini *layer = key == NULL ? NULL : layer_of(ini, section, key);
    size_t line = layer == NULL ? 0 : ini_line(layer, section, key);
    for (size_t i = LAYERS; i-- > 0 && line == 0;) {
        layer = ini->layers[i];
        line = ini_line(layer, section, NULL);
    }
    char text[512], place[128];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    snprintf(place, sizeof place, "%s%s%s", section, key == NULL ? "" : ".",
             key == NULL ? "" : key);
    fault_add(ini->faults, ini_path(layer), line, place, "%s", text);
}

static void fault_key(const struct part_ini *ini, const char *section, const char *key,
                      const char *const *keys)
{
    struct nearest nearest = {.word = key};
    for (; *keys != NULL; keys++) {
        nearest_offer(&nearest, *keys);
    }
    part_ini_fault(ini, section, key, "%s has no key %s; %s", section, key,
                   nearest_mend(&nearest, "delete it"));
}

void part_ini_allow(const struct part_ini *ini, const char *section, const char *const *keys)
{
    for (size_t i = 0; i < LAYERS; i++) {
        const char *key;
        for (size_t k = 0; (key = ini_key(ini->layers[i], section, k)) != NULL; k++) {
            size_t at = 0;
            while (keys[at] != NULL && strcmp(keys[at], key) != 0) {
                at++;
            }
            if (keys[at] == NULL) {
                fault_key(ini, section, key, keys);
            }
        }
    }
}
