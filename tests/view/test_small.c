/*
 * What a student must see at once is on the canvas of a small screen: what happened, what is asked
 * beside the field that it is answered in, what is locked before it is locked, and the way on.
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
#include "store/fault.h"
#include "store/memory.h"
#include "tour/tour.h"
#include "view/canvas.h"
#include "view/keys.h"
#include "view/view.h"

static const struct {
    int cols, rows;
} sizes[] = {{60, 20}, {80, 24}, {132, 43}};
enum { SIZES = sizeof sizes / sizeof sizes[0], MOST_ROWS = 64 };

static const char *const languages[] = {"en", "es"};
static struct catalog *catalogs[2];

/* ---- what a canvas tells ---- */

/* A text by its cells' first byte: so many characters further, or its end. */
static const char *further(const char *at, int cells)
{
    while (*at && cells > 0) {
        do {
            at++;
        } while (((unsigned char)*at & 0xC0) == 0x80);
        cells--;
    }
    return at;
}

/* Words that are wrapped from a column on, up to the next column's rule, as one line. */
static char *unwrapped(char *const *rows, int count, int row, int col)
{
    struct buffer words = {0};
    for (int i = row; i < count; i++) {
        const char *at = further(rows[i], col);
        const char *rule = strstr(at, "\xE2\x94\x82");
        size_t length = rule ? (size_t)(rule - at) : strlen(at);
        while (length > 0 && at[length - 1] == ' ') {
            length--;
        }
        buffer_add_format(&words, "%s%.*s", i > row ? " " : "", (int)length, at);
    }
    return buffer_take(&words);
}

/* The row that a text begins in, wherever it is wrapped; -1: it isn't seen whole. */
static int row_of(const struct canvas *canvas, const char *text)
{
    char *all = canvas_to_text(canvas), *rows[MOST_ROWS];
    int count = 0, found = -1;
    for (char *rest = all; rest && count < MOST_ROWS;) {
        rows[count++] = strsep(&rest, "\n");
    }
    for (int row = 0; row < count && found < 0; row++) {
        for (int col = 0; found < 0 && *further(rows[row], col); col++) {
            if (*further(rows[row], col) != *text) {
                continue;
            }
            char *words = unwrapped(rows, count, row, col);
            found = strncmp(words, text, strlen(text)) == 0 ? row : -1;
            free(words);
        }
    }
    free(all);
    return found;
}

static int hold_seen(const struct canvas *canvas, const struct tour_stop *stop, const char *text)
{
    int row = row_of(canvas, text);
    if (row < 0) {
        fail_msg("%s %s at %d x %d doesn't show: %s\n%s", stop->screen, stop->when,
                 canvas_cols(canvas), canvas_rows(canvas), text, canvas_to_text(canvas));
    }
    return row;
}

/* ---- the walks ---- */

static void play(tour_shot *shot, void *context)
{
    static const char *const tracks[] = {"cloud", "edge", "mobile", "tiny"};
    for (size_t i = 0; i < sizeof tracks / sizeof tracks[0]; i++) {
        const struct catalog *catalog = catalogs[i % 2];
        struct stage *stage = play_open(catalog, play_ledger(), NULL, 1, NULL);
        struct buffer why = {0};
        if (!tour_play(stage, catalog, track_find(catalog, tracks[i]), 1, shot, context, &why)) {
            fail_msg("%s: %s", tracks[i], buffer_text(&why));
        }
        buffer_free(&why);
        stage_close(stage);
    }
}

/* Walks to an action and presses Enter there. */
static void press_action(struct view *view, struct canvas *canvas, const struct scene *scene,
                         const char *action)
{
    for (size_t i = 0; action && i < scene->field_count; i++) {
        int row = -1, col;
        for (int tabs = 0; strcmp(scene->fields[i].id, action) == 0 && tabs < 12; tabs++) {
            view_key(view, VKEY_TAB, 0);
            view_draw(view, canvas);
            canvas_cursor(canvas, &row, &col);
            if (row == row_of(canvas, scene->fields[i].label) && col == 2) {
                view_key(view, VKEY_ENTER, 0);
                view_draw(view, canvas);
                return;
            }
        }
    }
}

