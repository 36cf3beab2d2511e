/* The replay: sound ledgers agree, forged ones are found out even where their chain is right. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../lesson/play.h"
#include "report/replay.h"
#include "report/report.h"
#include "whole.h"

static struct catalog *catalog;

static struct ledger_log *played(const char *track, int parts)
{
    struct buffer why = {0};
    const char *path = play_ledger();
    whole_play(catalog, path, track, parts);
    struct ledger_log *log = ledger_log_read(path, &why);
    assert_non_null(log);
    return log;
}

static void replay__agrees__with_a_whole_lab(void **state)
{
    (void)state;
    static const char *const tracks[] = {"cloud", "edge", "mobile", "tiny"};
    for (size_t t = 0; t < 4; t++) {
        struct buffer out = {0};
        struct ledger_log *log = played(tracks[t], 3);
        assert_int_equal(replay_write(catalog, NULL, log, &out), 0);
        assert_null(strstr(buffer_text(&out), "DIFFERS"));
        assert_null(strstr(buffer_text(&out), "other data"));
        size_t agreeing = 0;
        for (const char *at = buffer_text(&out); (at = strstr(at, "agrees: ")); at++) {
            agreeing++;
        }
        assert_int_equal(agreeing,
                         4 + 4 + 4 + 3 + 1 +
                             2); /* locks, reveals, runs, trials, the finale; strike, repair */
        buffer_free(&out);
        ledger_log_free(log);
    }
}

static void replay__finds_out__each_forged_value(void **state)
{
    (void)state;
    static const struct {
        const char *event, *from, *to, *says;
    } forgeries[] = {
        {"reveal", "choice=hop3", "choice=hop1", "DIFFERS: choice is hop1 there, and hop3"},
        {"reveal", "mechanism=bandwidth", "mechanism=light", "DIFFERS: mechanism"},
        {"reveal", "number=-", "number=", "DIFFERS: number"},
        {"lock", "dispersion_km=", "dispersion_km=1", "DIFFERS: dispersion_km"},
        {"run", "aims_met=4", "aims_met=6", "DIFFERS: aims_met is 6 there, and 4"},
        {"run", "t_step=7.4", "t_step=1.4", "DIFFERS: t_step"},
        {"run", "local_steps=20", "local_steps=2", "DIFFERS: scenario"},
        {"run", "carbon_kg=", "carbon_kg=-", "DIFFERS: carbon_kg"},
        {"trial", "t_step=", "t_step=1", "DIFFERS: t_step"},
        {"trial", "checkpoint_interval=", "checkpoint_interval=1", "DIFFERS: scenario"},
        {"trial", "p_giant=0", "p_giant=0.1", "DIFFERS: scenario"},
        {"finale", "aims_met=", "aims_met=1", "DIFFERS: aims_met"},
        {"stress", "step=", "step=1", "DIFFERS: step"},
        {"stress", "choice=", "choice=c", "DIFFERS: choice"},
        {"repair", "aims_met=", "aims_met=1", "DIFFERS: aims_met"},
        {"repair", "wan_bandwidth=2", "wan_bandwidth=3", "DIFFERS: changes is 1 there, and 2"},
        {"reveal", "held=", "held=1", "DIFFERS: held"},
        {"reveal", "tried=", "tried=1", "DIFFERS: tried"},
    };
    struct ledger_log *log = played("cloud", 3);
    for (size_t i = 0; i < sizeof forgeries / sizeof forgeries[0]; i++) {
        struct buffer out = {0};
        struct ledger_log *copy = whole_forged(log, forgeries[i].event, forgeries[i].from,
                                               forgeries[i].to);
        assert_true(replay_write(catalog, NULL, copy, &out) > 0);
        assert_non_null(strstr(buffer_text(&out), forgeries[i].says));
        buffer_free(&out);
        ledger_log_free(copy);
    }
    ledger_log_free(log);
}

static void replay__says__that_the_data_were_others(void **state)
{
    (void)state;
    struct buffer out = {0};
    struct ledger_log *log = played("tiny", 1);
    struct ledger_log *copy = whole_forged(log, "open", "data=", "data=0");
    assert_int_equal(replay_write(catalog, NULL, copy, &out), 0);
    assert_non_null(strstr(buffer_text(&out), "written with other data"));
    buffer_free(&out);
    ledger_log_free(copy);
    ledger_log_free(log);
}

