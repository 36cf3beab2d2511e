/* Tests of the small helpers: buffer, escape, number, pairs, json, digest, fault. */
#include "scratch.h"

#include <fcntl.h>
#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/digest.h"
#include "store/escape.h"
#include "store/fault.h"
#include "store/iri.h"
#include "store/json.h"
#include "store/kernel.h"
#include "store/number.h"
#include "store/pairs.h"

static void buffer__grows__by_bytes_and_formats(void **state)
{
    struct buffer buffer = {0};

    (void)state;
    assert_string_equal(buffer_text(&buffer), "");
    for (int i = 0; i < 1000; i++) {
        buffer_add_format(&buffer, "%d,", i % 10);
    }
    assert_int_equal(buffer.length, 2000);
    buffer_cut(&buffer, 4);
    buffer_cut(&buffer, 100); /* longer than it is: nothing */
    buffer_add(&buffer, NULL, 0);
    assert_string_equal(buffer_text(&buffer), "0,1,");

    char *text = buffer_take(&buffer);

    assert_string_equal(text, "0,1,");
    assert_int_equal(buffer.length, 0);
    free(text);
    text = buffer_take(&buffer);
    assert_string_equal(text, "");
    free(text);
}

static void escape__comes_back__for_any_text(void **state)
{
    static const char *const texts[] = {"", "plain", "a\nb", "\\n", "\\", "\r\n\\\\n", "tail\n"};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct buffer escaped = {0};

        escape_add(&escaped, texts[i]);
        assert_null(strpbrk(buffer_text(&escaped), "\r\n"));

        char *text = buffer_take(&escaped);

        assert_true(escape_undo(text));
        assert_string_equal(text, texts[i]);
        free(text);
    }
}

static void escape__refuses__what_it_never_wrote(void **state)
{
    char unknown[] = "a\\tb";
    char cut[] = "a\\";

    (void)state;
    assert_false(escape_undo(unknown));
    assert_false(escape_undo(cut));
}

static void number__parses__the_whole_text_only(void **state)
{
    static const struct {
        const char *text;
        double value;
    } good[] = {{"0", 0},  {"1e-3", 1e-3},         {"-1.5", -1.5}, {"+7", 7},    {".5", 0.5},
                {"5.", 5}, {"4.9e-324", 4.9e-324}, {"1E3", 1000},  {"1e-999", 0}};
    static const char *const bad[] = {"",    " 1",    "1 ", "abc", "1x",  "1,5",  "0x10",
                                      "nan", "inf",   "-",  ".",   "1e",  "e3",   "1e+",
                                      "--1", "1e999", "1k", "1_0", "+-1", "1.2.3"};
    double value = 42;

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        assert_true(number_parse(good[i].text, &value));
        assert_true(value == good[i].value);
    }
    value = 42;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        if (number_parse(bad[i], &value)) {
            fail_msg("\"%s\" was taken for a number", bad[i]);
        }
    }
    assert_true(value == 42);
}

static void number__parses__integers_in_range(void **state)
{
    long long value = 42;

    (void)state;
    assert_true(number_parse_integer("-5", -5, 5, &value));
    assert_int_equal(value, -5);
    assert_false(number_parse_integer("6", -5, 5, &value));
    assert_false(number_parse_integer("1.0", -5, 5, &value));
    assert_false(number_parse_integer("", -5, 5, &value));
    assert_false(number_parse_integer("99999999999999999999", 0, 9223372036854775807, &value));
    assert_int_equal(value, -5);
}

static void number__prints__so_that_it_reads_back(void **state)
{
    static const double values[] = {
        0,    0.1,   1.0 / 3, 1e21, 12345678901234567.0, 1e-7, 5e-324, 1.7976931348623157e308,
        -2.5, 100000};
    char text[NUMBER_ROOM];

    (void)state;
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        double back;

        assert_true(number_parse(number_short(values[i], text), &back));
        assert_true(back == values[i]);
        assert_true(number_parse(number_exact(values[i], text), &back));
        assert_true(back == values[i]);
    }
    for (double value = 1; value < 1e20; value *= 7) {
        const double near[] = {value, -value, value - 1, -value + 1, value + 0.5, 1e15 - value};
        for (size_t i = 0; i < sizeof near / sizeof near[0]; i++) {
            char printed[NUMBER_ROOM];
            snprintf(printed, sizeof printed, "%.17g", near[i]);
            assert_string_equal(number_exact(near[i], text), printed);
        }
    }
    assert_string_equal(number_exact(-0.0, text), "-0");
    assert_string_equal(number_exact(1e15, text), "1000000000000000");
    assert_string_equal(number_exact(1e17, text), "1e+17");
    assert_string_equal(number_short(0.1, text), "0.1");
    assert_string_equal(number_exact(0.1, text), "0.10000000000000001");
    assert_string_equal(number_exact(-NAN, text), "nan");
    assert_string_equal(number_short(INFINITY, text), "inf");
}

