/* Tests of view.h: keys in, events and pictures out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fake.h"
#include "golden.h"
#include "view/footer.h"
#include "view/keys.h"
#include "view/view.h"

struct shown {
    struct stage *stage;
    struct view *view;
    struct canvas *canvas;
    int64_t now;
};

static struct shown shown_open(enum scene_screen screen, int rows, int cols, enum tier tier)
{
    struct shown stage = {.stage = fake_open(), .canvas = canvas_new(rows, cols, tier)};
    fake_show(stage.stage, screen);
    stage.view = view_new(stage.stage);
    view_draw(stage.view, stage.canvas);
    fake_events(stage.stage);
    return stage;
}

static void shown_close(struct shown *stage)
{
    view_free(stage->view);
    canvas_free(stage->canvas);
    fake_close(stage->stage);
}

static enum view_reaction press(struct shown *stage, uint32_t key)
{
    enum view_reaction reaction = view_key(stage->view, key, stage->now);
    view_draw(stage->view, stage->canvas);
    return reaction;
}

static void type(struct shown *stage, const char *text)
{
    for (; *text; text++) {
        press(stage, (unsigned char)*text);
    }
}

/* The events that a key causes. */
static void expect_events(struct shown *stage, uint32_t key, const char *events)
{
    press(stage, key);
    assert_string_equal(fake_events(stage->stage), events);
}

/* Whether the picture holds this text. */
static bool shows(const struct shown *stage, const char *text)
{
    char *picture = canvas_to_text(stage->canvas);
    bool found = strstr(picture, text) != NULL;
    free(picture);
    return found;
}

static char *line_at(const struct shown *stage, int row)
{
    char *picture = canvas_to_text(stage->canvas);
    char *start = picture;
    while (row-- > 0) {
        start = strchr(start, '\n') + 1;
    }
    start[strcspn(start, "\n")] = '\0';
    char *line = strdup(start);
    free(picture);
    return line;
}

/* The cursor's line begins with this text. */
static void expect_cursor_on(const struct shown *stage, const char *text)
{
    int row, col;
    canvas_cursor(stage->canvas, &row, &col);
    char *line = line_at(stage, row);
    assert_memory_equal(line, text, strlen(text));
    free(line);
}

static void to_lock(struct shown *stage)
{
    for (int i = 0; i < 4; i++) {
        press(stage, VKEY_TAB);
    }
    expect_cursor_on(stage, "> [Lock my prediction]");
    fake_events(stage->stage);
}

/* ---- keys ---- */

static void keys__table__has_each_key_once_in_a_place(void **state)
{
    (void)state;
    size_t count;
    const struct key_action *table = keys_table(&count);
    for (size_t i = 0; i < count; i++) {
        for (const char *c = table[i].chars; c && *c; c++) {
            assert_non_null(keys_find((uint32_t)*c, table[i].where | ON_BENCH));
        }
    }
    assert_ptr_equal(keys_find('q', ON_NUMBER), keys_named("quit"));
    assert_null(keys_find('q', ON_EDIT));
    assert_null(keys_find('x', ON_TEXT));
}

static void footer__words__keep_help_and_quit_in_any_width(void **state)
{
    (void)state;
    struct stage *stage = fake_open();
    struct buffer footer = {0};
    for (int cols = 20; cols < 150; cols++) {
        buffer_cut(&footer, 0);
        footer_words(stage, ON_NUMBER | ON_BENCH, cols, &footer);
        assert_true((int)footer.length <= cols);
        assert_non_null(strstr(buffer_text(&footer), "? help  q quit"));
    }
    buffer_free(&footer);
    fake_close(stage);
}

/* ---- the workbench ---- */