/* Opens the screen at each size, presses some keys, and has it looked at. */
static void look(struct stage *stage, const struct tour_stop *stop, const uint32_t *keys,
                 const char *action,
                 void (*hold)(const struct canvas *, const struct scene *,
                              const struct tour_stop *))
{
    for (size_t i = 0; i < SIZES; i++) {
        struct canvas *canvas = canvas_new(sizes[i].rows, sizes[i].cols, TIER_BLOCKS);
        struct view *view = view_new(stage);
        view_draw(view, canvas);
        for (const uint32_t *key = keys; key && *key; key++) {
            view_key(view, *key, 0);
            view_draw(view, canvas);
        }
        press_action(view, canvas, stage_scene(stage), action);
        hold(canvas, stage_scene(stage), stop);
        view_free(view);
        canvas_free(canvas);
    }
}

/* ---- what happened ---- */

static void hold_struck(const struct canvas *canvas, const struct scene *scene,
                        const struct tour_stop *stop)
{
    assert_true(scene->paragraph_count > 0);
    const char *told = scene->paragraphs[0].text;
    assert_true(hold_seen(canvas, stop, told) < 9);
    /* and whether it was predicted */
    assert_true(strstr(told, "RIGHT") || strstr(told, "ACIERTO") || strstr(told, "ERROR"));
    for (size_t i = 0; canvas_rows(canvas) >= 24 && i < scene->field_count; i++) {
        if (scene->fields[i].kind == SCENE_ACTION && strcmp(scene->fields[i].id, "to_parts") != 0) {
            hold_seen(canvas, stop, scene->fields[i].label);
        }
    }
}

static void shoot_struck(struct stage *stage, const struct tour_stop *stop, void *context)
{
    if (strcmp(stop->screen, "stress") == 0) {
        look(stage, stop, NULL, NULL, hold_struck);
        (*(size_t *)context)++;
    }
}

static void what_happened__is_seen_first_under_stress(void **state)
{
    size_t seen = 0;
    (void)state;
    play(shoot_struck, &seen);
    assert_int_equal(seen, 4 * 2);
}

/* ---- what is asked ---- */

/* The question ends right above the first field, and the cursor is in that. */
static void hold_asked(const struct canvas *canvas, const struct scene *scene,
                       const struct tour_stop *stop)
{
    int row, col, field = hold_seen(canvas, stop, scene->fields[0].label), last = -1;
    assert_true(scene->paragraph_count > 0);
    for (size_t i = scene->paragraph_count - scene->after; i < scene->paragraph_count; i++) {
        int at = hold_seen(canvas, stop, scene->paragraphs[i].text);
        assert_true(at > last && at < field);
        last = at;
    }
    assert_in_range(field - last, 2, 5);
    canvas_cursor(canvas, &row, &col);
    assert_in_range(row, field, field + 1);
}

static void shoot_asked(struct stage *stage, const struct tour_stop *stop, void *context)
{
    const struct scene *scene = stage_scene(stage);
    if (scene->screen == SCENE_REFLECT && !*scene->fields[0].value) {
        assert_true(scene->after > 0);
        look(stage, stop, NULL, NULL, hold_asked);
        (*(size_t *)context)++;
    }
}

static void a_question__stands_above_its_field_where_one_writes(void **state)
{
    size_t seen = 0;
    (void)state;
    play(shoot_asked, &seen);
    assert_true(seen >= 4 * 3);
}

/* ---- what is locked ---- */

static void hold_lock(const struct canvas *canvas, const struct scene *scene,
                      const struct tour_stop *stop)
{
    for (size_t i = 0; i < scene->field_count; i++) {
        const struct scene_field *field = &scene->fields[i];
        if (field->confirm && strcmp(field->id, "lock") == 0) {
            int row = hold_seen(canvas, stop, field->confirm);
            assert_true(row > 0);
            return;
        }
    }
    fail_msg("%s %s asks nothing", stop->screen, stop->when);
}

static void shoot_lock(struct stage *stage, const struct tour_stop *stop, void *context)
{
    if (stage_scene(stage)->screen == SCENE_LOCK && strstr(stop->when, "answered")) {
        look(stage, stop, NULL, "lock", hold_lock);
        (*(size_t *)context)++;
    }
}

static void what_a_lock_holds__is_read_whole_before_it_is_locked(void **state)
{
    size_t seen = 0;
    (void)state;
    play(shoot_lock, &seen);
    assert_int_equal(seen, 4 * 4);
}

/* ---- what is missing, and what unfolds ---- */

/* Its verdict stands there, what helps it, or how many are met. */
static bool is_told(const struct canvas *canvas, const struct scene_row *row, const char *summary)
{
    struct buffer text = {0};
    buffer_add_format(&text, "%s %s", row->label, scene_row_verdict(row));
    bool told = row_of(canvas, buffer_text(&text)) >= 0 ||
                (*row->note && row_of(canvas, row->note) >= 0) || row_of(canvas, summary) >= 0;
    buffer_free(&text);
    return told;
}