static void pairs__come_back__with_any_value(void **state)
{
    struct buffer block = {0};
    struct pairs pairs;
    double number = 0;

    (void)state;
    pairs_add(&block, "because", "light\nand = \\ more");
    pairs_add(&block, "empty", "");
    pairs_add_number(&block, "ratio", 1.0 / 3);
    assert_true(pairs_parse(buffer_text(&block), &pairs));
    assert_int_equal(pairs.count, 3);
    assert_string_equal(pairs_get(&pairs, "because"), "light\nand = \\ more");
    assert_string_equal(pairs_get(&pairs, "empty"), "");
    assert_true(pairs_number(&pairs, "ratio", &number));
    assert_true(number == 1.0 / 3);
    assert_null(pairs_get(&pairs, "absent"));
    assert_false(pairs_number(&pairs, "because", &number));
    pairs_free(&pairs);
    buffer_free(&block);
}

static void pairs__refuse__a_line_without_a_name(void **state)
{
    static const char *const bad[] = {"a=1\nno equals\n", "=1", "a=1\n\nb=2", "a=\\x"};

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct pairs pairs;

        assert_false(pairs_parse(bad[i], &pairs));
        pairs_free(&pairs);
    }
}

static void json__reads_back__in_order_and_full_precision(void **state)
{
    struct buffer buffer = {0};
    struct json_out out = {.buffer = &buffer};

    (void)state;
    json_open(&out, NULL, '{');
    json_put_number(&out, "z", 0.1);
    json_put_number(&out, "a", NAN);
    json_put_text(&out, "text", "quote \" and \x1b[2J and \xff");
    json_put_text(&out, "none", NULL);
    json_open(&out, "list", '[');
    json_put_bool(&out, NULL, true);
    json_put_number(&out, NULL, 1.0 / 3);
    json_close(&out, ']');
    json_close(&out, '}');
    assert_non_null(strstr(buffer_text(&buffer), "{\"z\":0.1,\"a\":null,"));

    json_t *root = json_loads(buffer_text(&buffer), 0, NULL);

    assert_non_null(root);
    assert_string_equal(json_string_value(json_object_get(root, "text")),
                        "quote \" and \x1b[2J and ?");
    assert_true(json_real_value(json_array_get(json_object_get(root, "list"), 1)) == 1.0 / 3);
    json_decref(root);
    buffer_free(&buffer);
}

