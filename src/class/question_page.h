/* question_page: what a class predicted, question by question, for its page: choices, reasons and
 * scenarios by how sure students were, and how far their numbers lie. */
#ifndef CLASS_QUESTION_PAGE_H
#define CLASS_QUESTION_PAGE_H

#include "class/histogram.h"

/* Appends all questions of the histogram, each with a heading of the third rank. */
void question_page_add(struct buffer *out, const struct class *class,
                       const struct histogram *histogram);

#endif
