#include "design/scenario.h"

#include <stdlib.h>

#include "store/memory.h"

void lab_lock_scenario(const struct lab_catalog *catalog, const struct lab_track *track,
                       enum sim_part part, unsigned variant, struct lab_design *scenario)
{
    const struct lab_part *of = &track->parts[part - 1];
    *scenario = track->defaults;
    for (const char *const *name = of->lock_names; *name != NULL; name++) {
        char why[LAB_WHY_BYTES];
        lab_design_set(&catalog->reference, scenario, *name,
                       lab_table_cell(of->lock, variant, *name), why);
    }
}

const char *const *lab_lock_names(const struct lab_track *track, enum sim_part part)
{
    return track->parts[part - 1].lock_names;
}

void lab_scenario_hash(const struct lab_design *design, char hex[DIGEST_ROOM])
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
