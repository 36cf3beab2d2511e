/*
 * Every control, action and instrument line of every screen is walked to, in a real terminal: the
 * hardware cursor, which braille displays follow, stands on it, and the readout names it. One track
 * is walked in tmux, the others in the tests' own terminal, which is quicker.
 */
#include "../store/scratch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "student.h"

enum { BRAILLE_CELLS = 40, MESSAGE_ROWS = 3 };

static const char *readout(const struct student *student)
{
    return terminal_line(student->terminal, terminal_rows(student->terminal) - 2);
}

static void fail_at(const struct student *student, const char *name, const char *what)
{
    terminal_print(student->terminal);
    fail_msg("%s, %s: %s", student_scene(student)->title, name, what);
}

/* Whether TEXT, or what fits of it, stands within the first CELLS of the line. */
static bool stands_within(const char *line, const char *text, size_t cells)
{
    const char *at = strstr(line, text);
    return at && (size_t)(at - line) + strlen(text) <= cells;
}

static bool is_value(const struct scene_field *field)
{
    return field->kind == SCENE_NUMBER || field->kind == SCENE_CHOICE ||
           field->kind == SCENE_SWITCH;
}

/* ---- fields ---- */

/* The line that the cursor belongs to: a written answer's label stands above its box. */
static const char *label_line(const struct student *student)
{
    int row, col;
    terminal_cursor(student->terminal, &row, &col);
    while (row > 0 && strncmp(terminal_line(student->terminal, row), " |", 2) == 0) {
        row--;
    }
    return terminal_line(student->terminal, row);
}

/* Narrow screens cut long names; as much as a braille reader needs is left. */
static bool names(const char *line, const char *label)
{
    char start[9];
    snprintf(start, sizeof start, "%s", label);
    return strstr(line, start) != NULL;
}

static void check_field(const struct student *student, const struct scene_field *field)
{
    const char *line = label_line(student);
    if (line[0] != '>' || !names(line, field->label)) {
        fail_at(student, field->label, "the cursor stands elsewhere");
    }
    if (!stands_within(readout(student), field->label, BRAILLE_CELLS) &&
        strlen(field->label) <= BRAILLE_CELLS) {
        fail_at(student, field->label, "the readout doesn't begin with its name");
    }
    if (!student_on_bench(student) || !is_value(field)) {
        return;
    }
    if (!stands_within(readout(student), field->value, BRAILLE_CELLS)) {
        fail_at(student, field->label, "its value is not within 40 cells");
    }
    if (!stands_within(readout(student), "MET", BRAILLE_CELLS) &&
        !stands_within(readout(student), "CANNOT SAY", BRAILLE_CELLS)) {
        fail_at(student, field->label, "no verdict within 40 cells");
    }
    for (size_t i = 0; i < field->option_count; i++) {
        if (strlen(field->label) + strlen(field->options[i]) +
                strlen(" "
                       "  2 of 4 MET") >
            BRAILLE_CELLS) {
            fail_at(student, field->options[i], "too long for a verdict within 40 cells");
        }
    }
    if (!strstr(readout(student), field->range)) {
        fail_at(student, field->label, "the readout doesn't say its range");
    }
}

static bool steps(struct student *student, const char *id, int by)
{
    terminal_type(student->terminal, by < 0 ? KEY_LEFT : KEY_RIGHT);
    return stage_handle(
        student->shadow,
        &(struct event){.kind = EVENT_STEP, .field = id, .size = STEP_ONE, .steps = by});
}

/* A step up, or down where it stands at its limit or another control is in its way. */
static void step(struct student *student, const char *id)
{
    bool top = student_field(student, id)->position >= 1;
    if ((top || !steps(student, id, 1)) && !steps(student, id, -1)) {
        fail_at(student, id, student_scene(student)->message);
    }
    assert_true(student_focus(student, id));
}

