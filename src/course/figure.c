#include "course/figure.h"

#include <stddef.h>
#include <string.h>

static const struct figure figures[FIGURES] = {
    {FIGURE_CELLS, "cells", "", false},
    {FIGURE_CARBON_OPTIMUM, "carbon_optimum", "s", false},
    {FIGURE_BREAK_EVEN, "break_even", "s", false},
    {FIGURE_TIME_BREAK_EVEN, "time_break_even", "s", false},
    {FIGURE_HALVED_CARBON, "halved_carbon_mg", "mg", false},
    {FIGURE_CHECKPOINT_FREQUENCY, "checkpoint_frequency", "1/s", false},
    {FIGURE_WINDOW_SHARE, "window_share", "", false},
    {FIGURE_FPR_LIMIT, "fpr_limit", "", false},
    {FIGURE_HOP1_SENT, "hop1_sent", "byte", true},
    {FIGURE_HOP2_SENT, "hop2_sent", "byte", true},
    {FIGURE_HOP3_SENT, "hop3_sent", "byte", true},
    {FIGURE_CROSSINGS, "crossings", "", true},
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
