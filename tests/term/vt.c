#include "vt.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The macros of curses and term.h would take names that are used here. */
#define NCURSES_NOMACROS
#include <curses.h>
#include <term.h>

#include "store/buffer.h"
#include "store/memory.h"

enum { SHAPES_MAX = 200, SHAPE_BYTES = 8, PARAMETERS_MAX = 16, SEQUENCE_BYTES = 64 };
enum { BOLD = 1, UNDERLINED = 2, REVERSED = 4, BLINKING = 8, COLOUR_SHIFT = 8, OF_256 = 1000 };

struct glyph {
    uint32_t code;
    unsigned look;
};

struct vt {
    int rows, cols, row, col;
    int top, bottom; /* scrolling region */
    int saved_row, saved_col;
    bool late_wrap, wraps_late; /* a full line waits for the next character (xenl) */
    bool utf8, coloured;
    unsigned look;
    uint32_t last; /* the character that REP repeats */
    struct glyph *glyphs;
    char shapes[SHAPES_MAX][SHAPE_BYTES]; /* of the sequences that this terminal knows */
    size_t shape_count;
    char sequence[SEQUENCE_BYTES]; /* what has come of an unfinished one */
    size_t sequence_length;
    uint32_t code; /* of an unfinished character */
    int bytes_missing;
    char garbage[SEQUENCE_BYTES * 4];
    size_t garbage_count;
};

/* ---- which sequences a terminal knows ---- */

static bool is_final(char c)
{
    return c >= '@' && c <= '~';
}

/* Whether an escape sequence that began with ESC is whole. */
static bool is_whole(const char *sequence, size_t length)
{
    if (length < 2) {
        return false;
    }
    if (sequence[1] == '[') {
        return length > 2 && is_final(sequence[length - 1]);
    }
    if (sequence[1] == ']') {
        return sequence[length - 1] == '\a';
    }
    return sequence[1] < ' ' || sequence[1] > '/' || length > 2;
}

/* What tells a sequence from others, without its parameters: "[?h", "[m", "(B", "7". */
static void shape_of(const char *sequence, size_t length, char shape[SHAPE_BYTES])
{
    size_t used = 0;
    for (size_t i = 1; i < length && used < SHAPE_BYTES - 1; i++) {
        if (sequence[1] != '[' ||
            ((sequence[i] < '0' || sequence[i] > '9') && sequence[i] != ';')) {
            shape[used++] = sequence[i];
        }
    }
    shape[used] = '\0';
}

static bool knows(const struct vt *vt, const char *shape)
{
    for (size_t i = 0; i < vt->shape_count; i++) {
        if (strcmp(vt->shapes[i], shape) == 0) {
            return true;
        }
    }
    return false;
}

static void learn(struct vt *vt, const char *sequence, size_t length)
{
    char shape[SHAPE_BYTES];
    shape_of(sequence, length, shape);
    if (!knows(vt, shape) && vt->shape_count < SHAPES_MAX) {
        memcpy(vt->shapes[vt->shape_count++], shape, sizeof shape);
    }
}

/* Behind a parameter of terminfo's language: "%p1", "%{16}", "%'a'", "%2d", "%;". */
static const char *behind_parameter(const char *at)
{
    at++;
    if (*at == 'p' || *at == 'P' || *at == 'g') {
        return at + 2;
    }
    if (*at == '{') {
        return at + strcspn(at, "}") + 1;
    }
    if (*at == '\'') {
        return at + 3;
    }
    if (*at == ':') {
        at += strspn(at, ":-+#");
    }
    return at + strspn(at, "# 0123456789.") + 1;
}

/* The sequences of a capability, with parameters and padding left out. */
static void learn_capability(struct vt *vt, const char *at)
{
    char sequence[SEQUENCE_BYTES];
    size_t length = 0;
    while (*at) {
        if (*at == '%' && at[1] != '%') {
            at = behind_parameter(at);
            continue;
        }
        if (at[0] == '$' && at[1] == '<') {
            at += strcspn(at, ">") + 1;
            continue;
        }
        if (*at == '\033') {
            length = 0;
        }
        if (length < sizeof sequence && (length > 0 || *at == '\033')) {
            sequence[length++] = *at;
        }
        if (length > 0 && is_whole(sequence, length)) {
            learn(vt, sequence, length);
            length = 0;
        }
        at++;
    }
}

