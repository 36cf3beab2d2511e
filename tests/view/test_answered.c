/*
 * No key that acts is met with silence: whatever is written into a field, a screen that doesn't
 * take it says why, beside the field and on the message line, and a key that does something shows
 * something.
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
#include "store/buffer.h"
#include "tour/tour.h"
#include "view/keys.h"
#include "view/view.h"

static struct catalog *catalog;

/* ---- a student at a terminal ---- */

struct seat {
    struct stage *stage;
    struct view *view;
    struct canvas *canvas;
};

static struct seat sit(struct stage *stage, int cols, int rows)
{
    struct seat seat = {stage, view_new(stage), canvas_new(rows, cols, TIER_PLAIN)};
    view_draw(seat.view, seat.canvas);
    return seat;
}

static void rise(struct seat *seat)
{
    view_free(seat->view);
    canvas_free(seat->canvas);
    stage_set_wide(seat->stage, false);
}

static enum view_reaction press(struct seat *seat, uint32_t key)
{
    enum view_reaction reaction = view_key(seat->view, key, 0);
    view_draw(seat->view, seat->canvas);
    return reaction;
}

static void type(struct seat *seat, const char *text)
{
    for (; *text; text++) {
        press(seat, (unsigned char)*text);
    }
}

/* All that is on the canvas, and where its cursor stands. */
static char *picture(const struct seat *seat)
{
    int row, col;
    char *all = canvas_to_text(seat->canvas), *whole;
    canvas_cursor(seat->canvas, &row, &col);
    assert_true(asprintf(&whole, "%s\n%d %d", all, row, col) > 0);
    free(all);
    return whole;
}

static bool shows(const struct seat *seat, const char *text)
{
    char *all = canvas_to_text(seat->canvas);
    bool found = strstr(all, text) != NULL;
    free(all);
    return found;
}

/* How often a text is on the canvas. */
static int count(const struct seat *seat, const char *text)
{
    char *all = canvas_to_text(seat->canvas);
    int found = 0;
    for (const char *at = all; (at = strstr(at, text)) != NULL; at++) {
        found++;
    }
    free(all);
    return found;
}

/* Tab leads round all fields of a form. False: there is none of that label. */
static bool go_to(struct seat *seat, const char *id)
{
    enum { MOST = 90 };
    for (int i = 0; i < MOST; i++) {
        const struct scene_field *field = play_field(seat->stage, id);
        int row, col;
        canvas_cursor(seat->canvas, &row, &col);
        char *all = canvas_to_text(seat->canvas), *line = all;
        for (int k = 0; k < row; k++) {
            line = strchr(line, '\n') + 1;
        }
        line[strcspn(line, "\n")] = '\0';
        bool on = field->kind == SCENE_EDIT ? view_answer(seat->view) == field
                                            : strstr(line, field->label) != NULL && *line == '>';
        free(all);
        if (on) {
            return true;
        }
        press(seat, VKEY_TAB);
    }
    return false;
}

/* ---- what is written into a field ---- */

static const char *const hostile[] = {
    "sixty six", "%", "-",      ".",   "1,5",  "12 parsecs",
    "1e",        " ", "never?", "NaN", "0x10", "about 40, because light is slow"};

/* The screens that take numbers in writing: the lock, and part 2's reflection. */
static struct stage *open_lock(int part)
{
    struct stage *stage = play_open(catalog, play_ledger(), "cloud", 1, NULL);
    char action[] = "part.1";
    action[5] = (char)('0' + part);
    assert_true(play_act(stage, action));
    assert_true(play_act(stage, "to_lock"));
    return stage;
}

