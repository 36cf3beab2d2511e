#include "view/editor.h"

#include "store/buffer.h"
#include "store/memory.h"
#include "view/clamp.h"
#include "view/draw.h"
#include "view/text.h"
#include "view/wrap.h"

#include <stdlib.h>
#include <string.h>

#include <unigbrk.h>
#include <unistr.h>
#include <unictype.h>

enum { FIRST_COLS = 72 };

struct editor {
    size_t limit, length, cursor, dirty;
    bool multiline;
    int cols;          /* cells of a line when it was drawn last */
    int goal;          /* column that Up and Down keep; -1: the cursor's */
    size_t top;        /* the first line that is drawn */
    struct buffer cut; /* what was cut last; one cut after the other adds up */
    bool cutting;
    char text[]; /* `length` bytes and a zero */
};

struct editor *editor_new(size_t limit, bool multiline)
{
    struct editor *editor = memory_get(1, sizeof *editor + limit + 1);

    editor->limit = limit;
    editor->multiline = multiline;
    editor->cols = FIRST_COLS;
    editor->goal = -1;
    return editor;
}

void editor_free(struct editor *editor)
{
    if (editor) {
        buffer_free(&editor->cut);
    }
    free(editor);
}

const char *editor_text(const struct editor *editor)
{
    return editor->text;
}

size_t editor_room(const struct editor *editor)
{
    return editor->limit - editor->length;
}

size_t editor_cursor(const struct editor *editor)
{
    return editor->cursor;
}

size_t editor_dirty_bytes(const struct editor *editor)
{
    return editor->dirty;
}

void editor_mark_saved(struct editor *editor)
{
    editor->dirty = 0;
}

/* Bytes of valid UTF-8 at the cursor. */
static bool insert_bytes(struct editor *editor, const char *bytes, size_t count)
{
    if (count > editor->limit - editor->length) {
        return false;
    }
    char *at = editor->text + editor->cursor;
    memmove(at + count, at, editor->length - editor->cursor + 1);
    memcpy(at, bytes, count);
    editor->length += count;
    editor->cursor += count;
    editor->dirty += count;
    editor->goal = -1;
    editor->cutting = false;
    return true;
}

static bool delete_bytes(struct editor *editor, size_t from, size_t to)
{
    if (from == to) {
        return false;
    }
    memmove(editor->text + from, editor->text + to, editor->length - to + 1);
    editor->length -= to - from;
    editor->cursor = from;
    editor->dirty += to - from;
    editor->goal = -1;
    return true;
}

bool editor_insert(struct editor *editor, uint32_t code)
{
    uint8_t bytes[6];
    int count = u8_uctomb(bytes, code, sizeof bytes);

    if (count <= 0 || uc_is_cntrl(code)) {
        return false;
    }
    return insert_bytes(editor, (const char *)bytes, (size_t)count);
}

bool editor_enter(struct editor *editor)
{
    return editor->multiline && insert_bytes(editor, "\n", 1);
}

bool editor_paste(struct editor *editor, const char *bytes, size_t length)
{
    bool fits = true;

    for (size_t at = 0; at < length && fits;) {
        ucs4_t code;
        int used = u8_mbtoucr(&code, (const uint8_t *)bytes + at, length - at);
        if (used <= 0) {
            at++;
            continue;
        }
        at += (size_t)used;
        if (code == '\r' && at < length && bytes[at] == '\n') {
            continue;
        }
        if (code == '\n' || code == '\r') {
            fits = insert_bytes(editor, editor->multiline ? "\n" : " ", 1);
        } else if (code == '\t') {
            fits = insert_bytes(editor, " ", 1);
        } else if (!uc_is_cntrl(code)) {
            fits = editor_insert(editor, code);
        }
    }
    return fits;
}

void editor_set_text(struct editor *editor, const char *text)
{
    editor->length = editor->cursor = editor->top = 0;
    editor->text[0] = '\0';
    editor_paste(editor, text, strlen(text));
    editor->dirty = 0;
}

