#include "class/class.h"

#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "class/judge.h"
#include "class/pattern_find.h"
#include "class/swept.h"
#include "design/variant.h"
#include "store/clean.h"
#include "store/memory.h"

int64_t class_handed_ms(const struct summary *summary)
{
    return summary->handed_ms >= 0 ? summary->handed_ms : summary->last_ms;
}

/* ---- whose a ledger is ---- */

/* A version on its way to its student. */
struct claim {
    char login[SUMMARY_NAME];
    const struct summary *summary;
};

static void set_login(char login[SUMMARY_NAME], const char *text)
{
    struct buffer plain = {0};
    clean_short(&plain, text, SUMMARY_NAME - 1);
    snprintf(login, SUMMARY_NAME, "%s", buffer_text(&plain));
    buffer_free(&plain);
}

static bool is_owners(const struct summary *summary)
{
    unsigned long owner = (unsigned long)summary->owner;
    return summary->owner < 0 || owner == summary->uid || owner == summary->last_uid;
}

/* Who handed it in, where that is known; what the ledger says of itself counts only otherwise. */
static void find_login(const struct class *class, struct claim *claim)
{
    const struct summary *summary = claim->summary;
    if (*summary->swept) {
        set_login(claim->login, summary->swept);
        return;
    }
    long row = roster_find_uid(&class->roster, summary->owner);
    const struct passwd *user = row < 0 && summary->owner >= 0 ? getpwuid((uid_t)summary->owner)
                                                               : NULL;
    if (row >= 0) {
        const char *login = class->roster.rows[row].login;
        bool own = roster_is_same(login, summary->login); /* but for its case */
        set_login(claim->login, own ? summary->login : login);
    } else if (user) {
        set_login(claim->login, user->pw_name);
    } else if (is_owners(summary)) {
        set_login(claim->login, summary->login);
    } else {
        snprintf(claim->login, SUMMARY_NAME, "uid %ld", summary->owner);
    }
}

enum standing class_standing(const struct course *course, const char *login,
                             const struct summary *summary)
{
    if (summary->verdict != SUMMARY_SOUND) {
        return STANDING_DAMAGED;
    }
    if (summary->elsewhere) {
        return STANDING_ELSEWHERE;
    }
    uint64_t seed = student_seed(login, course->name, course->salt);
    if (strcmp(summary->login, login) != 0 || !is_owners(summary)) {
        return STANDING_FOREIGN;
    }
    if (summary->demo) {
        return STANDING_DEMO;
    }
    return summary->variant < 0 || summary->variant == student_variant(seed) ? STANDING_GRADED
                                                                             : STANDING_FOREIGN;
}

static int by_login_and_age(const void *a, const void *b)
{
    const struct claim *x = a, *y = b;
    int order = strcmp(x->login, y->login);
    if (order != 0) {
        return order;
    }
    int64_t mine = class_handed_ms(x->summary), theirs = class_handed_ms(y->summary);
    if (mine != theirs) {
        return mine < theirs ? -1 : 1;
    }
    return x->summary->file < y->summary->file ? -1 : 1;
}

/* ---- students ---- */

/* What a version is worth when it competes with the student's others. */
static struct policy_work work_of(const struct policy *policy, const struct student *student,
                                  const struct summary *version)
{
    size_t late = policy_days_late(student->due_ms, class_handed_ms(version));
    return (struct policy_work){late > 0,
                                (double)summary_finished(version) * policy_keeps(policy, late)};
}

static bool is_after(int64_t closes_ms, const struct summary *version)
{
    return closes_ms >= 0 && class_handed_ms(version) > closes_ms;
}

/* From the oldest to the newest: which counts, or is at least shown. */
static void settle(const struct class *class, struct student *student)
{
    const struct policy *policy = &class->course->policy;
    int64_t closes_ms = policy_closes(policy, student->login);
    for (size_t i = 0; i < student->version_count; i++) {
        const struct summary *version = student->versions[i];
        enum standing standing = class_standing(class->course, student->login, version);
        student->foreign += standing == STANDING_FOREIGN;
        if (standing == STANDING_GRADED && is_after(closes_ms, version)) {
            standing = STANDING_CLOSED;
        }
        if (standing == STANDING_GRADED) {
            struct policy_work work = work_of(policy, student, version), older;
            older = student->graded ? work_of(policy, student, student->graded) : work;
            if (policy_replaces(policy, &work, &older)) {
                student->graded = version;
            }
        }
        if (!student->graded || standing == STANDING_GRADED) {
            student->shown = student->graded ? student->graded : version;
            student->standing = standing;
        }
    }
    if (student->graded) {
        student->days_late = policy_days_late(student->due_ms, class_handed_ms(student->graded));
    }
}

static struct student *add_student(struct class *class, const char *login)
{
    struct student *student = &class->students[class->student_count++];
    long row = roster_find(&class->roster, login);
    *student = (struct student){
        .row = row < 0 ? NULL : &class->roster.rows[row],
        .standing = STANDING_ABSENT,
    };
    set_login(student->login, login);
    student->due_ms = policy_due(&class->course->policy, student->login,
                                 student->row ? student->row->section : NULL);
    return student;
}

