#include "scenes/speech.h"

#include "sim/reliability.h"

/* The share by which a plan near the best one may waste more. */
#define NEAR 0.1

/* Whether a design wastes hardly more energy than with its best interval. */
static bool is_near_best(const struct sim_reliability_in *in, const struct sim_reliability_out *out)
{
    struct sim_reliability_in best_in = *in;
    struct sim_reliability_out best;
    best_in.checkpoint_interval = out->optimum;
    sim_reliability_eval(&best_in, &best);
    return out->wasted_energy <= best.wasted_energy * (1 + NEAR);
}

static const char *case_of(const struct build *build)
{
    if (build->part != SIM_PART_RELIABILITY || !build->design || !build->out ||
        !build->design->in.reliability.asynchronous) {
        return NULL;
    }
    return is_near_best(&build->design->in.reliability, &build->out->reliability) ? "near" : "far";
}

const char *speech_text(const struct build *build, int i)
{
    const char *name = case_of(build);
    const char *text = name ? build_textf_if(build, "reflect.%s.%d", name, i) : NULL;
    return text ? text : build_textf_if(build, "reflect.%d", i);
}

size_t speech_add(const struct build *build)
{
    const char *text;
    int i = 1;
    for (; (text = speech_text(build, i)) != NULL; i++) {
        build_paragraph(build, SCENE_TEXT, text);
    }
    return (size_t)(i - 1);
}
