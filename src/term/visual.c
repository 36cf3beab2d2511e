#include "term/visual.h"

#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "term/external.h"
#include "view/view.h"

struct visual {
    struct screen *screen;
    const struct signals *signals;
    const struct lab_session *session;
    struct view *view;
    struct canvas *canvas;
    bool dirty; /* the canvas is behind the scene */
    bool done;
};

static int64_t now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void draw(struct visual *visual)
{
    int rows, cols;
    screen_size(visual->screen, &rows, &cols);
    if (!visual->canvas || rows != canvas_rows(visual->canvas) ||
        cols != canvas_cols(visual->canvas)) {
        canvas_free(visual->canvas);
        visual->canvas = canvas_new(rows, cols, screen_tier(visual->screen));
    }
    view_draw(visual->view, visual->canvas);
    screen_paint(visual->screen, visual->canvas);
    visual->dirty = false;
}

static void edit_outside(struct visual *visual)
{
    struct buffer why = {0};
    char *before = view_written(visual->view);
    screen_suspend(visual->screen);
    char *after = external_edit(visual->session, before, &visual->signals->before, &why);
    screen_resume(visual->screen);
    if (after) {
        view_set_written(visual->view, after);
    } else {
        view_tell(visual->view, buffer_text(&why));
    }
    buffer_free(&why);
    free(before);
    free(after);
}

static void react(struct visual *visual, enum view_reaction reaction)
{
    if (reaction == VIEW_QUIT) {
        visual->done = true;
    }
    if (reaction == VIEW_REPAINT) {
        screen_repaint(visual->screen);
    }
    if (reaction == VIEW_EDITOR) {
        edit_outside(visual);
    }
    if (reaction != VIEW_NOTHING) {
        visual->dirty = true;
    }
}

/* All keys that wait; one paint follows. */
static void take_keys(struct visual *visual)
{
    uint32_t key;
    while (!visual->done && (key = screen_key(visual->screen)) != 0) {
        react(visual, view_key(visual->view, key, now_ms()));
    }
}

/* Stops as any program does on ^Z; comes back here when it is continued. */
static void stop(struct visual *visual)
{
    sigset_t only;
    sigemptyset(&only);
    sigaddset(&only, SIGTSTP);
    screen_suspend(visual->screen);
    raise(SIGTSTP);
    sigprocmask(SIG_UNBLOCK, &only, NULL);
    sigprocmask(SIG_BLOCK, &only, NULL);
    screen_resume(visual->screen);
}

static void take_signals(struct visual *visual)
{
    int number;
    while ((number = signals_take(visual->signals)) != 0) {
        if (signals_is_end(number)) {
            visual->done = true;
        } else if (number == SIGTSTP) {
            stop(visual);
        } else {
            screen_resize(visual->screen);
        }
        visual->dirty = true;
    }
}

/* Readable without a byte: the other side has closed. */
static bool is_dead(short events)
{
    int waiting = 0;
    return (events & (POLLHUP | POLLERR | POLLNVAL)) != 0 ||
           ioctl(STDIN_FILENO, FIONREAD, &waiting) != 0 || waiting == 0;
}

static void wait_for_input(struct visual *visual)
{
    struct pollfd fds[] = {
        {.fd = STDIN_FILENO, .events = POLLIN},
        {.fd = visual->signals->fd, .events = POLLIN},
    };
    int ready = poll(fds, 2, view_deadline_ms(visual->view, now_ms()));
    if (ready == 0) {
        react(visual, view_tick(visual->view, now_ms()));
    }
    if (ready <= 0) {
        return;
    }
    take_signals(visual);
    if (fds[0].revents && is_dead(fds[0].revents)) {
        visual->done = true;
    }
    if (fds[0].revents) {
        take_keys(visual);
    }
}

int visual_run(struct screen *screen, const struct signals *signals, struct lab_session *session)
{
    struct visual visual = {.screen = screen,
                            .signals = signals,
                            .session = session,
                            .view = view_new(session, screen_braille(screen)),
                            .dirty = true};
    while (!visual.done) {
        if (visual.dirty) {
            draw(&visual);
        }
        wait_for_input(&visual);
    }
    bool saved = view_leave(visual.view);
    view_free(visual.view);
    canvas_free(visual.canvas);
    return saved ? 0 : 1;
}
