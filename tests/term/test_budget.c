/*
 * The byte budget at 80x24 of both tiers: on the plain one under a rich and a plain terminal, since
 * a slow line feels each byte; on the rich one in UTF-8 and 256 colours. Every control of every
 * workbench of every track is stepped; all figures are printed, beside the least that the changed
 * cells would have cost.
 */
#include "../store/scratch.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "student.h"

enum {
    BURST = 100,
    IDLE_MS = 5000,
    SERIES_MAX = 20000,
    IDS_MAX = 40,
    TYPED_MEDIAN_MOST = 12,
    TYPED_P99_MOST = 60,
};

/* What a tier may cost, in bytes. */
struct limits {
    const char *term, *locale;
    int steps; /* of each control that are measured */
    size_t first_paint, change;
    size_t step_median, step_p99, choice_p99; /* of all screens */
    size_t screen_median, screen_p99;         /* of one screen */
    size_t mark;        /* the median of steps that leave all curves as they are */
    size_t burst_times; /* of a step: a held key crosses the range, and a curve goes with it */
};

enum { ANY = 100000 };

static const struct limits plain_xterm = {
    .term = "xterm-256color",
    .locale = "C",
    .steps = 50,
    .first_paint = 2000,
    .change = 2000,
    .step_median = 120,
    /* 250 before the workbenches grew, and their plots showed what they are for. */
    .step_p99 = 350,
    .choice_p99 = 560, /* a topology redraws the law, the whole curve and five verdicts */
    .screen_median = ANY,
    .screen_p99 = ANY,
    .mark = ANY,
    .burst_times = 4,
};

static const struct limits rich_xterm = {
    .term = "xterm-256color",
    .locale = "C.UTF-8",
    .steps = 50,
    .first_paint = 6000,
    .change = 6000,
    .step_median = 750,
    .step_p99 = 1200,
    .choice_p99 = 1200,
    .screen_median = 750,
    .screen_p99 = 1200,
    .mark = 150,
    .burst_times = 3,
};

struct series {
    size_t bytes[SERIES_MAX], count;
    size_t sum, floor;
    size_t most_reads;
};

struct budget {
    const struct limits *limits;
    struct student student;
    struct series screen; /* the steps of one workbench */
    struct series first, sliders, choices, bursts, changes, typed, marks;
    char benches[12][100]; /* the workbenches of this track that were measured */
    size_t bench_count;
};

/* ---- figures ---- */

static void add(struct series *series, struct terminal_cost cost)
{
    assert_true(series->count < SERIES_MAX);
    series->bytes[series->count++] = cost.bytes;
    series->sum += cost.bytes;
    series->floor += cost.floor;
    series->most_reads = cost.reads > series->most_reads ? cost.reads : series->most_reads;
}

