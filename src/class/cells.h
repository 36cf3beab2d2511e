/* cells: rows of a CSV file that a spreadsheet or an importer opens. */
#ifndef CLASS_CELLS_H
#define CLASS_CELLS_H

#include <stdbool.h>

#include "store/buffer.h"

struct cells {
    struct buffer *out;
    bool begun; /* the row has a cell */
};

/* A word of ours, as it is. */
void cells_word(struct cells *cells, const char *word);

/* A text of a stranger: one plain line, and never a formula: one that begins with = + - or @
 * gets an apostrophe before it, which spreadsheets take for "this is text". */
void cells_text(struct cells *cells, const char *text);

/* The same with its lines: the cell is quoted then, as RFC 4180 has it. An apostrophe that a text
 * has itself before a sign is kept apart: cells_undo gives back what was written. */
void cells_lines(struct cells *cells, const char *text);

/* Appends what a cell says that was read again: without the apostrophe that guards a formula. */
void cells_undo(struct buffer *out, const char *cell);

/* A number, rounded to DIGITS after the point; NaN leaves the cell empty. A number is no formula,
 * whatever its sign. */
void cells_number(struct cells *cells, double value, int digits);

/* The same, and an empty cell unless it is KNOWN. */
void cells_number_if(struct cells *cells, bool known, double value, int digits);

/* Ends the row. */
void cells_end(struct cells *cells);

#endif
