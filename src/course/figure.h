/*
 * figure.h: what is worked out of a design only when it is asked for. Texts and rules name figures
 * as they name outputs.
 */
#ifndef COURSE_FIGURE_H
#define COURSE_FIGURE_H

struct lab_design;

struct lab_figure {
    const char *name;
    const char *unit; /* that it is counted in; "" for a pure number */
    double (*value)(const struct lab_design *design);
};

/* NULL where there is none of that name. */
const struct lab_figure *lab_figure_find(const char *name);

#endif
