#include "class/marks.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "class/cells.h"
#include "lesson/state.h"
#include "store/arena.h"
#include "store/csv_table.h"
#include "store/memory.h"
#include "store/number.h"

/* ---- cells ---- */

/* What a cell says, without what guards it; "" where there is no such column. */
static const char *cell(struct marks *marks, size_t row, const char *column)
{
    const char *text = csv_table_text(marks->table, row, column);
    struct buffer plain = {0};
    cells_undo(&plain, text ? text : "");
    const char *kept = arena_strdup(marks->arena, buffer_text(&plain));
    buffer_free(&plain);
    return kept;
}

static void fault_cell(const struct marks *marks, size_t row, const char *column, const char *text,
                       const char *mend, struct fault_list *faults)
{
    fault_add(faults, csv_table_path(marks->table), csv_table_line(marks->table, row), column,
              "\"%.60s\" %s", text, mend);
}

/* Where cells are not divided by commas a comma may stand for the point. */
static bool read_points(const struct marks *marks, const char *text, double *points)
{
    struct buffer plain = {0};
    bool comma = csv_table_separator(marks->table) != ',';
    for (; *text; text++) {
        buffer_add_char(&plain, comma && *text == ',' ? '.' : *text);
    }
    bool good = number_parse(buffer_text(&plain), points);
    buffer_free(&plain);
    return good;
}

/* A mark of 0 to MOST; NaN where the cell is empty. False with a fault. */
static bool take_points(struct marks *marks, size_t row, double most, double *points,
                        struct fault_list *faults)
{
    const char *text = cell(marks, row, "mark");
    *points = NAN;
    if (!*text) {
        return true;
    }
    if (!read_points(marks, text, points)) {
        fault_cell(marks, row, "mark", text, "is no number; write one such as 1.5, or nothing",
                   faults);
        return false;
    }
    if (*points < 0 || *points > most) {
        fault_add(faults, csv_table_path(marks->table), csv_table_line(marks->table, row), "mark",
                  "%g is not within 0 to %g; mend it%s", *points, most,
                  marks->is_sheet ? "" : ", or give --written what they are worth");
        return false;
    }
    return true;
}

/* ---- a row a student ---- */

static int by_login(const void *a, const void *b)
{
    const struct mark *x = a, *y = b;
    return strcmp(x->login, y->login);
}

static void read_mark(struct marks *marks, size_t row, struct fault_list *faults)
{
    double points;
    if (take_points(marks, row, marks->most, &points, faults) && !isnan(points)) {
        marks->items[marks->count++] = (struct mark){
            .login = cell(marks, row, "login"),
            .points = points,
            .feedback = cell(marks, row, "feedback"),
        };
    }
}

static void read_students(struct marks *marks, struct fault_list *faults)
{
    for (size_t row = 0; row < csv_table_rows(marks->table); row++) {
        read_mark(marks, row, faults);
    }
    if (marks->count > 0) {
        qsort(marks->items, marks->count, sizeof *marks->items, by_login);
    }
    for (size_t i = 1; i < marks->count; i++) {
        if (strcmp(marks->items[i - 1].login, marks->items[i].login) == 0) {
            fault_add(faults, csv_table_path(marks->table), 0, "login",
                      "%s has two marks; take one line out", marks->items[i].login);
        }
    }
}

/* ---- a row a student and question ---- */

static int by_question(const void *a, const void *b)
{
    const struct mark_row *x = a, *y = b;
    int order = strcmp(x->login, y->login);
    order = order ? order : strcmp(x->track, y->track);
    return order ? order
                 : (int)(x->part * RUBRIC_QUESTIONS + x->question) -
                       (int)(y->part * RUBRIC_QUESTIONS + y->question);
}

/* The row's line of the rubric; false with a fault. */
static bool take_line(struct marks *marks, size_t row, const struct catalog *catalog,
                      struct mark_row *out, struct fault_list *faults)
{
    struct rubric_line line;
    const char *part = cell(marks, row, "part"), *question = cell(marks, row, "question");
    int found = rubric_question_find(question);
    out->track = cell(marks, row, "track");
    out->part = (enum sim_part)part_find(part);
    if (!catalog_track_named(catalog, out->track)) {
        fault_cell(marks, row, "track", out->track, "is no track; put the sheet's own back",
                   faults);
    } else if (out->part == 0) {
        fault_cell(marks, row, "part", part, "is no part; write 1, 2, 3 or finale", faults);
    } else if (found < 0 ||
               !rubric_find(catalog, out->track, out->part, (enum rubric_question)found, &line)) {
        fault_cell(marks, row, "question", question, "is not marked; put the sheet's own back",
                   faults);
    } else {
        out->question = (enum rubric_question)found;
        out->most = line.points;
        return true;
    }
    return false;
}

