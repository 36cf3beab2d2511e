/* The lesson's loop, through the session alone. */
#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "course/globe.h"
#include "scenes/map.h"
#include "play.h"
#include "store/ledger_log.h"

static struct catalog *catalog;

static const char *const track_ids[] = {"cloud", "edge", "mobile", "tiny"};

/* How many records of an event the ledger holds; the last one's value in `value` if not NULL. */
static size_t count_events(const char *ledger, const char *event, char *value, size_t room)
{
    struct buffer why = {0};
    struct ledger_log *log = ledger_log_read(ledger, &why);
    size_t count = 0;
    assert_non_null(log);
    for (size_t i = 0; i < ledger_log_count(log); i++) {
        const struct ledger_record *record = ledger_log_record(log, i);
        if (strcmp(record->event, event) == 0) {
            count++;
            if (value) {
                snprintf(value, room, "%s", record->value);
            }
        }
    }
    ledger_log_free(log);
    buffer_free(&why);
    return count;
}

static void play_whole_part(struct stage *stage)
{
    play_to_workbench(stage, 1, "hop3", "light");
    assert_int_equal(play_screen(stage), SCENE_WORKBENCH);
    assert_true(play_step(stage, "local_steps", 4));
    assert_true(play_act(stage, "commit"));
    assert_true(play_act(stage, "to_observe"));
    assert_true(play_type(stage, "observation", "the ocean is slow"));
    assert_true(play_act(stage, "observe"));
    assert_int_equal(play_screen(stage), SCENE_REVEAL);
    assert_true(play_act(stage, "to_reflect"));
    assert_true(play_type(stage, "topology", "torus"));
    assert_true(play_type(stage, "count", "never"));
    assert_true(play_draft(stage, "justification", "Bytes decide.\nLight does not."));
    assert_true(play_act(stage, "submit"));
    assert_int_equal(play_screen(stage), SCENE_REFLECT);
    assert_non_null(play_instrument(stage, "reflect"));
}

static void session__plays_part_1__on_every_track(void **state)
{
    (void)state;
    for (size_t i = 0; i < 4; i++) {
        const char *ledger = play_ledger();
        struct stage *stage = play_open(catalog, ledger, track_ids[i], -1, NULL);
        play_whole_part(stage);
        stage_close(stage);
        assert_int_equal(count_events(ledger, "lock", NULL, 0), 1);
        assert_int_equal(count_events(ledger, "observe", NULL, 0), 1);
        assert_int_equal(count_events(ledger, "reveal", NULL, 0), 1);
        assert_int_equal(count_events(ledger, "reflect", NULL, 0), 1);
        assert_int_equal(count_events(ledger, "close", NULL, 0), 1);
    }
}

static void session__refuses__whatever_the_loop_does_not_offer(void **state)
{
    (void)state;
    static const char *const early[] = {"commit", "to_observe", "observe", "to_reflect",
                                        "submit", "to_reveal",  "part.9",  "nonsense"};
    struct stage *stage = play_open(catalog, play_ledger(), "cloud", -1, NULL);
    for (size_t i = 0; i < sizeof early / sizeof early[0]; i++) {
        assert_false(play_act(stage, early[i]));
        assert_int_equal(play_screen(stage), SCENE_PARTS);
    }
    assert_true(play_act(stage, "part.1"));
    assert_false(play_act(stage, "to_workbench"));
    assert_int_equal(play_screen(stage), SCENE_BRIEF);
    stage_close(stage);
}

static void session__asks_all_four_fields__before_it_locks(void **state)
{
    (void)state;
    const char *ledger = play_ledger();
    struct stage *stage = play_open(catalog, ledger, "cloud", -1, NULL);
    play_act(stage, "part.1");
    play_act(stage, "to_lock");
    static const char *const fields[][2] = {
        {"choice", "hop1"},
        {"number", "22"},
        {"mechanism", "light"},
        {"confidence", "3"},
    };
    for (size_t i = 0; i < 4; i++) {
        assert_false(play_act(stage, "lock"));
        assert_int_equal(count_events(ledger, "lock", NULL, 0), 0);
        assert_true(play_type(stage, fields[i][0], fields[i][1]));
    }
    assert_true(play_act(stage, "lock"));
    char value[400];
    assert_int_equal(count_events(ledger, "lock", value, sizeof value), 1);
    assert_non_null(strstr(value, "choice=hop1\nnumber=22\nmechanism=light\nconfidence=3\n"));
    assert_non_null(strstr(value, "dispersion_km="));
    stage_close(stage);
}