static void view__steps__send_size_and_direction(void **state)
{
    (void)state;
    struct shown stage = shown_open(SCENE_WORKBENCH, 24, 80, TIER_PLAIN);
    expect_events(&stage, VKEY_RIGHT, "STEP nodes +1 one\n");
    expect_events(&stage, 'h', "STEP nodes -1 one\n");
    expect_events(&stage, '+', "STEP nodes +1 fine\n");
    expect_events(&stage, VKEY_SHIFT_LEFT, "STEP nodes -1 fine\n");
    expect_events(&stage, VKEY_PAGE_UP, "STEP nodes +1 coarse\n");
    expect_events(&stage, '[', "STEP nodes -1 coarse\n");
    expect_events(&stage, '<', "STEP nodes -1 limit\n");
    expect_events(&stage, VKEY_END, "STEP nodes +1 limit\n");
    press(&stage, 'j');
    press(&stage, VKEY_DOWN);
    expect_events(&stage, ' ', "STEP topology +1 one\n");
    expect_events(&stage, VKEY_END, "CHOOSE topology 1\n");
    expect_events(&stage, '1', "CHOOSE topology 0\n");
    expect_events(&stage, 'u', "UNDO\n");
    expect_events(&stage, 'U', "REDO\n");
    expect_events(&stage, 'R', "RESTORE\n");
    shown_close(&stage);
}

static void view__typed_value__is_sent_on_enter_and_dropped_on_escape(void **state)
{
    (void)state;
    struct shown stage = shown_open(SCENE_WORKBENCH, 24, 80, TIER_PLAIN);
    type(&stage, "1.5M");
    assert_true(shows(&stage, "Fleet size N (1 to 1 million): 1.5M"));
    expect_cursor_on(&stage, "Fleet size N (1 to 1 million): 1.5M");
    press(&stage, VKEY_BACKSPACE);
    assert_string_equal(fake_events(stage.stage), "");
    expect_events(&stage, VKEY_ENTER, "TYPE nodes 1.5\n");
    type(&stage, "7");
    expect_events(&stage, VKEY_ESCAPE, "");
    type(&stage, "12");
    press(&stage, VKEY_HOME);
    press(&stage, VKEY_DELETE);
    type(&stage, "900 ");
    press(&stage, VKEY_CTRL('W'));
    type(&stage, "50 %");
    press(&stage, VKEY_CTRL('K'));
    expect_events(&stage, VKEY_ENTER, "TYPE nodes 50 %\n");
    type(&stage, "20k");
    expect_events(&stage, VKEY_DOWN, "TYPE nodes 20k\n");
    expect_cursor_on(&stage, "> Dispersion");
    shown_close(&stage);
}

static void view__enter__commits_on_the_action_alone(void **state)
{
    (void)state;
    struct shown stage = shown_open(SCENE_WORKBENCH, 24, 80, TIER_PLAIN);
    expect_events(&stage, VKEY_ENTER, "");
    expect_cursor_on(&stage, "> [Commit this run]");
    expect_events(&stage, VKEY_ENTER, "ACT commit\n");
    press(&stage, VKEY_TAB);
    expect_events(&stage, VKEY_ENTER, "");
    expect_cursor_on(&stage, "> [Commit this run]");
    press(&stage, VKEY_DOWN);
    expect_cursor_on(&stage, "> [Go on to the observation]");
    expect_events(&stage, VKEY_ENTER, "ACT observe\n");
    shown_close(&stage);
}

static void view__unfold__shows_further_controls_and_keeps_the_focus(void **state)
{
    (void)state;
    struct shown stage = shown_open(SCENE_WORKBENCH, 24, 80, TIER_PLAIN);
    press(&stage, VKEY_DOWN);
    assert_true(shows(&stage, "+ 1 more (x)"));
    press(&stage, 'x');
    assert_true(shows(&stage, "Local steps"));
    assert_false(shows(&stage, "+ 1 more (x)"));
    expect_cursor_on(&stage, "> Dispersion");
    press(&stage, VKEY_DOWN);
    press(&stage, VKEY_DOWN);
    expect_cursor_on(&stage, "> Local steps");
    press(&stage, 'x');
    expect_cursor_on(&stage, "> + 1 more (x)");
    assert_true(shows(&stage, "Hidden again: Local steps."));
    press(&stage, VKEY_ENTER); /* the line itself is walked to, and opens */
    expect_cursor_on(&stage, "> Local steps");
    assert_true(shows(&stage, "Shown now: Local steps."));
    shown_close(&stage);
}

