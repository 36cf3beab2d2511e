/* Tests of typed: every form in which a person may type a number, and those that are refused. */
#include "scratch.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "store/typed.h"

static const struct typed_unit none = {"", {""}, false};
static const struct typed_unit share = {"", {""}, true};
static const struct typed_unit km = {"km", {"kilometre", "kilometres"}, false};
static const struct typed_unit usd = {"$", {"dollar", "dollars"}, false};
static const struct typed_unit percent = {"%", {"per cent", "per cent"}, false};
static const struct typed_unit byte = {"B", {"byte", "bytes"}, false};
static const struct typed_unit per_day = {"a day", {"time a day", "times a day"}, false};
static const struct typed_unit musd = {"M$", {"million dollars", "million dollars"}, false};
static const struct typed_unit us = {"us", {"microsecond", "microseconds"}, false};

/* German: the comma is the decimal sign, and no mark is safe for groups. */
static const struct typed_scale german_scales[] = {{"Millionen", 6}, {NULL, 0}};
static const struct typed_rule german = {',',           '\0',      "minus",
                                         "mal 10 hoch", "Prozent", german_scales};

struct good_case {
    const char *text;
    const struct typed_unit *unit;
    double value;
};

static void assert_good(const struct typed_rule *rule, const struct good_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct typed_number typed;
        enum typed_reason reason = typed_read(cases[i].text, rule, cases[i].unit, &typed);

        if (reason != TYPED_GOOD || typed.value != cases[i].value) {
            fail_msg("\"%s\" was read as %.17g, reason %d", cases[i].text, typed.value, reason);
        }
    }
}

#define ASSERT_GOOD(rule, cases) assert_good(rule, cases, sizeof(cases) / sizeof *(cases))

static void typed__reads__plain_grouped_and_scaled_numbers(void **state)
{
    static const struct good_case cases[] = {
        {"0", NULL, 0},
        {"7", &none, 7},
        {"-1.5", &none, -1.5},
        {"+7", &none, 7},
        {".5", &none, 0.5},
        {"5.", &none, 5},
        {"  42\t", &none, 42},
        {"1,000", &none, 1000},
        {"900,000,000", &none, 9e8},
        {"1,234.5", &none, 1234.5},
        {"1.000", &none, 1},
        {"10 000", &none, 1e4},
        {"1\u202f000\u202f000", &none, 1e6},
        {"1\u2009000.5", &none, 1000.5},
        {"40k", &none, 40e3},
        {"40K", &none, 40e3},
        {"1.5M", &none, 1.5e6},
        {"0.1M", &none, 0.1e6},
        {"900 M", &none, 900e6},
        {"900\u00a0M", &none, 900e6},
        {"2G", &none, 2e9},
        {"2B", &none, 2e9},
        {"0.1T", &none, 1e11},
        {"340 million", &none, 340e6},
        {"340 Million", &none, 340e6},
        {"1.2 billion", &none, 1.2e9},
        {"5 thousand", &none, 5e3},
        {"3.31e-6", &none, 3.31e-6},
        {"1E3", &none, 1000},
        {"3.31 times 10 to the minus 6", &none, 3.31e-6},
        {"3.31 times 10 to the 15", &none, 3.31e15},
        {"minus 5", &none, -5},
        {"\u22125", &none, -5},
        {"- 5", &none, -5},
        {"1e-999", &none, 0},
    };

    (void)state;
    ASSERT_GOOD(&typed_english, cases);
}

static void typed__reads__the_unit_of_its_own(void **state)
{
    static const struct good_case cases[] = {
        {"12 km", &km, 12},
        {"12km", &km, 12},
        {"12\u202fkm", &km, 12},
        {"12 kilometres", &km, 12},
        {"1 Kilometre", &km, 1},
        {"10,000 km", &km, 10000},
        {"10k km", &km, 10000},
        {"3.31e-6 km", &km, 3.31e-6},
        {"3.31 times 10 to the minus 6 kilometres", &km, 3.31e-6},
        {"$1,000", &usd, 1000},
        {"-$1,500", &usd, -1500},
        {"$-5", &usd, -5},
        {"$1.5M", &usd, 1.5e6},
        {"1,500 dollars", &usd, 1500},
        {"1.5 million dollars", &usd, 1.5e6},
        {"1.5 million dollars", &musd, 1.5},
        {"3.50 M$", &musd, 3.5},
        {"50 %", &percent, 50},
        {"50%", &percent, 50},
        {"50 per cent", &percent, 50},
        {"50 percent", &percent, 50},
        {"50", &percent, 50},
        {"50 %", &share, 0.5},
        {"7.3%", &share, 0.073},
        {"0.5", &share, 0.5},
        {"5 B", &byte, 5},
        {"5 kB", &byte, 5e3},
        {"5 MB", &byte, 5e6},
        {"5M B", &byte, 5e6},
        {"5 times a day", &per_day, 5},
        {"5 a day", &per_day, 5},
        {"3.31 times 10 to the 15 times a day", &per_day, 3.31e15},
        {"5 \u00b5s", &us, 5},
        {"5\u03bcs", &us, 5},
    };

    (void)state;
    ASSERT_GOOD(&typed_english, cases);
}

