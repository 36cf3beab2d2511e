#include "terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "store/buffer.h"
#include "store/memory.h"
#include "vt.h"

enum { ROWS_MAX = 500, QUIET_MS = 60, LOOK_MS = 20, DISTANT_MS = 200, TMUX_PAUSE_MS = 8 };

struct terminal {
    int cols, rows, row, col;
    char *lines[ROWS_MAX];
    pid_t pid;
    long slept; /* how often the program had gone to sleep before the last keys; -1: none yet */
    int status; /* of the ended program */
    bool ended;
    int fd; /* the pty; -1 in tmux or once hung up */
    struct vt *vt;
    int bytes_per_second;
    bool distant;
    size_t bytes, reads;
    double last_ms;
    struct vt *marked; /* the screen, bytes, reads and time at the mark */
    size_t marked_bytes, marked_reads;
    double marked_ms;
    char folder[40], socket[60]; /* of the tmux server; "" without */
    char *seen;                  /* tmux' last answer */
};

/* A test that fails jumps out without an end: what is open then ends with the test program. */
static struct terminal *open_terminals[8];

static void end_open_ones(void)
{
    for (size_t i = 0; i < sizeof open_terminals / sizeof open_terminals[0]; i++) {
        terminal_free(open_terminals[i]);
    }
}

static void remember(struct terminal *terminal)
{
    static bool registered;
    size_t i = 0;
    if (!registered) {
        atexit(end_open_ones);
    }
    registered = true;
    while (i < sizeof open_terminals / sizeof open_terminals[0] - 1 && open_terminals[i]) {
        i++;
    }
    open_terminals[i] = terminal;
}

static void forget(const struct terminal *terminal)
{
    for (size_t i = 0; i < sizeof open_terminals / sizeof open_terminals[0]; i++) {
        if (open_terminals[i] == terminal) {
            open_terminals[i] = NULL;
        }
    }
}

double terminal_now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void give_up(const char *what)
{
    printf("Bail out! %s: %s\n", what, strerror(errno));
    exit(99);
}

static void set_environment(const struct terminal_setup *setup, const char *term)
{
    setenv("TERM", term, 1);
    setenv("LC_ALL", setup->locale ? setup->locale : "C", 1);
    if (setup->no_color) {
        setenv("NO_COLOR", "1", 1);
    } else {
        unsetenv("NO_COLOR");
    }
    unsetenv("LINES");
    unsetenv("COLUMNS");
}

static void forget_lines(struct terminal *terminal)
{
    for (int row = 0; row < ROWS_MAX; row++) {
        free(terminal->lines[row]);
        terminal->lines[row] = NULL;
    }
}

/* ---- a pty ---- */

static void start_pty(struct terminal *terminal, const struct terminal_setup *setup)
{
    const char *term = setup->term ? setup->term : "xterm-256color";
    const char *locale = setup->locale ? setup->locale : "C";
    struct winsize size = {.ws_col = (unsigned short)setup->cols,
                           .ws_row = (unsigned short)setup->rows};
    fflush(NULL);
    terminal->pid = forkpty(&terminal->fd, NULL, NULL, &size);
    if (terminal->pid < 0) {
        give_up("no pty");
    }
    if (terminal->pid == 0) {
        set_environment(setup, term);
        execvp(setup->command[0], (char *const *)setup->command);
        _exit(127);
    }
    fcntl(terminal->fd, F_SETFD, FD_CLOEXEC);
    terminal->vt = vt_new(setup->rows, setup->cols, term, strstr(locale, "C.UTF-8") != NULL);
    terminal->bytes_per_second = setup->bytes_per_second;
    terminal->distant = setup->distant;
}

static void take_screen(struct terminal *terminal)
{
    forget_lines(terminal);
    for (int row = 0; row < terminal->rows; row++) {
        terminal->lines[row] = vt_line(terminal->vt, row);
    }
    vt_cursor(terminal->vt, &terminal->row, &terminal->col);
}

/* A slow line: so many bytes take so long. */
static void take_time(int bytes, int bytes_per_second)
{
    double seconds = (double)bytes / bytes_per_second;
    struct timespec pause = {(time_t)seconds, (long)((seconds - (double)(time_t)seconds) * 1e9)};
    nanosleep(&pause, NULL);
}

/* True: something came. */
static bool read_pty(struct terminal *terminal, int ms)
{
    char bytes[4096];
    struct pollfd ready = {.fd = terminal->fd, .events = POLLIN};
    if (terminal->fd < 0 || poll(&ready, 1, ms) <= 0) {
        return false;
    }
    size_t most = terminal->bytes_per_second ? 32 : sizeof bytes;
    ssize_t n = read(terminal->fd, bytes, most);
    if (n <= 0) {
        terminal->ended = true;
        return false;
    }
    if (terminal->bytes_per_second) {
        take_time((int)n, terminal->bytes_per_second);
    }
    vt_feed(terminal->vt, bytes, (size_t)n);
    terminal->bytes += (size_t)n;
    terminal->reads++;
    terminal->last_ms = terminal_now_ms();
    return true;
}