static void view__instruments__are_walked_line_by_line(void **state)
{
    (void)state;
    static const char *const said[] = {
        "1 of 3 MET.",
        "bisection 0.03  MET  below 1",
        "communication 76 %  NOT MET  at most 40 %  try: local steps up",
        "ports cannot say",
        "Step 7.60 s; hop three is the slowest.",
        "compute 0.764 s",
        "NVLink 0.086 s",
        "InfiniBand 0.252 s",
        "fibre 5.694 s",
        "coordination 1.059 s",
        "Goodput falls 2.35 times at 34,001 nodes.",
        "CI ratio 0.0332  MET  below one",
        "CI ratio 0.0332  MET  below one",
    };
    struct shown stage = shown_open(SCENE_WORKBENCH, 24, 80, TIER_PLAIN);
    press(&stage, VKEY_TAB);
    for (size_t i = 0; i < sizeof said / sizeof said[0]; i++) {
        char *readout = line_at(&stage, 22);
        assert_memory_equal(readout, said[i], strlen(said[i]));
        free(readout);
        press(&stage, VKEY_DOWN);
    }
    for (int i = 0; i < 20; i++) {
        press(&stage, VKEY_UP);
    }
    expect_cursor_on(&stage, "Verdicts");
    press(&stage, VKEY_BACK_TAB);
    expect_cursor_on(&stage, "> Fleet size N");
    shown_close(&stage);
}

static void view__quiet__hides_instruments_until_somebody_goes_there(void **state)
{
    (void)state;
    struct shown stage = shown_open(SCENE_WORKBENCH, 24, 80, TIER_PLAIN);
    press(&stage, 'z');
    assert_false(shows(&stage, "7.60") || shows(&stage, "NVLink"));
    press(&stage, VKEY_TAB);
    assert_true(shows(&stage, "NVLink"));
    press(&stage, VKEY_TAB);
    press(&stage, 'z');
    assert_true(shows(&stage, "NVLink"));
    shown_close(&stage);
}

static void view__readout_key__moves_the_cursor_for_one_key(void **state)
{
    (void)state;
    int row, col;
    struct shown stage = shown_open(SCENE_WORKBENCH, 24, 80, TIER_PLAIN);
    press(&stage, 's');
    canvas_cursor(stage.canvas, &row, &col);
    assert_int_equal(row, 22);
    assert_int_equal(col, 0);
    press(&stage, VKEY_RIGHT);
    expect_cursor_on(&stage, "> Fleet size N");
    shown_close(&stage);
}

static void view__arrows__read_where_a_reader_wants_it(void **state)
{
    (void)state;
    int row, col, at, there;
    struct shown stage = shown_open(SCENE_WORKBENCH, 24, 80, TIER_PLAIN);
    canvas_cursor(stage.canvas, &row, &col);
    press(&stage, 'a');
    assert_true(shows(&stage, "Left and Right move the reading place"));
    char *before = canvas_to_text(stage.canvas);
    fake_events(stage.stage);
    for (int i = 1; i <= 3; i++) {
        expect_events(&stage, VKEY_RIGHT, "");
        canvas_cursor(stage.canvas, &there, &at);
        assert_true(there == row && at == col + i);
    }
    expect_events(&stage, VKEY_LEFT, "");
    canvas_cursor(stage.canvas, &there, &at);
    assert_true(there == row && at == col + 2);
    for (int i = 0; i < 100; i++) {
        press(&stage, VKEY_RIGHT);
    }
    press(&stage, VKEY_LEFT);
    canvas_cursor(stage.canvas, &there, &at);
    assert_int_equal(at, 78); /* the line ends, and the way back is as long as it looks */
    char *after = canvas_to_text(stage.canvas);
    assert_string_equal(before, after);
    press(&stage, 's'); /* on the readout, too */
    press(&stage, VKEY_RIGHT);
    canvas_cursor(stage.canvas, &there, &at);
    assert_true(there == 22 && at == 1);
    expect_events(&stage, 'l', "STEP nodes +1 one\n");
    canvas_cursor(stage.canvas, &there, &at);
    assert_true(there == row && at == col);
    press(&stage, 'a');
    expect_events(&stage, VKEY_RIGHT, "STEP nodes +1 one\n");
    free(before);
    free(after);
    shown_close(&stage);
}

static void view__arrows__answer_no_question_where_they_read(void **state)
{
    (void)state;
    struct shown stage = shown_open(SCENE_LOCK, 24, 80, TIER_PLAIN);
    press(&stage, 'a');
    to_lock(&stage);
    press(&stage, VKEY_ENTER);
    press(&stage, VKEY_LEFT);
    press(&stage, VKEY_RIGHT);
    fake_events(stage.stage);
    expect_events(&stage, 'y', "ACT lock\n");
    shown_close(&stage);
}

