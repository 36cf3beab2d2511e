/* Tests of the ledger's promise that anything left is read, and that no change goes unseen. */
#include "scratch.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "faulty.h"
#include "store/ledger.h"

static const struct ledger_identity student = {
    .login = "ada", .course = "c3", .data = "d1", .program = "fleetlab 0.1", .uid = 1000};

enum { RECORDS = 6 };

/* A ledger of RECORDS records, the first the open record, at PATH and in CONTENT. */
static void make_ledger(const char *path, struct buffer *content)
{
    static const char *const values[] = {"hop=3\nratio=66.2\n", "saw \"it\", really", "\\", "",
                                         "plain"};
    struct faulty faulty;

    faulty_init(&faulty);

    struct ledger *ledger = ledger_open(&faulty.kernel, path, &student);

    for (size_t i = 0; i + 1 < RECORDS; i++) {
        const struct ledger_entry entry = {.track = "cloud", .event = "lock", .value = values[i]};

        assert_int_equal(ledger_append(ledger, &entry), 0);
    }
    ledger_close(ledger);
    scratch_read(path, content);
}

/* How many whole records, and which, the first LENGTH bytes hold: 0 is the header. */
static size_t newlines_before(const struct buffer *content, size_t length)
{
    size_t count = 0;

    for (size_t i = 0; i < length; i++) {
        count += content->bytes[i] == '\n';
    }
    return count;
}

static void ledger__reads_whole_records__when_cut_at_any_byte(void **state)
{
    const char *path = scratch_path(state, "l.csv");
    const char *torn = scratch_path(state, "l.csv.torn-1");
    struct buffer content = {0};

    make_ledger(path, &content);
    for (size_t length = 0; length < content.length; length++) {
        size_t lines = newlines_before(&content, length);
        size_t whole = lines > 0 ? lines - 1 : 0;
        bool is_torn = length > 0 && content.bytes[length - 1] != '\n';
        struct faulty faulty;
        struct buffer why = {0};
        size_t number = 0;

        scratch_write(path, content.bytes, length);
        unlink(torn);

        struct ledger_log *log = ledger_log_read(path, &why);

        assert_non_null(log);
        assert_int_equal(ledger_log_count(log), whole);
        assert_int_equal(ledger_log_verify(log, &number, &why), !is_torn);
        assert_int_equal(number, is_torn ? whole + 1 : 0);
        ledger_log_free(log);

        faulty_init(&faulty);

        struct ledger *ledger = ledger_open(&faulty.kernel, path, &student);
        const struct ledger_entry entry = {.event = "run", .value = "after"};

        assert_int_equal(ledger_state(ledger), LEDGER_READY);
        assert_int_equal(ledger_notices(ledger)->count, is_torn);
        assert_int_equal(ledger_append(ledger, &entry), 0);
        assert_int_equal(ledger_log_count(ledger_log(ledger)), whole + 2);
        ledger_close(ledger);
        if (is_torn) { /* what was cut off is kept, byte for byte */
            struct buffer kept = {0};

            scratch_read(torn, &kept);
            assert_true(kept.length > 0 && kept.length <= length);
            assert_memory_equal(kept.bytes, content.bytes + length - kept.length, kept.length);
            buffer_free(&kept);
        }

        log = ledger_log_read(path, &why);
        assert_non_null(log);
        assert_true(ledger_log_verify(log, &number, &why));
        assert_int_equal(ledger_log_count(log), whole + 2);
        ledger_log_free(log);
        buffer_free(&why);
    }
    buffer_free(&content);
}

static void ledger__numbers__each_torn_line_it_keeps(void **state)
{
    const char *path = scratch_path(state, "l.csv");
    struct buffer content = {0};
    struct buffer kept = {0};

    make_ledger(path, &content);
    for (int i = 1; i <= 3; i++) {
        struct faulty faulty;
        char name[32];

        scratch_write(path, content.bytes, content.length - (size_t)i);
        faulty_init(&faulty);
        ledger_close(ledger_open(&faulty.kernel, path, &student));
        snprintf(name, sizeof name, "l.csv.torn-%d", i);
        buffer_cut(&kept, 0);
        scratch_read(scratch_path(state, name), &kept);
        assert_memory_equal(kept.bytes, content.bytes + content.length - (size_t)i - kept.length,
                            kept.length);
    }
    buffer_free(&kept);
    buffer_free(&content);
}

