/* Tests of clean, and of those that pass strangers' texts through it: fault, json, path. */
#include "scratch.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "plain.h"
#include "store/clean.h"
#include "store/fault.h"
#include "store/json.h"
#include "store/ledger.h"
#include "store/ledger_log.h"
#include "store/path.h"

/* Names of files that once moved an instructor's terminal, and more of their kind. */
static const char *const hostile[] = {
    "\xc2\x9b"
    "31mRED",
    "\xc2\x9d"
    "0;t\xc2\x9c",
    "\u202egpj",
    "\x9b"
    "31m\xff",
    "\033[2J\033]0;title\a",
    "\xed\xa0\x80 \xef\xbf\xbe \xf4\x8f\xbf\xbf \ufdd0",
    "\u2066a\u2069\u200f\u061c\u2028\ufeff",
    "\xc0\x80\xf8\x88\x80\x80\x80\xe2\x82",
    "two\r\nlines\tand\rmore\n",
};

enum { HOSTILE = sizeof hostile / sizeof hostile[0], ROUNDS = 20000, BYTES = 64 };

static void assert_plain(const char *bytes, size_t length, bool lines)
{
    size_t at;
    const char *why = plain_fault(bytes, length, lines, &at);

    if (why != NULL) {
        fail_msg("%s at byte %zu of \"%s\"", why, at, bytes);
    }
}

static void assert_buffer_plain(struct buffer *out, bool lines)
{
    assert_plain(buffer_text(out), out->length, lines);
    buffer_free(out);
}

