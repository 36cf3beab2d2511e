/* The report: what it holds and in which order, in each format, and held against its ledger. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uniwidth.h>

#include "../lesson/play.h"
#include "report/check.h"
#include "report/report.h"
#include "store/memory.h"
#include "whole.h"

static struct catalog *catalog;

static const char *const headings[] = {
    "Track and variant", "Predictions",  "Observations", "Trials",      "Runs",
    "Designs",           "Finale",       "Stress",       "Reflections", "Calibration",
    "Incomplete",        "Verification",
};
enum { HEADINGS = sizeof headings / sizeof headings[0], COLUMNS = 72 };

/* A played ledger, read back; `parts` of the lab are in it. */
static struct ledger_log *played(const char *track, int parts)
{
    struct buffer why = {0};
    const char *path = play_ledger();
    whole_play(catalog, path, track, parts);
    struct ledger_log *log = ledger_log_read(path, &why);
    assert_non_null(log);
    return log;
}

static char *report_of(const struct ledger_log *log, enum doc_format format)
{
    struct buffer out = {0};
    report_write(catalog, log, ledger_log_count(log), format, &out);
    return buffer_take(&out);
}

/* Where a heading stands; every one once, behind `after`. */
static const char *section(const char *report, const char *mark, const char *heading,
                           const char *after)
{
    char line[80];
    snprintf(line, sizeof line, "\n%s%s\n", mark, heading);
    const char *at = strncmp(report, line + 1, strlen(line + 1)) == 0 ? report
                                                                      : strstr(report, line);
    assert_non_null(at);
    assert_null(strstr(at + 1, line));
    assert_true(at >= after);
    return at;
}

static void report__has__all_headings_in_order(void **state)
{
    (void)state;
    static const char *const tracks[] = {"cloud", "edge", "mobile", "tiny"};
    for (size_t t = 0; t < 4; t++) {
        struct ledger_log *log = played(tracks[t], 3);
        char *text = report_of(log, DOC_TEXT), *markdown = report_of(log, DOC_MARKDOWN);
        const char *in_text = text, *in_markdown = markdown;
        for (size_t i = 0; i < HEADINGS; i++) {
            in_text = section(text, "", headings[i], in_text);
            in_markdown = section(markdown, "## ", headings[i], in_markdown);
        }
        assert_non_null(strstr(text, "Nothing is missing."));
        assert_null(strchr(text, '{'));
        assert_null(strstr(text, "cannot say"));
        free(text);
        free(markdown);
        ledger_log_free(log);
    }
}

static void report__is__72_columns_wide(void **state)
{
    (void)state;
    struct ledger_log *log = played("edge", 3);
    char *text = report_of(log, DOC_TEXT), *rest;
    for (char *line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
        assert_true(u8_strwidth((const uint8_t *)line, "UTF-8") <= COLUMNS);
        assert_int_not_equal(line[strlen(line) - 1], ' ');
    }
    free(text);
    ledger_log_free(log);
}

static void report__keeps__wrong_predictions(void **state)
{
    (void)state;
    struct ledger_log *log = played("cloud", 2);
    char *text = report_of(log, DOC_TEXT);
    const char *said = strstr(text, "Predicted: C/W stays the same");
    assert_non_null(said);
    assert_non_null(strstr(said, "The choice was: wrong"));
    assert_true(said < strstr(text, "The step grew when"));
    free(text);
    ledger_log_free(log);
}

/* How often a text stands between two places. */
static size_t times_between(const char *from, const char *to, const char *text)
{
    size_t count = 0;
    for (const char *at = from; (at = strstr(at, text)) != NULL && at < to; at++) {
        count++;
    }
    return count;
}

static void report__keeps__trials_apart_from_runs(void **state)
{
    (void)state;
    struct ledger_log *log = played("edge", 3);
    char *text = report_of(log, DOC_TEXT), *page = report_of(log, DOC_HTML);
    const char *trials = section(text, "", "Trials", text);
    const char *runs = section(text, "", "Runs", trials);
    const char *designs = section(text, "", "Designs", runs);
    assert_int_equal(times_between(trials, runs, ", trial 1\n"), 3);
    assert_int_equal(times_between(trials, runs, "Came out: "), 3);
    assert_int_equal(times_between(trials, runs, "Aims met"), 0);
    assert_int_equal(times_between(runs, designs, "trial"), 0);
    assert_int_equal(times_between(runs, designs, "Aims met"), 5);
    assert_int_equal(times_between(page, strchr(page, '\0'), "<th scope=\"row\">trial 1</th>"), 3);
    /* The case's own distance and scaling, with a site less than the whole fleet's three. */
    char *json = report_of(log, DOC_JSON);
    json_t *root = json_loads(json, 0, NULL);
    const json_t *trial = json_object_get(json_object_get(root, "Trials"), "part1.trial1");
    const json_t *locked = json_object_get(json_object_get(root, "Predictions"), "part1");
    const char *set = json_string_value(json_object_get(trial, "controls"));
    char scenario[128];
    snprintf(scenario, sizeof scenario, "%s",
             json_string_value(json_object_get(locked, "scenario")));
    assert_non_null(set);
    for (char *rest = scenario, *pair; (pair = strtok_r(rest, " ", &rest)) != NULL;) {
        assert_non_null(strstr(set, pair));
    }
    assert_non_null(strstr(set, "nodes=6600000 "));
    json_decref(root);
    free(json);
    free(text);
    free(page);
    ledger_log_free(log);
}

