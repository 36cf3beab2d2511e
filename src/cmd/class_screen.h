/* class_screen.h: the class during the hour, painted: counts above, the chosen question below. */
#ifndef CMD_CLASS_SCREEN_H
#define CMD_CLASS_SCREEN_H

#include "cmd/class_watch.h"
#include "term/screen.h"

/* Looks every second, writes the cells that changed, and returns when the user leaves, a signal
 * asks for it or the terminal is gone. */
void class_screen_run(struct class_watch *watch, struct screen *screen);

#endif