static void session__keeps_numbers_of_the_model_shut__before_the_lock(void **state)
{
    (void)state;
    static const char *const views[] = {"math", "table", "map", "hint", "history"};
    for (size_t t = 0; t < 4; t++) {
        struct stage *stage = play_open(catalog, play_ledger(), track_ids[t], -1, NULL);
        play_act(stage, "part.1");
        for (int screen = 0; screen < 2; screen++) {
            for (size_t i = 0; i < sizeof views / sizeof views[0]; i++) {
                assert_false(play_view(stage, views[i]));
                assert_int_not_equal(play_screen(stage), SCENE_PAGE);
            }
            char *text = play_text(stage);
            assert_null(strchr(text, '{')); /* only inputs can be filled here, and all are */
            assert_null(strstr(text, "cannot say"));
            assert_int_equal(stage_scene(stage)->instrument_count, 0);
            free(text);
            play_act(stage, "to_lock");
        }
        stage_close(stage);
    }
}

static void session__a_lock_is_a_lock__after_quitting(void **state)
{
    (void)state;
    const char *ledger = play_ledger();
    struct stage *stage = play_open(catalog, ledger, "edge", -1, NULL);
    play_to_workbench(stage, 1, "hop2", "sharing");
    stage_close(stage);

    stage = play_open(catalog, ledger, NULL, -1, NULL);
    assert_int_equal(play_screen(stage), SCENE_START);
    assert_true(play_act(stage, "resume"));
    assert_int_equal(play_screen(stage), SCENE_WORKBENCH);
    assert_false(play_act(stage, "to_lock"));
    assert_false(play_act(stage, "lock"));
    stage_close(stage);
    assert_int_equal(count_events(ledger, "lock", NULL, 0), 1);
}

/* In a child: locks and is killed before anything else can happen. */
static void lock_and_die(const char *ledger)
{
    struct stage *stage = play_open(catalog, ledger, "cloud", -1, NULL);
    play_to_workbench(stage, 1, "hop3", "bandwidth");
    raise(SIGKILL);
}

static void session__lock_is_on_disk__before_any_answer_exists(void **state)
{
    (void)state;
    const char *ledger = play_ledger();
    pid_t child = fork();
    if (child == 0) {
        lock_and_die(ledger);
    }
    int status;
    waitpid(child, &status, 0);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(count_events(ledger, "lock", NULL, 0), 1);
    assert_int_equal(count_events(ledger, "reveal", NULL, 0), 0);

    struct stage *stage = play_open(catalog, ledger, NULL, -1, NULL);
    assert_true(play_act(stage, "resume"));
    assert_int_equal(play_screen(stage), SCENE_CASE);
    stage_close(stage);
}

/* ---- a disk that fails ---- */

struct broken {
    const struct store_kernel *real;
    bool full;
    int syncs;
};

static ssize_t broken_write(void *context, int fd, const void *bytes, size_t length)
{
    struct broken *broken = context;
    if (broken->full) {
        errno = ENOSPC;
        return -1;
    }
    return broken->real->write(broken->real->context, fd, bytes, length);
}

static int broken_fdatasync(void *context, int fd)
{
    struct broken *broken = context;
    broken->syncs++;
    return broken->real->fdatasync(broken->real->context, fd);
}

static struct store_kernel broken_kernel(struct broken *broken)
{
    struct store_kernel kernel = *store_kernel_system();
    broken->real = store_kernel_system();
    kernel.context = broken;
    kernel.write = broken_write;
    kernel.fdatasync = broken_fdatasync;
    return kernel;
}

static void session__says_not_saved__when_the_disk_is_full(void **state)
{
    (void)state;
    struct broken broken = {0};
    const struct store_kernel kernel = broken_kernel(&broken);
    const char *ledger = play_ledger();
    struct stage *stage = play_open(catalog, ledger, "cloud", -1, &kernel);
    play_act(stage, "part.1");
    play_act(stage, "to_lock");
    play_type(stage, "choice", "hop1");
    play_type(stage, "number", "22");
    play_type(stage, "mechanism", "light");
    play_type(stage, "confidence", "3");
    broken.full = true;
    assert_false(play_act(stage, "lock"));
    assert_int_equal(play_screen(stage), SCENE_LOCK);
    assert_int_equal(stage_scene(stage)->save, SCENE_NOT_SAVED);
    assert_true(stage_scene(stage)->alarm);
    assert_non_null(strstr(play_message(stage), "NOT SAVED"));

    broken.full = false; /* room again: the same answers lock */
    assert_true(play_act(stage, "lock"));
    assert_int_equal(play_screen(stage), SCENE_CASE);
    assert_int_equal(stage_scene(stage)->save, SCENE_SAVED);
    stage_close(stage);
    assert_int_equal(count_events(ledger, "lock", NULL, 0), 1);
}

