/* designs: a student's whole work: a design for each part's workbench. */
#ifndef PROOF_DESIGNS_H
#define PROOF_DESIGNS_H

#include "design/judge.h"

/* By part, from 0. The finale's has its own sliders only; what it is judged with is composed. */
struct designs {
    struct design of[PARTS];
};

/* Sets a control, within its range; false where its design then contradicts itself. */
bool designs_put(struct designs *designs, enum sim_part part, const struct control *control,
                 double value);

/* The design and outputs that a part is judged with, as its aims see it. */
void designs_judge(const struct track *track, const struct designs *designs, enum sim_part part,
                   struct judged *judged);

/* The same in the finale, for a neighbour of what is known. */
void designs_judge_near(const struct track *track, const struct judged *known,
                        const struct designs *designs, struct judged *judged);

/* The same as it stands on the workbench: its failure states, prices and gains are those. */
void designs_stand(const struct track *track, const struct designs *designs, enum sim_part part,
                   struct judged *stands);

#endif
