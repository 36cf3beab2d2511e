#include "sim/radar.h"

#include "sim/output.h"

#define MFU_FULL 0.5
#define NINES_FULL 5.0

/* Into 0..1; NaN stays NaN, which fmin and fmax would hide. */
static double unit(double value)
{
    if (value < 0.0) {
        return 0.0;
    }
    return value > 1.0 ? 1.0 : value;
}

void sim_radar_eval(const struct sim_inputs *inputs, const struct sim_outputs *outputs,
                    struct sim_radar *radar)
{
    const struct sim_scaling_out *scaling = &outputs->scaling;
    const struct sim_reliability_out *reliability = &outputs->reliability;
    bool training = (int)inputs->scaling.fleet_kind == SIM_TRAINING;
    double use = training ? scaling->mfu / MFU_FULL : scaling->efficiency;
    double efficiency = scaling->efficiency / inputs->finale.efficiency_reference;

    *radar = (struct sim_radar){
        .c3 = {[SIM_C3_COMPUTE] = unit(unit(efficiency) * reliability->goodput),
               [SIM_C3_COMMUNICATION] = unit(1.0 - scaling->communication_share),
               [SIM_C3_COORDINATION] = unit(1.0 - scaling->coordination_share)},
        .principles = {
            [SIM_PRINCIPLE_COMMUNICATION] = unit(1.0 - scaling->ci_ratio),
            [SIM_PRINCIPLE_FAILURE] = unit(reliability->goodput),
            [SIM_PRINCIPLE_INFRASTRUCTURE] = unit(use * reliability->goodput),
            [SIM_PRINCIPLE_RESPONSIBILITY] = unit(outputs->compound.nines_safe / NINES_FULL),
            [SIM_PRINCIPLE_SUSTAINABILITY] = unit(reliability->target_mg /
                                                  reliability->carbon_per_weight_mg),
            [SIM_PRINCIPLE_SCALE] = unit(scaling->efficiency),
        }};
}