static void learn_terminal(struct vt *vt, const char *term)
{
    int status;
    if (setupterm(term, 1, &status) != OK) {
        return;
    }
    vt->wraps_late = tigetflag("xenl") > 0;
    for (size_t i = 0; strnames[i]; i++) {
        const char *value = tigetstr(strnames[i]);
        if (value && value != (const char *)-1 && strnames[i][0] != 'k') {
            learn_capability(vt, value);
        }
    }
    del_curterm(cur_term);
}

/* ---- life ---- */

static struct glyph *new_glyphs(int rows, int cols)
{
    struct glyph *glyphs = memory_get((size_t)(rows * cols), sizeof *glyphs);
    for (int i = 0; i < rows * cols; i++) {
        glyphs[i].code = ' ';
    }
    return glyphs;
}

struct vt *vt_new(int rows, int cols, const char *term, bool utf8)
{
    struct vt *vt = memory_get(1, sizeof *vt);
    vt->rows = rows;
    vt->cols = cols;
    vt->bottom = rows - 1;
    vt->utf8 = utf8;
    vt->glyphs = new_glyphs(rows, cols);
    learn_terminal(vt, term);
    return vt;
}

void vt_free(struct vt *vt)
{
    if (!vt) {
        return;
    }
    free(vt->glyphs);
    free(vt);
}

void vt_resize(struct vt *vt, int rows, int cols)
{
    struct glyph *glyphs = new_glyphs(rows, cols);
    for (int row = 0; row < rows && row < vt->rows; row++) {
        for (int col = 0; col < cols && col < vt->cols; col++) {
            glyphs[row * cols + col] = vt->glyphs[row * vt->cols + col];
        }
    }
    free(vt->glyphs);
    vt->glyphs = glyphs;
    vt->rows = rows;
    vt->cols = cols;
    vt->top = 0;
    vt->bottom = rows - 1;
    vt->row = vt->row < rows ? vt->row : rows - 1;
    vt->col = vt->col < cols ? vt->col : cols - 1;
}

/* ---- moving and erasing ---- */

static int clamp(int value, int last)
{
    return value < 0 ? 0 : value > last ? last : value;
}

static void go(struct vt *vt, int row, int col)
{
    vt->row = clamp(row, vt->rows - 1);
    vt->col = clamp(col, vt->cols - 1);
    vt->late_wrap = false;
}

static void blank(struct vt *vt, int from, int to)
{
    for (int i = clamp(from, vt->rows * vt->cols); i < to && i < vt->rows * vt->cols; i++) {
        vt->glyphs[i] = (struct glyph){' ', 0};
    }
}

/* Moves lines from..bottom of the region down (or up, for a negative count). */
static void scroll_lines(struct vt *vt, int from, int count)
{
    int cols = vt->cols;
    for (int i = 0; i <= vt->bottom - from; i++) {
        int row = count < 0 ? from + i : vt->bottom - i;
        int source = row - count;
        if (source >= from && source <= vt->bottom) {
            memcpy(vt->glyphs + row * cols, vt->glyphs + source * cols,
                   (size_t)cols * sizeof *vt->glyphs);
        } else {
            blank(vt, row * cols, (row + 1) * cols);
        }
    }
}

static void line_feed(struct vt *vt)
{
    vt->late_wrap = false;
    if (vt->row == vt->bottom) {
        scroll_lines(vt, vt->top, -1);
    } else if (vt->row < vt->rows - 1) {
        vt->row++;
    }
}

static void reverse_feed(struct vt *vt)
{
    if (vt->row == vt->top) {
        scroll_lines(vt, vt->top, 1);
    } else if (vt->row > 0) {
        vt->row--;
    }
}

static void put(struct vt *vt, uint32_t code)
{
    if (vt->late_wrap) {
        vt->col = 0;
        line_feed(vt);
    }
    vt->glyphs[vt->row * vt->cols + vt->col] = (struct glyph){code, vt->look};
    vt->last = code;
    if (vt->col + 1 < vt->cols) {
        vt->col++;
    } else if (vt->wraps_late) {
        vt->late_wrap = true;
    } else {
        vt->col = 0;
        line_feed(vt);
    }
}

