#include "class/roster.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "store/csv_table.h"
#include "store/memory.h"
#include "store/number.h"

/* ---- logins ---- */

/* The login as it is compared, freed with free(). */
static char *key_of(const char *login)
{
    size_t blanks = strspn(login, " \t"), at = strcspn(login + blanks, "@");
    char *key = memory_text(login + blanks);
    key[at] = '\0';
    for (size_t length = strlen(key); length > 0 && strchr(" \t", key[length - 1]); length--) {
        key[length - 1] = '\0';
    }
    for (char *c = key; *c; c++) {
        *c = (char)tolower((unsigned char)*c);
    }
    return key;
}

bool roster_is_same(const char *a, const char *b)
{
    char *x = key_of(a), *y = key_of(b);
    bool same = strcmp(x, y) == 0;
    free(x);
    free(y);
    return same;
}

static int by_login(const void *a, const void *b)
{
    const struct roster_row *x = a, *y = b;
    int order = strcmp(x->login, y->login);
    return order != 0 ? order : (x->row > y->row) - (x->row < y->row);
}

/* ---- rows ---- */

static const char *cell(const struct roster *roster, size_t row, enum roster_field field)
{
    return roster_columns_cell(&roster->columns, roster->table, row, field);
}

static void read_uid(const struct roster *roster, size_t row, struct roster_row *out,
                     struct fault_list *faults)
{
    const char *text = cell(roster, row, ROSTER_UID);
    long long uid = -1;
    if (*text && !number_parse_integer(text, 0, 4294967294LL, &uid)) {
        fault_add(faults, csv_table_path(roster->table), csv_table_line(roster->table, row), "uid",
                  "%s is no uid; write a whole number or nothing", text);
    }
    out->uid = (long)uid;
}

static bool is_empty(const struct csv_table *table, size_t row)
{
    for (size_t i = 0; i < csv_table_columns(table); i++) {
        if (*csv_table_cell(table, row, i)) {
            return false;
        }
    }
    return true;
}

/* Canvas gives each student an ID. What has none says the points possible, or how grades are
 * posted. */
static bool is_student(const struct roster *roster, size_t row)
{
    const char *name = cell(roster, row, ROSTER_NAME);
    return !is_empty(roster->table, row) &&
           strcmp(name + strspn(name, " "), "Points Possible") != 0 &&
           (roster->columns.kind != ROSTER_CANVAS || *cell(roster, row, ROSTER_ID));
}

/* Canvas lets a teacher look at a course as a student who isn't there. */
static bool is_test_student(const struct roster *roster, size_t row)
{
    const char *name = cell(roster, row, ROSTER_NAME);
    bool split = strcmp(cell(roster, row, ROSTER_LAST_NAME), "Student") == 0 &&
                 strcmp(cell(roster, row, ROSTER_FIRST_NAME), "Test") == 0;
    return roster->columns.kind == ROSTER_CANVAS && !*cell(roster, row, ROSTER_SIS_ID) &&
           (split || strcmp(name, "Student, Test") == 0 || strcmp(name, "Student; Test") == 0 ||
            strcmp(name, "Test Student") == 0);
}

static void add_stray(struct roster *roster, size_t row, const char *why)
{
    const char *who = cell(roster, row, ROSTER_NAME);
    who = *who ? who : cell(roster, row, ROSTER_LAST_NAME);
    who = *who ? who : cell(roster, row, ROSTER_IDENTIFIER);
    fault_add(&roster->strays, csv_table_path(roster->table), csv_table_line(roster->table, row),
              *who ? who : "nobody", "%s", why);
}

static void add_row(struct roster *roster, size_t row, char *login, struct fault_list *faults)
{
    struct roster_row *out = &roster->rows[roster->count++];
    *out = (struct roster_row){
        .login = login,
        .name = cell(roster, row, ROSTER_NAME),
        .last_name = cell(roster, row, ROSTER_LAST_NAME),
        .first_name = cell(roster, row, ROSTER_FIRST_NAME),
        .email = cell(roster, row, ROSTER_EMAIL),
        .section = cell(roster, row, ROSTER_SECTION),
        .id = cell(roster, row, ROSTER_ID),
        .sis_id = cell(roster, row, ROSTER_SIS_ID),
        .sis_login = cell(roster, row, ROSTER_SIS_LOGIN),
        .identifier = cell(roster, row, ROSTER_IDENTIFIER),
        .row = row,
    };
    read_uid(roster, row, out, faults);
}

static void read_row(struct roster *roster, size_t row, struct fault_list *faults)
{
    if (!is_student(roster, row)) {
        return;
    }
    char *login = key_of(cell(roster, row, ROSTER_LOGIN));
    if (is_test_student(roster, row)) {
        add_stray(roster, row, "is Canvas's test student, and nobody");
    } else if (*login) {
        add_row(roster, row, login, faults);
        return;
    } else {
        add_stray(roster, row, "has no login; write it there, or leave the line to the platform");
    }
    free(login);
}

/* nbgrader has a row for each assignment: the first is enough. */
static void check_twice(struct roster *roster, struct fault_list *faults)
{
    size_t kept = 0;
    for (size_t i = 0; i < roster->count; i++) {
        bool again = kept > 0 && strcmp(roster->rows[kept - 1].login, roster->rows[i].login) == 0;
        if (!again) {
            roster->rows[kept++] = roster->rows[i];
            continue;
        }
        if (roster->columns.kind != ROSTER_NBGRADER) {
            fault_add(faults, csv_table_path(roster->table),
                      csv_table_line(roster->table, roster->rows[i].row), "login",
                      "%s stands there twice; take one line out", roster->rows[i].login);
        }
        free(roster->rows[i].login);
    }
    roster->count = kept;
}

/* ---- the roster ---- */

bool roster_read(struct roster *roster, const char *path, struct fault_list *faults)
{
    size_t before = faults->count + faults->dropped;
    *roster = (struct roster){.table = csv_table_read_foreign(path, faults)};
    if (!roster->table) {
        return false;
    }
    roster_columns_find(&roster->columns, roster->table);
    if (roster->columns.of[ROSTER_LOGIN] < 0) {
        fault_add(faults, path, 1, "login",
                  "no column tells who a student is, by a login or an address; add one of that "
                  "name");
        return false;
    }
    size_t rows = csv_table_rows(roster->table);
    roster->rows = memory_get(rows, sizeof *roster->rows);
    for (size_t row = 0; row < rows; row++) {
        read_row(roster, row, faults);
    }
    if (roster->count > 0) {
        qsort(roster->rows, roster->count, sizeof *roster->rows, by_login);
    }
    check_twice(roster, faults);
    return faults->count + faults->dropped == before;
}

void roster_free(struct roster *roster)
{
    for (size_t i = 0; i < roster->count; i++) {
        free(roster->rows[i].login);
    }
    csv_table_free(roster->table);
    free(roster->rows);
    fault_free(&roster->strays);
    *roster = (struct roster){0};
}

long roster_find(const struct roster *roster, const char *login)
{
    char *key = key_of(login);
    size_t low = 0, high = roster->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        bool before = strcmp(roster->rows[middle].login, key) < 0;
        *(before ? &low : &high) = before ? middle + 1 : middle;
    }
    bool found = low < roster->count && strcmp(roster->rows[low].login, key) == 0;
    free(key);
    return found ? (long)low : -1;
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