static void typed__reads__as_the_language_writes(void **state)
{
    static const struct good_case cases[] = {
        {"1,5", &none, 1.5},        {"2,5k", &none, 2500},
        {"1 000,5", &none, 1000.5}, {"340 Millionen", &none, 340e6},
        {"1000", &none, 1000},      {"3,31 mal 10 hoch minus 6", &none, 3.31e-6},
    };

    (void)state;
    ASSERT_GOOD(&german, cases);
}

struct doubt_case {
    const struct typed_rule *rule;
    const char *text, *one, *other;
};

static void typed__offers__both_readings_of_a_doubtful_mark(void **state)
{
    static const struct doubt_case cases[] = {
        {&typed_english, "1,5", "1.5", "15"},
        {&typed_english, "2,5", "2.5", "25"},
        {&typed_english, "-2,5k", "-2.5k", "-25k"},
        {&typed_english, "minus 2,5 %", "minus 2.5 %", "minus 25 %"},
        {&typed_english, "1,0000", "1.0000", "10000"},
        {&typed_english, "0,500", "0.500", "500"},
        {&typed_english, ",5", "0.5", "5"},
        {&typed_english, "1,234,5", "1234.5", "12345"},
        {&typed_english, "1.000,5", "1000.5", "1.0005"},
        {&typed_english, "1,5e3", "1.5e3", "15e3"},
        {&german, "1.5", "1,5", "15"},
        {&german, "1.000", "1,000", "1000"},
        {&german, "1.000,5", NULL, NULL}, /* a point before the comma has one reading only */
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct typed_number typed;
        const struct typed_unit *unit = strchr(cases[i].text, '%') != NULL ? &percent : &none;
        enum typed_reason reason = typed_read(cases[i].text, cases[i].rule, unit, &typed);

        if (cases[i].one == NULL) {
            assert_int_equal(reason, TYPED_NO_NUMBER);
            continue;
        }
        if (reason != TYPED_TWO_WAYS) {
            fail_msg("\"%s\" was read as %.17g, reason %d", cases[i].text, typed.value, reason);
        }
        assert_string_equal(typed.readings[0], cases[i].one);
        assert_string_equal(typed.readings[1], cases[i].other);
        for (size_t k = 0; k < 2; k++) { /* what is offered is taken, in that language */
            struct typed_number again;

            assert_int_equal(typed_read(typed.readings[k], cases[i].rule, unit, &again),
                             TYPED_GOOD);
        }
    }
}

struct refused_case {
    const char *text;
    const struct typed_unit *unit;
    enum typed_reason reason;
    const char *rest;
};

