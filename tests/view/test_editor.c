/* Tests of editor.h. */
#include "golden.h"

#include "view/editor.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unistr.h>

#include <cmocka.h>

static void type(struct editor *editor, const char *text)
{
    assert_true(editor_paste(editor, text, strlen(text)));
}

/* Moves and then inserts '|', so that the text shows where the cursor was; takes it back. */
static void expect_at(struct editor *editor, const char *text)
{
    assert_true(editor_insert(editor, '|'));
    assert_string_equal(editor_text(editor), text);
    assert_true(editor_do(editor, EDITOR_BACKSPACE));
}

static void editor__insert__keeps_the_limit(void **state)
{
    (void)state;
    struct editor *editor = editor_new(4, false);

    assert_true(editor_insert(editor, 'a'));
    assert_true(editor_insert(editor, 0xE9));
    assert_false(editor_insert(editor, 0x4F60));
    assert_true(editor_insert(editor, 'b'));
    assert_false(editor_insert(editor, 'c'));
    assert_string_equal(editor_text(editor), "a\xC3\xA9"
                                             "b");
    editor_free(editor);
}

static void editor__insert__refuses_controls(void **state)
{
    (void)state;
    struct editor *editor = editor_new(10, true);

    assert_false(editor_insert(editor, 0x1B));
    assert_false(editor_insert(editor, '\n'));
    assert_false(editor_insert(editor, 0x9B));
    assert_false(editor_insert(editor, 0xD800));
    assert_false(editor_insert(editor, 0x110000));
    assert_string_equal(editor_text(editor), "");
    assert_int_equal(editor_dirty_bytes(editor), 0);
    editor_free(editor);
}

static void editor__paste__cleans_what_it_gets(void **state)
{
    (void)state;
    struct editor *editor = editor_new(100, true);

    type(editor, "a\r\nb\rc\td\xFF\x1B[0m");
    assert_string_equal(editor_text(editor), "a\nb\nc d[0m");
    editor_free(editor);
    editor = editor_new(100, false);
    type(editor, "one\r\ntwo");
    assert_string_equal(editor_text(editor), "one two");
    assert_false(editor_enter(editor));
    editor_free(editor);
    editor = editor_new(4, true);
    assert_false(editor_paste(editor, "ab\xE4\xBD\xA0", 5));
    assert_string_equal(editor_text(editor), "ab");
    editor_free(editor);
}

static void editor__delete__takes_whole_clusters(void **state)
{
    (void)state;
    struct editor *editor = editor_new(100, false);

    type(editor, "xe\xCC\x81y");
    assert_true(editor_do(editor, EDITOR_BACKSPACE));
    assert_true(editor_do(editor, EDITOR_BACKSPACE));
    assert_string_equal(editor_text(editor), "x");
    editor_set_text(editor, "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB!"); /* a Hangul syllable */
    editor_do(editor, EDITOR_HOME);
    assert_true(editor_do(editor, EDITOR_DELETE));
    assert_string_equal(editor_text(editor), "!");
    assert_false(editor_do(editor, EDITOR_BACKSPACE));
    assert_true(editor_do(editor, EDITOR_DELETE));
    assert_false(editor_do(editor, EDITOR_DELETE));
    editor_free(editor);
}

static void editor__move__goes_by_clusters_and_words(void **state)
{
    (void)state;
    struct editor *editor = editor_new(100, false);

    type(editor, "one, two  e\xCC\x81t");
    assert_false(editor_do(editor, EDITOR_RIGHT));
    editor_do(editor, EDITOR_LEFT);
    editor_do(editor, EDITOR_LEFT);
    expect_at(editor, "one, two  |e\xCC\x81t");
    editor_do(editor, EDITOR_WORD_LEFT);
    expect_at(editor, "one, |two  e\xCC\x81t");
    editor_do(editor, EDITOR_WORD_LEFT);
    expect_at(editor, "|one, two  e\xCC\x81t");
    assert_false(editor_do(editor, EDITOR_LEFT));
    editor_do(editor, EDITOR_WORD_RIGHT);
    expect_at(editor, "one|, two  e\xCC\x81t");
    editor_do(editor, EDITOR_WORD_RIGHT);
    editor_do(editor, EDITOR_WORD_RIGHT);
    expect_at(editor, "one, two  e\xCC\x81t|");
    editor_do(editor, EDITOR_HOME);
    expect_at(editor, "|one, two  e\xCC\x81t");
    editor_do(editor, EDITOR_END);
    expect_at(editor, "one, two  e\xCC\x81t|");
    editor_free(editor);
}

