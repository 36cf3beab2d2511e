#include "course/columns.h"

#include <stdio.h>
#include <string.h>
#include <uniwidth.h>

#include "course/schema_table.h"
#include "store/clean.h"
#include "store/number.h"
#include "store/wordlist.h"

/* ---- columns ---- */

static const struct schema_column *declared(const char *table, const char *name)
{
    size_t count;
    const struct schema_column *columns = schema_columns(&count);
    for (size_t i = 0; i < count; i++) {
        const struct schema_column *column = &columns[i];
        if (*column->name == *name && strcmp(column->name, name) == 0 &&
            strcmp(column->table, table) == 0) {
            return column;
        }
    }
    return NULL;
}

static enum schema_open open_to(const char *table)
{
    size_t count;
    const struct schema_table *tables = schema_tables(&count);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(tables[i].name, table) == 0) {
            return tables[i].open;
        }
    }
    return OPEN_TO_NONE;
}

static bool need_columns(const struct loader *loader, const struct csv_table *csv,
                         const char *table)
{
    size_t count;
    const struct schema_column *columns = schema_columns(&count);
    bool all = true;
    for (size_t i = 0; i < count; i++) {
        const char *const needed[] = {columns[i].name, NULL};
        if (strcmp(columns[i].table, table) == 0) {
            all = csv_table_require(csv, needed, loader->faults) && all;
        }
    }
    return all;
}

static void fault_unread(const struct loader *loader, const struct csv_table *csv,
                         const char *table, const char *name)
{
    bool sets = open_to(table) == OPEN_TO_PARAMETERS;
    fault_add(loader->faults, csv_table_path(csv), 1, name,
              "nobody reads this column%s; correct its name or delete it",
              sets ? ", which is no parameter" : "");
}

/* ---- cells ---- */

static bool is_id(const char *cell)
{
    size_t length = strlen(cell);
    return length > 0 && length <= ID_MAX &&
           strspn(cell, "abcdefghijklmnopqrstuvwxyz0123456789._-") == length;
}

/* Whether the column's parameter takes a number: where not, the row's reader says so. */
static bool is_taken(const struct schema_column *column, const char *cell)
{
    const struct sim_param *param = sim_param_find(column->name);
    double value;
    return param != NULL && number_parse(cell, &value) && sim_param_accepts(param, value);
}

static bool number_lies_within(const struct schema_column *column, const char *cell)
{
    double value;
    bool limited = column->min < column->max;
    return number_parse(cell, &value) &&
           (!limited || (value >= column->min && value <= column->max));
}

/* What is wrong with a cell, and the mend, in `why`; false if nothing is. */
static bool cell_is_wrong(const struct schema_column *column, const char *cell, char *why,
                          size_t room)
{
    *why = '\0';
    switch (column->cell) {
    case CELL_ID:
        if (!is_id(cell)) {
            snprintf(why, room,
                     "%.60s is no id; write 1 to %d small letters, digits, points, _ or -", cell,
                     ID_MAX);
        }
        break;
    case CELL_NUMBER:
        if (!number_lies_within(column, cell)) {
            snprintf(why, room, "%.40s is no number from %g to %g; correct it",
                     *cell == '\0' ? "nothing" : cell, column->min, column->max);
        }
        break;
    case CELL_PARAM:
        if (*cell == '\0') {
            snprintf(why, room, "this cell is empty; write %s", column->help);
        } else if (column->max > 0 && is_taken(column, cell) && !number_lies_within(column, cell)) {
            snprintf(why, room, "%.40s is no number from %g to %g; correct it", cell, column->min,
                     column->max);
        }
        break;
    case CELL_ONE_OF:
        if (!wordlist_has(column->of, cell)) {
            snprintf(why, room, "%.40s is none of %s; write one of them",
                     *cell == '\0' ? "nothing" : cell, column->of);
        }
        break;
    case CELL_WORDS:
    case CELL_ROW:
        if (clean_is_blank(cell)) {
            snprintf(why, room, "this cell is empty; write %s", column->help);
        }
        break;
    case CELL_ANY: break;
    }
    /* A text has a byte or more for each cell, so that most need not be measured. */
    if (*why == '\0' && column->cells > 0 && strlen(cell) > column->cells) {
        size_t cells = (size_t)u8_strwidth((const uint8_t *)cell, "UTF-8");
        if (cells > column->cells) {
            snprintf(why, room, "it takes %zu cells of a screen; shorten it to %zu", cells,
                     column->cells);
        }
    }
    return *why != '\0';
}

/* A cell that is empty would let another row's value stand. */
static void need_values(const struct loader *loader, const struct csv_table *csv, size_t at)
{
    for (size_t row = 0; row < csv_table_rows(csv); row++) {
        if (*csv_table_cell(csv, row, at) == '\0') {
            fault_add(loader->faults, csv_table_path(csv), csv_table_line(csv, row),
                      csv_table_name(csv, at), "this cell is empty; write a value");
        }
    }
}

static void check_cells(const struct loader *loader, const struct csv_table *csv, size_t at,
                        const struct schema_column *column)
{
    bool any = column->cell == CELL_ANY && column->cells == 0; /* as in the texts' thousands */
    char why[256];
    for (size_t row = 0; !any && row < csv_table_rows(csv); row++) {
        const char *cell = csv_table_cell(csv, row, at);
        if (cell_is_wrong(column, cell, why, sizeof why)) {
            fault_add(loader->faults, csv_table_path(csv), csv_table_line(csv, row), column->name,
                      "%s", why);
        } else if (column->cell == CELL_ID &&
                   csv_table_find(csv, column->name, cell) != (long)row) {
            fault_add(loader->faults, csv_table_path(csv), csv_table_line(csv, row), column->name,
                      "%s is there twice; give each row an id of its own", cell);
        }
    }
}

bool columns_check(const struct loader *loader, const struct csv_table *csv, const char *name)
{
    for (size_t i = 0; i < csv_table_columns(csv); i++) {
        const char *column = csv_table_name(csv, i);
        const struct schema_column *known = declared(name, column);
        enum schema_open open = open_to(name);
        bool read = open == OPEN_TO_ALL ||
                    (open == OPEN_TO_PARAMETERS && sim_param_find(column) != NULL);
        if (known != NULL) {
            check_cells(loader, csv, i, known);
        } else if (!read) {
            fault_unread(loader, csv, name, column);
        } else if (open == OPEN_TO_PARAMETERS) {
            need_values(loader, csv, i);
        }
    }
    return need_columns(loader, csv, name);
}
