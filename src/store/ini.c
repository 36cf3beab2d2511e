/* ini: see the header.
 *
 * iniparser keeps no line numbers, and loses or cuts what it can't read, without a word. So the
 * file is scanned here, for faults, lines and values; iniparser reads it where data are checked. */
#include "store/ini.h"

#include <ctype.h>
#include <iniparser/iniparser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "store/buffer.h"
#include "store/file.h"
#include "store/memory.h"
#include "store/names.h"
#include "store/number.h"

struct ini_section {
    const char *name;
    size_t line;
    size_t first, count; /* of its pairs */
};

struct ini {
    char *path;
    struct buffer text; /* the file, cut into names and values */
    struct ini_section *sections;
    size_t section_count, section_room;
    struct ini_pair *pairs;
    size_t count, room;
    struct names names; /* of the sections: there are few keys in each */
};

/* One pass over the file: what is being read, and where faults go. */
struct ini_scan {
    struct ini *ini;
    struct fault_list *faults;
    struct ini_section *section; /* NULL before the first */
    size_t line;
    size_t bad; /* faults found */
};

#define SCAN_FAULT(scan, key, ...) \
    ((scan)->bad++, fault_add((scan)->faults, (scan)->ini->path, (scan)->line, key, __VA_ARGS__))

static char *ini_trim(char *text)
{
    char *end = text + strlen(text);

    while (end > text && isspace((unsigned char)end[-1])) {
        *--end = '\0';
    }
    while (isspace((unsigned char)*text)) {
        text++;
    }
    return text;
}

static char *ini_lower(char *text)
{
    for (char *c = text; *c != '\0'; c++) {
        *c = (char)tolower((unsigned char)*c);
    }
    return text;
}

static struct ini_section *ini_find_section(const struct ini *ini, const char *section)
{
    char name[INI_LINE_MAX + 1];
    size_t length = strlen(section);

    if (length >= sizeof name) {
        return NULL;
    }
    memcpy(name, section, length + 1);

    size_t at = names_find(&ini->names, ini_lower(name));

    return at != NAMES_NONE ? &ini->sections[at] : NULL;
}

static struct ini_pair *ini_find_key(const struct ini *ini, const struct ini_section *section,
                                     const char *key)
{
    for (size_t i = 0; section != NULL && i < section->count; i++) {
        struct ini_pair *pair = &ini->pairs[section->first + i];

        if (strcasecmp(pair->key, key) == 0) {
            return pair;
        }
    }
    return NULL;
}

static void scan_twice(struct ini_scan *scan, const char *name, size_t line)
{
    SCAN_FAULT(scan, name, "stands twice, first on line %zu; keep one", line);
}

/* Whether the file may have one more section or key. */
static bool scan_has_room(struct ini_scan *scan, const char *name)
{
    bool room = scan->ini->section_count + scan->ini->count < INI_KEYS_MAX;

    if (!room) {
        SCAN_FAULT(scan, name, "is one key more than %d; make the file smaller", INI_KEYS_MAX);
    }
    return room;
}

static void scan_new_section(struct ini_scan *scan, const char *name)
{
    struct ini *ini = scan->ini;
    const struct ini_section *first = ini_find_section(ini, name);

    if (first != NULL) {
        scan_twice(scan, name, first->line);
    }
    if (scan_has_room(scan, name)) {
        ini->sections = memory_grow(ini->sections, ini->section_count, &ini->section_room,
                                    sizeof *ini->sections);
        scan->section = &ini->sections[ini->section_count];
        *scan->section = (struct ini_section){
            .name = name,
            .line = scan->line,
            .first = ini->count,
        };
        names_put(&ini->names, scan->section->name, ini->section_count++);
    }
}