/* The ends of the cluster before and after a byte. */
static size_t before(const struct editor *editor, size_t at)
{
    const uint8_t *text = (const uint8_t *)editor->text;
    const uint8_t *to = u8_grapheme_prev(text + at, text);

    return to ? (size_t)(to - text) : 0;
}

static size_t after(const struct editor *editor, size_t at)
{
    const uint8_t *text = (const uint8_t *)editor->text;
    const uint8_t *to = u8_grapheme_next(text + at, text + editor->length);

    return to ? (size_t)(to - text) : editor->length;
}

/* Whether the character at a byte belongs to a word. */
static bool in_word(const struct editor *editor, size_t at)
{
    return at < editor->length &&
           uc_is_alnum(text_next(editor->text + at, editor->length - at).code);
}

static size_t word_left(const struct editor *editor, size_t at)
{
    while (at > 0 && !in_word(editor, before(editor, at))) {
        at = before(editor, at);
    }
    while (at > 0 && in_word(editor, before(editor, at))) {
        at = before(editor, at);
    }
    return at;
}

static size_t word_right(const struct editor *editor, size_t at)
{
    while (at < editor->length && !in_word(editor, at)) {
        at = after(editor, at);
    }
    while (in_word(editor, at)) {
        at = after(editor, at);
    }
    return at;
}

/* The lines on the screen. The caller frees them. */
static size_t screen_lines(const struct editor *editor, struct wrap_line **lines)
{
    return wrap_text(editor->text, editor->length, editor->cols, lines);
}

static size_t line_of(const struct wrap_line *lines, size_t count, size_t at)
{
    size_t line = 0;

    while (line + 1 < count && lines[line + 1].start <= at) {
        line++;
    }
    return line;
}

/* The last place of a line where the cursor can stand: before the newline or the first byte of the
 * next line. */
static size_t line_end(const struct editor *editor, const struct wrap_line *lines, size_t count,
                       size_t line)
{
    return line + 1 < count ? before(editor, lines[line + 1].start) : editor->length;
}

/* The place in a line whose column is the goal, or the nearest before it. */
static size_t place_at(const struct editor *editor, size_t from, size_t end, int goal)
{
    size_t at = from;

    while (at < end) {
        size_t next = after(editor, at);
        int cells = text_cells(editor->text + at, next - at);
        if (cells > goal) {
            break;
        }
        goal -= cells;
        at = next;
    }
    return at < end ? at : end;
}

static size_t vertical(struct editor *editor, enum editor_deed motion)
{
    struct wrap_line *lines;
    size_t count = screen_lines(editor, &lines);
    size_t line = line_of(lines, count, editor->cursor);
    size_t start = lines[line].start;
    size_t to = editor->cursor;

    if (motion == EDITOR_HOME) {
        to = start;
    } else if (motion == EDITOR_END) {
        to = line_end(editor, lines, count, line);
    } else if (motion == EDITOR_UP ? line > 0 : line + 1 < count) {
        if (editor->goal < 0) {
            editor->goal = text_cells(editor->text + start, editor->cursor - start);
        }
        line = motion == EDITOR_UP ? line - 1 : line + 1;
        to = place_at(editor, lines[line].start, line_end(editor, lines, count, line),
                      editor->goal);
    }
    free(lines);
    return to;
}

static bool move(struct editor *editor, enum editor_deed motion)
{
    size_t to = editor->cursor;

    switch (motion) {
    case EDITOR_LEFT: to = before(editor, to); break;
    case EDITOR_RIGHT: to = after(editor, to); break;
    case EDITOR_WORD_LEFT: to = word_left(editor, to); break;
    case EDITOR_WORD_RIGHT: to = word_right(editor, to); break;
    default: to = vertical(editor, motion); break;
    }
    if (motion != EDITOR_UP && motion != EDITOR_DOWN) {
        editor->goal = -1;
    }
    bool moved = to != editor->cursor;
    editor->cursor = to;
    return moved;
}

/* ---- cutting ---- */

