/* process: failures, checkpoints and curtailments, and where the time of a design goes between
 * them.
 *
 * Failures are exponential and can strike during a restart, too; the accounting is exact, not
 * first order. Curtailments are announced: each takes a checkpoint on shared storage, a pause and a
 * restart from the time that all else shares, and loses no work. */
#ifndef SIM_PROCESS_H
#define SIM_PROCESS_H

#include "sim/reason.h"
#include "sim/reliability_in.h"

/* The process of failures, checkpoints and curtailments behind a design. */
struct sim_process {
    double mtbf;     /* s, of the whole job */
    double stall;    /* s that a checkpoint stops the work */
    double lag;      /* s until it is safe; 0 when synchronous */
    double restart;  /* s */
    double interval; /* s of work between two checkpoints */
    /* what curtailments take of all time: their checkpoints, their restarts, their pauses */
    double saving, starting, pausing;
};

/* Where the time of one completed interval goes, on average; s. The first five sum to total. */
struct sim_account {
    double work, checkpoint, rework, down, pause;
    double
        waiting; /* of these, at idle power: stalls and restarts; a paused node is switched off */
    double total;
};

/* The process of failures and checkpoints that a design runs, all in seconds. */
struct sim_process sim_process_of(const struct sim_reliability_in *in);

/* s until a design's checkpoints are safe, and no interval may be shorter. */
double sim_process_lag(const struct sim_reliability_in *in);

/* The share of all time that curtailments leave. */
double sim_process_running(const struct sim_process *process);

/*
 * The exact accounting of one interval. Not SIM_OK if it practically never completes, or is shorter
 * than the lag.
 */
enum sim_reason sim_process_account(const struct sim_process *process, struct sim_account *account);

#endif
