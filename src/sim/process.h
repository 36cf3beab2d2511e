/* process: failures and checkpoints, and where the time of a design goes between them.
 *
 * Failures are exponential and can strike during a restart, too; the accounting is exact, not
 * first order. */
#ifndef SIM_PROCESS_H
#define SIM_PROCESS_H

#include <stdbool.h>

#include "sim/reliability_in.h"

/* The process of failures and checkpoints behind a design. */
struct sim_process {
    double mtbf;     /* s, of the whole job */
    double stall;    /* s that a checkpoint stops the work */
    double lag;      /* s until it is safe; 0 when synchronous */
    double restart;  /* s */
    double interval; /* s of work between two checkpoints */
};

/* Where the time of one completed interval goes, on average; s. They sum to total. */
struct sim_account {
    double work, checkpoint, rework, down;
    double total;
};

/* The process of failures and checkpoints that a design runs, all in seconds. */
struct sim_process sim_process_of(const struct sim_reliability_in *in);

/* The exact accounting of one interval; false if it practically never completes. */
bool sim_process_account(const struct sim_process *process, struct sim_account *account);

#endif
