#include "class/roster.h"

#include <stdlib.h>
#include <string.h>

#include "store/csv_table.h"
#include "store/memory.h"
#include "store/number.h"

/* ---- columns ---- */

enum field {
    LOGIN,
    NAME,
    LAST_NAME,
    FIRST_NAME,
    EMAIL,
    SECTION,
    ID,
    SIS_ID,
    SIS_LOGIN,
    IDENTIFIER,
    UID,
    FIELDS
};

enum { NAMES_MAX = 5 };

/* Ours, then those of Canvas, Moodle and nbgrader. */
static const char *const names[FIELDS][NAMES_MAX] = {
    [LOGIN] = {"login", "SIS Login ID", "Username", "username", "student_id"},
    [NAME] = {"name", "Student", "Full name"},
    [LAST_NAME] = {"last_name", "Last name", "Surname"},
    [FIRST_NAME] = {"first_name", "First name"},
    [EMAIL] = {"email", "Email address", "Email"},
    [SECTION] = {"section", "Section"},
    [ID] = {"id", "ID"},
    [SIS_ID] = {"sis_id", "SIS User ID", "ID number"},
    [SIS_LOGIN] = {"sis_login", "SIS Login ID"},
    [IDENTIFIER] = {"identifier", "Identifier"},
    [UID] = {"uid"},
};

static int find_column(const struct csv_table *table, enum field field)
{
    for (size_t i = 0; i < NAMES_MAX && names[field][i]; i++) {
        int column = csv_table_column(table, names[field][i]);
        if (column >= 0) {
            return column;
        }
    }
    return -1;
}

static const char *cell(const struct csv_table *table, size_t row, int column)
{
    const char *text = column < 0 ? NULL : csv_table_cell(table, row, (size_t)column);
    return text ? text : "";
}

/* ---- the roster ---- */

static int by_login(const void *a, const void *b)
{
    const struct roster_row *x = a, *y = b;
    return strcmp(x->login, y->login);
}

static void read_uid(const struct csv_table *table, size_t row, const char *text,
                     struct roster_row *out, struct fault_list *faults)
{
    long long uid = -1;
    if (*text && !number_parse_integer(text, 0, 4294967294LL, &uid)) {
        fault_add(faults, csv_table_path(table), csv_table_line(table, row), "uid",
                  "%s is no uid; write a whole number or nothing", text);
    }
    out->uid = (long)uid;
}

/* Canvas puts the points possible below its header: no student. */
static bool is_points_row(const char *name)
{
    return strcmp(name + strspn(name, " "), "Points Possible") == 0;
}

static void read_row(struct roster *roster, size_t row, const int columns[FIELDS],
                     struct fault_list *faults)
{
    const struct csv_table *table = roster->table;
    const char *texts[FIELDS];
    for (int field = 0; field < FIELDS; field++) {
        texts[field] = cell(table, row, columns[field]);
    }
    if (!*texts[LOGIN]) {
        if (!is_points_row(texts[NAME])) {
            fault_add(faults, csv_table_path(table), csv_table_line(table, row),
                      csv_table_name(table, (size_t)columns[LOGIN]),
                      "a student without a login; write it, or take the line out");
        }
        return;
    }
    struct roster_row *out = &roster->rows[roster->count++];
    *out = (struct roster_row){
        .login = texts[LOGIN],
        .name = texts[NAME],
        .last_name = texts[LAST_NAME],
        .first_name = texts[FIRST_NAME],
        .email = texts[EMAIL],
        .section = texts[SECTION],
        .id = texts[ID],
        .sis_id = texts[SIS_ID],
        .sis_login = texts[SIS_LOGIN],
        .identifier = texts[IDENTIFIER],
    };
    read_uid(table, row, texts[UID], out, faults);
}

bool roster_read(struct roster *roster, const char *path, struct fault_list *faults)
{
    size_t before = faults->count + faults->dropped;
    int columns[FIELDS];
    *roster = (struct roster){.table = csv_table_read(path, faults)};
    if (!roster->table) {
        return false;
    }
    for (int field = 0; field < FIELDS; field++) {
        columns[field] = find_column(roster->table, (enum field)field);
    }
    if (columns[LOGIN] < 0) {
        fault_add(faults, path, 1, "login", "there is no column login; add it");
        return false;
    }
    size_t rows = csv_table_rows(roster->table);
    roster->rows = memory_get(rows, sizeof *roster->rows);
    for (size_t row = 0; row < rows; row++) {
        read_row(roster, row, columns, faults);
    }
    qsort(roster->rows, roster->count, sizeof *roster->rows, by_login);
    for (size_t i = 1; i < roster->count; i++) {
        if (strcmp(roster->rows[i - 1].login, roster->rows[i].login) == 0) {
            fault_add(faults, path, 0, "login", "%s stands there twice; take one line out",
                      roster->rows[i].login);
        }
    }
    return faults->count + faults->dropped == before;
}

void roster_free(struct roster *roster)
{
    csv_table_free(roster->table);
    free(roster->rows);
    *roster = (struct roster){0};
}

long roster_find(const struct roster *roster, const char *login)
{
    const struct roster_row key = {.login = login};
    const struct roster_row *row = roster->count == 0 ? NULL
                                                      : bsearch(&key, roster->rows, roster->count,
                                                                sizeof key, by_login);
    return row ? row - roster->rows : -1;
}

long roster_find_uid(const struct roster *roster, long uid)
{
    for (size_t i = 0; uid >= 0 && i < roster->count; i++) {
        if (roster->rows[i].uid == uid) {
            return (long)i;
        }
    }
    return -1;
}