static void digest__agrees__with_sha256sum(void **state)
{
    char hex[DIGEST_ROOM];
    char link[DIGEST_ROOM];

    (void)state;
    digest_hex("abc", 3, hex);
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    digest_link("a", "bc", 2, link);
    assert_string_equal(link, hex);
    digest_hex("", 0, hex);
    assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

static void digest__of_a_scenario__knows_no_order(void **state)
{
    const struct digest_number one[] = {{"tau", 1800}, {"eta", 0.1}};
    const struct digest_number two[] = {{"eta", 0.1}, {"tau", 1800}};
    static const char lines[] = "eta=0.10000000000000001\ntau=1800\n";
    char a[DIGEST_ROOM];
    char b[DIGEST_ROOM];

    (void)state;
    digest_scenario(one, 2, a);
    digest_scenario(two, 2, b);
    assert_string_equal(a, b);
    digest_hex(lines, strlen(lines), b);
    assert_string_equal(a, b);
    digest_scenario(NULL, 0, a);
    digest_hex("", 0, b);
    assert_string_equal(a, b);
}

static void digest__of_a_folder__sees_data_files_only(void **state)
{
    struct buffer why = {0};
    char first[DIGEST_ROOM];
    char again[DIGEST_ROOM];
    char lines[256];
    char a[DIGEST_ROOM];

    scratch_write(scratch_path(state, "b.ini"), "x", 1);
    assert_int_equal(mkdir(scratch_path(state, "a"), 0700), 0);
    scratch_write(scratch_path(state, "a/t.csv"), "x", 1);
    assert_true(digest_folder(*state, first, &why));
    digest_hex("x", 1, a);
    snprintf(lines, sizeof lines, "%s  a/t.csv\n%s  b.ini\n", a, a);
    digest_hex(lines, strlen(lines), again);
    assert_string_equal(first, again);
    scratch_write(scratch_path(state, "notes.txt"), "x", 1);
    assert_true(digest_folder(*state, again, &why));
    assert_string_equal(first, again);
    scratch_write(scratch_path(state, "b.ini"), "y", 1);
    assert_true(digest_folder(*state, again, &why));
    assert_string_not_equal(first, again);
    assert_false(digest_folder(scratch_path(state, "absent"), again, &why));
    assert_non_null(strstr(buffer_text(&why), "absent"));
    buffer_free(&why);
}

/* A time at which what was changed up to now has settled. */
static int64_t in_ten_seconds(void)
{
    const struct store_kernel *kernel = store_kernel_system();
    return kernel->wall_ms(kernel->context) + 10000;
}

static void digest__from_outside__sees_each_change(void **state)
{
    char first[DIGEST_ROOM], again[DIGEST_ROOM];

    scratch_write(scratch_path(state, "b.ini"), "x", 1);
    if (!digest_outside(*state, in_ten_seconds(), first)) {
        print_message("# a file system that doesn't tell changes from outside\n");
        return;
    }
    assert_false(digest_outside(*state, in_ten_seconds() - 10000, again)); /* just changed */
    assert_true(digest_outside(*state, in_ten_seconds(), again));
    assert_string_equal(first, again);
    scratch_write(scratch_path(state, "notes.txt"), "x", 1);
    assert_true(digest_outside(*state, in_ten_seconds(), again));
    assert_string_equal(first, again);

    struct stat before;
    assert_int_equal(stat(scratch_path(state, "b.ini"), &before), 0);
    usleep(20000); /* a tick of the file system's clock */
    scratch_write(scratch_path(state, "b.ini"), "y", 1);
    const struct timespec times[] = {before.st_atim, before.st_mtim};
    assert_int_equal(utimensat(AT_FDCWD, scratch_path(state, "b.ini"), times, 0), 0);
    assert_true(digest_outside(*state, in_ten_seconds(), again));
    assert_string_not_equal(first, again);

    assert_true(digest_outside(*state, in_ten_seconds(), first));
    scratch_write(scratch_path(state, "c.csv"), "x", 1);
    assert_true(digest_outside(*state, in_ten_seconds(), again));
    assert_string_not_equal(first, again);
    assert_false(digest_outside(scratch_path(state, "absent"), in_ten_seconds(), again));
}

static void fault__prints__file_line_key_and_mend(void **state)
{
    struct fault_list list = {0};
    char text[256] = "";
    FILE *out = fmemopen(text, sizeof text, "w");

    (void)state;
    assert_non_null(out);
    fault_add(&list, "a.ini", 3, "tau", "\"%s\" is not a number; write one", "\x1b[2J");
    fault_add(&list, "b.csv", 0, NULL, "is empty; fill it");
    fault_add(NULL, "c", 0, NULL, "nobody asked");
    fault_print_all(&list, out);
    fclose(out);
    assert_string_equal(text, "a.ini:3: tau: \"?[2J\" is not a number; write one\n"
                              "b.csv: is empty; fill it\n");
    fault_free(&list);
}

static void fault__is_counted_only__beyond_the_bound(void **state)
{
    struct fault_list list = {0};

    (void)state;
    for (size_t i = 0; i < FAULT_MAX + 5; i++) {
        fault_add(&list, "f", i, NULL, "bad");
    }
    assert_int_equal(list.count, FAULT_MAX);
    assert_int_equal(list.dropped, 5);
    fault_free(&list);
}

/* To the byte, ties and what rounds up to one more digit too. */
/* Numbers of 1 to 18 digits, with a point in any place or none, and signs. */
static void number__parses__to_what_strtod_gives(void **state)
{
    uint64_t chance = 1;

    (void)state;
    for (int i = 0; i < 20000; i++) {
        char text[32];
        size_t at = 0, count = 1 + (size_t)i % 18, point = (size_t)i / 18 % (count + 2);
        double value = 0, expected;

        if (i % 5 == 0) {
            text[at++] = i % 2 ? '-' : '+';
        }
        for (size_t k = 0; k < count; k++) {
            chance = chance * 6364136223846793005U + 1442695040888963407U;
            if (k == point) {
                text[at++] = '.';
            }
            text[at++] = (char)('0' + (chance >> 33) % 10);
        }
        text[at] = '\0';
        expected = strtod(text, NULL);
        assert_true(number_parse(text, &value));
        assert_memory_equal(&value, &expected, sizeof value);
    }
}

static void number_fixed__prints__what_printf_prints(void **state)
{
    static const double odd[] = {0,     -0.0, 0.5,  1.5,    2.5,   0.125,  0.375, 9.995, 0.9999999,
                                 99.95, 1e9,  1e14, 123456, 1e-30, 0.0625, 1e15,  -0.5,  999999.5};
    enum { ODD = sizeof odd / sizeof odd[0], DRAWN = 200000 };

    (void)state;
    srand48(1);
    for (int i = 0; i < ODD + DRAWN; i++) {
        double drawn = (drand48() - 0.5) * pow(10, floor(drand48() * 20) - 6);
        double value = i < ODD      ? odd[i]
                       : i % 3 == 0 ? drawn
                                    : round(drawn * 16000) / (i % 3 == 1 ? 16000 : 16384);
        for (int decimals = 0; decimals <= 17; decimals += i < ODD ? 1 : 1 + i % 5) {
            char text[NUMBER_FIXED_ROOM], printed[NUMBER_FIXED_ROOM];
            snprintf(printed, sizeof printed, "%.*f", decimals, value);
            assert_string_equal(number_fixed(value, decimals, text), printed);
        }
    }
}

/* From RFC 3987 and RFC 3986, 1.1.2; the last ones are no absolute IRIs by their grammar. */
static void iri__is_absolute__by_its_grammar(void **state)
{
    static const char *const good[] = {
        "https://lms.example.edu",
        "https://lms.example.edu/a/b?c=d&e",
        "ftp://ftp.is.co.za/rfc/rfc1808.txt",
        "ldap://[2001:db8::7]/c=GB?objectClass?one",
        "mailto:John.Doe@example.com",
        "news:comp.infosystems.www.servers.unix",
        "tel:+1-816-555-1212",
        "urn:oasis:names:specification:docbook:dtd:xml:4.1.2",
        "http://r\xc3\xa9sum\xc3\xa9.example.org/%41",
        "svn+ssh://x",
    };
    static const char *const bad[] = {
        "",
        "x",
        "nonsense",
        "//example.org",
        "/a/b",
        ":x",
        "https:",
        "1a:x",
        "a b:x",
        "https://a b",
        "https://a\n",
        "https://example.org/#there",
        "https://a/%4",
        "https://a/%zz",
        "https://a/[x]",
        "a:[x]",
        "https://a/<b>",
        "https://a/\"b\"",
        "https://a\\b",
        "https://a/{b}",
        "https://a/\xff",
        "https://a/\xe2\x80\xae",
        "https://a/\xc2\x85",
        "\xc3\xa9:x",
    };
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        if (!iri_is_absolute(good[i])) {
            fail_msg("refused: %s", good[i]);
        }
    }
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        if (iri_is_absolute(bad[i])) {
            fail_msg("taken: %s", bad[i]);
        }
    }
}

