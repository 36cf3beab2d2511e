#include "class/identity.h"

#include <stdio.h>
#include <string.h>

#include "store/clean.h"
#include "store/digest.h"
#include "store/number.h"
#include "store/pairs.h"

/* No event says more things at once; a record that does would only take time. */
enum { PAIRS_MAX = 256 };

static bool is_too_much(const struct ledger_record *record)
{
    size_t lines = 0;
    for (const char *c = record->value; *c && lines <= PAIRS_MAX; c++) {
        lines += *c == '\n';
    }
    return lines > PAIRS_MAX;
}

static void take_number(unsigned long *uid, const struct pairs *pairs)
{
    const char *number = pairs_get(pairs, "uid");
    long long value;
    if (number && number_parse_integer(number, 0, UINT32_MAX, &value)) {
        *uid = (unsigned long)value;
    }
}

static void take_first(struct summary *summary, const struct pairs *pairs, const char *login,
                       const char *course)
{
    const char *own = pairs_get(pairs, "course"), *nonce = pairs_get(pairs, "nonce");
    snprintf(summary->login, sizeof summary->login, "%s", login);
    summary->elsewhere = !own || strcmp(own, course) != 0;
    summary->nonce = nonce ? digest_mark(nonce) : 0;
    take_number(&summary->uid, pairs);
    summary->last_uid = summary->uid;
}

void identity_take(struct summary *summary, const struct ledger_record *record, const char *course)
{
    struct pairs pairs;
    struct buffer login = {0};
    if (is_too_much(record)) {
        return;
    }
    pairs_parse(record->value, &pairs);
    clean_short(&login, pairs_text(&pairs, "login"), sizeof summary->login - 1);
    if (summary->records == 0) {
        take_first(summary, &pairs, buffer_text(&login), course);
    } else if (strcmp(buffer_text(&login), summary->login) == 0) {
        take_number(&summary->last_uid, &pairs);
    }
    buffer_free(&login);
    pairs_free(&pairs);
}