static void report__lists__what_is_missing(void **state)
{
    (void)state;
    struct ledger_log *log = played("tiny", 1);
    char *text = report_of(log, DOC_TEXT);
    const char *missing = strstr(text, "\nIncomplete\n");
    assert_non_null(strstr(missing, "Compound System Synthesis: Prediction"));
    assert_null(strstr(missing, "The Scaling Wall Audit"));
    assert_non_null(strstr(text, "Nothing yet."));
    free(text);
    ledger_log_free(log);
}

/* What stands there, even where this model would say something else; and that it did not. */
static void report__shows__what_another_model_worked_out(void **state)
{
    (void)state;
    struct ledger_log *log = played("tiny", 3);
    struct ledger_log *older = whole_forged(log, "open", "model=4\n", "");
    struct ledger_log *odd = whole_forged(older, "run", "aims_met=", "aims_met=5");
    char *text = report_of(odd, DOC_TEXT), *now = report_of(log, DOC_TEXT);
    assert_non_null(strstr(text, "\n  Model: 1\n"));
    assert_non_null(strstr(now, "\n  Model: 4\n"));
    assert_null(strstr(now, "Made with model"));
    for (size_t i = 1; i < HEADINGS - 2; i++) {
        static const char note[] = "Made with model 1, and left as it was; this is model 4.";
        const char *at = section(text, "", headings[i], text);
        const char *end = section(text, "", headings[i + 1], text);
        const char *said = strstr(at, note);
        bool numbers = strcmp(headings[i], "Observations") != 0 && i + 1 < HEADINGS - 2;
        assert_int_equal(said && said < end, numbers);
    }
    const char *designs = section(text, "", "Designs", text);
    const char *met = strstr(designs, "Aims met: 5");
    assert_non_null(met);
    assert_true(met < section(text, "", "Finale", text));
    met += strlen("Aims met: ");
    assert_int_equal(met[strspn(met, "0123456789")], '\n'); /* of how many, that model knows */
    free(now);
    free(text);
    ledger_log_free(odd);
    ledger_log_free(older);
    ledger_log_free(log);
}

static void report__of_nothing__is_a_report(void **state)
{
    (void)state;
    struct buffer why = {0};
    struct ledger_log *log = ledger_log_parse("", 0, &why);
    for (int format = DOC_TEXT; format <= DOC_HTML; format++) {
        char *report = report_of(log, (enum doc_format)format);
        assert_true(check_report(catalog, log, report, &why));
        free(report);
    }
    char *text = report_of(log, DOC_TEXT);
    assert_non_null(strstr(text, "No track has been chosen yet."));
    free(text);
    ledger_log_free(log);
    buffer_free(&why);
}

static void report__disarms__what_a_student_wrote(void **state)
{
    (void)state;
    struct ledger_log *log = played("mobile", 1);
    for (int format = DOC_TEXT; format <= DOC_HTML; format++) {
        char *report = report_of(log, (enum doc_format)format);
        for (const char *c = report; *c; c++) {
            assert_true(*c == '\n' || ((unsigned char)*c >= 0x20 && *c != 0x7f));
        }
        free(report);
    }
    char *page = report_of(log, DOC_HTML);
    assert_null(strstr(page, "<script"));
    assert_non_null(strstr(page, "\n?[2JRecords: 1\n&lt;script&gt;alert()&lt;/script&gt;</dd>"));
    free(page);
    char *markdown = report_of(log, DOC_MARKDOWN);
    assert_null(strstr(markdown, "<script>"));
    section(markdown, "## ", "Verification", markdown);
    free(markdown);
    ledger_log_free(log);
}

static void report__as_json__is_an_object_of_the_headings(void **state)
{
    (void)state;
    struct ledger_log *log = played("cloud", 3);
    char *text = report_of(log, DOC_JSON);
    json_error_t error;
    json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, &error);
    assert_non_null(root);
    assert_int_equal(json_object_size(root), HEADINGS);
    for (size_t i = 0; i < HEADINGS; i++) {
        assert_true(json_is_object(json_object_get(root, headings[i])));
    }
    const json_t *part1 = json_object_get(json_object_get(root, "Predictions"), "part1");
    assert_string_equal(json_string_value(json_object_get(part1, "said_choice")), "hop3");
    assert_true(json_number_value(json_object_get(part1, "said_number")) == 2);
    const json_t *verification = json_object_get(root, "Verification");
    assert_string_equal(json_string_value(json_object_get(verification, "head")),
                        ledger_log_head(log));
    json_decref(root);
    free(text);
    ledger_log_free(log);
}

