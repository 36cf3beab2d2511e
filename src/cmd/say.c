#include "cmd/say.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "store/clean.h"

static void say(FILE *out, const char *format, va_list arguments)
{
    struct buffer line = {0};
    clean_formatv(&line, format, arguments);
    buffer_add_char(&line, '\n');
    fwrite(buffer_text(&line), 1, line.length, out);
    buffer_free(&line);
}

void say_line(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say(stdout, format, arguments);
    va_end(arguments);
}

void say_error(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say(stderr, format, arguments);
    va_end(arguments);
}

void say_over(size_t *bytes, const char *line)
{
    size_t now = strlen(line), before = *bytes;
    fprintf(stderr, "\r%s", line);
    if (now < before) {
        fprintf(stderr, "%*s\r%s", (int)(before - now), "", line);
    }
    *bytes = now;
    fflush(stderr);
}

/* Most is, and a table of ten million rows takes no detour. */
static bool is_plain(const struct buffer *text)
{
    for (size_t i = 0; i < text->length; i++) {
        char c = text->bytes[i];
        if ((c < ' ' || c > '~') && c != '\n' && c != '\t') {
            return false;
        }
    }
    return true;
}

void say_text(const struct buffer *text)
{
    struct buffer plain = {0};
    if (is_plain(text)) {
        fwrite(buffer_text(text), 1, text->length, stdout);
    } else {
        clean_text(&plain, buffer_text(text));
        fwrite(buffer_text(&plain), 1, plain.length, stdout);
    }
    buffer_free(&plain);
}

void say_file(int fd)
{
    char bytes[4096];
    for (ssize_t n; (n = read(fd, bytes, sizeof bytes)) > 0;) {
        fwrite(bytes, 1, (size_t)n, stdout);
    }
    fflush(stdout);
}

bool say_failed(void)
{
    return ferror(stdout) != 0;
}

bool say_finish(void)
{
    errno = 0; /* a write that failed before left its reason long ago */
    if (fflush(stdout) == 0 && !say_failed()) {
        return true;
    }
    say_error("fleetlab: standard output: %s", errno == 0       ? "not everything was written"
                                               : errno == EBADF ? "it is closed"
                                                                : strerror(errno));
    return false;
}