static void hold_missing(const struct canvas *canvas, const struct scene *scene,
                         const struct tour_stop *stop)
{
    bool missing = false, told = false;
    for (size_t i = 0; i < scene->instrument_count && !*scene->message; i++) {
        const struct scene_instrument *verdicts = &scene->instruments[i];
        for (size_t k = 0; strcmp(verdicts->id, "verdicts") == 0 && k < verdicts->row_count; k++) {
            const struct scene_row *row = &verdicts->rows[k];
            missing = missing || row->verdict != SCENE_MET;
            told = told || (row->verdict != SCENE_MET && is_told(canvas, row, verdicts->sentence));
        }
    }
    if (missing && !told) {
        fail_msg("%s %s at %d x %d tells no aim that isn't met\n%s", stop->screen, stop->when,
                 canvas_cols(canvas), canvas_rows(canvas), canvas_to_text(canvas));
    }
}

static void shoot_missing(struct stage *stage, const struct tour_stop *stop, void *context)
{
    static const uint32_t unfold[] = {'x', 0};
    if (strcmp(stop->screen, "workbench") == 0) {
        look(stage, stop, unfold, NULL, hold_missing);
        (*(size_t *)context)++;
    }
}

static void an_aim_that_is_not_met__is_told_while_controls_are_moved(void **state)
{
    size_t seen = 0;
    (void)state;
    play(shoot_missing, &seen);
    assert_true(seen >= 4 * 3);
}

/* ---- the way on ---- */

/* Each of a list's options has its digit, the tenth has 0. */
static void hold_digits(struct stage *stage)
{
    struct canvas *canvas = canvas_new(24, 80, TIER_BLOCKS);
    struct view *view = view_new(stage);
    const char *id = stage_scene(stage)->fields[0].id;
    size_t count = stage_scene(stage)->fields[0].option_count;
    view_draw(view, canvas);
    view_key(view, '1', 0);
    if (play_field(stage, id)->option != 0) { /* the text has the focus */
        view_key(view, VKEY_TAB, 0);
    }
    for (size_t i = 0; i < count && i < 10; i++) {
        view_key(view, (uint32_t)('0' + (i + 1) % 10), 0);
        assert_int_equal(play_field(stage, id)->option, i);
    }
    view_free(view);
    canvas_free(canvas);
}

static void shoot_list(struct stage *stage, const struct tour_stop *stop, void *context)
{
    if (strcmp(stop->when, "under stress") == 0) {
        hold_digits(stage);
        (*(size_t *)context)++;
    }
}

static void every_option__has_a_digit(void **state)
{
    size_t seen = 0;
    (void)state;
    play(shoot_list, &seen);
    assert_int_equal(seen, 4);
}

/* Where the committed design meets all aims, the way on is to observe it. */
static void shoot_met(struct stage *stage, const struct tour_stop *stop, void *context)
{
    const struct scene_instrument *verdicts = play_instrument(stage, "verdicts");
    bool met = verdicts && strcmp(stop->screen, "workbench") == 0 &&
               strcmp(stop->when, "at the end") == 0;
    for (size_t i = 0; met && i < verdicts->row_count; i++) {
        met = verdicts->rows[i].verdict == SCENE_MET;
    }
    if (met) {
        assert_string_equal(stage_scene(stage)->next, "to_observe");
        (*(size_t *)context)++;
    }
}

static void a_run_that_meets_all__leads_to_observe(void **state)
{
    size_t seen = 0;
    (void)state;
    play(shoot_met, &seen);
    assert_true(seen >= 4);
}

/* What was unfolded stays so on another workbench, until it is folded. */
/* Blank rows of the left column, and the row of the fold's line; -1: nothing is folded. */
static int blank_rows(const struct canvas *canvas, int *fold)
{
    char *text = canvas_to_text(canvas);
    int blank = 0, row = 0;
    *fold = -1;
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"), row++) {
        char *rule = strstr(line, "\xE2\x94\x82");
        if (rule) {
            *rule = '\0';
            blank += line[strspn(line, " ")] == '\0';
            *fold = strstr(line, " more (x)") ? row : *fold;
        }
    }
    free(text);
    return blank;
}

/* Nothing is folded away beside blank rows where a workbench begins, and no control comes or goes
 * while one is moved. */
