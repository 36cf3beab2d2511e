#include "course/figure.h"

#include <stddef.h>
#include <string.h>

static const struct lab_figure figures[LAB_FIGURES] = {
    {LAB_CLIFF_RATIO, "cliff_ratio", ""},
    {LAB_CELLS, "cells", ""},
    {LAB_CARBON_OPTIMUM, "carbon_optimum", "s"},
    {LAB_BREAK_EVEN, "break_even", "s"},
    {LAB_TIME_BREAK_EVEN, "time_break_even", "s"},
    {LAB_HALVED_CARBON, "halved_carbon_mg", "mg"},
    {LAB_CHECKPOINT_FREQUENCY, "checkpoint_frequency", "1/s"},
    {LAB_WINDOW_SHARE, "window_share", ""},
    {LAB_VERIFIER_BREAK, "verifier_break", ""},
};

const struct lab_figure *lab_figure_find(const char *name)
{
    for (size_t i = 0; i < LAB_FIGURES; i++) {
        if (strcmp(figures[i].name, name) == 0) {
            return &figures[i];
        }
    }
    return NULL;
}
