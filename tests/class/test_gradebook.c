/* Gradebooks, read back as an importer would. */
#include "fixture.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../store/scratch.h"
#include "class/cells.h"
#include "class/listing.h"
#include "store/csv.h"
#include "store/number.h"

/* The header, then a row a student: those of the fixture, whose names a roster spells. */
struct book {
    struct buffer text;
    struct class class;
    struct marks marks;
};

static const char hard_names[] =
    "login,name,last_name,first_name,email,id,sis_id,sis_login,section,identifier\n"
    "s00000,\"Müller, Jörg \"\"J\"\"\",Müller,Jörg,j@x.org,11,S-11,s00000,A,Participant 11\n"
    "s00001,=HYPERLINK('x'),=1+1,+2,@me,-3,\"=cmd|' /C calc'!A0\",s00001,-B,+4\n"
    "s00002,李 伟,李,伟,,12,,s00002,\"A, 2\",\n"
    "ghost,\"Ghost, A\",Ghost,A,g@x.org,13,S-13,ghost,A,Participant 13\n";

static void book_open(const struct fixture *fixture, size_t format, struct book *book)
{
    static const char marks[] = "login,mark,feedback\ns00000,8.5,\"=good, clear\"\nghost,1,\n";
    struct fault_list faults = {0};
    const char *path = fixture_path(fixture, "roster");
    *book = (struct book){.marks = {0}};
    scratch_write(path, hard_names, sizeof hard_names - 1);
    fixture_read(fixture, path, &book->class);
    fixture_drop(fixture, "roster");
    path = fixture_path(fixture, "marks");
    scratch_write(path, marks, sizeof marks - 1);
    assert_true(marks_read(&book->marks, path, fixture->catalog, 10, &faults));
    fixture_drop(fixture, "marks");
    const struct grading grading = {
        .assignment = "Fleet lab (4711)",
        .points = 90,
        .written = 10,
        .marks = &book->marks,
    };
    struct buffer why = {0};
    assert_true(gradebook_add(&book->text, format, &book->class, &grading, &why));
}

static void book_close(struct book *book)
{
    class_free(&book->class);
    marks_free(&book->marks);
    buffer_free(&book->text);
}

/* Row NUMBER (0: the header) joined by |. */
static const char *row(const struct book *book, size_t number, char joined[1000])
{
    struct csv_reader *reader = csv_reader_new(book->text.bytes, book->text.length);
    struct csv_row cells;
    joined[0] = '\0';
    for (size_t i = 0; i <= number; i++) {
        assert_int_equal(csv_reader_next(reader, &cells), 1);
    }
    for (size_t i = 0; i < cells.count; i++) {
        size_t length = strlen(joined);
        snprintf(joined + length, 1000 - length, "%s%s", i ? "|" : "", cells.cells[i]);
    }
    csv_reader_free(reader);
    return joined;
}

static double score_of(const struct fixture *fixture, size_t student, double mark)
{
    return 90.0 * (double)synthetic_truth(fixture->students[student].habit).finished / 3 + mark;
}

static void expect(const struct book *book, size_t number, const char *format, double score)
{
    char joined[1000], wanted[1000], text[NUMBER_ROOM];
    snprintf(wanted, sizeof wanted, format, number_short(round(score * 100) / 100, text));
    assert_string_equal(row(book, number, joined), wanted);
}

/* Canvas LMS, lib/gradebook_importer.rb: the columns of a student, then "Title (id)"; a row whose
 * first cell has "Points Possible" says what each is worth. */
static void canvas__has_the_importers_rows__and_guards_names(void **state)
{
    struct book book;
    char joined[1000];
    book_open(*state, 0, &book);
    assert_string_equal(row(&book, 0, joined),
                        "Student|ID|SIS User ID|SIS Login ID|Section|Fleet lab (4711)");
    assert_string_equal(row(&book, 1, joined), "    Points Possible|||||100");
    expect(&book, 2, "Ghost, A|13|S-13|ghost|A|%s", 1);
    expect(&book, 3, "Müller, Jörg \"J\"|11|S-11|s00000|A|%s", score_of(*state, 0, 8.5));
    expect(&book, 4, "'=HYPERLINK('x')|'-3|'=cmd|' /C calc'!A0|s00001|'-B|%s",
           score_of(*state, 1, 0));
    expect(&book, 5, "李 伟|12||s00002|A, 2|%s", score_of(*state, 2, 0));
    book_close(&book);
}

