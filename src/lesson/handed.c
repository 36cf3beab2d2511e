#include "lesson/handed.h"

#include <string.h>

/* A receipt is drawn before its submission is begun; one that failed is taken back. */
struct handed handed_take(const struct ledger_log *log)
{
    struct handed now = {.receipt = ""}, before = now;
    const char *drawn = "";
    for (size_t i = 0; i < ledger_log_count(log); i++) {
        const struct ledger_record *record = ledger_log_record(log, i);
        if (record->damage) {
            continue;
        }
        if (strcmp(record->event, "receipt") == 0) {
            drawn = record->value;
        } else if (strcmp(record->event, "submit") != 0) {
            continue;
        } else if (strcmp(record->key, "failed") == 0) {
            now = (struct handed){now.count - 1, before.last, before.receipt};
        } else {
            before = now;
            now = (struct handed){now.count + 1, record, drawn};
        }
    }
    return now;
}
