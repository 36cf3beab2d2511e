/* pager: long texts a screen at a time, where a person reads them. */
#ifndef CMD_PAGER_H
#define CMD_PAGER_H

#include <stdio.h>

struct pager {
    FILE *text; /* what is printed goes here first; NULL: to standard output at once */
    int output; /* standard output's own descriptor, meanwhile */
};

/*
 * Holds what is printed from now on, if standard output is a terminal that is not dumb, and PAGER
 * is neither empty nor "cat", and ACCESSIBLE is not on: a voice reads best what is simply printed.
 */
struct pager pager_open(void);

/* Shows it with PAGER, or else less, which ends by itself where it fits the screen; where neither
 * can be run it is printed. */
void pager_close(struct pager *pager);

#endif
