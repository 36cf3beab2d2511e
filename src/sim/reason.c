#include "sim/reason.h"

const char *sim_reason_id(enum sim_reason reason)
{
    static const char *const ids[SIM_REASON_COUNT] = {
        [SIM_OK] = "ok",
        [SIM_SITES_TOO_SMALL] = "sites_too_small",
        [SIM_MODEL_DOES_NOT_FIT] = "model_does_not_fit",
        [SIM_FABRIC_OUT_OF_PORTS] = "fabric_out_of_ports",
        [SIM_NEVER_SATURATES] = "never_saturates",
        [SIM_NEVER_FINISHES] = "never_finishes",
        [SIM_RATE_ZERO] = "rate_zero",
        [SIM_RATE_UNKNOWN] = "rate_unknown",
        [SIM_INTERVAL_BELOW_LAG] = "interval_below_lag",
        [SIM_NO_TURNING_POINT] = "no_turning_point",
        [SIM_NOTHING_FEASIBLE] = "nothing_feasible",
        [SIM_TOO_LONG_TO_REPLAY] = "too_long_to_replay",
        [SIM_QUORUM_ABOVE_SIZE] = "quorum_above_size",
        [SIM_SIZE_TOO_LARGE] = "size_too_large",
        [SIM_NO_DESIGN] = "no_design",
    };

    return ids[reason];
}
