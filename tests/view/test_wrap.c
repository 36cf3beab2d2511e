/* Tests of wrap.h. */
#include "view/wrap.h"

#include "view/text.h"

#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <unilbrk.h>

/* Wraps and joins the lines with '|'. */
static void expect_lines(const char *text, int cols, const char *joined)
{
    struct wrap_line *lines;
    size_t count = wrap_text(text, strlen(text), cols, &lines);
    char seen[400] = "";

    for (size_t i = 0; i < count; i++) {
        strcat(seen, i ? "|" : "");
        strncat(seen, text + lines[i].start, lines[i].length);
        assert_int_equal(lines[i].cells, text_cells(text + lines[i].start, lines[i].length));
    }
    assert_string_equal(seen, joined);
    free(lines);
}

static void wrap__words__break_at_blanks(void **state)
{
    (void)state;
    expect_lines("one two three", 7, "one two|three");
    expect_lines("one two three", 8, "one two|three");
    expect_lines("one two three", 3, "one|two|thr|ee");
    expect_lines("one  two", 4, "one|two");
    expect_lines("well-known words", 6, "well-|known|words");
}

static void wrap__numbers__keep_their_units(void **state)
{
    (void)state;
    expect_lines("It takes 42 mg of 100 %, all in.", 11, "It takes|42 mg of|100 %, all|in.");
    expect_lines("runs 1000 ms", 6, "runs|1000|ms"); /* where there is no room for both */
}

static void wrap__newlines__end_lines(void **state)
{
    (void)state;
    expect_lines("a\nb", 9, "a|b");
    expect_lines("a\n\nb\n", 9, "a||b|");
    expect_lines("abc\nd", 3, "abc|d");
    expect_lines("\n", 9, "|");
}

static void wrap__nothing__is_one_empty_line(void **state)
{
    (void)state;
    struct wrap_line *lines;

    assert_int_equal(wrap_text("", 0, 10, &lines), 1);
    assert_int_equal(lines[0].length, 0);
    free(lines);
}

static void wrap__wide_and_combining__count_cells(void **state)
{
    (void)state;
    expect_lines("\xE4\xBD\xA0\xE5\xA5\xBD\xE5\x90\x97", 4,
                 "\xE4\xBD\xA0\xE5\xA5\xBD|\xE5\x90\x97");
    expect_lines("e\xCC\x81"
                 "e\xCC\x81"
                 "e\xCC\x81",
                 2,
                 "e\xCC\x81"
                 "e\xCC\x81|e\xCC\x81");
    expect_lines("\xE4\xBD\xA0", 1, "\xE4\xBD\xA0");
}

static void wrap__invalid_bytes__do_not_stop_it(void **state)
{
    (void)state;
    expect_lines("ab\xFF\xFE cd\xC3", 3, "ab\xFF|\xFE|cd\xC3");
}

static void wrap__every_width__loses_no_word(void **state)
{
    (void)state;
    const char *text = "Goodput falls when the fleet crosses from one site into two.";

    for (int cols = 1; cols < 80; cols++) {
        struct wrap_line *lines;
        size_t count = wrap_text(text, strlen(text), cols, &lines);
        size_t letters = 0, at = 0;
        for (size_t i = 0; i < count; i++) {
            assert_true(lines[i].cells <= cols);
            assert_true(lines[i].start >= at);
            assert_int_equal(strspn(text + at, " "), lines[i].start - at);
            at = lines[i].start + lines[i].length;
            letters += lines[i].length;
        }
        assert_int_equal(at, strlen(text));
        assert_true(letters > 0);
        free(lines);
    }
}

/* The next place behind `at` for a break; the text's end where there is none. */
static size_t next_place(const char *breaks, size_t bytes, size_t at)
{
    do {
        at++;
    } while (at < bytes && breaks[at] != UC_BREAK_POSSIBLE);
    return at;
}

/* A number is not parted from its unit: no place for a break is behind a digit's blank, before a
 * sign or a word of three bytes at most. */
static void keep_units(const char *text, size_t bytes, char *breaks)
{
    for (size_t at = 2; at < bytes; at++) {
        size_t word = strcspn(text + at, " \n");
        word = word > bytes - at ? bytes - at : word;
        if (text[at - 1] == ' ' && isdigit((unsigned char)text[at - 2]) &&
            !isdigit((unsigned char)text[at]) && word <= 3) {
            breaks[at] = UC_BREAK_PROHIBITED;
        }
    }
}

/* Each line but the last ends where Unicode has a place for a break, and the next place is too far;
 * a line without a place ends inside its word, which is full. */
static void expect_full_lines(const char *text, size_t bytes, int cols)
{
    static char breaks[20000], any[20000];
    struct wrap_line *lines;
    assert_true(bytes < sizeof breaks);
    u8_possible_linebreaks((const uint8_t *)text, bytes, "UTF-8", any);
    memcpy(breaks, any, bytes);
    keep_units(text, bytes, breaks);
    size_t count = wrap_text(text, bytes, cols, &lines);
    for (size_t i = 0; i + 1 < count; i++) {
        size_t start = lines[i].start, next = lines[i + 1].start;
        size_t further = next_place(breaks, bytes, next);
        while (further > start && text[further - 1] == ' ') {
            further--;
        }
        assert_true(lines[i].cells <= cols);
        assert_true(text_cells(text + start, further - start) > cols);
        if (breaks[next] != UC_BREAK_POSSIBLE) {
            assert_true(next_place(breaks, bytes, start) > next);
            assert_true(any[next] == UC_BREAK_POSSIBLE || /* rather than inside a word */
                        lines[i].cells >= cols - 1);      /* two cells may not have fitted */
        }
    }
    free(lines);
}

/* What was broken inside goes on as the word that it is: "-minute" alone would have no place behind
 * its hyphen (LB 20a of UAX 14, since Unicode 15.1). */
static void wrap__a_broken_word__goes_on_as_one(void **state)
{
    (void)state;
    static const char text[] = "abcdefg-minute,abcdefghijklm";
    for (int cols = 1; cols < 30; cols++) {
        expect_full_lines(text, strlen(text), cols);
    }
}

static void wrap__all_texts__break_where_unicode_has_it(void **state)
{
    static const char *const names[] = {"en", "es"};
    static char text[20000], path[4096];
    size_t texts = 0;
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        snprintf(path, sizeof path, "%s/texts/%s.csv", getenv("FLEETLAB_DATA_DIR"), names[i]);
        FILE *file = fopen(path, "r");
        assert_non_null(file);
        while (fgets(text, sizeof text, file)) {
            size_t bytes = strcspn(text, "\n");
            for (int cols = 1; cols < 100; cols += 7) {
                expect_full_lines(text, bytes, cols);
            }
            texts++;
        }
        fclose(file);
    }
    assert_true(texts > 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wrap__words__break_at_blanks),
        cmocka_unit_test(wrap__numbers__keep_their_units),
        cmocka_unit_test(wrap__newlines__end_lines),
        cmocka_unit_test(wrap__nothing__is_one_empty_line),
        cmocka_unit_test(wrap__wide_and_combining__count_cells),
        cmocka_unit_test(wrap__invalid_bytes__do_not_stop_it),
        cmocka_unit_test(wrap__every_width__loses_no_word),
        cmocka_unit_test(wrap__a_broken_word__goes_on_as_one),
        cmocka_unit_test(wrap__all_texts__break_where_unicode_has_it),
    };

    return cmocka_run_group_tests_name("wrap", tests, NULL, NULL);
}
