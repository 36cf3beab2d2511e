/* collect.c: fleetlab collect: what students have handed in. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "class/class.h"
#include "class/histogram.h"
#include "cmd/collect_files.h"
#include "cmd/collect_inputs.h"
#include "cmd/collect_list.h"
#include "cmd/commands.h"
#include "cmd/options.h"
#include "cmd/collect_box.h"
#include "cmd/collect_gradebook.h"
#include "cmd/collect_html.h"
#include "cmd/collect_return.h"
#include "cmd/collect_sheet.h"
#include "cmd/collect_slices.h"
#include "cmd/collect_xapi.h"
#include "cmd/output.h"
#include "cmd/say.h"
#include "cmd/student.h"
#include "store/number.h"
#include "store/path.h"

enum {
    OPTION_GRADEBOOK,
    OPTION_ROSTER,
    OPTION_MARKS,
    OPTION_WRITTEN,
    OPTION_SHEET,
    OPTION_STUDENT,
    OPTION_RETURN,
    OPTION_ASSIGNMENT,
    OPTION_CLASS,
    OPTION_XAPI,
    OPTION_HTML,
    OPTION_OUT,
    OPTION_COURSE,
    OPTION_FORMAT,
    OPTION_MAKE,
    OPTION_GROUP,
    OPTION_SWEEP,
    OPTION_USER_FILES,
    OPTION_USER_BYTES,
    OPTION_MOST_FILES,
    OPTION_MOST_BYTES,
    OPTION_CLOSE,
    OPTION_SHARD,
    OPTION_MERGE,
    OPTIONS
};

static const struct option_row option_rows[] = {
    {"gradebook", "FORMAT", "write gradebook-FORMAT.csv: canvas, moodle, nbgrader or csv"},
    {"roster", "FILE", "who is in the class, as CSV: login and more"},
    {"marks", "FILE", "marks of written answers: a sheet, or CSV with login,mark,feedback"},
    {"written", "N", "what the written answers are worth (a sheet: as its points say)"},
    {"sheet", "FILE", "write what people mark, a row a student and question, as CSV"},
    {"student", "LOGIN", "the sheet of one student alone"},
    {"return", "DIR", "write what students get back into DIR, where they alone find theirs"},
    {"assignment", "TITLE", "the gradebook's title; Canvas wants \"Title (id)\""},
    {"class", NULL, "the class's predictions, names off: class.csv, class.json"},
    {"xapi", "IRI", "all statements, with accounts at home at IRI: statements.jsonl"},
    {"html", "DIR", "write the class as pages for a browser into DIR, one a student, too"},
    {"out", "DIR", "write files into DIR (default: here), and there a report for each student"},
    {"course", "NAME", "the course that is collected"},
    {"format", "text|json|sheet", "what to print: the list (default text), or sheets to read"},
    {"make-dropbox", "DIR", "make a drop box, or mend one"},
    {"group", "NAME", "the group of the staff that may read it (default: staff)"},
    {"sweep", "DIR", "take what lies in the drop box DIR into the folder STORAGE"},
    {"user-files", "N", "files that a sweep takes of one user (default 1,000)"},
    {"user-bytes", "N", "their bytes (default 256 MB)"},
    {"most-files", "N", "files that a sweep takes in all (default 1,000,000)"},
    {"most-bytes", "N", "their bytes (default 16 GB)"},
    {"close", "DIR", "close the drop box DIR: a LOCK that says TEXT"},
    {"shard", "I/N", "read the I-th of N slices alone, into --out DIR, for --merge"},
    {"merge", "DIR", "take the slices in DIR for read ledgers; name what is missing"},
    {NULL, NULL, NULL},
};

/* Points for a finished lab where the course's settings say nothing. */
static const double POINTS = 100;

/* What others than the owner and the group may do with files that are written. */
enum { PRIVATE = 0027 };

struct collection {
    const struct command *command;
    const char *const *values; /* of the options */
    struct collect_inputs inputs;
    const char *out;  /* where files go */
    size_t gradebook; /* index of the format */
    struct course course;
    struct roster roster;
    struct marks marks;
    struct grading grading;
    struct class class;
};

/* ---- what was asked ---- */

