/* Tests of canvas.h and text.h. */
#include "store/clean.h"
#include "view/canvas.h"
#include "view/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <unistr.h>

static void assert_canvas_text(const struct canvas *canvas, const char *expected)
{
    char *text = canvas_to_text(canvas);

    assert_string_equal(text, expected);
    free(text);
}

/* Draws text at 0,0 of a canvas of one row and expects what is seen and the cells used. */
static void expect_line(enum tier tier, int cols, const char *text, const char *seen, int cells)
{
    struct canvas *canvas = canvas_new(1, cols, tier);
    char line[200];

    assert_int_equal(canvas_text(canvas, 0, 0, cols, ROLE_TEXT, text), cells);
    strcpy(line, seen);
    strcat(line, "\n");
    assert_canvas_text(canvas, line);
    canvas_free(canvas);
}

static void canvas__new__clamps_sizes(void **state)
{
    (void)state;
    struct canvas *small = canvas_new(-3, 0, TIER_PLAIN);
    struct canvas *large = canvas_new(501, 100000, TIER_PLAIN);

    assert_int_equal(canvas_rows(small), 1);
    assert_int_equal(canvas_cols(small), 1);
    assert_int_equal(canvas_rows(large), 500);
    assert_int_equal(canvas_cols(large), 500);
    canvas_free(small);
    canvas_free(large);
}

static void canvas__text__shows_utf8(void **state)
{
    (void)state;
    expect_line(TIER_BLOCKS, 20, "40 \xC3\x97 2 \xE2\x80\xA6", "40 \xC3\x97 2 \xE2\x80\xA6", 8);
    expect_line(TIER_BLOCKS, 20, "\xE4\xBD\xA0\xE5\xA5\xBD!", "\xE4\xBD\xA0\xE5\xA5\xBD!", 5);
    expect_line(TIER_BLOCKS, 20, "e\xCC\x81t", "e\xCC\x81t", 2);
}

static void canvas__text__replaces_what_cannot_be_shown(void **state)
{
    (void)state;
    expect_line(TIER_BLOCKS, 20,
                "a\xFF"
                "b\xE2\x82",
                "a?b??", 5);
    expect_line(TIER_BLOCKS, 20, "a\x1B[1m\tb\x7F", "a?[1m?b?", 8);
    expect_line(TIER_BLOCKS, 20,
                "\xC2\x9B"
                "1m",
                "?1m", 3);
    expect_line(TIER_BLOCKS, 20, "x\xE2\x80\xAEy", "x?y", 3); /* right-to-left override */
}

/* Whatever a name or a data file holds, no cell acts on a terminal. */
static void canvas__text__holds_nothing_that_acts(void **state)
{
    (void)state;
    for (uint32_t code = 1; code <= 0x10ffff; code++) {
        uint8_t text[8] = "a";
        int length = clean_acts(code) ? u8_uctomb(text + 1, code, 6) : 0;
        if (length <= 0) {
            continue;
        }
        text[1 + length] = '\0';
        struct canvas *canvas = canvas_new(1, 8, TIER_BLOCKS);
        canvas_text(canvas, 0, 0, 8, ROLE_TEXT, (const char *)text);
        canvas_put(canvas, 0, 4, code, ROLE_TEXT);
        for (int col = 0; col < 8; col++) {
            const struct cell *cell = canvas_at(canvas, 0, col);
            assert_true(cell->glyph == 0 || !clean_acts(cell->glyph));
            assert_true(cell->combining == 0 || !clean_acts(cell->combining));
        }
        canvas_free(canvas);
    }
}

static void canvas__text__transliterates_on_ascii(void **state)
{
    (void)state;
    expect_line(TIER_PLAIN, 20,
                "1\xE2\x80\x93"
                "2 \xE2\x80\x94 3",
                "1-2 - 3", 7);
    expect_line(TIER_PLAIN, 20, "\xE2\x80\x9Cit\xE2\x80\x99s\xE2\x80\x9D", "\"it's\"", 6);
    expect_line(TIER_PLAIN, 20, "4\xC3\x97 5\xC2\xB0 \xC2\xB5s \xE2\x80\xA6", "4x 5o us .", 10);
    expect_line(TIER_PLAIN, 20, "Jos\xC3\xA9 e\xCC\x81", "Jose e", 6);
    expect_line(TIER_PLAIN, 20, "\xE4\xBD\xA0 \xE2\x96\x88", "?? ?", 4);
}