static void read_row(struct marks *marks, size_t row, const struct catalog *catalog,
                     struct fault_list *faults)
{
    struct mark_row *out = &marks->rows[marks->row_count];
    *out = (struct mark_row){
        .login = cell(marks, row, "login"),
        .comment = cell(marks, row, "comment"),
        .answer_id = cell(marks, row, "answer_id"),
        .answered = *cell(marks, row, "answer") != '\0',
        .line = csv_table_line(marks->table, row),
    };
    if (!*out->login) {
        fault_cell(marks, row, "login", "", "is nobody; write the login, or take the row out",
                   faults);
    } else if (take_line(marks, row, catalog, out, faults) &&
               take_points(marks, row, out->most, &out->points, faults)) {
        marks->row_count++;
    }
}

/* What a student's rows come to, and their comments behind each other. */
static void add_up(struct marks *marks, const struct mark_row *rows, size_t count, double scale)
{
    struct mark *mark = &marks->items[marks->count++];
    struct buffer feedback = {0};
    *mark = (struct mark){.login = rows[0].login};
    for (size_t i = 0; i < count; i++) {
        mark->points += isnan(rows[i].points) ? 0 : rows[i].points * scale;
        mark->open += isnan(rows[i].points) && rows[i].answered && rows[i].most > 0;
        if (*rows[i].comment) {
            bool finale = rows[i].part == SIM_PART_FINALE;
            buffer_add_format(&feedback, "%s%s%s, %s: %s", feedback.length > 0 ? " " : "",
                              finale ? "" : "part ", part_name(rows[i].part),
                              rubric_questions[rows[i].question], rows[i].comment);
        }
    }
    mark->feedback = arena_strdup(marks->arena, buffer_text(&feedback));
    buffer_free(&feedback);
}

static void read_sheet(struct marks *marks, const struct catalog *catalog,
                       struct fault_list *faults)
{
    double worth = rubric_points(catalog, catalog->tracks[0].id);
    double scale = marks->most > 0 && worth > 0 ? marks->most / worth : 1;
    marks->most = marks->most > 0 ? marks->most : worth;
    for (size_t row = 0; row < csv_table_rows(marks->table); row++) {
        read_row(marks, row, catalog, faults);
    }
    if (marks->row_count > 0) {
        qsort(marks->rows, marks->row_count, sizeof *marks->rows, by_question);
    }
    for (size_t i = 0, first = 0; i < marks->row_count; i++) {
        bool last = i + 1 == marks->row_count ||
                    strcmp(marks->rows[i].login, marks->rows[i + 1].login) != 0;
        if (!last && by_question(&marks->rows[i], &marks->rows[i + 1]) == 0) {
            fault_add(faults, csv_table_path(marks->table), marks->rows[i + 1].line, "question",
                      "stands in line %zu, too, for %s; take one row out", marks->rows[i].line,
                      marks->rows[i].login);
        }
        if (last) {
            add_up(marks, &marks->rows[first], i + 1 - first, scale);
            first = i + 1;
        }
    }
}

/* ---- the file ---- */

bool marks_read(struct marks *marks, const char *path, const struct catalog *catalog,
                double written, struct fault_list *faults)
{
    static const char *const simple[] = {"login", "mark", NULL};
    static const char *const sheet[] = {"login",     "track", "part",    "question", "answer",
                                        "answer_id", "mark",  "comment", NULL};
    size_t before = faults->count + faults->dropped;
    *marks = (struct marks){
        .table = csv_table_read_foreign(path, faults),
        .arena = arena_new(),
        .most = written,
    };
    if (!marks->table) {
        return false;
    }
    marks->is_sheet = csv_table_column(marks->table, "question") >= 0;
    if (!csv_table_require(marks->table, marks->is_sheet ? sheet : simple, faults)) {
        return false;
    }
    size_t rows = csv_table_rows(marks->table);
    marks->items = memory_get(rows, sizeof *marks->items);
    if (marks->is_sheet) {
        marks->rows = memory_get(rows, sizeof *marks->rows);
        read_sheet(marks, catalog, faults);
    } else if (written > 0) {
        read_students(marks, faults);
    } else {
        fault_add(faults, path, 1, "mark",
                  "nothing says what the marks are worth; give --written N, too");
    }
    return faults->count + faults->dropped == before;
}

void marks_free(struct marks *marks)
{
    csv_table_free(marks->table);
    if (marks->arena) {
        arena_free(marks->arena);
    }
    free(marks->items);
    free(marks->rows);
    *marks = (struct marks){0};
}

const struct mark *marks_find(const struct marks *marks, const char *login)
{
    const struct mark key = {.login = login};
    return marks->count == 0 ? NULL
                             : bsearch(&key, marks->items, marks->count, sizeof key, by_login);
}

const struct mark_row *marks_row(const struct marks *marks, const char *login, const char *track,
                                 enum sim_part part, enum rubric_question question)
{
    const struct mark_row key = {
        .login = login, .track = track, .part = part, .question = question};
    return marks->row_count == 0
               ? NULL
               : bsearch(&key, marks->rows, marks->row_count, sizeof key, by_question);
}

size_t marks_open(const struct marks *marks)
{
    size_t open = 0;
    for (size_t i = 0; i < marks->count; i++) {
        open += marks->items[i].open;
    }
    return open;
}
