#include "lesson/runs.h"

#include <math.h>

#include "lesson/given.h"
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

/* Whether both were made with one model, under the same design of the earlier parts. */
static bool share_givens(const struct part *part, const struct run *a, const struct run *b)
{
    if (a->model != b->model) {
        return false;
    }
    for (const char *const *given = given_names(part->number); *given; given++) {
        if (design_value(&a->design, *given) != design_value(&b->design, *given)) {
            return false;
        }
    }
    return true;
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
        if (share_givens(part, &runs[i], &runs[last]) && !is_better(part, best, &runs[i])) {
            best = &runs[i];
        }
    }
    return best;
}
