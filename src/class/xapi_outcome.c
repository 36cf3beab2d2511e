#include "class/xapi_outcome.h"

#include <math.h>
#include <string.h>

#include "class/statements.h"
#include "store/number.h"
#include "store/utc.h"

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
    statements_put_uuid(json, "id", s->record->chain, buffer_text(&name));
    statements_put_actor(json, s);
    statements_put_verb(json, s->verb);
    buffer_free(&name);
}

static void end_outcome(struct json_out *json, const struct statements *s)
{
    int64_t time;
    json_close(json, '}');
    statements_put_context(json, s);
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
        statements_put_object(&json, s, NULL);
        json_open(&json, "result", '{');
        json_put_bool(&json, "completion", true);
        end_outcome(&json, s);
    }
}

/* The score of what was begun, at the ledger's end. */
static void put_score(struct json_out *json, double score, double most)
{
    json_open(json, "result", '{');
    json_put_bool(json, "completion", true);
    json_open(json, "score", '{');
    if (most > 0) {
        json_put_number(json, "scaled", score / most);
    }
    json_put_number(json, "raw", score);
    json_put_number(json, "min", 0);
    json_put_number(json, "max", most);
    json_close(json, '}');
}

/* Scores stand at the last sound record. */
static void go_to_end(struct statements *s)
{
    s->verb = &scored;
    s->record = ledger_log_record(s->log, 0);
    for (size_t i = 0; i < ledger_log_count(s->log); i++) {
        const struct ledger_record *record = ledger_log_record(s->log, i);
        s->record = record->damage ? s->record : record;
    }
}

static void add_scored(struct statements *s, double score, double most)
{
    struct json_out json = {.buffer = s->out};
    char id[NUMBER_ROOM];
    go_to_end(s);
    s->track = NULL;
    s->part = (enum sim_part)0;
    begin_outcome(&json, s, number_short(score, id));
    statements_put_object(&json, s, NULL);
    put_score(&json, score, most);
    end_outcome(&json, s);
}

/* What a person gave for an answer, on the question of the rubric. */
static void add_mark(struct statements *s, const struct mark_row *row)
{
    struct json_out json = {.buffer = s->out};
    struct buffer id = {0};
    char number[NUMBER_ROOM];
    const char *question = rubric_questions[row->question];
    s->part = row->part;
    buffer_add_format(&id, "%s/%s/%s", part_name(row->part), question,
                      number_short(row->points, number));
    begin_outcome(&json, s, buffer_text(&id));
    json_open(&json, "object", '{');
    json_put_text(&json, "objectType", "Activity");
    statements_put_activity(&json, s, true, question);
    json_open(&json, "definition", '{');
    json_put_text(&json, "type", ADL "activities/question");
    statements_put_words(&json, "name", question);
    json_close(&json, '}');
    json_close(&json, '}');
    put_score(&json, row->points, row->most);
    end_outcome(&json, s);
    buffer_free(&id);
}

static void add_marks(struct statements *s, const struct summary *summary,
                      const struct marks *marks, const char *login)
{
    go_to_end(s);
    s->track = &s->catalog->tracks[summary->track];
    for (int i = 0; i < PARTS * RUBRIC_QUESTIONS; i++) {
        const struct mark_row *row = marks_row(marks, login, s->track->id,
                                               (enum sim_part)(i / RUBRIC_QUESTIONS + 1),
                                               (enum rubric_question)(i % RUBRIC_QUESTIONS));
        if (row && !isnan(row->points)) {
            add_mark(s, row);
        }
    }
}

void xapi_outcome_add(struct buffer *out, const struct ledger_log *log,
                      const struct catalog *catalog, const char *home,
                      const struct student *student, const struct marks *marks, double score,
                      double most)
{
    const struct summary *summary = student->graded;
    struct statements s = {.out = out, .log = log, .catalog = catalog, .home = home};
    s.record = ledger_log_record(log, 0);
    if (!s.record || s.record->damage) {
        return;
    }
    pairs_parse(s.record->value, &s.who);
    for (size_t i = 0; i < summary->question_count; i++) {
        add_completed(&s, &summary->questions[i]);
    }
    if (marks && summary->track >= 0) {
        add_marks(&s, summary, marks, student->login);
    }
    if (!isnan(score)) {
        add_scored(&s, score, most);
    }
    pairs_free(&s.who);
}