static void hold_refusal(struct seat *seat, const char *text)
{
    const struct scene *scene = stage_scene(seat->stage);
    enum scene_screen screen = scene->screen;
    char *was = picture(seat);
    press(seat, VKEY_ENTER);
    char *is = picture(seat);
    assert_int_equal(scene->screen, screen);
    if (strcmp(was, is) == 0) {
        fail_msg("\"%s\" is refused in silence:\n%s", text, is);
    }
    const char *message = play_message(seat->stage);
    char start[24];
    snprintf(start, sizeof start, "%s", message);
    if (!*message || !shows(seat, start)) {
        fail_msg("\"%s\" is refused without a word on the message line:\n%s", text, is);
    }
    const struct scene_field *field = play_field(seat->stage, scene->refused);
    bool written = field->kind == SCENE_EDIT && *field->value;
    if (!shows(seat, field->label) || (written && !shows(seat, "\n! "))) {
        fail_msg("\"%s\" is refused without a word beside its field:\n%s", text, is);
    }
    free(was);
    free(is);
}

static void answer_all_but_number(struct stage *stage)
{
    assert_true(play_step(stage, "choice", 1));
    assert_true(play_step(stage, "mechanism", 1));
    assert_true(play_step(stage, "confidence", 1));
}

static void number_that_is_none__is_refused_aloud(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof hostile / sizeof hostile[0]; i++) {
        struct stage *stage = open_lock(1);
        answer_all_but_number(stage);
        struct seat seat = sit(stage, 80, 24);
        assert_true(go_to(&seat, "number"));
        type(&seat, hostile[i]);
        assert_true(go_to(&seat, "lock"));
        hold_refusal(&seat, hostile[i]);
        assert_true(view_answer(seat.view) == play_field(stage, "number"));
        press(&seat, VKEY_END);
        press(&seat, 'x'); /* as soon as it is written on, nothing is said against it */
        assert_false(shows(&seat, "\n! "));
        rise(&seat);
        stage_close(stage);
    }
}

/* Leaving it tells, too; and so does the next visit, where it is a draft of before. */
static void number_that_is_none__is_told_where_it_is_left(void **state)
{
    (void)state;
    struct stage *stage = open_lock(1);
    answer_all_but_number(stage);
    struct seat seat = sit(stage, 80, 24);
    assert_true(go_to(&seat, "number"));
    type(&seat, "sixty six");
    press(&seat, VKEY_TAB);
    assert_int_equal(count(&seat, "type a number"), 2);
    press(&seat, VKEY_TAB);
    assert_int_equal(count(&seat, "type a number"), 1); /* beside the field it stays */
    rise(&seat);
    assert_true(play_act(stage, "to_brief"));
    assert_true(play_act(stage, "to_lock"));
    seat = sit(stage, 80, 24);
    assert_null(play_field(stage, "lock")->confirm); /* nobody is asked to lock what can't be */
    assert_true(go_to(&seat, "lock"));
    hold_refusal(&seat, "sixty six, from before");
    rise(&seat);
    stage_close(stage);
}

/* What takes answers, at every stop of the tour: pressed too early, and behind prose where a number
 * is asked for. The tour goes on from there as if nothing had been. */
static void hold_stop(struct stage *stage, const struct tour_stop *stop, void *context)
{
    size_t *held = context;
    const struct scene *scene = stage_scene(stage);
    bool locks = strcmp(stop->screen, "lock") == 0 && !strstr(stop->when, "answered");
    bool submits = strcmp(stop->screen, "reflect") == 0 && !*stop->when;
    if (!locks && !submits) {
        return;
    }
    char action[16];
    snprintf(action, sizeof action, "%s", locks ? "lock" : "submit");
    struct seat seat = sit(stage, 80, 24);
    assert_true(go_to(&seat, action));
    hold_refusal(&seat, "nothing at all");
    (*held)++;
    for (size_t i = 0; i < scene->field_count; i++) {
        char id[64];
        snprintf(id, sizeof id, "%s", scene->fields[i].id);
        if (scene->fields[i].kind == SCENE_EDIT && !play_type(stage, id, hostile[0])) {
            assert_true(go_to(&seat, id));
            type(&seat, hostile[0]);
            assert_true(go_to(&seat, action));
            hold_refusal(&seat, hostile[0]);
            (*held)++;
        }
    }
    rise(&seat);
}

