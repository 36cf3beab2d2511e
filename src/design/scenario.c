#include "design/scenario.h"

#include <stdlib.h>

#include "store/memory.h"

void lock_scenario(const struct catalog *catalog, const struct track *track, enum sim_part part,
                   unsigned variant, struct design *scenario)
{
    const struct part *of = &track->parts[part - 1];
    *scenario = track->defaults;
    for (const char *const *name = of->lock_names; *name != NULL; name++) {
        char why[WHY_BYTES];
        design_set(&catalog->reference, scenario, *name, table_cell(of->lock, variant, *name), why);
    }
}

double reflect_count(const struct reference *reference, const struct part *part,
                     const struct design *design)
{
    struct design asked = *design;
    struct sim_saturation_out saturation;
    char why[WHY_BYTES];
    for (size_t i = 0; i < part->reflect_scenario_count; i++) {
        design_set_pair(reference, &asked, part->reflect_scenario[i], why);
    }
    sim_scaling_saturation(&asked.in.scaling, &saturation);
    return saturation.saturation_nodes;
}

const char *const *lock_names(const struct track *track, enum sim_part part)
{
    return track->parts[part - 1].lock_names;
}

void scenario_hash(const struct design *design, char hex[DIGEST_ROOM])
{
    size_t count;
    const struct sim_param *params = sim_param_table(&count);
    struct digest_number *numbers = memory_get(count, sizeof *numbers);
    for (size_t i = 0; i < count; i++) {
        numbers[i].name = params[i].name;
        numbers[i].value = sim_param_get(&design->in, &params[i]);
    }
    digest_scenario(numbers, count, hex);
    free(numbers);
}