/* ---- the check ---- */

static void check__agrees__with_its_own_ledger(void **state)
{
    (void)state;
    struct ledger_log *log = played("edge", 3);
    for (int format = DOC_TEXT; format <= DOC_HTML; format++) {
        struct buffer why = {0};
        char *report = report_of(log, (enum doc_format)format);
        assert_true(check_report(catalog, log, report, &why));
        assert_int_equal(why.length, 0);
        free(report);
    }
    ledger_log_free(log);
}

static void check__agrees__while_the_ledger_goes_on(void **state)
{
    (void)state;
    struct ledger_log *log = played("cloud", 2);
    for (int format = DOC_TEXT; format <= DOC_HTML; format++) {
        struct buffer out = {0}, why = {0};
        report_write(catalog, log, ledger_log_count(log) - 3, (enum doc_format)format, &out);
        assert_true(check_report(catalog, log, buffer_text(&out), &why));
        buffer_free(&out);
    }
    ledger_log_free(log);
}

/* One replacement in a report; what the check says of it. */
static char *check_edited(const struct ledger_log *log, enum doc_format format, const char *from,
                          const char *to)
{
    struct buffer why = {0}, edited = {0};
    char *report = report_of(log, format);
    char *at = strstr(report, from);
    assert_non_null(at);
    buffer_add(&edited, report, (size_t)(at - report));
    buffer_add_format(&edited, "%s%s", to, at + strlen(from));
    assert_false(check_report(catalog, log, buffer_text(&edited), &why));
    buffer_free(&edited);
    free(report);
    return buffer_take(&why);
}

static void check__names__the_first_line_that_differs(void **state)
{
    (void)state;
    static const struct {
        enum doc_format format;
        const char *from, *to, *says;
    } edits[] = {
        {DOC_TEXT, "Variant: ", "Variant: 1", "line 4 differs: the report says:   Variant: 1"},
        {DOC_TEXT, "Predicted: hop three", "Predicted: hop one",
         "the ledger gives:   Predicted: hop three"},
        {DOC_MARKDOWN, "hop three", "hop one", "differs"},
        {DOC_JSON, "\"said_choice\":\"hop3\"", "\"said_choice\":\"hop1\"", "differs"},
        {DOC_HTML, "<td>hop three", "<td>hop one", "differs"},
        {DOC_HTML, "<dt>Records</dt>", "<dt>Recorded</dt>", "does not say how many records"},
        {DOC_TEXT, "\n  Records: ", "\n  Records: 9000", "and the ledger has"},
        {DOC_TEXT, "\n  Records: ", "\n  Recorded: ", "does not say how many records"},
    };
    struct ledger_log *log = played("cloud", 3);
    for (size_t i = 0; i < sizeof edits / sizeof edits[0]; i++) {
        char *why = check_edited(log, edits[i].format, edits[i].from, edits[i].to);
        assert_non_null(strstr(why, edits[i].says));
        free(why);
    }
    ledger_log_free(log);
}

static void check__refuses__another_ledgers_report(void **state)
{
    (void)state;
    struct buffer why = {0};
    struct ledger_log *one = played("cloud", 1), *two = played("cloud", 1);
    char *report = report_of(one, DOC_TEXT);
    assert_false(check_report(catalog, two, report, &why));
    assert_non_null(strstr(buffer_text(&why), "differs"));
    free(report);
    buffer_free(&why);
    ledger_log_free(one);
    ledger_log_free(two);
}

int main(void)
{
    catalog = play_catalog();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(report__has__all_headings_in_order),
        cmocka_unit_test(report__is__72_columns_wide),
        cmocka_unit_test(report__keeps__wrong_predictions),
        cmocka_unit_test(report__keeps__trials_apart_from_runs),
        cmocka_unit_test(report__lists__what_is_missing),
        cmocka_unit_test(report__shows__what_another_model_worked_out),
        cmocka_unit_test(report__of_nothing__is_a_report),
        cmocka_unit_test(report__disarms__what_a_student_wrote),
        cmocka_unit_test(report__as_json__is_an_object_of_the_headings),
        cmocka_unit_test(check__agrees__with_its_own_ledger),
        cmocka_unit_test(check__agrees__while_the_ledger_goes_on),
        cmocka_unit_test(check__names__the_first_line_that_differs),
        cmocka_unit_test(check__refuses__another_ledgers_report),
    };
    int failed = cmocka_run_group_tests_name("report", tests, NULL, NULL);
    catalog_free(catalog);
    return failed;
}