static void session__syncs_the_lock__before_the_workbench_is_built(void **state)
{
    (void)state;
    struct broken broken = {0};
    const struct store_kernel kernel = broken_kernel(&broken);
    struct stage *stage = play_open(catalog, play_ledger(), "tiny", -1, &kernel);
    play_act(stage, "part.1");
    play_act(stage, "to_lock");
    play_type(stage, "choice", "hop2");
    play_type(stage, "number", "9");
    play_type(stage, "mechanism", "sharing");
    play_type(stage, "confidence", "1");
    int before = broken.syncs;
    assert_true(play_act(stage, "lock"));
    assert_int_equal(broken.syncs, before + 2); /* the lock, and that it has no anchor */
    stage_close(stage);
}

/* ---- the workbench ---- */

static void workbench__steps_types_and_undoes__within_its_ranges(void **state)
{
    (void)state;
    struct stage *stage = play_open(catalog, play_ledger(), "cloud", -1, NULL);
    play_to_workbench(stage, 1, "hop3", "light");
    assert_string_equal(play_field(stage, "nodes")->value, "100,000");
    assert_true(play_type(stage, "nodes", "40k"));
    assert_string_equal(play_field(stage, "nodes")->value, "40,000");
    assert_false(play_type(stage, "nodes", "2M"));
    assert_non_null(strstr(play_message(stage), "outside"));
    assert_false(play_type(stage, "nodes", "many"));
    assert_false(play_type(stage, "wavelength", "1"));
    assert_string_equal(play_field(stage, "nodes")->value, "40,000");
    assert_true(play_step(stage, "dispersion_km", -1));
    assert_string_equal(play_field(stage, "dispersion_km")->value, "9,500 km");
    assert_true(play_type(stage, "topology", "torus"));
    assert_true(play_event(stage, EVENT_UNDO));
    assert_true(play_event(stage, EVENT_UNDO));
    assert_string_equal(play_field(stage, "dispersion_km")->value, "10,000 km");
    assert_true(play_event(stage, EVENT_REDO));
    assert_string_equal(play_field(stage, "dispersion_km")->value, "9,500 km");
    assert_true(play_event(stage, EVENT_UNDO));
    assert_true(play_event(stage, EVENT_UNDO));
    assert_string_equal(play_field(stage, "nodes")->value, "100,000");
    assert_false(play_event(stage, EVENT_UNDO));
    stage_close(stage);
}

/* A line that is typed is undone by itself; steps of one control are undone together. */
static void undo__names_what_came_back__a_typed_value_at_a_time(void **state)
{
    (void)state;
    struct stage *stage = play_open(catalog, play_ledger(), "cloud", -1, NULL);
    play_to_workbench(stage, 1, "hop3", "light");
    play_type(stage, "nodes", "1000");
    play_type(stage, "nodes", "2000");
    play_type(stage, "nodes", "3000");
    play_step(stage, "dispersion_km", -1);
    play_step(stage, "dispersion_km", -1);
    assert_true(play_event(stage, EVENT_UNDO));
    assert_string_equal(play_message(stage), "Back: Dispersion from 9,000 km to 10,000 km.");
    assert_true(play_event(stage, EVENT_UNDO));
    assert_string_equal(play_message(stage), "Back: Fleet size N from 3,000 to 2,000.");
    assert_true(play_event(stage, EVENT_REDO));
    assert_string_equal(play_message(stage), "Back: Fleet size N from 2,000 to 3,000.");
    play_step(stage, "local_steps", 1); /* there and back is no step of its own to a listener */
    play_step(stage, "local_steps", -1);
    assert_true(play_event(stage, EVENT_UNDO));
    assert_string_equal(play_message(stage), "Back: Fleet size N from 3,000 to 2,000.");
    stage_close(stage);
}

