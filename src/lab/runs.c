#include "lab/runs.h"

#include <math.h>

#include "store/number.h"

size_t lab_runs_made(const struct lab_part_state *state)
{
    return state->run_count - state->first_run;
}

size_t lab_runs_counted(const struct lab_part *part, const struct lab_part_state *state)
{
    size_t made = lab_runs_made(state), most = (size_t)part->runs;
    return most > 0 && made > most ? most : made;
}

double lab_run_number(const struct lab_run *run, const char *name)
{
    double value = NAN;
    number_parse(lab_answers_get(&run->record, name), &value);
    return value;
}

/* An objective that could not be evaluated is beaten by any other. */
static bool is_better(const struct lab_part *part, const struct lab_run *run,
                      const struct lab_run *than)
{
    double met = lab_run_number(run, "aims_met"), least = lab_run_number(than, "aims_met");
    if (met != least) {
        return met > least;
    }
    double value = lab_run_number(run, part->objective->name);
    double best = lab_run_number(than, part->objective->name);
    return value > best || (isnan(best) && !isnan(value));
}

const struct lab_run *lab_runs_standing(const struct lab_part *part,
                                        const struct lab_part_state *state)
{
    if (part->runs == 0 || !part->objective || lab_runs_made(state) == 0) {
        return lab_part_last_run(state);
    }
    const struct lab_run *runs = state->runs + state->first_run, *best = runs;
    for (size_t i = 1; i < lab_runs_counted(part, state); i++) {
        if (is_better(part, &runs[i], best)) {
            best = &runs[i];
        }
    }
    return best;
}