static void every_screen_that_asks__refuses_aloud(void **state)
{
    (void)state;
    static const char *const tracks[] = {"cloud", "tiny"};
    for (size_t i = 0; i < sizeof tracks / sizeof tracks[0]; i++) {
        size_t held = 0;
        play_tour(catalog, tracks[i], hold_stop, &held);
        assert_true(held > 10);
    }
}

/* An argument that is handed in once more is judged in sight, as the first time. */
static void submit_again(struct stage *stage, const struct tour_stop *stop, void *context)
{
    size_t *held = context;
    if (strcmp(stop->when, "held against the model") != 0) {
        return;
    }
    struct seat seat = sit(stage, 80, 24);
    char *first = canvas_to_text(seat.canvas), *line = strndup(first, strcspn(first, "\n"));
    char *verdict = strndup(first + strlen(line) + 1, 60);
    assert_true(go_to(&seat, "submit"));
    assert_false(shows(&seat, verdict)); /* else there is nothing to hold */
    press(&seat, VKEY_ENTER);
    if (!shows(&seat, verdict)) {
        fail_msg("%s %d: a second verdict is out of sight:\n%s", stop->screen, stop->part,
                 canvas_to_text(seat.canvas));
    }
    free(first);
    free(line);
    free(verdict);
    rise(&seat);
    ++*held;
}

static void a_second_verdict__is_in_sight(void **state)
{
    (void)state;
    size_t held = 0;
    play_tour(catalog, "cloud", submit_again, &held);
    assert_int_equal(held, 2);
}

/* ---- keys ---- */

static bool is_bench(const struct scene *scene)
{
    return scene->screen == SCENE_WORKBENCH || scene->screen == SCENE_CASE ||
           scene->screen == SCENE_FINALE || scene->screen == SCENE_STRESS;
}

/* The line that the cursor is on. */
static char *focused(const struct seat *seat)
{
    int row, col;
    canvas_cursor(seat->canvas, &row, &col);
    char *all = canvas_to_text(seat->canvas), *line = all;
    for (int i = 0; i < row; i++) {
        line = strchr(line, '\n') + 1;
    }
    char *text = strndup(line, strcspn(line, "\n"));
    free(all);
    return text;
}

/* Keys that show something or say why not, wherever they are pressed but in an answer, and the one
 * that takes back what they did. */
static const struct {
    uint32_t key, back;
} keys[] = {{'m', VKEY_ESCAPE},
            {'t', VKEY_ESCAPE},
            {'w', VKEY_ESCAPE},
            {'r', VKEY_ESCAPE},
            {'H', VKEY_ESCAPE},
            {'e', VKEY_ESCAPE},
            {'?', VKEY_ESCAPE},
            {'i', VKEY_ESCAPE},
            {'a', 'a'},
            {'z', 'z'},
            {'x', 'x'},

            {'u', 'U'},
            {'p', VKEY_NONE},
            {'=', VKEY_NONE},
            {VKEY_DELETE, VKEY_NONE},
            {VKEY_ESCAPE, VKEY_NONE}};

static void hold_keys(struct seat *seat, const struct tour_stop *stop)
{
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        press(seat, 's');
        char *was = picture(seat);
        press(seat, keys[i].key);
        char *is = picture(seat);
        if (strcmp(was, is) == 0) {
            fail_msg("%s %d: the key %x is met with silence:\n%s", stop->screen, stop->part,
                     (unsigned)keys[i].key, is);
        }
        free(was);
        free(is);
        press(seat, keys[i].back != VKEY_NONE ? keys[i].back : 's');
    }
}

static void hold_stop_keys(struct stage *stage, const struct tour_stop *stop, void *context)
{
    size_t *held = context;
    const struct scene *scene = stage_scene(stage);
    if (scene->screen == SCENE_PAGE) {
        return;
    }
    struct seat seat = sit(stage, 80, 24);
    for (int i = 0; i < 12; i++) {
        const struct scene_field *answer = view_answer(seat.view);
        if (!answer) {
            hold_keys(&seat, stop);
            (*held)++;
        }
        press(&seat, is_bench(scene) && i % 4 < 3 ? VKEY_DOWN : VKEY_TAB);
    }
    rise(&seat);
}

