/* Rosters as learning platforms export them, and the files that go back, read as their importers
 * do: each rule names where it comes from. */
#include "fixture.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../store/scratch.h"
#include "class/listing.h"
#include "store/csv.h"
#include "store/csv_table.h"

/* ---- rosters, untouched ---- */

/* Ada, Ben and Cleo, or the first of them, in what a platform wrote. */
struct exported {
    const char *what, *text;
    size_t students; /* of the three, in their order */
    size_t strays;
    enum roster_kind kind;
};

#define CANVAS_ROWS(comma, name)                                                           \
    "Student" comma "ID" comma "SIS User ID" comma "SIS Login ID" comma "Section" comma    \
    "Quiz (7)\r\n" comma comma comma comma comma                                           \
    "Manual Posting\r\n\"    Points Possible\"" comma comma comma comma comma              \
    "5\r\n\"Lovelace" name " Ada\"" comma "31" comma "N31" comma "ada" comma "Lab 1" comma \
    "4\r\n\"Student" name " Test\"" comma "99" comma comma "9f8e" comma "Lab 1" comma "\r\n"

static const struct exported exports[] = {
    {"our own", "login,name\nada,Ada\nben,Ben\ncleo,Cleo\n", 3, 0, ROSTER_PLAIN},
    {"capitals and blanks", "name,login\nAda,ADA\nBen, ben \nCleo,Cleo\n", 3, 0, ROSTER_PLAIN},
    {"empty lines", "login,name\n,\nada,Ada\n,,\nben,Ben\n\ncleo\n", 3, 0, ROSTER_PLAIN},
    {"Canvas", CANVAS_ROWS(",", ","), 1, 1, ROSTER_CANVAS},
    {"Canvas with semicolons", CANVAS_ROWS(";", ";"), 1, 1, ROSTER_CANVAS},
    {"Canvas with tabs", CANVAS_ROWS("\t", ","), 1, 1, ROSTER_CANVAS},
    {"Canvas, the test student without a login",
     "Student,ID,SIS User ID,SIS Login ID,Section\n\"Lovelace, Ada\",31,,ada@uni.example,A\n"
     "\"Student, Test\",99,,,A\n",
     1, 1, ROSTER_CANVAS},
    {"Canvas with two columns for the name",
     "LastName,FirstName,ID,SIS User ID,SIS Login ID,Section\nLovelace,Ada,31,,ada,A\n"
     "Student,Test,99,,,A\n",
     1, 1, ROSTER_CANVAS},
    {"Moodle's participants",
     "\"First name\",\"Last name\",\"Email address\",Groups\nAda,Lovelace,ada@uni.example,A\n"
     "Ben,Ali,BEN@uni.example,\nCleo,Roux,cleo@uni.example,\"A, B\"\n",
     3, 0, ROSTER_PLAIN},
    {"Moodle's participants in another language",
     "Vorname,Nachname,E-Mail-Adresse,Gruppen\nAda,Lovelace,ada@uni.example,A\n"
     "Ben,Ali,ben@uni.example,\nCleo,Roux,cleo@uni.example,A\n",
     3, 0, ROSTER_PLAIN},
    {"Moodle's worksheet",
     "Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,"
     "Last modified (submission),Last modified (grade),Feedback comments\n"
     "Participant 31,Ada Lovelace,ada@uni.example,\"No submission - \",,100.00,Yes,-,-,\n"
     "Participant 7,Ben Ali,ben@uni.example,Submitted,55.00,100.00,No,-,-,by hand\n"
     "Participant 8,Nemo,,,,100.00,Yes,-,-,\n",
     2, 1, ROSTER_WORKSHEET},
    {"Moodle's worksheet in another language, columns moved",
     "E-Mail-Adresse;Teilnehmerkennung;Status;Bewertung;Bestwertung;Zuletzt geändert (Bewertung)\n"
     "ada@uni.example;Teilnehmer/in31;-;;100,00;-\nben@uni.example;Teilnehmer/in7;-;55,00;100,00;-\n",
     2, 0, ROSTER_WORKSHEET},
    {"nbgrader's grades",
     "assignment,duedate,timestamp,student_id,last_name,first_name,email,raw_score,"
     "late_submission_penalty,score,max_score\nps1,,,ada,Lovelace,Ada,,1,0,1,2\n"
     "ps2,,,ada,Lovelace,Ada,,1,0,1,2\nps1,,,ben,Ali,Ben,,1,0,1,2\nps2,,,cleo,,,,,,,\n",
     3, 0, ROSTER_NBGRADER},
    {"nbgrader's students", "id,first_name,last_name,email\nada,Ada,L,\nben,B,A,\ncleo,C,R,\n", 3,
     0, ROSTER_PLAIN},
};

