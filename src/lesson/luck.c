#include "lesson/luck.h"

#include <math.h>

#include "sim/luck.h"

/*
 * A commit waits for its replay: at most this many intervals in all (about a tenth of a second),
 * over at most so many runs of the fleet, and not worth showing with fewer.
 */
#define EFFORT_MAX 2e7
enum { REPLAYS = 200, REPLAYS_LEAST = 20 };

static const char p5[] = "replay_p5", p95[] = "replay_p95", too_long[] = "replay_reason";

static double runs_of(const struct sim_reliability_in *in)
{
    return fmin(REPLAYS, floor(EFFORT_MAX / sim_luck_effort(in)));
}

double luck_effort(const struct design *design)
{
    const struct sim_reliability_in *in = &design->in.reliability;
    double runs = runs_of(in);
    return runs >= REPLAYS_LEAST ? runs * sim_luck_effort(in) : 0;
}

void luck_record(const struct design *design, uint64_t seed, struct buffer *block)
{
    const struct sim_reliability_in *in = &design->in.reliability;
    double runs = runs_of(in);
    struct sim_luck out = {.reason = SIM_TOO_LONG_TO_REPLAY};
    if (runs >= REPLAYS_LEAST) {
        double walls[REPLAYS];
        sim_luck_draw(in, seed, (int)runs, walls, &out);
    }
    if (out.reason == SIM_OK) {
        pairs_add_number(block, p5, out.p5);
        pairs_add_number(block, p95, out.p95);
    } else {
        pairs_add(block, too_long, sim_reason_id(out.reason));
    }
}

bool luck_read(const struct pairs *record, double *low, double *high)
{
    return pairs_number(record, p5, low) && pairs_number(record, p95, high);
}