/* ---- tmux ---- */

static char *ask_tmux(const struct terminal *terminal, const char *command)
{
    struct buffer line = {0}, answer = {0};
    buffer_add_format(&line, "tmux -S %s -f /dev/null %s 2>/dev/null", terminal->socket, command);
    FILE *pipe = popen(buffer_text(&line), "r");
    if (!pipe) {
        give_up("tmux");
    }
    size_t n;
    while ((n = fread(buffer_reserve(&answer, 4096), 1, 4096, pipe)) > 0) {
        buffer_grew(&answer, n);
    }
    pclose(pipe);
    buffer_free(&line);
    return buffer_take(&answer);
}

static void add_quoted(struct buffer *line, const char *word)
{
    buffer_add_text(line, " '");
    for (; *word; word++) {
        if (*word == '\'') {
            buffer_add_text(line, "'\\''");
        } else {
            buffer_add_char(line, *word);
        }
    }
    buffer_add_char(line, '\'');
}

static void start_tmux(struct terminal *terminal, const struct terminal_setup *setup)
{
    struct buffer line = {0};
    strcpy(terminal->folder, "/tmp/fleetlab-tmux-XXXXXX");
    if (!mkdtemp(terminal->folder)) {
        give_up("mkdtemp");
    }
    snprintf(terminal->socket, sizeof terminal->socket, "%s/s", terminal->folder);
    buffer_add_format(&line, "new-session -d -x %d -y %d env %sTERM=%s LC_ALL=%s", setup->cols,
                      setup->rows, setup->no_color ? "NO_COLOR=1 " : "-u NO_COLOR ",
                      setup->term ? setup->term : "tmux-256color",
                      setup->locale ? setup->locale : "C");
    for (size_t i = 0; setup->command[i]; i++) {
        add_quoted(&line, setup->command[i]);
    }
    buffer_add_text(&line, " \\; set-option -g remain-on-exit on \\; set-option -g status off");
    buffer_add_text(&line, " \\; display-message -p '#{pane_pid}'");
    char *answer = ask_tmux(terminal, buffer_text(&line));
    terminal->pid = (pid_t)strtol(answer, NULL, 10);
    if (terminal->pid <= 0) {
        give_up("tmux has no pane");
    }
    free(answer);
    buffer_free(&line);
}

/* "X,Y DEAD STATUS" and the screen. True: it is another one than before. */
static bool look_at_tmux(struct terminal *terminal)
{
    char *answer = ask_tmux(terminal,
                            "display-message -p "
                            "'#{cursor_x},#{cursor_y} 0#{pane_dead} 0#{pane_dead_status}' "
                            "\\; capture-pane -p");
    bool changed = !terminal->seen || strcmp(answer, terminal->seen) != 0;
    int dead = 0, row = 0;
    free(terminal->seen);
    terminal->seen = answer;
    if (sscanf(answer, "%d,%d %d %d", &terminal->col, &terminal->row, &dead, &terminal->status) !=
        4) {
        dead = 1;
    }
    terminal->ended = dead != 0;
    forget_lines(terminal);
    for (char *line = strchr(answer, '\n'); line && line[1] && row < ROWS_MAX;
         line = strchr(line + 1, '\n')) {
        terminal->lines[row++] = memory_text_n(line + 1, strcspn(line + 1, "\n"));
    }
    return changed;
}

static void type_in_tmux(const struct terminal *terminal, const char *keys)
{
    struct buffer line = {0};
    buffer_add_text(&line, "send-keys -H");
    for (; *keys; keys++) {
        buffer_add_format(&line, " %02x", (unsigned char)*keys);
    }
    free(ask_tmux(terminal, buffer_text(&line)));
    buffer_free(&line);
}

/* ---- both ---- */

struct terminal *terminal_start(const struct terminal_setup *setup)
{
    struct terminal *terminal = memory_get(1, sizeof *terminal);
    terminal->fd = -1;
    terminal->slept = -1;
    terminal->cols = setup->cols;
    terminal->rows = setup->rows;
    if (setup->tmux) {
        start_tmux(terminal, setup);
    } else {
        start_pty(terminal, setup);
    }
    remember(terminal);
    return terminal;
}

void terminal_free(struct terminal *terminal)
{
    if (!terminal) {
        return;
    }
    forget(terminal);
    if (terminal->vt) {
        terminal_hang_up(terminal);
    } else {
        free(ask_tmux(terminal, "kill-server"));
    }
    if (*terminal->socket) {
        unlink(terminal->socket);
        rmdir(terminal->folder);
    }
    forget_lines(terminal);
    free(terminal->seen);
    vt_free(terminal->vt);
    vt_free(terminal->marked);
    free(terminal);
}

