/* anchor: see the header. */
#include "store/anchor.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/deposit.h"
#include "store/file.h"
#include "store/memory.h"
#include "store/number.h"
#include "store/pairs.h"
#include "store/path.h"
#include "store/utc.h"

/* ---- out of a ledger ---- */

/* Copies TEXT, which may be NULL, if it fits. */
static bool anchor_copy(char *place, size_t room, const char *text)
{
    bool fits = text != NULL && *text != '\0' && strlen(text) < room;

    snprintf(place, room, "%s", fits ? text : "");
    return fits;
}

static void anchor_set_ledger(struct anchor *anchor, const struct ledger_log *log)
{
    struct pairs pairs = {0};

    for (size_t i = 0; i < ledger_log_count(log); i++) {
        const struct ledger_record *record = ledger_log_record(log, i);

        if (record->damage == NULL && strcmp(record->event, "open") == 0) {
            pairs_parse(record->value, &pairs);
            break;
        }
    }
    anchor_copy(anchor->course, sizeof anchor->course, pairs_get(&pairs, "course"));
    anchor_copy(anchor->nonce, sizeof anchor->nonce, pairs_get(&pairs, "nonce"));
    pairs_free(&pairs);
}

bool anchor_from_log(const struct ledger_log *log, const char *track, const char *part,
                     struct anchor *anchor)
{
    *anchor = (struct anchor){0};
    anchor_set_ledger(anchor, log);
    anchor_copy(anchor->track, sizeof anchor->track, track);
    anchor_copy(anchor->part, sizeof anchor->part, part);
    for (size_t i = 0; i < ledger_log_count(log); i++) {
        const struct ledger_record *record = ledger_log_record(log, i);

        if (record->damage == NULL && strcmp(record->event, "lock") == 0 &&
            strcmp(record->track, track) == 0 && strcmp(record->part, part) == 0) {
            anchor->lock = record->seq;
            return anchor_copy(anchor->head, sizeof anchor->head, record->chain);
        }
    }
    return false;
}

/* ---- into a folder ---- */

static void anchor_format(const struct anchor *anchor, int64_t now_ms, struct buffer *text)
{
    char number[NUMBER_ROOM];
    struct buffer time = {0};

    utc_add(&time, now_ms);
    pairs_add_number(text, "anchor", ANCHOR_VERSION);
    pairs_add(text, "course", anchor->course);
    pairs_add(text, "track", anchor->track);
    pairs_add(text, "part", anchor->part);
    pairs_add(text, "lock", number_short((double)anchor->lock, number));
    pairs_add(text, "nonce", anchor->nonce);
    pairs_add(text, "head", anchor->head);
    pairs_add(text, "time", buffer_text(&time));
    buffer_free(&time);
}

bool anchor_put(const struct store_kernel *kernel, const char *folder, const struct anchor *anchor,
                struct buffer *name, struct buffer *why)
{
    int64_t now_ms = kernel->wall_ms(kernel->context);
    struct buffer text = {0};
    bool good = deposit_name(kernel, now_ms, name, why);

    if (good) {
        buffer_add_text(name, ANCHOR_SUFFIX);
        anchor_format(anchor, now_ms, &text);
        good = deposit_put(kernel, folder, buffer_text(name), buffer_text(&text), text.length, why);
    }
    buffer_free(&text);
    return good;
}

/* ---- as a code ---- */

static const char anchor_alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

enum { ANCHOR_CODE = 16, ANCHOR_BASE = 32 };

/* Luhn's sum; DOUBLED says whether the last digit counts twice. */
static int anchor_sum(const int *digits, int count, bool doubled)
{
    int sum = 0;

    for (int i = count - 1; i >= 0; i--, doubled = !doubled) {
        int value = doubled ? 2 * digits[i] : digits[i];

        sum += value / ANCHOR_BASE + value % ANCHOR_BASE;
    }
    return sum % ANCHOR_BASE;
}

const char *anchor_code(const char *head, char code[ANCHOR_CODE_ROOM])
{
    int digits[ANCHOR_CODE + 1];
    size_t length = 0;

    *code = '\0';
    if (strspn(head, "0123456789abcdef") < (size_t)4 * ANCHOR_CODE) {
        return code;
    }
    for (int i = 0; i < ANCHOR_CODE; i++) {
        int value = 0;

        for (int bit = 5 * i; bit < 5 * i + 5; bit++) {
            int nibble = head[bit / 4] <= '9' ? head[bit / 4] - '0' : head[bit / 4] - 'a' + 10;

            value = value << 1 | (nibble >> (3 - bit % 4) & 1);
        }
        digits[i] = value;
    }
    digits[ANCHOR_CODE] = (ANCHOR_BASE - anchor_sum(digits, ANCHOR_CODE, true)) % ANCHOR_BASE;
    for (int i = 0; i <= ANCHOR_CODE; i++) {
        if (i > 0 && i % 4 == 0) {
            code[length++] = '-';
        }
        code[length++] = anchor_alphabet[digits[i]];
    }
    code[length] = '\0';
    return code;
}

bool anchor_code_is_sound(const char *code)
{
    int digits[ANCHOR_CODE + 1];
    int count = 0;

    for (; *code != '\0'; code++) {
        const char *at = strchr(anchor_alphabet, toupper((unsigned char)*code));

        if (*code == '-') {
            continue;
        }
        if (at == NULL || count > ANCHOR_CODE) {
            return false;
        }
        digits[count++] = (int)(at - anchor_alphabet);
    }
    return count == ANCHOR_CODE + 1 && anchor_sum(digits, count, false) == 0;
}

/* ---- reading ---- */

static bool anchor_is_hex(const char *text, size_t length)
{
    return strlen(text) == length && strspn(text, "0123456789abcdef") == length;
}

