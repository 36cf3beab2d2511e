#include "term/look.h"

#include <stdbool.h>

/* A cube of 216 and 24 greys, the same on all terminals that have them; the eight of old. */
enum { CUBE = 256, ANSI = 8, ANSI_MOST = 88 };

enum { BLACK = 0, RED = 1, GREEN = 2, MAGENTA = 5, CYAN = 6, WHITE = 7, OWN = -1 };

/* A role's emphasis, and its colours by what the terminal has. */
struct role_look {
    unsigned attributes;
    int cube, ansi;
};

static const struct role_look plain_rows[ROLE_COUNT] = {
    [ROLE_TEXT] = {LOOK_PLAIN, OWN, OWN},          [ROLE_DIM] = {LOOK_PLAIN, OWN, OWN},
    [ROLE_AXIS] = {LOOK_PLAIN, OWN, OWN},          [ROLE_TITLE] = {LOOK_BOLD, 63, OWN},
    [ROLE_FOCUS] = {LOOK_REVERSE, OWN, OWN},       [ROLE_VALUE] = {LOOK_PLAIN, OWN, OWN},
    [ROLE_MET] = {LOOK_PLAIN, OWN, OWN},           [ROLE_NOT_MET] = {LOOK_BOLD, OWN, OWN},
    [ROLE_CANNOT_SAY] = {LOOK_UNDERLINE, 98, OWN}, [ROLE_SERIES_A] = {LOOK_PLAIN, OWN, OWN},
    [ROLE_SERIES_B] = {LOOK_PLAIN, OWN, OWN},      [ROLE_SERIES_C] = {LOOK_PLAIN, OWN, OWN},
    [ROLE_SERIES_D] = {LOOK_PLAIN, OWN, OWN},      [ROLE_SERIES_E] = {LOOK_PLAIN, OWN, OWN},
    [ROLE_SERIES_F] = {LOOK_PLAIN, OWN, OWN},      [ROLE_BAR_A] = {LOOK_PLAIN, OWN, OWN},
    [ROLE_BAR_B] = {LOOK_PLAIN, OWN, OWN},         [ROLE_BAR_C] = {LOOK_PLAIN, OWN, OWN},
    [ROLE_BAR_D] = {LOOK_PLAIN, OWN, OWN},         [ROLE_BAR_E] = {LOOK_PLAIN, OWN, OWN},
    [ROLE_BAR_F] = {LOOK_PLAIN, OWN, OWN},         [ROLE_MARK] = {LOOK_PLAIN, OWN, OWN},
    [ROLE_ALARM] = {LOOK_BOLD, OWN, OWN},
};

/* Without colours each second segment of a bar stands out: neighbours differ. */
static const struct role_look rich_rows[ROLE_COUNT] = {
    [ROLE_TEXT] = {LOOK_PLAIN, OWN, OWN},
    [ROLE_DIM] = {LOOK_PLAIN, 243, OWN},
    [ROLE_AXIS] = {LOOK_PLAIN, 243, OWN},
    [ROLE_TITLE] = {LOOK_BOLD, 63, OWN},
    [ROLE_FOCUS] = {LOOK_REVERSE, OWN, OWN},
    [ROLE_VALUE] = {LOOK_PLAIN, OWN, OWN},
    [ROLE_MET] = {LOOK_PLAIN, 29, OWN},
    [ROLE_NOT_MET] = {LOOK_BOLD, 131, OWN},
    [ROLE_CANNOT_SAY] = {LOOK_UNDERLINE, 98, OWN},
    [ROLE_SERIES_A] = {LOOK_PLAIN, 63, OWN},
    [ROLE_SERIES_B] = {LOOK_PLAIN, 131, MAGENTA},
    [ROLE_SERIES_C] = {LOOK_PLAIN, 29, RED},
    [ROLE_SERIES_D] = {LOOK_PLAIN, 98, OWN},
    [ROLE_SERIES_E] = {LOOK_PLAIN, 163, MAGENTA},
    [ROLE_SERIES_F] = {LOOK_PLAIN, 243, RED},
    [ROLE_BAR_A] = {LOOK_REVERSE, 63, CYAN},
    [ROLE_BAR_B] = {LOOK_PLAIN, 131, GREEN},
    [ROLE_BAR_C] = {LOOK_REVERSE, 29, WHITE},
    [ROLE_BAR_D] = {LOOK_PLAIN, 98, CYAN},
    [ROLE_BAR_E] = {LOOK_REVERSE, 163, GREEN},
    [ROLE_BAR_F] = {LOOK_PLAIN, 243, WHITE},
    [ROLE_MARK] = {LOOK_BOLD, 163, OWN},
    [ROLE_ALARM] = {LOOK_BOLD, 131, OWN},
};

static bool is_bar(enum role role)
{
    return role >= ROLE_BAR_A && role <= ROLE_BAR_F;
}

struct look look_of(enum role role, int colours, enum tier tier)
{
    const struct role_look *row = tier_is_rich(tier) ? &rich_rows[role] : &plain_rows[role];
    /* A terminal with more of them takes the number for red, green and blue. */
    struct look look = {row->attributes,
                        colours == CUBE                           ? row->cube
                        : colours >= ANSI && colours <= ANSI_MOST ? row->ansi
                                                                  : OWN,
                        OWN};
    if (is_bar(role) && look.ink != OWN) {
        look.attributes |= LOOK_REVERSE;
        look.paper = colours == CUBE ? OWN : BLACK;
    }
    return look;
}
