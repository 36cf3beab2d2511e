#include "course/figure.h"

#include <stddef.h>
#include <string.h>

static const struct figure figures[FIGURES] = {
    {FIGURE_CELLS, "cells", ""},
    {FIGURE_CARBON_OPTIMUM, "carbon_optimum", "s"},
    {FIGURE_BREAK_EVEN, "break_even", "s"},
    {FIGURE_TIME_BREAK_EVEN, "time_break_even", "s"},
    {FIGURE_HALVED_CARBON, "halved_carbon_mg", "mg"},
    {FIGURE_CHECKPOINT_FREQUENCY, "checkpoint_frequency", "1/s"},
    {FIGURE_WINDOW_SHARE, "window_share", ""},
    {FIGURE_FPR_LIMIT, "fpr_limit", ""},
};

const struct figure *figure_find(const char *name)
{
    for (size_t i = 0; i < FIGURES; i++) {
        if (strcmp(figures[i].name, name) == 0) {
            return &figures[i];
        }
    }
    return NULL;
}
