/* The ledger's promises, kept by a whole session: each write and each sync fails in turn, the
 * process is killed at each call, and what the scene had called SAVED is there at the next start.
 */
#include "../store/scratch.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../store/faulty.h"
#include "play.h"
#include "store/anchor.h"

static struct catalog *catalog;

/* ---- a scripted session ---- */

/* One event, and the record that must be on disk once the scene says SAVED behind it; NULL:
 * none. */
struct step {
    enum event_kind kind;
    const char *field, *text;
    const char *event, *value;
};

static const struct step script[] = {
    {EVENT_ACT, "begin", NULL, NULL, NULL},
    {EVENT_ACT, "track.cloud", NULL, "track", "cloud"},
    {EVENT_ACT, "part.1", NULL, NULL, NULL},
    {EVENT_ACT, "to_lock", NULL, NULL, NULL},
    {EVENT_TYPE, "choice", "hop3", NULL, NULL},
    {EVENT_TYPE, "number", "22", NULL, NULL},
    {EVENT_TYPE, "mechanism", "light", NULL, NULL},
    {EVENT_TYPE, "confidence", "3", NULL, NULL},
    {EVENT_ACT, "lock", NULL, "lock", "choice=hop3\nnumber=22\nmechanism=light\nconfidence=3\n"},
    {EVENT_TYPE, "nodes", "30000", NULL, NULL},
    {EVENT_ACT, "trial", NULL, "trial", "nodes=30000\n"},
    {EVENT_ACT, "try.more", NULL, NULL, NULL},
    {EVENT_SAVE, NULL, NULL, "design", "nodes=64000\n"},
    {EVENT_ACT, "to_mission", NULL, NULL, NULL},
    {EVENT_TYPE, "local_steps", "50", NULL, NULL},
    {EVENT_ACT, "commit", NULL, "run", "local_steps=50\n"},
    {EVENT_TYPE, "topology", "torus", NULL, NULL},
    {EVENT_VIEW, "hint", NULL, "hint", ""},
    {EVENT_VIEW, NULL, NULL, NULL, NULL},
    {EVENT_SAVE, NULL, NULL, "design", "topology=torus\n"},
    {EVENT_ACT, "to_observe", NULL, NULL, NULL},
    {EVENT_DRAFT, "observation", "the oc", "draft", "the oc"},
    {EVENT_TYPE, "observation", "the ocean is slow", NULL, NULL},
    {EVENT_ACT, "observe", NULL, "observe", "the ocean is slow"},
    {EVENT_ACT, "to_reflect", NULL, NULL, NULL},
    {EVENT_TYPE, "topology", "torus", NULL, NULL},
    {EVENT_TYPE, "count", "never", NULL, NULL},
    {EVENT_DRAFT, "justification", "Bytes decide.\nLight", "draft", "Bytes decide.\nLight"},
    {EVENT_DRAFT, "justification", "Bytes decide.\nLight does not.", "draft", "Light does not."},
    {EVENT_ACT, "submit", NULL, "reflect", "justification=Bytes decide.\\nLight does not."},
    {EVENT_ACT, "to_parts", NULL, NULL, NULL},
    {EVENT_ACT, "part.2", NULL, NULL, NULL},
    {EVENT_ACT, "to_lock", NULL, NULL, NULL},
    {EVENT_TYPE, "choice", "falls", NULL, NULL},
    {EVENT_TYPE, "number", "-3", NULL, NULL},
    {EVENT_TYPE, "mechanism", "rework", NULL, NULL},
    {EVENT_TYPE, "confidence", "1", NULL, NULL},
    {EVENT_ACT, "lock", NULL, "lock", "choice=falls\nnumber=-3\nmechanism=rework\nconfidence=1\n"},
    {EVENT_ACT, "to_mission", NULL, NULL, NULL},
    {EVENT_TYPE, "checkpoint_interval", "2000", NULL, NULL},
    {EVENT_ACT, "commit", NULL, "run", "checkpoint_interval=2000\n"},
    {EVENT_ACT, "to_observe", NULL, NULL, NULL},
    {EVENT_TYPE, "observation", "carbon has a valley", NULL, NULL},
    {EVENT_ACT, "observe", NULL, "observe", "carbon has a valley"},
    {EVENT_ACT, "to_reflect", NULL, NULL, NULL},
    {EVENT_TYPE, "stall", "200", NULL, NULL},
    {EVENT_TYPE, "lag", "2000", NULL, NULL},
    {EVENT_TYPE, "interval", "3000", NULL, NULL},
    {EVENT_TYPE, "proposal", "Copy to a neighbour first.", NULL, NULL},
    {EVENT_ACT, "submit", NULL, "reflect", "proposal=Copy to a neighbour first."},
    {EVENT_ACT, "to_parts", NULL, NULL, NULL},
    {EVENT_ACT, "part.3", NULL, NULL, NULL},
    {EVENT_ACT, "to_lock", NULL, NULL, NULL},
    {EVENT_TYPE, "choice", "neither", NULL, NULL},
    {EVENT_TYPE, "number", "2", NULL, NULL},
    {EVENT_TYPE, "mechanism", "shared", NULL, NULL},
    {EVENT_TYPE, "confidence", "2", NULL, NULL},
    {EVENT_ACT, "lock", NULL, "lock", "choice=neither\nnumber=2\nmechanism=shared\nconfidence=2\n"},
    {EVENT_ACT, "to_mission", NULL, NULL, NULL},
    {EVENT_TYPE, "size", "7", NULL, NULL},
    {EVENT_ACT, "commit", NULL, "run", "size=7\n"},
    {EVENT_ACT, "to_observe", NULL, NULL, NULL},
    {EVENT_TYPE, "observation", "errors come together", NULL, NULL},
    {EVENT_ACT, "observe", NULL, "observe", "errors come together"},
    {EVENT_ACT, "to_finale", NULL, NULL, NULL},
    {EVENT_ACT, "to_workbench", NULL, NULL, NULL},
    {EVENT_ACT, "commit", NULL, "finale", ""},
    {EVENT_ACT, "to_stress", NULL, NULL, NULL},
    {EVENT_TYPE, "choice", "holds", NULL, NULL},
    {EVENT_TYPE, "confidence", "2", NULL, NULL},
    {EVENT_ACT, "lock", NULL, "lock", "choice=holds\nconfidence=2\n"},
    {EVENT_TYPE, "local_steps", "60", NULL, NULL},
    {EVENT_ACT, "repair", NULL, "repair", "local_steps=60\n"},
    {EVENT_ACT, "to_decide", NULL, NULL, NULL},
    {EVENT_TYPE, "decision", "restrict", NULL, NULL},
    {EVENT_TYPE, "risk", "A second cable.", NULL, NULL},
    {EVENT_ACT, "submit", NULL, "decision", "risk=A second cable."},
    {EVENT_ACT, "to_legacy", NULL, NULL, NULL},
    {EVENT_DRAFT, "legacy", "Independence", "draft", "Independence"},
    {EVENT_TYPE, "legacy", "Independence is bought.", NULL, NULL},
    {EVENT_ACT, "submit", NULL, "legacy", "Independence is bought."},
};