/* How often a program has gone to sleep by itself, -1 where that isn't known; whether it sleeps. */
static long count_sleeps(pid_t pid, bool *asleep)
{
    char path[40], status[4096];
    ssize_t length = -1;
    snprintf(path, sizeof path, "/proc/%ld/status", (long)pid);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd >= 0) {
        length = read(fd, status, sizeof status - 1);
        close(fd);
    }
    status[length > 0 ? length : 0] = '\0';
    static const char counts[] = "\nvoluntary_ctxt_switches:";
    const char *count = strstr(status, counts);
    *asleep = strstr(status, "\nState:\tS") != NULL;
    return count ? strtol(count + strlen(counts), NULL, 10) : -1;
}

void terminal_type(struct terminal *terminal, const char *keys)
{
    bool asleep;
    terminal->slept = *keys ? count_sleeps(terminal->pid, &asleep) : terminal->slept;
    if (terminal->vt) {
        size_t length = strlen(keys);
        if (write(terminal->fd, keys, length) != (ssize_t)length) {
            terminal->ended = true;
        }
    } else {
        type_in_tmux(terminal, keys);
    }
}

void terminal_resize(struct terminal *terminal, int cols, int rows)
{
    struct winsize size = {.ws_col = (unsigned short)cols, .ws_row = (unsigned short)rows};
    char command[60];
    forget_lines(terminal);
    terminal->cols = cols;
    terminal->rows = rows;
    if (terminal->vt) {
        vt_resize(terminal->vt, rows, cols);
        ioctl(terminal->fd, TIOCSWINSZ, &size);
    } else {
        snprintf(command, sizeof command, "resize-window -x %d -y %d", cols, rows);
        free(ask_tmux(terminal, command));
    }
}

/* Looks once; true when something changed. */
static bool look(struct terminal *terminal, int ms)
{
    if (!terminal->vt) {
        bool changed = look_at_tmux(terminal);
        if (!changed && ms > 0) {
            poll(NULL, 0,
                 TMUX_PAUSE_MS); /* each look takes the processor from what is waited for */
        }
        return changed;
    }
    bool came = read_pty(terminal, ms);
    while (came && !terminal->bytes_per_second && read_pty(terminal, 0)) {
        continue;
    }
    if (came || !terminal->lines[0]) {
        take_screen(terminal);
    }
    return came;
}

bool terminal_look(struct terminal *terminal, int ms)
{
    look(terminal, ms);
    return !terminal->ended;
}

void terminal_settle(struct terminal *terminal)
{
    while (look(terminal, QUIET_MS) && !terminal->ended) {
        continue;
    }
}

bool terminal_await(struct terminal *terminal, terminal_check *ready, const void *context,
                    const char *what)
{
    double end = terminal_now_ms() + PATIENCE_S * 1e3;
    look(terminal, 0);
    while (!ready(terminal, context)) {
        if (terminal->ended || terminal_now_ms() > end) {
            printf("# waited in vain for: %s%s\n", what,
                   terminal->ended ? " (the program has ended)" : "");
            terminal_print(terminal);
            return false;
        }
        look(terminal, LOOK_MS);
    }
    return true;
}

void terminal_mark(struct terminal *terminal)
{
    vt_free(terminal->marked);
    terminal->marked = vt_copy(terminal->vt);
    terminal->marked_bytes = terminal->bytes;
    terminal->marked_reads = terminal->reads;
    terminal->marked_ms = terminal_now_ms();
}

struct terminal_cost terminal_cost(const struct terminal *terminal)
{
    return (struct terminal_cost){.bytes = terminal->bytes - terminal->marked_bytes,
                                  .reads = terminal->reads - terminal->marked_reads,
                                  .floor = vt_floor(terminal->vt, terminal->marked),
                                  .ms = terminal->last_ms - terminal->marked_ms};
}

/* What is longer than the pty holds is written piece by piece, and sleeps between them. */
static bool is_writing(pid_t pid)
{
    char path[40], waits[64] = "";
    snprintf(path, sizeof path, "/proc/%ld/wchan", (long)pid);
    FILE *file = fopen(path, "r");
    if (file) {
        if (fscanf(file, "%63s", waits) != 1) {
            waits[0] = '\0';
        }
        fclose(file);
    }
    return strcmp(waits, "wait_woken") == 0;
}

/* Whether it has gone to sleep since it was sent keys: it may sleep still while they are on their
 * way. */
static bool is_at_rest(const struct terminal *terminal)
{
    bool asleep;
    return count_sleeps(terminal->pid, &asleep) != terminal->slept && asleep &&
           !is_writing(terminal->pid);
}

