/* Exports, held to the Experience API's own rules (1.0.3, part two: data) for what fleetlab
 * writes. */
#include "fixture.h"

#include <math.h>
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "../store/scratch.h"
#include "class/jsonl.h"
#include "class/xapi.h"
#include "class/xapi_outcome.h"

#define UUID "^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"
#define IRI "^[a-z][a-z0-9+.-]*:[^ <>\"{}|^`\\]+$"
#define STAMP "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?Z$"
#define DURATION "^P([0-9]+D)?(T([0-9]+H)?([0-9]+M)?([0-9]+(\\.[0-9]{1,2})?S)?)?$"
#define LANGUAGE "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"

/* A member: its type, its pattern (strings), its own members (objects) or those of each of its
 * items (arrays); a rule without a name ends a list. */
struct export_rule {
    const char *name;
    json_type type;
    bool needed;
    const char *pattern;
    const struct export_rule *members;
};

static const struct export_rule language_map[] = {{"en", JSON_STRING, true, ".", NULL},
                                                  {.name = NULL}};
static const struct export_rule account[] = {
    {"homePage", JSON_STRING, true, IRI, NULL},
    {"name", JSON_STRING, true, ".", NULL},
    {.name = NULL},
};
static const struct export_rule actor[] = {
    {"objectType", JSON_STRING, true, "^Agent$", NULL},
    {"account", JSON_OBJECT, true, NULL, account},
    {.name = NULL},
};
static const struct export_rule verb[] = {
    {"id", JSON_STRING, true, IRI, NULL},
    {"display", JSON_OBJECT, true, NULL, language_map},
    {.name = NULL},
};
static const struct export_rule component[] = {
    {"id", JSON_STRING, true, "^[^ ]+$", NULL},
    {"description", JSON_OBJECT, true, NULL, language_map},
    {.name = NULL},
};
static const struct export_rule definition[] = {
    {"type", JSON_STRING, true, IRI, NULL},
    {"name", JSON_OBJECT, true, NULL, language_map},
    {"description", JSON_OBJECT, false, NULL, language_map},
    {"interactionType", JSON_STRING, false,
     "^(true-false|choice|fill-in|long-fill-in|matching|performance|sequencing|likert|numeric|"
     "other)$",
     NULL},
    {"choices", JSON_ARRAY, false, NULL, component},
    {.name = NULL},
};
static const struct export_rule object[] = {
    {"objectType", JSON_STRING, true, "^Activity$", NULL},
    {"id", JSON_STRING, true, IRI, NULL},
    {"definition", JSON_OBJECT, true, NULL, definition},
    {.name = NULL},
};
static const struct export_rule score[] = {
    {"scaled", JSON_REAL, true, NULL, NULL},
    {"raw", JSON_REAL, true, NULL, NULL},
    {"min", JSON_REAL, true, NULL, NULL},
    {"max", JSON_REAL, true, NULL, NULL},
    {.name = NULL},
};
static const struct export_rule result[] = {
    {"score", JSON_OBJECT, false, NULL, score},       {"success", JSON_TRUE, false, NULL, NULL},
    {"completion", JSON_TRUE, false, NULL, NULL},     {"response", JSON_STRING, false, "", NULL},
    {"duration", JSON_STRING, false, DURATION, NULL}, {.name = NULL},
};
static const struct export_rule activity[] = {{"id", JSON_STRING, true, IRI, NULL}, {.name = NULL}};
static const struct export_rule activities[] = {
    {"parent", JSON_ARRAY, false, NULL, activity},
    {"grouping", JSON_ARRAY, false, NULL, activity},
    {.name = NULL},
};
static const struct export_rule context[] = {
    {"registration", JSON_STRING, true, UUID, NULL},
    {"platform", JSON_STRING, false, ".", NULL},
    {"language", JSON_STRING, false, LANGUAGE, NULL},
    {"contextActivities", JSON_OBJECT, false, NULL, activities},
    {.name = NULL},
};
static const struct export_rule statement[] = {
    {"id", JSON_STRING, true, UUID, NULL},
    {"actor", JSON_OBJECT, true, NULL, actor},
    {"verb", JSON_OBJECT, true, NULL, verb},
    {"object", JSON_OBJECT, true, NULL, object},
    {"result", JSON_OBJECT, false, NULL, result},
    {"context", JSON_OBJECT, true, NULL, context},
    {"timestamp", JSON_STRING, true, STAMP, NULL},
    {"version", JSON_STRING, true, "^1\\.0\\.[0-9]+$", NULL},
    {.name = NULL},
};

