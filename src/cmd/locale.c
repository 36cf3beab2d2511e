#include "cmd/locale.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "course/translation.h"

bool locale_is_language(const char *name)
{
    return name && *name != '\0' &&
           name[strspn(name, "abcdefghijklmnopqrstuvwxyz"
                             "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")] == '\0';
}

static const char *locale_name(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    const char *value = NULL;
    for (size_t i = 0; i < sizeof names / sizeof names[0] && (!value || *value == '\0'); i++) {
        value = getenv(names[i]);
    }
    return value ? value : "";
}

static bool is_there(const char *folder, const char *language)
{
    struct buffer path = {0};
    buffer_add_format(&path, "%s/texts/%s.csv", folder, language);
    bool there = locale_is_language(language) && access(buffer_text(&path), R_OK) == 0;
    buffer_free(&path);
    return there;
}

/* With a fault, or without a text, it is English that is shown. */
static bool is_complete(const char *folder, const char *language)
{
    struct fault_list faults = {0};
    struct catalog *catalog = catalog_load(folder, language, &faults);
    bool complete = catalog != NULL && translation_is_complete(catalog);
    catalog_free(catalog);
    fault_free(&faults);
    return complete;
}

const char *locale_language(const char *folder, char name[LOCALE_ROOM])
{
    const char *locale = locale_name();
    size_t length = strcspn(locale, ".@");
    if (length >= LOCALE_ROOM) {
        return "en";
    }
    snprintf(name, LOCALE_ROOM, "%.*s", (int)length, locale);
    if (!is_there(folder, name)) {
        name[strcspn(name, "_")] = '\0';
    }
    return strcmp(name, "en") != 0 && is_there(folder, name) && is_complete(folder, name) ? name
                                                                                          : "en";
}
