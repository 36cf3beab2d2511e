#include "sim/process.h"

#include <math.h>

#include "sim/elementary.h"

#define SECONDS_PER_DAY 86400.0

/* Beyond these an interval practically never completes: exp would overflow soon after. */
#define EXPONENT_MAX 700.0
#define GOODPUT_MIN 1e-6

struct sim_process sim_process_of(const struct sim_reliability_in *in)
{
    bool asynchronous = in->asynchronous != 0.0;
    double exposed = in->coupled != 0.0 ? in->backend_nodes : 1.0;
    double failures = exposed / (in->node_mtbf_hours * 3600.0);
    double curtailments = in->clean_share * in->curtailments_per_day / SECONDS_PER_DAY;
    double lag = asynchronous ? in->durable_lag : 0.0;

    return (struct sim_process){
        .mtbf = 1.0 / (failures + curtailments),
        .stall = asynchronous ? in->snapshot : in->write,
        .lag = lag,
        .restart = in->restart,
        .interval = fmax(in->checkpoint_interval, lag),
    };
}

bool sim_process_account(const struct sim_process *process, struct sim_account *account)
{
    double m = process->mtbf;
    double segment = process->interval + process->stall;
    double failures, running;

    if (segment / m > EXPONENT_MAX) {
        return false;
    }
    failures = sim_exp(process->lag / m) * sim_expm1(segment / m);
    running = m * failures;
    account->work = process->interval;
    account->checkpoint = process->stall;
    account->rework = fmax(0.0, running - segment);
    account->down = running * sim_expm1(process->restart / m);
    account->total = segment + account->rework + account->down;
    return account->work >= GOODPUT_MIN * account->total;
}
