#include "view/tier.h"

enum { COLOURS_LEAST = 8 };

enum tier tier_choose(const struct tier_signs *signs)
{
    if (!signs->utf8) {
        return TIER_PLAIN;
    }
    if (signs->asked) {
        return signs->wanted;
    }
    return signs->slow || signs->colours < COLOURS_LEAST ? TIER_PLAIN : TIER_RICH;
}

enum tier tier_next(enum tier tier)
{
    return tier == TIER_PLAIN ? TIER_RICH : (enum tier)(tier - 1);
}

static const struct {
    const char *name, *told;
} texts[TIER_COUNT] = {
    [TIER_PLAIN] = {"ui.tier.plain", "ui.tier.plain.told"},
    [TIER_BLOCKS] = {"ui.tier.blocks", "ui.tier.blocks.told"},
    [TIER_RICH] = {"ui.tier.rich", "ui.tier.rich.told"},
};

const char *tier_name(enum tier tier)
{
    return texts[tier].name;
}

const char *tier_told(enum tier tier)
{
    return texts[tier].told;
}

bool tier_is_rich(enum tier tier)
{
    return tier != TIER_PLAIN;
}
