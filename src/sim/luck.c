#include "sim/luck.h"

#include <math.h>

#include "sim/node.h"
#include "sim/process.h"
#include "sim/random.h"
#include "sim/reliability.h"

#define DRAWS_MAX 1e8

/* Restarts until one survives; returns the time down, and the time to the next failure. */
static double restart(const struct sim_process *process, struct sim_random *random, double *left)
{
    double down = 0.0;

    for (;;) {
        *left = process->mtbf * sim_random_exponential(random);
        if (*left >= process->restart) {
            break;
        }
        down += *left;
    }
    *left -= process->restart;
    return down + process->restart;
}

/*
 * One run, without its curtailments, which are announced. An interval begins when the last
 * checkpoint has become safe. It ends a segment later, when the next one is safe; after a failure
 * the work since the last safe one is done again, which is a segment and the lag.
 */
static double run_of_fleet(const struct sim_process *process, double intervals,
                           struct sim_random *random)
{
    double segment = process->interval + process->stall;
    double left = process->mtbf * sim_random_exponential(random);
    double wall = 0.0;

    for (double done = 0.0; done < intervals; done += 1.0) {
        double need = segment;
        while (left < need) {
            wall += left;
            wall += restart(process, random, &left);
            need = segment + process->lag;
        }
        wall += need;
        left -= need;
    }
    return wall;
}

/* Shell's sort, which needs no memory and no library. */
static void sort(double *values, int count)
{
    for (int gap = count / 2; gap > 0; gap /= 2) {
        for (int i = gap; i < count; i++) {
            double value = values[i];
            int j = i;
            for (; j >= gap && values[j - gap] > value; j -= gap) {
                values[j] = values[j - gap];
            }
            values[j] = value;
        }
    }
}

/* Percentile q of sorted values, interpolated between the two neighbours. */
static double percentile(const double *sorted, int count, double q)
{
    double place = q * (count - 1);
    int below = (int)place;

    if (below + 1 >= count) {
        return sorted[count - 1];
    }
    return sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]);
}

static void summarise(double *walls, int runs, struct sim_luck *out)
{
    double sum = 0.0, squares = 0.0;

    for (int i = 0; i < runs; i++) {
        sum += walls[i];
    }
    out->mean = sum / runs;
    for (int i = 0; i < runs; i++) {
        squares += (walls[i] - out->mean) * (walls[i] - out->mean);
    }
    out->standard_error = sqrt(squares / (runs - 1.0) / runs);
    sort(walls, runs);
    out->p5 = percentile(walls, runs, 0.05);
    out->p50 = percentile(walls, runs, 0.50);
    out->p95 = percentile(walls, runs, 0.95);
}

/* Intervals that do the work of the fleet. */
static double intervals_of(const struct sim_reliability_in *in, const struct sim_process *process)
{
    return ceil(in->work / (in->backend_nodes * sim_node_rate(in)) / process->interval);
}

double sim_luck_effort(const struct sim_reliability_in *in)
{
    struct sim_process process = sim_process_of(in);
    struct sim_account account;

    if (sim_process_account(&process, &account) != SIM_OK) {
        return NAN;
    }
    return intervals_of(in, &process) * (1.0 + 4.0 * account.total / process.mtbf);
}

void sim_luck_draw(const struct sim_reliability_in *in, uint64_t seed, int runs, double *walls,
                   struct sim_luck *out)
{
    struct sim_process process = sim_process_of(in);
    struct sim_reliability_out design;
    struct sim_account account;
    struct sim_random random;
    double steps;

    *out = (struct sim_luck){NAN, NAN, NAN, NAN, NAN, NAN, NAN, SIM_OK};
    sim_reliability_eval(in, &design);
    out->reason = design.reason;
    if (out->reason != SIM_OK || sim_process_account(&process, &account) != SIM_OK) {
        return;
    }
    out->intervals = intervals_of(in, &process);
    out->exact = out->intervals * account.total;
    /* An interval takes one step and one draw for each failure, while running or restarting. */
    steps = out->intervals * (1.0 + account.total / process.mtbf);
    if (!(steps * runs <= DRAWS_MAX)) {
        out->reason = SIM_TOO_LONG_TO_REPLAY;
        return;
    }
    sim_random_seed(&random, seed);
    for (int i = 0; i < runs; i++) {
        walls[i] = run_of_fleet(&process, out->intervals, &random) / sim_process_running(&process);
    }
    summarise(walls, runs, out);
}
