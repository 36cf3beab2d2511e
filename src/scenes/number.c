#include "scenes/number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "course/text.h"
#include "store/number.h"

/* Below and above these a number is written with a power of ten. */
static const double SMALLEST_PLAIN = 1e-4, LARGEST_PLAIN = 1e15;

enum { NUMBER_BYTES = 64, MOST_DIGITS = 17 };

struct suffix {
    char letter;
    double factor;
};
static const struct suffix suffixes[] = {{'T', 1e12}, {'G', 1e9}, {'M', 1e6}, {'k', 1e3}};
enum { SUFFIXES = sizeof suffixes / sizeof suffixes[0] };

/*
 * The power of ten of the first of `significant` digits, after rounding to them. Only just below a
 * power of ten it takes printing to know; or just above, where a double has no more digits.
 */
static int decimal_exponent(double value, int significant)
{
    static const double tens[] = {1e-16, 1e-15, 1e-14, 1e-13, 1e-12, 1e-11, 1e-10, 1e-9,
                                  1e-8,  1e-7,  1e-6,  1e-5,  1e-4,  1e-3,  1e-2,  1e-1,
                                  1e0,   1e1,   1e2,   1e3,   1e4,   1e5,   1e6,   1e7,
                                  1e8,   1e9,   1e10,  1e11,  1e12,  1e13,  1e14,  1e15};
    enum { ZERO = 16, LAST = sizeof tens / sizeof tens[0] - 1 };
    char text[NUMBER_BYTES];
    double size = fabs(value);
    int at = ZERO;
    while (at < LAST && size >= tens[at + 1]) {
        at++;
    }
    while (at > 0 && size < tens[at]) {
        at--;
    }
    double first = size / tens[at];
    if ((first > 1 + 1e-9 || (first >= 1 && significant <= 15)) &&
        first < 10 - tens[ZERO + 1 - significant]) {
        return at - ZERO;
    }
    snprintf(text, sizeof text, "%.*e", significant - 1, value);
    return atoi(text + strcspn(text, "e") + 1);
}

/* Digits after the point that leave `significant` digits; those before the point are all kept. */
static int decimals_for(double value, int significant)
{
    int exponent = value == 0 ? 0 : decimal_exponent(value, significant);
    int decimals = significant - 1 - exponent;
    return decimals > 0 ? decimals : 0;
}

/* "-0.00" is zero. */
static void drop_sign_of_zero(char *text)
{
    if (*text == '-' && strspn(text + 1, "0.") == strlen(text + 1)) {
        memmove(text, text + 1, strlen(text));
    }
}

static void strip_zeros(char *text)
{
    if (strchr(text, '.') != NULL) {
        char *end = text + strlen(text);
        while (end[-1] == '0') {
            *--end = '\0';
        }
        if (end[-1] == '.') {
            end[-1] = '\0';
        }
    }
}

/* A text of the catalog with these words in it. */
static const char *say(const struct catalog *catalog, struct arena *arena, const char *id,
                       const struct word *words)
{
    return text_said(arena, text_of(catalog, NULL, 0, id), words);
}

static const char *say_minus(const struct catalog *catalog, struct arena *arena, const char *number)
{
    return say(catalog, arena, "ui.minus", (struct word[]){{"number", .text = number}, {0}});
}

/* A number as it is written, before any language: 1.5 and M, 3.31 and -6. */
struct number_parts {
    char digits[NUMBER_FIXED_ROOM];
    int exponent; /* what the digits are to be raised by */
    char suffix;  /* that stands for it; 0: none */
    bool power;   /* the exponent itself stands there */
};

/* Nothing below it is rounded to one. */
static const double ROUNDS_UP = 0.9;

/* 1.5M; false for values under a thousand, which are left to the plain form. */
static bool write_short(double value, int significant, struct number_parts *written)
{
    for (size_t i = 0; i < SUFFIXES && fabs(value) >= 1e3; i++) {
        double scaled = value / suffixes[i].factor;
        if (fabs(scaled) < ROUNDS_UP) {
            continue;
        }
        if (decimal_exponent(scaled, significant) >= 0) { /* 999,999 is rounded to 1M */
            number_fixed(scaled, decimals_for(scaled, significant), written->digits);
            strip_zeros(written->digits);
            written->suffix = suffixes[i].letter;
            written->exponent = (int)(3 * (SUFFIXES - i));
            return true;
        }
    }
    return false;
}

