/* History: two runs side by side, and presets that are no evidence. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "course/preset.h"
#include "play.h"
#include "store/ledger_log.h"

static struct catalog *catalog;

/* How many records have this event and key. */
static size_t count(const char *ledger, const char *event, const char *key)
{
    struct buffer why = {0};
    struct ledger_log *log = ledger_log_read(ledger, &why);
    size_t found = 0;
    assert_non_null(log);
    for (size_t i = 0; i < ledger_log_count(log); i++) {
        const struct ledger_record *record = ledger_log_record(log, i);
        found += strcmp(record->event, event) == 0 && strcmp(record->key, key) == 0;
    }
    ledger_log_free(log);
    buffer_free(&why);
    return found;
}

static struct stage *with_runs(const char *ledger)
{
    struct stage *stage = play_open(catalog, ledger, "cloud", -1, NULL);
    play_to_workbench(stage, 3, "ensemble", "judge");
    assert_true(play_act(stage, "commit"));
    assert_true(play_type(stage, "verifier", "on"));
    assert_true(play_act(stage, "commit"));
    assert_true(play_view(stage, "history"));
    return stage;
}

/* Where the last run counts, one that meets less than an earlier one says so. */
static void commit__of_less_than_before__names_the_better_run(void **state)
{
    (void)state;
    struct stage *stage = play_open(catalog, play_ledger(), "cloud", -1, NULL);
    play_to_workbench(stage, 3, "ensemble", "judge");
    assert_true(play_act(stage, "commit"));
    assert_null(strstr(play_message(stage), "The last run counts"));
    assert_true(play_type(stage, "size", "9") && play_act(stage, "commit"));
    assert_non_null(strstr(play_message(stage), "The last run counts: run 1 met more."));
    stage_close(stage);
}

/* Advice is earned by a run of the mission: trials in the case and hints earn none. */
static void advice__comes_after_a_run_of_the_mission__and_nothing_else(void **state)
{
    (void)state;
    struct stage *stage = play_open(catalog, play_ledger(), "cloud", -1, NULL);
    play_to_case(stage, 1, "hop3", "light");
    assert_true(play_act(stage, "trial"));
    assert_true(play_view(stage, "hint") && play_view(stage, NULL));
    assert_true(play_act(stage, "to_mission"));
    assert_non_null(strstr(play_message(stage), "Commit a run for advice."));
    assert_true(play_act(stage, "commit"));
    assert_true(play_step(stage, "local_steps", 1));
    assert_null(strstr(play_message(stage), "Commit a run for advice."));
    stage_close(stage);
}

/* Makes the ledger one of the model before this one, and what its first run met three aims. */
static void age(const char *path)
{
    struct buffer why = {0}, line = {0}, all = {0};
    struct ledger_log *log = ledger_log_read(path, &why);
    struct ledger_log *old = ledger_log_parse(LEDGER_HEADER "\n", strlen(LEDGER_HEADER) + 1, &why);
    buffer_add_text(&all, LEDGER_HEADER "\n");
    for (size_t i = 0; i < ledger_log_count(log); i++) {
        const struct ledger_record *r = ledger_log_record(log, i);
        char value[4000], *at;
        snprintf(value, sizeof value, "%s", r->value);
        if (strcmp(r->event, "open") == 0 && (at = strstr(value, "model=")) != NULL) {
            at[strlen("model=")]--;
        }
        if (strcmp(r->event, "run") == 0 && strcmp(r->key, "1") == 0) {
            strstr(value, "aims_met=")[strlen("aims_met=")] = '9';
        }
        const struct ledger_entry entry = {r->track, r->part, r->event,   r->key,
                                           value,    r->unit, r->scenario};
        assert_true(ledger_log_format(old, &entry, r->session, 0, &line, &why));
        ledger_log_extend(old, buffer_text(&line), line.length);
        buffer_add(&all, buffer_text(&line), line.length);
    }
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(buffer_text(&all), 1, all.length, file), all.length);
    assert_int_equal(fclose(file), 0);
    buffer_free(&all);
    buffer_free(&line);
    ledger_log_free(old);
    ledger_log_free(log);
}

