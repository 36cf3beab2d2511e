/* ledger: see the header. */
#include "store/ledger.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/clean.h"
#include "store/ledger_file.h"
#include "store/memory.h"
#include "store/number.h"
#include "store/pairs.h"

/* The log says what the acknowledged bytes of the file say. */
struct ledger {
    struct ledger_file file;
    struct ledger_log *log;
    enum ledger_state state;
    size_t session;
    struct fault_list notices;
};

/* ---- appending ---- */

/* In an empty file the header goes before the record, in the same write: each sync may take longer
 * than all else that a start does. */
static bool ledger_write(struct ledger *ledger, const struct ledger_entry *entry)
{
    struct ledger_file *file = &ledger->file;
    int64_t now = file->kernel->wall_ms(file->kernel->context);
    struct buffer line = {0};
    bool good = ledger_log_format(ledger->log, entry, ledger->session, now, &line, &file->error);

    if (good) {
        buffer_cut(&file->pending, 0);
        buffer_add_text(&file->pending, file->size == 0 ? LEDGER_HEADER "\n" : "");
        buffer_add(&file->pending, line.bytes, line.length);
        good = ledger_file_append(file);
    }
    if (good) {
        ledger_log_extend(ledger->log, line.bytes, line.length);
    }
    buffer_free(&line);
    return good;
}

/* True when CONTENT still starts with what was acknowledged, and holds nothing behind it but our
 * own last bytes, whose sync failed. Anything else is another session's, and must stay. */
static bool ledger_is_ours(const struct ledger *ledger, const struct buffer *content)
{
    const struct ledger_file *file = &ledger->file;

    if (content->length < file->size || content->length - file->size > file->pending.length ||
        memcmp(buffer_text(content) + file->size, buffer_text(&file->pending),
               content->length - file->size) != 0) {
        return false;
    }

    struct buffer why = {0};
    struct ledger_log *log = ledger_log_parse(buffer_text(content), file->size, &why);
    bool same = log != NULL && ledger_log_count(log) == ledger_log_count(ledger->log) &&
                ledger_log_damaged(log) == ledger_log_damaged(ledger->log) &&
                strcmp(ledger_log_head(log), ledger_log_head(ledger->log)) == 0;

    ledger_log_free(log);
    buffer_free(&why);
    return same;
}

/* After the descriptor was given up: opens and reads the file anew, and cuts off what was never
 * acknowledged. */
static bool ledger_recover(struct ledger *ledger)
{
    struct ledger_file *file = &ledger->file;
    struct buffer content = {0};
    bool good = ledger_file_open(file, false) == LEDGER_READY && ledger_file_read(file, &content);

    if (good && !ledger_is_ours(ledger, &content)) {
        clean_format(&file->error,
                     "%s is no longer what was saved; keep a copy of it, and start again",
                     file->path);
        good = false;
    }
    good = good && ledger_file_cut(file);
    if (!good) {
        ledger_file_distrust(file);
    }
    buffer_free(&content);
    return good;
}

int ledger_append(struct ledger *ledger, const struct ledger_entry *entry)
{
    if (ledger->state != LEDGER_READY) {
        return -1;
    }
    buffer_cut(&ledger->file.error, 0);
    if (ledger->file.fd < 0 && !ledger_recover(ledger)) {
        return -1;
    }
    return ledger_write(ledger, entry) ? 0 : -1;
}

/* ---- opening ---- */

static void ledger_note_damage(struct ledger *ledger)
{
    for (size_t i = 0; i < ledger_log_count(ledger->log); i++) {
        const struct ledger_record *record = ledger_log_record(ledger->log, i);

        if (record->damage != NULL) {
            fault_add(&ledger->notices, ledger->file.path, i + 2, NULL,
                      "record %zu %s; it is kept as it is, and the rest is used", i + 1,
                      record->damage);
        }
    }
}

/* Reads the file into the log. Returns what may be done with it. */
static enum ledger_state ledger_load(struct ledger *ledger, struct buffer *content)
{
    struct ledger_file *file = &ledger->file;
    enum ledger_state state = ledger_file_open(file, true);
    struct buffer why = {0};

    if (state == LEDGER_FAILED || !ledger_file_read(file, content)) {
        return LEDGER_FAILED;
    }

    struct ledger_log *log = ledger_log_parse(buffer_text(content), content->length, &why);

    if (log == NULL) {
        state = LEDGER_FAILED;
    } else {
        ledger_log_free(ledger->log);
        ledger->log = log;
        ledger_note_damage(ledger);
        if (!ledger_log_may_continue(log, &why)) {
            state = LEDGER_READ_ONLY;
        }
    }
    if (why.length > 0) {
        buffer_cut(&file->error, 0);
        clean_format(&file->error, "%s %s", file->path, buffer_text(&why));
    }
    buffer_free(&why);
    return state;
}

