/* What physics demands of every output: more of one thing never makes less, or more, of another. A
 * table of signs, checked at random points of all tracks.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fixture.h"
#include "sim/random.h"

enum { POINTS = 4000, ENOUGH = 200 };
enum sign { FALLS = -1, RISES = 1 };

/* Of what rounding leaves of a difference. */
#define ROUNDING 1e-12

struct row {
    const char *output, *input;
    enum sign sign; /* as the input rises, or neither */
};

static const struct row scaling[] = {
    {"t_step", "dispersion_km", RISES},
    {"t_step", "route_factor", RISES},
    {"t_step", "signal_km_s", FALLS},
    {"t_step", "straggler_cv", RISES},
    {"t_step", "wait_share", RISES},
    {"t_step", "barrier_rounds", RISES},
    {"t_step", "overlap", FALLS},
    {"t_step", "local_steps", FALLS},
    {"t_step", "hop1_bandwidth", FALLS},
    {"t_step", "hop2_bandwidth", FALLS},
    {"t_step", "wan_bandwidth", FALLS},
    {"t_step", "hop1_latency", RISES},
    {"t_step", "hop2_latency", RISES},
    {"t_step", "hop1_bytes", RISES},
    {"t_step", "hop2_bytes", RISES},
    {"t_step", "hop3_bytes", RISES},
    {"t_step", "cell_size", RISES},
    {"t_step", "local_time", RISES},
    {"t_step", "global_share", RISES},
    {"t_step", "oversubscription", RISES},
    {"t_step", "kernel_efficiency", FALLS},
    {"t_step", "peak_flops", FALLS},
    {"t_straggler", "wait_share", RISES},
    {"t_overlap", "overlap", RISES},
    {"t_hop3_hidden", "dispersion_km", FALLS}, /* nothing hides light */
    {"t_hop3_hidden", "dispersion_km", RISES},
    {"ci_ratio", "oversubscription", RISES},
    {"ci_ratio", "global_share", RISES},
    {"ci_ratio", "hop2_bandwidth", FALLS},
    {"ci_ratio", "switch_radix", FALLS},
    {"fabric_price_usd", "oversubscription", FALLS},
    {"fabric_price_usd", "port_price", RISES},
    {"fabric_price_usd", "switch_radix", FALLS},
    {"fabric_limit", "oversubscription", RISES},
    {"fabric_limit", "switch_radix", RISES},
    {"work_factor", "local_steps", RISES},
    {"work_factor", "drift", RISES},
    {"goodput_flops", "peak_flops", RISES},
    {"goodput_flops", "kernel_efficiency", RISES},
    {"goodput_flops", "wan_bandwidth", RISES},
    {"goodput_flops", "drift", FALLS},
    {"updates_per_s", "local_time", FALLS},
    {"updates_per_s", "dispersion_km", FALLS},
    {"updates_per_s", "cell_size", FALLS},
    {"bottleneck_hop", "dispersion_km", RISES},
};

static double unit(struct sim_random *random)
{
    return (double)(int64_t)(sim_random_next(random) >> 11) * 0x1p-53;
}

/* Another value of an input, up to a factor of 1 + `most` above it, as far as its domain goes. */
static double above(struct sim_random *random, const struct sim_param *param, double value,
                    double most)
{
    double next = value * (1.0 + most * unit(random));

    if (param->kind == SIM_COUNT) {
        next = floor(next) + 1.0;
    }
    return fmin(next, param->max);
}

/* A point near a track's own: every number of the part up to a factor of 2 from it. */
static struct sim_inputs draw(struct sim_random *random, enum sim_part part)
{
    struct sim_inputs inputs = fixture_track((enum sim_finale_kind)(sim_random_next(random) % 4));
    size_t count;
    const struct sim_param *params = sim_param_table(&count);

    for (size_t i = 0; i < count; i++) {
        double value = sim_param_get(&inputs, &params[i]);
        if (params[i].part == part && params[i].kind == SIM_REAL) {
            sim_param_put(&inputs, &params[i],
                          above(random, &params[i], value * (0.5 + 0.5 * unit(random)), 1.0));
        }
    }
    inputs.scaling.nodes = floor(inputs.scaling.nodes * (0.01 + 0.99 * unit(random)));
    inputs.scaling.local_steps = floor(1.0 + 100.0 * unit(random));
    inputs.scaling.cell_size = floor(1.0 + 2000.0 * unit(random));
    inputs.scaling.topology = (double)(sim_random_next(random) % 2);
    inputs.scaling.scaling = (double)(sim_random_next(random) % 2);
    return inputs;
}

static double output_at(const struct sim_inputs *inputs, const struct sim_output *output)
{
    struct sim_outputs outputs;

    sim_output_clear(&outputs);
    sim_scaling_eval(&inputs->scaling, &outputs.scaling);
    return sim_output_get(&outputs, output);
}

/* Checks a row at one point; whether there was anything to check. */
static bool check(struct sim_random *random, const struct row *row)
{
    const struct sim_output *output = sim_output_find(row->output);
    const struct sim_param *param = sim_param_find(row->input);

    assert_non_null(output);
    assert_non_null(param);

    struct sim_inputs inputs = draw(random, param->part);
    double value = sim_param_get(&inputs, param), before = output_at(&inputs, output);

    sim_param_put(&inputs, param, above(random, param, value, 1.0));

    double after = output_at(&inputs, output);
    double change = row->sign * (after - before);

    if (isnan(before) || isnan(after)) {
        return false;
    }
    if (change < -ROUNDING * fmax(fabs(before), fabs(after))) {
        fail_msg("%s goes from %.17g to %.17g as %s rises from %.17g", row->output, before, after,
                 row->input, value);
    }
    return true;
}

static void sign__of_each_row__is_kept(void **state)
{
    struct sim_random random;

    (void)state;
    sim_random_seed(&random, 11);
    for (size_t i = 0; i < sizeof scaling / sizeof *scaling; i++) {
        size_t checked = 0;
        for (int k = 0; k < POINTS; k++) {
            checked += check(&random, &scaling[i]);
        }
        if (checked < ENOUGH) {
            fail_msg("%s over %s was checked %zu times", scaling[i].output, scaling[i].input,
                     checked);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sign__of_each_row__is_kept),
    };

    return cmocka_run_group_tests_name("signs", tests, NULL, NULL);
}
