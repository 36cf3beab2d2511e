/* What the judge says of one ledger whose records were taken out, doubled, moved or changed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../lesson/play.h"
#include "class/judge.h"
#include "class/reason.h"
#include "course/settings.h"
#include "store/ledger_log.h"
#include "store/memory.h"
#include "store/utc.h"
#include "synthetic.h"

enum { RECORDS_MOST = 2000 };

static struct catalog *catalog;
static struct course course;
static struct ledger_log *played; /* a whole lab */

/* Its records, to be changed. */
static struct ledger_record records[RECORDS_MOST];
static size_t count;

static void begin(void)
{
    for (count = 0; count < ledger_log_count(played); count++) {
        records[count] = *ledger_log_record(played, count);
    }
}

/* The first record of an event in a part ("": any). */
static struct ledger_record *at(const char *event, const char *part)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(records[i].event, event) == 0 &&
            (!*part || strcmp(records[i].part, part) == 0)) {
            return &records[i];
        }
    }
    fail_msg("no %s of part %s", event, part);
    return NULL;
}

static void take_out(const char *event, const char *part)
{
    struct ledger_record *record = at(event, part);
    memmove(record, record + 1, (size_t)(&records[count] - record - 1) * sizeof *record);
    count--;
}

static void twice(const char *event, const char *part)
{
    struct ledger_record *record = at(event, part);
    memmove(record + 1, record, (size_t)(&records[count] - record) * sizeof *record);
    count++;
}

static void take_out_with_repair(const char *event, const char *part)
{
    take_out(event, part);
    take_out("repair", part);
}

/* Moves a record behind the decision. */
static void too_late(const char *event, const char *part)
{
    struct ledger_record moved = *at(event, part);
    take_out(event, part);
    struct ledger_record *record = at("decision", part) + 1;
    memmove(record + 1, record, (size_t)(&records[count] - record) * sizeof *record);
    *record = moved;
    count++;
}

/* What is found of a kind; "" where nothing is. Of several the first. */
static const char *found(enum pattern_kind kind, struct judge *judge)
{
    static char what[300];
    struct findings findings = {0};
    judge_begin(judge, &findings);
    for (size_t i = 0; i < count; i++) {
        records[i].number = i + 1;
        judge_record(judge, &records[i]);
    }
    what[0] = '\0';
    for (size_t i = findings.count; i-- > 0;) {
        if (findings.items[i].kind == kind) {
            struct buffer reason = {0};
            reason_tell_english(&reason, catalog, findings.items[i].what);
            snprintf(what, sizeof what, "%s", buffer_text(&reason));
            buffer_free(&reason);
        }
    }
    findings_free(&findings);
    return what;
}

static const char *order(void)
{
    static char what[300];
    struct judge *judge = judge_new(catalog, &course);
    snprintf(what, sizeof what, "%s", found(PATTERN_ORDER, judge));
    judge_free(judge);
    return what;
}

static void judge__has_nothing_to_say__of_a_whole_lab(void **state)
{
    (void)state;
    struct judge *judge = judge_new(catalog, &course);
    begin();
    for (int kind = 0; kind < PATTERNS; kind++) {
        assert_string_equal(found((enum pattern_kind)kind, judge), "");
    }
    bool old;
    assert_null(judge_other_data(judge, &old));
    assert_false(judge_other_model(judge));
    judge_free(judge);
}

