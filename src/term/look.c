#include "term/look.h"

enum { COLOURS = 256 }; /* a cube of 216 and 24 greys, the same on all terminals that have them */

struct look look_of(enum role role, int colours)
{
    static const struct look looks[ROLE_COUNT] = {
        [ROLE_TEXT] = {LOOK_PLAIN, -1},     [ROLE_DIM] = {LOOK_PLAIN, -1},
        [ROLE_TITLE] = {LOOK_BOLD, 63},     [ROLE_FOCUS] = {LOOK_REVERSE, -1},
        [ROLE_VALUE] = {LOOK_PLAIN, -1},    [ROLE_MET] = {LOOK_PLAIN, -1},
        [ROLE_NOT_MET] = {LOOK_BOLD, -1},   [ROLE_CANNOT_SAY] = {LOOK_UNDERLINE, 98},
        [ROLE_SERIES_A] = {LOOK_PLAIN, -1}, [ROLE_SERIES_B] = {LOOK_PLAIN, -1},
        [ROLE_SERIES_C] = {LOOK_PLAIN, -1}, [ROLE_MARK] = {LOOK_PLAIN, -1},
        [ROLE_ALARM] = {LOOK_BOLD, -1},
    };
    struct look look = looks[role];
    /* A terminal with more of them takes the number for red, green and blue. */
    if (colours != COLOURS) {
        look.ink = -1;
    }
    return look;
}
