/*
 * What a braille display of 40 cells shows: brltty follows the hardware cursor to each field of
 * each screen of part 1, and the key s brings name, value and verdict of a control under the
 * fingers.
 */
#include "../store/scratch.h"

#include <stdio.h>
#include <string.h>

#include "braille.h"
#include "student.h"

/* The cells from the cursor's line on: what is focused stands in them from their first. */
static void feel_field(struct student *student, struct braille *braille, const char *id)
{
    char start[BRAILLE_CELLS + 1];
    assert_true(student_focus(student, id));
    assert_true(terminal_rest(student->terminal));
    const struct scene_field *field = student_field(student, id);
    if (field->kind == SCENE_EDIT) { /* its label stands above the cursor */
        return;
    }
    snprintf(start, sizeof start, "%s", terminal_cursor_line(student->terminal));
    if (!strstr(start, field->kind == SCENE_ACTION ? "> [" : "> ")) {
        fail_msg("%s: the cursor stands at: %s", id, start);
    }
    if (!braille_await(braille, student->terminal, start)) {
        fail_msg("%s does not reach the cells", id);
    }
}

/* The key s: the first 40 cells of the readout hold name, value and verdict. */
static void feel_readout(struct student *student, struct braille *braille, const char *id)
{
    const struct scene_field *field = student_field(student, id);
    char start[BRAILLE_CELLS + 1];
    snprintf(start, sizeof start, "%s", field->readout);
    terminal_type(student->terminal, "s");
    if (!braille_await(braille, student->terminal, start)) {
        fail_msg("the readout of %s does not reach the cells", id);
    }
    assert_non_null(strstr(braille_cells(braille), field->label));
    assert_non_null(strstr(braille_cells(braille), field->value));
    assert_non_null(strstr(braille_cells(braille), "MET"));
}

static size_t feel_screen(struct student *student, struct braille *braille)
{
    size_t count = student_scene(student)->field_count;
    for (size_t i = 0; i < count; i++) {
        char id[80];
        snprintf(id, sizeof id, "%s", student_scene(student)->fields[i].id);
        feel_field(student, braille, id);
        if (student_on_bench(student) && student_field(student, id)->kind == SCENE_NUMBER) {
            feel_readout(student, braille, id);
        }
    }
    return count;
}

/* A step is felt at once: its row is under the fingers. */
static void feel_step(struct student *student, struct braille *braille)
{
    feel_field(student, braille, "nodes");
    terminal_type(student->terminal, KEY_RIGHT);
    assert_true(student_shadow(student, EVENT_STEP, "nodes", NULL));
    feel_field(student, braille, "nodes");
    assert_non_null(strstr(braille_cells(braille), student_field(student, "nodes")->value));
    feel_readout(student, braille, "nodes");
}

static void fields__reach_a_braille_display(void **state)
{
    struct student student = student_enter(
        *state, "cloud",
        terminal_start(&(struct terminal_setup){
            .cols = 80,
            .rows = 24,
            .command = student_command("cloud", scratch_path(state, "ledger.csv"), false)}));
    struct braille *braille = braille_start(*state);
    char title[200] = "";
    size_t felt = 0;
    assert_true(student_await_screen(&student));
    for (const struct deed *deed = part1; deed->field; deed++) {
        char now[200];
        student_name_screen(&student, now);
        if (strcmp(title, now) != 0) {
            felt += feel_screen(&student, braille);
        }
        if (strcmp(title, now) != 0 && student_on_bench(&student)) {
            feel_step(&student, braille);
        }
        snprintf(title, sizeof title, "%s", now);
        assert_true(student_do(&student, deed));
    }
    print_message("# %zu fields felt\n", felt);
    assert_true(felt > 20);
    braille_stop(braille);
    student_leave(&student);
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_make, scratch_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SCRATCH(fields__reach_a_braille_display),
    };
    if (braille_is_missing()) {
        puts("1..0 # SKIP what reaches a braille display: this brltty has no virtual display "
             "(libbrlttybvr.so)");
        return 0;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
