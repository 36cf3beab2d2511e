/*
 * The best of part 2 is worked out once for the same inputs: plays that are repeated ask for the
 * same again. Linked with --wrap=sim_window_best; a forked child begins with what its parent knows.
 */
#include <string.h>

#include "sim/window.h"

enum { KNOWN = 256 };

static struct {
    struct sim_reliability_in in;
    struct sim_window_box box;
    struct sim_window_out out;
} known[KNOWN];
static size_t count;

void __real_sim_window_best(const struct sim_reliability_in *in, const struct sim_window_box *box,
                            struct sim_window_out *out);
void __wrap_sim_window_best(const struct sim_reliability_in *in, const struct sim_window_box *box,
                            struct sim_window_out *out);

static bool is_same_box(const struct sim_window_box *a, const struct sim_window_box *b)
{
    return a->interval_min == b->interval_min && a->interval_max == b->interval_max &&
           a->eta_min == b->eta_min && a->eta_max == b->eta_max && a->clean_min == b->clean_min &&
           a->clean_max == b->clean_max && a->asynchronous_allowed == b->asynchronous_allowed;
}

void __wrap_sim_window_best(const struct sim_reliability_in *in, const struct sim_window_box *box,
                            struct sim_window_out *out)
{
    size_t i = 0;
    while (i < count &&
           !(memcmp(&known[i].in, in, sizeof *in) == 0 && is_same_box(&known[i].box, box))) {
        i++;
    }
    if (i < count) {
        *out = known[i].out;
        return;
    }
    __real_sim_window_best(in, box, out);
    if (count < KNOWN) {
        known[count].in = *in;
        known[count].box = *box;
        known[count++].out = *out;
    }
}
