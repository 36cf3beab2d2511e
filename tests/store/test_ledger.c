/* Tests of the ledger in fair weather and of what it refuses. */
#include "scratch.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "faulty.h"
#include "store/ledger.h"
#include "store/pairs.h"

static const struct ledger_identity student = {.login = "ada",
                                               .course = "c3",
                                               .data = "d1",
                                               .program = "fleetlab 0.1",
                                               .uid = 1000,
                                               .model = 7};

static struct ledger *open_ledger(struct faulty *faulty, const char *path)
{
    faulty_init(faulty);
    return ledger_open(&faulty->kernel, path, &student);
}

static int append(struct ledger *ledger, const char *event, const char *value)
{
    const struct ledger_entry entry = {
        .track = "cloud", .part = "1", .event = event, .key = "k", .value = value, .unit = "s"};

    return ledger_append(ledger, &entry);
}

/* Ends the test when the file doesn't verify. */
static void verify(const char *path)
{
    struct buffer why = {0};
    size_t number = 0;
    struct ledger_log *log = ledger_log_read(path, &why);

    if (log == NULL || !ledger_log_verify(log, &number, &why)) {
        fail_msg("%s", buffer_text(&why));
    }
    ledger_log_free(log);
    buffer_free(&why);
}

static void ledger__reads_back__what_it_wrote(void **state)
{
    static const char *const values[] = {"plain",   "two\nlines", "back\\slash, \"quoted\"",
                                         " edges ", "\r",         "=1+1",
                                         "\x1b[2J", "a=1\nb=2\n", ""};
    enum { COUNT = sizeof values / sizeof values[0] };
    const char *path = scratch_path(state, "x/y/ledger.csv");
    struct faulty faulty;
    struct ledger *ledger = open_ledger(&faulty, path);
    char head[DIGEST_ROOM];
    struct pairs pairs;
    double monotonic = 0;

    assert_int_equal(ledger_state(ledger), LEDGER_READY);
    for (size_t i = 0; i < COUNT; i++) {
        assert_int_equal(append(ledger, "draft", values[i]), 0);
        assert_string_equal(ledger_log_record(ledger_log(ledger), i + 1)->value, values[i]);
    }
    strcpy(head, ledger_log_head(ledger_log(ledger)));
    ledger_close(ledger);
    verify(path);

    ledger = open_ledger(&faulty, path);
    assert_int_equal(ledger_log_count(ledger_log(ledger)), COUNT + 2);
    assert_int_equal(ledger_session(ledger), 2);
    assert_int_equal(ledger_notices(ledger)->count, 0);
    for (size_t i = 0; i < COUNT; i++) {
        const struct ledger_record *record = ledger_log_record(ledger_log(ledger), i + 1);

        assert_string_equal(record->value, values[i]);
        assert_string_equal(record->track, "cloud");
        assert_string_equal(record->scenario, "");
        assert_int_equal(record->seq, i + 2);
        assert_int_equal(record->session, 1);
        assert_null(record->damage);
    }
    assert_string_equal(ledger_log_record(ledger_log(ledger), COUNT)->chain, head);
    assert_string_equal(ledger_log_record(ledger_log(ledger), 0)->event, "open");
    assert_string_equal(ledger_log_record(ledger_log(ledger), 0)->time, "2026-01-01T00:00:02.002Z");
    assert_true(pairs_parse(ledger_log_record(ledger_log(ledger), 0)->value, &pairs));
    assert_string_equal(pairs_get(&pairs, "login"), "ada");
    assert_string_equal(pairs_get(&pairs, "uid"), "1000");
    assert_string_equal(pairs_get(&pairs, "model"), "7");
    assert_string_equal(pairs_get(&pairs, "nonce"), "a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5");
    assert_true(pairs_number(&pairs, "monotonic", &monotonic));
    pairs_free(&pairs);
    ledger_close(ledger);
}

static void ledger__is_private__from_its_first_byte(void **state)
{
    const char *path = scratch_path(state, "x/y/ledger.csv");
    struct faulty faulty;
    struct stat status;

    ledger_close(open_ledger(&faulty, path));
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 07777, 0600);
    assert_int_equal(stat(scratch_path(state, "x/y"), &status), 0);
    assert_int_equal(status.st_mode & 07777, 0700);
}

