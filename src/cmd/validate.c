/* validate.c: the model against published runs. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cmd/commands.h"
#include "cmd/validation.h"
#include "store/csv.h"
#include "store/json.h"
#include "store/number.h"

enum { VALIDATE_FORMAT };

const struct option_row validate_options[] = {
    {"format", "text|csv|json", "how to print it (default text)"},
    {NULL, NULL, NULL},
};

static void put_text(const struct validation_case *cases, size_t count, struct buffer *text)
{
    size_t out = 0, misses = 0;
    buffer_add_format(text, "%-20s %10s %10s %9s %9s  %-11s %s\n", "case", "reported", "model",
                      "error %", "tolerance", "kind", "verdict");
    for (size_t i = 0; i < count; i++) {
        const struct validation_case *c = &cases[i];
        buffer_add_format(text, "%-20s %10.4g %10.4g %+9.3f %9.4g  %-11s %s\n", c->id, c->reported,
                          c->model, c->error, c->tolerance, validation_kind_name(c->kind),
                          validation_verdict(c));
        buffer_add_format(text, "    %s\n    %s\n", c->quantity, c->source);
        out += strcmp(validation_verdict(c), "OUT") == 0;
        misses += c->kind == VALIDATION_MISS;
    }
    buffer_add_format(text, "%zu cases: %zu out of tolerance, %zu known to miss\n", count, out,
                      misses);
}

static void put_csv(const struct validation_case *cases, size_t count, struct buffer *text)
{
    static const char *const header[] = {"case", "source", "quantity", "reported", "model",
                                         "error_percent", "tolerance", "kind", "verdict"};
    csv_row_add(text, header, sizeof header / sizeof header[0]);
    for (size_t i = 0; i < count; i++) {
        const struct validation_case *c = &cases[i];
        char numbers[4][NUMBER_ROOM];
        const char *const cells[] = {
            c->id, c->source, c->quantity, number_short(c->reported, numbers[0]),
            number_short(c->model, numbers[1]), number_short(c->error, numbers[2]),
            number_short(c->tolerance, numbers[3]), validation_kind_name(c->kind),
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
        json_put_text(&json, "verdict", validation_verdict(c));
        json_close(&json, '}');
    }
    json_close(&json, ']');
    buffer_add_char(text, '\n');
}

static const struct {
    const char *name;
    void (*put)(const struct validation_case *cases, size_t count, struct buffer *text);
} formats[] = {{"text", put_text}, {"csv", put_csv}, {"json", put_json}};
enum { FORMATS = sizeof formats / sizeof formats[0] };

static int print_cases(const struct validation_case *cases, size_t count, size_t format)
{
    struct buffer text = {0};
    int status = CMD_OK;
    formats[format].put(cases, count, &text);
    fwrite(buffer_text(&text), 1, text.length, stdout);
    buffer_free(&text);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(validation_verdict(&cases[i]), "OUT") == 0) {
            status = CMD_FAILED;
        }
    }
    return cmd_finish(status);
}

static int validate(const struct options *options, size_t format)
{
    struct lab_catalog *catalog = cmd_catalog(options);
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
    lab_catalog_free(catalog);
    return status;
}

int cmd_validate(const struct command *command, int argc, char **argv)
{
    struct options options = options_begin(command, argc, argv);
    const char *format = "text";
    while (options_next(&options) == VALIDATE_FORMAT) {
        format = options.value;
    }
    options_operands(&options, 0);
    if (options.status >= 0) {
        return options.status;
    }
    for (size_t i = 0; i < FORMATS; i++) {
        if (strcmp(formats[i].name, format) == 0) {
            return validate(&options, i);
        }
    }
    return cmd_refuse(command, "there is no format %s; choose text, csv or json", format);
}
