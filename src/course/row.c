#include "course/row.h"

#include <string.h>

static const struct {
    const char *name, *table;
} rows[LAB_ROWS] = {
    [LAB_MODEL] = {"model", "models"},
    [LAB_ACCELERATOR] = {"accelerator", "accelerators"},
    [LAB_GRID] = {"grid", "grids"},
    [LAB_SITE_PLAN] = {"site_plan", "site_plans"},
};

enum lab_row lab_row_find(const char *name)
{
    enum lab_row row = 0;
    while (row < LAB_ROWS && strcmp(name, rows[row].name) != 0) {
        row++;
    }
    return row;
}

const char *lab_row_name(enum lab_row row)
{
    return rows[row].name;
}

const struct lab_table *lab_row_table(const struct lab_tables *tables, enum lab_row row)
{
    return lab_table_find(tables, rows[row].table);
}