/* A sync may take long: each of the folders on the way is synced when the one below it is made or
 * found, and the last one when the file stands in it. */
static void ledger__syncs_each_folder__once(void **state)
{
    const char *path = scratch_path(state, "x/y/ledger.csv");
    struct faulty faulty;
    size_t folders = 0;

    for (const char *slash = path; (slash = strchr(slash, '/')) != NULL; slash++) {
        folders++;
    }
    assert_true(*path == '/' && strstr(path, "//") == NULL);
    ledger_close(open_ledger(&faulty, path));
    assert_int_equal(faulty.counts[FAULTY_FSYNC], folders);
}

static void ledger__writes_and_syncs_once__a_record(void **state)
{
    struct faulty faulty;
    struct ledger *ledger = open_ledger(&faulty, scratch_path(state, "l.csv"));
    size_t writes = faulty.counts[FAULTY_WRITE];
    size_t syncs = faulty.counts[FAULTY_FDATASYNC];

    assert_int_equal(append(ledger, "lock", "a=1\nb=2\n"), 0);
    assert_int_equal(faulty.counts[FAULTY_WRITE], writes + 1);
    assert_int_equal(faulty.counts[FAULTY_FDATASYNC], syncs + 1);
    ledger_close(ledger);
}

static void ledger__tolerates__a_clock_that_goes_backwards(void **state)
{
    const char *path = scratch_path(state, "l.csv");
    struct faulty faulty;
    struct ledger *ledger = open_ledger(&faulty, path);

    faulty.step_ms = -INT64_C(3600000);
    assert_int_equal(append(ledger, "run", "1"), 0);
    faulty.now_ms = INT64_MIN / 2;
    assert_int_equal(append(ledger, "run", "2"), 0);
    assert_string_equal(ledger_log_record(ledger_log(ledger), 2)->time, "1970-01-01T00:00:00.000Z");
    ledger_close(ledger);
    verify(path);
}

static void ledger__refuses__a_field_beyond_64_kib(void **state)
{
    const char *path = scratch_path(state, "l.csv");
    struct faulty faulty;
    struct ledger *ledger = open_ledger(&faulty, path);
    char *text = calloc(LEDGER_FIELD_MAX + 2, 1);

    memset(text, '"', LEDGER_FIELD_MAX);
    assert_int_equal(append(ledger, "draft", text), 0);
    text[LEDGER_FIELD_MAX] = 'x';
    assert_int_equal(append(ledger, "draft", text), -1);
    assert_non_null(strstr(ledger_error(ledger), "more than 64 KiB; "));
    assert_int_equal(append(ledger, "draft", "short"), 0);
    assert_string_equal(ledger_error(ledger), "");
    assert_int_equal(ledger_log_count(ledger_log(ledger)), 3);
    ledger_close(ledger);
    verify(path);
    free(text);
}

static void ledger__is_read_only__in_a_second_session(void **state)
{
    const char *path = scratch_path(state, "l.csv");
    struct faulty faulty;
    struct faulty other;
    struct ledger *first = open_ledger(&faulty, path);
    struct ledger *second = open_ledger(&other, path);

    assert_int_equal(ledger_state(second), LEDGER_READ_ONLY);
    assert_non_null(strstr(ledger_error(second), "open in another session"));
    assert_int_equal(ledger_log_count(ledger_log(second)), 1);
    assert_int_equal(append(second, "lock", "1"), -1);
    assert_non_null(strstr(ledger_error(second), "open in another session"));
    ledger_close(second);
    assert_int_equal(append(first, "lock", "1"), 0); /* closing the second left our lock alone */
    second = open_ledger(&other, path);
    assert_int_equal(ledger_state(second), LEDGER_READ_ONLY);
    ledger_close(second);
    ledger_close(first);
    second = open_ledger(&other, path);
    assert_int_equal(ledger_state(second), LEDGER_READY);
    ledger_close(second);
    verify(path);
}