enum encoding { AS_IS, WITH_MARK, UTF16_LE, UTF16_BE, UTF16_LE_NO_MARK, ENCODINGS };

static void add_unit(struct buffer *out, unsigned unit, bool big)
{
    buffer_add_char(out, (char)(big ? unit >> 8 : unit & 255));
    buffer_add_char(out, (char)(big ? unit & 255 : unit >> 8));
}

/* The exports have characters of two bytes at most. */
static void encode(struct buffer *out, const char *text, enum encoding encoding)
{
    bool big = encoding == UTF16_BE;
    if (encoding <= WITH_MARK) {
        buffer_add_text(out, encoding == WITH_MARK ? "\xef\xbb\xbf" : "");
        buffer_add_text(out, text);
        return;
    }
    if (encoding != UTF16_LE_NO_MARK) {
        add_unit(out, 0xfeff, big);
    }
    for (const unsigned char *c = (const unsigned char *)text; *c; c++) {
        if (*c < 0x80) {
            add_unit(out, *c, big);
        } else {
            add_unit(out, (*c & 31U) << 6 | (c[1] & 63U), big);
            c++;
        }
    }
}

static void check_export(void **state, const struct exported *export, enum encoding encoding)
{
    static const char *const logins[] = {"ada", "ben", "cleo"};
    struct buffer bytes = {0};
    struct roster roster;
    struct fault_list faults = {0};
    const char *path = fixture_path(*state, "roster");
    encode(&bytes, export->text, encoding);
    scratch_write(path, bytes.bytes, bytes.length);
    bool good = roster_read(&roster, path, &faults);
    fault_print_all(&faults, stderr);
    if (!good || roster.count != export->students || roster.strays.count != export->strays ||
        roster.columns.kind != export->kind) {
        fail_msg("%s, encoding %d: %d, %zu students, %zu strays, kind %d", export->what,
                 (int)encoding, good, roster.count, roster.strays.count, (int)roster.columns.kind);
    }
    for (size_t i = 0; i < export->students; i++) {
        assert_true(roster_find(&roster, logins[i]) >= 0);
    }
    assert_int_equal(roster_find(&roster, "nemo"), -1);
    roster_free(&roster);
    fault_free(&faults);
    buffer_free(&bytes);
    fixture_drop(*state, "roster");
}

static void roster__takes_each_export__in_each_encoding(void **state)
{
    for (size_t i = 0; i < sizeof exports / sizeof exports[0]; i++) {
        for (int encoding = 0; encoding < ENCODINGS; encoding++) {
            check_export(state, &exports[i], (enum encoding)encoding);
        }
    }
}

/* ---- files that go back ---- */

static const struct grading grading = {
    .assignment = "Fleet lab", .points = 90, .term = GRADING_OPEN};

/* The class with this roster, and its gradebook of that format; false where it is refused. */
struct back {
    struct class class;
    struct buffer text, why;
    struct csv_table *given, *got;
};

static bool back_open(void **state, const char *roster, size_t format, struct back *back)
{
    struct fault_list faults = {0};
    const char *path = fixture_path(*state, "roster");
    *back = (struct back){.text = {0}};
    scratch_write(path, roster, strlen(roster));
    fixture_read(*state, path, &back->class);
    back->given = csv_table_read_foreign(path, &faults);
    bool good = gradebook_add(&back->text, format, &back->class, &grading, &back->why);
    if (good) {
        scratch_write(path, back->text.bytes, back->text.length);
        back->got = csv_table_read_foreign(path, &faults);
        assert_non_null(back->got);
    }
    fixture_drop(*state, "roster");
    return good;
}

static void back_close(struct back *back)
{
    class_free(&back->class);
    buffer_free(&back->text);
    buffer_free(&back->why);
    csv_table_free(back->given);
    csv_table_free(back->got);
}

/* The score of a student of the fixture, by the habit that made the ledger. */
static double due(void **state, size_t student)
{
    const struct fixture *fixture = *state;
    size_t finished = synthetic_truth(fixture->students[student].habit).finished;
    return finished == 0 ? (double)NAN : round(9000.0 * (double)finished / 3) / 100;
}

static void expect_grade(const char *got, double score, const char *was)
{
    char *end;
    if (isnan(score)) {
        assert_string_equal(got, was);
    } else {
        assert_true(fabs(strtod(got, &end) - score) < 0.001 && *end == '\0');
    }
}

#define CANVAS_HEAD "Student,ID,SIS User ID,SIS Login ID,Section,"
static const char canvas[] = CANVAS_HEAD
    "Quiz (7),Fleet lab (12),Final Score\n,,,,,,Manual Posting,\n"
    "\"    Points Possible\",,,,,5,90.0,(read only)\n"
    "\"Zero, Zoe\",1,N1,S00000,A,4,,80\n\"One, Otto\",2,N2,s00001,A,,71.5,\n"
    "\"Two, =x\",3,,s00002@uni.example,A,,EX,\n\"Gone, G\",4,N4,ghost,A,3,33,\n"
    "\"Student, Test\",9,,cafe,A,,,\n";

