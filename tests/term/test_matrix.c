/*
 * Every kind of terminal: TERM, locale, size and NO_COLOR. The lab starts, a prediction is
 * locked, and what came was nothing but printable cells and sequences that this terminal knows. A
 * selection in which each pair of values occurs; CHECK_LONG takes all.
 */
#include "../store/scratch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/ledger_log.h"
#include "student.h"
#include "vt.h"

/* Whether it is painted; has colours on the plain tier, where eight are none, since not one of them
 * is legible on every ground; and is painted richly where the locale has UTF-8. */
struct kind {
    const char *term;
    bool painted, coloured, rich;
};

static const struct kind kinds[] = {
    {"xterm-256color", true, true, true}, {"xterm", true, false, true},
    {"tmux-256color", true, true, true},  {"screen", true, false, true},
    {"linux", true, false, false},        {"vt100", true, false, false},
    {"vt220", true, false, false},        {"ansi", true, false, true},
    {"dumb", false, false, false},        {"nosuch", false, false, false},
};

/* The last is installed nowhere: then the C library falls back to ASCII, and so do we. */
static const char *const locales[] = {"C", "C.UTF-8", "nn_NO.UTF-8"};
static const int sizes[][2] = {{60, 20}, {80, 24}, {132, 43}, {200, 60}};

enum { KINDS = 10, LOCALES = 3, SIZES = 4, COLOURS = 2 };

struct cell {
    size_t kind, locale, size;
    bool no_color;
};

/* Keys reach the workbench; lines lock the same. */
static const struct deed to_lock[] = {
    {"part.1", NULL},       {"to_lock", NULL},   {"choice", "hop3"}, {"number", "20"},
    {"mechanism", "light"}, {"confidence", "2"}, {"lock", NULL},     {NULL, NULL},
};

static bool is_locked(const char *ledger)
{
    struct buffer why = {0};
    struct ledger_log *log = ledger_log_read(ledger, &why);
    bool locked = false;
    for (size_t i = 0; log && i < ledger_log_count(log); i++) {
        locked = locked || strcmp(ledger_log_record(log, i)->event, "lock") == 0;
    }
    ledger_log_free(log);
    buffer_free(&why);
    return locked;
}

static bool has_utf8(const struct terminal *terminal)
{
    for (int row = 0; row < terminal_rows(terminal); row++) {
        for (const char *c = terminal_line(terminal, row); *c; c++) {
            if ((unsigned char)*c > 126) {
                return true;
            }
        }
    }
    return false;
}

static bool play_painted(struct student *student, const struct cell *cell)
{
    const struct kind *kind = &kinds[cell->kind];
    bool rich = kind->rich && strcmp(locales[cell->locale], "C.UTF-8") == 0;
    struct terminal *terminal = student->terminal;
    if (!student_play(student, to_lock) || !student_focus(student, "nodes")) {
        return false;
    }
    if (has_utf8(terminal) != rich || terminal_has(terminal, "  rich") != rich) {
        printf("# the wrong tier\n");
        return false;
    }
    if (terminal_was_coloured(terminal) != ((kind->coloured || rich) && !cell->no_color)) {
        printf("# colours where there should be none, or none where they may be\n");
        return false;
    }
    terminal_type(terminal, "q");
    return terminal_end(terminal) == 0;
}

static bool play_lines(struct student *student)
{
    struct terminal *terminal = student->terminal;
    if (!terminal_await_text(terminal, "Choose:") || has_utf8(terminal)) {
        return false;
    }
    for (const struct deed *deed = to_lock; deed->field; deed++) {
        struct buffer lines = {0};
        student_lines(student, deed, &lines);
        terminal_type(terminal, buffer_text(&lines));
        buffer_free(&lines);
        if (!student_shadow(student, deed->text ? EVENT_TYPE : EVENT_ACT, deed->field,
                            deed->text)) {
            return false;
        }
    }
    terminal_type(terminal, "quit\n");
    return terminal_end(terminal) == 0;
}

