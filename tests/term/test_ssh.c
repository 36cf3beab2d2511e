/*
 * Part 1 over ssh and a line of 9,600 bit/s: an sshd of the test's own, on a free port of
 * loopback, with its own keys and settings; neither the system's sshd nor anybody's ~/.ssh is
 * touched. Key-to-settled times are printed. A line that drops in the middle of an answer loses
 * nothing.
 */
#include "../setting.h"
#include "../store/scratch.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/ledger_log.h"
#include "student.h"

enum { LINE_BYTES = 960, STEPS = 200 };

struct line {
    char folder[100];
    int port;
    pid_t sshd;
};

static void run(const char *format, const char *a, const char *b)
{
    char command[600];
    snprintf(command, sizeof command, format, a, b);
    if (system(command) != 0) {
        fail_msg("failed: %s", command);
    }
}

/* A port that nobody uses now. */
static int free_port(void)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    assert_int_equal(bind(fd, (struct sockaddr *)&address, length), 0);
    assert_int_equal(getsockname(fd, (struct sockaddr *)&address, &length), 0);
    close(fd);
    return ntohs(address.sin_port);
}

static FILE *open_settings(const struct line *line, const char *name)
{
    char path[140];
    snprintf(path, sizeof path, "%s/%s", line->folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    return file;
}

static void write_settings(const struct line *line)
{
    const struct passwd *who = getpwuid(getuid());
    FILE *file = open_settings(line, "sshd_config");
    fprintf(file,
            "Port %d\nListenAddress 127.0.0.1\nHostKey %s/host\nPidFile none\n"
            "AuthorizedKeysFile %s/user.pub\nStrictModes no\nPasswordAuthentication no\n"
            "KbdInteractiveAuthentication no\nUsePAM no\nPermitRootLogin yes\nPrintMotd no\n"
            "PrintLastLog no\nAcceptEnv LC_ALL\n",
            line->port, line->folder, line->folder);
    fclose(file);
    file = open_settings(line, "ssh_config");
    fprintf(file,
            "Host lab\nHostName 127.0.0.1\nPort %d\nUser %s\nIdentityFile %s/user\n"
            "IdentitiesOnly yes\nIdentityAgent none\nUserKnownHostsFile /dev/null\n"
            "StrictHostKeyChecking no\nBatchMode yes\nEscapeChar none\nRequestTTY force\n"
            "LogLevel QUIET\n",
            line->port, who ? who->pw_name : "root", line->folder);
    fclose(file);
}

static bool is_listening(int port)
{
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons((uint16_t)port),
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    bool listens = connect(fd, (struct sockaddr *)&address, sizeof address) == 0;
    close(fd);
    return listens;
}

static void start_sshd(struct line *line, const char *folder)
{
    char settings[140], log[140], script[400];
    snprintf(line->folder, sizeof line->folder, "%s", folder);
    line->port = free_port();
    run("ssh-keygen -q -t ed25519 -N '' -f %s/%s", folder, "host");
    run("ssh-keygen -q -t ed25519 -N '' -f %s/%s", folder, "user");
    write_settings(line);
    snprintf(settings, sizeof settings, "%s/sshd_config", folder);
    snprintf(log, sizeof log, "%s/log", folder);
    snprintf(script, sizeof script, "%s/tests/term/sshd.sh", setting("srcdir"));
    line->sshd = fork();
    if (line->sshd == 0) {
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        execlp("sh", "sh", script, settings, log, (char *)NULL);
        _exit(127);
    }
    double end = terminal_now_ms() + PATIENCE_S * 1e3;
    while (!is_listening(line->port)) {
        if (waitpid(line->sshd, NULL, WNOHANG) != 0 || terminal_now_ms() > end) {
            fail_msg("sshd (./bootstrap --check brings it) does not start; see %s", log);
        }
        poll(NULL, 0, 10);
    }
}

static void stop_sshd(struct line *line)
{
    kill(line->sshd, SIGTERM);
    waitpid(line->sshd, NULL, 0);
}

/* Whether the sshd gives terminals: without root only where it needn't change their owner. */
static bool gives_terminals(void)
{
    struct line line;
    char command[200];
    void *state = NULL;
    if (geteuid() == 0) {
        return true;
    }
    assert_int_equal(scratch_make(&state), 0);
    start_sshd(&line, state);
    snprintf(command, sizeof command,
             "ssh -F %s/ssh_config lab 'test -t 0' </dev/null >/dev/null 2>&1", line.folder);
    bool gives = system(command) == 0;
    stop_sshd(&line);
    scratch_remove(&state);
    return gives;
}

/* The lab at the other end of the line. */
static struct terminal *dial(const struct line *line, const char *ledger, const char *options,
                             int bytes_per_second)
{
    static char settings[140], remote[800];
    static const char *command[] = {"ssh", "-F", settings, "lab", remote, NULL};
    snprintf(settings, sizeof settings, "%s/ssh_config", line->folder);
    snprintf(remote, sizeof remote,
             "FLEETLAB_DATA_DIR='%s' FLEETLAB_CONFIG= LC_ALL=C exec '%s' "
             "--variant 7 --ledger '%s' %s",
             setting("FLEETLAB_DATA_DIR"), setting("FLEETLAB"), ledger, options);
    return terminal_start(&(struct terminal_setup){.cols = 80,
                                                   .rows = 24,
                                                   .command = command,
                                                   .bytes_per_second = bytes_per_second,
                                                   .distant = true});
}

static int by_size(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

struct times {
    double ms[STEPS];
    size_t count, bytes, most_bytes;
};

/* A deed from its first key to the last byte of what it shows. */
static bool time_deed(struct student *student, const struct deed *deed, struct times *times)
{
    size_t bytes = terminal_bytes(student->terminal);
    double start = terminal_now_ms();
    if (!student_do(student, deed)) {
        return false;
    }
    terminal_settle(student->terminal);
    bytes = terminal_bytes(student->terminal) - bytes;
    times->ms[times->count++] = terminal_last_ms(student->terminal) - start;
    times->bytes += bytes;
    times->most_bytes = bytes > times->most_bytes ? bytes : times->most_bytes;
    return true;
}

static void print_times(const char *what, struct times *times)
{
    qsort(times->ms, times->count, sizeof *times->ms, by_size);
    print_message("# %s: %zu, median %.0f ms, p90 %.0f ms, most %.0f ms; %zu bytes, most %zu\n",
                  what, times->count, times->ms[times->count / 2], times->ms[times->count * 9 / 10],
                  times->ms[times->count - 1], times->bytes, times->most_bytes);
}

static void step(struct student *student, const char *key, int by, struct times *times)
{
    size_t bytes = terminal_bytes(student->terminal);
    double start = terminal_now_ms();
    terminal_type(student->terminal, key);
    assert_true(stage_handle(
        student->shadow,
        &(struct event){.kind = EVENT_STEP, .field = "nodes", .steps = by, .size = STEP_ONE}));
    assert_true(student_focus(student, "nodes"));
    terminal_settle(student->terminal);
    times->ms[times->count++] = terminal_last_ms(student->terminal) - start;
    bytes = terminal_bytes(student->terminal) - bytes;
    times->bytes += bytes;
    times->most_bytes = bytes > times->most_bytes ? bytes : times->most_bytes;
}

static void part1__is_played__on_a_slow_line(void **state)
{
    struct line line;
    struct times deeds = {0}, steps = {0};
    char ledger[140];
    snprintf(ledger, sizeof ledger, "%s/ledger.csv", (const char *)*state);
    start_sshd(&line, *state);
    double start = terminal_now_ms();
    struct student student = student_enter(*state, "cloud",
                                           dial(&line, ledger, "--track cloud", LINE_BYTES));
    assert_true(student_await_screen(&student));
    print_message("# from ssh's start to the first screen: %.0f ms, %zu bytes\n",
                  terminal_last_ms(student.terminal) - start, terminal_bytes(student.terminal));
    for (const struct deed *deed = part1; deed->field; deed++) {
        if (!time_deed(&student, deed, &deeds)) {
            fail_msg("at %s", deed->field);
        }
        if (strcmp(deed->field, "to_mission") != 0) {
            continue;
        }
        assert_true(student_focus(&student, "nodes"));
        for (int i = 0; i < 5; i++) {
            step(&student, KEY_LEFT, -1, &steps);
        }
    }
    terminal_type(student.terminal, "q");
    assert_int_equal(terminal_end(student.terminal), 0);
    print_times("answers and screens", &deeds);
    print_times("slider steps", &steps);
    assert_null(terminal_garbage(student.terminal));
    student_leave(&student);
    stop_sshd(&line);
}

/* Whether the ledger holds a record; the program at the other end needs a moment to leave. */
static bool await_record(const char *ledger, const char *event, const char *value)
{
    double end = terminal_now_ms() + PATIENCE_S * 1e3;
    bool found = false;
    while (!found && terminal_now_ms() < end) {
        struct buffer why = {0};
        struct ledger_log *log = ledger_log_read(ledger, &why);
        for (size_t i = 0; log && i < ledger_log_count(log); i++) {
            const struct ledger_record *record = ledger_log_record(log, i);
            found = found || (strcmp(record->event, event) == 0 && strstr(record->value, value));
        }
        ledger_log_free(log);
        buffer_free(&why);
        poll(NULL, 0, 10);
    }
    return found;
}

static void answer__is_kept__when_the_line_drops(void **state)
{
    static const char words[] = "Light is slow over an ocean, and";
    struct line line;
    char ledger[140];
    snprintf(ledger, sizeof ledger, "%s/ledger.csv", (const char *)*state);
    start_sshd(&line, *state);
    struct student student = student_enter(*state, "cloud",
                                           dial(&line, ledger, "--track cloud", 0));
    for (const struct deed *deed = part1; strcmp(deed->field, "justification") != 0; deed++) {
        if (*deed->field != ':' && !student_do(&student, deed)) {
            fail_msg("at %s", deed->field);
        }
    }
    assert_true(student_focus(&student, "justification"));
    terminal_type(student.terminal, words);
    assert_true(terminal_await_text(student.terminal, words));
    kill(terminal_pid(student.terminal), SIGKILL);
    terminal_hang_up(student.terminal);
    terminal_free(student.terminal);
    student.terminal = NULL;
    assert_true(await_record(ledger, "draft", words));
    assert_true(await_record(ledger, "close", ""));
    student.terminal = dial(&line, ledger, "", 0);
    /* On from the start screen: the half-written answer calls back to its screen. */
    assert_true(terminal_await_text(student.terminal, "? help"));
    terminal_type(student.terminal, KEY_ENTER);
    assert_true(terminal_await_text(student.terminal, ">REFLECT<"));
    if (!terminal_await_text(student.terminal, words)) {
        fail_msg("the answer is not on the screen of the next session");
    }
    student_leave(&student);
    stop_sshd(&line);
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_make, scratch_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SCRATCH(part1__is_played__on_a_slow_line),
        IN_SCRATCH(answer__is_kept__when_the_line_drops),
    };
    if (!gives_terminals()) {
        puts("1..0 # SKIP part 1 over ssh: an ordinary user's sshd gives no terminal here");
        return 0;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
