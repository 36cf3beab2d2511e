#include "term/screen.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "store/memory.h"
#include "store/switch.h"
#include "term/look.h"
#include "term/signs.h"
#include "term/tty.h"
#include "term/utf8.h"
#include "view/keys.h"

/* Last, since <term.h> makes macros of short words. */
#include <curses.h>
#include <term.h>

struct screen {
    SCREEN *curses;
    struct tty tty;
    enum tier tier, painted_tier;
    bool utf8;
    enum screen_colour colour;
    int colours; /* that looks may have; 0: none */
    bool repaint;
    struct cell *painted; /* what stands there: rows x cols; NULL before the first paint */
    cchar_t *run;         /* room for a row's glyphs */
    int rows, cols;
    int word_left, word_right; /* curses' codes of Ctrl+arrows; 0 where the terminal has none */
    struct utf8 typed;
};

/* ---- opening and closing ---- */

/* Asked before newterm(), which leaks memory when it doesn't know the terminal. */
static bool is_known(int *colours)
{
    int status;
    if (setupterm(NULL, STDOUT_FILENO, &status) != OK) {
        return false;
    }
    bool can_paint = cursor_address != NULL;
    *colours = max_colors;
    del_curterm(cur_term);
    return can_paint;
}

/*
 * curses installs handlers where it finds defaults. Signals are ours: SIGTSTP looks taken while it
 * starts, and the others are put back.
 */
static SCREEN *new_terminal(FILE *out)
{
    static const int installed[] = {SIGTSTP, SIGINT, SIGTERM, SIGWINCH};
    struct sigaction before[4], ignore = {.sa_handler = SIG_IGN};
    for (size_t i = 0; i < 4; i++) {
        sigaction(installed[i], NULL, &before[i]);
    }
    sigaction(SIGTSTP, &ignore, NULL);
    SCREEN *curses = newterm(NULL, out, stdin);
    for (size_t i = 0; i < 4; i++) {
        sigaction(installed[i], &before[i], NULL);
    }
    return curses;
}

/*
 * A new curses writes at each movement of the cursor, a dozen times a key, until it has once come
 * back to the screen. Only the coming back is sent; colours are still off, or it would reset a
 * palette.
 */
static void come_back(const struct tty *tty)
{
    endwin();
    tty_drop(tty);
    doupdate();
}

/* The number of a look's colours: the tiers' roles stand behind the pair that is the terminal's
 * own. */
static short pair_of(enum role role, enum tier tier)
{
    return (short)(1 + role + (tier_is_rich(tier) ? ROLE_COUNT : 0));
}

static void init_looks(struct screen *screen)
{
    bool unwanted = screen->colour == SCREEN_MONO ||
                    (screen->colour == SCREEN_COLOUR && switch_is_on("NO_COLOR"));
    bool mono = unwanted || !has_colors();
    screen->colours = mono ? 0 : max_colors;
    bool begun = false;
    for (int i = 0; i < 2 * ROLE_COUNT; i++) {
        enum role role = (enum role)(i % ROLE_COUNT);
        enum tier tier = i < ROLE_COUNT ? TIER_PLAIN : TIER_RICH;
        struct look look = look_of(role, screen->colours, tier);
        if (look.ink >= 0 && !begun) {
            start_color();
            use_default_colors();
            begun = true;
        }
        if (look.ink >= 0) {
            init_pair(pair_of(role, tier), (short)look.ink, (short)look.paper);
        }
    }
}

/* The code that curses gave to a key of an extended name; 0 where the terminal has none. */
static int extended_key(const char *name)
{
    const char *sequence = tigetstr(name);
    int code = sequence && (intptr_t)sequence != -1 ? key_defined(sequence) : 0;
    return code > 0 ? code : 0;
}

/* A key whose bytes curses does not know would be read as Escape and letters that change things. */
static void know_more_keys(void)
{
    static const struct {
        const char *bytes;
        int key;
    } more[] = {
        {"\033[A", KEY_UP},   {"\033OA", KEY_UP},     {"\033[B", KEY_DOWN},
        {"\033OB", KEY_DOWN}, {"\033[C", KEY_RIGHT},  {"\033OC", KEY_RIGHT},
        {"\033[D", KEY_LEFT}, {"\033OD", KEY_LEFT},   {"\033[H", KEY_HOME},
        {"\033OH", KEY_HOME}, {"\033[1~", KEY_HOME},  {"\033[7~", KEY_HOME},
        {"\033[F", KEY_END},  {"\033OF", KEY_END},    {"\033[4~", KEY_END},
        {"\033[8~", KEY_END}, {"\033[5~", KEY_PPAGE}, {"\033[6~", KEY_NPAGE},
    };
    for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
        if (key_defined(more[i].bytes) == 0) {
            define_key(more[i].bytes, more[i].key);
        }
    }
}