static void ledger__stays_sound__with_two_processes(void **state)
{
    enum { EACH = 40 };
    const char *path = scratch_path(state, "l.csv");
    struct faulty faulty;
    pid_t child = fork();

    for (int done = 0; done < EACH;) {
        struct ledger *ledger = open_ledger(&faulty, path);

        if (ledger_state(ledger) == LEDGER_READY && append(ledger, "run", "x") == 0) {
            done++;
        }
        ledger_close(ledger);
    }
    if (child == 0) {
        _exit(0);
    }

    int status;

    assert_int_equal(waitpid(child, &status, 0), child);
    verify(path);

    struct buffer why = {0};
    struct ledger_log *log = ledger_log_read(path, &why);

    assert_int_equal(ledger_log_count(log), 2 * 2 * EACH);
    ledger_log_free(log);
    buffer_free(&why);
}

static void ledger__refuses__what_others_can_reach(void **state)
{
    const char *path = scratch_path(state, "l.csv");
    struct faulty faulty;
    struct ledger *ledger;
    static const struct {
        mode_t file;
        mode_t folder;
        const char *what;
    } cases[] = {{0620, 0700, "others may write to"},
                 {0602, 0700, "others may write to"},
                 {0600, 0720, "others may write in the folder"},
                 {0600, 01777, "is for everybody"}};

    ledger_close(open_ledger(&faulty, path));
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(chmod(path, cases[i].file), 0);
        assert_int_equal(chmod(*state, cases[i].folder), 0);
        ledger = open_ledger(&faulty, path);
        assert_int_equal(ledger_state(ledger), LEDGER_FAILED);
        assert_non_null(strstr(ledger_error(ledger), cases[i].what));
        assert_int_equal(append(ledger, "lock", "1"), -1);
        ledger_close(ledger);
    }
    assert_int_equal(chmod(*state, 0700), 0);
    assert_int_equal(chmod(path, 0600), 0);
    faulty_init(&faulty);
    faulty.owner = geteuid() + 1;
    ledger = ledger_open(&faulty.kernel, path, &student);
    assert_int_equal(ledger_state(ledger), LEDGER_FAILED);
    assert_non_null(strstr(ledger_error(ledger), "belongs to another user"));
    ledger_close(ledger);
    verify(path);
}

static void ledger__refuses__links_fifos_and_folders(void **state)
{
    const char *path = scratch_path(state, "l.csv");
    const char *odd = scratch_path(state, "odd");
    struct faulty faulty;
    struct ledger *ledger;

    ledger_close(open_ledger(&faulty, path));
    assert_int_equal(symlink(path, odd), 0);
    ledger = open_ledger(&faulty, odd);
    assert_int_equal(ledger_state(ledger), LEDGER_FAILED);
    assert_non_null(strstr(ledger_error(ledger), "symbolic link"));
    ledger_close(ledger);
    assert_int_equal(unlink(odd), 0);

    assert_int_equal(link(path, odd), 0);
    ledger = open_ledger(&faulty, odd);
    assert_int_equal(ledger_state(ledger), LEDGER_FAILED);
    assert_non_null(strstr(ledger_error(ledger), "more than one name"));
    ledger_close(ledger);
    assert_int_equal(unlink(odd), 0);

    assert_int_equal(mkfifo(odd, 0600), 0);
    ledger = open_ledger(&faulty, odd);
    assert_int_equal(ledger_state(ledger), LEDGER_FAILED);
    assert_non_null(strstr(ledger_error(ledger), "not a regular file"));
    ledger_close(ledger);

    ledger = open_ledger(&faulty, *state);
    assert_int_equal(ledger_state(ledger), LEDGER_FAILED);
    ledger_close(ledger);

    const char *folder = scratch_path(state, "folder");

    assert_int_equal(symlink(*state, folder), 0);
    ledger = open_ledger(&faulty, scratch_path(state, "folder/l.csv"));
    assert_int_equal(ledger_state(ledger), LEDGER_FAILED);
    assert_non_null(strstr(ledger_error(ledger), "symbolic link"));
    ledger_close(ledger);
}