static void no_key__is_met_with_silence(void **state)
{
    (void)state;
    size_t held = 0;
    play_tour(catalog, "cloud", hold_stop_keys, &held);
    assert_true(held > 100);
}

/* A control that is at its end says so, each time; a list goes round. */
static void hold_ends(struct stage *stage, const struct tour_stop *stop, void *context)
{
    enum { MOST = 30 };
    size_t *held = context;
    if (!is_bench(stage_scene(stage)) || strcmp(stop->when, "as it opens") != 0) {
        return;
    }
    struct seat seat = sit(stage, 80, 24);
    for (int i = 0; i < 40; i++) {
        press(&seat, VKEY_UP);
    }
    for (int i = 0; i < MOST && stage_scene(stage)->screen != SCENE_PAGE; i++) {
        press(&seat, '<');
        if (shows(&seat, "no use here")) {
            break; /* the actions begin */
        }
        for (int k = 0; k < 2; k++) {
            press(&seat, 's');
            press(&seat, VKEY_NONE + 1); /* no key: what was told is over */
            char *was = picture(&seat);
            press(&seat, '<');
            char *is = picture(&seat);
            if (strcmp(was, is) == 0) {
                fail_msg("%s %d: an end is met with silence:\n%s", stop->screen, stop->part, is);
            }
            free(was);
            free(is);
            (*held)++;
        }
        press(&seat, 'u');
        press(&seat, VKEY_DOWN);
    }
    rise(&seat);
}

static void the_end_of_a_control__is_told(void **state)
{
    (void)state;
    size_t held = 0;
    play_tour(catalog, "cloud", hold_ends, &held);
    assert_true(held > 20);
}

/* A digit that no option has. */
static void a_digit_too_great__is_told(void **state)
{
    (void)state;
    struct stage *stage = open_lock(1);
    struct seat seat = sit(stage, 80, 24);
    assert_true(go_to(&seat, "choice"));
    press(&seat, '7');
    assert_true(shows(&seat, "number 7"));
    press(&seat, '.');
    assert_true(shows(&seat, "number ."));
    press(&seat, '2');
    assert_int_equal(play_field(stage, "choice")->option, 1);
    rise(&seat);
    stage_close(stage);
}

/* ---- what a key opens ---- */

/* A key, and if it opens something another one: all is as it was. False: it opened nothing. */
static bool hold_opened(struct seat *seat, const struct tour_stop *stop, uint32_t key,
                        uint32_t closer)
{
    char *line = focused(seat), *was = picture(seat);
    press(seat, key);
    bool opened = stage_scene(seat->stage)->screen == SCENE_PAGE || shows(seat, "i closes") ||
                  key == '?';
    if (!opened) {
        free(line);
        free(was);
        return false;
    }
    enum view_reaction reaction = press(seat, closer);
    char *is = picture(seat), *now = focused(seat);
    /* a long explanation may have pushed the text up by a row */
    if (reaction == VIEW_QUIT || (key == 'i' ? strcmp(line, now) : strcmp(was, is)) != 0) {
        puts(was);
        puts(is);
        fail_msg("%s %d: %c, then %x leads from %s to %s", stop->screen, stop->part, (int)key,
                 (unsigned)closer, line, now);
    }
    free(line);
    free(now);
    free(was);
    free(is);
    return true;
}

/* Each page and explanation closes by its own key, by Escape and by q, and the focus is where it
 * was. */
static void hold_closing(struct stage *stage, const struct tour_stop *stop, void *context)
{
    static const char openers[] = "mtwrgHe?i";
    size_t *held = context;
    if (stage_scene(stage)->screen == SCENE_PAGE) {
        return;
    }
    for (const char *key = openers; *key; key++) {
        const uint32_t closers[] = {(unsigned char)*key, VKEY_ESCAPE, 'q'};
        for (size_t i = 0; i < 3; i++) {
            struct seat seat = sit(stage, 80, 24);
            press(&seat, VKEY_TAB);
            if (!view_answer(seat.view)) {
                *held += hold_opened(&seat, stop, (unsigned char)*key, closers[i]);
            }
            rise(&seat);
        }
    }
}

