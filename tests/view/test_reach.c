/*
 * What lies outside of a window is told and can be reached: at every size, on every screen, with
 * further controls unfolded and an explanation open. And the keys mean the same on every list, at
 * every end; a message ends with the key after it.
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
#include "tour/tour.h"
#include "view/keys.h"
#include "view/view.h"

enum { MOST_FIELDS = 64, MOST_STEPS = 90, LABEL = 14 };

static const struct {
    int cols, rows;
} sizes[] = {{60, 20}, {80, 24}, {100, 30}, {132, 43}, {200, 60}};

static struct catalog *catalog;

/* ---- what is seen ---- */

struct seen {
    struct stage *stage;
    struct view *view;
    struct canvas *canvas;
    const char *at; /* which screen */
};

static struct seen see(struct stage *stage, int cols, int rows)
{
    struct seen seen = {stage, view_new(stage), canvas_new(rows, cols, TIER_PLAIN), ""};
    view_draw(seen.view, seen.canvas);
    return seen;
}

static void leave(struct seen *seen)
{
    view_free(seen->view);
    canvas_free(seen->canvas);
    stage_set_wide(seen->stage, false);
}

static void press(struct seen *seen, uint32_t key)
{
    view_key(seen->view, key, 0);
    view_draw(seen->view, seen->canvas);
}

static bool shows(const struct seen *seen, const char *text)
{
    char *all = canvas_to_text(seen->canvas);
    bool found = strstr(all, text) != NULL;
    free(all);
    return found;
}

static void fail_at(const struct seen *seen, const char *what)
{
    fail_msg("%s at %dx%d: %s\n%s", seen->at, canvas_cols(seen->canvas), canvas_rows(seen->canvas),
             what, canvas_to_text(seen->canvas));
}

/* The cursor's row, from the focus' mark on; "" where there is none. Freed by the caller. */
static char *focused(const struct seen *seen)
{
    int row, col;
    canvas_cursor(seen->canvas, &row, &col);
    char *all = canvas_to_text(seen->canvas), *line = all;
    for (int i = 0; i < row && line; i++) {
        line = strchr(line, '\n');
        line = line ? line + 1 : NULL;
    }
    char *mark = line && *line == '>' ? line : NULL;
    char *end = mark ? strchr(mark, '\n') : NULL;
    char *text = strndup(mark ? mark : "", end ? (size_t)(end - mark) : mark ? strlen(mark) : 0);
    free(all);
    return text;
}

/* The first cells of a field as its row begins. */
static void row_of(const struct scene_field *field, char row[LABEL + 4])
{
    snprintf(row, LABEL + 4, "%s%.*s", field->kind == SCENE_ACTION ? "[" : "", LABEL, field->label);
}

static bool is_on(const struct seen *seen, const struct scene_field *field)
{
    char row[LABEL + 4];
    char *line = focused(seen);
    row_of(field, row);
    bool on = *line && strncmp(line + 2, row, strlen(row)) == 0;
    free(line);
    return on;
}

static bool is_bench(const struct scene *scene)
{
    return scene->screen == SCENE_WORKBENCH || scene->screen == SCENE_CASE ||
           scene->screen == SCENE_FINALE || scene->screen == SCENE_STRESS;
}

/* ---- what lies outside is told and reached ---- */

/* Each field that is not on the canvas lies where a sign points. */
static void hold_signs(const struct seen *seen, size_t at, bool unfolded)
{
    const struct scene *scene = stage_scene(seen->stage);
    for (size_t i = 0; i < scene->field_count; i++) {
        char row[LABEL + 4];
        row_of(&scene->fields[i], row);
        if ((scene->fields[i].more && !unfolded) || shows(seen, row)) {
            continue;
        }
        if (!shows(seen, i > at ? "below" : "above")) {
            fail_at(seen, row);
        }
    }
}

static void walk(struct seen *seen, bool unfolded)
{
    bool reached[MOST_FIELDS] = {false}, bench = is_bench(stage_scene(seen->stage));
    for (int i = 0; bench && i < MOST_FIELDS; i++) {
        press(seen, VKEY_UP);
    }
    for (int step = 0; step < MOST_STEPS; step++) {
        const struct scene *scene = stage_scene(seen->stage);
        for (size_t i = 0; i < scene->field_count; i++) {
            if (!reached[i] && is_on(seen, &scene->fields[i])) {
                reached[i] = true;
                hold_signs(seen, i, unfolded || !bench);
                break;
            }
        }
        press(seen, bench ? VKEY_DOWN : VKEY_TAB);
        if (bench && unfolded) {
            press(seen, 'i');
        }
    }
    const struct scene *scene = stage_scene(seen->stage);
    for (size_t i = 0; i < scene->field_count; i++) {
        if (!reached[i] && scene->fields[i].kind != SCENE_EDIT &&
            (unfolded || !bench || !scene->fields[i].more)) {
            fail_at(seen, scene->fields[i].label);
        }
    }
}

