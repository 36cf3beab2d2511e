/* Numbers that are typed at locks, reflections and sliders: all that is printed is taken, and what
 * has two readings is not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "play.h"

enum { TRACKS = 4, NUMBERED_PARTS = 3 };

static const char *const track_ids[TRACKS] = {"cloud", "edge", "mobile", "tiny"};
static const char *const choices[NUMBERED_PARTS][2] = {
    {"hop3", "light"}, {"falls", "rework"}, {"ensemble", "judge"}};

static struct catalog *catalog;

static struct stage *at_lock(int part)
{
    char action[16];
    struct stage *stage = play_open(catalog, play_ledger(), "cloud", -1, NULL);

    snprintf(action, sizeof action, "part.%d", part);
    assert_true(play_act(stage, action));
    assert_true(play_act(stage, "to_lock"));
    return stage;
}

static void assert_value(const struct stage *stage, const char *field, const char *value)
{
    assert_string_equal(play_field(stage, field)->value, value);
}

static void assert_message_has(const struct stage *stage, const char *words)
{
    if (strstr(play_message(stage), words) == NULL) {
        fail_msg("\"%s\" is not in: %s", words, play_message(stage));
    }
}

static void lock__refuses__a_comma_with_two_readings(void **state)
{
    static const struct {
        const char *typed, *words;
    } cases[] = {{"1,5", "Type 1.5 or 15."},
                 {"2,5", "Type 2.5 or 25."},
                 {"-1,5", "Type -1.5 or -15."},
                 {"1,0000", "Type 1.0000 or 10000."}};

    (void)state;
    for (int part = 1; part <= NUMBERED_PARTS; part++) {
        struct stage *stage = at_lock(part);

        for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
            assert_false(play_type(stage, "number", cases[i].typed));
            assert_message_has(stage, cases[i].words);
            assert_value(stage, "number", "");
        }
        stage_close(stage);
    }
}

static void lock__takes__the_forms_of_its_unit(void **state)
{
    static const struct {
        int part;
        const char *typed, *shown;
    } cases[] = {{1, "1,000", "1,000"}, {1, "4.2 x", "4.2"},    {1, "4.2 times", "4.2"},
                 {1, "40k", "40,000"},  {2, "50 %", "50"},      {2, "minus 12.5 per cent", "-12.5"},
                 {2, "\u22123%", "-3"}, {3, "2.6 nines", "2.6"}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct stage *stage = at_lock(cases[i].part);

        assert_true(play_type(stage, "number", cases[i].typed));
        assert_value(stage, "number", cases[i].shown);
        stage_close(stage);
    }
}

static void lock__refuses__a_foreign_unit_by_name(void **state)
{
    struct stage *stage = at_lock(1);

    (void)state;
    assert_false(play_type(stage, "number", "5 %"));
    assert_message_has(stage, "% is not the unit here. Type the number alone, or with x.");
    assert_false(play_type(stage, "number", "much"));
    assert_message_has(stage, "type a number such as 12.5 or 40k");
    assert_value(stage, "number", "");
    stage_close(stage);
}

static void slider__takes__what_other_places_print(void **state)
{
    static const struct {
        const char *track, *control, *typed, *shown;
    } cases[] = {{"mobile", "cell_size", "1,000", "1,000"},
                 {"mobile", "cell_size", "20", "20"},
                 {"mobile", "dispersion_km", "12 km", "12 km"},
                 {"mobile", "dispersion_km", "12 kilometres", "12 km"},
                 {"mobile", "dispersion_km", "1.2k km", "1,200 km"},
                 {"cloud", "dispersion_km", "10,000", "10,000 km"},
                 {"cloud", "nodes", "0.05 M", "50,000"},
                 {"cloud", "nodes", "50,000", "50,000"}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct stage *stage = play_open(catalog, play_ledger(), cases[i].track, -1, NULL);

        play_to_workbench(stage, 1, choices[0][0], choices[0][1]);
        if (!play_type(stage, cases[i].control, cases[i].typed)) {
            fail_msg("%s=%s: %s", cases[i].control, cases[i].typed, play_message(stage));
        }
        assert_value(stage, cases[i].control, cases[i].shown);
        stage_close(stage);
    }
}

static void slider__refuses__doubts_and_foreign_units(void **state)
{
    struct stage *stage = play_open(catalog, play_ledger(), "cloud", -1, NULL);
    char before[64];

    (void)state;
    play_to_workbench(stage, 1, choices[0][0], choices[0][1]);
    snprintf(before, sizeof before, "%s", play_field(stage, "dispersion_km")->value);
    assert_false(play_type(stage, "dispersion_km", "1,5"));
    assert_message_has(stage, "Type 1.5 or 15.");
    assert_false(play_type(stage, "dispersion_km", "12 miles"));
    assert_message_has(stage, "miles is not the unit here. Type the number alone, or with km.");
    assert_false(play_type(stage, "nodes", "5 %"));
    assert_message_has(stage, "% is no unit of this number.");
    assert_value(stage, "dispersion_km", before);
    stage_close(stage);
}

/* Types what the field shows: it is taken and shown again. */
static void assert_comes_back(struct stage *stage, const char *control, const char *text)
{
    char shown[128];

    snprintf(shown, sizeof shown, "%s", text);
    if (!play_type(stage, control, shown)) {
        fail_msg("%s=%s: %s", control, shown, play_message(stage));
    }
    assert_value(stage, control, shown);
}

