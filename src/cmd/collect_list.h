/* collect_list.h: what collect prints. */
#ifndef CMD_COLLECT_LIST_H
#define CMD_COLLECT_LIST_H

#include "class/grading.h"
#include "class/histogram.h"

/* Prints the list, with the class's predictions unless HISTOGRAM is NULL: as text, or as JSON. */
void collect_list_print(const struct class *class, const struct grading *grading,
                        const struct histogram *histogram, bool as_json);

/* Appends the predictions as class.csv and class.json have them. */
void collect_list_class(const struct histogram *histogram, struct buffer *csv, struct buffer *text);

#endif
