/* buffer: see the header. */
#include "store/buffer.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/memory.h"

char *buffer_reserve(struct buffer *buffer, size_t length)
{
    if (length >= SIZE_MAX / 4 - buffer->length) {
        memory_exhausted(); /* no file that is read may be near this size */
    }

    size_t need = buffer->length + length + 1;

    if (need > buffer->room) {
        size_t room = buffer->room < 64 ? 64 : buffer->room;

        while (room < need) {
            room *= 2;
        }
        buffer->bytes = memory_resize(buffer->bytes, room, 1);
        buffer->room = room;
    }
    buffer->bytes[buffer->length] = '\0';
    return buffer->bytes + buffer->length;
}

void buffer_grew(struct buffer *buffer, size_t length)
{
    buffer->length += length;
    buffer->bytes[buffer->length] = '\0';
}

void buffer_add(struct buffer *buffer, const void *bytes, size_t length)
{
    char *place = buffer_reserve(buffer, length);

    if (length > 0) {
        memcpy(place, bytes, length);
    }
    buffer_grew(buffer, length);
}

void buffer_add_text(struct buffer *buffer, const char *text)
{
    buffer_add(buffer, text, strlen(text));
}

void buffer_add_char(struct buffer *buffer, char c)
{
    buffer_add(buffer, &c, 1);
}

void buffer_add_format(struct buffer *buffer, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    buffer_add_formatv(buffer, format, arguments);
    va_end(arguments);
}

/* Prints into the room that there is, and again only where that was not enough. */
void buffer_add_formatv(struct buffer *buffer, const char *format, va_list arguments)
{
    va_list again;

    va_copy(again, arguments);
    char *place = buffer_reserve(buffer, 0);
    size_t left = buffer->room - buffer->length;
    int length = vsnprintf(place, left, format, arguments);

    if (length >= 0 && (size_t)length >= left) {
        vsnprintf(buffer_reserve(buffer, (size_t)length), (size_t)length + 1, format, again);
    }
    va_end(again);
    if (length > 0) { /* below 0: a wide character that the locale lacks; no format here has one */
        buffer_grew(buffer, (size_t)length);
    }
}

void buffer_cut(struct buffer *buffer, size_t length)
{
    if (length < buffer->length) {
        buffer->length = length;
        buffer->bytes[length] = '\0';
    }
}

const char *buffer_text(const struct buffer *buffer)
{
    return buffer->bytes != NULL ? buffer->bytes : "";
}

char *buffer_take(struct buffer *buffer)
{
    char *bytes = buffer_reserve(buffer, 0) - buffer->length;

    *buffer = (struct buffer){0};
    return bytes;
}

void buffer_free(struct buffer *buffer)
{
    free(buffer->bytes);
    *buffer = (struct buffer){0};
}