static void lock__reads_its_answers_back__before_it_asks(void **state)
{
    (void)state;
    struct stage *stage = play_open(catalog, play_ledger(), "cloud", -1, NULL);
    play_act(stage, "part.1");
    play_act(stage, "to_lock");
    play_type(stage, "choice", "hop2");
    play_type(stage, "number", "20");
    play_type(stage, "mechanism", "light");
    assert_null(play_field(stage, "lock")->confirm);
    play_type(stage, "confidence", "2");
    static const char *const answers[] = {"choice", "number", "mechanism", "confidence"};
    const char *asked = play_field(stage, "lock")->confirm;
    assert_non_null(asked);
    for (size_t i = 0; i < sizeof answers / sizeof answers[0]; i++) {
        const struct scene_field *field = play_field(stage, answers[i]);
        assert_non_null(strstr(asked, field->label));
        assert_non_null(strstr(asked, field->value));
    }
    stage_close(stage);
}

static void workbench__every_slider_moves_both_ways__and_stops_at_its_limits(void **state)
{
    (void)state;
    for (size_t t = 0; t < 4; t++) {
        struct stage *stage = play_open(catalog, play_ledger(), track_ids[t], -1, NULL);
        play_to_workbench(stage, 1, "hop3", "light");
        const struct part *part = &track_find(catalog, track_ids[t])->parts[0];
        for (size_t i = 0; i < part->slider_count; i++) {
            const char *name = part->controls[i].name;
            for (int direction = -1; direction <= 1; direction += 2) {
                for (int n = 0; n < 400; n++) {
                    play_step(stage, name, direction);
                    double position = play_field(stage, name)->position;
                    assert_true(isnan(position) || (position >= 0 && position <= 1));
                }
                double end = play_field(stage, name)->position;
                assert_true(isnan(end) || fabs(end - (direction > 0)) < 1e-9 ||
                            strstr(play_message(stage), "the fleet") ||
                            strstr(play_message(stage), "site capacity"));
            }
        }
        stage_close(stage);
    }
}

static bool evidence_tells(struct stage *stage, const char *words)
{
    assert_true(play_view(stage, "evidence"));
    char *text = play_text(stage);
    bool told = strstr(text, words) != NULL;
    free(text);
    play_view(stage, NULL);
    return told;
}

static void workbench__restore__brings_the_run_back_that_was_left(void **state)
{
    (void)state;
    struct stage *stage = play_open(catalog, play_ledger(), "cloud", -1, NULL);
    play_to_workbench(stage, 1, "hop3", "light");
    assert_false(play_event(stage, EVENT_RESTORE)); /* nothing was committed */
    assert_true(play_type(stage, "nodes", "20k"));
    assert_true(play_act(stage, "commit"));
    assert_false(play_event(stage, EVENT_RESTORE)); /* it lies there */
    assert_false(evidence_tells(stage, "brings that one back"));
    assert_true(play_type(stage, "nodes", "30k"));
    assert_true(play_type(stage, "local_steps", "7"));
    assert_true(stage_handle(stage, &(struct event){.kind = EVENT_SAVE}));
    assert_true(evidence_tells(stage, "brings that one back"));
    assert_true(play_event(stage, EVENT_RESTORE));
    assert_non_null(strstr(play_message(stage), "committed last"));
    assert_string_equal(play_field(stage, "nodes")->value, "20,000");
    assert_true(stage_handle(stage, &(struct event){.kind = EVENT_SAVE}));
    assert_false(evidence_tells(stage, "brings that one back"));
    assert_true(play_event(stage, EVENT_UNDO)); /* what was explored is not lost */
    assert_string_equal(play_field(stage, "nodes")->value, "30,000");
    stage_close(stage);
}