/* What another model judged keeps its verdicts as recorded, and gets none of today's. */
static void compare__leaves_an_older_run__as_it_was_judged(void **state)
{
    (void)state;
    const char *ledger = play_ledger();
    stage_close(with_runs(ledger));
    age(ledger);
    struct stage *stage = play_open(catalog, ledger, "cloud", -1, NULL);
    play_act(stage, "part.3");
    assert_true(play_act(stage, "commit"));
    assert_true(play_view(stage, "history"));
    assert_true(play_act(stage, "mark.1"));
    assert_true(play_act(stage, "mark.3"));
    const struct scene_row *unsafe = play_row(stage, "compare", "safe nines");
    assert_string_equal(unsafe->value, "1.17");
    assert_non_null(strstr(unsafe->limit, "MET"));
    assert_string_equal(play_row(stage, "compare", "Aims met")->value, "9");
    stage_close(stage);
}

static void compare__puts_two_runs__side_by_side(void **state)
{
    (void)state;
    struct stage *stage = with_runs(play_ledger());
    assert_null(play_instrument(stage, "compare"));
    assert_true(play_act(stage, "mark.1"));
    assert_null(play_instrument(stage, "compare"));
    assert_true(play_act(stage, "mark.2"));
    const struct scene_row *verifier = play_row(stage, "compare", "Verifier");
    assert_string_equal(verifier->value, "off");
    assert_string_equal(verifier->limit, "on");
    const struct scene_row *unsafe = play_row(stage, "compare", "safe nines");
    assert_non_null(strstr(unsafe->value, "1.17 NOT MET"));
    assert_true(play_act(stage, "mark.2")); /* a third mark begins anew */
    assert_null(play_instrument(stage, "compare"));
    assert_true(play_act(stage, "mark.1"));
    assert_string_equal(play_row(stage, "compare", "Verifier")->value, "on");
    assert_false(play_act(stage, "mark.3"));
    stage_close(stage);
}

/* An aim that is held against the best design is told as it was judged, not as CANNOT SAY. */
static void compare__shows_verdicts__as_they_were_judged(void **state)
{
    (void)state;
    struct stage *stage = play_open(catalog, play_ledger(), "cloud", -1, NULL);
    const struct part *part2 = &track_find(catalog, "cloud")->parts[SIM_PART_RELIABILITY - 1];
    play_to_workbench(stage, 2, "falls", "rework");
    assert_true(play_set(stage, part2, "clean_share=0.78 asynchronous=on"));
    assert_true(play_act(stage, "commit"));
    const struct scene_row *judged = play_row(stage, "verdicts", "near best");
    enum scene_verdict verdict = judged->verdict;
    char due[80];
    snprintf(due, sizeof due, "%s %s", judged->value, scene_row_verdict(judged));
    assert_true(verdict == SCENE_MET || verdict == SCENE_NOT_MET);
    assert_true(play_act(stage, "commit"));
    assert_true(play_view(stage, "history"));
    assert_true(play_act(stage, "mark.1"));
    assert_true(play_act(stage, "mark.2"));
    assert_string_equal(play_row(stage, "compare", "near best")->value, due);
    assert_string_equal(play_row(stage, "compare", "near best")->limit, due);
    stage_close(stage);
}

/* What was left, and is no run yet, is asked about as well as what lies there. */
static void preset__asks__over_a_design_that_is_not_committed(void **state)
{
    (void)state;
    struct stage *stage = with_runs(play_ledger());
    play_view(stage, NULL);
    assert_true(play_type(stage, "size", "9"));
    assert_true(play_act(stage, "to_parts"));
    assert_true(play_act(stage, "part.3"));
    assert_true(play_view(stage, "history"));
    assert_non_null(play_field(stage, "preset.large-crowd")->confirm);
    play_view(stage, NULL);
    assert_true(play_act(stage, "commit"));
    assert_true(play_view(stage, "history"));
    assert_null(play_field(stage, "preset.large-crowd")->confirm);
    stage_close(stage);
}

