/* Tests of what leaves the student's hands: deposits, anchors and their codes, points in time. */
#include "scratch.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "faulty.h"
#include "store/anchor.h"
#include "store/deposit.h"
#include "store/utc.h"

#define HEAD "b50562622291bf43b4fecb388b651b9193855124709f458b0c275377b887908e"
#define NONCE "b5b8f2505b107773e5c5ad5bda07399f"

static const struct anchor locked = {
    .course = "c3", .track = "cloud", .part = "1", .nonce = NONCE, .head = HEAD, .lock = 6};

static size_t count_entries(const char *folder)
{
    DIR *entries = opendir(folder);
    size_t count = 0;

    assert_non_null(entries);
    for (const struct dirent *entry; (entry = readdir(entries)) != NULL;) {
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    }
    closedir(entries);
    return count;
}

/* ---- points in time ---- */

static void utc__reads_back__what_it_wrote(void **state)
{
    static const char *const texts[] = {"1970-01-01T00:00:00.000Z", "2026-01-31T12:00:00.123Z",
                                        "2024-02-29T23:59:59.999Z", "9999-12-31T23:59:59.999Z"};

    (void)state;
    for (size_t i = 0; i < 4; i++) {
        struct buffer out = {0};
        int64_t time_ms = -1;

        assert_true(utc_parse(texts[i], &time_ms));
        utc_add(&out, time_ms);
        assert_string_equal(buffer_text(&out), texts[i]);
        buffer_free(&out);
    }
}

static void utc__takes_a_day__to_its_last_second(void **state)
{
    struct buffer out = {0};
    int64_t time_ms;

    (void)state;
    assert_true(utc_parse("2026-12-01", &time_ms));
    utc_add(&out, time_ms);
    buffer_add_char(&out, ' ');
    assert_true(utc_parse("2026-12-01T08:30Z", &time_ms));
    utc_add(&out, time_ms);
    buffer_add_char(&out, ' ');
    utc_add_compact(&out, time_ms);
    assert_string_equal(buffer_text(&out),
                        "2026-12-01T23:59:59.000Z 2026-12-01T08:30:00.000Z 20261201T083000Z");
    buffer_free(&out);
}

static void utc__refuses__what_is_no_time(void **state)
{
    static const char *const wrong[] = {"",
                                        "2026",
                                        "2026-02-30",
                                        "2026-13-01",
                                        "2026-1-1",
                                        "2026-01-01T24:30Z",
                                        "2026-01-01T12:00",
                                        "1969-12-31",
                                        "2026-01-01T12:00:00+01:00",
                                        "2026-01-01 12:00Z"};
    int64_t time_ms = 7;

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        assert_false(utc_parse(wrong[i], &time_ms));
    }
    assert_int_equal(time_ms, 7);
}

/* ---- deposits ---- */

static void deposit__is_readable_by_its_group__whatever_the_umask(void **state)
{
    struct buffer why = {0};
    struct buffer content = {0};
    struct stat status;
    mode_t before = umask(0777);
    bool put = deposit_put(store_kernel_system(), *state, "a", "text", 4, &why);

    umask(before);
    assert_true(put);
    assert_int_equal(stat(scratch_path(state, "a"), &status), 0);
    assert_int_equal(status.st_mode & 07777, 0640);
    scratch_read(scratch_path(state, "a"), &content);
    assert_string_equal(buffer_text(&content), "text");
    assert_int_equal(count_entries(*state), 1);
    buffer_free(&content);
}

static void deposit__has_another_name__each_time(void **state)
{
    struct buffer a = {0};
    struct buffer b = {0};

    (void)state;
    assert_true(deposit_name(store_kernel_system(), 0, &a, NULL));
    assert_true(deposit_name(store_kernel_system(), 0, &b, NULL));
    assert_int_equal(a.length, strlen("19700101T000000Z-") + 32);
    assert_string_not_equal(buffer_text(&a), buffer_text(&b));
    buffer_free(&a);
    buffer_free(&b);
}

/* Each call fails in turn: the file is there whole, or not at all, and the reason is said. */
static void deposit__is_whole_or_not_there__when_any_call_fails(void **state)
{
    static const int errors[] = {ENOSPC, EIO, EDQUOT, EROFS};
    size_t faults = 0;

    for (size_t i = 0; i < 8; i++) {
        bool good = false;

        for (size_t n = 1; !good; n++, faults++) {
            struct faulty faulty;
            struct buffer why = {0};

            faulty_init(&faulty);
            faulty.error = errors[i / 2];
            faulty.way = i % 2 == 0 ? FAULTY_ERROR : FAULTY_SHORT;
            faulty.first = faulty.last = n;
            good = deposit_put(&faulty.kernel, *state, "a", "some text", 9, &why);
            if (faulty_happened(&faulty) && faulty.way == FAULTY_ERROR) {
                assert_false(good);
                assert_non_null(strstr(buffer_text(&why), "; "));
            }
            if (!good && faulty.counts[FAULTY_UNLINK] > 0) {
                assert_int_equal(count_entries(*state), 0);
            }
            good = good && !faulty_happened(&faulty);
            unlink(scratch_path(state, "a"));
            buffer_free(&why);
        }
    }
    print_message("# %zu faults injected into deposits\n", faults);
}