static void scan_new_key(struct ini_scan *scan, const char *key, const char *value)
{
    struct ini *ini = scan->ini;
    const struct ini_pair *first = ini_find_key(ini, scan->section, key);

    if (first != NULL) {
        scan_twice(scan, key, first->line);
    } else if (scan_has_room(scan, key)) {
        ini->pairs = memory_grow(ini->pairs, ini->count, &ini->room, sizeof *ini->pairs);
        ini->pairs[ini->count++] = (struct ini_pair){
            .key = key,
            .value = value,
            .line = scan->line,
        };
        scan->section->count++;
    }
}

static void scan_section(struct ini_scan *scan, char *text)
{
    size_t length = strlen(text);

    if (text[length - 1] != ']') {
        SCAN_FAULT(scan, NULL,
                   "the section has no ] at the end of the line; close it, and put "
                   "comments on their own line");
        return;
    }
    text[length - 1] = '\0';
    text = ini_lower(ini_trim(text + 1));
    if (*text == '\0' || strpbrk(text, "[]:") != NULL) {
        SCAN_FAULT(scan, NULL, "a section needs a name without [ ] and :; rename it");
        return;
    }
    scan_new_section(scan, text);
}

static void scan_key(struct ini_scan *scan, char *text, char *equals)
{
    *equals = '\0';

    char *key = ini_lower(ini_trim(text));
    char *value = ini_trim(equals + 1);
    char *comment = strpbrk(value, ";#");

    if (*key == '\0' || strpbrk(key, ":;#") != NULL) {
        SCAN_FAULT(scan, NULL, "a key needs a name without : ; and #; rename it");
    } else if (scan->section == NULL) {
        SCAN_FAULT(scan, key, "stands before the first section; put a [section] above it");
    } else if (comment != NULL && !(comment > value && isblank((unsigned char)comment[-1]))) {
        SCAN_FAULT(scan, key,
                   "the value ends at ; or #; take them out, or put a blank before a "
                   "comment");
    } else if (*value == '"' || *value == '\'') {
        SCAN_FAULT(scan, key, "the value is quoted; take the quotes away (texts belong into CSV)");
    } else {
        if (comment != NULL) {
            *comment = '\0';
        }
        scan_new_key(scan, key, ini_trim(value));
    }
}

static void scan_line(struct ini_scan *scan, char *text)
{
    if (strlen(text) > INI_LINE_MAX) {
        SCAN_FAULT(scan, NULL, "the line has more than %d bytes; make it shorter", INI_LINE_MAX);
        return;
    }
    text = ini_trim(text);
    if (strchr(text, '\\') != NULL) { /* in a comment too: at its end it swallows the next line */
        SCAN_FAULT(scan, NULL, "there is a backslash; take it out (texts belong into CSV)");
        return;
    }
    if (*text == '\0' || *text == ';' || *text == '#') {
        return;
    }

    char *equals = strchr(text, '=');

    if (*text == '[') {
        scan_section(scan, text);
    } else if (equals != NULL) {
        scan_key(scan, text, equals);
    } else {
        SCAN_FAULT(scan, NULL, "the line is neither [section] nor key = value; write one of them");
    }
}

static void scan_file(struct ini_scan *scan)
{
    static const char mark[] = "\xef\xbb\xbf";
    struct buffer *content = &scan->ini->text;

    if (strncmp(buffer_text(content), mark, strlen(mark)) == 0) {
        scan->line = 1;
        SCAN_FAULT(scan, NULL, "the file starts with a byte-order mark; save it as plain UTF-8");
        return;
    }
    for (size_t at = 0; at < content->length;) {
        char *text = content->bytes + at;
        char *end = memchr(text, '\n', content->length - at);
        size_t length = end != NULL ? (size_t)(end - text) : content->length - at;

        text[length] = '\0'; /* a NUL stands behind the content as well */
        scan->line++;
        if (strlen(text) != length) {
            SCAN_FAULT(scan, NULL, "there is a NUL byte; save the file as text");
            return;
        }
        scan_line(scan, text);
        at += length + 1;
    }
}

