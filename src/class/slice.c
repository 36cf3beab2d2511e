#include "class/slice.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sim/model.h"
#include "store/memory.h"

/* ---- of which class ---- */

static void add_ledgers(struct buffer *text, const struct walk *walk)
{
    for (size_t i = 0; i < walk->count; i++) {
        struct stat status;
        size_t root = walk->paths[i].root;
        const char *path = walk_below(walk, i);
        bool there = fstatat(walk->roots[root].fd, path, &status, AT_SYMLINK_NOFOLLOW) == 0;
        buffer_add_format(text, "%zu %lld %zu %s\n", root, there ? (long long)status.st_size : -1,
                          strlen(path), path);
    }
}

void slice_digest(const struct class *class, char digest[DIGEST_ROOM])
{
    static const unsigned order = 0x01020304;
    struct buffer text = {0};
    /* The bytes of a slice are those of a machine's numbers. */
    buffer_add(&text, &order, sizeof order);
    buffer_add_format(&text, "%zu %zu %zu\n", sizeof(struct summary),
                      sizeof(struct summary_question), sizeof(struct finding));
    buffer_add_format(&text, "%s\n%d\n%s\n", PACKAGE_STRING, SIM_MODEL, class->catalog->digest);
    buffer_add_format(&text, "%s\n%s\n%lu\n", class->course->name, class->course->salt,
                      (unsigned long)geteuid());
    add_ledgers(&text, &class->walk);
    digest_hex(buffer_text(&text), text.length, digest);
    buffer_free(&text);
}

/* ---- there and back ---- */

/* One of the two is at work: OUT, to which values go, or IN, from which they come; each byte as two
 * hexadecimal digits, so that a slice is plain text. */
struct passage {
    struct buffer *out;
    const char *in;
    size_t left;
    bool good; /* what comes in was all there */
};

static const char digits[] = "0123456789abcdef";

static void put(struct buffer *out, const unsigned char *bytes, size_t size)
{
    char *to = buffer_reserve(out, 2 * size);
    for (size_t i = 0; i < size; i++) {
        to[2 * i] = digits[bytes[i] >> 4];
        to[2 * i + 1] = digits[bytes[i] & 0xf];
    }
    buffer_grew(out, 2 * size);
}

/* -1: no digit. */
static int value_of(char digit)
{
    const char *found = digit == '\0' ? NULL : strchr(digits, digit);
    return found ? (int)(found - digits) : -1;
}

static bool take(const char *in, unsigned char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        int high = value_of(in[2 * i]), low = value_of(in[2 * i + 1]);
        if (high < 0 || low < 0) {
            return false;
        }
        bytes[i] = (unsigned char)(high << 4 | low);
    }
    return true;
}

static void pass(struct passage *passage, void *value, size_t size)
{
    if (passage->out) {
        put(passage->out, value, size);
        return;
    }
    passage->good = passage->good && size <= passage->left / 2 && take(passage->in, value, size);
    if (passage->good) {
        passage->in += 2 * size;
        passage->left -= 2 * size;
    }
}

/* A ledger's end: that of a line. */
static void pass_end(struct passage *passage)
{
    if (passage->out) {
        buffer_add_char(passage->out, '\n');
        return;
    }
    passage->good = passage->good && passage->left > 0 && *passage->in == '\n';
    passage->in += passage->good;
    passage->left -= passage->good;
}

#define PASS(value) pass(passage, &(value), sizeof(value))

/* A text, or NULL. */
static void pass_text(struct passage *passage, char **text)
{
    size_t length = passage->out && *text ? strlen(*text) + 1 : 0;
    PASS(length);
    if (passage->good && !passage->out && length > 0) {
        length = length <= passage->left ? length : 1;
        *text = memory_get(length, 1);
    }
    if (length > 0) {
        pass(passage, *text, length);
    }
}

/* How many follow, none of which is nothing; memory for them where they come in. */
static void *pass_list(struct passage *passage, void *list, size_t *count, size_t size)
{
    PASS(*count);
    if (passage->out) {
        return list;
    }
    passage->good = passage->good && *count <= passage->left;
    *count = passage->good ? *count : 0;
    return memory_get(*count, size);
}

