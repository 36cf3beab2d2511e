#include "student.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../course/ours.h"
#include "../setting.h"
#include "store/memory.h"
#include "view/keys.h"

/* Which variant: its number is the same for whoever runs the test. */
#define VARIANT "7"

const struct deed part1[] = {
    {"part.1", NULL},
    {"to_lock", NULL},
    {"choice", "hop3"},
    {"number", "20"},
    {"mechanism", "light"},
    {"confidence", "2"},
    {"lock", NULL},
    {":try", NULL},
    {"trial", NULL},
    {"to_mission", NULL},
    {"local_steps", "50"},
    {"commit", NULL},
    {":math", NULL},
    {":hint", NULL},
    {":undo", NULL},
    {"topology", "torus"},
    {"commit", NULL},
    {"to_observe", NULL},
    {"observation", "The third hop, by far."},
    {"observe", NULL},
    {"to_reflect", NULL},
    {"topology", "torus"},
    {"count", "never"},
    {"justification", "Bytes decide for gradients, light for a barrier: 76 %, not 40 %."},
    {"submit", NULL},
    {"to_parts", NULL},
    {NULL, NULL},
};

const struct deed part2[] = {
    {"part.2", NULL},
    {"to_lock", NULL},
    {"choice", "falls"},
    {"number", "3"},
    {"mechanism", "rework"},
    {"confidence", "1"},
    {"lock", NULL},
    {"try.half", NULL},
    {"trial", NULL},
    {":case", NULL},
    {"checkpoint_interval", "500"},
    {"commit", NULL},
    {":history", NULL},
    {"checkpoint_interval", "0.4k"},
    {"commit", NULL},
    {":hint", NULL},
    {":hint", NULL},
    {"to_observe", NULL},
    {"observation", "Carbon has a valley."},
    {"observe", NULL},
    {"to_reflect", NULL},
    {"stall", "200"},
    {"lag", "2000"},
    {"interval", "3000"},
    {"proposal", "Snapshots to the neighbour's memory; flush behind the step."},
    {"submit", NULL},
    {"to_parts", NULL},
    {NULL, NULL},
};

const struct deed part3[] = {
    {"part.3", NULL},
    {"to_lock", NULL},
    {"choice", "neither"},
    {"number", "2"},
    {"mechanism", "shared"},
    {"confidence", "3"},
    {"lock", NULL},
    {"try.judge", NULL},
    {":case", NULL},
    {"size", "7"},
    {"commit", NULL},
    {":evidence", NULL},
    {"to_observe", NULL},
    {"observation", "Errors come together."},
    {"observe", NULL},
    {"to_finale", NULL},
    {"to_workbench", NULL},
    {"commit", NULL},
    {":radar", NULL},
    {"to_stress", NULL},
    {"choice", "sites"},
    {"confidence", "2"},
    {"lock", NULL},
    {":hint", NULL},
    {"to_decide", NULL},
    {"decision", "defer"},
    {"risk", "A second cable lies beside the first."},
    {"submit", NULL},
    {"to_legacy", NULL},
    {"legacy", "Independence is bought, not found."},
    {"submit", NULL},
    {"to_parts", NULL},
    {"to_end", NULL},
    {NULL, NULL},
};

const char *const *student_command(const char *track, const char *ledger, bool linear)
{
    static const char *command[12];
    size_t n = 0;
    command[n++] = setting("FLEETLAB");
    command[n++] = "--variant";
    command[n++] = VARIANT;
    if (track) {
        command[n++] = "--track";
        command[n++] = track;
    }
    command[n++] = "--ledger";
    command[n++] = ledger;
    if (linear) {
        command[n++] = "--linear";
    }
    command[n] = NULL;
    return command;
}

struct student student_enter(const char *folder, const char *track, struct terminal *terminal)
{
    static char path[200];
    struct student student = {.terminal = terminal, .catalog = our_catalog()};
    snprintf(path, sizeof path, "%s/shadow.csv", folder);
    unlink(path);
    student.shadow = stage_open(&(struct session_options){.catalog = student.catalog,
                                                          .kernel = store_kernel_system(),
                                                          .ledger_path = path,
                                                          .login = "shadow",
                                                          .course = "fleetlab",
                                                          .salt = "",
                                                          .variant = atoi(VARIANT),
                                                          .track = track});
    return student;
}

void student_leave(struct student *student)
{
    stage_close(student->shadow);
    catalog_free(student->catalog);
    terminal_free(student->terminal);
    *student = (struct student){0};
}

