#include "class/pattern_find.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "class/class.h"
#include "class/reason.h"
#include "store/clean.h"
#include "store/memory.h"
#include "store/pairs.h"

/* Sooner than this after the lock nobody has tried anything. */
enum { QUICK_S = 30 };

static struct pattern *add_pattern(struct class *class, enum pattern_kind kind,
                                   const struct student *student, const struct student *other,
                                   const struct summary_question *question)
{
    class->patterns = memory_grow(class->patterns, class->pattern_count, &class->pattern_room,
                                  sizeof *class->patterns);
    class->patterns[class->pattern_count] = (struct pattern){
        .kind = kind,
        .student = student,
        .other = other,
        .track = question->track,
        .part = question->part,
        .seconds = question->reveal_s,
    };
    return &class->patterns[class->pattern_count++];
}

/* ---- what the ledger alone says ---- */

static void find_judged(struct class *class, const struct student *student)
{
    size_t count = student->shown ? student->shown->findings.count : 0;
    for (size_t i = 0; i < count; i++) {
        const struct finding *finding = &student->shown->findings.items[i];
        const struct summary_question of = {.track = finding->track, .part = finding->part};
        struct pattern *pattern = add_pattern(class, finding->kind, student, NULL, &of);
        pattern->record = finding->record;
        pattern->what = finding->what;
    }
}

/* ---- numbers of a login ---- */

static bool is_owned_like(const struct summary *a, const struct summary *b)
{
    return a->owner == b->owner && a->host == b->host;
}

/* "1001 (alpha), 2002 (beta)", where the numbers differ. */
static void find_uids(struct class *class, struct student *student)
{
    static const struct summary_question none = {0};
    struct buffer uids = {0};
    bool differ = false;
    for (size_t i = 0; i < student->version_count; i++) {
        const struct summary *version = student->versions[i];
        size_t same = 0;
        while (same < i && !is_owned_like(student->versions[same], version)) {
            same++;
        }
        if (version->owner >= 0 && same == i) {
            buffer_add_format(&uids, "%s%ld (%s)", uids.length > 0 ? ", " : "", version->owner,
                              hosts_name(&class->hosts, version->host));
            differ = differ || version->owner != student->versions[0]->owner;
        }
    }
    if (differ) {
        struct buffer plain = {0};
        clean_line(&plain, buffer_text(&uids));
        reason_begin(&student->uids, "uids");
        pairs_add(&student->uids, "uids", buffer_text(&plain));
        buffer_free(&plain);
        add_pattern(class, PATTERN_TWO_UIDS, student, NULL, &none)->what = buffer_text(
            &student->uids);
    }
    buffer_free(&uids);
}

/* ---- data ---- */

