#include "lesson/struck.h"

#include <math.h>

#include "store/number.h"
#include "store/pairs.h"

static size_t whole(const struct pairs *pairs, const char *name, size_t most)
{
    long long number;
    bool good = number_parse_integer(pairs_text(pairs, name), 0, (long long)most, &number);
    return good ? (size_t)number : 0;
}

const struct run *struck_run(const struct part_state *finale)
{
    size_t run = whole(&finale->lock, "run", finale->run_count);
    return run > 0 ? &finale->runs[run - 1] : NULL;
}

size_t struck_step(const struct track *track, const struct part_state *finale)
{
    size_t step = whole(&finale->reveal, "step", track->stress.count);
    return step > 0 ? step : track->stress.count;
}

/* ---- designs ---- */

static void put(const struct track *track, const struct part_state *finale,
                const struct design *unstruck, struct design *design)
{
    *design = *unstruck;
    stress_put(track, struck_step(track, finale), design);
}

static const struct design *run_design(const struct track *track, const struct part_state *finale)
{
    const struct run *run = struck_run(finale);
    return run ? &run->design : &track->defaults;
}

static const struct design *repaired_design(const struct track *track,
                                            const struct part_state *finale)
{
    return finale->repair_count > 0 ? &finale->repairs[finale->repair_count - 1].design
                                    : run_design(track, finale);
}

void struck_before(const struct track *track, const struct part_state *finale,
                   struct design *design)
{
    put(track, finale, run_design(track, finale), design);
}

void struck_repaired(const struct track *track, const struct part_state *finale,
                     struct design *design)
{
    put(track, finale, repaired_design(track, finale), design);
}

void struck_left(const struct track *track, const struct part_state *finale, struct design *design)
{
    put(track, finale, finale->has_mending ? &finale->mending : repaired_design(track, finale),
        design);
}

stress_aims struck_kept(const struct track *track, const struct part_state *finale)
{
    return stress_met(track, 0, run_design(track, finale));
}

size_t struck_repairs_left(const struct track *track, const struct part_state *finale)
{
    size_t most = (size_t)track->stress.repairs;
    return finale->repair_count < most ? most - finale->repair_count : 0;
}

/* ---- what is worked out ---- */

static struct strike climb(const struct track *track, const struct part_state *finale,
                           const struct design *design)
{
    return stress_climb(track, struck_kept(track, finale), design);
}

void struck_strike(const struct track *track, const struct part_state *finale, struct buffer *block)
{
    struct strike strike = climb(track, finale, run_design(track, finale));
    pairs_add(block, "choice", strike_id(&strike));
    pairs_add_number(block, "step", (double)strike.step);
}

void struck_outcome(const struct track *track, const struct part_state *finale,
                    struct buffer *block)
{
    struct strike strike = climb(track, finale, repaired_design(track, finale));
    pairs_add(block, "breaks", strike_id(&strike));
    pairs_add_number(block, "held", (double)strike_held(track, &strike));
}

void struck_mend(const struct track *track, const struct part_state *finale, struct mend *mend,
                 struct buffer *block)
{
    struct strike strike = climb(track, finale, run_design(track, finale));
    bool found = strike.step > 0 && mend_find(track, strike.step, struck_kept(track, finale),
                                              run_design(track, finale), mend);
    pairs_add(block, "mend", strike.step == 0 ? "needless" : found ? "found" : "none");
    pairs_add_number(block, "tried", strike.step == 0 ? 0 : (double)mend->tried);
}

bool struck_is_level(const struct track *track, const struct part_state *finale,
                     const struct design *a, const struct design *b)
{
    size_t step = struck_step(track, finale);
    if (stress_met(track, step, a) != stress_met(track, step, b)) {
        return false;
    }
    const struct strike one = climb(track, finale, a), other = climb(track, finale, b);
    return strike_held(track, &one) == strike_held(track, &other);
}

size_t struck_changes(const struct track *track, const struct design *a, const struct design *b)
{
    const struct part *bench = &track->stress.bench;
    size_t count = 0;
    for (size_t i = 0; i < bench->slider_count; i++) {
        const struct control *control = &bench->controls[i];
        double one = control_value(control, a), other = control_value(control, b);
        count += one != other && !(isnan(one) && isnan(other));
    }
    return count;
}
