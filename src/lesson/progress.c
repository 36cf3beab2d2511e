#include "lesson/progress.h"

#include "lesson/runs.h"

bool progress_lacks_stress(const struct state *state, size_t track)
{
    const struct part_state *finale = state_part(state, track, SIM_PART_FINALE);
    bool argued = part_is_done(state_part(state, track, SIM_PART_COMPOUND));
    return !part_is_decided(finale) && (part_is_locked(finale) || !argued);
}

const char *progress_of(const struct state *state, size_t track, enum sim_part number)
{
    const struct part_state *part = state_part(state, track, number);
    if (number == SIM_PART_FINALE) {
        bool open = part_is_revealed(state_part(state, track, SIM_PART_COMPOUND));
        bool through = part_last_run(part) && !progress_lacks_stress(state, track);
        return !open                    ? "progress.closed"
               : through                ? "progress.done"
               : part_is_revealed(part) ? "progress.revealed"
               : part_is_locked(part)   ? "progress.locked"
               : part_last_run(part)    ? "progress.recorded"
                                        : "progress.new";
    }
    return part_is_done(part)       ? "progress.done"
           : part_is_revealed(part) ? "progress.revealed"
           : part_is_locked(part)   ? "progress.locked"
                                    : "progress.new";
}

bool progress_is_ending(const struct state *state, size_t track)
{
    for (int i = SIM_PART_SCALING; i <= SIM_PART_COMPOUND; i++) {
        if (!part_is_revealed(state_part(state, track, (enum sim_part)i))) {
            return false;
        }
    }
    return true;
}

enum sim_part progress_next(const struct state *state, size_t track)
{
    for (int i = SIM_PART_SCALING; i <= SIM_PART_COMPOUND; i++) {
        if (!part_is_done(state_part(state, track, (enum sim_part)i))) {
            bool in_finale = i == SIM_PART_COMPOUND &&
                             state_part(state, track, SIM_PART_FINALE)->has_design;
            return in_finale ? SIM_PART_FINALE : (enum sim_part)i;
        }
    }
    return progress_lacks_stress(state, track) ? SIM_PART_FINALE : 0;
}

size_t progress_missing(const struct state *state, size_t track,
                        struct missing missing[MISSING_MAX])
{
    size_t count = 0;
    for (int i = SIM_PART_SCALING; i <= SIM_PART_FINALE; i++) {
        enum sim_part number = (enum sim_part)i;
        const struct part_state *part = state_part(state, track, number);
        const struct part *data = &state->catalog->tracks[track].parts[i - 1];
        bool asked = number != SIM_PART_FINALE;
        const struct {
            const char *what;
            bool there;
        } things[] = {
            {"evidence.prediction", !asked || part_is_locked(part)},
            {"evidence.observation", !asked || part->observation},
            {"evidence.result", !asked || part_is_revealed(part)},
            {"evidence.run", runs_standing(data, part)},
            {"evidence.stress", asked || !progress_lacks_stress(state, track)},
            {"evidence.reflection", !asked || part_is_done(part)},
        };
        for (size_t k = 0; k < sizeof things / sizeof things[0]; k++) {
            if (!things[k].there) {
                missing[count++] = (struct missing){number, things[k].what};
            }
        }
    }
    return count;
}
