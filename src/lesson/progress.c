#include "lesson/progress.h"

#include "lesson/runs.h"

const char *lab_progress(const struct lab_state *state, size_t track, enum sim_part number)
{
    const struct lab_part_state *part = lab_state_part(state, track, number);
    if (number == SIM_PART_FINALE) {
        bool open = lab_part_is_revealed(lab_state_part(state, track, SIM_PART_COMPOUND));
        return !open                     ? "progress.closed"
               : lab_part_last_run(part) ? "progress.done"
                                         : "progress.new";
    }
    return lab_part_is_done(part)       ? "progress.done"
           : lab_part_is_revealed(part) ? "progress.revealed"
           : lab_part_is_locked(part)   ? "progress.locked"
                                        : "progress.new";
}

bool lab_progress_is_ending(const struct lab_state *state, size_t track)
{
    for (int i = SIM_PART_SCALING; i <= SIM_PART_COMPOUND; i++) {
        if (!lab_part_is_revealed(lab_state_part(state, track, (enum sim_part)i))) {
            return false;
        }
    }
    return true;
}

size_t lab_missing(const struct lab_state *state, size_t track,
                   struct lab_missing missing[LAB_MISSING_MAX])
{
    size_t count = 0;
    for (int i = SIM_PART_SCALING; i <= SIM_PART_FINALE; i++) {
        enum sim_part number = (enum sim_part)i;
        const struct lab_part_state *part = lab_state_part(state, track, number);
        const struct lab_part *data = &state->catalog->tracks[track].parts[i - 1];
        bool asked = number != SIM_PART_FINALE;
        const struct {
            const char *what;
            bool there;
        } things[] = {
            {"evidence.prediction", !asked || lab_part_is_locked(part)},
            {"evidence.observation", !asked || part->observation},
            {"evidence.result", !asked || lab_part_is_revealed(part)},
            {"evidence.run", lab_runs_standing(data, part)},
            {"evidence.reflection", !asked || lab_part_is_done(part)},
        };
        for (size_t k = 0; k < sizeof things / sizeof things[0]; k++) {
            if (!things[k].there) {
                missing[count++] = (struct lab_missing){number, things[k].what};
            }
        }
    }
    return count;
}
