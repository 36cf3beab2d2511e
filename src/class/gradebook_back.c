#include "class/gradebook_back.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "class/cells.h"
#include "store/csv_table.h"
#include "store/memory.h"

/* The students by the roster's rows; NULL where nobody was matched. Freed with free(). */
static const struct student **by_row(const struct class *class)
{
    const struct student **students = memory_get(csv_table_rows(class->roster.table),
                                                 sizeof *students);
    for (size_t i = 0; i < class->student_count; i++) {
        if (class->students[i].row) {
            students[class->students[i].row->row] = &class->students[i];
        }
    }
    return students;
}

/* NaN for nobody. */
static double score_of(const struct grading *grading, const struct student *student)
{
    return student ? grading_score(grading, student) : (double)NAN;
}

static bool check_points(const char *text, const struct grading *grading, struct buffer *why)
{
    double most, here = grading_most(grading);
    bool known = roster_columns_points(text, &most);
    if (!known) {
        buffer_add_format(why,
                          "the assignment's most is \"%s\" there, no number of points; give it "
                          "points, and export it again",
                          text);
    } else if (fabs(most - here) > 0.005) {
        buffer_add_format(why,
                          "the assignment is worth %g points there and %g here; set marks in the "
                          "course's settings (and --written) to the same",
                          most, here);
        known = false;
    }
    return known;
}

/* ---- Canvas ---- */

/* "Title" and "Title (123)" are one. */
static bool is_titled(const char *header, const char *title)
{
    size_t length = strlen(title);
    if (strncmp(header, title, length) != 0) {
        return false;
    }
    const char *rest = header + length;
    size_t digits = strncmp(rest, " (", 2) == 0 ? strspn(rest + 2, "0123456789") : 0;
    return !*rest || (digits > 0 && strcmp(rest + 2 + digits, ")") == 0);
}

static int find_titled(const struct csv_table *table, const char *title)
{
    for (size_t i = 0; i < csv_table_columns(table); i++) {
        if (is_titled(csv_table_name(table, i), title)) {
            return (int)i;
        }
    }
    return -1;
}

static const char *cell_of(const struct csv_table *table, size_t row, int column)
{
    return column < 0 ? "" : csv_table_cell(table, row, (size_t)column);
}

/* In whatever column the name stands. */
static bool is_points_row(const struct csv_table *table, size_t row)
{
    for (size_t i = 0; i < csv_table_columns(table); i++) {
        const char *text = csv_table_cell(table, row, i);
        if (strcmp(text + strspn(text, " "), "Points Possible") == 0) {
            return true;
        }
    }
    return false;
}

/* Points that differ would change the assignment. */
static bool canvas_takes(const struct csv_table *table, int column, const struct grading *grading,
                         struct buffer *why)
{
    for (size_t row = 0; column >= 0 && row < csv_table_rows(table); row++) {
        const char *points = cell_of(table, row, column);
        if (is_points_row(table, row) && strstr(points, "read only")) {
            buffer_add_format(why, "Canvas has \"%s\" as read only; choose another --assignment",
                              csv_table_name(table, (size_t)column));
            return false;
        }
        if (is_points_row(table, row) && !check_points(points, grading, why)) {
            return false;
        }
    }
    return true;
}

enum { WHO_MAX = 9 };

/* The columns that tell who is meant, in the order in which the importer looks for them. */
static size_t find_who(const struct csv_table *table, int who[WHO_MAX])
{
    static const char *const names[] = {
        "Student",      "LastName",       "FirstName",    "ID",      "SIS User ID",
        "SIS Login ID", "Integration ID", "Root Account", "Section",
    };
    size_t count = 0;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        int column = csv_table_column(table, names[i]);
        if (column >= 0) {
            who[count++] = column;
        }
    }
    return count;
}

