/*
 * What has a colour can be read on black and on white, in the palettes that terminals come with;
 * and colours take no emphasis away that stands without them.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "term/look.h"

#define LEGIBLE 4.5 /* WCAG 2.2, success criterion 1.4.3 */
#define SEEN 2.5    /* of a line whose letter is legible; no colour of eight has 3 everywhere */

struct rgb {
    int red, green, blue;
};

/* Red to white as terminals come with them: the ones that stand for words on either ground. */
static const struct palette {
    const char *name;
    struct rgb colours[8];
} palettes[] = {
    {"xterm",
     {{0, 0, 0},
      {205, 0, 0},
      {0, 205, 0},
      {205, 205, 0},
      {0, 0, 238},
      {205, 0, 205},
      {0, 205, 205},
      {229, 229, 229}}},
    {"VTE",
     {{23, 20, 33},
      {192, 28, 40},
      {38, 162, 105},
      {162, 115, 76},
      {18, 72, 139},
      {163, 71, 186},
      {42, 161, 179},
      {208, 207, 204}}},
    {"Windows",
     {{12, 12, 12},
      {197, 15, 31},
      {19, 161, 14},
      {193, 156, 0},
      {0, 55, 218},
      {136, 23, 152},
      {58, 150, 221},
      {204, 204, 204}}},
    {"macOS",
     {{0, 0, 0},
      {194, 54, 33},
      {37, 188, 36},
      {173, 173, 39},
      {73, 46, 225},
      {211, 56, 211},
      {51, 187, 200},
      {203, 204, 205}}},
    {"PuTTY",
     {{0, 0, 0},
      {187, 0, 0},
      {0, 187, 0},
      {187, 187, 0},
      {0, 0, 187},
      {187, 0, 187},
      {0, 187, 187},
      {187, 187, 187}}},
    {"VS Code",
     {{0, 0, 0},
      {205, 49, 49},
      {13, 188, 121},
      {229, 229, 16},
      {36, 114, 200},
      {188, 63, 188},
      {17, 168, 205},
      {229, 229, 229}}},
    {"Linux console",
     {{0, 0, 0},
      {170, 0, 0},
      {0, 170, 0},
      {170, 85, 0},
      {0, 0, 170},
      {170, 0, 170},
      {0, 170, 170},
      {170, 170, 170}}},
};

enum { PALETTES = sizeof palettes / sizeof palettes[0] };

static const struct rgb black = {0, 0, 0}, white = {255, 255, 255};