/* Moodle, grade/import/csv: any columns, which a person maps; the offline worksheet, which no
 * person maps, is test_roster's. */
static void moodle__has_identifier_grade_and_feedback(void **state)
{
    struct book book;
    char joined[1000];
    book_open(*state, 1, &book);
    assert_string_equal(row(&book, 0, joined), "identifier|grade|feedback");
    assert_string_equal(row(&book, 1, joined), "Participant 13|1|never started.");
    assert_ptr_equal(strstr(row(&book, 2, joined), "Participant 11|"), joined);
    assert_non_null(strstr(joined, "(not marked)"));
    assert_non_null(strstr(joined, "=good, clear"));
    assert_ptr_equal(strstr(row(&book, 3, joined), "'+4|"), joined);
    assert_ptr_equal(strstr(row(&book, 4, joined), "s00002|"), joined);
    book_close(&book);
}

/* nbgrader, nbgrader/plugins/export.py: the columns of its own export. */
static void nbgrader__has_its_eleven_columns(void **state)
{
    struct book book;
    char joined[1000];
    book_open(*state, 2, &book);
    assert_string_equal(row(&book, 0, joined),
                        "assignment|duedate|timestamp|student_id|last_name|first_name|email|"
                        "raw_score|late_submission_penalty|score|max_score");
    assert_string_equal(row(&book, 1, joined),
                        "Fleet lab (4711)|||ghost|Ghost|A|g@x.org|1|0|1|100");
    row(&book, 2, joined);
    assert_ptr_equal(strstr(joined, "Fleet lab (4711)||2026-01-0"), joined);
    assert_non_null(strstr(joined, "000|s00000|Müller|Jörg|j@x.org|"));
    assert_non_null(strstr(row(&book, 3, joined), "|s00001|'=1+1|'+2|'@me|"));
    book_close(&book);
}

static void csv__says_all_that_is_known(void **state)
{
    struct book book;
    char joined[1000];
    book_open(*state, 3, &book);
    assert_ptr_equal(strstr(row(&book, 0, joined), "login|name|standing|track|variant|"), joined);
    assert_ptr_equal(strstr(row(&book, 1, joined), "ghost|Ghost, A|never started||"), joined);
    assert_ptr_equal(strstr(row(&book, 2, joined), "s00000|Müller, Jörg \"J\"|graded|"), joined);
    book_close(&book);
}

/* Whoever is not on the roster is not in a gradebook, which would refuse the whole file. */
static void gradebook__holds_the_roster__and_nobody_else(void **state)
{
    for (size_t format = 0; gradebook_formats[format]; format++) {
        struct book book;
        struct csv_row cells;
        size_t rows = 0;
        book_open(*state, format, &book);
        struct csv_reader *reader = csv_reader_new(book.text.bytes, book.text.length);
        while (csv_reader_next(reader, &cells) == 1) {
            rows++;
        }
        assert_int_equal(rows, format == 0 ? 6 : 5);
        csv_reader_free(reader);
        book_close(&book);
    }
}

static void grading__leaves_open__what_a_person_must_look_at(void **state)
{
    static const enum standing open[] = {STANDING_DAMAGED, STANDING_FOREIGN, STANDING_ELSEWHERE,
                                         STANDING_DEMO};
    const struct grading grading = {.assignment = "x", .points = 100};
    (void)state;
    for (size_t i = 0; i < sizeof open / sizeof open[0]; i++) {
        const struct student student = {.login = "x", .standing = open[i]};
        assert_true(isnan(grading_score(&grading, &student)));
    }
}

