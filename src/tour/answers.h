/* answers: what a good student of a track knows. */
#ifndef TOUR_ANSWERS_H
#define TOUR_ANSWERS_H

#include "design/mend.h"
#include "proof/designs.h"

struct answers {
    const struct catalog *catalog;
    const struct track *track;
    unsigned variant;
    struct designs designs; /* that meet all aims, as far as there are such */
    struct strike strike;   /* of the whole fleet that they make */
    struct mend mend;       /* of what breaks */
};

/* Works the designs out. */
void answers_find(struct answers *answers, const struct catalog *catalog, const struct track *track,
                  unsigned variant);

enum { ANSWER_ROOM = 96 };

/*
 * What to type into a field of a part's prediction, observation or argument: the right choice,
 * number, reason; a sentence where one is asked for. NULL for a field that isn't known.
 */
const char *answers_field(const struct answers *answers, enum sim_part part, const char *field,
                          char text[ANSWER_ROOM]);

/* What to type into a control, so that it stands as in the part's design. */
const char *answers_control(const struct answers *answers, enum sim_part part,
                            const struct control *control, char text[ANSWER_ROOM]);

/* The same for a value, in the parameter's unit or a row's index. */
void answers_value(const struct answers *answers, const struct control *control, double value,
                   char text[ANSWER_ROOM]);

#endif