static bool ledger_mend_torn(struct ledger *ledger, const struct buffer *content)
{
    size_t torn = ledger_log_torn(ledger->log);
    struct buffer name = {0};

    ledger->file.size = content->length - torn;
    if (torn == 0) {
        return true;
    }

    bool good = ledger_file_copy_aside(&ledger->file, content->bytes + ledger->file.size, torn,
                                       &name) &&
                ledger_file_cut(&ledger->file);

    if (good) {
        ledger_log_forget_torn(ledger->log);
        fault_add(&ledger->notices, ledger->file.path, ledger_log_count(ledger->log) + 2, NULL,
                  "the last line was never finished; its %zu bytes are kept in %s", torn,
                  buffer_text(&name));
    }
    buffer_free(&name);
    return good;
}

static void ledger_number_session(struct ledger *ledger)
{
    for (size_t i = 0; i < ledger_log_count(ledger->log); i++) {
        const struct ledger_record *record = ledger_log_record(ledger->log, i);

        if (record->damage == NULL && record->session > ledger->session) {
            ledger->session = record->session;
        }
    }
    ledger->session++;
}

/* Appends the session's first record. */
static bool ledger_write_open(struct ledger *ledger, const struct ledger_identity *who)
{
    const struct store_kernel *kernel = ledger->file.kernel;
    unsigned char nonce[16];
    char digits[2 * sizeof nonce + 1];
    char number[NUMBER_ROOM];
    struct buffer value = {0};

    if (kernel->random(kernel->context, nonce, sizeof nonce) != 0) {
        return ledger_file_fail(&ledger->file, "got no random number from the system", errno);
    }
    for (size_t i = 0; i < sizeof nonce; i++) {
        snprintf(digits + 2 * i, 3, "%02x", nonce[i]);
    }
    pairs_add(&value, "login", who->login);
    snprintf(number, sizeof number, "%lu", who->uid);
    pairs_add(&value, "uid", number);
    pairs_add(&value, "course", who->course);
    pairs_add(&value, "data", who->data);
    pairs_add(&value, "program", who->program);
    snprintf(number, sizeof number, "%u", who->model);
    pairs_add(&value, "model", number);
    pairs_add(&value, "nonce", digits);
    number_short((double)kernel->monotonic_ms(kernel->context) / 1000, number);
    pairs_add(&value, "monotonic", number);

    struct ledger_entry entry = {.event = "open", .value = buffer_text(&value)};
    bool good = ledger_write(ledger, &entry);

    buffer_free(&value);
    return good;
}

/* Makes the file ready for this session: mended, and with its open record. */
static bool ledger_start(struct ledger *ledger, const struct buffer *content,
                         const struct ledger_identity *who)
{
    if (!ledger_mend_torn(ledger, content)) {
        return false;
    }
    /* Asked of the records, not of the file: an earlier run may have been cut off in between. */
    if (ledger_log_count(ledger->log) == 0 && !ledger_file_sync_name(&ledger->file)) {
        return false;
    }
    ledger_number_session(ledger);
    return ledger_write_open(ledger, who);
}

struct ledger *ledger_open(const struct store_kernel *kernel, const char *path,
                           const struct ledger_identity *who)
{
    struct ledger *ledger = memory_get(1, sizeof *ledger);
    struct buffer content = {0};

    ledger_file_init(&ledger->file, kernel, path);
    ledger->log = ledger_log_parse("", 0, NULL);
    ledger->state = ledger_load(ledger, &content);
    if (ledger->state == LEDGER_READY && !ledger_start(ledger, &content, who)) {
        ledger->state = LEDGER_READ_ONLY;
        ledger->session = 0;
    }
    if (ledger->state != LEDGER_READY) {
        ledger_file_distrust(&ledger->file);
    }
    buffer_free(&content);
    return ledger;
}

void ledger_close(struct ledger *ledger)
{
    if (ledger != NULL) {
        ledger_file_free(&ledger->file);
        ledger_log_free(ledger->log);
        fault_free(&ledger->notices);
        free(ledger);
    }
}

/* ---- looking ---- */

enum ledger_state ledger_state(const struct ledger *ledger)
{
    return ledger->state;
}

const char *ledger_error(const struct ledger *ledger)
{
    return buffer_text(&ledger->file.error);
}

const struct fault_list *ledger_notices(const struct ledger *ledger)
{
    return &ledger->notices;
}

const char *ledger_path(const struct ledger *ledger)
{
    return ledger->file.path;
}

size_t ledger_session(const struct ledger *ledger)
{
    return ledger->session;
}

const struct ledger_log *ledger_log(const struct ledger *ledger)
{
    return ledger->log;
}