static void grading__takes__what_a_late_day_loses(void **state)
{
    const struct fixture *fixture = *state;
    const struct policy policy = {.penalty = 15, .pass = 70};
    const struct grading grading = {.assignment = "x", .points = 100, .policy = &policy};
    struct class class;
    fixture_read(fixture, NULL, &class);
    size_t whole = 0;
    while (whole < class.student_count && !(grading_raw(&grading, &class.students[whole]) == 100)) {
        whole++;
    }
    assert_true(whole < class.student_count);
    struct student student = class.students[whole];
    static const struct {
        size_t days;
        double score;
        const char *passed;
    } cases[] = {{0, 100, "yes"}, {1, 85, "yes"}, {2, 70, "yes"}, {3, 55, "no"}, {7, 0, "no"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        student.days_late = cases[i].days;
        assert_true(fabs(grading_score(&grading, &student) - cases[i].score) < 1e-9);
        assert_true(grading_raw(&grading, &student) == 100);
        assert_string_equal(grading_passed(&grading, &student), cases[i].passed);
    }
    class_free(&class);
}

static void listing__tells_a_mark__that_nobody_gets(void **state)
{
    struct class class;
    struct buffer text = {0};
    const struct mark mark = {.login = "s0000l", .points = 1, .feedback = ""};
    struct mark items[] = {mark};
    const struct marks marks = {.items = items, .count = 1};
    const struct grading grading = {
        .assignment = "x", .points = 90, .written = 10, .marks = &marks};
    fixture_read(*state, NULL, &class);
    listing_add_text(&text, &class, &grading);
    assert_non_null(strstr(buffer_text(&text), "A mark for nobody in the class: s0000l\n"));
    class_free(&class);
    buffer_free(&text);
}

static void marks__refuses__what_is_out_of_range(void **state)
{
    static const char *const bad[] = {"login,mark\nada,11\n", "login,mark\nada,-1\n",
                                      "login,mark\nada,much\n", "login,mark\nada,1\nada,2\n",
                                      "login\nada\n"};
    const struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct marks marks;
        struct fault_list faults = {0};
        const char *path = fixture_path(*state, "marks");
        scratch_write(path, bad[i], strlen(bad[i]));
        assert_false(marks_read(&marks, path, fixture->catalog, 10, &faults));
        assert_int_equal(faults.count, 1);
        marks_free(&marks);
        fault_free(&faults);
    }
    fixture_drop(*state, "marks");
}

static void cells__are_no_formulas(void **state)
{
    static const char *const cases[][2] = {
        {"=1+1", "'=1+1"}, {"+1", "'+1"},
        {"-1", "'-1"},     {"@SUM(A1)", "'@SUM(A1)"},
        {"  =1", "'  =1"}, {"\t=1", "' =1"},
        {"\r=1", "?=1"},   {"\uff1d1", "'\uff1d1"},
        {"a=b", "a=b"},    {"x, \"y\"", "\"x, \"\"y\"\"\""},
        {"a\nb", "a / b"}, {"\033[2J", "?[2J"},
        {"", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buffer out = {0};
        struct cells cells = {.out = &out};
        cells_text(&cells, cases[i][0]);
        assert_string_equal(buffer_text(&out), cases[i][1]);
        buffer_free(&out);
    }
}

static void cells__come_back__as_they_were(void **state)
{
    static const char *const texts[] = {
        "",         "'",        "=1+1", "'=1+1",      "''=1",    "- good",
        "'quoted'", "a\nb",     "\n=1", "@x\n=y",     "\uff1d1", " leading and trailing ",
        "\"",       "a;b\tc,d", "1,5",  "'- a\n'- b", "--",      "'a",
        "\t=1",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct buffer out = {0}, back = {0};
        struct cells cells = {.out = &out};
        struct csv_row row;
        cells_word(&cells, "x");
        cells_lines(&cells, texts[i]);
        cells_end(&cells);
        struct csv_reader *reader = csv_reader_new(buffer_text(&out), out.length);
        assert_int_equal(csv_reader_next(reader, &row), 1);
        assert_null(strchr("=+-@", *row.cells[1] ? *row.cells[1] : '.'));
        cells_undo(&back, row.cells[1]);
        assert_string_equal(buffer_text(&back), texts[i]);
        csv_reader_free(reader);
        buffer_free(&out);
        buffer_free(&back);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(canvas__has_the_importers_rows__and_guards_names),
        cmocka_unit_test(moodle__has_identifier_grade_and_feedback),
        cmocka_unit_test(nbgrader__has_its_eleven_columns),
        cmocka_unit_test(csv__says_all_that_is_known),
        cmocka_unit_test(gradebook__holds_the_roster__and_nobody_else),
        cmocka_unit_test(grading__leaves_open__what_a_person_must_look_at),
        cmocka_unit_test(grading__takes__what_a_late_day_loses),
        cmocka_unit_test(listing__tells_a_mark__that_nobody_gets),
        cmocka_unit_test(marks__refuses__what_is_out_of_range),
        cmocka_unit_test(cells__are_no_formulas),
        cmocka_unit_test(cells__come_back__as_they_were),
    };
    return cmocka_run_group_tests(tests, fixture_make, fixture_remove);
}
