/* ledger_anchors.c: a ledger's locks against what was anchored of them. */
#include "cmd/ledger_anchors.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cmd/options.h"
#include "cmd/say.h"
#include "store/memory.h"
#include "store/number.h"

/* A hostile ledger may name any number of tracks; an honest one knows a dozen questions. */
enum { LOCKS_MAX = 64 };

struct questions {
    struct anchor locks[LOCKS_MAX];
    size_t count;
};

static void questions_add(struct questions *questions, const struct ledger_log *log,
                          const char *track, const char *part)
{
    struct anchor *next = &questions->locks[questions->count];
    for (size_t i = 0; i < questions->count; i++) {
        if (strcmp(questions->locks[i].track, track) == 0 &&
            strcmp(questions->locks[i].part, part) == 0) {
            return;
        }
    }
    if (questions->count < LOCKS_MAX) {
        anchor_from_log(log, track, part, next);
        questions->count++;
    }
}

/* What the ledger locked, and what the anchors say was locked. */
static void questions_find(struct questions *questions, const struct ledger_log *log,
                           const struct anchor_list *list)
{
    for (size_t i = 0; i < ledger_log_count(log); i++) {
        const struct ledger_record *record = ledger_log_record(log, i);
        if (!record->damage && strcmp(record->event, "lock") == 0) {
            questions_add(questions, log, record->track, record->part);
        }
    }
    struct anchor own;
    anchor_from_log(log, "", "", &own);
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->items[i].course, own.course) == 0) {
            questions_add(questions, log, list->items[i].track, list->items[i].part);
        }
    }
}

static const char *verdict_words(enum anchor_verdict verdict)
{
    static const char *const words[] = {
        [ANCHOR_NONE] = "no anchor",
        [ANCHOR_MATCHES] = "anchored",
        [ANCHOR_FORK] = "FORK: the anchors speak of another lock than this one",
        [ANCHOR_ELSEWHERE] = "MISSING: it was anchored, and is not in this ledger",
    };
    return words[verdict];
}

static void print_lock(const struct anchor *lock, const char *words)
{
    char code[ANCHOR_CODE_ROOM];
    say_line("  %s part %s: %s%s %s", lock->track, lock->part, words, *lock->head ? "; code" : "",
             anchor_code(lock->head, code));
}

void ledger_anchors_print(const struct ledger_log *log)
{
    struct questions *questions = memory_get(1, sizeof *questions);
    questions_find(questions, log, &(struct anchor_list){0});
    for (size_t i = 0; i < questions->count; i++) {
        print_lock(&questions->locks[i], "locked");
    }
    free(questions);
}

int ledger_anchors_check(const struct ledger_log *log, const char *folder, unsigned long uid)
{
    struct anchor_list list = {0};
    struct fault_list faults = {0};
    struct questions *questions = memory_get(1, sizeof *questions);
    bool read = anchor_read_folder(folder, uid, &list, &faults), good = read;
    fault_print_all(&faults, stderr);
    if (read) {
        say_line("%zu anchor%s of user %lu in %s", list.count, number_plural(list.count), uid,
                 folder);
        questions_find(questions, log, &list);
    }
    for (size_t i = 0; i < questions->count; i++) {
        enum anchor_verdict verdict = anchor_judge(&list, &questions->locks[i]);
        print_lock(&questions->locks[i], verdict_words(verdict));
        good = good && verdict == ANCHOR_MATCHES;
    }
    free(questions);
    free(list.items);
    fault_free(&faults);
    return good ? CMD_OK : read ? CMD_FAILED : CMD_USAGE;
}
