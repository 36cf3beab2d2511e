#include "proof/designs.h"

#include "design/evaluate.h"
#include "design/sliders.h"

bool designs_put(struct designs *designs, enum sim_part part, const struct lab_control *control,
                 double value)
{
    char why[LAB_WHY_BYTES];
    struct lab_design *design = &designs->of[part - 1];
    lab_control_put(control, design, value);
    return lab_design_conflict(design, why) == NULL;
}

/* Earlier parts come first: the finale's own sliders replace theirs of the same name. */
static void compose(const struct lab_track *track, const struct designs *designs,
                    struct lab_design *whole)
{
    *whole = track->defaults;
    for (size_t i = 0; i < LAB_PARTS; i++) {
        sliders_copy(&track->parts[i], &designs->of[i], whole);
    }
}

void designs_judge(const struct lab_track *track, const struct designs *designs, enum sim_part part,
                   struct lab_judged *judged)
{
    struct lab_design whole = designs->of[part - 1];
    if (part == SIM_PART_FINALE) {
        compose(track, designs, &whole);
    }
    lab_judge(track, part, &whole, judged);
}

void designs_stand(const struct lab_track *track, const struct designs *designs, enum sim_part part,
                   struct lab_judged *stands)
{
    if (part == SIM_PART_FINALE) {
        designs_judge(track, designs, part, stands);
        return;
    }
    stands->design = designs->of[part - 1];
    lab_evaluate(part, &stands->design, &stands->out);
}
