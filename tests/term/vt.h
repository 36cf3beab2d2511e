/*
 * vt: a small terminal for tests. Bytes go in, a screen comes out; whatever is no printable cell
 * and no sequence of that terminal's own description (terminfo) is counted as garbage.
 */
#ifndef TESTS_TERM_VT_H
#define TESTS_TERM_VT_H

#include <stdbool.h>
#include <stddef.h>

struct vt;

/*
 * TERM as the program sees it; one without a description knows no sequence at all. Without `utf8` a
 * byte above 127 is garbage. Freed by vt_free. One at a time knows its sequences while it is fed.
 */
struct vt *vt_new(int rows, int cols, const char *term, bool utf8);
void vt_free(struct vt *vt);

void vt_feed(struct vt *vt, const char *bytes, size_t length);

/* As terminals do: what is still on the screen stays where it is. */
void vt_resize(struct vt *vt, int rows, int cols);

int vt_rows(const struct vt *vt);
int vt_cols(const struct vt *vt);
void vt_cursor(const struct vt *vt, int *row, int *col);

/* A line as UTF-8 without its trailing blanks; the caller frees it. */
char *vt_line(const struct vt *vt, int row);

/* The whole screen, "{bold red}" where a look begins; the caller frees it. */
char *vt_picture(const struct vt *vt);

/* A copy that keeps what the screen shows now; freed by vt_free. */
struct vt *vt_copy(const struct vt *vt);

/*
 * The least bytes from the screen BEFORE to this one without knowing a cheaper way: the changed
 * cells, one cursor address for each run of them (or the cells between two runs, if they are
 * fewer), and one for the way back to the cursor's place. Changes of colour are not counted.
 */
size_t vt_floor(const struct vt *vt, const struct vt *before);

/* What was garbage first, and how often there was any; "" and 0 while there was none. */
const char *vt_garbage(const struct vt *vt, size_t *count);

/* Whether a colour was ever asked for. */
bool vt_was_coloured(const struct vt *vt);

#endif