static void what_a_key_opens__closes_by_it_and_by_the_usual_keys(void **state)
{
    (void)state;
    size_t held = 0;
    play_tour(catalog, "cloud", hold_closing, &held);
    assert_true(held > 200);
}

/* It says what the line below it doesn't. */
static void an_explanation__repeats_nothing(void **state)
{
    (void)state;
    struct stage *stage = open_lock(1);
    assert_true(play_act(stage, "to_brief"));
    struct seat seat = sit(stage, 80, 24);
    press(&seat, VKEY_TAB);
    assert_true(go_to(&seat, "to_lock"));
    const char *help = play_field(stage, "to_lock")->help;
    assert_int_equal(count(&seat, help), 1);
    press(&seat, 'i');
    assert_int_equal(count(&seat, help), 1);
    rise(&seat);
    stage_close(stage);
}

/* The code of a prediction that is anchored nowhere is told whole once; then it takes one row, none
 * of a page, and nothing once it was put away. */
static void code_that_stays__takes_one_row(void **state)
{
    (void)state;
    struct stage *stage = play_open(catalog, play_ledger(), "cloud", -1, NULL);
    assert_true(play_act(stage, "part.1") && play_act(stage, "to_lock"));
    answer_all_but_number(stage);
    assert_true(play_type(stage, "number", "20"));
    struct seat seat = sit(stage, 80, 24);
    assert_true(go_to(&seat, "lock"));
    press(&seat, VKEY_ENTER);
    press(&seat, 'y');
    assert_true(shows(&seat, "only your own ledger"));
    press(&seat, VKEY_DOWN);
    assert_int_equal(count(&seat, "UNANCHORED"), 1);
    assert_true(shows(&seat, "e says why, Esc hides it."));
    assert_false(shows(&seat, "only your own ledger"));
    press(&seat, 'm');
    assert_false(shows(&seat, "UNANCHORED"));
    press(&seat, 'e');
    assert_true(shows(&seat, "only your own"));
    press(&seat, VKEY_ESCAPE);
    press(&seat, VKEY_DOWN);
    assert_true(shows(&seat, "UNANCHORED"));
    press(&seat, VKEY_ESCAPE);
    assert_false(shows(&seat, "UNANCHORED"));
    rise(&seat);
    stage_close(stage);
}

/* ---- ways and back ---- */

/* Which action leads where, and which leads back from there. */
static const struct {
    const char *screen, *there, *back;
} ways[] = {
    {"lock", "to_brief", "to_lock"},
    {"workbench", "to_case", "to_mission"},
    {"workbench", "to_observe", "to_workbench"},
    {"case", "to_mission", "to_case"},
    {"observe", "to_workbench", "to_observe"},
    {"reveal", "to_workbench", "to_reveal"},
    {"reveal", "to_reflect", "to_reveal"},
    {"reflect", "to_reveal", "to_reflect"},
    {"reflect", "to_workbench", "to_reflect"},
    {"finale", "to_brief", "to_workbench"},
    {"brief", "to_parts", "part."},
};

/* The beginning of the line that the cursor is on, in its column. */
static char *spot(const struct seat *seat)
{
    char *line = focused(seat), *text = strndup(line, 24);
    free(line);
    return text;
}

/* Walks to an action; false: it isn't there. */
static bool walk_to(struct seat *seat, const char *id)
{
    const struct scene *scene = stage_scene(seat->stage);
    for (int i = 0; i < 40 && is_bench(scene); i++) {
        press(seat, VKEY_UP);
    }
    for (int i = 0; i < 60; i++) {
        const struct scene_field *field = scene_field(scene, id);
        char *line = focused(seat), label[64];
        snprintf(label, sizeof label, "> [%.20s", field ? field->label : "no such action");
        bool found = strncmp(line, label, strlen(label)) == 0;
        free(line);
        if (found) {
            return true;
        }
        press(seat, is_bench(scene) ? VKEY_DOWN : VKEY_TAB);
    }
    return false;
}