/* Verification of CHANGED must fail and name record EXPECTED, and no more than SPOILED records be
 * damaged or gone. */
static void assert_damage_named(const struct buffer *changed, size_t expected, size_t spoiled,
                                size_t at)
{
    struct buffer why = {0};
    struct ledger_log *log = ledger_log_parse(changed->bytes, changed->length, &why);
    size_t number = 99;

    if (log == NULL) {
        fail_msg("byte %zu: %s", at, buffer_text(&why));
    }
    if (ledger_log_verify(log, &number, &why)) {
        fail_msg("byte %zu changed unseen", at);
    }
    if (number != expected) {
        fail_msg("byte %zu: record %zu named, not %zu (%s)", at, number, expected,
                 buffer_text(&why));
    }

    size_t sound = 0;

    for (size_t i = 0; i < ledger_log_count(log); i++) {
        sound += ledger_log_record(log, i)->damage == NULL;
    }
    if (sound + spoiled < RECORDS) {
        fail_msg("byte %zu: only %zu records are left", at, sound);
    }
    ledger_log_free(log);
    buffer_free(&why);
}

static void ledger__names_the_record__when_any_byte_is_changed(void **state)
{
    static const unsigned char masks[] = {0x01, 0x02, 0x10, 0x20, 0x80, 0xff};
    struct buffer content = {0};

    make_ledger(scratch_path(state, "l.csv"), &content);
    for (size_t at = 0; at < content.length; at++) {
        size_t record = newlines_before(&content, at);
        char kept = content.bytes[at];

        for (size_t i = 0; i < sizeof masks; i++) {
            content.bytes[at] = (char)((unsigned char)kept ^ masks[i]);
            /* A newline that is gone spoils two records, any other byte its own. */
            assert_damage_named(&content, record, kept == '\n' ? 2 : 1, at);
        }
        content.bytes[at] = kept != '\n' ? '\n' : ',';
        assert_damage_named(&content, record, 2, at);
        content.bytes[at] = '\0';
        assert_damage_named(&content, record, 2, at);
        content.bytes[at] = kept;
    }
    buffer_free(&content);
}

/* Where line LINE (0 is the header) starts. */
static size_t line_start(const struct buffer *content, size_t line)
{
    size_t at = 0;

    while (newlines_before(content, at) < line) {
        at++;
    }
    return at;
}

static void ledger__names_the_record__when_lines_are_removed_or_swapped(void **state)
{
    struct buffer content = {0};
    struct buffer changed = {0};

    make_ledger(scratch_path(state, "l.csv"), &content);
    for (size_t line = 1; line < RECORDS; line++) {
        size_t start = line_start(&content, line);
        size_t middle = line_start(&content, line + 1);
        size_t end = line_start(&content, line + 2);
        struct buffer why = {0};
        size_t number = 0;

        buffer_cut(&changed, 0);
        buffer_add(&changed, content.bytes, start);
        buffer_add(&changed, content.bytes + middle, content.length - middle);

        struct ledger_log *log = ledger_log_parse(changed.bytes, changed.length, &why);

        assert_non_null(log);
        assert_false(ledger_log_verify(log, &number, &why));
        assert_int_equal(number, line);
        ledger_log_free(log);

        buffer_cut(&changed, start);
        buffer_add(&changed, content.bytes + middle, end - middle);
        buffer_add(&changed, content.bytes + start, middle - start);
        buffer_add(&changed, content.bytes + end, content.length - end);
        log = ledger_log_parse(changed.bytes, changed.length, &why);
        assert_non_null(log);
        assert_false(ledger_log_verify(log, &number, &why));
        assert_int_equal(number, line);
        ledger_log_free(log);
        buffer_free(&why);
    }
    buffer_free(&changed);
    buffer_free(&content);
}

