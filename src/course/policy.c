#include "course/policy.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "store/memory.h"
#include "store/utc.h"

static const int64_t DAY_MS = 86400000;

/* ---- reading ---- */

static void take_time(const struct ini *ini, const char *section, const char *key, int64_t *ms,
                      struct fault_list *faults)
{
    const char *text = ini_string(ini, section, key);
    if (text && *text && !utc_parse(text, ms)) {
        fault_add(faults, ini_path(ini), ini_line(ini, section, key), key,
                  "%s is not a point in time; write it as 2026-01-31T12:00Z, in UTC", text);
    }
}

static void take_number(const struct ini *ini, const char *key, double most, double *value,
                        struct fault_list *faults)
{
    double given;
    if (ini_number(ini, "course", key, &given, faults) > 0) {
        *value = given;
        if (!(given >= 0 && given <= most)) {
            fault_add(faults, ini_path(ini), ini_line(ini, "course", key), key,
                      "%g is not within 0 to %g; use a number of that", given, most);
        }
    }
}

static void take_counts(struct policy *policy, const struct ini *ini, struct fault_list *faults)
{
    static const char *const words[] = {"last", "last in time", "best"};
    const char *text = ini_string(ini, "course", "counts");
    size_t i = 0;
    while (text && i < 3 && strcasecmp(text, words[i]) != 0) {
        i++;
    }
    if (text && i == 3) {
        fault_add(faults, ini_path(ini), ini_line(ini, "course", "counts"), "counts",
                  "%s is no rule; write last, last in time or best", text);
    } else if (text) {
        policy->counts = (enum policy_counts)i;
    }
}

static struct policy_date *take_dates(const struct ini *ini, const char *section, size_t *count,
                                      struct fault_list *faults)
{
    struct ini_pairs pairs = ini_pairs(ini, section);
    struct policy_date *dates = memory_get(pairs.count, sizeof *dates);
    for (size_t i = 0; i < pairs.count; i++) {
        struct policy_date *date = &dates[i];
        *date = (struct policy_date){.whose = memory_text(pairs.items[i].key), .ms = -1};
        take_time(ini, section, date->whose, &date->ms, faults);
        if (!*pairs.items[i].value) {
            fault_add(faults, ini_path(ini), pairs.items[i].line, date->whose,
                      "has no date; write one as 2026-01-31T12:00Z, or take the line out");
        }
    }
    *count = pairs.count;
    return dates;
}

void policy_read(struct policy *policy, const struct ini *ini, struct fault_list *faults)
{
    take_time(ini, "course", "due", &policy->due_ms, faults);
    take_time(ini, "course", "closes", &policy->closes_ms, faults);
    take_counts(policy, ini, faults);
    take_number(ini, "penalty", 100, &policy->penalty, faults);
    take_number(ini, "pass", 1e6, &policy->pass, faults);
    policy->sections = take_dates(ini, "due", &policy->section_count, faults);
    policy->extensions = take_dates(ini, "extensions", &policy->extension_count, faults);
    int64_t last = policy_last_due(policy);
    if (policy->closes_ms >= 0 && policy->due_ms > policy->closes_ms) {
        fault_add(faults, ini_path(ini), ini_line(ini, "course", "closes"), "closes",
                  "is before the work is due; write a later date");
    }
    if (last < 0 && (policy->penalty > 0 || policy->counts == COUNTS_LAST_IN_TIME)) {
        fault_add(faults, ini_path(ini),
                  ini_line(ini, "course", policy->penalty > 0 ? "penalty" : "counts"),
                  policy->penalty > 0 ? "penalty" : "counts",
                  "nothing is ever late; write due = 2026-01-31T12:00Z");
    }
}

static void free_dates(struct policy_date *dates, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        free(dates[i].whose);
    }
    free(dates);
}

void policy_free(struct policy *policy)
{
    free_dates(policy->sections, policy->section_count);
    free_dates(policy->extensions, policy->extension_count);
    *policy = (struct policy){0};
}

/* ---- dates ---- */

static int64_t date_of(const struct policy_date *dates, size_t count, const char *whose)
{
    for (size_t i = 0; whose && i < count; i++) {
        if (strcasecmp(dates[i].whose, whose) == 0) {
            return dates[i].ms;
        }
    }
    return -1;
}

int64_t policy_due(const struct policy *policy, const char *login, const char *section)
{
    int64_t own = date_of(policy->extensions, policy->extension_count, login);
    int64_t sections = date_of(policy->sections, policy->section_count, section);
    return own >= 0 ? own : sections >= 0 ? sections : policy->due_ms;
}

void policy_due_range(const struct policy *policy, const char *login, int64_t *first, int64_t *last)
{
    *first = *last = policy_due(policy, login, NULL);
    if (date_of(policy->extensions, policy->extension_count, login) >= 0) {
        return;
    }
    for (size_t i = 0; i < policy->section_count; i++) {
        int64_t ms = policy->sections[i].ms;
        *first = *first < 0 || ms < *first ? ms : *first;
        *last = ms > *last ? ms : *last;
    }
}

int64_t policy_closes(const struct policy *policy, const char *login)
{
    int64_t own = date_of(policy->extensions, policy->extension_count, login);
    return policy->closes_ms >= 0 && own > policy->closes_ms ? own : policy->closes_ms;
}

int64_t policy_last_due(const struct policy *policy)
{
    int64_t last = policy->due_ms;
    for (size_t i = 0; i < policy->section_count; i++) {
        last = policy->sections[i].ms > last ? policy->sections[i].ms : last;
    }
    for (size_t i = 0; i < policy->extension_count; i++) {
        last = policy->extensions[i].ms > last ? policy->extensions[i].ms : last;
    }
    return last;
}

size_t policy_days_late(int64_t due_ms, int64_t handed_ms)
{
    return due_ms < 0 || handed_ms <= due_ms ? 0
                                             : (size_t)((handed_ms - due_ms + DAY_MS - 1) / DAY_MS);
}

double policy_keeps(const struct policy *policy, size_t days_late)
{
    return fmax(0, 1 - policy->penalty / 100 * (double)days_late);
}

bool policy_replaces(const struct policy *policy, const struct policy_work *newer,
                     const struct policy_work *older)
{
    switch (policy->counts) {
    case COUNTS_LAST_IN_TIME: return older->late || !newer->late;
    case COUNTS_BEST: return newer->worth >= older->worth;
    default: return true;
    }
}