static void ledger__leaves_alone__a_file_of_another_kind(void **state)
{
    static const char *const texts[] = {"my thesis\n", "no newline", "a,b,c\n1,2,3\n", "\n"};
    const char *path = scratch_path(state, "thesis.txt");
    struct faulty faulty;

    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct buffer content = {0};

        scratch_write(path, texts[i], strlen(texts[i]));
        chmod(path, 0600);

        struct ledger *ledger = open_ledger(&faulty, path);

        assert_int_equal(ledger_state(ledger), LEDGER_FAILED);
        assert_non_null(strstr(ledger_error(ledger), "not a fleetlab ledger"));
        ledger_close(ledger);
        scratch_read(path, &content);
        assert_string_equal(buffer_text(&content), texts[i]);
        buffer_free(&content);
    }
}

static void ledger__is_read_only__when_a_newer_version_wrote_it(void **state)
{
    static const char newer[] = LEDGER_HEADER ",more\n2,1,t,1,cloud,1,lock,,,,,x,y\n";
    static const char ours[] = LEDGER_HEADER "\n2,1,t,1,cloud,1,lock,k,v,s,h,x\n";
    const char *path = scratch_path(state, "l.csv");
    struct faulty faulty;

    scratch_write(path, ours, strlen(ours));
    chmod(path, 0600);

    struct ledger *ledger = open_ledger(&faulty, path);

    assert_int_equal(ledger_state(ledger), LEDGER_READ_ONLY);
    assert_non_null(strstr(ledger_error(ledger), "newer version"));
    assert_int_equal(append(ledger, "lock", "1"), -1);
    assert_int_equal(ledger_log_count(ledger_log(ledger)), 1);
    assert_string_equal(ledger_log_record(ledger_log(ledger), 0)->value, "v");
    ledger_close(ledger);

    scratch_write(path, newer, strlen(newer));
    ledger = open_ledger(&faulty, path);
    assert_int_equal(ledger_state(ledger), LEDGER_READ_ONLY);
    assert_non_null(strstr(ledger_error(ledger), "newer version"));
    ledger_close(ledger);
}

static void ledger__is_read_only__where_nothing_can_be_written(void **state)
{
    static const int errors[] = {EROFS, EACCES};
    const char *path = scratch_path(state, "l.csv");
    struct faulty faulty;

    ledger_close(open_ledger(&faulty, path));
    for (size_t i = 0; i < 2; i++) {
        faulty_init(&faulty);
        faulty.call = FAULTY_OPEN;
        faulty.first = faulty.last = 1;
        faulty.error = errors[i];

        struct ledger *ledger = ledger_open(&faulty.kernel, path, &student);

        assert_int_equal(ledger_state(ledger), LEDGER_READ_ONLY);
        assert_non_null(strstr(ledger_error(ledger), "make it writable"));
        assert_int_equal(ledger_log_count(ledger_log(ledger)), 1);
        assert_int_equal(append(ledger, "lock", "1"), -1);
        ledger_close(ledger);
    }
}

static void ledger__is_read_only__without_locks(void **state)
{
    static const int errors[] = {ENOLCK, ENOSYS, EOPNOTSUPP};
    const char *path = scratch_path(state, "l.csv");
    struct faulty faulty;

    ledger_close(open_ledger(&faulty, path));
    for (size_t i = 0; i < sizeof errors / sizeof errors[0]; i++) {
        faulty_init(&faulty);
        faulty.call = FAULTY_LOCK;
        faulty.first = faulty.last = 1;
        faulty.error = errors[i];

        struct ledger *ledger = ledger_open(&faulty.kernel, path, &student);

        assert_int_equal(ledger_state(ledger), LEDGER_READ_ONLY);
        assert_true(ledger_log_count(ledger_log(ledger)) > 0);
        assert_non_null(strstr(ledger_error(ledger), "can't be locked"));
        assert_non_null(strstr(ledger_error(ledger), "local disk"));
        assert_int_equal(append(ledger, "lock", "1"), -1);
        ledger_close(ledger);
    }
}

