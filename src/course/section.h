/*
 * section: a section of a part's INI of one track, laid over the same section of that of all
 * tracks: a key of the track's hides the same key of the shared file.
 */
#ifndef COURSE_SECTION_H
#define COURSE_SECTION_H

#include <stdbool.h>

#include "course/origin.h"
#include "course/schema_key.h"
#include "store/arena.h"
#include "store/fault.h"
#include "store/ini.h"

/* The two files. */
struct part_ini {
    const struct ini *layers[2]; /* the track's, then that of all tracks */
    struct fault_list *faults;
};

struct section {
    const struct part_ini *ini;
    const char *name;
    struct ini_pairs layers[2]; /* as those of the files */
};

/* The section of that name, which may stand in one of the files, both or neither. */
struct section section_of(const struct part_ini *ini, const char *name);

/* All sections of both files, each once; the arena's. Their names live as the files do. */
const struct section *section_list(const struct part_ini *ini, struct arena *arena, size_t *count);

/* The value; NULL where there is none or it is empty. */
const char *section_string(const struct section *section, const char *key);

/* Sets *value if there is a sound number; else leaves it. Faults: not a number. */
void section_number(const struct section *section, const char *key, double *value);

/* The same, and the number is missing without it. */
void section_need_number(const struct section *section, const char *key, double *value);

/* A whole number within limits. */
void section_integer(const struct section *section, const char *key, int min, int max, int *value);

/* The words of a value, copied; *count of them. */
const char *const *section_words(const struct section *section, const char *key,
                                 struct arena *arena, size_t *count);

/* Whether the track's file alone has the key; hides its shared alternatives (digits, precision). */
bool section_is_own(const struct section *section, const char *key);

/* The line of the key, and its file; 0, and the file that it belongs into, where there is none. */
size_t section_line(const struct section *section, const char *key, const char **path);

/* Where the section begins: in the track's file, or else in the shared one; copied. */
struct origin section_origin(const struct section *section, struct arena *arena);

/* Adds a fault where the key (or the section, for NULL and absent keys) is. */
void section_fault(const struct section *section, const char *key, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same, once for a cause; see fault_add_once. */
void section_fault_once(const struct section *section, const char *cause, const char *key,
                        const char *format, ...) __attribute__((format(printf, 4, 5)));

/* A fault for each key that is not in the list. */
void section_allow(const struct section *section, const struct schema_key *keys);

#endif
