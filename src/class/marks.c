#include "class/marks.h"

#include <stdlib.h>
#include <string.h>

#include "store/csv_table.h"
#include "store/memory.h"

static int by_login(const void *a, const void *b)
{
    const struct mark *x = a, *y = b;
    return strcmp(x->login, y->login);
}

static void read_mark(struct marks *marks, size_t row, double most, struct fault_list *faults)
{
    const char *login = csv_table_text(marks->table, row, "login");
    const char *feedback = csv_table_text(marks->table, row, "feedback");
    double points;
    int got = csv_table_number(marks->table, row, "mark", &points, faults);
    if (got > 0 && (points < 0 || points > most)) {
        fault_add(faults, csv_table_path(marks->table), csv_table_line(marks->table, row), "mark",
                  "%g is not within 0 to %g; mend it, or give --written what they are worth",
                  points, most);
    } else if (got > 0) {
        marks->items[marks->count++] = (struct mark){login, points, feedback ? feedback : ""};
    }
}

bool marks_read(struct marks *marks, const char *path, double most, struct fault_list *faults)
{
    static const char *const needed[] = {"login", "mark", NULL};
    size_t before = faults->count + faults->dropped;
    *marks = (struct marks){.table = csv_table_read(path, faults)};
    if (!marks->table || !csv_table_require(marks->table, needed, faults)) {
        return false;
    }
    size_t rows = csv_table_rows(marks->table);
    marks->items = memory_get(rows, sizeof *marks->items);
    for (size_t row = 0; row < rows; row++) {
        read_mark(marks, row, most, faults);
    }
    qsort(marks->items, marks->count, sizeof *marks->items, by_login);
    for (size_t i = 1; i < marks->count; i++) {
        if (strcmp(marks->items[i - 1].login, marks->items[i].login) == 0) {
            fault_add(faults, path, 0, "login", "%s has two marks; take one line out",
                      marks->items[i].login);
        }
    }
    return faults->count + faults->dropped == before;
}

void marks_free(struct marks *marks)
{
    csv_table_free(marks->table);
    free(marks->items);
    *marks = (struct marks){0};
}

const struct mark *marks_find(const struct marks *marks, const char *login)
{
    const struct mark key = {.login = login};
    return marks->count == 0 ? NULL
                             : bsearch(&key, marks->items, marks->count, sizeof key, by_login);
}
