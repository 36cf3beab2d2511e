#include "course/rubric.h"

#include <string.h>

#include "store/number.h"

const char *const rubric_questions[RUBRIC_QUESTIONS] = {
    [RUBRIC_PREDICTION] = "prediction", [RUBRIC_OBSERVATION] = "observation",
    [RUBRIC_REFLECTION] = "reflection", [RUBRIC_DESIGN] = "design",
    [RUBRIC_REPAIRS] = "repairs",
};

enum rubric_question rubric_nth(enum sim_part part, int place)
{
    static const enum rubric_question finale[RUBRIC_QUESTIONS] = {
        RUBRIC_OBSERVATION, RUBRIC_DESIGN, RUBRIC_PREDICTION, RUBRIC_REPAIRS, RUBRIC_REFLECTION};
    return part == SIM_PART_FINALE ? finale[place] : (enum rubric_question)place;
}

int rubric_question_find(const char *name)
{
    for (int i = 0; i < RUBRIC_QUESTIONS; i++) {
        if (strcmp(rubric_questions[i], name) == 0) {
            return i;
        }
    }
    return -1;
}

/* A cell; "" where the table lacks the column, which is a fault of its own. */
static const char *cell_of(const struct table *table, size_t row, const char *column)
{
    const char *cell = table_cell(table, row, column);
    return cell ? cell : "";
}

/* The first row of that track ("": all), part and question; -1: none. */
static long row_of(const struct table *table, const char *track, const char *part,
                   const char *question)
{
    for (size_t row = 0; table && row < table->rows; row++) {
        if (strcmp(cell_of(table, row, "track"), track) == 0 &&
            strcmp(cell_of(table, row, "part"), part) == 0 &&
            strcmp(cell_of(table, row, "question"), question) == 0) {
            return (long)row;
        }
    }
    return -1;
}

bool rubric_find(const struct catalog *catalog, const char *track, enum sim_part part,
                 enum rubric_question question, struct rubric_line *line)
{
    const struct table *table = table_find(&catalog->reference.tables, "rubric");
    long row = row_of(table, track, part_id(part), rubric_questions[question]);
    if (row < 0) {
        row = row_of(table, "", part_id(part), rubric_questions[question]);
    }
    *line = (struct rubric_line){.criterion = ""};
    if (row >= 0) {
        number_parse(cell_of(table, (size_t)row, "points"), &line->points);
        line->criterion = cell_of(table, (size_t)row, "criterion");
    }
    return row >= 0;
}

double rubric_points(const struct catalog *catalog, const char *track)
{
    struct rubric_line line;
    double points = 0;
    for (int part = SIM_PART_SCALING; part <= SIM_PART_FINALE; part++) {
        for (int question = 0; question < RUBRIC_QUESTIONS; question++) {
            rubric_find(catalog, track, (enum sim_part)part, (enum rubric_question)question, &line);
            points += line.points;
        }
    }
    return points;
}

static void check_rows(const struct table *table, struct fault_list *faults)
{
    for (size_t row = 0; row < table->rows; row++) {
        const char *part = cell_of(table, row, "part");
        const char *question = cell_of(table, row, "question");
        const char *path = csv_table_path(table->csv);
        size_t line = csv_table_line(table->csv, row);
        long first = row_of(table, cell_of(table, row, "track"), part, question);
        if (first >= 0 && (size_t)first < row) {
            fault_add(faults, path, line, "question",
                      "%s of %s stands in row %s, too; take one out", question, part,
                      table_id(table, (size_t)first));
        }
        bool finale = strcmp(part, part_id(SIM_PART_FINALE)) == 0;
        const char *lacks = rubric_questions[finale ? RUBRIC_OBSERVATION : RUBRIC_REPAIRS];
        if (strcmp(question, lacks) == 0) {
            fault_add(faults, path, line, "question", "%s has no %s; write design, or %s", part,
                      lacks, finale ? "a part" : "finale");
        }
    }
}

/* The line of a track's own first row; 0: it has none. */
static size_t own_line(const struct table *table, const char *track)
{
    for (size_t row = 0; row < table->rows; row++) {
        if (strcmp(cell_of(table, row, "track"), track) == 0) {
            return csv_table_line(table->csv, row);
        }
    }
    return 0;
}

void rubric_check(const struct catalog *catalog, struct fault_list *faults)
{
    const struct table *table = table_find(&catalog->reference.tables, "rubric");
    if (!table) {
        return;
    }
    check_rows(table, faults);
    for (size_t i = 1; i < catalog->track_count; i++) {
        const char *first = catalog->tracks[0].id, *id = catalog->tracks[i].id;
        double worth = rubric_points(catalog, first), other = rubric_points(catalog, id);
        if (worth != other) {
            size_t line = own_line(table, id);
            fault_add(faults, csv_table_path(table->csv), line ? line : own_line(table, first),
                      "points", "track %s is worth %g and track %s %g; let a class be marked alike",
                      first, worth, id, other);
        }
    }
}