static void hold_way(struct stage *stage, const struct tour_stop *stop, const char *there,
                     const char *back)
{
    const struct scene *scene = stage_scene(stage);
    enum scene_screen screen = scene->screen;
    struct seat seat = sit(stage, 80, 24);
    char action[16];
    snprintf(action, sizeof action, "%s", back);
    if (strcmp(back, "part.") == 0) {
        snprintf(action, sizeof action, "part.%d", stop->part);
    } else if (strcmp(back, "to_reflect") == 0 && stop->part == SIM_PART_FINALE) {
        snprintf(action, sizeof action, "to_legacy");
    }
    bool unfolded = play_field(stage, there)->more;
    if (unfolded) {
        press(&seat, 'x');
    }
    if (!walk_to(&seat, there)) {
        fail_msg("%s %d: no %s is walked to", stop->screen, stop->part, there);
    }
    char *was = spot(&seat);
    press(&seat, VKEY_ENTER);
    press(&seat, 'y'); /* where it asks */
    assert_int_not_equal(scene->screen, screen);
    const struct scene_field *way = scene_field(scene, action);
    if (!unfolded && way && way->more) {
        press(&seat, 'x');
    }
    if (!walk_to(&seat, action)) {
        fail_msg("%s %d: %s, and there is no %s there", stop->screen, stop->part, there, action);
    }
    press(&seat, VKEY_ENTER);
    assert_int_equal(scene->screen, screen);
    char *is = spot(&seat);
    if (strcmp(was, is) != 0) {
        fail_msg("%s %d: %s and back by %s leads from %s to %s", stop->screen, stop->part, there,
                 action, was, is);
    }
    free(was);
    free(is);
    rise(&seat);
}

static void hold_ways(struct stage *stage, const struct tour_stop *stop, void *context)
{
    size_t *held = context;
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        const struct scene *scene = stage_scene(stage);
        if (strcmp(ways[i].screen, stop->screen) == 0 && scene_field(scene, ways[i].there)) {
            hold_way(stage, stop, ways[i].there, ways[i].back);
            held[i]++;
        }
    }
}

static void who_comes_back__is_where_they_were(void **state)
{
    (void)state;
    size_t held[sizeof ways / sizeof ways[0]] = {0};
    play_tour(catalog, "cloud", hold_ways, held);
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        if (held[i] == 0) {
            fail_msg("no stop has %s %s", ways[i].screen, ways[i].there);
        }
    }
}

/* ---- what is folded away ---- */

static void hold_fold(struct stage *stage, const struct tour_stop *stop, void *context)
{
    size_t *held = context;
    const struct scene *scene = stage_scene(stage);
    size_t first = 0;
    while (first < scene->field_count &&
           (!scene->fields[first].more || scene->fields[first].advised)) {
        first++;
    }
    if (!is_bench(scene) || first == scene->field_count) {
        return;
    }
    static const struct {
        int cols, rows;
    } sizes[] = {{80, 24}, {60, 20}};
    for (size_t k = 0; k < 2; k++) {
        struct seat seat = sit(stage, sizes[k].cols, sizes[k].rows);
        bool reached = false;
        for (int i = 0; i < 40; i++) {
            press(&seat, VKEY_UP);
        }
        for (int i = 0; i < 40 && !reached; i++) {
            char *line = focused(&seat);
            reached = strstr(line, "more (x)") != NULL;
            free(line);
            press(&seat, reached ? VKEY_ENTER : VKEY_DOWN);
        }
        char *line = focused(&seat);
        char label[14];
        snprintf(label, sizeof label, "%s", scene->fields[first].label);
        if (!reached || !strstr(line, label)) {
            fail_msg("%s %d: what is folded away can't be walked to:\n%s", stop->screen, stop->part,
                     canvas_to_text(seat.canvas));
        }
        free(line);
        press(&seat, 'x');
        assert_true(shows(&seat, "more (x)") && (k > 0 || shows(&seat, "x more  ")));
        rise(&seat);
        (*held)++;
    }
}