static void workbench__failure_states__are_entered_and_left(void **state)
{
    (void)state;
    struct stage *stage = play_open(catalog, play_ledger(), "cloud", -1, NULL);
    play_to_workbench(stage, 1, "hop3", "light");
    assert_true(play_type(stage, "scaling", "weak"));
    assert_true(play_type(stage, "local_steps", "50"));
    assert_string_equal(play_message(stage), "");
    assert_true(play_type(stage, "nodes", "100"));
    assert_true(stage_scene(stage)->alarm);
    assert_non_null(play_field(stage, "restore"));
    assert_true(play_act(stage, "restore"));
    assert_string_equal(play_message(stage), "");
    assert_null(play_field(stage, "restore"));

    assert_true(play_type(stage, "scaling", "strong")); /* communication above its limit */
    assert_true(play_type(stage, "local_steps", "1"));
    assert_true(stage_scene(stage)->alarm);
    assert_true(play_event(stage, EVENT_RESTORE));
    assert_string_equal(play_message(stage), "");

    assert_true(play_type(stage, "topology", "torus")); /* a torus' bisection fills up */
    assert_true(play_type(stage, "scaling", "strong"));
    assert_false(play_type(stage, "nodes", "1M")); /* the sites hold no more than 102,000 */
    assert_non_null(strstr(play_message(stage), "site capacity"));
    assert_true(play_type(stage, "site_capacity", "350k"));
    assert_true(play_type(stage, "nodes", "1M"));
    assert_true(stage_scene(stage)->alarm);
    assert_false(play_type(stage, "site_capacity", "333k"));
    assert_true(play_type(stage, "site_capacity", "334k"));
    stage_close(stage);
}

static void workbench__aims__are_missed_at_the_defaults_and_can_be_met(void **state)
{
    (void)state;
    static const char *const mends[][3][2] = {
        {{"scaling", "weak"}, {"local_steps", "50"}, {"oversubscription", "2"}},
        {{"local_steps", "50"}, {"cell_size", "200"}, {"topology", "fat_tree"}},
        {{"cell_size", "180"}, {"wait_share", "96"}, {"topology", "fat_tree"}},
        {{"cell_size", "400"}, {"local_steps", "20"}, {"topology", "fat_tree"}},
    };
    for (size_t t = 0; t < 4; t++) {
        struct stage *stage = play_open(catalog, play_ledger(), track_ids[t], -1, NULL);
        play_to_workbench(stage, 1, "hop3", "light");
        const struct scene_instrument *verdicts = play_instrument(stage, "verdicts");
        size_t missed = 0;
        for (size_t i = 0; i < verdicts->row_count; i++) {
            missed += verdicts->rows[i].verdict != SCENE_MET;
        }
        assert_true(missed > 0);
        for (size_t i = 0; i < 3; i++) {
            assert_true(play_type(stage, mends[t][i][0], mends[t][i][1]));
        }
        verdicts = play_instrument(stage, "verdicts");
        for (size_t i = 0; i < verdicts->row_count; i++) {
            assert_int_equal(verdicts->rows[i].verdict, SCENE_MET);
        }
        stage_close(stage);
    }
}

static void session__a_replay_is_the_program__on_every_screen(void **state)
{
    (void)state;
    static const char *const screens[] = {"to_workbench", "to_reveal", "to_reflect"};
    const char *ledger = play_ledger();
    struct stage *stage = play_open(catalog, ledger, "mobile", -1, NULL);
    play_whole_part(stage);
    char *before[3], *evidence;
    play_act(stage, "to_workbench");
    before[0] = play_text(stage);
    play_act(stage, "to_reflect");
    before[2] = play_text(stage);
    play_act(stage, "to_reveal");
    before[1] = play_text(stage);
    play_view(stage, "evidence");
    evidence = play_text(stage);
    stage_close(stage);

    stage = play_open(catalog, ledger, NULL, -1, NULL);
    play_act(stage, "to_parts");
    play_act(stage, "part.1");
    assert_int_equal(play_screen(stage), SCENE_REFLECT);
    for (size_t i = 0; i < 3; i++) {
        if (i == 1) {
            play_act(stage, "to_reflect");
        }
        play_act(stage, screens[i]);
        char *text = play_text(stage);
        assert_string_equal(text, before[i]);
        free(text);
        free(before[i]);
        if (i == 1) {
            play_view(stage, "evidence");
            text = play_text(stage);
            assert_string_equal(text, evidence);
            free(text);
            free(evidence);
            play_view(stage, NULL);
        }
    }
    stage_close(stage);
}

static void workbench__left_for_another_screen__is_kept(void **state)
{
    (void)state;
    const char *ledger = play_ledger();
    struct stage *stage = play_open(catalog, ledger, "cloud", -1, NULL);
    play_to_workbench(stage, 1, "hop3", "light");
    assert_true(play_type(stage, "nodes", "12345"));
    assert_true(play_act(stage, "to_parts"));
    stage_close(stage);
    stage = play_open(catalog, ledger, NULL, -1, NULL);
    assert_true(play_act(stage, "resume"));
    assert_int_equal(play_screen(stage), SCENE_WORKBENCH);
    assert_string_equal(play_field(stage, "nodes")->value, "12,345");
    stage_close(stage);
}

