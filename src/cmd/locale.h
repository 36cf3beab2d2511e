/* locale: the names of languages, and the one that a user's locale asks for. */
#ifndef CMD_LOCALE_H
#define CMD_LOCALE_H

#include <stdbool.h>

/* Room for its name, with a NUL. */
enum { LOCALE_ROOM = 32 };

/* Whether it can be a language's name: letters, digits, - and _, since it is a part of a path. */
bool locale_is_language(const char *name);

/*
 * The language of LC_ALL, LC_MESSAGES or LANG, the first that is set: es_MX, else es, where the
 * data folder has it and it is complete; "en" otherwise.
 */
const char *locale_language(const char *folder, char name[LOCALE_ROOM]);

#endif