static bool read_written(const struct collection *collection, double *written)
{
    const char *text = collection->values[OPTION_WRITTEN];
    if (text && !collection->values[OPTION_MARKS]) {
        command_refuse(collection->command,
                       "--written says what the marks of --marks FILE are worth; give both");
        return false;
    }
    if (text && (!number_parse(text, written) || *written <= 0)) {
        command_refuse(collection->command, "--written %s: give a number above 0", text);
        return false;
    }
    return true;
}

static bool read_lists(struct collection *collection, const struct catalog *catalog)
{
    const char *title = collection->values[OPTION_ASSIGNMENT];
    const char *marks = collection->values[OPTION_MARKS];
    const struct store_kernel *kernel = store_kernel_system();
    int64_t due_ms = policy_last_due(&collection->course.policy);
    struct fault_list faults = {0};
    double written = 0;
    bool good = read_written(collection, &written);
    if (good && collection->values[OPTION_ROSTER]) {
        good = roster_read(&collection->roster, collection->values[OPTION_ROSTER], &faults);
    }
    if (good && marks) {
        good = marks_read(&collection->marks, marks, catalog, written, &faults);
    }
    collection->grading = (struct grading){
        .assignment = title ? title : collection->course.name,
        .points = collection->course.marks > 0 ? collection->course.marks : POINTS,
        .term = due_ms < 0                                   ? GRADING_ENDLESS
                : kernel->wall_ms(kernel->context) <= due_ms ? GRADING_OPEN
                                                             : GRADING_DUE,
        .written = collection->marks.most,
        .marks = marks ? &collection->marks : NULL,
        .policy = &collection->course.policy,
    };
    fault_print_all(&faults, stderr);
    fault_free(&faults);
    return good;
}

/* A slice is of read ledgers alone: what is made of them, the whole class makes. */
static bool shard_is_fit(const struct collection *collection)
{
    static const int others[] = {
        OPTION_GRADEBOOK, OPTION_ROSTER,  OPTION_MARKS,      OPTION_WRITTEN,
        OPTION_SHEET,     OPTION_STUDENT, OPTION_RETURN,     OPTION_CLASS,
        OPTION_XAPI,      OPTION_MERGE,   OPTION_ASSIGNMENT, OPTION_HTML,
    };
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        if (collection->values[others[i]]) {
            command_refuse(collection->command,
                           "--shard reads a slice, and nothing more; give --%s where you --merge",
                           option_rows[others[i]].name);
            return false;
        }
    }
    if (!collection->values[OPTION_OUT]) {
        command_refuse(collection->command, "name with --out DIR where the slice goes");
        return false;
    }
    return true;
}

/* ---- what is written ---- */

static bool write_reports(const struct collection *collection)
{
    size_t failed;
    size_t written = collect_files_reports(&collection->class, collection->out, &failed);
    say_error("written: %zu report%s in %s/reports", written, number_plural(written),
              collection->out);
    return failed == 0;
}

static bool write_sheet(const struct collection *collection)
{
    struct buffer text = {0};
    bool good = collect_sheet_add(&text, &collection->class, &collection->grading,
                                  collection->values[OPTION_STUDENT], false);
    umask(umask(0) | PRIVATE);
    good = output_put(collection->command, collection->values[OPTION_SHEET], &text) == CMD_OK &&
           good;
    if (good) {
        say_error("written: %s", collection->values[OPTION_SHEET]);
    }
    buffer_free(&text);
    return good;
}

static bool write_feedback(const struct collection *collection)
{
    const char *folder = collection->values[OPTION_RETURN];
    size_t failed;
    size_t written = collect_return(&collection->class, &collection->grading, folder, &failed);
    say_error("written: feedback for %zu student%s in %s", written, number_plural(written), folder);
    return failed == 0;
}

static bool print_sheets(const struct collection *collection)
{
    struct buffer text = {0};
    bool good = collect_sheet_add(&text, &collection->class, &collection->grading,
                                  collection->values[OPTION_STUDENT], true);
    say_text(&text);
    buffer_free(&text);
    return good;
}

static bool write_class(const struct collection *collection, const struct histogram *histogram)
{
    struct buffer csv = {0}, text = {0};
    collect_list_class(histogram, &csv, &text);
    bool good = collect_files_write(collection->command, collection->out, "class.csv", &csv);
    good = collect_files_write(collection->command, collection->out, "class.json", &text) && good;
    buffer_free(&csv);
    buffer_free(&text);
    return good;
}

