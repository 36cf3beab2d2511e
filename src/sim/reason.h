/* reason: why a quantity cannot be evaluated. */
#ifndef SIM_REASON_H
#define SIM_REASON_H

enum sim_reason {
    SIM_OK,
    SIM_SITES_TOO_SMALL,     /* more nodes than all sites together can hold */
    SIM_MODEL_DOES_NOT_FIT,  /* fewer accelerators than one copy of the model needs */
    SIM_FABRIC_OUT_OF_PORTS, /* more hosts on a site than its fat tree has ports */
    SIM_NEVER_SATURATES,     /* the bisection is not full at any size looked at */
    SIM_NEVER_FINISHES,      /* failures come before an interval can complete */
    SIM_RATE_ZERO,           /* the nodes do no useful work */
    SIM_RATE_UNKNOWN,        /* the rate comes from a part that cannot be evaluated */
    SIM_INTERVAL_BELOW_LAG,  /* the next checkpoint would come before the last one is safe */
    SIM_NO_TURNING_POINT,    /* halving the interval never changes its sign */
    SIM_NOTHING_FEASIBLE,    /* no design in the box meets cap and budget */
    SIM_TOO_LONG_TO_REPLAY,  /* too many failures to draw one by one */
    SIM_QUORUM_ABOVE_SIZE,   /* more votes asked for than there are members */
    SIM_SIZE_TOO_LARGE,      /* more members than SIM_SIZE_MAX */
    SIM_NO_DESIGN,           /* what a part's design would set is missing (NaN) */
    SIM_REASON_COUNT
};

/* A stable name, such as "never_finishes"; "ok" for SIM_OK. Never NULL. */
const char *sim_reason_id(enum sim_reason reason);

#endif
