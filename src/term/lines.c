#include "term/lines.h"

#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <unictype.h>
#include <unistr.h>

#include "store/buffer.h"
#include "store/memory.h"

struct lines {
    int fd;
    const struct signals *signals;
    char input[4096];
    size_t from, to; /* of input that no line has taken yet */
    struct buffer line;
    size_t count;
    bool begun;    /* the line has only its beginning yet */
    bool too_long; /* and is too long already */
    bool terminal;
    const char *why;
};

struct lines *lines_new(int fd, const struct signals *signals)
{
    struct lines *lines = memory_get(1, sizeof *lines);
    lines->fd = fd;
    lines->signals = signals;
    lines->terminal = isatty(fd) != 0;
    lines->why = "";
    return lines;
}

void lines_free(struct lines *lines)
{
    if (!lines) {
        return;
    }
    buffer_free(&lines->line);
    free(lines);
}

/* What the signals that wait mean; LINE_READ: nothing. A resize is nothing to us. */
static enum line_status take_signals(struct lines *lines)
{
    int number;
    enum line_status status = LINE_READ;
    while (lines->signals && (number = signals_take(lines->signals)) != 0) {
        if (number == SIGINT && lines->terminal) {
            status = LINE_LEFT;
        } else if (signals_is_end(number)) {
            return LINE_END;
        } else if (number == SIGTSTP) {
            raise(SIGSTOP);
            status = LINE_STOPPED;
        }
    }
    return status;
}

/* Waits for more bytes; LINE_READ: they have come. */
static enum line_status fill(struct lines *lines, int pause_ms)
{
    for (;;) {
        struct pollfd fds[] = {
            {.fd = lines->fd, .events = POLLIN},
            {.fd = lines->signals ? lines->signals->fd : -1, .events = POLLIN},
        };
        int ready = poll(fds, 2, pause_ms);
        enum line_status status = take_signals(lines);
        if (status != LINE_READ) {
            return status;
        }
        if (ready == 0) {
            return LINE_PAUSED;
        }
        if (ready < 0 || !fds[0].revents) {
            continue;
        }
        ssize_t n = read(lines->fd, lines->input, sizeof lines->input);
        if (n < 0 && (errno == EINTR || errno == EAGAIN)) {
            continue;
        }
        lines->from = 0;
        lines->to = n > 0 ? (size_t)n : 0;
        return n > 0 ? LINE_READ : LINE_END;
    }
}

/* Appends up to the next newline; what is over the limit is dropped. Returns whether one came. */
static bool take(struct lines *lines)
{
    const char *start = lines->input + lines->from;
    const char *end = memchr(start, '\n', lines->to - lines->from);
    size_t length = end ? (size_t)(end - start) : lines->to - lines->from;
    lines->from += length + (end ? 1 : 0);
    if (lines->line.length + length > LINES_MAX) {
        lines->too_long = true;
    } else {
        buffer_add(&lines->line, start, length);
    }
    return end != NULL;
}

/* Makes blanks of tabs and cuts the blanks around. */
static void trim(struct buffer *line)
{
    size_t end = line->length;
    for (size_t i = 0; i < line->length; i++) {
        if (line->bytes[i] == '\t') {
            line->bytes[i] = ' ';
        }
    }
    while (end > 0 && (line->bytes[end - 1] == ' ' || line->bytes[end - 1] == '\r')) {
        end--;
    }
    buffer_cut(line, end);
}

static bool has_controls(const struct buffer *line)
{
    for (size_t at = 0; at < line->length;) {
        ucs4_t code;
        at += (size_t)u8_mbtouc(&code, (const uint8_t *)line->bytes + at, line->length - at);
        if (uc_is_cntrl(code)) {
            return true;
        }
    }
    return false;
}

static void cut_mark(struct lines *lines)
{
    static const char mark[] = "\xef\xbb\xbf";
    struct buffer *line = &lines->line;
    size_t length = sizeof mark - 1;
    if (lines->count == 1 && line->length >= length && memcmp(line->bytes, mark, length) == 0) {
        memmove(line->bytes, line->bytes + length, line->length - length);
        buffer_cut(line, line->length - length);
    }
}

static enum line_status judge(struct lines *lines)
{
    struct buffer *line = &lines->line;
    bool cut = lines->terminal && line->length > LINES_TERMINAL_MAX;
    cut_mark(lines);
    trim(line);
    if (lines->too_long) {
        lines->why = "linear.too_long";
    } else if (cut) {
        lines->why = "linear.cut";
    } else if (line->length && u8_check((const uint8_t *)line->bytes, line->length)) {
        lines->why = "linear.not_utf";
    } else if (has_controls(line)) {
        lines->why = "linear.control";
    } else {
        return LINE_READ;
    }
    return LINE_REFUSED;
}

/* What a pause leaves half read goes on with the next call; what ^C leaves is gone. */
static void begin(struct lines *lines)
{
    if (!lines->begun) {
        buffer_cut(&lines->line, 0);
        lines->too_long = false;
    }
    lines->begun = false;
}

enum line_status lines_next(struct lines *lines, int pause_ms, const char **text)
{
    bool ended = false;
    begin(lines);
    while (!ended) {
        enum line_status status = lines->from < lines->to ? LINE_READ : fill(lines, pause_ms);
        if (status == LINE_READ) {
            ended = take(lines);
        } else if (status == LINE_END && (lines->line.length > 0 || lines->too_long)) {
            ended = true;
        } else {
            lines->begun = status == LINE_PAUSED;
            return status;
        }
    }
    lines->count++;
    enum line_status status = judge(lines);
    *text = buffer_text(&lines->line);
    *text += strspn(*text, " ");
    return status;
}

size_t lines_count(const struct lines *lines)
{
    return lines->count;
}

const char *lines_why(const struct lines *lines)
{
    return lines->why;
}