enum { STEPS = sizeof script / sizeof script[0], TRIES = 3 };

/* What the scene called saved, by step. */
struct saved {
    bool step[STEPS];
    int pipe; /* where each is told at once, or -1 */
};

struct place {
    const char *ledger, *anchors;
};

static struct place find_place(void **state)
{
    return (struct place){scratch_path(state, "home/ledger.csv"), scratch_path(state, "anchors")};
}

/* Whether the screen is that of the event: where a step before failed, another one may be. */
static bool is_at(const struct scene *scene, const struct step *step)
{
    if (strcmp(step->event, "lock") == 0 && strstr(step->value, "holds")) {
        return scene->screen == SCENE_STRESS;
    }
    if (strcmp(step->event, "legacy") == 0 || strcmp(step->event, "decision") == 0) {
        return (scene->screen == SCENE_REFLECT) == (strcmp(step->event, "legacy") == 0);
    }
    if (strcmp(step->event, "design") == 0) {
        return scene->screen == SCENE_CASE || scene->screen == SCENE_WORKBENCH;
    }
    return strcmp(step->event, "finale") != 0 || scene->screen == SCENE_FINALE;
}

/* Plays the script; what was not saved is tried again, as a student would. */
static void play(const struct store_kernel *kernel, const struct place *place, struct saved *saved)
{
    struct stage *stage = play_open_anchored(catalog, place->ledger, NULL, kernel, place->anchors);
    for (int i = 0; i < STEPS; i++) {
        const struct event event = {script[i].kind, script[i].field, script[i].text, 0, STEP_ONE};
        bool done = false;
        for (int try = 0; try < TRIES && !done; try++) {
            done = stage_handle(stage, &event);
        }
        const struct scene *scene = stage_scene(stage);
        saved->step[i] = done && script[i].event && scene->save == SCENE_SAVED &&
                         is_at(scene, &script[i]);
        if (saved->step[i] && saved->pipe >= 0 && write(saved->pipe, &(char){(char)i}, 1) != 1) {
            _exit(2);
        }
    }
    stage_close(stage);
}

