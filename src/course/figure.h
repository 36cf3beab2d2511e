/*
 * figure.h: the names of what is worked out of a design only when it is asked for. Texts and rules
 * name figures as they name outputs; design/figure.h works them out.
 */
#ifndef COURSE_FIGURE_H
#define COURSE_FIGURE_H

#include <stdbool.h>

enum figure_id {
    FIGURE_CELLS,           /* masts or gateways that the fleet's members share */
    FIGURE_CARBON_OPTIMUM,  /* interval of least carbon */
    FIGURE_BREAK_EVEN,      /* interval at which halving it changes no carbon */
    FIGURE_TIME_BREAK_EVEN, /* ... no waste of time, to first order */
    FIGURE_HALVED_CARBON,   /* C/W at half the interval */
    FIGURE_CHECKPOINT_FREQUENCY,
    FIGURE_WINDOW_SHARE, /* fleet goodput over the most under cap and budget */
    FIGURE_FPR_LIMIT,    /* share of wrong answers that a judge may pass for five nines */
    FIGURE_HOP1_SENT,    /* bytes that an accelerator sends in a step */
    FIGURE_HOP2_SENT,
    FIGURE_HOP3_SENT, /* bytes that a site sends in an exchange */
    FIGURE_CROSSINGS, /* of the way between two sites in an exchange, one by one */
    FIGURES
};

struct figure {
    enum figure_id id;
    const char *name;
    const char *unit; /* that it is counted in; "" for a pure number */
    bool given;       /* tells nothing of a result: a scenario may say it before it is predicted */
};

/* NULL where there is none of that name. */
const struct figure *figure_find(const char *name);

#endif
