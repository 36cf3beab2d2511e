#include "term/signs.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/switch.h"

bool signs_locale(const struct screen_options *options)
{
    /* LC_CTYPE alone: LC_ALL would change how decimals are read and written. */
    setlocale(LC_CTYPE, "");
    if (options->tier_asked && tier_is_rich(options->tier) &&
        strcmp(nl_langinfo(CODESET), "UTF-8") != 0) {
        setlocale(LC_CTYPE, "C.UTF-8");
    }
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

/* A serial line is slow, and the font of a Linux console has no more than 512 glyphs. */
static bool is_slow(void)
{
    static const char *const serial[] = {"/dev/ttyS", "/dev/ttyAMA", "/dev/ttyUSB"};
    const char *name = ttyname(STDOUT_FILENO), *term = getenv("TERM");
    bool slow = term && strcmp(term, "linux") == 0;
    for (size_t i = 0; name && i < sizeof serial / sizeof serial[0]; i++) {
        slow = slow || strncmp(name, serial[i], strlen(serial[i])) == 0;
    }
    return slow;
}

enum tier signs_tier(const struct screen_options *options, bool utf8, int colours)
{
    const struct tier_signs signs = {
        .asked = options->tier_asked || switch_is_on("FLEETLAB_PLAIN"),
        .wanted = options->tier_asked ? options->tier : TIER_PLAIN,
        .utf8 = utf8,
        .colours = colours,
        .slow = is_slow(),
    };
    return tier_choose(&signs);
}