/* ---- what a restart finds ---- */

static size_t count_records(const struct ledger_log *log, const char *event, const char *value)
{
    size_t count = 0;
    for (size_t i = 0; i < ledger_log_count(log); i++) {
        const struct ledger_record *record = ledger_log_record(log, i);
        count += !record->damage && strcmp(record->event, event) == 0 &&
                 strstr(record->value, value) != NULL;
    }
    return count;
}

static void assert_all_is_there(const struct place *place, const struct saved *saved,
                                const char *when, size_t which)
{
    struct buffer why = {0};
    size_t number;
    struct ledger_log *log = ledger_log_read(place->ledger, &why);
    if (!log || !ledger_log_verify(log, &number, &why)) {
        fail_msg("%s %zu: %s", when, which, buffer_text(&why));
    }
    for (int i = 0; i < STEPS; i++) {
        const char *event = script[i].event, *value = script[i].value;
        size_t count = event ? count_records(log, event, value) : 0;
        if (saved->step[i] && count == 0) {
            fail_msg("%s %zu: %s of step %d is lost", when, which, event, i);
        }
        if (event && strcmp(event, "lock") == 0 && count > 1) {
            fail_msg("%s %zu: locked twice in step %d", when, which, i);
        }
    }
    ledger_log_free(log);
}

/* Starts again on a fair disk: everything that was saved is there, and the session can go on. */
static void assert_kept(const struct place *place, const struct saved *saved, const char *when,
                        size_t which)
{
    struct faulty fair;
    faulty_init(&fair);
    struct stage *stage = play_open_anchored(catalog, place->ledger, NULL, &fair.kernel,
                                             place->anchors);
    if (stage_scene(stage)->save == SCENE_NOT_SAVED) {
        fail_msg("%s %zu: no new start: %s", when, which, play_message(stage));
    }
    stage_close(stage);
    assert_all_is_there(place, saved, when, which);

    struct saved rest = {.pipe = -1};
    play(&fair.kernel, place, &rest);
    assert_all_is_there(place, &rest, when, which);
}

static void clean(void **state)
{
    assert_int_equal(scratch_remove(state), 0);
    assert_int_equal(scratch_make(state), 0);
    assert_int_equal(mkdir(scratch_path(state, "anchors"), 0700), 0);
}

static int set_up(void **state)
{
    return scratch_make(state) == 0 && mkdir(scratch_path(state, "anchors"), 0700) == 0 ? 0 : -1;
}

/* Lets each call of one kind fail in turn. Returns how many faults there were. */
static size_t fail_each(void **state, enum faulty_call call, enum faulty_way way, int error,
                        size_t count)
{
    for (size_t n = 1;; n++) {
        struct faulty faulty;
        struct place place = find_place(state);
        struct saved saved = {.pipe = -1};
        faulty_init(&faulty);
        faulty.call = call;
        faulty.way = way;
        faulty.error = error;
        faulty.first = n;
        faulty.last = n + count - 1;
        play(&faulty.kernel, &place, &saved);
        assert_kept(&place, &saved, strerror(error), n);
        clean(state);
        if (!faulty_happened(&faulty)) {
            for (int i = 0; i < STEPS; i++) { /* without a fault all of it is saved */
                if (saved.step[i] != (script[i].event != NULL)) {
                    fail_msg("without a fault step %d is not saved", i);
                }
            }
            return n - 1;
        }
    }
}