/* Opens (or closes, for a negative count) cells at the cursor. */
static void shift(struct vt *vt, int count)
{
    struct glyph *line = vt->glyphs + vt->row * vt->cols;
    int cells = vt->cols - vt->col, by = abs(count) < cells ? abs(count) : cells;
    struct glyph *at = line + vt->col;
    size_t kept = (size_t)(cells - by) * sizeof *at;
    int from = vt->row * vt->cols + vt->col;
    if (count > 0) {
        memmove(at + by, at, kept);
        blank(vt, from, from + by);
    } else {
        memmove(at, at + by, kept);
        blank(vt, from + cells - by, from + cells);
    }
}

static void erase_display(struct vt *vt, int how)
{
    int at = vt->row * vt->cols + vt->col, all = vt->rows * vt->cols;
    blank(vt, how ? 0 : at, how == 1 ? at + 1 : all);
}

static void erase_line(struct vt *vt, int how)
{
    int start = vt->row * vt->cols;
    blank(vt, how ? start : start + vt->col, how == 1 ? start + vt->col + 1 : start + vt->cols);
}

/* ---- sequences ---- */

static void complain(struct vt *vt, const char *bytes, size_t length)
{
    if (vt->garbage_count++ > 0) {
        return;
    }
    size_t used = 0;
    for (size_t i = 0; i < length && used + 5 < sizeof vt->garbage; i++) {
        used += (size_t)snprintf(vt->garbage + used, sizeof vt->garbage - used,
                                 bytes[i] > ' ' && bytes[i] < 127 ? "%c" : "\\x%02x",
                                 (unsigned char)bytes[i]);
    }
}

static size_t read_parameters(const char *text, int parameters[PARAMETERS_MAX])
{
    size_t count = 0;
    memset(parameters, 0, PARAMETERS_MAX * sizeof *parameters);
    for (; *text && count < PARAMETERS_MAX; text++) {
        if (*text >= '0' && *text <= '9') {
            parameters[count] = parameters[count] * 10 + (*text - '0');
        } else if (*text == ';') {
            count++;
        }
    }
    return count < PARAMETERS_MAX ? count + 1 : count;
}

static void set_look(struct vt *vt, const int *parameters, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        int n = parameters[i];
        if (n == 0) {
            vt->look = 0;
        } else if (n == 1 || n == 4 || n == 5 || n == 7) {
            vt->look |= n == 1 ? BOLD : n == 4 ? UNDERLINED : n == 5 ? BLINKING : REVERSED;
        } else if (n == 22 || n == 24 || n == 25 || n == 27) {
            vt->look &= ~(unsigned)(n == 22   ? BOLD
                                    : n == 24 ? UNDERLINED
                                    : n == 25 ? BLINKING
                                              : REVERSED);
        } else if (n == 39) {
            vt->look &= 0xff;
        } else if (n == 38 && i + 2 < count && parameters[i + 1] == 5) {
            vt->look = (vt->look & 0xff) | (unsigned)(OF_256 + parameters[i + 2]) << COLOUR_SHIFT;
            vt->coloured = true;
            i += 2;
        } else if ((n >= 30 && n <= 38) || (n >= 40 && n <= 48) || (n >= 90 && n <= 107)) {
            vt->look = (vt->look & 0xff) | (unsigned)n << COLOUR_SHIFT;
            vt->coloured = true;
        }
    }
}

/* CSI sequences that change the picture; the others (modes, titles) don't. */
static void control_sequence(struct vt *vt, const char *text, char final)
{
    int p[PARAMETERS_MAX];
    size_t count = read_parameters(text, p);
    int n = p[0] > 0 ? p[0] : 1;
    if (*text == '?' || *text == '>' || *text == '!') {
        return;
    }
    switch (final) {
    case 'A': go(vt, vt->row - n, vt->col); break;
    case 'B':
    case 'e': go(vt, vt->row + n, vt->col); break;
    case 'C':
    case 'a': go(vt, vt->row, vt->col + n); break;
    case 'D': go(vt, vt->row, vt->col - n); break;
    case 'G':
    case '`': go(vt, vt->row, n - 1); break;
    case 'd': go(vt, n - 1, vt->col); break;
    case 'H':
    case 'f': go(vt, n - 1, (p[1] > 0 ? p[1] : 1) - 1); break;
    case 'I': go(vt, vt->row, (vt->col / 8 + n) * 8); break;
    case 'Z': go(vt, vt->row, ((vt->col + 7) / 8 - n) * 8); break;
    case 'J': erase_display(vt, p[0]); break;
    case 'K': erase_line(vt, p[0]); break;
    case 'X':
        blank(vt, vt->row * vt->cols + vt->col, vt->row * vt->cols + clamp(vt->col + n, vt->cols));
        break;
    case '@': shift(vt, n); break;
    case 'P': shift(vt, -n); break;
    case 'L': scroll_lines(vt, vt->row, n); break;
    case 'M': scroll_lines(vt, vt->row, -n); break;
    case 'S': scroll_lines(vt, vt->top, -n); break;
    case 'T': scroll_lines(vt, vt->top, n); break;
    case 'b':
        for (int i = 0; i < n; i++) {
            put(vt, vt->last);
        }
        break;
    case 'm': set_look(vt, p, count); break;
    case 'r':
        vt->top = clamp(n - 1, vt->rows - 1);
        vt->bottom = p[1] > 0 ? clamp(p[1] - 1, vt->rows - 1) : vt->rows - 1;
        go(vt, 0, 0);
        break;
    default: break;
    }
}