/* Nobody here sees the distant program sleep: it rests once nothing has come for long. */
static bool rest_of_distant(struct terminal *terminal)
{
    while (look(terminal, DISTANT_MS) && !terminal->ended) {
        continue;
    }
    return !terminal->ended;
}

bool terminal_rest(struct terminal *terminal)
{
    double end = terminal_now_ms() + PATIENCE_S * 1e3;
    if (terminal->distant) {
        return rest_of_distant(terminal);
    }
    while (!terminal->ended && terminal_now_ms() < end) {
        /* Asked first: what was written before it fell asleep is there then. */
        bool rests = is_at_rest(terminal);
        if (!look(terminal, rests ? 0 : 1) && rests) {
            return true;
        }
    }
    return false;
}

bool terminal_await_update(struct terminal *terminal)
{
    return look(terminal, PATIENCE_S * 1000) && terminal_rest(terminal);
}

static bool has_text(struct terminal *terminal, const void *context)
{
    return terminal_has(terminal, context);
}

bool terminal_await_text(struct terminal *terminal, const char *text)
{
    return terminal_await(terminal, has_text, text, text);
}

bool terminal_has(const struct terminal *terminal, const char *text)
{
    for (int row = 0; row < terminal->rows; row++) {
        if (strstr(terminal_line(terminal, row), text)) {
            return true;
        }
    }
    return false;
}

int terminal_rows(const struct terminal *terminal)
{
    return terminal->rows;
}

int terminal_cols(const struct terminal *terminal)
{
    return terminal->cols;
}

void terminal_cursor(const struct terminal *terminal, int *row, int *col)
{
    *row = terminal->row;
    *col = terminal->col;
}

const char *terminal_line(const struct terminal *terminal, int row)
{
    return row >= 0 && row < ROWS_MAX && terminal->lines[row] ? terminal->lines[row] : "";
}

const char *terminal_cursor_line(const struct terminal *terminal)
{
    return terminal_line(terminal, terminal->row);
}

char *terminal_picture(const struct terminal *terminal)
{
    struct buffer text = {0};
    if (terminal->vt) {
        return vt_picture(terminal->vt);
    }
    for (int row = 0; row < terminal->rows; row++) {
        buffer_add_format(&text, "%s\n", terminal_line(terminal, row));
    }
    return buffer_take(&text);
}

void terminal_print(const struct terminal *terminal)
{
    for (int row = 0; row < terminal->rows; row++) {
        printf("# |%s\n", terminal_line(terminal, row));
    }
    printf("# cursor: row %d, column %d\n", terminal->row, terminal->col);
}

size_t terminal_bytes(const struct terminal *terminal)
{
    return terminal->bytes;
}

double terminal_last_ms(const struct terminal *terminal)
{
    return terminal->last_ms;
}

const char *terminal_garbage(const struct terminal *terminal)
{
    size_t count;
    const char *garbage = vt_garbage(terminal->vt, &count);
    return count > 0 ? garbage : NULL;
}

bool terminal_was_coloured(const struct terminal *terminal)
{
    return vt_was_coloured(terminal->vt);
}

pid_t terminal_pid(const struct terminal *terminal)
{
    return terminal->pid;
}

/* ---- the end ---- */

/* The status of a child; a program that doesn't end is killed, which the status tells. */
static int await_child(struct terminal *terminal)
{
    double end = terminal_now_ms() + PATIENCE_S * 1e3;
    int status;
    pid_t ended;
    while ((ended = waitpid(terminal->pid, &status, WNOHANG)) == 0) {
        if (terminal_now_ms() > end) {
            kill(terminal->pid, SIGKILL);
        }
        if (terminal->fd < 0 || (!read_pty(terminal, 5) && terminal->ended)) {
            poll(NULL, 0, 2);
        }
    }
    if (ended < 0) {
        return terminal->status;
    }
    terminal->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return terminal->status;
}

/* tmux' server reaps the program; until then it is there. */
static void await_stranger(pid_t pid)
{
    double end = terminal_now_ms() + PATIENCE_S * 1e3;
    while (kill(pid, 0) == 0 && terminal_now_ms() < end) {
        poll(NULL, 0, 5);
    }
}

int terminal_hang_up(struct terminal *terminal)
{
    if (!terminal->vt) {
        free(ask_tmux(terminal, "kill-server"));
        await_stranger(terminal->pid);
        return -1;
    }
    if (terminal->fd >= 0) {
        close(terminal->fd);
    }
    terminal->fd = -1;
    return await_child(terminal);
}

static bool has_ended(struct terminal *terminal, const void *context)
{
    (void)context;
    return terminal->ended;
}

int terminal_end(struct terminal *terminal)
{
    if (terminal->vt) {
        return await_child(terminal);
    }
    terminal_await(terminal, has_ended, NULL, "the program's end");
    return terminal->status;
}