static int compare_sizes(const void *a, const void *b)
{
    const size_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* The least value that so many percent of a series don't exceed. */
static size_t at_percent(const struct series *series, size_t percent)
{
    size_t sorted[SERIES_MAX], rank = (series->count * percent + 99) / 100;
    memcpy(sorted, series->bytes, series->count * sizeof *sorted);
    qsort(sorted, series->count, sizeof *sorted, compare_sizes);
    return series->count ? sorted[rank > 0 ? rank - 1 : 0] : 0;
}

static void print_series(const char *name, const struct series *series)
{
    print_message("# %-24s median %4zu, p99 %4zu, most %4zu bytes; %.2f of the floor\n", name,
                  at_percent(series, 50), at_percent(series, 99), at_percent(series, 100),
                  (double)series->sum / (double)series->floor);
}

static void hold(const char *what, size_t value, size_t most)
{
    print_message("# %s: %zu of at most %zu\n", what, value, most);
    if (value > most) {
        fail_msg("%s: %zu of at most %zu", what, value, most);
    }
}

/* ---- keys ---- */

/* Types and waits for one update. */
static struct terminal_cost press(struct budget *budget, const char *keys)
{
    struct terminal *terminal = budget->student.terminal;
    terminal_mark(terminal);
    terminal_type(terminal, keys);
    assert_true(terminal_await_update(terminal));
    return terminal_cost(terminal);
}

static bool shadow_step(struct budget *budget, const char *id, bool up)
{
    return stage_handle(
        budget->student.shadow,
        &(struct event){.kind = EVENT_STEP, .field = id, .size = STEP_ONE, .steps = up ? 1 : -1});
}

static void undo(struct budget *budget, const char *id)
{
    terminal_type(budget->student.terminal, "u");
    /* Steps there and back leave nothing to undo: both refuse it then. */
    student_shadow(&budget->student, EVENT_UNDO, NULL, NULL);
    assert_true(student_focus(&budget->student, id));
    assert_true(terminal_rest(budget->student.terminal));
}

/* Tells whether a curve has changed. */
static double sum_of_curves(const struct scene *scene)
{
    double sum = 0;
    for (size_t i = 0; i < scene->instrument_count; i++) {
        const struct scene_plot *plot = scene->instruments[i].plot;
        for (size_t k = 0; plot && k < plot->series_count; k++) {
            const struct scene_series *series = &plot->series[k];
            for (size_t at = 0; at < series->count; at++) {
                sum += series->x[at] + (isnan(series->y[at]) ? -1 : series->y[at]);
            }
        }
    }
    return sum;
}

/*
 * To and fro between the limits, first towards the farther one, as the held key goes; a choice and a
 * switch go round. A step that is refused says why, and the next one goes the other way.
 */
static void measure_steps(struct budget *budget, const char *id, struct series *series)
{
    bool up = !(student_field(&budget->student, id)->position >= 0.5);
    for (int i = 0; i < budget->limits->steps; i++) {
        const struct scene_field *field = student_field(&budget->student, id);
        if (field->kind == SCENE_NUMBER) {
            up = field->position >= 1 ? false : field->position <= 0 ? true : up;
        }
        struct series *all = field->kind == SCENE_NUMBER ? &budget->sliders : &budget->choices;
        double before = sum_of_curves(student_scene(&budget->student));
        struct terminal_cost cost = press(budget, up ? KEY_RIGHT : KEY_LEFT);
        add(series, cost);
        add(all, cost);
        add(&budget->screen, cost);
        if (!shadow_step(budget, id, up)) {
            up = !up;
        }
        if (sum_of_curves(student_scene(&budget->student)) == before) {
            add(&budget->marks, cost);
        }
    }
    assert_true(student_focus(&budget->student, id));
    undo(budget, id);
}

/* A held key: all keys that wait make one update, or a few. */
static void measure_burst(struct budget *budget, const char *id, const struct series *steps)
{
    char keys[BURST * 3 + 1] = "";
    bool up = student_field(&budget->student, id)->position < 0.5;
    for (int i = 0; i < BURST; i++) {
        memcpy(keys + 3 * i, up ? KEY_RIGHT : KEY_LEFT, 4);
    }
    press(budget, keys);
    for (int i = 0; i < BURST; i++) {
        shadow_step(budget, id, up);
    }
    assert_true(student_focus(&budget->student, id));
    struct terminal_cost cost = terminal_cost(budget->student.terminal);
    add(&budget->bursts, cost);
    hold("  100 keys at once, bytes", cost.bytes,
         budget->limits->burst_times * at_percent(steps, 100));
    undo(budget, id);
}

static void measure_control(struct budget *budget, const char *id)
{
    struct series series = {0};
    assert_true(student_focus(&budget->student, id));
    assert_true(terminal_rest(budget->student.terminal));
    const struct scene_field *field = student_field(&budget->student, id);
    bool slides = field->kind == SCENE_NUMBER;
    char name[60];
    snprintf(name, sizeof name, "%s", field->label);
    measure_steps(budget, id, &series);
    print_series(name, &series);
    if (slides) {
        measure_burst(budget, id, &series);
    }
}

/* ---- screens ---- */

static void measure_views(struct budget *budget)
{
    for (const char *key = "mtwrHe?"; *key; key++) {
        for (int times = 0; times < 2; times++) {
            add(&budget->changes, press(budget, (const char[]){*key, '\0'}));
        }
    }
    assert_true(student_await_screen(&budget->student));
}

static void measure_bench(struct budget *budget)
{
    const struct scene *scene = student_scene(&budget->student);
    char ids[IDS_MAX][80];
    size_t count = 0;
    for (size_t i = 0; i < scene->field_count; i++) {
        if (student_is_control(&scene->fields[i])) {
            assert_true(count < IDS_MAX);
            snprintf(ids[count++], sizeof ids[0], "%s", scene->fields[i].id);
        }
    }
    print_message("# ---- %s, %s\n", scene->track, scene->title);
    budget->screen = (struct series){0};
    for (size_t i = 0; i < count; i++) {
        measure_control(budget, ids[i]);
    }
    hold("the screen's steps, median bytes", at_percent(&budget->screen, 50),
         budget->limits->screen_median);
    hold("the screen's steps, p99 bytes", at_percent(&budget->screen, 99),
         budget->limits->screen_p99);
    measure_views(budget);
}

static void type_answer(struct budget *budget, const struct deed *deed)
{
    assert_true(student_focus(&budget->student, deed->field));
    assert_true(terminal_rest(budget->student.terminal));
    for (const char *c = deed->text; *c; c++) {
        add(&budget->typed, press(budget, (const char[]){*c, '\0'}));
    }
    press(budget, KEY_TAB);
    assert_true(student_shadow(&budget->student, EVENT_TYPE, deed->field, deed->text));
    assert_true(student_await_screen(&budget->student));
}

/* Where it asks before, the question is one update and the new screen another. */
static void change_screen(struct budget *budget, const struct deed *deed)
{
    const struct scene_field *field = student_field(&budget->student, deed->field);
    assert_true(student_focus(&budget->student, deed->field));
    assert_true(terminal_rest(budget->student.terminal));
    if (field->confirm) {
        add(&budget->changes, press(budget, KEY_ENTER));
        assert_true(terminal_await_text(budget->student.terminal, "y: yes"));
        terminal_mark(budget->student.terminal);
        terminal_type(budget->student.terminal, "y");
        assert_true(student_shadow(&budget->student, EVENT_ACT, deed->field, NULL));
        assert_true(student_await_screen(&budget->student));
    } else {
        terminal_mark(budget->student.terminal);
        assert_true(student_do(&budget->student, deed));
    }
    assert_true(terminal_rest(budget->student.terminal));
    add(&budget->changes, terminal_cost(budget->student.terminal));
}

/* Whether this workbench is a new one, which it is once. */
static bool is_new(struct budget *budget)
{
    const char *title = student_scene(&budget->student)->title;
    for (size_t i = 0; i < budget->bench_count; i++) {
        if (strcmp(budget->benches[i], title) == 0) {
            return false;
        }
    }
    snprintf(budget->benches[budget->bench_count++], sizeof budget->benches[0], "%s", title);
    return true;
}

static void play(struct budget *budget, const struct deed *deeds)
{
    for (; deeds->field; deeds++) {
        if (student_on_bench(&budget->student) && is_new(budget)) {
            measure_bench(budget);
        }
        if (strcmp(deeds->field, "observation") == 0) {
            type_answer(budget, deeds);
        } else if (!deeds->text && *deeds->field != ':') {
            change_screen(budget, deeds);
        } else {
            assert_true(student_do(&budget->student, deeds));
        }
    }
}

static long switches_of(pid_t pid)
{
    char path[60], line[200];
    long count = -1;
    snprintf(path, sizeof path, "/proc/%ld/status", (long)pid);
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file)) {
        sscanf(line, "voluntary_ctxt_switches: %ld", &count);
    }
    if (file) {
        fclose(file);
    }
    return count;
}

