#include "course/part.h"

#include <string.h>

static const char *const part_ids[PARTS] = {"part1", "part2", "part3", "finale"};

const char *part_id(enum sim_part part)
{
    return part_ids[part - 1];
}

const char *part_choice_prefix(enum sim_part part)
{
    return part == SIM_PART_FINALE ? "aim" : "lock.choice";
}

const struct control *control_find(const struct part *part, const char *name)
{
    for (size_t i = 0; i < part->control_count; i++) {
        const struct control *control = &part->controls[i];
        if (*control->name == *name && strcmp(control->name, name) == 0) {
            return control;
        }
    }
    return NULL;
}

const struct rule *part_aim(const struct part *part, const char *id)
{
    for (size_t i = 0; i < part->aim_count; i++) {
        if (strcmp(part->aims[i].id, id) == 0) {
            return &part->aims[i];
        }
    }
    return NULL;
}
