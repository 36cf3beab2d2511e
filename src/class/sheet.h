/*
 * sheet: what people mark, a row a student and question: what was asked and answered, what the
 * model says of it, by which criterion it is marked, and two empty cells. Filled in it goes back as
 * it is: marks.h.
 */
#ifndef CLASS_SHEET_H
#define CLASS_SHEET_H

#include "class/grading.h"
#include "store/buffer.h"

/* Lines that one student's sheet takes at most as a text. */
enum { SHEET_LINES = 60 };

/* Appends the names of the columns. */
void sheet_add_header(struct buffer *out);

/* Appends a student's rows, one a question of the rubric. Marks and comments that the grading
 * brings along stand in theirs. A student without a ledger that is graded has none. */
void sheet_add_rows(struct buffer *out, const struct class *class, const struct grading *grading,
                    const struct student *student, const struct rubric_answers *answers);

/* Appends the same as a text of 78 columns; what is too long for SHEET_LINES is cut, and said to
 * be. */
void sheet_add_text(struct buffer *out, const struct class *class, const struct grading *grading,
                    const struct student *student, const struct rubric_answers *answers);

#endif