static void session__keeps_what_it_called_saved__when_any_write_fails(void **state)
{
    size_t faults = fail_each(state, FAULTY_WRITE, FAULTY_ERROR, EIO, 1) +
                    fail_each(state, FAULTY_WRITE, FAULTY_ERROR, EDQUOT, 7);
    print_message("# %zu failed writes injected and survived\n", faults);
}

static void session__keeps_what_it_called_saved__when_any_write_is_short(void **state)
{
    size_t faults = fail_each(state, FAULTY_WRITE, FAULTY_SHORT, ENOSPC, 1) +
                    fail_each(state, FAULTY_WRITE, FAULTY_SHORT, ENOSPC, 7);
    print_message("# %zu short writes injected and survived\n", faults);
}

static void session__keeps_what_it_called_saved__when_any_sync_fails(void **state)
{
    size_t faults = fail_each(state, FAULTY_FDATASYNC, FAULTY_ERROR, EIO, 1) +
                    fail_each(state, FAULTY_FDATASYNC, FAULTY_ERROR, ENOSPC, 7) +
                    fail_each(state, FAULTY_FSYNC, FAULTY_ERROR, EDQUOT, 1);
    print_message("# %zu failed syncs injected and survived\n", faults);
}

/* Plays in a child that dies at the Nth of the calls. Returns false when it came through alive. */
static bool play_and_die(const struct place *place, enum faulty_call call, enum faulty_way way,
                         size_t n, struct saved *saved)
{
    int ends[2], status;
    char step;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        struct faulty faulty;
        struct saved told = {.pipe = ends[1]};
        faulty_init(&faulty);
        faulty.call = call;
        faulty.way = way;
        faulty.first = faulty.last = n;
        play(&faulty.kernel, place, &told);
        _exit(0);
    }
    close(ends[1]);
    while (read(ends[0], &step, 1) == 1) {
        saved->step[(int)step] = true;
    }
    close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
    return WIFSIGNALED(status);
}

static void kill_at_each(void **state, enum faulty_call call, enum faulty_way way, size_t least)
{
    for (size_t n = 1;; n++) {
        struct place place = find_place(state);
        struct saved saved = {.pipe = -1};
        bool died = play_and_die(&place, call, way, n, &saved);
        assert_kept(&place, &saved, "killed at call", n);
        clean(state);
        if (!died) {
            assert_true(n > least);
            print_message("# %zu kills survived\n", n - 1);
            return;
        }
    }
}

static void session__keeps_what_it_called_saved__when_killed_before_any_call(void **state)
{
    kill_at_each(state, FAULTY_ANY, FAULTY_KILL_BEFORE, 60);
}

static void session__keeps_what_it_called_saved__when_killed_in_the_middle_of_a_write(void **state)
{
    /* what isn't a write has no middle */
    kill_at_each(state, FAULTY_WRITE, FAULTY_KILL_MIDDLE, 20);
}

static void session__keeps_what_it_called_saved__when_the_power_fails(void **state)
{
    kill_at_each(state, FAULTY_ANY, FAULTY_POWER_LOSS, 60);
}

/* ---- places that can't be trusted ---- */

/* Opens a session and plays; nothing may be saved, and the scene must say why, aloud. */
static void assert_refused(const struct store_kernel *kernel, const char *ledger, const char *said)
{
    struct stage *stage = play_open(catalog, ledger, "cloud", -1, kernel);
    const struct scene *scene = stage_scene(stage);
    if (!scene->alarm || scene->save != SCENE_NOT_SAVED || !strstr(scene->message, said)) {
        fail_msg("\"%s\" does not say \"%s\"", scene->message, said);
    }
    assert_non_null(strstr(scene->message, "; ")); /* the mend */
    play_to_workbench(stage, 1, "hop3", "light");
    assert_int_not_equal(play_screen(stage), SCENE_WORKBENCH);
    stage_close(stage);
}

static void make_file(const char *path, mode_t mode)
{
    scratch_write(path, "", 0);
    assert_int_equal(chmod(path, mode), 0);
}

