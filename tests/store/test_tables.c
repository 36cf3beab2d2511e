/* Tests of the readers of data: every trap of iniparser and libcsv, with the line it names. */
#include "scratch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/csv.h"
#include "store/csv_table.h"
#include "store/ini.h"

/* ---- ini ---- */

static struct ini *read_ini(void **state, const char *text, struct fault_list *faults)
{
    const char *path = scratch_path(state, "t.ini");

    scratch_write(path, text, strlen(text));
    return ini_read(path, faults);
}

static void ini__gives__values_lines_and_order(void **state)
{
    struct fault_list faults = {0};
    struct ini *ini = read_ini(state,
                               "# comment\n"
                               "[Fleet]\r\n"
                               "Nodes = 1e-3   ; a comment\n"
                               "empty =\n"
                               "name = fat tree\n"
                               "\n"
                               "[other]\n"
                               "async = on\n"
                               "bad = abc",
                               &faults);
    double number = 0;

    assert_non_null(ini);
    ini_confirm(ini, &faults);
    assert_int_equal(faults.count, 0);
    assert_string_equal(ini_string(ini, "fleet", "name"), "fat tree");
    assert_string_equal(ini_string(ini, "FLEET", "Empty"), "");
    assert_null(ini_string(ini, "fleet", "absent"));
    assert_null(ini_string(ini, "absent", "name"));
    assert_int_equal(ini_number(ini, "fleet", "nodes", &number, &faults), 1);
    assert_true(number == 1e-3);
    assert_int_equal(ini_number(ini, "fleet", "absent", &number, &faults), 0);
    assert_int_equal(faults.count, 0);
    assert_int_equal(ini_number(ini, "other", "bad", &number, &faults), -1);
    assert_int_equal(ini_number(ini, "fleet", "empty", &number, &faults), -1);
    assert_int_equal(faults.count, 2);
    assert_int_equal(faults.items[0].line, 9);
    assert_string_equal(faults.items[0].key, "bad");
    assert_non_null(strstr(faults.items[0].text, "\"abc\" is not a number; "));
    assert_int_equal(faults.items[1].line, 4);
    assert_string_equal(ini_section(ini, 1), "other");
    assert_null(ini_section(ini, 2));
    assert_string_equal(ini_key(ini, "fleet", 2), "name");
    assert_null(ini_key(ini, "fleet", 3));
    assert_int_equal(ini_line(ini, "fleet", "nodes"), 3);
    assert_int_equal(ini_line(ini, "other", NULL), 7);
    assert_int_equal(ini_line(ini, "other", "nodes"), 0);
    ini_free(ini);
    fault_free(&faults);
}

static void ini__keeps_apart__a_key_and_a_section_of_one_name(void **state)
{
    struct fault_list faults = {0};
    struct ini *ini = read_ini(state, "[a]\nb = 1\n[b]\na = 2\n", &faults);
    double number = 0;

    assert_non_null(ini);
    assert_int_equal(ini_number(ini, "b", "a", &number, &faults), 1);
    assert_true(number == 2);
    assert_int_equal(ini_number(ini, "b", "b", &number, &faults), 0);
    ini_free(ini);
}

