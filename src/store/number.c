/* number: see the header. */
#include "store/number.h"

#include <errno.h>
#include <float.h>
#include <locale.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *number_skip_digits(const char *text)
{
    while (*text >= '0' && *text <= '9') {
        text++;
    }
    return text;
}

/* Where the number at the start of TEXT ends; TEXT itself when there is none. */
static const char *number_end(const char *text)
{
    const char *whole = text + (*text == '+' || *text == '-');
    const char *end = number_skip_digits(whole);
    bool digits = end > whole;

    if (*end == '.') {
        const char *decimals = end + 1;

        end = number_skip_digits(decimals);
        digits = digits || end > decimals;
    }
    if (!digits) {
        return text;
    }
    if (*end == 'e' || *end == 'E') {
        const char *power = end + 1 + (end[1] == '+' || end[1] == '-');

        if (number_skip_digits(power) > power) {
            end = number_skip_digits(power);
        }
    }
    return end;
}

/*
 * Nearly all numbers have few digits: those and their power of ten are exact in a double, so that
 * one division rounds them as strtod would (Clinger 1990).
 */
static bool number_convert_short(const char *text, double *value)
{
    static const double tens[] = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                  1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    const char *at = text + (*text == '+' || *text == '-');
    uint64_t digits = 0;
    size_t count = 0, decimals = 0;
    bool point = false;

    for (; (*at >= '0' && *at <= '9') || *at == '.'; at++) {
        if (*at == '.') {
            point = true;
        } else {
            digits = 10 * digits + (uint64_t)(*at - '0');
            count++;
            decimals += point;
        }
        if (count > 15) { /* 2^53 has 16 */
            return false;
        }
    }
    *value = (double)digits / tens[decimals];
    *value = *text == '-' ? -*value : *value;
    return *at == '\0' && FLT_EVAL_METHOD == 0;
}

/* strtod in the C locale, which glibc keeps ready: newlocale() allocates nothing for it. */
static double number_convert(const char *text)
{
    double value;

    if (number_convert_short(text, &value)) {
        return value;
    }

    locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);

    value = strtod_l(text, NULL, plain);
    freelocale(plain);
    return value;
}

bool number_parse(const char *text, double *value)
{
    const char *end = number_end(text);

    if (end == text || *end != '\0') {
        return false;
    }

    double parsed = number_convert(text);

    if (!isfinite(parsed)) {
        return false;
    }
    *value = parsed;
    return true;
}

bool number_parse_integer(const char *text, long long min, long long max, long long *value)
{
    const char *digits = text + (*text == '+' || *text == '-');
    const char *end = number_skip_digits(digits);

    if (end == digits || *end != '\0') {
        return false;
    }
    errno = 0;

    long long parsed = strtoll(text, NULL, 10);

    if (errno != 0 || parsed < min || parsed > max) {
        return false;
    }
    *value = parsed;
    return true;
}

/* Most numbers are whole, and have fewer digits than any format here shows: those need no locale.
 */
static bool number_print_whole(double value, char text[NUMBER_ROOM])
{
    char digits[NUMBER_ROOM];
    size_t count = 0, at = 0;

    if (!(fabs(value) < 1e15) || value != trunc(value) || (value == 0 && signbit(value))) {
        return false;
    }
    for (uint64_t rest = (uint64_t)fabs(value); rest > 0 || count == 0; rest /= 10) {
        digits[count++] = (char)('0' + rest % 10);
    }
    if (value < 0) {
        text[at++] = '-';
    }
    while (count > 0) {
        text[at++] = digits[--count];
    }
    text[at] = '\0';
    return true;
}

char *number_fixed(double value, int decimals, char text[NUMBER_FIXED_ROOM])
{
    static const double powers[] = {1, 10, 100, 1e3, 1e4, 1e5, 1e6};
    static const double most = 1e9;
    double scaled = fabs(value) * (decimals >= 0 && decimals <= 6 ? powers[decimals] : NAN);
    double below = trunc(scaled);

    /* A product is never rounded across a tie, which a double can hold; but it may become one. */
    if (!(scaled < most) || scaled - below == 0.5) {
        snprintf(text, NUMBER_FIXED_ROOM, "%.*f", decimals, value);
        return text;
    }

    char digits[NUMBER_FIXED_ROOM];
    size_t count = 0, at = 0;

    for (uint64_t rest = (uint64_t)below + (scaled - below > 0.5);
         rest > 0 || count <= (size_t)decimals; rest /= 10) {
        digits[count++] = (char)('0' + rest % 10);
    }
    if (signbit(value)) {
        text[at++] = '-';
    }
    while (count > 0) {
        if (count == (size_t)decimals) {
            text[at++] = '.';
        }
        text[at++] = digits[--count];
    }
    text[at] = '\0';
    return text;
}

/* DIGITS is 15 or more. */
static char *number_print(double value, int digits, char text[NUMBER_ROOM])
{
    if (number_print_whole(value, text)) {
        return text;
    }

    locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    locale_t before = uselocale(plain);

    snprintf(text, NUMBER_ROOM, "%.*g", digits, isnan(value) ? fabs(value) : value);
    uselocale(before);
    freelocale(plain);
    return text;
}

char *number_exact(double value, char text[NUMBER_ROOM])
{
    return number_print(value, 17, text);
}

char *number_short(double value, char text[NUMBER_ROOM])
{
    /* %g drops trailing zeros itself, so that 15 digits are as few as it takes, or too few. */
    for (int digits = 15; digits < 17; digits++) {
        number_print(value, digits, text);
        if (!isfinite(value) || number_convert(text) == value) {
            return text;
        }
    }
    return number_print(value, 17, text);
}

const char *number_plural(size_t count)
{
    return count == 1 ? "" : "s";
}
