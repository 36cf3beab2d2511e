#include "course/part.h"

#include <string.h>

static const char *const part_ids[LAB_PARTS] = {"part1", "part2", "part3", "finale"};

const char *lab_part_id(enum sim_part part)
{
    return part_ids[part - 1];
}

const struct lab_control *lab_control_find(const struct lab_part *part, const char *name)
{
    for (size_t i = 0; i < part->control_count; i++) {
        if (strcmp(part->controls[i].name, name) == 0) {
            return &part->controls[i];
        }
    }
    return NULL;
}