/* A step, seen in the readout, and back. */
static void check_step(struct student *student, const char *id)
{
    char before[700];
    const struct scene_field *field = student_field(student, id);
    if (field->fixed || field->kind == SCENE_ACTION || field->kind == SCENE_EDIT) {
        return;
    }
    snprintf(before, sizeof before, "%s", field->readout);
    step(student, id);
    if (strcmp(before, student_field(student, id)->readout) == 0) {
        fail_at(student, id, "the readout doesn't say that it changed");
    }
    check_field(student, student_field(student, id));
    terminal_type(student->terminal, "u");
    assert_true(student_shadow(student, EVENT_UNDO, NULL, NULL));
    assert_true(student_focus(student, id));
}

/* ---- where a reader goes from there ---- */

static bool reads; /* on one track alone: the keys are the same on all */

struct cell {
    int row, col;
};

static bool is_on_cell(struct terminal *terminal, const void *context)
{
    const struct cell *cell = context;
    int row, col;
    terminal_cursor(terminal, &row, &col);
    return row == cell->row && col == cell->col;
}

/* With the key a the arrows, as routing keys send them, move the cursor alone, there and back. */
static void check_reading(struct student *student, const char *name)
{
    struct cell cell;
    if (!reads) {
        return;
    }
    terminal_type(student->terminal, "a");
    assert_true(terminal_await_text(student->terminal, "Left and Right move"));
    terminal_cursor(student->terminal, &cell.row, &cell.col);
    char *before = terminal_picture(student->terminal);
    terminal_type(student->terminal, KEY_RIGHT KEY_RIGHT KEY_RIGHT KEY_LEFT);
    cell.col += 2;
    if (!terminal_await(student->terminal, is_on_cell, &cell, "the cursor two cells on")) {
        fail_at(student, name, "the arrows don't read");
    }
    char *after = terminal_picture(student->terminal);
    if (strcmp(before, after) != 0) {
        fail_at(student, name, "reading changes the screen");
    }
    terminal_type(student->terminal, "a");
    assert_true(terminal_await_text(student->terminal, "Left and Right step again"));
    free(before);
    free(after);
}

static size_t walk_fields(struct student *student)
{
    char id[80];
    size_t count = student_scene(student)->field_count;
    for (size_t i = 0; i < count; i++) {
        snprintf(id, sizeof id, "%s", student_scene(student)->fields[i].id);
        assert_true(student_focus(student, id));
        check_field(student, student_field(student, id));
        if (student_field(student, id)->kind != SCENE_EDIT) { /* there the arrows move in it */
            check_reading(student, id);
            check_field(student, student_field(student, id));
        }
        if (student_on_bench(student)) {
            check_step(student, id);
        }
    }
    return count;
}

/* ---- instruments ---- */

static bool is_picture(const struct scene_instrument *instrument)
{
    return instrument->kind == SCENE_PLOT || instrument->kind == SCENE_MAP ||
           instrument->kind == SCENE_RADAR || instrument->kind == SCENE_SPARKLINE;
}

struct stop {
    const char *label, *brief; /* on the line of the cursor: one of the two */
    const char *name, *value;  /* what the readout begins with, and what it also says */
};

static bool is_at(struct terminal *terminal, const void *context)
{
    const struct stop *stop = context;
    const char *line = terminal_line(terminal, terminal_rows(terminal) - 2);
    return strncmp(line, stop->name, strlen(stop->name)) == 0 && strstr(line, stop->value) &&
           (names(terminal_cursor_line(terminal), stop->label) ||
            names(terminal_cursor_line(terminal), stop->brief));
}

static void check_stop(struct student *student, const struct scene_row *row)
{
    const char *brief = row->bound && row->bound->label ? row->bound->label : row->label;
    const struct stop stop = {row->label, brief, row->label, row->value};
    assert_true(terminal_await(student->terminal, is_at, &stop, row->label));
    check_reading(student, row->label);
}

/* A title's readout is the instrument's sentence, or the first of them. */
static void check_title(struct student *student, const struct scene_instrument *instrument)
{
    char start[21];
    snprintf(start, sizeof start, "%s",
             *instrument->sentence ? instrument->sentence : instrument->title);
    char *end = strstr(start, ". ");
    if (end) {
        end[1] = '\0';
    }
    const struct stop stop = {instrument->title, instrument->title, start, ""};
    assert_true(terminal_await(student->terminal, is_at, &stop, start));
}

