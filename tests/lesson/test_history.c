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

static struct lab_catalog *catalog;

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

static struct lab_session *with_runs(const char *ledger)
{
    struct lab_session *session = play_open(catalog, ledger, "cloud", -1, NULL);
    play_to_workbench(session, 3, "ensemble", "judge");
    assert_true(play_act(session, "commit"));
    assert_true(play_type(session, "verifier", "on"));
    assert_true(play_act(session, "commit"));
    assert_true(play_view(session, "history"));
    return session;
}

static void compare__puts_two_runs__side_by_side(void **state)
{
    (void)state;
    struct lab_session *session = with_runs(play_ledger());
    assert_null(play_instrument(session, "compare"));
    assert_true(play_act(session, "mark.1"));
    assert_null(play_instrument(session, "compare"));
    assert_true(play_act(session, "mark.2"));
    const struct scene_row *verifier = play_row(session, "compare", "Verifier");
    assert_string_equal(verifier->value, "off");
    assert_string_equal(verifier->limit, "on");
    const struct scene_row *unsafe = play_row(session, "compare", "safety: five nines");
    assert_non_null(strstr(unsafe->value, "1.07 NOT MET"));
    assert_true(play_act(session, "mark.2")); /* a third mark begins anew */
    assert_null(play_instrument(session, "compare"));
    assert_true(play_act(session, "mark.1"));
    assert_string_equal(play_row(session, "compare", "Verifier")->value, "on");
    assert_false(play_act(session, "mark.3"));
    lab_session_close(session);
}

static void compare__is_not_offered__for_one_run(void **state)
{
    (void)state;
    struct lab_session *session = play_open(catalog, play_ledger(), "cloud", -1, NULL);
    play_to_workbench(session, 1, "hop3", "light");
    play_act(session, "commit");
    play_view(session, "history");
    assert_non_null(play_field(session, "run.1"));
    assert_null(play_field(session, "mark.1"));
    lab_session_close(session);
}

static void presets__can_be_set__on_every_track(void **state)
{
    (void)state;
    for (size_t t = 0; t < catalog->track_count; t++) {
        const struct lab_track *track = &catalog->tracks[t];
        bool parts[LAB_PARTS] = {false};
        for (size_t i = 0; i < lab_preset_count(track); i++) {
            struct lab_design design;
            char why[LAB_WHY_BYTES];
            assert_true(lab_preset_design(&catalog->reference, track, i, &design, why));
            parts[lab_preset_part(track, i) - 1] = true;
        }
        assert_true(parts[0] && parts[1] && parts[2] && parts[3]);
    }
}

static void preset__is_shown_as_one__and_is_no_evidence(void **state)
{
    (void)state;
    const char *ledger = play_ledger();
    struct lab_session *session = with_runs(ledger);
    assert_null(play_field(session, "preset.large-crowd")->confirm);
    assert_true(play_act(session, "preset.large-crowd"));
    assert_int_equal(play_screen(session), SCENE_WORKBENCH);
    assert_string_equal(play_field(session, "size")->value, "15");
    assert_string_equal(play_field(session, "verifier")->value, "off");
    assert_non_null(strstr(play_message(session), "PRESET"));
    assert_non_null(strstr(lab_session_scene(session)->title, "PRESET"));
    assert_false(play_act(session, "commit"));
    lab_session_close(session);
    assert_int_equal(count(ledger, "design", "preset"), 1);
    assert_int_equal(count(ledger, "run", "3"), 0);

    session = play_open(catalog, ledger, NULL, -1, NULL); /* still one after quitting */
    play_act(session, "to_parts");
    play_act(session, "part.3");
    assert_non_null(strstr(lab_session_scene(session)->title, "PRESET"));
    assert_false(play_act(session, "commit"));
    assert_true(play_type(session, "verifier", "on"));
    assert_null(strstr(lab_session_scene(session)->title, "PRESET"));
    assert_true(play_act(session, "commit"));
    lab_session_close(session);
    assert_int_equal(count(ledger, "run", "3"), 1);
}

static void preset__asks_first__where_work_would_be_replaced(void **state)
{
    (void)state;
    struct lab_session *session = with_runs(play_ledger());
    play_view(session, NULL);
    assert_true(play_step(session, "size", 1));
    play_view(session, "history");
    assert_non_null(play_field(session, "preset.large-crowd")->confirm);
    lab_session_close(session);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compare__puts_two_runs__side_by_side),
        cmocka_unit_test(compare__is_not_offered__for_one_run),
        cmocka_unit_test(presets__can_be_set__on_every_track),
        cmocka_unit_test(preset__asks_first__where_work_would_be_replaced),
        cmocka_unit_test(preset__is_shown_as_one__and_is_no_evidence),
    };
    catalog = play_catalog();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    lab_catalog_free(catalog);
    return failed;
}