static void canvas_row(struct cells *cells, const struct csv_table *table, size_t row, int column,
                       const struct grading *grading, double score)
{
    if (!isnan(score)) {
        cells_number(cells, score, 2);
    } else if (column < 0 && is_points_row(table, row)) {
        cells_number(cells, grading_most(grading), 2);
    } else {
        cells_word(cells, cell_of(table, row, column));
    }
    cells_end(cells);
}

bool gradebook_back_canvas(struct buffer *out, const struct class *class,
                           const struct grading *grading, struct buffer *why)
{
    const struct csv_table *table = class->roster.table;
    struct cells cells = {.out = out};
    int who[WHO_MAX], column = find_titled(table, grading->assignment);
    size_t count = find_who(table, who);
    if (!canvas_takes(table, column, grading, why)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        cells_word(&cells, csv_table_name(table, (size_t)who[i]));
    }
    cells_text(&cells, column < 0 ? grading->assignment : csv_table_name(table, (size_t)column));
    cells_end(&cells);
    const struct student **students = by_row(class);
    for (size_t row = 0; row < csv_table_rows(table); row++) {
        for (size_t i = 0; i < count; i++) {
            cells_text(&cells, cell_of(table, row, who[i]));
        }
        canvas_row(&cells, table, row, column, grading, score_of(grading, students[row]));
    }
    free(students);
    return true;
}

/* ---- Moodle ---- */

/* Who has graded by hand has written something else than we do. */
static bool is_ours(const char *feedback)
{
    return !*feedback || strstr(feedback, "parts finished.");
}

static void put_feedback(struct cells *cells, const struct grading *grading,
                         const struct student *student, const char *was)
{
    struct buffer feedback = {0};
    if (is_ours(was)) {
        grading_add_feedback(&feedback, grading, student);
        cells_text(cells, buffer_text(&feedback));
    } else {
        cells_word(cells, was);
    }
    buffer_free(&feedback);
}

/* What the importer reads goes back as it was; what students may have written is guarded. */
static void put_kept(struct cells *cells, const struct roster_columns *columns, int column,
                     const char *text)
{
    bool read = column == columns->of[ROSTER_IDENTIFIER] || column == columns->of[ROSTER_GRADE] ||
                column == columns->of[ROSTER_FEEDBACK];
    (read ? cells_word : cells_text)(cells, text);
}

static void moodle_row(struct cells *cells, const struct class *class,
                       const struct grading *grading, size_t row, const struct student *student)
{
    const struct roster_columns *columns = &class->roster.columns;
    const struct csv_table *table = class->roster.table;
    double score = score_of(grading, student);
    bool open = strcasecmp(roster_columns_cell(columns, table, row, ROSTER_OPEN), "No") != 0;
    bool touched = open && !isnan(score);
    for (int i = 0; i < (int)csv_table_columns(table); i++) {
        const char *was = csv_table_cell(table, row, (size_t)i);
        if (touched && i == columns->of[ROSTER_GRADE]) {
            cells_number(cells, score, 2);
        } else if (touched && i == columns->of[ROSTER_FEEDBACK]) {
            put_feedback(cells, grading, student, was);
        } else {
            put_kept(cells, columns, i, was);
        }
    }
    cells_end(cells);
}

bool gradebook_back_moodle(struct buffer *out, const struct class *class,
                           const struct grading *grading, struct buffer *why)
{
    const struct csv_table *table = class->roster.table;
    struct cells cells = {.out = out};
    size_t rows = csv_table_rows(table);
    if (rows > 0 &&
        !check_points(roster_columns_cell(&class->roster.columns, table, 0, ROSTER_MOST), grading,
                      why)) {
        return false;
    }
    for (size_t i = 0; i < csv_table_columns(table); i++) {
        cells_word(&cells, csv_table_name(table, i));
    }
    cells_end(&cells);
    const struct student **students = by_row(class);
    for (size_t row = 0; row < rows; row++) {
        moodle_row(&cells, class, grading, row, students[row]);
    }
    free(students);
    return true;
}
