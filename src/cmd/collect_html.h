/* collect_html.h: collect --html: a class as pages for a browser. */
#ifndef CMD_COLLECT_HTML_H
#define CMD_COLLECT_HTML_H

#include "class/grading.h"

/*
 * Writes FOLDER/index.html, the class, and FOLDER/students/LOGIN.html, a page of each student with
 * a ledger that can be read: the report of the one that is graded, or else shown. A file that is
 * there is replaced only if it is such a page. How many were written, and what could not be, is
 * told on standard error; false where something could not.
 */
bool collect_html(const struct class *class, const struct grading *grading, const char *folder);

#endif
