/*
 * marks: what people gave for written answers, as a CSV file: a row a student (login, mark,
 * feedback), or a sheet that was filled in (sheet.h), a row a student and question. A spreadsheet
 * may have saved it: see csv_table_read_foreign.
 */
#ifndef CLASS_MARKS_H
#define CLASS_MARKS_H

#include <stdbool.h>
#include <stddef.h>

#include "course/rubric.h"
#include "store/fault.h"

/* The mark of one student's written answers. */
struct mark {
    const char *login;
    double points;
    const char *feedback;
    size_t open; /* of a sheet: answers that nobody has marked yet */
};

/* A row of a sheet. */
struct mark_row {
    const char *login, *comment, *answer_id;
    const char *track;
    enum sim_part part;
    enum rubric_question question;
    double points; /* NaN: not marked yet */
    double most;
    bool answered;
    size_t line; /* of the file */
};

struct marks {
    struct csv_table *table;
    struct arena *arena;
    struct mark *items; /* by login */
    size_t count;
    struct mark_row *rows; /* by login, part and question; none where the file is no sheet */
    size_t row_count;
    bool is_sheet;
    double most; /* what the written answers are worth */
};

/*
 * Reads marks that are worth WRITTEN in all; 0: what the catalog's rubric says, which a sheet
 * alone can go by. A mark of a sheet is one of its line's points, and counts in proportion. Each
 * row that can't be taken is a fault with its line, and nothing is taken then: false. Freed with
 * marks_free in any case.
 */
bool marks_read(struct marks *marks, const char *path, const struct catalog *catalog,
                double written, struct fault_list *faults);
void marks_free(struct marks *marks);

/* The mark of a login; NULL: none. */
const struct mark *marks_find(const struct marks *marks, const char *login);

/* The row of a sheet; NULL: none. */
const struct mark_row *marks_row(const struct marks *marks, const char *login, const char *track,
                                 enum sim_part part, enum rubric_question question);

/* How many answers of a sheet nobody has marked yet. */
size_t marks_open(const struct marks *marks);

#endif
