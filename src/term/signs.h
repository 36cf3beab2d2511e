/* signs.h: which tier a terminal begins with, by the locale, the environment and the line. */
#ifndef TERM_SIGNS_H
#define TERM_SIGNS_H

#include "term/screen.h"

/* Takes the locale for characters. Whether UTF-8 can be written: the locale's, or what a tier that
 * is asked for takes all the same. */
bool signs_locale(const struct screen_options *options);

/* The tier of a terminal on standard output with so many colours. */
enum tier signs_tier(const struct screen_options *options, bool utf8, int colours);

#endif
