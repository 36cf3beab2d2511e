#include "class/xapi.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "class/statements.h"
#include "design/truth.h"
#include "lesson/rules.h"
#include "lesson/state.h"
#include "course/text.h"
#include "store/json.h"
#include "store/memory.h"
#include "store/number.h"
#include "store/pairs.h"
#include "store/utc.h"
/* What an event says that its actor did. Events that aren't here are the ledger's own business. */
static const struct verb verbs[] = {
    {"open", ADL "verbs/initialized", "initialized"},
    {"track", ADL "verbs/preferred", "preferred"},
    {"lock", ADL "verbs/answered", "answered"},
    {"observe", ADL "verbs/answered", "answered"},
    {"reveal", ADL "verbs/experienced", "experienced"},
    {"run", ADL "verbs/interacted", "interacted"},
    {"finale", ADL "verbs/interacted", "interacted"},
    {"stress", ADL "verbs/experienced", "experienced"},
    {"repair", ADL "verbs/interacted", "interacted"},
    {"decision", ADL "verbs/answered", "answered"},
    {"hint", ADL "verbs/asked", "asked"},
    {"reflect", ADL "verbs/answered", "answered"},
    {"legacy", ADL "verbs/answered", "answered"},
    {"submit", "http://activitystrea.ms/schema/1.0/submit", "submitted"},
    {"close", ADL "verbs/terminated", "terminated"},
};

/* ---- the result ---- */

/* Where the reveal of a record's question is kept; NULL: it is of none. */
static const struct ledger_record **reveal_place(const struct statements *s,
                                                 const struct ledger_record *record)
{
    int part = part_find(record->part);
    int track = track_index(s->catalog, record->track);
    return track < 0 || part == 0 ? NULL : &s->reveals[(size_t)(track * PARTS + part - 1)];
}

static void find_reveals(struct statements *s)
{
    const struct ledger_record *record;
    for (size_t i = 0; (record = ledger_log_record(s->log, i)) && !record->damage; i++) {
        bool finale = part_find(record->part) == SIM_PART_FINALE;
        const struct ledger_record **place = strcmp(record->event, finale ? "stress" : "reveal") ==
                                                     0
                                                 ? reveal_place(s, record)
                                                 : NULL;
        if (place && !*place) {
            *place = record;
        }
    }
}

static bool is_right(const struct statements *s, const struct question *question,
                     const char *answer, const char *truth)
{
    double said, was;
    if (question->kind != ASK_NUMBER) {
        return strcmp(answer, truth) == 0;
    }
    return number_parse(answer, &said) && number_parse(truth, &was) &&
           number_is_right(s->part, s->track->parts[s->part - 1].lock_tolerance, said, was);
}

/* Of a lock whose result was revealed; what is written nobody but a person can judge. */
static void put_success(struct json_out *json, const struct statements *s,
                        const struct question *question, const char *answer)
{
    const struct ledger_record **place = strcmp(s->record->event, "lock") == 0
                                             ? reveal_place(s, s->record)
                                             : NULL;
    struct pairs pairs;
    if (place && *place) {
        pairs_parse((*place)->value, &pairs);
        const char *truth = pairs_get(&pairs, question->id);
        if (truth) {
            json_put_bool(json, "success", is_right(s, question, answer, truth));
        }
        pairs_free(&pairs);
    }
}

static void put_duration(struct json_out *json, const struct statements *s)
{
    int64_t now, then;
    if (s->before && s->before->session == s->record->session && utc_parse(s->record->time, &now) &&
        utc_parse(s->before->time, &then) && now >= then) {
        char text[48];
        snprintf(text, sizeof text, "PT%lld.%02dS", (long long)((now - then) / 1000),
                 (int)((now - then) % 1000 / 10));
        json_put_text(json, "duration", text);
    }
}

static void put_result(struct json_out *json, const struct statements *s,
                       const struct question *question, const char *answer)
{
    json_open(json, "result", '{');
    put_success(json, s, question, answer);
    json_put_bool(json, "completion", true);
    json_put_text(json, "response", answer);
    put_duration(json, s);
    json_close(json, '}');
}

/* ---- statements ---- */

/* QUESTION and ANSWER are NULL where nothing is answered. */
static void add_statement(const struct statements *s, const struct question *question,
                          const char *answer)
{
    struct json_out json = {.buffer = s->out};
    int64_t time;
    json_open(&json, NULL, '{');
    statements_put_uuid(&json, "id", s->record->chain, question ? question->id : s->record->event);
    statements_put_actor(&json, s);
    statements_put_verb(&json, s->verb);
    statements_put_object(&json, s, question);
    if (question) {
        put_result(&json, s, question, answer);
    }
    statements_put_context(&json, s);
    if (utc_parse(s->record->time, &time)) {
        json_put_text(&json, "timestamp", s->record->time);
    }
    json_put_text(&json, "version", "1.0.3");
    json_close(&json, '}');
    buffer_add_char(s->out, '\n');
}

static size_t find_questions(const struct statements *s, struct question questions[QUESTIONS_MAX])
{
    if (!s->track || !s->part || strcmp(s->verb->display, "answered") != 0) {
        return 0;
    }
    if (strcmp(s->record->event, "lock") == 0) {
        return lock_questions(&s->track->parts[s->part - 1], questions);
    }
    if (strcmp(s->record->event, "observe") == 0) {
        return observe_questions(questions);
    }
    const struct rules *rules = rules_of(s->part);
    memcpy(questions, rules->questions, rules->question_count * sizeof *questions);
    return rules->question_count;
}

static void add_answers(const struct statements *s, const struct question *questions, size_t count)
{
    struct pairs pairs = {0};
    bool plain = strcmp(s->record->event, "observe") == 0;
    if (!plain) {
        pairs_parse(s->record->value, &pairs);
    }
    for (size_t i = 0; i < count; i++) {
        const char *answer = plain ? s->record->value : pairs_get(&pairs, questions[i].id);
        if (answer) {
            add_statement(s, &questions[i], answer);
        }
    }
    pairs_free(&pairs);
}

static void add_record(struct statements *s)
{
    struct question questions[QUESTIONS_MAX];
    s->verb = NULL;
    for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
        if (strcmp(verbs[i].event, s->record->event) == 0) {
            s->verb = &verbs[i];
        }
    }
    s->track = track_find(s->catalog, s->record->track);
    s->part = s->track ? (enum sim_part)part_find(s->record->part) : (enum sim_part)0;
    if (!s->verb) {
        return;
    }
    size_t count = find_questions(s, questions);
    if (count > 0) {
        add_answers(s, questions, count);
    } else if (strcmp(s->verb->display, "answered") != 0) {
        add_statement(s, NULL, NULL);
    }
}
void xapi_add(struct buffer *out, const struct ledger_log *log, const struct catalog *catalog,
              const char *home)
{
    struct statements s = {.out = out, .log = log, .catalog = catalog, .home = home};
    const struct ledger_record *first = ledger_log_record(log, 0);
    if (!first || first->damage) {
        return;
    }
    s.reveals = memory_get(catalog->track_count * PARTS, sizeof *s.reveals);
    find_reveals(&s);
    pairs_parse(first->value, &s.who);
    for (size_t i = 0; (s.record = ledger_log_record(log, i)) && !s.record->damage; i++) {
        add_record(&s);
        s.before = s.record;
    }
    pairs_free(&s.who);
    free(s.reveals);
}
