/* typed: see the header. */
#include "store/typed.h"

#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistr.h>

#include "store/number.h"

static const struct typed_scale english_scales[] = {
    {"thousand", 3}, {"million", 6}, {"billion", 9}, {"trillion", 12}, {NULL, 0}};

const struct typed_rule typed_english = {.decimal = '.',
                                         .group = ',',
                                         .minus = "minus",
                                         .power = "times 10 to the",
                                         .percent = "per cent",
                                         .scales = english_scales};

/* The number so far. */
struct scan {
    const struct typed_rule *rule;
    const struct typed_unit *unit;
    char line[TYPED_ROOM];   /* the text, its blanks and signs in their plain forms */
    const char *at;          /* what is left of it */
    const char *mantissa;    /* where that stands in the line, */
    size_t length;           /* and its bytes */
    char digits[TYPED_ROOM]; /* the mantissa with a point and without groups */
    bool negative;
    bool prefixed; /* its unit stood before it */
    int power;     /* of ten, besides the digits */
};

/* ---- characters ---- */

static char plain_char(ucs4_t code)
{
    if (code == 0x2212 || (code >= 0x2010 && code <= 0x2013) || code == 0xfe63 || code == 0xff0d) {
        return '-';
    }
    if (code == '\t' || code == '\n' || code == '\r' || code == 0xa0 || code == 0x1680 ||
        (code >= 0x2000 && code <= 0x200b) || code == 0x202f || code == 0x205f || code == 0x3000 ||
        code == 0xfeff) {
        return ' ';
    }
    if (code == 0xb5 || code == 0x3bc) { /* the two signs for micro */
        return 'u';
    }
    return code == 0xfffd ? '?' : '\0';
}

/* Copies the text with plain minus signs, single blanks, and none at its ends. */
static bool scan_start(struct scan *scan, const char *text)
{
    size_t used = 0;

    while (*text != '\0') {
        ucs4_t code = 0;
        int length = u8_strmbtouc(&code, (const uint8_t *)text);
        char plain = plain_char(length > 0 ? code : 0xfffd);
        const char *from = plain != '\0' ? &plain : text;
        size_t bytes = plain != '\0' ? 1 : (size_t)length;

        if (used + bytes >= sizeof scan->line) {
            return false;
        }
        if (*from != ' ' || (used > 0 && scan->line[used - 1] != ' ')) {
            memcpy(scan->line + used, from, bytes);
            used += bytes;
        }
        text += length > 0 ? length : 1;
    }
    used -= used > 0 && scan->line[used - 1] == ' ';
    scan->line[used] = '\0';
    scan->at = scan->line;
    return true;
}

static void skip_blank(struct scan *scan)
{
    scan->at += *scan->at == ' ';
}

/* Takes WORD, in any capitals, if it stands there and ends there. */
static bool take_word(struct scan *scan, const char *word)
{
    size_t length = strlen(word);

    if (length == 0 || strncasecmp(scan->at, word, length) != 0 ||
        (scan->at[length] != ' ' && scan->at[length] != '\0')) {
        return false;
    }
    scan->at += length;
    skip_blank(scan);
    return true;
}

static bool take_sign(struct scan *scan, bool *negative)
{
    if (take_word(scan, scan->rule->minus)) {
        *negative = true;
        return true;
    }
    if (*scan->at != '-' && *scan->at != '+') {
        return false;
    }
    *negative = *scan->at++ == '-';
    skip_blank(scan);
    return true;
}

/* ---- the mantissa ---- */

static size_t count_digits(const char *text)
{
    return strspn(text, "0123456789");
}

static bool is_mark(char c)
{
    return c == '.' || c == ',';
}

/* A blank that stands between a digit and a group of three. */
static bool is_blank_group(const char *blank)
{
    return *blank == ' ' && count_digits(blank + 1) == 3;
}

static void find_mantissa(struct scan *scan)
{
    const char *end = scan->at;
    bool marked = false;

    while (isdigit((unsigned char)*end) || is_mark(*end) || (!marked && is_blank_group(end))) {
        marked = marked || is_mark(*end);
        end++;
    }
    scan->mantissa = scan->at;
    scan->length = (size_t)(end - scan->at);
    scan->at = end;
}

