#include "proof/fleets.h"

size_t fleets_find(const struct catalog *catalog, const struct track *track,
                   struct designs fleets[FLEETS_MOST])
{
    struct search one;
    search_begin(&one, catalog, track, SIM_PART_SCALING);
    if (!search_find(&one, SEARCH_STARTS, &fleets[0])) {
        return 0;
    }
    search_simplify(&one, &fleets[0]);
    return 1 + search_gather(&one, SEARCH_STARTS, fleets + 1, FLEETS_MOST - 1);
}

size_t fleets_gather(const struct catalog *catalog, const struct track *track,
                     struct designs *fleets, size_t room)
{
    struct search one;
    search_begin(&one, catalog, track, SIM_PART_SCALING);
    return search_gather(&one, 2 * room, fleets, room);
}

void fleets_begin_with(struct search *search, const struct design *one)
{
    const struct part *finale = &search->track->parts[SIM_PART_FINALE - 1];
    search->start.of[SIM_PART_SCALING - 1] = *one;
    search_link(search);
    for (size_t i = 0; i < finale->slider_count; i++) {
        const struct control *control = &finale->controls[i];
        const struct control *first = control_find(&search->track->parts[SIM_PART_SCALING - 1],
                                                   control->name);
        if (first && first->slider > 0 && !control->fixed) {
            designs_put(&search->start, SIM_PART_FINALE, control, control_value(first, one));
        }
    }
}
