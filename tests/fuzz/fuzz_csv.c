/* Any bytes as CSV: what is read is written and read again, the same. And as a table. */
#include "world.h"

#include <stdlib.h>
#include <string.h>

#include "store/csv.h"
#include "store/csv_table.h"

static void read_again(const struct csv_row *row)
{
    struct buffer out = {0};
    struct csv_row again;
    csv_row_add(&out, row->cells, row->count);
    struct csv_reader *reader = csv_reader_new(buffer_text(&out), out.length);
    if (csv_reader_next(reader, &again) != 1 || again.count != row->count) {
        abort();
    }
    for (size_t i = 0; i < row->count; i++) {
        if (strcmp(again.cells[i], row->cells[i]) != 0) {
            abort();
        }
    }
    csv_reader_free(reader);
    buffer_free(&out);
}

static void use_table(const struct csv_table *table)
{
    for (size_t row = 0; row < csv_table_rows(table) && row < 100; row++) {
        for (size_t column = 0; column < csv_table_columns(table); column++) {
            double value;
            struct fault_list faults = {0};
            const char *name = csv_table_name(table, column);
            if (!csv_table_cell(table, row, column) || csv_table_line(table, row) == 0) {
                abort();
            }
            csv_table_number(table, row, name, &value, &faults);
            fault_free(&faults);
        }
    }
}

typedef struct csv_table *table_reader(const char *path, struct fault_list *faults);

static void read_table(table_reader *read, const uint8_t *data, size_t size,
                       struct fault_list *faults)
{
    struct csv_table *table = read(world_file(data, size), faults);
    if (table) {
        use_table(table);
    } else if (faults->count == 0) {
        abort();
    }
    csv_table_free(table);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fault_list faults = {0};
    struct csv_row row;
    struct csv_reader *reader = csv_reader_new((const char *)data, size);
    int got;
    while ((got = csv_reader_next(reader, &row)) == 1) {
        read_again(&row);
    }
    if (got < 0 && !*csv_reader_why(reader)) {
        abort();
    }
    csv_reader_free(reader);
    read_table(csv_table_read, data, size, &faults);
    fault_free(&faults);
    read_table(csv_table_read_foreign, data, size, &faults);
    fault_free(&faults);
    return 0;
}
