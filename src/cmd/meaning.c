#include "cmd/meaning.h"

#include <stdio.h>
#include <string.h>

#include "class/class.h"
#include "course/text.h"
#include "lesson/state.h"
#include "store/pairs.h"
#include "store/utc.h"

/* Appends a line: a text with its words. */
static void add_line(struct buffer *out, const struct catalog *catalog, const char *id,
                     const struct word *words)
{
    text_words(out, text_of(catalog, NULL, 0, id), words);
    buffer_add_char(out, '\n');
}

/* ---- whether it will be graded ---- */

/* As collect will find it; who handed it in is known by then. */
static void summarise(struct summary *summary, const struct catalog *catalog,
                      const struct course *course, const struct ledger_log *log)
{
    struct state *state = state_new(catalog);
    struct pairs pairs = {0};
    const struct ledger_record *record;
    *summary = (struct summary){.owner = -1, .handed_ms = -1, .last_ms = -1};
    summary->verdict = ledger_log_damaged(log) > 0 ? SUMMARY_DAMAGED : SUMMARY_SOUND;
    for (size_t i = 0; (record = ledger_log_record(log, i)) && !record->damage; i++) {
        state_apply(state, record);
        if (i == 0) {
            pairs_parse(record->value, &pairs);
            snprintf(summary->login, sizeof summary->login, "%s", pairs_text(&pairs, "login"));
            summary->elsewhere = strcmp(pairs_text(&pairs, "course"), course->name) != 0;
            pairs_free(&pairs);
        }
    }
    summary->variant = state->variant;
    summary->demo = state->demo;
    state_free(state);
}

static bool add_standing(struct buffer *out, const struct catalog *catalog,
                         const struct course *course, const char *login,
                         const struct ledger_log *log)
{
    struct summary summary;
    summarise(&summary, catalog, course, log);
    enum standing standing = class_standing(course, login, &summary);
    const char *why = standing == STANDING_DAMAGED        ? "ui.handin.damaged"
                      : standing == STANDING_ELSEWHERE    ? "ui.handin.elsewhere"
                      : standing == STANDING_DEMO         ? "ui.handin.demo"
                      : strcmp(summary.login, login) != 0 ? "ui.handin.other_login"
                                                          : "ui.handin.other_term";
    if (standing == STANDING_GRADED) {
        return false;
    }
    add_line(out, catalog, "ui.handin.not_graded",
             (struct word[]){{"why", .text = text_of(catalog, NULL, 0, why)}, {0}});
    return true;
}

/* ---- dates ---- */

/* Whether a submission was in time: as the ledger has them. */
static bool was_in_time(const struct ledger_log *log, int64_t due_ms)
{
    int64_t begun_ms = -1;
    bool in_time = false;
    for (size_t i = 0; i <= ledger_log_count(log); i++) {
        const struct ledger_record *record = ledger_log_record(log, i);
        bool submits = record && !record->damage && strcmp(record->event, "submit") == 0;
        bool failed = submits && strcmp(record->key, "failed") == 0;
        if ((submits || !record) && !failed && begun_ms >= 0) {
            in_time = in_time || begun_ms <= due_ms;
        }
        if (submits) {
            begun_ms = -1;
            if (!failed) {
                utc_parse(record->time, &begun_ms);
            }
        }
    }
    return in_time;
}

/* The same with a point in time as its {date}, and what more is in WORDS. */
static void add_date(struct buffer *out, const struct catalog *catalog, const char *id,
                     int64_t time_ms, const struct word more[2])
{
    struct buffer date = {0};
    utc_add(&date, time_ms);
    const struct word words[] = {{"date", .text = buffer_text(&date)}, more[0], more[1], {0}};
    add_line(out, catalog, id, words);
    buffer_free(&date);
}

/* What a course does, and when: what is asked of its rules. */
struct dates {
    const struct catalog *catalog;
    const struct policy *policy;
    const struct ledger_log *log;
    int64_t now_ms, due_ms, last_ms;
};

static bool add_late(struct buffer *out, const struct dates *dates)
{
    static const char *const rules[] = {
        [COUNTS_LAST] = "ui.handin.replaces",
        [COUNTS_LAST_IN_TIME] = "ui.handin.counts_not",
        [COUNTS_BEST] = "ui.handin.better_counts",
    };
    const struct word none[2] = {{0}, {0}};
    const struct policy *policy = dates->policy;
    size_t days = policy_days_late(dates->due_ms, dates->now_ms);
    size_t percent = (size_t)(100 * policy_keeps(policy, days) + 0.5);
    bool in_time = was_in_time(dates->log, dates->due_ms);
    bool loses = policy->penalty > 0;
    const struct word keeps[] = {{"percent", .number = percent}, {"days", .number = days}};
    add_date(out, dates->catalog, loses ? "ui.handin.late_keeps" : "ui.handin.late", dates->due_ms,
             loses ? keeps : none);
    if (dates->now_ms <= dates->last_ms) {
        add_date(out, dates->catalog, "ui.handin.section", dates->last_ms, none);
    }
    if (in_time) {
        add_line(out, dates->catalog, rules[policy->counts], none);
    }
    return in_time && policy->counts != COUNTS_BEST;
}

static bool add_dates(struct buffer *out, const struct catalog *catalog,
                      const struct policy *policy, const char *login, const struct ledger_log *log,
                      int64_t now_ms)
{
    struct dates dates = {.catalog = catalog, .policy = policy, .log = log, .now_ms = now_ms};
    int64_t closes_ms = policy_closes(policy, login);
    policy_due_range(policy, login, &dates.due_ms, &dates.last_ms);
    if (closes_ms >= 0 && now_ms > closes_ms) {
        add_date(out, catalog, "ui.handin.closed", closes_ms, (const struct word[2]){{0}, {0}});
        return true;
    }
    return dates.due_ms >= 0 && now_ms > dates.due_ms && add_late(out, &dates);
}

bool meaning_add(struct buffer *out, const struct catalog *catalog, const struct course *course,
                 const char *login, const struct ledger_log *log, int64_t now_ms)
{
    bool harm = add_standing(out, catalog, course, login, log);
    return add_dates(out, catalog, &course->policy, login, log, now_ms) || harm;
}
