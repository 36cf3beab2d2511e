/* ini: settings and parameters, as iniparser reads them.
 *
 *     [section]
 *     key = value      ; a comment after a blank
 *
 * Names know no case and are given in lower case here. iniparser loses a whole file, or cuts a
 * value, without a word: everything that it would misread is found first and reported. */
#ifndef STORE_INI_H
#define STORE_INI_H

#include <stddef.h>

#include "store/fault.h"

enum {
    INI_FILE_MAX = 256 * 1024,
    INI_LINE_MAX = 1000, /* iniparser 4.1 gives a file up at a line of 1,019 */
    INI_KEYS_MAX = 4096  /* iniparser looks keys up one by one */
};

struct ini;

/* Reads PATH. NULL with every fault added when anything is wrong with it: no regular file, too
 * large, a byte-order mark, a NUL, a line too long, a line that is neither [section] nor
 * key = value, a key twice or before the first section, a quoted value or a backslash (versions
 * of iniparser read them differently), a ; or # inside a value. Freed with ini_free(). */
struct ini *ini_read(const char *path, struct fault_list *faults);
void ini_free(struct ini *ini);

/* Lets iniparser read the same file: a fault for each value that it reads otherwise. For where data
 * are checked: it takes several times as long. */
void ini_confirm(const struct ini *ini, struct fault_list *faults);

/* The path as given to ini_read(). */
const char *ini_path(const struct ini *ini);

/* The value, trimmed, "" when empty; NULL when there is no such key. Lives as long as the ini. */
const char *ini_string(const struct ini *ini, const char *section, const char *key);

/* The value as a number (number_parse). 1: *VALUE is set; 0: no such key; -1: not a number, a
 * fault with its line was added. */
int ini_number(const struct ini *ini, const char *section, const char *key, double *value,
               struct fault_list *faults);

/* Sections, and the keys of a section, in the order of the file; NULL beyond the last. */
const char *ini_section(const struct ini *ini, size_t index);
const char *ini_key(const struct ini *ini, const char *section, size_t index);

/* A key and its value, as ini_key() and ini_string() give them, and its line. */
struct ini_pair {
    const char *key;
    const char *value;
    size_t line;
};

/* The pairs of a section in the order of the file; none where there is no such section. */
struct ini_pairs {
    const struct ini_pair *items;
    size_t count;
};
struct ini_pairs ini_pairs(const struct ini *ini, const char *section);

/* The line of a key, or of the section itself when KEY is NULL; 0 when there is none. */
size_t ini_line(const struct ini *ini, const char *section, const char *key);

#endif