/* ---- the command ---- */

static int write_all(const struct collection *collection)
{
    struct histogram histogram = {0};
    bool good = true, predictions = collection->values[OPTION_CLASS] != NULL;
    if (predictions) {
        histogram_make(&histogram, &collection->class);
        good = write_class(collection, &histogram);
    }
    if (collection->values[OPTION_GRADEBOOK]) {
        good = collect_gradebook_put(collection->command, collection->gradebook, &collection->class,
                                     &collection->grading, collection->out) &&
               good;
    }
    if (collection->values[OPTION_OUT]) {
        good = write_reports(collection) && good;
    }
    if (collection->values[OPTION_XAPI]) {
        good = collect_xapi_put(&collection->class, &collection->grading,
                                collection->values[OPTION_XAPI], collection->out) &&
               good;
    }
    if (collection->values[OPTION_SHEET]) {
        good = write_sheet(collection) && good;
    }
    if (collection->values[OPTION_HTML]) {
        good = collect_html(&collection->class, &collection->grading,
                            collection->values[OPTION_HTML]) &&
               good;
    }
    if (collection->values[OPTION_RETURN]) {
        good = write_feedback(collection) && good;
    }
    if (strcmp(collection->values[OPTION_FORMAT], "sheet") == 0) {
        good = print_sheets(collection) && good;
    } else {
        collect_list_print(&collection->class, &collection->grading,
                           predictions ? &histogram : NULL,
                           strcmp(collection->values[OPTION_FORMAT], "json") == 0);
    }
    histogram_free(&histogram);
    return good && class_is_sound(&collection->class) ? CMD_OK : CMD_FAILED;
}

/* A folder that files go to; CMD_OK when it is there. */
static int open_folder(const struct collection *collection, const char *folder)
{
    struct buffer why = {0};
    int status = CMD_OK;
    umask(umask(0) | PRIVATE); /* grades are nobody else's */
    if (!path_make_folders(store_kernel_system(), folder, &why)) {
        command_refuse(collection->command, "%s", buffer_text(&why));
        status = CMD_FAILED;
    } else if (!collect_inputs_are_apart(&collection->inputs, collection->command, folder)) {
        status = CMD_USAGE;
    }
    buffer_free(&why);
    return status;
}

static bool list_class(struct collection *collection, const struct catalog *catalog)
{
    bool listed = class_list(&collection->class, catalog, &collection->course, &collection->roster,
                             collection->inputs.folders);
    if (!listed) {
        fault_print_all(&collection->class.faults, stderr);
    }
    return listed;
}

static int collect_shard(struct collection *collection, const struct catalog *catalog)
{
    const char *const *values = collection->values;
    return student_course(values[OPTION_COURSE], catalog, &collection->course) &&
                   shard_is_fit(collection) && list_class(collection, catalog)
               ? collect_slices_write(collection->command, &collection->class, values[OPTION_SHARD],
                                      values[OPTION_OUT])
               : CMD_USAGE;
}

static int open_folders(const struct collection *collection)
{
    const char *const *values = collection->values;
    bool out = values[OPTION_CLASS] || values[OPTION_GRADEBOOK] || values[OPTION_OUT] ||
               values[OPTION_XAPI];
    int status = out ? open_folder(collection, collection->out) : CMD_OK;
    return status == CMD_OK && values[OPTION_HTML] ? open_folder(collection, values[OPTION_HTML])
                                                   : status;
}

static int collect(struct collection *collection, const struct catalog *catalog)
{
    if (!student_course(collection->values[OPTION_COURSE], catalog, &collection->course) ||
        !collect_gradebook_format(collection->command, collection->values[OPTION_GRADEBOOK],
                                  &collection->gradebook) ||
        !collect_xapi_home(collection->command, collection->values[OPTION_XAPI]) ||
        !collect_sheet_is_fit(collection->command, &collection->inputs,
                              collection->values[OPTION_SHEET], collection->values[OPTION_MARKS]) ||
        !read_lists(collection, catalog)) {
        return CMD_USAGE;
    }
    int status = open_folders(collection);
    if (status != CMD_OK) {
        return status;
    }
    status = list_class(collection, catalog)
                 ? collect_slices_read(collection->command, &collection->class,
                                       collection->values[OPTION_MERGE], collection->inputs.folders)
                 : CMD_USAGE;
    if (status != CMD_OK) {
        return status;
    }
    const char *login = collection->values[OPTION_STUDENT];
    if (login && !class_find(&collection->class, login)) {
        return command_refuse(collection->command, "there is no student %s in the class", login);
    }
    return command_finish(write_all(collection));
}

