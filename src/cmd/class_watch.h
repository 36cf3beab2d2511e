/* class_watch.h: the class during the hour: what is watched, and by lines. */
#ifndef CMD_CLASS_WATCH_H
#define CMD_CLASS_WATCH_H

#include "class/hour.h"
#include "term/signals.h"

/* What is watched; all must outlive it. */
struct class_watch {
    const struct catalog *catalog;
    const struct course *course;
    const char *const *folders;
    const struct signals *signals;
    struct hour hour;
    uint64_t stamp;
    struct buffer why; /* the last fault, a line; empty: none */
};

/* Reads it the first time, or anew where something changed. Whether it did. */
bool class_watch_look(struct class_watch *watch);
void class_watch_close(struct class_watch *watch);

/* Looks every second, prints the lines that changed, and what a line of input asks for; returns at
 * `quit`, when a signal asks for it or the input ends. */
void class_watch_speak(struct class_watch *watch);

#endif
