#include "design/limits.h"

#include <math.h>
#include <string.h>

#include "sim/process.h"

/* Of three digits, as steps are, and so that it can be typed as it is shown. */
static double digit_of(double value)
{
    return fmax(1, pow(10, floor(log10(value)) - 2));
}

/* No more members than all sites hold. */
static double most_nodes(const struct sim_inputs *in)
{
    double most = in->scaling.sites_max * in->scaling.site_capacity;
    return floor(most / digit_of(most)) * digit_of(most);
}

static double least_capacity(const struct sim_inputs *in)
{
    double least = in->scaling.nodes / in->scaling.sites_max;
    return ceil(least / digit_of(least)) * digit_of(least);
}

/* An asynchronous checkpoint must be safe before the next one begins. */
static double least_interval(const struct sim_inputs *in)
{
    return sim_process_lag(&in->reliability);
}

static const struct {
    const char *control;
    double (*least)(const struct sim_inputs *in); /* NULL: no such end */
    double (*most)(const struct sim_inputs *in);
    const char *why;
} ends[] = {
    {"nodes", NULL, most_nodes, "limit.nodes"},
    {"site_capacity", least_capacity, NULL, "limit.site_capacity"},
    {"checkpoint_interval", least_interval, NULL, "refuse.interval_below_lag"},
};

struct limits limits_of(const struct control *control, const struct design *design)
{
    struct limits limits = {.min = control->min, .max = control->max};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        if (strcmp(ends[i].control, control->name) != 0) {
            continue;
        }
        if (ends[i].least && ends[i].least(&design->in) > limits.min) {
            limits.min = fmin(ends[i].least(&design->in), limits.max);
            limits.below = ends[i].why;
        }
        if (ends[i].most && ends[i].most(&design->in) < limits.max) {
            limits.max = fmax(ends[i].most(&design->in), limits.min);
            limits.above = ends[i].why;
        }
    }
    return limits;
}
