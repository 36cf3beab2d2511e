#include "course/row.h"

#include <string.h>

static const struct {
    const char *name, *table;
} rows[ROW_KINDS] = {
    [ROW_MODEL] = {"model", "models"},
    [ROW_ACCELERATOR] = {"accelerator", "accelerators"},
    [ROW_GRID] = {"grid", "grids"},
    [ROW_SITE_PLAN] = {"site_plan", "site_plans"},
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

const struct table *row_table(const struct tables *tables, enum row row)
{
    return table_find(tables, rows[row].table);
}
