/*
 * figure.h: the names of what is worked out of a design only when it is asked for. Texts and rules
 * name figures as they name outputs; design/figure.h works them out.
 */
#ifndef COURSE_FIGURE_H
#define COURSE_FIGURE_H

enum lab_figure_id {
    LAB_CLIFF_RATIO,     /* goodput before the Light Barrier over after */
    LAB_CELLS,           /* masts or gateways that the fleet's members share */
    LAB_CARBON_OPTIMUM,  /* interval of least carbon */
    LAB_BREAK_EVEN,      /* interval at which halving it changes no carbon */
    LAB_TIME_BREAK_EVEN, /* ... no waste of time, to first order */
    LAB_HALVED_CARBON,   /* C/W at half the interval */
    LAB_CHECKPOINT_FREQUENCY,
    LAB_WINDOW_SHARE,   /* fleet goodput over the most under cap and budget */
    LAB_VERIFIER_BREAK, /* verifier_correlation that costs the five nines */
    LAB_FIGURES
};

struct lab_figure {
    enum lab_figure_id id;
    const char *name;
    const char *unit; /* that it is counted in; "" for a pure number */
};

/* NULL where there is none of that name. */
const struct lab_figure *lab_figure_find(const char *name);

#endif