static void play(void **state, const struct cell *cell)
{
    const struct kind *kind = &kinds[cell->kind];
    char ledger[100];
    snprintf(ledger, sizeof ledger, "%s/ledger.csv", (const char *)*state);
    remove(ledger);
    struct student student = student_enter(
        *state, "cloud",
        terminal_start(
            &(struct terminal_setup){.cols = sizes[cell->size][0],
                                     .rows = sizes[cell->size][1],
                                     .term = kind->term,
                                     .locale = locales[cell->locale],
                                     .no_color = cell->no_color,
                                     .command = student_command("cloud", ledger, false)}));
    bool good = kind->painted ? play_painted(&student, cell) : play_lines(&student);
    const char *garbage = terminal_garbage(student.terminal);
    if (!good || garbage || !is_locked(ledger)) {
        terminal_print(student.terminal);
        fail_msg("TERM=%s LC_ALL=%s %dx%d%s: %s %s", kind->term, locales[cell->locale],
                 sizes[cell->size][0], sizes[cell->size][1], cell->no_color ? " NO_COLOR" : "",
                 garbage ? "garbage:"
                 : good  ? "not locked"
                         : "not played",
                 garbage ? garbage : "");
    }
    student_leave(&student);
}

/* In the selection, sums of the first two choose the others: each pair of values occurs. */
static bool is_selected(const struct cell *cell)
{
    size_t sum = cell->kind + cell->size;
    return cell->locale == sum % LOCALES && cell->no_color == (sum % COLOURS != 0);
}

static void lab__plays_a_lock__on_any_terminal(void **state)
{
    size_t count = 0;
    for (size_t i = 0; i < KINDS * LOCALES * SIZES * COLOURS; i++) {
        const struct cell cell = {i % KINDS, i / KINDS % LOCALES, i / KINDS / LOCALES % SIZES,
                                  i / KINDS / LOCALES / SIZES == 1};
        if (!getenv("CHECK_LONG") && !is_selected(&cell)) {
            continue;
        }
        play(state, &cell);
        count++;
    }
    print_message("# %zu terminals\n", count);
}

static void selection__has_each_pair__of_values(void **state)
{
    (void)state;
    bool kind_locale[KINDS][LOCALES] = {0}, kind_colour[KINDS][COLOURS] = {0};
    bool size_locale[SIZES][LOCALES] = {0}, size_colour[SIZES][COLOURS] = {0};
    bool locale_colour[LOCALES][COLOURS] = {0};
    size_t pairs = 0;
    for (size_t kind = 0; kind < KINDS; kind++) {
        for (size_t size = 0; size < SIZES; size++) {
            size_t locale = (kind + size) % LOCALES, colour = (kind + size) % COLOURS;
            assert_true(is_selected(&(struct cell){kind, locale, size, colour == 1}));
            kind_locale[kind][locale] = kind_colour[kind][colour] = true;
            size_locale[size][locale] = size_colour[size][colour] = true;
            locale_colour[locale][colour] = true;
        }
    }
    const struct {
        const bool *first;
        size_t count;
    } tables[] = {
        {kind_locale[0], KINDS * LOCALES},     {kind_colour[0], KINDS * COLOURS},
        {size_locale[0], SIZES * LOCALES},     {size_colour[0], SIZES * COLOURS},
        {locale_colour[0], LOCALES * COLOURS},
    };
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        for (size_t j = 0; j < tables[i].count; j++, pairs++) {
            assert_true(tables[i].first[j]);
        }
    }
    print_message("# %zu pairs, and each terminal in each size\n", pairs);
}

static size_t garbage_of(const char *term, bool utf8, const char *bytes)
{
    size_t count;
    struct vt *vt = vt_new(24, 80, term, utf8);
    vt_feed(vt, bytes, strlen(bytes));
    vt_garbage(vt, &count);
    vt_free(vt);
    return count;
}

static void checker__finds__what_a_terminal_does_not_know(void **state)
{
    (void)state;
    assert_int_equal(garbage_of("xterm", false, "\033[3;4Hab\033[5X\033[1m\r\n"), 0);
    assert_int_equal(garbage_of("vt100", false, "\033[3;4Hab\033[5X"), 1);
    assert_int_equal(garbage_of("nosuch", false, "\033[3;4H"), 1);
    assert_int_equal(garbage_of("dumb", false, "a\016\177"), 2);
    assert_int_equal(garbage_of("xterm", true, "\342\224\202"), 0);
    assert_int_equal(garbage_of("xterm", false, "\342\224\202"), 3);
    assert_int_equal(garbage_of("xterm", true, "\342x\202"), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(checker__finds__what_a_terminal_does_not_know),
        cmocka_unit_test(selection__has_each_pair__of_values),
        cmocka_unit_test_setup_teardown(lab__plays_a_lock__on_any_terminal, scratch_make,
                                        scratch_remove),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
