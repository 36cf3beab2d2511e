/* clamp.h: a value kept within limits. */
#ifndef VIEW_CLAMP_H
#define VIEW_CLAMP_H

/* The value, moved into low..high; `low` where they cross. Inline: each cell is kept within its
 * screen. */
static inline int clamp(int value, int low, int high)
{
    return value > high ? (high < low ? low : high) : value < low ? low : value;
}

#endif
