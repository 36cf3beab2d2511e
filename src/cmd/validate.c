/* validate.c: the model against published runs. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cmd/commands.h"
#include "cmd/options.h"
#include "cmd/say.h"
#include "cmd/validation.h"
#include "store/csv.h"
#include "store/json.h"
#include "store/number.h"

enum { VALIDATE_FORMAT };

static const struct option_row option_rows[] = {
    {"format", "text|csv|json", "how to print it (default text)"},
    {NULL, NULL, NULL},
};

/* What a sum is over: kinds that say something, of one basis. */
struct case_count {
    size_t all, within;
};

static struct case_count tally_of(const struct validation_case *cases, size_t count,
                                  enum validation_basis basis, enum validation_kind kind)
{
    struct case_count tally = {0};
    for (size_t i = 0; i < count; i++) {
        if (cases[i].basis == basis && cases[i].kind == kind) {
            tally.all++;
            tally.within += strcmp(validation_verdict(&cases[i]), "in tolerance") == 0;
        }
    }
    return tally;
}

/* Evidence is what the model was neither fitted to nor is by its arithmetic. */
static void put_evidence(const struct validation_case *cases, size_t count,
                         enum validation_basis basis, const char *name, struct buffer *text)
{
    struct case_count checks = tally_of(cases, count, basis, VALIDATION_CHECK);
    struct case_count bounds = tally_of(cases, count, basis, VALIDATION_BOUND);
    size_t misses = tally_of(cases, count, basis, VALIDATION_MISS).all;
    buffer_add_format(text, "    %zu %s: %zu within tolerance, %zu known to miss",
                      checks.all + misses, name, checks.within, misses);
    if (bounds.all > 0) {
        buffer_add_format(text, "; and %zu bounds, %zu kept", bounds.all, bounds.within);
    }
    buffer_add_char(text, '\n');
}

static void put_sums(const struct validation_case *cases, size_t count, struct buffer *text)
{
    size_t out = 0, fitted = 0, basis[VALIDATION_BASES] = {0};
    for (size_t i = 0; i < count; i++) {
        bool is_fitted = cases[i].kind == VALIDATION_CALIBRATION;
        out += strcmp(validation_verdict(&cases[i]), "OUT") == 0;
        fitted += is_fitted;
        basis[cases[i].basis] += !is_fitted;
    }
    buffer_add_format(text, "%zu cases: %zu out of tolerance\nevidence:\n", count, out);
    put_evidence(cases, count, VALIDATION_MEASUREMENT, "published measurements", text);
    put_evidence(cases, count, VALIDATION_PUBLISHED_MODEL, "published models", text);
    buffer_add_format(text,
                      "no evidence: %zu calibrations, %zu identities, %zu of the model against "
                      "itself\n",
                      fitted, basis[VALIDATION_IDENTITY], basis[VALIDATION_SELF]);
}

static void put_text(const struct validation_case *cases, size_t count, struct buffer *text)
{
    buffer_add_format(text, "%-28s %10s %10s %9s %9s  %-11s %-15s %s\n", "case", "reported",
                      "model", "error %", "tolerance", "kind", "basis", "verdict");
    for (size_t i = 0; i < count; i++) {
        const struct validation_case *c = &cases[i];
        buffer_add_format(text, "%-28s %10.4g %10.4g %+9.3f %9.4g  %-11s %-15s %s\n", c->id,
                          c->reported, c->model, c->error, c->tolerance,
                          validation_kind_name(c->kind), validation_basis_name(c->basis),
                          validation_verdict(c));
        buffer_add_format(text, "    %s\n    %s\n", c->quantity, c->source);
    }
    put_sums(cases, count, text);
}

static void put_csv(const struct validation_case *cases, size_t count, struct buffer *text)
{
    static const char *const header[] = {"case",  "source",        "quantity",  "reported",
                                         "model", "error_percent", "tolerance", "kind",
                                         "basis", "verdict"};
    csv_row_add(text, header, sizeof header / sizeof header[0]);
    for (size_t i = 0; i < count; i++) {
        const struct validation_case *c = &cases[i];
        char numbers[4][NUMBER_ROOM];
        const char *const cells[] = {c->id,
                                     c->source,
                                     c->quantity,
                                     number_short(c->reported, numbers[0]),
                                     number_short(c->model, numbers[1]),
                                     number_short(c->error, numbers[2]),
                                     number_short(c->tolerance, numbers[3]),
                                     validation_kind_name(c->kind),
                                     validation_basis_name(c->basis),
                                     validation_verdict(c)};
        csv_row_add(text, cells, sizeof cells / sizeof cells[0]);
    }
}

static void put_json(const struct validation_case *cases, size_t count, struct buffer *text)
{
    struct json_out json = {.buffer = text};
    json_open(&json, NULL, '[');
    for (size_t i = 0; i < count; i++) {
        const struct validation_case *c = &cases[i];
        json_open(&json, NULL, '{');
        json_put_text(&json, "case", c->id);
        json_put_text(&json, "source", c->source);
        json_put_text(&json, "quantity", c->quantity);
        json_put_number(&json, "reported", c->reported);
        json_put_number(&json, "model", c->model);
        json_put_number(&json, "error_percent", c->error);
        json_put_number(&json, "tolerance", c->tolerance);
        json_put_text(&json, "kind", validation_kind_name(c->kind));
        json_put_text(&json, "basis", validation_basis_name(c->basis));
        json_put_text(&json, "verdict", validation_verdict(c));
        json_close(&json, '}');
    }
    json_close(&json, ']');
    buffer_add_char(text, '\n');
}

static int print_cases(const struct validation_case *cases, size_t count, int format)
{
    static void (*const printers[])(const struct validation_case *cases, size_t count,
                                    struct buffer *text) = {put_text, put_csv, put_json};
    struct buffer text = {0};
    int status = CMD_OK;
    printers[format](cases, count, &text);
    say_text(&text);
    buffer_free(&text);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(validation_verdict(&cases[i]), "OUT") == 0) {
            status = CMD_FAILED;
        }
    }
    return command_finish(status);
}

static int validate(const struct options *options, int format)
{
    struct catalog *catalog = options_catalog(options);
    if (catalog == NULL) {
        return CMD_USAGE;
    }
    struct fault_list faults = {0};
    struct arena *arena = arena_new();
    size_t count = 0;
    const struct validation_case *cases = validation_run(catalog, arena, &count, &faults);
    fault_print_all(&faults, stderr);
    int status = cases == NULL ? CMD_USAGE : print_cases(cases, count, format);
    fault_free(&faults);
    arena_free(arena);
    catalog_free(catalog);
    return status;
}

static int run(const struct command *command, int argc, char **argv)
{
    const char *values[] = {[VALIDATE_FORMAT] = "text"};
    struct options options = options_begin(command, argc, argv);
    options_take_folder(&options, options_read(&options, values, 1)[0]);
    int format = options_choice(&options, VALIDATE_FORMAT, values[VALIDATE_FORMAT]);
    return options.status >= 0 ? options.status : validate(&options, format);
}

const struct command validate_command = {
    .name = "validate",
    .operands = "[DIR]",
    .help = "Hold the model against published runs",
    .run = run,
    .paged = true,
    .options = option_rows,
};