/* ---- pages ---- */

static void view__page__opens_closes_and_gives_the_focus_back(void **state)
{
    (void)state;
    struct shown stage = shown_open(SCENE_WORKBENCH, 24, 80, TIER_PLAIN);
    press(&stage, VKEY_DOWN);
    expect_events(&stage, 'm', "VIEW math\n");
    expect_events(&stage, 't', "VIEW table\n");
    expect_events(&stage, 't', "VIEW\n");
    expect_cursor_on(&stage, "> Dispersion");
    expect_events(&stage, 'w', "VIEW map\n");
    expect_events(&stage, VKEY_ENTER, "VIEW\n");
    expect_events(&stage, 'H', "VIEW history\n");
    expect_events(&stage, VKEY_ESCAPE, "VIEW\n");
    press(&stage, '?');
    assert_true(shows(&stage, "One sentence of help."));
    assert_string_equal(fake_events(stage.stage), "");
    press(&stage, '?');
    expect_cursor_on(&stage, "> Dispersion");
    shown_close(&stage);
}

/* ---- forms ---- */

static void view__brief__is_read_to_its_end_by_keyboard(void **state)
{
    (void)state;
    struct shown stage = shown_open(SCENE_BRIEF, 20, 60, TIER_PLAIN);
    assert_true(shows(&stage, "more below"));
    assert_true(shows(&stage, "The Scaling Wall Audit"));
    for (int i = 0; i < 4; i++) {
        press(&stage, ' '); /* on to the end, and from there into the fields, no further */
    }
    assert_true(shows(&stage, "numbers from your runs"));
    assert_true(shows(&stage, "more above"));
    assert_false(shows(&stage, "below"));
    expect_cursor_on(&stage, "> [Make your prediction]");
    press(&stage, VKEY_PAGE_UP);
    press(&stage, VKEY_PAGE_UP);
    press(&stage, VKEY_PAGE_UP);
    assert_true(shows(&stage, "The Scaling Wall Audit"));
    for (int i = 0; i < 10 && shows(&stage, "\nLines "); i++) {
        expect_events(&stage, VKEY_ENTER, "");
    }
    expect_cursor_on(&stage, "> [Make your prediction]");
    expect_events(&stage, VKEY_ENTER, "ACT to_lock\n");
    shown_close(&stage);
}

static void view__list__is_walked_and_changes_at_a_choice_alone(void **state)
{
    (void)state;
    struct shown stage = shown_open(SCENE_LOCK, 24, 80, TIER_PLAIN);
    expect_events(&stage, VKEY_DOWN, "");
    expect_cursor_on(&stage, ">   1 ( ) hop one");
    assert_true(shows(&stage, "\nEnter choose"));
    expect_events(&stage, 'j', "");
    expect_cursor_on(&stage, ">   2 ( ) hop two");
    expect_events(&stage, VKEY_END, "");
    expect_cursor_on(&stage, ">   3 ( ) hop three");
    expect_events(&stage, VKEY_PAGE_UP, "");
    expect_cursor_on(&stage, ">   1 ( ) hop one");
    expect_events(&stage, VKEY_PAGE_DOWN, "");
    expect_events(&stage, 'k', "");
    expect_events(&stage, ' ', "CHOOSE choice 1\n");
    expect_cursor_on(&stage, ">   2 (");
    expect_events(&stage, VKEY_HOME, "");
    expect_events(&stage, '3', "CHOOSE choice 2\n"); /* Enter must not take it back */
    expect_cursor_on(&stage, ">   3 (");
    expect_events(&stage, VKEY_ENTER, "CHOOSE choice 2\n");
    expect_events(&stage, VKEY_UP, "");
    expect_events(&stage, VKEY_HOME, "");
    expect_events(&stage, VKEY_ENTER, "CHOOSE choice 0\n");
    assert_string_equal(view_answer(stage.view)->id, "number");
    expect_events(&stage, VKEY_UP, "");
    expect_cursor_on(&stage, ">   3 (");
    for (int i = 0; i < 3; i++) {
        expect_events(&stage, VKEY_UP, "");
    }
    expect_cursor_on(&stage, "> Your choice");
    shown_close(&stage);
}

