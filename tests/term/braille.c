#include "braille.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/prctl.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/memory.h"

/*
 * The segment of brltty's screen driver: columns, rows, the cursor's column and row, the cells'
 * characters, their attributes, and the number of the window.
 */
enum {
    SEGMENT_KEY = (int)0xBACD072F,
    SEGMENT_MODE = 0700,
    SEGMENT_BYTES = 4 + 66 * 132 * 2,
    HEADER_BYTES = 4,
    PLAIN = 7, /* an attribute: light on dark */
    LINE_BYTES = 600,
    START_S = 10,
    FOLDER_BYTES = 400,
};

struct braille {
    int segment, listener, fd;
    unsigned char *screen;
    pid_t pid;
    char path[100];        /* of the socket */
    char line[LINE_BYTES]; /* what has come of one */
    size_t length;
    char cells[BRAILLE_CELLS + 1];
};

static struct braille *running; /* ends with the test program, whatever fails */

static void end_running(void)
{
    braille_stop(running);
}

static void give_up(const char *what)
{
    printf("Bail out! %s: %s\n", what, strerror(errno));
    exit(99);
}

/* One left behind by a test that was killed may have another size. */
static void make_segment(struct braille *braille)
{
    int old = shmget(SEGMENT_KEY, 0, 0);
    if (old >= 0) {
        shmctl(old, IPC_RMID, NULL);
    }
    braille->segment = shmget(SEGMENT_KEY, SEGMENT_BYTES, IPC_CREAT | IPC_EXCL | SEGMENT_MODE);
    if (braille->segment < 0) {
        give_up("no shared memory");
    }
    braille->screen = shmat(braille->segment, NULL, 0);
    if (braille->screen == (void *)-1) {
        give_up("no shared memory");
    }
}

static void listen_at(struct braille *braille, const char *folder)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(braille->path, sizeof braille->path, "%s/display", folder);
    snprintf(address.sun_path, sizeof address.sun_path, "%s", braille->path);
    braille->listener = socket(AF_UNIX, SOCK_STREAM, 0);
    if (bind(braille->listener, (struct sockaddr *)&address, sizeof address) != 0 ||
        listen(braille->listener, 1) != 0) {
        give_up("no socket");
    }
}

/* A folder of brltty's: where ./bootstrap --check unpacked it, or else where it is installed. */
static const char *brltty_folder(char path[FOLDER_BYTES], const char *const folders[])
{
    const char *roots[] = {getenv("TEST_TOOLS"), ""};
    for (int root = 0; root < 2; root++) {
        for (size_t i = 0; roots[root] && folders[i]; i++) {
            snprintf(path, FOLDER_BYTES, "%s%s", roots[root], folders[i]);
            if (access(path, R_OK) == 0) {
                return path;
            }
        }
    }
    return NULL;
}

static const char *const driver_folders[] = {"/lib/brltty", "/usr/lib/brltty", "/usr/lib64/brltty",
                                             NULL};
static const char *const table_folders[] = {"/etc/brltty", NULL};

static void start_brltty(struct braille *braille, const char *folder)
{
    char device[120], log[120], drivers[FOLDER_BYTES], tables[FOLDER_BYTES];
    if (!brltty_folder(drivers, driver_folders) || !brltty_folder(tables, table_folders)) {
        give_up("brltty (./bootstrap --check brings it)");
    }
    snprintf(device, sizeof device, "client:%s", braille->path);
    snprintf(log, sizeof log, "%s/brltty.log", folder);
    fflush(NULL);
    braille->pid = fork();
    if (braille->pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (!freopen("/dev/null", "r", stdin) || !freopen(log, "a", stdout) ||
            !freopen(log, "a", stderr) || chdir(folder) != 0) {
            _exit(126);
        }
        execlp("brltty", "brltty", "--no-daemon", "--no-api", "--stay-privileged", "--quiet",
               "--configuration-file=/dev/null", "--drivers-directory", drivers,
               "--tables-directory", tables, "--screen-driver=sc", "--braille-driver=vr",
               "--braille-device", device, "--speech-driver=no", "--text-table=en_US", NULL);
        _exit(127);
    }
}

