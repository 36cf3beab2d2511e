#include "class/feedback.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "class/words.h"
#include "lesson/state.h"
#include "store/clean.h"
#include "store/memory.h"
#include "store/number.h"
#include "store/utc.h"
#include "view/wrap.h"

enum { COLUMNS = 72 };

/* ---- the class's spread ---- */

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

/* Of COUNT numbers, which are put in order. */
static struct feedback_spread spread_of(double *numbers, size_t count)
{
    if (count == 0) {
        return (struct feedback_spread){0};
    }
    qsort(numbers, count, sizeof *numbers, by_size);
    return (struct feedback_spread){
        .count = count,
        .least = numbers[0],
        .median = (numbers[(count - 1) / 2] + numbers[count / 2]) / 2,
        .most = numbers[count - 1],
    };
}

void feedback_take_class(struct feedback_class *spreads, const struct class *class,
                         const struct grading *grading)
{
    const struct marks *marks = grading->marks;
    size_t rows = marks ? marks->row_count : 0;
    double *numbers = memory_get(rows + class->student_count, sizeof *numbers);
    *spreads = (struct feedback_class){0};
    for (size_t i = 0; rows > 0 && i < (size_t)PARTS * RUBRIC_QUESTIONS; i++) {
        size_t count = 0;
        for (size_t row = 0; row < rows; row++) {
            const struct mark_row *mark = &marks->rows[row];
            if ((size_t)(mark->part - 1) * RUBRIC_QUESTIONS + mark->question == i &&
                !isnan(mark->points)) {
                numbers[count++] = mark->points;
            }
        }
        spreads->questions[i / RUBRIC_QUESTIONS][i % RUBRIC_QUESTIONS] = spread_of(numbers, count);
    }
    size_t count = 0;
    for (size_t i = 0; i < class->student_count; i++) {
        double score = class->students[i].graded ? grading_score(grading, &class->students[i])
                                                 : (double)NAN;
        if (!isnan(score)) {
            numbers[count++] = score;
        }
    }
    spreads->scores = spread_of(numbers, count);
    free(numbers);
}

/* ---- words ---- */

static void add_number(struct buffer *out, double value)
{
    char text[NUMBER_ROOM];
    buffer_add_text(out, number_short(round(value * 100) / 100, text));
}

static void add_spread(struct buffer *out, const struct feedback_spread *spread)
{
    if (spread->count >= FEEDBACK_CLASS_MIN) {
        buffer_add_text(out, "  the class: least ");
        add_number(out, spread->least);
        buffer_add_text(out, ", median ");
        add_number(out, spread->median);
        buffer_add_text(out, ", most ");
        add_number(out, spread->most);
        buffer_add_format(out, ", of %zu\n", spread->count);
    }
}

/* A text with its lines, indented and broken between words. */
static void add_text(struct buffer *out, const char *text)
{
    struct buffer plain = {0};
    struct wrap_line *lines;
    clean_text(&plain, text);
    size_t count = wrap_text(buffer_text(&plain), plain.length, COLUMNS - 2, &lines);
    for (size_t i = 0; i < count; i++) {
        buffer_add_text(out, "  ");
        buffer_add(out, buffer_text(&plain) + lines[i].start, lines[i].length);
        buffer_add_char(out, '\n');
    }
    free(lines);
    buffer_free(&plain);
}

/* ---- one student's ---- */

static void add_score(struct buffer *out, const struct grading *grading,
                      const struct feedback_class *spreads, const struct student *student)
{
    double score = grading_score(grading, student), raw = grading_raw(grading, student);
    const char *passed = grading_passed(grading, student);
    if (isnan(score)) {
        buffer_add_text(out, "Score: none yet; not all is marked.\n");
        return;
    }
    buffer_add_text(out, "Score: ");
    add_number(out, score);
    buffer_add_text(out, " of ");
    add_number(out, grading_most(grading));
    if (raw > score) {
        buffer_add_text(out, " (");
        add_number(out, raw);
        buffer_add_text(out, " before it lost for being late)");
    }
    buffer_add_format(out, "%s\n", !*passed ? "" : *passed == 'y' ? ", PASSED" : ", NOT PASSED");
    add_spread(out, &spreads->scores);
}

static void add_question(struct buffer *out, const struct mark_row *row,
                         const struct rubric_line *line, const struct feedback_spread *spread)
{
    bool finale = row->part == SIM_PART_FINALE;
    buffer_add_format(out, "\n%s%s, %s: ", finale ? "" : "Part ",
                      finale ? "Finale" : part_name(row->part), rubric_questions[row->question]);
    if (line->points == 0) {
        buffer_add_text(out, "not marked");
    } else if (isnan(row->points)) {
        buffer_add_text(out, "not marked yet");
    } else {
        add_number(out, row->points);
        buffer_add_text(out, " of ");
        add_number(out, line->points);
    }
    buffer_add_char(out, '\n');
    add_text(out, line->criterion);
    if (*row->comment) {
        buffer_add_text(out, "  Comment:\n");
        add_text(out, row->comment);
    }
    if (line->points > 0) {
        add_spread(out, spread);
    }
}

static void add_questions(struct buffer *out, const struct class *class,
                          const struct grading *grading, const struct feedback_class *spreads,
                          const struct student *student)
{
    const char *track = words_track(class, student->graded);
    for (int i = 0; grading->marks && i < PARTS * RUBRIC_QUESTIONS; i++) {
        enum sim_part part = (enum sim_part)(i / RUBRIC_QUESTIONS + 1);
        enum rubric_question question = rubric_nth(part, i % RUBRIC_QUESTIONS);
        const struct mark_row *row = marks_row(grading->marks, student->login, track, part,
                                               question);
        struct rubric_line line;
        if (row && rubric_find(class->catalog, track, part, question, &line) &&
            (line.points > 0 || *row->comment)) {
            add_question(out, row, &line, &spreads->questions[part - 1][question]);
        }
    }
}

void feedback_add(struct buffer *out, const struct class *class, const struct grading *grading,
                  const struct feedback_class *spreads, const struct student *student)
{
    const struct mark *mark = grading->marks ? marks_find(grading->marks, student->login) : NULL;
    struct buffer when = {0}, head = {0};
    utc_add(&when, class_handed_ms(student->graded));
    clean_format(&head, "Feedback on course %s for %s", class->course->name, student->login);
    buffer_add_format(out, "%s\n\n", buffer_text(&head));
    buffer_add_format(out, "Handed in: %s", buffer_text(&when));
    if (student->days_late > 0) {
        buffer_add_format(out, ", late; days begun: %zu", student->days_late);
    }
    if (student->version_count > 1) {
        buffer_add_format(out, "; this one counts, of %zu", student->version_count);
    }
    buffer_add_char(out, '\n');
    add_score(out, grading, spreads, student);
    if (mark && !grading->marks->is_sheet && *mark->feedback) {
        buffer_add_text(out, "\nComment:\n");
        add_text(out, mark->feedback);
    }
    add_questions(out, class, grading, spreads, student);
    buffer_free(&when);
    buffer_free(&head);
}