/* Nothing is written to an idle terminal, and the process sleeps. */
static void hold_idle(struct budget *budget)
{
    struct terminal *terminal = budget->student.terminal;
    assert_true(terminal_rest(terminal));
    terminal_mark(terminal);
    long before = switches_of(terminal_pid(terminal));
    assert_true(before >= 0 && terminal_look(terminal, IDLE_MS));
    hold("idle for 5 s, bytes", terminal_cost(terminal).bytes, 0);
    hold("idle for 5 s, wake-ups", (size_t)(switches_of(terminal_pid(terminal)) - before), 0);
}

/* ---- the tests ---- */

static void enter(struct budget *budget, const char *folder, const char *track)
{
    char ledger[100];
    snprintf(ledger, sizeof ledger, "%s/%s.csv", folder, track);
    struct terminal *terminal = terminal_start(
        &(struct terminal_setup){.cols = 80,
                                 .rows = 24,
                                 .term = budget->limits->term,
                                 .locale = budget->limits->locale,
                                 .command = student_command(track, ledger, false)});
    terminal_mark(terminal);
    budget->bench_count = 0;
    budget->student = student_enter(folder, track, terminal);
    assert_true(student_await_screen(&budget->student));
    assert_true(terminal_rest(terminal));
    add(&budget->first, terminal_cost(terminal));
}

