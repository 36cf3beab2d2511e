/*
 * part_ini.h: a part's INI of one track, laid over that of all tracks: a key of the track's hides
 * the same key of the shared file.
 */
#ifndef COURSE_PART_INI_H
#define COURSE_PART_INI_H

#include <stdbool.h>

#include "store/arena.h"
#include "store/fault.h"
#include "store/ini.h"

struct part_ini {
    const struct ini *layers[2]; /* the track's, then that of all tracks */
    struct fault_list *faults;
};

/* The value; NULL where there is none or it is empty. */
const char *part_ini_string(const struct part_ini *ini, const char *section, const char *key);

/* Sets *value if there is a sound number; else leaves it. Faults: not a number. */
void part_ini_number(const struct part_ini *ini, const char *section, const char *key,
                     double *value);

/* The same, and the number is missing without it; returns whether it was there. */
bool part_ini_need_number(const struct part_ini *ini, const char *section, const char *key,
                          double *value);

/* A whole number within limits. */
void part_ini_integer(const struct part_ini *ini, const char *section, const char *key, int min,
                      int max, int *value);

/* The words of a value, copied; *count of them. */
const char *const *part_ini_words(const struct part_ini *ini, const char *section, const char *key,
                                  struct arena *arena, size_t *count);

/* All sections of both files, each once, NULL at the end. The names live as the files do. */
const char *const *part_ini_sections(const struct part_ini *ini, struct arena *arena);

/* Whether the track's file alone has the key; hides its shared alternatives (digits, precision). */
bool part_ini_is_own(const struct part_ini *ini, const char *section, const char *key);

/* Adds a fault where the key (or the section, for NULL and absent keys) is. */
void part_ini_fault(const struct part_ini *ini, const char *section, const char *key,
                    const char *format, ...) __attribute__((format(printf, 4, 5)));

/* A fault for each key that is not in the NULL-ended list. */
void part_ini_allow(const struct part_ini *ini, const char *section, const char *const *keys);

#endif