static void session__locks_nothing_and_says_why__where_others_have_a_hand(void **state)
{
    struct faulty faulty;
    const char *file = scratch_path(state, "l.csv"), *link = scratch_path(state, "link.csv");
    faulty_init(&faulty);
    make_file(file, 0602);
    assert_refused(NULL, file, "others may write");
    assert_int_equal(chmod(file, 0600), 0);
    assert_int_equal(symlink(file, link), 0);
    assert_refused(NULL, link, "symbolic link");
    faulty.owner = 4711;
    assert_refused(&faulty.kernel, file, "belongs to another user");
    assert_int_equal(chmod(*state, 0777), 0);
    assert_refused(NULL, file, "others may write in the folder");
    assert_int_equal(chmod(*state, 0700), 0);
}

static void session__locks_nothing_and_says_why__in_a_symlinked_folder(void **state)
{
    char *folder = strdup(scratch_path(state, "folder"));
    assert_int_equal(symlink(scratch_path(state, "anchors"), folder), 0);
    assert_refused(NULL, scratch_path(state, "folder/l.csv"), "symbolic link");
    free(folder);
}

static void refuse_call(void **state, enum faulty_call call, int error, const char *said)
{
    struct faulty faulty;
    faulty_init(&faulty);
    faulty.call = call;
    faulty.error = error;
    faulty.first = 1;
    faulty.last = 1000000;
    assert_refused(&faulty.kernel, scratch_path(state, "home/l.csv"), said);
}

static void session__locks_nothing_and_says_why__in_a_read_only_home(void **state)
{
    refuse_call(state, FAULTY_MKDIR, EROFS, "can't be made (Read-only file system)");
    refuse_call(state, FAULTY_OPEN, EACCES, "Permission denied");
}

static void session__locks_nothing_and_says_why__without_file_locks(void **state)
{
    refuse_call(state, FAULTY_LOCK, ENOLCK, "can't be locked (No locks available)");
    refuse_call(state, FAULTY_LOCK, ENOSYS, "can't be locked (Function not implemented)");
    refuse_call(state, FAULTY_LOCK, EOPNOTSUPP, "can't be locked (Operation not supported)");
}

static void session__locks_nothing_and_says_why__on_a_full_disk(void **state)
{
    refuse_call(state, FAULTY_WRITE, ENOSPC, "No space left on device");
    refuse_call(state, FAULTY_WRITE, EDQUOT, "your quota is full");
}

static void session__goes_on__when_the_clock_goes_backwards(void **state)
{
    struct place place = find_place(state);
    struct saved saved = {.pipe = -1};
    struct faulty faulty;
    faulty_init(&faulty);
    faulty.step_ms = -3600000;
    play(&faulty.kernel, &place, &saved);
    for (int i = 0; i < STEPS; i++) {
        assert_int_equal(saved.step[i], script[i].event != NULL);
    }
    assert_kept(&place, &saved, "backwards", 0);
}

/* ---- anchors ---- */

static void find_anchors(const struct place *place, struct anchor_list *list)
{
    struct fault_list faults = {0};
    *list = (struct anchor_list){0};
    assert_true(anchor_read_folder(place->anchors, getuid(), list, &faults));
    assert_int_equal(faults.count, 0);
}

static enum anchor_verdict judge(const struct place *place, const char *ledger)
{
    struct buffer why = {0};
    struct anchor_list list;
    struct anchor lock;
    struct ledger_log *log = ledger_log_read(ledger, &why);
    assert_non_null(log);
    find_anchors(place, &list);
    anchor_from_log(log, "cloud", "1", &lock);
    enum anchor_verdict verdict = anchor_judge(&list, &lock);
    ledger_log_free(log);
    free(list.items);
    return verdict;
}

static void lock__is_anchored__before_anything_is_revealed(void **state)
{
    struct place place = find_place(state);
    struct stage *stage = play_open_anchored(catalog, place.ledger, "cloud", NULL, place.anchors);
    assert_int_equal(judge(&place, place.ledger), ANCHOR_NONE);
    play_to_workbench(stage, 1, "hop3", "light");
    assert_int_equal(judge(&place, place.ledger), ANCHOR_MATCHES);
    play_view(stage, "evidence");
    char *text = play_text(stage);
    assert_non_null(strstr(text, "ANCHORED"));
    assert_null(strstr(text, "UNANCHORED"));
    free(text);
    stage_close(stage);
}

