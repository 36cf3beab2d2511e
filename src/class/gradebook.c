#include "class/gradebook.h"

#include <math.h>
#include <string.h>

#include "class/cells.h"
#include "class/gradebook_back.h"
#include "class/words.h"
#include "lesson/question.h"
#include "store/utc.h"

/* ---- what the formats share ---- */

static const struct roster_row no_row = {
    .login = "",
    .name = "",
    .last_name = "",
    .first_name = "",
    .email = "",
    .section = "",
    .id = "",
    .sis_id = "",
    .sis_login = "",
    .identifier = "",
    .uid = -1,
};

static const struct roster_row *row_of(const struct student *student)
{
    return student->row ? student->row : &no_row;
}

/* The first that is not empty. */
static const char *either(const char *a, const char *b)
{
    return *a ? a : b;
}

/* A cell with a point in time; nbgrader's has a blank in the middle. */
static void put_time(struct cells *cells, int64_t time_ms, bool nbgrader)
{
    struct buffer text = {0};
    if (time_ms >= 0) {
        utc_add(&text, time_ms);
    }
    if (nbgrader && text.length > 0) {
        text.bytes[strcspn(text.bytes, "T")] = ' ';
        buffer_cut(&text, text.length - 1);
        buffer_add_text(&text, "000");
    }
    cells_word(cells, buffer_text(&text));
    buffer_free(&text);
}

static void put_header(struct cells *cells, const char *const *names)
{
    for (; *names; names++) {
        cells_word(cells, *names);
    }
    cells_end(cells);
}

/* ---- Canvas ---- */

static void canvas_begin(struct cells *cells, const struct class *class,
                         const struct grading *grading)
{
    static const char *const names[] = {"Student", "ID", "SIS User ID", "SIS Login ID", "Section"};
    (void)class;
    for (size_t i = 0; i < 5; i++) {
        cells_word(cells, names[i]);
    }
    cells_text(cells, grading->assignment);
    cells_end(cells);
    cells_word(cells, "    Points Possible");
    for (size_t i = 1; i < 5; i++) {
        cells_word(cells, "");
    }
    cells_number(cells, grading_most(grading), 2);
    cells_end(cells);
}

static void canvas_row(struct cells *cells, const struct class *class,
                       const struct grading *grading, const struct student *student)
{
    const struct roster_row *row = row_of(student);
    struct buffer name = {0};
    (void)class;
    words_add_name(&name, student);
    cells_text(cells, buffer_text(&name));
    cells_text(cells, row->id);
    cells_text(cells, row->sis_id);
    cells_text(cells, either(row->sis_login, student->login));
    cells_text(cells, row->section);
    cells_number(cells, grading_score(grading, student), 2);
    cells_end(cells);
    buffer_free(&name);
}

/* ---- Moodle ---- */

static void moodle_begin(struct cells *cells, const struct class *class,
                         const struct grading *grading)
{
    static const char *const names[] = {"identifier", "grade", "feedback", NULL};
    (void)class;
    (void)grading;
    put_header(cells, names);
}

static void moodle_row(struct cells *cells, const struct class *class,
                       const struct grading *grading, const struct student *student)
{
    const struct roster_row *row = row_of(student);
    struct buffer feedback = {0};
    (void)class;
    grading_add_feedback(&feedback, grading, student);
    cells_text(cells, either(row->identifier, either(row->email, student->login)));
    cells_number(cells, grading_score(grading, student), 2);
    cells_text(cells, buffer_text(&feedback));
    cells_end(cells);
    buffer_free(&feedback);
}

/* ---- nbgrader ---- */

static void nbgrader_begin(struct cells *cells, const struct class *class,
                           const struct grading *grading)
{
    static const char *const names[] = {
        "assignment", "duedate",   "timestamp",
        "student_id", "last_name", "first_name",
        "email",      "raw_score", "late_submission_penalty",
        "score",      "max_score", NULL,
    };
    (void)class;
    (void)grading;
    put_header(cells, names);
}

static void nbgrader_row(struct cells *cells, const struct class *class,
                         const struct grading *grading, const struct student *student)
{
    const struct roster_row *row = row_of(student);
    double score = grading_score(grading, student), raw = grading_raw(grading, student);
    (void)class;
    cells_text(cells, grading->assignment);
    put_time(cells, student->due_ms, true);
    put_time(cells, student->graded ? class_handed_ms(student->graded) : -1, true);
    cells_text(cells, student->login);
    cells_text(cells, row->last_name);
    cells_text(cells, row->first_name);
    cells_text(cells, row->email);
    cells_number(cells, raw, 2);
    cells_number(cells, raw - score, 2);
    cells_number(cells, score, 2);
    cells_number(cells, grading_most(grading), 2);
    cells_end(cells);
}

/* ---- everything that is known, in one table ---- */

static void csv_begin(struct cells *cells, const struct class *class, const struct grading *grading)
{
    static const char *const names[] = {
        "login",
        "name",
        "standing",
        "track",
        "variant",
        "part1",
        "part2",
        "part3",
        "finale",
        "finished",
        "parts",
        "score",
        "max_score",
        "calibration",
        "brier",
        "sure",
        "sure_right",
        "minutes",
        "first",
        "last",
        "runs",
        "hints",
        "versions",
        "late",
        "first_bad_record",
        "note",
        "verdict",
        "flags",
        "aims_met",
        "aims",
        "finale_aims_met",
        "finale_aims",
        "locks",
        "anchored",
        "replayed",
        "due",
        "days_late",
        "raw_score",
        "passed",
        "stress",
        NULL,
    };
    (void)class;
    (void)grading;
    put_header(cells, names);
}

