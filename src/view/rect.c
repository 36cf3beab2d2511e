#include "view/rect.h"

#include "view/clamp.h"

/* Cuts from..from+length to 0..whole; the new length. */
static int cut(int *from, int length, int whole)
{
    if (*from < 0) {
        length += *from;
        *from = 0;
    }
    *from = clamp(*from, 0, whole);
    return clamp(length, 0, whole - *from);
}

struct rect rect_rows(struct rect rect, int from, int rows)
{
    rect.rows = cut(&from, rows, clamp(rect.rows, 0, rect.rows));
    rect.row += from;
    return rect;
}

struct rect rect_cols(struct rect rect, int from, int cols)
{
    rect.cols = cut(&from, cols, clamp(rect.cols, 0, rect.cols));
    rect.col += from;
    return rect;
}
