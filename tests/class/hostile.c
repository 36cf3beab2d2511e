/* hostile: what a student could put where a ledger is looked for. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "store/buffer.h"
#include "store/ledger_log.h"
#include "synthetic.h"

/* Writes a file below FOLDER; -1 as LENGTH takes the text's own. */
static void put(const char *folder, const char *name, const char *bytes, long length)
{
    char path[4300];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    size_t size = length < 0 ? strlen(bytes) : (size_t)length;
    FILE *file = fopen(path, "w");
    if (!file || fwrite(bytes, 1, size, file) != size || fclose(file) != 0) {
        perror(path);
        exit(99);
    }
}

static size_t put_bytes(const char *folder)
{
    static const char head[] = LEDGER_HEADER "\n";
    struct buffer big = {0};
    put(folder, "empty.csv", "", 0);
    put(folder, "header.csv", head, -1);
    put(folder, "nul.csv", "\0\0\0\0version,\0\n\0", 15);
    put(folder, "utf8.csv", "\xff\xfe\xc3(\n\xf0\x28\x8c\xbc\n", -1);
    put(folder, "escape.csv", "\033[2J\033]0;owned\a\033[31m\n", -1);
    put(folder, "roster.csv", "login,name\n\"=cmd|' /C calc'!A0\",x\n", -1);
    buffer_add_text(&big, head);
    buffer_add_text(&big, "1,1,2026-01-05T10:00:00.000Z,1,,,open,session,\"");
    memset(buffer_reserve(&big, 10000000), 'A', 10000000);
    buffer_grew(&big, 10000000);
    put(folder, "field.csv", big.bytes, (long)big.length);
    buffer_add_text(&big, "\",,,0000\n");
    put(folder, "closed-field.csv", big.bytes, (long)big.length);
    buffer_free(&big);
    return 8;
}

/* A terminal's and a table's poison in a record, whose chain may even be right. */
static size_t put_records(const char *folder)
{
    static const char head[] = LEDGER_HEADER "\n";
    struct buffer whole = {0}, line = {0}, why = {0};
    struct ledger_log *log = ledger_log_parse("", 0, &why);
    const struct ledger_entry open = {
        .event = "open",
        .key = "session",
        .value = "login=\033[2J\033[1;1H=HYPERLINK(\"x\")\xff\xe2\x80\xae"
                 "evil\ncourse=fleetlab\n"
                 "uid=0\nnonce=00\n",
    };
    const struct ledger_entry track = {
        .track = "cloud",
        .event = "track",
        .key = "track",
        .value = "cloud",
    };
    buffer_add_text(&whole, head);
    ledger_log_format(log, &open, 1, 1767607200000, &line, &why);
    ledger_log_extend(log, line.bytes, line.length);
    buffer_add(&whole, line.bytes, line.length);
    put(folder, "poison.csv", whole.bytes, (long)whole.length);
    ledger_log_format(log, &track, 1, 1767607201000, &line, &why);
    buffer_add(&whole, line.bytes, line.length);
    whole.bytes[whole.length - 2] ^= 1;
    put(folder, "flipped.csv", whole.bytes, (long)whole.length);
    buffer_cut(&whole, whole.length - 9);
    put(folder, "torn.csv", whole.bytes, (long)whole.length);
    ledger_log_free(log);
    buffer_free(&whole);
    buffer_free(&line);
    buffer_free(&why);
    return 2; /* the first is sound */
}

static size_t put_others(const char *folder)
{
    char path[4300], inner[4400];
    snprintf(path, sizeof path, "%s/link.csv", folder);
    bool good = symlink("/etc/passwd", path) == 0 || errno == EEXIST;
    snprintf(path, sizeof path, "%s/loop", folder);
    good = good && (symlink("..", path) == 0 || errno == EEXIST);
    snprintf(path, sizeof path, "%s/fifo.csv", folder);
    good = good && (mkfifo(path, 0600) == 0 || errno == EEXIST);
    snprintf(path, sizeof path, "%s/folder.csv", folder);
    good = good && (mkdir(path, 0700) == 0 || errno == EEXIST);
    snprintf(inner, sizeof inner, "%s/\033[2Jname\n.csv", path);
    good = good && (symlink("nowhere", inner) == 0 || errno == EEXIST);
    snprintf(path, sizeof path, "%s/huge.csv", folder);
    int huge = open(path, O_WRONLY | O_CREAT, 0600);
    good = good && huge >= 0 && ftruncate(huge, (off_t)1 << 36) == 0 && close(huge) == 0;
    if (!good) {
        perror(folder);
        exit(99);
    }
    return 4; /* the two links, the FIFO, the huge one; folders and links to them are no ledgers */
}

static size_t put_socket(const char *folder)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int length = snprintf(address.sun_path, sizeof address.sun_path, "%s/socket.csv", folder);
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    bool fits = length < (int)sizeof address.sun_path;
    bool good = fits && fd >= 0 && bind(fd, (const struct sockaddr *)&address, sizeof address) == 0;
    close(fd);
    return good;
}

size_t synthetic_hostile(const char *folder)
{
    return put_bytes(folder) + put_records(folder) + put_others(folder) + put_socket(folder);
}
