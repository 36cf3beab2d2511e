#include "lesson/outcome.h"

static const struct design *kept(struct outcome *outcome, const struct design *design)
{
    struct design *copy = arena_alloc(outcome->arena, sizeof *copy);
    *copy = *design;
    return copy;
}

void outcome_refuse(struct outcome *outcome, struct message message)
{
    *outcome = (struct outcome){
        .arena = outcome->arena, .refused = true, .message = message, .where = outcome->where};
}

void outcome_record(struct outcome *outcome, enum record_kind kind, const char *key,
                    const char *value, const struct design *under)
{
    outcome->record = (struct proposal){
        .kind = kind,
        .key = arena_strdup(outcome->arena, key),
        .value = arena_strdup(outcome->arena, value),
        .under = under ? kept(outcome, under) : NULL,
    };
}

void outcome_go(struct outcome *outcome, enum scene_screen screen, enum sim_part part)
{
    outcome->where = where_of(screen, part);
}

void outcome_change(struct outcome *outcome, const struct design *design)
{
    outcome->design = kept(outcome, design);
}