static void view__lock__asks_and_takes_only_yes(void **state)
{
    (void)state;
    struct shown stage = shown_open(SCENE_LOCK, 24, 80, TIER_PLAIN);
    expect_cursor_on(&stage, "> Your choice");
    expect_events(&stage, '2', "CHOOSE choice 1\n");
    to_lock(&stage);
    press(&stage, VKEY_ENTER);
    assert_true(shows(&stage, "It cannot be changed afterwards."));
    expect_events(&stage, VKEY_ENTER, "");
    assert_true(shows(&stage, "Not done."));
    press(&stage, VKEY_ENTER);
    expect_events(&stage, VKEY_ESCAPE, "");
    press(&stage, VKEY_ENTER);
    expect_events(&stage, 'y', "ACT lock\n");
    shown_close(&stage);
}

static void view__page__is_left_by_the_keys_that_would_leave_the_lab(void **state)
{
    (void)state;
    static const uint32_t keys[] = {'q', VKEY_ESCAPE, VKEY_ENTER};
    struct shown stage = shown_open(SCENE_WORKBENCH, 24, 80, TIER_PLAIN);
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        press(&stage, 't');
        assert_true(shows(&stage, "q back"));
        fake_events(stage.stage);
        expect_events(&stage, keys[i], "VIEW\n");
        press(&stage, '?');
        assert_int_equal(press(&stage, keys[i]), VIEW_DRAW);
        expect_cursor_on(&stage, "> Fleet size N");
        fake_events(stage.stage);
    }
    press(&stage, 't');
    fake_add_action(stage.stage, "run.1", "A run");
    press(&stage, VKEY_TAB);
    expect_cursor_on(&stage, "> [A run]");
    fake_events(stage.stage);
    expect_events(&stage, 'q', "VIEW\n");
    shown_close(&stage);
}

/* A letter that was meant for an answer must not end the lab. */
static void view__quit__asks_in_the_middle_of_an_answer(void **state)
{
    (void)state;
    struct shown stage = shown_open(SCENE_REFLECT, 24, 80, TIER_PLAIN);
    type(&stage, "34000");
    press(&stage, VKEY_TAB);
    type(&stage, "light");
    press(&stage, VKEY_TAB);
    type(&stage, "qu");
    assert_true(shows(&stage, "> [Submit]"));
    assert_int_equal(press(&stage, 'q'), VIEW_DRAW);
    assert_true(shows(&stage, "kept as a draft, not handed in. Leave the"));
    assert_true(shows(&stage, "y yes  n or any other key no"));
    assert_int_equal(press(&stage, 'n'), VIEW_DRAW);
    assert_int_equal(press(&stage, 'q'), VIEW_DRAW);
    assert_int_equal(press(&stage, 'y'), VIEW_QUIT);
    press(&stage, VKEY_ENTER);
    assert_int_equal(press(&stage, 'q'), VIEW_QUIT);
    shown_close(&stage);
}

static void view__question__names_its_keys_in_the_footer(void **state)
{
    (void)state;
    struct shown stage = shown_open(SCENE_WORKBENCH, 24, 80, TIER_PLAIN);
    type(&stage, "5");
    assert_true(shows(&stage, "Enter takes the value  Esc leaves it as it is"));
    press(&stage, VKEY_ESCAPE);
    assert_true(shows(&stage, "q quit"));
    shown_close(&stage);
    stage = shown_open(SCENE_LOCK, 24, 80, TIER_PLAIN);
    to_lock(&stage);
    press(&stage, VKEY_ENTER);
    assert_true(shows(&stage, "y yes  n or any other key no"));
    shown_close(&stage);
}

static void view__answer__is_cut_and_put_back_by_the_usual_keys(void **state)
{
    (void)state;
    struct shown stage = shown_open(SCENE_REFLECT, 24, 80, TIER_PLAIN);
    type(&stage, "light decides");
    press(&stage, VKEY_CTRL('A'));
    press(&stage, VKEY_CTRL('D'));
    type(&stage, "L");
    press(&stage, VKEY_CTRL('E'));
    press(&stage, VKEY_CTRL('W'));
    assert_true(shows(&stage, "| Light\n"));
    press(&stage, VKEY_CTRL('X'));
    press(&stage, 'u');
    press(&stage, VKEY_CTRL('Y'));
    assert_true(shows(&stage, "| Light decides"));
    press(&stage, VKEY_HOME);
    press(&stage, VKEY_CTRL('X'));
    press(&stage, 'k');
    assert_false(shows(&stage, "decides"));
    press(&stage, VKEY_CTRL('X'));
    assert_int_equal(press(&stage, VKEY_CTRL('E')), VIEW_EDITOR);
    assert_non_null(view_answer(stage.view));
    shown_close(&stage);
}