struct screen *screen_open(const struct screen_options *options)
{
    bool utf8 = signs_locale(options);
    /* The window's size comes from the terminal alone, or a resize would go unseen. */
    unsetenv("LINES");
    unsetenv("COLUMNS");
    struct tty tty;
    int colours = 0;
    if (!is_known(&colours) || !tty_open(&tty, options->wake)) {
        return NULL;
    }
    SCREEN *curses = new_terminal(tty.out);
    if (!curses) {
        tty_close(&tty);
        return NULL;
    }
    struct screen *screen = memory_get(1, sizeof *screen);
    *screen = (struct screen){.curses = curses,
                              .tty = tty,
                              .tier = signs_tier(options, utf8, colours),
                              .utf8 = utf8,
                              .colour = options->colour};
    tty_take(&tty);
    come_back(&tty);
    noecho(); /* or getch() puts each key into the window */
    keypad(stdscr, TRUE);
    know_more_keys();
    nodelay(stdscr, TRUE);
    typeahead(-1);
    init_looks(screen);
    screen_resize(screen);
    screen->word_left = extended_key("kLFT5");
    screen->word_right = extended_key("kRIT5");
    return screen;
}

void screen_close(struct screen *screen)
{
    if (!screen) {
        return;
    }
    screen_suspend(screen);
    delscreen(screen->curses);
    tty_close(&screen->tty);
    free(screen->painted);
    free(screen->run);
    free(screen);
}

enum tier screen_tier(const struct screen *screen)
{
    return screen->tier;
}

bool screen_can_rich(const struct screen *screen)
{
    return screen->utf8;
}

void screen_size(const struct screen *screen, int *rows, int *cols)
{
    (void)screen;
    getmaxyx(stdscr, *rows, *cols);
}

/* ---- painting ---- */

/* Between two words of one role; changing its look for a blank's sake would cost bytes. */
static bool is_inside(const struct canvas *canvas, int row, int col)
{
    const struct cell *left = canvas_at(canvas, row, col - 1);
    const struct cell *right = canvas_at(canvas, row, col + 1);
    return left && right && left->glyph > ' ' && right->glyph > ' ' && left->role == right->role;
}

static attr_t attributes_of(struct look look)
{
    return (look.attributes & LOOK_BOLD ? A_BOLD : 0) |
           (look.attributes & LOOK_UNDERLINE ? A_UNDERLINE : 0) |
           (look.attributes & LOOK_REVERSE ? A_REVERSE : 0);
}

static cchar_t glyph_at(const struct screen *screen, const struct canvas *canvas, int row, int col)
{
    const struct cell *cell = canvas_at(canvas, row, col);
    struct look look = look_of(cell->role, screen->colours, canvas_tier(canvas));
    /* The look of other blanks can't be seen. */
    if (cell->glyph == ' ' && !(look.attributes & (LOOK_REVERSE | LOOK_UNDERLINE)) &&
        !is_inside(canvas, row, col)) {
        look = (struct look){LOOK_PLAIN, -1, -1};
    }
    wchar_t text[3] = {(wchar_t)cell->glyph, (wchar_t)cell->combining, 0};
    short pair = look.ink < 0 ? 0 : pair_of(cell->role, canvas_tier(canvas));
    cchar_t glyph;
    setcchar(&glyph, text, attributes_of(look), pair, NULL);
    return glyph;
}

/* Forgets what stands there. */
static void start_anew(struct screen *screen, const struct canvas *canvas)
{
    screen->rows = canvas_rows(canvas);
    screen->cols = canvas_cols(canvas);
    screen->painted_tier = canvas_tier(canvas);
    free(screen->painted);
    free(screen->run);
    screen->painted = memory_get((size_t)screen->rows * (size_t)screen->cols,
                                 sizeof *screen->painted);
    screen->run = memory_get((size_t)screen->cols, sizeof *screen->run);
    for (int i = 0; i < screen->rows * screen->cols; i++) {
        screen->painted[i] = (struct cell){.glyph = ' ', .role = ROLE_TEXT};
    }
    erase();
}

static struct cell *painted_row(const struct screen *screen, int row)
{
    return &screen->painted[(size_t)row * (size_t)screen->cols];
}

static bool differ(const struct cell *a, const struct cell *b, int cells)
{
    return memcmp(a, b, (size_t)cells * sizeof *a) != 0;
}

/* Puts glyphs that stand side by side, and empties the run. */
static void put_run(const struct screen *screen, int row, int col, int *count)
{
    if (*count > 0) {
        mvadd_wchnstr(row, col, screen->run, *count);
    }
    *count = 0;
}

/* Puts the cells of a row that differ from what is painted, each with its neighbours, by which the
 * look of a blank may change. */