const struct scene *student_scene(const struct student *student)
{
    return stage_scene(student->shadow);
}

const struct scene_field *student_field(const struct student *student, const char *id)
{
    return scene_field(student_scene(student), id);
}

bool student_shadow(struct student *student, enum event_kind kind, const char *field,
                    const char *text)
{
    return stage_handle(
        student->shadow,
        &(struct event){.kind = kind, .field = field, .text = text, .steps = 1, .size = STEP_ONE});
}

/* ---- what the screen must say ---- */

static const char *readout_line(const struct terminal *terminal)
{
    return terminal_line(terminal, terminal_rows(terminal) - 2);
}

/*
 * Of a line too long for the screen the beginning is there: whole clauses, or what fits and dots.
 */
static bool is_shown(const char *shown, const char *text, int cols)
{
    size_t length = strlen(text), has = strlen(shown);
    while (length > 0 && text[length - 1] == ' ') {
        length--;
    }
    if (length <= (size_t)cols) {
        return has == length && strncmp(shown, text, length) == 0;
    }
    static const char *const cuts[] = {"..", "\u2026"};
    for (size_t i = 0; i < sizeof cuts / sizeof cuts[0]; i++) {
        size_t cut = strlen(cuts[i]);
        if (strncmp(shown, text, has) != 0 && has > cut &&
            strcmp(shown + has - cut, cuts[i]) == 0) {
            has -= cut;
        }
    }
    return has >= (size_t)cols / 5 && strncmp(shown, text, has) == 0;
}

bool student_reads(const struct terminal *terminal, const struct scene_field *field)
{
    char text[700];
    if (field->kind == SCENE_EDIT) {
        /* A help that has no room here stands below what is written. */
        int length = snprintf(text, sizeof text, "%s. %s", field->label, field->help);
        if (length > terminal_cols(terminal)) {
            snprintf(text, sizeof text, "%s.", field->label);
        }
    } else {
        snprintf(text, sizeof text, "%s", field->readout);
    }
    return is_shown(readout_line(terminal), text, terminal_cols(terminal));
}

static const struct scene_field *focused(const struct student *student)
{
    const struct scene *scene = student_scene(student);
    for (size_t i = 0; i < scene->field_count; i++) {
        if (student_reads(student->terminal, &scene->fields[i])) {
            return &scene->fields[i];
        }
    }
    return NULL;
}

static bool is_reading(const struct student *student)
{
    return strncmp(readout_line(student->terminal), "Lines ", 6) == 0;
}

static bool shows_header(const struct student *student)
{
    const struct scene *scene = student_scene(student);
    const char *header = terminal_line(student->terminal, 0);
    char step[40] = ">";
    /* Else the track may give way to the step. */
    bool wide = terminal_cols(student->terminal) >= 80;
    if (!strstr(header, scene->title) || (wide && !strstr(header, scene->track))) {
        return false;
    }
    for (size_t i = 0; i < scene->trail_count; i++) {
        if (!scene->trail[i].current) {
            continue;
        }
        size_t length = 1;
        for (const char *c = scene->trail[i].name; *c && length < sizeof step - 2; c++) {
            step[length++] = (char)toupper((unsigned char)*c);
        }
        snprintf(step + length, 2, "<");
        return strstr(header, step) != NULL;
    }
    return true;
}

/* A page that is closed leaves its readout for a moment, where a paint comes in pieces. */
static bool shows_screen(struct terminal *terminal, const void *context)
{
    (void)terminal;
    const struct student *student = context;
    return shows_header(student) &&
           (focused(student) || (is_reading(student) && !student_on_bench(student)));
}

bool student_await_screen(struct student *student)
{
    const struct scene *scene = student_scene(student);
    char what[300];
    snprintf(what, sizeof what, "%.60s, with a readout such as: %.200s", scene->title,
             scene->field_count ? scene->fields[0].readout : "Lines ...");
    return !student->terminal || terminal_await(student->terminal, shows_screen, student, what);
}

struct sought {
    const struct student *student;
    const struct scene_field *field;
};

static bool reads_field(struct terminal *terminal, const void *context)
{
    const struct sought *sought = context;
    return shows_header(sought->student) && student_reads(terminal, sought->field);
}

static bool await_field(struct student *student, const struct scene_field *field)
{
    const struct sought sought = {student, field};
    return terminal_await(student->terminal, reads_field, &sought, field->readout);
}

