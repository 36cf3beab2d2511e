/* rect.h: rectangles of cells, and what is cut out of them. */
#ifndef VIEW_RECT_H
#define VIEW_RECT_H

struct rect {
    int row, col, rows, cols;
};

/* `rows` rows of a rectangle from row `from`, all columns; cut to what it has. */
struct rect rect_rows(struct rect rect, int from, int rows);

/* `cols` columns of a rectangle from column `from`, all rows; cut to what it has. */
struct rect rect_cols(struct rect rect, int from, int cols);

#endif