static void typed__refuses__what_is_no_number_or_of_another_unit(void **state)
{
    static const struct refused_case cases[] = {
        {"", &km, TYPED_EMPTY, ""},
        {" \u00a0", &km, TYPED_EMPTY, ""},
        {"abc", &none, TYPED_NO_NUMBER, ""},
        {"k", &none, TYPED_NO_NUMBER, ""},
        {"-", &none, TYPED_NO_NUMBER, ""},
        {".", &none, TYPED_NO_NUMBER, ""},
        {"--1", &none, TYPED_NO_NUMBER, ""},
        {"+-1", &none, TYPED_NO_NUMBER, ""},
        {"nan", &none, TYPED_NO_NUMBER, ""},
        {"infinite", &none, TYPED_NO_NUMBER, ""},
        {"1.2.3", &none, TYPED_NO_NUMBER, ""},
        {"minus,5", &none, TYPED_NO_NUMBER, ""},
        {"1.0,1.0,5", &none, TYPED_NO_NUMBER, ""},
        {"5,", &none, TYPED_NO_NUMBER, ""},
        {"1 5", &none, TYPED_NO_NUMBER, ""},
        {"1000 000", &none, TYPED_NO_NUMBER, ""},
        {"1,000 000", &none, TYPED_NO_NUMBER, ""},
        {"5;", &none, TYPED_NO_NUMBER, ""},
        {"1_0", &none, TYPED_NO_NUMBER, ""},
        {"1\xff", &none, TYPED_NO_NUMBER, ""},
        {"12 miles", &km, TYPED_FOREIGN_UNIT, "miles"},
        {"12 m", &km, TYPED_FOREIGN_UNIT, "m"},
        {"12 km", &none, TYPED_FOREIGN_UNIT, "km"},
        {"12 km/h", &km, TYPED_FOREIGN_UNIT, "km/h"},
        {"50 %", &none, TYPED_FOREIGN_UNIT, "%"},
        {"$5", &km, TYPED_NO_NUMBER, ""},
        {"$5 dollars", &usd, TYPED_FOREIGN_UNIT, "dollars"},
        {"1x", &none, TYPED_FOREIGN_UNIT, "x"},
        {"1kk", &none, TYPED_FOREIGN_UNIT, "kk"},
        {"1e3k", &none, TYPED_FOREIGN_UNIT, "k"},
        {"1m", &none, TYPED_FOREIGN_UNIT, "m"},
        {"1P", &none, TYPED_FOREIGN_UNIT, "P"},
        {"1e", &none, TYPED_FOREIGN_UNIT, "e"},
        {"0x10", &none, TYPED_FOREIGN_UNIT, "x10"},
        {"5 k million", &none, TYPED_FOREIGN_UNIT, "million"},
        {"12 km", &usd, TYPED_FOREIGN_UNIT, "km"},
        {"1,5 miles", &km, TYPED_FOREIGN_UNIT, "miles"},
        {"1e999", &none, TYPED_TOO_LARGE, ""},
        {"1e300 million", &none, TYPED_FOREIGN_UNIT, "million"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct typed_number typed;
        enum typed_reason reason = typed_read(cases[i].text, &typed_english, cases[i].unit, &typed);

        if (reason != cases[i].reason) {
            fail_msg("\"%s\": reason %d, value %g", cases[i].text, reason, typed.value);
        }
        assert_string_equal(typed.rest, cases[i].rest);
    }
}

static void typed__refuses__what_is_too_long(void **state)
{
    char text[4 * TYPED_ROOM];
    struct typed_number typed;

    (void)state;
    for (size_t length = 1; length < sizeof text; length++) {
        memset(text, '1', length);
        text[length] = '\0';
        assert_int_equal(typed_read(text, &typed_english, NULL, &typed),
                         length < TYPED_ROOM ? TYPED_GOOD : TYPED_NO_NUMBER);
    }
}

/* Whatever is typed: a value that is one, or a reason; and no comma is ever dropped. */
static void typed__takes__any_text_without_harm(void **state)
{
    static const char *const pieces[] = {"1",      "23",     "000",  ",",       ".",
                                         " ",      "-",      "k",    "M",       "e",
                                         "%",      "km",     "$",    "minus",   "times 10 to the",
                                         "\u2212", "\u202f", "\xff", "million", "+",
                                         "\u00b5"};
    static const struct typed_unit *const units[] = {&none, &share, &km, &usd, &percent, &byte};

    (void)state;
    srand(3);
    for (int i = 0; i < 200000; i++) {
        char text[200] = "";
        struct typed_number typed;

        for (int n = rand() % 8; n >= 0; n--) {
            strcat(text, pieces[(size_t)rand() % (sizeof pieces / sizeof pieces[0])]);
        }
        enum typed_reason reason = typed_read(text, &typed_english, units[rand() % 6], &typed);

        if (reason == TYPED_GOOD) {
            assert_true(isfinite(typed.value));
            for (const char *c = strchr(text, ','); c != NULL; c = strchr(c + 1, ',')) {
                assert_int_equal(strspn(c + 1, "0123456789"), 3);
            }
        }
        assert_int_equal(reason == TYPED_TWO_WAYS, *typed.readings[0] != '\0');
        assert_int_equal(reason == TYPED_FOREIGN_UNIT, *typed.rest != '\0');
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(typed__reads__plain_grouped_and_scaled_numbers),
        cmocka_unit_test(typed__reads__the_unit_of_its_own),
        cmocka_unit_test(typed__reads__as_the_language_writes),
        cmocka_unit_test(typed__offers__both_readings_of_a_doubtful_mark),
        cmocka_unit_test(typed__refuses__what_is_no_number_or_of_another_unit),
        cmocka_unit_test(typed__refuses__what_is_too_long),
        cmocka_unit_test(typed__takes__any_text_without_harm),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