/* Copies the mantissa up to its decimal sign, without its groups, which must be of three. Returns
 * where it stopped; NULL when the groups are wrong. */
static const char *copy_groups(struct scan *scan, const char *end, char **to)
{
    const char *from = scan->mantissa;
    size_t first = count_digits(from);
    char group = from[first];

    memcpy(*to, from, first);
    *to += first;
    from += first;
    if (from >= end || group == scan->rule->decimal ||
        (group != ' ' && group != scan->rule->group)) {
        return from;
    }
    if (first == 0 || first > 3 || *scan->mantissa == '0') {
        return NULL;
    }
    while (from < end && *from == group) {
        if (count_digits(from + 1) != 3) {
            return NULL;
        }
        memcpy(*to, from + 1, 3);
        *to += 3;
        from += 4;
    }
    return from;
}

/* Sets the digits; false when the marks leave a doubt. */
static bool read_mantissa(struct scan *scan)
{
    const char *end = scan->mantissa + scan->length;
    char *to = scan->digits;
    const char *from = copy_groups(scan, end, &to);

    if (from != NULL && from < end && *from == scan->rule->decimal) {
        size_t decimals = count_digits(from + 1);

        *to++ = '.';
        memcpy(to, from + 1, decimals);
        to += decimals;
        from += 1 + decimals;
    }
    *to = '\0';
    return from == end;
}

/* The line with its mantissa written anew: the mark at DECIMAL, where there is one, becomes the
 * decimal sign and all others go; without one, those that are no decimal signs go. False when OUT
 * has no room for it. */
static bool write_reading(const struct scan *scan, const char *decimal, char *out)
{
    const char *end = scan->mantissa + scan->length;
    char number[TYPED_ROOM];
    const char *written = number;
    size_t used = 0;

    for (const char *from = scan->mantissa; from < end; from++) {
        if (isdigit((unsigned char)*from)) {
            number[used++] = *from;
        } else if (decimal != NULL ? from == decimal : *from == scan->rule->decimal) {
            number[used++] = scan->rule->decimal;
        }
    }
    number[used] = '\0';
    while (written[0] == '0' && isdigit((unsigned char)written[1])) {
        written++;
    }
    return snprintf(out, TYPED_ROOM, "%.*s%s%s%s", (int)(scan->mantissa - scan->line), scan->line,
                    isdigit((unsigned char)*written) ? "" : "0", written, end) < TYPED_ROOM;
}

/* Both readings of a doubtful mantissa; false when it hasn't two. */
static bool find_readings(const struct scan *scan, struct typed_number *typed)
{
    const char *end = scan->mantissa + scan->length;
    const char *doubt = NULL;
    const char *decimal = NULL;
    size_t decimals = 0;

    for (const char *from = scan->mantissa; from < end; from++) {
        if (*from == scan->rule->decimal) {
            decimal = from;
            decimals++;
        } else if (is_mark(*from)) {
            doubt = from;
        }
    }
    if (doubt == NULL || doubt == end - 1 || decimals > 1 || (decimal != NULL && decimal > doubt)) {
        return false;
    }
    return write_reading(scan, doubt, typed->readings[0]) &&
           write_reading(scan, NULL, typed->readings[1]);
}

/* ---- behind the mantissa ---- */

/* e-6, or "times 10 to the minus 6". */
static bool take_exponent(struct scan *scan)
{
    const char *before = scan->at;
    bool negative = false;
    size_t digits = 0;

    if (*scan->at == 'e' || *scan->at == 'E') {
        scan->at++;
        if (*scan->at == '-' || *scan->at == '+') {
            negative = *scan->at++ == '-';
        }
        digits = count_digits(scan->at);
    } else {
        skip_blank(scan);
        if (take_word(scan, scan->rule->power)) {
            take_sign(scan, &negative);
            digits = count_digits(scan->at);
        }
    }
    if (digits == 0 || digits > 6) {
        scan->at = before;
        return false;
    }
    scan->power = atoi(scan->at) * (negative ? -1 : 1);
    scan->at += digits;
    return true;
}

static bool same_name(const char *a, const char *b, bool fold)
{
    for (;;) {
        a += strspn(a, " ");
        b += strspn(b, " ");
        if (fold ? tolower((unsigned char)*a) != tolower((unsigned char)*b) : *a != *b) {
            return false;
        }
        if (*a == '\0') {
            return true;
        }
        a++;
        b++;
    }
}