static void clean__leaves_one_plain_line(void **state)
{
    static const struct {
        const char *text;
        size_t max;
        const char *line;
    } cases[] = {
        {"Zo\u00eb, 7", 100, "Zo\u00eb, 7"},
        {"two\nlines\r", 100, "two / lines?"},
        {"two\r\nlines\tand", 100, "two / lines and"},
        {"\033[2J\033]0;title\a", 100, "?[2J?]0;title?"},
        {"c1 \xc2\x9b"
         "31m",
         100, "c1 ?31m"},
        {"right \u202e"
         "to left",
         100, "right ?to left"},
        {"not \xff utf-8 \xc3", 100, "not ? utf-8 ?"},
        {"0123456789", 10, "0123456789"},
        {"0123456789x", 10, "0123456..."},
        {"012345\u00eb6789", 10, "012345..."},
        {"abcdef", 2, "..."},
        {"", 0, ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buffer line = {0};

        buffer_add_text(&line, ">");
        clean_short(&line, cases[i].text, cases[i].max);
        assert_string_equal(buffer_text(&line) + 1, cases[i].line);
        buffer_free(&line);
        if (strlen(cases[i].text) <= cases[i].max) {
            clean_line(&line, cases[i].text);
            assert_string_equal(buffer_text(&line), cases[i].line);
            buffer_free(&line);
        }
    }
}

static void clean__keeps_lines__where_a_text_has_them(void **state)
{
    struct buffer out = {0};

    (void)state;
    clean_text(&out, "one\r\n\ttwo\033\n\nthree\u2029");
    assert_string_equal(buffer_text(&out), "one\n\ttwo?\n\nthree?");
    buffer_free(&out);
}

static void clean__lets_nothing_hostile_through(void **state)
{
    (void)state;
    for (size_t i = 0; i < HOSTILE; i++) {
        struct buffer out = {0};

        clean_line(&out, hostile[i]);
        assert_buffer_plain(&out, false);
        clean_text(&out, hostile[i]);
        assert_buffer_plain(&out, true);
        clean_short(&out, hostile[i], 5);
        assert_true(out.length <= 5);
        assert_buffer_plain(&out, false);
        clean_format(&out, "%s and %s", hostile[i], hostile[HOSTILE - 1 - i]);
        assert_buffer_plain(&out, false);
    }
}

/* Random bytes, most of them from the places where UTF-8 is hard. */
static void random_text(char *text)
{
    static const unsigned char places[] = {0x0a, 0x1b, 0x80, 0x9b, 0xa0, 0xbf, 0xc0, 0xc2, 0xd8,
                                           0xe2, 0xed, 0xef, 0xf0, 0xf3, 0xf4, 0xf8, 0xff, 0x8e};
    size_t length = (size_t)rand() % BYTES;

    for (size_t i = 0; i < length; i++) {
        text[i] = (char)(rand() % 3 ? places[(size_t)rand() % sizeof places] : rand() % 255 + 1);
    }
    text[length] = '\0';
}

static void clean__lets_no_random_bytes_through(void **state)
{
    (void)state;
    srand(1);
    for (int i = 0; i < ROUNDS; i++) {
        char text[BYTES];
        struct buffer out = {0};
        struct buffer again = {0};

        random_text(text);
        clean_line(&out, text);
        clean_line(&again, buffer_text(&out));
        assert_string_equal(buffer_text(&out), buffer_text(&again));
        buffer_free(&again);
        assert_buffer_plain(&out, false);
        clean_text(&out, text);
        assert_buffer_plain(&out, true);
    }
}

static void clean__agrees_with_the_tests_decoder__on_each_code_point(void **state)
{
    (void)state;
    for (uint32_t code = 1; code <= 0x10ffff; code++) {
        char text[5] = {0};
        size_t at;

        if (code < 0x80) {
            text[0] = (char)code;
        } else if (code < 0x800) {
            text[0] = (char)(0xc0 | code >> 6);
            text[1] = (char)(0x80 | (code & 0x3f));
        } else if (code < 0x10000) {
            text[0] = (char)(0xe0 | code >> 12);
            text[1] = (char)(0x80 | (code >> 6 & 0x3f));
            text[2] = (char)(0x80 | (code & 0x3f));
        } else {
            text[0] = (char)(0xf0 | code >> 18);
            text[1] = (char)(0x80 | (code >> 12 & 0x3f));
            text[2] = (char)(0x80 | (code >> 6 & 0x3f));
            text[3] = (char)(0x80 | (code & 0x3f));
        }
        if (plain_fault(text, strlen(text), false, &at) != NULL) {
            struct buffer out = {0};

            clean_line(&out, text);
            assert_buffer_plain(&out, false);
        }
    }
}

/* What JSON says of TEXT: plain bytes, and read back TEXT itself where that is UTF-8. */
static void assert_json_holds(const char *text)
{
    struct buffer out = {0};
    struct json_out json = {.buffer = &out};
    json_t *expected = json_string(text);

    json_put_text(&json, NULL, text);
    assert_plain(buffer_text(&out), out.length, false);

    json_t *root = json_loads(buffer_text(&out), JSON_DECODE_ANY, NULL);

    if (root == NULL) {
        fail_msg("no JSON: %s", buffer_text(&out));
    }
    if (expected != NULL) {
        assert_string_equal(json_string_value(root), text);
    }
    json_decref(root);
    json_decref(expected);
    buffer_free(&out);
}

static void json__escapes_what_acts__and_loses_nothing(void **state)
{
    struct buffer out = {0};
    struct json_out json = {.buffer = &out};

    (void)state;
    json_put_text(&json, NULL, "\xc2\x9b \u202e \x7f \U000e0041 \"\\\t \xff");
    assert_string_equal(buffer_text(&out),
                        "\"\\u009b \\u202e \\u007f \\udb40\\udc41 \\\"\\\\\\t ?\"");
    buffer_free(&out);
    for (size_t i = 0; i < HOSTILE; i++) {
        assert_json_holds(hostile[i]);
    }
    srand(2);
    for (int i = 0; i < ROUNDS; i++) {
        char text[BYTES];

        random_text(text);
        assert_json_holds(text);
    }
}

static void fault__is_plain__whatever_was_named(void **state)
{
    (void)state;
    for (size_t i = 0; i < HOSTILE; i++) {
        struct fault_list list = {0};
        char text[1024] = "";
        FILE *out = fmemopen(text, sizeof text, "w");

        assert_non_null(out);
        fault_add(&list, hostile[i], 3, hostile[i], "\"%s\" is not a number; write one",
                  hostile[i]);
        fault_print_all(&list, out);
        fclose(out);
        fault_free(&list);
        assert_true(strlen(text) > 1);
        assert_plain(text, strlen(text) - 1, false);
    }
}

static void errors_of_files__are_plain__whatever_was_named(void **state)
{
    (void)state;
    for (size_t i = 0; i < HOSTILE; i++) {
        struct buffer why = {0};

        assert_null(path_data_folder(hostile[i], &why));
        assert_true(why.length > 0);
        assert_buffer_plain(&why, false);
        assert_null(path_ledger(hostile[i], &why));
        assert_true(why.length > 0);
        assert_buffer_plain(&why, false);
        assert_null(ledger_log_read(hostile[i], &why));
        assert_true(why.length > 0);
        assert_buffer_plain(&why, false);
    }
}

static void errors_of_a_ledger__are_plain__whatever_its_name(void **state)
{
    const struct ledger_identity who = {"ada", "cs", "", "fleetlab", 1, 1};

    for (size_t i = 0; i < HOSTILE; i++) {
        const char *folder = scratch_path(state, hostile[i]);
        struct buffer path = {0};

        scratch_write(folder, "x", 1); /* no folder at all */
        buffer_add_format(&path, "%s/ledger.csv", folder);

        struct ledger *ledger = ledger_open(store_kernel_system(), buffer_text(&path), &who);

        assert_int_equal(ledger_state(ledger), LEDGER_FAILED);
        assert_true(strlen(ledger_error(ledger)) > 0);
        assert_plain(ledger_error(ledger), strlen(ledger_error(ledger)), false);
        ledger_close(ledger);
        buffer_free(&path);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clean__leaves_one_plain_line),
        cmocka_unit_test(clean__keeps_lines__where_a_text_has_them),
        cmocka_unit_test(clean__lets_nothing_hostile_through),
        cmocka_unit_test(clean__lets_no_random_bytes_through),
        cmocka_unit_test(clean__agrees_with_the_tests_decoder__on_each_code_point),
        cmocka_unit_test(json__escapes_what_acts__and_loses_nothing),
        cmocka_unit_test(fault__is_plain__whatever_was_named),
        cmocka_unit_test(errors_of_files__are_plain__whatever_was_named),
        cmocka_unit_test_setup_teardown(errors_of_a_ledger__are_plain__whatever_its_name,
                                        scratch_make, scratch_remove),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