/* As an older version left it: no model named; and as a newer one will, and as none did. */
static void replay__leaves_alone__what_another_model_worked_out(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to, *says;
    } others[] = {
        {"model=4\n", "", "not replayed: model 1, this is model 4"},
        {"model=4\n", "model=5\n", "not replayed: model 5, this is model 4"},
        {"model=4\n", "model=two\n", "not replayed: model 0, this is model 4"},
    };
    struct ledger_log *log = played("cloud", 3);
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        struct buffer out = {0};
        struct ledger_log *copy = whole_forged(log, "open", others[i].from, others[i].to);
        struct ledger_log *odd = whole_forged(copy, "reveal", "choice=", "choice=no");
        assert_int_equal(replay_write(catalog, NULL, odd, &out), 0);
        assert_non_null(strstr(buffer_text(&out), others[i].says));
        assert_null(strstr(buffer_text(&out), "DIFFERS"));
        assert_null(strstr(buffer_text(&out), "agrees"));
        buffer_free(&out);
        ledger_log_free(odd);
        ledger_log_free(copy);
    }
    ledger_log_free(log);
}

/* A ledger that an older version began: only what was made then is left alone. */
static void replay__works_out_anew__what_was_added_with_this_model(void **state)
{
    (void)state;
    struct buffer out = {0}, why = {0}, line = {0};
    struct ledger_log *log = played("tiny", 1);
    struct ledger_log *copy = whole_forged(log, "open", "model=4\n", "");
    const struct ledger_record *run = NULL;
    for (size_t i = 0; i < ledger_log_count(log); i++) {
        const struct ledger_record *record = ledger_log_record(log, i);
        run = strcmp(record->event, "run") == 0 ? record : run;
    }
    const struct ledger_entry entries[] = {
        {.event = "open", .value = "login=ada\nmodel=4\n"},
        {run->track, run->part, run->event, run->key, run->value, run->unit, run->scenario},
    };
    for (size_t i = 0; i < 2; i++) {
        assert_true(ledger_log_format(copy, &entries[i], 2, 0, &line, &why));
        ledger_log_extend(copy, buffer_text(&line), line.length);
    }
    assert_int_equal(replay_write(catalog, NULL, copy, &out), 0);
    const char *at = strstr(buffer_text(&out), "agrees: ");
    assert_non_null(at);
    assert_null(strstr(at, "not replayed"));
    assert_non_null(strstr(buffer_text(&out), "not replayed"));
    buffer_free(&line);
    buffer_free(&out);
    ledger_log_free(copy);
    ledger_log_free(log);
}

/* The log with one more record; its chain is right. */
static void add_record(struct ledger_log *log, const struct ledger_entry *entry)
{
    struct buffer why = {0}, line = {0};
    assert_true(ledger_log_format(log, entry, 1, 0, &line, &why));
    ledger_log_extend(log, buffer_text(&line), line.length);
    buffer_free(&line);
}

static void replay__passes_over__a_second_answer(void **state)
{
    (void)state;
    struct buffer out = {0};
    struct ledger_log *log = played("tiny", 1);
    for (int i = 0; i < 2; i++) {
        const struct ledger_entry entry = {.track = "tiny",
                                           .part = "1",
                                           .event = i == 0 ? "lock" : "reveal",
                                           .key = "",
                                           .value = "choice=hop1",
                                           .unit = "",
                                           .scenario = "of nothing"};
        add_record(log, &entry);
    }
    assert_int_equal(replay_write(catalog, NULL, log, &out), 0);
    assert_null(strstr(buffer_text(&out), "DIFFERS"));
    buffer_free(&out);
    ledger_log_free(log);
}