static void run_sequence(struct vt *vt)
{
    char shape[SHAPE_BYTES], text[SEQUENCE_BYTES + 1];
    size_t length = vt->sequence_length;
    shape_of(vt->sequence, length, shape);
    vt->sequence_length = 0;
    if (!knows(vt, shape)) {
        complain(vt, vt->sequence, length);
        return;
    }
    memcpy(text, vt->sequence, length);
    text[length] = '\0';
    if (text[1] == '[') {
        control_sequence(vt, text + 2, text[length - 1]);
    } else if (text[1] == '7') {
        vt->saved_row = vt->row;
        vt->saved_col = vt->col;
    } else if (text[1] == '8') {
        go(vt, vt->saved_row, vt->saved_col);
    } else if (text[1] == 'M') {
        reverse_feed(vt);
    } else if (text[1] == 'D') {
        line_feed(vt);
    }
}

/* ---- bytes ---- */

static void control(struct vt *vt, char byte)
{
    switch (byte) {
    case '\r': go(vt, vt->row, 0); break;
    case '\n': line_feed(vt); break;
    case '\b': go(vt, vt->row, vt->col - 1); break;
    case '\t': go(vt, vt->row, (vt->col / 8 + 1) * 8); break;
    case '\017': break; /* the normal character set, as it is */
    case '\033':
        vt->sequence[0] = byte;
        vt->sequence_length = 1;
        break;
    default: complain(vt, &byte, 1);
    }
}

static void character(struct vt *vt, unsigned char byte)
{
    bool continues = (byte & 0xc0) == 0x80;
    if (byte < 0x80 && vt->bytes_missing == 0) {
        put(vt, byte);
    } else if (!vt->utf8 || continues != (vt->bytes_missing > 0)) {
        vt->bytes_missing = 0;
        complain(vt, (const char *)&byte, 1);
    } else if (continues) {
        vt->code = vt->code << 6 | (byte & 0x3f);
        if (--vt->bytes_missing == 0) {
            put(vt, vt->code);
        }
    } else {
        vt->bytes_missing = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1;
        vt->code = byte & (0x3f >> vt->bytes_missing);
    }
}

void vt_feed(struct vt *vt, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (vt->sequence_length > 0) {
            vt->sequence[vt->sequence_length++] = bytes[i];
            if (is_whole(vt->sequence, vt->sequence_length)) {
                run_sequence(vt);
            } else if (vt->sequence_length == SEQUENCE_BYTES) {
                complain(vt, vt->sequence, vt->sequence_length);
                vt->sequence_length = 0;
            }
        } else if ((unsigned char)bytes[i] < ' ' || bytes[i] == 127) {
            control(vt, bytes[i]);
        } else {
            character(vt, (unsigned char)bytes[i]);
        }
    }
}

/* ---- what is seen ---- */

int vt_rows(const struct vt *vt)
{
    return vt->rows;
}

int vt_cols(const struct vt *vt)
{
    return vt->cols;
}

void vt_cursor(const struct vt *vt, int *row, int *col)
{
    *row = vt->row;
    *col = vt->col;
}

static void add_code(struct buffer *text, uint32_t code)
{
    if (code < 0x80) {
        buffer_add_char(text, (char)code);
        return;
    }
    int more = code >= 0x10000 ? 3 : code >= 0x800 ? 2 : 1;
    static const unsigned lead[] = {0, 0xc0, 0xe0, 0xf0};
    buffer_add_char(text, (char)(lead[more] | code >> (6 * more)));
    while (more-- > 0) {
        buffer_add_char(text, (char)(0x80 | (code >> (6 * more) & 0x3f)));
    }
}

