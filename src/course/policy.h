/*
 * policy: a course's rules about when work is handed in: when it is due and for whom, what late
 * work loses, which of several submissions counts, what is needed to pass. Times are UTC
 * milliseconds since 1970, -1: never.
 */
#ifndef COURSE_POLICY_H
#define COURSE_POLICY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/ini.h"

/* Which of a student's submissions counts. */
enum policy_counts {
    COUNTS_LAST,         /* the newest */
    COUNTS_LAST_IN_TIME, /* the newest in time; where none is, the newest */
    COUNTS_BEST          /* the one that is worth most, late ones less their penalty */
};

/* A date of a section's or of a login's own. */
struct policy_date {
    char *whose; /* in small letters */
    int64_t ms;
};

/* All zero but for the times is no rule at all. */
struct policy {
    enum policy_counts counts;
    int64_t due_ms;    /* for who has no date of their own */
    int64_t closes_ms; /* what comes later does not count, but for who has an extension */
    double penalty;    /* per cent of the score that each day begun takes */
    double pass;       /* points that are needed; 0: none */
    struct policy_date *sections, *extensions;
    size_t section_count, extension_count;
};

/* Reads the keys due, closes, counts, penalty and pass of [course], and the sections [due] and
 * [extensions]. Each fault is added with its line. Freed with policy_free in any case. */
void policy_read(struct policy *policy, const struct ini *ini, struct fault_list *faults);
void policy_free(struct policy *policy);

/* When a student's work is due: the login's extension, else the section's date ("" or NULL: not
 * known), else the course's. Names know no case. */
int64_t policy_due(const struct policy *policy, const char *login, const char *section);

/* The first and the last date at which it may be due for a login whose section isn't known. */
void policy_due_range(const struct policy *policy, const char *login, int64_t *first,
                      int64_t *last);

/* When work stops to count: an extension goes beyond it. */
int64_t policy_closes(const struct policy *policy, const char *login);

/* The last date at which anything is due. */
int64_t policy_last_due(const struct policy *policy);

/* Days begun after the date; 0: in time. */
size_t policy_days_late(int64_t due_ms, int64_t handed_ms);

/* The share of its score that work keeps which is so many days late: 0..1. */
double policy_keeps(const struct policy *policy, size_t days_late);

/* A submission that may count. */
struct policy_work {
    bool late;
    double worth; /* with the penalty; for COUNTS_BEST alone */
};

/* Whether a NEWER submission counts in the place of an OLDER one. */
bool policy_replaces(const struct policy *policy, const struct policy_work *newer,
                     const struct policy_work *older);

#endif