static int by_value(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

static bool is_shared(const uint64_t *marks, size_t count, uint64_t mark)
{
    const uint64_t *at = bsearch(&mark, marks, count, sizeof *marks, by_value);
    return at && ((at > marks && at[-1] == mark) || (at + 1 < marks + count && at[1] == mark));
}

static bool all_agrees(const struct summary *summary)
{
    for (size_t i = 0; i < summary->findings.count; i++) {
        if (summary->findings.items[i].kind == PATTERN_REPLAY) {
            return false;
        }
    }
    return true;
}

/* Where a class's data were updated, as their texts are by a release, several have those from
 * before, and all agrees with those of now. */
static enum pattern_kind kind_of_data(const struct summary *summary, bool shared)
{
    return summary->old_data               ? PATTERN_OLD_DATA
           : shared && all_agrees(summary) ? PATTERN_NEW_DATA
                                           : PATTERN_DATA;
}

/* Data that several of a class have are some that the course once had, or another's; what one alone
 * has nobody knows. */
static void find_data(struct class *class)
{
    static const struct summary_question none = {0};
    uint64_t *marks = memory_get(class->student_count, sizeof *marks);
    size_t count = 0;
    for (size_t i = 0; i < class->student_count; i++) {
        const struct summary *shown = class->students[i].shown;
        if (shown && shown->other_data) {
            marks[count++] = shown->other_data;
        }
    }
    qsort(marks, count, sizeof *marks, by_value);
    for (size_t i = 0; i < class->student_count; i++) {
        const struct summary *shown = class->students[i].shown;
        if (shown && shown->other_data) {
            bool shared = is_shared(marks, count, shown->other_data);
            add_pattern(class, kind_of_data(shown, shared), &class->students[i], NULL, &none)
                ->what = shared ? REASON("shared_data") : REASON("unknown_data");
        }
    }
    free(marks);
}

/* ---- times ---- */

enum { TIMES_APART_MS = 300000 };

static void find_late_records(struct class *class, const struct student *student)
{
    static const struct summary_question none = {0};
    const struct summary *shown = student->shown;
    if (shown && shown->handed_ms >= 0 && shown->last_ms > shown->handed_ms + TIMES_APART_MS) {
        add_pattern(class, PATTERN_TIMES, student, NULL, &none)->what = REASON("late_record");
    }
}

static void find_quick(struct class *class, const struct student *student)
{
    for (size_t i = 0; student->shown && i < student->shown->question_count; i++) {
        const struct summary_question *question = &student->shown->questions[i];
        if (question->revealed && question->reveal_s >= 0 && question->reveal_s < QUICK_S) {
            add_pattern(class, PATTERN_QUICK, student, NULL, question);
        }
    }
}

/* ---- locks ---- */

static bool locks_differ(const struct summary *a, const struct summary *b,
                         const struct summary_question **question)
{
    for (size_t i = 0; i < a->question_count; i++) {
        const struct summary_question *mine = &a->questions[i];
        const struct summary_question *theirs = summary_question(b, mine->track,
                                                                 (enum sim_part)mine->part);
        if (theirs && mine->lock && theirs->lock && mine->lock != theirs->lock) {
            *question = mine;
            return true;
        }
    }
    return false;
}

/* Each version of their own against the one that is shown: what grew into it holds the same locks.
 */
static void find_two_locks(struct class *class, const struct student *student)
{
    const struct summary_question *question;
    const struct summary *shown = student->shown;
    for (size_t i = 0; shown && i < student->version_count; i++) {
        const struct summary *version = student->versions[i];
        if (version != shown && strcmp(version->login, shown->login) == 0 &&
            locks_differ(version, shown, &question)) {
            add_pattern(class, PATTERN_TWO_LOCKS, student, NULL, question);
            return;
        }
    }
}

/* ---- anchors ---- */

static bool is_fork(const struct anchored *anchor, const struct summary *summary)
{
    const struct summary_question *question = summary_question(summary, anchor->track,
                                                               (enum sim_part)anchor->part);
    return !question || question->lock != anchor->lock || summary->nonce != anchor->nonce;
}

static void find_fork(struct class *class, const struct student *student,
                      const struct anchored *anchor)
{
    const struct summary_question of = {.track = anchor->track, .part = anchor->part};
    if (is_fork(anchor, student->shown)) {
        add_pattern(class, PATTERN_FORK, student, NULL, &of);
    }
}

/* An anchor's time is its file's, which its owner can't set back. */
static void find_anchor_time(struct class *class, const struct student *student,
                             const struct anchored *anchor)
{
    const struct summary_question *question = summary_question(student->shown, anchor->track,
                                                               (enum sim_part)anchor->part);
    if (anchor->put_ms >= 0 && question && question->lock == anchor->lock &&
        question->lock_ms >= 0 && llabs(anchor->put_ms - question->lock_ms) > TIMES_APART_MS) {
        add_pattern(class, PATTERN_TIMES, student, NULL, question)->what = REASON("anchor_time");
    }
}

enum anchoring { ANCHORING_NONE, ANCHORING_OTHER, ANCHORING_PRESENT };

/* What a student's anchors say of a lock. */
static enum anchoring anchoring_of(const struct anchored *anchors, size_t count,
                                   const struct summary *summary,
                                   const struct summary_question *question)
{
    enum anchoring found = ANCHORING_NONE;
    for (size_t i = 0; i < count; i++) {
        if (anchors[i].track == question->track && anchors[i].part == question->part) {
            bool present = anchors[i].lock == question->lock && anchors[i].nonce == summary->nonce;
            found = present || found == ANCHORING_PRESENT ? ANCHORING_PRESENT : ANCHORING_OTHER;
        }
    }
    return found;
}

/* Locks of the ledger that counts: which are anchored, and which ought to be. */
static void count_anchors(struct class *class, struct student *student,
                          const struct anchored *anchors, size_t count)
{
    for (size_t i = 0; i < student->graded->question_count; i++) {
        const struct summary_question *question = &student->graded->questions[i];
        enum anchoring anchoring = anchoring_of(anchors, count, student->graded, question);
        student->locks += question->locked;
        student->anchored += question->locked && anchoring == ANCHORING_PRESENT;
        if (question->locked && anchoring == ANCHORING_NONE && *class->course->anchors) {
            add_pattern(class, PATTERN_MISSING, student, NULL, question)
                ->what = question->says_anchored ? REASON("said_anchored") : NULL;
        }
    }
}

/* The anchors of an owner lie side by side. */
static bool is_before(const struct anchored *anchor, size_t host, long owner)
{
    return anchor->host != host ? anchor->host < host : anchor->owner < owner;
}

static const struct anchored *anchors_of(const struct class *class, size_t host, long owner,
                                         size_t *count)
{
    size_t low = 0, high = class->anchor_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        bool before = is_before(&class->anchors[middle], host, owner);
        *(before ? &low : &high) = before ? middle + 1 : middle;
    }
    for (*count = 0;
         low + *count < class->anchor_count && class->anchors[low + *count].host == host &&
         class->anchors[low + *count].owner == owner;
         ++*count) {
    }
    return class->anchors + low;
}