static bool is_per_cent(const struct scan *scan, const char *text)
{
    return scan->unit != NULL && scan->unit->share &&
           (same_name(text, "%", false) || same_name(text, scan->rule->percent, true));
}

/* True when TEXT is the unit's name, or a per cent where that is one. */
static bool is_unit(const struct scan *scan, const char *text)
{
    const struct typed_unit *unit = scan->unit;

    if (unit == NULL || *text == '\0' || scan->prefixed) {
        return false;
    }
    for (const char *const *name = unit->names; *name != NULL; name++) {
        if (**name != '\0' && same_name(text, *name, true)) {
            return true;
        }
    }
    return same_name(text, unit->symbol, false) || is_per_cent(scan, text);
}

static bool take_unit(struct scan *scan)
{
    if (!is_unit(scan, scan->at)) {
        return false;
    }
    scan->power -= is_per_cent(scan, scan->at) ? 2 : 0;
    scan->at += strlen(scan->at);
    return true;
}

/* k, M, million. */
static void take_scale(struct scan *scan)
{
    static const struct {
        char letter;
        int power;
    } letters[] = {{'k', 3}, {'K', 3}, {'M', 6}, {'G', 9}, {'B', 9}, {'T', 12}};

    for (const struct typed_scale *scale = scan->rule->scales; scale->name != NULL; scale++) {
        if (take_word(scan, scale->name)) {
            scan->power += scale->power;
            return;
        }
    }
    for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++) {
        const char *behind = scan->at + 1;

        if (*scan->at == letters[i].letter &&
            (*behind == '\0' || *behind == ' ' || (*scan->at != 'B' && is_unit(scan, behind)))) {
            scan->power += letters[i].power;
            scan->at = behind;
            skip_blank(scan);
            return;
        }
    }
}

/* What stands behind the mantissa: an exponent or a scale, then the unit. */
static enum typed_reason read_tail(struct scan *scan, struct typed_number *typed)
{
    bool scaled = take_exponent(scan);

    skip_blank(scan);
    if (take_unit(scan)) {
        return TYPED_GOOD;
    }
    if (!scaled) {
        take_scale(scan);
    }
    if (*scan->at == '\0' || take_unit(scan)) {
        return TYPED_GOOD;
    }
    if (!isalpha((unsigned char)*scan->at) && strchr("%$/", *scan->at) == NULL &&
        isascii((unsigned char)*scan->at)) {
        return TYPED_NO_NUMBER;
    }
    snprintf(typed->rest, sizeof typed->rest, "%s", scan->at);
    return TYPED_FOREIGN_UNIT;
}

/* ---- the whole ---- */

static void take_front(struct scan *scan)
{
    bool sign = take_sign(scan, &scan->negative);

    if (scan->unit != NULL && strcmp(scan->unit->symbol, "$") == 0 && *scan->at == '$') {
        scan->at++;
        scan->prefixed = true;
        skip_blank(scan);
        if (!sign) {
            take_sign(scan, &scan->negative);
        }
    }
}

enum typed_reason typed_read(const char *text, const struct typed_rule *rule,
                             const struct typed_unit *unit, struct typed_number *typed)
{
    struct scan scan = {.rule = rule, .unit = unit};
    char whole[2 * TYPED_ROOM];

    *typed = (struct typed_number){0};
    if (!scan_start(&scan, text)) {
        return TYPED_NO_NUMBER;
    }
    if (*scan.line == '\0') {
        return TYPED_EMPTY;
    }
    take_front(&scan);
    find_mantissa(&scan);
    if (strcspn(scan.mantissa, "0123456789") >= scan.length) {
        return TYPED_NO_NUMBER;
    }

    bool doubtful = !read_mantissa(&scan);
    enum typed_reason tail = read_tail(&scan, typed);

    if (tail != TYPED_GOOD) {
        return tail;
    }
    if (doubtful) {
        return find_readings(&scan, typed) ? TYPED_TWO_WAYS : TYPED_NO_NUMBER;
    }
    snprintf(whole, sizeof whole, "%s%se%d", scan.negative ? "-" : "", scan.digits, scan.power);
    return number_parse(whole, &typed->value) ? TYPED_GOOD : TYPED_TOO_LARGE;
}
