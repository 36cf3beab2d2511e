#include "course/figure.h"

#include <stddef.h>
#include <string.h>

static const struct figure figures[FIGURES] = {
    {FIGURE_CELLS, "cells", "", .given = false},
    {FIGURE_CARBON_OPTIMUM, "carbon_optimum", "s", .given = false},
    {FIGURE_BREAK_EVEN, "break_even", "s", .given = false},
    {FIGURE_TIME_BREAK_EVEN, "time_break_even", "s", .given = false},
    {FIGURE_HALVED_CARBON, "halved_carbon_mg", "mg", .given = false},
    {FIGURE_CHECKPOINT_FREQUENCY, "checkpoint_frequency", "1/s", .given = false},
    {FIGURE_WINDOW_SHARE, "window_share", "", .given = false},
    {FIGURE_FPR_LIMIT, "fpr_limit", "", .given = false},
    {FIGURE_HOP1_SENT, "hop1_sent", "byte", .given = true},
    {FIGURE_HOP2_SENT, "hop2_sent", "byte", .given = true},
    {FIGURE_HOP3_SENT, "hop3_sent", "byte", .given = true},
    {FIGURE_CROSSINGS, "crossings", "", .given = true},
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
