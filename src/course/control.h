/* control: one parameter of a part on a track: its default, and its slider if it has one. */
#ifndef COURSE_CONTROL_H
#define COURSE_CONTROL_H

#include "course/origin.h"
#include "course/values.h"

struct control {
    const char *name;              /* the parameter's, or model, accelerator, grid, site_plan */
    const struct sim_param *param; /* NULL for a table-row parameter */
    const struct table *table;     /* NULL unless its values are the rows of a table */
    double initial;            /* in the parameter's unit; a row's index for a table; NaN: none */
    double min, max;           /* of the slider, in the parameter's unit */
    bool log;                  /* steps are factors */
    double step, fine, coarse; /* in the parameter's unit, or factors */
    int digits;                /* after the point; negative: that many significant ones */
    const struct unit *unit;
    int slider;           /* order on the workbench from 1; 0: no slider */
    bool fixed;           /* shown, never set */
    const char *source;   /* where its numbers are from; "" */
    bool illustrative;    /* its source says so; a table's rows say it each for itself */
    struct origin origin; /* of its section */
};

/*
 * Whether nobody published its value in a design: an example of the right size, chosen for the
 * lesson.
 */
bool control_is_illustrative(const struct control *control, const struct design *design);

/* Its value in a design. */
double control_value(const struct control *control, const struct design *design);

/* Sets a control within its slider's range (clamped); a table row copies its columns. */
void control_put(const struct control *control, struct design *design, double value);

/*
 * Sets a control from a text as design_set does, a table's among the rows that the control may
 * have; on refusal `why` says what there is and false is returned.
 */
bool control_read(const struct reference *reference, const struct control *control,
                  struct design *design, const char *text, char why[WHY_BYTES]);

#endif