static void session__drafts__come_back(void **state)
{
    (void)state;
    const char *ledger = play_ledger();
    struct stage *stage = play_open(catalog, ledger, "cloud", -1, NULL);
    play_to_workbench(stage, 1, "hop3", "light");
    play_act(stage, "to_observe");
    assert_true(play_draft(stage, "observation", "half a sen"));
    assert_int_equal(stage_scene(stage)->save, SCENE_SAVED);
    stage_close(stage);
    stage = play_open(catalog, ledger, NULL, -1, NULL);
    play_act(stage, "resume");
    assert_int_equal(play_screen(stage), SCENE_OBSERVE);
    assert_string_equal(play_field(stage, "observation")->value, "half a sen");
    stage_close(stage);
}

static void play_to_reflection(struct stage *stage)
{
    play_to_workbench(stage, 1, "hop3", "light");
    assert_true(play_act(stage, "commit"));
    assert_true(play_act(stage, "to_observe"));
    assert_true(play_type(stage, "observation", "the ocean is slow"));
    assert_true(play_act(stage, "observe"));
    assert_true(play_act(stage, "to_reflect"));
}

/* What is half written stands beside what was finished, until it is finished itself. */
static void session__fragment__never_takes_a_finished_answers_place(void **state)
{
    (void)state;
    const char *ledger = play_ledger();
    struct stage *stage = play_open(catalog, ledger, "cloud", -1, NULL);
    play_to_reflection(stage);
    assert_true(play_draft(stage, "justification", "Bytes"));
    assert_string_equal(play_field(stage, "justification")->value, "Bytes");
    assert_null(play_field(stage, "justification")->draft);
    assert_true(play_type(stage, "justification", "Bytes decide."));
    assert_true(play_draft(stage, "justification", "oops"));
    stage_close(stage);

    stage = play_open(catalog, ledger, "cloud", -1, NULL);
    assert_true(play_act(stage, "part.1"));
    assert_int_equal(play_screen(stage), SCENE_REFLECT);
    assert_string_equal(play_field(stage, "justification")->value, "Bytes decide.");
    assert_string_equal(play_field(stage, "justification")->draft, "oops");
    assert_true(play_type(stage, "justification", "Bytes decide."));
    assert_null(play_field(stage, "justification")->draft);
    stage_close(stage);

    stage = play_open(catalog, ledger, "cloud", -1, NULL);
    assert_true(play_act(stage, "part.1"));
    assert_string_equal(play_field(stage, "justification")->value, "Bytes decide.");
    assert_null(play_field(stage, "justification")->draft);
    stage_close(stage);
}

static void session__too_long_a_text__is_refused_with_both_lengths(void **state)
{
    (void)state;
    struct stage *stage = play_open(catalog, play_ledger(), "cloud", -1, NULL);
    play_to_reflection(stage);
    size_t limit = play_field(stage, "justification")->text_limit;
    char *text = malloc(limit + 2);
    memset(text, 'a', limit + 1);
    text[limit + 1] = '\0';
    assert_false(play_type(stage, "justification", text));
    assert_non_null(strstr(play_message(stage), "8001 bytes; 8000 fit"));
    text[limit] = '\0';
    assert_true(play_type(stage, "justification", text));
    assert_string_equal(play_field(stage, "justification")->value, text);
    free(text);
    stage_close(stage);
}

static void session__changing_the_track__keeps_the_old_evidence(void **state)
{
    (void)state;
    struct stage *stage = play_open(catalog, play_ledger(), "cloud", -1, NULL);
    play_to_workbench(stage, 1, "hop3", "light");
    play_act(stage, "to_parts");
    play_act(stage, "tracks");
    assert_true(play_act(stage, "track.tiny"));
    assert_true(play_act(stage, "part.1"));
    assert_int_equal(play_screen(stage), SCENE_BRIEF);
    play_act(stage, "to_parts");
    play_act(stage, "tracks");
    assert_true(play_act(stage, "track.cloud"));
    assert_true(play_act(stage, "part.1"));
    assert_int_equal(play_screen(stage), SCENE_CASE);
    stage_close(stage);
}

