#include "scenes/pictures.h"

#include "scenes/finale.h"
#include "scenes/frontier.h"
#include "scenes/part1.h"
#include "scenes/part2.h"
#include "scenes/part3.h"

static const char *const part1_turns[] = {"work", "makeup", "goodput_n", NULL};
static const char *const part2_turns[] = {"goodput_tau", "carbon_tau", "radar2", NULL};
static const char *const part3_turns[] = {"nines", "mesh", NULL};
static const char *const finale_turns[] = {"phenomenon", "reach", "tornado", "principles", "c3", NULL};

static const struct pictures pictures[PARTS] = {
    {part1_turns, part1_instruments, part1_check, NULL},
    {part2_turns, part2_instruments, part2_check, frontier_halved},
    {part3_turns, part3_instruments, part3_check, NULL},
    {finale_turns, finale_instruments, NULL, NULL},
};

const struct pictures *pictures_of(enum sim_part part)
{
    return &pictures[part - 1];
}