static size_t walk_instruments(struct student *student)
{
    const struct scene *scene = student_scene(student);
    size_t stops = 0;
    for (size_t i = 0; i < scene->instrument_count; i++) {
        const struct scene_instrument *instrument = &scene->instruments[i];
        size_t rows = is_picture(instrument) ? 0 : instrument->row_count;
        if (instrument->on_demand) {
            continue;
        }
        bool titled = instrument->kind != SCENE_GAUGE && *instrument->title;
        if (titled || instrument->row_count == 0) {
            terminal_type(student->terminal, stops++ == 0 ? KEY_TAB : KEY_DOWN);
            check_title(student, instrument);
        }
        for (size_t row = 0; row < rows; row++) {
            terminal_type(student->terminal, stops++ == 0 ? KEY_TAB : KEY_DOWN);
            check_stop(student, &instrument->rows[row]);
        }
    }
    terminal_type(student->terminal, KEY_TAB);
    assert_true(student_await_screen(student));
    return stops;
}

/* ---- modes and pages ---- */

static bool is_on_readout(struct terminal *terminal, const void *context)
{
    int row, col;
    (void)context;
    terminal_cursor(terminal, &row, &col);
    return row == terminal_rows(terminal) - 2 && col == 0;
}

static bool is_off_readout(struct terminal *terminal, const void *context)
{
    return !is_on_readout(terminal, context);
}

static void check_readout_key(struct student *student)
{
    terminal_type(student->terminal, "s");
    assert_true(terminal_await(student->terminal, is_on_readout, NULL, "the cursor there"));
    terminal_type(student->terminal, "bb");
    assert_true(terminal_await(student->terminal, is_off_readout, NULL, "the cursor back"));
}

/* In quiet mode a step moves the control's own line, the readout and a message. */
static void check_quiet(struct student *student)
{
    const struct scene_field *field = &student_scene(student)->fields[0];
    char *before[64] = {NULL}, id[80];
    int rows = terminal_rows(student->terminal), own, col;
    snprintf(id, sizeof id, "%s", field->id);
    assert_true(student_focus(student, id));
    terminal_type(student->terminal, "z");
    assert_true(terminal_await_text(student->terminal, "Quiet"));
    terminal_cursor(student->terminal, &own, &col);
    for (int row = 0; row < rows && row < 64; row++) {
        before[row] = strdup(terminal_line(student->terminal, row));
    }
    step(student, id);
    for (int row = 0; row < rows && row < 64; row++) {
        if (row != own && row < rows - 2 - MESSAGE_ROWS &&
            strcmp(before[row], terminal_line(student->terminal, row)) != 0) {
            fail_at(student, terminal_line(student->terminal, row), "moved in quiet mode");
        }
        free(before[row]);
    }
    terminal_type(student->terminal, "zu");
    assert_true(student_shadow(student, EVENT_UNDO, NULL, NULL));
    assert_true(student_focus(student, id));
    assert_false(terminal_has(student->terminal, "Quiet"));
}

static bool is_in_text(struct terminal *terminal, const void *context)
{
    int row, col;
    (void)context;
    terminal_cursor(terminal, &row, &col);
    return row > 0 && row < terminal_rows(terminal) - 3 &&
           strncmp(terminal_line(terminal, terminal_rows(terminal) - 2), "Lines ", 6) == 0;
}

/* A page without fields is read line by line. */
static void check_page(struct student *student, const char *view, const char *key)
{
    terminal_type(student->terminal, key);
    assert_true(student_shadow(student, EVENT_VIEW, view, NULL));
    assert_true(student_await_screen(student));
    if (student_scene(student)->field_count > 0) {
        walk_fields(student);
    } else {
        assert_true(terminal_await(student->terminal, is_in_text, NULL, "the cursor in the text"));
        terminal_type(student->terminal, KEY_DOWN);
        assert_true(terminal_await(student->terminal, is_in_text, NULL, "the cursor in the text"));
    }
    terminal_type(student->terminal, key);
    assert_true(student_shadow(student, EVENT_VIEW, NULL, NULL));
    assert_true(student_await_screen(student));
}

