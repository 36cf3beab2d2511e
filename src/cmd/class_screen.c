#include "cmd/class_screen.h"

#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "view/keys.h"

enum { LOOK_MS = 1000, TOP = 2, LIST_MIN = 4, BAR_COLUMN = 34 };

struct painting {
    struct class_watch *watch;
    struct screen *screen;
    struct canvas *canvas;
    size_t chosen;
    bool done, dirty;
};

/* ---- drawing ---- */

static void draw_line(struct canvas *canvas, int row, int col, enum role role, const char *text)
{
    canvas_text(canvas, row, col, canvas_cols(canvas) - col, role, text);
}

/* A text's lines from ROW on, as far as there is room before the last one. */
static void draw_text(struct canvas *canvas, int row, const char *text)
{
    for (; *text && row < canvas_rows(canvas) - 1; row++) {
        struct buffer line = {0};
        size_t length = strcspn(text, "\n");
        buffer_add(&line, text, length);
        draw_line(canvas, row, 0, ROLE_TEXT, buffer_text(&line));
        text += length + (text[length] == '\n');
        buffer_free(&line);
    }
}

static void draw_row(const struct painting *painting, size_t row, int at)
{
    const struct hour *hour = &painting->watch->hour;
    bool chosen = row == painting->chosen;
    int room = canvas_cols(painting->canvas) - BAR_COLUMN;
    size_t locked = hour->rows[row].locked;
    struct buffer text = {0};
    buffer_add_text(&text, chosen ? "> " : "  ");
    hour_add_row(&text, hour, row);
    draw_line(painting->canvas, at, 0, chosen ? ROLE_FOCUS : ROLE_TEXT, buffer_text(&text));
    if (room > 0 && hour->students > 0) {
        canvas_run(painting->canvas, at, BAR_COLUMN, (int)(locked * (size_t)room / hour->students),
                   '#', ROLE_SERIES_A);
    }
    buffer_free(&text);
}

static size_t lines_of(const char *text)
{
    size_t lines = 0;
    while ((text = strchr(text, '\n')) != NULL) {
        lines++;
        text++;
    }
    return lines;
}

/* How many are locked, and which rows are shown where they are not all. */
static void draw_total(const struct painting *painting, size_t first, size_t shown)
{
    const struct hour *hour = &painting->watch->hour;
    struct buffer text = {0};
    hour_add_total(&text, hour);
    buffer_cut(&text, text.length - 1);
    if (shown < hour->count) {
        buffer_add_format(&text, " Below: %zu to %zu of %zu.", first + 1, first + shown,
                          hour->count);
    }
    draw_line(painting->canvas, 1, 0, ROLE_VALUE, buffer_text(&text));
    buffer_free(&text);
}

/* The rows around the chosen one, as many as its QUESTION leaves room for, and where they end. */
static int draw_rows(const struct painting *painting, const char *question)
{
    size_t count = painting->watch->hour.count;
    size_t room = (size_t)canvas_rows(painting->canvas), rest = TOP + 2 + lines_of(question);
    size_t most = room < rest + LIST_MIN ? LIST_MIN : room - rest;
    size_t shown = count < most ? count : most;
    size_t first = painting->chosen < shown ? 0 : painting->chosen + 1 - shown;
    for (size_t i = 0; i < shown; i++) {
        draw_row(painting, first + i, TOP + (int)i);
    }
    draw_total(painting, first, shown);
    return TOP + (int)shown;
}

static void draw_all(const struct painting *painting)
{
    const struct class_watch *watch = painting->watch;
    struct canvas *canvas = painting->canvas;
    struct buffer text = {0};
    canvas_clear(canvas);
    buffer_add_format(&text, "Course %s", watch->course->name);
    draw_line(canvas, 0, 0, ROLE_TITLE, buffer_text(&text));
    buffer_cut(&text, 0);
    if (watch->hour.count > 0) {
        hour_add_question(&text, &watch->hour, painting->chosen, canvas_cols(canvas));
    }
    int row = draw_rows(painting, buffer_text(&text));
    draw_text(canvas, row + 1, buffer_text(&text));
    draw_line(canvas, canvas_rows(canvas) - 1, 0, watch->why.length > 0 ? ROLE_ALARM : ROLE_DIM,
              watch->why.length > 0 ? buffer_text(&watch->why)
                                    : "Up and Down choose a question, q leaves");
    canvas_set_cursor(canvas, TOP + (int)painting->chosen < row ? TOP + (int)painting->chosen : row,
                      0);
    buffer_free(&text);
}

static void draw(struct painting *painting)
{
    int rows, cols;
    screen_size(painting->screen, &rows, &cols);
    if (!painting->canvas || rows != canvas_rows(painting->canvas) ||
        cols != canvas_cols(painting->canvas)) {
        canvas_free(painting->canvas);
        painting->canvas = canvas_new(rows, cols, screen_tier(painting->screen));
    }
    draw_all(painting);
    screen_paint(painting->screen, painting->canvas);
    painting->dirty = false;
}

/* ---- keys and signals ---- */

static void take_key(struct painting *painting, uint32_t key)
{
    size_t count = painting->watch->hour.count;
    if (key == 'q' || key == VKEY_CTRL('C')) {
        painting->done = true;
    } else if (key == VKEY_UP && painting->chosen > 0) {
        painting->chosen--;
    } else if (key == VKEY_DOWN && painting->chosen + 1 < count) {
        painting->chosen++;
    } else if (key == VKEY_CTRL('L')) {
        screen_repaint(painting->screen);
    } else {
        return;
    }
    painting->dirty = true;
}

static void take_signals(struct painting *painting)
{
    int number;
    while ((number = signals_take(painting->watch->signals)) != 0) {
        if (signals_is_end(number)) {
            painting->done = true;
        } else if (number == SIGTSTP) {
            screen_stop(painting->screen);
        } else if (number != SIGCHLD) {
            screen_resize(painting->screen);
        }
        painting->dirty = true;
    }
}

/* The other side may be gone: readable, and no byte there. */
static bool is_dead(short events)
{
    int waiting = 0;
    return (events & (POLLHUP | POLLERR | POLLNVAL)) != 0 ||
           (events && (ioctl(STDIN_FILENO, FIONREAD, &waiting) != 0 || waiting == 0));
}

static void wait_a_while(struct painting *painting)
{
    struct pollfd fds[] = {
        {.fd = STDIN_FILENO, .events = POLLIN},
        {.fd = painting->watch->signals->fd, .events = POLLIN},
    };
    if (poll(fds, 2, LOOK_MS) <= 0) {
        return;
    }
    take_signals(painting);
    painting->done = painting->done || is_dead(fds[0].revents);
    for (uint32_t key;
         !painting->done && fds[0].revents && (key = screen_key(painting->screen)) != 0;) {
        take_key(painting, key);
    }
}

void class_screen_run(struct class_watch *watch, struct screen *screen)
{
    struct painting painting = {.watch = watch, .screen = screen};
    while (!painting.done) {
        if (class_watch_look(watch)) {
            painting.dirty = true;
            painting.chosen = painting.chosen < watch->hour.count ? painting.chosen : 0;
        }
        if (painting.dirty) {
            draw(&painting);
        }
        wait_a_while(&painting);
    }
    canvas_free(painting.canvas);
}