/* ---- keys ---- */

bool student_on_bench(const struct student *student)
{
    enum scene_screen screen = student_scene(student)->screen;
    return screen == SCENE_WORKBENCH || screen == SCENE_CASE || screen == SCENE_FINALE ||
           screen == SCENE_STRESS;
}

bool student_is_control(const struct scene_field *field)
{
    return !field->fixed && (field->kind == SCENE_NUMBER || field->kind == SCENE_CHOICE ||
                             field->kind == SCENE_SWITCH);
}

void student_name_screen(const struct student *student, char name[200])
{
    const struct scene *scene = student_scene(student);
    size_t step = 0;
    while (step < scene->trail_count && !scene->trail[step].current) {
        step++;
    }
    snprintf(name, 200, "%d %zu %s", (int)scene->screen, step, scene->title);
}

static void type_times(struct student *student, const char *key, long times)
{
    struct buffer keys = {0};
    for (long i = 0; i < times; i++) {
        buffer_add_text(&keys, key);
    }
    terminal_type(student->terminal, buffer_text(&keys));
    buffer_free(&keys);
}

static bool is_unfolded(struct terminal *terminal, const void *context)
{
    (void)context;
    return !terminal_has(terminal, "more (x)");
}

/* A workbench shows its further controls with one key, until it is left. */
static bool unfold(struct student *student)
{
    const char *title = student_scene(student)->title;
    if (!student_on_bench(student)) {
        if (student_scene(student)->screen != SCENE_PAGE) {
            student->unfolded[0] = '\0';
        }
        return true;
    }
    if (strcmp(student->unfolded, title) == 0) {
        return true;
    }
    snprintf(student->unfolded, sizeof student->unfolded, "%s", title);
    if (is_unfolded(student->terminal, NULL)) {
        return true;
    }
    terminal_type(student->terminal, "x");
    return terminal_await(student->terminal, is_unfolded, NULL, "all controls");
}

/* The field; NULL, with what there is instead, where there is none of that name. */
static const struct scene_field *field_or_comment(const struct student *student, const char *id)
{
    const struct scene *scene = student_scene(student);
    const struct scene_field *field = student_field(student, id);
    for (size_t i = 0; !field && i < scene->field_count; i++) {
        printf("# no %s here, but %s\n", id, scene->fields[i].id);
    }
    return field;
}

static bool reads_other_than(struct terminal *terminal, const void *context)
{
    return strcmp(terminal_line(terminal, terminal_rows(terminal) - 2), context) != 0;
}

/* Round by Tab, since the arrows walk lists, too. */
static bool turn_to(struct student *student, const struct scene_field *field)
{
    for (size_t i = 0; i <= student_scene(student)->field_count; i++) {
        if (student_reads(student->terminal, field)) {
            return true;
        }
        char *before = memory_text(readout_line(student->terminal));
        terminal_type(student->terminal, KEY_TAB);
        bool turned = terminal_await(student->terminal, reads_other_than, before, "the next field");
        free(before);
        if (!turned) {
            return false;
        }
    }
    return false;
}

bool student_focus(struct student *student, const char *id)
{
    const struct scene_field *field = field_or_comment(student, id);
    if (!field || !student_await_screen(student) || !unfold(student) ||
        (student->terminal && !terminal_rest(student->terminal))) {
        return false;
    }
    const struct scene_field *from = is_reading(student) ? NULL : focused(student);
    long by = field - (from ? from : student_scene(student)->fields - 1);
    if (by < 0 && !student_on_bench(student)) {
        return turn_to(student, field);
    }
    const char *on = student_on_bench(student) ? KEY_DOWN : KEY_TAB;
    type_times(student, by > 0 ? on : KEY_UP, labs(by));
    return await_field(student, field);
}

/* The key that chooses an option: its own digit, or its number where no option is called so. */
static void choose(struct student *student, const struct scene_field *field)
{
    char digit[2] = {(char)('1' + field->option), '\0'};
    const char *label = field->options[field->option];
    bool taken = false;
    for (size_t i = 0; i < field->option_count; i++) {
        taken = taken || strcmp(field->options[i], digit) == 0;
    }
    if (strlen(label) == 1 && isdigit((unsigned char)*label)) {
        terminal_type(student->terminal, label);
    } else if (!taken) {
        terminal_type(student->terminal, digit);
    } else {
        terminal_type(student->terminal, "<");
        type_times(student, "l", (long)field->option);
    }
}

