/* gradebook_back: the file that a platform gave as its roster, with grades in it, to go back. */
#ifndef CLASS_GRADEBOOK_BACK_H
#define CLASS_GRADEBOOK_BACK_H

#include "class/grading.h"
#include "store/buffer.h"

/*
 * Canvas: its export's rows, in their order, with the columns that tell who is meant, as its
 * importer wants them, and the assignment's: that of the export whose title, with or without its
 * number, is the grading's, or a new one. Who has no score keeps the cell as it was: an empty one
 * would take a grade away. False, with the reason in WHY, where Canvas can't take the grades: the
 * column is read only, or worth other points.
 */
bool gradebook_back_canvas(struct buffer *out, const struct class *class,
                           const struct grading *grading, struct buffer *why);

/*
 * Moodle: the worksheet's columns and rows as they were. Of who has a score the grade is set, and
 * the feedback if that column is known and holds nothing that a person wrote. Rows that can't be
 * changed stay. False, with the reason in WHY, where the assignment has a scale, or other points.
 */
bool gradebook_back_moodle(struct buffer *out, const struct class *class,
                           const struct grading *grading, struct buffer *why);

#endif
