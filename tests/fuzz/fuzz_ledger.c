/* Any bytes as a ledger: read, verified, applied, judged, shown and continued. And as records that
 * are sound, since no fuzzer finds a chain by itself. */
#include "world.h"

#include <stdlib.h>
#include <string.h>

#include "class/judge.h"
#include "class/reason.h"
#include "lesson/state.h"
#include "store/anchor.h"
#include "store/clean.h"
#include "store/ledger_log.h"

/* Whatever a judge says is plain. */
static void judge_all(const struct ledger_log *log)
{
    static char name[] = "fleetlab", salt[] = "";
    static const struct course course = {.name = name, .salt = salt};
    static struct judge *judge;
    struct findings findings = {0};
    if (!judge) {
        judge = judge_new(world_catalog(), &course);
    }
    judge_begin(judge, &findings);
    for (size_t i = 0; i < ledger_log_count(log); i++) {
        if (!ledger_log_record(log, i)->damage) {
            judge_record(judge, ledger_log_record(log, i));
        }
    }
    for (size_t track = 0; track < world_catalog()->track_count; track++) {
        for (int part = 1; part <= PARTS; part++) {
            judge_aims_met(judge, track, (enum sim_part)part);
        }
    }
    struct buffer told = {0};
    for (size_t i = 0; i < findings.count; i++) {
        buffer_cut(&told, 0);
        reason_tell_english(&told, world_catalog(), findings.items[i].what);
        if (!clean_is_plain(buffer_text(&told))) {
            abort();
        }
    }
    buffer_free(&told);
    findings_free(&findings);
}

static void use(const struct ledger_log *log)
{
    struct buffer out = {0};
    size_t number;
    struct anchor anchor;
    struct state *state = state_new(world_catalog());
    for (size_t i = 0; i < ledger_log_count(log); i++) {
        const struct ledger_record *record = ledger_log_record(log, i);
        state_apply(state, record);
        buffer_cut(&out, 0);
        clean_short(&out, record->value, 200);
        if (out.length > 200) {
            abort();
        }
    }
    ledger_log_verify(log, &number, &out);
    ledger_log_may_continue(log, &out);
    judge_all(log);
    anchor_from_log(log, "cloud", "1", &anchor);
    state_free(state);
    buffer_free(&out);
}

/* What can be appended is read back sound. */
static void append(struct ledger_log *log, const struct ledger_entry *entry)
{
    struct buffer line = {0}, why = {0};
    size_t damaged = ledger_log_damaged(log), count = ledger_log_count(log);
    if (ledger_log_format(log, entry, 1, 0, &line, &why)) {
        ledger_log_extend(log, line.bytes, line.length);
        if (ledger_log_count(log) != count + 1 || ledger_log_damaged(log) != damaged) {
            abort();
        }
        const struct ledger_record *record = ledger_log_record(log, count);
        if (strcmp(record->value, entry->value) != 0 || strcmp(record->event, entry->event) != 0) {
            abort();
        }
    }
    buffer_free(&line);
    buffer_free(&why);
}

/* Bytes as texts that end with NUL: track, part, event, key, value, and again. */
static void use_sound(const uint8_t *data, size_t size)
{
    struct ledger_log *log = ledger_log_parse("", 0, NULL);
    char *text = calloc(1, size + 5), *at = text;
    memcpy(text, data, size);
    while (at < text + size) {
        const char *texts[5];
        for (int i = 0; i < 5; i++) {
            texts[i] = at;
            at += at < text + size ? strlen(at) + 1 : 0;
        }
        const struct ledger_entry entry = {.track = texts[0],
                                           .part = texts[1],
                                           .event = texts[2],
                                           .key = texts[3],
                                           .value = texts[4]};
        append(log, &entry);
    }
    use(log);
    ledger_log_free(log);
    free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct buffer why = {0};
    struct ledger_log *log = ledger_log_parse((const char *)data, size, &why);
    if (log) {
        use(log);
        if (ledger_log_may_continue(log, &why) && ledger_log_torn(log) == 0) {
            append(log, &(struct ledger_entry){.event = "run", .value = "after"});
        }
    }
    ledger_log_free(log);
    buffer_free(&why);
    use_sound(data, size);
    return 0;
}