static void hold_room(struct stage *stage, const struct tour_stop *stop, void *context)
{
    enum scene_screen screen = stage_scene(stage)->screen;
    if (screen != SCENE_WORKBENCH && screen != SCENE_CASE) {
        return;
    }
    struct canvas *canvas = canvas_new(24, 80, TIER_RICH);
    struct view *view = view_new(stage);
    int fold, moved;
    view_draw(view, canvas);
    int blank = blank_rows(canvas, &fold);
    if (fold >= 0 && blank > 0) {
        fail_msg("%s %d: folded beside %d blank rows:\n%s", stop->screen, stop->part, blank,
                 canvas_to_text(canvas));
    }
    *(size_t *)context += fold < 0;
    for (int i = 0; i < 20; i++) {
        view_key(view, i % 3 == 2 ? VKEY_DOWN : VKEY_RIGHT, 0);
        view_draw(view, canvas);
        blank_rows(canvas, &moved);
        assert_true((moved < 0) == (fold < 0));
    }
    view_key(view, 'u', 0);
    view_free(view);
    canvas_free(canvas);
}

static void nothing_is_folded__beside_blank_rows(void **state)
{
    (void)state;
    static const char *const tracks[] = {"cloud", "edge", "mobile", "tiny"};
    for (size_t i = 0; i < 2 * sizeof tracks / sizeof tracks[0]; i++) {
        size_t whole = 0;
        play_tour(catalogs[i % 2], tracks[i / 2], hold_room, &whole);
        assert_true(whole > 0); /* some workbenches have room for all */
    }
}

static void what_was_unfolded__stays_unfolded(void **state)
{
    (void)state;
    static const uint32_t keys[] = {'x', 'c', 'c', 0};
    struct stage *stage = play_open(catalogs[0], play_ledger(), "cloud", 1, NULL);
    play_to_workbench(stage, 1, "hop3", "light");
    struct canvas *canvas = canvas_new(24, 80, TIER_PLAIN);
    struct view *view = view_new(stage);
    view_draw(view, canvas);
    assert_true(row_of(canvas, "+ 4 more (x)") > 0);
    for (const uint32_t *key = keys; *key; key++) {
        assert_int_equal(view_key(view, *key, 0), VIEW_DRAW);
        view_draw(view, canvas);
        assert_int_equal(row_of(canvas, "+ 4 more (x)"), -1);
    }
    view_free(view);
    canvas_free(canvas);
    stage_close(stage);
}

/* A change that no run holds is told beside what would leave it out, which asks once. */
static void an_uncommitted_change__is_told_and_asked_about(void **state)
{
    (void)state;
    struct stage *stage = play_open(catalogs[0], play_ledger(), "cloud", 1, NULL);
    play_to_workbench(stage, 1, "hop3", "light");
    assert_true(play_act(stage, "commit") && play_act(stage, "to_observe"));
    assert_true(play_type(stage, "observation", "the ocean is slow"));
    assert_null(play_field(stage, "observe")->confirm);
    assert_true(play_act(stage, "to_workbench") && play_step(stage, "local_steps", 1));
    assert_true(play_act(stage, "to_observe"));
    assert_true(play_type(stage, "observation", "the ocean is slow"));
    const char *told = "What is not committed does not count";
    assert_non_null(strstr(play_field(stage, "observe")->confirm, told));
    assert_non_null(strstr(play_field(stage, "observe")->readout, told));
    stage_close(stage);
}

static void who_comes_back__stands_on_the_way_on(void **state)
{
    (void)state;
    const char *ledger = play_ledger();
    struct stage *stage = play_open(catalogs[0], ledger, NULL, 1, NULL);
    play_act(stage, "begin");
    play_act(stage, "track.cloud");
    stage_close(stage);
    stage = play_open(catalogs[0], ledger, NULL, 1, NULL);
    struct canvas *canvas = canvas_new(20, 60, TIER_BLOCKS);
    struct view *view = view_new(stage);
    int row, col;
    view_draw(view, canvas);
    canvas_cursor(canvas, &row, &col);
    assert_int_equal(row, row_of(canvas, play_field(stage, "resume")->label));
    assert_int_equal(view_key(view, VKEY_ENTER, 0), VIEW_DRAW);
    assert_int_not_equal(play_screen(stage), SCENE_START);
    view_free(view);
    canvas_free(canvas);
    stage_close(stage);
}

/* The canvas' words, with one blank between them. */
static char *words_of(struct view *view, struct canvas *canvas)
{
    view_draw(view, canvas);
    char *text = canvas_to_text(canvas), *to = text;
    for (const char *c = text; *c; c++) {
        bool blank = *c == ' ' || *c == '\n';
        if (!blank || (to > text && to[-1] != ' ')) {
            *to++ = blank ? ' ' : *c;
        }
    }
    *to = '\0';
    return text;
}

