#include "class/pattern.h"

#include <math.h>
#include <stdlib.h>

#include "class/class.h"
#include "store/memory.h"

/* Each pattern has a definition that can be checked by hand, and a caution, since each has innocent
 * causes, too. */

/* Sooner than this after the lock nobody has tried anything. */
enum { QUICK_S = 30 };

static const struct {
    const char *name, *definition, *caution;
} kinds[PATTERNS] = {
    [PATTERN_QUICK] =
        {
            "quick reveal",
            "The reveal came less than 30 seconds after the lock: little was tried between them.",
            "False alarms: a student who reads fast, or only wants to see the end, does this too.",
        },
    [PATTERN_SAME_TEXT] =
        {
            "same text",
            "Two students wrote the same text of 40 letters or more, but for case, "
            "blanks and punctuation.",
            "False alarms: partners who may work together, a quotation, or words copied from the "
            "screen look the same.",
        },
    [PATTERN_TWO_LOCKS] =
        {
            "two locks",
            "Two ledgers of one student hold different locks for one question.",
            "False alarms: a ledger that was lost and begun anew, or one on each of two machines, "
            "looks the same.",
        },
    [PATTERN_FORK] =
        {
            "FORK",
            "The anchors hold a lock for this question that is not in the ledger: another was "
            "locked before, or the ledger is an older copy.",
            "False alarms: a ledger that was lost and begun anew looks the same; and until it is "
            "swept an anchor is its owner's claim.",
        },
};

const char *pattern_name(enum pattern_kind kind)
{
    return kinds[kind].name;
}

const char *pattern_definition(enum pattern_kind kind)
{
    return kinds[kind].definition;
}

const char *pattern_caution(enum pattern_kind kind)
{
    return kinds[kind].caution;
}

static void add_pattern(struct class *class, enum pattern_kind kind, const struct student *student,
                        const struct student *other, const struct summary_question *question)
{
    class->patterns = memory_grow(class->patterns, class->pattern_count, &class->pattern_room,
                                  sizeof *class->patterns);
    class->patterns[class->pattern_count++] = (struct pattern){
        .kind = kind,
        .student = student,
        .other = other,
        .track = question->track,
        .part = question->part,
        .seconds = question->reveal_s,
    };
}

static void find_quick(struct class *class, const struct student *student)
{
    for (size_t i = 0; student->shown && i < student->shown->question_count; i++) {
        const struct summary_question *question = &student->shown->questions[i];
        if (question->reveal_s < QUICK_S) {
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

/* Each version against the newest: one that grew into it holds the same locks. */
static void find_two_locks(struct class *class, const struct student *student)
{
    const struct summary_question *question;
    for (size_t i = 0; i + 1 < student->version_count; i++) {
        if (locks_differ(student->versions[i], student->versions[student->version_count - 1],
                         &question)) {
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

/* Where nobody knows who handed it in, the ledger's own uid must do. */
static void find_forks(struct class *class, const struct student *student)
{
    const struct summary *shown = student->shown;
    if (!shown || shown->verdict == SUMMARY_UNREADABLE) {
        return;
    }
    long owner = shown->owner >= 0 ? shown->owner : (long)shown->uid;
    for (size_t i = 0; i < class->anchor_count; i++) {
        const struct anchored *anchor = &class->anchors[i];
        if (anchor->owner == owner && is_fork(anchor, shown)) {
            const struct summary_question question = {
                .track = anchor->track,
                .part = anchor->part,
            };
            add_pattern(class, PATTERN_FORK, student, NULL, &question);
        }
    }
}

/* ---- texts ---- */

struct written {
    uint64_t mark;
    const struct student *student;
    const struct summary_question *question;
};

static int by_mark(const void *a, const void *b)
{
    const struct written *x = a, *y = b;
    if (x->mark != y->mark) {
        return x->mark < y->mark ? -1 : 1;
    }
    return x->student < y->student ? -1 : x->student > y->student;
}

static size_t list_texts(const struct class *class, struct written *texts)
{
    size_t count = 0;
    for (size_t s = 0; s < class->student_count; s++) {
        const struct student *student = &class->students[s];
        size_t questions = student->shown ? student->shown->question_count : 0;
        for (size_t i = 0; i < questions * SUMMARY_TEXTS; i++) {
            const struct summary_question *question = &student->shown->questions[i / SUMMARY_TEXTS];
            uint64_t mark = question->texts[i % SUMMARY_TEXTS];
            if (mark && texts) {
                texts[count] = (struct written){mark, student, question};
            }
            count += mark != 0;
        }
    }
    return count;
}

/* Each student who wrote the same as the first of them. */
static void find_same_texts(struct class *class)
{
    size_t count = list_texts(class, NULL);
    struct written *texts = memory_get(count, sizeof *texts);
    list_texts(class, texts);
    qsort(texts, count, sizeof *texts, by_mark);
    for (size_t i = 1, first = 0; i < count; i++) {
        if (texts[i].mark != texts[first].mark) {
            first = i;
        } else if (texts[i].student != texts[i - 1].student) {
            add_pattern(class, PATTERN_SAME_TEXT, texts[i].student, texts[first].student,
                        texts[i].question);
        }
    }
    free(texts);
}

static int by_kind_and_student(const void *a, const void *b)
{
    const struct pattern *x = a, *y = b;
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

/* Two texts of one question that are the same stand out once. */
static void drop_repeats(struct class *class)
{
    size_t kept = 0;
    for (size_t i = 0; i < class->pattern_count; i++) {
        const struct pattern *pattern = &class->patterns[i];
        if (kept == 0 || by_kind_and_student(&class->patterns[kept - 1], pattern) != 0) {
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
        find_forks(class, &class->students[i]);
    }
    find_same_texts(class);
    if (class->pattern_count > 0) {
        qsort(class->patterns, class->pattern_count, sizeof *class->patterns, by_kind_and_student);
        drop_repeats(class);
    }
}
