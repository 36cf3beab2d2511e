#include "scenes/pictures.h"

#include "scenes/finale.h"
#include "scenes/frontier.h"
#include "scenes/part1.h"
#include "scenes/part2.h"
#include "scenes/part3.h"

static const struct pictures pictures[PARTS] = {
    {part1_instruments, part1_check, NULL},
    {part2_instruments, part2_check, frontier_halved},
    {part3_instruments, part3_check, NULL},
    {finale_instruments, NULL, NULL},
};

const struct pictures *pictures_of(enum sim_part part)
{
    return &pictures[part - 1];
}
