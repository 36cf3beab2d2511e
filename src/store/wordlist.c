#include "store/wordlist.h"

#include <string.h>

bool wordlist_has(const char *words, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = words + strspn(words, " "); *at != '\0'; at += strspn(at, " ")) {
        size_t of = strcspn(at, " ");
        if (of == length && strncmp(at, word, length) == 0) {
            return true;
        }
        at += of;
    }
    return false;
}
