/* wordlist: names in one string, with blanks between: "cloud edge". */
#ifndef STORE_WORDLIST_H
#define STORE_WORDLIST_H

#include <stdbool.h>

/* Whether a word is among WORDS. The empty word never is. */
bool wordlist_has(const char *words, const char *word);

#endif
