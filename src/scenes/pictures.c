#include "scenes/pictures.h"

#include "scenes/finale.h"
#include "scenes/part1.h"
#include "scenes/part2.h"
#include "scenes/part3.h"

static const struct pictures pictures[PARTS] = {
    {part1_instruments, part1_check},
    {part2_instruments, part2_check},
    {part3_instruments, part3_check},
    {finale_instruments, NULL},
};

const struct pictures *pictures_of(enum sim_part part)
{
    return &pictures[part - 1];
}
