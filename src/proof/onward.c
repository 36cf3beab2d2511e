#include "proof/onward.h"

#include <stdlib.h>

#include "proof/fleets.h"
#include "proof/witness.h"
#include "store/buffer.h"
#include "store/memory.h"

enum { ACCEPTED = 300 };

static void say_blocked(struct proving *proving, const char *name, const struct designs *accepted)
{
    const struct search *search = &proving->search;
    struct buffer witness = {0};
    witness_add_sliders(search->catalog, &search->track->parts[SIM_PART_SCALING - 1],
                        &accepted->of[SIM_PART_SCALING - 1], &search->track->defaults, &witness);
    proving_say(proving, name, false, "nothing was found after part 1%s", buffer_text(&witness));
    buffer_free(&witness);
}

void onward_prove(struct proving *proving, const struct designs *whole)
{
    static const char name[] = "no accepted part 1 blocks what follows";
    struct search search = proving->search;
    struct designs *accepted = memory_get(ACCEPTED, sizeof *accepted), found;
    size_t count = fleets_gather(search.catalog, search.track, accepted, ACCEPTED), at = 0;
    search.start = *whole;
    for (; at < count; at++) {
        fleets_begin_with(&search, &accepted[at].of[SIM_PART_SCALING - 1]);
        if (!search_find(&search, SEARCH_STARTS, &found)) {
            break;
        }
    }
    if (at < count) {
        say_blocked(proving, name, &accepted[at]);
    } else {
        proving_say(proving, name, count > 0, "after each of %zu, parts 2, 3 and finale can be met",
                    count);
    }
    free(accepted);
}
