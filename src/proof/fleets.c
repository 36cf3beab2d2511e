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