static void view__answer__in_one_line__is_seen_whole(void **state)
{
    (void)state;
    struct shown stage = shown_open(SCENE_REFLECT, 20, 60, TIER_PLAIN);
    type(&stage, "First of all the light decides, and behind it the ports do, up to the end");
    assert_true(shows(&stage, "| First of all"));
    assert_true(shows(&stage, "up to the end"));
    shown_close(&stage);
}

static void view__answer__says_what_room_is_left(void **state)
{
    (void)state;
    struct shown stage = shown_open(SCENE_REFLECT, 24, 80, TIER_PLAIN);
    for (int i = 0; i < 1800; i++) {
        press(&stage, 'a');
    }
    assert_false(shows(&stage, "Room for"));
    press(&stage, 'a');
    assert_true(shows(&stage, "Room for 199 more of 2000 bytes."));
    for (int i = 0; i < 200; i++) {
        press(&stage, 'a');
    }
    assert_true(shows(&stage, "This answer is full: 2000 bytes."));
    shown_close(&stage);
}

static void view__long_names__are_told_apart_by_their_last_letter(void **state)
{
    (void)state;
#define LONG "preset.an_instructor_may_give_a_preset_a_name_of_a_hundred_letters_and_more_than_that"
    struct shown stage = shown_open(SCENE_PAGE, 24, 80, TIER_PLAIN);
    fake_add_action(stage.stage, LONG "_a", "First");
    fake_add_action(stage.stage, LONG "_b", "Second");
    press(&stage, VKEY_TAB);
    press(&stage, VKEY_DOWN);
    expect_cursor_on(&stage, "> [Second]");
    expect_events(&stage, VKEY_ENTER, "ACT " LONG "_b\n");
    shown_close(&stage);
}

static void view__number_without_slider__takes_a_sign(void **state)
{
    (void)state;
    struct shown stage = shown_open(SCENE_LOCK, 24, 80, TIER_PLAIN);
    press(&stage, VKEY_TAB);
    press(&stage, VKEY_TAB);
    type(&stage, "-12.5");
    expect_events(&stage, VKEY_ENTER, "TYPE percent -12.5\n");
    shown_close(&stage);
}

static void view__answer__takes_every_printable_key(void **state)
{
    (void)state;
    struct shown stage = shown_open(SCENE_REFLECT, 24, 80, TIER_BLOCKS);
    type(&stage, "q?x 7");
    press(&stage, 0xe9);
    assert_true(shows(&stage, "q?x 7\xc3\xa9"));
    assert_string_equal(fake_events(stage.stage), "");
    expect_events(&stage, VKEY_TAB, "DRAFT count q?x 7\xc3\xa9\nTYPE count q?x 7\xc3\xa9\n");
    type(&stage, "one");
    press(&stage, VKEY_ENTER);
    type(&stage, "two");
    expect_events(&stage, VKEY_TAB, "DRAFT reason one\ntwo\nTYPE reason one\ntwo\n");
    expect_cursor_on(&stage, "> [Submit]");
    expect_events(&stage, VKEY_ENTER, "ACT submit\n");
    shown_close(&stage);
}

static void view__draft__is_saved_after_two_quiet_seconds(void **state)
{
    (void)state;
    struct shown stage = shown_open(SCENE_REFLECT, 24, 80, TIER_PLAIN);
    assert_int_equal(view_deadline_ms(stage.view, 0), -1);
    stage.now = 10000;
    type(&stage, "ab");
    assert_true(shows(&stage, "NOT SAVED"));
    assert_int_equal(view_deadline_ms(stage.view, 10500), 1500);
    assert_int_equal(view_tick(stage.view, 11999), VIEW_NOTHING);
    assert_int_equal(view_tick(stage.view, 12000), VIEW_DRAW);
    assert_string_equal(fake_events(stage.stage), "DRAFT count ab\n");
    assert_int_equal(view_deadline_ms(stage.view, 12000), -1);
    view_draw(stage.view, stage.canvas);
    assert_false(shows(&stage, "NOT SAVED"));
    assert_true(shows(&stage, "SAVED"));
    shown_close(&stage);
}