static void session__a_reset__reopens_no_lock(void **state)
{
    (void)state;
    struct stage *stage = play_open(catalog, play_ledger(), "cloud", -1, NULL);
    play_to_workbench(stage, 1, "hop3", "light");
    play_type(stage, "nodes", "5000");
    play_act(stage, "commit");
    assert_true(play_act(stage, "reset"));
    assert_string_equal(play_field(stage, "nodes")->value, "100,000");
    play_act(stage, "to_parts");
    play_act(stage, "part.1");
    assert_int_equal(play_screen(stage), SCENE_WORKBENCH);
    stage_close(stage);
}

static void session__a_second_one__can_only_look(void **state)
{
    (void)state;
    const char *ledger = play_ledger();
    struct stage *first = play_open(catalog, ledger, "cloud", -1, NULL);
    struct stage *second = play_open(catalog, ledger, NULL, -1, NULL);
    assert_true(stage_scene(second)->alarm);
    assert_int_equal(stage_scene(second)->save, SCENE_NOT_SAVED);
    play_to_workbench(second, 1, "hop3", "light");
    assert_int_not_equal(play_screen(second), SCENE_WORKBENCH);
    stage_close(second);
    stage_close(first);
    assert_int_equal(count_events(ledger, "lock", NULL, 0), 0);
}

static void session__a_chosen_variant__marks_the_ledger_demo(void **state)
{
    (void)state;
    const char *ledger = play_ledger();
    struct stage *stage = play_open(catalog, ledger, "cloud", 7, NULL);
    stage_close(stage);
    char value[16];
    assert_int_equal(count_events(ledger, "variant", value, sizeof value), 1);
    assert_string_equal(value, "7");
    stage = play_open(catalog, ledger, NULL, -1, NULL);
    assert_non_null(strstr(play_message(stage), "DEMO"));
    stage_close(stage);
}

/* Both sides of the switch in the scenarios: at least two choices are right over the variants. */
static void lock__has_at_least_two_right_answers__over_the_variants(void **state)
{
    (void)state;
    for (size_t t = 0; t < 4; t++) {
        bool right[3] = {false};
        for (int variant = 0; variant < 64; variant += 5) {
            const char *ledger = play_ledger();
            char value[200];
            struct stage *stage = play_open(catalog, ledger, track_ids[t], variant, NULL);
            play_to_workbench(stage, 1, "hop3", "light");
            play_act(stage, "to_observe");
            play_type(stage, "observation", "seen");
            play_act(stage, "observe");
            stage_close(stage);
            assert_int_equal(count_events(ledger, "reveal", value, sizeof value), 1);
            assert_memory_equal(value, "choice=hop", 10);
            right[value[10] - '1'] = true;
        }
        assert_true(right[0] + right[1] + right[2] >= 2);
    }
}

/* ---- the map ---- */

static void globe_km__matches__known_distances(void **state)
{
    (void)state;
    assert_float_equal(globe_km(0, 0, 0, 180), 20015, 1);
    assert_float_equal(globe_km(51.51, -0.13, 35.68, 139.69), 9559, 15);
    assert_float_equal(globe_km(10, 179, 10, -179), 219, 1);
}

static void map__chooses_places__near_the_dispersion(void **state)
{
    (void)state;
    const struct map_place places[] = {
        {0, 0, "a"}, {0, 10, "b"}, {0, 90, "c"}, {0, -90, "d"}, {0, 11, "e"}, {0, 0.5, "a"},
    };
    size_t chosen[3];
    map_choose(places, 6, 2, 10007, chosen);
    assert_int_equal(chosen[0], 0);
    assert_int_equal(chosen[1], 2);
    map_choose(places, 6, 2, 100, chosen);
    assert_int_equal(chosen[0], 1); /* 0 and 5 are nearer, but on one continent */
    assert_int_equal(chosen[1], 4);
}

/* The peek's figures are those of the whole fleet, the cliff among them. */
static void math__of_an_open_part__has_each_of_its_figures(void **state)
{
    (void)state;
    for (size_t t = 0; t < sizeof track_ids / sizeof track_ids[0]; t++) {
        struct stage *stage = play_open(catalog, play_ledger(), track_ids[t], -1, NULL);
        play_to_workbench(stage, 1, "hop3", "light");
        assert_true(play_view(stage, "math"));
        char *text = play_text(stage);
        assert_null(strstr(text, "cannot say"));
        free(text);
        stage_close(stage);
    }
}

/* ---- where a session goes on ---- */

struct left {
    const char *ledger;
    size_t held;
};

