#include "lesson/runs.h"

#include <math.h>

#include "lesson/bench.h"
#include "lesson/given.h"
#include "sim/model.h"
#include "store/number.h"

size_t runs_made(const struct part_state *state)
{
    return state->run_count - state->first_run;
}

size_t runs_counted(const struct part *part, const struct part_state *state)
{
    size_t made = runs_made(state), most = (size_t)part->runs;
    return most > 0 && made > most ? most : made;
}

double run_number(const struct run *run, const char *name)
{
    double value = NAN;
    number_parse(pairs_text(&run->record, name), &value);
    return value;
}

/* An objective that could not be evaluated is beaten by any other. */
static bool is_better(const struct part *part, const struct run *run, const struct run *than)
{
    double met = run_number(run, "aims_met"), least = run_number(than, "aims_met");
    if (met != least) {
        return met > least;
    }
    double value = run_number(run, part->objective->name);
    double best = run_number(than, part->objective->name);
    return value > best || (isnan(best) && !isnan(value));
}

/* Whether both stand under the same design of the earlier parts. */
static bool share_givens(const struct part *part, const struct design *a, const struct design *b)
{
    for (const char *const *given = given_names(part->number); *given; given++) {
        if (design_value(a, *given) != design_value(b, *given)) {
            return false;
        }
    }
    return true;
}

/* Whether both were made with one model, too. */
static bool are_alike(const struct part *part, const struct run *a, const struct run *b)
{
    return a->model == b->model && share_givens(part, &a->design, &b->design);
}

const struct run *runs_standing(const struct part *part, const struct part_state *state)
{
    if (part->runs == 0 || !part->objective || runs_made(state) == 0) {
        return part_last_run(state);
    }
    const struct run *runs = state->runs + state->first_run;
    size_t last = runs_counted(part, state) - 1;
    const struct run *best = &runs[last];
    for (size_t i = last; i-- > 0;) { /* the first among equals */
        if (are_alike(part, &runs[i], &runs[last]) && !is_better(part, best, &runs[i])) {
            best = &runs[i];
        }
    }
    return best;
}

size_t runs_find(const struct part *part, const struct part_state *state,
                 const struct design *design)
{
    for (size_t i = state->run_count; i-- > state->first_run;) {
        const struct run *run = &state->runs[i];
        if (run->model == SIM_MODEL && !bench_differs(part, &run->design, design) &&
            share_givens(part, &run->design, design)) {
            return i + 1;
        }
    }
    return 0;
}
