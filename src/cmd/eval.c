/* eval.c: one evaluation of the model. */
#include <math.h>
#include <string.h>

#include "cmd/commands.h"
#include "cmd/options.h"
#include "cmd/say.h"
#include "cmd/trial.h"
#include "design/evaluate.h"

enum { EVAL_FORMAT = TRIAL_OPTION_COUNT };

static const double WHOLE_MOST = 1e9; /* of numbers that are shown whole */

static const struct option_row option_rows[] = {
    TRIAL_OPTIONS,
    {"format", "text|json|csv", "how to print it (default text)"},
    {NULL, NULL, NULL},
};

/* For reading: four digits, those before the point, and whole numbers as they are. Programs read
 * JSON or CSV. */
static void put_rounded(struct buffer *text, const struct sim_output *output, double value)
{
    bool whole = value == trunc(value) && fabs(value) < WHOLE_MOST;
    if (output->kind == SIM_CHOICE || whole) {
        trial_put_text(text, output, value);
    } else {
        bool long_one = fabs(value) >= 1000 && fabs(value) < WHOLE_MOST;
        buffer_add_format(text, long_one ? "%.0f" : "%.4g", value);
    }
}

static void print_text(const struct trial *s, const struct sim_outputs *out, struct buffer *text)
{
    buffer_add_format(text, "%-24s %s\n%-24s %s\n", "track", s->track->id, "part",
                      part_id(s->part));
    for (size_t i = 0; i < s->output_count; i++) {
        const struct sim_output *output = s->outputs[i];
        double value = sim_output_get(out, output);
        buffer_add_format(text, "%-24s ", output->name);
        if (!isnan(value)) {
            put_rounded(text, output, value);
        }
        buffer_add_format(text, "%s%s%s\n", isnan(value) ? "-" : "",
                          isnan(value) || *output->unit == '\0' ? "" : " ",
                          isnan(value) ? "" : output->unit);
    }
    const char *reason = trial_reason(s, out);
    if (reason != NULL) {
        buffer_add_format(text, "%-24s %s\n", "reason", reason);
    }
}

static void print_json(const struct trial *s, const struct sim_outputs *out, struct buffer *text)
{
    struct json_out json = {.buffer = text};
    json_open(&json, NULL, '{');
    json_put_text(&json, "track", s->track->id);
    json_put_text(&json, "part", part_id(s->part));
    for (size_t i = 0; i < s->output_count; i++) {
        trial_put_json(&json, s->outputs[i], sim_output_get(out, s->outputs[i]));
    }
    const char *reason = trial_reason(s, out);
    if (reason != NULL) {
        json_put_text(&json, "reason", reason);
    }
    json_close(&json, '}');
    buffer_add_char(text, '\n');
}

static void print_csv(const struct trial *s, const struct sim_outputs *out, struct buffer *text)
{
    buffer_add_text(text, "track,part");
    for (size_t i = 0; i < s->output_count; i++) {
        buffer_add_format(text, ",%s", s->outputs[i]->name);
    }
    buffer_add_format(text, ",reason\n%s,%s", s->track->id, part_id(s->part));
    for (size_t i = 0; i < s->output_count; i++) {
        buffer_add_char(text, ',');
        trial_put_text(text, s->outputs[i], sim_output_get(out, s->outputs[i]));
    }
    const char *reason = trial_reason(s, out);
    buffer_add_format(text, ",%s\n", reason == NULL ? "" : reason);
}

static int evaluate(const struct trial *trial, int format)
{
    static void (*const printers[])(const struct trial *s, const struct sim_outputs *out,
                                    struct buffer *text) = {print_text, print_json, print_csv};
    struct sim_outputs out;
    struct buffer text = {0};
    design_evaluate(trial->part, &trial->design, &out);
    printers[format](trial, &out, &text);
    say_text(&text);
    buffer_free(&text);
    return command_finish(CMD_OK);
}

static int run(const struct command *command, int argc, char **argv)
{
    struct options options = options_begin(command, argc, argv);
    struct trial trial = {0};
    const char *format = "text";
    for (int option; (option = options_next(&options)) >= 0;) {
        if (option == EVAL_FORMAT) {
            format = options.value;
        } else {
            trial_option(&trial, option, options.value);
        }
    }
    options_operands(&options, 0);
    int chosen = options_choice(&options, EVAL_FORMAT, format);
    int status = options.status;
    if (status < 0) {
        status = trial_open(&trial, &options) ? evaluate(&trial, chosen) : CMD_USAGE;
    }
    trial_close(&trial);
    return status;
}

const struct command eval_command = {
    .name = "eval",
    .operands = "",
    .help = "Evaluate the model once",
    .run = run,
    .paged = true,
    .options = option_rows,
};