static int by_login(const void *a, const void *b)
{
    const struct student *x = a, *y = b;
    return strcmp(x->login, y->login);
}

/* Those on the roster of whom there is no ledger. SEEN counts by row of the roster. */
static void add_absent(struct class *class)
{
    bool *seen = memory_get(class->roster.count, sizeof *seen);
    for (size_t i = 0; i < class->student_count; i++) {
        if (class->students[i].row) {
            seen[class->students[i].row - class->roster.rows] = true;
        }
    }
    for (size_t i = 0; i < class->roster.count; i++) {
        if (!seen[i]) {
            add_student(class, class->roster.rows[i].login);
        }
    }
    free(seen);
    qsort(class->students, class->student_count, sizeof *class->students, by_login);
}

/* Ledgers of one login become one student. What can't be told apart by a name is listed as
 * damaged. */
static void make_students(struct class *class)
{
    struct claim *claims = memory_get(class->count, sizeof *claims);
    size_t count = 0;
    for (size_t i = 0; i < class->count; i++) {
        claims[count].summary = &class->summaries[i];
        find_login(class, &claims[count]);
        count += *claims[count].login != '\0';
    }
    qsort(claims, count, sizeof *claims, by_login_and_age);
    class->students = memory_get(count + class->roster.count, sizeof *class->students);
    class->versions = memory_get(count, sizeof *class->versions);
    struct student *student = NULL;
    for (size_t i = 0; i < count; i++) {
        class->versions[i] = claims[i].summary;
        if (!student || strcmp(student->login, claims[i].login) != 0) {
            student = add_student(class, claims[i].login);
            student->versions = &class->versions[i];
        }
        student->version_count++;
    }
    free(claims);
    for (size_t i = 0; i < class->student_count; i++) {
        settle(class, &class->students[i]);
    }
    add_absent(class);
}

/* ---- verdicts ---- */

static void give_verdicts(struct class *class)
{
    for (size_t i = 0; i < class->pattern_count; i++) {
        const struct pattern *pattern = &class->patterns[i];
        class->students[pattern->student - class->students].flags |= 1U << pattern->kind;
    }
    for (size_t i = 0; i < class->student_count; i++) {
        struct student *student = &class->students[i];
        student->verdict = !student->graded                    ? VERDICT_NOT_GRADED
                           : pattern_questions(student->flags) ? VERDICT_QUESTIONABLE
                                                               : VERDICT_SOUND;
    }
}

/* ---- the whole ---- */

void class_summarize(struct class *class, size_t first, size_t end, struct progress *progress)
{
#pragma omp parallel
    {
        struct judge *judge = judge_new(class->catalog, class->course);
#pragma omp for schedule(dynamic)
        for (size_t i = first; i < end; i++) {
            summary_read(judge, class->catalog, class->course->name, &class->walk, i,
                         &class->summaries[i]);
            progress_add(progress, 1);
        }
        judge_free(judge);
    }
}

bool class_list(struct class *class, const struct catalog *catalog, const struct course *course,
                struct roster *roster, const char *const *folders)
{
    *class = (struct class){.catalog = catalog, .course = course, .roster = *roster};
    *roster = (struct roster){0};
    if (!walk_begin(&class->walk, folders, ".csv", &class->faults)) {
        return false;
    }
    class->count = class->walk.count;
    class->summaries = memory_get(class->count, sizeof *class->summaries);
    return true;
}

void class_settle(struct class *class, const char *const *folders)
{
    for (size_t i = 0; i < class->count; i++) {
        class->damaged += class->summaries[i].verdict != SUMMARY_SOUND;
    }
    anchored_read(class, folders);
    swept_read(class);
    anchored_sort(class);
    make_students(class);
    pattern_find(class);
    give_verdicts(class);
}

bool class_read(struct class *class, const struct catalog *catalog, const struct course *course,
                struct roster *roster, const char *const *folders, struct progress *progress)
{
    if (!class_list(class, catalog, course, roster, folders)) {
        return false;
    }
    class_summarize(class, 0, class->count, progress);
    class_settle(class, folders);
    return true;
}

void class_free(struct class *class)
{
    for (size_t i = 0; i < class->count; i++) {
        summary_free(&class->summaries[i]);
    }
    free(class->summaries);
    free(class->versions);
    for (size_t i = 0; i < class->student_count; i++) {
        buffer_free(&class->students[i].uids);
    }
    free(class->students);
    free(class->patterns);
    free(class->anchors);
    walk_free(&class->walk);
    hosts_free(&class->hosts);
    roster_free(&class->roster);
    fault_free(&class->faults);
    *class = (struct class){0};
}

const struct student *class_find(const struct class *class, const char *login)
{
    struct student key = {0};
    set_login(key.login, login);
    return class->student_count == 0
               ? NULL
               : bsearch(&key, class->students, class->student_count, sizeof key, by_login);
}

bool class_is_sound(const struct class *class)
{
    return class->damaged == 0 && class->faults.count == 0;
}

const char *class_path(const struct class *class, const struct summary *summary)
{
    return class->walk.paths[summary->file].text;
}