/* Where nobody knows who handed it in, the ledger's own uid must do. */
static void find_anchored(struct class *class, struct student *student)
{
    const struct summary *shown = student->shown;
    size_t count;
    if (!shown || shown->verdict == SUMMARY_UNREADABLE) {
        return;
    }
    const struct anchored *anchors = anchors_of(
        class, shown->host, shown->owner >= 0 ? shown->owner : (long)shown->uid, &count);
    for (size_t i = 0; i < count; i++) {
        find_fork(class, student, &anchors[i]);
        find_anchor_time(class, student, &anchors[i]);
    }
    if (student->graded) {
        count_anchors(class, student, anchors, count);
    }
}

/* ---- texts, and luck ---- */

struct text_fingerprint {
    uint64_t mark;
    const struct student *student;
    const struct summary_question *question;
};

static int by_mark(const void *a, const void *b)
{
    const struct text_fingerprint *x = a, *y = b;
    if (x->mark != y->mark) {
        return x->mark < y->mark ? -1 : 1;
    }
    return x->student < y->student ? -1 : x->student > y->student;
}

/* What of a question may be another's: its texts, and behind them its luck. */
static uint64_t mark_of(const struct summary_question *question, size_t which)
{
    return which < SUMMARY_TEXTS ? question->texts[which] : question->luck;
}

static size_t list_marks(const struct class *class, size_t from, size_t to,
                         struct text_fingerprint *texts)
{
    size_t count = 0;
    for (size_t s = 0; s < class->student_count; s++) {
        const struct student *student = &class->students[s];
        size_t questions = student->graded ? student->graded->question_count : 0;
        for (size_t i = 0; i < questions * (to - from); i++) {
            const struct summary_question *question = &student->graded->questions[i / (to - from)];
            uint64_t mark = mark_of(question, from + i % (to - from));
            if (mark && texts) {
                texts[count] = (struct text_fingerprint){mark, student, question};
            }
            count += mark != 0;
        }
    }
    return count;
}

