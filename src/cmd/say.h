/* say: all that the commands print. What is said may hold strangers' words, and passes clean.h: no
 * file's name, argument or field of a ledger moves a terminal. */
#ifndef CMD_SAY_H
#define CMD_SAY_H

#include <stdbool.h>

#include "store/buffer.h"

/* Prints one line to standard output: a newline in what is formatted is none there. */
void say_line(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Prints one line to standard error. */
void say_error(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Writes LINE, which has ASCII alone, over the line of standard error that stands there and has
 * *BYTES of them, which become those of LINE. */
void say_over(size_t *bytes, const char *line);

/* Prints a text to standard output, with its lines; each came out of clean.h as one, or is JSON. */
void say_text(const struct buffer *text);

/* Prints what was printed into a file by the functions above. */
void say_file(int fd);

/* Flushes standard output. False, once standard error says why, if not everything was written. */
bool say_finish(void);

/* True once something could not be written: no more needs to be made. */
bool say_failed(void);

#endif
