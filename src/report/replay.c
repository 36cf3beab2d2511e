#include "report/replay.h"

#include <string.h>

#include "design/variant.h"
#include "lesson/recheck.h"
#include "sim/model.h"
#include "store/clean.h"
#include "store/number.h"
#include "store/pairs.h"

enum { SHOWN = 100 };

/* The luck of the ledger's student in the course; false where it is of another one, or of none. */
static bool find_seed(const struct course *course, const struct ledger_log *log, uint64_t *seed)
{
    const struct ledger_record *first = ledger_log_record(log, 0);
    struct pairs pairs;
    if (!course || !first || first->damage || strcmp(first->event, "open") != 0) {
        return false;
    }
    pairs_parse(first->value, &pairs);
    bool same = strcmp(pairs_text(&pairs, "course"), course->name) == 0;
    if (same) {
        *seed = student_seed(pairs_text(&pairs, "login"), course->name, course->salt);
    }
    pairs_free(&pairs);
    return same;
}

/* Each record, and what came of it to `tell`; how many disagree. */
static size_t walk(const struct catalog *catalog, const struct course *course,
                   const struct ledger_log *log,
                   void (*tell)(const struct recheck *recheck, void *out), void *out)
{
    struct recheck recheck;
    uint64_t seed;
    size_t disagreeing = 0;
    recheck_init(&recheck, catalog);
    recheck.patient = true;
    recheck_begin(&recheck, find_seed(course, log, &seed) ? &seed : NULL);
    for (size_t i = 0; i < ledger_log_count(log); i++) {
        disagreeing += !recheck_step(&recheck, ledger_log_record(log, i));
        tell(&recheck, out);
    }
    recheck_end(&recheck);
    return disagreeing;
}

/* ---- as lines ---- */

static void add_record(struct buffer *out, const struct ledger_record *record)
{
    const char *const cells[] = {record->time, record->track, record->part, record->event,
                                 record->key};
    buffer_add_format(out, "%zu", record->number);
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
        buffer_add_char(out, ' ');
        clean_short(out, *cells[i] ? cells[i] : "-", SHOWN);
    }
    buffer_add_text(out, ": ");
    clean_short(out, record->value, SHOWN);
    buffer_add_char(out, '\n');
}

static void add_difference(struct buffer *out, const struct recheck_difference *difference)
{
    buffer_add_format(out, "    DIFFERS: ");
    clean_short(out, difference->name, SHOWN);
    buffer_add_text(out, " is ");
    clean_short(out, difference->there, SHOWN);
    buffer_add_text(out, " there, and ");
    clean_short(out, difference->now, SHOWN);
    buffer_add_text(out, " worked out anew\n");
}

static void add_lines(const struct recheck *recheck, void *lines)
{
    struct buffer *out = lines;
    add_record(out, recheck->record);
    if (recheck->record->damage) {
        buffer_add_text(out, "    DAMAGED: ");
        clean_short(out, recheck->record->damage, SHOWN);
        buffer_add_char(out, '\n');
    }
    if (recheck->other_data) {
        buffer_add_text(out, "    written with other data than these: what is worked out "
                             "anew may differ\n");
    }
    if (recheck->other_model) {
        buffer_add_format(out, "    not replayed: model %u, this is model %u\n",
                          recheck->state->model, (unsigned)SIM_MODEL);
    }
    for (size_t i = 0; i < recheck->difference_count; i++) {
        add_difference(out, &recheck->differences[i]);
    }
    if (recheck->checked > 0 && recheck->difference_count == 0) {
        buffer_add_format(out, "    agrees: %zu value%s worked out anew\n", recheck->checked,
                          number_plural(recheck->checked));
    }
}

size_t replay_write(const struct catalog *catalog, const struct course *course,
                    const struct ledger_log *log, struct buffer *out)
{
    return walk(catalog, course, log, add_lines, out);
}

/* ---- as JSON ---- */

static void put_record(const struct recheck *recheck, void *out)
{
    const struct ledger_record *record = recheck->record;
    struct json_out *json = out;
    json_open(json, NULL, '{');
    json_put_number(json, "number", (double)record->number);
    json_put_text(json, "time", record->time);
    json_put_text(json, "track", record->track);
    json_put_text(json, "part", record->part);
    json_put_text(json, "event", record->event);
    json_put_text(json, "key", record->key);
    json_put_text(json, "value", record->value);
    json_put_text(json, "damage", record->damage);
    json_put_bool(json, "other_data", recheck->other_data);
    json_put_bool(json, "other_model", recheck->other_model);
    json_put_number(json, "checked", (double)recheck->checked);
    json_open(json, "differs", '[');
    for (size_t i = 0; i < recheck->difference_count; i++) {
        json_open(json, NULL, '{');
        json_put_text(json, "name", recheck->differences[i].name);
        json_put_text(json, "there", recheck->differences[i].there);
        json_put_text(json, "now", recheck->differences[i].now);
        json_close(json, '}');
    }
    json_close(json, ']');
    json_close(json, '}');
}

size_t replay_put(const struct catalog *catalog, const struct course *course,
                  const struct ledger_log *log, struct json_out *json)
{
    json_open(json, "records", '[');
    size_t disagreeing = walk(catalog, course, log, put_record, json);
    json_close(json, ']');
    json_put_number(json, "disagreeing", (double)disagreeing);
    return disagreeing;
}