static bool matches(const char *text, const char *pattern)
{
    regex_t regex;
    assert_int_equal(regcomp(&regex, pattern, REG_EXTENDED | REG_NOSUB), 0);
    bool good = regexec(&regex, text, 0, NULL, 0) == 0;
    regfree(&regex);
    return good;
}

static bool is_of_type(const json_t *value, json_type type)
{
    return json_typeof(value) == type || (type == JSON_REAL && json_is_number(value)) ||
           (type == JSON_TRUE && json_is_boolean(value));
}

static const char *breaks(const json_t *value, const struct export_rule *rules);

/* The name of what is wrong with a member; NULL: nothing. */
static const char *member_breaks(const json_t *value, const struct export_rule *rule)
{
    if (!is_of_type(value, rule->type) ||
        (rule->pattern && !matches(json_string_value(value), rule->pattern))) {
        return rule->name;
    }
    if (rule->type == JSON_OBJECT) {
        return breaks(value, rule->members);
    }
    for (size_t i = 0; rule->type == JSON_ARRAY && i < json_array_size(value); i++) {
        const char *wrong = breaks(json_array_get(value, i), rule->members);
        if (wrong) {
            return wrong;
        }
    }
    return NULL;
}

/* Members that no rule knows are wrong, as in the standard's schemas. */
static const char *breaks(const json_t *value, const struct export_rule *rules)
{
    size_t known = 0;
    for (; rules->name; rules++) {
        const json_t *member = json_object_get(value, rules->name);
        const char *wrong = member          ? member_breaks(member, rules)
                            : rules->needed ? rules->name
                                            : NULL;
        if (wrong) {
            return wrong;
        }
        known += member != NULL;
    }
    return known == json_object_size(value) ? NULL : "a member that nobody knows";
}

/* Interactions have a type of their own, and choices where one chooses. */
static const char *interaction_breaks(const json_t *value)
{
    const json_t *about = json_object_get(json_object_get(value, "object"), "definition");
    const char *type = json_string_value(json_object_get(about, "type"));
    const char *kind = json_string_value(json_object_get(about, "interactionType"));
    const json_t *choices = json_object_get(about, "choices");
    bool interaction = strstr(type, "cmi.interaction") != NULL;
    if (interaction != (kind != NULL)) {
        return "interactionType";
    }
    if (kind && (strcmp(kind, "choice") == 0) != (choices != NULL)) {
        return "choices";
    }
    return interaction && !json_object_get(value, "result") ? "result" : NULL;
}

static struct ledger_log *read_ledger(const char *path)
{
    struct buffer why = {0};
    struct ledger_log *log = ledger_log_read(path, &why);
    assert_non_null(log);
    return log;
}

/* Appends each line's object to LINES; ends the test where one is no JSON. */
static json_t *parse_lines(const struct buffer *text)
{
    json_t *lines = json_array();
    const char *line = buffer_text(text);
    for (const char *end; (end = strchr(line, '\n')) != NULL; line = end + 1) {
        json_error_t error;
        json_t *value = json_loadb(line, (size_t)(end - line), JSON_REJECT_DUPLICATES, &error);
        if (!value) {
            fail_msg("%s", error.text);
        }
        json_array_append_new(lines, value);
    }
    assert_string_equal(line, "");
    return lines;
}

static json_t *export_student(const struct fixture *fixture, size_t student)
{
    struct buffer text = {0};
    struct ledger_log *log = read_ledger(fixture_ledger(fixture, student));
    xapi_add(&text, log, fixture->catalog, "https://school.example");
    json_t *lines = parse_lines(&text);
    ledger_log_free(log);
    buffer_free(&text);
    return lines;
}

