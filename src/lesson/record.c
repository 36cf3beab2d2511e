#include "lesson/record.h"

#include <string.h>

static const char *const names[RECORDS] = {
    [RECORD_NONE] = "",           [RECORD_OPEN] = "open",     [RECORD_VARIANT] = "variant",
    [RECORD_TRACK] = "track",     [RECORD_LOCK] = "lock",     [RECORD_ANCHOR] = "anchor",
    [RECORD_OBSERVE] = "observe", [RECORD_REVEAL] = "reveal", [RECORD_REFLECT] = "reflect",
    [RECORD_LEGACY] = "legacy",   [RECORD_DESIGN] = "design", [RECORD_RUN] = "run",
    [RECORD_STRESS] = "stress",   [RECORD_REPAIR] = "repair", [RECORD_DECISION] = "decision",
    [RECORD_TRIAL] = "trial",     [RECORD_FINALE] = "finale", [RECORD_RESET] = "reset",
    [RECORD_HINT] = "hint",       [RECORD_DRAFT] = "draft",   [RECORD_PEEK] = "peek",
    [RECORD_CLOSE] = "close",
};

const char *record_name(enum record_kind kind)
{
    return names[kind];
}

enum record_kind record_find(const char *name)
{
    enum record_kind kind = RECORDS - 1;
    while (kind > RECORD_NONE && strcmp(names[kind], name) != 0) {
        kind--;
    }
    return kind;
}