static void ledger__goes_on__behind_a_damaged_record(void **state)
{
    const char *path = scratch_path(state, "l.csv");
    struct buffer content = {0};
    struct buffer why = {0};
    struct faulty faulty;
    size_t number = 0;

    make_ledger(path, &content);
    content.bytes[line_start(&content, 3) + 40] ^= 1;
    content.bytes[content.length - 5] ^= 1; /* the last record's chain: what follows builds on it */
    scratch_write(path, content.bytes, content.length);
    faulty_init(&faulty);

    struct ledger *ledger = ledger_open(&faulty.kernel, path, &student);
    const struct ledger_entry entry = {.event = "run", .value = "after"};

    assert_int_equal(ledger_state(ledger), LEDGER_READY);
    assert_int_equal(ledger_notices(ledger)->count, 2);
    assert_int_equal(ledger_notices(ledger)->items[0].line, 4);
    assert_non_null(strstr(ledger_notices(ledger)->items[0].text, "record 3 does not match"));
    assert_int_equal(ledger_append(ledger, &entry), 0);
    ledger_close(ledger);

    struct ledger_log *log = ledger_log_read(path, &why);

    assert_non_null(log);
    assert_int_equal(ledger_log_count(log), RECORDS + 2);
    for (size_t i = 0; i < RECORDS + 2; i++) {
        assert_int_equal(ledger_log_record(log, i)->damage != NULL, i == 2 || i == RECORDS - 1);
        assert_int_equal(ledger_log_record(log, i)->seq, i + 1); /* no number twice */
    }
    assert_false(ledger_log_verify(log, &number, &why));
    assert_int_equal(number, 3);
    ledger_log_free(log);
    buffer_free(&why);
    buffer_free(&content);
}

/* A record appended to what is left of CONTENT must be sound. */
static void assert_continues(const struct buffer *content, size_t sound)
{
    const struct ledger_entry entry = {.event = "run"};
    struct buffer why = {0};
    struct buffer line = {0};
    struct ledger_log *log = ledger_log_parse(content->bytes, content->length, &why);
    size_t count = 0;

    assert_non_null(log);
    assert_true(ledger_log_format(log, &entry, 2, 0, &line, &why));
    ledger_log_extend(log, line.bytes, line.length);
    for (size_t i = 0; i < ledger_log_count(log); i++) {
        count += ledger_log_record(log, i)->damage == NULL;
    }
    assert_int_equal(count, sound + 1);
    ledger_log_free(log);
    buffer_free(&line);
    buffer_free(&why);
}

static void ledger__goes_on__where_lines_were_joined_or_put_in(void **state)
{
    struct buffer content = {0};
    struct buffer changed = {0};

    make_ledger(scratch_path(state, "l.csv"), &content);

    size_t last = line_start(&content, RECORDS);

    buffer_add(&changed, content.bytes, last);
    buffer_add_text(&changed, "put in\n");
    buffer_add(&changed, content.bytes + last, content.length - last);
    /* What was put in is not what the last was chained to. */
    assert_continues(&changed, RECORDS - 1);
    buffer_cut(&changed, last);
    buffer_add(&changed, content.bytes + last, content.length - last);
    buffer_add_text(&changed, "put behind\n");
    assert_continues(&changed, RECORDS);
    content.bytes[line_start(&content, 3) - 1] = ','; /* records 2 and 3 become one line */
    assert_continues(&content, RECORDS - 2);
    buffer_free(&changed);
    buffer_free(&content);
}

/* Appends a line whose chain fits, as the ledger's owner could. */
static void add_forged(struct buffer *content, const char *body)
{
    struct buffer why = {0};
    struct ledger_log *log = ledger_log_parse(content->bytes, content->length, &why);
    char chain[DIGEST_ROOM];

    assert_non_null(log);
    digest_link(ledger_log_head(log), body, strlen(body), chain);
    buffer_add_format(content, "%s,%s\n", body, chain);
    ledger_log_free(log);
}

static void ledger__judges_fields__even_where_the_chain_fits(void **state)
{
    static const struct {
        const char *body;
        const char *what;
    } cases[] = {
        {"1,6,t,1,,,run,,,,", "next sequence number"},
        {"1,8,t,1,,,run,,,,", "next sequence number"},
        {"1,7,t,x,,,run,,,,", "session number"},
        {"0,7,t,1,,,run,,,,", "version"},
        {"1,7,t,1,,,run,,,", "twelve fields"},
        {"1,7,t,1,,,run,,\\x,,", "backslash"},
        {"1,7,t,1,,,run,,a\"b,,", "not CSV"},
        {"2,7,t,1,,,run,,,,", "newer version"},
    };
    struct buffer content = {0};

    make_ledger(scratch_path(state, "l.csv"), &content);

    size_t length = content.length;

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buffer why = {0};
        size_t number = 0;

        buffer_cut(&content, length);
        add_forged(&content, cases[i].body);

        struct ledger_log *log = ledger_log_parse(content.bytes, content.length, &why);

        assert_false(ledger_log_verify(log, &number, &why));
        assert_int_equal(number, RECORDS + 1);
        assert_non_null(strstr(buffer_text(&why), cases[i].what));
        ledger_log_free(log);
        buffer_free(&why);
    }
    buffer_cut(&content, length);
    /* Its owner can forge: the chain doesn't claim more. */
    add_forged(&content, "1,7,t,1,,,run,,,,");
    assert_continues(&content, RECORDS + 1);
    buffer_free(&content);
}