/* sRGB: WCAG 2.2, relative luminance and contrast ratio. */
static double linear_light(int value)
{
    double share = value / 255.0;
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

static double luminance(struct rgb c)
{
    return 0.2126 * linear_light(c.red) + 0.7152 * linear_light(c.green) +
           0.0722 * linear_light(c.blue);
}

static double contrast(struct rgb a, struct rgb b)
{
    double first = luminance(a) + 0.05, second = luminance(b) + 0.05;
    return first > second ? first / second : second / first;
}

static bool is_legible(struct rgb ink)
{
    return contrast(ink, black) >= LEGIBLE && contrast(ink, white) >= LEGIBLE;
}

/* Colours 16 to 255 are the same everywhere: xterm's cube and its ramp of greys. */
static struct rgb fixed_colour(int number)
{
    static const int steps[] = {0, 95, 135, 175, 215, 255};
    if (number >= 232) {
        int grey = 8 + 10 * (number - 232);
        return (struct rgb){grey, grey, grey};
    }
    number -= 16;
    return (struct rgb){steps[number / 36], steps[number / 6 % 6], steps[number % 6]};
}

static void contrast__formula__agrees_with_published_ratios(void **state)
{
    (void)state;
    assert_true(fabs(contrast(black, white) - 21) < 1e-9);
    assert_true(fabs(contrast((struct rgb){118, 118, 118}, white) - 4.54) < 0.005);
    assert_true(fabs(contrast((struct rgb){255, 0, 0}, white) - 4.00) < 0.005);
}

/* The reason why words have no colour where there are eight. */
static void ansi_colours__are_legible_on_one_ground_at_most__in_some_palette(void **state)
{
    (void)state;
    for (int colour = 1; colour < 8; colour++) {
        size_t legible = 0;
        for (size_t i = 0; i < PALETTES; i++) {
            legible += is_legible(palettes[i].colours[colour]);
        }
        assert_true(legible < PALETTES);
    }
}

static void fixed_colours__that_are_legible__are_six(void **state)
{
    (void)state;
    static const int found[] = {29, 63, 98, 131, 163, 243};
    size_t count = 0;
    for (int number = 16; number < 256; number++) {
        if (is_legible(fixed_colour(number))) {
            assert_true(count < 6);
            assert_int_equal(number, found[count]);
            count++;
        }
    }
    assert_int_equal(count, 6);
}

/* Words are told from lines and bars: those may only join what a letter says already. */
static bool is_line(enum role role)
{
    return role >= ROLE_SERIES_A && role <= ROLE_SERIES_F;
}

static bool is_ground(enum role role)
{
    return role >= ROLE_BAR_A && role <= ROLE_BAR_F;
}

static const enum tier tiers[] = {TIER_PLAIN, TIER_BLOCKS, TIER_RICH};
enum { TIERS = sizeof tiers / sizeof tiers[0] };

/* A ground is an ink turned round: its letters have the terminal's ground. */
static void look__colour__is_legible_on_black_and_on_white(void **state)
{
    (void)state;
    for (size_t t = 0; t < TIERS; t++) {
        size_t coloured = 0;
        for (enum role role = 0; role < ROLE_COUNT; role++) {
            struct look look = look_of(role, 256, tiers[t]);
            if (look.ink >= 0) {
                assert_true(look.ink >= 16 && look.ink <= 255);
                assert_true(is_legible(fixed_colour(look.ink)));
                assert_int_equal(look.paper, -1);
                coloured++;
            }
        }
        assert_true(tiers[t] == TIER_PLAIN ? coloured == 2 : coloured > 10);
    }
}

/* With eight colours a line can be seen on either ground, and words stand on what is light. */
static void look__of_eight_colours__is_for_lines_and_grounds(void **state)
{
    (void)state;
    for (enum role role = 0; role < ROLE_COUNT; role++) {
        struct look look = look_of(role, 8, TIER_RICH);
        assert_int_equal(look_of(role, 8, TIER_PLAIN).ink, -1);
        for (size_t i = 0; i < PALETTES && look.ink >= 0; i++) {
            const struct rgb *colours = palettes[i].colours;
            struct rgb ink = colours[look.ink];
            if (is_ground(role)) {
                assert_true(look.attributes & LOOK_REVERSE);
                assert_true(contrast(ink, colours[look.paper]) >= LEGIBLE);
            } else {
                assert_true(is_line(role));
                assert_true(contrast(ink, black) >= SEEN && contrast(ink, white) >= SEEN);
            }
        }
    }
}

/* Series that lie side by side, or one over the other, have looks of their own where there are
 * colours; segments differ even without. */
static void look__of_neighbours__differs(void **state)
{
    (void)state;
    static const int counts[] = {0, 8, 256};
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        for (enum role role = ROLE_BAR_A; role < ROLE_BAR_F; role++) {
            struct look a = look_of(role, counts[i], TIER_RICH);
            struct look b = look_of((enum role)(role + 1), counts[i], TIER_RICH);
            assert_true(a.ink != b.ink || a.attributes != b.attributes);
        }
    }
    for (enum role role = ROLE_SERIES_A; role <= ROLE_SERIES_F; role++) {
        for (enum role other = ROLE_SERIES_A; other < role; other++) {
            assert_int_not_equal(look_of(role, 256, TIER_RICH).ink,
                                 look_of(other, 256, TIER_RICH).ink);
        }
    }
}

static void look__fewer_or_more_colours__mean_none(void **state)
{
    (void)state;
    static const int counts[] = {0, 7, 89, 1 << 24};
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        for (enum role role = 0; role < ROLE_COUNT; role++) {
            assert_int_equal(look_of(role, counts[i], TIER_PLAIN).ink, -1);
            assert_int_equal(look_of(role, counts[i], TIER_RICH).ink, -1);
        }
    }
}

static void look__emphasis__is_the_same_with_and_without_colours(void **state)
{
    (void)state;
    static const int counts[] = {8, 88, 256, 1 << 24};
    for (size_t i = 0; i < TIERS * sizeof counts / sizeof counts[0]; i++) {
        enum tier tier = tiers[i % TIERS];
        for (enum role role = 0; role < ROLE_COUNT; role++) {
            unsigned mono = look_of(role, 0, tier).attributes;
            assert_int_equal(look_of(role, counts[i / TIERS], tier).attributes & mono, mono);
        }
        assert_int_equal(look_of(ROLE_NOT_MET, 8, tier).attributes, LOOK_BOLD);
        assert_int_equal(look_of(ROLE_CANNOT_SAY, 8, tier).attributes, LOOK_UNDERLINE);
        assert_int_equal(look_of(ROLE_ALARM, 8, tier).attributes, LOOK_BOLD);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contrast__formula__agrees_with_published_ratios),
        cmocka_unit_test(ansi_colours__are_legible_on_one_ground_at_most__in_some_palette),
        cmocka_unit_test(fixed_colours__that_are_legible__are_six),
        cmocka_unit_test(look__colour__is_legible_on_black_and_on_white),
        cmocka_unit_test(look__of_eight_colours__is_for_lines_and_grounds),
        cmocka_unit_test(look__of_neighbours__differs),
        cmocka_unit_test(look__fewer_or_more_colours__mean_none),
        cmocka_unit_test(look__emphasis__is_the_same_with_and_without_colours),
    };
    return cmocka_run_group_tests_name("look", tests, NULL, NULL);
}