static int collect_folders(const struct command *command, const struct options *options,
                           const char *const *values, const char *const *operands)
{
    struct collection collection = {
        .command = command,
        .values = values,
        .out = values[OPTION_OUT] ? values[OPTION_OUT] : ".",
    };
    struct catalog *catalog = options_catalog(options);
    if (!catalog) {
        return CMD_USAGE;
    }
    int status = collect_inputs_open(&collection.inputs, command, operands)
                     ? (values[OPTION_SHARD] ? collect_shard : collect)(&collection, catalog)
                     : CMD_USAGE;
    class_free(&collection.class);
    collect_inputs_close(&collection.inputs);
    roster_free(&collection.roster);
    marks_free(&collection.marks);
    course_free(&collection.course);
    catalog_free(catalog);
    return status;
}

/* The sweep's limits; those that weren't given stay as they are. */
static bool read_limits(const struct command *command, const char *const *values,
                        struct intake_limits *limits)
{
    const struct {
        int option;
        uint64_t *limit;
    } given[] = {{OPTION_USER_FILES, &limits->user_files},
                 {OPTION_USER_BYTES, &limits->user_bytes},
                 {OPTION_MOST_FILES, &limits->files},
                 {OPTION_MOST_BYTES, &limits->bytes}};
    bool good = true;
    for (size_t i = 0; good && i < sizeof given / sizeof given[0]; i++) {
        good = collect_box_limit(command, option_rows[given[i].option].name,
                                 values[given[i].option], given[i].limit);
    }
    return good;
}

static int sweep(const struct command *command, const char *const *values, const char *storage)
{
    struct intake_limits limits = intake_limits_default;
    struct course course;
    struct fault_list faults = {0};
    bool good = course_read(values[OPTION_COURSE], &course, &faults);
    fault_print_all(&faults, stderr);
    fault_free(&faults);
    int status = good && read_limits(command, values, &limits)
                     ? collect_box_sweep(command, values[OPTION_SWEEP], storage, course.name,
                                         &limits)
                     : CMD_USAGE;
    course_free(&course);
    return status;
}

static int run(const struct command *command, int argc, char **argv)
{
    const char *values[OPTIONS] = {
        [OPTION_GROUP] = "staff",
        [OPTION_FORMAT] = "text",
    };
    struct options options = options_begin(command, argc, argv);
    const char *const *operands = options_read(&options, values, INT_MAX);
    options_choice(&options, OPTION_FORMAT, values[OPTION_FORMAT]);
    if (options.status >= 0) {
        return options.status;
    }
    bool chore = values[OPTION_MAKE] || values[OPTION_SWEEP] || values[OPTION_CLOSE];
    if (chore && operands[0] && operands[1]) {
        return command_refuse(command, "%s is one argument too many; see fleetlab collect --help",
                              operands[1]);
    }
    if (values[OPTION_MAKE] && !operands[0]) {
        return collect_box_make(command, values[OPTION_MAKE], values[OPTION_GROUP]);
    }
    if (values[OPTION_SWEEP] && operands[0]) {
        return sweep(command, values, operands[0]);
    }
    if (values[OPTION_CLOSE]) {
        return collect_box_close(command, values[OPTION_CLOSE], operands[0] ? operands[0] : "");
    }
    if (values[OPTION_MAKE] || values[OPTION_SWEEP] || !operands[0]) {
        return command_refuse(
            command, "say what to do: the folders or zip files of the ledgers, --make-dropbox DIR, "
                     "--close DIR, or --sweep DIR STORAGE");
    }
    return collect_folders(command, &options, values, operands);
}

const struct command collect_command = {
    .name = "collect",
    .operands = "[DIR ... | STORAGE | TEXT]",
    .help = "Grade a class's ledgers; make a drop box, empty or close it",
    .run = run,
    .paged = true,
    .options = option_rows,
};
