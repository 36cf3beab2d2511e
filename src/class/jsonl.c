#include "class/jsonl.h"

#include "store/json.h"

void jsonl_add(struct buffer *out, const struct ledger_log *log)
{
    const struct ledger_record *record;
    for (size_t i = 0; (record = ledger_log_record(log, i)) && !record->damage; i++) {
        struct json_out json = {.buffer = out};
        json_open(&json, NULL, '{');
        json_put_number(&json, "seq", (double)record->seq);
        json_put_text(&json, "time", record->time);
        json_put_number(&json, "session", (double)record->session);
        json_put_text(&json, "track", record->track);
        json_put_text(&json, "part", record->part);
        json_put_text(&json, "event", record->event);
        json_put_text(&json, "key", record->key);
        json_put_text(&json, "value", record->value);
        json_put_text(&json, "unit", record->unit);
        json_put_text(&json, "scenario", record->scenario);
        json_put_text(&json, "chain", record->chain);
        json_close(&json, '}');
        buffer_add_char(out, '\n');
    }
}