static void lock__is_unanchored_with_its_code__where_there_is_no_folder(void **state)
{
    struct place place = find_place(state);
    struct stage *stage = play_open_anchored(catalog, place.ledger, "cloud", NULL, "");
    play_to_case(stage, 1, "hop3", "light");
    assert_int_equal(play_screen(stage), SCENE_CASE);

    char code[ANCHOR_CODE_ROOM];
    struct buffer why = {0};
    struct anchor lock;
    struct ledger_log *log = ledger_log_read(place.ledger, &why);
    assert_true(anchor_from_log(log, "cloud", "1", &lock));
    ledger_log_free(log);
    anchor_code(lock.head, code);
    assert_true(anchor_code_is_sound(code));
    assert_non_null(strstr(play_message(stage), "UNANCHORED"));
    assert_non_null(strstr(play_message(stage), code));
    play_view(stage, "evidence");
    char *text = play_text(stage);
    assert_non_null(strstr(text, code));
    free(text);
    stage_close(stage);
}

/* Plays to the reveal while the folder for anchors is away at the lock; it is back before the
 * reveal. */
static void lock__is_anchored_late__when_the_folder_was_away(void **state)
{
    struct place place = find_place(state);
    assert_int_equal(rmdir(place.anchors), 0);
    struct stage *stage = play_open_anchored(catalog, place.ledger, "cloud", NULL, place.anchors);
    play_to_case(stage, 1, "hop3", "light");
    assert_int_equal(play_screen(stage), SCENE_CASE);
    assert_true(stage_scene(stage)->alarm);
    assert_non_null(strstr(play_message(stage), "UNANCHORED"));
    assert_non_null(strstr(play_message(stage), "No such file"));
    assert_int_equal(mkdir(place.anchors, 0700), 0);
    play_act(stage, "to_mission");
    play_act(stage, "to_observe");
    play_type(stage, "observation", "seen");
    assert_true(play_act(stage, "observe"));
    assert_int_equal(play_screen(stage), SCENE_REVEAL);
    stage_close(stage);
    assert_int_equal(judge(&place, place.ledger), ANCHOR_MATCHES);
}

/* Whether a result was revealed whose lock had no anchor yet. */
static bool is_revealed_early(const char *ledger)
{
    struct buffer why = {0};
    struct ledger_log *log = ledger_log_read(ledger, &why);
    bool anchored = false, early = false;
    assert_non_null(log);
    for (size_t i = 0; i < ledger_log_count(log); i++) {
        const struct ledger_record *record = ledger_log_record(log, i);
        anchored = anchored ||
                   (strcmp(record->event, "anchor") == 0 && strcmp(record->key, "anchored") == 0);
        early = early || (strcmp(record->event, "reveal") == 0 && !anchored);
    }
    ledger_log_free(log);
    return early;
}

/* The folder was away at the lock and is back; then one record does not get to the disk, of those
 * that lead from the observation to the result. True when it came to pass. */
static bool observe_with_fault(void **state, size_t which)
{
    struct faulty faulty;
    struct place place = find_place(state);
    faulty_init(&faulty);
    faulty.no_sync = true;
    faulty.error = EIO;
    assert_int_equal(rmdir(place.anchors), 0);
    struct stage *stage = play_open_anchored(catalog, place.ledger, "cloud", &faulty.kernel,
                                             place.anchors);
    play_to_workbench(stage, 1, "hop3", "light");
    assert_int_equal(mkdir(place.anchors, 0700), 0);
    assert_true(play_act(stage, "to_observe"));
    assert_true(play_type(stage, "observation", "seen"));
    faulty.call = FAULTY_FDATASYNC;
    faulty.first = faulty.last = faulty.counts[FAULTY_FDATASYNC] + which;
    play_act(stage, "observe");
    bool happened = faulty_happened(&faulty);
    faulty.first = faulty.last = 0;
    stage_close(stage);
    return happened;
}