static void xapi__keeps_the_rules__for_every_student(void **state)
{
    const struct fixture *fixture = *state;
    for (size_t i = 0; i < FIXTURE_STUDENTS; i++) {
        json_t *lines = export_student(fixture, i);
        assert_true(json_array_size(lines) > 4);
        for (size_t k = 0; k < json_array_size(lines); k++) {
            const json_t *line = json_array_get(lines, k);
            const char *wrong = breaks(line, statement);
            wrong = wrong ? wrong : interaction_breaks(line);
            if (wrong) {
                fail_msg("%s of %s", wrong, json_dumps(line, 0));
            }
        }
        json_decref(lines);
    }
}

static void xapi__the_rules_find__what_is_wrong(void **state)
{
    static const char *const spoilt[][2] = {
        {"id", "\"not-a-uuid\""}, {"timestamp", "\"yesterday\""},  {"version", "1"},
        {"actor", "{}"},          {"verb", "{\"id\":\"no iri\"}"}, {"object", "null"},
        {"extra", "1"},
    };
    json_t *lines = export_student(*state, 0);
    for (size_t i = 0; i < sizeof spoilt / sizeof spoilt[0]; i++) {
        json_t *line = json_deep_copy(json_array_get(lines, 2));
        assert_null(breaks(line, statement));
        json_object_set_new(line, spoilt[i][0], json_loads(spoilt[i][1], JSON_DECODE_ANY, NULL));
        assert_non_null(breaks(line, statement));
        json_decref(line);
    }
    json_decref(lines);
}

static void xapi__ids_differ__and_are_the_same_the_next_time(void **state)
{
    json_t *first = export_student(*state, 0), *second = export_student(*state, 0);
    json_t *seen = json_object();
    for (size_t i = 0; i < json_array_size(first); i++) {
        const json_t *id = json_object_get(json_array_get(first, i), "id");
        assert_true(json_equal(id, json_object_get(json_array_get(second, i), "id")));
        assert_null(json_object_get(seen, json_string_value(id)));
        json_object_set_new(seen, json_string_value(id), json_true());
    }
    json_decref(first);
    json_decref(second);
    json_decref(seen);
}

/* How many statements answer FIELD, and how many of them with success. */
static void count_answers(const json_t *lines, const char *field, size_t *answers, size_t *right)
{
    *answers = *right = 0;
    for (size_t i = 0; i < json_array_size(lines); i++) {
        const json_t *line = json_array_get(lines, i);
        const char *id = json_string_value(json_object_get(json_object_get(line, "object"), "id"));
        const json_t *success = json_object_get(json_object_get(line, "result"), "success");
        const char *last = strrchr(id, '/');
        if (strcmp(last + 1, field) == 0) {
            (*answers)++;
            *right += json_is_true(success);
        }
    }
}

static void xapi__success_is_what_was_revealed(void **state)
{
    const struct fixture *fixture = *state;
    size_t answers, right;
    for (size_t i = 0; i < FIXTURE_STUDENTS; i++) {
        enum habit habit = fixture->students[i].habit;
        json_t *lines = export_student(fixture, i);
        count_answers(lines, "choice", &answers, &right);
        assert_int_equal(answers, synthetic_truth(habit).locked);
        assert_int_equal(right, habit == HABIT_DROP_OUT || habit == HABIT_SURE_WRONG ? 0 : answers);
        count_answers(lines, "number", &answers, &right); /* the finale asks for none */
        assert_int_equal(right, habit == HABIT_DROP_OUT || habit == HABIT_SURE_WRONG ? 0 : answers);
        json_decref(lines);
    }
}

/* What a student's ledger came to, by the habit that made it: statements whose verb is VERB, and
 * the last one's result. */
static size_t count_verbs(const json_t *lines, const char *verb_id, const json_t **last)
{
    size_t count = 0;
    for (size_t i = 0; i < json_array_size(lines); i++) {
        const json_t *line = json_array_get(lines, i);
        const json_t *id = json_object_get(json_object_get(line, "verb"), "id");
        if (strcmp(json_string_value(id), verb_id) == 0) {
            count++;
            *last = json_object_get(line, "result");
        }
    }
    return count;
}

