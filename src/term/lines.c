#include "term/lines.h"

#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <unistr.h>

#include "store/buffer.h"
#include "store/memory.h"

struct lines {
    int fd;
    const struct signals *signals;
    char input[4096];
    size_t from, to; /* of input that no line has taken yet */
    struct buffer line;
    const char *why;
};

struct lines *lines_new(int fd, const struct signals *signals)
{
    struct lines *lines = memory_get(1, sizeof *lines);
    lines->fd = fd;
    lines->signals = signals;
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

/* Waits for input; false once a signal asks to leave. A stop and a resize are nothing to us. */
static bool wait_for_input(struct lines *lines)
{
    struct pollfd fds[] = {
        {.fd = lines->fd, .events = POLLIN},
        {.fd = lines->signals ? lines->signals->fd : -1, .events = POLLIN},
    };
    while (poll(fds, 2, -1) < 0) {
        if (errno != EINTR) {
            return false;
        }
    }
    int number;
    while (lines->signals && (number = signals_take(lines->signals)) != 0) {
        if (signals_is_end(number)) {
            return false;
        }
        if (number == SIGTSTP) {
            raise(SIGSTOP);
        }
    }
    return true;
}

/* More bytes; false at the end. */
static bool fill(struct lines *lines)
{
    for (;;) {
        if (!wait_for_input(lines)) {
            return false;
        }
        struct pollfd ready = {.fd = lines->fd, .events = POLLIN};
        if (poll(&ready, 1, 0) <= 0) {
            continue;
        }
        ssize_t n = read(lines->fd, lines->input, sizeof lines->input);
        if (n < 0 && (errno == EINTR || errno == EAGAIN)) {
            continue;
        }
        lines->from = 0;
        lines->to = n > 0 ? (size_t)n : 0;
        return n > 0;
    }
}

/* Appends up to the next newline; what is over the limit is dropped. Returns whether one came. */
static bool take(struct lines *lines, bool *too_long)
{
    const char *start = lines->input + lines->from;
    const char *end = memchr(start, '\n', lines->to - lines->from);
    size_t length = end ? (size_t)(end - start) : lines->to - lines->from;
    lines->from += length + (end ? 1 : 0);
    if (lines->line.length + length > LINES_MAX) {
        *too_long = true;
    } else {
        buffer_add(&lines->line, start, length);
    }
    return end != NULL;
}

/* Makes blanks of tabs and cuts the blanks around; false if control characters are left. */
static bool clean(struct buffer *line)
{
    for (size_t i = 0; i < line->length; i++) {
        if (line->bytes[i] == '\t') {
            line->bytes[i] = ' ';
        }
    }
    while (line->length > 0 && strchr(" \r", line->bytes[line->length - 1])) {
        buffer_cut(line, line->length - 1);
    }
    for (size_t i = 0; i < line->length; i++) {
        if ((unsigned char)line->bytes[i] < ' ' || line->bytes[i] == 127) {
            return false;
        }
    }
    return true;
}

static enum line_status judge(struct lines *lines, bool too_long)
{
    struct buffer *line = &lines->line;
    if (too_long) {
        lines->why = "linear.too_long";
    } else if (!clean(line)) {
        lines->why = "linear.control";
    } else if (line->length && u8_check((const uint8_t *)line->bytes, line->length)) {
        lines->why = "linear.not_utf";
    } else {
        return LINE_READ;
    }
    return LINE_REFUSED;
}

enum line_status lines_next(struct lines *lines, const char **text)
{
    bool too_long = false, ended = false;
    buffer_cut(&lines->line, 0);
    while (!ended) {
        if (lines->from == lines->to && !fill(lines)) {
            if (lines->line.length == 0 && !too_long) {
                return LINE_END;
            }
            break;
        }
        ended = take(lines, &too_long);
    }
    enum line_status status = judge(lines, too_long);
    *text = buffer_text(&lines->line);
    *text += strspn(*text, " ");
    return status;
}

const char *lines_why(const struct lines *lines)
{
    return lines->why;
}
