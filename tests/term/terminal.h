/*
 * terminal: the real program in a terminal that a test types into and looks at. It is a pty with
 * the small terminal of vt.h behind it, or tmux. Nothing here sleeps for a fixed time: a test
 * waits for what must come, and fails after PATIENCE_S seconds without it.
 */
#ifndef TESTS_TERM_TERMINAL_H
#define TESTS_TERM_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum { PATIENCE_S = 30 };

/* What every terminal sends for a key in the mode that the program asks for; vt100 has no more. */
#define KEY_UP "\033OA"
#define KEY_DOWN "\033OB"
#define KEY_RIGHT "\033OC"
#define KEY_LEFT "\033OD"
#define KEY_ENTER "\r"
#define KEY_TAB "\t"

struct terminal_setup {
    bool tmux;
    int cols, rows;
    const char *term;   /* NULL: xterm-256color; in tmux, tmux-256color */
    const char *locale; /* LC_ALL; NULL: C */
    bool no_color;
    int bytes_per_second;       /* of the line; 0: as fast as it goes. Not in tmux */
    bool distant;               /* the command only reaches for the lab, as ssh does */
    const char *const *command; /* ends with NULL */
};

struct terminal;

/* Ends the test program where there can be none. Freed by terminal_free, which ends the program. */
struct terminal *terminal_start(const struct terminal_setup *setup);
void terminal_free(struct terminal *terminal);

void terminal_type(struct terminal *terminal, const char *keys);
void terminal_resize(struct terminal *terminal, int cols, int rows);

/* Looks at what came within `ms` milliseconds. False once the program has ended. */
bool terminal_look(struct terminal *terminal, int ms);

/* Looks until nothing has come for a while: only where there is nothing to wait for. */
void terminal_settle(struct terminal *terminal);

/* Looks until `ready` says so; false, with the screen printed, when it is in vain. */
typedef bool terminal_check(struct terminal *terminal, const void *context);
bool terminal_await(struct terminal *terminal, terminal_check *ready, const void *context,
                    const char *what);

/* Until a text stands on the screen. */
bool terminal_await_text(struct terminal *terminal, const char *text);
bool terminal_has(const struct terminal *terminal, const char *text);

int terminal_rows(const struct terminal *terminal);
int terminal_cols(const struct terminal *terminal);
void terminal_cursor(const struct terminal *terminal, int *row, int *col);

/* A line without trailing blanks; "" below the last. Holds until the next look. */
const char *terminal_line(const struct terminal *terminal, int row);
const char *terminal_cursor_line(const struct terminal *terminal);

/* The screen as text; with its attributes where the terminal is no tmux. The caller frees it. */
char *terminal_picture(const struct terminal *terminal);
void terminal_print(const struct terminal *terminal);

/*
 * What has come since the mark, and the least that it could have been (vt_floor). A write that is
 * no longer than a page comes in one read. Not in tmux.
 */
struct terminal_cost {
    size_t bytes, reads, floor;
    double ms; /* from the mark to the last byte */
};
void terminal_mark(struct terminal *terminal);
struct terminal_cost terminal_cost(const struct terminal *terminal);

/*
 * Looks until the program sleeps and nothing more has come; terminal_await_update first waits for
 * something. Of a distant one: until nothing has come for a while. False: in vain. Not in tmux.
 */
bool terminal_rest(struct terminal *terminal);
bool terminal_await_update(struct terminal *terminal);

/* Bytes that came so far, and when the last of them did, in milliseconds. Not in tmux. */
size_t terminal_bytes(const struct terminal *terminal);
double terminal_last_ms(const struct terminal *terminal);
double terminal_now_ms(void);

/* What was no printable cell and no sequence of this terminal; NULL: none. Not in tmux. */
const char *terminal_garbage(const struct terminal *terminal);
bool terminal_was_coloured(const struct terminal *terminal);

/*
 * The line drops. Waits for the program's end; its exit status, 128 + a signal's number, or -1 in
 * tmux.
 */
int terminal_hang_up(struct terminal *terminal);

/* Waits for the program's end; its exit status, or 128 + the number of the signal. */
int terminal_end(struct terminal *terminal);

pid_t terminal_pid(const struct terminal *terminal);

#endif
