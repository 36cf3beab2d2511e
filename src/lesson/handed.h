/* handed: how often work was handed in, as its ledger has it. The drop box can't be listed by
 * students: these records are what is counted. */
#ifndef LESSON_HANDED_H
#define LESSON_HANDED_H

#include "store/ledger_log.h"

struct handed {
    int count;
    const struct ledger_record *last; /* of the newest one that didn't fail; NULL: none */
    const char *receipt;              /* of the same; "" */
};

/* What it points to is the log's. */
struct handed handed_take(const struct ledger_log *log);

#endif