/* A number that is finite. */
static struct number_parts write_number(double value, int digits, enum number_form form)
{
    struct number_parts written = {0};
    int significant = digits < 0 ? -digits : 3;
    significant = significant > MOST_DIGITS ? MOST_DIGITS : significant;
    double size = fabs(value);
    if (size >= LARGEST_PLAIN || (digits < 0 && size > 0 && size < SMALLEST_PLAIN)) {
        snprintf(written.digits, sizeof written.digits, "%.*e", significant - 1, value);
        size_t mantissa = strcspn(written.digits, "e");
        written.exponent = atoi(written.digits + mantissa + 1);
        written.power = true;
        written.digits[mantissa] = '\0';
    } else if (form != NUMBER_SHORT || !write_short(value, significant, &written)) {
        int decimals = digits < 0 ? decimals_for(value, significant) : digits;
        number_fixed(value, decimals > MOST_DIGITS ? MOST_DIGITS : decimals, written.digits);
        drop_sign_of_zero(written.digits);
    }
    return written;
}

/* 3.31e-6, or in words 3.31 times 10 to the minus 6. */
static const char *power_of_ten(const struct catalog *catalog, struct arena *arena,
                                const char *number, int exponent, bool words)
{
    if (!words) {
        return arena_printf(arena, "%se%d", number, exponent);
    }
    const char *power = arena_printf(arena, "%d", abs(exponent));
    return say(
        catalog, arena, "ui.power",
        (struct word[]){{"number", .text = number},
                        {"base", .number = 10},
                        {"power", .text = exponent < 0 ? say_minus(catalog, arena, power) : power},
                        {0}});
}

/* The number alone, without its unit. */
static const char *bare_number(const struct catalog *catalog, struct arena *arena, double value,
                               int digits, enum number_form form)
{
    if (isinf(value)) {
        const char *infinite = text_of(catalog, NULL, 0, "ui.infinite");
        return value > 0 ? infinite : say_minus(catalog, arena, infinite);
    }
    const struct number_parts written = write_number(value, digits, form);
    const char *number = language_number(&catalog->language, arena, written.digits);
    return written.power
               ? power_of_ten(catalog, arena, number, written.exponent, form == NUMBER_WORDS)
           : written.suffix ? arena_join(arena, number, (const char[]){written.suffix, '\0'})
                            : number;
}

double number_shown(double value, const struct unit *unit, int digits, enum number_form form)
{
    double shown = value / unit->factor;
    if (isfinite(shown)) {
        const struct number_parts written = write_number(shown, digits, form);
        char text[NUMBER_FIXED_ROOM + NUMBER_ROOM];
        if (written.exponent == 0) {
            number_parse(written.digits, &shown);
        } else {
            snprintf(text, sizeof text, "%se%d", written.digits, written.exponent);
            number_parse(text, &shown);
        }
    }
    return shown;
}

/* The number has digits behind its sign, or is none that is counted. */
static bool is_whole(const struct language *language, const char *number)
{
    const char *behind = number + (*number == '-');
    while ((*behind >= '0' && *behind <= '9') ||
           (*language->group != '\0' &&
            strncmp(behind, language->group, strlen(language->group)) == 0)) {
        behind += *behind >= '0' && *behind <= '9' ? 1 : strlen(language->group);
    }
    return *behind == '\0';
}

/* "-$5": the sign stands before all. */
static const char *with_symbol(const struct catalog *catalog, struct arena *arena,
                               const char *number, const struct unit *unit)
{
    bool money = strcmp(unit->base, "$") == 0 && unit->factor == 1;
    bool negative = money && *number == '-';
    const struct word words[] = {
        {"number", .text = number + negative}, {"unit", .text = unit->symbol}, {0}};
    const char *text = say(catalog, arena, money ? "ui.money" : "ui.with_unit", words);
    return negative ? arena_join(arena, "-", text) : text;
}

const char *number_text(const struct catalog *catalog, struct arena *arena, double value,
                        const struct unit *unit, int digits, enum number_form form)
{
    if (isnan(value)) {
        return text_of(catalog, NULL, 0, "ui.cannot_say");
    }
    const char *number = bare_number(catalog, arena, value / unit->factor, digits, form);
    if (form != NUMBER_WORDS) {
        return *unit->symbol == '\0' ? number : with_symbol(catalog, arena, number, unit);
    }
    const struct language *language = &catalog->language;
    const char *name =
        unit->names[language_form(language, value / unit->factor, is_whole(language, number))];
    return name == NULL || *name == '\0'
               ? number
               : say(catalog, arena, "ui.with_unit",
                     (struct word[]){{"number", .text = number}, {"unit", .text = name}, {0}});
}
