#include "lesson/given.h"

#include <stddef.h>

static const char *const nothing[] = {NULL};

static const char *const of_part1[] = {"backend_nodes", "rate", "fabric_price", NULL};

/* What the parts' workbenches set, but for what the finale pins or sets itself. */
static const char *const of_all_parts[] = {
    "topology",
    "scaling",
    "site_capacity",
    "oversubscription",
    "local_steps",
    "cell_size",
    "wait_share",
    "checkpoint_interval",
    "clean_share",
    "eta",
    "asynchronous",
    "router",
    "verifier",
    "reasoner",
    "size",
    "quorum",
    "diversity",
    "judge",
    NULL,
};

const char *const *given_names(enum sim_part part)
{
    switch (part) {
    case SIM_PART_RELIABILITY: return of_part1;
    case SIM_PART_FINALE: return of_all_parts;
    default: return nothing;
    }
}
