#include "course/row.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *name, *table;
} rows[ROW_KINDS] = {
    [ROW_MODEL] = {"model", "models"},
    [ROW_ACCELERATOR] = {"accelerator", "accelerators"},
    [ROW_GRID] = {"grid", "grids"},
    [ROW_SITE_PLAN] = {"site_plan", "site_plans"},
    [ROW_DIVERSITY] = {"diversity", "diversity"},
    [ROW_JUDGE] = {"judge", "judges"},
};

enum row row_find(const char *name)
{
    enum row row = 0;
    while (row < ROW_KINDS && strcmp(name, rows[row].name) != 0) {
        row++;
    }
    return row;
}

const char *row_name(enum row row)
{
    return rows[row].name;
}

void row_why(enum row row, const struct table *table, size_t first, size_t last, const char *text,
             char why[WHY_BYTES])
{
    snprintf(why, WHY_BYTES, "no %s is named %.40s; choose", row_name(row), text);
    for (size_t i = first; i <= last; i++) {
        why_add(why, "%s%s", i == first ? " " : ", ", table_id(table, i));
    }
}

const struct table *row_table(const struct tables *tables, enum row row)
{
    return table_find(tables, rows[row].table);
}