static void canvas__text__never_halves_a_wide_character(void **state)
{
    (void)state;
    expect_line(TIER_BLOCKS, 3, "\xE4\xBD\xA0\xE5\xA5\xBD", "\xE4\xBD\xA0", 2);
    expect_line(TIER_BLOCKS, 1, "\xE4\xBD\xA0", "", 0);

    struct canvas *canvas = canvas_new(1, 4, TIER_BLOCKS);
    canvas_text(canvas, 0, 0, 4, ROLE_TEXT, "\xE4\xBD\xA0\xE5\xA5\xBD");
    canvas_put(canvas, 0, 1, 'x', ROLE_TEXT);
    assert_canvas_text(canvas, " x\xE5\xA5\xBD\n");
    canvas_put(canvas, 0, 2, 'y', ROLE_TEXT);
    assert_canvas_text(canvas, " xy\n");
    canvas_put(canvas, 0, 3, 0x4F60, ROLE_TEXT);
    assert_canvas_text(canvas, " xy\n");
    canvas_free(canvas);
}

static void canvas__text__is_cut_at_the_edges(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(2, 5, TIER_PLAIN);

    assert_int_equal(canvas_text(canvas, 0, 3, 99, ROLE_TEXT, "abc"), 2);
    assert_int_equal(canvas_text(canvas, 1, 0, 2, ROLE_TEXT, "abc"), 2);
    canvas_text(canvas, 1, -1, 9, ROLE_TEXT, "--");
    canvas_text(canvas, 2, 0, 9, ROLE_TEXT, "below");
    canvas_text(canvas, -1, 0, 9, ROLE_TEXT, "above");
    canvas_put(canvas, 5, 5, 'x', ROLE_TEXT);
    canvas_put(canvas, -1, -1, 'x', ROLE_TEXT);
    assert_int_equal(canvas_text(canvas, 0, 9, 5, ROLE_TEXT, "right"), 0);
    assert_canvas_text(canvas, "   ab\n-b\n");
    assert_null(canvas_at(canvas, 2, 0));
    assert_null(canvas_at(canvas, 0, -1));
    canvas_free(canvas);
}

static void canvas__cursor__is_clamped(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(3, 4, TIER_PLAIN);
    int row, col;

    canvas_set_cursor(canvas, 9, -2);
    canvas_cursor(canvas, &row, &col);
    assert_int_equal(row, 2);
    assert_int_equal(col, 0);
    canvas_clear(canvas);
    canvas_cursor(canvas, &row, &col);
    assert_int_equal(row, 0);
    canvas_free(canvas);
}

static void canvas__roles__are_one_letter_a_cell(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(2, 6, TIER_PLAIN);

    canvas_text(canvas, 0, 1, 5, ROLE_MET, "ok");
    canvas_text(canvas, 0, 4, 1, ROLE_TEXT, "x");
    canvas_put(canvas, 1, 0, '!', ROLE_ALARM);
    char *roles = canvas_to_roles(canvas);
    assert_string_equal(roles, ".mm\n!\n");
    free(roles);
    canvas_free(canvas);
}

static void text__fit__keeps_marks_with_their_letter(void **state)
{
    (void)state;
    assert_int_equal(text_fit("e\xCC\x81t", 4, 1), 3);
    assert_int_equal(text_fit("\xE4\xBD\xA0x", 4, 1), 0);
    assert_int_equal(text_fit("abc", 3, 9), 3);
    assert_int_equal(text_width("\xE4\xBD\xA0x\xCC\x81"), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(canvas__new__clamps_sizes),
        cmocka_unit_test(canvas__text__shows_utf8),
        cmocka_unit_test(canvas__text__replaces_what_cannot_be_shown),
        cmocka_unit_test(canvas__text__holds_nothing_that_acts),
        cmocka_unit_test(canvas__text__transliterates_on_ascii),
        cmocka_unit_test(canvas__text__never_halves_a_wide_character),
        cmocka_unit_test(canvas__text__is_cut_at_the_edges),
        cmocka_unit_test(canvas__cursor__is_clamped),
        cmocka_unit_test(canvas__roles__are_one_letter_a_cell),
        cmocka_unit_test(text__fit__keeps_marks_with_their_letter),
    };

    return cmocka_run_group_tests_name("canvas", tests, NULL, NULL);
}