static void view__draft__is_saved_every_200_bytes_and_at_a_hangup(void **state)
{
    (void)state;
    struct shown stage = shown_open(SCENE_REFLECT, 24, 80, TIER_PLAIN);
    press(&stage, VKEY_TAB);
    for (int i = 0; i < 199; i++) {
        press(&stage, 'a');
    }
    assert_string_equal(fake_events(stage.stage), "");
    press(&stage, 'b');
    assert_non_null(strstr(fake_events(stage.stage), "ab\n"));
    press(&stage, 'c');
    assert_true(view_leave(stage.view));
    const char *events = fake_events(stage.stage);
    assert_non_null(strstr(events, "DRAFT reason"));
    assert_non_null(strstr(events, "abc\nSAVE\n"));
    shown_close(&stage);
}

static void view__failed_draft__waits_for_the_next_key(void **state)
{
    (void)state;
    struct shown stage = shown_open(SCENE_REFLECT, 24, 80, TIER_PLAIN);
    fake_refuse(stage.stage, "NOT SAVED: no space left");
    press(&stage, 'a');
    assert_int_equal(view_tick(stage.view, 5000), VIEW_DRAW);
    assert_int_equal(view_deadline_ms(stage.view, 5000), -1);
    press(&stage, 'b');
    assert_int_equal(view_deadline_ms(stage.view, 0), 2000);
    assert_false(view_leave(stage.view));
    shown_close(&stage);
}

static void view__quit__saves_and_asks_when_it_cannot(void **state)
{
    (void)state;
    struct shown stage = shown_open(SCENE_WORKBENCH, 24, 80, TIER_PLAIN);
    assert_int_equal(press(&stage, 'q'), VIEW_QUIT);
    assert_string_equal(fake_events(stage.stage), "SAVE\n");
    fake_refuse(stage.stage, "NOT SAVED: no space left");
    assert_int_equal(press(&stage, 'q'), VIEW_DRAW);
    assert_true(shows(&stage, "Quit all the same?"));
    assert_int_equal(press(&stage, 'n'), VIEW_DRAW);
    press(&stage, 'q');
    assert_int_equal(press(&stage, 'y'), VIEW_QUIT);
    shown_close(&stage);
}

/* ---- pictures ---- */

static const struct {
    const char *name;
    enum scene_screen screen;
    const char *keys;
} scripts[] = {
    {"brief", SCENE_BRIEF, ""},
    {"brief read on", SCENE_BRIEF, "  "},
    {"lock", SCENE_LOCK, "2"},
    {"workbench", SCENE_WORKBENCH, ""},
    {"workbench unfolded, instruments", SCENE_WORKBENCH, "x\tjj"},
    {"reflect", SCENE_REFLECT, "34,001\tBecause of light."},
    {"page", SCENE_WORKBENCH, "m"},
    {"help", SCENE_WORKBENCH, "?"},
};

static void pictures(const char *golden_name, int rows, int cols, enum tier tier, bool roles)
{
    struct golden *golden = golden_new();
    for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++) {
        struct shown stage = shown_open(scripts[i].screen, rows, cols, tier);
        char title[100];
        int row, col;
        type(&stage, scripts[i].keys);
        if (scripts[i].screen == SCENE_LOCK) {
            fake_say(stage.stage, "A message that says what the last event did.", false);
        }
        if (*scripts[i].keys == 'x') {
            fake_say(stage.stage,
                     "COMMUNICATION-BOUND: 76 %. Most of the step goes into talking. "
                     "Let the sites meet less often: raise local steps.",
                     true);
        }
        view_draw(stage.view, stage.canvas);
        canvas_cursor(stage.canvas, &row, &col);
        snprintf(title, sizeof title, "%s, cursor %d,%d", scripts[i].name, row, col);
        (roles ? golden_add_roles : golden_add)(golden, title, stage.canvas);
        shown_close(&stage);
    }
    golden_check(golden, golden_name);
}

static void view__pictures__80x24_ascii(void **state)
{
    (void)state;
    pictures("view_80x24_ascii", 24, 80, TIER_PLAIN, true);
}

static void view__pictures__60x20_ascii(void **state)
{
    (void)state;
    pictures("view_60x20_ascii", 20, 60, TIER_PLAIN, false);
}