static void editor__up_and_down__follow_wrapped_lines(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(5, 9, TIER_PLAIN);
    struct editor *editor = editor_new(100, true);

    type(editor, "one two three\n\nfour");
    editor_draw(canvas, (struct rect){0, 0, 5, 9}, editor, true); /* one two|three||four */
    expect_at(editor, "one two three\n\nfour|");
    editor_do(editor, EDITOR_UP);
    expect_at(editor, "one two three\n|\nfour");
    editor_do(editor, EDITOR_DOWN);
    editor_do(editor, EDITOR_END);
    editor_do(editor, EDITOR_UP);
    editor_do(editor, EDITOR_UP);
    expect_at(editor, "one two thre|e\n\nfour");
    editor_do(editor, EDITOR_HOME);
    expect_at(editor, "one two |three\n\nfour");
    editor_do(editor, EDITOR_END);
    expect_at(editor, "one two three|\n\nfour");
    editor_do(editor, EDITOR_UP);
    expect_at(editor, "one t|wo three\n\nfour");
    assert_false(editor_do(editor, EDITOR_UP));
    editor_do(editor, EDITOR_END);
    expect_at(editor, "one two| three\n\nfour");
    editor_free(editor);
    canvas_free(canvas);
}

static void editor__dirty__counts_since_the_save(void **state)
{
    (void)state;
    struct editor *editor = editor_new(100, false);

    editor_set_text(editor, "draft");
    assert_int_equal(editor_dirty_bytes(editor), 0);
    type(editor, "ed");
    editor_do(editor, EDITOR_BACKSPACE);
    assert_int_equal(editor_dirty_bytes(editor), 3);
    editor_mark_saved(editor);
    assert_int_equal(editor_dirty_bytes(editor), 0);
    editor_free(editor);
}

static void expect_cursor(const struct canvas *canvas, int row, int col)
{
    int at_row, at_col;

    canvas_cursor(canvas, &at_row, &at_col);
    assert_int_equal(at_row, row);
    assert_int_equal(at_col, col);
}

static void editor__draw__keeps_the_cursor_in_sight(void **state)
{
    (void)state;
    struct canvas *canvas = canvas_new(6, 30, TIER_BLOCKS);
    struct editor *editor = editor_new(200, true);
    struct rect rect = {1, 4, 3, 11};

    editor_draw(canvas, rect, editor, true);
    expect_cursor(canvas, 1, 4);
    type(editor, "0123456789");
    editor_draw(canvas, rect, editor, true);
    expect_cursor(canvas, 1, 14);
    type(editor, "\none\ntwo\nthree ");
    editor_draw(canvas, rect, editor, true);
    expect_cursor(canvas, 3, 10);
    for (int i = 0; i < 9; i++) {
        editor_do(editor, EDITOR_UP);
    }
    editor_draw(canvas, rect, editor, true);
    expect_cursor(canvas, 1, 10);
    editor_draw(canvas, (struct rect){0, 0, 0, 0}, editor, true);
    expect_cursor(canvas, 1, 10);
    editor_free(editor);
    canvas_free(canvas);
}

static void editor__draw__like_its_golden(void **state)
{
    (void)state;
    static const struct {
        const char *title;
        bool multiline;
        int rows, cols;
        bool home;
    } views[] = {
        {"text 40x6", true, 6, 40, false},
        {"text 20x4, its end", true, 4, 20, false},
        {"text 20x4, its beginning", true, 4, 20, true},
        {"line 30", false, 1, 30, false},
        {"line 30, its beginning", false, 1, 30, true},
    };
    struct golden *golden = golden_new();

    for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
        struct editor *editor = editor_new(500, views[i].multiline);
        struct canvas *canvas = canvas_new(views[i].rows, views[i].cols, TIER_BLOCKS);
        struct rect rect = {0, 0, views[i].rows, views[i].cols};
        char title[80];
        int row, col;
        type(editor, "The fat tree, since its CI ratio stays below 1.\n\n"
                     "At 100,000 nodes a torus fills its bisection "
                     "\xE2\x80\x93 the tree doesn\xE2\x80\x99t.");
        editor_draw(canvas, rect, editor, true);
        for (int up = 0; views[i].home && up < 20; up++) {
            editor_do(editor, EDITOR_UP);
            editor_do(editor, EDITOR_HOME);
        }
        canvas_clear(canvas);
        editor_draw(canvas, rect, editor, true);
        canvas_cursor(canvas, &row, &col);
        snprintf(title, sizeof title, "%s, cursor %d,%d", views[i].title, row, col);
        golden_add(golden, title, canvas);
        editor_free(editor);
        canvas_free(canvas);
    }
    golden_check(golden, "editor");
}