/* In a child: ends the session, and resumes from a copy of its ledger. */
static bool resumes(struct stage *stage, const char *ledger)
{
    enum scene_screen screen = play_screen(stage);
    char *title = strdup(stage_scene(stage)->title);
    char copy[PATH_MAX + 8], command[2 * sizeof copy + 8];
    snprintf(copy, sizeof copy, "%s.copy", ledger);
    snprintf(command, sizeof command, "cp '%s' '%s'", ledger, copy);
    stage_close(stage);
    bool copied = system(command) == 0;
    struct stage *next = play_open(catalog, copy, NULL, 1, NULL);
    bool same = copied && play_act(next, "resume") && play_screen(next) == screen &&
                strcmp(stage_scene(next)->title, title) == 0;
    free(title);
    stage_close(next);
    unlink(copy);
    return same;
}

static void hold_left(struct stage *stage, const struct tour_stop *stop, void *context)
{
    struct left *left = context;
    struct stat before;
    enum scene_screen screen = play_screen(stage);
    if (screen < SCENE_BRIEF || screen > SCENE_STRESS) {
        return;
    }
    assert_int_equal(stat(left->ledger, &before), 0);
    pid_t child = fork();
    if (child == 0) {
        _exit(resumes(stage, left->ledger) ? 0 : 1);
    }
    int status;
    waitpid(child, &status, 0);
    assert_int_equal(truncate(left->ledger, before.st_size), 0);
    if (status != 0) {
        fail_msg("part %d, %s %s: resumed elsewhere", stop->part, stop->screen, stop->when);
    }
    left->held++;
}

static void session__resume__leads_to_the_screen_that_was_left(void **state)
{
    (void)state;
    enum { SCREENS_OF_PARTS = 20 };
    struct left left = {.ledger = play_ledger()};
    struct stage *stage = play_open(catalog, left.ledger, NULL, 1, NULL);
    struct buffer why = {0};
    assert_true(tour_play(stage, catalog, track_find(catalog, "cloud"), 1, hold_left, &left, &why));
    assert_true(left.held >= SCREENS_OF_PARTS);
    buffer_free(&why);
    stage_close(stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(session__plays_part_1__on_every_track),
        cmocka_unit_test(session__resume__leads_to_the_screen_that_was_left),
        cmocka_unit_test(math__of_an_open_part__has_each_of_its_figures),
        cmocka_unit_test(session__refuses__whatever_the_loop_does_not_offer),
        cmocka_unit_test(session__asks_all_four_fields__before_it_locks),
        cmocka_unit_test(session__keeps_numbers_of_the_model_shut__before_the_lock),
        cmocka_unit_test(session__a_lock_is_a_lock__after_quitting),
        cmocka_unit_test(session__lock_is_on_disk__before_any_answer_exists),
        cmocka_unit_test(session__says_not_saved__when_the_disk_is_full),
        cmocka_unit_test(session__syncs_the_lock__before_the_workbench_is_built),
        cmocka_unit_test(workbench__steps_types_and_undoes__within_its_ranges),
        cmocka_unit_test(undo__names_what_came_back__a_typed_value_at_a_time),
        cmocka_unit_test(lock__reads_its_answers_back__before_it_asks),
        cmocka_unit_test(workbench__every_slider_moves_both_ways__and_stops_at_its_limits),
        cmocka_unit_test(workbench__failure_states__are_entered_and_left),
        cmocka_unit_test(workbench__restore__brings_the_run_back_that_was_left),
        cmocka_unit_test(workbench__aims__are_missed_at_the_defaults_and_can_be_met),
        cmocka_unit_test(session__a_replay_is_the_program__on_every_screen),
        cmocka_unit_test(workbench__left_for_another_screen__is_kept),
        cmocka_unit_test(session__drafts__come_back),
        cmocka_unit_test(session__fragment__never_takes_a_finished_answers_place),
        cmocka_unit_test(session__too_long_a_text__is_refused_with_both_lengths),
        cmocka_unit_test(session__changing_the_track__keeps_the_old_evidence),
        cmocka_unit_test(session__a_reset__reopens_no_lock),
        cmocka_unit_test(session__a_second_one__can_only_look),
        cmocka_unit_test(session__a_chosen_variant__marks_the_ledger_demo),
        cmocka_unit_test(lock__has_at_least_two_right_answers__over_the_variants),
        cmocka_unit_test(globe_km__matches__known_distances),
        cmocka_unit_test(map__chooses_places__near_the_dispersion),
    };
    catalog = play_catalog();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    catalog_free(catalog);
    return failed;
}