static void judge__asks_for_each_step__before_the_next(void **state)
{
    (void)state;
    static const struct {
        void (*change)(const char *event, const char *part);
        const char *event, *part, *says;
    } cases[] = {
        {take_out, "open", "", "a session that was not opened"},
        {take_out, "variant", "", "a lock before any variant"},
        {take_out, "lock", "1", "an anchor without a lock"},
        {take_out, "observe", "1", "a reveal without an observation"},
        {take_out, "reveal", "1", "a reflection without a reveal"},
        {take_out, "reveal", "3", "a finale before part 3's reveal"},
        {take_out, "run", "2", "a finale before each part has a run"},
        {take_out, "reflect", "2", ""},
        {take_out, "legacy", "3", ""},
        {take_out, "finale", "", "a lock of the finale before it is recorded"},
        {take_out, "lock", "finale", "an anchor without a lock"},
        {take_out, "stress", "finale", "a repair without a strike"},
        {take_out_with_repair, "stress", "finale", "a decision without a strike"},
        {too_late, "repair", "finale", "a repair after the decision"},
        {take_out, "decision", "finale", "the end of a stress without a decision"},
        {twice, "stress", "finale", "a second strike"},
        {twice, "decision", "finale", "a second decision"},
        {twice, "reveal", "finale", "a second end of a stress"},
        {twice, "lock", "1", "a second lock"},
        {twice, "reveal", "2", "a second reveal"},
        {twice, "reflect", "1", ""},
        {twice, "observe", "1", ""},
        {twice, "run", "1", "a run without the one before it"},
        {twice, "finale", "", "a run without the one before it"},
        {twice, "repair", "finale", "a repair without the one before it"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        begin();
        cases[i].change(cases[i].event, cases[i].part);
        assert_string_equal(order(), cases[i].says);
    }
}

static void judge__names__what_no_lab_writes(void **state)
{
    (void)state;
    static const struct {
        const char *event, *part, *event_now, *part_now, *says;
    } cases[] = {
        {"reflect", "1", "legacy", "1", "a reflection that this part has not"},
        {"legacy", "3", "reflect", "3", "a reflection that this part has not"},
        {"run", "1", "run", "finale", "a run of a part in the finale"},
        {"run", "1", "finale", "1", "a run of the finale in a part"},
        {"run", "1", "run", "5", "a step of no part"},
        {"lock", "1", "lock", "finale", "a lock of the finale before it is recorded"},
        {"decision", "finale", "repair", "1", "a repair of a part, which has none"},
        {"decision", "finale", "decision", "2", "a decision of a part, which has none"},
        {"run", "1", "trial", "finale", "a trial in the finale, which has none"},
        {"run", "1", "trial", "2", "a trial without a lock"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        begin();
        struct ledger_record *record = at(cases[i].event, cases[i].part);
        record->event = cases[i].event_now;
        record->part = cases[i].part_now;
        assert_string_equal(order(), cases[i].says);
    }
}

static void judge__takes__only_answers_that_the_lab_takes(void **state)
{
    (void)state;
    static const struct {
        const char *event, *part, *value;
        bool taken;
    } cases[] = {
        {"lock", "1", "choice=hop9\nnumber=1\nmechanism=light\nconfidence=1\n", false},
        {"lock", "1", "choice=hop2\nnumber=nan\nmechanism=light\nconfidence=1\n", false},
        {"lock", "1", "choice=hop2\nnumber=1\nmechanism=light\nconfidence=4\n", false},
        {"lock", "1", "choice=hop2\nnumber=1\nconfidence=1\n", false},
        {"lock", "1", "choice=hop2\nnumber=1\nmechanism=light\nconfidence=1\n", true},
        {"lock", "finale", "choice=nothing\nconfidence=1\nrun=1\n", false},
        {"observe", "1", "", false},
        {"observe", "1", "It was slow.", true},
        {"reflect", "2", "stall=30\nlag=400\n", false},
        {"legacy", "3", "done=yes\n", false},
        {"decision", "finale", "decision=rule\nrisk=some\n", false},
        {"decision", "finale", "decision=defer\nrisk=some\n", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        begin();
        at(cases[i].event, cases[i].part)->value = cases[i].value;
        assert_string_equal(order(), cases[i].taken ? "" : "an answer that the lab does not take");
    }
}

static void judge__knows__one_variant(void **state)
{
    (void)state;
    struct judge *judge = judge_new(catalog, &course);
    begin();
    twice("variant", "");
    assert_string_equal(found(PATTERN_VARIANT, judge), "a second variant");
    begin();
    at("variant", "")->key = "theirs";
    assert_string_equal(found(PATTERN_VARIANT, judge), "a variant of no kind");
    begin(); /* a demonstration of the student's own ledger */
    twice("variant", "");
    (at("variant", "") + 1)->key = "demo";
    assert_string_equal(found(PATTERN_VARIANT, judge), "");
    judge_free(judge);
}

static void judge__counts__only_what_is_in_order(void **state)
{
    (void)state;
    struct judge *judge = judge_new(catalog, &course);
    begin();
    size_t track = (size_t)track_index(catalog, at("track", "")->value);
    found(PATTERN_ORDER, judge);
    size_t whole = judge_aims_met(judge, track, SIM_PART_SCALING);
    assert_true(whole > 0);
    assert_true(judge_aims_met(judge, track, SIM_PART_FINALE) > 0);
    take_out("lock", "1");
    found(PATTERN_ORDER, judge);
    const struct state *of = judge_state(judge);
    assert_false(part_is_revealed(state_part(of, track, SIM_PART_SCALING)));
    assert_false(part_is_done(state_part(of, track, SIM_PART_SCALING)));
    assert_true(part_is_done(state_part(of, track, SIM_PART_RELIABILITY)));
    assert_int_equal(judge_aims_met(judge, track, SIM_PART_SCALING), 0);
    assert_int_equal(judge_aims_met(judge, track, SIM_PART_FINALE), 0);
    judge_free(judge);
}

/* The session of an open record like the first one's, with one replacement. */
static void open_again(const char *from, const char *to, const char *time, char *value)
{
    const struct ledger_record *first = at("open", "");
    const char *there = strstr(first->value, from);
    assert_non_null(there);
    sprintf(value, "%.*s%s%s", (int)(there - first->value), first->value, to, there + strlen(from));
    records[count] = *first;
    records[count].session = records[count - 1].session + 1;
    records[count].time = time;
    records[count++].value = value;
}

static void judge__tells__sessions_of_others_and_of_other_data(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to;
        enum pattern_kind kind;
        bool found;
    } cases[] = {
        {"login=s00006", "login=s00007", PATTERN_LOGIN, true},
        {"uid=20006", "uid=20007", PATTERN_LOGIN, false},
        {"uid=20006", "uid=20007", PATTERN_TWO_UIDS, true},
        {"course=fleetlab", "course=other", PATTERN_LOGIN, true},
        {"nonce=", "nonce=1", PATTERN_LOGIN, false},
    };
    char value[2000];
    bool old;
    struct judge *judge = judge_new(catalog, &course);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        begin();
        open_again(cases[i].from, cases[i].to, records[count - 1].time, value);
        assert_int_equal(*found(cases[i].kind, judge) != '\0', cases[i].found);
        assert_string_equal(found(PATTERN_ORDER, judge), "");
        assert_null(judge_other_data(judge, &old));
    }
    begin();
    open_again("data=", "data=0", records[count - 1].time, value);
    found(PATTERN_DATA, judge);
    assert_int_equal(judge_other_data(judge, &old)[0], '0');
    assert_false(old);
    judge_free(judge);
}

/* From record AT on all is so many seconds before the record in front of it. */
static void set_back(size_t at, int seconds)
{
    static char times[RECORDS_MOST][40];
    int64_t before, now, shift = 0;
    assert_true(utc_parse(records[at - 1].time, &before));
    for (size_t i = at; i < count; i++) {
        struct buffer text = {0};
        assert_true(utc_parse(records[i].time, &now));
        shift = i == at ? now - (before - (int64_t)seconds * 1000) : shift;
        utc_add(&text, now - shift);
        snprintf(times[i], sizeof times[i], "%s", buffer_text(&text));
        records[i].time = times[i];
        buffer_free(&text);
    }
}

static void judge__holds__each_clock_against_the_other(void **state)
{
    (void)state;
    char value[2000];
    struct judge *judge = judge_new(catalog, &course);
    begin();
    records[9].time = "2026-01-05T25:61:00Z";
    assert_string_equal(found(PATTERN_TIMES, judge), "a time that is none");
    begin();
    records[9].time = "2020-01-01T00:00:00.000Z";
    assert_non_null(strstr(found(PATTERN_TIMES, judge), "earlier than the record before it"));
    begin(); /* a clock that was set right */
    set_back(9, 290);
    assert_string_equal(found(PATTERN_TIMES, judge), "");
    begin();
    set_back(9, 310);
    assert_string_equal(found(PATTERN_TIMES, judge), "310 s earlier than the record before it");
    begin(); /* a day later, and many years by the machine's own clock */
    open_again("monotonic=", "monotonic=9", "2026-01-08T10:00:00.000Z", value);
    assert_non_null(strstr(found(PATTERN_CLOCKS, judge), "s on the machine's clock"));
    assert_string_equal(found(PATTERN_TIMES, judge), "");
    begin();
    open_again("monotonic=", "monotonic=0.", "2026-01-08T10:00:00.000Z", value);
    assert_string_equal(found(PATTERN_CLOCKS, judge), ""); /* switched on anew */
    begin();
    open_again("monotonic=", "forgotten=", "2026-01-08T10:00:00.000Z", value);
    assert_non_null(strstr(found(PATTERN_TIMES, judge), "what its machine's clock showed"));
    begin();
    open_again("monotonic=", "monotonic=-", "2026-01-08T10:00:00.000Z", value);
    assert_non_null(strstr(found(PATTERN_TIMES, judge), "what its machine's clock showed"));
    begin(); /* a release before models had names */
    open_again("monotonic=", "forgotten=", "2026-01-08T10:00:00.000Z", value);
    memcpy(strstr(value, "model="), "other=", strlen("model="));
    assert_string_equal(found(PATTERN_TIMES, judge), "");
    begin();
    for (size_t i = 1; i < 20; i++) {
        records[i].time = records[0].time;
    }
    assert_string_equal(found(PATTERN_TIMES, judge), "20 records at one and the same time");
    records[19].time = records[20].time;
    assert_string_equal(found(PATTERN_TIMES, judge), "");
    judge_free(judge);
}

/* Part 3's runs, from 1. */
static void number_runs(void)
{
    static char keys[JUDGE_RUNS_MAX + 10][8];
    size_t run = 0;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(records[i].event, "run") == 0 && strcmp(records[i].part, "3") == 0) {
            snprintf(keys[run], sizeof keys[run], "%zu", run + 1);
            records[i].key = keys[run++];
        }
    }
}