/* "0 to 20k km": both ends can be typed. */
static void assert_ends_are_taken(struct stage *stage, const char *control, const char *range)
{
    char ends[128];

    snprintf(ends, sizeof ends, "%s", range);

    char *middle = strstr(ends, " to ");

    assert_non_null(middle);
    *middle = '\0';
    if (strcmp(control, "size") == 0) {
        assert_true(play_type(stage, "quorum", "1")); /* which no size is too small for */
    }
    if (!play_type(stage, control, ends) || !play_type(stage, control, middle + 4)) {
        fail_msg("%s, %s: %s", control, range, play_message(stage));
    }
}

static size_t check_sliders(struct stage *stage)
{
    size_t checked = 0;
    const struct scene *scene = stage_scene(stage);
    size_t count = scene->field_count;

    for (size_t i = 0; i < count; i++) {
        const struct scene_field *field = &stage_scene(stage)->fields[i];
        char id[64], range[128];

        snprintf(id, sizeof id, "%s", field->id);
        snprintf(range, sizeof range, "%s", field->range);
        if (field->kind != SCENE_NUMBER || field->fixed) {
            continue;
        }
        for (int step = 0; step < 4; step++) {
            assert_comes_back(stage, id, play_field(stage, id)->value);
            play_step(stage, id, step % 2 ? -3 : 1);
        }
        assert_ends_are_taken(stage, id, range);
        checked++;
    }
    return checked;
}

static void slider__takes__whatever_it_shows(void **state)
{
    size_t checked = 0;

    (void)state;
    for (int track = 0; track < TRACKS; track++) {
        for (int part = 1; part <= NUMBERED_PARTS; part++) {
            struct stage *stage = play_open(catalog, play_ledger(), track_ids[track], -1, NULL);

            play_to_workbench(stage, part, choices[part - 1][0], choices[part - 1][1]);
            checked += check_sliders(stage);
            stage_close(stage);
        }
    }
    printf("# %zu sliders took what they showed, and both their limits\n", checked);
    assert_true(checked > 30);
}

static int open_catalog(void **state)
{
    (void)state;
    catalog = play_catalog();
    return 0;
}

static int close_catalog(void **state)
{
    (void)state;
    catalog_free(catalog);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lock__refuses__a_comma_with_two_readings),
        cmocka_unit_test(lock__takes__the_forms_of_its_unit),
        cmocka_unit_test(lock__refuses__a_foreign_unit_by_name),
        cmocka_unit_test(slider__takes__what_other_places_print),
        cmocka_unit_test(slider__refuses__doubts_and_foreign_units),
        cmocka_unit_test(slider__takes__whatever_it_shows),
    };

    return cmocka_run_group_tests(tests, open_catalog, close_catalog);
}
