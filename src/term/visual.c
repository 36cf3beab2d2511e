#include "term/visual.h"

#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "store/memory.h"
#include "term/external.h"
#include "view/view.h"

struct visual {
    struct screen *screen;
    const struct signals *signals;
    struct external external;
    char *offered; /* the answer whose kept text was offered last; NULL: none */
    struct view *view;
    struct canvas *canvas;
    enum tier tier;
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
        cols != canvas_cols(visual->canvas) || visual->tier != canvas_tier(visual->canvas)) {
        canvas_free(visual->canvas);
        visual->canvas = canvas_new(rows, cols, visual->tier);
    }
    view_draw(visual->view, visual->canvas);
    screen_paint(visual->screen, visual->canvas);
    visual->dirty = false;
}

/* ---- the student's own editor ---- */

/* Takes the answer there and back; `kept`: what was kept from the last time. */
static void edit_outside(struct visual *visual, bool kept)
{
    const struct scene_field *field = view_answer(visual->view);
    if (!field) {
        return;
    }
    char *before = view_written(visual->view);
    screen_suspend(visual->screen);
    struct external_text written = external_edit(&visual->external, field, before, kept);
    screen_resume(visual->screen);
    bool taken = written.text && view_set_written(visual->view, written.text);
    external_end(&visual->external, &written, taken);
    view_tell(visual->view, buffer_text(&written.says));
    external_free(&written);
    free(before);
}

/* A text that was kept is opened only if the student wants it. */
static void ask_or_edit(struct visual *visual)
{
    struct buffer says = {0};
    const struct scene_field *field = view_answer(visual->view);
    if (field && external_is_kept(&visual->external, field, &says)) {
        buffer_add_format(&says, " %s", stage_text(visual->external.stage, "ui.open_kept"));
        view_ask_kept(visual->view, buffer_text(&says));
    } else {
        edit_outside(visual, false);
    }
    buffer_free(&says);
}

/* Says so where a text was kept of the answer that has the focus now. */
static void offer_kept(struct visual *visual)
{
    const struct scene_field *field = view_answer(visual->view);
    struct buffer says = {0};
    if (field && visual->offered && strcmp(field->id, visual->offered) == 0) {
        return;
    }
    free(visual->offered);
    visual->offered = field ? memory_text(field->id) : NULL;
    if (field && external_is_kept(&visual->external, field, &says)) {
        buffer_add_format(&says, " %s", stage_text(visual->external.stage, visual->external.opens));
        view_tell(visual->view, buffer_text(&says));
    }
    buffer_free(&says);
}

/* ---- keys and signals ---- */

static void turn_tier(struct visual *visual)
{
    const struct stage *stage = visual->external.stage;
    if (screen_can_rich(visual->screen)) {
        visual->tier = tier_next(visual->tier);
        view_tell(visual->view, stage_text(stage, tier_told(visual->tier)));
    } else {
        view_tell(visual->view, stage_text(stage, "ui.tier.no_utf8"));
    }
}

static void react(struct visual *visual, enum view_reaction reaction)
{
    if (reaction == VIEW_QUIT) {
        visual->done = true;
    }
    if (reaction == VIEW_REPAINT) {
        screen_repaint(visual->screen);
    }
    if (reaction == VIEW_TIER) {
        turn_tier(visual);
    }
    if (reaction == VIEW_EDITOR) {
        ask_or_edit(visual);
    }
    if (reaction == VIEW_EDITOR_KEPT || reaction == VIEW_EDITOR_NEW) {
        edit_outside(visual, reaction == VIEW_EDITOR_KEPT);
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
        offer_kept(visual);
    }
}

static void take_signals(struct visual *visual)
{
    int number;
    while ((number = signals_take(visual->signals)) != 0) {
        if (signals_is_end(number)) {
            visual->done = true;
        } else if (number == SIGTSTP) {
            screen_stop(visual->screen);
        } else if (number != SIGCHLD) {
            screen_resize(visual->screen);
        }
        visual->dirty = visual->dirty || number != SIGCHLD;
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
    if (fds[1].revents) {
        take_signals(visual);
    }
    if (fds[0].revents && is_dead(fds[0].revents)) {
        visual->done = true;
    }
    if (fds[0].revents) {
        take_keys(visual);
    }
}

/* What was kept when the lab ended last. */
static void offer_all_kept(struct visual *visual)
{
    struct buffer says = {0};
    if (external_names_kept(&visual->external, &says)) {
        view_tell(visual->view, buffer_text(&says));
    }
    buffer_free(&says);
}

int visual_run(struct stage *stage, const struct visual_options *options)
{
    struct visual visual = {.screen = options->screen,
                            .signals = options->signals,
                            .external = {.stage = stage,
                                         .ledger = options->ledger,
                                         .signals = options->signals,
                                         .opens = "ui.opens_kept"},
                            .view = view_new(stage),
                            .tier = screen_tier(options->screen),
                            .dirty = true};
    offer_all_kept(&visual);
    while (!visual.done) {
        if (visual.dirty) {
            draw(&visual);
        }
        wait_for_input(&visual);
    }
    bool saved = view_leave(visual.view);
    view_free(visual.view);
    canvas_free(visual.canvas);
    free(visual.offered);
    return saved ? 0 : 1;
}