static void compare__is_not_offered__for_one_run(void **state)
{
    (void)state;
    struct stage *stage = play_open(catalog, play_ledger(), "cloud", -1, NULL);
    play_to_workbench(stage, 1, "hop3", "light");
    play_act(stage, "commit");
    play_view(stage, "history");
    assert_non_null(play_field(stage, "run.1"));
    assert_null(play_field(stage, "mark.1"));
    stage_close(stage);
}

static void presets__can_be_set__on_every_track(void **state)
{
    (void)state;
    for (size_t t = 0; t < catalog->track_count; t++) {
        const struct track *track = &catalog->tracks[t];
        bool parts[PARTS] = {false};
        for (size_t i = 0; i < preset_count(track); i++) {
            struct design design;
            char why[WHY_BYTES];
            assert_true(preset_design(&catalog->reference, track, i, &design, why));
            parts[preset_part(track, i) - 1] = true;
        }
        assert_true(parts[0] && parts[1] && parts[2] && parts[3]);
    }
}

static void preset__is_shown_as_one__and_is_no_evidence(void **state)
{
    (void)state;
    const char *ledger = play_ledger();
    struct stage *stage = with_runs(ledger);
    assert_null(play_field(stage, "preset.large-crowd")->confirm);
    assert_true(play_act(stage, "preset.large-crowd"));
    assert_int_equal(play_screen(stage), SCENE_WORKBENCH);
    assert_string_equal(play_field(stage, "size")->value, "15");
    assert_string_equal(play_field(stage, "verifier")->value, "off");
    assert_non_null(strstr(play_message(stage), "PRESET"));
    assert_non_null(strstr(stage_scene(stage)->title, "PRESET"));
    assert_false(play_act(stage, "commit"));
    stage_close(stage);
    assert_int_equal(count(ledger, "design", "preset"), 1);
    assert_int_equal(count(ledger, "run", "3"), 0);

    stage = play_open(catalog, ledger, NULL, -1, NULL); /* still one after quitting */
    play_act(stage, "to_parts");
    play_act(stage, "part.3");
    assert_non_null(strstr(stage_scene(stage)->title, "PRESET"));
    assert_false(play_act(stage, "commit"));
    assert_true(play_type(stage, "verifier", "on"));
    assert_null(strstr(stage_scene(stage)->title, "PRESET"));
    assert_true(play_act(stage, "commit"));
    stage_close(stage);
    assert_int_equal(count(ledger, "run", "3"), 1);
}

static void preset__asks_first__where_work_would_be_replaced(void **state)
{
    (void)state;
    struct stage *stage = with_runs(play_ledger());
    play_view(stage, NULL);
    assert_true(play_step(stage, "size", 1));
    play_view(stage, "history");
    assert_non_null(play_field(stage, "preset.large-crowd")->confirm);
    stage_close(stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(commit__of_less_than_before__names_the_better_run),
        cmocka_unit_test(advice__comes_after_a_run_of_the_mission__and_nothing_else),
        cmocka_unit_test(compare__puts_two_runs__side_by_side),
        cmocka_unit_test(compare__leaves_an_older_run__as_it_was_judged),
        cmocka_unit_test(compare__is_not_offered__for_one_run),
        cmocka_unit_test(compare__shows_verdicts__as_they_were_judged),
        cmocka_unit_test(preset__asks__over_a_design_that_is_not_committed),
        cmocka_unit_test(presets__can_be_set__on_every_track),
        cmocka_unit_test(preset__asks_first__where_work_would_be_replaced),
        cmocka_unit_test(preset__is_shown_as_one__and_is_no_evidence),
    };
    catalog = play_catalog();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    catalog_free(catalog);
    return failed;
}