static json_t *outcome_of(const struct fixture *fixture, const struct student *student, double got)
{
    struct buffer text = {0};
    char name[SUMMARY_NAME + 16];
    snprintf(name, sizeof name, "%s/ledger.csv", student->login);
    struct ledger_log *log = read_ledger(fixture_path(fixture, name));
    xapi_outcome_add(&text, log, fixture->catalog, "https://school.example", student, NULL, got,
                     80);
    json_t *lines = parse_lines(&text);
    for (size_t i = 0; i < json_array_size(lines); i++) {
        assert_null(breaks(json_array_get(lines, i), statement));
    }
    ledger_log_free(log);
    buffer_free(&text);
    return lines;
}

static void xapi__tells_what_was_completed_and_scored(void **state)
{
    const struct fixture *fixture = *state;
    struct class class;
    fixture_read(fixture, NULL, &class);
    for (size_t i = 0; i < FIXTURE_STUDENTS; i++) {
        enum habit habit = fixture->students[i].habit;
        bool finale = habit == HABIT_PERFECT || habit == HABIT_SURE_WRONG;
        const struct student *student = fixture_find(&class, fixture->students[i].login);
        const json_t *outcome = NULL;
        json_t *lines = outcome_of(fixture, student, 60);
        size_t completed = count_verbs(lines, "http://adlnet.gov/expapi/verbs/completed", &outcome);
        assert_int_equal(completed, synthetic_truth(habit).finished + finale);
        assert_int_equal(count_verbs(lines, "http://adlnet.gov/expapi/verbs/scored", &outcome), 1);
        const json_t *points = json_object_get(outcome, "score");
        assert_true(json_number_value(json_object_get(points, "scaled")) == 0.75);
        assert_true(json_number_value(json_object_get(points, "raw")) == 60);
        assert_true(json_number_value(json_object_get(points, "max")) == 80);
        json_decref(lines);
        lines = outcome_of(fixture, student, (double)NAN);
        assert_int_equal(count_verbs(lines, "http://adlnet.gov/expapi/verbs/scored", &outcome), 0);
        json_decref(lines);
    }
    class_free(&class);
}

static void jsonl__gives_each_record_back(void **state)
{
    struct buffer text = {0};
    struct ledger_log *log = read_ledger(fixture_ledger(*state, 0));
    jsonl_add(&text, log);
    json_t *lines = parse_lines(&text);
    assert_int_equal(json_array_size(lines), ledger_log_count(log));
    for (size_t i = 0; i < json_array_size(lines); i++) {
        const json_t *line = json_array_get(lines, i);
        const struct ledger_record *record = ledger_log_record(log, i);
        assert_int_equal(json_number_value(json_object_get(line, "seq")), record->seq);
        assert_string_equal(json_string_value(json_object_get(line, "value")), record->value);
        assert_string_equal(json_string_value(json_object_get(line, "chain")), record->chain);
    }
    json_decref(lines);
    ledger_log_free(log);
    buffer_free(&text);
}

static void export__ends_before_the_first_bad_record(void **state)
{
    const struct fixture *fixture = *state;
    struct buffer sound = {0}, text = {0};
    scratch_read(fixture_ledger(fixture, 0), &sound);
    fixture_copy(fixture, fixture_ledger(fixture, 0), "bad/ledger.csv",
                 strchr(strchr(sound.bytes, '\n') + 1, '\n') + 10 - sound.bytes);
    struct ledger_log *log = read_ledger(fixture_path(fixture, "bad/ledger.csv"));
    jsonl_add(&text, log);
    json_t *lines = parse_lines(&text);
    assert_int_equal(json_array_size(lines), 1);
    json_decref(lines);
    ledger_log_free(log);
    buffer_free(&sound);
    buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(xapi__keeps_the_rules__for_every_student),
        cmocka_unit_test(xapi__the_rules_find__what_is_wrong),
        cmocka_unit_test(xapi__ids_differ__and_are_the_same_the_next_time),
        cmocka_unit_test(xapi__success_is_what_was_revealed),
        cmocka_unit_test(xapi__tells_what_was_completed_and_scored),
        cmocka_unit_test(jsonl__gives_each_record_back),
        cmocka_unit_test(export__ends_before_the_first_bad_record),
    };
    return cmocka_run_group_tests(tests, fixture_make, fixture_remove);
}
