#include "web/html.h"

#include <ctype.h>
#include <stdarg.h>
#include <stddef.h>

#include "store/clean.h"

static void escape(struct buffer *out, const char *text)
{
    for (; *text; text++) {
        switch (*text) {
        case '&': buffer_add_text(out, "&amp;"); break;
        case '<': buffer_add_text(out, "&lt;"); break;
        case '>': buffer_add_text(out, "&gt;"); break;
        case '"': buffer_add_text(out, "&quot;"); break;
        case '\'': buffer_add_text(out, "&#39;"); break;
        default: buffer_add_char(out, *text);
        }
    }
}

void html_text(struct buffer *out, const char *text)
{
    struct buffer clean = {0};
    clean_line(&clean, text);
    escape(out, buffer_text(&clean));
    buffer_free(&clean);
}

void html_lines(struct buffer *out, const char *text)
{
    struct buffer clean = {0};
    clean_text(&clean, text);
    escape(out, buffer_text(&clean));
    buffer_free(&clean);
}

static void open_tag(struct buffer *out, const char *name, va_list attributes)
{
    const char *attribute;
    buffer_add_format(out, "<%s", name);
    while ((attribute = va_arg(attributes, const char *)) != NULL) {
        const char *value = va_arg(attributes, const char *);
        if (value) {
            buffer_add_format(out, " %s=\"", attribute);
            html_text(out, value);
            buffer_add_char(out, '"');
        }
    }
}

void html_open(struct buffer *out, const char *name, ...)
{
    va_list attributes;
    va_start(attributes, name);
    open_tag(out, name, attributes);
    va_end(attributes);
    buffer_add_char(out, '>');
}

void html_close(struct buffer *out, const char *name)
{
    buffer_add_format(out, "</%s>\n", name);
}

void html_empty(struct buffer *out, const char *name, ...)
{
    va_list attributes;
    va_start(attributes, name);
    open_tag(out, name, attributes);
    va_end(attributes);
    buffer_add_text(out, "/>\n");
}

void html_element(struct buffer *out, const char *name, const char *text, ...)
{
    va_list attributes;
    va_start(attributes, text);
    open_tag(out, name, attributes);
    va_end(attributes);
    buffer_add_char(out, '>');
    html_text(out, text);
    html_close(out, name);
}

void html_name(struct buffer *out, const char *text)
{
    buffer_add_text(out, "<bdi>");
    html_text(out, text);
    buffer_add_text(out, "</bdi>");
}

void html_id(struct buffer *out, const char *text)
{
    for (; *text; text++) {
        buffer_add_char(out, isalnum((unsigned char)*text) ? (char)tolower(*text) : '-');
    }
}
