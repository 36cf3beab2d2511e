#include "sim/process.h"

#include <math.h>

#include "sim/elementary.h"

#define SECONDS_PER_DAY 86400.0
#define HOURS_PER_DAY 24.0

/* Beyond these an interval practically never completes: exp would overflow soon after. */
#define EXPONENT_MAX 700.0
#define GOODPUT_MIN 1e-6

double sim_process_lag(const struct sim_reliability_in *in)
{
    return in->asynchronous != 0.0 ? in->durable_lag : 0.0;
}

struct sim_process sim_process_of(const struct sim_reliability_in *in)
{
    double exposed = in->coupled != 0.0 ? in->backend_nodes : 1.0;
    double curtailments = in->clean_share * in->curtailments_per_day / SECONDS_PER_DAY;

    return (struct sim_process){
        .mtbf = in->node_mtbf_hours * 3600.0 / exposed,
        .stall = in->asynchronous != 0.0 ? in->snapshot : in->write,
        .lag = sim_process_lag(in),
        .restart = in->restart,
        .interval = in->checkpoint_interval,
        .saving = curtailments * in->write,
        .starting = curtailments * in->restart,
        .pausing = in->clean_share * in->pause_hours / HOURS_PER_DAY,
    };
}

double sim_process_running(const struct sim_process *process)
{
    return 1.0 - process->saving - process->starting - process->pausing;
}

enum sim_reason sim_process_account(const struct sim_process *process, struct sim_account *account)
{
    double m = process->mtbf;
    double segment = process->interval + process->stall;
    double running = sim_process_running(process);
    double failures, redone, total;

    if (process->interval < process->lag) {
        return SIM_INTERVAL_BELOW_LAG;
    }
    if (segment / m > EXPONENT_MAX || running <= 0.0) {
        return SIM_NEVER_FINISHES;
    }
    failures = sim_exp(process->lag / m) * sim_expm1(segment / m);
    redone = m * failures;
    account->work = process->interval;
    account->rework = fmax(0.0, redone - segment);
    account->down = redone * sim_expm1(process->restart / m);
    total = (segment + account->rework + account->down) / running;
    account->checkpoint = process->stall + process->saving * total;
    account->pause = (process->starting + process->pausing) * total;
    account->waiting = account->checkpoint + account->down + process->starting * total;
    account->total = total;
    return account->work >= GOODPUT_MIN * total ? SIM_OK : SIM_NEVER_FINISHES;
}
