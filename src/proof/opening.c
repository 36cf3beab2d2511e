#include "proof/opening.h"

#include "proof/fleets.h"
#include "store/buffer.h"

enum { EACH = 8, AIMS_MAX = 32 };

/* What was seen of the sets so far. */
struct seen {
    size_t sets, met;
    bool holds[AIMS_MAX]; /* in one of them, or cannot be said */
};

static void look(const struct search *search, const struct designs *set, struct seen *seen)
{
    const struct part *part = &search->track->parts[SIM_PART_FINALE - 1];
    struct judged judged;
    designs_judge(search->track, set, SIM_PART_FINALE, &judged);
    for (size_t i = 0; i < part->aim_count && i < AIMS_MAX; i++) {
        seen->holds[i] |= rule_holds(&part->aims[i], &judged.design, &judged.out) != RULE_FAILS;
    }
    seen->sets++;
    seen->met += judged_aims_met(part, &judged) == part->aim_count;
}

/* Designs that one part accepts, after this fleet of part 1. */
static size_t accepted(const struct search *search, enum sim_part part, const struct design *fleet,
                       struct designs found[EACH])
{
    struct search own;
    search_begin(&own, search->catalog, search->track, part);
    own.start.of[SIM_PART_SCALING - 1] = *fleet;
    search_link(&own);
    return search_gather(&own, SEARCH_STARTS, found, EACH);
}

static void look_after(struct search *search, const struct design *fleet, struct seen *seen)
{
    struct designs frontiers[EACH], meshes[EACH];
    size_t two = accepted(search, SIM_PART_RELIABILITY, fleet, frontiers);
    size_t three = accepted(search, SIM_PART_COMPOUND, fleet, meshes);
    fleets_begin_with(search, fleet);
    for (size_t i = 0; i < two * three; i++) {
        struct designs set = search->start;
        set.of[SIM_PART_RELIABILITY - 1] = frontiers[i / three].of[SIM_PART_RELIABILITY - 1];
        set.of[SIM_PART_COMPOUND - 1] = meshes[i % three].of[SIM_PART_COMPOUND - 1];
        look(search, &set, seen);
    }
}

void opening_prove(struct proving *proving, const struct designs *fleets, size_t count)
{
    static const char name[] = "opens unmet from every accepted set";
    struct search search = proving->search;
    struct seen seen = {0};
    struct buffer missed = {0};
    for (size_t i = 0; i < count; i++) {
        look_after(&search, &fleets[i].of[SIM_PART_SCALING - 1], &seen);
    }
    for (size_t i = 0; i < proving->part->aim_count && i < AIMS_MAX; i++) {
        if (!seen.holds[i]) {
            buffer_add_format(&missed, " %s", proving->part->aims[i].id);
        }
    }
    proving_say(proving, name, seen.sets > 0 && seen.met == 0 && missed.length > 0,
                "%zu of %zu sets of accepted designs meet it; missed by all:%s", seen.met,
                seen.sets, missed.length > 0 ? buffer_text(&missed) : " nothing");
    buffer_free(&missed);
}