static void what_is_folded_away__is_walked_to_and_opens(void **state)
{
    (void)state;
    size_t held = 0;
    play_tour(catalog, "cloud", hold_fold, &held);
    assert_true(held > 10);
}

/* After a change its way back is named. */
static void a_change__names_its_undo(void **state)
{
    (void)state;
    struct stage *stage = play_open(catalog, play_ledger(), "cloud", 1, NULL);
    play_to_workbench(stage, 1, "hop3", "light");
    struct seat seat = sit(stage, 80, 24);
    assert_false(shows(&seat, "u undo"));
    press(&seat, VKEY_LEFT);
    assert_true(shows(&seat, "u undo"));
    press(&seat, 'u');
    assert_false(shows(&seat, "u undo"));
    rise(&seat);
    stage_close(stage);
}

/* ---- writing on ---- */

static unsigned draw(unsigned below)
{
    static uint32_t state = 20240229;
    state = state * 1664525 + 1013904223;
    return (state >> 8) % below;
}

/* How often each letter stands in all answers of the screen, but one; NULL: in all. */
static void count_letters(const struct scene *scene, const char *but, int sums[128])
{
    memset(sums, 0, 128 * sizeof *sums);
    for (size_t i = 0; i < scene->field_count; i++) {
        const struct scene_field *field = &scene->fields[i];
        const char *text = field->draft ? field->draft : field->value;
        bool counts = field->kind == SCENE_EDIT && !(but && strcmp(field->id, but) == 0);
        for (; counts && *text; text++) {
            sums[*text & 127]++;
        }
    }
}

/* Letters that are commands elsewhere are typed, with keys strewn in that look about: all of them
 * are in an answer; in this one and in their order where nothing but pages was turned. */
static void write_looking_about(struct seat *seat, const char *id, bool pages)
{
    enum { TYPED = 60 };
    static const uint32_t strewn[] = {VKEY_PAGE_UP, VKEY_PAGE_DOWN, VKEY_UP, VKEY_DOWN};
    int before[128], after[128];
    char typed[TYPED + 1] = "";
    for (bool on = false; !on; press(seat, on ? VKEY_BACKSPACE : VKEY_TAB)) {
        assert_true(go_to(seat, id)); /* or to the action that opens an editor for it */
        press(seat, '!');
        char *written = view_written(seat->view);
        on = strchr(written, '!') != NULL;
        free(written);
    }
    assert_true(view_set_written(seat->view, ""));
    view_tick(seat->view, 1000000);
    count_letters(stage_scene(seat->stage), id, before);
    for (int i = 0; i < TYPED; i++) {
        for (unsigned k = i > 0 ? draw(4) : 0; k > 0; k--) {
            press(seat, strewn[draw(pages ? 2 : 4)]);
        }
        typed[i] = (char)('a' + draw(26));
        before[(int)typed[i]]++;
        assert_int_equal(press(seat, (unsigned char)typed[i]), VIEW_DRAW);
    }
    view_tick(seat->view, 1000000);
    count_letters(stage_scene(seat->stage), NULL, after);
    if (pages) {
        char *written = view_written(seat->view);
        assert_string_equal(written, typed);
        assert_ptr_equal(view_answer(seat->view), play_field(seat->stage, id));
        free(written);
    } else {
        assert_memory_equal(before, after, sizeof before);
    }
}

