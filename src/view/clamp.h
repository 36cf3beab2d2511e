/* clamp.h: a value kept within limits. */
#ifndef VIEW_CLAMP_H
#define VIEW_CLAMP_H

/* The value, moved into low..high; `low` where they cross. */
int clamp(int value, int low, int high);

#endif