bool anchor_parse(const char *bytes, size_t length, struct anchor *anchor, struct buffer *why)
{
    struct pairs pairs = {0};
    double version = 0;
    double lock = 0;
    bool good = memchr(bytes, '\0', length) == NULL && pairs_parse(bytes, &pairs) &&
                pairs_number(&pairs, "anchor", &version);

    *anchor = (struct anchor){0};
    if (good && version > ANCHOR_VERSION) {
        buffer_add_text(why, "was written by a newer version of fleetlab; use that one");
        good = false;
    } else {
        good = good &&
               anchor_copy(anchor->course, sizeof anchor->course, pairs_get(&pairs, "course")) &&
               anchor_copy(anchor->track, sizeof anchor->track, pairs_get(&pairs, "track")) &&
               anchor_copy(anchor->part, sizeof anchor->part, pairs_get(&pairs, "part")) &&
               anchor_copy(anchor->nonce, sizeof anchor->nonce, pairs_get(&pairs, "nonce")) &&
               anchor_copy(anchor->head, sizeof anchor->head, pairs_get(&pairs, "head")) &&
               anchor_is_hex(anchor->nonce, sizeof anchor->nonce - 1) &&
               anchor_is_hex(anchor->head, sizeof anchor->head - 1) &&
               pairs_number(&pairs, "lock", &lock) && lock >= 1 && lock <= 1e9;
        if (!good) {
            buffer_add_text(why, "is no sound anchor; it says nothing, for or against");
        }
    }
    anchor->lock = good ? (size_t)lock : 0;
    pairs_free(&pairs);
    return good;
}

/* Reads the entry NAME of FOLDER unless it is somebody else's; UID -1: whoever's. */
static void anchor_read_one(const char *folder, const char *name, long long uid,
                            struct anchor_list *list, struct fault_list *faults)
{
    const struct store_kernel *kernel = store_kernel_system();
    struct buffer path = {0};
    struct buffer content = {0};
    struct buffer why = {0};
    struct stat status;
    struct anchor anchor;

    buffer_add_format(&path, "%s/%s", folder, name);

    int fd = kernel->open(kernel->context, buffer_text(&path),
                          O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0);

    if (fd < 0 || fstat(fd, &status) != 0) {
        fault_add(faults, buffer_text(&path), 0, NULL, "can't be opened (%s); it was left out",
                  strerror(errno));
    } else if (uid < 0 || (long long)status.st_uid == uid) {
        if (status.st_nlink != 1) {
            buffer_add_text(&why, "has more than one name; it was left out");
        } else if (file_read_fd(kernel, fd, ANCHOR_FILE_MAX, &content, &why) &&
                   anchor_parse(buffer_text(&content), content.length, &anchor, &why)) {
            list->items = memory_grow(list->items, list->count, &list->room, sizeof anchor);
            list->items[list->count++] = anchor;
        }
        if (why.length > 0) {
            fault_add(faults, buffer_text(&path), 0, NULL, "%s", buffer_text(&why));
        }
    }
    if (fd >= 0) {
        kernel->close(kernel->context, fd);
    }
    buffer_free(&path);
    buffer_free(&content);
    buffer_free(&why);
}

/* Reads all entries of the open folder that FOLDER names; closes it. */
static void anchor_read_all(DIR *entries, const char *folder, long long uid,
                            struct anchor_list *list, struct fault_list *faults)
{
    for (const struct dirent *entry; (entry = readdir(entries)) != NULL;) {
        if (*entry->d_name != '.' && path_has_ending(entry->d_name, ANCHOR_SUFFIX)) {
            anchor_read_one(folder, entry->d_name, uid, list, faults);
        }
    }
    closedir(entries);
}

bool anchor_read_folder(const char *folder, unsigned long uid, struct anchor_list *list,
                        struct fault_list *faults)
{
    DIR *entries = opendir(folder);
    struct stat above;
    struct stat swept;
    struct buffer path = {0};

    if (entries == NULL || fstat(dirfd(entries), &above) != 0) {
        fault_add(faults, folder, 0, NULL, "the folder can't be read (%s); ask who owns it",
                  strerror(errno));
        return false;
    }
    anchor_read_all(entries, folder, (long long)uid, list, faults);
    buffer_add_format(&path, "%s/%lu", folder, uid);
    /* A student may make a folder of that name in a drop box: then it is the student's. */
    if (lstat(buffer_text(&path), &swept) == 0 && S_ISDIR(swept.st_mode) &&
        swept.st_uid == above.st_uid && (swept.st_mode & S_IWOTH) == 0) {
        entries = opendir(buffer_text(&path));
        if (entries != NULL) {
            anchor_read_all(entries, buffer_text(&path), -1, list, faults);
        }
    }
    buffer_free(&path);
    return true;
}

/* ---- judging ---- */

enum anchor_verdict anchor_judge(const struct anchor_list *list, const struct anchor *lock)
{
    enum anchor_verdict verdict = ANCHOR_NONE;
    const struct anchor *first = NULL;

    for (size_t i = 0; i < list->count; i++) {
        const struct anchor *one = &list->items[i];

        if (strcmp(one->course, lock->course) != 0 || strcmp(one->track, lock->track) != 0 ||
            strcmp(one->part, lock->part) != 0) {
            continue;
        }
        first = first != NULL ? first : one;

        const char *head = *lock->head != '\0' ? lock->head : first->head;

        if (strcmp(one->nonce, lock->nonce) != 0 || strcmp(one->head, head) != 0) {
            return ANCHOR_FORK;
        }
        verdict = *lock->head != '\0' ? ANCHOR_MATCHES : ANCHOR_ELSEWHERE;
    }
    return verdict;
}
