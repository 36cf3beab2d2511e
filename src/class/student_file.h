/* student_file: what a student's own file is called. */
#ifndef CLASS_STUDENT_FILE_H
#define CLASS_STUDENT_FILE_H

#include "store/buffer.h"

/* Appends LOGIN and ENDING; bytes of a login that are no letter, digit, dash or underscore become
 * %XX. */
void student_file_name(struct buffer *name, const char *login, const char *ending);

/* The same as a link leads to it. */
void student_file_link(struct buffer *link, const char *login, const char *ending);

#endif