static void view__pictures__132x43_utf8(void **state)
{
    (void)state;
    pictures("view_132x43_utf8", 43, 132, TIER_BLOCKS, false);
}

static void view__any_size__is_drawn_with_the_cursor_inside(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++) {
        for (int rows = 1; rows <= 60; rows += 7) {
            for (int cols = 1; cols <= 200; cols += 13) {
                struct shown stage = shown_open(scripts[i].screen, rows, cols, TIER_BLOCKS);
                type(&stage, scripts[i].keys);
                int row, col;
                canvas_cursor(stage.canvas, &row, &col);
                assert_true(row >= 0 && row < rows && col >= 0 && col < cols);
                shown_close(&stage);
            }
        }
    }
}

static void view__small_screen__says_so_and_keeps_the_state(void **state)
{
    (void)state;
    struct shown stage = shown_open(SCENE_WORKBENCH, 24, 80, TIER_PLAIN);
    press(&stage, VKEY_DOWN);
    fake_events(stage.stage);
    canvas_free(stage.canvas);
    stage.canvas = canvas_new(10, 40, TIER_PLAIN);
    view_draw(stage.view, stage.canvas);
    assert_true(shows(&stage, "60 columns and 20 rows"));
    expect_events(&stage, VKEY_RIGHT, "");
    canvas_free(stage.canvas);
    stage.canvas = canvas_new(24, 80, TIER_PLAIN);
    view_draw(stage.view, stage.canvas);
    expect_cursor_on(&stage, "> Dispersion");
    shown_close(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys__table__has_each_key_once_in_a_place),
        cmocka_unit_test(footer__words__keep_help_and_quit_in_any_width),
        cmocka_unit_test(view__steps__send_size_and_direction),
        cmocka_unit_test(view__typed_value__is_sent_on_enter_and_dropped_on_escape),
        cmocka_unit_test(view__enter__commits_on_the_action_alone),
        cmocka_unit_test(view__list__is_walked_and_changes_at_a_choice_alone),
        cmocka_unit_test(view__unfold__shows_further_controls_and_keeps_the_focus),
        cmocka_unit_test(view__instruments__are_walked_line_by_line),
        cmocka_unit_test(view__arrows__read_where_a_reader_wants_it),
        cmocka_unit_test(view__arrows__answer_no_question_where_they_read),
        cmocka_unit_test(view__quiet__hides_instruments_until_somebody_goes_there),
        cmocka_unit_test(view__readout_key__moves_the_cursor_for_one_key),
        cmocka_unit_test(view__page__opens_closes_and_gives_the_focus_back),
        cmocka_unit_test(view__brief__is_read_to_its_end_by_keyboard),
        cmocka_unit_test(view__lock__asks_and_takes_only_yes),
        cmocka_unit_test(view__page__is_left_by_the_keys_that_would_leave_the_lab),
        cmocka_unit_test(view__quit__asks_in_the_middle_of_an_answer),
        cmocka_unit_test(view__question__names_its_keys_in_the_footer),
        cmocka_unit_test(view__answer__is_cut_and_put_back_by_the_usual_keys),
        cmocka_unit_test(view__answer__in_one_line__is_seen_whole),
        cmocka_unit_test(view__answer__says_what_room_is_left),
        cmocka_unit_test(view__long_names__are_told_apart_by_their_last_letter),
        cmocka_unit_test(view__number_without_slider__takes_a_sign),
        cmocka_unit_test(view__answer__takes_every_printable_key),
        cmocka_unit_test(view__draft__is_saved_after_two_quiet_seconds),
        cmocka_unit_test(view__draft__is_saved_every_200_bytes_and_at_a_hangup),
        cmocka_unit_test(view__failed_draft__waits_for_the_next_key),
        cmocka_unit_test(view__quit__saves_and_asks_when_it_cannot),
        cmocka_unit_test(view__pictures__80x24_ascii),
        cmocka_unit_test(view__pictures__60x20_ascii),
        cmocka_unit_test(view__pictures__132x43_utf8),
        cmocka_unit_test(view__any_size__is_drawn_with_the_cursor_inside),
        cmocka_unit_test(view__small_screen__says_so_and_keeps_the_state),
    };
    return cmocka_run_group_tests_name("view", tests, NULL, NULL);
}