char *vt_line(const struct vt *vt, int row)
{
    struct buffer text = {0};
    const struct glyph *line = vt->glyphs + row * vt->cols;
    int cols = row < vt->rows ? vt->cols : 0;
    while (cols > 0 && line[cols - 1].code == ' ') {
        cols--;
    }
    for (int col = 0; col < cols; col++) {
        add_code(&text, line[col].code);
    }
    return buffer_take(&text);
}

/* "{bold red}"; "{}" for a plain cell. */
static void add_look(struct buffer *text, unsigned look)
{
    static const char *const attributes[] = {"bold", "underlined", "reversed", "blinking"};
    static const char *const colours[] = {"black", "red",     "green", "yellow",
                                          "blue",  "magenta", "cyan",  "white"};
    const char *gap = "";
    unsigned colour = look >> COLOUR_SHIFT;
    buffer_add_char(text, '{');
    for (size_t i = 0; i < sizeof attributes / sizeof attributes[0]; i++) {
        if (look & 1U << i) {
            buffer_add_format(text, "%s%s", gap, attributes[i]);
            gap = " ";
        }
    }
    if (colour >= 30 && colour < 38) {
        buffer_add_format(text, "%s%s", gap, colours[colour - 30]);
    } else if (colour >= OF_256) {
        buffer_add_format(text, "%scolour %u of 256", gap, colour - OF_256);
    } else if (colour > 0) {
        buffer_add_format(text, "%scolour %u", gap, colour);
    }
    buffer_add_char(text, '}');
}

char *vt_picture(const struct vt *vt)
{
    struct buffer text = {0};
    for (int row = 0; row < vt->rows; row++) {
        unsigned look = 0;
        size_t end = text.length; /* of what can be seen of the line */
        for (int col = 0; col < vt->cols; col++) {
            const struct glyph *glyph = &vt->glyphs[row * vt->cols + col];
            /* What can't be seen of a blank is no difference. */
            bool unseen = glyph->code == ' ' && !((glyph->look | look) & (UNDERLINED | REVERSED));
            unsigned now = unseen ? look : glyph->look;
            if (now != look) {
                add_look(&text, now);
            }
            look = now;
            add_code(&text, glyph->code);
            end = glyph->code == ' ' && unseen ? end : text.length;
        }
        buffer_cut(&text, end);
        buffer_add_char(&text, '\n');
    }
    return buffer_take(&text);
}

struct vt *vt_copy(const struct vt *vt)
{
    struct vt *copy = memory_get(1, sizeof *copy);
    size_t cells = (size_t)(vt->rows * vt->cols);
    *copy = *vt;
    copy->glyphs = memory_get(cells, sizeof *copy->glyphs);
    memcpy(copy->glyphs, vt->glyphs, cells * sizeof *copy->glyphs);
    return copy;
}

static size_t address_bytes(int row, int col)
{
    return (size_t)snprintf(NULL, 0, "\033[%d;%dH", row + 1, col + 1);
}

static bool is_same(const struct glyph *a, const struct glyph *b)
{
    return a->code == b->code && a->look == b->look;
}

static size_t line_floor(const struct vt *vt, const struct vt *before, int row)
{
    size_t bytes = 0;
    int last = -1; /* column of the last changed cell */
    for (int col = 0; col < vt->cols; col++) {
        int at = row * vt->cols + col;
        if (is_same(&vt->glyphs[at], &before->glyphs[at])) {
            continue;
        }
        size_t address = address_bytes(row, col), gap = (size_t)(col - last - 1);
        bytes += 1 + (last >= 0 && gap < address ? gap : address);
        last = col;
    }
    return bytes;
}

size_t vt_floor(const struct vt *vt, const struct vt *before)
{
    size_t bytes = 0;
    for (int row = 0; row < vt->rows; row++) {
        bytes += line_floor(vt, before, row);
    }
    bool moved = bytes > 0 || vt->row != before->row || vt->col != before->col;
    return bytes + (moved ? address_bytes(vt->row, vt->col) : 0);
}

const char *vt_garbage(const struct vt *vt, size_t *count)
{
    *count = vt->garbage_count;
    return vt->garbage;
}

bool vt_was_coloured(const struct vt *vt)
{
    return vt->coloured;
}