/* Each answer in prose of the way. */
static void hold_writing(struct stage *stage, const struct tour_stop *stop, void *context)
{
    static const int sizes[][2] = {{80, 24}, {60, 20}};
    size_t *held = context;
    if (strcmp(stop->screen, "reflect") != 0) {
        return;
    }
    for (size_t i = 0; i < stage_scene(stage)->field_count; i++) {
        char id[64];
        snprintf(id, sizeof id, "%s", stage_scene(stage)->fields[i].id);
        for (int k = 0; k < 4 && play_field(stage, id)->multiline; k++) {
            struct seat seat = sit(stage, sizes[k % 2][0], sizes[k % 2][1]);
            write_looking_about(&seat, id, k < 2);
            rise(&seat);
            (*held)++;
        }
    }
}

static void letters__stay_in_the_answer_that_one_looks_up_from(void **state)
{
    (void)state;
    size_t held = 0;
    play_tour(catalog, "cloud", hold_writing, &held);
    assert_true(held >= 12);
}

enum { LINES = 30 };

/* The bar beside the lines of an answer points up and down where some of them are out of sight. */
static void hold_bar(const struct seat *seat)
{
    char *all = canvas_to_text(seat->canvas), first = ' ', last = ' ';
    int from = -1, to = -1, shown;
    for (char *line = strtok(all, "\n"); line; line = strtok(NULL, "\n")) {
        char bar;
        if (sscanf(line + 1, "%c line %d of it", &bar, &shown) == 2) {
            first = from < 0 ? bar : first;
            from = from < 0 ? shown : from;
            last = bar;
            to = shown;
        }
    }
    free(all);
    assert_true(from >= 0 && to > from);
    assert_int_equal(first, from > 0 ? '^' : '|');
    assert_int_equal(last, to < LINES - 1 ? 'v' : '|');
}

static void hold_long_answer(struct stage *stage, const struct tour_stop *stop, void *context)
{
    char id[64] = "";
    for (size_t i = 0; i < stage_scene(stage)->field_count; i++) {
        const struct scene_field *field = &stage_scene(stage)->fields[i];
        if (strcmp(stop->screen, "reflect") == 0 && field->multiline) {
            snprintf(id, sizeof id, "%s", field->id);
        }
    }
    for (int k = 0; *id && k < 2; k++) {
        struct buffer text = {0};
        for (int i = 0; i < LINES; i++) {
            buffer_add_format(&text, "%sline %d of it", i > 0 ? "\n" : "", i);
        }
        struct seat seat = sit(stage, k ? 60 : 80, k ? 20 : 24);
        assert_true(go_to(&seat, id) && view_set_written(seat.view, buffer_text(&text)));
        for (int i = 0; i < LINES - 1; i++) {
            view_draw(seat.view, seat.canvas);
            hold_bar(&seat);
            press(&seat, VKEY_UP);
        }
        hold_bar(&seat);
        rise(&seat);
        buffer_free(&text);
        ++*(size_t *)context;
    }
}

static void a_long_answer__says_where_more_of_it_stands(void **state)
{
    (void)state;
    size_t held = 0;
    play_tour(catalog, "cloud", hold_long_answer, &held);
    assert_true(held >= 6);
}

int main(void)
{
    catalog = play_catalog();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(number_that_is_none__is_refused_aloud),
        cmocka_unit_test(number_that_is_none__is_told_where_it_is_left),
        cmocka_unit_test(every_screen_that_asks__refuses_aloud),
        cmocka_unit_test(a_second_verdict__is_in_sight),
        cmocka_unit_test(no_key__is_met_with_silence),
        cmocka_unit_test(the_end_of_a_control__is_told),
        cmocka_unit_test(a_digit_too_great__is_told),
        cmocka_unit_test(what_a_key_opens__closes_by_it_and_by_the_usual_keys),
        cmocka_unit_test(an_explanation__repeats_nothing),
        cmocka_unit_test(code_that_stays__takes_one_row),
        cmocka_unit_test(who_comes_back__is_where_they_were),
        cmocka_unit_test(what_is_folded_away__is_walked_to_and_opens),
        cmocka_unit_test(a_change__names_its_undo),
        cmocka_unit_test(letters__stay_in_the_answer_that_one_looks_up_from),
        cmocka_unit_test(a_long_answer__says_where_more_of_it_stands),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    catalog_free(catalog);
    return failed;
}