static void deposit__says_why__where_the_folder_is_missing_or_a_file(void **state)
{
    struct buffer why = {0};

    assert_false(deposit_put(store_kernel_system(), scratch_path(state, "none"), "a", "", 0, &why));
    assert_non_null(strstr(buffer_text(&why), "No such file"));
    scratch_write(scratch_path(state, "file"), "", 0);
    assert_false(deposit_put(store_kernel_system(), scratch_path(state, "file"), "a", "", 0, &why));
    assert_non_null(strstr(buffer_text(&why), "Not a directory"));
    buffer_free(&why);
}

static void deposit__is_closed__by_the_lock_of_its_owner(void **state)
{
    const struct store_kernel *kernel = store_kernel_system();
    struct buffer text = {0};

    assert_int_equal(deposit_lock(kernel, *state, &text), DEPOSIT_OPEN);
    scratch_write(scratch_path(state, "LOCK"), "marks\033[2J are out\n", 18);
    assert_int_equal(deposit_lock(kernel, *state, &text), DEPOSIT_CLOSED);
    assert_string_equal(buffer_text(&text), "marks?[2J are out");
    buffer_cut(&text, 0);
    if (chown(scratch_path(state, "LOCK"), 4711, (gid_t)-1) == 0) { /* root can */
        assert_int_equal(deposit_lock(kernel, *state, &text), DEPOSIT_FOREIGN);
        assert_string_equal(buffer_text(&text), "uid 4711");
    } else {
        assert_int_equal(errno, EPERM);
    }
    buffer_free(&text);
}

/* ---- codes ---- */

static void code__is_the_chain__in_base_32_with_a_check(void **state)
{
    char code[ANCHOR_CODE_ROOM];

    (void)state;
    assert_string_equal(anchor_code(HEAD, code), "PM2P-4RH2-J6ZM-7D7Y-X");
    assert_true(anchor_code_is_sound("PM2P-4RH2-J6ZM-7D7Y-X"));
    assert_true(anchor_code_is_sound("pm2p4rh2j6zm7d7yx"));
    assert_string_equal(anchor_code("", code), "");
    assert_string_equal(anchor_code("not a chain", code), "");
    assert_false(anchor_code_is_sound(""));
    assert_false(anchor_code_is_sound("PM2P-4RH2-J6ZM-7D7Y"));
    assert_false(anchor_code_is_sound("PM2P-4RH2-J6ZM-7D7Y-XX"));
    assert_false(anchor_code_is_sound("PM2P-4RH2-J6ZM-7D7Y-U"));
}

static void code__finds__every_wrong_character(void **state)
{
    static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    const char sound[] = "PM2P4RH2J6ZM7D7YX";
    size_t swaps = 0;

    (void)state;
    for (size_t i = 0; sound[i] != '\0'; i++) {
        char code[sizeof sound];

        for (size_t j = 0; alphabet[j] != '\0'; j++) {
            memcpy(code, sound, sizeof sound);
            code[i] = alphabet[j];
            assert_int_equal(anchor_code_is_sound(code), alphabet[j] == sound[i]);
        }
        memcpy(code, sound, sizeof sound);
        if (i > 0 && sound[i] != sound[i - 1]) {
            code[i] = sound[i - 1];
            code[i - 1] = sound[i];
            swaps += anchor_code_is_sound(code);
        }
    }
    assert_int_equal(swaps, 0);
}

/* ---- anchors ---- */

static void put(const char *folder, const struct anchor *anchor)
{
    struct buffer name = {0};
    struct buffer why = {0};

    assert_true(anchor_put(store_kernel_system(), folder, anchor, &name, &why));
    buffer_free(&name);
}

static void anchor__reads_back__what_it_wrote(void **state)
{
    struct anchor_list list = {0};
    struct fault_list faults = {0};

    put(*state, &locked);
    assert_true(anchor_read_folder(*state, getuid(), &list, &faults));
    assert_int_equal(faults.count, 0);
    assert_int_equal(list.count, 1);
    assert_memory_equal(&list.items[0], &locked, sizeof locked);
    assert_int_equal(anchor_judge(&list, &locked), ANCHOR_MATCHES);
    free(list.items);
}

static void anchor__of_another_user__counts_for_nothing(void **state)
{
    struct anchor_list list = {0};
    struct fault_list faults = {0};

    put(*state, &locked);
    assert_true(anchor_read_folder(*state, getuid() + 1, &list, &faults));
    assert_int_equal(list.count, 0);
    assert_int_equal(anchor_judge(&list, &locked), ANCHOR_NONE);
}