static void hold_screen(struct stage *stage, const struct tour_stop *stop, void *context)
{
    size_t *held = context;
    if (stage_scene(stage)->screen == SCENE_PAGE) {
        return;
    }
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        for (int unfolded = 0; unfolded <= is_bench(stage_scene(stage)); unfolded++) {
            struct seen seen = see(stage, sizes[i].cols, sizes[i].rows);
            seen.at = stop->screen;
            if (unfolded) {
                press(&seen, 'x');
            }
            walk(&seen, unfolded || (sizes[i].cols >= 120 && sizes[i].rows >= 36));
            leave(&seen);
            (*held)++;
        }
    }
}

static void what_is_out_of_sight__is_told_and_reached(void **state)
{
    (void)state;
    static const char *const tracks[] = {"cloud", "mobile"};
    for (size_t i = 0; i < sizeof tracks / sizeof tracks[0]; i++) {
        size_t held = 0;
        play_tour(catalog, tracks[i], hold_screen, &held);
        assert_true(held > 100);
    }
}

/* ---- keys at the ends, and on lists ---- */

static struct stage *open_at(int part, bool locked)
{
    struct stage *stage = play_open(catalog, play_ledger(), "cloud", 1, NULL);
    char action[] = "part.1";
    action[5] = (char)('0' + part);
    if (locked) {
        play_to_workbench(stage, part, part == 1 ? "hop3" : "falls",
                          part == 1 ? "light" : "rework");
    } else {
        assert_true(play_act(stage, action));
        assert_true(play_act(stage, "to_lock"));
    }
    return stage;
}

static void up_from_the_first_control__stays_where_all_above_is_seen(void **state)
{
    (void)state;
    struct stage *stage = open_at(1, false);
    struct seen seen = see(stage, 80, 24);
    press(&seen, VKEY_UP);
    assert_true(is_on(&seen, play_field(stage, "choice")));
    leave(&seen);
    seen = see(stage, 60, 20);
    for (int i = 0; i < MOST_STEPS && !is_on(&seen, play_field(stage, "choice")); i++) {
        press(&seen, VKEY_ENTER);
    }
    assert_true(is_on(&seen, play_field(stage, "choice")));
    assert_true(shows(&seen, "above"));
    press(&seen, VKEY_UP); /* what is out of sight above is read, a line at a time */
    assert_true(shows(&seen, "\nLines "));
    press(&seen, VKEY_DOWN);
    assert_true(is_on(&seen, play_field(stage, "choice")));
    press(&seen, VKEY_PAGE_UP); /* in a list it is the list's */
    assert_false(shows(&seen, "\nLines "));
    leave(&seen);
    stage_close(stage);
}

/* Enter and Space lead into a list without an answer, and take the option that they are on. */
static void space_and_enter__mean_the_same_on_every_list(void **state)
{
    (void)state;
    static const char *const lists[] = {"choice", "mechanism", "confidence"};
    static const uint32_t keys[] = {' ', VKEY_ENTER};
    for (size_t k = 0; k < 2; k++) {
        struct stage *stage = open_at(1, false);
        struct seen seen = see(stage, 80, 24);
        for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
            for (int tab = 0; tab < 8 && !is_on(&seen, play_field(stage, lists[i])); tab++) {
                press(&seen, VKEY_TAB);
            }
            assert_true(is_on(&seen, play_field(stage, lists[i])));
            press(&seen, keys[k]);
            const struct scene_field *field = play_field(stage, lists[i]);
            assert_true(field->option == field->option_count); /* it is asked for, not taken */
            press(&seen, keys[k]);
            assert_int_equal(play_field(stage, lists[i])->option, 0);
        }
        leave(&seen);
        stage_close(stage);
    }
}