static void ledger__stops_reading__a_flood_of_damage(void **state)
{
    const char *path = scratch_path(state, "l.csv");
    struct buffer content = {0};
    struct faulty faulty;

    make_ledger(path, &content);
    for (int i = 0; i < 100000; i++) {
        buffer_add_text(&content, "\n");
    }
    scratch_write(path, content.bytes, content.length);
    faulty_init(&faulty);

    struct ledger *ledger = ledger_open(&faulty.kernel, path, &student);

    assert_int_equal(ledger_state(ledger), LEDGER_READ_ONLY);
    assert_non_null(strstr(ledger_error(ledger), "damaged records"));
    assert_int_equal(ledger_log_count(ledger_log(ledger)), RECORDS + LEDGER_DAMAGE_MAX);
    assert_string_equal(ledger_log_record(ledger_log(ledger), 1)->value, "hop=3\nratio=66.2\n");
    ledger_close(ledger);
    buffer_free(&content);
}

static void ledger__survives__hostile_lines(void **state)
{
    const char *path = scratch_path(state, "l.csv");
    struct buffer content = {0};
    struct buffer why = {0};
    size_t sound = 0;

    make_ledger(path, &content);
    for (int i = 0; i < 10 * 1024 * 1024; i++) {
        buffer_add_char(&content, ','); /* a line of 10 MB, all commas */
    }
    buffer_add_text(&content, "\n1,2,\"open\n1,1e9,x,-1,,,,,,,,x\n\xff\xfe,\x1b[2J\n");
    for (int i = 0; i < 600; i++) {
        buffer_add_text(&content, "a,"); /* more cells than a row may have */
    }
    buffer_add_char(&content, '\n');
    scratch_write(path, content.bytes, content.length);

    struct ledger_log *log = ledger_log_read(path, &why);

    assert_non_null(log);
    assert_int_equal(ledger_log_count(log), RECORDS + 5);
    for (size_t i = 0; i < ledger_log_count(log); i++) {
        sound += ledger_log_record(log, i)->damage == NULL;
    }
    assert_int_equal(sound, RECORDS);
    ledger_log_free(log);
    buffer_free(&why);
    buffer_free(&content);
}

static void ledger__refuses__more_than_64_mib(void **state)
{
    const char *path = scratch_path(state, "l.csv");
    struct buffer content = {0};
    struct buffer why = {0};

    make_ledger(path, &content);
    assert_int_equal(truncate(path, (off_t)LEDGER_FILE_MAX + 1), 0);
    assert_null(ledger_log_read(path, &why));
    assert_non_null(strstr(buffer_text(&why), "has more than 67108864 bytes"));
    buffer_free(&why);
    buffer_free(&content);
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_make, scratch_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SCRATCH(ledger__reads_whole_records__when_cut_at_any_byte),
        IN_SCRATCH(ledger__numbers__each_torn_line_it_keeps),
        IN_SCRATCH(ledger__names_the_record__when_any_byte_is_changed),
        IN_SCRATCH(ledger__names_the_record__when_lines_are_removed_or_swapped),
        IN_SCRATCH(ledger__goes_on__behind_a_damaged_record),
        IN_SCRATCH(ledger__goes_on__where_lines_were_joined_or_put_in),
        IN_SCRATCH(ledger__judges_fields__even_where_the_chain_fits),
        IN_SCRATCH(ledger__stops_reading__a_flood_of_damage),
        IN_SCRATCH(ledger__survives__hostile_lines),
        IN_SCRATCH(ledger__refuses__more_than_64_mib),
    };

    return cmocka_run_group_tests_name("ledger_damage", tests, NULL, NULL);
}
