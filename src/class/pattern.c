#include "class/pattern.h"

#include <stdio.h>

static const struct {
    const char *id; /* of its texts */
    const char *name;
    bool questions; /* what is graded rests on it */
} kinds[PATTERNS] = {
    [PATTERN_ORDER] = {"order", "order", true},
    [PATTERN_REPLAY] = {"replay", "replay", true},
    [PATTERN_MANY] = {"many", "many runs", true},
    [PATTERN_VARIANT] = {"variant", "variant", true},
    [PATTERN_LOGIN] = {"login", "login", true},
    [PATTERN_DATA] = {"data", "data", true},
    [PATTERN_TIMES] = {"times", "times", true},
    [PATTERN_FORK] = {"fork", "FORK", true},
    [PATTERN_MISSING] = {"missing", "MISSING", true},
    [PATTERN_TWO_LOCKS] = {"two_locks", "two locks", true},
    [PATTERN_SAME_LUCK] = {"same_luck", "same luck", true},
    [PATTERN_SAME_TEXT] = {"same_text", "same text", false},
    [PATTERN_QUICK] = {"quick", "quick reveal", false},
    [PATTERN_OLD_DATA] = {"old_data", "another model's data", false},
    [PATTERN_NEW_DATA] = {"new_data", "updated data", false},
    [PATTERN_TWO_UIDS] = {"two_uids", "two uids", false},
    [PATTERN_CLOCKS] = {"clocks", "clocks", false},
};

const char *pattern_name(enum pattern_kind kind)
{
    return kinds[kind].name;
}

const char *pattern_text_id(enum pattern_kind kind, enum pattern_text text, char id[PATTERN_ID])
{
    const char *name = kinds[kind].id;
    switch (text) {
    case PATTERN_TITLE: snprintf(id, PATTERN_ID, "ui.flag.%s", name); break;
    case PATTERN_DEFINITION: snprintf(id, PATTERN_ID, "ui.flag.%s.is", name); break;
    case PATTERN_CAUTION: snprintf(id, PATTERN_ID, "ui.flag.%s.maybe", name); break;
    }
    return id;
}

bool pattern_questions(unsigned flags)
{
    for (size_t kind = 0; kind < PATTERNS; kind++) {
        if (kinds[kind].questions && flags & 1U << kind) {
            return true;
        }
    }
    return false;
}