static void pass_question(struct passage *passage, struct summary_question *question)
{
    PASS(question->track);
    PASS(question->part);
    PASS(question->locked);
    PASS(question->revealed);
    PASS(question->finished);
    PASS(question->says_anchored);
    PASS(question->choice);
    PASS(question->right);
    PASS(question->confidence);
    PASS(question->mechanism);
    PASS(question->aims_met);
    PASS(question->aims);
    PASS(question->said);
    PASS(question->truth);
    PASS(question->work_s);
    PASS(question->reveal_s);
    PASS(question->lock);
    PASS(question->texts);
    PASS(question->luck);
    PASS(question->lock_ms);
}

static void pass_findings(struct passage *passage, struct findings *findings)
{
    findings->items = pass_list(passage, findings->items, &findings->count,
                                sizeof *findings->items);
    for (size_t i = 0; i < findings->count; i++) {
        struct finding *finding = &findings->items[i];
        PASS(finding->kind);
        PASS(finding->track);
        PASS(finding->part);
        PASS(finding->record);
        pass_text(passage, &finding->what);
    }
}

static void pass_calibration(struct passage *passage, struct calibration *calibration)
{
    PASS(calibration->revealed);
    PASS(calibration->right);
    PASS(calibration->sure);
    PASS(calibration->sure_right);
    PASS(calibration->marks);
    PASS(calibration->brier);
}

/* All that summary_read sets; by its fields, since between them lies anything. */
static void pass_summary(struct passage *passage, struct summary *summary)
{
    PASS(summary->file);
    PASS(summary->verdict);
    PASS(summary->bad);
    pass_text(passage, &summary->why);
    PASS(summary->login);
    PASS(summary->elsewhere);
    PASS(summary->uid);
    PASS(summary->last_uid);
    PASS(summary->owner);
    PASS(summary->handed_ms);
    PASS(summary->nonce);
    PASS(summary->receipt);
    PASS(summary->records);
    PASS(summary->variant);
    PASS(summary->demo);
    PASS(summary->track);
    PASS(summary->first_ms);
    PASS(summary->last_ms);
    PASS(summary->work_s);
    PASS(summary->runs);
    PASS(summary->hints);
    PASS(summary->aims_met);
    PASS(summary->aims);
    PASS(summary->finale_aims_met);
    PASS(summary->finale_aims);
    PASS(summary->stressed);
    PASS(summary->other_data);
    PASS(summary->old_data);
    PASS(summary->other_model);
    pass_findings(passage, &summary->findings);
    pass_calibration(passage, &summary->calibration);
    summary->questions = pass_list(passage, summary->questions, &summary->question_count,
                                   sizeof *summary->questions);
    for (size_t i = 0; i < summary->question_count; i++) {
        pass_question(passage, &summary->questions[i]);
    }
    pass_end(passage);
}

/* ---- a slice: the digest of what follows, a line, and that ---- */

enum { HEAD = DIGEST_ROOM }; /* its hexadecimal digits, and the end of the line */

void slice_add(struct buffer *out, struct class *class, size_t first, size_t end)
{
    struct buffer bytes = {0};
    struct passage passage = {.out = &bytes, .good = true};
    char digest[DIGEST_ROOM];
    for (size_t i = first; i < end; i++) {
        pass_summary(&passage, &class->summaries[i]);
    }
    digest_hex(buffer_text(&bytes), bytes.length, digest);
    buffer_add_format(out, "%s\n", digest);
    buffer_add(out, buffer_text(&bytes), bytes.length);
    buffer_free(&bytes);
}

bool slice_take(struct class *class, size_t first, size_t end, const char *bytes, size_t length)
{
    char digest[DIGEST_ROOM];
    if (length < HEAD) {
        return false;
    }
    struct passage passage = {.in = bytes + HEAD, .left = length - HEAD, .good = true};
    digest_hex(passage.in, passage.left, digest);
    if (memcmp(bytes, digest, HEAD - 1) != 0 || bytes[HEAD - 1] != '\n') {
        return false;
    }
    for (size_t i = first; i < end && passage.good; i++) {
        pass_summary(&passage, &class->summaries[i]);
        passage.good = passage.good && class->summaries[i].file == i;
    }
    return passage.good && passage.left == 0;
}
