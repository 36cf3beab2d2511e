/*
 * tagged: texts whose figures say what they are of. A screen's text shows a number alone, so each
 * placeholder of a catalog's texts gets a tag: "\1t_step:s\2" before the number that it is filled
 * with, and "\3" behind it.
 */
#ifndef TESTS_LAB_TAGGED_H
#define TESTS_LAB_TAGGED_H

#include "course/catalog.h"

/* Tags the placeholders of outputs and parameters, in place; before a session is opened. */
void tagged_texts(struct catalog *catalog);

/* A number as the lab writes it, "$7,500", "7.5k", "1.2e-5 mg", and half of its last digit; NaN
 * where there is none. */
double tagged_number(const char *said, size_t length, double *slack);

#endif