static void result__is_not_shown__where_its_anchor_is_not_on_disk(void **state)
{
    size_t which = 1;
    for (; observe_with_fault(state, which); which++) {
        if (is_revealed_early(scratch_path(state, "home/ledger.csv"))) {
            fail_msg("revealed with no anchor when sync %zu fails", which);
        }
        clean(state);
    }
    assert_true(which > 3); /* observation, anchor and result: each has failed */
}

static void copy_file(const char *from, const char *to)
{
    struct buffer content = {0};
    scratch_read(from, &content);
    scratch_write(to, content.bytes, content.length);
    assert_int_equal(chmod(to, 0600), 0);
    buffer_free(&content);
}

static void lock_once(const struct place *place, const char *choice)
{
    struct stage *stage = play_open_anchored(catalog, place->ledger, "cloud", NULL, place->anchors);
    play_to_workbench(stage, 1, choice, "light");
    stage_close(stage);
}

static void lock__after_a_rollback_to_a_copy__is_a_fork(void **state)
{
    struct place place = find_place(state);
    stage_close(play_open_anchored(catalog, place.ledger, "cloud", NULL, place.anchors));
    const char *copy = scratch_path(state, "copy.csv");
    copy_file(place.ledger, copy);
    lock_once(&place, "hop1");
    assert_int_equal(judge(&place, place.ledger), ANCHOR_MATCHES);
    copy_file(copy, place.ledger);
    assert_int_equal(judge(&place, place.ledger), ANCHOR_ELSEWHERE);
    lock_once(&place, "hop3");
    assert_int_equal(judge(&place, place.ledger), ANCHOR_FORK);
}

static void lock__in_a_second_ledger__is_a_fork(void **state)
{
    struct place place = find_place(state);
    struct place other = {scratch_path(state, "other/ledger.csv"), place.anchors};
    lock_once(&other, "hop1");
    lock_once(&place, "hop3");
    assert_int_equal(judge(&place, place.ledger), ANCHOR_FORK);
    assert_int_equal(judge(&other, other.ledger), ANCHOR_FORK);
}

/* A commit replays the fleet's whole work by chance, and these sessions commit some thousand times:
 * with less work each replay is the same with fewer failures, and as many records are written. */
static void shorten_replays(void)
{
    for (size_t i = 0; i < catalog->track_count; i++) {
        catalog->tracks[i].defaults.in.reliability.work /= 20;
    }
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, set_up, scratch_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SCRATCH(session__keeps_what_it_called_saved__when_any_write_fails),
        IN_SCRATCH(session__keeps_what_it_called_saved__when_any_write_is_short),
        IN_SCRATCH(session__keeps_what_it_called_saved__when_any_sync_fails),
        IN_SCRATCH(session__keeps_what_it_called_saved__when_killed_before_any_call),
        IN_SCRATCH(session__keeps_what_it_called_saved__when_killed_in_the_middle_of_a_write),
        IN_SCRATCH(session__keeps_what_it_called_saved__when_the_power_fails),
        IN_SCRATCH(session__locks_nothing_and_says_why__where_others_have_a_hand),
        IN_SCRATCH(session__locks_nothing_and_says_why__in_a_symlinked_folder),
        IN_SCRATCH(session__locks_nothing_and_says_why__in_a_read_only_home),
        IN_SCRATCH(session__locks_nothing_and_says_why__without_file_locks),
        IN_SCRATCH(session__locks_nothing_and_says_why__on_a_full_disk),
        IN_SCRATCH(session__goes_on__when_the_clock_goes_backwards),
        IN_SCRATCH(lock__is_anchored__before_anything_is_revealed),
        IN_SCRATCH(lock__is_unanchored_with_its_code__where_there_is_no_folder),
        IN_SCRATCH(lock__is_anchored_late__when_the_folder_was_away),
        IN_SCRATCH(result__is_not_shown__where_its_anchor_is_not_on_disk),
        IN_SCRATCH(lock__after_a_rollback_to_a_copy__is_a_fork),
        IN_SCRATCH(lock__in_a_second_ledger__is_a_fork),
    };
    catalog = play_catalog();
    shorten_replays();
    int failed = cmocka_run_group_tests_name("promises", tests, NULL, NULL);
    catalog_free(catalog);
    return failed;
}