static void pages_of_a_workbench__lead_to_its_ends(void **state)
{
    (void)state;
    struct stage *stage = open_at(1, true);
    struct seen seen = see(stage, 80, 24);
    for (int i = 0; i < MOST_STEPS && !is_on(&seen, play_field(stage, "commit")); i++) {
        press(&seen, VKEY_DOWN);
    }
    press(&seen, VKEY_PAGE_UP);
    assert_true(is_on(&seen, play_field(stage, "nodes")));
    press(&seen, VKEY_UP); /* the first control is the end */
    assert_true(is_on(&seen, play_field(stage, "nodes")));
    for (int i = 0; i < MOST_STEPS && !is_on(&seen, play_field(stage, "topology")); i++) {
        press(&seen, VKEY_DOWN);
    }
    press(&seen, VKEY_PAGE_DOWN);
    assert_true(is_on(&seen, play_field(stage, "to_parts")));
    press(&seen, VKEY_DOWN);
    assert_true(is_on(&seen, play_field(stage, "to_parts")));
    leave(&seen);
    stage_close(stage);
}

/* ---- controls that are never set ---- */

static void fixed_control__is_reached_and_says_why(void **state)
{
    (void)state;
    struct stage *stage = open_at(1, true);
    assert_true(play_act(stage, "to_parts"));
    play_to_workbench(stage, 2, "falls", "rework");
    struct seen seen = see(stage, 80, 24);
    const struct scene *scene = stage_scene(stage);
    size_t held = 0;
    press(&seen, 'x');
    for (size_t i = 0; i < scene->field_count; i++) {
        if (scene->fields[i].fixed && scene->fields[i].kind != SCENE_ACTION) {
            for (int up = 0; up < MOST_FIELDS; up++) {
                press(&seen, VKEY_UP);
            }
            for (int down = 0; down < MOST_FIELDS && !is_on(&seen, &stage_scene(stage)->fields[i]);
                 down++) {
                press(&seen, VKEY_DOWN);
            }
            assert_true(is_on(&seen, &stage_scene(stage)->fields[i]));
            assert_true(shows(&seen, "Your track sets this value."));
            assert_false(shows(&seen, "arrows step"));
            held++;
        }
    }
    assert_true(held > 0);
    leave(&seen);
    stage_close(stage);
}

/* ---- what is told ---- */

static void message__ends_with_the_next_key(void **state)
{
    (void)state;
    struct stage *stage = open_at(1, true);
    struct seen seen = see(stage, 80, 24);
    press(&seen, 'U');
    assert_true(shows(&seen, "There is nothing to"));
    press(&seen, VKEY_DOWN);
    assert_false(shows(&seen, "There is nothing to"));
    leave(&seen);
    stage_close(stage);
}

/* SAVED is said of answers that are on disk; of nothing, and of what waits, it isn't. */
static void saved__is_said_of_what_is_on_disk(void **state)
{
    (void)state;
    struct stage *stage = play_open(catalog, play_ledger(), NULL, 1, NULL);
    struct seen seen = see(stage, 80, 24);
    assert_false(shows(&seen, "SAVED"));
    leave(&seen);
    stage_close(stage);

    stage = open_at(1, false);
    seen = see(stage, 80, 24);
    press(&seen, '2');
    assert_true(shows(&seen, " SAVED") && !shows(&seen, "NOT SAVED"));
    press(&seen, VKEY_LEFT); /* who steps may go on to another option */
    assert_true(shows(&seen, "NOT SAVED"));
    assert_int_equal(view_tick(seen.view, view_deadline_ms(seen.view, 0)), VIEW_DRAW);
    view_draw(seen.view, seen.canvas);
    assert_true(shows(&seen, " SAVED") && !shows(&seen, "NOT SAVED"));
    leave(&seen);
    stage_close(stage);

    stage = open_at(1, true);
    seen = see(stage, 80, 24);
    assert_true(play_act(stage, "commit"));
    view_draw(seen.view, seen.canvas);
    assert_true(shows(&seen, " SAVED"));
    assert_true(play_step(stage, "nodes", -1));
    view_draw(seen.view, seen.canvas);
    assert_false(shows(&seen, "SAVED"));
    leave(&seen);
    stage_close(stage);
}

int main(void)
{
    catalog = play_catalog();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_out_of_sight__is_told_and_reached),
        cmocka_unit_test(up_from_the_first_control__stays_where_all_above_is_seen),
        cmocka_unit_test(space_and_enter__mean_the_same_on_every_list),
        cmocka_unit_test(pages_of_a_workbench__lead_to_its_ends),
        cmocka_unit_test(fixed_control__is_reached_and_says_why),
        cmocka_unit_test(message__ends_with_the_next_key),
        cmocka_unit_test(saved__is_said_of_what_is_on_disk),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    catalog_free(catalog);
    return failed;
}