static void anchor__that_was_swept__counts_by_its_folder(void **state)
{
    struct anchor_list list = {0};
    struct fault_list faults = {0};
    const char *folder = scratch_path(state, "4711");

    assert_int_equal(mkdir(folder, 0700), 0);
    put(folder, &locked);
    assert_true(anchor_read_folder(*state, 4711, &list, &faults));
    assert_int_equal(list.count, 1);
    free(list.items);
    list = (struct anchor_list){0};
    assert_int_equal(chmod(folder, 0777), 0); /* anybody may have put something in */
    assert_true(anchor_read_folder(*state, 4711, &list, &faults));
    assert_int_equal(list.count, 0);
}

static void anchor__that_is_hostile__is_named_and_left_out(void **state)
{
    static const char *const texts[] = {
        "",
        "anchor=1\n",
        "no pairs",
        "anchor=2\ncourse=c3\n",
        "anchor=one\n",
        "anchor=1\ncourse=c3\ntrack=cloud\npart=1\nlock=6\nnonce=" NONCE "\nhead=short\n",
        "anchor=1\ncourse=c3\ntrack=cloud\npart=1\nlock=-1\nnonce=" NONCE "\nhead=" HEAD "\n",
        "anchor=1\ncourse=c3\ntrack=\npart=1\nlock=6\nnonce=" NONCE "\nhead=" HEAD "\n",
    };
    enum { TEXTS = sizeof texts / sizeof texts[0] };
    struct anchor_list list = {0};
    struct fault_list faults = {0};
    char *huge = calloc(1, 5000);
    char name[32];

    for (size_t i = 0; i < TEXTS; i++) {
        snprintf(name, sizeof name, "%zu.anchor", i);
        scratch_write(scratch_path(state, name), texts[i], strlen(texts[i]));
    }
    scratch_write(scratch_path(state, "huge.anchor"), huge, 5000);
    assert_int_equal(mkfifo(scratch_path(state, "fifo.anchor"), 0666), 0);
    assert_int_equal(mkdir(scratch_path(state, "folder.anchor"), 0777), 0);
    assert_int_equal(symlink("huge.anchor", scratch_path(state, "link.anchor")), 0);
    put(*state, &locked);
    assert_true(anchor_read_folder(*state, getuid(), &list, &faults));
    assert_int_equal(list.count, 1);
    assert_int_equal(faults.count, TEXTS + 4);
    free(list.items);
    free(huge);
    fault_free(&faults);
}

static void anchor__judges__matching_forked_and_missing_locks(void **state)
{
    struct anchor items[2] = {locked, locked};
    struct anchor_list list = {items, 1, 2};
    struct anchor lock = locked;

    (void)state;
    strcpy(lock.part, "2");
    assert_int_equal(anchor_judge(&list, &lock), ANCHOR_NONE);
    lock = locked;
    lock.head[0] = '0';
    assert_int_equal(anchor_judge(&list, &lock), ANCHOR_FORK);
    lock = locked;
    lock.nonce[0] = '0';
    assert_int_equal(anchor_judge(&list, &lock), ANCHOR_FORK);
    lock = locked;
    lock.head[0] = '\0';
    assert_int_equal(anchor_judge(&list, &lock), ANCHOR_ELSEWHERE);
    list.count = 2;
    assert_int_equal(anchor_judge(&list, &locked), ANCHOR_MATCHES); /* the same lock twice */
    items[1].head[0] = '0';
    assert_int_equal(anchor_judge(&list, &locked), ANCHOR_FORK);
    assert_int_equal(anchor_judge(&list, &lock), ANCHOR_FORK);
    strcpy(items[1].course, "other");
    assert_int_equal(anchor_judge(&list, &locked), ANCHOR_MATCHES);
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_make, scratch_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utc__reads_back__what_it_wrote),
        cmocka_unit_test(utc__takes_a_day__to_its_last_second),
        cmocka_unit_test(utc__refuses__what_is_no_time),
        IN_SCRATCH(deposit__is_readable_by_its_group__whatever_the_umask),
        cmocka_unit_test(deposit__has_another_name__each_time),
        IN_SCRATCH(deposit__is_whole_or_not_there__when_any_call_fails),
        IN_SCRATCH(deposit__says_why__where_the_folder_is_missing_or_a_file),
        IN_SCRATCH(deposit__is_closed__by_the_lock_of_its_owner),
        cmocka_unit_test(code__is_the_chain__in_base_32_with_a_check),
        cmocka_unit_test(code__finds__every_wrong_character),
        IN_SCRATCH(anchor__reads_back__what_it_wrote),
        IN_SCRATCH(anchor__of_another_user__counts_for_nothing),
        IN_SCRATCH(anchor__that_was_swept__counts_by_its_folder),
        IN_SCRATCH(anchor__that_is_hostile__is_named_and_left_out),
        cmocka_unit_test(anchor__judges__matching_forked_and_missing_locks),
    };

    return cmocka_run_group_tests_name("anchor", tests, NULL, NULL);
}
