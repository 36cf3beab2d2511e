/* buffer: bytes that grow. All zero is an empty buffer; a NUL always stands behind the content. */
#ifndef STORE_BUFFER_H
#define STORE_BUFFER_H

#include <stdarg.h>
#include <stddef.h>

struct buffer {
    char *bytes;   /* NULL while nothing was added: read through buffer_text() */
    size_t length; /* bytes of content, without the NUL */
    size_t room;
};

/* Append bytes, a text, a byte. Memory that the system has not is the end of the program. */
void buffer_add(struct buffer *buffer, const void *bytes, size_t length);
void buffer_add_text(struct buffer *buffer, const char *text);
void buffer_add_char(struct buffer *buffer, char c);

/* Appends as printf would. Numbers with decimals belong through number.h instead, which knows
 * no locale. */
void buffer_add_format(struct buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void buffer_add_formatv(struct buffer *buffer, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

/* Room for LENGTH more bytes; returns where they go. Set them, then add to buffer->length through
 * buffer_grew(). */
char *buffer_reserve(struct buffer *buffer, size_t length);
void buffer_grew(struct buffer *buffer, size_t length);

/* Cuts the content to its first LENGTH bytes; the memory stays. */
void buffer_cut(struct buffer *buffer, size_t length);

/* The content as a C string, "" when empty; valid until the next change. */
const char *buffer_text(const struct buffer *buffer);

/* Hands the content over (never NULL; freed with free()) and leaves the buffer empty. */
char *buffer_take(struct buffer *buffer);

/* Frees the content; the buffer is empty then. */
void buffer_free(struct buffer *buffer);

#endif