/* What its importer wants of a header, and takes for a student (Canvas LMS,
 * lib/gradebook_importer.rb): Student first, ID second, Section last before the assignments; points
 * in a row whose first cell has "Points Possible"; rows of blanks and Manual Posting are none. */
static void canvas_importer_takes(const struct csv_table *table, size_t students)
{
    size_t found = 0;
    assert_non_null(strstr(csv_table_name(table, 0), "Student"));
    assert_non_null(strstr(csv_table_name(table, 1), "ID"));
    assert_string_equal(csv_table_name(table, 2), "SIS User ID");
    assert_string_equal(csv_table_name(table, 3), "SIS Login ID");
    assert_non_null(strstr(csv_table_name(table, 4), "Section"));
    assert_int_equal(csv_table_columns(table), 6);
    for (size_t row = 0; row < csv_table_rows(table); row++) {
        const char *first = csv_table_cell(table, row, 0), *grade = csv_table_cell(table, row, 5);
        bool points = strstr(first, "Points Possible") != NULL;
        bool empty = !*first && (!*grade || strcmp(grade, "Manual Posting") == 0);
        if (points) {
            assert_true(fabs(strtod(grade, NULL) - 90) < 0.001); /* else it changes them */
        }
        found += !points && !empty;
    }
    assert_int_equal(found, students);
}

static void canvas__goes_back__and_takes_no_grade_away(void **state)
{
    struct back back;
    assert_true(back_open(state, canvas, 0, &back));
    canvas_importer_takes(back.got, 5);
    assert_string_equal(csv_table_name(back.got, 5), "Fleet lab (12)");
    for (size_t row = 0; row < csv_table_rows(back.given); row++) {
        for (size_t column = 1; column < 5; column++) {
            assert_string_equal(csv_table_cell(back.got, row, column),
                                csv_table_cell(back.given, row, column));
        }
        bool fixed = row < 2 || row > 4;
        expect_grade(csv_table_cell(back.got, row, 5), fixed ? (double)NAN : due(state, row - 2),
                     csv_table_cell(back.given, row, 6));
    }
    back_close(&back);
}

