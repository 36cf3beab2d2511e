#include "cmd/meaning.h"

#include <stdio.h>
#include <string.h>

#include "class/class.h"
#include "lesson/state.h"
#include "store/pairs.h"
#include "store/utc.h"

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
    const char *why = standing == STANDING_DAMAGED ? "it is damaged (see fleetlab ledger verify)"
                      : standing == STANDING_ELSEWHERE ? "it is of another course"
                      : standing == STANDING_DEMO      ? "it is a demonstration"
                      : strcmp(summary.login, login) != 0
                          ? "it was begun by another login"
                          : "its variant is not yours: it is another term's; move it away and "
                            "begin anew";
    if (standing == STANDING_GRADED) {
        return false;
    }
    buffer_add_format(out, "This ledger would NOT BE GRADED: %s.\n", why);
    return true;
}

/* ---- dates ---- */

/* The newest submission in time, and whether there was any: as the ledger has them. */
static bool was_in_time(const struct ledger_log *log, int64_t due_ms, bool *any)
{
    int64_t begun_ms = -1;
    bool in_time = false;
    *any = false;
    for (size_t i = 0; i <= ledger_log_count(log); i++) {
        const struct ledger_record *record = ledger_log_record(log, i);
        bool submits = record && !record->damage && strcmp(record->event, "submit") == 0;
        bool failed = submits && strcmp(record->key, "failed") == 0;
        if ((submits || !record) && !failed && begun_ms >= 0) {
            *any = true;
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

static void add_date(struct buffer *out, const char *before, int64_t time_ms, const char *after)
{
    buffer_add_text(out, before);
    utc_add(out, time_ms);
    buffer_add_text(out, after);
}

static bool add_late(struct buffer *out, const struct policy *policy, const struct ledger_log *log,
                     int64_t now_ms, int64_t due_ms, int64_t last_ms)
{
    size_t days = policy_days_late(due_ms, now_ms);
    bool any, in_time = was_in_time(log, due_ms, &any);
    add_date(out, "This would count as LATE: it was due ", due_ms, "");
    if (policy->penalty > 0) {
        buffer_add_format(out, ", and keeps %.0f %% of its score (days begun: %zu)",
                          100 * policy_keeps(policy, days), days);
    }
    buffer_add_text(out, ".\n");
    if (now_ms <= last_ms) {
        add_date(out, "It is in time if your section's date is later, up to ", last_ms, ".\n");
    }
    if (!in_time) {
        return false;
    }
    static const char *const rules[] = {
        [COUNTS_LAST] = "It would REPLACE one that was in time: the last one counts.\n",
        [COUNTS_LAST_IN_TIME] =
            "It would NOT COUNT: the last one in time does, and there is one.\n",
        [COUNTS_BEST] = "There is one in time: of the two the better one counts.\n",
    };
    buffer_add_text(out, rules[policy->counts]);
    return policy->counts != COUNTS_BEST;
}

static bool add_dates(struct buffer *out, const struct policy *policy, const char *login,
                      const struct ledger_log *log, int64_t now_ms)
{
    int64_t first, last, closes_ms = policy_closes(policy, login);
    policy_due_range(policy, login, &first, &last);
    if (closes_ms >= 0 && now_ms > closes_ms) {
        add_date(out, "This would NOT COUNT: the course closed ", closes_ms, ".\n");
        return true;
    }
    return first >= 0 && now_ms > first && add_late(out, policy, log, now_ms, first, last);
}

bool meaning_add(struct buffer *out, const struct catalog *catalog, const struct course *course,
                 const char *login, const struct ledger_log *log, int64_t now_ms)
{
    bool harm = add_standing(out, catalog, course, login, log);
    return add_dates(out, &course->policy, login, log, now_ms) || harm;
}
