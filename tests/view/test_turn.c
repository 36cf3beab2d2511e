/*
 * A part's pictures are turned to with one key, at every size; each then has all the room that the
 * controls leave, and the choice is kept. No heading stands at a window's end without what it is
 * of.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../lesson/play.h"
#include "view/canvas.h"
#include "view/view.h"

static const struct {
    int cols, rows;
} sizes[] = {{60, 20}, {71, 20}, {80, 24}, {100, 30}, {132, 43}};
enum { SIZES = sizeof sizes / sizeof sizes[0] };

static struct catalog *catalog;

static bool is_bench(const struct tour_stop *stop)
{
    return strcmp(stop->screen, "workbench") == 0 || strcmp(stop->screen, "finale") == 0 ||
           strcmp(stop->screen, "stress") == 0;
}

static const struct scene_instrument *front_of(const struct stage *stage)
{
    const struct scene *scene = stage_scene(stage);
    for (size_t i = 0; i < scene->instrument_count; i++) {
        if (scene->instruments[i].front) {
            return &scene->instruments[i];
        }
    }
    return NULL;
}

/* The row of the canvas that a text is in; -1: none. */
static int row_with(const struct canvas *canvas, const char *text)
{
    char *all = canvas_to_text(canvas);
    char *found = strstr(all, text);
    int row = found ? 0 : -1;
    for (const char *at = all; found && at < found; at++) {
        row += *at == '\n';
    }
    free(all);
    return row;
}

/* Rows that must be left for a picture below its title: a table's own where it has fewer. */
static int room_of(const struct scene_instrument *picture)
{
    return picture->plot || picture->row_count > 9 ? 9 : (int)picture->row_count;
}

/* Turns once through all pictures: each is drawn whole, beside what has the focus. */
static void hold_turns(struct stage *stage)
{
    for (size_t i = 0; i < SIZES; i++) {
        struct canvas *canvas = canvas_new(sizes[i].rows, sizes[i].cols, TIER_PLAIN);
        struct view *view = view_new(stage);
        int turns = 0;
        view_draw(view, canvas);
        assert_null(front_of(stage));
        do {
            view_key(view, 'v', 0);
            view_draw(view, canvas);
            const struct scene_instrument *front = front_of(stage);
            if (front) {
                int row = row_with(canvas, front->title);
                if (row < 1 || row > sizes[i].rows - 4 - room_of(front)) {
                    char *text = canvas_to_text(canvas);
                    fail_msg("%s at %d x %d stands in row %d\n%s", front->id, sizes[i].cols,
                             sizes[i].rows, row, text);
                }
                turns++;
            }
        } while (front_of(stage));
        assert_true(turns >= 2);
        view_free(view);
        canvas_free(canvas);
    }
}

static void turn_each_bench(struct stage *stage, const struct tour_stop *stop, void *context)
{
    size_t *seen = context;
    if (is_bench(stop)) {
        hold_turns(stage);
        (*seen)++;
    }
}

static void a_picture__that_is_turned_to__has_the_room_at_every_size(void **state)
{
    size_t seen = 0;
    (void)state;
    play_tour(catalog, "cloud", turn_each_bench, &seen);
    play_tour(catalog, "mobile", turn_each_bench, &seen);
    assert_true(seen >= 2 * (3 * 2 + 2 + 2));
}

static void a_turn__is_kept__at_a_step_and_on_the_way_back(void **state)
{
    (void)state;
    struct stage *stage = play_open(catalog, play_ledger(), "cloud", 1, NULL);
    play_to_workbench(stage, 1, "hop3", "light");
    assert_non_null(stage_turn(stage));
    assert_string_equal(front_of(stage)->id, "work");
    assert_non_null(stage_turn(stage));
    assert_string_equal(front_of(stage)->id, "makeup");
    assert_true(play_step(stage, "nodes", -1));
    assert_string_equal(front_of(stage)->id, "makeup");
    assert_true(play_view(stage, "math"));
    assert_null(front_of(stage));
    assert_true(play_view(stage, NULL));
    assert_string_equal(front_of(stage)->id, "makeup");
    assert_true(play_act(stage, "to_parts"));
    assert_null(stage_turn(stage)); /* no workbench, nothing to turn */
    assert_true(play_act(stage, "part.1"));
    assert_string_equal(front_of(stage)->id, "makeup");
    stage_close(stage);
}

/* ---- headings ---- */

/* Whether a row of the canvas ends in a text that begins it, or stands behind a column's rule. */
static bool row_is(const struct canvas *canvas, int row, const char *text)
{
    char *all = canvas_to_text(canvas), *line = all;
    for (int i = 0; line && i < row; i++) {
        line = strchr(line, '\n');
        line = line ? line + 1 : NULL;
    }
    size_t length = strlen(text), end = line ? strcspn(line, "\n") : 0;
    while (end > 0 && line[end - 1] == ' ') {
        end--;
    }
    bool ends = end >= length && strncmp(line + end - length, text, length) == 0 &&
                (end == length || line[end - length - 1] == '|');
    free(all);
    return ends;
}

/* The last row of the body has no instrument's title in it. */
static void hold_last_row(struct stage *stage, const struct tour_stop *stop, void *context)
{
    (void)context;
    for (size_t i = 0; is_bench(stop) && i < SIZES; i++) {
        struct canvas *canvas = canvas_new(sizes[i].rows, sizes[i].cols, TIER_PLAIN);
        struct view *view = view_new(stage);
        view_draw(view, canvas);
        const struct scene *scene = stage_scene(stage);
        for (size_t k = 0; k < scene->instrument_count; k++) {
            const struct scene_instrument *instrument = &scene->instruments[k];
            /* A plot in one row has its curve behind its title, and a gauge is one row. */
            bool alone = instrument->kind != SCENE_GAUGE && instrument->kind != SCENE_SPARKLINE &&
                         !instrument->plot && instrument->row_count > 0 && *instrument->title;
            if (alone && row_is(canvas, sizes[i].rows - 5, instrument->title)) {
                fail_msg("%s %s at %d x %d: %s alone", stop->screen, stop->when, sizes[i].cols,
                         sizes[i].rows, instrument->title);
            }
        }
        view_free(view);
        canvas_free(canvas);
    }
}

static void no_heading__stands_at_the_end_without_what_it_is_of(void **state)
{
    (void)state;
    play_tour(catalog, "cloud", hold_last_row, NULL);
    play_tour(catalog, "edge", hold_last_row, NULL);
    play_tour(catalog, "mobile", hold_last_row, NULL);
    play_tour(catalog, "tiny", hold_last_row, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_picture__that_is_turned_to__has_the_room_at_every_size),
        cmocka_unit_test(a_turn__is_kept__at_a_step_and_on_the_way_back),
        cmocka_unit_test(no_heading__stands_at_the_end_without_what_it_is_of),
    };
    catalog = play_catalog();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    catalog_free(catalog);
    return failed;
}