static void put_row(struct screen *screen, const struct canvas *canvas, int row)
{
    struct cell *painted = painted_row(screen, row);
    const struct cell *cells = canvas_at(canvas, row, 0);
    int from = 0, end = screen->cols, first = 0, count = 0;
    while (!differ(&painted[from], &cells[from], 1)) {
        from++;
    }
    while (!differ(&painted[end - 1], &cells[end - 1], 1)) {
        end--;
    }
    from -= from > 0;
    end += end < screen->cols;
    bool left = false, here = differ(&painted[from], &cells[from], 1);
    for (int col = from; col < end; col++) {
        bool right = col + 1 < screen->cols && differ(&painted[col + 1], &cells[col + 1], 1);
        if (cells[col].glyph == 0) {
            /* the glyph before takes this cell, too */
        } else if (left || here || right) {
            first = count == 0 ? col : first;
            screen->run[count++] = glyph_at(screen, canvas, row, col);
        } else {
            put_run(screen, row, first, &count);
        }
        left = here;
        here = right;
    }
    put_run(screen, row, first, &count);
    memcpy(painted, cells, (size_t)screen->cols * sizeof *painted);
}

/* Puts the rows that differ. True: nearly all do, and erased first the screen needs no blanks over
 * what was there. */
static bool put_rows(struct screen *screen, const struct canvas *canvas)
{
    int changed = 0;
    for (int row = 0; row < screen->rows; row++) {
        if (differ(painted_row(screen, row), canvas_at(canvas, row, 0), screen->cols)) {
            put_row(screen, canvas, row);
            changed++;
        }
    }
    return changed > screen->rows * 4 / 5;
}

void screen_paint(struct screen *screen, const struct canvas *canvas)
{
    int row, col;
    bool resized = canvas_rows(canvas) != screen->rows || canvas_cols(canvas) != screen->cols;
    if (screen->repaint || resized || canvas_tier(canvas) != screen->painted_tier) {
        start_anew(screen, canvas);
    }
    bool erases = put_rows(screen, canvas) || screen->repaint;
    canvas_cursor(canvas, &row, &col);
    move(row, col);
    if (erases) {
        clearok(curscr, TRUE);
    }
    screen->repaint = false;
    wnoutrefresh(stdscr);
    doupdate();
    if (!tty_flush(&screen->tty)) {
        screen->repaint = true; /* nobody knows how far it came */
    }
}

void screen_repaint(struct screen *screen)
{
    screen->repaint = true;
}

void screen_resize(struct screen *screen)
{
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row && size.ws_col) {
        resizeterm(size.ws_row, size.ws_col);
    }
    screen->repaint = true;
}

void screen_suspend(struct screen *screen)
{
    endwin();
    tty_let_go_on();
    tty_flush(&screen->tty);
    tty_give_back(&screen->tty);
}

void screen_resume(struct screen *screen)
{
    tty_take(&screen->tty);
    keypad(stdscr, TRUE); /* endwin() has turned it off */
    screen_resize(screen);
}

void screen_stop(struct screen *screen)
{
    sigset_t only;
    sigemptyset(&only);
    sigaddset(&only, SIGTSTP);
    screen_suspend(screen);
    raise(SIGTSTP);
    sigprocmask(SIG_UNBLOCK, &only, NULL);
    sigprocmask(SIG_BLOCK, &only, NULL);
    screen_resume(screen);
}

/* ---- keys ---- */

static uint32_t special_key(const struct screen *screen, int code)
{
    static const struct {
        int code;
        uint32_t key;
    } map[] = {
        {KEY_UP, VKEY_UP},
        {KEY_DOWN, VKEY_DOWN},
        {KEY_LEFT, VKEY_LEFT},
        {KEY_RIGHT, VKEY_RIGHT},
        {KEY_SLEFT, VKEY_SHIFT_LEFT},
        {KEY_SRIGHT, VKEY_SHIFT_RIGHT},
        {KEY_PPAGE, VKEY_PAGE_UP},
        {KEY_NPAGE, VKEY_PAGE_DOWN},
        {KEY_HOME, VKEY_HOME},
        {KEY_FIND, VKEY_HOME},
        {KEY_END, VKEY_END},
        {KEY_SELECT, VKEY_END},
        {KEY_BTAB, VKEY_BACK_TAB},
        {KEY_BACKSPACE, VKEY_BACKSPACE},
        {KEY_DC, VKEY_DELETE},
        {KEY_ENTER, VKEY_ENTER},
        {'\r', VKEY_ENTER},
        {'\b', VKEY_BACKSPACE},
        {127, VKEY_BACKSPACE},
    };
    for (size_t i = 0; i < sizeof map / sizeof map[0]; i++) {
        if (map[i].code == code) {
            return map[i].key;
        }
    }
    if (code == screen->word_left) {
        return VKEY_WORD_LEFT;
    }
    if (code == screen->word_right) {
        return VKEY_WORD_RIGHT;
    }
    return VKEY_NONE;
}

/* The terminal's bytes are UTF-8 whatever the locale says: an answer is kept as it was typed. */
uint32_t screen_key(struct screen *screen)
{
    for (;;) {
        int code = getch();
        if (code == ERR) {
            return VKEY_NONE;
        }
        uint32_t key = special_key(screen, code);
        if (key == VKEY_NONE && code < 256) {
            key = code < 32 ? (uint32_t)code : utf8_take(&screen->typed, (unsigned char)code);
        }
        if (key != VKEY_NONE) {
            return key;
        }
    }
}