static void check_pages(struct student *student)
{
    check_page(student, "math", "m");
    check_page(student, "table", "t");
    check_page(student, "map", "w");
    check_page(student, "radar", "r");
    check_page(student, "history", "H");
    check_page(student, "evidence", "e");
    terminal_type(student->terminal, "?");
    assert_true(terminal_await_text(student->terminal, "one step down, up"));
    assert_true(terminal_await(student->terminal, is_in_text, NULL, "the cursor in the text"));
    terminal_type(student->terminal, "?");
    assert_true(student_await_screen(student));
}

/* ---- all screens ---- */

struct walked {
    size_t screens, fields, stops;
};

static void walk_screen(struct student *student, struct walked *walked)
{
    walked->screens++;
    walked->fields += walk_fields(student);
    if (!student_on_bench(student)) {
        return;
    }
    check_readout_key(student);
    check_quiet(student);
    walked->stops += walk_instruments(student);
    check_pages(student);
}

static void walk_deeds(struct student *student, const struct deed *deeds, bool benches_only,
                       struct walked *walked)
{
    char before[200] = "", now[200];
    for (; deeds->field; deeds++) {
        student_name_screen(student, now);
        if (strcmp(before, now) != 0 && (!benches_only || student_on_bench(student))) {
            walk_screen(student, walked);
        }
        snprintf(before, sizeof before, "%s", now);
        assert_true(student_do(student, deeds));
    }
}

static void walk(void **state, const char *track, bool tmux, int cols, int rows)
{
    char ledger[100], action[40];
    snprintf(action, sizeof action, "track.%s", track);
    const struct deed start[] = {{"begin", NULL}, {action, NULL}, {NULL, NULL}};
    const struct deed *const parts[] = {start, part1, part2, part3};
    snprintf(ledger, sizeof ledger, "%s/ledger.csv", (const char *)*state);
    reads = strcmp(track, "cloud") == 0;
    struct walked walked = {0};
    struct student student = student_enter(
        *state, NULL,
        terminal_start(&(struct terminal_setup){.tmux = tmux,
                                                .cols = cols,
                                                .rows = rows,
                                                .command = student_command(NULL, ledger, false)}));
    assert_true(student_await_screen(&student));
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        walk_deeds(&student, parts[i], cols < 80, &walked);
    }
    print_message("# %s, %dx%d: %zu screens, %zu fields, %zu lines of instruments\n", track, cols,
                  rows, walked.screens, walked.fields, walked.stops);
    assert_true(walked.fields > 30 && walked.stops > 30);
    student_leave(&student);
}

static void cursor__stands_on_the_focus__on_the_cloud(void **state)
{
    walk(state, "cloud", true, 80, 24);
}

static void cursor__stands_on_the_focus__on_the_edge(void **state)
{
    walk(state, "edge", false, 80, 24);
}

static void cursor__stands_on_the_focus__on_mobiles(void **state)
{
    walk(state, "mobile", false, 80, 24);
}

static void cursor__stands_on_the_focus__on_tiny_devices(void **state)
{
    walk(state, "tiny", false, 80, 24);
}

static void cursor__stands_on_the_focus__on_a_narrow_screen(void **state)
{
    walk(state, "cloud", false, 60, 20);
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_make, scratch_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SCRATCH(cursor__stands_on_the_focus__on_the_cloud),
        IN_SCRATCH(cursor__stands_on_the_focus__on_the_edge),
        IN_SCRATCH(cursor__stands_on_the_focus__on_mobiles),
        IN_SCRATCH(cursor__stands_on_the_focus__on_tiny_devices),
        IN_SCRATCH(cursor__stands_on_the_focus__on_a_narrow_screen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