/* Who dials first asks for cells. */
static void accept_brltty(struct braille *braille)
{
    static const char cells[] = "cells 40\n";
    struct pollfd ready = {.fd = braille->listener, .events = POLLIN};
    errno = 0;
    if (poll(&ready, 1, START_S * 1000) <= 0) {
        give_up("brltty (./bootstrap --check brings it) did not start");
    }
    braille->fd = accept(braille->listener, NULL, NULL);
    if (braille->fd < 0 || write(braille->fd, cells, strlen(cells)) != (ssize_t)strlen(cells)) {
        give_up("brltty");
    }
}

bool braille_is_missing(void)
{
    char drivers[FOLDER_BYTES], display[FOLDER_BYTES + 20];
    if (!brltty_folder(drivers, driver_folders)) {
        return false; /* no brltty at all: the test says so */
    }
    snprintf(display, sizeof display, "%s/libbrlttybvr.so", drivers);
    return access(display, R_OK) != 0;
}

struct braille *braille_start(const char *folder)
{
    struct braille *braille = memory_get(1, sizeof *braille);
    if (!running) {
        atexit(end_running);
    }
    running = braille;
    make_segment(braille);
    listen_at(braille, folder);
    start_brltty(braille, folder);
    accept_brltty(braille);
    return braille;
}

void braille_stop(struct braille *braille)
{
    if (!braille) {
        return;
    }
    running = NULL;
    kill(braille->pid, SIGTERM);
    waitpid(braille->pid, NULL, 0);
    close(braille->fd);
    close(braille->listener);
    unlink(braille->path);
    shmdt(braille->screen);
    shmctl(braille->segment, IPC_RMID, NULL);
    free(braille);
}

static void show(struct braille *braille, const struct terminal *terminal)
{
    int rows = terminal_rows(terminal), cols = terminal_cols(terminal), row, col;
    unsigned char *cell = braille->screen + HEADER_BYTES;
    terminal_cursor(terminal, &row, &col);
    for (int i = 0; i < rows; i++, cell += cols) {
        const char *line = terminal_line(terminal, i);
        memset(cell, ' ', (size_t)cols);
        memcpy(cell, line, strnlen(line, (size_t)cols));
    }
    memset(cell, PLAIN, (size_t)(rows * cols));
    memset(cell + rows * cols, 0, 2);
    braille->screen[0] = (unsigned char)cols;
    braille->screen[1] = (unsigned char)rows;
    braille->screen[2] = (unsigned char)col;
    braille->screen[3] = (unsigned char)row;
}

/* Lines such as: Visual "Fleet size N 100,000" with a backslash before a quote. */
static void take_line(struct braille *braille)
{
    static const char start[] = "Visual \"";
    size_t used = 0;
    if (strncmp(braille->line, start, strlen(start)) != 0) {
        return;
    }
    for (const char *c = braille->line + strlen(start); *c && *c != '"' && used < BRAILLE_CELLS;
         c++) {
        c += *c == '\\' && c[1];
        braille->cells[used++] = *c;
    }
    braille->cells[used] = '\0';
}

static void listen_for(struct braille *braille, int ms)
{
    char bytes[LINE_BYTES];
    struct pollfd ready = {.fd = braille->fd, .events = POLLIN};
    ssize_t count = poll(&ready, 1, ms) > 0 ? read(braille->fd, bytes, sizeof bytes) : 0;
    for (ssize_t i = 0; i < count; i++) {
        if (bytes[i] == '\n') {
            braille->line[braille->length] = '\0';
            take_line(braille);
            braille->length = 0;
        } else if (braille->length + 1 < sizeof braille->line) {
            braille->line[braille->length++] = bytes[i];
        }
    }
}

bool braille_await(struct braille *braille, struct terminal *terminal, const char *text)
{
    double end = terminal_now_ms() + PATIENCE_S * 1e3;
    while (strncmp(braille->cells, text, strlen(text)) != 0) {
        if (terminal_now_ms() > end) {
            printf("# waited in vain for: %s\n# the cells read: %s\n", text, braille->cells);
            return false;
        }
        terminal_look(terminal, 0);
        show(braille, terminal);
        listen_for(braille, 20);
    }
    return true;
}

const char *braille_cells(const struct braille *braille)
{
    return braille->cells;
}