static const struct key_action *key_of(const struct deed *deed)
{
    return keys_named(deed->field + 1);
}

/* A view is opened and closed by its key; another word is an event such as undo. */
static bool do_named(struct student *student, const struct deed *deed)
{
    const struct key_action *action = key_of(deed);
    bool view = action->action == ACTION_VIEW;
    if (student->terminal) {
        if (!student_await_screen(student)) {
            return false;
        }
        const struct scene_field *field = focused(student);
        if (field && field->kind == SCENE_EDIT) {
            terminal_type(student->terminal, KEY_TAB);
        }
        terminal_type(student->terminal, (char[]){action->chars[0], '\0'});
    }
    if (!view) {
        return stage_handle(student->shadow,
                            &(struct event){.kind = action->event, .steps = action->steps}) &&
               student_await_screen(student);
    }
    if (!student_shadow(student, EVENT_VIEW, action->name, NULL) ||
        !student_await_screen(student)) {
        return false;
    }
    if (student->terminal) {
        terminal_type(student->terminal, (char[]){action->chars[0], '\0'});
    }
    return student_shadow(student, EVENT_VIEW, NULL, NULL) && student_await_screen(student);
}

static bool act(struct student *student, const struct scene_field *field)
{
    if (!student->terminal) {
        return true;
    }
    if (!student_focus(student, field->id)) {
        return false;
    }
    char *before = memory_text(readout_line(student->terminal));
    terminal_type(student->terminal, KEY_ENTER);
    /* On a form the cursor goes on, even where the screen's name stays. */
    bool gone = student_on_bench(student) ||
                terminal_await(student->terminal, reads_other_than, before, "another readout");
    free(before);
    if (!field->confirm || !gone) {
        return gone;
    }
    if (!terminal_await_text(student->terminal, "y: yes")) {
        return false;
    }
    terminal_type(student->terminal, "y");
    return true;
}

static bool reads_another(struct terminal *terminal, const void *context)
{
    return !student_reads(terminal, context);
}

static bool type_value(struct student *student, const char *id, const char *text)
{
    const struct scene_field *field = student_field(student, id);
    if (field->kind == SCENE_CHOICE || field->kind == SCENE_SWITCH) {
        choose(student, field);
        return true;
    }
    terminal_type(student->terminal, text);
    terminal_type(student->terminal, field->kind == SCENE_NUMBER ? KEY_ENTER : KEY_TAB);
    return field->kind != SCENE_EDIT ||
           terminal_await(student->terminal, reads_another, field, "the next field");
}

bool student_do(struct student *student, const struct deed *deed)
{
    if (*deed->field == ':') {
        return do_named(student, deed);
    }
    const struct scene_field *field = field_or_comment(student, deed->field);
    if (!field) {
        return false;
    }
    if (!deed->text ? !act(student, field)
                    : student->terminal && !student_focus(student, deed->field)) {
        return false;
    }
    if (!student_shadow(student, deed->text ? EVENT_TYPE : EVENT_ACT, deed->field, deed->text)) {
        printf("# %s is refused: %s\n", deed->field, student_scene(student)->message);
        return false;
    }
    if (deed->text && student->terminal && !type_value(student, deed->field, deed->text)) {
        return false;
    }
    return student_await_screen(student);
}

bool student_play(struct student *student, const struct deed *deeds)
{
    for (; deeds->field; deeds++) {
        if (!student_do(student, deeds)) {
            return false;
        }
    }
    return true;
}

/* ---- linear mode ---- */

void student_lines(const struct student *student, const struct deed *deed, struct buffer *lines)
{
    const struct scene_field *field = student_field(student, deed->field);
    if (*deed->field == ':') {
        /* A page without fields closes itself; then there is nothing to go back from. */
        const struct key_action *action = key_of(deed);
        buffer_add_format(lines, "%s\n", action->name);
        if (strcmp(action->name, "history") == 0) {
            buffer_add_text(lines, "back\n");
        }
    } else if (!deed->text) {
        buffer_add_format(lines, "%s\n%s", deed->field, field && field->confirm ? "yes\n" : "");
    } else if (field && field->kind == SCENE_EDIT && field->multiline) {
        buffer_add_format(lines, "%s\n%s\n.\n", deed->field, deed->text);
    } else {
        buffer_add_format(lines, "%s=%s\n", deed->field, deed->text);
    }
}