/* A server of locks that is away when the file has to be opened anew. */
static void ledger__waits_for_locks__after_a_failed_sync(void **state)
{
    const char *path = scratch_path(state, "l.csv");
    struct faulty faulty;
    struct ledger *ledger = open_ledger(&faulty, path);
    struct buffer why = {0};
    size_t number;

    assert_int_equal(append(ledger, "lock", "1"), 0);
    faulty.call = FAULTY_FDATASYNC;
    faulty.error = EIO;
    faulty.first = faulty.last = faulty.counts[FAULTY_FDATASYNC] + 1;
    assert_int_equal(append(ledger, "lock", "2"), -1);
    faulty.call = FAULTY_LOCK;
    faulty.error = ENOLCK;
    faulty.first = faulty.last = faulty.counts[FAULTY_LOCK] + 1;
    assert_int_equal(append(ledger, "lock", "2"), -1);
    assert_non_null(strstr(ledger_error(ledger), "can't be locked"));
    assert_int_equal(append(ledger, "lock", "2"), 0);
    assert_string_equal(ledger_error(ledger), "");
    ledger_close(ledger);

    struct ledger_log *log = ledger_log_read(path, &why);

    assert_true(ledger_log_verify(log, &number, &why));
    assert_int_equal(ledger_log_count(log), 3);
    ledger_log_free(log);
}

static void ledger__stops__when_its_file_goes_away(void **state)
{
    const char *path = scratch_path(state, "l.csv");
    struct faulty faulty;
    struct ledger *ledger = open_ledger(&faulty, path);

    assert_int_equal(append(ledger, "lock", "1"), 0);
    assert_int_equal(rename(path, scratch_path(state, "moved.csv")), 0);
    assert_int_equal(append(ledger, "lock", "2"), 0); /* moved is not lost */
    assert_int_equal(unlink(scratch_path(state, "moved.csv")), 0);
    assert_int_equal(append(ledger, "lock", "3"), -1);
    assert_non_null(strstr(ledger_error(ledger), "removed or changed"));
    assert_int_equal(append(ledger, "lock", "3"), -1);
    assert_int_equal(ledger_log_count(ledger_log(ledger)), 3);
    ledger_close(ledger);
}

static void ledger__keeps__what_another_program_wrote(void **state)
{
    const char *path = scratch_path(state, "l.csv");
    struct faulty faulty;
    struct ledger *ledger = open_ledger(&faulty, path);
    struct buffer before = {0};
    struct buffer after = {0};

    scratch_read(path, &before);
    buffer_add_text(&before, "1,2,somebody else's\n");
    scratch_write(path, before.bytes, before.length);
    assert_int_equal(append(ledger, "lock", "1"), -1);
    assert_int_equal(append(ledger, "lock", "1"), -1);
    assert_non_null(strstr(ledger_error(ledger), "no longer what was saved"));
    scratch_read(path, &after);
    assert_string_equal(buffer_text(&before), buffer_text(&after));
    ledger_close(ledger);
    buffer_free(&before);
    buffer_free(&after);
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_make, scratch_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SCRATCH(ledger__reads_back__what_it_wrote),
        IN_SCRATCH(ledger__is_private__from_its_first_byte),
        IN_SCRATCH(ledger__syncs_each_folder__once),
        IN_SCRATCH(ledger__writes_and_syncs_once__a_record),
        IN_SCRATCH(ledger__tolerates__a_clock_that_goes_backwards),
        IN_SCRATCH(ledger__refuses__a_field_beyond_64_kib),
        IN_SCRATCH(ledger__is_read_only__in_a_second_session),
        IN_SCRATCH(ledger__stays_sound__with_two_processes),
        IN_SCRATCH(ledger__refuses__what_others_can_reach),
        IN_SCRATCH(ledger__refuses__links_fifos_and_folders),
        IN_SCRATCH(ledger__leaves_alone__a_file_of_another_kind),
        IN_SCRATCH(ledger__is_read_only__when_a_newer_version_wrote_it),
        IN_SCRATCH(ledger__is_read_only__where_nothing_can_be_written),
        IN_SCRATCH(ledger__is_read_only__without_locks),
        IN_SCRATCH(ledger__waits_for_locks__after_a_failed_sync),
        IN_SCRATCH(ledger__stops__when_its_file_goes_away),
        IN_SCRATCH(ledger__keeps__what_another_program_wrote),
    };

    return cmocka_run_group_tests_name("ledger", tests, NULL, NULL);
}