/* Where the line between two newlines begins and ends; at its edge, beyond the newline there. */
static size_t cut_start(const struct editor *editor)
{
    size_t at = editor->cursor;
    while (at > 0 && editor->text[at - 1] != '\n') {
        at--;
    }
    return at == editor->cursor && at > 0 ? at - 1 : at;
}

static size_t cut_end(const struct editor *editor)
{
    size_t at = editor->cursor + strcspn(editor->text + editor->cursor, "\n");
    return at == editor->cursor && at < editor->length ? at + 1 : at;
}

/* Deletes and remembers; what is cut next to the cut before it stays together with it. */
static bool cut(struct editor *editor, size_t from, size_t to, bool going_on)
{
    struct buffer sum = {0};
    bool backwards = to == editor->cursor;

    if (from == to) {
        return false;
    }
    if (going_on && !backwards) {
        buffer_add(&sum, buffer_text(&editor->cut), editor->cut.length);
    }
    buffer_add(&sum, editor->text + from, to - from);
    if (going_on && backwards) {
        buffer_add(&sum, buffer_text(&editor->cut), editor->cut.length);
    }
    buffer_free(&editor->cut);
    editor->cut = sum;
    editor->cutting = true;
    return delete_bytes(editor, from, to);
}

bool editor_do(struct editor *editor, enum editor_deed deed)
{
    size_t cursor = editor->cursor;
    bool cutting = editor->cutting;

    editor->cutting = false;
    switch (deed) {
    case EDITOR_BACKSPACE: return delete_bytes(editor, before(editor, cursor), cursor);
    case EDITOR_DELETE: return delete_bytes(editor, cursor, after(editor, cursor));
    case EDITOR_CUT_WORD: return cut(editor, word_left(editor, cursor), cursor, cutting);
    case EDITOR_CUT_START: return cut(editor, cut_start(editor), cursor, cutting);
    case EDITOR_CUT_END: return cut(editor, cursor, cut_end(editor), cutting);
    case EDITOR_PUT_BACK:
        return insert_bytes(editor, buffer_text(&editor->cut), editor->cut.length);
    default: return move(editor, deed);
    }
}

/* `count` bytes of the text from `from` in one row. */
static void draw_bytes(struct canvas *canvas, struct rect rect, int row,
                       const struct editor *editor, size_t from, size_t count)
{
    char *line = memory_text_n(editor->text + from,
                               text_fit(editor->text + from, count, rect.cols));

    draw_text(canvas, rect, row, 0, rect.cols, ROLE_VALUE, line);
    free(line);
}

/* One cell is left for the cursor behind a full line. */
static int line_cells(int cols)
{
    return cols > 1 ? cols - 1 : 1;
}

int editor_rows(struct editor *editor, int cols)
{
    struct wrap_line *lines;
    editor->cols = line_cells(cols);
    size_t count = screen_lines(editor, &lines);
    free(lines);
    return (int)count;
}

int editor_above(const struct editor *editor)
{
    return (int)editor->top;
}

void editor_draw(struct canvas *canvas, struct rect rect, struct editor *editor, bool focus)
{
    struct wrap_line *lines;

    if (rect.rows <= 0 || rect.cols <= 0) {
        return;
    }
    editor->cols = line_cells(rect.cols);
    size_t count = screen_lines(editor, &lines);
    size_t rows = (size_t)rect.rows;
    size_t line = line_of(lines, count, editor->cursor);
    if (line < editor->top) {
        editor->top = line;
    } else if (line >= editor->top + rows) {
        editor->top = line + 1 - rows;
    }
    for (size_t i = 0; i < rows && editor->top + i < count; i++) {
        const struct wrap_line *shown = &lines[editor->top + i];
        draw_bytes(canvas, rect, (int)i, editor, shown->start, shown->length);
    }
    if (focus) {
        int col = text_cells(editor->text + lines[line].start, editor->cursor - lines[line].start);
        canvas_set_cursor(canvas, rect.row + (int)(line - editor->top),
                          rect.col + clamp(col, 0, rect.cols - 1));
    }
    free(lines);
}
