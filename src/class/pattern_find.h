/* pattern_find: looks for what stands out in a class. */
#ifndef CLASS_PATTERN_FIND_H
#define CLASS_PATTERN_FIND_H

struct class;

/* Finds all in a class whose students are known: by kind, then by student, each once; and counts
 * each student's locks and anchors. */
void pattern_find(struct class *class);

#endif