static void csv_work(struct cells *cells, const struct summary *shown)
{
    const struct calibration *calibration = &shown->calibration;
    bool asked = calibration->revealed > 0;
    cells_number_if(cells, asked, calibration->marks, 0);
    cells_number_if(cells, asked, calibration->brier, 4);
    cells_number_if(cells, asked, (double)calibration->sure, 0);
    cells_number_if(cells, asked, (double)calibration->sure_right, 0);
    cells_number(cells, shown->work_s / 60, 1);
    put_time(cells, shown->first_ms, false);
    put_time(cells, shown->last_ms, false);
    cells_number(cells, (double)shown->runs, 0);
    cells_number(cells, (double)shown->hints, 0);
}

static void csv_verdict(struct cells *cells, const struct student *student,
                        const struct summary *shown)
{
    struct buffer flags = {0};
    words_add_flags(&flags, student->flags, true);
    cells_word(cells, words_judgement(student->verdict));
    cells_word(cells, buffer_text(&flags));
    cells_number_if(cells, shown->aims > 0, (double)shown->aims_met, 0);
    cells_number_if(cells, shown->aims > 0, (double)shown->aims, 0);
    cells_number_if(cells, shown->finale_aims > 0, (double)shown->finale_aims_met, 0);
    cells_number_if(cells, shown->finale_aims > 0, (double)shown->finale_aims, 0);
    cells_number_if(cells, student->graded, (double)student->locks, 0);
    cells_number_if(cells, student->graded, (double)student->anchored, 0);
    cells_word(cells, !student->graded ? "" : student->graded->other_model ? "no" : "yes");
    buffer_free(&flags);
}

static void csv_stress(struct cells *cells, const struct class *class, const struct summary *shown)
{
    struct buffer text = {0};
    if (shown->track >= 0) {
        stressed_add(&text, &class->catalog->tracks[shown->track], &shown->stressed);
    }
    cells_word(cells, buffer_text(&text));
    buffer_free(&text);
}

static void csv_row(struct cells *cells, const struct class *class, const struct grading *grading,
                    const struct student *student)
{
    static const struct summary nothing = {
        .variant = -1,
        .track = -1,
        .first_ms = -1,
        .last_ms = -1,
    };
    const struct summary *shown = student->shown ? student->shown : &nothing;
    bool bad = student->shown && shown->verdict != SUMMARY_SOUND;
    struct buffer name = {0};
    words_add_name(&name, student);
    cells_text(cells, student->login);
    cells_text(cells, buffer_text(&name));
    cells_word(cells, words_standing(student->standing));
    cells_word(cells, words_track(class, shown));
    cells_number_if(cells, shown->variant >= 0, shown->variant, 0);
    for (int part = 1; part <= PARTS; part++) {
        cells_word(cells, words_progress(shown, (enum sim_part)part));
    }
    cells_number(cells, (double)summary_finished(shown), 0);
    cells_number(cells, (double)summary_parts(), 0);
    cells_number(cells, grading_score(grading, student), 2);
    cells_number(cells, grading_most(grading), 2);
    csv_work(cells, shown);
    cells_number(cells, (double)student->version_count, 0);
    cells_word(cells, student->days_late > 0 ? "yes" : "no");
    cells_number_if(cells, bad, (double)shown->bad, 0);
    cells_text(cells, shown->why ? shown->why : "");
    csv_verdict(cells, student, shown);
    put_time(cells, student->due_ms, false);
    cells_number_if(cells, student->graded, (double)student->days_late, 0);
    cells_number(cells, grading_raw(grading, student), 2);
    cells_word(cells, grading_passed(grading, student));
    csv_stress(cells, class, shown);
    cells_end(cells);
    buffer_free(&name);
}

/* ---- all of it ---- */

const char *const gradebook_formats[] = {"canvas", "moodle", "nbgrader", "csv", NULL};

static const struct {
    void (*begin)(struct cells *, const struct class *, const struct grading *);
    void (*row)(struct cells *, const struct class *, const struct grading *,
                const struct student *);
    enum roster_kind own; /* the platform's own file; ROSTER_PLAIN: it has none */
    bool (*back)(struct buffer *, const struct class *, const struct grading *, struct buffer *);
} formats[] = {
    {canvas_begin, canvas_row, ROSTER_CANVAS, gradebook_back_canvas},
    {moodle_begin, moodle_row, ROSTER_WORKSHEET, gradebook_back_moodle},
    {nbgrader_begin, nbgrader_row, ROSTER_PLAIN, NULL},
    {csv_begin, csv_row, ROSTER_PLAIN, NULL},
};

bool gradebook_add(struct buffer *out, size_t format, const struct class *class,
                   const struct grading *grading, struct buffer *why)
{
    struct cells cells = {.out = out};
    if (formats[format].back && formats[format].own == class->roster.columns.kind) {
        return formats[format].back(out, class, grading, why);
    }
    formats[format].begin(&cells, class, grading);
    for (size_t i = 0; i < class->student_count; i++) {
        if (class->roster.count == 0 || class->students[i].row) {
            formats[format].row(&cells, class, grading, &class->students[i]);
        }
    }
    return true;
}
