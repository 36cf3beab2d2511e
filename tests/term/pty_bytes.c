/*
 * pty_bytes: how many bytes a program writes to its terminal for each key.
 *
 *   pty_bytes COLSxROWS KEY... -- COMMAND [ARGUMENT]...
 *
 * A KEY is a name (RIGHT, LEFT, UP, DOWN, ENTER, TAB, ESC, PGUP, PGDN, HOME, END, BS), NAME*N for N
 * presses, or other text, typed character by character. A leading '@' sends it without counting.
 * Prints "first BYTES READS", "key NAME BYTES READS" for each press, "idle BYTES" for a second
 * without a key, and "exit STATUS" after a hang-up (128 + signal if one killed it).
 */
#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { QUIET_MS = 60, FIRST_MS = 3000, START_QUIET_MS = 300 };

static const struct {
    const char *name, *bytes;
} names[] = {
    {"RIGHT", "\033OC"}, {"LEFT", "\033OD"}, {"UP", "\033OA"},  {"DOWN", "\033OB"},
    {"ENTER", "\r"},     {"TAB", "\t"},      {"ESC", "\033"},   {"PGUP", "\033[5~"},
    {"PGDN", "\033[6~"}, {"HOME", "\033OH"}, {"END", "\033OF"}, {"BS", "\177"},
};

struct output {
    size_t bytes, reads;
};

/* Reads until nothing came for `quiet` ms; waits `first` ms for the first byte. */
static struct output drain(int fd, int first, int quiet)
{
    struct output output = {0, 0};
    char buffer[65536];
    struct pollfd ready = {.fd = fd, .events = POLLIN};
    while (poll(&ready, 1, output.reads ? quiet : first) > 0) {
        ssize_t n = read(fd, buffer, sizeof buffer);
        if (n <= 0) {
            break;
        }
        output.bytes += (size_t)n;
        output.reads++;
    }
    return output;
}

static void press(int fd, const char *name, const char *bytes, bool counted)
{
    if (write(fd, bytes, strlen(bytes)) < 0) {
        exit(1);
    }
    struct output output = drain(fd, QUIET_MS * 3, QUIET_MS);
    if (counted) {
        printf("key %s %zu %zu\n", name, output.bytes, output.reads);
    }
}

static const char *bytes_of(const char *name, size_t length)
{
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strlen(names[i].name) == length && strncmp(names[i].name, name, length) == 0) {
            return names[i].bytes;
        }
    }
    return NULL;
}

static void send_keys(int fd, const char *text)
{
    bool counted = *text != '@';
    text += counted ? 0 : 1;
    size_t length = strcspn(text, "*");
    const char *bytes = bytes_of(text, length);
    int times = text[length] == '*' ? atoi(text + length + 1) : 1;
    char character[2] = "";
    for (int i = 0; bytes && i < times; i++) {
        press(fd, text, bytes, counted);
    }
    for (; !bytes && *text; text++) {
        character[0] = *text;
        press(fd, *text == ' ' ? "SPACE" : character, character, counted);
    }
}

int main(int argc, char **argv)
{
    struct winsize size = {0};
    int command = 2, fd, status;
    while (command < argc && strcmp(argv[command], "--") != 0) {
        command++;
    }
    if (command + 1 >= argc || sscanf(argv[1], "%hux%hu", &size.ws_col, &size.ws_row) != 2) {
        fprintf(stderr, "usage: pty_bytes COLSxROWS KEY... -- COMMAND...\n");
        return 2;
    }
    pid_t child = forkpty(&fd, NULL, NULL, &size);
    if (child == 0) {
        execvp(argv[command + 1], argv + command + 1);
        _exit(127);
    }
    struct output first = drain(fd, FIRST_MS, START_QUIET_MS);
    printf("first %zu %zu\n", first.bytes, first.reads);
    for (int i = 2; i < command; i++) {
        send_keys(fd, argv[i]);
    }
    printf("idle %zu\n", drain(fd, 1000, 1000).bytes);
    close(fd);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
        continue;
    }
    printf("exit %d\n", WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
    return 0;
}
