/* ini: see the header.
 *
 * iniparser keeps no line numbers, and loses or cuts what it can't read. So the file is scanned
 * first: the scan finds the faults and the lines, iniparser then gives the values. */
#include "store/ini.h"

#include <ctype.h>
#include <iniparser/iniparser.h>
#include <stdlib.h>
#include <string.h>

#include "store/buffer.h"
#include "store/file.h"
#include "store/memory.h"
#include "store/names.h"
#include "store/number.h"

enum { INI_NAME_ROOM = 2 * (INI_LINE_MAX + 1) };

/* A section is followed by its keys: each section stands once. */
struct ini_entry {
    char *name;        /* "section:key" as iniparser knows it, or "section" */
    const char *key;   /* in the name; NULL: the line of the section itself */
    const char *value; /* iniparser's */
    size_t line;
};

struct ini {
    char *path;
    dictionary *values;
    struct ini_entry *entries;
    size_t count;
    size_t room;
    struct names names; /* of the entries */
};

/* One pass over the file: what is being read, and where faults go. */
struct ini_scan {
    struct ini *ini;
    struct fault_list *faults;
    const char *section; /* NULL before the first */
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

/* "section:key", or "section", in lower case; false where no file can have it. */
static bool ini_name(const char *section, const char *key, char name[INI_NAME_ROOM])
{
    size_t before = strlen(section), behind = key != NULL ? strlen(key) + 1 : 0;

    if (before + behind >= INI_NAME_ROOM) {
        return false;
    }
    memcpy(name, section, before + 1);
    if (key != NULL) {
        name[before] = ':';
        memcpy(name + before + 1, key, behind);
    }
    ini_lower(name);
    return true;
}

static struct ini_entry *ini_find(const struct ini *ini, const char *section, const char *key)
{
    char name[INI_NAME_ROOM];
    size_t at = ini_name(section, key, name) ? names_find(&ini->names, name) : NAMES_NONE;

    return at != NAMES_NONE ? &ini->entries[at] : NULL;
}

/* Takes a key, or a section (key NULL), and returns its name; NULL where there are too many. */
static const char *scan_entry(struct ini_scan *scan, const char *section, const char *key)
{
    struct ini *ini = scan->ini;
    const struct ini_entry *first = ini_find(ini, section, key);
    const char *called = key != NULL ? key : section;
    char name[INI_NAME_ROOM];

    if (first != NULL) {
        SCAN_FAULT(scan, called, "stands twice, first on line %zu; keep one", first->line);
        return first->name;
    }
    if (ini->count == INI_KEYS_MAX) {
        SCAN_FAULT(scan, called, "is one key more than %d; make the file smaller", INI_KEYS_MAX);
        return NULL;
    }
    ini->entries = memory_grow(ini->entries, ini->count, &ini->room, sizeof *ini->entries);

    struct ini_entry *entry = &ini->entries[ini->count];

    ini_name(section, key, name); /* fits: each comes from a line */
    *entry = (struct ini_entry){.name = memory_text(name), .line = scan->line};
    entry->key = key != NULL ? entry->name + strlen(section) + 1 : NULL;
    names_put(&ini->names, entry->name, ini->count++);
    return entry->name;
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

    const char *name = scan_entry(scan, text, NULL);

    scan->section = name != NULL ? name : scan->section;
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
        scan_entry(scan, scan->section, key);
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

static void scan_file(struct ini_scan *scan, struct buffer *content)
{
    static const char mark[] = "\xef\xbb\xbf";
    const char *bytes = buffer_text(content);

    if (strncmp(bytes, mark, strlen(mark)) == 0) {
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

/* The scan has reported all that iniparser would. */
static int ini_hush(const char *format, ...)
{
    (void)format;
    return 0;
}

/* Lets iniparser read the file, and makes sure that it saw what the scan saw. */
static void ini_load(struct ini_scan *scan)
{
    struct ini *ini = scan->ini;

    iniparser_set_error_callback(ini_hush);
    ini->values = iniparser_load(ini->path);
    iniparser_set_error_callback(NULL);
    scan->line = 0;
    if (ini->values == NULL) {
        SCAN_FAULT(scan, NULL, "can't be parsed; compare it with the file that came with fleetlab");
        return;
    }
    for (size_t i = 0; i < (size_t)ini->values->size; i++) {
        size_t at = ini->values->key[i] != NULL ? names_find(&ini->names, ini->values->key[i])
                                                : NAMES_NONE;

        if (at != NAMES_NONE) {
            ini->entries[at].value = ini->values->val[i];
        }
    }
    for (size_t i = 0; i < ini->count; i++) {
        const struct ini_entry *entry = &ini->entries[i];

        scan->line = entry->line;
        if (entry->key != NULL && entry->value == NULL) {
            SCAN_FAULT(scan, entry->key, "was not understood; write it as key = value");
        }
    }
}

struct ini *ini_read(const char *path, struct fault_list *faults)
{
    struct ini *ini = memory_get(1, sizeof *ini);
    struct ini_scan scan = {.ini = ini, .faults = faults};
    struct buffer content = {0};
    struct buffer why = {0};

    ini->path = memory_text(path);
    if (file_read(store_kernel_system(), path, 0, INI_FILE_MAX, &content, &why)) {
        scan_file(&scan, &content);
        if (scan.bad == 0) {
            ini_load(&scan);
        }
    } else {
        SCAN_FAULT(&scan, NULL, "%s", buffer_text(&why));
    }
    buffer_free(&content);
    buffer_free(&why);
    if (scan.bad > 0) {
        ini_free(ini);
        return NULL;
    }
    return ini;
}

void ini_free(struct ini *ini)
{
    if (ini == NULL) {
        return;
    }
    for (size_t i = 0; i < ini->count; i++) {
        free(ini->entries[i].name);
    }
    if (ini->values != NULL) {
        iniparser_freedict(ini->values);
    }
    names_free(&ini->names);
    free(ini->entries);
    free(ini->path);
    free(ini);
}

const char *ini_path(const struct ini *ini)
{
    return ini->path;
}

const char *ini_string(const struct ini *ini, const char *section, const char *key)
{
    const struct ini_entry *entry = ini_find(ini, section, key);

    return entry != NULL ? entry->value : NULL;
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
    for (size_t i = 0; i < ini->count; i++) {
        if (ini->entries[i].key == NULL && index-- == 0) {
            return ini->entries[i].name;
        }
    }
    return NULL;
}

const char *ini_key(const struct ini *ini, const char *section, size_t index)
{
    const struct ini_entry *entry = ini_find(ini, section, NULL);

    for (size_t rest = entry != NULL ? ini->count - (size_t)(entry - ini->entries) : 0;
         rest > 1 && entry[1].key != NULL; rest--, entry++) {
        if (index-- == 0) {
            return entry[1].key;
        }
    }
    return NULL;
}

size_t ini_line(const struct ini *ini, const char *section, const char *key)
{
    const struct ini_entry *entry = ini_find(ini, section, key);

    return entry != NULL ? entry->line : 0;
}