static void number__counts_nouns(void **state)
{
    (void)state;
    assert_string_equal(number_plural(0), "s");
    assert_string_equal(number_plural(1), "");
    assert_string_equal(number_plural(2), "s");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(buffer__grows__by_bytes_and_formats),
        cmocka_unit_test(escape__comes_back__for_any_text),
        cmocka_unit_test(escape__refuses__what_it_never_wrote),
        cmocka_unit_test(number__parses__the_whole_text_only),
        cmocka_unit_test(number__parses__to_what_strtod_gives),
        cmocka_unit_test(number_fixed__prints__what_printf_prints),
        cmocka_unit_test(number__parses__integers_in_range),
        cmocka_unit_test(number__prints__so_that_it_reads_back),
        cmocka_unit_test(pairs__come_back__with_any_value),
        cmocka_unit_test(pairs__refuse__a_line_without_a_name),
        cmocka_unit_test(json__reads_back__in_order_and_full_precision),
        cmocka_unit_test(digest__agrees__with_sha256sum),
        cmocka_unit_test(digest__of_a_scenario__knows_no_order),
        cmocka_unit_test_setup_teardown(digest__of_a_folder__sees_data_files_only, scratch_make,
                                        scratch_remove),
        cmocka_unit_test_setup_teardown(digest__from_outside__sees_each_change, scratch_make,
                                        scratch_remove),
        cmocka_unit_test(iri__is_absolute__by_its_grammar),
        cmocka_unit_test(number__counts_nouns),
        cmocka_unit_test(fault__prints__file_line_key_and_mend),
        cmocka_unit_test(fault__is_counted_only__beyond_the_bound),
    };

    return cmocka_run_group_tests_name("values", tests, NULL, NULL);
}