struct ini *ini_read(const char *path, struct fault_list *faults)
{
    struct ini *ini = memory_get(1, sizeof *ini);
    struct ini_scan scan = {.ini = ini, .faults = faults};
    struct buffer why = {0};

    ini->path = memory_text(path);
    if (file_read(store_kernel_system(), path, 0, INI_FILE_MAX, &ini->text, &why)) {
        scan_file(&scan);
    } else {
        SCAN_FAULT(&scan, NULL, "%s", buffer_text(&why));
    }
    buffer_free(&why);
    if (scan.bad > 0) {
        ini_free(ini);
        return NULL;
    }
    return ini;
}

void ini_free(struct ini *ini)
{
    if (ini != NULL) {
        names_free(&ini->names);
        buffer_free(&ini->text);
        free(ini->sections);
        free(ini->pairs);
        free(ini->path);
        free(ini);
    }
}

/* ---- what iniparser reads ---- */

static int ini_hush(const char *format, ...)
{
    (void)format;
    return 0;
}

/* Whether it read this value. */
static bool ini_agrees(const dictionary *values, const struct ini_section *section,
                       const struct ini_pair *pair)
{
    char name[2 * INI_LINE_MAX + 2];

    snprintf(name, sizeof name, "%s:%s", section->name, pair->key);

    const char *value = iniparser_getstring(values, name, NULL);

    return value != NULL && strcmp(value, pair->value) == 0;
}

void ini_confirm(const struct ini *ini, struct fault_list *faults)
{
    iniparser_set_error_callback(ini_hush);

    dictionary *values = iniparser_load(ini->path);

    iniparser_set_error_callback(NULL);
    if (values == NULL) {
        fault_add(faults, ini->path, 0, NULL,
                  "can't be parsed; compare it with the file that came with fleetlab");
        return;
    }
    for (size_t i = 0; i < ini->section_count; i++) {
        const struct ini_section *section = &ini->sections[i];

        for (size_t k = 0; k < section->count; k++) {
            const struct ini_pair *pair = &ini->pairs[section->first + k];

            if (!ini_agrees(values, section, pair)) {
                fault_add(faults, ini->path, pair->line, pair->key,
                          "was not understood; write it as key = value");
            }
        }
    }
    iniparser_freedict(values);
}

const char *ini_path(const struct ini *ini)
{
    return ini->path;
}

const char *ini_string(const struct ini *ini, const char *section, const char *key)
{
    const struct ini_pair *pair = ini_find_key(ini, ini_find_section(ini, section), key);

    return pair != NULL ? pair->value : NULL;
}

int ini_number(const struct ini *ini, const char *section, const char *key, double *value,
               struct fault_list *faults)
{
    const char *text = ini_string(ini, section, key);

    if (text == NULL) {
        return 0;
    }
    if (number_parse(text, value)) {
        return 1;
    }
    fault_add(faults, ini->path, ini_line(ini, section, key), key,
              "\"%s\" is not a number; write one such as 1800 or 1.5e-3", text);
    return -1;
}

const char *ini_section(const struct ini *ini, size_t index)
{
    return index < ini->section_count ? ini->sections[index].name : NULL;
}

struct ini_pairs ini_pairs(const struct ini *ini, const char *section)
{
    const struct ini_section *found = ini_find_section(ini, section);

    return found != NULL ? (struct ini_pairs){&ini->pairs[found->first], found->count}
                         : (struct ini_pairs){0};
}

const char *ini_key(const struct ini *ini, const char *section, size_t index)
{
    const struct ini_section *found = ini_find_section(ini, section);

    return found != NULL && index < found->count ? ini->pairs[found->first + index].key : NULL;
}

size_t ini_line(const struct ini *ini, const char *section, const char *key)
{
    const struct ini_section *found = ini_find_section(ini, section);

    if (key == NULL) {
        return found != NULL ? found->line : 0;
    }

    const struct ini_pair *pair = ini_find_key(ini, found, key);

    return pair != NULL ? pair->line : 0;
}
