#include "proof/complete.h"

#include <math.h>

#include "course/values.h"
#include "design/evaluate.h"
#include "store/buffer.h"

/* Any legal value. */
static double any_value(const struct sim_param *param)
{
    double value = param->min;
    if (!isfinite(value) || param->min_open) {
        value = isfinite(param->max) ? (param->min + param->max) / 2 : 1;
    }
    return value;
}

/*
 * What shows whether a value is looked at: no number at all; for counts and choices the next
 * one.
 */
static double other_value(const struct sim_param *param)
{
    return param->kind == SIM_REAL ? NAN : any_value(param) + 1;
}

static bool outputs_differ(const struct sim_outputs *a, const struct sim_outputs *b)
{
    size_t count;
    const struct sim_output *outputs = sim_output_table(&count);
    for (size_t i = 0; i < count; i++) {
        double x = sim_output_get(a, &outputs[i]), y = sim_output_get(b, &outputs[i]);
        if (x != y && !(isnan(x) && isnan(y))) {
            return true;
        }
    }
    return false;
}

/* Each part by itself: the finale links them, and then passes over some inputs. */
static bool model_looks_at(const struct design *design, const struct sim_param *param)
{
    struct design other = *design;
    design_put(&other, param, other_value(param));
    for (enum sim_part part = SIM_PART_SCALING; part <= SIM_PART_FINALE; part++) {
        struct sim_outputs a, b;
        design_evaluate_lean(part, design, &a);
        design_evaluate_lean(part, &other, &b);
        if (outputs_differ(&a, &b)) {
            return true;
        }
    }
    return false;
}

static void fault_missing(const struct catalog *catalog, const struct track *track,
                          const struct sim_param *param, struct fault_list *faults)
{
    struct buffer path = {0};
    buffer_add_format(&path, "%s/%s/%s.ini", catalog->directory, track->id, part_id(param->part));
    fault_add(faults, buffer_text(&path), 0, param->name,
              "the model needs this parameter; add [%s] with a default", param->name);
    buffer_free(&path);
}

static void check_track(const struct catalog *catalog, const struct track *track,
                        struct fault_list *faults)
{
    struct design full = track->defaults;
    size_t count;
    const struct sim_param *params = sim_param_table(&count);
    for (size_t i = 0; i < count; i++) {
        if (isnan(sim_param_get(&full.in, &params[i]))) {
            design_put(&full, &params[i], any_value(&params[i]));
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (isnan(sim_param_get(&track->defaults.in, &params[i])) &&
            model_looks_at(&full, &params[i])) {
            fault_missing(catalog, track, &params[i], faults);
        }
    }
}

void complete_check(const struct catalog *catalog, struct fault_list *faults)
{
    for (size_t i = 0; i < catalog->track_count; i++) {
        check_track(catalog, &catalog->tracks[i], faults);
    }
}