/* Each student of the list, which is put in order, who has the same as the first of them. */
static void add_same(struct class *class, enum pattern_kind kind, struct text_fingerprint *list,
                     size_t count)
{
    qsort(list, count, sizeof *list, by_mark);
    for (size_t i = 1, first = 0; i < count; i++) {
        if (list[i].mark != list[first].mark) {
            first = i;
        } else if (list[i].student != list[i - 1].student) {
            add_pattern(class, kind, list[i].student, list[first].student, list[i].question);
            if (i == first + 1 && kind == PATTERN_SAME_LUCK) { /* whose it is, nobody says */
                add_pattern(class, kind, list[first].student, list[i].student,
                            list[first].question);
            }
        }
    }
}

/* Of graded ledgers alone: a foreign one asks nothing about the one that it was copied from. */
static void find_same(struct class *class, enum pattern_kind kind, size_t from, size_t to)
{
    size_t count = list_marks(class, from, to, NULL);
    struct text_fingerprint *texts = memory_get(count, sizeof *texts);
    list_marks(class, from, to, texts);
    add_same(class, kind, texts, count);
    free(texts);
}

/* Each ledger begins with a number that was drawn for it alone. */
static void find_same_start(struct class *class)
{
    static const struct summary_question none = {0};
    struct text_fingerprint *starts = memory_get(class->student_count, sizeof *starts);
    size_t count = 0;
    for (size_t i = 0; i < class->student_count; i++) {
        const struct student *student = &class->students[i];
        if (student->graded && student->graded->nonce) {
            starts[count++] = (struct text_fingerprint){student->graded->nonce, student, &none};
        }
    }
    add_same(class, PATTERN_SAME_LUCK, starts, count);
    free(starts);
}

static int by_question(const struct pattern *x, const struct pattern *y)
{
    if (x->kind != y->kind) {
        return x->kind < y->kind ? -1 : 1;
    }
    if (x->student != y->student) {
        return x->student < y->student ? -1 : 1;
    }
    if (x->other != y->other) {
        return x->other < y->other ? -1 : 1;
    }
    return x->track * PARTS + x->part - (y->track * PARTS + y->part);
}

static int by_kind_and_student(const void *a, const void *b)
{
    const struct pattern *x = a, *y = b;
    int order = by_question(x, y);
    return order != 0 ? order : x->record < y->record ? -1 : x->record > y->record;
}

/* What stands out in one question twice stands out once. */
static void drop_repeats(struct class *class)
{
    size_t kept = 0;
    for (size_t i = 0; i < class->pattern_count; i++) {
        const struct pattern *pattern = &class->patterns[i];
        const struct pattern *last = kept > 0 ? &class->patterns[kept - 1] : NULL;
        if (!last || by_question(last, pattern) != 0) {
            class->patterns[kept++] = *pattern;
        }
    }
    class->pattern_count = kept;
}

void pattern_find(struct class *class)
{
    for (size_t i = 0; i < class->student_count; i++) {
        find_quick(class, &class->students[i]);
        find_two_locks(class, &class->students[i]);
        find_anchored(class, &class->students[i]);
        find_judged(class, &class->students[i]);
        find_late_records(class, &class->students[i]);
        find_uids(class, &class->students[i]);
    }
    find_data(class);
    find_same(class, PATTERN_SAME_TEXT, 0, SUMMARY_TEXTS);
    find_same(class, PATTERN_SAME_LUCK, SUMMARY_TEXTS, SUMMARY_TEXTS + 1);
    find_same_start(class);
    if (class->pattern_count > 0) {
        qsort(class->patterns, class->pattern_count, sizeof *class->patterns, by_kind_and_student);
        drop_repeats(class);
    }
}
