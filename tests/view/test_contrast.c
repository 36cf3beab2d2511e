/*
 * No two states differ by colour alone: the texts of what is drawn differ, without any attribute.
 * So they do for whoever sees no colours, hears the screen or reads it in braille.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fake.h"
#include "view/bar.h"
#include "view/rows.h"
#include "view/slider.h"
#include "view/strip.h"
#include "view/trail.h"
#include "view/verdicts.h"

/* Whose words the widgets say. */
static struct stage *stage;

enum { COLS = 40, ROWS = 4, STATES = 4 };

static const struct rect whole = {0, 0, ROWS, COLS};

/* All states of a widget, drawn one by one; no two may read the same. */
static void assert_differ(void (*draw)(struct canvas *canvas, size_t state), size_t count)
{
    static const enum tier tiers[] = {TIER_PLAIN, TIER_BLOCKS};
    char *texts[STATES] = {NULL};
    for (size_t tier = 0; tier < 2; tier++) {
        for (size_t i = 0; i < count; i++) {
            struct canvas *canvas = canvas_new(ROWS, COLS, tiers[tier]);
            draw(canvas, i);
            texts[i] = canvas_to_text(canvas);
            canvas_free(canvas);
            for (size_t j = 0; j < i; j++) {
                if (strcmp(texts[i], texts[j]) == 0) {
                    fail_msg("states %zu and %zu both read:\n%s", j, i, texts[i]);
                }
            }
        }
        for (size_t i = 0; i < count; i++) {
            free(texts[i]);
        }
    }
}

static struct scene_row row_of(size_t state)
{
    return (struct scene_row){.letter = (char)(state == 0 ? 'A' : 'B'),
                              .label = "load",
                              .value = "1.0",
                              .limit = "",
                              .note = "",
                              .share = 0.5,
                              .verdict = (enum scene_verdict)state};
}

static void draw_verdict(struct canvas *canvas, size_t state)
{
    const struct scene_row row = row_of(state);
    verdicts_draw(canvas, whole, &row, 1, 0, 1);
}

static void draw_row(struct canvas *canvas, size_t state)
{
    const struct scene_row row = row_of(state);
    rows_draw(canvas, whole, &row, 1, 0, 1, false);
}

static void verdicts__read_differently__in_each_widget(void **state)
{
    (void)state;
    assert_differ(draw_verdict, STATES);
    assert_differ(draw_row, STATES);
}

static struct scene_field field_of(enum scene_field_kind kind, size_t option)
{
    static const char *const words[] = {"off", "on"};
    return (struct scene_field){.id = "f",
                                .label = "Router",
                                .kind = kind,
                                .range = "",
                                .help = "",
                                .readout = "",
                                .position = NAN,
                                .first_position = NAN,
                                .options = words,
                                .option_count = 2,
                                .option = option,
                                .value = option < 2 ? words[option] : ""};
}

/* Off, on, not answered, and what can't be set. */
static void draw_switch(struct canvas *canvas, size_t state)
{
    struct scene_field field = field_of(SCENE_SWITCH, state < 3 ? state : 0);
    field.fixed = state == 3;
    slider_draw(canvas, whole, stage, &field, false);
}

/* An action, a control and each with the focus. */
static void draw_focus(struct canvas *canvas, size_t state)
{
    const struct scene_field field = field_of(state < 2 ? SCENE_ACTION : SCENE_CHOICE, 0);
    slider_draw(canvas, whole, stage, &field, state % 2 == 1);
}

static void fields__read_differently__by_state_and_focus(void **state)
{
    (void)state;
    assert_differ(draw_switch, STATES);
    assert_differ(draw_focus, STATES);
}

/* What was said, saved or not, and an alarm. */
static void draw_message(struct canvas *canvas, size_t state)
{
    strip_message(canvas, whole, stage, "A word", state == 3,
                  state < 3 ? (enum scene_save)state : SCENE_SAVE_NONE);
}

static void messages__read_differently__when_alarming_or_not_saved(void **state)
{
    (void)state;
    assert_differ(draw_message, STATES);
}

static void draw_letter(struct canvas *canvas, size_t state)
{
    const struct scene_row row = row_of(state);
    bar_draw(canvas, whole, &row, 1, 1);
}

static void draw_trail(struct canvas *canvas, size_t state)
{
    const struct scene_step steps[] = {{"brief", state == 0, false}, {"lock", state == 1, false}};
    trail_draw(canvas, whole, steps, 2);
}

static void series_and_steps__read_differently__by_letter_and_sign(void **state)
{
    (void)state;
    assert_differ(draw_letter, 2);
    assert_differ(draw_trail, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verdicts__read_differently__in_each_widget),
        cmocka_unit_test(fields__read_differently__by_state_and_focus),
        cmocka_unit_test(messages__read_differently__when_alarming_or_not_saved),
        cmocka_unit_test(series_and_steps__read_differently__by_letter_and_sign),
    };
    stage = fake_open();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    fake_close(stage);
    return failed;
}
