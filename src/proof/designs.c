#include "proof/designs.h"

#include "design/evaluate.h"
#include "design/sliders.h"

bool designs_put(struct designs *designs, enum sim_part part, const struct control *control,
                 double value)
{
    char why[WHY_BYTES];
    struct design *design = &designs->of[part - 1];
    control_put(control, design, value);
    return design_conflict(design, why) == NULL;
}

/* Earlier parts come first: the finale's own sliders replace theirs of the same name. */
static void compose(const struct track *track, const struct designs *designs, struct design *whole)
{
    *whole = track->defaults;
    for (size_t i = 0; i < PARTS; i++) {
        sliders_copy(&track->parts[i], &designs->of[i], whole);
    }
}

void designs_judge(const struct track *track, const struct designs *designs, enum sim_part part,
                   struct judged *judged)
{
    struct design whole = designs->of[part - 1];
    if (part == SIM_PART_FINALE) {
        compose(track, designs, &whole);
    }
    judge_design(track, part, &whole, judged);
}

void designs_judge_near(const struct track *track, const struct judged *known,
                        const struct designs *designs, struct judged *judged)
{
    struct design whole;
    compose(track, designs, &whole);
    judge_design_near(track, SIM_PART_FINALE, known, &whole, judged);
}

void designs_stand(const struct track *track, const struct designs *designs, enum sim_part part,
                   struct judged *stands)
{
    if (part == SIM_PART_FINALE) {
        designs_judge(track, designs, part, stands);
        return;
    }
    stands->design = designs->of[part - 1];
    design_evaluate_lean(part, &stands->design, &stands->out);
}