static void canvas__is_refused__where_its_column_is_another(void **state)
{
    static const struct {
        const char *points, *why;
    } cases[] = {{"10", "worth 10 points there and 90 here"},
                 {"(read only)", "as read only"},
                 {"", "no number of points"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buffer roster = {0};
        struct back back;
        buffer_add_format(&roster,
                          CANVAS_HEAD "Fleet lab (12)\n\"    Points Possible\",,,,,%s\n"
                                      "\"Zero, Zoe\",1,N1,s00000,A,\n",
                          cases[i].points);
        assert_false(back_open(state, buffer_text(&roster), 0, &back));
        assert_non_null(strstr(buffer_text(&back.why), cases[i].why));
        back_close(&back);
        buffer_free(&roster);
    }
}

static void canvas__gets_a_new_column__in_the_importers_order(void **state)
{
    struct back back;
    assert_true(back_open(state,
                          "Section,SIS Login ID,Student,ID,SIS User ID\n,,\"    Points "
                          "Possible\",,\nA,s00000,\"Zero, Zoe\",1,N1\n",
                          0, &back));
    canvas_importer_takes(back.got, 1);
    assert_string_equal(csv_table_name(back.got, 5), "Fleet lab");
    expect_grade(csv_table_cell(back.got, 1, 5), due(state, 0), "");
    back_close(&back);
}

static const char worksheet[] =
    "Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,"
    "Last modified (submission),Last modified (grade),Feedback comments\n"
    "Participant 31,Zoe Zero,s00000@uni.example,\"No submission - \",,90.00,Yes,-,-,\n"
    "Participant 7,Otto One,s00001@uni.example,,12.00,90.00,Yes,\"1 May 2026, 8:00 AM\",-,"
    "\"two\nlines\"\n"
    "Participant 9,Tom Two,S00002@uni.example,,8.00,90.00,No,-,-,kept\n"
    "Participant 4,Gus Gone,ghost@uni.example,,,90.00,Yes,-,-,= also kept\n"
    "Participant 5,Nemo,,,,90.00,Yes,-,-,\n";

/* What Moodle's importer does with a row (mod/assign/feedback/offline/importgradeslib.php and
 * importgradesform.php): it finds three columns by their names, the participant by the number
 * behind the word, skips an empty grade or one above the most, and takes any feedback that differs
 * from what it has, whatever the grade. */
static void moodle__goes_back__with_exactly_its_columns(void **state)
{
    struct back back;
    assert_true(back_open(state, worksheet, 1, &back));
    size_t columns = csv_table_columns(back.given);
    assert_int_equal(csv_table_columns(back.got), columns);
    assert_int_equal(csv_table_rows(back.got), csv_table_rows(back.given));
    for (size_t i = 0; i < columns; i++) {
        assert_string_equal(csv_table_name(back.got, i), csv_table_name(back.given, i));
    }
    for (size_t row = 0; row < csv_table_rows(back.given); row++) {
        double score = row < 2 ? due(state, row) : (double)NAN;
        for (size_t i = 0; i < columns; i++) {
            const char *was = csv_table_cell(back.given, row, i);
            const char *is = csv_table_cell(back.got, row, i);
            if (strcmp(csv_table_name(back.given, i), "Grade") == 0) {
                expect_grade(is, score, was);
                assert_true(strtod(is, NULL) <= 90);
            } else if (i == columns - 1 && row == 0 && !isnan(score)) {
                assert_non_null(strstr(is, "parts finished."));
            } else {
                assert_string_equal(is, was);
            }
        }
    }
    back_close(&back);
}

static void moodle__is_refused__with_another_most_or_a_scale(void **state)
{
    static const struct {
        const char *most, *why;
    } cases[] = {{"100.00", "worth 100 points there and 90 here"},
                 {"Good (scale)", "no number of points"}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct buffer roster = {0};
        struct back back;
        buffer_add_format(&roster,
                          "Identifier,Email address,Grade,Maximum Grade\n"
                          "Participant 1,s00000@x.org,,%s\n",
                          cases[i].most);
        assert_false(back_open(state, buffer_text(&roster), 1, &back));
        assert_non_null(strstr(buffer_text(&back.why), cases[i].why));
        back_close(&back);
        buffer_free(&roster);
    }
}

static void moodle__goes_back__in_another_language(void **state)
{
    struct back back;
    assert_true(back_open(state,
                          "Kennung;E-Mail;Status;Note;Bestnote;Rückmeldung\n"
                          "Teilnehmer/in 31;s00000@uni.example;-;;90,00;\n"
                          "Teilnehmer/in 32;nobody@uni.example;-;12,00;90,00;x\n",
                          1, &back));
    expect_grade(csv_table_text(back.got, 0, "Note"), due(state, 0), "");
    assert_string_equal(csv_table_text(back.got, 0, "Rückmeldung"), "");
    assert_string_equal(csv_table_text(back.got, 1, "Note"), "12,00");
    back_close(&back);
}

/* ---- who can't be matched, and who has nothing yet ---- */

static void listing__names_once__who_cant_be_matched(void **state)
{
    struct back back;
    struct buffer text = {0};
    assert_true(back_open(state, worksheet, 1, &back));
    listing_add_text(&text, &back.class, &grading);
    const char *line = strstr(buffer_text(&text), "  line 7: Nemo: has no login");
    assert_non_null(line);
    assert_null(strstr(strchr(line, '\n'), "Nemo"));
    buffer_free(&text);
    back_close(&back);
}

static void grading__gives_nobody_a_zero__while_work_may_come_in(void **state)
{
    static const struct mark none = {.login = "x", .points = 0, .feedback = ""};
    struct mark items[] = {none};
    const struct marks marks = {.items = items, .count = 1};
    const struct student student = {.login = "x", .standing = STANDING_ABSENT};
    struct grading one = {.assignment = "x", .points = 9, .term = GRADING_OPEN};
    (void)state;
    assert_true(isnan(grading_score(&one, &student)));
    one.term = GRADING_ENDLESS;
    assert_true(isnan(grading_score(&one, &student)));
    one.marks = &marks; /* a person has given the 0 */
    assert_true(grading_score(&one, &student) == 0);
    one = (struct grading){.assignment = "x", .points = 9, .term = GRADING_DUE};
    assert_true(grading_score(&one, &student) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(roster__takes_each_export__in_each_encoding),
        cmocka_unit_test(canvas__goes_back__and_takes_no_grade_away),
        cmocka_unit_test(canvas__is_refused__where_its_column_is_another),
        cmocka_unit_test(canvas__gets_a_new_column__in_the_importers_order),
        cmocka_unit_test(moodle__goes_back__with_exactly_its_columns),
        cmocka_unit_test(moodle__is_refused__with_another_most_or_a_scale),
        cmocka_unit_test(moodle__goes_back__in_another_language),
        cmocka_unit_test(listing__names_once__who_cant_be_matched),
        cmocka_unit_test(grading__gives_nobody_a_zero__while_work_may_come_in),
    };
    return cmocka_run_group_tests(tests, fixture_make, fixture_remove);
}