static void judge__stops_counting__at_so_many_runs(void **state)
{
    (void)state;
    struct judge *judge = judge_new(catalog, &course);
    begin();
    size_t runs = 0;
    for (size_t i = 0; i < count; i++) {
        runs += strcmp(records[i].event, "run") == 0 || strcmp(records[i].event, "finale") == 0;
    }
    for (; runs < JUDGE_RUNS_MAX; runs++) {
        twice("run", "3");
    }
    number_runs();
    assert_string_equal(found(PATTERN_MANY, judge), "");
    twice("run", "3");
    twice("run", "3");
    number_runs();
    assert_string_equal(found(PATTERN_MANY, judge), "its runs from here on do not count");
    assert_string_equal(order(), "a lock of the finale before it is recorded");
    judge_free(judge);
}

static void judge__passes_over__records_of_too_many_lines(void **state)
{
    (void)state;
    struct buffer value = {0};
    begin();
    for (int i = 0; i < 400; i++) {
        buffer_add_text(&value, "a=b\n");
    }
    at("run", "1")->value = buffer_text(&value);
    assert_string_equal(order(), "a record that no lab writes");
    buffer_free(&value);
}

static void judge__asks_nothing__of_another_model(void **state)
{
    (void)state;
    struct judge *judge = judge_new(catalog, &course);
    begin();
    char value[2000], *model;
    struct ledger_record *open = at("open", "");
    snprintf(value, sizeof value, "%s", open->value);
    model = strstr(value, "model=");
    assert_non_null(model);
    model[strlen("model=")] = '1';
    strstr(value, "data=")[strlen("data=")] = 'x';
    open->value = value;
    at("reveal", "1")->value = "choice=hop9\nnumber=1\nmechanism=none\n";
    for (int kind = 0; kind < PATTERNS; kind++) {
        assert_string_equal(found((enum pattern_kind)kind, judge), "");
    }
    assert_true(judge_other_model(judge));
    bool old;
    assert_int_equal(judge_other_data(judge, &old)[0], 'x');
    assert_true(old);
    size_t track = (size_t)track_index(catalog, at("track", "")->value);
    assert_true(judge_aims_met(judge, track, SIM_PART_SCALING) > 0); /* as it was then */
    judge_free(judge);
}