static void measure_track(struct budget *budget, const char *folder, const char *track)
{
    const struct deed *const parts[] = {part1, part2, part3};
    enter(budget, folder, track);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        play(budget, parts[i]);
    }
    if (strcmp(track, "cloud") == 0) {
        hold_idle(budget);
    }
    student_leave(&budget->student);
}

static void budget_is_held(void **state, const struct limits *limits)
{
    static const char *const tracks[] = {"cloud", "edge", "mobile", "tiny"};
    struct budget *budget = test_calloc(1, sizeof *budget);
    budget->limits = limits;
    for (size_t i = 0; i < sizeof tracks / sizeof tracks[0]; i++) {
        measure_track(budget, *state, tracks[i]);
    }
    print_message("# ---- all tracks, %s, %s\n", limits->term, limits->locale);
    print_series("first paint", &budget->first);
    print_series("a slider's step", &budget->sliders);
    print_series("a choice's or switch's", &budget->choices);
    print_series("a step beside the curve", &budget->marks);
    print_series("100 keys at once", &budget->bursts);
    print_series("a change of screen", &budget->changes);
    print_series("a typed character", &budget->typed);
    hold("first paint, most bytes", at_percent(&budget->first, 100), limits->first_paint);
    hold("slider's step, most reads", budget->sliders.most_reads, 1);
    hold("slider's step, median bytes", at_percent(&budget->sliders, 50), limits->step_median);
    hold("slider's step, p99 bytes", at_percent(&budget->sliders, 99), limits->step_p99);
    hold("choice's step, p99 bytes", at_percent(&budget->choices, 99), limits->choice_p99);
    hold("step beside the curve, median bytes", at_percent(&budget->marks, 50), limits->mark);
    hold("100 keys at once, median bytes", at_percent(&budget->bursts, 50),
         3 * limits->step_median);
    hold("change of screen, most bytes", at_percent(&budget->changes, 100), limits->change);
    hold("typed character, median bytes", at_percent(&budget->typed, 50), TYPED_MEDIAN_MOST);
    hold("typed character, p99 bytes", at_percent(&budget->typed, 99), TYPED_P99_MOST);
    test_free(budget);
}

static void budget_is_held__under_xterm(void **state)
{
    budget_is_held(state, &plain_xterm);
}

static void budget_is_held__under_vt100(void **state)
{
    struct limits limits = plain_xterm;
    limits.term = "vt100";
    budget_is_held(state, &limits);
}

static void budget_is_held__of_the_rich_tier(void **state)
{
    budget_is_held(state, &rich_xterm);
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_make, scratch_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SCRATCH(budget_is_held__under_xterm),
        IN_SCRATCH(budget_is_held__under_vt100),
        IN_SCRATCH(budget_is_held__of_the_rich_tier),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
