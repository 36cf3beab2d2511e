#include "class/roster_columns.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "store/memory.h"
#include "store/number.h"

enum { NAMES_MAX = 5 };

/* Ours, then those of Canvas, Moodle and nbgrader; case doesn't count. */
static const char *const names[ROSTER_FIELDS][NAMES_MAX] = {
    [ROSTER_LOGIN] = {"login", "SIS Login ID", "Username", "student_id"},
    [ROSTER_NAME] = {"name", "Student", "Full name"},
    [ROSTER_LAST_NAME] = {"last_name", "Last name", "LastName", "Surname"},
    [ROSTER_FIRST_NAME] = {"first_name", "First name", "FirstName"},
    [ROSTER_EMAIL] = {"email", "Email address"},
    [ROSTER_SECTION] = {"section"},
    [ROSTER_ID] = {"id"},
    [ROSTER_SIS_ID] = {"sis_id", "SIS User ID", "ID number"},
    [ROSTER_SIS_LOGIN] = {"sis_login", "SIS Login ID"},
    [ROSTER_IDENTIFIER] = {"identifier"},
    [ROSTER_UID] = {"uid"},
    [ROSTER_GRADE] = {"grade"},
    [ROSTER_MOST] = {"Maximum Grade"},
    [ROSTER_OPEN] = {"Grade can be changed"},
    [ROSTER_FEEDBACK] = {"Feedback comments"},
};

static int find_named(const struct csv_table *table, const char *name)
{
    for (size_t i = 0; i < csv_table_columns(table); i++) {
        if (strcasecmp(csv_table_name(table, i), name) == 0) {
            return (int)i;
        }
    }
    return -1;
}

static int find_field(const struct csv_table *table, enum roster_field field)
{
    int column = -1;
    for (size_t i = 0; column < 0 && i < NAMES_MAX && names[field][i]; i++) {
        column = find_named(table, names[field][i]);
    }
    return column;
}

static const char *cell(const struct csv_table *table, size_t row, int column)
{
    const char *text = column < 0 ? NULL : csv_table_cell(table, row, (size_t)column);
    return text ? text : "";
}

const char *roster_columns_cell(const struct roster_columns *columns, const struct csv_table *table,
                                size_t row, enum roster_field field)
{
    return cell(table, row, columns->of[field]);
}

/* ---- by what stands in them ---- */

typedef bool is_it(const char *text);

/* Whether some cells of a column have something, and each of those IS it. */
static bool column_is(const struct csv_table *table, int column, is_it *is)
{
    bool some = false;
    for (size_t row = 0; row < csv_table_rows(table); row++) {
        const char *text = cell(table, row, column);
        if (*text && !is(text)) {
            return false;
        }
        some = some || *text;
    }
    return some;
}

static bool is_address(const char *text)
{
    const char *at = strchr(text, '@');
    return at && at > text && strchr(at + 1, '.') && !strpbrk(text, " ,;/") && !strchr(at + 1, '@');
}

/* "Participant 101", in any language: a word, and a number behind it. */
static bool is_participant(const char *text)
{
    size_t word = strcspn(text, "0123456789");
    return word > 0 && text[word] && text[word + strspn(text + word, "0123456789")] == '\0' &&
           !isdigit((unsigned char)text[0]) && !strchr(text, '@');
}

bool roster_columns_points(const char *text, double *value)
{
    char *copy = memory_text(text), *comma = strchr(copy, ',');
    if (comma) {
        *comma = '.';
    }
    bool good = number_parse(copy, value);
    free(copy);
    return good;
}

static bool is_points(const char *text)
{
    double value;
    return roster_columns_points(text, &value) && value > 0;
}

/* A grade, or none yet; with a comma, too. */
static bool is_grade(const char *text)
{
    return text[strspn(text, "0123456789.,-")] == '\0';
}

static bool is_one_text(const struct csv_table *table, int column)
{
    for (size_t row = 1; row < csv_table_rows(table); row++) {
        if (strcmp(cell(table, row, column), cell(table, 0, column)) != 0) {
            return false;
        }
    }
    return true;
}

static bool has_grades(const struct csv_table *table, int column)
{
    for (size_t row = 0; row < csv_table_rows(table); row++) {
        if (!is_grade(cell(table, row, column))) {
            return false;
        }
    }
    return true;
}

static int find_like(const struct csv_table *table, is_it *is)
{
    for (int column = 0; column < (int)csv_table_columns(table); column++) {
        if (column_is(table, column, is)) {
            return column;
        }
    }
    return -1;
}

/* In a worksheet the most that can be had stands right of the grade, alike in all rows. */
static void find_worksheet(struct roster_columns *columns, const struct csv_table *table)
{
    int id = find_like(table, is_participant);
    for (int most = 2; id >= 0 && most < (int)csv_table_columns(table); most++) {
        if (most - 1 > id && column_is(table, most, is_points) && is_one_text(table, most) &&
            has_grades(table, most - 1)) {
            columns->of[ROSTER_IDENTIFIER] = id;
            columns->of[ROSTER_GRADE] = most - 1;
            columns->of[ROSTER_MOST] = most;
            return;
        }
    }
}

/* ---- all of them ---- */

static enum roster_kind find_kind(const struct roster_columns *columns,
                                  const struct csv_table *table)
{
    const int *of = columns->of;
    return of[ROSTER_ID] >= 0 && of[ROSTER_SECTION] >= 0 &&
                   (find_named(table, "Student") >= 0 || find_named(table, "LastName") >= 0)
               ? ROSTER_CANVAS
           : of[ROSTER_IDENTIFIER] >= 0 && of[ROSTER_GRADE] >= 0 && of[ROSTER_MOST] >= 0
               ? ROSTER_WORKSHEET
           : find_named(table, "assignment") >= 0 && find_named(table, "student_id") >= 0
               ? ROSTER_NBGRADER
               : ROSTER_PLAIN;
}

/* nbgrader lists students by an id, which is their login. */
static bool is_student_list(const struct csv_table *table)
{
    return find_named(table, "id") >= 0 && find_named(table, "first_name") >= 0 &&
           find_named(table, "last_name") >= 0;
}

void roster_columns_find(struct roster_columns *columns, const struct csv_table *table)
{
    int *of = columns->of;
    for (int field = 0; field < ROSTER_FIELDS; field++) {
        of[field] = find_field(table, (enum roster_field)field);
    }
    if (of[ROSTER_EMAIL] < 0) {
        of[ROSTER_EMAIL] = find_like(table, is_address);
    }
    columns->kind = find_kind(columns, table);
    if (columns->kind == ROSTER_PLAIN && of[ROSTER_IDENTIFIER] < 0) {
        find_worksheet(columns, table);
        columns->kind = find_kind(columns, table);
    }
    if (of[ROSTER_LOGIN] < 0) {
        of[ROSTER_LOGIN] = is_student_list(table) ? of[ROSTER_ID] : of[ROSTER_EMAIL];
    }
}