int main(void)
{
    struct buffer why = {0};
    struct fault_list faults = {0};
    struct synthetic student;
    const char *path = play_ledger();
    catalog = play_catalog();
    setenv("FLEETLAB_CONFIG", "", 1);
    if (!course_read(SYNTHETIC_COURSE, &course, &faults)) {
        return 99;
    }
    synthetic_student(5, 6, &student);
    student.habit = HABIT_PERFECT;
    synthetic_play(catalog, &student, 5, path);
    played = ledger_log_read(path, &why);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(judge__has_nothing_to_say__of_a_whole_lab),
        cmocka_unit_test(judge__asks_for_each_step__before_the_next),
        cmocka_unit_test(judge__names__what_no_lab_writes),
        cmocka_unit_test(judge__takes__only_answers_that_the_lab_takes),
        cmocka_unit_test(judge__knows__one_variant),
        cmocka_unit_test(judge__counts__only_what_is_in_order),
        cmocka_unit_test(judge__tells__sessions_of_others_and_of_other_data),
        cmocka_unit_test(judge__holds__each_clock_against_the_other),
        cmocka_unit_test(judge__stops_counting__at_so_many_runs),
        cmocka_unit_test(judge__passes_over__records_of_too_many_lines),
        cmocka_unit_test(judge__asks_nothing__of_another_model),
    };
    int failed = cmocka_run_group_tests_name("judge", tests, NULL, NULL);
    ledger_log_free(played);
    course_free(&course);
    catalog_free(catalog);
    return failed;
}
