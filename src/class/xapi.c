#include "class/xapi.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "design/truth.h"
#include "lesson/rules.h"
#include "lesson/state.h"
#include "course/text.h"
#include "store/json.h"
#include "store/memory.h"
#include "store/number.h"
#include "store/pairs.h"
#include "store/utc.h"

#define ADL "http://adlnet.gov/expapi/"

/* What an event says that its actor did. Events that aren't here are the ledger's own business. */
static const struct verb {
    const char *event, *id, *display;
} verbs[] = {
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

struct statements {
    struct buffer *out;
    const struct ledger_log *log;
    const struct catalog *catalog;
    const char *home;
    struct pairs who;                     /* the ledger's first record */
    const struct ledger_record **reveals; /* the first of each question */
    const struct ledger_record *record, *before;
    const struct verb *verb;
    const struct track *track; /* of the record; NULL: none */
    enum sim_part part;        /* of the record; 0: none */
};

static const char *who(const struct statements *s, const char *name)
{
    const char *text = pairs_get(&s->who, name);
    return text && *text ? text : "unknown";
}

/* ---- pieces ---- */

/* A UUID of version 5's shape (RFC 4122) from what its name hashes to. */
static void put_uuid(struct json_out *json, const char *member, const char *space, const char *name)
{
    char hex[DIGEST_ROOM], text[40];
    struct buffer whole = {0};
    buffer_add_format(&whole, "%s/%s", space, name);
    digest_hex(buffer_text(&whole), whole.length, hex);
    hex[12] = '5';
    hex[16] = "89ab"[hex[16] % 4];
    snprintf(text, sizeof text, "%.8s-%.4s-%.4s-%.4s-%.12s", hex, hex + 8, hex + 12, hex + 16,
             hex + 20);
    json_put_text(json, member, text);
    buffer_free(&whole);
}

static void put_words(struct json_out *json, const char *member, const char *text)
{
    json_open(json, member, '{');
    json_put_text(json, "en", text);
    json_close(json, '}');
}

/* Appends TEXT as a step of an IRI's path. */
static void add_step(struct buffer *iri, const char *text)
{
    buffer_add_char(iri, '/');
    for (; *text; text++) {
        if (strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~", *text)) {
            buffer_add_char(iri, *text);
        } else {
            buffer_add_format(iri, "%%%02X", (unsigned)(unsigned char)*text);
        }
    }
}

/* HOME/course/track/part/question, as far as there is one. */
static void put_activity_id(struct json_out *json, const struct statements *s, bool part,
                            const char *question)
{
    struct buffer iri = {0};
    buffer_add_text(&iri, s->home);
    add_step(&iri, who(s, "course"));
    if (part && s->track) {
        add_step(&iri, s->track->id);
    }
    if (part && s->part) {
        add_step(&iri, part_name(s->part));
    }
    if (question) {
        add_step(&iri, question);
    }
    json_put_text(json, "id", buffer_text(&iri));
    buffer_free(&iri);
}

static const char *wording(const struct statements *s, const char *id)
{
    return text_of(s->catalog, s->track, (int)s->part, id);
}

static void put_actor(struct json_out *json, const struct statements *s)
{
    json_open(json, "actor", '{');
    json_put_text(json, "objectType", "Agent");
    json_open(json, "account", '{');
    json_put_text(json, "homePage", s->home);
    json_put_text(json, "name", who(s, "login"));
    json_close(json, '}');
    json_close(json, '}');
}

static void put_verb(struct json_out *json, const struct verb *verb)
{
    json_open(json, "verb", '{');
    json_put_text(json, "id", verb->id);
    put_words(json, "display", verb->display);
    json_close(json, '}');
}

static void put_parent(struct json_out *json, const struct statements *s, const char *member,
                       bool part)
{
    json_open(json, member, '[');
    json_open(json, NULL, '{');
    put_activity_id(json, s, part, NULL);
    json_close(json, '}');
    json_close(json, ']');
}

static void put_context(struct json_out *json, const struct statements *s)
{
    json_open(json, "context", '{');
    put_uuid(json, "registration", "ledger", who(s, "nonce"));
    json_put_text(json, "platform", who(s, "program"));
    json_put_text(json, "language", "en");
    json_open(json, "contextActivities", '{');
    if (s->part) {
        put_parent(json, s, "parent", true);
    }
    put_parent(json, s, "grouping", false);
    json_close(json, '}');
    json_close(json, '}');
}

/* ---- the interaction ---- */

static const char *interaction_type(const struct question *question)
{
    static const char *const types[] = {
        [ASK_CHOICE] = "choice",     [ASK_NUMBER] = "numeric",    [ASK_COUNT_OR_NEVER] = "fill-in",
        [ASK_LINE] = "long-fill-in", [ASK_TEXT] = "long-fill-in",
    };
    return types[question->kind];
}

static void put_options(struct json_out *json, const struct statements *s,
                        const struct question *question)
{
    json_open(json, "choices", '[');
    for (size_t i = 0; i < question->option_count; i++) {
        char id[100];
        snprintf(id, sizeof id, "%s.%s", question->option_prefix, question->options[i]);
        json_open(json, NULL, '{');
        json_put_text(json, "id", question->options[i]);
        put_words(json, "description", wording(s, id));
        json_close(json, '}');
    }
    json_close(json, ']');
}

static void put_object(struct json_out *json, const struct statements *s,
                       const struct question *question)
{
    json_open(json, "object", '{');
    json_put_text(json, "objectType", "Activity");
    put_activity_id(json, s, true, question ? question->id : NULL);
    json_open(json, "definition", '{');
    if (question) {
        json_put_text(json, "type", ADL "activities/cmi.interaction");
        put_words(json, "name", wording(s, question->label));
        put_words(json, "description", wording(s, question->help));
        json_put_text(json, "interactionType", interaction_type(question));
        if (question->kind == ASK_CHOICE) {
            put_options(json, s, question);
        }
    } else {
        json_put_text(json, "type", s->part ? ADL "activities/module" : ADL "activities/course");
        put_words(json, "name",
                  s->part    ? wording(s, "title")
                  : s->track ? wording(s, "name")
                             : who(s, "course"));
    }
    json_close(json, '}');
    json_close(json, '}');
}

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
    put_uuid(&json, "id", s->record->chain, question ? question->id : s->record->event);
    put_actor(&json, s);
    put_verb(&json, s->verb);
    put_object(&json, s, question);
    if (question) {
        put_result(&json, s, question, answer);
    }
    put_context(&json, s);
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

/* ---- what it came to ---- */

static const struct verb completed = {"", ADL "verbs/completed", "completed"};
static const struct verb scored = {"", ADL "verbs/scored", "scored"};

/* The record that finished a part: its last written answer; of the finale, its first run. */
static const struct ledger_record *finish_of(const struct statements *s)
{
    const struct ledger_record *record, *found = NULL;
    const bool finale = s->part == SIM_PART_FINALE;
    for (size_t i = 0; (record = ledger_log_record(s->log, i)) && !record->damage; i++) {
        bool of = strcmp(record->track, s->track->id) == 0 &&
                  part_find(record->part) == (int)s->part;
        bool ends = finale
                        ? strcmp(record->event, "finale") == 0 || strcmp(record->event, "run") == 0
                        : strcmp(record->event, "reflect") == 0 ||
                              strcmp(record->event, "legacy") == 0;
        if (of && ends && !(finale && found)) {
            found = record;
        }
    }
    return found;
}

/* ID tells apart what one record and verb can be about. */
static void begin_outcome(struct json_out *json, const struct statements *s, const char *id)
{
    struct buffer name = {0};
    buffer_add_format(&name, "%s/%s", s->verb->display, id);
    json_open(json, NULL, '{');
    put_uuid(json, "id", s->record->chain, buffer_text(&name));
    put_actor(json, s);
    put_verb(json, s->verb);
    put_object(json, s, NULL);
    json_open(json, "result", '{');
    json_put_bool(json, "completion", true);
    buffer_free(&name);
}

static void end_outcome(struct json_out *json, const struct statements *s)
{
    int64_t time;
    json_close(json, '}');
    put_context(json, s);
    if (utc_parse(s->record->time, &time)) {
        json_put_text(json, "timestamp", s->record->time);
    }
    json_put_text(json, "version", "1.0.3");
    json_close(json, '}');
    buffer_add_char(s->out, '\n');
}

static void add_completed(struct statements *s, const struct summary_question *question)
{
    struct json_out json = {.buffer = s->out};
    s->verb = &completed;
    s->track = &s->catalog->tracks[question->track];
    s->part = (enum sim_part)question->part;
    s->record = finish_of(s);
    if (question->finished && s->record) {
        begin_outcome(&json, s, part_name(s->part));
        end_outcome(&json, s);
    }
}

static void add_scored(struct statements *s, double score, double most)
{
    struct json_out json = {.buffer = s->out};
    char id[NUMBER_ROOM];
    s->verb = &scored;
    s->track = NULL;
    s->part = (enum sim_part)0;
    for (size_t i = 0; i < ledger_log_count(s->log); i++) {
        const struct ledger_record *record = ledger_log_record(s->log, i);
        s->record = record->damage ? s->record : record;
    }
    begin_outcome(&json, s, number_short(score, id));
    json_open(&json, "score", '{');
    json_put_number(&json, "scaled", score / most);
    json_put_number(&json, "raw", score);
    json_put_number(&json, "min", 0);
    json_put_number(&json, "max", most);
    json_close(&json, '}');
    end_outcome(&json, s);
}

void xapi_add_outcome(struct buffer *out, const struct ledger_log *log,
                      const struct catalog *catalog, const char *home,
                      const struct summary *summary, double score, double most)
{
    struct statements s = {.out = out, .log = log, .catalog = catalog, .home = home};
    s.record = ledger_log_record(log, 0);
    if (!s.record || s.record->damage) {
        return;
    }
    pairs_parse(s.record->value, &s.who);
    for (size_t i = 0; i < summary->question_count; i++) {
        add_completed(&s, &summary->questions[i]);
    }
    if (!isnan(score)) {
        s.record = ledger_log_record(log, 0);
        add_scored(&s, score, most);
    }
    pairs_free(&s.who);
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