static void ini__names__each_fault_with_its_line(void **state)
{
    static const struct {
        const char *text;
        size_t line;
        const char *what;
    } cases[] = {
        {"\xef\xbb\xbf[a]\n", 1, "byte-order mark"},
        {"[a]\nx\n", 2, "neither [section] nor key = value"},
        {"[a\nx=1\n", 1, "no ]"},
        {"[a] ; note\n", 1, "no ]"},
        {"[]\n", 1, "needs a name"},
        {"[a:b]\n", 1, "needs a name"},
        {"x = 1\n[a]\n", 1, "before the first section"},
        {"[a]\nx = 1\n\nX = 2\n", 4, "stands twice, first on line 2"},
        {"[a]\n[b]\n[A]\n", 3, "stands twice, first on line 1"},
        {"[a]\n = 1\n", 2, "a key needs a name"},
        {"[a]\nb:c = 1\n", 2, "a key needs a name"},
        {"[a]\nx = \"1\"\n", 2, "quoted"},
        {"[a]\nx = '1'\n", 2, "quoted"},
        {"[a]\nx = 1\\\ny = 2\n", 2, "backslash"},
        {"[a]\n# swallows \\\ny = 2\n", 2, "backslash"},
        {"[a]\nx = a;b\n", 2, "ends at ; or #"},
        {"[a]\nx = #1\n", 2, "ends at ; or #"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct fault_list faults = {0};

        if (read_ini(state, cases[i].text, &faults) != NULL) {
            fail_msg("case %zu was accepted", i);
        }
        assert_true(faults.count >= 1);
        assert_int_equal(faults.items[0].line, cases[i].line);
        assert_non_null(strstr(faults.items[0].text, cases[i].what));
        assert_non_null(strstr(faults.items[0].text, "; "));
        fault_free(&faults);
    }
}

static void ini__reports__every_fault_of_a_file(void **state)
{
    struct fault_list faults = {0};

    assert_null(read_ini(state, "x=1\n[a]\njunk\ny=\"q\"\n", &faults));
    assert_int_equal(faults.count, 3);
    fault_free(&faults);
}

static void ini__bounds__lines_keys_and_files(void **state)
{
    struct fault_list faults = {0};
    struct buffer text = {0};

    buffer_add_text(&text, "[a]\nx = ");
    for (int i = 0; i < INI_LINE_MAX - 4; i++) {
        buffer_add_char(&text, 'y');
    }
    struct ini *longest = read_ini(state, buffer_text(&text), &faults);

    assert_non_null(longest);
    assert_int_equal(strlen(ini_string(longest, "a", "x")), INI_LINE_MAX - 4);
    ini_free(longest);
    buffer_add_text(&text, "y\n");
    assert_null(read_ini(state, buffer_text(&text), &faults));
    assert_int_equal(faults.items[0].line, 2);
    assert_non_null(strstr(faults.items[0].text, "more than 1000 bytes"));
    fault_free(&faults);

    buffer_cut(&text, 4);
    for (int i = 0; i < INI_KEYS_MAX; i++) {
        buffer_add_format(&text, "k%d=1\n", i);
    }
    assert_null(read_ini(state, buffer_text(&text), &faults));
    assert_int_equal(faults.count, 1);
    assert_int_equal(faults.items[0].line, INI_KEYS_MAX + 1);
    fault_free(&faults);

    while (text.length <= INI_FILE_MAX) {
        buffer_add_text(&text, "; a comment that fills the file up to more than it may have\n");
    }
    assert_null(read_ini(state, buffer_text(&text), &faults));
    assert_non_null(strstr(faults.items[0].text, "has more than"));
    fault_free(&faults);
    buffer_free(&text);
}

static void ini__refuses__what_is_no_file(void **state)
{
    struct fault_list faults = {0};
    const char *fifo = scratch_path(state, "fifo");

    assert_null(ini_read(*state, &faults));
    assert_non_null(strstr(faults.items[0].text, "not a regular file"));
    assert_null(ini_read(scratch_path(state, "absent.ini"), &faults));
    assert_non_null(strstr(faults.items[1].text, "can't be opened"));
    assert_int_equal(mkfifo(fifo, 0600), 0);
    assert_null(ini_read(fifo, &faults)); /* and doesn't hang */
    assert_non_null(strstr(faults.items[2].text, "not a regular file"));
    scratch_write(scratch_path(state, "nul.ini"), "[a]\nx=\0\n", 8);
    assert_null(ini_read(scratch_path(state, "nul.ini"), &faults));
    assert_int_equal(faults.items[3].line, 2);
    assert_non_null(strstr(faults.items[3].text, "NUL"));
    fault_free(&faults);
}

/* A file that changes under the reader stands for one that iniparser reads in another way. */
static void ini__is_confirmed__where_iniparser_reads_the_same(void **state)
{
    static const char other[] = "[a]\nx = 1\ny = three\n";
    struct fault_list faults = {0};
    struct ini *ini = read_ini(state, "[a]\nx = 1\ny = 2\n[b]\nx = 1\n", &faults);

    assert_non_null(ini);
    scratch_write(scratch_path(state, "t.ini"), other, strlen(other));
    ini_confirm(ini, &faults);
    assert_int_equal(faults.count, 2);
    assert_int_equal(faults.items[0].line, 3);
    assert_string_equal(faults.items[0].key, "y");
    assert_non_null(strstr(faults.items[0].text, "was not understood; "));
    assert_int_equal(faults.items[1].line, 5);
    unlink(scratch_path(state, "t.ini"));
    ini_confirm(ini, &faults);
    assert_int_equal(faults.count, 3);
    assert_non_null(strstr(faults.items[2].text, "can't be parsed; "));
    ini_free(ini);
    fault_free(&faults);
}

/* ---- csv ---- */

static struct csv_table *read_table(void **state, const char *text, struct fault_list *faults)
{
    const char *path = scratch_path(state, "t.csv");

    scratch_write(path, text, strlen(text));
    return csv_table_read(path, faults);
}

static void csv__gives__cells_columns_and_lines(void **state)
{
    static const char *const wanted[] = {"id", "value", NULL};
    static const char *const missing[] = {"id", "source", NULL};
    struct fault_list faults = {0};
    struct csv_table *table = read_table(state,
                                         "id,value,text\r\n"
                                         "a, 1.5 ,\"one\ntwo, \"\"three\"\"\"\n"
                                         "\n"
                                         "b,,\n"
                                         "c,x,last",
                                         &faults);
    double number = 0;

    assert_non_null(table);
    assert_int_equal(csv_table_rows(table), 3);
    assert_int_equal(csv_table_columns(table), 3);
    assert_string_equal(csv_table_name(table, 2), "text");
    assert_null(csv_table_name(table, 3));
    assert_string_equal(csv_table_text(table, 0, "text"), "one\ntwo, \"three\"");
    assert_string_equal(csv_table_cell(table, 1, 0), "b");
    assert_string_equal(csv_table_text(table, 2, "text"), "last");
    assert_null(csv_table_cell(table, 3, 0));
    assert_null(csv_table_text(table, 0, "absent"));
    assert_int_equal(csv_table_line(table, 0), 2);
    assert_int_equal(csv_table_line(table, 1), 5);
    assert_int_equal(csv_table_line(table, 2), 6);
    assert_int_equal(csv_table_number(table, 0, "value", &number, &faults), 1);
    assert_true(number == 1.5);
    assert_int_equal(csv_table_number(table, 1, "value", &number, &faults), 0);
    assert_int_equal(csv_table_number(table, 2, "value", &number, &faults), -1);
    assert_int_equal(faults.items[0].line, 6);
    assert_string_equal(faults.items[0].key, "value");
    assert_int_equal(csv_table_find(table, "id", "c"), 2);
    assert_int_equal(csv_table_find(table, "id", "d"), -1);
    assert_int_equal(csv_table_find(table, "absent", "c"), -1);
    assert_true(csv_table_require(table, wanted, &faults));
    assert_false(csv_table_require(table, missing, &faults));
    assert_int_equal(faults.count, 2);
    assert_string_equal(faults.items[1].key, "source");
    csv_table_free(table);
    fault_free(&faults);
}

static void csv__names__each_fault_with_its_line(void **state)
{
    static const struct {
        const char *text;
        size_t line;
        const char *what;
    } cases[] = {
        {"", 1, "no header"},
        {"\n \n", 1, "no header"},
        {"\xef\xbb\xbf"
         "a,b\n",
         1, "byte-order mark"},
        {"a,b,a\n", 1, "names two columns"},
        {"a,,c\n", 1, "column 2 has no name"},
        {"a,b\n1\n", 2, "the row has 1 cells, the header 2"},
        {"a,b\n1,2\n1,2,3\n", 3, "the row has 3 cells"},
        {"a,b\n1,2\n1,\"open\nto the end\n", 3, "never closed"},
        {"a,b\n1,x\"y\"\n", 2, "a quote stands where none may"},
        {"a,b\n1,\"x\"y\n", 2, "a quote stands where none may"},
        {"a,b\n\"one\ntwo\",2\n1,\"x\"y\n", 4, "a quote stands where none may"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct fault_list faults = {0};

        if (read_table(state, cases[i].text, &faults) != NULL) {
            fail_msg("case %zu was accepted", i);
        }
        assert_true(faults.count >= 1);
        assert_int_equal(faults.items[0].line, cases[i].line);
        assert_non_null(strstr(faults.items[0].text, cases[i].what));
        assert_non_null(strstr(faults.items[0].text, "; "));
        fault_free(&faults);
    }
}

static void csv__reports__every_ragged_row(void **state)
{
    struct fault_list faults = {0};

    assert_null(read_table(state, "a,b\n1\n1,2\n1,2,3\n4\n", &faults));
    assert_int_equal(faults.count, 3);
    assert_int_equal(faults.items[2].line, 5);
    fault_free(&faults);
}

static void csv__bounds__rows_and_cells(void **state)
{
    struct fault_list faults = {0};
    struct buffer text = {0};

    for (int i = 0; i < CSV_CELLS_MAX + 10; i++) {
        buffer_add_format(&text, "c%d,", i);
    }
    assert_null(read_table(state, buffer_text(&text), &faults));
    assert_non_null(strstr(faults.items[0].text, "too many cells"));
    buffer_cut(&text, 0);
    buffer_add_text(&text, "a\n\"");
    while (text.length <= CSV_ROW_MAX + 10) {
        buffer_add_text(&text, "a line in a quote that nobody closed before it was too late\n");
    }
    assert_null(read_table(state, buffer_text(&text), &faults));
    assert_int_equal(faults.items[1].line, 2);
    assert_non_null(strstr(faults.items[1].text, "too long"));
    scratch_write(scratch_path(state, "n.csv"), "a,b\n1,\0\n", 8);
    assert_null(csv_table_read(scratch_path(state, "n.csv"), &faults));
    assert_int_equal(faults.items[2].line, 2);
    assert_non_null(strstr(faults.items[2].text, "NUL"));
    assert_null(csv_table_read(*state, &faults));
    assert_non_null(strstr(faults.items[3].text, "not a regular file"));
    fault_free(&faults);
    buffer_free(&text);
}

static void csv__writes__what_it_reads(void **state)
{
    static const char *const cells[] = {"plain",      "",   " edges ", "a,b",  "say \"x\"",
                                        "two\nlines", "\r", "\t",      "=1+1", "\xc3\xa9"};
    enum { COUNT = sizeof cells / sizeof cells[0] };
    struct buffer out = {0};
    struct csv_row row;

    (void)state;
    csv_row_add(&out, cells, COUNT);
    csv_row_add(&out, cells + 1, 1); /* a row of one empty cell is no blank line */

    struct csv_reader *reader = csv_reader_new(buffer_text(&out), out.length);

    assert_int_equal(csv_reader_next(reader, &row), 1);
    assert_int_equal(row.count, COUNT);
    for (size_t i = 0; i < COUNT; i++) {
        assert_string_equal(row.cells[i], cells[i]);
    }
    assert_int_equal(csv_reader_next(reader, &row), 1);
    assert_int_equal(row.count, 1);
    assert_string_equal(row.cells[0], "");
    assert_int_equal(csv_reader_next(reader, &row), 0);
    assert_int_equal(csv_reader_next(reader, &row), 0);
    csv_reader_free(reader);
    buffer_free(&out);
}

static void csv__starts_afresh__after_a_fault(void **state)
{
    static const char bad[] = "a,\"open";
    static const char good[] = "x,y\n";
    struct csv_reader *reader = csv_reader_new(bad, strlen(bad));
    struct csv_row row;

    (void)state;
    assert_int_equal(csv_reader_next(reader, &row), -1);
    assert_int_equal(csv_reader_next(reader, &row), -1);
    assert_non_null(strstr(csv_reader_why(reader), "never closed"));
    csv_reader_reset(reader, good, strlen(good));
    assert_int_equal(csv_reader_next(reader, &row), 1);
    assert_int_equal(row.count, 2);
    assert_string_equal(row.cells[0], "x");
    assert_string_equal(csv_reader_why(reader), "");
    csv_reader_free(reader);
}

/* The only row of a text. */
static struct csv_reader *read_row(const char *text, char separator, struct csv_row *row)
{
    struct csv_reader *reader = csv_reader_new(text, strlen(text));

    csv_reader_separate(reader, separator);
    assert_int_equal(csv_reader_next(reader, row), 1);
    return reader;
}

/* A quote in a cell behind a row lets libcsv parse it. */
static void csv__splits__rows_as_libcsv_does(void **state)
{
    static const char *const rows[] = {"a,b",
                                       " a , b ",
                                       "a,",
                                       ",,c",
                                       "a b\t,\tc\r",
                                       "a\rb, \r,c",
                                       ",\tb,",
                                       "\xc3\xa9, x ,",
                                       "one",
                                       "\"a\",b",
                                       "\"a,b\",\"c\"",
                                       " \"a b\" , \" c \"",
                                       "\"\",\"\"",
                                       "x,\"\"",
                                       "\"a\"\r",
                                       "\"a\"\t,\r\"b\"\r",
                                       "\"a\"\"b\",c",
                                       "a,\"b\"\"\",\"c\""};
    static const char separators[] = ",;\t";

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0] * (sizeof separators - 1); i++) {
        char plain[40], quoted[48], separator = separators[i % (sizeof separators - 1)];
        struct csv_row split, parsed;

        snprintf(plain, sizeof plain, "%s\n", rows[i / (sizeof separators - 1)]);
        for (char *c = plain; *c != '\0'; c++) {
            *c = *c == ',' ? separator : *c;
        }
        snprintf(quoted, sizeof quoted, "%.*s%c\"q\"\"\"\n", (int)strlen(plain) - 1, plain,
                 separator);

        struct csv_reader *by_us = read_row(plain, separator, &split);
        struct csv_reader *by_libcsv = read_row(quoted, separator, &parsed);

        assert_int_equal(split.count + 1, parsed.count);
        for (size_t k = 0; k < split.count; k++) {
            assert_string_equal(split.cells[k], parsed.cells[k]);
        }
        assert_int_equal(csv_reader_next(by_us, &split), 0);
        csv_reader_free(by_us);
        csv_reader_free(by_libcsv);
    }
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, scratch_make, scratch_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SCRATCH(ini__gives__values_lines_and_order),
        IN_SCRATCH(ini__keeps_apart__a_key_and_a_section_of_one_name),
        IN_SCRATCH(ini__names__each_fault_with_its_line),
        IN_SCRATCH(ini__reports__every_fault_of_a_file),
        IN_SCRATCH(ini__bounds__lines_keys_and_files),
        IN_SCRATCH(ini__refuses__what_is_no_file),
        IN_SCRATCH(ini__is_confirmed__where_iniparser_reads_the_same),
        IN_SCRATCH(csv__gives__cells_columns_and_lines),
        IN_SCRATCH(csv__names__each_fault_with_its_line),
        IN_SCRATCH(csv__reports__every_ragged_row),
        IN_SCRATCH(csv__bounds__rows_and_cells),
        cmocka_unit_test(csv__writes__what_it_reads),
        cmocka_unit_test(csv__starts_afresh__after_a_fault),
        cmocka_unit_test(csv__splits__rows_as_libcsv_does),
    };

    return cmocka_run_group_tests_name("tables", tests, NULL, NULL);
}
