/*
 * bench.h: controls, verdicts and actions on the left, instruments on the right; one column where
 * it is narrow. A kind of screen (kind.h).
 */
#ifndef VIEW_BENCH_H
#define VIEW_BENCH_H

#include "view/desk.h"
#include "view/layout.h"

void bench_draw(struct desk *desk, struct canvas *canvas, const struct layout *layout);
void bench_move(struct desk *desk, int by);
void bench_page(struct desk *desk, int by);
void bench_turn(struct desk *desk, int by);

#endif