/* Whether a written field's help is seen whole somewhere on the way up the text and through the
 * form. */
static void assert_helps_seen(struct stage *stage, int cols, int rows)
{
    enum { FIELDS = 16, UPS = 20, PRESSES = UPS + 14 };
    bool seen[FIELDS] = {false};
    struct view *view = view_new(stage);
    struct canvas *canvas = canvas_new(rows, cols, TIER_RICH);
    const struct scene *scene = stage_scene(stage);
    char *last = NULL;
    for (int press = 0; press < PRESSES; press++) {
        free(last);
        last = words_of(view, canvas);
        for (size_t i = 0; i < scene->field_count && i < FIELDS; i++) {
            seen[i] = seen[i] || strstr(last, scene->fields[i].help);
        }
        view_key(view, press < UPS ? VKEY_UP : VKEY_TAB, 0);
    }
    for (size_t i = 0; i < scene->field_count && i < FIELDS; i++) {
        if (scene->fields[i].kind == SCENE_EDIT && !seen[i]) {
            fail_msg("%dx%d, %s: not seen whole: %s\n%s", cols, rows, scene->fields[i].id,
                     scene->fields[i].help, last);
        }
    }
    free(last);
    canvas_free(canvas);
    view_free(view);
}

static bool has_written(const struct scene *scene)
{
    bool has = false;
    for (size_t i = 0; i < scene->field_count; i++) {
        has = has || scene->fields[i].kind == SCENE_EDIT;
    }
    return has && scene->screen != SCENE_PAGE;
}

static void look_at_helps(struct stage *stage, const struct tour_stop *stop, void *context)
{
    size_t *forms = context;
    (void)stop;
    if (has_written(stage_scene(stage))) {
        for (size_t i = 0; i < 2; i++) {
            assert_helps_seen(stage, sizes[i].cols, sizes[i].rows);
        }
        ++*forms;
    }
}

static void help_of_what_is_written__is_read_whole(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        for (size_t t = 0; t < catalogs[i]->track_count; t++) {
            size_t forms = 0;
            play_tour(catalogs[i], catalogs[i]->tracks[t].id, look_at_helps, &forms);
            assert_true(forms > 6);
        }
    }
}

/* Options are on disk as they are given, and said to be so before they are locked. */
static void look_at_saved(struct stage *stage, const struct tour_stop *stop, void *context)
{
    size_t *locks = context;
    bool answered = strstr(stop->when, "answered") != NULL;
    if (strcmp(stop->screen, "lock") == 0) {
        struct view *view = view_new(stage);
        struct canvas *canvas = canvas_new(24, 80, TIER_RICH);
        char *words = words_of(view, canvas);
        assert_non_null(strstr(words, "SAVED"));
        assert_null(strstr(words, "NOT SAVED"));
        *locks += answered;
        free(words);
        canvas_free(canvas);
        view_free(view);
    }
}

static void ticked_options__are_called_saved(void **state)
{
    (void)state;
    size_t locks = 0;
    play_tour(catalogs[0], "tiny", look_at_saved, &locks);
    assert_int_equal(locks, 4);
}

static int set_up(void **state)
{
    (void)state;
    const char *folder = getenv("FLEETLAB_DATA_DIR");
    for (size_t i = 0; i < 2; i++) {
        struct fault_list faults = {0};
        catalogs[i] = catalog_load(folder ? folder : "data", languages[i], &faults);
        fault_free(&faults);
        if (!catalogs[i]) {
            return -1;
        }
    }
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    catalog_free(catalogs[0]);
    catalog_free(catalogs[1]);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_happened__is_seen_first_under_stress),
        cmocka_unit_test(a_question__stands_above_its_field_where_one_writes),
        cmocka_unit_test(what_a_lock_holds__is_read_whole_before_it_is_locked),
        cmocka_unit_test(an_aim_that_is_not_met__is_told_while_controls_are_moved),
        cmocka_unit_test(every_option__has_a_digit),
        cmocka_unit_test(a_run_that_meets_all__leads_to_observe),
        cmocka_unit_test(nothing_is_folded__beside_blank_rows),
        cmocka_unit_test(what_was_unfolded__stays_unfolded),
        cmocka_unit_test(an_uncommitted_change__is_told_and_asked_about),
        cmocka_unit_test(who_comes_back__stands_on_the_way_on),
        cmocka_unit_test(help_of_what_is_written__is_read_whole),
        cmocka_unit_test(ticked_options__are_called_saved),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