/* Part 2 takes over part 1's fabric; whoever takes part 1's run away has it from nowhere. */
static void replay__finds_out__what_no_earlier_part_gave(void **state)
{
    (void)state;
    struct buffer why = {0};
    const char *path = play_ledger();
    struct stage *stage = play_open(catalog, path, "cloud", -1, NULL);
    play_to_workbench(stage, 1, "hop3", "light");
    assert_true(play_type(stage, "local_steps", "50"));
    assert_true(play_type(stage, "scaling", "weak"));
    assert_true(play_type(stage, "oversubscription", "2"));
    assert_true(play_act(stage, "commit"));
    play_act(stage, "to_parts");
    play_to_workbench(stage, 2, "falls", "rework");
    assert_true(play_act(stage, "commit"));
    stage_close(stage);
    struct ledger_log *log = ledger_log_read(path, &why);
    for (int without = 0; without < 2; without++) {
        struct buffer out = {0};
        struct ledger_log *copy = ledger_log_parse("", 0, &why);
        for (size_t i = 0; i < ledger_log_count(log); i++) {
            const struct ledger_record *r = ledger_log_record(log, i);
            if (!without || strcmp(r->event, "run") != 0 || strcmp(r->part, "1") != 0) {
                add_record(copy, &(struct ledger_entry){r->track, r->part, r->event, r->key,
                                                        r->value, r->unit, r->scenario});
            }
        }
        assert_int_equal(replay_write(catalog, NULL, copy, &out), without);
        assert_int_equal(
            strstr(buffer_text(&out), "DIFFERS: backend_nodes is 100000 there") != NULL, without);
        buffer_free(&out);
        ledger_log_free(copy);
    }
    ledger_log_free(log);
}

static void replay__counts__a_damaged_record(void **state)
{
    (void)state;
    struct buffer out = {0};
    struct ledger_log *log = played("tiny", 1);
    ledger_log_extend(log, "1,9\n", 4);
    assert_int_equal(replay_write(catalog, NULL, log, &out), 1);
    assert_non_null(strstr(buffer_text(&out), "DAMAGED: "));
    buffer_free(&out);
    ledger_log_free(log);
}

static void replay__bears__records_of_anything(void **state)
{
    (void)state;
    static const char *const events[] = {"stress", "repair", "decision", "open",    "lock",
                                         "reveal", "run",    "finale",   "observe", "reflect",
                                         "design", "legacy", "reset",    "variant", "track",
                                         "hint",   "anchor", "draft",    "close",   "nonsense"};
    static const char *const values[] = {"",
                                         "=",
                                         "choice=hop1",
                                         "choice=hop9\nnumber=nan",
                                         "size=1000000",
                                         "\033[2J",
                                         "63",
                                         "-1",
                                         "checkpoint_interval=1e-300\nclean_share=1",
                                         "size=100\nquorum=1\ndiversity=independent",
                                         "nodes=1\ntopology=torus\naims_met=x",
                                         "model=4"};
    static const char *const parts[] = {"", "1", "2", "3", "finale", "4"};
    struct buffer why = {0}, line = {0}, out = {0};
    struct ledger_log *log = ledger_log_parse(LEDGER_HEADER "\n", strlen(LEDGER_HEADER) + 1, &why);
    for (size_t e = 0; e < sizeof events / sizeof events[0]; e++) {
        for (size_t v = 0; v < sizeof values / sizeof values[0]; v++) {
            for (size_t p = 0; p < sizeof parts / sizeof parts[0]; p++) {
                const struct ledger_entry entry = {.track = p % 2 ? "cloud" : "edge",
                                                   .part = parts[p],
                                                   .event = events[e],
                                                   .key = "\033]0;",
                                                   .value = values[v],
                                                   .unit = "",
                                                   .scenario = "x"};
                assert_true(ledger_log_format(log, &entry, 1, 0, &line, &why));
                ledger_log_extend(log, buffer_text(&line), line.length);
            }
        }
    }
    assert_true(replay_write(catalog, NULL, log, &out) > 0);
    for (int format = DOC_TEXT; format <= DOC_JSON; format++) {
        report_write(catalog, log, ledger_log_count(log), (enum doc_format)format, &out);
    }
    for (size_t i = 0; i < out.length; i++) {
        assert_true(out.bytes[i] == '\n' || (unsigned char)out.bytes[i] >= 0x20);
    }
    buffer_free(&out);
    buffer_free(&line);
    ledger_log_free(log);
}

int main(void)
{
    catalog = play_catalog();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(replay__agrees__with_a_whole_lab),
        cmocka_unit_test(replay__finds_out__each_forged_value),
        cmocka_unit_test(replay__says__that_the_data_were_others),
        cmocka_unit_test(replay__leaves_alone__what_another_model_worked_out),
        cmocka_unit_test(replay__works_out_anew__what_was_added_with_this_model),

        cmocka_unit_test(replay__passes_over__a_second_answer),
        cmocka_unit_test(replay__finds_out__what_no_earlier_part_gave),
        cmocka_unit_test(replay__counts__a_damaged_record),
        cmocka_unit_test(replay__bears__records_of_anything),
    };
    int failed = cmocka_run_group_tests_name("replay", tests, NULL, NULL);
    catalog_free(catalog);
    return failed;
}