static void editor__cuts__add_up_and_come_back(void **state)
{
    (void)state;
    struct editor *editor = editor_new(100, true);
    editor_set_text(editor, "one two\nthree four");
    assert_true(editor_do(editor, EDITOR_CUT_WORD));
    assert_true(editor_do(editor, EDITOR_CUT_WORD));
    assert_string_equal(editor_text(editor), "one two\n");
    assert_true(editor_do(editor, EDITOR_PUT_BACK));
    assert_string_equal(editor_text(editor), "one two\nthree four");
    editor_do(editor, EDITOR_WORD_LEFT);
    assert_true(editor_do(editor, EDITOR_CUT_END));
    assert_false(editor_do(editor, EDITOR_CUT_END));
    assert_true(editor_do(editor, EDITOR_CUT_START));
    assert_string_equal(editor_text(editor), "one two\n");
    editor_do(editor, EDITOR_PUT_BACK);
    editor_do(editor, EDITOR_UP);
    assert_true(editor_do(editor, EDITOR_CUT_START));
    editor_do(editor, EDITOR_RIGHT);
    assert_true(editor_do(editor, EDITOR_CUT_START)); /* at its edge, the newline */
    editor_free(editor);
}

static void editor__cut_at_a_newline__joins_lines(void **state)
{
    (void)state;
    struct editor *editor = editor_new(100, true);
    editor_set_text(editor, "one\ntwo");
    editor_do(editor, EDITOR_HOME);
    assert_true(editor_do(editor, EDITOR_CUT_START));
    assert_string_equal(editor_text(editor), "onetwo");
    assert_int_equal(editor_cursor(editor), 3);
    assert_true(editor_do(editor, EDITOR_CUT_END));
    assert_string_equal(editor_text(editor), "one");
    assert_true(editor_do(editor, EDITOR_CUT_START));
    assert_false(editor_do(editor, EDITOR_CUT_START));
    assert_true(editor_do(editor, EDITOR_PUT_BACK));
    assert_string_equal(editor_text(editor), "one\ntwo");
    editor_free(editor);
}

/* Ten thousand keys: the text stays valid and within its limit, the cursor inside its rectangle. */
static void editor__any_keys__keep_the_text_valid(void **state)
{
    (void)state;
    static const uint32_t codes[] = {'a', ' ', 0xE9, 0x301, 0x4F60, 0x1F1EB, 0x200D, '-'};
    struct canvas *canvas = canvas_new(8, 30, TIER_BLOCKS);
    struct editor *editor = editor_new(60, true);
    uint32_t random = 1;

    for (int i = 0; i < 10000; i++) {
        int row, col;
        random = random * 1664525 + 1013904223;
        unsigned key = random >> 24;
        if (key < 100) {
            editor_insert(editor, codes[key % 8]);
        } else if (key < 120) {
            editor_enter(editor);
        } else if (key < 150) {
            editor_do(editor, EDITOR_BACKSPACE);
        } else {
            editor_do(editor, (enum editor_deed)(key % (EDITOR_PUT_BACK + 1)));
        }
        editor_draw(canvas, (struct rect){2, 3, 4, 7}, editor, true);
        canvas_cursor(canvas, &row, &col);
        assert_true(row >= 2 && row <= 5);
        assert_true(col >= 3 && col <= 9);
        size_t length = strlen(editor_text(editor));
        assert_true(length <= 60);
        assert_null(u8_check((const uint8_t *)editor_text(editor), length));
    }
    editor_free(editor);
    canvas_free(canvas);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(editor__insert__keeps_the_limit),
        cmocka_unit_test(editor__insert__refuses_controls),
        cmocka_unit_test(editor__paste__cleans_what_it_gets),
        cmocka_unit_test(editor__delete__takes_whole_clusters),
        cmocka_unit_test(editor__move__goes_by_clusters_and_words),
        cmocka_unit_test(editor__up_and_down__follow_wrapped_lines),
        cmocka_unit_test(editor__dirty__counts_since_the_save),
        cmocka_unit_test(editor__draw__keeps_the_cursor_in_sight),
        cmocka_unit_test(editor__draw__like_its_golden),
        cmocka_unit_test(editor__cuts__add_up_and_come_back),
        cmocka_unit_test(editor__cut_at_a_newline__joins_lines),
        cmocka_unit_test(editor__any_keys__keep_the_text_valid),
    };

    return cmocka_run_group_tests_name("editor", tests, NULL, NULL);
}
